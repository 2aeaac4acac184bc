"""The section below the title, before the day, in links above: by the menu, by where they lead."""

from __future__ import annotations

import pytest

from tests.crawler.families.village_kit import BODY, DAY, MENU, TEXT, TITLE, read

SECTION = "Hoạt động của lãnh đạo tỉnh"
BUTTONS = "<p><a href=/in-bai>In bài</a> <a href=/gui-thu>Gửi thư</a></p>"


@pytest.mark.parametrize(
    "page",
    [
        f"<div class=a><h1>{TITLE}</h1><div>{SECTION}</div>{DAY}{BODY}</div>",
        f"<div class=a><h1>{TITLE}</h1>{DAY}<div>{SECTION}</div><div>Lượt xem: 12</div>{BODY}</div>",
        f"<div class=a><h1>{TITLE}</h1>{BUTTONS}<div>{SECTION}</div>{DAY}{BODY}</div>",
        f"<div class=a>{DAY}<h1>{TITLE}</h1><div>{BUTTONS}<p><b>{SECTION}</b></p>{BODY}</div></div>",
        f"<div class=a><h1>{TITLE}</h1>{DAY}{BODY}<h3>{SECTION}</h3><ul><li><a href=/1>Tin</a> 1/2/2025</ul></div>",
    ],
)
def test_a_section_that_the_page_is_called_by_as_well_stands_below_the_title(page: str) -> None:
    assert read(page, title=f"{TITLE} - {SECTION}").title == TITLE


@pytest.mark.parametrize("is_above", [True, False])
@pytest.mark.parametrize(
    ("line", "section", "day"),
    [
        ("<a href=/thong-bao-cua-xa>Thông báo của xã</a> · 12/03/2025 · 08:05", "Thông báo của xã", "T08:05:00+07:00"),
        ("<a href=/tin-tuc-su-kien>Tin tức - Sự kiện</a> 08:05, 12/03/2025", "Tin tức - Sự kiện", "T08:05:00+07:00"),
        ("<a href=/phong-chong-dich>Phòng, chống dịch</a> | 12/03/2025", "Phòng, chống dịch", ""),
    ],
)
def test_the_section_stands_before_the_day(line: str, section: str, day: str, is_above: bool) -> None:
    above, below = (f"<p>{line}</p>", "") if is_above else ("", f"<p>{line}</p>")
    menu = f"<ul><li><a href=/>Trang chủ</a><li>{line.partition('</a>')[0]}</a></ul>"
    found = read(f"{menu}<div class=x>{above}<h2>{TITLE}</h2>{below}{BODY}</div>")
    assert (found.section, found.published_at, found.body.split("\n\n")) == ([section], f"2025-03-12{day}", TEXT)


@pytest.mark.parametrize(
    "link",
    ["<a href=/le-van-ba>Lê Văn Ba</a>", "<a href=/so-y-te>Sở Y tế</a>", "<a href=/dang-nhap>Đăng nhập</a>",
     "<a href=/trang-chu>Trang chủ</a>", "<a href=/bai/9.m>Ngày hội</a>", "<a href=/le-hoa>Lê Hoa</a>",
     "<a href=/phong-vien>Phóng viên</a>", "<a href=/quan-tri>Quản trị</a>", "<a href=/in-bai>In bài</a>",
     "<a href=/nghe-bai>Nghe bài</a>", "<a href=/ban-bien-tap>Ban Biên tập</a>", "<a href=/tin-khac>Tin khác</a>",
     "<a href=/gioi-thieu>Giới thiệu</a>"],
)  # fmt: skip
def test_who_wrote_and_buttons_before_the_day_are_no_section(link: str) -> None:
    page = f"<div class=x><p>{link} · 12/03/2025</p><h2>{TITLE}</h2>{BODY}</div>"
    assert read(page).section == read(f"<div id=m>{link}</div>{page}").section == []


@pytest.mark.parametrize(
    "link",
    ["<a href=/le-hoi-dua-bo>Lễ hội đua bò</a>", "<a href=/chi-duong>Chỉ đường</a>",
     "<a href=/author/admin-portal>admin portal</a>", "<a href=/cong-tac-vien>Cộng tác viên</a>",
     "<a href=/lich-tiep-cong-dan>Lịch tiếp công dân</a>"],
)  # fmt: skip
@pytest.mark.parametrize("below", ["", DAY])
def test_a_link_before_the_day_that_no_menu_has_names_no_section(link: str, below: str) -> None:
    found = read(f"{MENU}<div class=x><p>{link} · 12/03/2025</p><h2>{TITLE}</h2>{below}{BODY}</div>")
    assert (found.section, (found.published_at or "")[:10], found.body.split("\n\n")) == ([], "2025-03-12", TEXT)


@pytest.mark.parametrize(
    ("way", "section"),
    [
        ("<a href=/vi-VN/chuyen-doi-so>Chuyển đổi số</a>", []),
        ("<a href=/dich-vu-cong>Dịch vụ công</a>", []),
        ("<a href=/tin-lien-quan>Tin liên quan</a>", []),
        ("<a href=/tin-tuc-su-kien>Tin tức sự kiện</a> / <a href=/kinh-te>Kinh tế</a>", ["Tin tức sự kiện", "Kinh tế"]),
        ("<a href=/van-hoa-du-lich>Văn hóa - Du lịch</a> / <a href=/phong-su-anh>Phóng sự ảnh</a>", []),
        ("<ul><li><a href=/chuyen-doi-so>Chuyển đổi số</a></li></ul>", []),
        ("<a href=/tin-tuc-su-kien>Tin tức, sự kiện</a><a href=/kinh-te>Kinh tế</a>", ["Tin tức, sự kiện", "Kinh tế"]),
        ("<span>Tin tức</span> » <a href='?tab=news&amp;cat=2'>Y tế</a>", ["Tin tức", "Y tế"]),
        ("<a href=/so-y-te>Sở Y tế</a>", []),
        ("<a href=/lien-he>Góp ý của bạn</a>", []),
        ("<span>Tin mới</span> » <a href=/tin-tuc-su-kien/78.m>Lễ hội</a>", []),
        ("<a href=/tin-tuc-su-kien>Tin tức, sự kiện</a> | <a href=/le-hoi-mua-vang>Lễ hội mùa vàng</a>", []),
        ("<span>Từ khóa</span> » <a href=/tag/y-te>Y tế</a>", []),
        ("<span>Nguồn</span> » <a href=https://baovidu.vn/>Báo Ví Dụ</a>", []),
        ("<span>Tác giả</span> » <a href=/le-hoa>Lê Hoa</a>", []),
        ("<span>Xem thêm</span> » <a href=/kinh-te>Kinh tế</a>", []),
        ("<span>Tin nổi bật</span> » <a href=/le-hoi-mua-vang>Lễ hội mùa vàng</a>", []),
        ("<span>Bài trước</span> » <a href=/le-hoi-mua-vang>Lễ hội mùa vàng</a>", []),
        ("<span>Văn bản</span> » <a href=/f/ke-hoach.pdf>Kế hoạch</a>", []),
        ("<a href=/gioi-thieu>Giới thiệu</a><a href=/van-ban>Văn bản</a>", []),
    ],
)  # fmt: skip
def test_links_above_a_title_are_sections_by_where_they_lead(way: str, section: list[str]) -> None:
    menu = (
        "<ul><li><a href=/>Trang chủ</a><li><a href=/kinh-te>Kinh tế</a><li><a href='?tab=news&amp;cat=2'>Y tế</a></ul>"
    )
    found = read(f"{menu}<div class=where>{way}</div><div class=a><div class=t>{TITLE}</div>{DAY}{BODY}</div>")
    assert (found.title, found.section, found.body.split("\n\n")) == (TITLE, section, TEXT)
