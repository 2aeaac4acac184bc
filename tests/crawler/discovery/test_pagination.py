"""Pagers of every kind: the page after this one, and an end where there is one."""

from __future__ import annotations

import pytest

from crawler.clean import urls
from crawler.discovery import anchors
from crawler.discovery.model import NextPage
from crawler.discovery.paging import pagination
from crawler.html import Page

HOST = "http://vidu.gov.vn"


def inside(url: str) -> bool:
    return urls.host_of(url) == "vidu.gov.vn"


def read(html: str, path: str = "/tin/") -> pagination.Paging:
    return pagination.read(anchors.collect(Page(html.encode(), url=HOST + path), inside=inside))


def following(html: str, path: str = "/tin/") -> list[tuple[str, int | None, str]]:
    return [(page.url.removeprefix(HOST), page.number, page.kind) for page in read(html, path).next]


QUERY = """<div><span class="current">{here}</span> <a href="?page=1">1</a> <a href="?page=2">2</a>
<a href="?page=3">3</a> <a href="?page=2">&raquo;</a></div>"""
NEXT_EVERYWHERE = """<ul class="pagination"><li class="disabled"><a href="javascript:void(0)">&laquo;</a></li>
<li class="active"><a href="javascript:void(0)">1</a></li><li><a rel="next" href="/tin/page-2/">2</a></li>
<li><a rel="next" href="/tin/page-3/">3</a></li><li><a rel="next" href="/tin/page-2/">&raquo;</a></li></ul>"""
LAST_OF_NEXT_EVERYWHERE = """<ul class="pagination"><li><a rel="next" href="/tin/page-2/">&laquo;</a></li>
<li><a rel="next" href="/tin/">1</a></li><li><a rel="next" href="/tin/page-2/">2</a></li>
<li class="active"><a href="javascript:void(0)">3</a></li><li class="disabled">
<a href="javascript:void(0)">&raquo;</a></li></ul>"""


@pytest.mark.parametrize(
    ("html", "path", "expected"),
    [
        (QUERY.format(here=1), "/tin", [("/tin?page=2", 2, "query")]),
        (QUERY.format(here=2), "/tin?page=2", [("/tin?page=3", 3, "query")]),
        (QUERY.format(here=3), "/tin?page=3", []),
        (NEXT_EVERYWHERE, "/tin/", [("/tin/page-2/", 2, "path")]),
        (LAST_OF_NEXT_EVERYWHERE, "/tin/page-3/", []),
        (
            '<div class="phan-trang"><a href="/tin/trang-1.htm">1</a><a class="active" href="/tin/trang-2.htm">2</a>'
            '<a href="/tin/trang-3.htm">3</a><a href="/tin/trang-40.htm">Cuối</a></div>',
            "/tin/trang-2.htm",
            [("/tin/trang-3.htm", 3, "path")],
        ),
        (
            '<div class="wrapper-pagination"><span class="current">1</span><a href="/tin-c217-2.html">2</a>'
            '<a href="/tin-c217-3.html">3</a><a class="next-pages" href="/tin-c217-2.html">Sau</a></div>',
            "/tin-c217-1.html",
            [("/tin-c217-2.html", 2, "path")],
        ),
        (
            '<div class="wrapper-pagination"><a href="/tin-c217-1.html">1</a><a href="/tin-c217-2.html">2</a>'
            '<span class="current">3</span><span class="next-pages">Sau</span></div>',
            "/tin-c217-3.html",
            [],
        ),
        # Older posts behind a link that says "previous", newer ones behind "next".
        ('<ul><li><a href="/tin/page/2/">&larr; Previous</a></li></ul>', "/tin/", [("/tin/page/2/", 2, "path")]),
        (
            '<ul><li><a href="/tin/page/4/">&larr; Previous</a></li><li>'
            '<a href="/tin/page/2/">Next &rarr;</a></li></ul>',
            "/tin/page/3/",
            [("/tin/page/4/", 4, "path")],
        ),
        ('<ul><li><a href="/tin/page/17/">Next &rarr;</a></li></ul>', "/tin/page/18/", []),
        # Rows are counted, not pages.
        (
            '<ul><li>1</li><li><a href="/tin?start=20">2</a></li><li><a href="/tin?start=40">3</a></li></ul>',
            "/tin",
            [("/tin?start=20", 2, "query")],
        ),
        (
            '<ul><li><a href="/tin">1</a></li><li>2</li><li><a href="/tin?start=40">3</a></li></ul>',
            "/tin?start=20",
            [("/tin?start=40", 3, "query")],
        ),
        # Counted from 0.
        (
            '<ul class="pager"><li class="pager-current">2</li><li><a href="/tin?page=0">1</a></li>'
            '<li><a href="/tin?page=2">3</a></li><li><a href="/tin?page=3">4</a></li></ul>',
            "/tin?page=1",
            [("/tin?page=2", 3, "query")],
        ),
        # A portlet's whole state behind a word.
        (
            '<ul class="pager"><li><a href="/tin?p_p_id=101_INSTANCE_a&_101_INSTANCE_a_cur=2">Tiếp theo</a></li></ul>',
            "/tin",
            [("/tin?_101_INSTANCE_a_cur=2&p_p_id=101_INSTANCE_a", 2, "cur")],
        ),
        (
            '<ul class="pager"><li><a href="/tin?p_p_id=101_INSTANCE_a&_101_INSTANCE_a_cur=1">Trước</a></li>'
            '<li><a href="/tin?p_p_id=101_INSTANCE_a&_101_INSTANCE_a_cur=3">Tiếp theo</a></li></ul>',
            "/tin?p_p_id=101_INSTANCE_a&_101_INSTANCE_a_cur=2",
            [("/tin?_101_INSTANCE_a_cur=3&p_p_id=101_INSTANCE_a", 3, "cur")],
        ),
        # Nothing but the last page's number.
        (
            '<div class="paging">Trang <b>1</b> ... <a href="/tin?pageindex=9">9</a></div>',
            "/tin",
            [("/tin?pageindex=2", 2, "query")],
        ),
        # The current page is linked too.
        (
            '<div><a href="/tin?pg=1">[1]</a> <a href="/tin?pg=2">[2]</a> <a href="/tin?pg=3">[3]</a></div>',
            "/tin?pg=2",
            [("/tin?pg=3", 3, "query")],
        ),
        # An unknown parameter and an unknown place in the path: told by counting.
        (
            '<p><b>1</b> <a href="/tin?tr=2">2</a> <a href="/tin?tr=3">3</a> <a href="/tin?tr=4">4</a></p>',
            "/tin",
            [("/tin?tr=2", 2, "query")],
        ),
        (
            '<td><a href="/PhanTrang/1747/1/tin.html">1</a><b>2</b><a href="/PhanTrang/1747/3/tin.html">3</a></td>',
            "/PhanTrang/1747/2/tin.html",
            [("/PhanTrang/1747/3/tin.html", 3, "path")],
        ),
        # The pages after the first lie below its name; those of another list do not.
        ('<a href="/kinh-te/trang-2.htm">Trang sau</a>', "/kinh-te.htm", [("/kinh-te/trang-2.htm", 2, "path")]),
        ('<a href="/kinh-te/trang-3.htm">Trang sau</a>', "/kinh-te/trang-2.htm", [("/kinh-te/trang-3.htm", 3, "path")]),
        ('<a href="/van-hoa/trang-2.htm">Xem thêm</a>', "/kinh-te.htm", []),
    ],
)
def test_next_page(html: str, path: str, expected: list[tuple[str, int | None, str]]) -> None:
    assert following(html, path) == expected


def test_copied_portlet_query_keeps_all_its_parameters() -> None:
    query = (
        "p_p_id=101_INSTANCE_CxpL&amp;p_p_lifecycle=0&amp;p_p_col_count=2&amp;"
        "_101_INSTANCE_CxpL_delta=20&amp;_101_INSTANCE_CxpL_cur="
    )
    html = "<ul>" + "".join(f'<li><a href="/tin?{query}{n}">{n}</a></li>' for n in (1, 2, 3, 4)) + "</ul>"
    [page] = read(html, "/tin").next
    assert page.kind == "cur"
    assert page.number == 2
    assert {"_101_INSTANCE_CxpL_cur=2", "p_p_col_count=2", "_101_INSTANCE_CxpL_delta=20"} <= set(
        page.url.split("?")[1].split("&")
    )


def test_two_pagers_on_a_page_give_a_next_page_each() -> None:
    html = "".join(
        f'<div class="pagination"><b>1</b><a href="/tin?{name}_cur=2">2</a><a href="/tin?{name}_cur=3">3</a></div>'
        for name in "ab"
    )
    assert {page.url for page in read(html, "/tin").next} == {f"{HOST}/tin?a_cur=2", f"{HOST}/tin?b_cur=2"}


def test_a_page_beyond_the_last_that_shows_the_last_again_is_the_end() -> None:
    html = '<div class="pagination"><a href="?page=1">1</a><a href="?page=2">2</a><b>3</b></div>'
    assert following(html, "/tin?page=4") == []
    first_again = '<div class="pagination"><b>1</b><a href="?page=2">2</a><a href="?page=3">3</a></div>'
    assert following(first_again, "/tin?page=4") == []


def test_page_number_and_last_page() -> None:
    paging = read(
        '<div class="pagination">Trang 3/26 <a href="?page=2">2</a> <b>3</b> <a href="?page=4">4</a></div>',
        "/tin?page=3",
    )
    assert (paging.page_number, paging.last_page) == (3, 26)
    paging = read('<div class="pagination"><b>1</b><a href="?page=2">2</a><a href="?page=26"></a></div>', "/tin")
    assert (paging.page_number, paging.last_page) == (1, 26)


@pytest.mark.parametrize(
    "html",
    [
        # A calendar: days, months, with and without a class that says so.
        "<table class='calendar'>"
        + "".join(f'<td><a href="/tin?d={n}">{n}</a></td>' for n in range(1, 31))
        + "</table>",
        "<table>" + "".join(f'<td><a href="/tin/2024/6/{n}">{n}</a></td>' for n in range(1, 31)) + "</table>",
        "<table>" + "".join(f'<td><a href="/tin?ngay={n}">{n}</a></td>' for n in range(1, 31)) + "</table>",
        '<div><a href="/lich/2024/7">Tháng sau »</a></div>',
        # The pages of one article, of its comments, and sizes and orders of the list.
        '<div class="page-links">Trang: <a class="post-page-numbers" href="/tin/2/">2</a>'
        '<a class="post-page-numbers" href="/tin/3/">3</a></div>',
        '<div id="comments"><a href="/tin/comment-page-2/">2</a><a href="/tin/comment-page-3/">3</a></div>',
        '<div>Hiển thị <a href="/tin?size=10">10</a> <a href="/tin?size=20">20</a> <a href="/tin?size=50">50</a></div>',
        '<div class="pagination"><a href="/tin?page=2&sort=asc">2</a><a href="/tin?page=3&sort=asc">3</a></div>',
        # No number and no pager.
        '<a rel="next" href="/tin/bai-ke-tiep-12.html">Bài kế tiếp</a>'
        '<link rel="next" href="/tin/bai-ke-tiep-12.html">',
        '<ul><li><a href="/tin/bai-1.html">Bài 1</a></li><li><a href="/tin/bai-2.html">Bài 2</a></li></ul>',
        '<p><a href="/tin/2023">2023</a> <a href="/tin/2022">2022</a></p>',
    ],
)
def test_what_is_no_pager(html: str) -> None:
    assert following(html) == []


def test_rel_next_without_a_number_is_followed_on_the_same_listing() -> None:
    assert following('<link rel="next" href="/tin/?after=Zm9v">') == [("/tin/?after=Zm9v", None, "rel-next")]
    html = '<div class="pager"><a href="/tin/?truoc=b">‹</a><a href="/tin/?sau=a">Trang sau »</a></div>'
    assert following(html) == [("/tin/?sau=a", None, "rel-next")]
    assert following('<nav><a href="/tin/2/">Trang tiếp →</a></nav>') == [("/tin/2/", None, "rel-next")]


WEBFORM = """<form method="post" action="./Default.aspx?catid=5" id="form1">
<input type="hidden" name="__VIEWSTATE" value="dDw1+/=">
<input type="hidden" name="__EVENTVALIDATION" value="abc"><input type="hidden" name="__EVENTTARGET" value="">
<input type="hidden" name="ctl00$lang" value="vi"><input type="text" name="q" value="Từ khóa">
<a href="javascript:__doPostBack('ctl00$menu','1')">Văn bản</a>
<a href="javascript:__doPostBack('ctl00$grid','Sort$Ngay')">Ngày</a>
<table><tr>{cells}</tr></table></form>"""


def link(label: str, argument: str) -> str:
    return f"<td><a class='ButtonPage' href=\"javascript:__doPostBack('ctl00$pager','{argument}')\">{label}</a></td>"


def webform(*cells: str) -> NextPage | None:
    pages = read(WEBFORM.format(cells="".join(cells)), "/Default.aspx?catid=5").next
    assert len(pages) < 2
    return pages[0] if pages else None


def test_postback_sends_the_hidden_fields_of_this_page() -> None:
    page = webform("<td><span>1</span></td>", link("2", "Page$2"), link("3", "Page$3"), link("...", "Page$11"))
    assert page == NextPage(
        url=f"{HOST}/Default.aspx?catid=5",
        number=2,
        method="POST",
        kind="postback",
        form={
            "__VIEWSTATE": "dDw1+/=",
            "__EVENTVALIDATION": "abc",
            "__EVENTTARGET": "ctl00$pager",
            "__EVENTARGUMENT": "Page$2",
            "ctl00$lang": "vi",
        },
        last=3,
    )


def test_of_two_ellipses_the_second_leads_on() -> None:
    numbers = [link(str(n), f"Page${n}") for n in range(11, 20)]
    page = webform(link("...", "Page$10"), *numbers, "<td><span>20</span></td>", link("...", "Page$21"))
    assert page is not None
    assert (page.number, page.form["__EVENTARGUMENT"]) == (21, "Page$21")


def test_the_last_group_of_a_postback_pager_ends() -> None:
    assert webform(link("...", "Page$20"), link("21", "Page$21"), "<td><span>22</span></td>") is None


def test_a_calendar_control_is_no_postback_pager() -> None:
    days = [link(str(n), str(8900 + n)) for n in range(1, 31)]
    assert webform("<td><b>15</b></td>", *days) is None
    assert webform(*days[:7]) is None


def test_postback_options_and_onclick_are_understood() -> None:
    cell = (
        "<td><a href='javascript:WebForm_DoPostBackWithOptions(new WebForm_PostBackOptions("
        "&quot;ctl00$p$2&quot;, &quot;&quot;, true))'>2</a></td>"
    )
    page = webform("<td>1</td>", cell)
    assert page is not None
    assert page.form["__EVENTTARGET"] == "ctl00$p$2"
    page = webform("<td>1</td>", "<td><a href='#' onclick=\"__doPostBack('p','2');return false\">2</a></td>")
    assert page is not None
    assert page.form["__EVENTTARGET"] == "p"


def test_pages_outside_are_none() -> None:
    page = Page(QUERY.format(here=1).encode(), url=f"{HOST}/tin")
    assert pagination.read(anchors.collect(page, inside=lambda url: False)).next == []


def test_rows_may_be_counted_in_the_path() -> None:
    pager = '<div class="pagination"><strong>1</strong><a href="/tin/12">2</a><a href="/tin/24">3</a></div>'
    assert following(pager) == [("/tin/12", 2, "path")]
    middle = '<div class="pagination"><a href="/tin/">1</a><a href="/tin/12">2</a><b>3</b><a href="/tin/36">4</a></div>'
    assert following(middle, "/tin/24") == [("/tin/36", 4, "path")]
    assert following('<ul><li><a href="/tin/12">2</a></li><li><a href="/tin/24">3</a></li></ul>') == []


def test_a_path_in_the_query_counts_pages() -> None:
    """NukeViet 3 on a server that rewrites nothing; the number of an article stands there as well."""
    here, tail = "/index.php?language=vi&nv=news&op=Tin-hoat-dong", "Tin-hoat-dong/le-ra-quan-chong-dich-dot-20"
    html = (
        f'<div class="page"><strong>1</strong> <a href="{here}/page-10">2</a> <a href="{here}/page-20">3</a></div>'
        f'<p><a href="/index.php?language=vi&nv=news&op={tail}">20</a></p>'
    )
    assert following(html, here) == [(f"{here}%2Fpage-10", 2, "query")]
    assert read(html, here).last_page == 3
