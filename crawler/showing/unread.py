"""What is said of a portal of which no article is known: what was seen, and what to do."""

from __future__ import annotations

from archive.words import _, many
from crawler.portals import registry
from crawler.processes.outcome import Outcome


def unread(outcome: Outcome) -> str:
    """Why there is none, and the next step."""
    lack = outcome.unread or ""
    if lack not in ("http-404", "http-410", "script-only", "no-links", "no-articles"):
        return _(
            "The home page did not come ({cause}), and no article of the portal is known. Run the same command later, "
            "or from another place (--proxy); `congtin health` shows it until it is read.",
            cause=lack,
        )
    if lack.startswith("http-"):
        return _(
            "The home page is not there ({cause}), and no article of the portal is known: give the address at which a "
            "browser shows it.",
            cause=lack,
        )
    return f"{_seen(outcome, lack)}\n{_advice(outcome, lack)}"


def home_alone(outcome: Outcome) -> str:
    """That a whole crawl had nothing but the first page to find articles on, and the next step; else empty."""
    listed = [outcome.counts.get(name, 0) for name in ("listings", "listings_read")]
    if outcome.partial or outcome.finish != "finished" or listed != [1, 1]:
        return ""
    return _(
        "Only its first page was read: it led to no section and no further page that came, and no feed or sitemap did. "
        "What it does not show is not known: name sections or feeds in the portal's file, or give the address of a "
        "list."
    )


def _seen(outcome: Outcome, lack: str) -> str:
    if lack == "script-only":
        return _("No article of this portal was ever read: its home page is empty without its scripts.")
    if lack == "no-articles":
        return _("No article of this portal was ever read: none of the pages that it links to is one.")
    pages = outcome.counts.get("pages", 0)
    return many(
        pages,
        "No article of this portal was ever read: 1 page came, and no link on it looks like an article.",
        "No article of this portal was ever read: {count} pages came, and no link on them looks like an article.",
    )


def _advice(outcome: Outcome, lack: str) -> str:
    if lack == "script-only":
        return _(
            "Set `browser = true` in its file, or give another address; `congtin health` shows it until it is read."
        )
    if lack == "no-links" and outcome.portal in registry.ids() and registry.load(outcome.portal).article_path:
        return _(
            "Only addresses that its file's `article_path` fits are articles: see whether it fits those of today; "
            "`congtin portals check` tells, and `congtin health` shows it until it is read."
        )
    return _(
        "Name its sections in its file, set `browser = true` there if its pages need scripts, or give another address; "
        "`congtin health` shows it until it is read."
    )
