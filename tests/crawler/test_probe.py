"""``portals probe`` and ``portals add``: what is found is printed, written once, read back, and crawled by its id."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.replay import serve_warc
from crawler.demo import serve as serve_demo
from crawler.discovery.model import Recognition
from crawler.portals import registry
from tests.conftest import Run, lines
from tests.portals import portal, serve
from tests.probing import drive


def test_what_is_added_is_read_back_and_crawled_by_its_id(congtin: Run, tmp_path: Path) -> None:
    site = portal("query", seed=3, articles=80)  # articles are numbered, and no family knows where
    with serve(site) as address:
        probed = json.loads(congtin("portals", "probe", f"{address}/", "--json").stdout)
        assert (probed["found"]["pagination"], probed["found"]["shape"]["scope"]) == ("query", "portal")
        said = congtin("portals", "probe", f"{address}/").stdout
        assert "identity    the number in /" in said
        assert said.count("why  ") == len(probed["found"]["reasons"]) >= 6

        added = congtin("portals", "add", f"{address}/", "--id", "thu", "--archive", tmp_path)
        assert added.returncode == 0, added.stderr
        path = tmp_path / "portals" / "thu.toml"
        assert str(path) in added.stdout
        read = registry.read(path)
        assert {**probed["portal"], "id": "thu"} == json.loads(
            congtin("portals", "show", "thu", "--json", CONGTIN_ARCHIVE=str(tmp_path)).stdout
        )
        assert (read.evidence, read.home_evidence) == ("captured", "captured")
        assert read.number_path == probed["found"]["shape"]["number_path"]
        text = path.read_text(encoding="utf-8")
        assert 8 <= len(text.splitlines()) <= 20

        again = congtin("portals", "add", f"{address}/tin", "--archive", tmp_path)
        renamed = congtin("portals", "add", f"{address}/", "--id", "khac", "--archive", tmp_path)
        assert "thu.toml says how it is read; correct it there. Its id cannot change" in renamed.stderr
        bad = congtin("portals", "add", f"{address}/", "--id", "A_B", "--archive", tmp_path)
        assert "'A_B' is no id" in bad.stderr
        assert "thu" in congtin("portals", "list", "--archive", tmp_path).stdout.split()
        shown = congtin("portals", "show", "thu", "--portals", path.parent)
        assert (shown.returncode, f"{address}/" in shown.stdout) == (0, True), shown.stderr
        taken = congtin("portals", "add", "https://vidu.gov.vn/", "--id", "thu", "--archive", tmp_path)
        assert (again.returncode, taken.returncode) == (2, 2)
        assert "is the portal thu already" in again.stderr
        assert "a portal is called 'thu' already" in taken.stderr
        assert path.read_text(encoding="utf-8") == text

        crawled = congtin("crawl", "thu", "--archive", tmp_path, "--assets", "none", "--json")
        assert json.loads(crawled.stdout)[0]["portal"] == "thu", crawled.stderr
    assert sorted(line["id"] for line in lines(tmp_path, "articles")) == sorted(
        f"thu:{number}" for number in site.truth
    )


def test_portals_of_ones_own_lie_where_the_user_says(congtin: Run, tmp_path: Path) -> None:
    own = tmp_path / "cong"
    with serve(portal("path-page", seed=0, articles=20)) as address:
        added = congtin("portals", "add", f"{address}/", "--id", "rieng", "--portals", own)
        assert added.stdout.endswith(f" crawl rieng --archive archive-data --portals {own}\n")
        assert [path.name for path in own.iterdir()] == ["rieng.toml"]
        listed = congtin("portals", "list", CONGTIN_PORTALS=str(own)).stdout
        assert "rieng" in listed.split()
        assert "travinh" in listed.split()
        found = congtin("crawl", f"{address}/", "--archive", tmp_path / "a", "--json", "--portals", own, "--limit", 3)
        assert json.loads(found.stdout)[0]["portal"] == "rieng"
        left = congtin("crawl", "rieng", "--archive", tmp_path / "a", "--portals", own, "--limit", 1).stdout
        assert f" crawl rieng --archive {tmp_path / 'a'} --portals {own}\n" in left
        named = congtin("crawl", "rieng", "--archive", tmp_path / "a", "--limit", 1, CONGTIN_PORTALS=str(own)).stdout
        assert f" crawl rieng --archive {tmp_path / 'a'}\n" in named


def test_a_first_crawl_keeps_what_it_recognised(congtin: Run, tmp_path: Path) -> None:
    site = portal("query", seed=2, articles=30)
    with serve(site) as address:
        first = json.loads(congtin("crawl", f"{address}/", "--archive", tmp_path, "--json", "--assets", "none").stdout)[
            0
        ]
        name = first["portal"]
        path = tmp_path / "portals" / f"{name}.toml"
        assert any("DetailView/[" in reason for reason in first["reasons"])
        assert first["reasons"][-2].startswith(f"Written to {path}")
        assert first["reasons"][-1].endswith(" of the family vnpt-new.")
        looked = site.requested("/DetailView/")
        assert len(looked) == len(set(looked))  # no view is counted that the archive does not know of
        second = congtin("crawl", f"{address}/", "--archive", tmp_path, "--json", "--assets", "none")
        assert json.loads(second.stdout)[0]["counts"]["stored"] == 0
        assert json.loads(second.stdout)[0]["reasons"] == []  # its file says it now
    assert {line["id"] for line in lines(tmp_path, "articles")} == {f"{name}:{number}" for number in site.truth}


def test_an_articles_address_is_no_portals_home(congtin: Run, tmp_path: Path) -> None:
    """It was written down as the home page: once the article was gone, nothing of the portal was found."""
    site = portal("query", seed=2, articles=30)
    with serve(site) as address:
        given = address + site.article_path(site.article(next(iter(site.truth))))
        crawl = ("crawl", given, "--archive", tmp_path, "--json", "--assets", "none")
        first = json.loads(congtin(*crawl).stdout)[0]
        found, _ = drive(given)
        home, _ = drive(f"{address}/")
        section, _ = drive(address + site.section_path(site.sections[0]))
    assert first["reasons"][0] == f"{given} is an article: the portal is read from its home page {address}/."
    (path,) = (tmp_path / "portals").glob("*.toml")
    declared = registry.read(path)
    assert len(lines(tmp_path, "articles")) == len(site.truth)
    assert isinstance(found, Recognition)
    assert isinstance(home, Recognition)
    assert (declared.home, declared.title, found.instead, home.instead) == (
        f"{address}/",
        home.title,
        f"{address}/",
        None,
    )
    assert isinstance(section, Recognition)
    assert section.instead is None


@pytest.mark.parametrize(
    ("target", "words", "code"),
    [
        ("vidu", "is not an http(s) address", 2),
        ("http://127.0.0.1:9/", "is not recognised: http://127.0.0.1:9/ gave no page (", 3),
    ],
)
def test_what_cannot_be_recognised_is_one_line(congtin: Run, target: str, words: str, code: int) -> None:
    done = congtin("portals", "probe", target, "-s", "RETRY_TIMES=0")
    assert (done.returncode, len(done.stderr.splitlines()[-1:])) == (code, 1), done.stderr
    assert words in done.stderr.splitlines()[-1]
    assert done.stdout == ""


def test_the_demo_is_recognised() -> None:
    with serve_demo() as server:
        found, pages = drive(server.url)
    assert isinstance(found, Recognition)
    assert pages <= 14
    assert found.shape is not None
    assert (found.shape.number_path, found.shape.scope) == (r"/bai\-(?P<number>\d+)/", "portal")
    assert len(found.listings) == 3


@pytest.mark.parametrize(
    ("name", "family", "kind", "scope"),
    [("nukeviet", "nukeviet", "path", "portal"), ("wordpress", "wordpress", "path", "address")],
)
def test_captured_portals_are_recognised(shared: Path, name: str, family: str, kind: str, scope: str) -> None:
    with serve_warc(shared / f"{name}.warc.gz") as server:
        found, _ = drive(server.url)
    assert isinstance(found, Recognition)
    assert (found.family, found.is_sure_of_family, found.pagination) == (family, True, kind)
    assert found.shape is not None
    assert found.shape.scope == scope
