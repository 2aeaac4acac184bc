"""``archive link`` looks at the folder before it asks for NumPy."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from archive.cli import app


def test_the_folder_is_looked_at_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [each for each in sys.modules if each.startswith("archive.linking")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "numpy", None)
    result = CliRunner().invoke(app, ["link", "--archive", str(tmp_path / "nowhere")])
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "no folder" in result.stderr
    (tmp_path / "articles").mkdir()
    result = CliRunner().invoke(app, ["link", "--archive", str(tmp_path)])
    assert "pip install 'congtin[link]'" in result.stderr
