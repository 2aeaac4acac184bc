"""``archive repair`` of days that are sealed or compressed, and of a state."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
import zstandard

from archive.sealing.seal import seal
from tests.archive.fault_kit import Faulty, Kill
from tests.archive.repair_kit import FIRST, NEW, OLD, SECOND, STATE, change, mend, names, quarantined, start, two_days
from tests.archive.store_kit import Clock, Quick, exchange, lines, opened, page, state_dump, url_of, visit


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return two_days(tmp_path)


class TestState:
    def test_damaged(self, root: Path) -> None:
        before = state_dump(root)
        (root / STATE).write_bytes(b"garbage" * 900)
        assert [each.what for each in mend(root)] == ["state"]
        assert not (root / STATE).exists()
        start(root)
        assert state_dump(root)["articles"] == before["articles"]

    def test_newer_than_the_files(self, root: Path) -> None:
        change(root / NEW, lambda found: found[:-1])
        assert [each.what for each in mend(root)] == ["state"]
        start(root)
        assert names(root) == set()
        assert len(lines(root, "articles")) == 8, "the page of the lost line was still there"

    def test_one_that_lags_behind_is_left(self, root: Path) -> None:
        old = (root / STATE).read_bytes()
        store = opened(root, "c3", clock=Clock(f"{SECOND}T03:00:00+00:00"))
        visit(store, exchange(page(9), url_of(9), 50))
        store.close()
        (root / STATE).write_bytes(old)
        assert mend(root) == []


class TestSealed:
    @pytest.fixture
    def sealed(self, root: Path) -> Path:
        self.seal(root)
        return root

    def seal(self, root: Path, *, compress: bool = False) -> None:
        when = datetime.fromisoformat(f"{SECOND}T12:00:00+00:00")
        assert list(seal(root, "vidu", compress=compress, files=Quick(), now=lambda: when))

    def test_damage_in_a_sealed_day_is_left(self, sealed: Path) -> None:
        path = sealed / OLD
        path.chmod(0o644)
        path.write_bytes(path.read_bytes().replace(b"vidu:1", b"vidu:\0") + b"{torn")
        path.chmod(0o444)
        before = path.read_bytes()
        mend(sealed)
        assert path.read_bytes() == before
        assert "sum" in names(sealed)

    def test_modes_that_a_copy_lost(self, sealed: Path) -> None:
        for path in sealed.rglob(f"{FIRST}.jsonl"):
            path.chmod(0o644)
        assert {each.what for each in mend(sealed)} == {"sealing"}
        assert not (sealed / OLD).stat().st_mode & 0o222

    @pytest.mark.parametrize("damaged", [None, "plain", "packed"])
    def test_the_one_of_two_that_was_sealed_stays(self, sealed: Path, damaged: str | None) -> None:
        path = sealed / OLD
        plain, packed = path.read_bytes(), path.with_name(path.name + ".zst")
        packed.write_bytes(zstandard.compress(plain))
        packed.chmod(0o444)
        if damaged:
            spoilt = path if damaged == "plain" else packed
            spoilt.chmod(0o644)
            data = bytearray(spoilt.read_bytes())
            data[len(data) // 2] ^= 1
            spoilt.write_bytes(data)
        (done,) = mend(sealed)
        assert done.what == "sealing"
        assert path.exists() == (damaged == "packed")
        assert len(quarantined(sealed)) == (damaged is not None)
        assert names(sealed) == set()

    def test_what_a_kill_left_is_ended(self, root: Path) -> None:
        when = datetime.fromisoformat(f"{SECOND}T12:00:00+00:00")
        at = 0
        while True:
            files = Faulty(at)
            try:
                list(seal(root, "vidu", compress=True, files=files, now=lambda: when))
            except Kill:
                mend(root)
                assert not names(root)
                assert not list(root.rglob("*.part"))
                at += 3
                continue
            break
        assert at > 10
