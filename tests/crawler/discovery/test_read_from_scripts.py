"""What only looks like the end of a list: tabs, months and rows behind functions, numbers whose addresses hide them."""

from __future__ import annotations

import pytest

from crawler import families
from crawler.discovery import listings
from crawler.discovery.model import Listing
from crawler.html import Page

HOST = "http://vidu.gov.vn"
ROWS = "".join(
    f"<li><a href='/bai/lua-{n}.html'>Nông dân thu hoạch lúa chín sớm đợt {n}</a> (0{n}/03/2026)</li>"
    for n in range(1, 7)
)


def read(main: str, script: str = "", *, at: str = "/thoi-su?k=Qx1", home: bool = False) -> Listing:
    html = f"<html><body><main><ul class='tin'>{ROWS}</ul>{main}</main><script>{script}</script></body></html>"
    page = Page(html.encode(), url=f"{HOST}{at}")
    return listings.read(page, family=families.GENERIC, inside=lambda url: url.startswith(HOST), home=home)


def following(main: str, script: str = "", *, at: str = "/thoi-su?k=Qx1") -> list[str]:
    return [page.url.removeprefix(HOST) for page in read(main, script, at=at).next]


PAGER = "<ul class='pagination'>{}</ul>"
NUMBERS = (
    "<li><a href='/thoi-su?k=Za9'>1</a></li><li><span class='active'>2</span></li>"
    "<li><a href='/thoi-su?k=Mn4'>3</a></li>"
)


def test_a_number_that_its_address_hides_is_followed_in_a_pager() -> None:
    assert following(PAGER.format(NUMBERS)) == ["/thoi-su?k=Mn4"]
    first = "<li><span>1</span></li><li><a href='/thoi-su?k=Mn4'>2</a></li>"
    assert following(PAGER.format(first)) == ["/thoi-su?k=Mn4"]
    last = "<li><a href='/thoi-su?k=Za9'>1</a></li><li><span>2</span></li>"
    assert following(PAGER.format(last)) == []
    # So many numbers are those of no list's pages, and what stands around each is looked at.
    more = "".join(f"<li><a href='/thoi-su?k=Zz{'x' * n}'>{n}</a></li>" for n in range(4, 150))
    assert following(PAGER.format(NUMBERS + more)) == []


@pytest.mark.parametrize(
    "pager",
    [
        f"<ul class='so-bao'>{NUMBERS}</ul>",
        PAGER.format(NUMBERS.replace("<span class='active'>2</span>", "<a href='/thoi-su?k=Bb2'>2</a>")),
        PAGER.format(NUMBERS.replace("/thoi-su?k=Mn4", "/ky-hop?k=Mn4")),
        PAGER.format(NUMBERS.replace(">3<", ">7<").replace(">1<", ">5<")),
        PAGER.format(NUMBERS.replace("k=Mn4", "sort=Mn4")),
    ],
)
def test_numbers_that_are_no_pager_of_this_list_are_not(pager: str) -> None:
    assert following(pager) == []


def test_what_htmx_loads_when_it_is_seen_goes_on_with_the_list() -> None:
    assert following("<div hx-get='/thoi-su/?page=2' hx-trigger='revealed'>…</div>") == ["/thoi-su/?page=2"]
    assert following("<li data-hx-get='/thoi-su?page=2' data-hx-trigger='intersect once'></li>") == ["/thoi-su?page=2"]
    assert following("<button hx-get='/thoi-su?page=2'>Xem thêm</button>") == ["/thoi-su?page=2"]


@pytest.mark.parametrize(
    "element",
    [
        "<div hx-get='/thoi-tiet?page=2' hx-trigger='every 60s'></div>",
        "<button hx-post='/binh-chon?page=2' hx-trigger='revealed'>Hài lòng</button>",
        "<button hx-get='/gio-hang?page=2'>Tốt</button>",
        "<div hx-get='/tim-kiem?page=2' hx-trigger='revealed'></div>",
        # What counts who saw the end of a list brings nothing.
        "<div hx-get='/api/ghi-nhan?muc=tin' hx-trigger='revealed'></div>",
        "<div hx-get='/api/ghi-nhan?muc=tin&page=2' hx-trigger='revealed' hx-swap='none'></div>",
        "<div hx-get='/tin/tang-luot-xem?page=2' hx-trigger='revealed'></div>",
    ],
)
def test_what_else_htmx_does_is_left_alone(element: str) -> None:
    assert following(element) == []
    assert following(f"{element}<button hx-get='/thoi-su?page=2'>Xem thêm</button>") == ["/thoi-su?page=2"]


CARD = (
    "<article data-slug='le-hoi-lua' data-id='7' onclick='{}'><h4>Khai mạc lễ hội lúa gạo của vùng</h4><p>Sáng nay, "
    "tại huyện, Ủy ban nhân dân khai mạc lễ hội lúa gạo.</p></article>"
)
OPENS = "function mo(el) { window.location.href = '/bai/' + el.dataset.slug; }"


def rows(call: str, script: str) -> list[str]:
    named = (CARD.format(call).replace("của vùng", f"của vùng {n}").replace("hoi-lua", f"hoi-lua-{n}") for n in "abc")
    cards = "".join(named)
    return [row.url.removeprefix(HOST) for row in read(f"<div>{cards}</div>", script).rows if "le-hoi" in row.url]


def test_a_row_is_opened_by_what_a_function_reads_from_it() -> None:
    wished = [f"/bai/le-hoi-lua-{n}" for n in "abc"]
    assert rows("mo(this)", OPENS) == wished
    assert rows("mo(this)", "function mo(el) { location = '/bai/' + $(el).data('slug') }") == wished
    assert rows("mo(this)", "function mo(el) { location = '/bai/' + el.dataset.khac }") == []
    assert rows("mo(this)", "function mo(el) { location = '/bai/moi-nhat' }") == []
    assert rows("mo(this)", "function mo(el) { location = '/xoa/' + el.dataset.slug }") == []
    assert rows("binhChon(this)", OPENS.replace("mo(", "binhChon(")) == []


def months(calls: str, script: str) -> list[str]:
    return [link.url.removeprefix(HOST) for link in read(calls, script, at="/", home=True).months]


TREE = "".join(f"<li><a href='javascript:void(0)' onclick='taiThang(2026, {n})'>Tháng {n}</a></li>" for n in (10, 9, 8))
LOADS = "function taiThang(nam, thang) {{ {} }}"


def test_months_that_a_function_asks_for_are_an_archive() -> None:
    wished = [f"/luu-tru?nam=2026&thang={n}" for n in (10, 9, 8)]
    get = LOADS.format("$.get('/luu-tru?nam=' + nam + '&thang=' + thang, hien);")
    assert months(TREE, get) == wished
    ajax = LOADS.format("$.ajax({ url: '/luu-tru?nam=' + nam + '&thang=' + thang, type: 'GET', success: hien });")
    assert months(TREE, ajax) == wished


@pytest.mark.parametrize(
    "script",
    [
        LOADS.format("$.post('/luu-tru?nam=' + nam + '&thang=' + thang, hien);"),
        LOADS.format("$.ajax({ url: '/luu-tru?nam=' + nam + '&thang=' + thang, type: 'POST' });"),
        LOADS.format("$.get('/lich-cong-tac?nam=' + nam + '&thang=' + thang, hien);"),
        LOADS.format("$.get('/gia-vang?nam=' + nam + '&thang=' + thang, hien);"),
        LOADS.format("$.get('/luu-tru?id=' + thang, hien);"),
        LOADS.format("$.get(duongDan + nam + thang, hien);"),
        "function khac(nam, thang) { $.get('/luu-tru?nam=' + nam + '&thang=' + thang); }",
    ],
)
def test_other_functions_of_year_and_month_give_none(script: str) -> None:
    assert months(TREE, script) == []


TABS = (
    "<ul><li><a href='#tab' data-url='/ajax/tab/3'>Kinh tế</a></li>"
    "<li><a href='#tab' data-url='/ajax/tab/5'>Y tế</a></li></ul>"
)
FILLS = "$('.tab').click(function () {{ $('#tab').load({}); }});"


def sections(main: str, script: str) -> list[tuple[str | None, str]]:
    return [(link.name, link.url.removeprefix(HOST)) for link in read(main, script).sections]


def test_tabs_that_a_script_fills_are_sections() -> None:
    assert sections(TABS, FILLS.format("$(this).data('url')")) == [("Kinh tế", "/ajax/tab/3"), ("Y tế", "/ajax/tab/5")]


def test_what_no_script_loads_and_what_does_more_is_no_tab() -> None:
    assert sections(TABS, "console.log($(this).data('url'));") == []
    fills = FILLS.format("this.dataset.url")
    told = TABS.replace("<ul>", "<ul><li><a href='#tab' data-url='/ajax/tab/1'>Đăng nhập</a></li>")
    assert sections(told, fills) == [("Kinh tế", "/ajax/tab/3"), ("Y tế", "/ajax/tab/5")]
    more = "<button data-url='/tin/them?trang=2'>Xem thêm</button>"
    assert sections(more, fills) == []


@pytest.mark.parametrize(
    "buttons",
    [
        {"/bai/quan-tam/7": "Quan tâm", "/bai/bam-thich/7": "Thích", "/bao-loi/7": "Báo lỗi", "/dong-y?id=7": "Đồng ý"},
        {"/bai/theo-doi?id=7": "Theo dõi", "/bai/theo-doi?id=8": "Theo dõi (2)"},
        {"/bai/thich/7": "Thích 12", "/bai/thich/8": "Thích 3"},
        {"/y/1": "Hài lòng", "/y/2": "Chưa hài lòng"},
    ],
)
def test_buttons_whose_answer_a_script_shows_are_no_tabs(buttons: dict[str, str]) -> None:
    shown = "".join(f"<button class=tab data-url='{url}'>{said}</button>" for url, said in buttons.items())
    assert sections(shown, FILLS.format("$(this).data('url')")) == []
