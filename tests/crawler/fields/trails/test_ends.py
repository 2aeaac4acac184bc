"""What a way to an article is parted by, and what it ends with."""

from __future__ import annotations

import pytest

from tests.crawler.fields.pages_kit import (
    BRIDGE,
    BRIDGE_TEXT,
    FARMERS_DATE,
    of_bridge,
    of_farmers,
    of_meeting,
)


def test_a_path_of_two_headings_with_a_stroke_between_is_one_above_the_date_too() -> None:
    path = "<div><h2><a href='/tin'>Tin tức</a></h2><span>/</span><h3><a href='{}'>Thời sự</a></h3></div>"
    assert of_farmers(path.format("/tin/thoi-su") + FARMERS_DATE, date="").section == ["Tin tức", "Thời sự"]
    assert of_farmers(path.format("/video") + FARMERS_DATE, date="").section != ["Tin tức", "Thời sự"]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("/kinh-te", "/nong-nghiep"),
        ("/kinh-te-c1", "/nong-nghiep-c12.html"),
        ("?muc=1", "?muc=2"),
        ("/tin-tuc", "/a/9"),
    ],
)
def test_sections_behind_arrows_are_a_path(first: str, last: str) -> None:
    way = f"<p><a href='{first}'>Kinh tế</a> » <a href='{last}'>Nông nghiệp</a></p>"
    assert of_meeting(above=way).section == ["Kinh tế", "Nông nghiệp"]


@pytest.mark.parametrize("last", ["Đăng nhập", "Giao diện tối", "Tiếng Việt"])
def test_a_way_that_ends_at_a_button_ends_at_the_section(last: str) -> None:
    way = f"<a href='/'>Trang chủ</a> » <a href='/tin-tuc'>Tin tức</a> » <span>{last}</span>"
    assert of_meeting(above=f"<div class=breadcrumb>{way}</div>").section == ["Tin tức"]


def test_a_way_may_end_with_the_name_of_the_section_alone() -> None:
    for start, end, last in (("<li>", "</li>", "<li class=active>{}</li>"), ("", " / ", "<span>{}</span>")):
        way = f"{start}<a href='/'>Trang chủ</a>{end}{start}<a href='/tin'>Tin tức</a>{end}"

        def sections(name: str, way: str = way, last: str = last) -> list[str]:
            above = f"<div class='breadcrumb'>{way}{last.format(name)}</div>"
            return of_bridge(f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p>", above=above).section

        assert sections("Tin địa phương") == ["Tin tức", "Tin địa phương"]
        assert sections("Cầu dân sinh") == ["Tin tức", "Cầu dân sinh"]  # of which the title speaks
        for other in (
            BRIDGE,
            "Xã Ví Dụ khánh thành...",
            "Chi tiết tin",
            "Tin tức chi tiết",
            "Xem bài viết",
            "tin mới",
            "",
        ):
            assert sections(other) == ["Tin tức"], other
