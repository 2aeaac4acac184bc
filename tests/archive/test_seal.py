"""``archive seal``: what is sealed stays what it was, for writers and for readers."""

from __future__ import annotations

import subprocess
from datetime import datetime
from pathlib import Path

import msgspec
import pytest
import zstandard
from typer.testing import CliRunner

from archive import Archive
from archive.cli import app
from archive.errors import PortalBusy, StorageFailed
from archive.leases.lease import Lease
from archive.paths import lease_file
from archive.sealing.seal import Sealed, seal
from archive.sealing.seals import NAME, read_sums, sum_of
from archive.times import stamp, utc_now
from archive.verify import verify
from tests.archive.building import Files, article, observation
from tests.archive.store_kit import Clock, Quick, exchange, opened, page, state_dump, url_of, visit

TODAY = "2026-11-24T10:00:00+00:00"
NOTHING = "nothing new to seal: what a day (UTC) holds is sealed once that day is over\n"
DAYS = ("2026-11-21", "2026-11-22", "2026-11-24")


@pytest.fixture
def files(tmp_path: Path) -> Files:
    files = Files(tmp_path)
    for number, day in enumerate(DAYS):
        files.add(article(f"vidu:{number}", day=day), article(f"vidu:{number}9", day=day), day=day)
        files.add(observation(f"vidu:{number}", recorded_at=f"{day}T02:05:10Z"), kind="observations", day=day)
    return files


def sealed(root: Path, *, compress: bool = False, today: str = TODAY) -> list[Sealed]:
    return list(seal(root, "vidu", compress=compress, files=Quick(), now=lambda: datetime.fromisoformat(today)))


def records(root: Path) -> list[bytes]:
    return list(Archive(root).lines(latest=False))


def folder(files: Files) -> Path:
    return files.path().parent


class TestSeal:
    def test_past_days_and_never_today(self, files: Files) -> None:
        done = sealed(files.root)
        assert [(each.what, each.file) for each in done] == [
            ("sealed", f"{kind}/portal=vidu/{day}.jsonl") for kind in ("articles", "observations") for day in DAYS[:2]
        ]
        assert [bool(files.path(day=day).stat().st_mode & 0o222) for day in DAYS] == [False, False, True]
        assert read_sums(folder(files)) == {f"{day}.jsonl": sum_of(files.path(day=day)) for day in DAYS[:2]}

    def test_a_day_of_the_future_is_none_of_the_past(self, files: Files) -> None:
        assert sealed(files.root, today="2026-11-21T00:00:00+00:00") == []

    def test_standard_tools_check_the_sums(self, files: Files) -> None:
        sealed(files.root, compress=True)
        subprocess.run(["sha256sum", "--check", "--strict", NAME], cwd=folder(files), check=True, capture_output=True)

    def test_a_second_time_there_is_nothing_to_do(self, files: Files) -> None:
        for compress in (False, True):
            assert len(sealed(files.root, compress=compress)) == 4
            before = {path: path.read_bytes() for path in files.root.rglob("*.jsonl*")}
            assert sealed(files.root, compress=compress) == []
            assert {path: path.read_bytes() for path in files.root.rglob("*.jsonl*")} == before

    def test_compressed_days_say_the_same(self, files: Files) -> None:
        before = records(files.root)
        plain = {day: files.path(day=day).read_bytes() for day in DAYS[:2]}
        sealed(files.root, compress=True)
        assert sorted(path.name for path in folder(files).iterdir()) == [
            *(f"{day}.jsonl.zst" for day in DAYS[:2]), f"{DAYS[2]}.jsonl", NAME,
        ]  # fmt: skip
        for day, data in plain.items():
            path = folder(files) / f"{day}.jsonl.zst"
            assert zstandard.ZstdDecompressor().decompress(path.read_bytes()) == data
            assert not path.stat().st_mode & 0o222
        assert records(files.root) == before
        assert list(verify(Archive(files.root))) == []

    def test_what_is_torn_is_not_sealed(self, files: Files) -> None:
        path = files.path(day=DAYS[0])
        path.write_bytes(path.read_bytes()[:-7])
        assert next((each.what, each.file) for each in sealed(files.root)) == (
            "not-whole", f"articles/portal=vidu/{DAYS[0]}.jsonl"
        )  # fmt: skip
        assert path.name not in read_sums(folder(files))

    @pytest.mark.parametrize("compress", [False, True])
    def test_what_changed_is_not_sealed_anew(self, files: Files, compress: bool) -> None:
        sealed(files.root, compress=compress)
        path = files.path(day=DAYS[0])
        path = path.with_name(path.name + ".zst") if compress else path
        sums = read_sums(folder(files))
        path.chmod(0o644)
        path.write_bytes(path.read_bytes() + b"\n")
        (done,) = sealed(files.root, compress=True)[: 1 if compress else 4][:1]
        assert (done.what, done.file) == ("changed", path.relative_to(files.root).as_posix())
        assert read_sums(folder(files))[path.name] == sums[path.name]

    def test_days_compressed_by_hand_are_taken_as_they_are(self, files: Files) -> None:
        frames = files.path(day=DAYS[0]).read_bytes().splitlines(keepends=True)
        path = files.compress(files.path(day=DAYS[0]))
        path.write_bytes(b"".join(map(zstandard.compress, frames)))
        assert [each.what for each in sealed(files.root)] == ["sealed"] * 4
        assert read_sums(folder(files))[path.name] == sum_of(path)

    def test_a_copy_without_modes_is_sealed_all_the_same(self, files: Files) -> None:
        sealed(files.root)
        path = files.path(day=DAYS[0])
        path.chmod(0o644)
        assert sealed(files.root) == []
        assert not path.stat().st_mode & 0o222

    def test_a_writer_at_work_is_left_alone(self, files: Files) -> None:
        (files.root / "state").mkdir()
        lease = Lease.take(lease_file(files.root, "vidu"), owner="c1", files=Quick(), now=Clock())
        with pytest.raises(PortalBusy, match="vidu is being written by c1"):
            sealed(files.root)
        lease.release()
        assert len(sealed(files.root)) == 4


class TestWriters:
    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        store = opened(tmp_path)
        for number in range(3):
            visit(store, exchange(page(number), url_of(number), number))
        store.close()
        return tmp_path

    @pytest.mark.parametrize("how", ["read-only", "sums", "compressed"])
    def test_nothing_is_added_to_a_sealed_day(self, root: Path, how: str) -> None:
        sealed(root, compress=how == "compressed", today="2026-11-25T00:00:00+00:00")
        if how == "sums":
            for path in root.rglob("*.jsonl"):
                path.chmod(0o644)
        if how == "read-only":
            for path in root.rglob(NAME):
                path.unlink()
        before = {path: path.read_bytes() for path in root.rglob("*.jsonl*")}
        store = opened(root, "c2")
        visit(store, exchange(page(9), url_of(9), 9))
        with pytest.raises(StorageFailed, match="is the clock of this machine right"):
            store.commit()
        store.abandon()
        assert {path: path.read_bytes() for path in root.rglob("*.jsonl*")} == before

    @pytest.mark.parametrize("lost_state", [False, True])
    def test_lines_that_the_state_had_not_seen_are_found_in_the_compressed_day(
        self, root: Path, lost_state: bool
    ) -> None:
        state = root / "state/portal=vidu.sqlite"
        old = state.read_bytes()
        store = opened(root, "c2", clock=Clock("2026-11-24T03:00:00+00:00"))
        visit(store, exchange(page(7), url_of(7), 70))
        visit(store, exchange(page(1, byline="A"), url_of(1), 71))
        store.close()
        whole = state_dump(root)
        state.write_bytes(old)
        sealed(root, compress=True, today="2026-11-25T00:00:00+00:00")
        if lost_state:
            state.unlink()
        opened(root, "c3", clock=Clock("2026-11-25T01:00:00+00:00")).close()
        found = state_dump(root)
        assert found["articles"] == whole["articles"]
        assert [row[:5] for row in found["frontier"]] == [row[:5] for row in whole["frontier"]]
        again = opened(root, "c4", clock=Clock("2026-11-25T02:00:00+00:00"))
        again.close()
        assert again.recovered == {}


class TestCommand:
    PAST = "2019-01-01"

    @pytest.fixture
    def files(self, tmp_path: Path) -> Files:
        """Of days that are past by any clock."""
        files = Files(tmp_path)
        for day in (self.PAST, "2019-01-02"):
            files.add(article("vidu:1", day=day), day=day)
        return files

    def call(self, *arguments: object) -> tuple[int, str]:
        result = CliRunner().invoke(app, ["seal", *(str(argument) for argument in arguments)])
        return result.exit_code, result.output

    def test_says_what_it_did(self, files: Files) -> None:
        assert self.call("--archive", files.root) == (0, "2 files sealed\n")
        code, output = self.call("--archive", files.root, "--compress")
        assert (code, output[:32]) == (0, "2 files sealed and compressed, 2")
        assert self.call("--archive", files.root, "--compress") == (0, NOTHING)

    def test_says_on_the_first_day_when_its_files_can_be_sealed(self, tmp_path: Path) -> None:
        files, today = Files(tmp_path), stamp(utc_now())[:10]
        files.add(article("vidu:1", day=today), day=today)
        assert self.call("--archive", files.root) == (0, NOTHING)

    def test_as_json(self, files: Files) -> None:
        code, output = self.call("--archive", files.root, "--portal", "vidu", "--json")
        said = msgspec.json.decode(output)
        assert (code, len(said["files"]), said["busy"]) == (0, 2, [])
        assert said["files"][0]["sha256"] == sum_of(files.path(day=self.PAST))

    def test_a_busy_portal_holds_up_no_other(self, files: Files) -> None:
        files.add(article("khac:1", day=self.PAST), portal="khac", day=self.PAST)
        (files.root / "state").mkdir()
        lease = Lease.take(lease_file(files.root, "vidu"), owner="c1", files=Quick(), now=Clock())
        code, output = self.call("--archive", files.root)
        assert code == 1
        assert "vidu is being written by" in output
        assert "1 file sealed" in output
        assert self.call("--archive", files.root, "--portal", "vidu")[0] == 3
        lease.release()
