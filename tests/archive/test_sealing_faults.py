"""A sealing that is stopped, or finds the disk full or broken, or loses power: at every operation of the file layer."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from archive import Archive
from archive.disk.files import Files
from archive.errors import StorageFailed
from archive.sealing.seal import seal
from archive.verify import verify
from tests.archive.fault_kit import STOP_AND_FULL, Faulty, Kill, Unplugged, attempt, tell
from tests.archive.finishing import begin, drawn, once
from tests.archive.store_kit import Clock, Quick, opened

pytestmark = pytest.mark.usefixtures(drawn.__name__)


def sealable(root: Path) -> list[bytes]:
    """An archive of a past day; its lines."""
    assert attempt(root, Quick())
    return every_line(root)


def every_line(root: Path) -> list[bytes]:
    """What readers give, of every kind; nothing may be damaged."""
    archive = Archive(root)
    found = [*archive.lines(latest=False)]
    for records in (archive.observations(), archive.sightings(), archive.rejects()):
        found += map(msgspec.json.encode, records)
    assert list(archive.damaged) == []
    return found


def do_seal(root: Path, files: Files) -> None:
    done = list(seal(root, "vidu", compress=True, files=files, now=Clock("2026-11-25T00:00:00+00:00")))
    assert all(each.is_good for each in done)


def sealed_at_last(root: Path, expected: list[bytes]) -> None:
    """Readers see no difference, the next sealing ends it, and a writer goes on."""
    assert every_line(root) == expected
    do_seal(root, Quick())
    assert every_line(root) == expected
    names = {path.name for path in (root / "articles").rglob("*") if path.is_file()}
    assert names == {"2026-11-24.jsonl.zst", "SHA256SUMS"}
    assert list(verify(Archive(root))) == []
    opened(root, "after", clock=Clock("2026-11-25T01:00:00+00:00")).close()
    assert every_line(root) == expected


@STOP_AND_FULL
def test_a_failure_at_any_operation_of_a_sealing(
    tmp_path: Path, error: int | None, capsys: pytest.CaptureFixture[str]
) -> None:
    expected, counter, hits = sealable(tmp_path / "sound"), Faulty(), Counter[str]()
    shutil.copytree(tmp_path / "sound", tmp_path / "whole")
    do_seal(tmp_path / "whole", counter)
    for at, name in enumerate(counter.done):
        root = tmp_path / str(at)
        shutil.copytree(tmp_path / "sound", root)
        files = Faulty(at, error)
        begin("seal")
        with pytest.raises((Kill, StorageFailed)):
            do_seal(root, files)
        assert files.hit == name
        once(sealed_at_last, root, expected)
        hits["seal"] += 1
    tell(capsys, os.strerror(error) if error else "stopped", hits, ("seal",))


def test_a_power_cut_at_any_operation_of_a_sealing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected, hits = sealable(tmp_path / "sound"), Counter[str]()
    shutil.copytree(tmp_path / "sound", tmp_path / "whole")
    plugged = Unplugged(tmp_path / "whole", -1)
    do_seal(tmp_path / "whole", plugged)
    for at in range(len(plugged.done)):
        root = tmp_path / str(at)
        shutil.copytree(tmp_path / "sound", root)
        files = Unplugged(root, at)
        begin("seal")
        with pytest.raises(Kill):
            do_seal(root, files)
        files.cut_power()
        once(sealed_at_last, root, expected)
        hits["seal"] += 1
    tell(capsys, "power cut", hits, ("seal",))
