"""``archive verify``: every kind of damage has its name, and a sound archive has none."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import Archive
from archive.article import Reject
from archive.checking.findings import Totals
from archive.sealing.seals import NAME, sum_of
from archive.verify import verify
from archive.working.engines import processes
from tests.archive.building import DAY, PARSER, Files, article, encode, observation, run, sighting


@pytest.fixture
def files(tmp_path: Path) -> Files:
    (tmp_path / "articles").mkdir()
    return Files(tmp_path)


def names(files: Files, **how: Any) -> list[tuple[str, int]]:
    return [(finding.what, finding.line) for finding in verify(Archive(files.root), **how)]


def whole_archive(files: Files) -> None:
    for portal in ("vidu", "khac"):
        first = files.add_page(b"<p>1", portal=portal, day="2026-11-22")
        address = "https://www.vidu.example/2?utm_source=x"
        second = files.add_page(b"<p>2", portal=portal, day="2026-11-22", url=address)
        long = "Đoạn văn dài. " * 30
        files.add(
            article(f"{portal}:1", day="2026-11-22", warc=first, body=long),
            article(f"{portal}:2", day="2026-11-22", warc=second, body=long, duplicate_of=f"{portal}:1"),
            portal=portal,
            day="2026-11-22",
        )
        files.add(
            article(f"{portal}:1", revision=2, warc=first, supersedes=1, fetched_at="2026-11-22T02:05:09Z"),
            article(f"{portal}:3", fetched_at="2019-01-01T00:00:00Z", recorded_at=f"{DAY}T02:05:10.25Z"),
            article(f"{portal}:4", recorded_at=f"{DAY}T02:05:11Z", blocks=[]),
            portal=portal,
        )
        files.add(observation(f"{portal}:1"), observation(f"{portal}:1", id=None), kind="observations", portal=portal)
        files.add(sighting(f"{portal}:9"), kind="sightings", portal=portal)
        reject = Reject(
            portal=portal, url="https://vidu.example", reason="login", parser=PARSER, recorded_at=f"{DAY}T00:00:00Z"
        )
        files.add(reject, kind="rejects", portal=portal)
        files.add(run(portal), kind="crawls", portal=portal)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("warc", [False, True])
def test_a_sound_archive(files: Files, warc: bool, jobs: int) -> None:
    whole_archive(files)
    day = files.compress(files.path(day="2026-11-22"))
    (day.parent / NAME).write_text(f"{sum_of(day)}  {day.name}\n")
    totals = Totals()
    with processes(jobs) as engine:
        assert list(verify(Archive(files.root), warc=warc, engine=engine, totals=totals)) == []
    assert (totals.files, totals.lines, totals.warc_records) == (12, 20, 4 if warc else 0)
    assert totals.unpacked_bytes > 0


def test_jobs_change_nothing(files: Files) -> None:
    whole_archive(files)
    files.add_bytes(b"?\n\0\n")
    files.add(article(revision=9))
    alone = list(verify(Archive(files.root), warc=True))
    assert [finding.what for finding in alone] == ["bad-json", "nul", "order", "gap"]
    with processes(3) as engine:
        assert list(verify(Archive(files.root), warc=True, engine=engine)) == alone


def test_one_portal_alone(files: Files) -> None:
    whole_archive(files)
    files.add_bytes(b"?\n", portal="khac")
    assert names(files, portal="vidu") == []
    assert names(files, portal="khac") == [("bad-json", 4)]


class TestLines:
    GOOD = encode(article("vidu:1"))

    @pytest.mark.parametrize(
        ("line", "what"),
        [
            (b'{"id":"vidu:9",\n', "bad-json"),
            (b"[" * 100_000 + b"\n", "bad-json"),
            (b"[]\n", "schema"),
            (b"7\n", "schema"),
            (encode(article("vidu:9")).replace(b'"status":"published"', b'"status":"draft"'), "schema"),
            (encode(article("vidu:9")).replace(b'"1.0"', b'"0.9"'), "schema"),
            (encode(article("vidu:9")).replace(b'"1.0"', b"7"), "schema"),
            (encode(article("vidu:9", schema_version="2.0")), "newer-schema"),
            (b'{"schema_version":"3.1"}\n', "newer-schema"),
            (b"\0" * 512 + b"\n", "nul"),
            (b"\n", "blank-line"),
            (encode(article("vidu:9"))[:-1] + b"\r\n", "crlf"),
            (b"\xef\xbb\xbf" + encode(article("vidu:9")), "bom"),
            (encode(article("khac:9")), "portal"),
            (encode(article("khac:9", portal="vidu")), "portal"),
            (encode(article("vidu:9", body="other", text_hash="0" * 64)), "hash"),
            (encode(article("vidu:9", content_hash="0" * 64)), "hash"),
            (encode(article("vidu:9", day="2026-11-23")), "day"),
            (encode(article("vidu:9", recorded_at=None)), "day"),
            (encode(article("vidu:9", recorded_at=f"{DAY}T02:05:09Z")), "order"),
            (encode(article("vidu:1")), "duplicate"),
            (encode(article("vidu:9", revision=10**6)), "gap"),
            (encode(article("vidu:9", supersedes=1)), "reference"),
            (encode(article("vidu:9", duplicate_of="vidu:8")), "reference"),
        ],
    )
    def test_each_damage_has_its_name(self, files: Files, line: bytes, what: str) -> None:
        files.add_bytes(self.GOOD + line + encode(article("vidu:2", recorded_at=f"{DAY}T02:05:11Z")))
        found = list(verify(Archive(files.root)))
        assert what in [finding.what for finding in found]
        assert {finding.line for finding in found if finding.what == what} == {2}
        assert {finding.offset for finding in found if finding.what == what} == {len(self.GOOD)}

    def test_a_line_of_a_flipped_byte(self, files: Files) -> None:
        path = files.add(article("vidu:1"), article("vidu:2"))
        text = "thứ nhất".encode()
        path.write_bytes(path.read_bytes().replace(text, "thứ hhất".encode(), 1))
        assert names(files) == [("hash", 1)]

    def test_torn_tail(self, files: Files) -> None:
        files.add_bytes(self.GOOD + self.GOOD[:-20])
        assert names(files) == [("torn-tail", 2)]

    def test_truncated_compressed_day(self, files: Files) -> None:
        path = files.compress(files.add(*(article(f"vidu:{n}", body=os.urandom(999).hex()) for n in range(100))))
        path.write_bytes(path.read_bytes()[:-30])
        damage, *others = verify(Archive(files.root))
        assert damage.what == "bad-zstd"
        assert not [each for each in others if "cuts it off" in each.detail], "nobody cuts a sealed day"

    def test_findings_of_one_file_come_in_its_order(self, files: Files) -> None:
        files.add_bytes(self.GOOD + b"?\n" + self.GOOD + b"\n")
        assert names(files) == [("bad-json", 2), ("duplicate", 3), ("blank-line", 4)]

    def test_runs_and_rejects_are_checked_too(self, files: Files) -> None:
        files.add(run("khac"), kind="crawls")
        files.add(Reject(portal="vidu", url="u", reason="login", parser=PARSER), kind="rejects")
        assert names(files) == [("day", 1), ("portal", 1)]

    def test_a_folder_that_is_no_portal(self, files: Files) -> None:
        (files.root / "articles" / "portal=A B").mkdir()
        (finding,) = verify(Archive(files.root))
        assert (finding.what, finding.file) == ("portal", "portal=A B")


class TestRevisions:
    def test_a_gap_is_said_once(self, files: Files) -> None:
        files.add(article(revision=1), article(revision=2), article("vidu:2", revision=3), day=DAY)
        files.add(article(revision=5, day="2026-11-25"), day="2026-11-25")
        found = list(verify(Archive(files.root)))
        assert [(finding.what, finding.file) for finding in found] == [("gap", "articles/portal=vidu")] * 2
        assert [finding.detail for finding in found] == ["vidu:1 lacks revision 3, 4", "vidu:2 lacks revision 1, 2"]

    def test_a_missing_day_shows_as_gaps(self, files: Files) -> None:
        for revision, day in enumerate(("2026-11-21", "2026-11-22", "2026-11-23"), 1):
            files.add(article(revision=revision, day=day), day=day)
        assert names(files) == []
        files.path(day="2026-11-22").unlink()
        assert names(files) == [("gap", 0)]

    def test_a_revision_after_a_higher_one(self, files: Files) -> None:
        files.add(article(revision=2), article(revision=1))
        assert names(files) == [("order", 2)]

    @given(st.lists(st.integers(1, 6), min_size=1, max_size=6, unique=True))
    def test_gaps_are_what_is_missing_below_the_highest(
        self, tmp_path_factory: pytest.TempPathFactory, revisions: list[int]
    ) -> None:
        files = Files(tmp_path_factory.mktemp("archive"))
        files.add(*(article(revision=revision) for revision in sorted(revisions)))
        missing = sorted(set(range(1, max(revisions))) - set(revisions))
        expected = [f"vidu:1 lacks revision {', '.join(map(str, missing[:5]))}"] if missing else []
        assert [finding.detail for finding in verify(Archive(files.root))] == expected


class TestObservations:
    @pytest.mark.parametrize("kind", ["unchanged", "revised", "back"])
    def test_of_an_article_without_a_line(self, files: Files, kind: str) -> None:
        files.add(article("vidu:1"))
        files.add(observation("vidu:1", kind=kind), observation("vidu:2", kind=kind), kind="observations")
        assert names(files) == [("reference", 2)]

    def test_of_what_is_not_an_article_yet(self, files: Files) -> None:
        files.add(observation("vidu:2", kind="missing"), observation("vidu:3", kind="failed"), kind="observations")
        assert names(files) == []
