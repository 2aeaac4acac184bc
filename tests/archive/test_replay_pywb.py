"""What a crawl kept replays in pywb: every capture by its time, byte for byte, and as pages to look at."""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from archive.captures.cdxj import sort_key
from archive.captures.warc import warc_files
from archive.pages import captures
from archive.paths import portals, warc_folder
from tests.conftest import Run
from tests.portal_server import Answer, PortalServer, article, served
from tests.pywb_server import ENVIRONMENT, replayed
from tests.waiting import HANGS


def get(url: str) -> tuple[int, bytes, dict[str, str]]:
    try:
        with urlopen(Request(url, headers={"Accept-Encoding": "identity"}), timeout=HANGS) as answer:
            return answer.status, answer.read(), {name.lower(): value for name, value in answer.headers.items()}
    except HTTPError as error:
        with error:
            return error.code, error.read(), {}


def compressed(body: str) -> Answer:
    headers = {"Content-Type": "text/html; charset=utf-8", "Content-Encoding": "gzip"}
    return Answer(body=gzip.compress(body.encode(), mtime=0), headers=headers)


@pytest.fixture(scope="module")
def crawled(congtin: Run, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str, str]]:
    """An archive of two crawls, its portal's id, and its pywb."""
    root = tmp_path_factory.mktemp("replay")
    with served(PortalServer(articles=8)) as portal:
        portal.answers["/tin/3/bai-viet"] = compressed(article(3))
        portal.answers["/tin/4/bai-viet"] = Answer(404, b"<html><title>404</title>404 Not Found</html>")
        for day in (20, 21):  # captures of one second are one
            clock = f"CONGTIN_CLOCK=2026-11-{day}T02:00:00Z"
            done = congtin("crawl", portal.url, "--archive", root / "archive", "--mode", "full", "-s", clock)
            assert done.returncode in (0, 1), done.stderr
    (name,) = portals(root / "archive")
    with replayed(root, warc_folder(root / "archive", name)) as address:
        yield root / "archive", name, address


def test_every_capture_replays_byte_for_byte(crawled: tuple[Path, str, str]) -> None:
    archive, name, address = crawled
    found = [capture for path in warc_files(archive, name) for capture in captures(path)]
    assert len(found) > 15
    repeated = {(capture.url, capture.fetched_at) for capture in found}
    assert len(repeated) > len({capture.url for capture in found})  # the second crawl's stand as revisits
    for capture in found:
        moment = "".join(digit for digit in capture.fetched_at if digit.isdigit())
        status, body, _ = get(f"{address}/{moment}id_/{capture.url}")
        assert (status, gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body) == (capture.status, capture.body)


def test_the_index_of_pywb_names_them_all(crawled: tuple[Path, str, str]) -> None:
    archive, name, address = crawled
    found = [capture for path in warc_files(archive, name) for capture in captures(path)]
    home = next(capture.url for capture in found if capture.kind == "home")
    _, body, _ = get(f"{address}/cdx?url={home}&matchType=host&output=json")
    listed = [json.loads(line) for line in body.splitlines()]
    assert sorted(entry["url"] for entry in listed) == sorted(capture.url for capture in found)
    assert "warc/revisit" in {entry["mime"] for entry in listed}


def test_an_article_can_be_looked_at(crawled: tuple[Path, str, str]) -> None:
    archive, name, address = crawled
    read = [capture for path in warc_files(archive, name) for capture in captures(path)]
    url = next(capture.url for capture in read if "/tin/3/" in capture.url)
    status, body, headers = get(f"{address}/2026mp_/{url}")
    assert status == 200
    assert "Hội nghị lần thứ 3" in body.decode()
    assert headers.get("memento-datetime")


ADDRESSES = [
    "http://127.0.0.1:8081/Tin/?b=2&a=1",
    "https://www.vidu.gov.vn:443//a//b/./c/../d/",
    "http://vidu.gov.vn",
    "http://vidu.gov.vn:8080/index.php?x=&PHPSESSID=abc&x=0&X=2",
    "http://vidu.gov.vn/a%20b/tin-t%E1%BB%A9c?Q=%E1%BB%A9",
    "http://vidu.gov.vn/a;jsessionid=ABC",
    "http://vidu.gov.vn/web/guest?p_p_id=a_INSTANCE_b&_a_cur=2&_a_delta=10",
    "http://vidu.gov.vn/a?",
    "http://[::1]:80/x",
    "http://www2.vidu.gov.vn/Pages/Tin%C2%A0.aspx?ID=1,2",
]


def test_our_sort_keys_are_those_of_pywb() -> None:
    python = ENVIRONMENT / "bin" / "python"
    if not python.exists():
        pytest.skip("needs pywb in an environment of its own: `make pywb` makes it")
    script = "import json, sys; from pywb.utils.canonicalize import canonicalize as key; "
    script += "print(json.dumps([key(url) for url in json.load(sys.stdin)]))"
    done = subprocess.run(
        [python, "-W", "ignore", "-c", script], input=json.dumps(ADDRESSES), capture_output=True, text=True, check=True
    )
    assert [sort_key(url) for url in ADDRESSES] == json.loads(done.stdout)
