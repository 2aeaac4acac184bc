"""The summary of one crawl: what came, what fell short and why, what to do next."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from shlex import quote

from rich.table import Column, Table

from archive.captures.reach import LOSSES
from archive.frontiers.frontier import Waiting
from archive.showing.causes import counted, spelt
from archive.showing.output import document, printer, row
from archive.showing.tables import put
from archive.words import _, again, many
from crawler.fetching.egress import DIRECT
from crawler.fetching.places import PLACE_CAUSES
from crawler.processes.outcome import Outcome
from crawler.showing import suggested
from crawler.showing.keptout import disagreed, kept_out
from crawler.showing.mistyped import unread_files
from crawler.showing.reach import is_cut_off, is_here
from crawler.showing.unread import home_alone, unread


def outcomes(found: Sequence[Outcome], *, as_json: bool, quiet: bool = False) -> None:
    """The summary of a crawl: counts, causes, where the files are, what to do next; ``quiet``: only of runs that fell
    short, what did."""
    if as_json:
        document(found)
        return
    for outcome in found:
        if not quiet:
            _outcome(outcome)
        elif outcome.exit_code:
            _short(outcome)


_RECOVERED = {
    "cut_bytes": "bytes of a torn tail set aside",
    "rebuilt": "index made again from the files",
    "articles_from_warc": "articles stored from kept pages, not fetched again",
    "damaged_lines": "damaged lines passed over",
    "damaged_captures": "damaged WARC records passed over",
    "warc_short": "WARC files that were cut or damaged: restore them from a copy, nothing is appended to them",
    "warc_gone": "WARC files that are gone: restore them from a copy (`congtin archive verify` says which)",
    "captures_failed": "kept pages that could not be read",
}
"""What a start mended, in words; what is only bookkeeping is left to the run's record."""


def _short(outcome: Outcome) -> None:
    if _is_refused(outcome):
        return
    causes = {**outcome.failed, **outcome.limits}
    for cause, number in sorted(causes.items(), key=lambda pair: -pair[1]):
        print(f"{outcome.portal}: {spelt(cause)}: {number}")
    for lack in outcome.below:
        print(f"{outcome.portal}: {lack}")
    for loss in losses(outcome.recovered):
        print(f"{outcome.portal}: {loss}")
    print(f"{outcome.portal}: {verdict(outcome)}")


def losses(recovered: Mapping[str, int]) -> list[str]:
    """What a start found to be lost of the captures, for people: it is told once, by whoever comes first."""
    return [f"{again(_RECOVERED[name])}: {recovered[name]}" for name in LOSSES if name in recovered]


def _is_refused(outcome: Outcome) -> bool:
    """Whether nothing was crawled; then standard error says why."""
    if outcome.finish not in ("not-started", "no-section"):
        return False
    said = outcome.error or ""
    named = said if said.startswith(outcome.portal) else f"{outcome.portal}: {said}"
    print(f"congtin: {again(named)}", file=sys.stderr)
    return True


def _outcome(outcome: Outcome) -> None:
    if _is_refused(outcome):
        return
    counts = outcome.counts
    mended = outcome.recovered
    rows = [
        (_("start: {what}", what=again(words)), mended[name]) for name, words in _RECOVERED.items() if name in mended
    ]
    rows += [(_("found (new)"), counts.get("found", 0)), (_("stored"), counts.get("stored", 0))]
    for name in ("revised", "duplicates", "moved", "missing", "gone", "assets", "outside_days"):
        if counts.get(name):
            rows.append((again(name.replace("_", " ")), counts[name]))
    rows.append((_("unchanged"), counts.get("unchanged", 0)))
    # What lies outside the days asked for waits too, and has a row of its own.
    if (left := outcome.waiting.found - counts.get("outside_days", 0)) > 0:
        rows.append((_("not looked at yet"), left))
    for title, causes in ((_("refused"), outcome.refused), (_("failed"), outcome.failed), (_("limit"), outcome.limits)):
        rows += [
            (f"{title}: {spelt(cause)}", number) for cause, number in sorted(causes.items(), key=lambda pair: -pair[1])
        ]
    table = Table("", Column(justify="right"), show_header=False)
    for name, number in rows:
        table.add_row(name, str(number))
    rate = counts.get("pages", 0) / outcome.seconds if outcome.seconds else 0.0
    console = printer()
    head = _("{portal}: {mode} crawl, {finish}", portal=outcome.portal, mode=outcome.mode, finish=again(outcome.finish))
    console.print(head, style="bold", soft_wrap=True)
    put(console, table)
    pages = counts.get("pages", 0)
    paced = _(
        "{pages} in {seconds} s, {rate} a second", pages=pages, seconds=f"{outcome.seconds:.1f}", rate=f"{rate:.1f}"
    )
    row(_("pages"), paced)
    if any(Path(outcome.archive, "articles", f"portal={outcome.portal}").glob("*.jsonl*")):
        row(_("articles"), f"{outcome.archive}/articles/portal={outcome.portal}/")
    if any(Path(outcome.archive, "warc", f"portal={outcome.portal}").glob("*")):
        row(_("raw pages"), f"{outcome.archive}/warc/portal={outcome.portal}/")
    if kinds := [name for name in ("revised", "moved", "missing", "gone") if counts.get(name)]:
        row(_("which ones"), suggested.looks(outcome, kinds))
    for lack in outcome.below:
        since = f"{suggested.program()} health {outcome.portal} --archive {quote(outcome.archive)}"
        kept = _("what came is kept, `{command}` says since when", command=since)
        row(_("fell short"), f"{again(lack)}; {kept}")
    for reason in outcome.reasons:
        row(_("recognised"), again(reason))
    print(verdict(outcome))


def verdict(outcome: Outcome) -> str:
    """What became of the run, what is still to come, and what to do next."""
    counts = outcome.counts
    waits = waiting(outcome.waiting, datetime.now(UTC), tried=has_tried(outcome))
    if outcome.finish == "blocked":
        return _blocked(outcome, waits)
    if outcome.error:
        said = again(outcome.error)
        return _("Ended early: {error}. What was committed stands; run the same command again to go on.", error=said)
    if outcome.at_once:
        return _(
            "Stopped at once: what had come in is stored, what was under way will be fetched again. "
            "Run the same command again to go on."
        )
    if outcome.finish == "interrupted":
        return _("Interrupted; everything fetched is stored. Run the same command again to go on.")
    if outcome.finish == "geo-blocked":
        return _(
            "The portal is closed to this place ({egress}): it answered {others}. Crawl it from there, or through a "
            "proxy with --proxy.",
            egress=outcome.egress,
            others=outcome.reached_from,
        )
    if outcome.finish == "unreachable" or not counts.get("pages"):
        return _unreachable(outcome, waits)
    if outcome.unread is not None:
        return unread(outcome)
    alone = home_alone(outcome)
    if not counts.get("stored") and not counts.get("revised") and not outcome.failed:
        if outcome.partial:
            return _joined(_("Nothing new among what was asked for."), waits, _left(outcome))
        if alone:
            return _joined(waits, _("Nothing new."), alone)
        return waits or _("Nothing new: every article the portal shows is in the archive.")
    return _joined(waits, _left(outcome), alone, _next(outcome))


def _left(outcome: Outcome) -> str:
    """Of a run of a part: how much it left, and how to go on."""
    count = outcome.waiting.found
    if not outcome.partial or not count:
        return ""
    go_on = suggested.crawl(outcome.portal, outcome.archive)
    return many(
        count,
        "1 article was found and not looked at, by this run or earlier ones. All of them: {command}",
        "{count} articles were found and not looked at, by this run or earlier ones. All of them: {command}",
        command=go_on,
    )


def _unreachable(outcome: Outcome, waits: str) -> str:
    if not outcome.counts.get("pages"):
        first = _("Nothing could be read of the portal; what is in the archive stands. Run the same command later.")
        if told := kept_out(outcome):
            first = f"{_('Nothing could be read of the portal; what is in the archive stands.')}\n{told}"
        elif is_cut_off([outcome]):
            first += "\n" + _("no portal could be reached: is this machine on the network?")
        elif outcome.egress == DIRECT and is_here(outcome.portal) and "listing tls" in outcome.failed:
            first += "\n" + _("Its address is one of this machine: its server may speak plain HTTP, try http://.")
        elif outcome.egress == DIRECT and is_here(outcome.portal):
            first += "\n" + _("Its address is one of this machine: see whether its server runs there.")
        elif PLACE_CAUSES & {cause.split(" ")[-1] for cause in outcome.failed}:
            first += "\n" + _(
                "It may be closed to this place only ({egress}), which a run alone cannot tell: try another with "
                "--proxy or --egress.",
                egress=outcome.egress,
            )
        if told := disagreed(outcome):
            first += f"\n{told}"
        if mistyped := _mistyped(outcome):
            first += "\n" + mistyped
    elif _only_errors(outcome):
        named = counted(outcome.failed.items())
        first = _(
            "The portal answered nothing but errors ({causes}); what is in the archive stands. Run the same command "
            "later.",
            causes=named,
        )
    else:
        first = _("The portal stopped answering; what was read is stored. Run the same command later to go on.")
    left = outcome.waiting.found
    open_ = many(left, "1 article found is still to be looked at.", "{count} articles found are still to be looked at.")
    return _joined(first, open_ if left else "", waits)


def _only_errors(outcome: Outcome) -> bool:
    came = any(outcome.counts.get(name) for name in ("listings_read", "stored", "revised", "unchanged"))
    return not came and bool(outcome.failed) and all(cause.endswith("http-5xx") for cause in outcome.failed)


def _mistyped(outcome: Outcome) -> str:
    """How a portal that no file declares, and of which nothing is there, is taken out again; else empty."""
    if not (own := unread_files(outcome)):
        return ""
    return _(
        "Nothing of it is in the archive. If its address was mistyped: rm -r {places} takes it out of all lists.",
        places=" ".join(own),
    )


def _blocked(outcome: Outcome, waits: str) -> str:
    first = _(
        "The run ended, as {error}: it lets nothing through to this place ({egress}) now. What was read is stored. Run "
        "the same command again in some hours, slower (-s DOWNLOAD_DELAY=5), or from another place (--proxy); a portal "
        "that wants a browser's proof needs `browser = true` in its file.",
        error=again(outcome.error or ""),
        egress=outcome.egress,
    )
    return _joined(first, waits)


def has_tried(outcome: Outcome) -> bool:
    """Whether the run itself was a full one that came to its end: what waits after it was tried just now."""
    return outcome.mode == "full" and outcome.finish == "finished"


def waiting(found: Waiting, now: datetime, *, tried: bool = False) -> str:
    """What waits for another try, and when the next comes; empty where nothing does. ``tried``: it has just been tried
    in full mode.

    >>> waiting(Waiting(failed=152, next_try="2026-11-26T05:20:31Z"), datetime(2026, 11, 26, 5, tzinfo=UTC))
    '152 articles wait for another try, the next at 05:20 UTC; --mode full tries them now.'
    """
    count = found.failed + found.missing
    if not count:
        return ""
    said = many(count, "1 article waits for another try", "{count} articles wait for another try")
    if found.next_try:
        due = datetime.fromisoformat(found.next_try).astimezone(UTC)
        if due.date() == now.astimezone(UTC).date():
            said += ", " + _("the next at {time} UTC", time=f"{due:%H:%M}")
        else:
            said += ", " + _("the next on {day} at {time} UTC", day=due.date(), time=f"{due:%H:%M}")
    if (hastened := found.failed - found.turned_away) and not tried:
        if hastened == count:
            said += "; " + many(count, "--mode full tries it now", "--mode full tries them now")
        else:
            said += "; " + _("--mode full tries {count} of them now", count=hastened)
    return f"{said}."


def _joined(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _next(outcome: Outcome) -> str:
    program = suggested.program()
    head = _("Next:")
    place = f"--archive {quote(outcome.archive)}"
    return (
        f"{head} {program} archive info {place}\n"
        f"{' ' * len(head)} {program} archive cat {place} --portal {outcome.portal} | head -n 1"
    )
