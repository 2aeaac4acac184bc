"""A portal that is empty without its scripts, crawled by a real Chromium that reaches nothing by itself."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from archive.captures.members import members
from archive.pages import read_capture
from archive.reader import Archive
from crawler.rendering.browser import REQUESTS, Asked, Browser, Given, Rendered, TooLarge, executable
from tests import forked
from tests.crawler.rendering.script_portal import SECTIONS, ScriptPortal, story
from tests.waiting import HANGS

Crawl = Callable[..., "subprocess.CompletedProcess[str]"]

_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_browser = pytest.mark.skipif(
    (find_spec("playwright") is None or _CHROMIUM is None) and not os.environ.get("CONGTIN_TEST_ALL"),
    reason="needs Chromium and the extra congtin[browser]",
)

# The command, with the portals' files in a folder of the test's.
_COMMAND = """
import sys
from pathlib import Path
from crawler.portals import registry
folder = Path(sys.argv.pop(1))
registry.folder = lambda: folder
from crawler.cli import main
main()
"""


STUCK = 7
"""The article whose script never ends."""

# Its page is given up after a second; all others have the time that they need.
_STUCK = f"""
from crawler.rendering import browser
whole = browser._Visit.run
async def run(self, seconds, quiet, most):
    is_stuck = self._url.endswith("-{STUCK}")
    browser._PATIENCE = 1.0 if is_stuck else {HANGS}
    return await whole(self, 1.0 if is_stuck else {HANGS}, quiet, most)
browser._Visit.run = run
{_COMMAND}"""


@pytest.fixture
def crawl(tmp_path: Path) -> Crawl:
    """Crawls a portal whose file says that it needs a browser."""

    def run(url: str, *arguments: object, code: str = _COMMAND, **settings: str) -> subprocess.CompletedProcess[str]:
        portals = tmp_path / "portals"
        portals.mkdir(exist_ok=True)
        (portals / "script.toml").write_text(f'home = "{url}"\nbrowser = true\n', encoding="utf-8")
        command = (portals, "crawl", "script", "--archive", tmp_path / "archive", "-s", "CONGTIN_RENDER_QUIET=0.1")
        return forked.run(*command, *arguments, code=code, env={**os.environ, **settings})

    return run


@pytest.fixture
def outside() -> Iterator[socket.socket]:
    """A port that nobody may reach; whoever connects stands in its queue."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening


def is_unreached(listening: socket.socket) -> bool:
    """Whether nobody has connected."""
    try:
        listening.accept()
    except BlockingIOError:
        return True
    return False


@needs_browser
def test_scripts_are_run_reach_nothing_but_the_portal_and_cost_one_page_where_they_never_end(
    crawl: Crawl, tmp_path: Path, outside: socket.socket
) -> None:
    numbers = [number for section in SECTIONS.values() for number in section if number != STUCK]
    with ScriptPortal(outside.getsockname()[1], stuck=STUCK) as portal:
        done = crawl(portal.url, code=_STUCK)
        assert done.returncode == 1, done.stdout + done.stderr
        assert "browser" in done.stdout
        assert portal.asked["/app.js"] == 1
        assert portal.asked["/api/news/detail"] == len(numbers)
    assert is_unreached(outside)

    root = tmp_path / "archive"
    archive = Archive(root)
    articles = {article.title: article for article in archive.articles("script")}
    assert len(articles) == len(numbers)
    for number in numbers:
        said, article = story(number), articles[story(number)["title"]]
        assert article.lead == said["lead"]
        assert article.body.split("\n\n") == said["body"]
        assert (article.views, article.byline) == (said["views"], said["author"])
        assert article.published_at == f"2025-03-{number % 27 + 1:02}T08:{number % 60:02}:00+07:00"
        # What the record was read from is the page as the browser left it.
        assert article.warc is not None
        assert said["body"][0] in read_capture(root, article.warc).body.decode()

    kinds = [
        (member.headers["warc-type"], member.headers.get("congtin-kind"))
        for path in root.glob("warc/*/*.warc.gz")
        for member in members(path)
    ]
    assert kinds.count(("conversion", "article")) == len(numbers)
    assert ("response", "script") in kinds
    assert ("response", "article") not in kinds
    verified = forked.run("archive", "verify", "--warc", "--archive", root)
    assert verified.returncode == 0, verified.stdout


def test_without_a_browser_the_crawl_says_what_to_install(crawl: Crawl) -> None:
    done = crawl("http://127.0.0.1:9/", CONGTIN_CHROMIUM="no-such-browser")
    assert done.returncode == 3
    message = "pip install 'congtin[browser]'" if find_spec("playwright") is None else "no-such-browser"
    assert message in done.stderr + done.stdout
    assert "Traceback" not in done.stderr


@needs_browser
def test_what_a_page_may_ask_for_and_become_is_bounded() -> None:
    asked: list[str] = []
    kind = {"content-type": "text/html"}
    greedy = f"<p>x<script>for (let i = 0; i < {REQUESTS + 20}; i++) fetch('/x?' + i).catch(() => 0)</script>"
    large = "<body><script>document.body.append('a'.repeat(1 << 21))</script>"

    async def fetch(wish: Asked) -> Given:
        asked.append(wish.url)
        return Given(200, kind, b"x")

    async def visits() -> Rendered:
        browser = Browser(executable(), user_agent="x", seconds=HANGS, quiet=0.1, most=1_000_000)
        try:
            with pytest.raises(TooLarge):
                await browser.render("http://vidu.vn/b", Given(200, kind, large.encode()), fetch)
            return await browser.render("http://vidu.vn/", Given(200, kind, greedy.encode()), fetch)
        finally:
            await browser.close()

    assert asyncio.run(visits()).is_cut
    assert len(asked) == REQUESTS


@needs_browser
def test_nothing_is_asked_for_once_the_page_is_closed() -> None:
    begun, ended = [], []
    kind = {"content-type": "text/html"}
    page = "<p>x<script>for (let i = 0; i < 5; i++) fetch('/x?' + i).catch(() => 0)</script>"

    async def never(wish: Asked) -> Given | None:
        begun.append(wish.url)
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(wish.url)
        return None

    async def visit() -> Rendered:
        browser = Browser(executable(), user_agent="x", seconds=3.0, quiet=0.1, most=1_000_000)
        try:
            rendered = await browser.render("http://vidu.vn/", Given(200, kind, page.encode()), never)
            assert sorted(ended) == sorted(begun), "called back"
            return rendered
        finally:
            await browser.close()

    assert not asyncio.run(visit()).is_whole
