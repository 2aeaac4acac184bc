"""Section, tags, files and who wrote, where pages print them around title and text without calling them so."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.clean.text import fold
from crawler.parse import parse_bytes
from tests.crawler.families.written import TEXT, TITLE, article

MENU = ("Trang chủ", "Giới thiệu", "Xây dựng Đảng", "Kinh tế - Xã hội")
FACTS = "<p>25/05/2022 16:40</p>"
BODY = f"<div><p>{TEXT}</p><p>{TEXT}</p></div>"


def menu(names: tuple[str, ...] = MENU) -> str:
    return "<ul>" + "".join(f"<li><a href='/m/{at}'>{name}</a></li>" for at, name in enumerate(names)) + "</ul>"


@pytest.mark.parametrize("name", ["Xây dựng Đảng", "XÂY DỰNG ĐẢNG", "Kinh tế - Xã hội"])
def test_a_line_above_the_title_that_the_menu_has_names_the_section(name: str) -> None:
    for at, url in ((2, "/m/2/mua-vang-4711"), (3, "/m/3/tin/mua-vang-4711.html")):
        above = menu((*MENU, "Liên hệ", "Thư viện"))
        found = article(f"{above}<div>{name}</div><h2>{TITLE}</h2>{FACTS}{BODY}", url=f"https://vidu.gov.vn{url}")
        assert found.section == ([name] if fold(name) == fold(MENU[at]) else [])


@pytest.mark.parametrize("header", ["Xây dựng Đảng", "Tin nổi bật", "Văn bản pháp quy", "Tin mới nhất"])
def test_a_line_above_the_title_that_the_menu_has_names_nothing_that_the_address_does_not(header: str) -> None:
    above = menu((*MENU, "Tin nổi bật", "Văn bản pháp quy", "Tin mới nhất"))
    assert article(f"{above}<div>{header}</div><h2>{TITLE}</h2>{FACTS}{BODY}").section == []


@pytest.mark.parametrize("name", ["Trang chủ", "Tin ảnh hôm nay", "Xây dựng Đảng bộ huyện", "Tin"])
def test_other_lines_above_the_title_name_none(name: str) -> None:
    assert article(f"{menu()}<div>{name}</div><h2>{TITLE}</h2>{FACTS}{BODY}").section == []


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
    assert article(f"<div>{menu()}</div>{above}<h1>{TITLE}</h1>{FACTS}{BODY}").section == section


@pytest.mark.parametrize(
    "facts",
    [
        "<b>Chuyên mục:</b> <a href='/y-te'>Y tế</a> &nbsp; <b>Ngày:</b> 7.6.2019 &nbsp; <b>Xem:</b> 318",
        "Chuyên mục: <a href='/y-te'>Y tế</a> | Ngày đăng: 07/06/2019 | Lượt xem: 318",
        "Ngày đăng: 07/06/2019 - Danh mục: <a href='/y-te'>Y tế</a> - Lượt xem: 318",
    ],
)
def test_facts_in_one_line_are_each_read(facts: str) -> None:
    found = article(f"<h1>{TITLE}</h1><div>{facts}</div>{BODY}")
    assert (found.section, found.published_at, found.views) == (["Y tế"], "2019-06-07", 318)


def test_a_link_among_facts_that_no_label_calls_a_section_is_none() -> None:
    facts = "Chuyên mục: Y tế | Ngày đăng: 07/06/2019 | Tác giả: <a href='/u/7'>Lê Minh Anh</a>"
    found = article(f"<h1>{TITLE}</h1><div>{facts}</div>{BODY}")
    assert (found.section, found.byline) == (["Y tế"], "Lê Minh Anh")


@pytest.mark.parametrize(
    ("links", "tags"),
    [
        ("<a href='/tags/rung'>bảo vệ rừng</a> <a href='/tags/sinh-ke'>sinh kế</a>", ["bảo vệ rừng", "sinh kế"]),
        ("<a href='/tu-khoa/rung'>bảo vệ rừng</a>", ["bảo vệ rừng"]),
        ("<a href='/tags/rung'>bảo vệ rừng</a> <a href='/lien-he'>liên hệ</a>", []),
        ("<a href='/a-1.html'>Trồng rừng gỗ lớn</a>", []),
    ],
)
def test_links_that_lead_to_tags_right_below_the_text_are_tags(links: str, tags: list[str]) -> None:
    assert article(f"<h1>{TITLE}</h1>{FACTS}{BODY}<div class='nhan'>{links}</div>").tags == tags


CLOUD = "<a href='/tag/covid'>Covid</a> <a href='/tag/bao-lu'>Bão lũ</a>"


@pytest.mark.parametrize(
    "box",
    [
        f"<div><h3>Chủ đề nổi bật</h3>{CLOUD}</div>", f"<div><b>Chủ đề nổi bật</b><br>{CLOUD}</div>",
        f"<p>Chủ đề nổi bật</p><p>{CLOUD}</p>", f"<div>Chủ đề nổi bật: {CLOUD}</div>",
        f"<h4>Được tìm nhiều</h4><ul><li>{CLOUD}</li></ul>",
        f"<p><b>Tin liên quan</b></p><p>{CLOUD}</p>",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "around",
    [
        "<h1>{title}</h1>{facts}{body}{box}",
        "<div><h1>{title}</h1>{facts}{body}</div>{box}",
        "<div class='article-detail'><h1>{title}</h1>{facts}<div class='detail-content'>{body}</div></div>{box}",
        "<div class='item-page'><h1 class='entry-title'>{title}</h1><div class='entry-content'>{body}</div>{box}</div>",
        "<article><h1 class='title-detail'>{title}</h1>{facts}<div class='article-content'>{body}</div>{box}</article>",
    ],
)
def test_what_all_of_the_portal_tells_of_is_no_tag(box: str, around: str) -> None:
    page = around.format(title=TITLE, facts=FACTS, body=BODY, box=box)
    assert article(page).tags == []


def test_links_to_tags_beside_the_article_are_none_of_it() -> None:
    for box in ("div", "div class='sidebar'", "div class='tags'", "aside"):
        assert article(f"<div><h1>{TITLE}</h1>{FACTS}{BODY}</div><{box}>{CLOUD}</{box.split()[0]}>").tags == []
    assert article(f"<div><h1>{TITLE}</h1>{FACTS}{BODY}<div>{CLOUD}</div></div>").tags == ["Covid", "Bão lũ"]


@pytest.mark.parametrize(
    ("told", "byline"),
    [
        ("<span>Trần Văn Nam</span> <span>25/05/2022 16:40</span>", None),
        ("<span>25/05/2022, 16:40</span> <span>Trần Văn Nam</span> <span>842 lượt xem</span>", None),
        ("<span class='author'><a href='/tg/12'>Trần Văn Nam</a></span><time>25/05/2022 16:40</time>", "Trần Văn Nam"),
        ("<div class='author'><a href='/tg/12'>Trần Văn Nam</a></div><time>25/05/2022 16:40</time>", "Trần Văn Nam"),
        ("<span>Hà Nội</span> <span>25/05/2022 16:40</span>", None),
        ("<span>25/05/2022 16:40</span> <span>Kinh tế</span>", None),
        ("<div class='author'>admin</div><time>25/05/2022 16:40</time>", None),
        ("<span>Người đăng: Trần Văn Nam</span> <span>25/05/2022 16:40</span>", None),
    ],
)
def test_who_wrote_stands_beside_the_date_where_a_class_says_so(told: str, byline: str | None) -> None:
    found = article(f"<h1>{TITLE}</h1><div>{told}</div>{BODY}")
    assert (found.byline, found.published_at) == (byline, "2022-05-25T16:40:00+07:00")


@pytest.mark.parametrize("system", ["WordPress 6.2", "Joomla! - Open Source", "Drupal 9"])
def test_the_account_that_a_blog_prints_beside_the_date_did_not(system: str) -> None:
    head = f"<head><meta name='generator' content='{system}'><title>{TITLE}</title></head>"
    told = "<div class='m'>Trần Văn Nam - 25/05/2022 16:40</div>"
    found = parse_bytes(
        f"<html>{head}<body class='single'><article class='type-post node node--view-mode-full item-page'>"
        f"<h1 class='entry-title'>{TITLE}</h1>{told}<div class='entry-content field--name-body'>{BODY}</div>"
        "</article></body></html>".encode(),
        url="https://vidu.gov.vn/2022/05/mua-vang/",
    )
    assert isinstance(found, Article), found
    assert found.byline is None


def test_files_in_the_cells_of_a_table_are_offered() -> None:
    rows = "".join(
        f"<tr><td>{at}</td><td>Mẫu {at}</td><td><a href='/f/mau-{at}.docx'>Tải</a> <a href='/x'>Xem</a></td></tr>"
        for at in (1, 2)
    )
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{TEXT}</p><table border='1'>{rows}</table></div>")
    assert [file.url.rpartition("/")[2] for file in found.attachments] == ["mau-1.docx", "mau-2.docx"]


def test_an_icon_parts_the_time_from_the_count() -> None:
    told = "<span>Trần Văn Nam</span><span>T5, 07/12/2023 17:12</span><span><svg></svg>2.131</span>"
    found = article(f"<h1>{TITLE}</h1><div>{told}</div>{BODY}")
    assert (found.published_at, found.views) == ("2023-12-07T17:12:00+07:00", 2131)


@pytest.mark.parametrize("home", ["/web/guest", "/web/so-xay-dung/home", "https://vidu.gov.vn/web/sxd"])
@pytest.mark.parametrize("site", ["Sở Xây dựng Ví Dụ", "Trung tâm Xúc tiến"])
def test_the_name_of_a_site_that_its_banner_leads_to_is_none_of_the_title(home: str, site: str) -> None:
    banner = f"<header><h1><a class='logo' href='{home}'><img alt='{site}' src='/l.png'></a></h1></header>"
    text = f"<div class='d'>12/03/2024 10:00</div><div class='journal-content-article'>{BODY}</div>"
    body = f"<div class='portlet-asset-publisher'><div><div class='t'>{TITLE}</div>{text}</div></div>"
    found = parse_bytes(
        f"<html><head><title>{TITLE} - {site}</title></head><body>{banner}{body}</body></html>".encode(),
        url="https://vidu.gov.vn/web/sxd/-/mua-vang",
    )
    assert isinstance(found, Article), found
    assert (found.title, found.published_at) == (TITLE, "2024-03-12T10:00:00+07:00")


def test_questions_with_who_asked_and_when_are_a_list() -> None:
    asked = "".join(
        f"<div><b>Nguyễn Văn {name}</b> <i>{day}/11/2021</i><p>Xin hỏi thủ tục cấp giấy phép xây dựng nhà ở cần "
        f"những giấy tờ gì, nộp tại bộ phận nào của xã?</p><a href='/hoi/{day}'>Xem trả lời</a></div>"
        for day, name in ((21, "An"), (20, "Bình"), (18, "Chính"), (15, "Dũng"))
    )
    found = parse_bytes(
        f"<html><head><title>Hỏi đáp</title></head><body>{menu()}<h2>Hỏi đáp</h2>{asked}</body></html>".encode(),
        url="https://vidu.gov.vn/hoi-dap",
    )
    assert not isinstance(found, Article)


@pytest.mark.parametrize("line", ["Nguyễn Văn Bình, 12/03/1950", "Trần Văn Nam - 25/05/2022", "Lê Thị Hoa (2/9/1951)"])
def test_persons_with_their_days_in_a_text_stay_in_it(line: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{TEXT}</p><p>{line}</p><p>{TEXT}</p></div>")
    assert (line in found.body, found.published_at) == (True, "2022-05-25T16:40:00+07:00")


@pytest.mark.parametrize("tools", ["tools", "print-link"])
def test_a_date_among_buttons_below_the_title_is_read(tools: str) -> None:
    box = f"<div class='{tools}'><span>28/04/2023</span> <a href='#'>In</a> <a href='mailto:'>Gửi mail</a></div>"
    assert article(f"<h1>{TITLE}</h1>{box}{BODY}").published_at == "2023-04-28"


def test_a_person_among_the_facts_of_a_list_is_no_text() -> None:
    facts = "<ul><li><i class='bi-clock'></i> 09:15 | 21/09/2023</li><li><i class='bi-person'></i> Lê Thu Hà</li></ul>"
    found = article(f"<h1>{TITLE}</h1>{facts}{BODY}")
    assert (found.byline, found.body.startswith("Ngành nông nghiệp")) == (None, True)


def test_a_portal_s_name_in_its_welcome_is_not_its_title() -> None:
    office = "VIỆN KIỂM SÁT NHÂN DÂN TỈNH VÍ DỤ"
    body = (
        f"<table><tr><td>Thứ năm, ngày 26/11/2021</td><td>Chào mừng bạn đến với {office}</td></tr></table>"
        f"<div><b>{TITLE}</b></div><div>07/07/2014 2:30:11 CH</div>{BODY}"
    )
    found = parse_bytes(
        f"<html><head><title>{office}</title></head><body>{body}</body></html>".encode(), url="http://vidu.gov.vn/x?n=9"
    )
    assert isinstance(found, Article), found
    assert (found.title, found.published_at) == (TITLE, "2014-07-07T14:30:11+07:00")


JOOMLA = '<meta name="generator" content="Joomla! - Open Source Content Management">'


@pytest.mark.parametrize("label", ["Được viết ngày Thứ sáu, 12 Tháng 6 2015 02:45", "Đăng ngày 12/06/2015 02:45"])
def test_the_date_at_the_head_of_a_body_is_none_of_the_text(label: str) -> None:
    facts = f"<dl class='article-info'><dd class='create'>{label}</dd><dd class='hits'>Lượt xem: 10234</dd></dl>"
    body = f"<div class='item-page'><h2>{TITLE}</h2>{facts}<p>{TEXT}</p></div>"
    found = parse_bytes(
        f"<html><head>{JOOMLA}<title>{TITLE}</title></head><body>{body}</body></html>".encode(),
        url="https://vidu.gov.vn/index.php/tin-t-c/412-mua-vang",
    )
    assert isinstance(found, Article), found
    assert (found.published_at, found.views, found.body) == ("2015-06-12T02:45:00+07:00", 10234, TEXT.strip())


@pytest.mark.parametrize(
    "line",
    [
        "Cập nhật lúc 7 giờ ngày 3/5/2022: mực nước sông lên nhanh, có nơi trên báo động 3.",
    ],
)
def test_a_text_that_begins_with_a_day_keeps_it(line: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{line}</p><p>{TEXT}</p></div>")
    assert line in f"{found.lead}\n{found.body}"


def of_portal(body: str) -> Article:
    """The article of a page that is called as its portal is."""
    name = "Cổng thông tin điện tử tỉnh Ví Dụ"
    found = parse_bytes(f"<title>{name}</title><h1>{name}</h1>{body}".encode(), url="https://vidu.gov.vn/4711")
    assert isinstance(found, Article), found
    return found


SIGNED = "<p align='right'><b>Đặng Đức Linh</b></p><p align='right'><b>{}</b></p><div>Lượt xem: 838</div>"


@pytest.mark.parametrize("office", ["CT-HND xã Long Trường", "Trung tâm Văn hóa huyện", "Hội Nông dân phường Hải Vân"])
@pytest.mark.parametrize("name", ["TitleNews", "x1"])
def test_the_office_of_who_signed_over_the_count_of_readers_is_no_title(office: str, name: str) -> None:
    """It was the line in bold beside a count, and the article was refused."""
    rows = "".join(f"<li><a href='/tin/{at}.html'>Tin khác về mùa vàng thứ {at} ở huyện</a></li>" for at in range(6))
    above = f"<div class={name}>{TITLE}</div><div>Ngày 22/02/2014 07:24</div>"
    other = f"<div>Các tin đã đưa</div><ul>{rows}</ul>"
    found = of_portal(f"{menu()}{above}{BODY}{SIGNED.format(office)}{other}")
    assert (found.title, found.published_at) == (TITLE, "2014-02-22T07:24:00+07:00")


def test_a_title_in_bold_below_a_byline_of_a_text_above_it_is_one() -> None:
    greeting = f"<p>{TEXT}</p><p><b>Đặng Đức Linh</b></p>"
    for facts in ("", "<div>22/02/2014</div>", "<div>22/02/2014</div><div>Chuyên mục: Tin tức</div>"):
        found = of_portal(f"{menu()}{greeting}<p><b>{TITLE}</b></p>{facts}<div>Lượt xem: 838</div>{BODY}")
        assert found.title == TITLE
