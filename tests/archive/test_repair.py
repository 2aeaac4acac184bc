"""``archive repair``: what it mends, what it leaves, and that no byte is lost by it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from archive import Archive
from archive.captures.cdxj import beside
from archive.cli import app
from archive.errors import PortalBusy
from archive.repairing.repair import repair
from archive.sealing.seal import seal
from archive.verify import verify
from tests.archive.fault_kit import Faulty, Kill, Unplugged
from tests.archive.repair_kit import FIRST, NEW, OLD, SECOND, change, mend, names, quarantined, start, two_days
from tests.archive.store_kit import Clock, Quick, exchange, once_each, opened, page, state_dump, url_of, visit


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return two_days(tmp_path)


def test_a_sound_archive_is_left_alone(root: Path) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and path.suffix != ".lease"}
    assert mend(root) == []
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("tail", [b"{torn", b"\0" * 700, b'{"a":1}', b"{x}\n\0\0\n"])
@pytest.mark.parametrize("name", [OLD, NEW, "crawls/portal=vidu.jsonl"])
def test_a_torn_tail_is_cut_off(root: Path, name: str, tail: bytes) -> None:
    path = root / name
    whole = path.read_bytes()
    path.write_bytes(whole + tail)
    (done,) = mend(root)
    assert (done.what, done.file, done.offset, done.bytes) == ("cut", name, len(whole), len(tail))
    assert path.read_bytes() == whole
    assert quarantined(root) == [tail]
    assert names(root) == set()
    assert mend(root) == []


@pytest.mark.parametrize("bad", [b"{flipped\n", b"\n", b"\0\0\0\n", b"[1]\n", b"\xff\xfe\n"])
def test_damage_between_lines_is_taken_out(root: Path, bad: bytes) -> None:
    whole = (root / OLD).read_bytes()
    change(root / OLD, lambda found: [*found[:2], bad, *found[2:]])
    done = mend(root)
    assert [(each.what, each.bytes) for each in done] == [("lines", len(bad))]
    assert (root / OLD).read_bytes() == whole
    assert quarantined(root) == [bad]
    start(root)
    assert names(root) == set()
    once_each(root)


def test_a_line_that_is_lost_comes_back_from_its_page(root: Path) -> None:
    before = state_dump(root)["articles"]
    change(root / OLD, lambda found: [found[0], b"#" + found[1][1:], *found[2:]])
    lost = (root / OLD).read_bytes().splitlines(keepends=True)[1]
    (done,) = mend(root)
    assert done.quarantine
    assert quarantined(root) == [lost]
    start(root)
    assert names(root, warc=True) == set()
    assert {row[0] for row in state_dump(root)["articles"]} == {row[0] for row in before}
    once_each(root)


def test_carriage_returns_and_marks_go_and_nothing_else(root: Path) -> None:
    whole = (root / OLD).read_bytes()
    (root / OLD).write_bytes(b"\xef\xbb\xbf" + whole.replace(b"\n", b"\r\n"))
    (done,) = mend(root)
    assert (done.what, done.bytes, done.quarantine) == ("lines", 7, None)
    assert (root / OLD).read_bytes() == whole
    start(root)
    assert names(root) == set()


def test_lines_that_a_second_writer_copied_are_taken_out(root: Path) -> None:
    old = (root / OLD).read_bytes()
    (root / OLD).write_bytes(old + old)
    assert "duplicate" in names(root)
    assert [each.detail for each in mend(root)] == ["lines there twice: 4"]
    assert (root / OLD).read_bytes() == old
    assert quarantined(root) == [old]


def test_a_line_that_says_something_else_is_left(root: Path) -> None:
    change(root / OLD, lambda found: [*found, found[0].replace(b"vidu.gov.vn/tin", b"vidu.gov.vn/tim")])
    assert mend(root) == []
    assert "duplicate" in names(root)


def test_the_tail_of_a_warc_file_and_its_index(root: Path) -> None:
    (warc,) = (root / "warc").rglob("*.warc.gz")
    whole, index = warc.read_bytes(), beside(warc).read_bytes()
    warc.write_bytes(whole + whole[:300])
    beside(warc).write_bytes(b"nonsense\n")
    assert [(each.what, each.bytes) for each in mend(root)] == [("cut", 300), ("index", 0)]
    assert (warc.read_bytes(), sorted(beside(warc).read_bytes().splitlines())) == (whole, sorted(index.splitlines()))
    assert names(root, warc=True) == set()


@pytest.mark.parametrize("with_index", [False, True])
def test_a_record_that_a_line_names_is_no_tail(root: Path, with_index: bool) -> None:
    (warc,) = (root / "warc").rglob("*.warc.gz")
    warc.write_bytes(warc.read_bytes()[:-20])
    if not with_index:
        beside(warc).unlink()
    assert [each.what for each in mend(root)] == ([] if with_index else ["index"])
    assert names(root, warc=True) & {"bad-warc", "short-warc"}


@pytest.mark.parametrize(
    "how",
    [
        lambda found: found[::-1],
        lambda found: [found[0], *found[2:]],
        lambda found: [found[0], *found],
        lambda found: [found[0].replace(b")/tin-0.html", b")/tin-0.htm"), *found[1:]],
        lambda found: [found[0].replace(b'"status":"200"', b'"status":"201"'), *found[1:]],
    ],
    ids=["order", "missing", "twice", "key", "status"],
)
def test_an_index_that_is_not_that_of_the_captures_is_written_anew(
    root: Path, how: Callable[[list[bytes]], list[bytes]]
) -> None:
    (warc,) = (root / "warc").rglob("*.warc.gz")
    whole = beside(warc).read_bytes()
    change(beside(warc), how)
    assert beside(warc).read_bytes() != whole
    assert names(root, warc=True) == {"index"}
    assert [each.what for each in mend(root)] == ["index"]
    assert beside(warc).read_bytes() == whole


@pytest.mark.parametrize("kind", ["observations", "sightings", "crawls"])
def test_a_line_that_stands_there_twice_is_taken_out_once(root: Path, kind: str) -> None:
    store = opened(root, "c3", clock=Clock(f"{SECOND}T03:00:00+00:00"))
    visit(store, exchange({"rows": [{"number": 1}, {"number": 9}]}, "http://vidu.gov.vn/", 40, kind="listing"))
    visit(store, exchange(page(1), url_of(1), 50))
    visit(store, exchange(page(2), url_of(2), 51))
    store.close()
    path = max((root / kind).rglob("*.jsonl"))
    whole = path.read_bytes()
    change(path, lambda found: [*found, found[-2]])
    assert names(root) == {"duplicate"}
    assert [each.detail for each in mend(root)] == ["lines there twice: 1"]
    assert (path.read_bytes(), names(root)) == (whole, set())


@pytest.mark.parametrize("power", [False, True], ids=["killed", "power cut"])
def test_every_step_can_fail_and_be_done_again(root: Path, tmp_path: Path, power: bool) -> None:
    whole = (root / OLD).read_bytes()
    change(root / OLD, lambda found: [*found[:2], b"{bad\n", b"\n", *found[2:], b"{torn"])
    at, hits = 0, 0
    while True:
        copy = tmp_path / "copies" / str(at)
        shutil.copytree(root, copy, ignore=shutil.ignore_patterns("copies"))
        files = Unplugged(copy, at) if power else Faulty(at)
        try:
            list(repair(copy, "vidu", files=files, now=Clock(f"{SECOND}T05:00:00+00:00")))
        except Kill:
            hits += 1
        else:
            break
        if isinstance(files, Unplugged):
            files.cut_power()
        mend(copy)
        assert (copy / OLD).read_bytes() == whole
        assert set(quarantined(copy)) == {b"{bad\n\n", b"{torn"}
        start(copy)
        assert names(copy) == set()
        at += 1
    assert hits > 10


class TestCommand:
    def call(self, *arguments: object) -> tuple[int, str]:
        result = CliRunner().invoke(app, ["repair", *(str(argument) for argument in arguments)])
        return result.exit_code, result.output

    def test_says_what_it_did(self, root: Path) -> None:
        (root / OLD).write_bytes((root / OLD).read_bytes() + b"torn")
        code, output = self.call("--archive", root)
        assert (code, output.splitlines()) == (0, [
            f"{OLD}: 4 bytes of a torn tail are cut off; its bytes are in quarantine/portal=vidu",
            "1 thing mended: sound; WARC files were not read (`--warc` reads them)",
        ])  # fmt: skip
        assert self.call("--archive", root, "--warc") == (0, "nothing to mend: sound\n")

    def test_does_not_call_sound_what_it_has_not_read(self, root: Path) -> None:
        (path,) = (root / "warc").rglob("*.warc.gz")
        data = path.read_bytes()
        path.write_bytes(data[:900] + bytes([data[900] ^ 1]) + data[901:])
        assert self.call("--archive", root) == (
            0,
            "nothing to mend: sound; WARC files were not read (`--warc` reads them)\n",
        )
        code, output = self.call("--archive", root, "--warc")
        assert (code, "bad-warc" in output) == (1, True)

    def test_and_what_is_left(self, root: Path) -> None:
        change(root / OLD, lambda found: [found[0].replace(b"Tin s", b"Tim s"), *found[1:]])
        code, output = self.call("--archive", root, "--json")
        said = msgspec.json.decode(output)
        assert (code, said["mended"], said["busy"]) == (1, [], [])
        assert {each["what"] for each in said["left"]} == {"hash"}

    def test_a_writer_at_work_is_left_alone(self, root: Path) -> None:
        store = opened(root, "c9", clock=Clock(f"{SECOND}T06:00:00+00:00"))
        with pytest.raises(PortalBusy):
            mend(root)
        code, output = self.call("--archive", root)
        assert (code, "is being written by c9" in output) == (3, True)
        store.close()

    @pytest.mark.parametrize("compress", [False, True])
    def test_a_lost_sum_is_named_until_the_day_is_sealed_as_it_is(self, root: Path, compress: bool) -> None:
        when = datetime.fromisoformat("2026-11-26T12:00:00+00:00")
        list(seal(root, "vidu", compress=compress, files=Quick(), now=lambda: when))
        sums = root / "articles" / "portal=vidu" / "SHA256SUMS"
        change(sums, lambda found: found[1:])
        assert [(finding.what, Path(finding.file).name[:10]) for finding in verify(Archive(root))] == [("sum", FIRST)]
        assert mend(root) == []
        list(seal(root, "vidu", files=Quick(), now=lambda: when))
        assert names(root) == set()
