"""What ``congtin schedule sweep`` prints."""

from __future__ import annotations

from pathlib import Path

from rich.table import Column, Table
from rich.text import Text

from archive.showing.durations import duration
from archive.showing.output import document, printer
from archive.showing.tables import put
from archive.words import _
from crawler.schedule.planfile import plan_file
from crawler.schedule.sweep import Swept
from crawler.schedule.sweeping import Sweep, begins
from crawler.showing.schedule import clock


def sweep(found: Sweep, archive: Path, *, as_json: bool, is_planned: bool, quiet: bool = False) -> None:
    """Portal by portal, then whether there is time; ``quiet``: only where there is not."""
    if as_json:
        document(found)
        return
    if quiet:
        if not found.fits:
            print("\n".join(verdict(found)))
        return
    whole = [Column(name, no_wrap=True) for name in (_("portal"), _("ends"))]
    whole += [Column(name, justify="right") for name in (_("articles"), _("takes"), _("done by"))]
    table = Table(*whole, _("is there time?"))
    for each in found.portals:
        table.add_row(
            each.portal,
            each.valid_to,
            _("not known") if each.articles is None else str(each.articles),
            "" if each.hours is None else duration(each.hours * 3600),
            clock(each.done_by, found.zone),
            _verdict(each),
        )
    put(printer(), table)
    for line in verdict(found):
        print(line)
    if is_planned:
        said = _(
            "Planned as {name} in {file}, from {time} on: each portal every day until a full crawl of it came to its "
            "end. It runs while `congtin schedule run` does.",
            name=found.entry.name,
            file=plan_file(archive),
            time=f"{begins(found):%Y-%m-%d %H:%M}",
        )
        print(said)


def verdict(found: Sweep) -> list[str]:
    """Whether it can be done in time, and what would help."""
    sized = [each for each in found.portals if each.in_time is not None]
    late = [each for each in sized if not each.in_time]
    said = []
    if sized and not late:
        last = max(each.done_by or "" for each in sized)
        known = _(
            "In time: all {count} of known size are done by {time} ({zone}), {jobs} side by side, at the polite rate.",
            count=len(sized),
            time=clock(last, found.zone),
            zone=found.timezone,
            jobs=found.jobs,
        )
        said.append(known)
    elif late:
        more = (
            _("With jobs = {jobs} in the plan there is.", jobs=found.jobs_needed)
            if found.jobs_needed is not None
            else _("More side by side does not help: one alone takes longer. Begin earlier, or crawl a part (--since).")
        )
        named = ", ".join(each.portal for each in late)
        short = _("Not time enough for {portals} with {jobs} side by side.", portals=named, jobs=found.jobs)
        said.append(f"{short} {more}")
    if new := [each for each in found.portals if each.articles is None]:
        unknown = _(
            "The listings of {count} were never walked, so their size is not known: there is time for {room} articles "
            "of each with {jobs} side by side. Once they are being crawled, --print reckons again with what was found.",
            count=len(new),
            room=found.room or 0,  # as all counts are said: "747,692" is a fraction to who reads Vietnamese
            jobs=found.jobs,
        )
        said.append(unknown)
    return said


def _verdict(each: Swept) -> Text:
    if each.in_time is None:  # how many there is time for is said once, below: each has only its share
        return Text()
    return Text(_("in time"), "green") if each.in_time else Text(_("too late"), "bold red")
