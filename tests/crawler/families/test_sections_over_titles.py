"""Pages whose metadata name the portal alone: a section's name stands right over the title, set like one."""

from __future__ import annotations

import pytest

from tests.crawler.families.page_kit import FACTS, ONE, TEXT, TITLE, TWO, article, parsed

SECTIONS = ["Tin hoạt động", "Hoạt động của lãnh đạo tỉnh", "Xây dựng nông thôn mới", "Nghiên cứu - Trao đổi"]
OVER = ["<h1>{}</h1>", "<h3>{}</h3>", "<div style='font-weight:bold'>{}</div>"]
TITLES = ["<h2>{}</h2>", "<p><b>{}</b></p>", "<div class=td><span>{}</span></div>"]
PORTAL = "Cổng thông tin điện tử tỉnh Ví Dụ"


@pytest.mark.parametrize("name", SECTIONS)
@pytest.mark.parametrize("over", OVER)
@pytest.mark.parametrize("title", TITLES)
def test_a_section_that_the_menu_has_as_well_is_no_title(name: str, over: str, title: str) -> None:
    menu = f"<nav><ul><li><a href=/gt>Giới thiệu</a></li><li><a href=/hd><i></i> {name}</a></li></ul></nav>"
    page = f"{menu}<div>{over.format(name)}<div>{title.format(TITLE)}{FACTS}<div>{TEXT}</div></div></div>"
    for claimed in (PORTAL, ""):
        found = article(page, title=claimed)
        assert (found.body, found.published_at) == (f"{ONE}\n\n{TWO}", "2022-05-25T16:40:00+07:00")


@pytest.mark.parametrize(
    "below",
    [
        "<h2>Bà con các xã vui hội đua ghe ngo</h2>",
        "<p><b>Bà con các xã vui hội đua ghe ngo</b></p>",
        "<p><b>Sáng 12/5, huyện khai mạc lễ hội với sự tham gia của đông đảo bà con các xã.</b></p>",
    ],
)
def test_what_stands_below_a_title_does_not_take_its_place(below: str) -> None:
    found = parsed(f"<div><h1>{TITLE}</h1>{below}{FACTS}<div>{TEXT}</div></div>", title=PORTAL)
    assert getattr(found, "title", None) == TITLE


def _old_page(over: str, menu: str) -> str:
    rows = "".join(
        f"<tr><td>{cell}</td></tr>" for cell in (over, f"<font size=4><b>{TITLE}</b></font>", "(25/05/2022)")
    )
    return f"<table><tr><td>{menu}</td></tr></table><table>{rows}<tr><td>{ONE}<br><br>{TWO}</td></tr></table>"


def test_a_section_in_bold_over_a_title_in_bold_that_the_menu_has_as_well() -> None:
    assert article(_old_page("<b>Kinh tế</b>", "<a href='?m=2'>Kinh tế</a>")).section == ["Kinh tế"]


@pytest.mark.parametrize(
    ("over", "menu"),
    [
        ("<b>Kinh tế</b>", "<a href='?m=2'>Văn hóa</a>"),
        ("<b>Kinh tế</b>", "<a href='/'>Kinh tế</a>"),
        ("<b>Tin nổi bật</b>", "<a href='?m=2'>Tin nổi bật</a>"),
        ("<b>Chào mừng ngày thành lập Đảng</b>", "<a href='?m=2'>Chào mừng ngày thành lập Đảng</a>"),
        ("<b>Sở Y tế</b>", "<a href='?m=2'>Sở Y tế</a>"),
        ("Kinh tế", "<a href='?m=2'>Kinh tế</a>"),
    ],
)
def test_other_lines_over_such_a_title_name_no_section(over: str, menu: str) -> None:
    assert article(_old_page(over, menu)).section == []


def test_a_line_in_bold_that_only_a_list_below_has_names_no_section() -> None:
    page = _old_page("<b>Hội thi nấu ăn</b>", "<a href='?m=2'>Văn hóa</a>")
    assert article(f"{page}<table><tr><td><a href='?id=7'>Hội thi nấu ăn</a></td></tr></table>").section == []
