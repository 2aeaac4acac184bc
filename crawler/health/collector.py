"""Articles and pages of one run -> its ``Quality``. Holds counts, and a bounded sample of numbers."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import pairwise
from statistics import quantiles
from typing import NamedTuple

from archive.article import Article, Reject
from archive.judging.quality import Quality
from archive.observations import Sighting
from crawler import families
from crawler.clean.text import words
from crawler.filled import is_there
from crawler.health.skeleton import skeleton
from crawler.health.unheld import unheld
from crawler.html import Page, PageError
from crawler.parse import parse_page
from crawler.portals.model import Portal

SAMPLE = 2000
"""Numbers that are kept of each kind; of more, a fair choice."""

LOOKED_AT, READ_AGAIN = 20, 12
"""Pages of each kind that are looked at in a run, and then one in a hundred; of the first articles a fourth is read a
second time, which costs as much as the first: two such runs tell what changed, more of one would not."""

FIELDS = (
    "title", "lead", "body", "byline", "source", "published_at", "modified_at", "section", "tags", "images", "captions",
    "attachments", "related", "views",
)  # fmt: skip


_SIZED = ("title", "lead", "body")


class Examined(NamedTuple):
    """What a look at the page of an article gave."""

    shape: str
    unheld: float
    """The part of its running text that the record does not hold."""
    agreement: float | None
    """The part of the body that a reading without places finds too; None where that was not tried."""


class _Sample:
    """A fair choice of numbers (reservoir sampling), the same in every run of the same numbers."""

    def __init__(self) -> None:
        self._kept: list[float] = []
        self._count = 0
        self._chance = random.Random(0)  # noqa: S311 - chooses a sample

    def add(self, number: float) -> None:
        self._count += 1
        if len(self._kept) < SAMPLE:
            self._kept.append(number)
        elif (place := self._chance.randrange(self._count)) < SAMPLE:
            self._kept[place] = number

    def percentiles(self) -> list[float]:
        """The 10th, 50th and 90th; empty where nothing was added."""
        if len(self._kept) < 2:
            return self._kept * 3
        cuts = quantiles(self._kept, n=10, method="inclusive")
        return [cuts[0], cuts[4], cuts[8]]


class Collector:
    """Told of every page that a run reads, says at its end how they came out."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self._articles = 0
        self._new = 0
        self._filled: Counter[str] = Counter()
        self._new_filled: Counter[str] = Counter()
        self._sizes: dict[str, Counter[int]] = {name: Counter() for name in _SIZED}
        self._lengths = {name: _Sample() for name in ("title", "lead", "body", "images")}
        self._lags = _Sample()
        self._dated = self._timed = 0
        self._bylines: Counter[str] = Counter()
        self._bodies: Counter[str] = Counter()
        self._origins: Counter[str] = Counter()
        self._families: Counter[str] = Counter()
        self._warnings: Counter[str] = Counter()
        self._shapes: dict[str, Counter[str]] = {}
        self._pages: Counter[str] = Counter()
        self._looked = self._unheld = 0
        self._agreement: list[float] = []
        self._listings = self._rows = self._paged = self._ordered = self._newest_first = 0
        self._examples: list[str] = []
        self._at_hand: Page | None = None

    def article(self, article: Article, body: bytes, *, is_new: bool, page: Page | None = None) -> None:
        """An article that was read from the page ``body``; ``is_new``: captured for the first time.

        ``page`` is what ``body`` was parsed into, where somebody has it still.
        """
        self._articles += 1
        filled = [name for name in FIELDS if _is_filled(article, name)]
        self._filled.update(filled)
        if is_new:
            self._new += 1
            self._new_filled.update(filled)
        for name in _SIZED:
            size = len(getattr(article, name) or "")
            self._lengths[name].add(size)
            self._sizes[name][_octave(size)] += 1
        self._lengths["images"].add(len(article.images))
        self._dates(article, is_new=is_new)
        if article.byline and len(self._bylines) < SAMPLE:
            self._bylines[article.byline] += 1
        if article.body and (article.text_hash in self._bodies or len(self._bodies) < SAMPLE):
            self._bodies[article.text_hash] += 1
        if article.views_from:
            self._origins[f"views/{article.views_from}"] += 1
        self._families[article.parser.family] += 1
        self._warnings.update({warning.partition(":")[0] for warning in article.warnings})
        if len(self._examples) < 2:
            self._examples.append(article.url)
        if self._is_chosen("article"):
            self._at_hand = page
            self._look_at(article, body)
            self._at_hand = None

    def listing(
        self, rows: Sequence[Sighting], url: str, body: bytes, *, is_paged: bool, page: Page | None = None
    ) -> None:
        """A page of a listing, its rows, and whether it names a further page; ``page`` as of ``article``."""
        self._listings += 1
        self._rows += len(rows)
        self._paged += is_paged
        dates = [row.published_at[:10] for row in rows if row.published_at]
        if len(dates) > 1:
            self._ordered += 1
            falling = sum(one >= other for one, other in pairwise(dates))
            self._newest_first += falling * 10 >= (len(dates) - 1) * 8
        if self._is_chosen("listing") and (page := page or _page(body, url)) is not None:
            self._shape("listing", skeleton(page))

    def quality(self) -> Quality:
        """What the run's pages were like."""
        count = self._articles
        return Quality(
            articles=count,
            filled={name: round(self._filled[name] / count, 4) for name in FIELDS} if count else {},
            lengths={name: [round(each) for each in sample.percentiles()] for name, sample in self._lengths.items()}
            if count
            else {},
            sizes={
                name: {str(size): many for size, many in sorted(found.items())} for name, found in self._sizes.items()
            }
            if count
            else {},
            new=self._new,
            new_filled={name: round(self._new_filled[name] / self._new, 4) for name in FIELDS} if self._new else {},
            lag_days=[round(each, 2) for each in self._lags.percentiles()],
            timed=round(self._timed / self._dated, 4) if self._dated else None,
            byline_entropy=_entropy(self._bylines),
            same_body=_sameness(self._bodies),
            origins=dict(sorted(self._origins.items())),
            families=dict(sorted(self._families.items())),
            warnings=dict(sorted(self._warnings.items())),
            skeletons={kind: dict(shapes.most_common(5)) for kind, shapes in sorted(self._shapes.items())},
            agreement=round(sum(self._agreement) / len(self._agreement), 4) if self._agreement else None,
            looked=self._looked,
            unheld=self._unheld,
            listings=self._of_listings(),
            examples=self._examples,
        )

    def _of_listings(self) -> dict[str, float]:
        if not self._listings:
            return {}
        found = {
            "pages": float(self._listings),
            "rows": round(self._rows / self._listings, 2),
            "paged": round(self._paged / self._listings, 4),
        }
        if self._ordered:
            found["newest_first"] = round(self._newest_first / self._ordered, 4)
        return found

    def _dates(self, article: Article, *, is_new: bool) -> None:
        if article.published_at is None:
            return
        self._dated += 1
        self._timed += "T" in article.published_at
        self._origins[f"published/{article.published_from}"] += 1
        if is_new and article.fetched_at is not None:
            day = datetime.fromisoformat(article.published_at[:10]).date()
            self._lags.add((datetime.fromisoformat(article.fetched_at).date() - day).days)

    def _is_chosen(self, kind: str) -> bool:
        self._pages[kind] += 1
        return self._pages[kind] <= LOOKED_AT or self._pages[kind] % 100 == 0

    def _look_at(self, article: Article, body: bytes) -> None:
        count = self._pages["article"]
        found = self._examined(article, body, is_second=count <= READ_AGAIN and count % 4 == 1 and bool(article.body))
        if found is None:
            return
        self._shape("article", found.shape)
        self._looked += 1
        self._unheld += found.unheld > 0.5
        if found.agreement is not None:
            self._agreement.append(found.agreement)

    def _examined(self, article: Article, body: bytes, *, is_second: bool) -> Examined | None:
        """A look at the page; ``is_second``: read it a second time, without the portal's places."""
        page = self._at_hand or _page(body, article.url)
        if page is None:
            return None
        return Examined(skeleton(page), unheld(page, article), self._agreed(page, article) if is_second else None)

    def _agreed(self, page: Page, article: Article) -> float:
        portal = Portal(id=self._portal.id, home=self._portal.home, family=families.GENERIC.name)
        other = parse_page(page, portal=portal)
        said = Counter(words(article.body))
        read = Counter(words(other.body)) if not isinstance(other, Reject) else Counter[str]()
        return (said & read).total() / max(1, said.total())

    def _shape(self, kind: str, shape: str) -> None:
        self._shapes.setdefault(kind, Counter())[shape] += 1


def _page(body: bytes, url: str) -> Page | None:
    try:
        return Page(body, url=url)
    except PageError:
        return None


def _octave(size: int) -> int:
    """Twice the logarithm to the base 2, rounded down; -1 of nothing."""
    return int(2 * math.log2(size)) if size else -1


def _is_filled(article: Article, name: str) -> bool:
    if name == "captions":
        return any(image.caption for image in article.images)
    return is_there(getattr(article, name))


def _sameness(counts: Counter[str]) -> float | None:
    """Of the others, those that are as the commonest is; None of fewer than two."""
    if counts.total() < 2:
        return None
    return round((max(counts.values()) - 1) / (counts.total() - 1), 4)


def _entropy(counts: Counter[str]) -> float | None:
    """Shannon's, of 1; None of fewer than two."""
    total = counts.total()
    if total < 2:
        return None
    shares: Iterable[float] = (count / total for count in counts.values())
    return round(-sum(share * math.log(share) for share in shares) / math.log(total), 4)
