"""The picks of one portal: one alternative of everything that the skin and the furniture leave open."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.portals.skins import SHORT, Skin
from tests.portals.stamps import dated


@dataclass(frozen=True)
class Style:
    """What was picked from a skin, and the furniture around it."""

    skin: Skin
    stamp: str
    title: str
    date: str
    views: str
    lead: str
    body: str
    byline: str
    order: str
    related: str
    item: str
    item_date: str
    item_stamp: str
    box: tuple[str, str, str, str]
    names: tuple[str, str]
    site: str
    clock: str
    site_h1: bool
    side_first: bool
    excerpt: bool
    thumb: bool
    caption: str
    shape: str
    arrows: bool
    persist: bool
    words: tuple[str, str]

    @property
    def day_only(self) -> bool:
        """Whether the article page prints no time."""
        return dated(self.stamp)


#: Captions in the markups of evidence 2.
CAPTIONS = (
    '<p style="text-align:center"><img src="{src}" alt=""></p><p style="text-align:center"><em>{text}</em></p>',
    '<table><tr><td><img src="{src}" alt=""></td></tr><tr><td class="expNoEdit">{text}</td></tr></table>',
    '<figure><img src="{src}" alt=""><figcaption>{text}</figcaption></figure>',
    '<p><img src="{src}" alt=""></p><p class="caption">{text}</p>',
)
#: Header clocks share class names with dates and come before the article (evidence 5.6 and 6).
CLOCKS = (
    '<div class="date-today">{Wd}, {dd}/{mm}/{y}</div>',
    '<span class="current-date time">{Wd}, {dd}/{mm}/{y}, {HH}:{M}</span>',
    '<div id="clock" class="clock">{Wd}, Ngày {dd}/{mm}/{y} -</div>',
)
WORDS = (("Trang trước", "Trang sau"), ("Trước", "Tiếp theo"), ("Trước", "Sau"), ("«", "»"), ("Previous", "Next"))
SITES = ("Cổng thông tin điện tử tỉnh Tân Sơn", "Cổng TTĐT tỉnh Hải Đông", "Trang thông tin điện tử tỉnh Bình An")


def draw_style(rng: random.Random, skin: Skin) -> Style:
    """One pick of each."""
    stamp = rng.choice(skin.stamps)
    return Style(
        skin=skin,
        stamp=stamp,
        title=rng.choice(skin.titles),
        date=rng.choice(skin.dates),
        views=rng.choice(skin.views or ("",)),
        lead=rng.choice(skin.leads),
        body=rng.choice(skin.bodies),
        byline=rng.choice(skin.bylines),
        order=rng.choice(skin.orders),
        related=rng.choice(skin.related),
        item=rng.choice(skin.items),
        item_date=rng.choice(skin.item_dates),
        item_stamp=rng.choice((stamp, SHORT)),
        box=rng.choice(skin.boxes),
        names=rng.choice(skin.names),
        site=rng.choice(SITES),
        clock=rng.choice(CLOCKS),
        site_h1=rng.random() < 0.4,
        side_first=rng.random() < 0.5,
        excerpt=rng.random() < 0.6,
        thumb=rng.random() < 0.5,
        caption=rng.choice(CAPTIONS),
        shape=rng.choice(("all", "window", "next")),
        arrows=rng.random() < 0.6,
        persist=rng.random() < 0.6,
        words=rng.choice(WORDS),
    )
