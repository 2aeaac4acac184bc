"""What ``congtin health`` says of a portal."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

What = Literal[
    "field",
    "dates",
    "layout",
    "listing",
    "blocked",
    "moved",
    "tls",
    "unreachable",
    "silent",
    "dead",
    "short",
    "empty",
    "late",
    "offline",
]
State = Literal[
    "fresh",
    "late",
    "silent",
    "blocked",
    "moved",
    "unreachable",
    "dead",
    "changed",
    "short",
    "empty",
    "new",
    "imported",
    "offline",
]


class Alarm(Struct, frozen=True, kw_only=True):
    """One thing that wants a person to look."""

    what: What
    field: Annotated[
        str | None, Meta(description="The field that is lost or odd; of listings, pager, rows, order or unread.")
    ] = None
    since: Annotated[str, Meta(description="`crawl_id` of the first run that shows it.")]
    since_at: Annotated[str, Meta(description="UTC; when that run began.")]
    cause: Annotated[str, Meta(description="One line for people: what was, and what is.")]
    examples: list[str] = []


class Health(Struct, frozen=True, kw_only=True):
    """One portal, as its runs tell."""

    portal: Annotated[str, Meta(description="Its id; `*` for the machine that crawls, where that was offline.")]
    state: State
    last_run: str | None = None
    last_new: Annotated[str | None, Meta(description="UTC; the last run that found new articles.")] = None
    late: Annotated[
        Alarm | None, Meta(description="Where news is overdue, or a look, and nothing else is odd: no alarm yet.")
    ] = None
    alarms: list[Alarm] = []

    @property
    def is_well(self) -> bool:
        """Whether nobody has to look."""
        return not self.alarms


class Known(Struct, frozen=True, kw_only=True):
    """What is expected of a portal beyond its own history (``[expect]`` in its file)."""

    articles: int | None = None
    filled: dict[str, float] = {}
