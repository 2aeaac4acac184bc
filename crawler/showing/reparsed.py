"""What a reparse found, for people and for programs."""

from __future__ import annotations

import msgspec
from rich.console import Console
from rich.markup import escape
from rich.table import Column, Table

from archive.showing.output import printer
from archive.showing.tables import put
from archive.words import _, again, many
from crawler.reparsing.run import Outcome, Reparsed, Wish
from crawler.showing.crawled import losses

_LOST = 5
_BAD = 10


def reparsed(outcome: Outcome, wish: Wish, *, as_json: bool, quiet: bool = False) -> None:
    """Prints ``outcome``; ``quiet``: only why something was not written."""
    if as_json:
        print(msgspec.json.encode(outcome).decode())
        return
    console = printer()
    if not quiet:
        _found(console, outcome)
    for one in outcome.portals:
        if one.gone:
            console.print(escape(f"{one.portal}: {_gone(one.gone)}"))
        found = one.applied.recovered if one.applied is not None else {}
        for loss in losses({name: count for name, count in found.items() if name != "warc_gone" or not one.gone}):
            console.print(escape(f"{one.portal}: {loss}"))
        if one.error is not None:
            console.print(escape(_("{portal} was not written: {error}", portal=one.portal, error=again(one.error))))
    for portal, fields in outcome.refused.items():
        said = ", ".join(f"{name} {share:.2f} %" for name, share in fields.items())
        more = _("{portal} would lose more than {most} %: {fields}", portal=portal, most=wish.max_loss, fields=said)
        console.print(escape(more))
    changes = any(one.counts.get(name) for one in outcome.portals for name in ("changed", "gained", "reasons"))
    if outcome.interrupted:
        console.print(_("Interrupted: nothing was written."))
    elif outcome.refused and wish.apply:
        console.print(_("Nothing was written. If that is as it should be: --max-loss PERCENT"))
    elif changes and not wish.apply and not quiet:
        console.print(_("Nothing was written: --apply writes it, as revisions with the cause parser."))


def _gone(count: int) -> str:
    return many(
        count,
        "{count} WARC file is gone: restore it from a copy (`congtin archive verify` says which)",
        "{count} WARC files are gone: restore them from a copy (`congtin archive verify` says which)",
    )


def _found(console: Console, outcome: Outcome) -> None:
    for one in outcome.portals:
        _portal(console, one, _("nothing was read yet") if outcome.interrupted else _("no stored pages"))
    pages = sum(one.counts.get("pages", 0) for one in outcome.portals)
    speed = pages / outcome.seconds if outcome.seconds else 0.0
    said = _(
        "{pages} in {seconds} s by {jobs} ({rate} pages/s)",
        pages=many(pages, "{count} page", "{count} pages"),
        seconds=f"{outcome.seconds:.1f}",
        jobs=many(outcome.jobs, "{count} process", "{count} processes"),
        rate=f"{speed:.0f}",
    )
    console.print(said)


def _portal(console: Console, one: Reparsed, nothing: str) -> None:
    counts = one.counts
    words = (
        ("pages", "page read", "pages read"),
        ("same", "as before", "as before"),
        ("changed", "changed", "changed"),
        ("gained", "new article", "new articles"),
        ("lost", "article that is none any more (it stays)", "articles that are none any more (they stay)"),
        ("reasons", "refused for another reason", "refused for another reason"),
        ("orphans", "page that no line pointed to", "pages that no line pointed to"),
        ("ids", "whose number would be another (it stays)", "whose number would be another (it stays)"),
        ("missing", "page that is not there", "pages that are not there"),
        ("truncated", "truncated capture, which revises nothing", "truncated captures, which revise nothing"),
        ("failed", "page that the parser failed on", "pages that the parser failed on"),
        ("slow", "page that took it too long", "pages that took it too long"),
        ("killed", "page that ended its process", "pages that ended its process"),
        ("without_page", "line without a stored page", "lines without a stored page"),
    )
    said = ", ".join(
        f"{counts[name]} {many(counts[name], one_is, several)}" for name, one_is, several in words if counts.get(name)
    )
    console.print(escape(f"{one.portal}: {said or nothing}"))
    touched = {name: field for name, field in one.fields.items() if field.changed or field.gained or field.lost}
    if touched:
        names = (_("field"), _("had it"), _("changed"), _("gained"), _("lost"), _("lost %"))
        table = Table(*(Column(name, no_wrap=True) for name in names))
        for name, field in touched.items():
            numbers = (field.had, field.changed, field.gained, field.lost)
            table.add_row(name, *map(str, numbers), f"{field.share_lost:.2f}")
        put(console, table)
    for name, field in touched.items():
        for sample in field.samples:
            console.print(escape(f"  {name}  {sample.url}"))
            console.print(escape(f"    - {_line(sample.before)}"))
            console.print(escape(f"    + {_line(sample.after)}"))
    for reason, number in sorted(one.reasons.items()):
        would = many(
            number,
            "{count} article would be refused: {reason}",
            "{count} articles would be refused: {reason}",
            reason=reason,
        )
        console.print(escape(f"  {would}"))
    for url in one.lost[:_LOST]:
        console.print(escape(f"    {url}"))
    for bad in one.bad[:_BAD]:
        console.print(escape(f"  {bad.what}: {bad.url or 'a page'} ({bad.file} at {bad.offset}) {_line(bad.detail)}"))
    if one.applied is not None:
        done = one.applied
        said = _(
            "written: {revisions}, {articles}, {rejects}",
            revisions=many(done.revisions, "{count} revision", "{count} revisions"),
            articles=many(done.articles, "{count} new article", "{count} new articles"),
            rejects=many(done.rejects, "{count} reject", "{count} rejects"),
        )
        console.print(f"  {said}")


def _line(text: str | None) -> str:
    return _("(none)") if text is None else " ".join(text.split())
