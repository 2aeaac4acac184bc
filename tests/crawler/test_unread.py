"""Portals that never gave an article: what is said of them, and that somebody has to look."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from archive import Archive
from archive.covering.unread import EXPECTED
from crawler.processes.outcome import Outcome
from crawler.showing.unread import home_alone
from tests.conftest import Run
from tests.crawler.running import HTML
from tests.portal_server import Answer, PortalServer, listing, served

SCRIPTED = b'<html><head><title>C</title></head><body><div id="app"></div><script src="/app.js"></script></body></html>'
BARE = b"<html><head><title>C</title></head><body><h1>Trang tin</h1><p>Trang dang xay dung.</p></body></html>"
FALSE = "every article the portal shows"


@pytest.mark.parametrize(
    ("answer", "said", "cause"),
    [
        (Answer(200, SCRIPTED, HTML), "is empty without its scripts", "home script-only 1"),
        (Answer(200, BARE, HTML), "no link on it looks like an article", "home no-links 1"),
        (Answer(404, b"<h1>404</h1>", HTML), "The home page is not there (http-404)", "listing http-404 1"),
    ],
    ids=["scripts", "no links", "not there"],
)
def test_a_portal_that_never_gave_an_article_is_no_success(
    congtin: Run, tmp_path: Path, answer: Answer, said: str, cause: str
) -> None:
    with served(PortalServer(answers={"/": answer})) as portal:
        for hour in (1, 2):
            clock = f"CONGTIN_CLOCK=2026-11-26T0{hour}:00:00Z"
            done = congtin("crawl", portal.url, "--archive", tmp_path, "-s", clock)
            assert (done.returncode, said in done.stdout) == (1, True), done.stdout
            assert FALSE not in done.stdout
            assert "archive cat" not in done.stdout
            told = congtin("health", "--archive", tmp_path, "--json")
            (found,) = json.loads(told.stdout)
            assert (told.returncode, found["state"], found["alarms"][0]["what"]) == (1, "empty", "empty")
            assert cause in found["alarms"][0]["cause"]
        archive = Archive(tmp_path)
        for run in (run for name in archive.portals() for run in archive.runs(name)):
            kind, lack, _ = cause.split()
            assert run.unread == ({lack: [portal.url]} if kind == "listing" else {})


def test_links_that_lead_to_no_article_are_no_success_and_one_article_ends_it(congtin: Run, tmp_path: Path) -> None:
    empty = Answer(200, b"<html><head><title>C</title></head><body></body></html>", HTML)
    with served(PortalServer(articles=2, answers={f"/tin/{each}/bai-viet": empty for each in (1, 2)})) as portal:
        done = congtin("crawl", portal.url, "--archive", tmp_path, "-s", "CONGTIN_CLOCK=2026-11-26T01:00:00Z")
        assert (done.returncode, FALSE in done.stdout) == (1, False), done.stdout
        portal.answers.clear()
        portal.articles = 4
        full = congtin("crawl", portal.url, "--archive", tmp_path, "-s", "CONGTIN_CLOCK=2026-11-28T02:00:00Z")
    assert (full.returncode, "never read" in full.stdout) == (0, False), full.stdout
    assert congtin("health", "--archive", tmp_path).returncode == 0


HELD = [
    {"Id": number, "TieuDe": f"Nông dân xã Yên Khánh thu hoạch lúa sớm đợt {number}", "NgayDang": f"0{number}/05/2022"}
    for number in range(1, 6)
]
DRAWN = (
    "<html lang=vi><head><title>Lịch công tác - Trang tin huyện</title></head><body><a href='/'>Trang chủ</a>"
    f"<h2>Lịch công tác</h2><div id=ds></div><script>var ds = {json.dumps(HELD)}; ve(ds);</script></body></html>"
)


def test_a_list_that_only_a_script_shows_is_no_failure_where_the_portals_file_says_so(
    congtin: Run, tmp_path: Path
) -> None:
    home = listing(range(1, 5)).replace("</h2>", "</h2><ul class=menu><li><a href='/lich/'>Lịch công tác</a></ul>", 1)
    answers = {path: Answer(200, page.encode(), HTML) for path, page in (("/", home), ("/lich/", DRAWN))}
    with served(PortalServer(articles=4, answers=answers)) as portal:

        def crawl(hour: int) -> tuple[int, str, list[str]]:
            clock = f"CONGTIN_CLOCK=2026-11-26T0{hour}:00:00Z"
            done = congtin("crawl", portal.url, "--archive", tmp_path, "--json", "-s", clock)
            (found,) = json.loads(congtin("health", "--archive", tmp_path, "--json").stdout)
            return done.returncode, json.loads(done.stdout)[0]["mode"], [alarm["field"] for alarm in found["alarms"]]

        assert crawl(1) == (1, "full", ["unread"])
        (file,) = tmp_path.glob("portals/*.toml")
        told = file.read_text()
        file.write_text(f'{told}\n[expect]\nunread = ["{portal.url}khac/"]\n')
        assert crawl(2) == (1, "full", ["unread"]), "another list"
        file.write_text(f'{told}\n[expect]\nunread = ["{portal.url}lich"]\n')
        assert crawl(3) == (0, "full", [])
        assert crawl(4) == (0, "update", [])
    said = json.loads(congtin("coverage", "--archive", tmp_path, "--json").stdout)["portals"][0]
    assert (said["unread"], said["unread_urls"]) == ({EXPECTED: 1}, [f"{portal.url}lich/"])


def test_a_shape_of_addresses_that_fits_none_is_named(congtin: Run, tmp_path: Path) -> None:
    (tmp_path / "portals").mkdir()
    with served(PortalServer()) as portal:
        said = f'home = "{portal.url}"\narticle_path = "/ban-tin-(?P<number>[0-9]+)$"\n'
        (tmp_path / "portals" / "hep.toml").write_text(said, encoding="utf-8")
        done = congtin("crawl", "hep", "--archive", tmp_path)
    assert done.returncode == 1
    assert "no link on them looks like an article" in done.stdout
    assert "its file's `article_path`" in done.stdout
    assert "Name its sections" not in done.stdout


@pytest.mark.parametrize("has_list", [False, True])
def test_a_portal_of_which_only_the_first_page_can_be_read_is_not_all_there(
    congtin: Run, tmp_path: Path, has_list: bool
) -> None:
    """Nothing leads on from it; before, the last word was that every article it shows is in the archive."""
    portal = PortalServer(articles=2)
    answers = [(path, portal.answer(path)) for path in ("/", "/tin/1/bai-viet", "/tin/2/bai-viet")]
    bare = {path: Answer(200, each.body.replace(b"<a href='/tin/'>", b"<a>"), HTML) for path, each in answers}
    portal.answers = {} if has_list else bare
    with served(portal):
        said = [congtin("crawl", portal.url, "--archive", tmp_path) for _ in range(2)]
    assert [done.returncode for done in said] == [0, 0]
    assert ["Only its first page was read" in done.stdout for done in said] == [not has_list] * 2
    assert (FALSE in said[1].stdout) == has_list


def test_of_a_part_and_where_lists_came_nothing_is_said_of_the_first_page() -> None:
    counts = {"pages": 3, "listings": 1, "listings_read": 1, "stored": 2}
    alone = Outcome(portal="vidu", archive="a", finish="finished", counts=counts)
    assert home_alone(alone)
    for listed in ({"listings": 2}, {"listings_read": 2}, {"listings_read": 0}):
        assert not home_alone(msgspec.structs.replace(alone, counts=counts | listed))
    assert not home_alone(msgspec.structs.replace(alone, partial=True))
    assert not home_alone(msgspec.structs.replace(alone, finish="limit"))
