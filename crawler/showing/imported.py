"""How an import ended, for people and for programs."""

from __future__ import annotations

import msgspec
from rich.console import Console
from rich.markup import escape

from crawler.importing.run import Imported, Outcome

_SHOWN = 10


def imported(outcome: Outcome, *, as_json: bool) -> None:
    """Prints ``outcome``."""
    if as_json:
        print(msgspec.json.encode(outcome).decode())
        return
    console = Console(soft_wrap=True, highlight=False)
    for one in outcome.portals:
        _portal(console, one)
    if not outcome.portals and outcome.error is None:
        console.print(f"No portal's captures among the {outcome.captures} of {', '.join(outcome.sources)}.")
    if outcome.left_out:
        hosts = sorted(outcome.left_out, key=lambda host: -outcome.left_out[host])
        more = f" and {len(hosts) - _SHOWN} more" if len(hosts) > _SHOWN else ""
        console.print(escape(f"Left out, being no portal: {', '.join(hosts[:_SHOWN])}{more} (--portal takes one in)"))
    for what, number in sorted(outcome.bad.items()):
        console.print(escape(f"{number} captures could not be used: {what}"))
    for bad in outcome.named[:_SHOWN]:
        console.print(escape(f"  {bad.source} at {bad.offset}: {bad.what} {bad.detail}"))
    if outcome.error is not None:
        Console(stderr=True, soft_wrap=True, highlight=False).print(escape(f"congtin: {outcome.error}"))


def _portal(console: Console, one: Imported) -> None:
    counts = one.counts
    said = ", ".join(
        f"{counts[name]} {words}"
        for name, words in (
            ("stored", "new articles"),
            ("revised", "revisions"),
            ("unchanged", "unchanged looks"),
            ("refused", "refused"),
            ("missing", "missing"),
            ("sightings", "sightings"),
            ("known", "captures known before"),
            ("undecided", "pages that are no article by themselves"),
        )
        if counts.get(name)
    )
    console.print(escape(f"{one.portal}: {said or 'nothing new'}; {one.finish} after {one.seconds:.1f} s"))
    for reason in one.reasons:
        console.print(escape(f"  {reason}"))
