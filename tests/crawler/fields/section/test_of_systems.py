"""The section on pages of a system whose own place for it is empty."""

from __future__ import annotations

import json

import pytest

from tests.crawler.fields.pages_kit import SYSTEMS, of_farmers, of_system

TITLE = "Mùa vàng trên cánh đồng mẫu lớn"
HEAD = f"<title>{TITLE}</title>"
OVER = f"<h1>{TITLE}</h1><p>20/11/2025 14:05</p>"
NAME = "Nghiên cứu - Trao đổi"


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize(
    "line",
    [
        f"<div class=title_cat>{NAME}</div>",
        f"<div class=CatTitle><a>{NAME}</a></div>",
        f"<div><span id=ctl00_lblChuyenMuc>{NAME}</span></div>",
    ],
)
def test_the_name_above_the_text_that_its_class_calls_a_category(system: str, line: str) -> None:
    assert of_system(system, f"{line}{OVER}", head=HEAD).section == [NAME]
    assert of_system(system, f"{line.replace(NAME, TITLE)}{OVER}", head=HEAD).section == []
    assert of_system(system, f"{line}<ul><li><a href=/a>Tin</a><li><a href=/b>Bài</a></ul>{OVER}").section == []


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("nested", [True, False])
def test_the_way_that_only_scripts_are_told(system: str, nested: bool) -> None:
    """As plugins of WordPress and Joomla for search engines write it."""

    def entry(name: str) -> dict[str, object]:
        return {"@type": "ListItem", **({"item": {"@id": "/muc", "name": name}} if nested else {"name": name})}

    told = {"@type": "BreadcrumbList", "itemListElement": [entry(name) for name in ("Trang chủ", "Văn hóa", TITLE)]}
    head = f"{HEAD}<script type='application/ld+json'>{json.dumps(told)}</script>"
    assert of_system(system, OVER, head=head).section == ["Văn hóa"]


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("arrow", [" » ", " › ", "<i class='fa fa-angle-right'></i>"])
def test_a_way_that_ends_with_a_link_to_nothing(system: str, arrow: str) -> None:
    def section(*names: str) -> list[str]:
        links = [f"<a href='/muc-{at}'>{name}</a>" for at, name in enumerate(names)]
        way = arrow.join(["<a href='/'>Trang chủ</a>", *links, "<a href='#'>{}</a>"])
        return of_system(system, OVER, head=HEAD, way=f"<div>{way.format(TITLE)}</div>").section

    assert section("Tin tức") == ["Tin tức"]
    assert section("Tin tức", "Văn hóa") == ["Tin tức", "Văn hóa"]


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_way_with_a_section_that_has_no_page(system: str) -> None:
    way = "<a href='/'>Trang chủ</a> » <a href='#'>Tin tức</a> » <a href='/muc'>Văn hóa</a>"
    assert of_system(system, OVER, head=HEAD, way=f"<div>{way}</div>").section == ["Tin tức", "Văn hóa"]


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("arrow", ["", "<i class='fa fa-angle-right'></i>", " › "])
def test_a_menu_with_entries_that_only_open_is_no_way(system: str, arrow: str) -> None:
    entries = (("/", "Trang chủ"), ("#", "Giới thiệu"), ("/tin", "Tin tức"), ("/lien-he", "Liên hệ"))
    menu = "".join(f"<span><a href='{to}'>{name}</a></span>{arrow}" for to, name in entries)
    assert of_system(system, OVER, head=HEAD, way=f"<div class=top>{menu}</div>").section == []


def test_the_label_and_the_name_of_the_section_above_the_title() -> None:
    assert of_farmers("<p>Chuyên mục: Tin hoạt động</p>").section == ["Tin hoạt động"]
