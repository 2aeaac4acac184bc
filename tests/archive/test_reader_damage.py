"""What damaged, newer and compressed files do to ``Archive``: each place is named, and costs only itself."""

from __future__ import annotations

import os
import tracemalloc
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from archive import Archive
from archive.jsonl import scan
from tests.archive.building import DAY, Files, article, damages, encode, ids


@pytest.fixture
def files(tmp_path: Path) -> Files:
    (tmp_path / "articles").mkdir()
    return Files(tmp_path)


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
