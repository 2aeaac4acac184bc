"""Terminals that are narrower than a table: whatever is printed, no figure, day or id is cut."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.table import Column, Table
from typer.testing import CliRunner

from archive.showing.tables import LEAST, put
from crawler.cli import app
from crawler.processes.pipe import Progress
from crawler.showing.board import Board
from tests.archive.building import Files, article, run
from tests.archive.coverage_kit import seen

WIDTHS = (34, 40, 50, 60, 80)
PLANNED = "bac-cuc-cua-tinh"


def printed(table: Table, width: int) -> list[str]:
    out = io.StringIO()
    put(Console(file=out, width=width, markup=False, highlight=False, color_system=None), table)
    return out.getvalue().splitlines()


def test_a_table_that_has_room_is_one() -> None:
    lines = printed(Table("name", Column("count", justify="right")), 40)
    assert "┃ name ┃ count ┃" in lines


def test_texts_are_broken_before_figures_are_set_below_each_other() -> None:
    table = Table(Column("portal", no_wrap=True), "what", Column("count", justify="right"), box=None)
    table.add_row("vidu", "một hai ba bốn năm sáu bảy", "123456")
    wide, narrow = printed(table, 60), printed(table, 34)
    assert wide[1].split() == ["vidu", *["một", "hai", "ba", "bốn", "năm", "sáu", "bảy"], "123456"]
    assert (narrow[1].split()[0], narrow[1].split()[-1]) == ("vidu", "123456")
    assert " ".join(" ".join(narrow[1:]).replace("123456", "").split()) == "vidu một hai ba bốn năm sáu bảy"
    assert printed(table, 20) == ["", "portal: vidu", "what: một hai ba bốn năm sáu bảy", "count: 123456"]


def test_what_is_empty_has_no_line_of_a_block_and_what_has_no_name_is_named_by_none() -> None:
    table = Table("", Column("count", justify="right"), Column("since", no_wrap=True))
    table.add_row("vidu", "1234567890", "")
    assert printed(table, 20) == ["", "vidu", "count: 1234567890"]


@given(
    rows=st.lists(
        st.tuples(st.integers(0, 10**9), st.text("ab ", max_size=40), st.integers(0, 10**6)), min_size=1, max_size=4
    ),
    width=st.integers(LEAST, 90),
)
def test_whatever_stands_in_a_table_its_figures_are_whole(rows: list[tuple[int, str, int]], width: int) -> None:
    table = Table(Column("a", no_wrap=True), "b", Column("c", justify="right"))
    for one, text, other in rows:
        table.add_row(str(one), text, str(other))
    words = " ".join(printed(table, width)).replace("│", " ").split()
    assert {str(number) for one, _, other in rows for number in (one, other)} <= set(words)
    assert "…" not in "".join(words)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("narrow")
    files = Files(root)
    for month in range(1, 13):
        files.add(article(f"vidu:{month}", published_at=f"2022-{month:02}-15", section=["Văn hóa - Xã hội"]))
    missing = [seen(number, published_at="2022-03-04", section="Kinh tế") for number in range(100, 130)]
    files.add(*missing, kind="sightings")  # type: ignore[arg-type]
    files.add(run(started_at="2022-07-16T09:05:00Z", ended_at="2022-07-16T09:10:00Z"), kind="crawls")
    add = ["schedule", "add", "demo", "--name", PLANNED, "--every", "day", "--archive", str(root)]
    assert CliRunner().invoke(app, add).exit_code == 0
    return root


CALLS = {
    ("archive", "info"): ["12", "30", "2022-12-15"],
    ("coverage",): ["30", "12", "2022", "100"],
    ("health",): ["vidu", "2022-07-16"],
    ("schedule", "list"): [PLANNED],
    ("schedule", "next"): [PLANNED],
    ("portals", "list"): ["demo"],
}


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_no_command_cuts_a_figure(call: tuple[str, ...], archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"FORCE_COLOR": "1", "TERM": "dumb", "LINES": "25"}.items():  # a terminal without colours
        monkeypatch.setenv(name, value)
    for width in WIDTHS:
        monkeypatch.setenv("COLUMNS", str(width))
        shown = CliRunner().invoke(app, [*call, "--archive", str(archive)]).stdout
        assert "…" not in shown, (width, shown)
        words = shown.replace("│", " ").split()
        assert set(CALLS[call]) <= set(words), (width, shown)


def test_the_state_of_many_crawls_leaves_out_figures_and_cuts_none() -> None:
    out = io.StringIO()
    progress = {
        name: Progress(portal=name, state="crawling", counts={"found": 123456, "stored": 98765}, rate=1.5, waits=4321)
        for name in ("vidu", "vidu-tinhuy")
    }
    for width in WIDTHS:
        console = Console(
            file=out, width=width, height=30, force_terminal=True, color_system=None, highlight=False, _environ={}
        )
        with Board(list(progress), console) as board:
            board.show(progress, {}, now=True)
    shown = out.getvalue()
    assert "…" not in shown
    assert {"vidu-tinhuy", "123456", "98765", "1.5"} <= set(shown.split())
    assert not {"12345", "1234", "9876"} & set(shown.split())
