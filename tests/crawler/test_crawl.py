"""The whole way over real HTTP: one small portal, every answer bent in turn."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run, lines
from tests.crawler.running import HTML, crawl, outcome
from tests.portal_server import Answer, PortalServer, article, served, title


def test_a_portal_comes_in_whole_and_the_second_crawl_finds_nothing_new(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=12)) as portal:
        first = crawl(congtin, portal, tmp_path)
        second = crawl(congtin, portal, tmp_path)
    assert (first["exit_code"], first["counts"]["stored"], first["mode"]) == (0, 12, "full")
    assert (second["exit_code"], second["counts"].get("stored", 0), second["mode"]) == (0, 0, "update")
    assert len({line["id"] for line in lines(tmp_path, "articles")}) == 12
    runs = [json.loads(line) for line in next((tmp_path / "crawls").iterdir()).read_text().splitlines()]
    assert [run["finish"] for run in runs] == ["finished", "finished"]
    ledger = runs[0]["hosts"][portal.url.split("/")[2]]
    assert ledger["requests"] == sum(ledger["status"].values())


def test_an_edit_is_a_revision_and_every_further_look_an_observation(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=5)) as portal:
        crawl(congtin, portal, tmp_path)
        portal.answers["/tin/3/bai-viet"] = Answer(200, article(3, extra="<p>Bổ sung một đoạn mới.</p>").encode(), HTML)
        again = crawl(congtin, portal, tmp_path, "--mode", "full")
    assert (again["counts"]["revised"], again["counts"]["unchanged"]) == (1, 4)
    revised = [line for line in lines(tmp_path, "articles") if line["revision"] == 2]
    assert [line["change"]["cause"] for line in revised] == ["editorial"]
    assert "Bổ sung một đoạn mới." in revised[0]["change"]["fields"]["body"]["diff"]
    kinds = [line["kind"] for line in lines(tmp_path, "observations")]
    assert (kinds.count("unchanged"), kinds.count("revised")) == (4, 1)


def test_days_and_sections_limit_what_is_stored(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=12)) as portal:
        sitemap = "".join(f"<url><loc>{portal.url}tin/{number}/bai-viet</loc></url>" for number in range(1, 13))
        portal.answers["/sitemap.xml"] = Answer(
            200, f"<urlset>{sitemap}</urlset>".encode(), {"Content-Type": "text/xml"}
        )
        rules = f"User-agent: *\nAllow: /\nSitemap: {portal.url}sitemap.xml\n"
        portal.answers["/robots.txt"] = Answer(200, rules.encode(), {"Content-Type": "text/plain"})
        some = crawl(congtin, portal, tmp_path / "a", "--since", "2022-05-05", "--until", "2022-05-08")
        named = crawl(congtin, portal, tmp_path / "b", "--section", "tin-tuc-khong-co")
        rest = crawl(congtin, portal, tmp_path / "a")
    assert sorted(line["published_at"][:10] for line in lines(tmp_path / "a", "articles"))[:1] == ["2022-05-02"]
    assert (some["counts"]["stored"], rest["counts"]["stored"]) == (4, 8)
    assert (named["exit_code"], named["counts"].get("stored", 0)) == (2, 0)
    assert named["error"] == "no section matches tin-tuc-khong-co; the portal has: Tin tức"
    assert not list((tmp_path / "b").rglob("*portal=*")), "nothing is left of a portal that nothing came of"


def test_a_withdrawn_article_is_missing_and_stays(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=4)) as portal:
        crawl(congtin, portal, tmp_path)
        portal.answers["/tin/2/bai-viet"] = Answer(404, b"<h1>404</h1>", HTML)
        crawl(congtin, portal, tmp_path, "--mode", "full")
    assert [line["cause"] for line in lines(tmp_path, "observations") if line["kind"] == "missing"] == ["http-404"]
    assert len(lines(tmp_path, "articles")) == 4


@pytest.mark.parametrize("named_in", ["home", "sitemap"])
def test_a_full_run_looks_at_what_no_listing_names(congtin: Run, tmp_path: Path, named_in: str) -> None:
    with served(PortalServer(articles=8)) as portal:
        paths = [f"/tin/{number}/bai-viet" for number in range(1, 9)]
        shown = "<h2>Tin tức</h2>" + "".join(f"<li><a href='{path}'>{title(1)}</a></li>" for path in paths)
        places = "".join(f"<url><loc>{portal.url}{path[1:]}</loc></url>" for path in paths)
        if named_in == "sitemap":
            shown = "<p>Trang chủ</p>"
            told = f"User-agent: *\nSitemap: {portal.url}map.xml\n".encode()
            portal.answers["/robots.txt"] = Answer(200, told, {"Content-Type": "text/plain"})
            portal.answers["/map.xml"] = Answer(
                200, f"<urlset>{places}</urlset>".encode(), {"Content-Type": "text/xml"}
            )
        portal.answers["/"] = Answer(200, f"<html><title>Tin</title><body>{shown}</body></html>".encode(), HTML)
        first = crawl(congtin, portal, tmp_path)
        portal.answers[paths[2]] = Answer(200, article(3, extra="<p>Bổ sung một đoạn mới.</p>").encode(), HTML)
        portal.answers[paths[4]] = Answer(404)
        portal.asked.clear()
        again = crawl(congtin, portal, tmp_path, "--mode", "full")
    assert (first["mode"], first["counts"]["stored"]) == ("full", 8)
    assert sorted(path for path in portal.asked if path in paths) == paths  # each once
    assert (again["counts"]["revised"], again["counts"]["unchanged"]) == (1, 6)
    assert [line["kind"] for line in lines(tmp_path, "observations")].count("missing") == 1


def test_what_is_expected_is_held_against_the_archive(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=8)) as portal:
        own = tmp_path / "portals"
        own.mkdir()
        said = f'home = "{portal.url}"\nfamily = "generic"\n[expect]\narticles = {{}}\n'
        (own / "vidu.toml").write_text(said.format(8), encoding="utf-8")
        part = outcome(congtin("crawl", "vidu", "--archive", tmp_path, "--json", "--limit", "5"))
        rest = outcome(congtin("crawl", "vidu", "--archive", tmp_path, "--json"))
        (own / "vidu.toml").write_text(said.format(9), encoding="utf-8")
        short = outcome(congtin("crawl", "vidu", "--archive", tmp_path, "--json", "--mode", "full"))
    assert (part["counts"]["stored"], part["below"]) == (5, [])
    assert (rest["counts"]["stored"], rest["below"], rest["exit_code"]) == (3, [], 0)
    assert (short["below"], short["exit_code"]) == (["8 articles, 9 expected"], 1)
