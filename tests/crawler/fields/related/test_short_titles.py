"""Titles of a few words among other news that say their day."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes
from tests.crawler.fields.pages_kit import of_farmers

TITLE = "Phường tổ chức hội thi tìm hiểu chuyển đổi số"
TEXT = "Tham gia hội thi có mười tám đội đến từ các khu phố, trải qua ba phần thi trong một buổi sáng. "
LONG, SHORT, LAST = "Ra mắt Tổ công nghệ số cộng đồng", "Tập huấn chữ ký số", "Khai mạc giải bóng chuyền các xã"


def row(number: int, title: str, day: str = "(06/11/2026)") -> str:
    return f'<tr><td>• <a href="/tin-tuc/t-{number}">{title}</a> {day}</td></tr>'


def related(below: str) -> str:
    """The numbers of the other news that a page with such a box names."""
    page = (
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div>20/11/2026</div>"
        f"<div><p>{TEXT}</p><p>{TEXT.replace('ba', 'hai')}</p></div><span>Các tin khác:</span>{below}</body></html>"
    )
    found = parse_bytes(page.encode(), url="https://vidu.gov.vn/tin-tuc/hoi-thi-12")
    assert isinstance(found, Article), found
    return "".join(other.url[-1] for other in found.related)


@pytest.mark.parametrize(
    ("below", "numbers"),
    [
        (f"<table>{row(1, LONG)}{row(2, SHORT)}{row(3, LAST)}</table>", "123"),
        (f"<table>{row(2, SHORT)}{row(1, LONG)}</table>", "21"),
        (f'<br>- <a href="/tin-tuc/t-1">{LONG}</a> (6/11/2026)<br>- <a href="/tin-tuc/t-2">{SHORT}</a> (16/11/2026)',
         "12"),
        (f"<table>{row(1, LONG)}{row(2, SHORT, '')}{row(3, LAST)}</table>", "13"),
        (f"<table>{row(1, LONG)}{row(2, 'Thông báo')}{row(3, LAST)}</table>", "13"),
        (f"<table>{row(1, LONG)}{row(2, 'Xem tất cả tin')}{row(3, LAST)}</table>", "13"),
        (f"<table>{row(1, LONG)}{row(2, SHORT).replace('/tin-tuc/', '/tag/')}{row(3, LAST)}</table>", "13"),
        (f"<table>{row(1, LONG)}{row(2, SHORT).replace('/t-2', '/t-2.pdf')}{row(3, LAST)}</table>", "13"),
        (f"<table>{row(1, LONG)}{row(3, LAST)}</table><h4>Văn bản mới</h4><table>{row(2, 'Quyết định số 12')}</table>",
         "13"),
    ],
)  # fmt: skip
def test_a_short_title_with_its_day_is_one_of_the_box(below: str, numbers: str) -> None:
    assert related(below) == numbers


@pytest.mark.parametrize("name", ["Lúa", "Xem thêm", "Trang chủ", "Danh sách"])
def test_entries_that_say_no_title_are_none_of_a_box_of_short_ones(name: str) -> None:
    def titles(*names: str) -> list[str | None]:
        entries = "".join(f"<li><a href='/tin/t-{at}.html'>{each}</a></li>" for at, each in enumerate(names))
        below = f"<div><h3>Tin liên quan</h3><ul>{entries}</ul></div>"
        return [other.title for other in of_farmers(below=below).related]

    assert titles(name, "Tập huấn lúa") == ["Tập huấn lúa"]
    assert titles("Hội khỏe xã", "Tập huấn lúa") == ["Hội khỏe xã", "Tập huấn lúa"]
