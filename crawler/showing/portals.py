"""What ``congtin portals`` prints: lines for people, JSON for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from archive.showing.output import document
from crawler.inspecting.cases import Case
from crawler.inspecting.checks import Check
from crawler.portals.model import Portal
from crawler.portals.succession import Story, Unit, owner


def portals(found: Sequence[Portal], checked: Mapping[str, Check], *, as_json: bool) -> None:
    """A line a portal; JSON has its last check too, null where there was none."""
    if as_json:
        document([{**msgspec.structs.asdict(portal), "checked": _document(checked.get(portal.id))} for portal in found])
        return
    for portal in found:
        evidence = f"{portal.home_evidence}/{portal.evidence}"
        ended = f"until {portal.valid_to}" if portal.valid_to else ""
        after = f"-> {portal.successor}" if portal.successor else ""
        family = portal.family or "(recognised)"
        last = checked.get(portal.id)
        seen = f"{last.state} {last.checked_at[:10]}" if last is not None else "not checked"
        columns = f"{portal.id:21} {family:16} {evidence:17} {seen:16} {ended:16} {after:17}"
        print(f"{columns} {portal.home}  {portal.title}".rstrip())


def _document(check: Check | None) -> dict[str, Any] | None:
    return None if check is None else {**msgspec.structs.asdict(check), "state": check.state}


def checks(found: Sequence[Check], path: Path, *, as_json: bool) -> None:
    """What was found of each portal."""
    if as_json:
        document([_document(check) for check in found])
        return
    for check in found:
        print(f"{check.portal}: {check.state}")
        for step in check.steps:
            mark = {True: "ok", False: "NO", None: "?"}[step.ok]
            print(f"  {mark:3} {step.what:8} {step.said}" + (f"  {step.url}" if step.url else ""))
    print(f"Written to {path}")


def portal(found: Portal, told: Story, on: date | None, *, as_json: bool) -> None:
    """Every fact that the portal's file states, and what became of what it speaks for."""
    unit = owner(found, on) if on is not None else None
    if as_json:
        extra = {"story": told} if told.units else {}
        document({**msgspec.structs.asdict(found), **extra, **({} if on is None else {"owner": unit})})
        return
    stated = msgspec.structs.asdict(found)
    usual = msgspec.structs.asdict(Portal(home=""))
    for name, value in stated.items():
        if value != usual[name]:
            text = value if isinstance(value, str) else msgspec.json.encode(value).decode().strip('"')
            print(f"{name:14} {text}")
    for line in story(told):
        print(f"{'story':14} {line}")
    if on is not None:
        print(f"{f'on {on}':14} {_place(unit) if unit else 'nobody: it spoke for no province on that day'}")


def story(told: Story) -> list[str]:
    """The story in sentences.

    >>> end, start = date(2025, 6, 30), date(2025, 7, 1)
    >>> old = Unit(portal="vidu", province="Ví Dụ", gso_code="01", valid_to=end, legal_basis="Act 1")
    >>> new = Unit(portal="moi", province="Mới", valid_from=start)
    >>> for line in story(Story(portal="vidu", units=[old], successors=[new])):
    ...     print(line)
    Spoke for Ví Dụ (code 01) until 2025-06-30.
    Since 2025-07-01 it is part of Mới (portal moi), by Act 1.
    """
    lines = [_said(unit) for unit in told.units]
    if told.predecessors:
        names = ", ".join(f"{unit.province} (portal {unit.portal})" for unit in told.predecessors)
        lines.append(
            f"Into its present province went, on {told.predecessors[0].valid_to} at the end of the day: {names}."
        )
    for before, unit in zip([*told.units[-1:], *told.successors], told.successors, strict=False):
        since = before.valid_to + timedelta(days=1) if before.valid_to else unit.valid_from
        joined = ", ".join(f"{other.province} (portal {other.portal})" for other in told.joined)
        beside = f" with {joined}" if joined and unit is told.successors[0] else ""
        lines.append(f"Since {since} it is part of {unit.province} (portal {unit.portal}){beside}{_law(before)}.")
    if told.unknown:
        lines.append(f"Its successor {told.unknown} is declared by no file.")
    return lines


def _said(unit: Unit) -> str:
    if unit.valid_to is not None:
        begin = f" from {unit.valid_from}" if unit.valid_from else ""
        return f"Spoke for {_place(unit)}{begin} until {unit.valid_to}."
    begin = f" since {unit.valid_from}{_law(unit)}" if unit.valid_from else ""
    return f"Speaks for {_place(unit)}{begin}."


def _place(unit: Unit) -> str:
    return f"{unit.province} (code {unit.gso_code})" if unit.gso_code else unit.province


def _law(unit: Unit) -> str:
    return f", by {unit.legal_basis}" if unit.legal_basis else ""


def cases(name: str, found: Sequence[Case], *, as_json: bool) -> None:
    """A line a case, and under it what came out otherwise."""
    if as_json:
        document(found)
        return
    for case in found:
        print(f"{'ok' if case.holds else 'FAILED':7} {name}/{case.name}: {case.why}")
        if case.unread:
            print("        nobody has read it yet: correct what it expects, then take `unread` out of meta.json")
        for line in case.differs:
            print(f"        {line}")
    held = sum(case.holds for case in found)
    print(f"{held} of {len(found)} pages are read as a person said.")


def saved(folder: Path) -> None:
    """Where a case was written, and what is left to a person."""
    said = "expected.json" if (folder / "expected.json").is_file() else "refused.json"
    print(folder)
    print(f"Now read {said} beside the page, correct it, leave out what you did not check, say why the page is kept")
    print("in meta.json, and take `unread` out of it: until then its test fails.")
