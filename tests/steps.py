"""How much Python runs for a call, told by lines and not by a clock: what grows with the square of a page shows in it.

What a compiled function does alone (a regular expression, the tree builder) is one line, however long it takes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(call: Callable[[], object]) -> int:
    """The lines that Python runs in ``call``, each turn of a loop and of a comprehension anew."""
    count = 0

    def trace(_frame: FrameType, event: str, _given: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


def grows_evenly(call: Callable[[int], object], size: int) -> bool:
    """Whether ``call`` takes less than three times the steps for twice the ``size``; with its square it takes four."""
    call(size // 2)  # what is made once and kept
    once = steps(lambda: call(size))
    return steps(lambda: call(2 * size)) <= 3 * once
