"""Lists that no link goes on with: numbers that call a function, doors, frames, archives by month."""

from __future__ import annotations

import pytest

from tests.crawler.discovery.onward_kit import HOST, ROWS, read


@pytest.mark.parametrize(
    ("script", "address"),
    [
        ("function go(n) { location.href = '/muc/lua?trang=' + n; }", "/muc/lua?trang=3"),
        ("function go(n) { window.location = `/muc/lua/${n}/`; }", "/muc/lua/3/"),
        ("var muc = 7; function go(so) { window.location.assign('/ds?m=' + muc + '&p=' + so); }", "/ds?m=7&p=3"),
        ("go = function (n) { if (n < 1) return; document.location.href = 'lua?p=' + n }", "/muc/lua?p=3"),
    ],
)
@pytest.mark.parametrize(
    "pager",
    [
        "<b>2</b> <a href='#' onclick='go({})'>{}</a>",
        "<li class=active><span onclick='go(2)'>2</span></li><li><span onclick='return go({});'>{}</span></li>",
        "<span>Trang 2</span><a href=\"javascript:go('{}')\">{}</a>",
    ],
)
def test_a_number_calls_a_function_that_goes_to_an_address(script: str, address: str, pager: str) -> None:
    links = "".join(pager.format(n, n) for n in (3,)) + "<a href='javascript:go(1)'>1</a>"
    found = read(f"{ROWS}<div>{links}</div><script>{script}</script>")
    (following,) = found.next
    assert (following.url.removeprefix(HOST), following.number, following.method) == (address, 3, "GET")
    assert (found.page_number, found.last_page, len(found.rows)) == (2, 3, 5)


@pytest.mark.parametrize(
    "fills",
    [
        "document.frm.page.value = n",
        "document.getElementById('so').value = n",
        '$("#so").val(n)',
        "document.forms['frm'].elements['page'].value = n",
    ],
)
@pytest.mark.parametrize("method", ["post", "GET"])
def test_a_number_calls_a_function_that_sends_a_form(fills: str, method: str) -> None:
    form = f"<form name=frm action='/ds' method={method}><input type=hidden name=page id=so value=1>"
    form += "<input type=hidden name=muc value=12></form>"
    pager = "<p><b>1</b> <a href='#' onclick='toi(2);return false'>2</a> <a href='#' onclick='toi(9)'>»</a></p>"
    (following,) = read(
        f"{ROWS}{form}{pager}<script>function toi(n) {{ {fills}; document.frm.submit(); }}</script>"
    ).next
    if method == "post":
        assert (following.url, following.method, following.form) == (f"{HOST}/ds", "POST", {"page": "2", "muc": "12"})
    else:
        assert (following.url, following.method) == (f"{HOST}/ds?muc=12&page=2", "GET")
    assert (following.number, following.last) == (2, 9)


@pytest.mark.parametrize(
    "other",
    [
        "<a onclick='f(1)'>1</a><a onclick='f(2)'>2</a><script>function f(n) { location='/binh-chon?y='+n }</script>",
        "<a onclick='go(2)'>2</a><a onclick='go(5)'>3</a><script>function go(n) { location='/lua?p='+n }</script>",
        "<a onclick='go(2)'>2</a><a onclick='go(3)'>3</a><script>function go(n) { show(n) }</script>",
        "<a onclick='f(2)'>2</a><a onclick='f(3)'>3</a><script>function f(n) { location='//khac.vn/?p='+n }</script>",
        "<a onclick='go(2)'>2</a><a onclick='go(3)'>3</a>",
    ],
)
def test_other_numbers_that_call_something_are_no_pages(other: str) -> None:
    assert read(f"{ROWS}<div>{other}</div>").next == []


def test_the_last_page_is_the_end() -> None:
    pager = "<a onclick='go(1)'>1</a><a onclick='go(2)'>2</a><b>3</b>"
    found = read(f"{ROWS}<div>{pager}</div><script>function go(n) {{ location = '?p=' + n }}</script>")
    assert (found.next, found.page_number) == ([], 3)


@pytest.mark.parametrize(
    "door",
    [
        "<meta http-equiv=refresh content='0;url=/trang-chu.aspx'>",
        "<META HTTP-EQUIV='Refresh' CONTENT=\"3 ; URL='/trang-chu.aspx'\">",
        "<script>window.location.replace('/trang-chu.aspx');</script>",
        "<script>location = '/trang-chu.aspx'</script>",
    ],
)
def test_a_front_page_may_only_lead_on(door: str) -> None:
    assert [page.url for page in read("<p>Đang chuyển...</p>", "/", home=True, head=door).next] == [
        f"{HOST}/trang-chu.aspx"
    ]
    assert read(ROWS, "/", home=True, head=door).next == [], "one with rows is no door"


@pytest.mark.parametrize(
    "head",
    [
        "<meta http-equiv=refresh content='300;url=/khac'>",
        "<meta http-equiv=refresh content='0;url=https://khac.vn/'>",
        "<meta http-equiv=refresh content='5'>",
        "<script>function a() { if (location == '/x') b(); }</script>",
    ],
)
def test_what_renews_itself_or_leads_out_is_no_door(head: str) -> None:
    assert read("<p>Không có gì</p>", "/", home=True, head=head).next == []


def test_a_list_in_a_frame_is_read_there() -> None:
    frames = "<iframe src='/khung/ds?m=3'></iframe><iframe src='https://www.youtube.com/embed/x'></iframe>"
    assert [page.url for page in read(f"<h1>Lúa</h1>{frames}").next] == [f"{HOST}/khung/ds?m=3"]
    assert read(f"{ROWS}{frames}").next == [], "beside rows it is a box"
    assert read("<iframe src='/thoi-tiet'></iframe><iframe src='/ban-do'></iframe>").next == []


def test_archives_by_month_are_listed_the_newest_first() -> None:
    links = "".join(
        f"<li><a href='/luu-tru/{y}/{m:02d}/'>Tháng {m}/{y}</a></li>" for y in (2023, 2024) for m in (1, 2, 11)
    )
    found = read(f"{ROWS}<ul>{links}</ul>", "/", home=True)
    assert [one.url.removeprefix(f"{HOST}/luu-tru/") for one in found.months][:4] == [
        "2024/11/", "2024/02/", "2024/01/", "2023/11/",
    ]  # fmt: skip
    assert not {one.url for one in found.sections} & {one.url for one in found.months}
    calendar = "<a href='/lich/2024/04/'>«</a><a href='/lich/2024/06/'>»</a>"
    assert read(f"{ROWS}<p>{calendar}</p>", "/", home=True).months == []


def test_a_drop_down_of_pages_is_a_pager() -> None:
    options = "".join(f"<option value='/muc/lua?trang={n}'>Trang {n}</option>" for n in range(1, 5))
    found = read(f"{ROWS}<select onchange='location=this.value'>{options}</select>")
    assert ([page.url for page in found.next], found.last_page) == ([f"{HOST}/muc/lua?trang=2"], 4)
    assert found.sections == []
