"""How an import ended, for people and for programs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from rich.console import Console
from rich.markup import escape

from archive.words import _, again, many
from crawler.importing.outcome import Imported, Outcome
from crawler.showing.crawled import losses

_SHOWN = 10


def imported(outcome: Outcome, *, as_json: bool, quiet: bool = False, of_days: bool = False) -> None:
    """Prints ``outcome``; ``quiet``: only what is wrong; ``of_days``: captures of some days were asked for."""
    if as_json:
        print(msgspec.json.encode(outcome).decode())
        return
    console = Console(soft_wrap=True, highlight=False)
    for one in outcome.portals:
        if not quiet:
            _portal(console, one)
        for loss in losses(one.recovered):
            console.print(escape(f"{one.portal}: {loss}"))
    if not quiet and not outcome.portals and outcome.error is None:
        sources = ", ".join(outcome.sources)
        said = _("No portal's captures among the {count} of {sources}.", count=outcome.captures, sources=sources)
        if of_days and not outcome.captures:
            said = _("No capture of the days asked for is in {sources}.", sources=sources)
        console.print(escape(said))
    for host, statuses in list(outcome.without_page.items())[:_SHOWN]:
        if not quiet:
            console.print(escape(_pageless(host, statuses)))
    if (no_portal := outcome.left_out.keys() - outcome.without_page.keys()) and not quiet:
        hosts = sorted(no_portal, key=lambda host: (-outcome.left_out[host], host))
        more = ", " + _("and {count} more", count=len(hosts) - _SHOWN) if len(hosts) > _SHOWN else ""
        named = ", ".join(hosts[:_SHOWN]) + more
        console.print(escape(_("Left out, being no portal: {hosts} (--portal takes one in)", hosts=named)))
    if outcome.unlisted and not (quiet and outcome.captures):
        console.print(escape(_unlisted(outcome.unlisted)))
    for what, number in sorted(outcome.bad.items()):
        console.print(escape(_unused(number, what)))
    for bad in outcome.named[:_SHOWN]:
        console.print(escape(f"  {bad.source} @ {bad.offset}: {bad.what} {again(bad.detail)}"))
    if outcome.error is not None:
        Console(stderr=True, soft_wrap=True, highlight=False).print(escape(f"congtin: {again(outcome.error)}"))


def _pageless(host: str, statuses: Mapping[int, int]) -> str:
    answers = ", ".join(f"{status} ({number})" for status, number in statuses.items())
    return many(
        sum(statuses.values()),
        "{host}: its {count} capture is no page; answer: {answers}",
        "{host}: none of its {count} captures is a page; answers: {answers}",
        host=host,
        answers=answers,
    )


def _unlisted(addresses: Sequence[str]) -> str:
    return many(
        len(addresses),
        "{count} list of captures was answered with 404, {first}: that server has none of them, or is no CDX server",
        "{count} lists of captures were answered with 404, {first} first: that server has none of them, or is no CDX "
        "server",
        first=addresses[0],
    )


def _unused(count: int, what: str) -> str:
    return many(
        count,
        "{count} capture could not be used: {what}",
        "{count} captures could not be used: {what}",
        what=again(what),
    )


def _portal(console: Console, one: Imported) -> None:
    counts = one.counts
    said = ", ".join(
        f"{counts[name]} {many(counts[name], one_is, several)}"
        for name, one_is, several in (
            ("stored", "new article", "new articles"),
            ("revised", "revision", "revisions"),
            ("unchanged", "unchanged look", "unchanged looks"),
            ("refused", "refused", "refused"),
            ("missing", "missing", "missing"),
            ("sightings", "sighting", "sightings"),
            ("known", "capture known before", "captures known before"),
            ("repeated", "capture that the sources have twice", "captures that the sources have twice"),
            ("undecided", "page that is no article by itself", "pages that are no article by themselves"),
        )
        if counts.get(name)
    )
    said = said or _("nothing new")
    end = _("{finish} after {seconds} s", finish=again(one.finish), seconds=f"{one.seconds:.1f}")
    console.print(escape(f"{one.portal}: {said}; {end}"))
    for reason in one.reasons:
        console.print(escape(f"  {again(reason)}"))
