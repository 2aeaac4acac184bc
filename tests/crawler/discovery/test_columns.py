"""Tables of articles whose columns are named by their heads alone."""

from __future__ import annotations

import pytest

from crawler import families
from crawler.discovery import listings
from crawler.html import Page

TITLES = (
    "Khánh thành cầu Ví Dụ nối hai bờ sông",
    "Họp giao ban công tác tháng mười năm 2010",
    "Tập huấn kỹ thuật trồng lúa cho nông dân xã",
    "Ra quân chiến dịch tình nguyện mùa hè xanh",
)


def table(head: str, cells: str) -> list[int | None]:
    rows = ""
    for at, title in enumerate(TITLES):
        link = f"<a href=/tin/{10 + at}-bai>{title}</a>"
        rows += f"<tr>{cells.format(title=link, day=f'{10 + at}/05/2010', count=111 + at)}</tr>"
    page = Page(f"<body><h1>Tin tức</h1><table>{head}{rows}</table></body>".encode(), url="http://vidu.gov.vn/tin")
    return [row.views for row in listings.read(page, family=families.GENERIC, inside=lambda _: True).rows]


COUNTS = [111, 112, 113, 114]


@pytest.mark.parametrize("label", ["Số lần xem", "Lượt xem", "Hits", "Views", "SỐ LẦN ĐỌC"])
def test_a_column_counts_readers_where_its_head_says_so(label: str) -> None:
    head = f"<tr><td>Tiêu đề</td><td>Ngày</td><td><a href='#'>{label}</a></td></tr>"
    assert table(head, "<td>{title}</td><td>{day}</td><td>{count}</td>") == COUNTS
    assert table(f"<thead>{head}</thead>", "<td>{title}</td><td>{day}</td><td>{count}</td>") == COUNTS


@pytest.mark.parametrize(
    "head",
    [
        "",
        "<tr><td>Tiêu đề</td><td>Ngày</td><td>Số trang</td></tr>",
        "<tr><td>Tiêu đề</td><td>Ngày</td><td>Xem thêm</td></tr>",
        "<tr><td>Tiêu đề</td><td>Lượt xem</td></tr>",
        "<tr><td>Lượt xem</td><td>Ngày</td><td>Số</td></tr>",
    ],
)
def test_a_number_in_another_column_counts_nothing(head: str) -> None:
    assert table(head, "<td>{title}</td><td>{day}</td><td>{count}</td>") == [None] * 4


def test_a_head_is_looked_for_among_the_first_nodes_alone() -> None:
    head = "<tr><td>Tiêu đề</td><td>Ngày</td><td>Lượt xem</td></tr>"
    cells = "<td>{title}</td><td>{day}</td><td>{count}</td>"
    assert table("<!-- -->" * 5 + head, cells) == COUNTS
    # Each row would walk over all of them: the time would grow with the square of a page.
    assert table("<!-- -->" * 100 + head, cells) == [None] * 4
