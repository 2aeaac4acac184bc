"""Saved pages: a snapshot is a draft until a person has read it, and a case that does not hold says where."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from archive.article import Article
from crawler.commands.declared import succession_table
from crawler.errors import CongtinError
from crawler.inspecting import cases
from tests.archive.building import Files
from tests.archive.building import article as record
from tests.conftest import Run
from tests.crawler.importing.kit import own_portals
from tests.portal_server import PortalServer, article, listing, served, title


def test_a_snapshot_fails_until_it_is_read_and_then_says_what_differs(congtin: Run, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    (tmp_path / "portals").mkdir()
    env = {"CONGTIN_ARCHIVE": str(tmp_path)}
    with served(PortalServer()) as site:
        (tmp_path / "portals" / "thu.toml").write_text(f'home = "{site.url}"\n', encoding="utf-8")
        url = f"{site.url.rstrip('/')}/tin/3/bai-viet"
        saved = congtin("snapshot", "thu", url, "--why", "usual", "--pages", pages, **env)
        listed = congtin("snapshot", "thu", site.url, "--case", "muc", "--why", "a listing", "--pages", pages, **env)
        again = congtin("snapshot", "thu", url, "--pages", pages, **env)
    assert (saved.returncode, listed.returncode, again.returncode) == (0, 0, 2), saved.stderr + listed.stderr
    assert "is there already" in again.stderr
    folder = pages / "thu" / "bai-viet"
    assert gzip.decompress((folder / "page.html.gz").read_bytes()).decode() == article(3)
    meta = cases.read(folder, "meta")
    assert (meta["url"], meta["why"], meta["unread"]) == (url, "usual", True)
    expected = cases.read(folder, "expected")
    assert (expected["title"], expected["published_at"]) == (title(3), "2022-05-04T08:15:00+07:00")
    assert not {"recorded_at", "crawl_id", "fetched_at", "parser"} & set(expected)
    assert cases.read(pages / "thu" / "muc", "refused") == {"reason": "listing"}

    unread = congtin("portals", "test", "thu", "--pages", pages, **env)
    assert unread.returncode == 1
    assert "nobody has read it yet" in unread.stdout
    for name in cases.names(pages, "thu"):
        path = pages / "thu" / name / "meta.json"
        path.write_text(json.dumps({k: v for k, v in cases.read(path.parent, "meta").items() if k != "unread"}))
    assert congtin("portals", "test", "thu", "--pages", pages, **env).returncode == 0
    (folder / "expected.json").write_text(json.dumps({**expected, "title": "Khác"}), encoding="utf-8")
    differs = congtin("portals", "test", "thu", "--pages", pages, "--json", **env)
    assert differs.returncode == 1
    (failed,) = (case for case in json.loads(differs.stdout) if case["differs"])
    assert failed["name"] == "bai-viet"
    assert failed["differs"] == [f'title: "{title(3)}"; expected: "Khác"']


def test_a_page_saved_before_needs_no_network(congtin: Run, tmp_path: Path) -> None:
    (tmp_path / "trang.html").write_text(article(5), encoding="utf-8")
    address = "https://travinh.gov.vn/1462/39939/69623/655041/nghien-cuu-trao-doi/hoi-nghi"
    saved = congtin("snapshot", "travinh", address, "--file", tmp_path / "trang.html", "--pages", tmp_path)
    assert saved.returncode == 0, saved.stderr
    meta = cases.read(tmp_path / "travinh" / "hoi-nghi", "meta")
    assert meta["url"] == address
    assert "fetched_at" not in meta


def test_a_portal_of_ones_own_has_cases_and_a_succession(congtin: Run, tmp_path: Path) -> None:
    own = tmp_path / "cong"
    own.mkdir()
    said = 'home = "https://rieng.vn/"\nvalid_to = 2025-06-30\nsuccessor = "moi"\n'
    (own / "rieng.toml").write_text(said, encoding="utf-8")
    (tmp_path / "trang.html").write_text(article(5), encoding="utf-8")
    kept = ("--pages", tmp_path, "--portals", own)
    saved = congtin("snapshot", "rieng", "https://rieng.vn/tin/5/bai-viet", "--file", tmp_path / "trang.html", *kept)
    assert saved.returncode == 0, saved.stderr
    assert "0 of 1 pages" in congtin("portals", "test", "rieng", *kept).stdout
    table = congtin("portals", "succession", "--portals", own).stdout
    assert "rieng,moi,2025-07-01" in table.splitlines()


def test_files_of_portals_that_cannot_be_read_are_named_where_successors_are_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """``archive merger`` said that no portal has a successor."""
    own = tmp_path / "portals"
    own.mkdir()
    (own / "rieng.toml").write_text('home = "https://rieng.vn/"\nvalid_to = 2025-06-30\nsuccessor = "moi"\n')
    with own_portals():
        assert succession_table(tmp_path).successors["rieng"] == "moi"
        assert capsys.readouterr().err == ""
        (own / "cu.toml").write_text('home = "https://cu.vn/"\nsuccessor = "moi"\n')
        assert succession_table(tmp_path).successors["rieng"] == "moi"
    (said,) = capsys.readouterr().err.splitlines()
    assert "cu.toml" in said
    assert "valid_to" in said


@pytest.mark.parametrize("command", [("archive", "merger"), ("archive", "link"), ("report",)])
def test_a_command_that_lacks_what_a_file_says_of_successors_falls_short(
    congtin: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    """It named the file, and ended as if all mergers were told."""
    Files(tmp_path).add(record("cu:1", url="https://cu.vn/1", portal="cu"), portal="cu")
    own = tmp_path / "portals"
    own.mkdir()
    asked = (*command, "--archive", tmp_path, *(("--format", "md") if command == ("report",) else ()))
    (own / "cu.toml").write_text('home = "https://cu.vn/"\nvalid_to = 2025-06-30\nsuccessor = "moi"\n')
    whole = congtin(*asked)
    (own / "khac.toml").write_text('home = "https://khac.vn/"\nsuccessor = "moi"\n')
    short = congtin(*asked)
    (tmp_path / "table.csv").write_text("portal,successor\ncu,moi\n")
    told = congtin(*asked, "--succession", tmp_path / "table.csv")
    assert (whole.returncode, short.returncode, told.returncode) == (0, 1, 0), short.stderr
    assert "khac.toml" in short.stderr


@pytest.mark.parametrize(
    ("body", "kept", "differs"),
    [
        (article(1), {"expected": {"title": title(1)}}, []),
        (article(1), {"refused": {"reason": "listing"}}, ["an article; expected: refused as listing"]),
        (listing(range(9)), {"refused": {"reason": "listing"}}, []),
        (listing(range(9)), {"refused": {"reason": "flood"}}, ["refused as listing; expected: refused as flood"]),
        (listing(range(9)), {"expected": {"title": "x"}}, ["refused as listing; expected: an article"]),
        (article(1), {}, ["neither expected.json nor refused.json says what comes out"]),
    ],
)
def test_a_case_says_what_comes_out_otherwise(
    tmp_path: Path, body: str, kept: dict[str, dict[str, str]], differs: list[str]
) -> None:
    folder = tmp_path / "vidu" / "mot"
    folder.mkdir(parents=True)
    (folder / "page.html.gz").write_bytes(gzip.compress(body.encode()))
    for name, document in {"meta": {"url": "https://vidu.gov.vn/tin/1/bai-viet", "why": "x"}, **kept}.items():
        (folder / f"{name}.json").write_text(json.dumps(document), encoding="utf-8")
    found = cases.run(folder)
    assert (found.differs, found.holds) == (differs, not differs)


def test_a_long_text_is_shown_from_where_it_differs(tmp_path: Path) -> None:
    folder = tmp_path / "vidu" / "mot"
    folder.mkdir(parents=True)
    (folder / "page.html.gz").write_bytes(gzip.compress(article(1).encode()))
    (folder / "meta.json").write_text(json.dumps({"url": "https://vidu.gov.vn/tin/1/bai-viet"}), encoding="utf-8")
    came = cases.parsed(folder)
    assert isinstance(came, Article)
    assert len(came.body) > 200
    said = {"body": came.body[:200] + "KHÁC" + came.body[200:], "lead": came.body + " Hết.", "titel": None}
    (folder / "expected.json").write_text(json.dumps(said), encoding="utf-8")
    body, _, unknown = cases.run(folder).differs
    one, other = body.split("; expected: ")
    assert one.startswith("body: …")
    assert f"{came.body[180:200]}KHÁC" in other
    assert came.body[180:210] in one
    assert unknown == "titel is no field of a record: did you mean title?"


def test_what_cannot_be_read_or_written_is_one_line(congtin: Run, tmp_path: Path) -> None:
    folder = tmp_path / "vidu" / "mot"
    folder.mkdir(parents=True)
    (folder / "meta.json").write_text("{", encoding="utf-8")
    with pytest.raises(CongtinError, match=r"meta\.json cannot be read"):
        cases.run(folder)
    (folder / "meta.json").write_text("{}", encoding="utf-8")
    with pytest.raises(CongtinError, match=r"page\.html\.gz cannot be read"):
        cases.run(folder)
    (folder / "page.html.gz").write_bytes(gzip.compress(b"<p>"))
    with pytest.raises(CongtinError, match="names no `url`"):
        cases.run(folder)
    with pytest.raises(CongtinError, match="no name of a case"):
        cases.save(tmp_path, "vidu", "../x", b"", url="https://vidu.gov.vn/", why="x")
    none = congtin("portals", "test", "travinh", "--pages", tmp_path)
    unknown = congtin("portals", "test", "travin", "--pages", tmp_path)
    assert (none.returncode, unknown.returncode) == (2, 2)
    assert "`congtin snapshot travinh URL` saves one" in none.stderr
    assert "did you mean travinh" in unknown.stderr
