"""A state that is kept outside the archive is checked and mended like one inside."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from archive.cli import app
from archive.frontiers.identity import known_id, state_path
from archive.store import Store
from tests.archive.store_kit import PORTAL, Clock, Quick, exchange, interpret, page, url_of, visit


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An archive of two articles, its state in a folder beside it."""
    store = Store.open(
        tmp_path / "archive", PORTAL, crawl_id="c1", interpret=interpret, files=Quick(), now=Clock(),
        state_dir=tmp_path / "state",
    )  # fmt: skip
    for number in range(2):
        visit(store, exchange(page(number), url_of(number), number))
    store.close()
    return tmp_path / "archive"


def state_of(root: Path) -> Path:
    return state_path(root, PORTAL, root.parent / "state", known_id(root, PORTAL) or "")


def call(command: str, root: Path, *, told: bool) -> tuple[int, str]:
    where = str(root.parent / "state") if told else ""
    done = CliRunner().invoke(
        app, [command, "--archive", str(root)], env={"CONGTIN_STATE_DIR": where, "COLUMNS": "300"}
    )
    return done.exit_code, done.output


def test_one_that_is_damaged_is_found_and_thrown_away(root: Path) -> None:
    assert call("verify", root, told=True)[0] == 0
    state_of(root).write_bytes(b"garbage" * 900)
    assert call("verify", root, told=False)[0] == 0
    code, said = call("verify", root, told=True)
    assert code == 1
    assert str(state_of(root)) in said
    code, said = call("repair", root, told=True)
    assert code == 0
    assert f"{state_of(root)}: it was damaged" in said
    assert not state_of(root).exists()


def test_one_that_is_ahead_of_the_files_is_built_anew(root: Path) -> None:
    (day,) = root.glob("articles/*/*.jsonl")
    day.write_bytes(day.read_bytes().splitlines(keepends=True)[0])
    assert call("verify", root, told=True)[0] == 1
    assert "did not agree" in call("repair", root, told=True)[1]
    assert call("verify", root, told=True)[0] == 0
