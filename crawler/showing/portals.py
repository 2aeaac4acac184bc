"""What ``congtin portals`` prints: lines for people, JSON for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
from rich.table import Column, Table
from rich.text import Text

from archive.showing.output import document, printer, row
from archive.showing.tables import put
from archive.words import _, again
from crawler.inspecting.cases import Case
from crawler.inspecting.checks import Check
from crawler.portals.model import Portal
from crawler.portals.succession import Story, Unit, owner

_WIDE = 165
"""Columns that a line of every fact takes."""


def portals(found: Sequence[Portal], checked: Mapping[str, Check], *, as_json: bool) -> None:
    """A line a portal, less of it on a narrow terminal; JSON has its last check too, null where there was none."""
    if as_json:
        document([{**msgspec.structs.asdict(portal), "checked": _document(checked.get(portal.id))} for portal in found])
        return
    console = printer()
    put(console, (_narrow if console.width < _WIDE else _wide)(found, checked))


def _wide(found: Sequence[Portal], checked: Mapping[str, Check]) -> Table:
    names = (_("portal"), _("family"), _("address/reading"), _("checked"), _("until"), _("home"), _("title"))
    table = Table(*(Column(name, no_wrap=True) for name in names), box=None, padding=(0, 2, 0, 0))
    for portal in found:
        seen = _seen(checked.get(portal.id)) or _("not checked")
        cells = (*_known(portal), seen, _ended(portal), portal.home, portal.title)
        table.add_row(*map(Text, cells))
    return table


def _narrow(found: Sequence[Portal], checked: Mapping[str, Check]) -> Table:
    """Without titles, and with what only some portals have under their addresses."""
    names = (Column(name, no_wrap=True) for name in (_("portal"), _("family"), _("address/reading")))
    table = Table(*names, _("home"), box=None, padding=(0, 1, 0, 0), pad_edge=False)
    for portal in found:
        lines = (
            portal.home,
            _("until {day}", day=_ended(portal)) if portal.valid_to else "",
            _seen(checked.get(portal.id)),
        )
        table.add_row(*map(Text, (*_known(portal), "\n".join(filter(None, lines)))))
    return table


def _known(portal: Portal) -> tuple[str, str, str]:
    return portal.id, portal.family or _("(recognised)"), f"{portal.home_evidence}/{portal.evidence}"


def _ended(portal: Portal) -> str:
    after = f" -> {portal.successor}" if portal.successor else ""
    return f"{portal.valid_to}{after}" if portal.valid_to else ""


def _seen(last: Check | None) -> str:
    return f"{again(last.state)} {last.checked_at[:10]}" if last is not None else ""


def _document(check: Check | None) -> dict[str, Any] | None:
    return None if check is None else {**msgspec.structs.asdict(check), "state": check.state}


def checks(found: Sequence[Check], path: Path, *, as_json: bool, quiet: bool = False) -> None:
    """What was found of each portal; ``quiet``: only what is not as it is to be."""
    if as_json:
        document([_document(check) for check in found])
        return
    for check in found:
        if [step.what for step in check.steps] == ["dns"]:  # nothing else could be looked at
            print(f"{check.portal}: {again(check.state)}: {again(check.steps[0].said)}")
            continue
        print(f"{check.portal}: {again(check.state)}")
        for step in check.steps:
            if quiet and step.ok:
                continue
            mark = {True: _("ok"), False: _("NO"), None: "?"}[step.ok]
            print(f"  {mark:5} {step.what:8} {again(step.said)}" + (f"  {step.url}" if step.url else ""))
    if not quiet:
        print(_("Written to {path}", path=path))


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
            for at, line in enumerate(_lines(msgspec.to_builtins(value))):
                row(name if not at else "", line, 14)
    for line in story(told):
        row(_("story"), line, 14)
    if on is not None:
        whose = _place(unit) if unit else _("nobody: it spoke for no province on that day")
        row(_("on {day}", day=on), whose, 14)


def _lines(value: Any) -> list[str]:
    """A value of a portal's file, an entry a line.

    >>> _lines({"body": ["div.a", "p"], "title": "h1"}), _lines([{"url": "/a", "feed": None}]), _lines(True)
    (['body: div.a, p', 'title: h1'], ['url /a'], ['true'])
    """
    if isinstance(value, dict):
        return [f"{name}: {_inline(each)}" for name, each in value.items()]
    return [_inline(each) for each in (value if isinstance(value, list) else [value])]


def _inline(value: Any) -> str:
    """The same on one line; what is not said is left out."""
    if isinstance(value, dict):
        return ", ".join(f"{name} {_inline(each)}" for name, each in value.items() if each not in (None, [], {}, ""))
    if isinstance(value, list):
        return ", ".join(map(_inline, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


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
        names = ", ".join(_named(unit) for unit in told.predecessors)
        day = told.predecessors[0].valid_to
        lines.append(_("Into its present province went, at the end of {day}: {names}.", day=day, names=names))
    for before, unit in zip([*told.units[-1:], *told.successors], told.successors, strict=False):
        since = before.valid_to + timedelta(days=1) if before.valid_to else unit.valid_from
        joined = ", ".join(_named(other) for other in told.joined)
        beside = " " + _("with {others}", others=joined) if joined and unit is told.successors[0] else ""
        whole = f"{_named(unit)}{beside}{_law(before)}"
        lines.append(_("Since {day} it is part of {whole}.", day=since, whole=whole))
    if told.unknown:
        lines.append(_("Its successor {portal} is declared by no file.", portal=told.unknown))
    return lines


def _said(unit: Unit) -> str:
    if unit.valid_to is not None:
        begin = " " + _("from {day}", day=unit.valid_from) if unit.valid_from else ""
        return _("Spoke for {place}{begin} until {day}.", place=_place(unit), begin=begin, day=unit.valid_to)
    begin = " " + _("since {day}", day=unit.valid_from) + _law(unit) if unit.valid_from else ""
    return _("Speaks for {place}{begin}.", place=_place(unit), begin=begin)


def _named(unit: Unit) -> str:
    return _("{province} (portal {portal})", province=unit.province, portal=unit.portal)


def _place(unit: Unit) -> str:
    if not unit.gso_code:
        return unit.province
    return _("{province} (code {code})", province=unit.province, code=unit.gso_code)


def _law(unit: Unit) -> str:
    return ", " + _("by {law}", law=unit.legal_basis) if unit.legal_basis else ""


def cases(name: str, found: Sequence[Case], *, as_json: bool, quiet: bool = False) -> None:
    """A line a case, and under it what came out otherwise; ``quiet``: only of cases that do not hold."""
    if as_json:
        document(found)
        return
    for case in found:
        if quiet and case.holds:
            continue
        row(_("ok") if case.holds else _("FAILED"), f"{name}/{case.name}: {case.why}", 7)
        if case.unread:
            said = _("nobody has read it yet: correct what it expects, then take `unread` out of meta.json")
            row("", said, 7)
        for line in case.differs:
            row("", line, 7)
    if quiet:
        return
    held = sum(case.holds for case in found)
    print(_("{held} of {count} pages are read as a person said.", held=held, count=len(found)))


def saved(folder: Path, *, as_json: bool, quiet: bool = False) -> None:
    """Where a case was written, and what is left to a person; ``quiet``: only where."""
    said = "expected.json" if (folder / "expected.json").is_file() else "refused.json"
    if as_json:
        document({"folder": str(folder), "file": said})
        return
    print(folder)
    if quiet:
        return
    print(
        _(
            "Now read {file} beside the page, correct it, leave out what you did not check, say why the page is kept "
            "in meta.json, and take `unread` out of it: until then its test fails.",
            file=said,
        )
    )
