"""Causes, as people are told them."""

from __future__ import annotations

from collections.abc import Iterable


def spelt(cause: str) -> str:
    """``cause``, which may be that of a connection: a page that is no article is refused, too, and another thing.

    >>> spelt("listing refused"), spelt("refused"), spelt("timeout")
    ('listing connection refused', 'connection refused', 'timeout')
    """
    head, _, last = cause.rpartition(" ")
    return f"{head} connection refused".lstrip() if last == "refused" else cause


def counted(causes: Iterable[tuple[str, int]]) -> str:
    """
    >>> counted([("refused", 3), ("listing timeout", 1)])
    'connection refused 3, listing timeout 1'
    """
    return ", ".join(f"{spelt(cause)} {number}" for cause, number in causes)
