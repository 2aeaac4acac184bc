"""``Archive``: what it gives, which revision is the latest, and what damaged files do to it."""

from __future__ import annotations

import gzip
import hashlib
import itertools
import os
import tracemalloc
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from archive import Archive, members, scan
from archive.article import Reject, WarcPointer
from archive.errors import ArchiveError, NotAnArchive
from archive.pages import CaptureMissing
from tests.archive.building import DAY, Files, article, encode, observation, run, sighting

LONG, OTHER = "Đoạn văn dài. " * 30, "Đoạn văn khác. " * 30


@pytest.fixture
def files(tmp_path: Path) -> Files:
    (tmp_path / "articles").mkdir()
    return Files(tmp_path)


def ids(archive: Archive, **chosen: object) -> list[str]:
    return [record.id for record in archive.articles(**chosen)]  # type: ignore[arg-type]


def damages(archive: Archive) -> list[tuple[str, int, int]]:
    return [(damage.what, damage.line, damage.offset) for damage in archive.damaged]


class TestOpening:
    def test_no_folder_says_how_to_make_one(self, tmp_path: Path) -> None:
        with pytest.raises(NotAnArchive, match="congtin crawl demo") as caught:
            Archive(tmp_path / "none")
        assert "\n" not in str(caught.value)

    def test_a_folder_without_archive(self, tmp_path: Path) -> None:
        with pytest.raises(NotAnArchive, match="holds no archive"):
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


class TestDamage:
    GOOD = encode(article("vidu:1")), encode(article("vidu:2"))

    @pytest.mark.parametrize(
        ("line", "what"),
        [
            (b'{"id":"vidu:9",\n', "bad-json"),
            (b"\xff\xfe\n", "bad-json"),
            (b"[" * 100_000 + b"\n", "bad-json"),
            (b"[]\n", "schema"),
            (b"7\n", "schema"),
            (b"{}\n", "schema"),
            (encode(article("vidu:9")).replace(b'"revision":1', b'"revision":0'), "schema"),
            (encode(article("vidu:9")).replace(b'"1.0"', b'"0.9"'), "schema"),
            (encode(article("vidu:9")).replace(b'"1.0"', b'"one"'), "schema"),
            (encode(article("vidu:9")).replace(b"vidu:9", b"vidu:\xff"), "bad-json"),
            (b"\0" * 4096 + b"\n", "nul"),
            (encode(article("vidu:9")).replace(b"vidu:9", b"vidu:\0"), "nul"),
            (b"\n", "blank-line"),
            (b"  \n", "blank-line"),
        ],
    )
    @pytest.mark.parametrize("latest", [True, False])
    def test_in_the_middle_costs_only_itself(self, files: Files, line: bytes, what: str, latest: bool) -> None:
        files.add_bytes(self.GOOD[0] + line + self.GOOD[1])
        archive = Archive(files.root)
        assert ids(archive, latest=latest) == ["vidu:1", "vidu:2"]
        assert damages(archive) == [(what, 2, len(self.GOOD[0]))]
        assert archive.damaged[0].file == f"articles/portal=vidu/{DAY}.jsonl"
        assert archive.damaged[0].lost

    @pytest.mark.parametrize("latest", [True, False])
    def test_crlf_and_bom_lose_no_record(self, files: Files, latest: bool) -> None:
        files.add_bytes(b"\xef\xbb\xbf" + self.GOOD[0][:-1] + b"\r\n" + self.GOOD[1])
        archive = Archive(files.root)
        assert ids(archive, latest=latest) == ["vidu:1", "vidu:2"]
        assert damages(archive) == [("crlf", 1, 0), ("bom", 1, 0)]
        assert not any(damage.lost for damage in archive.damaged)
        assert next(iter(archive.lines())) == self.GOOD[0][:-1]

    def test_the_tail_of_the_newest_file_is_being_written(self, files: Files) -> None:
        files.add_bytes(self.GOOD[0] + self.GOOD[1][:-1])
        archive = Archive(files.root)
        assert ids(archive) == ["vidu:1"]
        assert list(archive.damaged) == []
        files.add_bytes(b"\n")
        assert ids(archive) == ["vidu:1", "vidu:2"]

    def test_the_tail_of_an_older_file_is_torn(self, files: Files) -> None:
        files.add_bytes(self.GOOD[0][:-9], day="2026-11-23")
        files.add_bytes(self.GOOD[1])
        archive = Archive(files.root)
        assert ids(archive) == ["vidu:2"]
        assert damages(archive) == [("torn-tail", 1, 0)]

    @given(st.data())
    def test_cut_anywhere_gives_the_whole_lines(
        self, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
    ) -> None:
        whole = b"".join(self.GOOD)
        end = data.draw(st.integers(0, len(whole)))
        files = Files(tmp_path_factory.mktemp("archive"))
        files.add_bytes(whole[:end])
        archive = Archive(files.root)
        assert len(ids(archive, latest=False)) == whole[:end].count(b"\n")
        assert list(archive.damaged) == []

    def test_too_long_a_line_is_passed_over_and_not_held(self, files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(scan, "MAX_LINE", 1 << 20)
        files.add_bytes(self.GOOD[0])
        path = files.add_bytes(b"x" * (1 << 20))
        with path.open("ab") as file:
            file.truncate(path.stat().st_size + (256 << 20))  # a hole: it reads as NUL bytes
        files.add_bytes(b"\n" + self.GOOD[1])
        archive = Archive(files.root)
        tracemalloc.start()
        try:
            assert ids(archive, latest=False) == ["vidu:1", "vidu:2"]
            assert tracemalloc.get_traced_memory()[1] < 16 << 20
        finally:
            tracemalloc.stop()
        assert damages(archive) == [("too-long", 2, len(self.GOOD[0]))]

    def test_a_list_of_damages_has_an_end(self, files: Files) -> None:
        files.add_bytes(b"?\n" * 1500)
        archive = Archive(files.root)
        assert ids(archive, latest=False) == []
        assert (len(archive.damaged), archive.damaged.more, archive.damaged.total) == (1000, 500, 1500)

    def test_each_place_is_noted_once(self, files: Files) -> None:
        files.add_bytes(b"?\n" + self.GOOD[0])
        archive = Archive(files.root)
        for _ in range(3):
            list(archive.articles())
        assert archive.damaged.total == 1

    def test_a_revision_beyond_all_numbers(self, files: Files) -> None:
        files.add(article(revision=10**30), article("vidu:2"))
        assert ids(Archive(files.root)) == ["vidu:2"]

    def test_a_folder_in_the_place_of_a_file_is_named(self, files: Files) -> None:
        files.path(day="2026-11-23").mkdir(parents=True)
        files.add(article("vidu:2"))
        archive = Archive(files.root)
        assert ids(archive) == ["vidu:2"]
        assert damages(archive) == [("unreadable", 0, 0)]


class TestSchema:
    @pytest.mark.parametrize("latest", [True, False])
    def test_a_newer_major_is_left_out_and_said_and_the_rest_is_given(self, files: Files, latest: bool) -> None:
        files.add(article("vidu:1"))
        files.add_bytes(b'{"schema_version":"2.0","id":"vidu:1","headline":"?"}\n')
        files.add(article("vidu:2", schema_version="2.0"), article("vidu:3"))
        archive = Archive(files.root)
        assert ids(archive, latest=latest) == ["vidu:1", "vidu:3"]
        assert [(damage.what, damage.line) for damage in archive.damaged] == [("newer-schema", 2), ("newer-schema", 3)]

    def test_a_newer_minor_is_read_and_what_is_unknown_passed_over(self, files: Files) -> None:
        line = encode(article(schema_version="1.7")).replace(b'"id":', b'"mood":{"x":[1]},"id":')
        files.add_bytes(line)
        archive = Archive(files.root)
        assert ids(archive) == ["vidu:1"]
        assert list(archive.lines()) == [line[:-1]]
        assert list(archive.damaged) == []


class TestCompressed:
    def test_past_days_are_read_as_before(self, files: Files) -> None:
        records = [article(f"vidu:{number}", body="x" * number) for number in range(300)]
        path = files.add(*records, day="2026-11-22")
        files.add(article("vidu:7", revision=2, day="2026-11-23"), day="2026-11-23")
        before = ids(Archive(files.root))
        files.compress(path)
        archive = Archive(files.root)
        assert ids(archive) == before
        assert list(archive.damaged) == []

    def test_a_plain_file_beside_its_compressed_one_counts_once(self, files: Files) -> None:
        path = files.add(article())
        data = path.read_bytes()
        files.compress(path)
        path.write_bytes(data)
        assert ids(Archive(files.root), latest=False) == ["vidu:1"]

    def test_compressed_between_listing_and_opening(self, files: Files) -> None:
        path = files.add(article("vidu:1"), day="2026-11-23")
        files.add(article("vidu:2"))
        reading = Archive(files.root).articles(portal="vidu", latest=False)
        sources = Archive(files.root).sources("articles", "vidu")
        files.compress(path)
        assert [line for source in sources for *_, line in scan.scan(source.path, source.report)] == [
            encode(article("vidu:1"))[:-1],
            encode(article("vidu:2"))[:-1],
        ]
        assert [record.id for record in reading] == ["vidu:1", "vidu:2"]

    def test_several_frames(self, files: Files) -> None:
        path = files.path(day="2026-11-22").with_suffix(".jsonl.zst")
        path.parent.mkdir(parents=True)
        path.write_bytes(b"".join(zstandard.compress(encode(article(f"vidu:{number}"))) for number in (1, 2, 3)))
        assert ids(Archive(files.root)) == ["vidu:1", "vidu:2", "vidu:3"]

    @pytest.mark.parametrize("latest", [True, False])
    def test_a_truncated_one_gives_what_is_whole(self, files: Files, latest: bool) -> None:
        whole = encode(*(article(f"vidu:{number}", body=os.urandom(2000).hex()) for number in range(200)))
        path = files.compress(files.add_bytes(whole, day="2026-11-22"))
        files.add(article("vidu:999"))
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2])
        archive = Archive(files.root)
        found = ids(archive, latest=latest)
        assert found[-1] == "vidu:999"
        assert found[:-1] == [f"vidu:{number}" for number in range(len(found) - 1)]
        assert "bad-zstd" in [what for what, *_ in damages(archive)]

    def test_one_that_is_none(self, files: Files) -> None:
        path = files.path(day="2026-11-22").with_suffix(".jsonl.zst")
        path.parent.mkdir(parents=True)
        path.write_bytes(b"not zstd at all")
        archive = Archive(files.root)
        assert ids(archive) == []
        assert [what for what, *_ in damages(archive)] == ["bad-zstd"]


class TestAboutOneArticle:
    def test_revisions_by_number(self, files: Files) -> None:
        files.add(article(revision=2), article("vidu:11"), day="2026-11-25")
        files.add(article(revision=1), article("vidu:2", related=[]), day="2026-11-24")
        found = Archive(files.root).revisions("vidu:1")
        assert [(record.id, record.revision) for record in found] == [("vidu:1", 1), ("vidu:1", 2)]

    @pytest.mark.parametrize("id", ["vidu:9", "none:1", "", "vidu", "Không Có:1", "../x:1", 'vidu:"'])
    def test_unknown_ids_have_none(self, files: Files, id: str) -> None:
        files.add(article())
        assert Archive(files.root).revisions(id) == []

    def test_an_id_that_json_writes_differently(self, files: Files) -> None:
        files.add(article("vidu:tổ/1"))
        files.add_bytes(
            encode(article("vidu:tổ/1", revision=2)).replace("ổ".encode(), b"\\u1ed5").replace(b"/1", b"\\/1")
        )
        assert [record.revision for record in Archive(files.root).revisions("vidu:tổ/1")] == [1, 2]

    def test_observations_sightings_rejects_runs(self, files: Files) -> None:
        files.add(observation("vidu:1"), observation("vidu:2"), kind="observations")
        files.add(sighting("vidu:1"), kind="sightings")
        reject = Reject(portal="vidu", url="https://vidu.example/x", reason="login", parser=article().parser)
        files.add(reject, kind="rejects")
        files.add(run(crawl_id="1"), run(crawl_id="2"), kind="crawls")
        files.add_bytes(b'{"torn', kind="crawls")
        archive = Archive(files.root)
        assert [look.id for look in archive.observations()] == ["vidu:1", "vidu:2"]
        assert [look.id for look in archive.observations(id="vidu:2")] == ["vidu:2"]
        assert [look.id for look in archive.observations(portal="other")] == []
        assert [seen.kind for seen in archive.sightings()] == ["listing"]
        assert list(archive.rejects("vidu")) == [reject]
        assert [each.crawl_id for each in archive.runs()] == ["1", "2"]
        assert list(archive.damaged) == []

    def test_views_are_a_series(self, files: Files) -> None:
        def at(hour: int) -> str:
            return f"2026-11-24T{hour:02d}:00:00Z"

        files.add(
            article(views=10, views_from="page", fetched_at=at(1)),
            article(revision=2, views=13, views_from="listing", fetched_at=at(4)),
            article(revision=3, views=13, views_from="listing", fetched_at=at(4), supersedes=2),
        )
        files.add(
            observation(views=13, own_fetches=2, fetched_at=at(4), kind="revised"),
            observation(views=12, own_fetches=2, fetched_at=at(3)),
            observation(views=None, own_fetches=3, fetched_at=at(5)),
            observation(views=99, fetched_at=None),
            observation(views=98, fetched_at="yesterday"),
            observation("vidu:11", views=7),
            kind="observations",
        )
        files.add(sighting(views=11, fetched_at=at(2)), kind="sightings")
        series = Archive(files.root).views("vidu:1")
        assert [(count.time.hour, count.views, count.views_from, count.own_fetches) for count in series] == [
            (1, 10, "page", None),
            (2, 11, "listing", None),
            (3, 12, "page", 2),
            (4, 13, "listing", 2),
        ]
        assert series[0].time == datetime(2026, 11, 24, 1, tzinfo=UTC)

    def test_views_that_listings_printed(self, files: Files) -> None:
        def at(hour: int) -> dict[str, str]:
            return {"fetched_at": f"2026-11-24T{hour:02d}:00:00Z", "crawl_id": f"run {hour // 10}"}

        listed: dict[str, Any] = {"views": 5, "views_from": "listing"}
        files.add(article(url="https://vidu.example/a", urls=["https://vidu.example/b"], **at(2), **listed))
        files.add(
            observation(own_fetches=2, **at(3), **listed),  # what the listing of this run had said
            observation(own_fetches=3, **at(12), **listed),  # still the same in another run, whose listing is no news
            observation(views=6, views_from="page", own_fetches=4, **at(13)),
            kind="observations",
        )
        files.add(
            sighting(views=5, **at(1)),
            sighting(id=None, url="https://vidu.example/b", views=7, **at(14)),
            sighting(id=None, url="https://vidu.example/c", views=8, **at(14)),
            sighting("vidu:2", url="https://vidu.example/b", views=9, **at(14)),
            sighting(views=None, **at(15)),
            kind="sightings",
        )
        series = Archive(files.root).views("vidu:1")
        assert [(count.time.hour, count.views, count.views_from, count.own_fetches) for count in series] == [
            (1, 5, "listing", None),
            (12, 5, "listing", 3),
            (13, 6, "page", 4),
            (14, 7, "listing", None),
        ]


class TestPage:
    def test_content_encoding_is_undone(self, files: Files) -> None:
        files.add_page(b"another")
        pointer = files.add_page(gzip.compress(b"<p>Tin"), "Content-Encoding: gzip")
        files.add(article(warc=pointer))
        archive = Archive(files.root)
        assert archive.page(next(archive.articles())) == b"<p>Tin"

    def test_no_page_kept(self, files: Files) -> None:
        with pytest.raises(ArchiveError, match="no page was kept"):
            Archive(files.root).page(article())

    @pytest.mark.parametrize("file", ["{outside}", "warc/../../outside.warc.gz", "warc/\0x", "warc", "", "x" * 9999])
    def test_nothing_outside_is_read(self, files: Files, file: str) -> None:
        pointer = files.add_page(b"body")
        outside = files.root.parent / "outside.warc.gz"
        outside.write_bytes((files.root / pointer.file).read_bytes())
        wrong = WarcPointer(file=file.format(outside=outside), offset=0, digest=pointer.digest)
        with pytest.raises(CaptureMissing):
            Archive(files.root).page(article(warc=wrong))

    @pytest.mark.parametrize("offset", [1, 10**6, 2**63, 2**70])
    def test_an_offset_beyond_everything(self, files: Files, offset: int) -> None:
        pointer = files.add_page(b"body")
        with pytest.raises(CaptureMissing):
            Archive(files.root).page(article(warc=msgspec.structs.replace(pointer, offset=offset)))

    def test_another_page_than_the_one_meant(self, files: Files) -> None:
        pointer, other = files.add_page(b"one"), files.add_page(b"other")
        wrong = msgspec.structs.replace(other, digest=pointer.digest)
        with pytest.raises(CaptureMissing, match="another page"):
            Archive(files.root).page(article(warc=wrong))

    def test_a_digest_in_another_spelling(self, files: Files) -> None:
        pointer = files.add_page(b"one")
        spelled = msgspec.structs.replace(pointer, digest="sha256:" + hashlib.sha256(b"one").hexdigest())
        assert Archive(files.root).page(article(warc=spelled)) == b"one"

    def test_a_record_that_unpacks_to_too_much(self, files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(members, "LIMIT", 4 << 20)
        pointer = files.add_page(bytes(64 << 20))
        tracemalloc.start()
        try:
            with pytest.raises(CaptureMissing, match="more than 4 MB"):
                Archive(files.root).page(article(warc=pointer))
            assert tracemalloc.get_traced_memory()[1] < 16 << 20
        finally:
            tracemalloc.stop()

    def test_a_page_that_is_gone(self, files: Files) -> None:
        pointer = files.add_page(b"body")
        (files.root / pointer.file).unlink()
        with pytest.raises(ArchiveError):
            Archive(files.root).page(article(warc=pointer))


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
    assert portal.last_run is not None
    assert portal.last_run.finish == "interrupted"
