"""How long one host is left alone between two requests: what it asked for, and what it was seen not to bear."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 30.0
"""Seconds: no trouble makes the delay longer; a portal that needs more asks by ``Crawl-delay`` or ``Retry-After``."""
SHORTEST = 0.1
"""What a host without a delay gets in its first trouble."""
GOOD_RUN = 10
"""Good answers in a row after which a delay taken up in trouble is halved."""
SOON = 2 * GOOD_RUN
"""Good answers within which a second flood shows that the pace is the reason: a limit bites whenever it is passed,
while a server in trouble turns away one now and then, whatever the pace."""
EASED = 0.6
"""What is left of a learnt delay after so many good answers in a row."""
_TRUSTED = 4
"""A limit of many requests is tried again after so many times what it let through, and each time twice as late."""
_LATEST = 20_000
"""Good answers after which it is tried again at the latest."""
_REGULAR = 2
"""Times in a row that as many answers lay between two floods as before: by no less is a limit told from a server that
turns away one now and then."""
_ALIKE = 0.97
"""What a number is at least of another that is alike."""
_MARGIN = 1.02
"""For a clock that is read a little later than the host's."""
_PUT_OFF = 1.5
"""How many more answers come before a flood that is put off."""
RELAXED = 0.8
"""A new run begins a little faster than the last one learnt: limits are raised, too."""


@dataclass(slots=True)
class Pace:
    """The delay of one host, in seconds from start to start.

    >>> pace = Pace(1.0)
    >>> pace.trouble(flood=True)
    >>> pace.delay, pace.learnt
    (2.0, 0.0)
    >>> for _ in range(11): pace.good_answer()
    >>> pace.trouble(flood=True)
    >>> pace.delay, pace.learnt
    (2.0, 1.5)
    >>> for _ in range(10): pace.good_answer()
    >>> pace.delay
    1.5
    """

    usual: float
    """The setting's, or the portal's file's."""
    asked: float = 0.0
    """The ``Crawl-delay`` of its robots.txt, as far as it is heard."""
    learnt: float = 0.0
    """Above the delay at which a flood limit bit twice; it comes down again, slowly."""
    held: float = 0.0
    """After trouble: twice what it was, halved with every run of good answers."""
    _good: int = 0
    _since: int = SOON
    """Good answers since the last flood, in a row."""
    _flooded_at: float | None = None
    """When the last flood was, by a clock that only goes on."""
    _count: int = 0
    """Good answers between the last two floods, where those were many."""
    _alike: int = 0
    """How often in a row that was as it was before."""
    _put_off: float = 0.0
    """Good answers that are more than such a limit let through."""
    _bore: float = 0.0
    """The delay at which it was kept."""
    _vain: int = 0
    """Whether it bit as soon as ever all the same."""
    _ease_after: int = SOON
    _answered: bool = True
    """Whether the host has answered well since its last trouble: only then did the delay of that time fail."""

    @property
    def delay(self) -> float:
        """What holds now: the longest of all."""
        return max(self.usual, self.asked, self.learnt, self.held)

    def trouble(self, *, flood: bool, now: float | None = None) -> None:
        """The host said 429 or 503, or showed a page that asks to wait; the same trouble going on counts once.

        ``now`` is the time by a clock that only goes on: with it limits of many requests are learnt, too.
        """
        self._good = 0
        since, self._since = self._since, 0 if flood else self._since
        if not self._answered:
            return
        self._answered = False
        before = max(self.delay, SHORTEST / 2)
        if flood and since < SOON:
            self.learnt, self._ease_after = min(LONGEST, max(self.learnt, before * 1.5)), SOON
        elif flood and now is not None and self._flooded_at is not None:
            self._learn(since, now - self._flooded_at)
        self._flooded_at = now if flood else self._flooded_at
        self.held = min(LONGEST, before * 2)

    def _learn(self, count: int, seconds: float) -> None:
        """So many answers came in that time, the wait after the flood before them included: who spreads them over it
        is as quick, and not turned away, if it is a limit by time. It is one if it lets as many through each time."""
        is_regular = min(count, self._count) > _ALIKE * max(count, self._count)
        self._count = count
        self._alike = self._alike + 1 if is_regular else 0
        if not self._bore:
            if self._alike >= _REGULAR:
                self._put_off = count * _PUT_OFF
                self.learnt = self._bore = min(LONGEST, seconds / count * _MARGIN)
                self._ease_after = max(SOON, _TRUSTED * count)
        elif count >= self._put_off:
            self.learnt, self._vain = self._bore, 0
            self._ease_after = min(_LATEST, 2 * self._ease_after)
        elif self._vain:
            self.learnt = self._bore = 0.0
            self._alike, self._vain, self._ease_after = 0, 0, SOON
        else:
            self.learnt = self._bore = min(LONGEST, self._bore * 1.1)
            self._vain = 1

    def good_answer(self) -> None:
        """The host answered as it should."""
        self._answered = True
        self._since += 1
        if self._since % self._ease_after == 0 and self.learnt:
            self.learnt = self.learnt * EASED if self.learnt * EASED > max(self.usual, SHORTEST / 2) else 0.0
        if not self.held:
            return
        self._good += 1
        if self._good >= GOOD_RUN:
            self._good = 0
            self.held /= 2
            if self.held <= max(self.usual, self.asked, self.learnt) + SHORTEST / 2:
                self.held = 0.0
