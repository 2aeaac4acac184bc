"""What only looks like a title, a date, an author: innocent pages beside those that the rules were made for."""

from __future__ import annotations

from itertools import pairwise

import pytest

from archive.article import Article, Reject
from crawler.families.unmarked import surroundings, titlelines, trims
from crawler.fields.tree.flow import Flow, Line, Link
from tests.crawler.families.written import TEXT, TITLE, article, parsed

PORTAL = "Cổng thông tin điện tử tỉnh Ví Dụ"
FACTS = "<p>25/05/2022 16:40</p>"
BODY = f"<div><p>{TEXT}</p><p>{TEXT}</p></div>"
SIGNED = "<p>Tin, ảnh: Lê Minh</p>"


WELCOMES = [
    "Chào mừng bạn bè quốc tế đến với Festival Huế năm nay",
    "Chào mừng quý khách đến với Lễ hội hoa Đà Lạt 2024",
    "Chào mừng các bạn học sinh lớp một đến trường",
    "Chào mừng quý khách đến với Cổng trời Quản Bạ",
    "Chào mừng các vị đại biểu về tới Thủ đô dự Đại hội",
    "Chào mừng quý vị đến với trang trại nho Ninh Thuận",
    "Chào mừng bạn đọc đến với Ngày hội sách thành phố",
]


@pytest.mark.parametrize("title", WELCOMES)
@pytest.mark.parametrize(
    ("set_so", "called"),
    [
        ("<h1>{}</h1>", "{}"),
        ("<h1>{}</h1>", f"{{}} - {PORTAL}"),
        ("<h1>{}</h1>", PORTAL),
        ("<p><b>{}</b></p>", f"{{}} - {PORTAL}"),
        ("<p><b>{}</b></p>", "{}"),
        ("<h2>{}</h2>", ""),
    ],
)
def test_news_that_welcomes_somebody_is_news(title: str, set_so: str, called: str) -> None:
    found = article(f"<div>{set_so.format(title)}{FACTS}{BODY}</div>", title=called.format(title))
    assert (found.title, found.published_at) == (title, "2022-05-25T16:40:00+07:00")


@pytest.mark.parametrize(
    "place",
    [
        "Cổng thông tin điện tử tỉnh Ví Dụ", "trang tin của huyện", "Website của Sở", "với trang thông tin xã Ví Dụ",
        "SỞ Y TẾ VÍ DỤ",
    ],
)  # fmt: skip
def test_a_portal_welcomes_to_itself(place: str) -> None:
    welcome = f"<marquee>Chào mừng quý vị đến {place}</marquee>"
    clock = "<div>Thứ sáu, ngày 26/11/2021</div>"
    found = article(f"{clock}{welcome}<div><div>{TITLE}</div>{FACTS}{BODY}</div>", title="SỞ Y TẾ VÍ DỤ")
    assert found.title == TITLE


def test_a_welcome_that_the_page_is_called_by_is_its_title() -> None:
    title = "Chào mừng bạn đọc đến với trang thông tin mới của huyện"
    assert article(f"<h1>{title}</h1>{FACTS}{BODY}", title=title).title == title
    assert not titlelines.is_welcome(title, [], ["chao mung ban doc den voi trang thong tin moi cua huyen - vi du"])


@pytest.mark.parametrize(
    "box",
    [
        "<div class='sidebar'><a href='/lich'>Lịch tiếp công dân</a> 15/12/2020</div>",
        "<div class='related-news'><a href='/tin/bai-1.html'>Bài khác về lễ hội</a> 05/12/2020</div>",
        "<div class='toolbar'><a href='/in'>In bài</a> Cập nhật thời tiết 05/12/2023 <a href='#'>Chia sẻ</a></div>",
        "<div class='tools'><a href='/in'>In</a> <a href='/tin/b'>Lễ hội năm ngoái</a> 05/12/2020</div>",
        "<div class='share'><a href='#'>Facebook</a> Hội nghị ngày 05/12/2020</div>",
        "<div class='sidebar'>Hôm nay, 05/12/2020</div>",
    ],
)
def test_a_day_beside_another_link_is_no_date_of_the_article(box: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{box}{BODY}{SIGNED}")
    assert (found.title, found.published_at, found.modified_at) == (TITLE, None, None)


@pytest.mark.parametrize("name", ["tools", "print-link", "share"])
@pytest.mark.parametrize("links", ["<a href='#'>In</a> <a href='mailto:'>Gửi mail</a>", "<a href='#'>In bài viết</a>"])
def test_a_day_among_buttons_is(name: str, links: str) -> None:
    for box in (f"<span>28/04/2023</span> {links}", f"{links} <span>28/04/2023</span>"):
        assert article(f"<h1>{TITLE}</h1><div class='{name}'>{box}</div>{BODY}").published_at == "2023-04-28"


def test_links_of_a_line_are_taken_out_of_it_once() -> None:
    """The flow of a long line of links is not walked for each, nor its text copied for each."""

    class Counted(list[Link]):
        """How often a link is looked at."""

        seen = 0

        def __getitem__(self, at: object) -> object:  # type: ignore[override]
            self.seen += 1
            return super().__getitem__(at)  # type: ignore[index]

        def __iter__(self) -> object:  # type: ignore[override]
            for each in super().__iter__():
                self.seen += 1
                yield each

    line = Line(" ".join(["In"] * 20_000), linked=40_000, aside=True)
    links = Counted(Link("#", "In", 0) for _ in range(20_000))
    assert trims.dated_tools(Flow([line], links), 0, in_text=False, dates=[]) == []
    assert links.seen == 0


@pytest.mark.parametrize("count", [1, 3])
def test_what_stands_between_the_parts_is_kept(count: int) -> None:
    parts = [f"nút {at}" for at in range(count)]
    assert surroundings.without(" 1/2/2020 ".join([*parts, ""]), parts) == " ".join(["1/2/2020"] * count)
    assert all(first < second for first, second in pairwise(parts))


SELF = "<div class='wrap'><h1><a href='{href}'>{title}</a></h1>{facts}{body}</div>"


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/web/chu-tich-tinh", "https://vidu.gov.vn/web/chu-tich-tinh"),
        ("https://vidu.gov.vn/web/chu-tich-tinh/", "https://vidu.gov.vn/web/chu-tich-tinh"),
        ("/web/chu-tich-tinh", "https://vidu.gov.vn/web/chu-tich-tinh?page=1"),
        ("/web/mua-vang-4711", "https://vidu.gov.vn/index.php?id=4711"),
        ("/web/mua-vang/home", "https://vidu.gov.vn/web/xem.aspx?id=7"),
    ],
)
@pytest.mark.parametrize("called", [TITLE, f"{TITLE} - {PORTAL}"])
def test_a_title_that_leads_to_its_own_page_is_a_title(href: str, url: str, called: str) -> None:
    found = article(SELF.format(href=href, title=TITLE, facts=FACTS, body=BODY), title=called, url=url)
    assert found.title == TITLE


@pytest.mark.parametrize("home", ["/web/guest", "/web/so-y-te/home", "https://vidu.gov.vn/web/so-y-te"])
def test_the_banner_of_a_liferay_site_leads_to_it(home: str) -> None:
    banner = f"<header><h1><a href='{home}'>Trung tâm Xúc tiến</a></h1></header>"
    text = f"<div class='journal-content-article'>{BODY}</div>"
    body = f"<div class='portlet-asset-publisher'><h2>{TITLE}</h2>{FACTS}{text}</div>"
    found = article(
        banner + body, title=f"{TITLE} - Trung tâm Xúc tiến", url="https://vidu.gov.vn/web/so-y-te/-/mua-vang"
    )
    assert found.title == TITLE


PLACES = [
    "Long Hồ", "Phú Lộc", "Lý Sơn", "Hoàng Mai", "Mai Châu", "Lê Lợi", "Phan Thiết", "Đoàn Thể", "Đinh Lăng",
    "Kim Sơn", "Lâm Hà", "Hải Lăng", "Lương Sơn", "Vũ Thư", "Phan Rang", "Tô Hiệu", "Hà Đông", "Văn Giang",
]  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "line",
    [
        "<div class=date>{}, 07/12/2023</div>",
        "<div>{} - 07/12/2023</div>",
        "<p>07/12/2023 {}</p>",
        "<p><em>{} 07/12/2023 08:15</em></p>",
        "<div>{} 08:15 07/12/2023</div>",
        "<p>07/12/2023 08:15 {} 12 lượt xem</p>",
        "<ul><li>07/12/2023</li><li>{}</li></ul>",
        "<div>07/12/2023</div><ul><li>{}</li><li>Kinh tế</li></ul>",
        "<div><span>{}</span> <span>07/12/2023 08:15</span></div>",
    ],
)
def test_a_place_beside_the_date_wrote_nothing(place: str, line: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1>{line.format(place)}{BODY}</div>")
    assert (found.byline, found.authors) == (None, [])
    assert (found.published_at or "").startswith("2023-12-07")


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("<div>Tác giả: Mai Châu | 07/12/2023 08:15</div>", "Mai Châu"),
        ("<div class='author'>Mai Châu</div><div>07/12/2023 08:15</div>", "Mai Châu"),
        ("<div><span class='tac-gia'>Trần Nam</span></div><div>07/12/2023 08:15</div>", "Trần Nam"),
        ("<div>Ngày đăng: 07/12/2023 08:15 - Người viết: Trần Nam</div>", "Trần Nam"),
    ],
)
def test_what_a_label_or_a_class_calls_the_author_wrote(line: str, byline: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{line}{BODY}")
    assert (found.byline, found.published_at) == (byline, "2023-12-07T08:15:00+07:00")


@pytest.mark.parametrize("set_so", ["<p>{0} T5, {1}/12/2023 17:12</p>", "<p>{1}/12/2023 {0}</p>"])
def test_who_asked_wrote_nothing(set_so: str) -> None:
    asked = "".join(f"{set_so.format('Trần Nam', f'0{day}')}<p>{TEXT}</p>" for day in (1, 2, 3))
    found = parsed(f"<div><h1>{TITLE}</h1>{asked}</div>")
    assert isinstance(found, Reject) or (found.byline, found.authors) == (None, [])


SECTIONS = ["Xây dựng Đảng bộ", "Thông tin nội bộ", "Văn hóa - Xã hội", "Cải cách hành chính"]
GUESSED = "title: guessed"


def short(line: str, called: str, before: str = "", head: str = "") -> Article | Reject:
    told = "<div>07/12/2023 08:15</div>"
    return parsed(f"{before}<div><div class='a1'>{line}</div>{told}<div>{TEXT}</div></div>", title=called, head=head)


@pytest.mark.parametrize("line", SECTIONS)
@pytest.mark.parametrize("called", [PORTAL, "Sở Y tế", "Trang chủ"])
def test_a_section_above_the_date_of_a_page_that_is_called_something_is_no_title(line: str, called: str) -> None:
    assert isinstance(short(line, called), Reject)


@pytest.mark.parametrize("line", SECTIONS)
@pytest.mark.parametrize(
    "before",
    [
        "<ul><li><a href='/a'>{}</a></li><li><a href='/b'>Văn bản</a></li></ul>",
        "<nav><a href='/'>Trang chủ</a> » <a href='/a'>{}</a></nav>",
        "<div class=menu><a href='/a'>{} tỉnh Ví Dụ</a></div>",
    ],
)
def test_a_line_that_the_menu_has_is_no_title(line: str, before: str) -> None:
    found = short(line, "", before.format(line.upper()))
    assert isinstance(found, Reject) or found.title != line


def test_a_title_that_only_its_place_tells_is_said_to_be_guessed() -> None:
    found = short("Xây cầu dân sinh", "", "<ul><li><a href='/a'>Xây dựng Đảng</a></li></ul>")
    assert isinstance(found, Article), found
    assert (found.title, found.warnings) == ("Xây cầu dân sinh", [GUESSED])
    assert GUESSED not in article(f"<h1>{TITLE}</h1>{FACTS}{BODY}").warnings


RIGHT = "<p style='text-align:right'><b>{}</b></p>"


@pytest.mark.parametrize("place", ["Long Hồ", "Lê Lợi", "Hồ Chí Minh", "Mai Châu", "Phan Thiết", "Hoàng Mai"])
@pytest.mark.parametrize("office", ["Phòng Giáo dục và Đào tạo", "Ủy ban nhân dân xã", "Sở Y tế"])
def test_a_place_above_an_office_is_text(place: str, office: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div>{RIGHT.format(place)}{RIGHT.format(office)}<p>{TEXT}</p></div>")
    assert (found.byline, found.authors) == (None, [])
    assert place in found.body
    assert office in found.body


@pytest.mark.parametrize("name", ["Nguyễn Văn An", "ThS. Thạch Thị Cầm", "Bs. Lê Hà"])
def test_a_full_name_above_its_office_wrote(name: str) -> None:
    office = "Phòng Giáo dục và Đào tạo"
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div>{RIGHT.format(name)}{RIGHT.format(office)}<p>{TEXT}</p></div>")
    assert (found.authors[0].name in name, "Đào tạo" in [author.name for author in found.authors]) == (True, False)
    assert found.body.startswith("Ngành nông nghiệp")


@pytest.mark.parametrize(
    "office", ["Phòng Giáo dục và Đào tạo", "Sở Nông nghiệp và Môi trường", "PHÒNG Y TẾ VÀ DÂN SỐ"]
)
def test_an_office_called_after_two_things_is_one(office: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{TEXT}</p><p>{TEXT}</p></div><p><b>Tin: {office}</b></p>")
    assert [author.name for author in found.authors] == [office]
