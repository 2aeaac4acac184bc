"""Shingles of forms: what a portal writes again week after week says nothing of who copied from whom.

A copy appears within days of its original, on whatever portals; the words of a weather report or of a week's schedule
come back on many days. A shingle that was seen on many different days is of such a form.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from archive.linking.shingles import Hashes

DAYS = 6
"""Different days of publication from which a shingle is of a form, or of the language."""

_BITS = 26
"""Places in which shingles are counted: two bytes and one for each, 200 MB."""


class Forms:
    """Counts the days on which shingles were seen; texts are to be shown in the order of their days."""

    def __init__(self, bits: int = _BITS) -> None:
        self._mask = np.uint32((1 << bits) - 1)
        self._last: npt.NDArray[np.uint16] = np.zeros(1 << bits, dtype=np.uint16)
        self._days: npt.NDArray[np.uint8] = np.zeros(1 << bits, dtype=np.uint8)

    def see(self, shingles: Hashes, day: int) -> None:
        """Notes the shingles of a text of ``day`` (days since any beginning; not before the last one shown)."""
        places = shingles & self._mask
        stamp = np.uint16(day % 0xFFFF + 1)
        anew = places[(self._last[places] != stamp) & (self._days[places] < DAYS)]
        self._days[anew] += np.uint8(1)
        self._last[places] = stamp

    def without(self, shingles: Hashes) -> Hashes:
        """The shingles that are of no form."""
        is_own = self._days[shingles & self._mask] < DAYS
        return np.asarray(shingles[is_own], dtype=np.uint32)
