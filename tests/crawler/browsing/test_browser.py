"""``congtin browse`` in a real Chromium: what a person sees, and what a hostile page does not get to do."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

from tests.crawler.browsing.planted import HOSTILE, MARK, REFERENCE, SHAPES, SILENT, plant
from tests.crawler.browsing.served import Served, needs_datasette, served
from tests.waiting import HANGS

_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_NEEDED = ("playwright", "axe_playwright_python")
pytestmark = [
    needs_datasette,
    pytest.mark.skipif(
        (_CHROMIUM is None or None in map(find_spec, _NEEDED)) and not os.environ.get("CONGTIN_TEST_ALL"),
        reason="needs Chromium, the extra congtin[browser] and axe-playwright-python",
    ),
]
_FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-quic"),
)
PAGES = {
    "home": "/",
    "search": "/search?q=cau+ngang",
    "portal": "/portal/vidu",
    "silent": f"/portal/{SILENT}",
    "reference": f"/article/{quote(REFERENCE)}",
    "shapes": f"/article/{quote(SHAPES)}",
    "hostile": f"/article/{quote(HOSTILE)}",
    "missing": "/nothing",
}


@pytest.fixture(scope="module")
def outside() -> Iterator[socket.socket]:
    """A port that nobody may reach; whoever connects stands in its queue."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, outside: socket.socket) -> Iterator[Served]:
    root = plant(tmp_path_factory.mktemp("browse") / "archive", outside.getsockname()[1])
    with served(root, tmp_path_factory.mktemp("server")) as found:
        yield found


@pytest.fixture(scope="module")
def tab(server: Served) -> Iterator[Any]:
    """One for all tests: a browser takes a second of processor time, a further tab as much again."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=_CHROMIUM, args=list(_FLAGS))
        context = chromium.new_context(base_url=server.url)
        context.set_default_timeout(HANGS * 1000)
        yield context.new_page()
        chromium.close()


class Heard:
    """What a page did besides being looked at."""

    def __init__(self, page: Any) -> None:
        self.said: list[str] = []
        self.asked: set[str] = set()
        self.refused: set[str] = set()
        self.dialogs: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.add(urlsplit(request.url).netloc))
        # What is forbidden is told of as well: the socket outside tells that it did not happen.
        page.on("requestfailed", lambda request: self.refused.add(urlsplit(request.url).netloc))
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))


@pytest.fixture
def page(tab: Any) -> Any:
    tab.goto("about:blank")
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.emulate_media(color_scheme="light")
    return tab


def test_the_reference_article_is_found_and_shown(page: Any) -> None:
    page.goto("/")
    page.get_by_label("Words, with or without marks").fill("cau ngang")
    page.get_by_role("button", name="Search").click()
    assert page.get_by_role("status").inner_text() == "2 articles"
    assert page.locator("mark").first.inner_text() == "Cầu"
    page.locator(f'a[href="/article/{quote(REFERENCE, safe="")}"]').click()
    assert page.locator("h1").inner_text().endswith("Huyện Ủy Cầu Ngang")
    text = page.locator("main").inner_text()
    assert "2131" in text
    assert "Ngọc Hồng" in text
    assert page.locator("h1").get_attribute("lang") == "vi"

    curve = page.get_by_role("img", name="2131 views on 2026-11-24")
    assert curve.locator("polyline").bounding_box()["width"] > 300
    assert curve.locator("circle.own").count() == 6
    assert curve.locator("circle.listed").count() == 1

    taken_out, put_in = page.locator("tbody del").first, page.locator("tbody ins").first
    assert (taken_out.inner_text(), put_in.inner_text()) == ("4", "5")
    assert taken_out.bounding_box()["x"] < put_in.bounding_box()["x"]
    colours = [each.evaluate("node => getComputedStyle(node).backgroundColor") for each in (taken_out, put_in)]
    assert len({*colours, "rgba(0, 0, 0, 0)"}) == 3
    page.get_by_role("link", name="Thường trực").click()
    assert "2022-05-27" in page.locator("main").inner_text()


def test_filters_of_the_form(page: Any) -> None:
    page.goto("/search")
    page.get_by_label("Portal").select_option("vidu")
    page.get_by_label("Section").fill("nong nghiep")
    page.get_by_label("From day").fill("2022-01-01")
    page.get_by_role("button", name="Search").click()
    assert page.get_by_role("status").inner_text() == "1 article"
    page.get_by_role("link", name="Kết quả sản xuất").click()
    assert page.locator("table.cells td").first.inner_text() == "Xã"
    page.goto("/search?portal=vidu")
    page.get_by_role("link", name="after").click()
    assert "page 2 of 3" in page.get_by_role("status").inner_text()


def test_nothing_of_a_hostile_page_runs(page: Any, server: Served, outside: socket.socket) -> None:
    heard = Heard(page)
    for path in ("/", "/portal/vidu", "/search?q=script", PAGES["hostile"], PAGES["hostile"] + "?revision=1"):
        page.goto(path)
        _quiet(page)
        assert "<script>" in page.locator("main").inner_text() or path == "/"
    assert page.locator("h1").inner_text().startswith(f"<script>console.log('{MARK} field')")
    assert page.locator('a[href^="javascript:" i], a[href^="data:" i]').count() == 0
    page.get_by_text("Show it here").click()
    frame = page.frame_locator("iframe")
    assert frame.locator("h1").inner_text() == "Trang được lưu"
    for link in ("#run", "#top", "#f button"):
        frame.locator(link).click()
    _looked_at(page)
    assert urlsplit(page.url).path == PAGES["hostile"].replace(":", "%3A")

    page.goto(f"{PAGES['hostile']}/page")
    assert page.locator("h1").inner_text() == "Trang được lưu"
    page.locator("#run").click()
    _looked_at(page)
    assert page.url.endswith("/page")

    assert [text for text in heard.said if text.startswith(MARK)] == []
    assert heard.dialogs == []
    assert heard.asked <= {urlsplit(server.url).netloc} | heard.refused
    with pytest.raises(BlockingIOError):
        outside.accept()


def _looked_at(page: Any) -> None:
    """Waits until whatever was begun has been drawn: scripts, refreshes and connections of the page had their turn."""
    _quiet(page)
    page.screenshot()


def _quiet(page: Any) -> None:
    """Waits until the page asks for nothing more. Of a request that was forbidden Chromium may tell no end: what was
    asked for and who was reached is looked at afterwards."""
    from playwright.sync_api import TimeoutError as NoEnd

    with suppress(NoEnd):
        page.wait_for_load_state("networkidle", timeout=10_000)


@pytest.mark.sweep(every=2)
@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_for_everybody(page: Any, name: str) -> None:
    """Fits a narrow and a wide screen, and has nothing that axe knows to be in anybody's way: contrast in the light
    and in the dark, labels, headings, landmarks."""
    from axe_playwright_python.sync_playwright import Axe

    page.goto(PAGES[name])
    for each in page.locator("details:not(:has(iframe))").all():
        each.evaluate("node => { node.open = true }")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    months = page.locator(".scroll:has(.calendar)")
    assert months.evaluate_all("all => all.filter(node => node.scrollWidth > node.clientWidth).length") == 0
    # Axe does not tell contrast on a gradient: the shadow that says where more is goes, the colours stay.
    page.evaluate("document.querySelectorAll('.scroll').forEach(node => { node.style.backgroundImage = 'none' })")
    assert _violations(Axe().run(page).response) == []
    page.emulate_media(color_scheme="dark")
    assert _violations(page.evaluate("axe.run({runOnly: ['color-contrast'], resultTypes: ['violations']})")) == []


def _violations(found: dict[str, Any]) -> list[tuple[str, list[str]]]:
    return [(each["id"], [node["html"] for node in each["nodes"]]) for each in found["violations"]]


def test_keys_alone_are_enough(page: Any) -> None:
    page.goto(PAGES["reference"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    seen: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        at = page.evaluate(
            "() => { const node = document.activeElement, style = getComputedStyle(node);"
            " return [node.tagName + (node.id ? '#' + node.id : ''), style.outlineStyle, style.outlineWidth] }"
        )
        if at[0] in ("BODY", "IFRAME"):
            break
        assert (at[1], at[2]) == ("solid", "3px"), at
        seen.append(at[0])
    assert {"SELECT#old", "SELECT#new", "BUTTON", "SUMMARY", "A"} <= set(seen)
    page.goto("/")
    page.locator("#words").focus()
    page.keyboard.type("cau ngang")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=cau+ngang")
