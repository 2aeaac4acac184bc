"""``archive verify``: every kind of damage has its name, and a sound archive has none."""

from __future__ import annotations

import gzip
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import Archive
from archive.article import Change, Reject, WarcPointer
from archive.captures import members
from archive.captures.cdxj import beside, renew
from archive.checking.findings import Finding, Totals
from archive.checking.pointers import Read, compare_file
from archive.checking.recordcheck import Claim
from archive.engines import processes
from archive.files import Files as FileSystem
from archive.seals import NAME, sum_of
from archive.verify import verify
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
    assert totals.bytes > 0


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
        assert next(verify(Archive(files.root))).what == "bad-zstd"

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


class TestPointers:
    @pytest.mark.parametrize(
        "pointer",
        [
            WarcPointer(file="warc/portal=vidu/none.warc.gz", offset=0, digest="sha1:A"),
            WarcPointer(file="warc/portal=vidu/vidu-00001.warc.gz", offset=10**9, digest="sha1:A"),
            WarcPointer(file="warc/../articles/portal=vidu/2026-11-24.jsonl", offset=0, digest="sha1:A"),
            WarcPointer(file="/etc/passwd", offset=0, digest="sha1:A"),
            WarcPointer(file="warc/\0", offset=0, digest="sha1:A"),
            WarcPointer(file="warc/" + "x" * 9999, offset=0, digest="sha1:A"),
        ],
    )
    def test_into_nothing(self, files: Files, pointer: WarcPointer) -> None:
        files.add_page(b"x")
        files.add(article(warc=pointer))
        assert names(files, warc=True) == [("pointer", 1)]

    def test_beside_a_record(self, files: Files) -> None:
        files.add_page(b"x")
        files.add(
            article(warc=WarcPointer(file="warc/portal=vidu/vidu-00001.warc.gz", offset=3, digest="sha1:ABCDEFGH"))
        )
        assert names(files) == []
        assert names(files, warc=True) == [("pointer", 0)]

    def test_another_digest(self, files: Files) -> None:
        pointer, other = files.add_page(b"x"), files.add_page(b"y")
        files.add(article(warc=WarcPointer(file=pointer.file, offset=pointer.offset, digest=other.digest)))
        assert names(files) == []
        assert names(files, warc=True) == [("digest", 0)]

    def test_two_lines_of_two_minds(self, files: Files) -> None:
        pointer = files.add_page(b"x")
        wrong = WarcPointer(file=pointer.file, offset=pointer.offset, digest="sha1:AAAA")
        files.add(article(warc=pointer), article("vidu:2", warc=wrong))
        assert names(files, warc=True) == [("pointer", 2)]

    def test_a_record_no_line_points_to_is_checked(self, files: Files) -> None:
        path = files.root / files.add_page(b"x").file
        path.write_bytes(path.read_bytes()[:-5])
        assert names(files) == []
        assert names(files, warc=True) == [("bad-warc", 0)]

    def test_a_revisit_has_the_digest_of_what_it_leaves_out(self, files: Files) -> None:
        pointer = files.add_page(b"", kind="revisit")
        path = files.root / pointer.file
        path.unlink()
        files.add_page(b"", "X: " + "y" * 40, kind="revisit")
        assert names(files, warc=True) == []

    def test_a_record_that_unpacks_to_too_much(self, files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(members, "LIMIT", 1 << 20)
        bomb = files.add_page(bytes(2 << 20))
        good = files.add_page(b"good", url="https://vidu.example/2")
        files.add(article("vidu:1", warc=bomb), article("vidu:2", warc=good))
        found = list(verify(Archive(files.root), warc=True))
        assert [(finding.what, finding.offset) for finding in found] == [("bad-warc", 0)]
        assert "more than 1 MB" in found[0].detail


class TestAgainstTheRecord:
    def test_two_pages_swapped(self, files: Files) -> None:
        first, second = files.add_page(b"1"), files.add_page(b"2", url="https://vidu.example/2")
        files.add(article("vidu:1", warc=second), article("vidu:2", warc=first))
        assert names(files) == []
        assert names(files, warc=True) == [("pointer", 0), ("pointer", 0)]

    @pytest.mark.parametrize(
        ("url", "uri"),
        [
            ("http://vidu.example/Tin%20T%E1%BB%A9c/1", "https://www.vidu.example/tin%20t%e1%bb%a9c/1/"),
            ("http://vidu.example/a?b=2&c", "http://vidu.example/a?sid_session=9&c=&b=2"),
            ("http://vidu.example/a", "http://vidu.example/a;jsessionid=1F?x=1"),
            ("http://tỉnh.example/a", "http://t%E1%BB%89nh.example/a"),
            ("http://[vidu/a", "http://vidu.example/b"),
        ],
    )
    def test_spellings_of_one_address(self, files: Files, url: str, uri: str) -> None:
        files.add(article(url=url, warc=files.add_page(b"1", url=uri)))
        assert names(files, warc=True) == []

    def test_another_address_of_the_article(self, files: Files) -> None:
        files.add(article("vidu:2", urls=["https://vidu.example/1"], warc=files.add_page(b"1")))
        assert names(files, warc=True) == []

    @pytest.mark.parametrize(
        ("page", "expected"),
        [
            (b'<link href="https://vidu.example/2" rel="canonical">', []),
            (b'<META property="og:url" content="/2">', []),
            (b'<a href="https://vidu.example/2">canonical</a>', [("pointer", 0)]),
            (b'<link rel="next" href="/2">', [("pointer", 0)]),
        ],
    )
    def test_the_address_that_the_page_gives_itself(
        self, files: Files, page: bytes, expected: list[tuple[str, int]]
    ) -> None:
        files.add(article("vidu:2", warc=files.add_page(gzip.compress(page), "Content-Encoding: gzip")))
        assert names(files, warc=True) == expected

    def test_another_time(self, files: Files) -> None:
        files.add(article(fetched_at=f"{DAY}T02:05:19Z", warc=files.add_page(b"1")))
        assert names(files, warc=True) == [("pointer", 0)]

    def test_the_time_of_an_observation_is_when_it_was_made(self, files: Files) -> None:
        files.add_bytes(b"")
        look = observation(id=None, fetched_at=f"{DAY}T02:05:19Z", kind="missing", warc=files.add_page(b"1"))
        files.add(look, kind="observations")
        assert names(files, warc=True) == []

    def test_a_text_stated_anew_at_a_look_elsewhere(self, files: Files) -> None:
        span = Change(cause="editorial", fields={"fetched_at": {"from": "", "to": ""}})
        files.add(article("vidu:2"), article("vidu:2", revision=2, change=span, warc=files.add_page(b"1")))
        assert names(files, warc=True) == []


class TestObservations:
    @pytest.mark.parametrize("kind", ["unchanged", "revised", "back"])
    def test_of_an_article_without_a_line(self, files: Files, kind: str) -> None:
        files.add(article("vidu:1"))
        files.add(observation("vidu:1", kind=kind), observation("vidu:2", kind=kind), kind="observations")
        assert names(files) == [("reference", 2)]

    def test_of_what_is_not_an_article_yet(self, files: Files) -> None:
        files.add(observation("vidu:2", kind="missing"), observation("vidu:3", kind="failed"), kind="observations")
        assert names(files) == []


class TestUnread:
    KEPT = ("Congtin-Kind: article", "Congtin-Crawl-Id: 1")

    def test_a_page_whose_line_is_gone(self, files: Files) -> None:
        pointers = [files.add_page(b"%d" % n, url=f"https://vidu.example/{n}", fields=self.KEPT) for n in (1, 2)]
        files.add(article("vidu:1", warc=pointers[0]))
        files.add(run(), kind="crawls")
        assert names(files) == []
        (finding,) = verify(Archive(files.root), warc=True)
        assert (finding.what, finding.offset) == ("unread-capture", pointers[1].offset)

    def test_the_observation_of_a_revision_does_not_stand_in_for_it(self, files: Files) -> None:
        pointer = files.add_page(b"2", url="https://vidu.example/2", fields=self.KEPT)
        files.add(article("vidu:1"))
        files.add(observation("vidu:1", kind="revised", warc=pointer), kind="observations")
        files.add(run(), kind="crawls")
        assert names(files, warc=True) == [("unread-capture", 0)]

    @pytest.mark.parametrize("finish", ["interrupted", "limit"])
    def test_a_run_that_was_not_finished_leaves_some(self, files: Files, finish: str) -> None:
        files.add_page(b"1", fields=self.KEPT)
        files.add(run(finish=finish), kind="crawls")
        assert names(files, warc=True) == []

    def test_nor_does_one_that_has_no_line_yet(self, files: Files) -> None:
        files.add_page(b"1", fields=self.KEPT)
        assert names(files, warc=True) == []

    @pytest.mark.parametrize("outside", [1, 2])
    def test_pages_outside_the_days_asked_for(self, files: Files, outside: int) -> None:
        for number in (1, 2):
            files.add_page(b"%d" % number, url=f"https://vidu.example/{number}", fields=self.KEPT)
        files.add(run(counts={"outside_days": outside}), kind="crawls")
        assert len(names(files, warc=True)) == (2 if outside == 1 else 0)

    @pytest.mark.parametrize("kind", ["articles", "observations", "rejects"])
    def test_another_look_at_the_address_explains_it(self, files: Files, kind: str) -> None:
        files.add_page(b"challenge", fields=self.KEPT)
        files.add(run(), kind="crawls")
        url, recorded = "https://vidu.example/1", f"{DAY}T02:05:10Z"
        made = {
            "articles": article(),
            "observations": observation(id=None, kind="failed"),
            "rejects": Reject(portal="vidu", url=url, reason="login", parser=PARSER, recorded_at=recorded),
        }
        files.add(made[kind], kind=kind)
        assert names(files, warc=True) == []

    def test_other_kinds_and_answers_need_no_line(self, files: Files) -> None:
        files.add_page(b"1", fields=("Congtin-Kind: listing", "Congtin-Crawl-Id: 1"))
        files.add_page(b"1", fields=self.KEPT, kind="request")
        files.add(run(), kind="crawls")
        assert names(files, warc=True) == []


class TestIndex:
    def test_lines_that_point_to_nothing(self, files: Files) -> None:
        pointer = files.add_page(b"1")
        warc = files.root / pointer.file
        entry = '{"offset":"%d","filename":"' + warc.name + '"}\n'
        key = "example,vidu)/1 20261124020509 "
        assert renew(FileSystem(), warc)
        assert names(files, warc=True) == []
        bad = ["nonsense\n", key + entry % 7, key + '{"offset":"0","filename":"x"}\n']
        lines = sorted([*bad, beside(warc).read_text()])
        beside(warc).write_text("".join(lines))
        assert names(files) == []
        assert names(files, warc=True) == [("index", 1 + lines.index(line)) for line in sorted(bad)]


def compare(path: Path, pointers: list[WarcPointer]) -> list[Finding]:
    expected = {pointer.offset: Claim(pointer.digest) for pointer in pointers}
    return compare_file(Read(path.parents[2], pointers[0].file, expected)).findings


Warc = tuple[Path, bytes, list[WarcPointer]]


@pytest.fixture(scope="module")
def warc(tmp_path_factory: pytest.TempPathFactory) -> Warc:
    files = Files(tmp_path_factory.mktemp("archive"))
    pointers = [files.add_page(os.urandom(60).hex().encode() * 3) for _ in range(3)]
    path = files.root / pointers[0].file
    return path, path.read_bytes(), pointers


class TestDamagedWarc:
    def test_whole(self, warc: Warc) -> None:
        path, data, pointers = warc
        path.write_bytes(data)
        assert compare(path, pointers) == []

    @settings(max_examples=60)
    @given(st.data())
    def test_cut_anywhere(self, warc: Warc, data: st.DataObject) -> None:
        path, whole, pointers = warc
        path.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
        assert compare(path, pointers)

    @settings(max_examples=60)
    @given(st.data())
    def test_a_flipped_bit_costs_one_record(self, warc: Warc, data: st.DataObject) -> None:
        path, whole, pointers = warc
        offsets = [pointer.offset for pointer in pointers]
        place = data.draw(st.integers(0, len(whole) - 1))
        start = max(offset for offset in offsets if offset <= place)
        damaged = bytearray(whole)
        damaged[place] ^= 1 << data.draw(st.integers(0, 7))
        path.write_bytes(damaged)
        found = compare(path, pointers)
        # Some bits mean nothing: those of time and system at a member's head, those that fill up its last byte.
        harmless = not found and gzip.decompress(damaged) == gzip.decompress(whole)
        assert harmless or [finding.offset for finding in found] == [start]

    def test_torn_member_followed_by_good_ones(self, warc: Warc) -> None:
        path, whole, pointers = warc
        second, third = pointers[1].offset, pointers[2].offset
        hole = whole[:second] + whole[second : second + 40] + b"\0" * (third - second - 40) + whole[third:]
        path.write_bytes(hole)
        assert [(finding.what, finding.offset) for finding in compare(path, pointers)] == [("bad-warc", second)]
