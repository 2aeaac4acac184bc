"""Causes, as people are told them."""

from __future__ import annotations


def spelt(cause: str) -> str:
    """``cause``, which may be that of a connection: a page that is no article is refused, too, and another thing.

    >>> spelt("listing refused"), spelt("refused"), spelt("timeout")
    ('listing connection refused', 'connection refused', 'timeout')
    """
    head, _, last = cause.rpartition(" ")
    return f"{head} connection refused".lstrip() if last == "refused" else cause
