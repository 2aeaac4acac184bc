"""What a listing says of its own length, and numbers that say nothing of it."""

from __future__ import annotations

import pytest

from crawler import families
from crawler.discovery import listings
from crawler.html import Page

HOST = "http://vidu.gov.vn"


def claimed(behind: str, *, more: str = "", far: str = "", home: bool = False) -> int | None:
    rows = "".join(
        f"<li><h3><a href='/tin/{n}.html'>Nông dân thu hoạch lúa chín sớm đợt {n}</a></h3>0{n}/03/2026</li>"
        for n in range(1, 6)
    )
    html = (
        f"<html><body><div><div>{far}</div><div class='giua'><div class='ds'><ul>{rows}{more}</ul>{behind}</div></div>"
        "</div>"
        "<div class='menu'><a href='/muc/a'>Mục A</a></div></body></html>"
    )
    page = Page(html.encode(), url=f"{HOST}/muc/thoi-su")
    own = lambda url: url.startswith(HOST)  # noqa: E731
    return listings.read(page, family=families.GENERIC, inside=own, home=home).claimed


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("<p>Tổng số: <b>70</b> tin</p>", 70),
        ("<p>Tổng số bản ghi: 1.070</p>", 1070),
        # So say the statistics of a portal on each of its pages.
        ("<p>Tổng số tin: 1.070</p>", None),
        ("<p>Tổng số bài viết: 70</p>", None),
        ("<p>Tổng cộng 70 bài viết</p>", 70),
        ("<p>Tìm thấy 70 kết quả</p>", 70),
        ("<div>Hiển thị 1 - 5 trong tổng số 70</div>", 70),
        ("<div>Showing 1 to 5 of 70 entries</div>", 70),
        ("<span>Trang 1/7</span>", 31),
        ("<span>Trang 1 trên tổng số 7</span>", 31),
        ("<span>Page 1 of 7</span>", 31),
        ("<span>Trang 7/7</span>", None),
        ("<span>Trang 1/1</span>", None),
        ("<span>Trang 1/2/2026</span>", None),
        ("<p>Tổng số lượt truy cập: 70</p>", None),
        ("<p>Tổng số 70 bình luận</p>", None),
        ("<p>Tổng số phiếu: 70</p>", None),
        ("<p>Tổng vốn đầu tư 70 tỷ đồng</p>", None),
        ("<p>Tổng số: 70 văn bản</p>", None),
        ("<p>Mục này có 70 tin ảnh</p>", None),
        ("<div class='trang'><b>1</b> <a href='?trang=2'>2</a></div><p>Tổng số: 70 tin</p>", None),
    ],
)
def test_what_a_list_says_of_its_length(text: str, number: int | None) -> None:
    assert claimed(text) == number


def test_what_stands_far_from_the_rows_counts_something_else() -> None:
    deep = "<div><div><p>Tổng số bài viết: 7345</p></div></div>"
    assert claimed("", far=deep) is None
    assert claimed("<p>Tổng số: 70 tin</p>", home=True) is None


@pytest.mark.parametrize(
    "lead",
    [
        "Ban tổ chức đã nhận được tổng số 1.250 bài viết của các tác giả trong cả nước.",
        "Các cơ quan báo chí đã đăng tổng cộng 345 tin bài về tỉnh.",
        "Bài viết còn một kỳ nữa (trang 1/4).",
    ],
)
def test_what_a_row_tells_of_is_not_the_length_of_its_list(lead: str) -> None:
    row = f"<li><h3><a href='/tin/9.html'>Trao giải cuộc thi viết về quê hương</a></h3>09/03/2026<p>{lead}</p></li>"
    assert claimed("", more=row) is None
    assert claimed(f"<ul>{row}</ul>") is None
    assert claimed("<p>Tổng số: 70 tin</p>", more=row) == 70
