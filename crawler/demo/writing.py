"""Writes the demo portal's articles: sentence templates of ``texts/`` filled by a seeded generator.

The same number gives the same text on every machine, and none depends on another article, so a portal
of any size is written page by page. People, figures and events are invented; the places exist.
"""

from __future__ import annotations

import random
import tomllib
from datetime import datetime, timedelta
from functools import cache
from importlib import resources
from typing import Any

_MONEY = ("{:d},{:d} tỷ đồng", "{:d}{:d}0 triệu đồng")
_QUARTERS = ("I", "II", "III", "IV")

Table = dict[str, Any]


@cache
def texts(name: str) -> Table:
    """The table of ``texts/<name>.toml``."""
    source = resources.files("crawler.demo") / "texts" / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


class Slots(dict[str, str]):
    """Values for a template. The cast (places, people) holds for the article; numbers are drawn anew each time."""

    def __init__(self, rng: random.Random, published: datetime) -> None:
        super().__init__()
        self.rng = rng
        self.published = published
        self._choose_places()
        self._choose_people()
        self._choose_dates()

    def _choose_places(self) -> None:
        province, districts = self.rng.choice(sorted(texts("places").items()))
        district, communes = self.rng.choice(sorted(districts.items()))
        first, second = self.rng.sample(communes, 2)
        self.update(tinh=province, huyen=district, xa=first, xa2=second)
        self.update(Huyen=_capital(district), xa_ten=_capital(first))

    def _choose_people(self) -> None:
        common = texts("common")
        team = self.rng.choice(common["teams"])
        self.update(nguoi=self.person(), nguoi2=self.person(), Doan=team)
        self.update(chuc=self.rng.choice(common["roles"]), coquan=self.rng.choice(common["agencies"]))

    def _choose_dates(self) -> None:
        event = self.published - timedelta(days=self.rng.choice((0, 0, 1)))
        later = self.published + timedelta(days=self.rng.randint(20, 120))
        part = "Sáng" if event.hour < 13 or event.day != self.published.day else "Chiều"
        self.update(
            ngay=f"{part} {event.day}/{event.month}", ngay_thuong=f"{part.lower()} ngày {event.day}/{event.month}"
        )
        self.update(ngay_so=f"{later.day}/{later.month}/{later.year}", buoi=f"buổi {part.lower()}")
        self.update(nam=str(event.year), thang=str(event.month), quy=_QUARTERS[(event.month - 1) // 3])

    def person(self, *, woman: bool | None = None) -> str:
        """A full name."""
        people = texts("people")
        kind = "_women" if (self.rng.random() < 0.4 if woman is None else woman) else ""
        return " ".join(self.rng.choice(people[key]) for key in ("family", f"middle{kind}", f"given{kind}"))

    def __missing__(self, name: str) -> str:
        draw = self.rng.randint
        match name:
            case "so1":
                return str(draw(3, 29))
            case "so2":
                return str(draw(12, 95))
            case "so3":
                return str(draw(21, 195) * 5)
            case "so_dot":
                return str(draw(2, 9))
            case "so_muc":
                return str(draw(1, 2))
            case "so_thang":
                return str(self.rng.choice((3, 4, 6, 9)))
            case "so_tuoi":
                return str(draw(42, 88))
            case "pct":
                return f"{draw(11, 97)},{draw(1, 9)}%"
            case "pct_nho":
                return f"{draw(1, 4)},{draw(1, 9)}%"
            case "tien":
                return self.rng.choice(_MONEY).format(draw(2, 98), draw(1, 9))
            case "nguoi_nu":
                return self.person(woman=True)
            case "nguoi_nam":
                return self.person(woman=False)
        raise KeyError(name)

    def fill(self, template: str) -> str:
        """``template`` with its slots filled."""
        return template.format_map(self)


def paragraphs(slots: Slots, topic: Table) -> list[str]:
    """Three to seven paragraphs of one topic: 400 to 2,500 characters together."""
    rng, common = slots.rng, texts("common")
    pool = rng.sample(topic["sentences"], rng.randint(4, len(topic["sentences"])))
    joins = rng.sample(common["joins"], rng.randint(2, 5))
    for sentence in joins:
        pool.insert(rng.randint(1, len(pool)), sentence)
    written: list[str] = []
    while pool:
        size = min(len(pool), rng.choice((1, 2, 2, 3)))
        written.append(" ".join(slots.fill(pool.pop(0)) for _ in range(size)))
    written.append(slots.fill(rng.choice(common["closings"])))
    return written


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
