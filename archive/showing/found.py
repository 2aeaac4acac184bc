"""What ``archive search`` and ``archive diff`` print."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from archive.article import Article
from archive.judging.compare import Side, compare
from archive.revisions import change
from archive.searching.search import Hit, Results
from archive.showing.output import document
from archive.showing.times import moment
from archive.words import _, many

_PIPE_WIDTH = 160


def results(found: Results, *, as_json: bool) -> None:
    """The articles that a search found."""
    if as_json:
        document(found)
        return
    console = _console()
    for hit in found.hits:
        console.print(Text(hit.title, "bold"), soft_wrap=True)
        console.print(f"{hit.published_at or _('no date')}  {hit.id}  {hit.url}", style="dim", soft_wrap=True)
        if hit.snippet:
            console.print(_snippet(hit), soft_wrap=True)
        console.print()
    said = many(found.total, "{count} article", "{count} articles")
    if len(found.hits) < found.total:
        said += ", " + _("{count} shown", count=len(found.hits))
    console.print(said)


def _snippet(hit: Hit) -> Text:
    text = Text(hit.snippet)
    for start, end in hit.found:
        text.stylize("bold yellow", start, end)
    return text


def difference(old: Article, new: Article, *, as_json: bool) -> None:
    """Two revisions of one article side by side; what only one side has is coloured, or marked where nothing is."""
    if as_json:
        said = {"id": new.id, "from": old.revision, "to": new.revision, "fields": change(old, new).fields}
        document(said)
        return
    console = _console()
    rows = compare(old, new)
    if not rows:
        console.print(_("{id}: revisions {old} and {new} say the same", id=new.id, old=old.revision, new=new.revision))
        return
    table = Table(title=escape(new.id), title_justify="left", show_lines=True)
    table.add_column("", no_wrap=True)
    for article in (old, new):
        table.add_column(_head(article), ratio=1, overflow="fold")
    colours = console.is_terminal and not console.no_color
    for row in rows:
        left = _side(row.left, ("bold red", "[-", "-]"), colours)
        table.add_row(row.field, left, _side(row.right, ("bold green", "{+", "+}"), colours))
    console.print(table)


def _head(article: Article) -> Text:
    why = f", {article.change.cause}" if article.change else ""
    when = f"{moment(article.fetched_at)} UTC" if article.fetched_at else _("no time")
    return Text(_("revision {number}, {when}", number=article.revision, when=when) + why)


def _side(side: Side, mark: tuple[str, str, str], colours: bool) -> Text:
    style, before, behind = mark
    text = Text()
    for piece, changed in side:
        text.append(piece if colours or not changed else f"{before}{piece}{behind}", style if changed else None)
    return text


def _console() -> Console:
    console = Console(markup=False, highlight=False)
    return console if console.is_terminal else Console(markup=False, highlight=False, width=_PIPE_WIDTH)
