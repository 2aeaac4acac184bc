"""``links/pairs.jsonl`` -> which portals share texts, and who had them first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from archive.linking.kept import pairs
from archive.reader import Archive
from crawler.reporting.model import Copied, Copies, Shared


def copies(archive: Archive, portals: Collection[str], counted: Collection[str]) -> Copies | None:
    """Pairs over two portals, one of ``portals`` at least; of those portals only the articles in ``counted`` count.

    None where copies were not looked for. Raises ArchiveError: the file is damaged.
    """
    found = pairs(archive)
    if found is None:
        return None
    told, untold, rehosted = Counter[tuple[str, str]](), Counter[tuple[str, str]](), 0
    for pair in found:
        one, other = _portal(pair.one), _portal(pair.other)
        ours = [id for id in (pair.one, pair.other) if _portal(id) in portals]
        if one == other or not ours or not all(id in counted for id in ours):
            continue
        if pair.rehosted:
            rehosted += 1
        elif pair.first is None:
            untold[min(one, other), max(one, other)] += 1
        else:
            told[(one, other) if pair.first == pair.one else (other, one)] += 1
    return Copies(
        directed=[Copied(first=one, copied_by=other, articles=count) for (one, other), count in told.most_common()],
        shared=[Shared(portals=pair, articles=count) for pair, count in untold.most_common()],
        rehosted=rehosted,
    )


def _portal(id: str) -> str:
    return id.partition(":")[0]
