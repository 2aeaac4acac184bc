"""Lists that run from old to new: an update goes on from where they ended, not from their first page on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run, lines
from tests.crawler.running import HTML
from tests.portal_server import Answer, PortalServer, served, title

ROWS = 3


def day(number: int) -> str:
    return f"{number % 28 + 1:02d}/{number // 28 % 12 + 1:02d}/{2015 + number // 336}"


def article(number: int) -> Answer:
    text = "".join(f"<p>Hội nghị lần {number} thảo luận nội dung thứ {part} của kế hoạch năm.</p>" for part in range(5))
    return Answer(
        200, f"<h1>{title(number)}</h1><p class=ngay>Ngày đăng: {day(number)}</p><div>{text}</div>".encode(), HTML
    )


class Rising(PortalServer):
    """``numbers`` in the order listed, three a page, under ``/tin/trang-N``; every row with its day if ``dated``."""

    numbers: list[int]
    dated: bool = True

    def answer(self, path: str) -> Answer:
        parts = path.strip("/").split("/")
        if path == "/":
            return self.listing(1, pager=False)
        if parts[0] == "tin" and len(parts) < 3:
            number = int(parts[1].removeprefix("trang-")) if len(parts) == 2 else 1
            return self.listing(number) if 0 < number <= self.pages else Answer(404, b"", HTML)
        return article(int(parts[1])) if parts[0] == "tin" else Answer(404, b"", HTML)

    @property
    def pages(self) -> int:
        return -(-len(self.numbers) // ROWS)

    def listing(self, number: int, *, pager: bool = True) -> Answer:
        rows = "".join(
            f"<li><a href='/tin/{n}/bai-viet'>{title(n)}</a>{f' <span>({day(n)})</span>' if self.dated else ''}</li>"
            for n in self.numbers[(number - 1) * ROWS : number * ROWS]
        )
        linked = [n for n in sorted({1, 2, number - 1, number + 1, self.pages}) if 0 < n <= self.pages and n != number]
        further = (
            " ".join([f"<b>{number}</b>", *(f"<a href='/tin/trang-{n}'>{n}</a>" for n in linked)]) if pager else ""
        )
        menu = "<div><a href='/'>Trang chủ</a> <a href='/tin/'>Tin tức</a></div><h2>Tin tức</h2>"
        return Answer(200, f"{menu}<ul>{rows}</ul><div class=pager>{further}</div>".encode(), HTML)


def rising(numbers: range, *, dated: bool) -> Rising:
    portal = Rising()
    portal.numbers, portal.dated = list(numbers), dated
    return portal


def test_an_update_begins_where_the_list_ended(congtin: Run, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    with served(rising(range(1, 46), dated=True)) as dated, served(rising(range(1, 46), dated=False)) as bare:
        portals = (dated, bare)

        def crawl(clock: str) -> list[int]:
            """Listing pages that each portal was asked for."""
            before = [len(portal.asked) for portal in portals]
            options = ("-s", f"CONGTIN_CLOCK={clock}T02:00:00Z", "-s", "CONGTIN_PROGRESS=0", "--json")
            done = congtin("crawl", *(portal.url for portal in portals), "--archive", archive, *options)
            assert done.returncode == 0, done.stdout + done.stderr
            wanted = {f"127.0.0.1-{portal.url.split(':')[2][:-1]}": set(portal.numbers) for portal in portals}
            for line in lines(archive, "articles"):
                wanted[line["portal"]].discard(int(line["id"].split(":")[-1]))
            assert not any(wanted.values()), json.loads(done.stdout)
            asked = [portal.asked[at:] for portal, at in zip(portals, before, strict=True)]
            return [sum(path.startswith("/tin/trang-") for path in paths) for paths in asked]

        crawl("2026-01-01")
        crawl("2026-01-02")  # a list without dates is known to rise once its articles have been read
        for portal in portals:
            portal.numbers += range(46, 51)
        assert crawl("2026-01-03") == [6, 6], "the last one, three pages before it, and two new ones"
        for portal in portals:
            del portal.numbers[10]  # everything moves up by one
            portal.numbers += range(51, 53)
        assert crawl("2026-01-04") == [4, 4]
        assert min(crawl("2026-02-20")) >= 16, "after a month, whole again"
        for portal in portals:
            portal.numbers = [*range(200, 224), *portal.numbers, 300]  # nothing is where it was
        assert crawl("2026-02-21")[0] >= 24


class Together(Rising):
    """The home page is the first page of the list, with the same pager as the section in its menu."""

    def answer(self, path: str) -> Answer:
        return self.listing(1) if path == "/" else super().answer(path)


@pytest.mark.parametrize("home_lists_newest", [False, True])
def test_a_list_that_two_pages_begin_is_read_once_and_its_end_alone_by_updates(
    congtin: Run, tmp_path: Path, home_lists_newest: bool
) -> None:
    portal = Together() if not home_lists_newest else Rising()
    portal.numbers = list(range(1, 46))
    with served(portal):
        asked = []
        for number in range(4):
            before = len(portal.asked)
            options = ("-s", f"CONGTIN_CLOCK=2026-01-0{number + 1}T02:00:00Z", "--json")
            done = congtin("crawl", portal.url, "--archive", tmp_path, *options)
            assert done.returncode == 0, done.stdout + done.stderr
            asked.append(sum(path.startswith("/tin/trang-") for path in portal.asked[before:]))
            portal.numbers += range(46 + 3 * number, 49 + 3 * number)
        known = {int(line["id"].split(":")[-1]) for line in lines(tmp_path, "articles")}
    assert known == set(portal.numbers[:-3])
    assert asked[0] == 15, "each once, and one by the look at what portal it is"
    assert max(asked[1:]) <= 6, "where it ended, three pages before that, and a new one"
