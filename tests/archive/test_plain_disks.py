"""File systems that know less than others: an archive on one can be written, and taken away."""

from __future__ import annotations

import errno
import os
import stat
from datetime import datetime
from pathlib import Path

import pytest

from archive import Archive
from archive.choosing.chosen import Chosen
from archive.disk.files import Files
from archive.errors import StorageFailed
from archive.export.run import export
from archive.repairing.repair import repair
from archive.sealing.seal import seal
from archive.verify import verify
from tests.archive.fault_kit import RUN
from tests.archive.store_kit import exchange, opened, page, url_of, visit

TOMORROW = datetime.fromisoformat("2026-11-26T00:00:00+00:00")


def refusing(monkeypatch: pytest.MonkeyPatch, number: int, *, folders: bool) -> None:
    """From now on an fsync of folders, or of files, is answered by an error."""
    fsync = os.fsync

    def refuse(fd: int) -> None:
        if stat.S_ISDIR(os.fstat(fd).st_mode) == folders:
            raise OSError(number, os.strerror(number))
        fsync(fd)

    monkeypatch.setattr(os, "fsync", refuse)


@pytest.mark.parametrize("number", [errno.EINVAL, errno.EOPNOTSUPP, errno.ENOSYS])
def test_folders_without_fsync(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    refusing(monkeypatch, number, folders=True)
    root = tmp_path / "archive"
    store = opened(root, files=Files())
    visit(store, exchange(page(1), url_of(1), 1))
    store.close(RUN)
    assert [each.what for each in seal(root, "vidu", compress=True, now=lambda: TOMORROW)] == ["compressed"]
    assert list(repair(root, "vidu")) == []
    assert list(verify(Archive(root), warc=True)) == []
    assert export(Archive(root), "wacz", tmp_path / "out.wacz", Chosen()).count == 1


@pytest.mark.parametrize(("number", "folders"), [(errno.EIO, True), (errno.EINVAL, False)])
def test_other_failures_stay_failures(
    number: int, folders: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    store = opened(tmp_path, files=Files())
    refusing(monkeypatch, number, folders=folders)
    visit(store, exchange(page(1), url_of(1), 1))
    with pytest.raises(StorageFailed):
        store.commit()
    store.abandon()
