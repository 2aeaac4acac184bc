"""``archive coverage``: what was seen against what is archived, and why the rest is not."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from archive import Archive
from archive.article import Reject
from archive.cli import app
from archive.covering.coverage import UNSEEN, PortalCoverage, coverage
from archive.covering.evidence import WAITING, Evidence
from archive.covering.lost import LOST
from archive.observations import CrawlRun
from tests.archive.building import DAY, PARSER, Files, article, observation, run, sighting
from tests.archive.coverage_kit import EARLY, LATE, missed, seen


@pytest.fixture
def files(tmp_path: Path) -> Files:
    (tmp_path / "articles").mkdir()
    return Files(tmp_path)


def covered(files: Files) -> PortalCoverage:
    (found,) = coverage(Archive(files.root), "vidu").portals
    return found


def test_what_was_seen_and_not_stored_is_a_hole(files: Files) -> None:
    files.add(article("vidu:1", published_at="2022-07-15T16:30:00+07:00"))
    files.add(
        seen(1, section="Tin tức"),
        seen(2, section="Tin tức", published_at="2022-08-01"),
        seen(3, section="Văn hóa"),
        kind="sightings",
    )
    found = covered(files)
    assert (found.total.exist, found.total.archived, found.total.holes) == (3, 1, {WAITING: 2})
    assert {name: (cell.exist, cell.archived) for name, cell in found.sections.items()} == {
        "Tin tức": (2, 1),
        "Văn hóa": (1, 0),
    }
    assert {name: (cell.exist, cell.archived) for name, cell in found.months.items()} == {
        "": (1, 0),
        "2022-07": (1, 1),
        "2022-08": (1, 0),
    }


@pytest.mark.parametrize(
    ("command", "as_of"),
    [("crawl", "2026-11-26T21:00:00Z"), ("import", LATE), ("reparse", LATE)],
)
def test_a_portal_was_looked_at_when_it_answered_not_when_its_captures_came_in(
    files: Files, command: str, as_of: str
) -> None:
    files.add(article("vidu:1", fetched_at=LATE))
    ended = {"started_at": "2026-11-26T20:00:00Z", "ended_at": "2026-11-26T21:00:00Z", "finish": "finished"}
    done = msgspec.convert({"crawl_id": "c1", "portal": "vidu", "counts": {}, "command": command, **ended}, CrawlRun)
    files.add(done, kind="crawls")
    assert covered(files).as_of == as_of


def test_nothing_is_said_as_of_a_time_that_is_still_to_come(files: Files) -> None:
    ahead = "2999-01-01T00:00:00Z"
    files.add(article("vidu:1", fetched_at=LATE))
    files.add(observation("vidu:1", fetched_at=ahead), kind="observations")
    files.add(run(started_at=ahead, ended_at=ahead, command="crawl"), kind="crawls")
    assert covered(files).as_of == LATE


@pytest.mark.parametrize(
    ("look", "cause"),
    [
        (missed(2, "failed", cause="timeout"), "failed: timeout"),
        (missed(2, "blocked", cause="challenge"), "blocked: challenge"),
        (missed(2, "missing", cause="http-404"), "missing"),
        (missed(2, "gone"), "gone"),
        (missed(2, "unchanged"), LOST),
    ],
)
def test_a_hole_has_the_cause_of_its_last_look(files: Files, look: object, cause: str) -> None:
    files.add(seen(2), kind="sightings")  # type: ignore[arg-type]
    older = missed(2, "failed", cause="dns", fetched_at=EARLY)
    files.add(look, older, kind="observations")  # type: ignore[arg-type]
    assert covered(files).total.holes == {cause: 1}


def test_what_proved_to_be_no_article_is_no_hole(files: Files) -> None:
    files.add(seen(2), seen(3), kind="sightings")  # type: ignore[arg-type]
    files.add(missed(3, "moved"), kind="observations")  # type: ignore[arg-type]
    refused = Reject(
        portal="vidu", url="https://vidu.example/2", reason="legal-document", parser=PARSER, fetched_at=LATE,
        recorded_at=LATE,
    )  # fmt: skip
    files.add(refused, kind="rejects")
    found = covered(files)
    assert (found.total.exist, found.no_articles) == (0, {"refused: legal-document": 1, "moved": 1})


def test_one_article_under_many_addresses_is_one(files: Files) -> None:
    files.add(article("vidu:1", urls=["https://vidu.example/khac"]))
    files.add(
        sighting(id=None, url="https://vidu.example/khac"),
        sighting(id=None, url="https://vidu.example/9"),
        sighting("vidu:9", url="https://vidu.example/9"),
        sighting("vidu:9", url="https://vidu.example/9?lang=vi"),
        kind="sightings",
    )
    assert (covered(files).total.exist, covered(files).total.archived) == (2, 1)


@pytest.mark.parametrize("shown", [None, "vidu:tin-tuc:1", "vidu:1"])
def test_an_article_that_moved_is_known_by_the_address_of_its_looks(files: Files, shown: str | None) -> None:
    new = "https://vidu.example/tin-tuc/bai-1.html"
    files.add(article("vidu:kinh-te:1", url="https://vidu.example/kinh-te/bai-1.html"))
    files.add(sighting(id=shown, url=new), kind="sightings")
    assert covered(files).total.holes == {WAITING: 1}
    files.add(observation("vidu:kinh-te:1", url=new, kind="unchanged"), kind="observations")
    assert (covered(files).total.archived, covered(files).total.holes) == (1, {})


def test_a_known_address_is_trusted_over_the_number_it_shows(files: Files) -> None:
    files.add(article("vidu:0a1b", urls=["https://vidu.example/7"]))
    files.add(seen(7), kind="sightings")  # type: ignore[arg-type]
    assert (covered(files).total.archived, covered(files).total.holes) == (1, {})


class TestSitemaps:
    """They name every page of a portal."""

    def named(self, files: Files, path: str, *kinds: str) -> PortalCoverage:
        files.add(article("vidu:1", url="https://vidu.example/tin-tuc/le-hoi-1.html", published_at="2022-07-15"))
        files.add(
            *(sighting(id=None, url=f"https://vidu.example/{path}", kind=kind) for kind in kinds), kind="sightings"
        )
        return covered(files)

    @pytest.mark.parametrize("path", ["gioi-thieu.html", "tin-tuc/lien-he.html", "tin-tuc/rss-2.php", "?page=so-do"])
    def test_what_is_not_like_the_articles_is_counted_apart(self, files: Files, path: str) -> None:
        found = self.named(files, path, "sitemap")
        assert (found.total.exist, found.total.holes, found.only_in_sitemap) == (1, {}, 1)
        assert list(found.months) == ["2022-07"]

    def test_what_is_like_them_is_a_hole(self, files: Files) -> None:
        found = self.named(files, "van-hoa/hop-mat-2.html", "sitemap")
        assert (found.total.holes, found.only_in_sitemap) == ({WAITING: 1}, 0)

    def test_and_so_is_what_a_listing_names_too(self, files: Files) -> None:
        found = self.named(files, "gioi-thieu.html", "sitemap", "listing")
        assert (found.total.holes, found.only_in_sitemap) == ({WAITING: 1}, 0)

    def test_and_all_where_no_article_is_there_to_be_like(self, files: Files) -> None:
        files.add(sighting(id=None, url="https://vidu.example/gioi-thieu.html", kind="sitemap"), kind="sightings")
        assert covered(files).total.holes == {WAITING: 1}

    def test_it_is_said(self, files: Files) -> None:
        self.named(files, "gioi-thieu.html", "sitemap")
        output = CliRunner().invoke(app, ["coverage", "--archive", str(files.root)]).output
        assert "vidu: 1 of 1 known articles, 100 %" in output
        assert "only in a sitemap: 1, at addresses that are not like those of its articles" in output


def login(url: str) -> Reject:
    """A page that is none of an article."""
    seen = f"{DAY}T03:00:00Z"
    return Reject(portal="vidu", url=url, reason="login", fetched_at=seen, recorded_at=seen, parser=PARSER)


class TestNumbersInAddresses:
    """A listing that is read before the portal's family is known names no identities."""

    def stored(self, files: Files, numbers: range) -> None:
        files.add(*(article(f"vidu:{n}", url=f"https://vidu.example/tin/bai-{n}.html") for n in numbers))

    def test_a_hole_whose_address_shows_its_number_is_no_second_one(self, files: Files) -> None:
        self.stored(files, range(1, 11))
        self.stored(files, range(14, 21))
        named = (f"https://vidu.example/tin/bai-{n}.html" for n in (11, 12))
        files.add(*(sighting(id=None, url=url) for url in named), kind="sightings")
        assert covered(files).total.holes == {WAITING: 2, UNSEEN: 1}
        assert covered(files).total.exist == 20

    def test_two_addresses_of_one_number_are_one(self, files: Files) -> None:
        self.stored(files, range(1, 11))
        named = ("https://vidu.example/tin/bai-11.html", "https://vidu.example/su-kien/bai-11.html")
        files.add(*(sighting(id=None, url=url) for url in named), kind="sightings")
        assert covered(files).total.holes == {WAITING: 1}

    @pytest.mark.parametrize("form", ["https://vidu.vn/tin/bai-{}/{}", "https://vidu.vn/tin/{1}-{0}.html"])
    def test_titles_may_have_digits_too(self, files: Files, form: str) -> None:
        titles = ("hop-mat-ngay-15-8-voi-dai-bieu", "le-hoi-mua-xuan-cua-xa", "dat-80-4-phan-tram-ke-hoach-nam")
        urls = {n: form.format(n, titles[n % 3]) for n in range(1, 21)}
        files.add(*(article(f"vidu:{n}", url=url) for n, url in urls.items() if n not in (7, 8, 9, 12)))
        files.add(*(sighting(id=None, url=urls[n]) for n in (7, 8, 9)), kind="sightings")
        files.add(login(urls[9]), kind="rejects")
        assert covered(files).total.holes == {WAITING: 2, UNSEEN: 1}, "9 was seen, and is no article"

    def test_the_number_of_a_page_that_is_no_article_reaches_no_further(self, files: Files) -> None:
        self.stored(files, range(1, 11))
        url = "https://vidu.example/tin/bai-14.html"
        files.add(sighting(id=None, url=url), kind="sightings")
        files.add(login(url), kind="rejects")
        assert [(each.last, each.unseen) for each in covered(files).numbers] == [(10, 0)]

    def test_digits_at_two_places_that_may_each_be_the_number_are_not_taken_for_it(self, files: Files) -> None:
        self.stored(files, range(1, 11))
        files.add(sighting(id=None, url="https://vidu.example/tin/ngay-15-bai-12.html"), kind="sightings")
        (hole,) = Evidence(Archive(files.root), "vidu").holes()
        assert hole.id is None

    def test_digits_that_are_not_the_number_are_not_taken_for_it(self, files: Files) -> None:
        files.add(*(article(f"vidu:{n}", url=f"https://vidu.example/{n + 2000}/bai-viet.html") for n in range(1, 11)))
        named = "https://vidu.example/2011/bai-viet.html"
        files.add(sighting(id=None, url=named), kind="sightings")
        (hole,) = Evidence(Archive(files.root), "vidu").holes()
        assert hole.id is None


def test_revisions_and_namesakes(files: Files) -> None:
    files.add(
        article("vidu:1", published_at="2022-07-15"),
        article("vidu:1", revision=2, published_at="2022-08-15", fetched_at=LATE),
        article("vidu:1", revision=3, published_at="2022-06-15", fetched_at=EARLY),
    )
    assert list(covered(files).months) == ["2022-08"]
    files.add(article("vidu:1~2", url="https://vidu.example/khac", published_at="2022-07-15"), article("vidu:3"))
    files.add(seen(1), sighting("vidu:1", url="https://vidu.example/khac"), kind="sightings")
    files.add(observation("vidu:1~2", url="https://vidu.example/moi", kind="unchanged"), kind="observations")
    found = covered(files)
    assert (found.total.archived, found.total.exist) == (3, 4), "each is an article; the number 2 was never seen"
    assert found.total.holes == {UNSEEN: 1}
    assert [each.seen for each in found.numbers] == [2]


class TestNumbers:
    def test_numbers_between_are_evidence(self, files: Files) -> None:
        files.add(*(article(f"vidu:{number}", published_at=f"2022-0{number}-01") for number in (1, 2, 5, 6)))
        found = covered(files)
        assert found.total.holes == {UNSEEN: 2}
        assert found.months["2022-02"].holes == {UNSEEN: 2}
        (numbers,) = found.numbers
        assert (numbers.scope, numbers.first, numbers.last, numbers.seen, numbers.unseen) == ("vidu", 1, 6, 4, 2)

    def test_not_where_most_were_never_seen(self, files: Files) -> None:
        files.add(article("vidu:1"), article("vidu:90"))
        found = covered(files)
        assert found.total.holes == {}
        assert [(each.unseen, each.counted) for each in found.numbers] == [(88, False)]

    def test_each_list_numbers_for_itself(self, files: Files) -> None:
        files.add(article("vidu:tin:1"), article("vidu:tin:3"), article("vidu:anh:7"), article("vidu:0a1b"))
        assert [(each.scope, each.unseen) for each in covered(files).numbers] == [("vidu:anh", 0), ("vidu:tin", 1)]

    @given(st.sets(st.integers(1, 60), min_size=1), st.sets(st.integers(1, 60)))
    def test_every_number_counts_once(
        self, tmp_path_factory: pytest.TempPathFactory, stored: set[int], sighted: set[int]
    ) -> None:
        files = Files(tmp_path_factory.mktemp("archive"))
        files.add(*(article(f"vidu:{number}", body="") for number in sorted(stored)))
        files.add(*(seen(number) for number in sighted), kind="sightings")  # type: ignore[arg-type]
        found, known = covered(files), stored | sighted
        assert found.total.archived == len(stored)
        assert found.total.holes.get(WAITING, 0) == len(sighted - stored)
        span = max(known) - min(known) + 1
        dense = len(known) > 1 and len(known) * 2 >= span
        assert found.total.holes.get(UNSEEN, 0) == (span - len(known) if dense else 0)
        for cells in (found.sections, found.months):
            assert sum(cell.exist for cell in cells.values()) == found.total.exist


def test_holes_are_in_the_order_seen(files: Files) -> None:
    files.add(seen(9), seen(3), seen(5), kind="sightings")  # type: ignore[arg-type]
    assert [hole.id for hole in Evidence(Archive(files.root), "vidu").holes()] == ["vidu:9", "vidu:3", "vidu:5"]


@pytest.mark.parametrize("last", ["Tin huyện", "Nổi bật"])
def test_the_section_that_an_article_names_wins_over_its_listings(files: Files, last: str) -> None:
    files.add(article("vidu:1", section=["Văn hóa"]))
    files.add(seen(1, section="Tin tức"), seen(1, section=last), kind="sightings")  # type: ignore[arg-type]
    assert list(covered(files).sections) == ["Văn hóa"]


def test_of_what_nothing_is_known_nothing_is_there(files: Files) -> None:
    (files.root / "crawls").mkdir()
    (files.root / "articles" / "portal=vidu").mkdir()
    said = CliRunner().invoke(app, ["coverage", "--archive", str(files.root)]).stdout
    assert "vidu: no article known yet" in said
    assert "100 %" not in said
