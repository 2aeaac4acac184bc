"""Portal files: what cannot be used is refused by name, and one broken file stops nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from crawler.cli import app
from crawler.errors import CongtinError, PortalFileError
from crawler.portals import registry

GOOD = 'title = "Cổng thông tin"\nhome = "https://vidu.gov.vn/"\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of portal files in place of the project's own."""
    monkeypatch.setattr(registry, "folder", lambda: tmp_path)
    registry._read.cache_clear()
    (tmp_path / "tot.toml").write_text(GOOD, encoding="utf-8")
    yield tmp_path
    registry._read.cache_clear()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (GOOD + '[selectors]\nbody = "div[["', "selectors.body = 'div[['"),
        (GOOD + '[selectors]\nbody = ["div.tin", ""]', "selectors.body = ''"),
        (GOOD + '[selectors]\ntitle = "::text"', "selectors.title = '::text'"),
        (GOOD + '[selectors]\ntittle = "h1"', "selectors.tittle"),
        (GOOD + 'family = "nukewiet"', "family = 'nukewiet'"),
        (GOOD + '[[layouts]]\nuntil = 2020-01-01\nfamily = "x"', "layouts[1].family = 'x'"),
        (GOOD + '[[layouts]]\nuntil = 2020-01-01\n[layouts.selectors]\nbody = "]"', "layouts[1].selectors.body"),
        ('home = "vidu.gov.vn"', "home = 'vidu.gov.vn'"),
        ('home = "ftp://vidu.gov.vn/"', "home = 'ftp://vidu.gov.vn/'"),
        (GOOD + '[[sections]]\nurl = "/tin-tuc"', "sections[1].url = '/tin-tuc'"),
        (GOOD + 'feeds = ["rss"]', "feeds[1] = 'rss'"),
        (GOOD + "article_path = '('", "article_path"),
        (GOOD + "article_path = '/bai'", "number"),
        (GOOD + 'hom = "x"', "hom"),
        ('title = "no home"', "home"),
        ("title = [", "sai.toml"),
        (GOOD + 'id = "sai"', "id"),
    ],
)
def test_what_cannot_be_used_is_refused_by_file_and_key(folder: Path, said: str, words: str) -> None:
    (folder / "sai.toml").write_text(said, encoding="utf-8")
    with pytest.raises(PortalFileError) as refused:
        registry.load("sai")
    assert str(refused.value).startswith("sai.toml: ")
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("selector", ["div.tin > h1", "& .tieu-de", '[itemprop="name"]', "h1:not(.an), h2"])
def test_selectors_that_the_parser_knows_are_taken(folder: Path, selector: str) -> None:
    (folder / "moi.toml").write_text(f"{GOOD}[selectors]\ntitle = '{selector}'\n", encoding="utf-8")
    assert registry.load("moi").selectors == {"title": selector}


def test_broken_files_are_named_and_the_rest_is_listed(folder: Path) -> None:
    (folder / "sai.toml").write_text('home = "https://sai.gov.vn/"\nfamily = 3\n', encoding="utf-8")
    (folder / "Bản sao.toml").write_text(GOOD, encoding="utf-8")
    listed = CliRunner().invoke(app, ["portals", "list"])
    assert listed.exit_code == 1
    assert [line.split()[0] for line in listed.stdout.splitlines()] == ["tot"]
    assert [line.split(":")[1] for line in listed.stderr.splitlines()] == [" Bản sao.toml", " sai.toml"]


def test_a_broken_file_stands_in_the_way_of_its_own_portal_only(folder: Path) -> None:
    (folder / "sai.toml").write_text('home = "https://sai.gov.vn/"\nfamily = 3\n', encoding="utf-8")
    assert registry.resolve("https://www.vidu.gov.vn/tin").id == "tot"
    assert registry.resolve("https://khac.gov.vn/").id == "khac.gov.vn"
    with pytest.raises(PortalFileError, match=r"sai\.toml"):
        registry.resolve("https://sai.gov.vn/tin")


@pytest.mark.parametrize("target", ["", "  ", "http://", "ftp://vidu.gov.vn/", "khong-co", "vidu.gov.vn"])
def test_a_target_that_is_none_is_refused_in_one_line(folder: Path, target: str) -> None:
    with pytest.raises(CongtinError) as refused:
        registry.resolve(target)
    assert "\n" not in str(refused.value)
