"""The life of a simulated portal: how often it publishes, how its articles are filled, what goes wrong now and then."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tests.histories.template import TEMPLATES, Template

# First days of the lunar year.
TET = (date(2024, 2, 10), date(2025, 1, 29), date(2026, 2, 17))
HOLIDAYS = {(1, 1), (4, 30), (5, 1), (9, 2)}


def is_quiet(day: date) -> bool:
    """Whether offices rest around Tết or on a fixed holiday."""
    return (day.month, day.day) in HOLIDAYS or any(-3 <= (day - tet).days <= 6 for tet in TET)


_AUTHORS = ("Ngọc Hồng", "Bá Thi", "Minh Trí", "Thu Hà", "Q. Dũng", "PV", "Lê Na")


@dataclass(frozen=True)
class Life:
    """One portal; days are planned when it is drawn."""

    template: Template
    seed: str
    rate: float
    """Articles a day of work; below 1: two a week, on days of its own."""
    weekend: float
    byline: float
    tags: float
    authors: tuple[str, ...]
    hours: tuple[int, ...]
    """UTC hours of its daily runs."""
    relooks: int
    sections: int
    begins: date

    def new_on(self, day: date, rng: random.Random) -> int:
        """Articles published on ``day``."""
        if is_quiet(day):
            return int(rng.random() < 0.1)
        if day.weekday() >= 5:
            return _around(self.rate * self.weekend, rng) if self.rate >= 1 else 0
        if self.rate < 1:
            return 1 + (rng.random() < 0.2) if day.weekday() in (1, 4) else 0
        return _around(self.rate * self._pace(day), rng)

    def _pace(self, day: date) -> float:
        """An editor is on holiday for two weeks of a year."""
        away = random.Random(f"{self.seed}:{day.year}").randint(1, 50)
        return 0.5 if day.isocalendar().week in (away, away + 1) else 1.0


def _around(rate: float, rng: random.Random) -> int:
    if 0.9 <= rate < 2:
        return rng.choices((0, 1, 2, 3), (8, 60, 24, 8))[0]
    return max(0, round(rng.gauss(rate, 0.4 * rate)))


def draw_life(seed: object) -> Life:
    """A portal of that seed."""
    rng = random.Random(f"life:{seed}")
    rate = rng.choice((0.4, 1.0, 2.0, 4.0, 8.0, 15.0, 25.0))
    return Life(
        template=rng.choice(TEMPLATES),
        seed=str(seed),
        rate=rate,
        weekend=rng.choice((0.0, 0.1, 0.3, 0.7)),
        byline=rng.uniform(0.3, 0.95),
        tags=rng.choice((0.0, 0.4, 0.9)),
        authors=tuple(
            rng.sample(("Ngọc Hồng", "Bá Thi", "Minh Trí", "Thu Hà", "Q. Dũng", "PV", "Lê Na"), rng.randint(1, 6))
        ),
        hours=rng.choice(((1,), (0, 10), (4, 15))),
        relooks=rng.choice((0, 5, 12, 25)),
        sections=rng.randint(2, 12),
        begins=date(2024, 1, 1) + timedelta(days=rng.randint(0, 700)),
    )


def run_times(life: Life, days: int) -> list[datetime]:
    """When its runs begin."""
    return [
        datetime(day.year, day.month, day.day, hour)
        for day in (life.begins + timedelta(days=ahead) for ahead in range(days))
        for hour in life.hours
    ]
