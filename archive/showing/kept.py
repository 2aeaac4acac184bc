"""What the commands print that look after an archive."""

from __future__ import annotations

from collections.abc import Sequence

from archive.checking.findings import Finding
from archive.repair import Mended
from archive.seal import Sealed
from archive.showing.output import document, size_of, write_lines

_BAD = {
    "not-whole": "its end is torn: `congtin archive repair` cuts it, then seal again",
    "changed": "it is not what was sealed: `congtin archive verify` says what is wrong; restore it from a copy",
}


def sealed(done: Sequence[Sealed], busy: Sequence[str], *, as_json: bool) -> None:
    """What ``archive seal`` did; ``busy``: why portals were passed over."""
    if as_json:
        document({"files": done, "busy": busy})
        return
    lines = [f"{each.file}: {_BAD[each.what]}" for each in done if not each.is_good]
    lines += busy
    fresh = sum(each.what == "sealed" for each in done)
    packed = [each for each in done if each.what == "compressed"]
    if packed:
        was, now = (sum(sizes) for sizes in zip(*((each.was, each.bytes) for each in packed), strict=True))
        lines.append(f"{len(packed)} files sealed and compressed, {size_of(was)} to {size_of(now)}")
    if fresh or not packed:
        lines.append(f"{fresh} files sealed" if fresh else "nothing new to seal")
    write_lines(line.encode("utf-8", "backslashreplace") for line in lines)


def mended(done: Sequence[Mended], left: Sequence[Finding], busy: Sequence[str], *, as_json: bool) -> None:
    """What ``archive repair`` did, and what ``archive verify`` still finds."""
    if as_json:
        document({"mended": done, "left": left, "busy": busy})
        return
    lines = [*map(str, done), *busy]
    if left:
        lines += ["", "what nobody can mend without a copy, or what a crawl or `congtin reparse` brings back:"]
        lines += map(str, left)
    end = "sound" if not left else f"{len(left)} findings are left"
    lines += [f"{len(done)} things mended: {end}" if done else f"nothing to mend: {end}"]
    write_lines(line.encode("utf-8", "backslashreplace") for line in lines)
