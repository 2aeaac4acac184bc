"""The summary of one crawl: what came, what fell short and why, what to do next."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from shlex import quote
from shutil import which

from rich.console import Console
from rich.table import Table

from archive.frontier import Waiting
from archive.showing.output import document
from crawler.fetching.places import PLACE_CAUSES
from crawler.processes.outcome import Outcome


def outcomes(found: Sequence[Outcome], *, as_json: bool) -> None:
    """The summary of a crawl: counts, causes, where the files are, what to do next."""
    if as_json:
        document(found)
        return
    for outcome in found:
        _outcome(outcome)


_RECOVERED = {
    "cut_bytes": "bytes of a torn tail set aside",
    "rebuilt": "index made again from the files",
    "articles_from_warc": "articles stored from kept pages, not fetched again",
    "damaged_lines": "damaged lines passed over",
    "damaged_captures": "damaged WARC records passed over",
    "warc_short": "WARC files that were cut or damaged: nothing is appended to them",
    "captures_failed": "kept pages that could not be read",
}
"""What a start mended, in words; what is only bookkeeping is left to the run's record."""


def _outcome(outcome: Outcome) -> None:
    if outcome.finish in ("not-started", "no-section"):
        said = outcome.error or ""
        named = said if said.startswith(outcome.portal) else f"{outcome.portal}: {said}"
        print(f"congtin: {named}", file=sys.stderr)
        return
    counts = outcome.counts
    mended = outcome.recovered
    rows = [(f"start: {words}", mended[name]) for name, words in _RECOVERED.items() if name in mended]
    rows += [("found (new)", counts.get("found", 0)), ("stored", counts.get("stored", 0))]
    for name in ("revised", "duplicates", "moved", "missing", "gone", "not_modified", "assets", "outside_days"):
        if counts.get(name):
            rows.append((name.replace("_", " "), counts[name]))
    rows.append(("unchanged", counts.get("unchanged", 0)))
    # What lies outside the days asked for waits too, and has a row of its own.
    if (left := outcome.waiting.found - counts.get("outside_days", 0)) > 0:
        rows.append(("not looked at yet", left))
    for title, causes in (("refused", outcome.refused), ("failed", outcome.failed), ("limit", outcome.limits)):
        rows += [(f"{title}: {cause}", number) for cause, number in sorted(causes.items(), key=lambda pair: -pair[1])]
    table = Table(show_header=False)
    for name, number in rows:
        table.add_row(name, str(number))
    rate = counts.get("pages", 0) / outcome.seconds if outcome.seconds else 0.0
    console = Console(soft_wrap=True)
    console.print(f"{outcome.portal}: {outcome.mode} crawl, {outcome.finish}", style="bold", highlight=False)
    console.print(table)
    print(f"pages       {counts.get('pages', 0)} in {outcome.seconds:.1f} s, {rate:.1f} a second")
    if any(Path(outcome.archive, "articles", f"portal={outcome.portal}").glob("*.jsonl*")):
        print(f"articles    {outcome.archive}/articles/portal={outcome.portal}/")
    if outcome.warc:
        print(f"raw pages   {outcome.archive}/warc/portal={outcome.portal}/")
    for lack in outcome.below:
        print(f"fell short  {lack}; what came is kept, `congtin health {outcome.portal}` says since when")
    for reason in outcome.reasons:
        print(f"recognised  {reason}")
    print(verdict(outcome))


def verdict(outcome: Outcome) -> str:
    """What became of the run, what is still to come, and what to do next."""
    counts = outcome.counts
    waits = waiting(outcome.waiting, datetime.now(UTC))
    if outcome.finish == "blocked":
        return _blocked(outcome, waits)
    if outcome.error:
        return f"Ended early: {outcome.error}. What was committed stands; run the same command again to go on."
    if outcome.at_once:
        return (
            "Stopped at once: what had come in is stored, what was under way will be fetched again. "
            "Run the same command again to go on."
        )
    if outcome.finish == "interrupted":
        return "Interrupted; everything fetched is stored. Run the same command again to go on."
    if outcome.finish == "geo-blocked":
        return (
            f"The portal is closed to this place ({outcome.egress}): it answered {outcome.reached_from}. "
            "Crawl it from there, or through a proxy with --proxy."
        )
    if outcome.finish == "unreachable" or not counts.get("pages"):
        return _unreachable(outcome, waits)
    if not counts.get("stored") and not counts.get("revised") and not outcome.failed:
        if outcome.partial:
            return _joined("Nothing new among what was asked for.", waits, _left(outcome))
        return waits or "Nothing new: every article the portal shows is in the archive."
    return _joined(waits, _left(outcome), _next(outcome))


def _left(outcome: Outcome) -> str:
    """Of a run of a part: how much it left, and how to go on."""
    count = outcome.waiting.found
    if not outcome.partial or not count:
        return ""
    waits = "was found and not looked at" if count == 1 else "were found and not looked at"
    go_on = f"{_program()} crawl {outcome.portal} --archive {quote(outcome.archive)}"
    return f"{count} {_articles(count)} {waits}, by this run or earlier ones. All of them: {go_on}"


def _unreachable(outcome: Outcome, waits: str) -> str:
    if not outcome.counts.get("pages"):
        first = "Nothing could be read of the portal; what is in the archive stands. Run the same command later."
        if PLACE_CAUSES & {cause.split(" ")[-1] for cause in outcome.failed}:
            first += (
                f"\nIt may be closed to this place only ({outcome.egress}), which a run alone cannot tell: "
                "try another with --proxy or --egress."
            )
    else:
        first = "The portal stopped answering; what was read is stored. Run the same command later to go on."
    left = outcome.waiting.found
    return _joined(first, f"{left} {_articles(left)} found {_are(left)} still to be looked at." if left else "", waits)


def _blocked(outcome: Outcome, waits: str) -> str:
    first = (
        f"The run ended, as {outcome.error}: it lets nothing through to this place ({outcome.egress}) now. What was "
        "read is stored. Run the same command again in some hours, slower (-s DOWNLOAD_DELAY=5), or from another place "
        "(--proxy); a portal that wants a browser's proof needs `browser = true` in its file."
    )
    return _joined(first, waits)


def waiting(found: Waiting, now: datetime) -> str:
    """What waits for another try, and when the next comes; empty where nothing does.

    >>> waiting(Waiting(failed=152, next_try="2026-11-26T05:20:31Z"), datetime(2026, 11, 26, 5, tzinfo=UTC))
    '152 articles wait for another try, the next at 05:20 UTC; --mode full tries them now.'
    """
    count = found.failed + found.missing
    if not count:
        return ""
    said = f"{count} {_articles(count)} {'waits' if count == 1 else 'wait'} for another try"
    if found.next_try:
        due = datetime.fromisoformat(found.next_try).astimezone(UTC)
        day = "at" if due.date() == now.astimezone(UTC).date() else f"on {due.date()} at"
        said += f", the next {day} {due:%H:%M} UTC"
    if hastened := found.failed - found.turned_away:
        which_ones = "it" if count == 1 else "them" if hastened == count else f"{hastened} of them"
        said += f"; --mode full tries {which_ones} now"
    return f"{said}."


def _articles(count: int) -> str:
    return "article" if count == 1 else "articles"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _joined(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _next(outcome: Outcome) -> str:
    program = _program()
    return (
        f"Next: {program} archive info --archive {quote(outcome.archive)}\n"
        f"      {program} archive cat --archive {quote(outcome.archive)} --portal {outcome.portal} | head -n 1"
    )


def _program() -> str:
    return "congtin" if which("congtin") else _called()


def _called() -> str:
    """How this command was called: a module is no program that a shell would run."""
    if Path(sys.argv[0]).suffix == ".py":
        return f"{Path(sys.executable).name} -m crawler.cli"
    return quote(sys.argv[0])
