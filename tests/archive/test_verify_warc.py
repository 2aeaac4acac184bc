"""``archive verify`` where lines and captures do not fit together, or WARC files and indexes are damaged."""

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
from archive.checking.findings import Finding
from archive.checking.pointers import Read, compare_file
from archive.checking.recordcheck import Claim
from archive.disk.files import Files as FileSystem
from archive.verify import verify
from tests.archive.building import DAY, PARSER, Files, article, observation, run


@pytest.fixture
def files(tmp_path: Path) -> Files:
    (tmp_path / "articles").mkdir()
    return Files(tmp_path)


def names(files: Files, **how: Any) -> list[tuple[str, int]]:
    return [(finding.what, finding.line) for finding in verify(Archive(files.root), **how)]


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
