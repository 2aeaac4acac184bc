"""What the commands print that look after an archive."""

from __future__ import annotations

from collections.abc import Sequence

from archive.checking.findings import Finding
from archive.checking.unreadable import UNREADABLE
from archive.repairing.repair import Mended
from archive.sealing.seal import Sealed
from archive.showing.findings import gathered
from archive.showing.output import document, size_of, write_lines
from archive.words import _, again, many

_BAD = {
    "not-whole": "its end is torn: `congtin archive repair` cuts it, then seal again",
    "changed": "it is not what was sealed: `congtin archive verify` says what is wrong; restore it from a copy",
    "unreadable": UNREADABLE,
}


def sealed(done: Sequence[Sealed], busy: Sequence[str], *, as_json: bool, quiet: bool = False) -> None:
    """What ``archive seal`` did; ``busy``: why portals were passed over. ``quiet``: only what was not sealed."""
    if as_json:
        document({"files": done, "busy": busy})
        return
    lines = [f"{each.file}: {again(_BAD[each.what])}" for each in done if not each.is_good]
    lines += map(again, busy)
    if quiet:
        write_lines(line.encode("utf-8", "backslashreplace") for line in lines)
        return
    fresh = sum(each.what == "sealed" for each in done)
    packed = [each for each in done if each.what == "compressed"]
    if packed:
        was, now = (sum(sizes) for sizes in zip(*((each.was, each.bytes) for each in packed), strict=True))
        sizes = {"was": size_of(was), "now": size_of(now)}
        lines.append(
            many(
                len(packed),
                "{count} file sealed and compressed, {was} to {now}",
                "{count} files sealed and compressed, {was} to {now}",
                **sizes,
            )
        )
    if fresh or not (packed or busy):
        said_so = many(fresh, "{count} file sealed", "{count} files sealed")
        lines.append(
            said_so if fresh else _("nothing new to seal: what a day (UTC) holds is sealed once that day is over")
        )
    write_lines(line.encode("utf-8", "backslashreplace") for line in lines)


def mended(
    done: Sequence[Mended],
    left: Sequence[Finding],
    busy: Sequence[str],
    *,
    warc: bool,
    as_json: bool,
    quiet: bool = False,
) -> None:
    """What ``archive repair`` did, and what ``archive verify`` still finds; ``quiet``: only that.

    ``warc``: whether the records of the WARC files were read for it.
    """
    if as_json:
        document({"mended": done, "left": left, "busy": busy})
        return
    left = list(gathered(left))
    if quiet:
        write_lines(again(str(each)).encode("utf-8", "backslashreplace") for each in (*busy, *left))
        return
    lines = [again(str(each)) for each in (*done, *busy)]
    if left:
        lines += ["", _("what nobody can mend without a copy, or what a crawl or `congtin reparse` brings back:")]
        lines += [again(str(each)) for each in left]
    end = many(len(left), "{count} finding is left", "{count} findings are left") if left else _("sound")
    end += "" if warc else "; " + _("WARC files were not read (`--warc` reads them)")
    what = many(len(done), "{count} thing mended: {end}", "{count} things mended: {end}", end=end)
    lines.append(what if done else end if busy else _("nothing to mend: {end}", end=end))
    write_lines(line.encode("utf-8", "backslashreplace") for line in lines)
