"""What ``archive verify`` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from archive.checking.findings import Finding, Totals
from archive.showing.output import size_of, write_lines
from archive.words import _, again


def findings(found: Iterable[Finding], totals: Totals, *, warc: bool, as_json: bool, quiet: bool = False) -> int:
    """Prints findings as they come, then the totals; returns how many there were.

    ``quiet``: without totals. ``warc``: whether WARC files were read too; where they were not, the last line says so.
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
                yield again(str(finding)).encode("utf-8", "backslashreplace")
        if as_json:
            yield b'],"counts":%b,"checked":%b}' % (msgspec.json.encode(counts), msgspec.json.encode(totals))
        elif not quiet:
            unread = "" if warc else "; " + _("WARC files were not read (`--warc` reads them)")
            yield f"{_summary(counts, totals)}{unread}".encode()

    write_lines(lines())
    return counts.total()


def _summary(counts: Counter[str], totals: Totals) -> str:
    checked = _(
        "{lines} lines in {files} files, {size} unpacked",
        lines=totals.lines,
        files=totals.files,
        size=size_of(totals.bytes),
    )
    if totals.warc_records:
        size = size_of(totals.warc_bytes)
        checked += "; " + _("{count} WARC records of {size}", count=totals.warc_records, size=size)
    if not counts:
        return _("sound: {checked}", checked=checked)
    return f"{', '.join(f'{count} {what}' for what, count in counts.most_common())}: {checked}"
