"""Reading an archive of 20,000 articles against a bare ``orjson.loads`` loop over the same files, and its memory."""

from __future__ import annotations

import random
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import orjson

from archive import Archive
from archive.article import Article, Http, Image, Paragraph, Parser, Related, WarcPointer
from archive.dedup import article_hashes
from archive.paths import day_file
from benchmarks.table import Figures

ARTICLES = 20_000
DAYS = 20
PLAIN, CHOSEN = 0.6, 0.3
GROWTH_MB = 2.0
ROUNDS = 3
TEXT = "hội nghị tổng kết công tác cải cách hành chính của ủy ban nhân dân tỉnh về xây dựng nông thôn mới năm"
WORDS = TEXT.split()


def article(number: int, words: random.Random) -> Article:
    """A usual article: some 4,000 characters, a picture, a related list; one of 50 repeats another's text."""
    same = random.Random(number // 50) if number % 50 == 0 else words
    texts = [" ".join(same.choices(WORDS, k=100)).capitalize() + "." for _ in range(8)]
    url = f"https://vidu.example/tin/{number}"
    record = Article(
        id=f"vidu:{number}",
        portal="vidu",
        url=url,
        title=" ".join(words.choices(WORDS, k=14)).capitalize(),
        lead=texts[0],
        body="\n\n".join(texts),
        blocks=[Paragraph(text=text) for text in texts],
        published_at="2026-10-01T08:00:00+07:00",
        section=["Tin tức"],
        tags=["cải cách", "nông thôn"],
        images=[Image(url=f"{url}.jpg", caption="Quang cảnh hội nghị")],
        related=[Related(url=f"{url}{each}", title=texts[0][:60]) for each in range(8)],
        views=number,
        views_from="page",
        text_hash="",
        content_hash="",
        duplicate_of=f"vidu:{number - 1}" if number % 50 == 1 else None,
        fetched_at="2026-10-02T01:00:00Z",
        recorded_at="2026-10-02T01:00:01Z",
        http=Http(status=200, etag='"1"'),
        warc=WarcPointer(file="warc/portal=vidu/vidu-00001.warc.gz", offset=number, digest="sha1:" + "A" * 32),
        parser=Parser(version="0.1.0", family="generic"),
    )
    text, content = article_hashes(record)
    return msgspec.structs.replace(record, text_hash=text, content_hash=content)


def build(root: Path, articles: int) -> list[Path]:
    """Writes an archive of ``articles``, a tenth of them with a second revision; returns its files."""
    words = random.Random(1)
    files = []
    for day in range(DAYS):
        path = day_file(root, "articles", "vidu", f"2026-10-{day + 1:02d}")
        path.parent.mkdir(parents=True, exist_ok=True)
        numbers = range(day * articles // DAYS, (day + 1) * articles // DAYS)
        with path.open("wb") as file:
            for number in numbers:
                record = article(number, words)
                again = [msgspec.structs.replace(record, revision=2)] if number % 10 == 9 else []
                file.writelines(msgspec.json.encode(each) + b"\n" for each in (record, *again))
        files.append(path)
    return files


def bare(files: list[Path]) -> Iterator[object]:
    """What any program does that knows nothing of the record."""
    for path in files:
        with path.open("rb") as file:
            for line in file:
                yield orjson.loads(line)


def seconds(reads: list[Callable[[], Iterator[object]]]) -> list[float]:
    """The least time of this process that each way takes; in turn, so that all meet the same neighbours."""
    best = [float("inf")] * len(reads)
    for _ in range(ROUNDS + 1):  # one of them warms the page cache
        for at, read in enumerate(reads):
            start = time.process_time()
            for _ in read():
                pass
            best[at] = min(best[at], time.process_time() - start)
    return best


def held_mb(read: Callable[[], Iterator[object]]) -> float:
    """The most that Python held at any time while reading."""
    tracemalloc.start()
    for _ in read():
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def main(articles: int = ARTICLES) -> int:
    """Prints the figures; 1 where a bar is missed."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        files = build(root, articles)
        archive = Archive(root)
        size = sum(path.stat().st_size for path in files) / 1e6
        ways: list[tuple[str, float, Callable[[], Iterator[object]]]] = [
            ("articles(latest=False)", PLAIN, lambda: archive.articles(latest=False)),
            ("articles()", CHOSEN, archive.articles),
            ("articles(unique=True)", CHOSEN, lambda: archive.articles(unique=True)),
            ("follow()", PLAIN, lambda: iter(archive.follow())),
        ]
        loop, *taken = seconds([lambda: bare(files), *(read for _, _, read in ways)])
        figures = Figures(f"reading {articles} articles, {size:.0f} MB, against a bare orjson loop")
        figures.add("bare loop", f"{size / loop:.0f} MB/s")
        for (name, bar, _), each in zip(ways, taken, strict=True):
            share = loop / each
            figures.add(name, f"{share:.0%} of it", f">= {bar:.0%}", held=share >= bar)
        few, all_of_it = Archive(root), held_mb(ways[0][2])
        first = files[0].read_bytes()
        for path in files[1:]:
            path.unlink()
        growth = all_of_it - held_mb(lambda: few.articles(latest=False))
        figures.add(
            f"memory of a plain scan, {size:.0f} MB against {len(first) / 1e6:.0f} MB of it",
            f"+{growth:.1f} MB",
            f"<= {GROWTH_MB} MB",
            held=growth <= GROWTH_MB,
        )
        return figures.show()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES))
