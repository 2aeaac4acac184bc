"""Listings whose rows a script of the page holds, in every form that scripts write such lists; and lists of else."""

from __future__ import annotations

import json
from random import Random

import pytest

from crawler import families
from crawler.discovery import listings
from crawler.discovery.listing import arrays
from crawler.discovery.model import Listing
from crawler.html import Page
from tests.portals.wilder.third import loose

HOST = "http://vidu.gov.vn"
TITLES = (
    "Khánh thành cầu Vàm Cống nối đôi bờ sông",
    "Nông dân xã Hòa Lộc \"được mùa\" lúa đông xuân",
    "Gửi kết quả đánh giá và đăng ký sản phẩm OCOP",
    "Đoàn công tác kiểm tra tiến độ đường ven sông",
)  # fmt: skip
SLUGS = (
    "khanh-thanh-cau-vam-cong",
    "duoc-mua-lua-dong-xuan",
    "gui-ket-qua-danh-gia-va-dang-ky-ocop",
    "kiem-tra-tien-do",
)
LEAD = "Đại biểu các xã vùng ven đã trao đổi nhiều nội dung quan trọng."
URLS = [f"{HOST}/tin/{7 + at}/{slug}" for at, slug in enumerate(SLUGS)]


def read(script: str, *, beside: str = "", home: bool = False, at: str = "/muc/thoi-su") -> Listing:
    page = Page(
        f"<html><body><ul class='menu'><li><a href='/muc/a'>Mục A</a></li></ul>{beside}<table id='bang'></table>"
        f"<script>{script}</script></body></html>".encode(),
        url=f"{HOST}{at}",
    )
    own = lambda url: url.startswith(f"{HOST}/")  # noqa: E731
    return listings.read(page, family=families.GENERIC, inside=own, section="Thời sự", home=home)


def items(**names: str) -> list[dict[str, object]]:
    """The four articles, their fields called as ``names`` say."""
    return [
        {
            names.get("id", "Id"): 7 + at,
            names.get("title", "TieuDe"): title,
            names.get("lead", "TomTat"): LEAD,
            names.get("day", "NgayDang"): f"0{at + 1}/10/2026",
            names.get("url", "Url"): f"/tin/{7 + at}/{slug}",
        }
        for at, (title, slug) in enumerate(zip(TITLES, SLUGS, strict=True))
    ]


def rows(listing: Listing) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(row.url, row.title, (row.published_at or "")[:10], row.section) for row in listing.rows]


EXPECTED = [
    (url, title, f"2026-10-0{at}", "Thời sự") for at, (url, title) in enumerate(zip(URLS, TITLES, strict=True), 1)
]


@pytest.mark.parametrize("seed", range(20))
def test_rows_are_read_however_they_are_written(seed: int) -> None:
    random = Random(seed)
    said = loose(items(), random)
    held = random.choice(
        [f"var dsTin = {said};", f"$('#bang').bang({{ data: {said}, so: 10 }});", f"window.trang['tin'] = {said}\n"]
    )
    menu = loose([{"Ten": "Trang chủ", "Url": "/"}, {"Ten": "Giới thiệu chung", "Url": "/gioi-thieu"}], random)
    found = read(f"// [{{ chưa dùng\nvar menuPhu = {menu}; {held} function ve(p) {{ return p + 1; }}")
    assert rows(found) == EXPECTED
    assert [row.lead for row in found.rows] == [LEAD] * 4
    assert ([row.kind for row in found.rows], [row.rank for row in found.rows]) == (["listing"] * 4, [0, 1, 2, 3])
    assert not found.is_unread


@pytest.mark.parametrize(
    "script",
    [
        f"var ds = JSON.parse({json.dumps(json.dumps(items()))});",
        f"window.__TRANG__ = {json.dumps({'muc': {'tin': items(), 'tong': 4}})}",
        "var ds = []; " + " ".join(f"ds.push({json.dumps(item)});" for item in items()),
        "var ds = new Array(); " + " ".join(f"ds[{at}] = {json.dumps(item)};" for at, item in enumerate(items())),
        f"var ds = new Array({', '.join(map(json.dumps, items()))});",
        f"ve({json.dumps([list(item.values()) for item in items()])});",
        "var ds = new Array(" + ", ".join(f"new Array({json.dumps(list(i.values()))[1:-1]})" for i in items()) + ");",
        "var ds = [" + ", ".join(f"new Tin({json.dumps(list(item.values()))[1:-1]})" for item in items()) + "];",
        f"var ds = {json.dumps(items(title='t', url='u', lead='s', day='d', id='i'))}",
        f"var ds = {json.dumps([{'data': items()[:2]}, {'data': items()[2:]}])}",
    ],
)  # fmt: skip
def test_rows_are_read_in_whatever_they_stand(script: str) -> None:
    assert rows(read(script)) == EXPECTED


DRAWN = [
    """$.each(ds, function (i, r) { h += '<a href="/tin/' + r.Id + '/' + r.Slug + '">' + r.TieuDe + '</a>'; });""",
    "ds.map(r => `<li><a class='t' href='/tin/${r.Id}/${encodeURIComponent(r.Slug)}'>${r.TieuDe}</a></li>`)",
    """var goc = '/tin/'; ve(ds, function (r) { a = '<a href="' + goc + r.Id + '/' + r.Slug + '">' + r.TieuDe; });""",
]


@pytest.mark.parametrize("draws", DRAWN)
def test_the_script_that_draws_the_rows_tells_their_addresses(draws: str) -> None:
    held = [{**item, "Url": None, "Slug": slug} for item, slug in zip(items(), SLUGS, strict=True)]
    video = """v.html('<a href="/video/' + v.Id + '">' + v.Ten + '</a>');"""
    assert rows(read(f"var ds = {json.dumps(held)}; {video} {draws}")) == EXPECTED


def test_what_links_itself_in_a_cell_is_read() -> None:
    cells = [[f"<a href='{i['Url']}'><b>{i['TieuDe']}</b></a>", i["NgayDang"]] for i in items()]
    assert rows(read(f"$('#bang').DataTable({{ data: {json.dumps(cells)} }})")) == EXPECTED


def test_several_lists_are_a_listing_and_its_boxes() -> None:
    own, other = items(), [{**item, "Url": f"/khac/{item['Id']}"} for item in items()[:2]]
    found = read(f"var tinXemNhieu = {json.dumps(other + other)}; var ds = {json.dumps(own)};")
    assert [(row.url, row.kind) for row in found.rows] == [
        *((url, "listing") for url in URLS), (f"{HOST}/khac/7", "related"), (f"{HOST}/khac/8", "related"),
    ]  # fmt: skip
    assert {row.kind for row in read(f"var ds = {json.dumps(own)}", home=True).rows} == {"home"}


def test_rows_that_the_page_shows_itself_keep_what_it_says_of_them() -> None:
    shown = "".join(
        f"<div class='t'><h3><a href='{item['Url']}'>{item['TieuDe']}</a></h3><p>Lượt xem: 5{item['Id']}</p></div>"
        for item in items()[:2]
    )
    found = read(f"var ds = {json.dumps(items())}", beside=f"<div class='ds'>{shown}</div>")
    assert rows(found) == EXPECTED
    assert [row.views for row in found.rows] == [57, 58, None, None]


def changed(**fields: object) -> str:
    return json.dumps([{**item, **fields} for item in items()])


@pytest.mark.parametrize(
    "script",
    [
        f"var ds = {changed(Url='http://noi-khac.vn/tin/7')}",
        f"var ds = {changed(Url='/upload/ke-hoach.pdf')}",
        f"var ds = {changed(Url='/')}",
        f"var ds = {changed(Url='/muc/thoi-su')}",
        f"var ds = {changed(Url='/tin/xoa?id=7')}",
        f"var ds = {changed(TieuDe='Hòa Lộc')}",
        f"var ds = {changed(start='2026-10-01', end='2026-10-02')}",
        f"var ds = {changed(lat=10.2, lng=106.3)}",
        f"var ds = {changed(SoKyHieu='12/QĐ-UBND')}",
        f"var ds = {changed(price=120000)}",
        f"var banner = {json.dumps(items())}",
        f"var lichCongTac = {json.dumps(items())}",
        "var m = [{Ten: 'Trang chủ', Url: '/'}, {Ten: 'Giới thiệu chung', Url: '/gioi'}, {Ten: 'Tin', Url: '/t'}]",
        "var tt = [{ten: 'Hòa Lộc', date: '1/2/2026', url: '/tt/1'}, {ten: 'An Bình', date: '1/2/2026', url: '/tt/2'}]",
        f"var ds = {json.dumps(items())[:-40]}",
        "var ds = [[1, 2], [3, 4]]; var a = [[[[", "x = [{", "JSON.parse('[{')", "JSON.parse(" + "[" * 2000,
    ],
)  # fmt: skip
def test_what_is_no_list_of_the_portals_articles_gives_no_row(script: str) -> None:
    found = read(script)
    assert (found.rows, found.is_unread) == ([], False)


def test_rows_whose_addresses_nothing_tells_are_told_as_such() -> None:
    held = changed(Url=None)
    assert read(f"var ds = {held}").is_unread
    two = "a = '<a href=\"/tin/' + r.Id + '\">'; b = '<a href=\"/bai/' + r.Id + '\">';"
    assert read(f"var ds = {held}; {two}").is_unread, "nothing says which is their own"
    shown = "".join(
        f"<li><a href='/t/{n}'>Nông dân thu hoạch lúa chín sớm đợt {n}</a> (0{n}/03/2026)</li>" for n in range(1, 5)
    )
    assert not read(f"var ds = {held}", beside=f"<main><ul class='tin'>{shown}</ul></main>").is_unread


@pytest.mark.parametrize(
    "name", ["hotNews", "tin_noi_bat", "newsTicker", "marqueeItems", "sidebarNews", "relatedPosts"]
)
def test_a_box_whose_addresses_nothing_tells_is_no_list_that_is_unread(name: str) -> None:
    """It stands on each page, also on those that list nothing: each would be told as a list that could not be read."""
    held = changed(Url=None)
    assert not read(f"var {name} = {held}").is_unread
    assert read(f"var {name} = {held}; var ds = {held}").is_unread


@pytest.mark.parametrize(
    ("name", "beside", "is_own"),
    [
        ("dsTinNoiBat", "<title>Tin nổi bật - Cổng thông tin huyện</title>", True),
        ("tin_noi_bat", "<h1>Tin nổi bật</h1>", True),
        ("xemNhieuData", "<title>Cổng thông tin huyện | Xem nhiều</title>", True),
        ("dsTinNoiBat", "<title>Tin tức - Cổng thông tin huyện</title><h2>Tin nổi bật</h2>", False),
        ("hotTinTuc", "<title>Tin tức</title><h1>Tin tức</h1>", False),
        ("hotNews", "<title>Tin nổi bật</title>", False),
    ],
)
def test_a_page_that_is_called_as_a_box_is_has_it_for_its_list(name: str, beside: str, is_own: bool) -> None:
    assert read(f"var {name} = {changed(Url=None)}", beside=beside).is_unread is is_own
    drawn = read(f"var {name} = {changed()}", beside=beside).rows
    assert [row.kind for row in drawn] == ["listing" if is_own else "related"] * 4


CALLED = [
    "function xem(id) { location.href = '/tin/' + id; } ve('<li onclick=\"xem(' + r.Id + ')\">' + r.TieuDe + '</li>');",
    "const xem = (id) => { window.open('/tin/' + id) }; ve(`<li onclick=\"xem('${r.Id}')\">${r.TieuDe}</li>`);",
    "function xem(el) { location = '/tin/' + el.dataset.so; } "
    "ve('<li data-so=\"' + r.Id + '\" onclick=\"xem(this)\">' + r.TieuDe);",
    "function xem(el) { location = '/tin/' + $(el).data('so'); } "
    "ve(`<li data-so='${r.Id}' onclick='xem(this)'>${r.TieuDe}`);",
]


@pytest.mark.parametrize("draws", CALLED)
def test_the_function_that_rows_call_tells_their_addresses(draws: str) -> None:
    found = read(f"var ds = {changed(Url=None)}; {draws}")
    assert [row.url for row in found.rows] == [f"{HOST}/tin/{7 + at}" for at in range(4)]


@pytest.mark.parametrize(
    "function",
    [
        "function xoaTin(id) { location.href = '/tin/' + id; }",
        "function xem(id) { if (confirm('?')) location.href = '/tin/' + id; }",
        "function xem(id) { location.href = '/xoa-bai?id=' + id; }",
        "function xem(id) { location.href = '/tin/' + id + ma(); }",
        "function xem(id) { bieuQuyet(id); location.href = '/tin/' + id; }",
    ],
)
def test_what_a_function_does_besides_is_not_done(function: str) -> None:
    name = function.split()[1].partition("(")[0]
    found = read(f"var ds = {changed(Url=None)}; {function} ve('<li onclick=\"{name}(' + r.Id + ')\">' + r.TieuDe);")
    assert (found.rows, found.is_unread) == ([], True)


def test_a_list_that_is_too_long_is_told_to_be_read_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrays, "_ROWS", 3)
    found = read(f"var ds = {json.dumps(items())}")
    assert (rows(found), found.is_unread) == (EXPECTED[:3], True)


@pytest.mark.parametrize(("at", "count"), [("/chia-se/", 4), ("/muc/thoi-su", 0)])
def test_rows_numbered_below_a_section_that_is_called_as_an_act(at: str, count: int) -> None:
    held = [{**item, "Url": f"/chia-se/{n}"} for n, item in enumerate(items(), 7)]
    assert len(read(f"var dsTin = {json.dumps(held)};", at=at).rows) == count
