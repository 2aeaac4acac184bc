"""An article named by an address, in any of the spellings in which people copy one."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from archive import Archive
from archive.choosing.named import named
from archive.cli import app
from archive.errors import ArchiveError
from tests.archive.building import Files, article, observation, sighting

URL = "http://vidu.gov.vn/tin/huy%E1%BB%87n-y%C3%AAn.html?id=3"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    (tmp_path / "articles").mkdir()
    files = Files(tmp_path)
    files.add(article("vidu:3", url=URL, urls=["http://vidu.gov.vn/in-bai/3"]), article("vidu:4", url=f"{URL}4"))
    files.add(article("vidu:8", url="http://127.0.0.1:8801/tin/1"), article("vidu:80/1", url="http://vidu.gov.vn/8"))
    files.add(article("vidu:5", url="http://vidu.gov.vn/"), article("vidu:6", url="http://[x"))
    files.add(sighting(id="vidu:4", url="http://vidu.gov.vn/moi/4"), kind="sightings")
    files.add(sighting(id=None, url="http://vidu.gov.vn/moi/9"), kind="sightings")
    files.add(observation("vidu:4", url="http://vidu.gov.vn/cu/4"), kind="observations")
    return Archive(tmp_path)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("vidu:3", "vidu:3"),
        ("vidu:none", "vidu:none"),
        (URL, "vidu:3"),
        (f"{URL}#binh-luan", "vidu:3"),
        ("https://www.vidu.gov.vn/tin/huyện-yên.html?utm_source=fb&id=3", "vidu:3"),
        ("vidu.gov.vn/tin/huy%e1%bb%87n-y%c3%aan.html?id=3", "vidu:3"),
        ("http://vidu.gov.vn/in-bai/3/", "vidu:3"),
        ("http://vidu.gov.vn/In-Bai/3", "vidu:3"),
        ("http://vidu.gov.vn/(S(lit3py55t21z5v55vlm25s55))/in-bai/3", "vidu:3"),
        (f"{URL}4", "vidu:4"),
        ("http://vidu.gov.vn", "vidu:5"),
        ("http://vidu.gov.vn/moi/4", "vidu:4"),
        ("http://vidu.gov.vn/cu/4", "vidu:4"),
        ("127.0.0.1:8801/tin/1", "vidu:8"),
        ("vidu:80/1", "vidu:80/1"),
    ],
)
def test_the_article_of_a_name(archive: Archive, name: str, id: str) -> None:
    assert named(archive, name) == id


@pytest.mark.parametrize(
    "name",
    [
        "http://khac.gov.vn/in-bai/3",
        "http://vidu.gov.vn/tin/huyện-yên.html",
        "http://vidu.gov.vn/tin/huyện-yên.html?id=30",
        "http://vidu.gov.vn/in-bai",
        "http://vidu.gov.vn/in-bai/33",
        "http://vidu.gov.vn/moi/9",
        "http://[y",
        "http://",
        "//",
    ],
)
def test_an_address_of_no_article(archive: Archive, name: str) -> None:
    with pytest.raises(ArchiveError, match=r"holds no article .* or the address of an article"):
        named(archive, name)


def test_an_address_of_two(archive: Archive) -> None:
    Files(archive.root).add(article("khac:7", url="https://vidu.gov.vn/in-bai/3"), portal="khac")
    assert named(archive, "http://vidu.gov.vn/in-bai/3") == "vidu:3"  # letter for letter
    with pytest.raises(ArchiveError, match="several articles: name one of khac:7, vidu:3"):
        named(archive, "http://www.vidu.gov.vn/in-bai/3")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["cat", URL, "--fields", "id"], '{"id":"vidu:3"}'),
        (["diff", URL], "vidu:3 has one revision only"),
        (["export", "timemap", "x", "--id", URL], "no page of vidu:3 was kept"),
    ],
)
def test_commands_take_it(archive: Archive, words: list[str], said: str) -> None:
    assert said in CliRunner().invoke(app, [*words, "--archive", str(archive.root)]).output


def test_a_damaged_line_that_may_have_held_it_is_said(archive: Archive) -> None:
    Files(archive.root).add_bytes(b'{"url":"http://vidu.gov.vn/in-bai/8"\n')
    done = CliRunner().invoke(app, ["diff", "http://vidu.gov.vn/in-bai/8", "--archive", str(archive.root)])
    assert "1 place is damaged" in done.output
    assert "holds no article" in done.output
