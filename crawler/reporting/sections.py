"""The parts of a report: each a heading, sentences, a table, and (drawn by ``charts``) perhaps a plot. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from shlex import quote

from msgspec import Struct

from archive.covering.coverage import UNSEEN, Cell, percent, told
from archive.mergers.model import FATES, Merger
from archive.showing.causes import counted
from archive.showing.mergers import line
from crawler.filled import FIELDS
from crawler.reporting.model import PortalFacts, Report

_MOST_ROWS = 200
"""Rows of one table; more are in the JSON."""


class Table(Struct, frozen=True):
    """Cells as text; numbers among them stand to the right."""

    head: list[str]
    rows: list[list[str]]


class Section(Struct, kw_only=True, frozen=True):
    """One part."""

    name: str
    """Short, for addresses."""
    heading: str
    says: list[str]
    """Sentences."""
    plot: str | None = None
    """The function of ``charts`` that draws it; None where there is nothing to draw."""
    table: Table | None = None
    is_open: bool = False
    """Whether the table is the point, and not what stands behind a plot."""


def sections(report: Report) -> list[Section]:
    """All parts, those that need a person first."""
    return [
        _overview(report), _health(report), _days(report), _coverage(report), _curves(report), _decay(report),
        _changed(report), _copies(report), *_shared(report), _filled(report), *_mergers(report.mergers),
    ]  # fmt: skip


def _overview(report: Report) -> Section:
    portals = report.portals
    articles, days = sum(each.articles for each in portals), sorted(day for each in portals for day in each.days)
    some = sum(each.articles > 0 for each in portals)
    says = [
        f"{_things(articles, 'article')} of {_things(some, 'portal')}"
        + (f", published from {days[0]} to {days[-1]}." if days else ".")
    ]
    if none := len(portals) - some:
        says.append(f"Of {_things(none, 'further portal')} there is no article.")
    if report.since:
        says.append(f"Only what was published on {report.since} or later counts.")
    if report.damaged:
        says.append(f"{_things(report.damaged, 'line')} could not be read: `congtin archive verify` names them.")
    rows = [
        [each.portal, *map(_number, (each.articles, each.undated, each.edited, each.withdrawn)), *_ends(each)]
        for each in portals
    ]
    head = ["portal", "articles", "without date", "edited", "withdrawn", "first", "last"]
    return Section(name="overview", heading="What there is", says=says, table=_table(head, rows), is_open=True)


def _ends(portal: PortalFacts) -> list[str]:
    days = list(portal.days)
    return [days[0], days[-1]] if days else ["", ""]


def _health(report: Report) -> Section:
    unwell = [each for each in report.health if not each.is_well]
    rows = [
        [each.portal, each.state, (each.last_run or "")[:10], (each.last_new or "")[:10], cause]
        for each in sorted(report.health, key=lambda each: each.is_well)
        for cause in [alarm.cause for alarm in each.alarms] or [""]
    ]
    crawled = [each for each in report.health if each.state != "imported"]
    says = ["Nothing was crawled yet."]
    if crawled:  # imports ask no portal
        are, need = "was" if len(crawled) == 1 else "were", "needs" if 1 in (len(unwell), len(crawled)) else "need"
        says = [f"{len(unwell)} of {_things(len(crawled), 'portal')} that {are} crawled {need} a look."]
    if imported := len(report.health) - len(crawled):
        have = "has" if imported == 1 else "have"
        says.append(f"{_things(imported, 'portal')} {have} imported captures only, which tell nothing of health.")
    head = ["portal", "state", "last run", "last new", "what"]
    return Section(name="health", heading="Health", says=says, table=_table(head, rows), is_open=True)


def _days(report: Report) -> Section:
    drawn = any(each.days for each in report.portals)
    return Section(
        name="per-day",
        heading="Articles by day and portal",
        says=[] if drawn else [_undated(report)],
        plot="per_day" if drawn else None,
        table=_table(["portal", "articles", "days with any"], [
            [each.portal, _number(sum(each.days.values())), _number(len(each.days))] for each in report.portals
        ]),
    )  # fmt: skip


def _undated(report: Report) -> str:
    return f"No article was published on {report.since} or later." if report.since else "No article has a date."


def _coverage(report: Report) -> Section:
    total, years = Cell(), dict[tuple[str, str], Cell]()
    for each in report.portals:
        for month, (archived, exist) in each.months.items():
            for cell in (total, years.setdefault((each.portal, month[:4]), Cell())):
                cell.exist += exist
                cell.archived += archived
                cell.holes[UNSEEN] = cell.unseen + each.unseen.get(month, 0)
    says = [f"{told(total).capitalize()}."]
    if report.since and not total.known:
        says = [f"No article{_chosen(report)} is known."]
    if total.exist:
        says.append("Known is what is archived, or was named by a listing, feed or sitemap.")
    says += [_unread(each) for each in report.portals if each.unread]
    rows = [
        [portal, year or "not known", *map(_number, (cell.archived, cell.known, cell.unseen)), percent(cell)]
        for (portal, year), cell in years.items()
        if cell.exist
    ]
    head = ["portal", "year", "archived", "known", "never seen", "share"]
    known = any(
        month and exist > each.unseen.get(month, 0)
        for each in report.portals
        for month, (_, exist) in each.months.items()
    )
    plot = "coverage" if known else None
    return Section(name="coverage", heading="Coverage", says=says, plot=plot, table=_table(head, rows))


def _unread(portal: PortalFacts) -> str:
    """Beside the shares, what they cannot tell of."""
    count, causes = sum(portal.unread.values()), counted(portal.unread.items())
    pages = "a page of a listing was" if count == 1 else f"{count} pages of listings were"
    such = f", such as {' and '.join(portal.unread_urls[:2])}" if portal.unread_urls else ""
    alone = "it alone names" if count == 1 else "they alone name"
    return f"{portal.portal}: {pages} not read in the last crawl ({causes}){such}. What {alone} is not known."


def _curves(report: Report) -> Section:
    rows = [
        [
            curve.title,
            curve.id,
            (curve.published_at or "")[:10],
            _number(curve.points[-1].views),
            str(len(curve.points)),
        ]
        for curve in report.curves
    ]
    says = [f"No article{_chosen(report)} was counted twice yet: later looks at it bring its views anew."]
    head = ["title", "id", "published", "views", "counts"]
    plot = "curves" if rows else None
    return Section(
        name="views", heading="Views of the most read", says=[] if rows else says, plot=plot, table=_table(head, rows)
    )


def _decay(report: Report) -> Section:
    rows = [[pace.age, f"{pace.reads_a_day:,.1f}", _number(pace.spans)] for pace in report.paces]
    says = [
        "The median of the reads a day, over all spans between two counts of one article, by its age."
        if rows
        else "Not enough counts yet."
    ]
    grows = any(pace.reads_a_day for pace in report.paces)
    if rows and not grows:
        says.append("It is 0 at every age: most counts did not grow from one look to the next.")
    head = ["age", "reads a day", "spans"]
    plot = "decay" if grows else None
    return Section(name="decay", heading="How attention decays", says=says, plot=plot, table=_table(head, rows))


def _changed(report: Report) -> Section:
    rows = [
        [each.portal, *map(_number, (each.articles, each.looked_at_again, each.edited, each.withdrawn))]
        for each in report.portals
    ]
    again = sum(each.looked_at_again for each in report.portals)
    says = [f"{_things(again, 'article')} {'was' if again == 1 else 'were'} looked at more than once."]
    never = sum(each.articles > 0 and not each.looked_at_again for each in report.portals)
    if again and never:
        says.append(f"Of {_things(never, 'portal')} none was: what was edited or withdrawn there is not known.")
    if any(each.edited or each.withdrawn for each in report.portals):
        which = (
            f"""grep -hE '"kind":"(revised|missing|gone)"' {quote(report.directory)}/observations/portal=*/*.jsonl"""
        )
        says.append(
            f"`{which}` shows the looks that found an article changed or gone, `congtin archive diff ID` what an edit "
            "changed."
        )
    head = ["portal", "articles", "looked at again", "edited", "withdrawn"]
    plot = "changed" if any(each.edited or each.withdrawn for each in report.portals) else None
    return Section(name="changed", heading="Edited and withdrawn", says=says, plot=plot, table=_table(head, rows))


def _copies(report: Report) -> Section:
    rows = [[each.first, each.copied_by, _number(each.articles)] for each in report.copies]
    says = ["Pairs of articles with one text on two portals, where the dates of publication tell who had it first."]
    if not report.linked:
        says = ["Copies were not looked for: `congtin archive link` finds them."]
    elif not rows and not report.shared:
        says = [f"No {'other ' if report.rehosted else ''}text{_chosen(report)} stands on two portals."]
    elif not rows:
        says = ["Of no text that stands on two portals the dates tell who had it first."]
    if report.rehosted:
        says.insert(
            0,
            f"{_things(report.rehosted, 'pair')} of an article and itself, in the portal that succeeded its own, "
            f"{'is' if report.rehosted == 1 else 'are'} left out.",
        )
    head = ["first", "copied by", "articles"]
    plot = "copies" if rows else None
    return Section(name="copies", heading="Who copies whom", says=says, plot=plot, table=_table(head, rows))


def _shared(report: Report) -> list[Section]:
    """Nothing where the dates tell of every copy who had it first."""
    rows = [[*each.portals, _number(each.articles)] for each in report.shared]
    if not rows:
        return []
    says = ["Their dates of publication are equal, or one has none: who copied whom is not known."]
    table = _table(["one portal", "the other", "articles"], rows)
    return [
        Section(name="shared", heading="Copies of which the first is not known", says=says, table=table, is_open=True)
    ]


def _filled(report: Report) -> Section:
    rows = [
        [each.portal, *(f"{each.filled.get(name, 0) / each.articles:.0%}" for name in FIELDS)]
        for each in report.portals
        if each.articles
    ]
    says = ["On how many of a hundred of its articles a portal shows a field."]
    plot = "filled" if rows else None
    table = _table(["portal", *FIELDS], rows)
    return Section(name="fields", heading="Fields by portal", says=says, plot=plot, table=table)


def _mergers(mergers: Sequence[Merger]) -> list[Section]:
    """Nothing where no portal of the archive ended."""
    if not mergers:
        return []
    rows = [
        [each.portal, ", ".join(each.successors), FATES[fate], one.title, one.successor_url or one.url]  # type: ignore[index]
        for each in mergers
        for fate, some in each.examples.items()
        for one in some
    ]
    head = ["portal", "then", "what became of it", "article", "address"]
    says = [f"{line(each)}." for each in mergers]
    plot = "fates" if any(each.fates for each in mergers) else None
    return [Section(name="mergers", heading="What mergers lost", says=says, plot=plot, table=_table(head, rows))]


def _chosen(report: Report) -> str:
    """What of an archive counts, for sentences on all of it."""
    return f" published on {report.since} or later" if report.since else ""


def _table(head: list[str], rows: list[list[str]]) -> Table | None:
    return Table(head, rows[:_MOST_ROWS]) if rows else None


def _number(value: int) -> str:
    return f"{value:,}"


def _things(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"
