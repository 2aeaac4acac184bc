"""A new entry: named, checked against the registry, written, and said."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import date
from functools import reduce
from pathlib import Path
from typing import Any

import msgspec

from archive.showing.output import row
from archive.words import _, again
from crawler.clean.text import fold
from crawler.clock import Clock
from crawler.errors import CongtinError
from crawler.fetching.contact import is_loopback
from crawler.options import BadOption, read_options
from crawler.portals import registry
from crawler.schedule import planfile
from crawler.schedule.beginning import note_new
from crawler.schedule.model import Entry, Plan, chosen_by, names_portals
from crawler.schedule.timing import rule_of, zone_of
from crawler.schedule.units import portals_of
from crawler.showing.schedule import Line, clock, crawled
from crawler.strategy.accepting import project_settings

_SHAPES = {"at": "a time of the day like 06:30", "time_limit": "a number with s, m, h, d or w, like 6h"}
_ID = 70
"""Characters of a portal's id that go into a name of up to 80."""
_FLAGS = {"targets": "TARGET", "all": "--all", "province": "--province", "family": "--family"}


def entry_of(name: str | None, wish: Mapping[str, Any]) -> Entry:
    """The entry of a call; its name, if none is given, from what it crawls. Raises ``BadOption``."""
    read_options(mode=wish.get("mode"), assets=wish.get("assets"))
    try:
        entry = msgspec.convert(
            {"name": "x", **{key: value for key, value in wish.items() if value is not None}}, Entry
        )
    except msgspec.ValidationError as error:
        said, _, place = str(error).partition(" - at `$.")
        key = place.rstrip("`")
        option = key.replace("_", "-")
        if key in _SHAPES:
            raise BadOption(f"--{option} is {_SHAPES[key]}, not {wish[key]!r}") from None
        raise BadOption(f"--{option}: {said[:1].lower()}{said[1:]}") from None
    ways = chosen_by(entry)
    if not ways:
        raise BadOption("name a portal: an id, a URL or `demo`; or several with --all, --province or --family")
    if not names_portals(entry):
        named = reduce(lambda one, other: f"{one} and {other}", (_FLAGS[way] for way in ways))
        raise BadOption(f"{named} exclude each other")
    if entry.every is None and entry.cron is None:
        raise BadOption("say when: --every day --at 06:30, or --cron '30 6 * * *'")
    rule_of(entry, zone_of(Plan().timezone))
    planfile.options_of(entry)
    chosen = name if name is not None else _named(entry)
    try:
        return msgspec.convert({**msgspec.structs.asdict(entry), "name": chosen}, Entry)
    except msgspec.ValidationError:
        raise BadOption(f"--name is of a-z, 0-9, dots and hyphens, not {chosen!r}") from None


def add(archive: Path, entry: Entry, now: Clock) -> Plan:
    """Writes ``entry`` into the plan; from now on it waits for its next time. Raises ``CongtinError``."""
    portals_of(entry, now.now().date())
    if entry.settings:
        project_settings(archive, entry.settings)
    today = now.now().astimezone(zone_of(planfile.read(archive).timezone)).date()
    if entry.ends is not None and entry.ends < today:
        raise BadOption(f"--ends is the last day on which it runs, today or later, not {entry.ends}")
    plan = planfile.add(archive, entry)
    note_new(archive, plan, now)
    return plan


def said(line: Line, archive: Path, plan: Plan) -> None:
    """What was planned, and what is still to be done for it to happen."""
    zone = zone_of(plan.timezone)
    next_ = _("next {time}", time=clock(line.next, zone) or _("never"))
    print(f"{line.name}: {crawled(line)}; {again(line.when)} ({zone.key}); {next_}")
    if line.next:
        row(_("note"), _("starts are spread over {jitter} (jitter in the plan)", jitter=plan.jitter), 7)
    for note in line.notes:
        row(_("note"), again(note), 7)
    if not os.environ.get("CONGTIN_CONTACT"):
        (entry,) = [each for each in plan.crawl if each.name == line.name]
        if any(not is_loopback(portal.home) for portal, _ in portals_of(entry, date.today())[0]):
            said = _("set CONGTIN_CONTACT to your e-mail or web address where the runs are started")
            row(_("note"), said, 7)
    print(
        _(
            "Written to {file}. It runs while `congtin schedule run` does; or see `congtin schedule install --help` "
            "for cron and systemd.",
            file=planfile.plan_file(archive),
        )
    )


def _named(entry: Entry) -> str:
    if not entry.targets:
        parts = [f"province-{entry.province}" if entry.province else "", entry.family or ""]
        return re.sub(r"[^a-z0-9]+", "-", fold(" ".join(parts))).strip("-") or "all"
    try:
        first, *others = dict.fromkeys(registry.resolve(target).id for target in entry.targets)
    except CongtinError:
        return "crawl"  # which target cannot be is said when the entry is added
    # Several under the name of one would be taken out with it.
    return f"{first[:_ID]}-and-{len(others)}" if others else first
