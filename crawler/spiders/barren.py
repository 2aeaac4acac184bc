"""Addresses of one form that lead on and on, and bring nothing: the weeks of a calendar, the days of a diary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from crawler.discovery import shapes

if TYPE_CHECKING:
    from crawler.discovery.model import ListingRow
    from crawler.strategy.walk import Walk

PATIENCE = 25
"""Pages of one form, one after the other, that bring nothing: two years of months, half a year of weeks."""


class Barren:
    """Counts, for each form of address that has a number, the pages in a row that had none but the same rows.

    ``limits`` is where it is noted that an address was not asked for on that account.
    """

    def __init__(self, limits: Counter[str]) -> None:
        self._limits = limits
        self._forms: dict[str, tuple[int, int]] = {}

    def note(self, walk: Walk, rows: Iterable[ListingRow], *, has_days: bool = False) -> None:
        """What the page had with which ``walk`` began; boxes that stand on every page bring nothing, and a month whose
        calendar leads to days of news has something."""
        form = shapes.form(walk.url) if walk.at is None and not walk.home else None
        if form is not None:
            times, before = self._forms.get(form, (0, 0))
            shown = hash(frozenset(row.url for row in rows))
            self._forms[form] = (times + 1 if not has_days and shown in (before, hash(frozenset())) else 0, shown)

    def holds(self, url: str) -> bool:
        """Whether ``url`` is not worth a request any more."""
        times, _ = self._forms.get(shapes.form(url) or "", (0, 0))
        if times >= PATIENCE:
            self._limits["barren"] += 1
        return times >= PATIENCE
