"""What a crawl asks for, and when: robots.txt, the portal's own bounds, delays, and a proxy whose keys stay its own."""

from __future__ import annotations

import gzip
import json
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import Run, lines
from tests.crawler.running import HTML, crawl
from tests.portal_server import Answer, PortalServer, article, served


@pytest.mark.parametrize("status", [500, 503])
def test_an_unreachable_robots_txt_means_no_crawl(congtin: Run, tmp_path: Path, status: int) -> None:
    with served(PortalServer(answers={"/robots.txt": Answer(status, b"", {"Retry-After": "0"})})) as portal:
        done = crawl(congtin, portal, tmp_path)
    assert set(portal.asked) == {"/robots.txt"}
    assert done["exit_code"] == 1
    assert done["failed"] == {"listing robots-unreachable": 1}


@pytest.mark.parametrize(("path", "cause"), [("/", "off-host"), ("/robots.txt", "robots-unreachable")])
def test_where_a_portal_leads_to_is_told_and_never_asked(congtin: Run, tmp_path: Path, path: str, cause: str) -> None:
    with served(PortalServer()) as other, served(PortalServer()) as portal:
        portal.answers[path] = Answer(301, b"", {"Location": other.url.rstrip("/") + path})
        done = crawl(congtin, portal, tmp_path)
    assert other.asked == []
    assert (done["finish"], done["failed"], done["leads_to"]) == ("unreachable", {f"listing {cause}": 1}, other.url)
    (run,) = (json.loads(path.read_text(encoding="utf-8")) for path in tmp_path.glob("crawls/*.jsonl"))
    assert run["unread"]["off-host"] == [other.url]


@pytest.mark.parametrize(
    ("path", "to", "cause"),
    [
        ("/", "dang-nhap?back=/", "login"),
        ("/robots.txt", "auth/realms/tinh/protocol/openid-connect/auth?client_id=cong", "robots-unreachable"),
    ],
)
def test_a_login_elsewhere_is_no_place_to_move_to(congtin: Run, tmp_path: Path, path: str, to: str, cause: str) -> None:
    """Such a portal was told to have moved, to the address of the login."""
    with served(PortalServer()) as other, served(PortalServer()) as portal:
        portal.answers[path] = Answer(302, b"", {"Location": other.url + to})
        done = crawl(congtin, portal, tmp_path)
        said = congtin("crawl", portal.url, "--archive", tmp_path).stdout
    assert other.asked == []
    assert (done["finish"], done["failed"], done["leads_to"]) == ("unreachable", {f"listing {cause}": 1}, None)
    assert ("leads to a login" in said, "portals add" in said) == (cause == "login", False)


def test_articles_behind_a_login_elsewhere_have_not_moved(congtin: Run, tmp_path: Path) -> None:
    """A new one is refused; one that is known failed, and is asked for again. One at another host has moved."""
    with served(PortalServer()) as other, served(PortalServer(articles=3)) as portal:
        leads = {n: f"{other.url}{to}" for n, to in ((1, "login?service=tin"), (2, "tin/2/dang-nhap-mot-lan"))}
        portal.answers["/tin/3/bai-viet"] = Answer(302, b"", {"Location": leads[1]})
        assert crawl(congtin, portal, tmp_path)["refused"] == {"login": 1}
        portal.answers |= {f"/tin/{n}/bai-viet": Answer(302, b"", {"Location": to}) for n, to in leads.items()}
        later = ("-s", "CONGTIN_CLOCK=2027-06-01T00:00:00Z")
        assert crawl(congtin, portal, tmp_path, "--mode", "full", *later)["failed"] == {"login": 1}
    looks = [look for look in lines(tmp_path, "observations") if look["kind"] in ("moved", "failed")]
    assert sorted((look["url"][-11:], look["kind"], look.get("moved_to")) for look in looks) == [
        ("/1/bai-viet", "failed", None),
        ("/2/bai-viet", "moved", leads[2]),
    ]


def test_files_whose_host_has_moved_are_no_portal_that_has(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer()) as files, served(PortalServer(articles=2)) as portal:
        files.answers["/robots.txt"] = Answer(301, b"", {"Location": "https://la.vidu.vn/robots.txt"})
        link = f"<p><a href='{files.url}tep/ke-hoach.pdf'>Tệp đính kèm: kế hoạch</a></p>"
        portal.answers["/tin/2/bai-viet"] = Answer(200, article(2, extra=link).encode(), HTML)
        done = crawl(congtin, portal, tmp_path)
    assert (done["finish"], done["counts"]["stored"], done["leads_to"]) == ("finished", 2, None)


def test_robots_txt_is_obeyed_and_a_missing_one_allows_all(congtin: Run, tmp_path: Path) -> None:
    rules = b"User-agent: *\nDisallow: /tin/2/\n"
    with served(PortalServer(answers={"/robots.txt": Answer(200, rules, {"Content-Type": "text/plain"})})) as portal:
        done = crawl(congtin, portal, tmp_path)
    assert "/tin/2/bai-viet" not in portal.asked
    assert (done["counts"]["stored"], done["refused"]) == (11, {"robots": 1})


def test_no_redirect_and_no_link_leads_out_of_the_portal(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer()) as other, served(PortalServer()) as portal:
        portal.answers["/tin/4/bai-viet"] = Answer(302, b"", {"Location": f"{other.url}tin/4/bai-viet"})
        extra = f"<a href='{other.url}'>ngoài</a><a href='file:///etc/passwd'>tệp</a>"
        portal.answers["/tin/5/bai-viet"] = Answer(200, article(5, extra=extra).encode(), HTML)
        done = crawl(congtin, portal, tmp_path)
    assert other.asked == []
    assert (done["counts"]["stored"], done["counts"]["moved"]) == (11, 1)
    moved = [line for line in lines(tmp_path, "observations") if line["kind"] == "moved"]
    assert moved[0]["moved_to"] == f"{other.url}tin/4/bai-viet"


def test_the_delay_holds_from_start_to_start_for_every_request(congtin: Run, tmp_path: Path) -> None:
    """A lower bound, seen by the server: www. or not, page or file, no two requests come nearer than the delay."""
    with served(PortalServer(articles=5)) as portal:
        link = "<p><a href='/tep/ke-hoach.pdf'>Tệp đính kèm: kế hoạch</a></p>"
        portal.answers["/tin/2/bai-viet"] = Answer(200, article(2, extra=link).encode(), HTML)
        portal.answers["/tep/ke-hoach.pdf"] = Answer(200, b"%PDF-1.4", {"Content-Type": "application/pdf"})
        crawl(congtin, portal, tmp_path, "-s", "DOWNLOAD_DELAY=0.2")
    gaps = [later - earlier for earlier, later in pairwise(portal.arrived)]
    assert len(gaps) > 5
    assert min(gaps) > 0.199  # clocks of two kinds: one is set right by small steps


def test_a_crawl_delay_and_a_retry_after_are_heard(congtin: Run, tmp_path: Path) -> None:
    rules = b"\xef\xbb\xbfUser-agent: *\nDisallow: /tin/3/\nCrawl-delay: 0.3\n"
    answers = {
        "/robots.txt": Answer(200, rules, {"Content-Type": "text/plain"}),
        "/tin/2/bai-viet": Answer(503, b"", {"Retry-After": "1"}, times=1),
    }
    with served(PortalServer(articles=3, answers=answers)) as portal:
        done = crawl(congtin, portal, tmp_path)
    busy = portal.asked.index("/tin/2/bai-viet")
    assert "/tin/3/bai-viet" not in portal.asked
    assert done["counts"]["stored"] == 2
    assert min(later - earlier for earlier, later in pairwise(portal.arrived[1:])) > 0.299
    assert portal.arrived[busy + 1] - portal.arrived[busy] > 0.999


def test_the_keys_of_a_proxy_are_not_archived(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=3)) as portal:
        secret = portal.url.replace("http://", "http://bob:s3cret@")
        congtin("crawl", portal.url, "--archive", tmp_path, "--proxy", secret, no_proxy="")
    raw = b"".join(gzip.decompress(path.read_bytes()) for path in tmp_path.glob("warc/*/*.warc.gz"))
    assert b"WARC/1.1" in raw
    assert b"Proxy-Authorization" not in raw
