"""Where an export goes: a folder that is there, one that is not, and what is not replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.errors import ArchiveError, StorageFailed
from archive.export import whole as whole_files
from archive.export.whole import whole
from tests.archive.export.left import left


class TestFolders:
    def test_a_folder_is_made(self, tmp_path: Path) -> None:
        with whole(tmp_path / "out", folder=True) as part:
            (part / "data").mkdir()
            (part / "data" / "x").write_text("x")
            assert left(tmp_path) != ["out"]
        assert (tmp_path / "out" / "data" / "x").read_text() == "x"

    @pytest.mark.parametrize("in_one_step", [True, False])
    def test_an_export_is_replaced(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool) -> None:
        if in_one_step:
            monkeypatch.delattr(Path, "rename")  # nor is the name gone for a moment
        else:
            monkeypatch.setattr("archive.export.whole._exchanged", lambda *_: False)
        for text in ("old", "new"):
            with whole(tmp_path / "out", folder=True, force=True) as part:
                (part / "datapackage.json").write_text(text)
        assert (tmp_path / "out" / "datapackage.json").read_text() == "new"
        assert left(tmp_path) == ["out"]
        assert left(tmp_path / "out") == ["datapackage.json"]

    def test_what_cannot_be_replaced_keeps_its_name(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(part: Path, name: Path) -> Path:
            if part.suffix == ".part":
                raise OSError(5, "Input/output error")
            return rename(part, name)

        rename = Path.rename
        monkeypatch.setattr(whole_files, "_exchanged", lambda *_: False)
        with whole(tmp_path / "out", folder=True) as part:
            (part / "datapackage.json").write_text("old")
        monkeypatch.setattr(Path, "rename", fail)
        with pytest.raises(StorageFailed), whole(tmp_path / "out", folder=True, force=True) as part:
            (part / "datapackage.json").write_text("new")
        assert ((tmp_path / "out" / "datapackage.json").read_text(), left(tmp_path)) == ("old", ["out"])

    def test_no_other_folder_ever_is(self, tmp_path: Path) -> None:
        (tmp_path / "home").mkdir()
        (tmp_path / "home" / "letter").write_text("dear")
        with pytest.raises(ArchiveError, match="not replaced"), whole(tmp_path / "home", folder=True, force=True):
            raise AssertionError
        assert left(tmp_path / "home") == ["letter"]

    @pytest.mark.parametrize("folder", [True, False])
    def test_a_file_is_no_folder(self, tmp_path: Path, folder: bool) -> None:
        if folder:
            (tmp_path / "out").write_text("")
        else:
            (tmp_path / "out").mkdir()
        with (
            pytest.raises(ArchiveError, match="name another place"),
            whole(tmp_path / "out", folder=folder, force=True),
        ):
            raise AssertionError
