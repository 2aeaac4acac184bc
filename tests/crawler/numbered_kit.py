"""An article whose address bears a number."""

from __future__ import annotations

import random


def body(seed: str) -> str:
    """Five paragraphs of words that hardly any other seed has."""
    draw = random.Random(seed)
    words = ["".join(draw.choice(part) for part in ("bcdghklmnpstvx", "aeiou", "cmnpt")) for _ in range(60)]
    return "".join(f"<p>{' '.join(draw.choices(words, k=40)).capitalize()}.</p>" for _ in range(5))


def page(name: str, inner: str, head: str = "", extra: str = "") -> str:
    menu = "<ul class=menu><li><a href='/'>Trang chủ</a></li>{}</ul>"
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}<title>{name}</title></head>"
        f"<body>{menu.format('')}{extra}{inner}</body></html>"
    )


def article(name: str, seed: str, head: str = "") -> str:
    inner = (
        f"<div class=news_column itemtype='http://schema.org/NewsArticle'><h1 class=title itemprop=headline>{name}</h1>"
        f"<span class=h5>Thứ sáu - 19/11/2021 10:15</span><div id=news-bodyhtml class=bodytext>{body(seed)}</div></div>"
    )
    return page(name, inner, head)
