"""A portal's life as the crawler would have noted it: one ``CrawlRun`` a run."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import msgspec

from archive.article import Article, Reject
from archive.judging.quality import Quality
from archive.observations import CrawlRun, Sighting
from tests.histories.changes import Change
from tests.histories.life import Life, run_times
from tests.histories.stock import PLANS, Kept, Replayed, facts_of, is_photos, listing_of, portal_of, stock
from tests.histories.template import Template

HOST = "haidong.gov.vn"


@dataclass(frozen=True)
class Post:
    """An article of the simulated portal: which page of the stock it is like, and its day."""

    number: int
    plan: int
    published: datetime
    public: datetime
    """When it can be seen."""
    byline: str | None
    tags: bool


@dataclass(frozen=True)
class Step:
    """One run, and how many pages it read that show the planted change."""

    run: CrawlRun
    is_after: bool
    affected: int


class Replay:
    """Plays a life; from ``day`` on with ``change``."""

    def __init__(self, life: Life, change: Change | None = None, day: int = 0) -> None:
        self._life, self._change = life, change
        self._from = datetime.combine(life.begins + timedelta(days=day), datetime.min.time())
        self._rng = random.Random(f"replay:{life.seed}")
        self._posts: list[Post] = []
        self._photos_until = life.begins
        self._planned = life.begins - timedelta(days=1)
        self._failed_last = False
        self._had = dict[int, set[str]]()
        """Fields that articles had when they were read last."""

    def steps(self, days: int) -> Iterator[Step]:
        """Its runs, in order; the first one is full."""
        full_again = self._rng.randint(days // 3, days * 3)
        self._backlog()
        seen = 0
        for number, now in enumerate(run_times(self._life, days)):
            self._plan(now.date())
            change = self._change if now >= self._from else None
            is_full = number in (0, full_again)
            if self._fails(number):
                yield Step(_failed(number, now, "full" if is_full else "update"), change is not None, 0)
                continue
            if change is not None and change.failure:
                yield Step(_turned_away(number, now, change.failure), True, 0)
                continue
            public = [post for post in self._posts if post.public <= now]
            if change is not None and change.freezes:
                public = [post for post in public if post.published < self._from]
            new, seen = public[seen:], max(seen, len(public))
            yield self._run(number, now, new, self._again(public, new, is_full), is_full, change)

    def _backlog(self) -> None:
        for ago in range(60, 0, -1):
            self._write(self._life.begins - timedelta(days=ago), 1 + int(self._life.rate / 3))

    def _plan(self, today: date) -> None:
        while self._planned < today:
            self._planned += timedelta(days=1)
            if self._rng.random() < 0.02:
                self._photos_until = self._planned + timedelta(days=3)
            count = self._life.new_on(self._planned, self._rng)
            late = count // 2 if self._planned.weekday() == 0 else 0  # dated on the weekend, public on Monday
            self._write(self._planned, count, late=late)

    def _write(self, day: date, count: int, late: int = 0) -> None:
        rng = self._rng
        for place in range(count):
            plan = rng.randrange(PLANS)
            if day <= self._photos_until and rng.random() < 0.5:
                plan = rng.choice([each for each in range(PLANS) if is_photos(facts_of(each))])
            signed = not is_photos(facts_of(plan)) and rng.random() < self._life.byline
            dated = day - timedelta(days=rng.randint(1, 2)) if place < late else day
            published = datetime.combine(dated, datetime.min.time()) + timedelta(hours=rng.randint(0, 10))
            self._posts.append(
                Post(
                    number=len(self._posts) + 1,
                    plan=plan,
                    published=published,
                    public=published + timedelta(hours=7),
                    byline=rng.choice(self._life.authors) if signed else None,
                    tags=rng.random() < self._life.tags,
                )
            )

    def _again(self, public: list[Post], new: list[Post], is_full: bool) -> list[Post]:
        old = public[: len(public) - len(new)]
        if is_full:
            return old
        recent = old[-60:]
        return self._rng.sample(recent, min(len(recent), self._rng.randint(0, self._life.relooks)))

    def _fails(self, number: int) -> bool:
        """A night without the portal, never two runs in a row: that would be worth an alarm."""
        self._failed_last = number > 0 and not self._failed_last and self._rng.random() < 0.01
        return self._failed_last

    def _run(
        self, number: int, now: datetime, new: list[Post], again: list[Post], is_full: bool, change: Change | None
    ) -> Step:
        template = change.template(self._life.template) if change is not None else self._life.template
        collector, counts, causes = Replayed(portal_of(template)), Counter[str](found=len(new)), Counter[str]()
        are_new = {post.number for post in new}
        for post in new + again:
            dropped = change is not None and self._is_unsigned(post, change)
            kept = stock(template, post.plan, byline=post.byline is not None and not dropped, tags=post.tags)
            counts["looked"] += 1
            if isinstance(kept.read, Reject):
                causes[f"refused/{kept.read.reason}"] += 1
                continue
            is_new = number == 0 or post.number > len(self._posts) or post.number in are_new
            counts["stored" if is_new else "unchanged"] += 1
            article = _dated(kept, kept.read, post, now)
            counts.update(f"lost/{name}" for name in self._lost(post, article))
            collector.page(kept, article, is_new=is_new)
        pages = self._listings(collector, template, now, is_full, change)
        counts.update({"pages": counts["looked"] + pages, "listings": pages})
        quality = collector.quality()
        run = _record(number, now, "full" if is_full else "update", counts, causes, quality)
        return Step(run, change is not None, 0 if change is None else self._affected(change, new, again))

    def _lost(self, post: Post, article: Article) -> set[str]:
        """What a revision of it would lack, as the archive counts it."""
        now = {name for name in ("lead", "body", "byline", "published_at") if getattr(article, name)}
        before, self._had[post.number] = self._had.get(post.number, set()), now
        return before - now

    def _is_unsigned(self, post: Post, change: Change) -> bool:
        return change.editorial if post.published >= self._from else change.archival

    def _affected(self, change: Change, new: list[Post], again: list[Post]) -> int:
        if change.editorial:
            return sum(self._is_unsigned(post, change) for post in new)
        if change.archival:
            return sum(self._is_unsigned(post, change) for post in again)
        return len(new) + len(again)

    def _listings(
        self, collector: Replayed, template: Template, now: datetime, is_full: bool, change: Change | None
    ) -> int:
        _, _, is_paged = listing_of(template)
        deep = 10 if is_full else self._rng.randint(1, 3)
        pages = self._life.sections * (deep if is_paged else 1)
        for page in range(pages):
            days = [(now - timedelta(days=ago)).date().isoformat() for ago in range(0, 20, 2)]
            if change is not None and change.reorders:
                self._rng.shuffle(days)
            elif self._rng.random() < 0.1:
                days.insert(0, days.pop(5))  # one is pinned
            is_last = is_full and page % deep == deep - 1
            rows = [
                Sighting(
                    portal="haidong", url=f"https://{HOST}/{n}", kind="listing", listing="l", rank=n, published_at=day
                )
                for n, day in enumerate(days)
            ]
            collector.rows(rows, template, is_paged=is_paged and not is_last)
        return pages


def _dated(kept: Kept, read: Article, post: Post, now: datetime) -> Article:
    """The page read as of ``post``: right dates stay right, odd ones stay as odd, lost ones stay lost."""
    date_read = read.published_at
    if date_read is not None:
        shift = datetime.fromisoformat(date_read[:10]) - datetime.combine(
            kept.facts.published.date(), datetime.min.time()
        )
        day = (post.published + shift).isoformat()
        date_read = f"{day}+07:00" if "T" in date_read else day[:10]
    return msgspec.structs.replace(
        read,
        url=f"https://{HOST}/tin-tuc/bai-{post.number}.html",
        published_at=date_read,
        fetched_at=f"{now:%Y-%m-%dT%H:%M:%SZ}",
        byline=post.byline if read.byline else None,
    )


def _record(
    number: int, now: datetime, mode: str, counts: Counter[str], causes: Counter[str], quality: Quality
) -> CrawlRun:
    return CrawlRun(
        crawl_id=f"run-{number:04}",
        portal="haidong",
        mode="full" if mode == "full" else "update",
        started_at=f"{now:%Y-%m-%dT%H:%M:%SZ}",
        ended_at=f"{now + timedelta(minutes=20):%Y-%m-%dT%H:%M:%SZ}",
        finish="finished",
        counts=dict(counts),
        causes=dict(causes),
        hosts={HOST: {"requests": counts["pages"] + 1, "status": {"200": counts["pages"] + 1}}},
        quality=quality,
    )


def _failed(number: int, now: datetime, mode: str) -> CrawlRun:
    made = _record(number, now, mode, Counter(), Counter({"failed/listing timeout": 1}), Quality())
    return msgspec.structs.replace(made, finish="unreachable", hosts={HOST: {"requests": 3}}, quality=None)


def _turned_away(number: int, now: datetime, failure: tuple[str, dict[str, int]]) -> CrawlRun:
    """What a wall, an expired certificate or a redirect away left: one failed look at the home page."""
    cause, status = failure
    pages = sum(status.values())
    made = _record(number, now, "update", Counter(pages=pages, listings_failed=1), Counter({cause: 1}), Quality())
    return msgspec.structs.replace(
        made,
        finish="finished" if pages else "unreachable",
        hosts={HOST: {"requests": max(1, pages), "status": status}},
        quality=None,
    )
