"""``archive export`` where the disk takes no more: one line, nothing is left behind."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from archive import Archive
from archive.choosing.chosen import Chosen
from archive.errors import StorageFailed
from archive.export.run import export
from archive.export.whole import whole
from tests.archive.building import Files, article
from tests.archive.export.left import left


def test_a_full_disk(tmp_path: Path) -> None:
    def fill() -> None:
        with whole(tmp_path / "out") as part:
            part.write_text("half")
            raise OSError(28, "No space left on device")

    with pytest.raises(StorageFailed, match="nothing was left behind"):
        fill()
    assert left(tmp_path) == []


@pytest.mark.parametrize("format", ["csv", "sqlite", "parquet"])
def test_no_format_is_written_where_there_is_no_room(tmp_path: Path, format: str) -> None:
    files = Files(tmp_path / "archive")
    files.add(article("vidu:1", body="Đoạn văn. " * 30))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300, hard))
    try:
        with pytest.raises(StorageFailed, match="was not written"):
            export(Archive(files.root), format, tmp_path / "out", Chosen())
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert left(tmp_path) == ["archive"]
