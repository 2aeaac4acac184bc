"""How a portal that was never more than an address is taken out of an archive again."""

from __future__ import annotations

from collections.abc import Sequence
from glob import escape
from pathlib import Path
from shlex import quote

from archive.words import _
from crawler.portals import registry
from crawler.processes.outcome import Outcome

_NAMED = (
    "*/portal={}",
    "crawls/portal={}.jsonl",
    "state/portal={}.sqlite*",
    "state/portal={}.lease",
    "state/portal={}.id",
)
"""What an archive has of a portal; never all that begins with its id, which may be the beginning of another's."""


def unread_files(outcome: Outcome) -> list[str]:
    """What is to be removed of a portal that no file declares and of which nothing is stored, as a shell reads it;
    nothing for any other."""
    root, portal = Path(outcome.archive), outcome.portal
    if portal in registry.ids() or next(root.glob(f"*/portal={escape(portal)}/*"), None) is not None:
        return []
    own = [name for name in _NAMED if next(root.glob(name.format(escape(portal))), None) is not None]
    return [f"{quote(outcome.archive)}/{name.format(quote(portal))}" for name in own]


def never_read(found: Sequence[Outcome]) -> str:
    """Which of several portals nobody ever read and no file declares: their addresses may be mistyped; else empty."""
    unknown = [outcome for outcome in found if outcome.finish == "unreachable" and unread_files(outcome)]
    if not unknown:
        return ""
    return _(
        "Nothing is in the archive of {portals}. If that is a slip of the pen: rm -r {places} takes it out of all "
        "lists.",
        portals=", ".join(outcome.portal for outcome in unknown),
        places=" ".join(place for outcome in unknown for place in unread_files(outcome)),
    )
