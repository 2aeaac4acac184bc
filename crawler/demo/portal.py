"""The demo portal as its pages know it: how many articles, in which order, how often read, what time it is."""

from __future__ import annotations

import dataclasses
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from crawler.demo.library import DEFAULT_ARTICLES, ZONE, article
from crawler.demo.model import SECTIONS, DemoArticle, Section, Text

TITLE = "Cổng thông tin điện tử tỉnh Hòa Giang"
PER_PAGE = 10
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")

_CORRECTION = "Đính chính: các số liệu trong bài đã được cơ quan chuyên môn rà soát và xác nhận lại."
_COUNTED_FROM = datetime(2025, 7, 1, tzinfo=ZONE)
_SECONDS_A_VIEW = 600
_FIRST_VISITORS = 1_234_567

# Visits belong to the process and not to one portal, so that a portal served again does not count less.
_visits: Counter[int] = Counter()
_lock = threading.Lock()


def now() -> datetime:
    """The wall clock in Vietnam's time."""
    return datetime.now(ZONE)


class DemoPortal:
    """A portal of ``total`` articles, numbered from 1, the newest having the highest number."""

    def __init__(self, total: int = DEFAULT_ARTICLES, clock: Callable[[], datetime] = now) -> None:
        if total < 1:
            raise ValueError("a portal has at least one article")
        self.total = total
        self.clock = clock
        self._edits: dict[int, dict[str, Any]] = {}
        self._withdrawn: set[int] = set()

    @property
    def withdrawn_number(self) -> int:
        """An article that links and the sitemap still name, although it was taken down."""
        return self.total + 1

    def article(self, number: int) -> DemoArticle | None:
        """The article as it stands now; None for a number that never existed or was withdrawn."""
        if not 1 <= number <= self.total or number in self._withdrawn:
            return None
        known = article(number, self.total)
        edit = self._edits.get(number)
        return dataclasses.replace(known, **edit) if edit else known

    def is_withdrawn(self, number: int) -> bool:
        """Whether the portal answers ``number`` with a notice and status 200."""
        return number == self.withdrawn_number or number in self._withdrawn

    def edit(self, number: int, **changes: Any) -> None:
        """From now on, serve article ``number`` with these fields of ``DemoArticle`` changed."""
        self._edits[number] = {**self._edits.get(number, {}), **changes}

    def correct(self, number: int) -> None:
        """As an editor does: from now on article ``number`` has a further paragraph. Raises ValueError for a number
        that no article has."""
        known = self.article(number)
        if known is None:
            raise ValueError(f"no article has the number {number}: there are 1 to {self.total}")
        self.edit(number, parts=(*known.parts, Text(_CORRECTION)))

    def withdraw(self, number: int) -> None:
        """Take article ``number`` down: its page becomes a notice, and no list names it."""
        self._withdrawn.add(number)

    def numbers(self, section: Section) -> range:
        """Numbers of the section's articles, newest first."""
        place = SECTIONS.index(section) + 1
        last = self.total - (self.total - place) % len(SECTIONS)
        return range(last, 0, -len(SECTIONS))

    def pages(self, section: Section) -> int:
        """How many pages the section's listing has, at least one."""
        return max(1, -(-len(self.numbers(section)) // PER_PAGE))

    def listing(self, section: Section, page: int) -> list[DemoArticle]:
        """Page ``page`` (from 1) of a section; a page beyond the last shows the last again."""
        start = (min(page, self.pages(section)) - 1) * PER_PAGE
        return self._existing(self.numbers(section)[start : start + PER_PAGE])

    def newest(self, count: int, section: Section | None = None) -> list[DemoArticle]:
        """The newest articles, of one section or of all."""
        numbers = self.numbers(section) if section else range(self.total, 0, -1)
        return self._existing(numbers[:count])

    def most_read(self, count: int = 5) -> list[DemoArticle]:
        """What the sidebar shows: the most read of the newest 30."""
        return sorted(self.newest(30), key=lambda found: -found.base_views)[:count]

    def related(self, number: int, count: int = 6) -> list[DemoArticle]:
        """Articles of the same section next to ``number``: the older ones first, then newer."""
        step = len(SECTIONS)
        older = range(number - step, 0, -step)[:count]
        newer = range(number + step, self.total + 1, step)[: count - len(older)]
        return self._existing([*older, *newer])

    def views(self, shown: DemoArticle) -> int:
        """The article's count: grows with the clock and with every visit that this process served."""
        elapsed = (self.clock() - _COUNTED_FROM).total_seconds()
        return shown.base_views + max(0, int(elapsed) // _SECONDS_A_VIEW) + _visits[shown.number]

    def visit(self, number: int) -> None:
        """Count one reader of article ``number``."""
        with _lock:
            _visits[number] += 1

    def visitors(self) -> int:
        """The footer's counter, which is nobody's view count."""
        return _FIRST_VISITORS + max(0, int((self.clock() - _COUNTED_FROM).total_seconds()) // 20)

    def _existing(self, numbers: Sequence[int]) -> list[DemoArticle]:
        return [found for found in map(self.article, numbers) if found is not None]


def date_line(shown: DemoArticle) -> str:
    """The date as the article's style prints it."""
    moment = datetime.fromisoformat(shown.published_at)
    return moment.strftime(shown.style.date).replace("{weekday}", _weekday(moment).capitalize())


def short_date(shown: DemoArticle) -> str:
    """The date as rows of lists print it, e.g. 26/05/2022."""
    return datetime.fromisoformat(shown.published_at).strftime("%d/%m/%Y")


def clock_line(moment: datetime) -> str:
    """Today's date as the header prints it, with the weekday."""
    return f"{_weekday(moment)}, ngày {moment:%d/%m/%Y}"


def _weekday(moment: datetime) -> str:
    return WEEKDAYS[moment.weekday()]
