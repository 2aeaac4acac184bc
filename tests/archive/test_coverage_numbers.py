"""Numbers that were never seen, beside holes whose address shows none: an article is one hole."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from archive import Archive
from archive.cli import app
from archive.covering.coverage import UNSEEN, PortalCoverage, coverage
from tests.archive.building import Files, article, observation, sighting


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """1 to 7 without 3 and 5, in one section."""
    (tmp_path / "articles").mkdir()
    files = Files(tmp_path)
    files.add(
        *(article(f"vidu:{number}", section=["Tin"], published_at=f"2022-0{number}-01") for number in (1, 2, 4, 6, 7))
    )
    return files


def covered(files: Files) -> PortalCoverage:
    (found,) = coverage(Archive(files.root), "vidu").portals
    return found


def named(files: Files, *addresses: str, month: str = "") -> None:
    for address in addresses:
        url = f"https://vidu.example/{address}"
        files.add(
            sighting("vidu:", id=None, url=url, section="Tin", published_at=f"{month}-09" if month else None),
            kind="sightings",
        )
        files.add(observation("vidu:", id=None, url=url, kind="failed", cause="http-5xx"), kind="observations")


def test_a_hole_without_a_number_is_no_second_one_by_its_number(files: Files) -> None:
    assert covered(files).total.holes == {UNSEEN: 2}
    named(files, "le-hoi", month="2022-04")
    found = covered(files)
    assert found.total.holes == {"failed: http-5xx": 1, UNSEEN: 1}
    assert UNSEEN not in found.months["2022-04"].holes, "that of its own month goes"
    assert found.months["2022-02"].holes == {UNSEEN: 1}


def test_more_holes_without_a_number_than_numbers_are_holes_all_the_same(files: Files) -> None:
    named(files, "le-hoi", "mua-gat", "gio-to")
    assert covered(files).total.holes == {"failed: http-5xx": 3}


def test_a_hole_with_a_number_takes_no_other_one_away(files: Files) -> None:
    files.add(sighting("vidu:5", url="https://vidu.example/le-hoi"), kind="sightings")
    assert covered(files).total.holes == {"never fetched": 1, UNSEEN: 1}


def test_a_section_of_nothing_but_numbers_is_no_line(files: Files) -> None:
    files.add(article("vidu:8", section=["Khác"]))
    said = CliRunner().invoke(app, ["coverage", "--archive", str(files.root)]).stdout
    assert "Khác" in said
    assert "not known" not in said
    files.add(article("vidu:9", section=[]))
    assert "not known" in CliRunner().invoke(app, ["coverage", "--archive", str(files.root)]).stdout
