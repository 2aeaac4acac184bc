"""What ``archive verify`` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from archive.checking.findings import Finding, Totals
from archive.showing.output import size_of, write_lines


def findings(found: Iterable[Finding], totals: Totals, *, warc: bool, as_json: bool) -> int:
    """Prints findings as they come, then the totals; returns how many there were.

    ``warc``: whether WARC files were read too; where they were not, the last line says so.
    """
    counts: Counter[str] = Counter()

    def lines() -> Iterator[bytes]:
        if as_json:
            yield b'{"findings":['
        for finding in found:
            counts[finding.what] += 1
            if as_json:
                yield (b"," if counts.total() > 1 else b"") + msgspec.json.encode(finding)
            else:
                yield str(finding).encode("utf-8", "backslashreplace")
        if as_json:
            yield b'],"counts":%b,"checked":%b}' % (msgspec.json.encode(counts), msgspec.json.encode(totals))
        else:
            unread = "" if warc else "; WARC files were not read (`--warc` reads them)"
            yield f"{_summary(counts, totals)}{unread}".encode()

    write_lines(lines())
    return counts.total()


def _summary(counts: Counter[str], totals: Totals) -> str:
    checked = f"{totals.lines} lines in {totals.files} files, {size_of(totals.bytes)} unpacked"
    if totals.warc_records:
        checked += f"; {totals.warc_records} WARC records of {size_of(totals.warc_bytes)}"
    if not counts:
        return f"sound: {checked}"
    return f"{', '.join(f'{count} {what}' for what, count in counts.most_common())}: {checked}"
