"""``congtin browse`` over HTTP: its pages, what it refuses, and how it begins and ends."""

from __future__ import annotations

import gzip
import json
import os
import re
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from crawler.browsing import originals
from tests import forked
from tests.archive.building import Files, article
from tests.conftest import Run
from tests.crawler.browsing.planted import COPY, HOSTILE, MARK, REFERENCE, SHAPES, SILENT, plant
from tests.crawler.browsing.served import Served, needs_datasette, served
from tests.waiting import until

pytestmark = needs_datasette


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return plant(tmp_path_factory.mktemp("browse") / "archive", 9)


@pytest.fixture(scope="module")
def server(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(root, tmp_path_factory.mktemp("server")) as found:
        yield found


def place(id: str, rest: str = "") -> str:
    return f"/article/{quote(id, safe='')}{rest}"


PAGES = (
    "/",
    "/search?q=cau+ngang",
    "/portal/vidu",
    f"/portal/{SILENT}",
    place(REFERENCE),
    place(HOSTILE),
    place(SHAPES),
    "/style.css",
)


def test_what_it_prints(server: Served, root: Path) -> None:
    assert (server.facts["articles"], server.facts["portals"]) == (52, 2)
    assert server.facts["index"] == str(root / "state" / "browse.sqlite")
    assert server.url.startswith("http://127.0.0.1:")


@pytest.mark.parametrize("path", [*PAGES, "/nothing", place(REFERENCE, "/page"), place(REFERENCE, "/record.json")])
def test_every_answer_has_its_rules(server: Served, path: str) -> None:
    headers = server.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "script-src" not in policy
    assert "unsafe" not in policy or path.endswith("/page")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in headers


@pytest.mark.parametrize("path", PAGES[:-1])
def test_no_page_has_scripts_or_loads_anything_from_elsewhere(server: Served, path: str) -> None:
    found = server.get(path)
    assert found.status == 200
    tags = re.findall(r"<[a-z][^>]*>", found.body)
    assert [tag for tag in tags if re.match(r"<(script|img|svg onload|object|embed|base)\b", tag)] == []
    assert [tag for tag in tags if re.search(r"\s(on\w+|style)=", re.sub(r'"[^"]*"', '""', tag))] == []
    assert {each for tag in tags for each in re.findall(r'\ssrc="([^"]*)"', tag)} <= {
        place(id, f"/page?revision={number}") for id in (REFERENCE, HOSTILE) for number in (1, 2)
    }
    links = [each for tag in tags for each in re.findall(r'\shref="([^"]*)"', tag)]
    assert all(re.match(r"/|#|https?://", link) for link in links), links
    outside = [tag for tag in tags if re.search(r'href="http', tag)]
    assert all('rel="noopener noreferrer nofollow"' in tag for tag in outside), outside


@pytest.mark.parametrize(
    "path",
    [
        *("/index1", "/index1.json?sql=select+1", "/index1?sql=select+1", "/index1/heads", "/index1/heads.json"),
        *("/-/", "/-/databases.json", "/-/plugins.json", "/-/settings", "/-/actor", "/-/logout", "/-/static/app.css"),
        *("/_internal", "/_memory?sql=select+1", "/index1.db", "/.json", "/favicon.ico", "/search/", "//", "/%2e%2e/"),
        *(
            "/article/",
            "/article/vidu%3A404",
            "/portal/keiner",
            "/article/%3Cscript%3E",
            place(REFERENCE, "?revision=9"),
        ),
        place("vidu:1", "/page"),
    ],
)
def test_nothing_else_is_there(server: Served, path: str) -> None:
    found = server.get(path)
    assert found.status == 404
    assert "<h1>" in found.body
    assert "<script" not in found.body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_written(server: Served, method: str) -> None:
    assert server.get("/index1?sql=drop+table+heads", method=method).status == 400
    assert server.get("/", method="HEAD").status == 200


def test_only_this_machine_is_its_host(server: Served) -> None:
    assert server.get("/", host="attacker.example:80").status == 421
    assert server.get("/", host="localhost:1").status == 200


def test_only_known_fields_are_read_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from datasette.utils import asgi

    from crawler.browsing import plugin

    parsed: list[str] = []
    whole = asgi.parse_qs

    def counting(qs: str, **options: bool) -> dict[str, list[str]]:
        parsed.append(qs)
        return whole(qs, **options)

    monkeypatch.setattr(asgi, "parse_qs", counting)
    asked = plugin._asked(asgi.Request.fake("/search?q=a&q=b&page=&" + "&".join(f"x{at}=1" for at in range(9000))))
    assert len(parsed) == 1
    assert {name: value for name, value in asked.items() if value} == {"q": "a"}


def test_what_asks_for_too_much_holds_nobody_up(server: Served) -> None:
    assert server.get("/search?" + "&".join(f"x{at}=1" for at in range(9000))).status == 414
    assert server.get("/search?q=" + "a" * 4094).status == 200
    assert server.get("/search?q=" + "a" * 4095).status == 414
    assert server.get("/search?q=cau").status == 200


@pytest.mark.parametrize(
    ("site", "mode", "dest", "status"),
    [
        ("cross-site", "no-cors", "image", 403),
        ("cross-site", "cors", "empty", 403),
        ("cross-site", "navigate", "iframe", 403),
        ("cross-site", "navigate", "document", 200),
        ("same-origin", "navigate", "iframe", 200),
        ("none", "navigate", "document", 200),
    ],
)
def test_other_sites_may_only_link_here(server: Served, site: str, mode: str, dest: str, status: int) -> None:
    headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": dest}
    assert server.get("/search?q=cau", headers=headers).status == status


@pytest.mark.parametrize(
    "asked",
    ["q=%22", "q=-x", "q=" + "a+" * 999, "page=-1&order=x", "page=499", "since=x", "q=%00%ff", "q=%3Cscript%3Ex"],
)
def test_odd_questions_are_answered(server: Served, asked: str) -> None:
    found = server.get(f"/search?{asked}")
    assert found.status == 200
    assert "Traceback" not in found.body
    assert "<script" not in found.body


def test_an_article_is_shown_whole(server: Served) -> None:
    page = server.get(place(REFERENCE)).body
    for text in (
        "2131",
        "Ngọc Hồng",
        "2022-05-26 08:15",
        "The same text elsewhere",
        "<polyline",
        "<del>4</del>",
        "<ins>5</ins>",
    ):
        assert text in page
    assert place(COPY) in page
    old = server.get(place(REFERENCE, "?revision=1&from=2&to=1")).body
    assert "not the latest" in old
    assert "<del>5</del>" in old
    shapes = server.get(place(SHAPES)).body
    for text in (
        "<h2>Về trồng trọt</h2>",
        "<ol><li>Lúa",
        "<blockquote><p>Phải",
        "<td>Long Sơn</td>",
        "Bảng 1",
        "61,234 bytes",
    ):
        assert text in shapes
    assert 'lang="vi"' in shapes


def test_records_and_captures_are_given_as_they_are(server: Served, root: Path) -> None:
    record = json.loads(server.get(place(REFERENCE, "/record.json?revision=1")).body)
    lines = Files(root).path().read_text("utf-8").splitlines()
    assert record == next(line for line in map(json.loads, lines) if line["id"] == REFERENCE and line["revision"] == 1)
    found = server.get(place(REFERENCE, "/record.warc.gz"))
    assert found.headers["content-disposition"].startswith("attachment")
    pointer = originals.WarcPointer(**record["warc"])
    warc = originals.warc_record(root, pointer)
    assert gzip.decompress(warc).startswith(b"WARC/1.1")
    assert found.raw == warc


def test_a_stored_page_is_shown_in_chains(server: Served) -> None:
    found = server.get(place(HOSTILE, "/page"))
    assert found.headers["content-security-policy"] == originals.POLICY
    assert set(found.headers["content-security-policy"].split("; ")) == {
        *("default-src 'none'", "style-src 'unsafe-inline'", "base-uri 'none'", "form-action 'none'"),
        *("frame-ancestors 'self'", "sandbox"),
    }
    assert set(server.get("/").headers["content-security-policy"].split("; ")) == {
        *("default-src 'none'", "style-src 'self'", "frame-src 'self'", "form-action 'self'"),
        *("base-uri 'none'", "frame-ancestors 'none'"),
    }
    assert "Trang được lưu" in found.body
    assert MARK in found.body
    assert not re.search(r"<(link|base|i?frame|object|embed)\b|http-equiv", found.body, re.IGNORECASE)


def test_what_is_written_meanwhile_is_found_by_all_that_serve(tmp_path: Path) -> None:
    files = Files(tmp_path / "archive")
    files.add(article("vidu:1"))
    places = [tmp_path / name for name in ("one", "other")]
    for each in places:
        each.mkdir()
    opener = tmp_path / "opener"
    opener.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/opened\n')
    opener.chmod(0o755)
    environment = {**os.environ, "BROWSER": f"{opener} %s"}
    told = "the index is not brought up to date: "  # by one that is about it while the file is damaged
    with (
        served(files.root, places[0], "--open", env=environment, may_say=told) as one,
        served(files.root, places[1], may_say=told) as other,
    ):
        files.add(article("vidu:2", title="Tin vừa viết"))
        _shows(one, "/search?q=vua+viet", "/article/vidu%3A2")
        (files.root / "state" / "browse.sqlite").write_bytes(b"damaged" * 1000)
        files.add(article("vidu:3", title="Sau khi hỏng"))
        for server in (one, other):
            _shows(server, "/search?q=sau+khi+hong", "/article/vidu%3A3")
        assert (tmp_path / "opened").read_text().strip() == f"{one.url}/"
        assert one.end(signal.SIGINT) == other.end(signal.SIGTERM) == 0


def _shows(server: Served, path: str, text: str) -> None:
    until(lambda: text in server.get(path).body)


def test_a_port_that_is_taken_and_an_archive_that_is_none(congtin: Run, root: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = congtin("browse", "--archive", root, "--port", taken.getsockname()[1])
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert "--port" in done.stderr
    done = congtin("browse", "--archive", root, "--host", "203.0.113.7")
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert "(Cannot assign requested address): leave --host out" in done.stderr
    done = congtin("browse", "--archive", tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "holds no archive" in done.stderr


@pytest.mark.parametrize("name", ["--index-only", "--no-serve"])
def test_only_the_index_is_made(congtin: Run, root: Path, tmp_path: Path, name: str) -> None:
    done = congtin("browse", "--archive", root, name, "--state-dir", tmp_path, "--json")
    assert done.returncode == 0, done.stderr
    facts = {"address": None, "articles": 52, "portals": 2, "index": str(tmp_path / "browse.sqlite")}
    assert json.loads(done.stdout) == facts


def test_without_the_extra_it_says_what_to_install(root: Path) -> None:
    without = "import sys; sys.modules['datasette'] = None; from crawler.cli import main; main()"
    done = forked.run("browse", "--archive", root, code=without)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "[browse]" in done.stderr
