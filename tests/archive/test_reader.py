"""``Archive``: what it gives, and which revision is the latest."""

from __future__ import annotations

import itertools
import tracemalloc
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import Archive
from archive.errors import NotAnArchive
from tests.archive.building import DAY, Files, article, damages, encode, ids, observation, run

LONG, OTHER = "Đoạn văn dài. " * 30, "Đoạn văn khác. " * 30


@pytest.fixture
def files(tmp_path: Path) -> Files:
    (tmp_path / "articles").mkdir()
    return Files(tmp_path)


class TestOpening:
    def test_no_folder_says_how_to_make_one(self, tmp_path: Path) -> None:
        with pytest.raises(NotAnArchive, match=r"--archive or CONGTIN_ARCHIVE names another; `congtin crawl") as caught:
            Archive(tmp_path / "none")
        assert "\n" not in str(caught.value)

    def test_a_folder_without_archive(self, tmp_path: Path) -> None:
        with pytest.raises(NotAnArchive, match="holds no archive: name one with --archive or CONGTIN_ARCHIVE"):
            Archive(tmp_path)

    def test_an_empty_archive_gives_nothing(self, files: Files) -> None:
        archive = Archive(str(files.root))
        assert (archive.portals(), ids(archive), list(archive.runs()), list(archive.damaged)) == ([], [], [], [])

    def test_portals(self, files: Files) -> None:
        files.add(article("b:1"), portal="b")
        files.add(run("a"), kind="crawls", portal="a")
        (files.root / "articles" / "portal=Not A Portal").mkdir()
        (files.root / "articles" / "portal=c\n").mkdir()
        assert Archive(files.root).portals() == ["a", "b"]

    def test_nothing_is_written(self, files: Files) -> None:
        files.add_bytes(encode(article()) + b'{"torn')
        before = {path: path.read_bytes() for path in files.root.rglob("*") if path.is_file()}
        archive = Archive(files.root)
        list(archive.articles())
        archive.info()
        assert {path: path.read_bytes() for path in files.root.rglob("*") if path.is_file()} == before


class TestArticles:
    def test_record_as_written(self, files: Files) -> None:
        record = article()
        files.add(record)
        assert list(Archive(files.root).articles()) == [record]

    def test_one_portal_or_all_in_file_order(self, files: Files) -> None:
        files.add(article("b:1"), portal="b")
        files.add(article("a:2"), portal="a", day="2026-11-25")
        files.add(article("a:1"), portal="a", day="2026-11-24")
        archive = Archive(files.root)
        assert ids(archive) == ["a:1", "a:2", "b:1"]
        assert ids(archive, portal="b") == ["b:1"]
        assert ids(archive, portal="c") == []
        assert ids(archive, portal="../a") == []

    @pytest.mark.parametrize(
        ("since", "until", "expected"),
        [
            ("2022-07-15", None, ["vidu:2", "vidu:3"]),
            (None, date(2022, 7, 15), ["vidu:1", "vidu:2"]),
            (datetime(2022, 7, 15, 23), "2022-07-15", ["vidu:2"]),
            ("2023-01-01", None, []),
        ],
    )
    def test_dates_are_of_publication(
        self, files: Files, since: str | None, until: str | None, expected: list[str]
    ) -> None:
        files.add(
            article("vidu:1", published_at="2022-07-14T23:59:00+07:00"),
            article("vidu:2", published_at="2022-07-15"),
            article("vidu:3", published_at="2022-07-16T00:00:00+07:00"),
            article("vidu:4", published_at=None),
        )
        assert ids(Archive(files.root), since=since, until=until) == expected

    def test_a_date_that_is_none_is_refused_at_once(self, files: Files) -> None:
        with pytest.raises(ValueError, match="isoformat"):
            Archive(files.root).articles(since="15/07/2022")

    def test_unique_leaves_out_repetitions(self, files: Files) -> None:
        files.add(article("vidu:1", body=LONG), article("vidu:2", body=LONG, duplicate_of="vidu:1"))
        assert ids(Archive(files.root)) == ["vidu:1", "vidu:2"]
        assert ids(Archive(files.root), unique=True) == ["vidu:1"]

    def test_unique_keeps_both_of_two_that_swapped_their_texts(self, files: Files) -> None:
        files.add(
            article("vidu:1", revision=2, body=OTHER, duplicate_of="vidu:2"),
            article("vidu:2", revision=2, body=LONG, duplicate_of="vidu:1"),
        )
        assert ids(Archive(files.root), unique=True) == ["vidu:1", "vidu:2"]

    def test_unique_keeps_one_of_those_whose_original_was_edited(self, files: Files) -> None:
        files.add(
            article("vidu:1", revision=2, body=OTHER),
            article("vidu:2", body=LONG, duplicate_of="vidu:1"),
            article("vidu:3", body=LONG, duplicate_of="vidu:1"),
        )
        assert ids(Archive(files.root), unique=True) == ["vidu:1", "vidu:2"]

    def test_unique_looks_at_what_the_filter_lets_through(self, files: Files) -> None:
        files.add(
            article("vidu:1", body=LONG, published_at="2022-07-14"),
            article("vidu:2", body=LONG, published_at="2022-07-16", duplicate_of="vidu:1"),
        )
        assert ids(Archive(files.root), unique=True, since="2022-07-15") == ["vidu:2"]

    def test_unique_gives_one_where_the_original_comes_later_in_the_files(self, files: Files) -> None:
        files.add(article("vidu:2", body=LONG, duplicate_of="vidu:1", day="2026-11-23"), day="2026-11-23")
        files.add(article("vidu:1", revision=2, title="Tên mới", body=LONG))
        assert ids(Archive(files.root), unique=True) == ["vidu:2"]

    def test_unique_keeps_every_revision_of_the_one_it_keeps(self, files: Files) -> None:
        files.add(
            article("vidu:1", body=LONG),
            article("vidu:2", body=LONG, duplicate_of="vidu:1"),
            article("vidu:1", revision=2, title="Tên mới", body=LONG),
        )
        assert ids(Archive(files.root), unique=True, latest=False) == ["vidu:1", "vidu:1"]

    def test_unique_never_compares_short_texts(self, files: Files) -> None:
        files.add(
            article("vidu:1", revision=2, body=""),
            article("vidu:2", revision=2, body=""),
            article("vidu:3", body=LONG, duplicate_of="vidu:1"),
            article("vidu:4", body=OTHER, duplicate_of="vidu:2"),
        )
        assert len(ids(Archive(files.root), unique=True)) == 4

    @given(st.lists(st.tuples(st.integers(1, 4), st.sampled_from([LONG, OTHER, "x" * 300])), max_size=10))
    def test_unique_gives_every_text_once(
        self, tmp_path_factory: pytest.TempPathFactory, drawn: list[tuple[int, str]]
    ) -> None:
        files = Files(tmp_path_factory.mktemp("archive"))
        (files.root / "articles").mkdir()
        first: dict[str, str] = {}
        for place, (number, body) in enumerate(drawn, 1):
            id = f"vidu:{number}"
            known = first.setdefault(body, id)
            original = known if known != id else None
            time = f"2026-11-24T01:00:{place:02d}Z"
            files.add(article(id, revision=place, body=body, duplicate_of=original, fetched_at=time))
        archive = Archive(files.root)
        given_texts = [record.text_hash for record in archive.articles(unique=True)]
        assert sorted(given_texts) == sorted({record.text_hash for record in archive.articles()})

    def test_lines_are_those_of_the_file(self, files: Files) -> None:
        line = encode(article())[:-1].replace(b'"title":', b'"title" : ')
        files.add_bytes(line + b"\n")
        assert list(Archive(files.root).lines()) == [line]


class TestLatest:
    def test_newest_capture_then_newest_extraction(self, files: Files) -> None:
        old, new = "2019-03-01T00:00:00Z", "2026-11-24T02:05:09Z"
        files.add(
            article(revision=1, title="new", fetched_at=new),
            article(revision=2, title="new, parsed again", fetched_at=new),
            article(revision=3, title="old", fetched_at=old),
            article(revision=4, title="old, parsed again", fetched_at=old),
        )
        archive = Archive(files.root)
        assert [record.title for record in archive.articles()] == ["new, parsed again"]
        assert [record.revision for record in archive.articles(latest=False)] == [1, 2, 3, 4]

    def test_any_order_of_captures_gives_one_latest(self, tmp_path: Path) -> None:
        captures = [("2019-01-01T00:00:00Z", "a"), ("2021-01-01T00:00:00Z", "b"), ("2020-01-01T00:00:00Z", "c")]
        for number, order in enumerate(itertools.permutations(captures)):
            files = Files(tmp_path / str(number))
            for revision, (fetched_at, title) in enumerate(order, 1):
                files.add(
                    article(revision=revision, title=title, fetched_at=fetched_at), day=f"2026-11-{20 + revision}"
                )
            assert [record.title for record in Archive(files.root).articles()] == ["b"]

    def test_instants_not_texts_are_compared(self, files: Files) -> None:
        files.add(
            article(revision=1, title="later", fetched_at="2026-11-24T02:05:09.5Z"),
            article(revision=2, title="earlier", fetched_at="2026-11-24T09:05:09+07:00"),
            article(revision=3, title="never", fetched_at=None),
        )
        assert [record.title for record in Archive(files.root).articles()] == ["later"]

    def test_filters_look_at_the_latest(self, files: Files) -> None:
        files.add(
            article(revision=1, published_at="2022-01-01", day="2026-11-23"),
            article(revision=2, published_at="2022-02-02", day="2026-11-24"),
        )
        assert ids(Archive(files.root), until="2022-01-31") == []

    def test_a_damaged_latest_gives_way_to_the_one_before(self, files: Files) -> None:
        files.add(article(revision=1, title="sound", day="2026-11-23"))
        files.add_bytes(encode(article(revision=2)).replace(b'"language":"vi"', b'"language":7'))
        files.add_bytes(encode(article(revision=3)).replace(b'"tags":[]', b'"tags":0'))
        files.add(article("vidu:2"))
        archive = Archive(files.root)
        assert [record.title for record in archive.articles()] == ["Hội nghị tổng kết", "sound"]
        assert [what for what, *_ in damages(archive)] == ["schema", "schema"]

    @given(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 4), st.booleans()), max_size=12))
    def test_as_a_plain_sort_finds_it(
        self, tmp_path_factory: pytest.TempPathFactory, drawn: list[tuple[int, int, bool]]
    ) -> None:
        files = Files(tmp_path_factory.mktemp("archive"))
        (files.root / "articles").mkdir()
        written = []
        for place, (id, capture, is_later_day) in enumerate(drawn, 1):
            record = article(f"vidu:{id}", revision=place, fetched_at=f"2026-01-0{capture}T00:00:00Z")
            files.add(record, day="2026-11-25" if is_later_day else DAY)
            written.append(record)
        expected = {
            id: max((r for r in written if r.id == id), key=lambda r: (r.fetched_at or "", r.revision))
            for id in {r.id for r in written}
        }
        assert {record.id: record for record in Archive(files.root).articles()} == expected


class TestMemory:
    def test_does_not_grow_with_the_bodies(self, files: Files) -> None:
        def peak() -> int:
            tracemalloc.start()
            try:
                assert sum(1 for _ in Archive(files.root).articles()) > 0
                return tracemalloc.get_traced_memory()[1]
            finally:
                tracemalloc.stop()

        records = [article(f"vidu:{number}", body="Đoạn văn. " * 2000) for number in range(60)]
        for day in range(1, 3):
            files.add(*records, day=f"2026-10-{day:02d}")
        little = peak()
        for day in range(3, 13):
            files.add(*records, day=f"2026-10-{day:02d}")
        assert peak() < little + (1 << 20)


def test_info_counts(files: Files) -> None:
    files.add(
        article("vidu:1", published_at="2022-07-15", day="2026-11-23"),
        article("vidu:1", revision=2, published_at="2022-07-16T08:00:00+07:00"),
        article("vidu:2", published_at=None),
        article("vidu:3", published_at="2021-01-01"),
    )
    files.add(observation(), kind="observations")
    files.add(run(finish="interrupted"), kind="crawls")
    pointer = files.add_page(b"x")
    (files.root / pointer.file).with_suffix(".cdxj").write_bytes(b"seven\n\n")
    files.add_bytes(b"?\n")
    facts = Archive(files.root).info(months=True)
    (portal,) = facts.portals
    assert facts.damaged == 1
    assert (portal.articles, portal.revisions, portal.observations, portal.rejects) == (3, 4, 1, 0)
    assert (portal.first_published, portal.last_published) == ("2021-01-01", "2022-07-16")
    assert portal.months == {"": 1, "2021-01": 1, "2022-07": 1}
    runs = files.root / "crawls" / "portal=vidu.jsonl"
    assert portal.bytes == sum(path.stat().st_size for path in (files.path(), files.path("observations"), runs))
    assert portal.warc_bytes == (files.root / pointer.file).stat().st_size
    assert portal.index_bytes == 7
    assert portal.last_run is not None
    assert portal.last_run.finish == "interrupted"
