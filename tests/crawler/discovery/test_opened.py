"""Rows that call a function of the page, which opens the article: and calls that do something else."""

from __future__ import annotations

import pytest

from crawler import families
from crawler.discovery import listings
from crawler.discovery.anchors import collect
from crawler.discovery.listing import headings
from crawler.discovery.paging import answers
from crawler.html import Page
from tests.steps import grows_evenly

HOST = "http://vidu.gov.vn"
OPENS = "function xemTin(id) { window.open('chitiet.asp?id=' + id, 'tin', 'width=800'); }"


def rows(script: str, call: str, title: str = "Nông dân thu hoạch lúa chín sớm lần thứ") -> list[str]:
    links = "".join(
        f"<tr><td>{call.format(n=n, title=f'{title} {n}')} <i>({n}/3/2024)</i></td></tr>" for n in range(1, 6)
    )
    html = f"<html><head><script>{script}</script></head><body><table>{links}</table></body></html>"
    page = Page(html.encode(), url=f"{HOST}/ds.asp?nhom=3")
    found = listings.read(page, family=families.GENERIC, inside=lambda url: url.startswith(HOST))
    return [row.url.removeprefix(HOST) for row in found.rows]


@pytest.mark.parametrize(
    ("script", "call"),
    [
        (OPENS, "<a href='javascript:xemTin({n})'>{title}</a>"),
        (OPENS, "<a href='#' onclick=\"xemTin('{n}'); return false\">{title}</a>"),
        (OPENS, "<span onclick='xemTin({n})'>{title}</span>"),
        (
            "var goc = '/chitiet.asp'; function xemTin(a, b) { location.href = goc + '?id=' + a; }",
            "<a href=\"javascript:xemTin({n}, 'tin')\">{title}</a>",
        ),
        (
            "xemTin = function (id) { document.location.assign('/chitiet.asp?id=' + id) }",
            "<a href='javascript:void(0)' onclick='xemTin({n})'>{title}</a>",
        ),
    ],
)
def test_a_title_may_call_what_opens_its_article(script: str, call: str) -> None:
    assert rows(script, call) == [f"/chitiet.asp?id={n}" for n in range(1, 6)]


@pytest.mark.parametrize(
    ("script", "call"),
    [
        ("", "<a href='javascript:xemTin({n})'>{title}</a>"),
        ("function xemTin(id) { window.open('thongbao.asp'); }", "<a href='javascript:xemTin({n})'>{title}</a>"),
        ("function xemTin(id) { $('#tin' + id).toggle(); }", "<a href='javascript:xemTin({n})'>{title}</a>"),
        ("function xoa(id) { location = '/xoa-bai.asp?id=' + id; }", "<a href='javascript:xoa({n})'>{title}</a>"),
        ("function cham(id) { window.open('/danh-gia.asp?id=' + id); }", "<a href='javascript:cham({n})'>{title}</a>"),
        ("function votePoll(id) { location = '/p.asp?id=' + id; }", "<a href='javascript:votePoll({n})'>{title}</a>"),
        ("function x(id) { if (binhChon) location = '/p.asp?id=' + id; }", "<a href='javascript:x({n})'>{title}</a>"),
        ("function x(id) { location = '/p.asp?id=' + id + mau(); }", "<a href='javascript:x({n})'>{title}</a>"),
        ("function x(id) { location = '/tim-kiem?q=' + id; }", "<a href='javascript:x({n})'>{title}</a>"),
        (OPENS, "<a href='javascript:xemTin(document.forms[{n}])'>{title}</a>"),
    ],
)
def test_what_opens_no_article_of_its_own_or_does_something_is_no_row(script: str, call: str) -> None:
    assert rows(script, call) == []


def test_numbers_and_buttons_are_no_titles() -> None:
    assert rows(OPENS, "<a href='javascript:xemTin({n})'>{title}</a>", title="Trang") == []


SLUG = "<div class='the' data-slug='le-hoi-{n}'><h4>{title}</h4></div>"


@pytest.mark.parametrize(
    "script",
    [
        "$('.the').click(function () { location.href = '/bai/' + $(this).data('slug'); });",
        "$(document).on('click', '.the', function () { var s = $(this).attr('data-slug'); location = '/bai/' + s; })",
        "$('.the').on('click', e => { window.open(`/bai/${e.currentTarget.dataset.slug}`); });",
        "document.querySelectorAll('.the').forEach(el => el.addEventListener('click', () => { "
        "location.assign('/bai/' + el.dataset.slug); }));",
    ],
)
def test_a_script_may_open_what_does_not_call_it(script: str) -> None:
    assert rows(script, SLUG) == [f"/bai/le-hoi-{n}" for n in range(1, 6)]


@pytest.mark.parametrize(
    "script",
    [
        "$('.the').click(function () { $(this).toggleClass('mo'); });",
        "$('.the').click(function () { $(this).hide(); }); function x(s) { location.href = '/bai/' + s; }",
        "$('.khac').click(function () { location.href = '/bai/' + $(this).data('slug'); });",
        "$('.the').click(function () { if (confirm('Xóa?')) location.href = '/bai/' + $(this).data('slug'); });",
        "$('.the').click(function () { location.href = '/danh-gia/' + $(this).data('slug'); });",
        "$('.the').click(function () { binhChon(this); location.href = '/bai/' + $(this).data('slug'); });",
        "$('.the').click(function () { location.href = '/bai/' + $(this).data('khac'); });",
        "$('.the').hover(function () { location.href = '/bai/' + $(this).data('slug'); });",
        "$('.the:nth(\"').click(function () { location.href = '/bai/' + $(this).data('slug'); });",
    ],
)
def test_what_else_a_click_does_opens_no_row(script: str) -> None:
    assert rows(script, SLUG) == []


@pytest.mark.parametrize("words", ["Đánh dấu đã đọc bài viết này", "Nhận thông báo về tin này qua Zalo"])
@pytest.mark.parametrize(
    ("script", "button"),
    [
        (
            "$('.nut').click(function () { location.href = '/nhan/' + this.dataset.id; });",
            "<b class=nut data-id={n}>{}</b>",
        ),
        ("function nhan(id) { location.href = '/nhan/' + id; }", "<b onclick='nhan({n})'>{}</b>"),
    ],
)
def test_what_says_the_same_in_every_row_is_a_button(script: str, button: str, words: str) -> None:
    beside = button.replace("{}", words)
    assert rows(script, f"<a href='/tin/{{n}}.html'>{{title}}</a>{beside}") == [f"/tin/{n}.html" for n in range(1, 6)]


@pytest.mark.parametrize("words", ["Xem chi tiết bài viết này", "Đọc tiếp nội dung bài viết"])
def test_what_reads_on_in_every_row_opens_its_article(words: str) -> None:
    button = f"<b>{{title}}</b> <a href='javascript:xemTin({{n}})'>{words}</a>"
    assert rows(OPENS, button) == [f"/chitiet.asp?id={n}" for n in range(1, 6)]


def test_two_rows_may_have_one_title() -> None:
    titles = ["Thông báo lịch tiếp công dân"] * 2 + ["Khánh thành cầu qua sông", "Nông dân thu hoạch lúa"]
    found = "".join(f"<li onclick='xemTin({n})'>{title} <i>({n}/3/2024)</i></li>" for n, title in enumerate(titles, 1))
    page = Page(f"<script>{OPENS}</script><ul>{found}</ul>".encode(), url=f"{HOST}/ds.asp?nhom=3")
    read = listings.read(page, family=families.GENERIC, inside=lambda url: url.startswith(HOST))
    assert [row.url for row in read.rows] == [f"{HOST}/chitiet.asp?id={n}" for n in range(1, 5)]


def test_what_stands_around_links_without_words_is_looked_at_once() -> None:
    def read(count: int) -> None:
        links = "".join(f"<a href='/bai/{n}.html'></a>" for n in range(count))
        page, known = Page(f"<div>{links}</div>".encode(), url=f"{HOST}/ds"), dict[int, str | None]()
        for link in collect(page, inside=lambda url: url.startswith(HOST)).items:
            assert headings.of(link, known) is None

    assert grows_evenly(read, 200)


def test_rows_of_an_answer_call_what_the_page_has_that_asks() -> None:
    script = (
        "function moBai(el) { location.href = '/bai/' + el.dataset.slug; }"
        "$('.khac').click(function () { location.href = '/khac/' + $(this).data('so'); });"
    )
    button = "<button class='btn' data-next='/c/them?start=5'>Tải thêm tin</button>"
    listed = f"<html><body>{button}<script>{script}</script></body></html>".encode()
    page = Page(listed, url=f"{HOST}/c")
    own = lambda url: url.startswith(HOST)  # noqa: E731
    (further,) = listings.read(page, family=families.GENERIC, inside=own).next
    kept = answers.asked_by(answers.written(further))
    assert kept == further

    def answered(row: str) -> list[str]:
        body = "".join(row.format(n=n) for n in range(1, 6)).encode()
        assert kept is not None
        found = answers.read(body, kept, family=families.GENERIC, inside=own)
        return [each.url.removeprefix(HOST) for each in found.rows]

    title = "<h4>Nông dân thu hoạch lúa chín sớm lần thứ {n}</h4>"
    assert answered(f"<div data-slug='le-{{n}}' onclick='moBai(this)'>{title}</div>") == [
        f"/bai/le-{n}" for n in range(1, 6)
    ]
    assert answered(f"<div class='khac' data-so='{{n}}'>{title}</div>") == [f"/khac/{n}" for n in range(1, 6)]
    assert answered(f"<div data-slug='le-{{n}}' onclick='xoaBai(this)'>{title}</div>") == []


@pytest.mark.parametrize(
    ("button", "asked"),
    [
        ("<button data-next='/c/them?start=5'>Tải thêm tin</button>", ["/c/them?start=5"]),
        ("<button data-url='/c/them?p=2'>Xem thêm</button>", ["/c/them?p=2"]),
        ("<button data-url='/gio-hang/them?id=5'>Thêm vào giỏ</button>", []),
        ("<button data-url='/c/xoa?start=5'>Xem thêm</button>", []),
        ("<div hx-get='/c/them?p=2' hx-trigger='revealed'>Đang tải</div>", []),
    ],
)
def test_a_button_that_says_more_may_ask_by_an_address_that_says_so_too(button: str, asked: list[str]) -> None:
    page = Page(f"<html><body>{button}</body></html>".encode(), url=f"{HOST}/c")
    found = listings.read(page, family=families.GENERIC, inside=lambda url: url.startswith(HOST))
    assert [each.url.removeprefix(HOST) for each in found.next] == asked
