"""A way to the article that no class calls one, told from menus; and what a way ends with."""

from __future__ import annotations

import pytest

from tests.crawler.families.skins_kit import joomla, menu
from tests.crawler.families.written import TEXT, TITLE, TWO, article

FACTS = "<p>25/05/2022 16:40</p>"
PARAGRAPHS = f"<div><p>{TEXT}</p><p>{TEXT}</p></div>"
PATH = "<li><a href='/kinh-te'>Kinh tế</a></li><li><a href='/kinh-te/dau-tu'>Đầu tư</a></li>"


@pytest.mark.parametrize(
    ("above", "section"),
    [
        (f"<ul class='b'>{PATH}</ul>", ["Kinh tế", "Đầu tư"]),
        ("<ul><li><a href='/kinh-te'>Kinh tế</a></li><li><a href='/van-hoa'>Văn hóa</a></li></ul>", []),
        ("<nav><a href='/'>Trang chủ</a><span>/</span><a href='/van-hoa'>Văn hóa</a></nav>", ["Văn hóa"]),
        ("<nav><a href='/'>Trang chủ</a> » <a href='/v'>Văn hóa</a> » <a href='/l'>Hội</a></nav>", ["Văn hóa", "Hội"]),
        ("<nav><a href='/'>Trang chủ</a> <a href='/gt'>Giới thiệu</a> <a href='/lh'>Liên hệ</a></nav>", []),
        ("<nav><a href='/'>Trang chủ</a> | <a href='/gt'>Giới thiệu</a> | <a href='/lh'>Liên hệ</a></nav>", []),
        ("<nav>{icon}<a href='/'>Trang chủ</a>{icon}<a href='/g'>Giới thiệu</a></nav>", []),
        ("<nav><ul><li>» <a href='/'>Trang chủ</a></li><li>» <a href='/gt'>Giới thiệu</a></li></ul></nav>", []),
    ],
)  # fmt: skip
def test_paths_without_a_name_are_told_from_menus(above: str, section: list[str]) -> None:
    above = above.replace("{icon}", "<i class='fa-angle-right'></i>")
    assert article(f"<div>{menu()}</div>{above}<h1>{TITLE}</h1>{FACTS}{PARAGRAPHS}").section == section


DATED = "<p>08:15 12/04/2024</p>"
SECOND = "Huyện tiếp tục mời doanh nghiệp liên kết tiêu thụ, xây dựng nhãn hiệu cho gạo của địa phương trong vụ tới."


@pytest.mark.parametrize("last", ["Xem tin", "Chi tiết bài viết", "Nội dung"])
def test_a_breadcrumb_of_colons_and_what_the_page_is(last: str) -> None:
    way = f"<div>Trang chủ :: <a href=/?cat=2>Khuyến cáo</a> :: {last}</div>"
    assert article(f"{way}<h1>{TITLE}</h1>{DATED}<p>{TEXT}</p><p>{SECOND}</p>").section == ["Khuyến cáo"]


def test_a_section_whose_name_begins_so() -> None:
    way = "<div>Trang chủ » <a href=/xem>Xem tin nông thôn</a></div>"
    assert article(f"{way}<h1>{TITLE}</h1>{DATED}<p>{TEXT}</p><p>{SECOND}</p>").section == ["Xem tin nông thôn"]


DATE = "<div>Ngày đăng: 19/06/2018</div>"


def test_a_way_begins_at_the_home_page_in_any_language() -> None:
    way = "<ol class=breadcrumb><li><a href='{}'>ទំព័រដើម</a></li><li><a href=/km/vappathor>វប្បធម៌</a></li></ol>"
    inside = f"{way}<div><h1>{TITLE}</h1>{DATE}<p>{TEXT}</p><p>{TEXT}</p></div>"
    for home in ("/", "/km/home"):
        assert article(inside.format(home)).section == ["វប្បធម៌"]
    assert len(article(inside.format("/km/tin-tuc")).section) == 2


MOMENT = "22/10/2025 17:08"
OTHER = "Đội công tác đã bàn giao thiết bị cho các tổ công nghệ số cộng đồng và hướng dẫn sử dụng ngay tại chỗ."


@pytest.mark.parametrize("arrow", ["<span class='divider'>/</span>", "<i>»</i>", " » ", ""])
def test_the_last_name_of_a_way_has_no_link_and_arrows_of_their_own_before_it(arrow: str) -> None:
    way = f"<li><a href='/'>Trang chủ</a>{arrow}</li><li><a href='/tin'>Tin tức</a>{arrow}</li><li>Y tế cơ sở</li>"
    found = article(
        f"<ul class='breadcrumb'>{way}</ul><h1>{TITLE}</h1><p>{MOMENT}</p><div><p>{TEXT}</p><p>{OTHER}</p></div>"
    )
    assert found.section == ["Tin tức", "Y tế cơ sở"]


def test_one_word_that_ends_the_way_is_a_section_only_where_the_page_says_so_elsewhere() -> None:
    assert joomla(f"<p>{TEXT}</p><p>{TWO}</p>").section == ["Sáng tác"]
