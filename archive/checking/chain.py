"""How the revisions of a portal's articles hang together; sees them one by one, in the order of the files."""

from __future__ import annotations

from collections.abc import Iterator

from archive.checking.findings import Finding, Problem
from archive.checking.linecheck import Link, Look

_MOST = 4096
"""Revisions of one article that are kept track of; a number beyond it is taken for damage."""


class Chain:
    """Remembers of each article which revisions there were: one integer an article, a bit a revision."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def add(self, name: str, link: Link) -> Iterator[Finding]:
        """What is wrong with a line of file ``name`` in the light of those before it."""
        for what, detail in self._problems(link):
            yield Finding(what=what, file=name, line=link.line, offset=link.offset, detail=detail)

    def look(self, name: str, look: Look) -> Iterator[Finding]:
        """What is wrong with an observation of file ``name``, once all articles have been seen."""
        if look.id not in self._seen:
            detail = f"there is no line of {look.id}"
            yield Finding(what="reference", file=name, line=look.line, offset=look.offset, detail=detail)

    def gaps(self, folder: str) -> Iterator[Finding]:
        """Revisions that are missing in ``folder``, once all have been seen."""
        for id, seen in self._seen.items():
            missing = [str(number) for number in range(1, seen.bit_length()) if not _has(seen, number)]
            if missing:
                numbers = f"{', '.join(missing[:5])}{' ...' if len(missing) > 5 else ''}"
                detail = f"{id} lacks revision {numbers}"
                yield Finding(what="gap", file=folder, line=0, offset=0, detail=detail)

    def highest(self, id: str) -> int:
        """The highest revision of an article that was seen; 0 where there was none."""
        return max(self._seen.get(id, 0).bit_length() - 1, 0)

    def _problems(self, link: Link) -> Iterator[Problem]:
        seen = self._seen.get(link.id, 0)
        revision = f"{link.id} revision {link.revision}"
        if link.revision > _MOST:
            yield "gap", f"{revision} cannot be"
            return
        if _has(seen, link.revision):
            yield "duplicate", f"{revision} was written before"
        elif seen >> link.revision:
            yield "order", f"{revision} comes after a higher one"
        if link.supersedes is not None and not _has(seen, link.supersedes):
            yield "reference", f"{revision} supersedes {link.supersedes}, which was not written before it"
        if link.duplicate_of is not None and link.duplicate_of not in self._seen:
            yield "reference", f"{revision} repeats {link.duplicate_of}, which was not written before it"
        self._seen[link.id] = seen | 1 << link.revision


def _has(seen: int, revision: int) -> bool:
    return revision > 0 and bool(seen >> revision & 1)
