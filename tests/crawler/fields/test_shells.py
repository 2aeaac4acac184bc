"""Pages that a script fills, as a crawl without a browser sees them."""

from __future__ import annotations

import pytest

from archive.article import Reject
from crawler.parse import parse_bytes

SCRIPT = "<script src='/static/js/main.8f.js' defer></script>"


def reason(body: str, script: str = SCRIPT) -> str:
    page = f"<html><head><title>Cổng thông tin điện tử tỉnh Ví Dụ</title>{script}</head><body>{body}</body></html>"
    found = parse_bytes(page.encode(), url="https://vidu.gov.vn/tin-tuc/mua-vang-1288")
    assert isinstance(found, Reject)
    return found.reason


@pytest.mark.parametrize(
    "body",
    [
        "<div id=root></div>",
        "<div id=root><div class=spinner>Đang tải dữ liệu...</div></div>",
        "<app-root>Loading...</app-root>",
        "<noscript>Hãy bật JavaScript.</noscript><div id=q-app></div>",
        "<div id=app><img src=/cho.gif><p>Vui lòng chờ trong giây lát</p></div>",
        "<div id=app v-cloak><h1>{{ article.title }}</h1><p>{{ article.content }}</p></div>",
        "<div style='display:contents'><div id=svelte></div></div>",
        "<portal-app></portal-app>",
    ],
)
def test_what_waits_for_a_script_is_a_shell(body: str) -> None:
    assert reason(body) == "script-only"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<div id=root><p>Trang này đang được nâng cấp nội dung</p></div>",
        "<div id=container></div>",
        "<p>Đang tải</p>",
        "<div class=box v-cloak></div><p>Bạn không có quyền truy cập</p>",
        "<cookie-bar></cookie-bar><div>Bạn không có quyền truy cập</div>",
    ],
)
def test_an_empty_page_and_one_that_says_something_are_none(body: str) -> None:
    assert reason(body) != "script-only"


def test_without_a_script_nothing_will_fill_it() -> None:
    assert reason("<div id=root></div>", script="") != "script-only"
