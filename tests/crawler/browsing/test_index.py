"""The index of ``browse``: what it finds, and how it follows an archive that is written meanwhile."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest

from archive import Archive
from archive.errors import ArchiveError
from archive.searching import indexing
from crawler.browsing import finding, onearticle, overview
from crawler.browsing.index import Updated, place, update
from tests.archive.building import Files, article, encode, observation, sighting
from tests.crawler.browsing.planted import COPY, COUNTS, GONE, REFERENCE, plant


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return plant(tmp_path / "archive", 9)


def connected(root: Path) -> sqlite3.Connection:
    archive = Archive(root)
    update(archive, place(archive, None))
    return sqlite3.connect(place(archive, None))


def found(root: Path, **asked: str) -> list[str]:
    with closing(connected(root)) as connection:
        wish, problem = finding.wish(asked)
        assert problem is None
        return [hit.id for hit in finding.find(connection, root, wish).hits]


def known(root: Path, id: str) -> onearticle.Known:
    with closing(connected(root)) as connection:
        article = onearticle.known(connection, root, id)
        assert article is not None
        return article


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"q": "cau ngang"}, {REFERENCE, COPY}),
        ({"q": "cau ngang", "portal": "vidu"}, {REFERENCE}),
        ({"q": "duong -ngang"}, {"vidu:1", "vidu:2"}),
        ({"q": "đường"}, {"vidu:1"}),
        ({"section": "nong nghiep"}, {"vidu:3"}),
        ({"section": "Kinh tế"}, {"vidu:1", "vidu:3"}),
        ({"byline": "ngoc hong", "since": "2022-05-27"}, {COPY}),
        ({"byline": "Bá Thi"}, {"vidu:3"}),
        ({"since": "2022-07-16", "until": "2022-12-31"}, {GONE}),
        ({"q": "-cau duong", "until": "2023-12-31"}, {"vidu:1"}),
        ({"q": "khongco"}, set()),
    ],
)
def test_what_is_asked_is_found(root: Path, asked: dict[str, str], expected: set[str]) -> None:
    assert set(found(root, **asked)) == expected


def test_pages_and_orders(root: Path) -> None:
    pages = [found(root, q="hoi nghi lan thu", order="newest", page=str(number)) for number in (1, 2, 3, 4)]
    assert [len(page) for page in pages] == [20, 20, 5, 0]
    assert len({id for page in pages for id in page}) == 45
    assert found(root, order="read")[:2] == [REFERENCE, "vidu:3"]
    assert found(root, page="3")[-1] == "vidu:2", "what has no date comes last"
    assert found(root, order="oldest")[:2] == [REFERENCE, COPY]


@pytest.mark.parametrize("asked", [{"since": "31.12.2024"}, {"until": "2024-02-30"}])
def test_what_is_no_day_is_said(asked: dict[str, str]) -> None:
    wish, problem = finding.wish({**asked, "page": "9" * 30, "order": "; DROP TABLE heads"})
    assert problem is not None
    assert "2026-01-31" in problem
    assert wish == finding.Wish()


def test_an_article_has_all_that_is_known_of_it(root: Path) -> None:
    article = known(root, REFERENCE)
    assert [each.revision for each in article.revisions] == [1, 2]
    assert article.views == Archive(root).views(REFERENCE)
    assert {count.views for count in article.views} == {*COUNTS, 2150}
    assert [(copy.id, copy.similarity, copy.is_first) for copy in article.copies] == [(COPY, 0.97, False)]
    assert [copy.is_first for copy in known(root, COPY).copies] == [True]
    assert known(root, GONE).is_gone
    left, right, rows = onearticle.difference(article, None, None) or pytest.fail("they differ")
    assert (left.revision, right.revision) == (1, 2)
    assert ("4", True) in [piece for row in rows for piece in row.left]


def test_views_of_a_listing_that_shows_no_number_are_found_by_its_address(tmp_path: Path) -> None:
    files = Files(tmp_path / "archive")
    files.add(article("vidu:1", url="https://vidu.example/tin/a", views=None))
    seen = [
        sighting("vidu:1", id=None, url=url, views=12) for url in ("https://vidu.example/tin/a", "https://x.example/b")
    ]
    files.add(*seen, kind="sightings")
    assert [count.views for count in known(files.root, "vidu:1").views] == [12]
    assert known(files.root, "vidu:1").views == Archive(files.root).views("vidu:1")


def test_views_of_articles_that_share_a_number_are_those_of_the_reader(tmp_path: Path) -> None:
    files = Files(tmp_path / "archive")
    files.add(article("vidu:1", views=5, views_from="page", fetched_at="2026-11-24T01:00:00Z"))
    files.add(article("vidu:1~2", views=2, views_from="page", fetched_at="2026-11-26T01:00:00Z"))
    times = [(day, f"2026-11-{day}T02:00:00Z") for day in (23, 25, 27)]
    files.add(*(sighting("vidu:1", views=day, fetched_at=when) for day, when in times), kind="sightings")
    for id, counts in (("vidu:1", [23, 5]), ("vidu:1~2", [2, 27])):
        assert [count.views for count in known(files.root, id).views] == counts
        assert known(files.root, id).views == Archive(files.root).views(id)


def test_a_portal_is_counted(root: Path) -> None:
    with closing(connected(root)) as connection:
        rows = overview.portals(connection)
        portal = overview.portal(connection, "vidu")
        assert overview.portal(connection, "keine").row == overview.PortalRow("keine", 0, 0, 0, None, None)
        assert "Nông nghiệp" in overview.suggestions(connection, "vidu")
        assert "Nông nghiệp" not in overview.suggestions(connection, "kia")
    assert [(row.portal, row.articles, row.revised, row.gone) for row in rows] == [("kia", 1, 0, 0), ("vidu", 51, 2, 1)]
    assert portal is not None
    assert [(year, total) for year, _, total in portal.years] == [("2024", 45), ("2023", 1), ("2022", 4)]
    assert portal.undated == 1
    assert portal.most_read[0].id == REFERENCE


def test_what_is_written_later_is_taken_in(tmp_path: Path) -> None:
    files = Files(tmp_path / "archive")
    files.add(article("vidu:1", title="Cầu cũ", views=5, views_from="page"))
    assert found(files.root, q="cau") == ["vidu:1"]
    files.add(article("vidu:1", revision=2, title="Đường mới", day="2026-11-25"), article("vidu:2", title="Cầu mới"))
    files.add(observation("vidu:1", views=9, views_from="page", fetched_at="2026-11-26T00:00:00Z"), kind="observations")
    assert found(files.root, q="cau") == ["vidu:2"]
    assert [each.views for each in known(files.root, "vidu:1").views] == [5, 9]
    with closing(connected(files.root)) as connection:
        assert connection.execute("SELECT views, revisions FROM heads WHERE id = 'vidu:1'").fetchone() == (9, 2)
    files.add(article("vidu:1", revision=3, title="Cầu từ xưa", fetched_at="2019-01-01T00:00:00Z"))
    files.add(article("vidu:1", revision=4, title="Cầu cụt", day="2026-11-27", warnings=["incomplete"], views=11))
    assert found(files.root, q="cau") == ["vidu:2"], "neither what came in late nor what was cut off is the latest"
    files.add(observation("vidu:2", kind="gone"), kind="observations")
    assert known(files.root, "vidu:2").is_gone
    files.compress(files.path())
    assert known(files.root, "vidu:1").latest.title == "Đường mới", "a day may be compressed meanwhile"


def test_new_links_take_the_place_of_old_ones(root: Path) -> None:
    assert len(known(root, REFERENCE).copies) == 1
    pairs = root / "links" / "pairs.jsonl"
    pairs.write_bytes(b'{"half a line\n\n{"one": "vidu:1", "other": "vidu:2", "similarity": 1.0, "first": null}\n')
    assert known(root, REFERENCE).copies == []
    assert [(copy.id, copy.is_first) for copy in known(root, "vidu:1").copies] == [("vidu:2", None)]
    pairs.unlink()
    assert known(root, "vidu:1").copies == []


@pytest.mark.parametrize("harm", ["deleted", "no database", "torn", "of another layout", "a file gone", "rewritten"])
def test_an_index_that_cannot_be_used_is_made_anew(root: Path, harm: str) -> None:
    before, index = found(root, q="cau ngang"), root / "state" / "browse.sqlite"
    match harm:
        case "deleted":
            index.unlink()
        case "no database":
            index.write_bytes(b"no database" * 1000)
        case "torn":
            index.write_bytes(index.read_bytes()[:9000])
        case "of another layout":
            with closing(sqlite3.connect(index)) as connection:
                connection.execute("PRAGMA user_version = 99")
        case "a file gone":
            (root / "articles" / "portal=kia" / "2026-11-24.jsonl").unlink()
        case _:
            Files(root).path(portal="kia").write_bytes(encode(article("kia:2", title="Cầu Ngang khác")))
            before = [*before, "kia:2"]
    gone = COPY if harm in ("a file gone", "rewritten") else None
    assert set(found(root, q="cau ngang")) == {id for id in before if id != gone}


def test_whoever_reads_goes_on_while_the_index_is_made_anew(root: Path) -> None:
    with closing(connected(root)) as reading:
        Files(root).path(portal="kia").unlink()
        assert update(Archive(root), root / "state" / "browse.sqlite") == Updated(51, 1)
        assert reading.execute("SELECT count(*) FROM heads").fetchone() == (51,)


def test_several_at_once_make_one_index(root: Path) -> None:
    index, seen, failed = root / "state" / "browse.sqlite", list[Updated](), list[BaseException]()

    def make() -> None:
        try:
            seen.append(update(Archive(root), index))
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (failed, seen) == ([], [Updated(52, 2)] * 4)
    with closing(sqlite3.connect(index)) as connection:
        assert connection.execute("SELECT count(*), count(DISTINCT id) FROM heads").fetchone() == (52, 52)
        assert connection.execute("SELECT count(*) FROM revisions").fetchone() == (54,)


def test_a_build_that_is_stopped_is_gone_on_with(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "_GROUP", 10)
    index, counts = root / "state" / "browse.sqlite", list[int]()

    def stop(count: int) -> None:
        counts.append(count)
        if len(counts) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        update(Archive(root), index, stop)
    with closing(sqlite3.connect(index)) as connection:
        assert connection.execute("SELECT count(*) FROM revisions").fetchone() == (counts[-1],)
    again: list[int] = []
    assert update(Archive(root), index, again.append) == Updated(52, 2)
    assert again[0] <= 10
    with closing(sqlite3.connect(index)) as connection:
        assert connection.execute("SELECT count(*) FROM revisions").fetchone() == (54,)


def test_a_line_that_is_being_written_is_taken_in_when_it_is_whole(tmp_path: Path) -> None:
    files, line = Files(tmp_path / "archive"), encode(article("vidu:2", title="Nửa dòng"))
    files.add_bytes(encode(article("vidu:1")) + line[:100])
    assert found(files.root) == ["vidu:1"]
    files.add_bytes(line[100:])
    assert found(files.root, q="nua dong") == ["vidu:2"]


def test_what_no_column_holds_is_left_out(tmp_path: Path) -> None:
    files = Files(tmp_path / "archive")
    line: dict[str, Any] = msgspec.to_builtins(article("vidu:1", title="Số lớn"))
    files.add_bytes(
        msgspec.json.encode({**line, "views": 2**70, "revision": 2**65}) + b"\n?\n" + encode(article("vidu:2"))
    )
    files.add(observation("vidu:2", views=2**70, own_fetches=2**70), kind="observations")
    files.add(sighting("vidu:2", views=2**70), kind="sightings")
    assert found(files.root, q="so lon") == ["vidu:1"]
    assert sorted(found(files.root)) == ["vidu:1", "vidu:2"]


def test_an_index_elsewhere_and_one_that_cannot_be_written(root: Path, tmp_path: Path) -> None:
    archive = Archive(root)
    assert update(archive, place(archive, tmp_path / "mine")) == Updated(52, 2)
    assert not (root / "state").exists()
    (tmp_path / "file").write_text("")
    with pytest.raises(ArchiveError, match="--state-dir"):
        update(archive, place(archive, tmp_path / "file"))
