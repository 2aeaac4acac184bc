"""Pages of portals in skins of their own: the portal's name over the title, the section before its day, labels in two
languages, names with an initial, and another system's roles."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes

TITLE = "Ngày hội Đại đoàn kết ở khu dân cư thôn Bãi Bằng"
TEXT = [
    "Dự ngày hội có các đồng chí lãnh đạo xã cùng đông đảo bà con trong thôn và con em xa quê trở về chung vui.",
    "Năm qua, cả thôn có 98% số hộ đạt danh hiệu Gia đình văn hóa, không còn hộ nghèo, đường làng sạch đẹp.",
]
BODY = f"<div class=nd>{''.join(f'<p>{each}</p>' for each in TEXT)}</div>"
DAY = "<div class=ngay>12-03-2025 08:05</div>"
MENU = "<div id=m><a href=/>TRANG CHỦ</a> <a href=/tin>TIN TỨC</a></div>"


def _read(body: str, *, title: str = TITLE, url: str = "https://vidu.gov.vn/tin-tuc-su-kien/77.m") -> Article:
    page = f"<html><head><title>{title}</title></head><body>{body}<div>UBND xã Ví Dụ</div></body></html>"
    found = parse_bytes(page.encode(), url=url)
    assert isinstance(found, Article), found
    return found


def _over(head: str, *, title: str = TITLE) -> str:
    return f"{head}{MENU}<div class=a><div class=t>{title}</div>{DAY}{BODY}</div>"


@pytest.mark.parametrize("name", ["Hội Nông dân tỉnh Ví Dụ", "Liên minh Hợp tác xã tỉnh Ví Dụ", "Công đoàn ngành Y tế"])
@pytest.mark.parametrize("mark", [" - ", " | "])
@pytest.mark.parametrize("clock", ["", "<div>Thứ Bảy, 28/11/2026</div>"])
def test_the_heading_of_the_banner_is_no_title_where_the_page_is_called_by_both(
    name: str, mark: str, clock: str
) -> None:
    found = _read(_over(f"<h1>{name.upper()}</h1>{clock}"), title=f"{name}{mark}{TITLE}")
    assert (found.title, found.published_at, found.body.split("\n\n")) == (TITLE, "2025-03-12T08:05:00+07:00", TEXT)


def test_a_name_longer_than_the_title_behind_it_is_none_either() -> None:
    name = "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh"
    assert _read(_over(f"<h1>{name}</h1>", title="Tin buồn"), title=f"Tin buồn - {name}").title == "Tin buồn"


@pytest.mark.parametrize(
    "title",
    ["Chùm ảnh: Lính biên phòng giúp dân gặt lúa", "Gương điển hình: Cô giáo Lò Thị Phượng và lớp học trên mây",
     "Mô hình: Nuôi cá lồng của ông Lê Văn Ba", "PHÓNG SỰ ẢNH: MÙA VÀNG TRÊN BẢN"],
)  # fmt: skip
@pytest.mark.parametrize("called", ["PHƯỜNG VÍ DỤ | {}", "Trang tin"])
def test_a_thing_that_ends_as_a_label_does_names_nobody(title: str, called: str) -> None:
    last = "<p><b>Mô hình: Nuôi cá lồng trên sông Ví Dụ</b></p>"
    banner = "<h1>PHƯỜNG VÍ DỤ</h1>" if "{}" in called else ""
    text = f"<div class=a><h2>{title}</h2>{DAY}<div>{BODY}{last}</div></div>"
    found = _read(f"{banner}{MENU}{text}", title=called.format(title))
    assert (found.title, found.byline, found.authors) == (title, None, [])
    assert found.body.split("\n\n") == [*TEXT, "Mô hình: Nuôi cá lồng trên sông Ví Dụ"]


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
    assert _read(page, title=f"{TITLE} - {SECTION}").title == TITLE


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
    found = _read(f"{menu}<div class=x>{above}<h2>{TITLE}</h2>{below}{BODY}</div>")
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
    assert _read(page).section == _read(f"<div id=m>{link}</div>{page}").section == []


@pytest.mark.parametrize(
    "link",
    ["<a href=/le-hoi-dua-bo>Lễ hội đua bò</a>", "<a href=/chi-duong>Chỉ đường</a>",
     "<a href=/author/admin-portal>admin portal</a>", "<a href=/cong-tac-vien>Cộng tác viên</a>",
     "<a href=/lich-tiep-cong-dan>Lịch tiếp công dân</a>"],
)  # fmt: skip
@pytest.mark.parametrize("below", ["", DAY])
def test_a_link_before_the_day_that_no_menu_has_names_no_section(link: str, below: str) -> None:
    found = _read(f"{MENU}<div class=x><p>{link} · 12/03/2025</p><h2>{TITLE}</h2>{below}{BODY}</div>")
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
    found = _read(f"{menu}<div class=where>{way}</div><div class=a><div class=t>{TITLE}</div>{DAY}{BODY}</div>")
    assert (found.title, found.section, found.body.split("\n\n")) == (TITLE, section, TEXT)


def test_headers_in_two_languages_are_headers() -> None:
    name = "<p style='text-align:right'><b>Tác giả: Lê Hoa</b></p>"
    file = "<label>Tệp đính kèm / Attachments:</label><ul><li><a href=/f/1.pdf>Kế hoạch</a></ul>"
    others = "<label>Tin khác / Other news</label><ul><li><a href=/tin-tuc-su-kien/78.m>Lễ hội mùa vàng ở xã</a></ul>"
    found = _read(f"<div class=a><div class=t>{TITLE}</div>{DAY}{BODY}{name}<div>{file}</div><div>{others}</div></div>")
    assert (found.byline, found.body.split("\n\n")) == ("Lê Hoa", TEXT)
    assert [each.url for each in found.related] == ["https://vidu.gov.vn/tin-tuc-su-kien/78.m"]
    assert [each.name for each in found.attachments] == ["Kế hoạch"]


@pytest.mark.parametrize(
    ("above", "byline", "source"),
    [
        ("Q.Tuấn</p><p>Nguồn: Báo Ví Dụ", "Q.Tuấn", "Báo Ví Dụ"),
        ("Chủ tịch UBND xã phát biểu tại ngày hội.</p><p style='text-align:right'>Lê Hoa", "Lê Hoa", None),
        ("Q. Giám đốc Sở Y tế trao quà.</p><p style='text-align:right'>Lê Hoa", "Lê Hoa", None),
        ("Q. GIÁM ĐỐC</p><p>Lê Hoa", None, None),
        ("Q.CHỦ TỊCH</p><p>(Đã ký)</p><p>Lê Hoa", None, None),
        ("Q. Hiệu trưởng</p><p>Lê Hoa", None, None),
        ("KT. TRƯỞNG BAN</p><p>Lê Hoa", None, None),
        ("Q. Chánh Thanh tra</p><p>Lê Hoa", None, None),
        ("CHỦ TỊCH.</p><p>Lê Hoa", None, None),
        ("CHỦ TỊCH</p><p>(Đã ký).</p><p>Lê Hoa", None, None),
    ],
)
def test_an_initial_or_a_sentence_over_a_name_is_no_post(above: str, byline: str | None, source: str | None) -> None:
    found = _read(f"<div class=a><h1>{TITLE}</h1>{DAY}<div>{BODY}<p>{above}</p></div></div>")
    assert (found.byline, found.source) == (byline, source)


def test_roles_of_a_mobile_theme_are_not_those_of_another_system() -> None:
    found = _read(f"<div data-role=page><div data-role=header>Cổng</div><div data-role=content>{_over('')}</div></div>")
    assert (found.parser.family, found.title, found.body.split("\n\n")) == ("generic", TITLE, TEXT)


@pytest.mark.parametrize("header", ["Danh sách file đính kèm", "Tải tài liệu", "Danh sách các tệp tin đính kèm:"])
def test_further_headers_of_files(header: str) -> None:
    below = f"<h4>{header}</h4><a href=/f/1.pdf>Kế hoạch</a>"
    source = "<div>Nguồn: Văn phòng UBND tỉnh</div>"
    found = _read(f"<div class=a><h1>{TITLE}</h1>{DAY}{BODY}{source}<div>{below}</div></div>")
    assert (found.body.split("\n\n"), found.source) == (TEXT, "Văn phòng UBND tỉnh")
    assert [each.name for each in found.attachments] == ["Kế hoạch"]


def test_topics_below_a_text_are_its_tags_where_they_are_links() -> None:
    tags = "<div><span>Chủ đề:</span><a href=/chu-de/y-te>y tế</a><a href=/chu-de/mua-mua>mùa mưa</a></div>"
    found = _read(f"<div class=a><h1>{TITLE}</h1>{DAY}{BODY}{tags}</div>")
    assert (found.tags, found.body.split("\n\n")) == (["y tế", "mùa mưa"], TEXT)
    said = "Chủ đề: Xây dựng xã hội học tập."
    assert _read(f"<div class=a><h1>{TITLE}</h1>{DAY}<div>{BODY}<p>{said}</p></div></div>").body.endswith(said)


BULLET = "<td><img src='/images/bullet.gif'></td>"


def test_a_table_of_headlines_with_bullets_is_the_box_of_other_news() -> None:
    rows = [("Lễ hội mùa vàng trên bản Nà Lốc", 78), ("Khởi công cầu dân sinh ở thôn Bãi", 79)]
    table = "".join(f"<tr>{BULLET}<td><a href=/tin-tuc/{no}.m>{name}</a> (1/2/2025)</td></tr>" for name, no in rows)
    found = _read(f"<div class=a><h1>{TITLE}</h1>{DAY}{BODY}<div>Các tin khác</div><table>{table}</table></div>")
    assert [each.url for each in found.related] == [f"https://vidu.gov.vn/tin-tuc/{no}.m" for _, no in rows]
    assert (found.body.split("\n\n"), [each for each in found.blocks if hasattr(each, "rows")]) == (TEXT, [])


@pytest.mark.parametrize(
    "heading", ["<h3>Nhiều chỉ tiêu đạt và vượt kế hoạch</h3>", "<p><b>Nhiều chỉ tiêu đạt</b></p>"]
)
@pytest.mark.parametrize(
    ("line", "is_caption"),
    [
        ("<div class=note>Quang cảnh phiên họp thường kỳ của UBND xã sáng 26/6</div>", True),
        ("<p><em>Bà con thôn Bãi Bằng thi kéo co trong ngày hội</em></p>", True),
        ("<p>Có 15 ý kiến tham luận tại hội nghị của thôn.</p>", False),
        ("<p>Những con số biết nói của cả thôn</p>", False),
        ("<p>Tại buổi gặp mặt có 50 đại biểu tham dự</p>", False),
        ("<p>Một góc nhìn khác về làng nghề của xã</p>", False),
        ("<p style='text-align:justify'>Ban tổ chức trao giải Nhất tại hội nghị</p>", False),
        ("<p><em>Tại lễ ra quân của thôn Bãi Bằng</em></p>", True),
        ("<p><em>Kỳ 1: Những ngày gian khó của thôn</em></p>", False),
        ("<p><b>Trao quà cho hộ nghèo tại buổi lễ</b></p>", False),
        ("<h4>Trao quà cho hộ nghèo tại buổi lễ</h4>", False),
    ],
)
def test_what_stands_between_a_picture_and_a_heading(line: str, is_caption: bool, heading: str) -> None:
    text = f"<p>{TEXT[0]}</p><p><img src=/u/hop.jpg></p>{line}{heading}<p>{TEXT[1]}</p>"
    found = _read(f"<div class=a><h1>{TITLE}</h1>{DAY}<div class=nd>{text}</div></div>")
    assert [each.caption is not None for each in found.images] == [is_caption]
    assert len(found.body.split("\n\n")) == 4 - is_caption
