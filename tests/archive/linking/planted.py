"""A corpus with planted copies, seeded: news, edited copies on other portals, forms that are filled in each week."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from msgspec import structs

from archive.article import Article, Parser
from archive.dedup import article_hashes
from tests.synthetic.corpus_a import SENTENCES_A
from tests.synthetic.corpus_b import SENTENCES_B

START = date(2024, 1, 1)
SYLLABLES = 400


class Copy(NamedTuple):
    """A planted copy: what was copied, and the share of its words that was changed."""

    original: str
    copy: str
    changed: float


class Language:
    """Text that runs like Vietnamese news: each word one that followed the last one somewhere."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        following: dict[str, list[str]] = defaultdict(list)
        for sentence in (*SENTENCES_A, *SENTENCES_B):
            words = ["", *re.findall(r"\S+", sentence), ""]
            for one, other in pairwise(words):
                following[one].append(other)
        self._following = following
        self.words = sorted(word for word in following if word)

    def text(self, syllables: int) -> str:
        paragraphs, count = [], 0
        while count < syllables:
            sentence, word = [], ""
            while (word := self._rng.choice(self._following[word])) and len(sentence) < 40:
                # News name people and places that no other news do.
                sentence.append(self._rng.choice(self.words) if self._rng.random() < 0.25 else word)
            paragraphs.append(" ".join(sentence))
            count += len(sentence)
        return "\n\n".join(paragraphs)

    def edited(self, text: str, share: float) -> str:
        """``text`` with that share of its words put in the place of others, taken out or added."""
        return "\n\n".join(" ".join(self._edited(part.split(), share)) for part in text.split("\n\n"))

    def _edited(self, words: list[str], share: float) -> Iterator[str]:
        for word in words:
            if self._rng.random() >= share:
                yield word
                continue
            kind = self._rng.choice(("replaced", "replaced", "dropped", "added"))
            if kind != "dropped":
                yield self._rng.choice(self.words)
            if kind == "added":
                yield word


def article(number: int, portal: str, day: date, title: str, body: str, source: str | None = None) -> Article:
    """A record as a crawl would have stored it."""
    captured = day + timedelta(days=1)
    made = Article(
        id=f"{portal}:{number}", portal=portal, url=f"https://{portal}.example/{number}", title=title, body=body,
        published_at=f"{day.isoformat()}T08:00:00+07:00", fetched_at=f"{captured.isoformat()}T00:00:00Z",
        source=source, text_hash="", content_hash="", parser=Parser(version="0", family="generic"),
    )  # fmt: skip
    text_hash, content_hash = article_hashes(made)
    return structs.replace(made, text_hash=text_hash, content_hash=content_hash)


def weather(rng: random.Random, day: date) -> str:
    def degrees() -> str:
        low = rng.randint(18, 27)
        return f"{low}-{low + rng.randint(3, 9)} độ C"

    places = ("ven biển", "trung du", "miền núi phía Bắc", "miền núi phía Tây", "nội thành", "đồng bằng ven sông")
    lines = [f"Bản tin dự báo thời tiết ngày {day.day}/{day.month}/{day.year} của Đài Khí tượng Thủy văn khu vực"]
    lines += [
        f"Khu vực {place}: mây thay đổi, có mưa rào vài nơi, gió hướng {rng.choice(('Đông', 'Tây', 'Bắc', 'Nam'))} "
        f"cấp {rng.randint(2, 5)}, nhiệt độ {degrees()}, độ ẩm {rng.randint(60, 98)} %, mưa {rng.randint(0, 80)} mm."
        for place in places
    ]  # fmt: skip
    lines.append("Trong mưa dông có khả năng xảy ra lốc, sét, mưa đá và gió giật mạnh, người dân cần đề phòng.")
    return "\n\n".join(lines)


def schedule(rng: random.Random, day: date) -> str:
    who = ("Chủ tịch UBND", "Phó Chủ tịch Thường trực", "Bí thư Đảng ủy", "Chánh Văn phòng", "Phó Bí thư Thường trực")
    what = (
        "dự họp giao ban đầu tuần tại phòng họp số", "tiếp công dân định kỳ tại trụ sở tiếp dân, bàn số",
        "làm việc với đoàn kiểm tra tại hội trường", "kiểm tra tiến độ dự án tại ấp", "dự lễ ra quân tại khóm",
    )  # fmt: skip
    lines = [f"Lịch làm việc của Thường trực Ủy ban nhân dân từ ngày {day.day}/{day.month}/{day.year}"]
    for weekday in ("hai", "ba", "tư", "năm", "sáu"):
        for half in ("Sáng", "Chiều"):
            hour = rng.randint(7, 16)
            when = f"{half} thứ {weekday}, {hour} giờ {rng.randint(0, 59)}"
            lines.append(f"{when}: {rng.choice(who)} {rng.choice(what)} {rng.randint(1, 12)}")
    return "\n\n".join(lines)


def corpus(seed: int, originals: int = 300, syllables: int = SYLLABLES) -> tuple[list[Article], list[Copy]]:
    """The articles in any order, and what was copied. Two thirds of the originals have one copy each."""
    rng = random.Random(seed)
    language = Language(rng)
    portals = [f"tinh{number}" for number in range(6)]
    articles: list[Article] = []
    copies: list[Copy] = []
    for number in range(originals):
        home, away = rng.sample(portals, 2)
        day = START + timedelta(days=rng.randint(0, 400))
        body = language.text(int(syllables * rng.uniform(0.6, 1.5)))
        first = article(len(articles), home, day, language.text(12), body)
        articles.append(first)
        if number % 3:
            changed = rng.choice((0.05, 0.10, 0.20))
            later = day + timedelta(days=rng.randint(0, 3))
            again = article(len(articles), away, later, language.text(12), language.edited(body, changed))
            articles.append(again)
            copies.append(Copy(first.id, again.id, changed))
    for form in (weather, schedule):
        for portal in portals[:3]:
            for week in range(30):
                day = START + timedelta(days=7 * week + portals.index(portal))
                articles.append(article(len(articles), portal, day, form.__name__, form(rng, day)))
    # A form that few have filled in yet.
    for day in (START, START + timedelta(days=1), START + timedelta(days=2)):
        articles.append(article(len(articles), portals[5], day, "weather", weather(rng, day)))
    rng.shuffle(articles)
    return articles, copies
