"""Where two values differ, short enough to be read."""

from __future__ import annotations

_AROUND = 40
_LONGEST = 400


def differing(seen: object, wanted: object) -> tuple[str, str]:
    """``seen`` and ``wanted`` from a little before the first place where they differ to a little after the last.

    >>> differing(["x", "one", "y"], ["x", "other", "y"])
    ("'one'", "'other'")
    >>> differing(["x", "y"], ["x"]), differing(None, "x")
    (("['y']", '[]'), ('None', "'x'"))
    >>> differing("a" * 100 + "b" + "c" * 100, "a" * 100 + "c" * 100)[0] == f"…{'a' * 40 + 'b' + 'c' * 40!r}…"
    True
    """
    if isinstance(seen, str) and isinstance(wanted, str):
        before, after = _common(seen, wanted)
        return _window(seen, before, after), _window(wanted, before, after)
    if isinstance(seen, list) and isinstance(wanted, list):
        before, after = _common(seen, wanted)
        one, other = seen[before : len(seen) - after], wanted[before : len(wanted) - after]
        if len(one) == len(other) == 1:
            return differing(one[0], other[0])
        return _cut(repr(one)), _cut(repr(other))
    return _cut(repr(seen)), _cut(repr(wanted))


def _common(one: str | list[object], other: str | list[object]) -> tuple[int, int]:
    """How many characters or items are the same at the beginning, and at the end of what is left."""
    shorter = min(len(one), len(other))
    before = next((place for place in range(shorter) if one[place] != other[place]), shorter)
    after = next((place for place in range(shorter - before) if one[-1 - place] != other[-1 - place]), shorter - before)
    return before, after


def _window(text: str, before: int, after: int) -> str:
    first, last = max(0, before - _AROUND), min(len(text), len(text) - after + _AROUND)
    return f"{'…' if first else ''}{_cut(repr(text[first:last]))}{'…' if last < len(text) else ''}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 100]} … {text[-100:]}"
