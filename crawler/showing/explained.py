"""What ``congtin parse`` prints."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from archive.article import Article, Reject
from archive.showing.output import document, printer, row
from archive.words import _, again
from crawler.inspecting.explain import Explanation, Shown
from crawler.showing.warned import meant


def record(found: Article | Reject) -> None:
    """One record as indented JSON."""
    document(found)


def explained(found: Explanation, *, as_json: bool) -> None:
    """What the page was taken for, then a table of all candidates; the winner of a field is marked."""
    if as_json:
        document(found)
        return
    console = printer()
    record = found.record
    if isinstance(record, Article):
        verdict = _("article {id}, read as {family}", id=record.id, family=record.parser.family)
    else:
        verdict = _("refused: {reason}", reason=record.reason) + (f" ({record.detail})" if record.detail else "")
    console.print(f"{found.url}\n{verdict}", style="bold")
    signs = ", ".join(f"{name} {count}" for name, count in found.families.items()) or _("none")
    print(_("encoding {encoding}; signs of families: {signs}", encoding=found.encoding or "-", signs=signs))
    table = Table(_("field"), "", _("value"), _("where"), show_lines=False, expand=False)
    table.columns[2].ratio, table.columns[2].overflow = 3, "fold"
    table.columns[3].ratio, table.columns[3].overflow = 2, "fold"
    for name, candidates in found.fields.items():
        for at, candidate in enumerate(candidates):
            table.add_row(Text(name if not at else ""), _mark(candidate), Text(_value(candidate)), _where(candidate))
        table.add_section()
    console.print(table)
    for warning in record.warnings if isinstance(record, Article) else ():
        row(_("warning"), meant(warning), 8)


def _mark(candidate: Shown) -> Text:
    return Text("✓", style="green") if candidate.won else Text("✗" if candidate.refused else "·", style="dim")


def _value(candidate: Shown) -> str:
    value = candidate.value
    return " › ".join(value) if isinstance(value, list) else str(value)


def _where(candidate: Shown) -> Text:
    where = Text(candidate.where)
    if candidate.raw and candidate.raw != _value(candidate):
        where.append(f"\n{candidate.raw[:200]!r}", style="dim")
    if candidate.refused:
        where.append(f"\n{again(candidate.refused)}", style="red")
    return where
