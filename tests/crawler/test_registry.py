"""Portal files: what cannot be used is refused by name, and one broken file stops nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from crawler.cli import app
from crawler.errors import CongtinError, PortalFileError, UnknownPortal
from crawler.portals import reading, registry

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


@pytest.mark.parametrize(
    ("said", "line", "words"),
    [
        ("# a\n\nhome = 'https://vidu.gov.vn/'\nhom = 1\n", 4, "hom is no key: did you mean home?"),
        (GOOD + "[expect]\narticle = 3\n", 4, "expect.article is no key: did you mean articles?"),
        (
            GOOD + "[expect]\narticles = '3'\n",
            4,
            "a whole number was expected, not a text between quotes",
        ),
        (GOOD + "[expect]\nunread = ['/lich']\n", 4, "expect.unread[1] = '/lich': an address that begins with http://"),
        (GOOD + "[expect.filled]\nviews = 1\nbyline = 'x'\n", 5, "expect.filled.byline: a number was expected"),
        (GOOD + "[expect.filled]\nviews = 1\nbyline = 1.5\n", 5, "a share from 0 to 1"),
        (GOOD + "[expect.filled]\nviewz = 1\n", 4, "a field of the record"),
        (
            GOOD + "[fixes.section]\n'A' = 'B'\n'C' = 4\n",
            5,
            "fixes.section.C: a text between quotes was",
        ),
        (GOOD + "\n[fixes.sektion]\n'A' = 'B'\n", 4, "fixes.sektion"),
        (
            GOOD + "[selectors]\ntitle = 'h1'\nbody = 5\n",
            5,
            "selectors.body: a text between quotes or a list",
        ),
        (GOOD + "feeds = [\n  'https://a.vn/',\n  'b.vn',\n]\n", 5, "feeds[2] = 'b.vn'"),
        (
            GOOD + "feeds = [\n  'https://a.vn/',\n  7,\n]\n",
            3,
            "feeds[2]: a text between quotes was expected",
        ),
        (GOOD + "[[sections]]\nname = 'x'\n", 3, "sections[1].url is missing"),
        (
            GOOD + "[[layouts]]\nuntil = 2020-01-01\n\n[[layouts]]\nuntil = 2\n",
            7,
            "layouts[2].until: a day such as 2025",
        ),
        (GOOD + "[[layouts]]\nuntil = 'hôm qua'\n", 4, "layouts[1].until: a day such as 2025-11-24 was expected"),
        (GOOD + "date_formats = ['%d/%m/%Y', '%Q']\n", 3, "date_formats[2] = '%Q': a pattern with day, month and year"),
        (
            GOOD
            + "[[layouts]]\nuntil = 2020-01-01\n[[layouts]]\nuntil = 2021-01-01\n[layouts.selectors]\nbody = ']'\n",
            8,
            "layouts[2].selectors.body = ']'",
        ),
        (GOOD + "layouts = [\n  { until = 2020-01-01, famili = 'x' },\n]\n", 3, "did you mean family?"),
        (GOOD + "article_path = '[(?P<number>'\n", 3, "is not a regular expression"),
        (GOOD + "article_path = '/(a+)+-(?P<number>[0-9]+)'\n", 3, "a pattern that is soon done with any address"),
        (
            GOOD + "\nnumber_path = '(.*,)*(?P<number>.*)/'\n",
            4,
            "number_path = '(.*,)*(?P<number>.*)/': a pattern that",
        ),
        (GOOD + "aliases = ['https://cu.vidu.gov.vn/']\n", 3, "a host's name alone"),
        (GOOD + "aliases = ['cu.vidu.gov.vn']\nasset_hosts = ['tep vidu.vn']\n", 4, "asset_hosts[1] = 'tep vidu.vn'"),
        (
            GOOD + "[[layouts]]\nuntil = 2020-01-01\n[[layouts]]\nuntil = 2020-01-01\n",
            6,
            "layouts[2].until = 2020-01-01",
        ),
        (GOOD + "gso_code = '8'\n", 3, "gso_code: a text between quotes matching regex"),
        (GOOD + "organ = 'party'\n", 3, "organ: invalid enum value 'party': one of newspaper, other, party-committee,"),
        (GOOD + "tls = 'none'\n", 3, "one of default, legacy, legacy-unverified, unverified was expected"),
        (GOOD + "[expect]\narticles = -5\n", 4, "expect.articles: a whole number >= 0 was expected"),
        (GOOD + "delay = -1\n", 3, "delay: a number >= 0.0 was expected"),
        (
            GOOD + "[[layouts]]\nuntil = 2020-01-01\ndate_formats = ['%d/%m/%Y', '%d.%m']\n",
            5,
            "layouts[1].date_formats[2] = '%d.%m': a pattern with day, month and year",
        ),
        (GOOD + "successor = 'moi'\n", 3, "successor needs valid_to"),
        (GOOD + "valid_from = 2025-07-01\nvalid_to = 2025-06-30\n", 4, "a day after valid_from"),
        (GOOD + "[[former]]\nprovince = 'A'\nvalid_to = 2025-06-30\n", 5, "former[1].valid_to"),
        ("title = 'no home'\n", 1, "home is missing"),
        (GOOD + "family =\n", 3, "a value was expected"),
        (GOOD + "[[sections]\n", 3, ""),
        (GOOD + "feeds = [", 3, ""),
        ("", 1, "home is missing"),
    ],
)
def test_what_is_refused_is_named_with_its_line(folder: Path, said: str, line: int, words: str) -> None:
    (folder / "sai.toml").write_text(said, encoding="utf-8")
    with pytest.raises(PortalFileError) as refused:
        registry.load("sai")
    assert str(refused.value).startswith(f"sai.toml: line {line}: ")
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_in_other_bytes_is_refused_with_the_line_and_a_mark_of_utf_8_is_none_of_it(folder: Path) -> None:
    (folder / "khac.toml").write_bytes(GOOD.encode() + b'province = "C\xe0 Mau"\r\n')
    with pytest.raises(PortalFileError) as refused:
        registry.load("khac")
    assert str(refused.value) == "khac.toml: line 3: a text saved as UTF-8 was expected"
    (folder / "dau.toml").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert registry.load("dau").home == "https://vidu.gov.vn/"


@pytest.mark.parametrize("host", ["vidu.vn:8080", "www.Vidu.vn", "cổng.vn", "a_b.vidu.vn"])
def test_hosts_that_there_may_be_are_taken(folder: Path, host: str) -> None:
    (folder / "moi.toml").write_text(f"{GOOD}aliases = ['{host}']\n", encoding="utf-8")
    assert registry.load("moi").aliases == [host]


@pytest.mark.parametrize(
    "pattern",
    [
        r"/bai-(?P<number>\d+)/",
        r"^/(?:[a-z0-9-]+/)*[a-z0-9-]+-(?P<number>\d+)\.html?$",
        r"/chi-tiet/.*/(?P<number>\d{4,12})",
        r"[?&]id=(?P<number>\d+)(?:&|$)",
        r"^(?!/en/).*-(?P<number>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?!\d)",
    ],
)
def test_patterns_that_are_soon_done_are_taken(folder: Path, pattern: str) -> None:
    (folder / "moi.toml").write_text(f"{GOOD}article_path = '{pattern}'\n", encoding="utf-8")
    assert registry.load("moi").article_path == pattern


@pytest.mark.parametrize("selector", ["div.tin > h1", "& .tieu-de", '[itemprop="name"]', "h1:not(.an), h2"])
def test_selectors_that_the_parser_knows_are_taken(folder: Path, selector: str) -> None:
    (folder / "moi.toml").write_text(f"{GOOD}[selectors]\ntitle = '{selector}'\n", encoding="utf-8")
    assert registry.load("moi").selectors == {"title": selector}


def test_broken_files_are_named_and_the_rest_is_listed(folder: Path) -> None:
    (folder / "sai.toml").write_text('home = "https://sai.gov.vn/"\nfamily = 3\n', encoding="utf-8")
    (folder / "Bản sao.toml").write_text(GOOD, encoding="utf-8")
    listed = CliRunner().invoke(app, ["portals", "list"])
    assert listed.exit_code == 1
    assert [line.split()[0] for line in listed.stdout.splitlines()] == ["portal", "tot"]
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


def test_an_id_with_a_port_is_of_a_portal_of_ones_own(folder: Path) -> None:
    with pytest.raises(UnknownPortal, match=r"has no 127\.0\.0\.1-8801\.toml; --archive or --portals names another"):
        registry.load("127.0.0.1-8801")
    with pytest.raises(UnknownPortal, match=r"did you mean https://vidu-1\.gov\.vn/"):
        registry.load("vidu-1.gov.vn")
    with pytest.raises(UnknownPortal, match=r"did you mean http://localhost:8080/"):
        registry.load("localhost:8080")
    with pytest.raises(UnknownPortal, match="a URL works too"):
        registry.load("khong-co-cong-nay:4711")


def test_a_host_is_found_however_a_file_writes_it(folder: Path) -> None:
    (folder / "hoa.toml").write_text(
        'home = "https://WWW.Hoa.gov.vn:443/"\naliases = ["Cu.Hoa.VN"]\n', encoding="utf-8"
    )
    (folder / "an.toml").write_text('home = "https://\\u0061n.gov.vn/"\n', encoding="utf-8")
    hosts = ("hoa.gov.vn", "www.hoa.gov.vn", "cu.hoa.vn", "an.gov.vn", "khac.vn")
    found = [registry.for_url(f"https://{host}/tin") for host in hosts]
    assert [portal.id if portal else None for portal in found] == ["hoa", "hoa", "hoa", "an", None]


def test_only_the_file_that_may_be_meant_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(100):
        (folder / f"p{number}.toml").write_text(f'home = "https://p{number}.gov.vn/"\n', encoding="utf-8")
    read: list[str] = []
    with monkeypatch.context() as patched:
        patched.setattr(registry, "_read", lambda path: read.append(path.stem) or reading.read(path))
        found = registry.for_url("https://p42.gov.vn/tin")
    assert found is not None
    assert (found.id, read) == ("p42", ["p42"])
