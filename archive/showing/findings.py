"""What ``archive verify`` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from archive.checking.findings import Dangling, Finding, Name, Totals
from archive.showing.output import size_of, write_lines
from archive.words import _, again, many

_MENDED: frozenset[Name] = frozenset({
    "torn-tail", "nul", "bad-json", "blank-line", "too-long", "bom", "crlf", "duplicate", "index", "state",
})  # fmt: skip
"""What ``archive repair`` may mend."""
_LOST: frozenset[Name] = frozenset({"schema", "order", "hash", "gap", "reference", "digest", "bad-warc"})
"""What nobody can make up, and does not say so itself."""
_CURE = "restore it from a copy (`congtin archive verify -v` names each line)"


def findings(
    found: Iterable[Finding],
    totals: Totals,
    *,
    warc: bool,
    as_json: bool,
    quiet: bool = False,
    verbose: bool = False,
) -> int:
    """Prints findings as they come, then the totals; returns how many there were.

    ``quiet``: without totals. ``warc``: whether WARC files were read too; where they were not, the last line says so.
    ``verbose``, as JSON does, names each line that points to where a WARC file has nothing.
    """
    counts: Counter[str] = Counter()

    def counted() -> Iterator[Finding]:
        for finding in found:
            counts[finding.what] += 1
            yield finding

    def lines() -> Iterator[bytes]:
        if as_json:
            yield b'{"findings":['
        for finding in counted() if as_json or verbose else gathered(counted()):
            if as_json:
                yield (b"," if counts.total() > 1 else b"") + msgspec.json.encode(finding)
            else:
                yield again(str(finding)).encode("utf-8", "backslashreplace")
        if as_json:
            yield b'],"counts":%b,"checked":%b}' % (msgspec.json.encode(counts), msgspec.json.encode(totals))
        elif not quiet:
            unread = "" if warc else "; " + _("WARC files were not read (`--warc` reads them)")
            yield f"{_summary(counts, totals)}{unread}".encode()
            if step := _step(counts):
                yield step.encode()

    write_lines(lines())
    return counts.total()


def _step(counts: Counter[str]) -> str:
    """What mends what was found; empty where each finding says it itself."""
    if not _MENDED.isdisjoint(counts):
        return _("`congtin archive repair` mends what needs no guessing, and names what is left")
    if not _LOST.isdisjoint(counts):
        return _("`congtin archive repair` cannot make up what is lost here: restore the files named from a copy")
    return ""


def gathered(found: Iterable[Finding]) -> Iterator[Finding]:
    """``found``; in place of the lines that point to where a WARC file has nothing, at the end, how many they are."""
    dangling: Counter[tuple[str, int]] = Counter()
    for finding in found:
        if isinstance(finding, Dangling):
            dangling[finding.warc, finding.size] += 1
        else:
            yield finding
    for (warc, size), count in dangling.items():
        detail = _gone(count) if size < 0 else _cut(count)
        yield Finding(what="pointer", file=warc, line=0, offset=max(size, 0), detail=detail)


def _gone(count: int) -> str:
    if count == 1:
        return f"1 line points to this WARC file, which is not there: {_CURE}"
    return f"{count} lines point to this WARC file, which is not there: {_CURE}"


def _cut(count: int) -> str:
    if count == 1:
        return f"1 line points behind the end of this WARC file: {_CURE}"
    return f"{count} lines point behind the end of this WARC file: {_CURE}"


def _summary(counts: Counter[str], totals: Totals) -> str:
    checked = _(
        "{lines} in {files}, {size} unpacked",
        lines=many(totals.lines, "{count} line", "{count} lines"),
        files=many(totals.files, "{count} file", "{count} files"),
        size=size_of(totals.unpacked_bytes),
    )
    if totals.warc_records:
        size = size_of(totals.unpacked_warc_bytes)
        records = many(
            totals.warc_records, "{count} WARC record of {size}", "{count} WARC records of {size}", size=size
        )
        checked += f"; {records}"
    if not counts:
        return _("sound: {checked}", checked=checked)
    return f"{', '.join(f'{count} {what}' for what, count in counts.most_common())}: {checked}"
