"""Pages whose metadata name the portal alone: a section's name stands right over the title, set like one."""

from __future__ import annotations

import pytest

from tests.crawler.families.test_themes import ONE, TEXT, TITLE, TWO, article, parsed

FACTS = "<p>25/05/2022 16:40</p>"
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
