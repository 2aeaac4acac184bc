"""Numbers as pages and scripts write them, whatever else stands in their place."""

from __future__ import annotations

_LONGEST = 15
"""Digits of a number; a longer one is an id, or an attack."""


def whole_number(value: object) -> int | None:
    """The number that a value is or is written as, in plain digits and not too many of them.

    >>> whole_number("12"), whole_number(7), whole_number("²"), whole_number("9" * 5000), whole_number(True)
    (12, 7, None, None, None)
    """
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    said = str(value) if isinstance(value, str) or -(10**_LONGEST) < value < 10**_LONGEST else ""
    return int(said) if said.isascii() and said.isdigit() and len(said) <= _LONGEST else None
