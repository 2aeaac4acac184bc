"""The articles of a successor, by all that one of the old portal may be found by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from archive.article import Article
from archive.mergers.model import By
from archive.mergers.sketch import SIZE, likeness
from archive.mergers.traits import Traits, place, traits

_SAME, _ALIKE = 0.6, 0.2
"""Likeness from which texts are one by themselves, and where the title or the address says so too."""

_TELLING = 5
"""Words from which on a title that stands once on both portals tells an article, where there is no text or no day."""


class Known:
    """Finds articles again. Holds some 800 bytes for each of the successor's."""

    def __init__(self, articles: Iterable[Article], copies: Mapping[str, str]) -> None:
        self._copies = copies
        self._ids: dict[str, Traits] = {}
        self._texts: dict[bytes, list[Traits]] = defaultdict(list)
        self._places: dict[str, Traits] = {}
        self._paths: dict[str, list[Traits]] = defaultdict(list)
        self._titles: dict[bytes, list[Traits]] = defaultdict(list)
        self._days: dict[str, list[Traits]] = defaultdict(list)
        for article in articles:
            self._add(article)

    def __len__(self) -> int:
        return len(self._ids)

    def _add(self, article: Article) -> None:
        each = traits(article)
        self._ids[each.id] = each
        for url in (article.url, *article.urls):
            self._places.setdefault(place(url), each)
        self._paths[_path(each.place)].append(each)
        self._titles[each.title].append(each)
        if each.is_long:
            self._texts[each.text].append(each)
        if each.day:
            self._days[each.day].append(each)

    def at(self, url: str) -> Traits | None:
        """The article at an address."""
        return self._places.get(place(url))

    def find(self, old: Traits, moved_to: str | None, *, is_titled_once: bool) -> tuple[Traits, By] | None:
        """What ``old`` is at the successor, and what tells so; the surest sign first.

        ``is_titled_once``: the old portal has no other article of that title.
        """
        if moved_to is not None and (led := self.at(moved_to)) is not None:
            return led, "redirect"
        if old.is_long and (texts := self._texts.get(old.text)):
            return max(texts, key=lambda each: (each.title == old.title, each.day == old.day)), "text"
        same = [each for each in self._paths.get(_path(old.place), ()) if _is_one(old, each)]
        if same and any(char.isdigit() for char in old.place):
            return same[0], "address"
        if (titled := self._titled(old, is_titled_once=is_titled_once)) is not None:
            return titled, "title"
        copy = self._ids.get(self._copies.get(old.id, ""))
        return (copy, "copy") if copy is not None else None

    def resembling(self, old: Traits, taken: Collection[str]) -> tuple[Traits, By] | None:
        """What of ``old``'s day has most of its text under another title; ``taken``: ids of what is another's."""
        if len(old.sketch) < SIZE:
            return None
        beside = (
            (likeness(old.sketch, each.sketch), each) for each in self._days.get(old.day, ()) if each.id not in taken
        )
        alike, best = max(beside, key=lambda pair: pair[0], default=(0.0, None))
        return (best, "text") if best is not None and alike >= _SAME else None

    def _titled(self, old: Traits, *, is_titled_once: bool) -> Traits | None:
        """Its namesake: of the same day, or of a like text, or the only one of a title that tells.

        Weekly notices share their title and their words: of several, only the day tells.
        """
        namesakes = self._titles.get(old.title, [])
        same_day = [each for each in namesakes if each.day and each.day == old.day]
        if same_day:
            return max(same_day, key=lambda each: likeness(old.sketch, each.sketch))
        if len(namesakes) != 1 or not is_titled_once:
            return None
        (only,) = namesakes
        if likeness(old.sketch, only.sketch) >= _ALIKE:
            return only
        has_no_sign = not old.sketch or not only.sketch or not old.day or not only.day
        return only if has_no_sign and old.words >= _TELLING else None


def _is_one(old: Traits, new: Traits) -> bool:
    return old.title == new.title or likeness(old.sketch, new.sketch) >= _ALIKE


def _path(where: str) -> str:
    return where.partition("/")[2]
