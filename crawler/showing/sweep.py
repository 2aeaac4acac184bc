"""What ``congtin schedule sweep`` prints."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from archive.showing.output import document
from crawler.schedule.planfile import plan_file
from crawler.schedule.sweep import Swept
from crawler.schedule.sweeping import Sweep, begins
from crawler.showing.schedule import clock
from crawler.showing.tables import duration


def sweep(found: Sweep, archive: Path, *, as_json: bool, is_planned: bool) -> None:
    """Portal by portal, then whether there is time."""
    if as_json:
        document(found)
        return
    table = Table("portal", "ends", "articles", "takes", "done by", "")
    for each in found.portals:
        table.add_row(
            each.portal,
            each.valid_to,
            "not known" if each.articles is None else str(each.articles),
            "" if each.hours is None else duration(each.hours * 3600),
            clock(each.done_by, found.zone),
            _verdict(each),
        )
    Console().print(table)
    for line in verdict(found):
        print(line)
    if is_planned:
        print(
            f"Planned as {found.entry.name} in {plan_file(archive)}, from {begins(found):%a %d.%m. %H:%M} on: "
            "each portal every day until a full crawl of it came to its end. It runs while `congtin schedule run` does."
        )


def verdict(found: Sweep) -> list[str]:
    """Whether it can be done in time, and what would help."""
    sized = [each for each in found.portals if each.in_time is not None]
    late = [each for each in sized if not each.in_time]
    said = []
    if sized and not late:
        last = max(each.done_by or "" for each in sized)
        said.append(
            f"In time: all {len(sized)} of known size are done by {clock(last, found.zone)} ({found.timezone}), "
            f"{found.jobs} side by side, at the polite rate."
        )
    elif late:
        more = (
            f"With jobs = {found.jobs_needed} in the plan there is."
            if found.jobs_needed is not None
            else "More side by side does not help: one alone takes longer. Begin earlier, or crawl a part (--since)."
        )
        said.append(
            f"Not time enough for {', '.join(each.portal for each in late)} with {found.jobs} side by side. {more}"
        )
    if new := [each for each in found.portals if each.articles is None]:
        least = min(new, key=lambda each: each.room)
        said.append(
            f"{len(new)} were never crawled, so their size is not known: there is time for {least.room:,} articles "
            "of each, if all go side by side. Once they are being crawled, --print reckons again with what was found."
        )
    return said


def _verdict(each: Swept) -> Text:
    if each.in_time is None:
        return Text(f"time for {each.room:,}")
    return Text("in time", "green") if each.in_time else Text("too late", "bold red")
