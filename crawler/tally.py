"""What a run has done so far, counted once for the progress line, the summary and the run's record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from time import monotonic

UNREAD = 3
"""Addresses of unread listings that are kept of a cause: a sign for people, and no list."""


@dataclass(slots=True)
class Tally:
    """Counts of one run: found, looked, stored, revised, unchanged, moved, missing, pages, listings, assets, ..."""

    counts: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    """Pages that are no articles, by reason."""
    failed: Counter[str] = field(default_factory=Counter)
    """Fetches that gave nothing, by cause."""
    unread: dict[str, list[str]] = field(default_factory=dict)
    """Of listings that could not be read, by cause, the first addresses."""
    lacking: set[str] = field(default_factory=set)
    """Addresses of lists, feeds and sitemaps that could not be read, or not whole."""
    limits: Counter[str] = field(default_factory=Counter)
    """Limits that bit, by name."""
    families: Counter[str] = field(default_factory=Counter)
    """Articles that were read, by the family of their pages."""
    began: float = field(default_factory=monotonic)

    def add(self, counts: Mapping[str, int], prefix: str = "") -> None:
        for name, number in counts.items():
            self.counts[prefix + name] += number

    def note_unread(self, cause: str, url: str) -> None:
        """A listing that could not be read."""
        known = self.unread.setdefault(cause, [])
        if url not in known and len(known) < UNREAD:
            known.append(url)

    @property
    def seconds(self) -> float:
        return monotonic() - self.began

    @property
    def fell_short(self) -> bool:
        """Whether something that should have come did not: a failed fetch, or a limit."""
        return bool(self.failed or self.limits)

    def causes(self) -> dict[str, int]:
        """Refusals, failures and limits by name, for the run's record."""
        named = {f"refused/{name}": number for name, number in self.refused.items()}
        named |= {f"failed/{name}": number for name, number in self.failed.items()}
        named |= {f"limit/{name}": number for name, number in self.limits.items()}
        return dict(sorted(named.items()))
