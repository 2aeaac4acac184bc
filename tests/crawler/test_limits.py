"""Traps and limits, met by the whole command: everything else comes in, memory stays, each has its cause."""

from __future__ import annotations

import json
import re
import subprocess
import threading
from pathlib import Path

import pytest

from tests import forked
from tests.conftest import Run, lines
from tests.crawler.running import HTML, outcome
from tests.declared import declared
from tests.portal_server import Answer, PortalServer, article, listing, served
from tests.portals import TRAPS, Faults, TestPortal, portal, serve
from tests.waiting import HANGS

QUICK = ("--json", "-s", "CONGTIN_PROGRESS=0", "-s", "CONGTIN_FIRST_WAIT=0.02")


def stored(site: TestPortal, archive: Path) -> list[str | None]:
    return [site.identify(line["url"]) for line in lines(archive, "articles")]


def peak(done: subprocess.CompletedProcess[str]) -> int:
    """Megabytes."""
    found = re.search(r"^peak (\d+) MB$", done.stderr, re.MULTILINE)
    assert found, done.stderr
    return int(found[1])


def test_every_trap_is_survived_within_the_limits_and_named(tmp_path: Path) -> None:
    site = portal("query", seed=0, articles=100, faults=Faults(traps=TRAPS))
    with serve(site) as address:
        done = declared("crawl", address, "--archive", tmp_path, *QUICK)
    said = outcome(done)
    assert peak(done) < 300
    assert site.strays == []
    assert sorted(stored(site, tmp_path)) == sorted(site.truth)
    causes = {name.split(" ")[-1] for kind in ("failed", "refused", "limits") for name in said[kind]}
    assert {"too-large", "too-deep", "challenge", "http-5xx", "redirects", "off-host", "soft-404"} <= causes
    assert "walk-trap" in causes
    assert said["failed"]["too-large"] == 3  # 1 GB of zeros, 60 MB told before, 60 MB not told before
    moved = {line["moved_to"] for line in lines(tmp_path, "observations") if line["kind"] == "moved"}
    assert moved == {f"http://127.0.0.1:{site.decoy}/tin-tuc/tin-6.html", "file:///etc/hostname"}
    assert len(site.requested("/lich")) < 5
    assert len(site.requested("/vong-lap")) == 6  # five redirects
    assert not any("hostname" in path.read_text() for path in tmp_path.glob("articles/*/*.jsonl"))


@pytest.mark.parametrize("kind", ["path-page", "wordpress"])
def test_a_list_without_end_is_ended(congtin: Run, tmp_path: Path, kind: str) -> None:
    site = portal(kind, seed=1, articles=60, faults=Faults(traps=frozenset({"endless", "calendar"})))
    with serve(site) as address:
        said = outcome(congtin("crawl", address, "--archive", tmp_path, *QUICK))
    assert sorted(stored(site, tmp_path)) == sorted(site.truth)
    assert said["limits"] in ({}, {"walk-trap": 1})  # the last page again and again is how other lists end
    assert len(site.log) < 120


IMPATIENT = """
import crawler.settings
crawler.settings.EXTENSIONS["tests.crawler.impatient.Impatient"] = 0
from crawler.cli import main
main()
"""


def test_an_answer_that_never_ends_is_cut_and_its_cause_is_a_timeout(congtin: Run, tmp_path: Path) -> None:
    """A few bytes every now and then keep a connection alive for ever."""
    with served(PortalServer(articles=4, answers={"/tin/2/bai-viet": Answer(200, drips=True)})) as portal_:
        done = forked.run("crawl", portal_.url, "--archive", tmp_path, *QUICK, code=IMPATIENT)
    said = outcome(done)
    assert portal_.asked.count("/tin/2/bai-viet") == 3
    assert (said["counts"]["stored"], said["failed"]) == (3, {"timeout": 1})


def test_a_portal_that_hangs_holds_no_other_up(congtin: Run, tmp_path: Path) -> None:
    finished = threading.Event()
    with served(PortalServer(articles=3)) as hung, served(PortalServer(articles=30)) as well:
        hung.on_request.append(lambda number, path: finished.wait(HANGS))

        def count(number: int, path: str) -> None:
            if len({asked for asked in well.asked if asked.endswith("/bai-viet")}) == 30:
                finished.set()

        well.on_request.append(count)
        done = congtin("crawl", hung.url, well.url, "--archive", tmp_path, *QUICK)
        assert finished.is_set()
        assert "Traceback" not in done.stderr, done.stderr
        said = json.loads(done.stdout)
    assert [one["counts"]["stored"] for one in said] == [3, 30]


def test_an_address_that_grows_with_every_redirect_is_cut(congtin: Run, tmp_path: Path) -> None:
    grown = Answer(302, b"", {"Location": "/tin/2/bai-viet?q=" + "a" * 3000})
    with served(PortalServer(articles=4, answers={"/tin/2/bai-viet": grown})) as portal_:
        said = outcome(congtin("crawl", portal_.url, "--archive", tmp_path, *QUICK))
    assert not any(len(path) > 2000 for path in portal_.asked)
    assert (said["counts"]["stored"], said["failed"], said["limits"]) == (3, {"too-long": 1}, {"url-length": 1})


def test_redirects_within_the_portal_are_followed_five_times(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=3)) as portal_:
        portal_.answers["/tin/2/bai-viet"] = Answer(301, b"", {"Location": "/d/1"})
        portal_.answers["/tin/3/bai-viet"] = Answer(301, b"", {"Location": "/e/1"})
        for number in range(1, 5):
            portal_.answers[f"/d/{number}"] = Answer(302, b"", {"Location": f"/d/{number + 1}"})
            portal_.answers[f"/e/{number}"] = Answer(302, b"", {"Location": f"/e/{number + 1}"})
        portal_.answers["/d/5"] = Answer(200, article(2).encode(), HTML)
        portal_.answers["/e/5"] = Answer(302, b"", {"Location": "/e/6"})
        portal_.answers["/e/6"] = Answer(200, article(3).encode(), HTML)
        said = outcome(congtin("crawl", portal_.url, "--archive", tmp_path, *QUICK))
    assert (said["counts"]["stored"], said["failed"]) == (2, {"redirects": 1})
    assert "/e/6" not in portal_.asked


BROKEN = {
    "not gzip": (Answer(200, b"\x93\xfa<\x96\x7b", HTML | {"Content-Encoding": "gzip"}), "decode"),
    "unknown coding": (Answer(200, b"\x93\xfa<\x96\x7b", HTML | {"Content-Encoding": "br"}), "decode"),
    "plain, called gzip": (Answer(200, b"<html>", HTML | {"Content-Encoding": "gzip"}), "empty"),
    "403": (Answer(403, b"", HTML), "http-403"),
    "500": (Answer(500, b"", HTML), "http-5xx"),
    "418": (Answer(418, b"", HTML), "http-4xx"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_an_answer_that_cannot_be_used_is_named(congtin: Run, tmp_path: Path, name: str) -> None:
    answer, cause = BROKEN[name]
    with served(PortalServer(articles=3, answers={"/tin/2/bai-viet": answer})) as portal_:
        said = outcome(congtin("crawl", portal_.url, "--archive", tmp_path, *QUICK))
    assert (said["counts"]["stored"], said["failed"]) == (2, {cause: 1})
    assert [line["cause"] for line in lines(tmp_path, "observations") if line["kind"] == "failed"] == [cause]
    (path,) = tmp_path.glob("crawls/*.jsonl")
    assert json.loads(path.read_text())["causes"] == {f"failed/{cause}": 1}


def test_a_page_that_can_no_longer_be_read_is_a_failure_of_the_layout_and_nothing_is_lost(
    congtin: Run, tmp_path: Path
) -> None:
    moved_on = "<html><head><title>Trang tin huyện</title></head><body><p>Giao diện mới</p></body></html>"
    with served(PortalServer(articles=3)) as portal_:
        outcome(congtin("crawl", portal_.url, "--archive", tmp_path, *QUICK))
        portal_.answers["/tin/2/bai-viet"] = Answer(200, moved_on.encode(), HTML)
        said = outcome(congtin("crawl", portal_.url, "--archive", tmp_path, *QUICK, "--mode", "full"))
    assert (said["counts"]["unchanged"], said["failed"]) == (2, {"layout": 1})
    assert [line["cause"] for line in lines(tmp_path, "observations") if line["kind"] == "failed"] == ["layout"]
    assert len(lines(tmp_path, "articles")) == 3


@pytest.mark.parametrize(("url", "cause"), [("http://khong-co.invalid/", "dns"), ("http://127.0.0.1:9/", "refused")])
def test_a_portal_without_an_answer_is_named_by_what_kept_it_away(tmp_path: Path, url: str, cause: str) -> None:
    command = ("crawl", url, "--archive", tmp_path, *QUICK, "-s", "DOWNLOAD_DELAY=0")
    said = outcome(declared(*command, names={"khong-co.invalid": None}, CONGTIN_CONTACT="toi@vidu.vn"))
    assert (said["finish"], said["failed"], said["exit_code"]) == ("unreachable", {f"listing {cause}": 1}, 1)


def test_a_name_that_leads_to_a_private_address_is_not_asked(tmp_path: Path) -> None:
    with served(PortalServer(articles=3)) as portal_:
        url = portal_.url.replace("127.0.0.1", "vidu.gov.vn")
        done = declared(
            *("crawl", url, "--archive", tmp_path, *QUICK, "-s", "DOWNLOAD_DELAY=0"),
            names={"vidu.gov.vn": "127.0.0.1"},
            CONGTIN_CONTACT="toi@vidu.vn",
        )
    assert outcome(done)["failed"] == {"listing private-address": 1}
    assert portal_.asked == []


def test_www_is_the_portal_and_a_declared_alias_too(tmp_path: Path) -> None:
    folder = tmp_path / "portals"
    folder.mkdir()
    with served(PortalServer(articles=4)) as portal_:
        port = portal_.url.rstrip("/").rpartition(":")[2]
        page = listing(range(1, 5))
        page = page.replace("'/tin/2/", f"'http://www.localhost:{port}/tin/2/").replace(
            "'/tin/3/", f"'http://127.0.0.1:{port}/tin/3/"
        )
        portal_.answers["/"] = portal_.answers["/tin/"] = Answer(200, page.encode(), HTML)
        names = {"localhost": "127.0.0.1", "www.localhost": "127.0.0.1"}
        counts = []
        for aliases in ("[]", f'["127.0.0.1:{port}"]'):
            (folder / "vidu.toml").write_text(f'home = "http://localhost:{port}/"\naliases = {aliases}\n')
            done = declared("crawl", "vidu", "--archive", tmp_path / "a", *QUICK, folder=folder, names=names)
            counts.append(outcome(done)["counts"]["stored"])
    assert counts == [3, 1]
    assert {f"localhost:{port}", f"www.localhost:{port}", f"127.0.0.1:{port}"} == set(portal_.hosts)


@pytest.mark.parametrize("rules", ["", "User-agent: *\nDisallow: /tep/\n"])
def test_files_on_a_declared_host_come_in_by_its_robots_txt_and_no_pages(tmp_path: Path, rules: str) -> None:
    folder = tmp_path / "portals"
    folder.mkdir()
    pdf = Answer(200, b"%PDF-1.4 " + b"x" * 500, {"Content-Type": "application/pdf"})
    with served(PortalServer(articles=3)) as files, served(PortalServer(articles=3)) as portal_:
        elsewhere = files.url.replace("127.0.0.1", "localhost")
        files.answers["/tep/ke-hoach.pdf"] = pdf
        files.answers["/robots.txt"] = Answer(200, rules.encode(), {"Content-Type": "text/plain"})
        link = f"<p><a href='{elsewhere}tep/ke-hoach.pdf'>Tệp đính kèm: kế hoạch</a></p>"
        link += f"<a href='{elsewhere}tin/1/bai-viet'>Tin khác</a>"
        portal_.answers["/tin/2/bai-viet"] = Answer(200, article(2, extra=link).encode(), HTML)
        said = []
        for number, hosts in enumerate(("[]", f'["{elsewhere.split("/")[2]}"]')):
            (folder / "vidu.toml").write_text(f'home = "{portal_.url}"\nasset_hosts = {hosts}\n')
            done = declared("crawl", "vidu", "--archive", tmp_path / str(number), *QUICK, folder=folder)
            said.append(outcome(done))
            assert files.asked == [] or number
    assert (said[0]["counts"]["assets_off_host"], said[0]["counts"]["stored"]) == (1, 3)
    assert said[1]["counts"]["stored"] == 3
    (found,) = [line["attachments"] for line in lines(tmp_path / "1", "articles") if line["attachments"]]
    if rules:
        assert files.asked == ["/robots.txt"]
        assert said[1]["failed"] == {"asset robots": 1}
    else:
        assert files.asked == ["/robots.txt", "/tep/ke-hoach.pdf"]
        assert (found[0]["bytes"], said[1]["counts"]["assets"]) == (509, 1)
