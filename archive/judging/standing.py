"""Whether an article is gone from its portal, by all that was seen of it: pure, and in any order.

Files have lines in the order in which they were written, and an import writes today what was seen years ago: what
counts is when it was seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from archive.observations import ObservationKind
from archive.times import instant

_SAYS: dict[ObservationKind, bool] = {"gone": True, "back": False, "unchanged": False, "revised": False}


class Standing(NamedTuple):
    """Of two the greater is right: the later one, and that it is gone where both were seen in one second."""

    time: float
    is_gone: bool


class Look(Protocol):
    """A look, as far as it says whether an article is gone."""

    @property
    def kind(self) -> ObservationKind: ...
    @property
    def fetched_at(self) -> str | None: ...


class Captured(Protocol):
    """A revision: its page was there."""

    @property
    def fetched_at(self) -> str | None: ...


def seen(look: Look) -> Standing | None:
    """What a look says; None where it does not know (``missing``, ``failed``, ...)."""
    is_gone = _SAYS.get(look.kind)
    return None if is_gone is None else Standing(instant(look.fetched_at), is_gone)


def captured(revision: Captured) -> Standing:
    """What a revision says."""
    return Standing(instant(revision.fetched_at), is_gone=False)


def last(revisions: Iterable[Captured], looks: Iterable[Look]) -> Standing:
    """What is right of all that is known of an article.

    >>> from types import SimpleNamespace as Seen
    >>> gone, old = Seen(kind="gone", fetched_at="2026-11-25T00:00:00Z"), Seen(fetched_at="2019-05-01T00:00:00Z")
    >>> last([old], [gone]).is_gone, last([old, Seen(fetched_at="2026-11-26T00:00:00Z")], [gone]).is_gone
    (True, False)
    """
    said = (standing for look in looks if (standing := seen(look)) is not None)
    return max([*map(captured, revisions), *said], default=Standing(0.0, is_gone=False))
