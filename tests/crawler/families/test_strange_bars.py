"""Facts in bars of buttons, in English and twice over, files, films and telephones; and what only looks like them."""

from __future__ import annotations

import pytest

from archive.article import Article, Embed, Reject
from crawler.clean.dates import parse_date
from crawler.clean.numbers import find_views
from crawler.fields.lines import furniture
from tests.crawler.families.page_kit import BOTH, FACTS, ONE, PORTAL, TEXT, TITLE, article, parsed

TAIL = "<p><b>Các tin khác:</b></p><ul><li><a href=/tin/khac-1>Phụ nữ vùng cao khởi nghiệp từ chè</a></li></ul>"
BUTTONS = "<div class=tool>Chia sẻ Lưu In bài viết</div>"


@pytest.mark.parametrize("text", [f"<div class=detail-content>{TEXT}</div>", TEXT])
@pytest.mark.parametrize(
    ("printed", "day"),
    [("Thứ tư, 25/05/2022 | 16:40", "2022-05-25T16:40:00+07:00"), ("25/05/2022", "2022-05-25")],
)
def test_a_day_alone_before_the_buttons_in_one_bar(printed: str, day: str, text: str) -> None:
    for count in ("", "<div>Lượt xem: 12</div>"):
        bar = f"<div class=toolbar><div>{printed}</div>{count}{BUTTONS}</div>"
        found = article(f"<div><h1 class=title>{TITLE}</h1>{bar}{text}</div>")
        assert (found.published_at, found.body) == (day, BOTH)


@pytest.mark.parametrize(
    "bar",
    [
        f"<div>Họp ngày 25/05/2022</div>{BUTTONS}",
        "<div>25/05/2022</div><div>Lễ hội Nghinh Ông</div>",
        f"<div>Lễ hội Nghinh Ông</div><div>25/05/2022</div>{BUTTONS}",
    ],
)
def test_another_day_in_a_bar_is_not_the_articles(bar: str) -> None:
    text = f"<div class=detail-content>{TEXT}</div>"
    found = article(f"<div><h1 class=title>{TITLE}</h1><div class=toolbar>{bar}</div>{text}</div>")
    assert (found.published_at, found.body) == (None, BOTH)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("Đăng lần đầu: 21/05/2024 09:40 | Đăng lại: 12/07/2025 15:00", "2024-05-21T09:40:00+07:00"),
        ("Đăng lại: 12/07/2025 15:00 | Đăng lần đầu: 21/05/2024 09:40", "2024-05-21T09:40:00+07:00"),
        ("Đăng lại: 12/07/2025 15:00", "2025-07-12T15:00:00+07:00"),
        ("Xã đăng cai lần đầu ngày 21/05/2024, lần sau ngày 12/07/2025", None),
    ],
)
def test_the_first_of_two_days_on_which_an_article_was_put_up(printed: str, day: str | None) -> None:
    found = parse_date(printed)
    assert (found.iso if found else None) == day


def test_a_line_with_both_days_is_no_lead() -> None:
    both = "Đăng lần đầu: 21/05/2024 09:40 | Đăng lại: 12/07/2025 15:00"
    found = article(f"<h1>{TITLE}</h1><div class=time>{both}</div><div>{TEXT}</div>")
    assert (found.published_at, found.body) == ("2024-05-21T09:40:00+07:00", BOTH)


@pytest.mark.parametrize("who", ["", "Author: SuperUser Account / ", "Author: admin / ", "Posted by: host / "])
def test_the_facts_of_a_module_in_english(who: str) -> None:
    facts = f"{who}Friday, May 14, 2021 / Number of views (1,207) / Categories: External relations"
    found = article(f"<h1>{TITLE}</h1><div>{facts}</div><div>{TEXT}</div>")
    assert (found.published_at, found.views, found.body) == ("2021-05-14", 1207, BOTH)
    assert found.byline is None


@pytest.mark.parametrize(
    "line", ["Categories: rice, shrimp and fruit of 2021", "Author: who wins the prize of 5/5/2021?"]
)
def test_lines_of_a_text_that_begin_with_such_labels_stay(line: str) -> None:
    assert line in article(f"<h1>{TITLE}</h1>{FACTS}{TEXT}<p>{line}</p><p>{ONE}</p>").body


def test_a_number_of_views_in_a_sentence_counts_no_readers() -> None:
    assert find_views("The number of views on tourism rose") is None
    assert find_views("A number of 12 views were heard at the meeting") is None


@pytest.mark.parametrize(
    "line",
    [
        "Print Rate this article: No rating", "Rate this article: 4.5", "Trung bình (0 Đánh giá)",
        "Average (12 Votes)",
    ],
)  # fmt: skip
def test_ratings_in_other_words_are_no_text(line: str) -> None:
    assert article(f"<h1>{TITLE}</h1>{FACTS}{TEXT}<p>{line}</p>").body == BOTH


@pytest.mark.parametrize("line", ["Trung bình (0 Điểm)", "Rate this article on tourism: ten readers", "Average: 12"])
def test_short_lines_in_such_words_are_none(line: str) -> None:
    assert not furniture.is_end(line)
    assert not furniture.is_furniture(line)


@pytest.mark.parametrize("name", ["H’Linh Niê", "H'Yam Bkrông", "Y Blim Niê"])
def test_a_highland_name_at_the_end_signs(name: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}{TEXT}<p align=right><b>{name}</b></p>")
    assert (found.byline, found.body) == (name, BOTH)


@pytest.mark.parametrize("line", ["Ơ’ buôn làng ngày mới", "L’amour"])
def test_other_words_with_an_apostrophe_do_not(line: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}{TEXT}<p align=right><b>{line}</b></p>")
    assert (found.byline, found.body) == (None, f"{BOTH}\n\n{line}")


@pytest.mark.parametrize("name", ["phu-luc.zip", "ban-ve.rar", "E-TBMT.pdf"])
def test_archives_that_a_program_hands_out_are_files(name: str) -> None:
    link = f"<p>Tệp đính kèm: <a href='/vi/news/download/le-hoi-31101/1/'>{name}</a></p>"
    found = article(f"<h1>{TITLE}</h1>{FACTS}{TEXT}{link}")
    assert [file.url for file in found.attachments] == ["http://vidu.gov.vn/vi/news/download/le-hoi-31101/1/"]


def test_a_page_about_an_archive_is_none() -> None:
    link = "<p><a href='/vi/news/huong-dan-phu-luc-31101.html'>phu-luc.zip</a></p>"
    assert article(f"<h1>{TITLE}</h1>{FACTS}{TEXT}{link}").attachments == []


@pytest.mark.parametrize(
    ("kind", "source", "films"),
    [
        ("VideoStream", "https://player.vidu.vn/embed/12?vid=media.vidu.gov.vn/2025/le-hoi.mp4", 1),
        ("VideoStream", "https://player.vidu.vn/embed/12", 0),
        ("Photo", "https://player.vidu.vn/embed/12?vid=media.vidu.gov.vn/2025/le-hoi.mp4", 0),
    ],
)
def test_a_film_whose_player_a_script_puts_in(kind: str, source: str, films: int) -> None:
    place = f"<div class=VCSortableInPreviewMode type={kind} data-src='{source}'></div>"
    text = f"<div class='detail-content afcbc-body' data-role=content>{TEXT}{place}</div>"
    found = article(f"<h1 class=detail-title data-role=title>{TITLE}</h1>{FACTS}{text}")
    assert sum(isinstance(block, Embed) for block in found.blocks) == films


TELEPHONES = "".join(f"<p>{office}: 0219.3866.{number}</p>" for number, office in enumerate(
    ("Văn phòng UBND tỉnh", "Sở Nội vụ", "Sở Tài chính", "Sở Y tế", "Công an tỉnh", "Thanh tra tỉnh"), 101
))  # fmt: skip


def told(title: str, inner: str) -> Article | Reject:
    return parsed(f"<h1 class=detail-title>{title}</h1><div class=detail-content>{inner}</div>", title=title)


def test_a_list_of_telephones_is_no_news() -> None:
    found = told("Danh bạ cơ quan", TELEPHONES)
    assert isinstance(found, Reject)
    assert found.reason == "static-page"


@pytest.mark.parametrize("inner", [f"<p>Lượt xem: 12</p>{TELEPHONES}", TEXT * 2 + TELEPHONES, TELEPHONES])
def test_news_with_telephones_are_news(inner: str) -> None:
    assert isinstance(told("Công bố số điện thoại đường dây nóng phòng, chống bão", inner), Article)


@pytest.mark.parametrize(
    "row", ["Công ty {} tuyển người: 0294.3822.10{}", "Điện lực {}, sự cố: 0294 3822 10{}", "Giải {}: 012 345 10{}"]
)
def test_numbers_behind_names_are_no_telephones_of_offices(row: str) -> None:
    rows = "".join(f"<p>{row.format(name, at)}</p>" for at, name in enumerate("ABCDEG"))
    assert isinstance(told("Tin trong tuần của tỉnh Ví Dụ", rows), Article)


@pytest.mark.parametrize(
    ("end", "names"),
    [
        ("<span>Kinh tế - Xã hội</span>", ["Tin tức sự kiện", "Kinh tế - Xã hội"]),
        (f"<span>{TITLE}</span>", ["Tin tức sự kiện"]),
        ("<span>Chi tiết tin</span>", ["Tin tức sự kiện"]),
        ("<span>Thứ Tư, 25/05/2022</span>", ["Tin tức sự kiện"]),
        ("<div>UBND huyện Ví Dụ</div>", ["Tin tức sự kiện"]),
        ("<select><option>Liên kết nhanh</option></select>", ["Tin tức sự kiện"]),
        ("<marquee>Chào mừng Đại hội</marquee>", ["Tin tức sự kiện"]),
    ],
)
def test_the_last_name_of_a_way_that_no_class_calls_one(end: str, names: list[str]) -> None:
    way = f"<div class=hl-path><a href=/>Trang chủ</a> &raquo; <a href=/Trang/tin.aspx>Tin tức sự kiện</a> » {end}"
    frame = f"<div id=news-title>{TITLE}</div>{FACTS}<div id=news-detail>{TEXT}</div>"
    head = "<meta name=GENERATOR content='Microsoft SharePoint'>"
    assert article(f"{way}</div><div>{frame}</div>", head=head).section == names


@pytest.mark.parametrize("name", ["Tin hoạt động", "Tin hoạt động - Sở Nội vụ"])
def test_the_way_to_the_section_that_a_page_is_called_after_is_no_title(name: str) -> None:
    way = "<div><a href=/>Trang chủ</a> &gt; <a href=/Pages/tinhoatdong.aspx>Tin hoạt động</a></div>"
    found = article(f"{way}<div><h2>{TITLE}</h2>{FACTS}{TEXT}</div>", title=name)
    assert (found.title, found.section, found.body) == (TITLE, ["Tin hoạt động"], BOTH)


def test_a_title_that_begins_as_such_a_way_does() -> None:
    title = "Home gardens bring income to farmers of the delta"
    found = parsed(f"<div><p><a href=#>{title}</a></p>{FACTS}{TEXT}</div>", title=title)
    assert isinstance(found, Article)
    assert found.title == title


@pytest.mark.parametrize(
    ("heading", "title", "day"),
    [
        ("<b>{t}</b> <font size=1>(14:20 - 25/12/2008)</font>", "{t}", "2008-12-25T14:20:00+07:00"),
        ("<b>{t}</b> <small>(25/12/2008)</small>", "{t}", "2008-12-25"),
        ("<b>{t}</b> <i>[Cập nhật: 25/12/2008]</i>", "{t}", "2008-12-25"),
        ("<b>{t}</b> <i>- 25/12/2008</i>", "{t}", "2008-12-25"),
        ("<b>{t}</b> <i>- Khai mạc ngày 25/12/2008</i>", "{t} - Khai mạc ngày 25/12/2008", None),
        ("<b>{t}</b> (22/12/2008 - 25/12/2008)", "{t} (22/12/2008 - 25/12/2008)", None),
        ("<b>{t} (25/12/2008)</b>", "{t} (25/12/2008)", None),
        ("<b>{t}</b> (kỳ 2)", "{t} (kỳ 2)", None),
        ("<b>Tin vắn:</b> {t} (25/12/2008)", "Tin vắn: {t} (25/12/2008)", None),
    ],
)
def test_a_day_behind_a_title_in_bold_that_is_not_set_so(heading: str, title: str, day: str | None) -> None:
    facts = "" if day else "<p>Lượt xem: 12</p>"
    page = f"<table><tr><td>{heading.format(t=TITLE)}</td></tr></table>{facts}<div>{TEXT}</div>{TAIL}"
    found = parsed(page, title=TITLE)
    assert isinstance(found, Article)
    assert (found.title, found.published_at) == (title.format(t=TITLE), day)


@pytest.mark.parametrize("day", ["(25/12/2008)", "(ngày 25/12/2008)", "- 25/12/2008", "- Ngày 25/12/2008"])
def test_a_day_behind_a_bold_title_that_the_page_is_called_by_is_of_the_title(day: str) -> None:
    name = "Giá cả thị trường nông sản tại Ví Dụ"
    page = f"<div><b>{name}</b> {day}</div><p>Lượt xem: 12</p><div>{TEXT}</div>{TAIL}"
    for called in (f"{name} {day}", PORTAL):
        found = parsed(page, title=called)
        assert isinstance(found, Article)
        assert (found.title, found.published_at) == (f"{name} {day}", None)


@pytest.mark.parametrize("title", ["Home Credit tặng quà cho trẻ em Ví Dụ", "Trang nhất báo Ví Dụ qua các thời kỳ"])
@pytest.mark.parametrize(("called", "line"), [("{t:.30}...", "{a}"), ("{t}", "{a} <a href=#>[In]</a>")])
def test_a_linked_title_that_begins_with_words_of_the_home_page(title: str, called: str, line: str) -> None:
    line = line.format(a=f"<a href=#>{title}</a>")
    found = parsed(f"<div><p>{line}</p>{FACTS}{TEXT}</div>", title=called.format(t=title))
    assert isinstance(found, Article)
    assert found.title.startswith(title)


@pytest.mark.parametrize("way", ["<a href=/t.aspx>Tin hoạt động</a> &gt; {t}", "<span>{t}</span>"])
def test_a_title_that_stands_at_the_end_of_the_way_alone(way: str) -> None:
    way = f"<div><a href=/>Trang chủ</a> &gt; {way.format(t=TITLE)}</div>"
    assert article(f"{way}<div>{FACTS}<div>{TEXT}</div></div>", title=TITLE).title == TITLE


def test_a_line_on_the_article_being_carried_over_is_no_text() -> None:
    note = "<div>Bài viết được đồng bộ từ Trang thông tin điện tử xã Vĩnh Hòa (cũ) ngày 02/07/2025</div>"
    found = article(f"<h1>{TITLE}</h1><p>Ngày đăng: 14/05/2021</p>{note}<div>{TEXT}</div>")
    assert (found.published_at, found.body) == ("2021-05-14", BOTH)


def test_a_sentence_on_what_is_carried_over_is_text() -> None:
    said = "Dữ liệu được đồng bộ từ Trang thông tin điện tử xã Vĩnh Hòa (cũ) từ ngày 02/07/2025."
    assert said in article(f"<h1>{TITLE}</h1>{FACTS}<p>{said}</p>{TEXT}").body


@pytest.mark.parametrize("line", ["Tác giả: admin", "Tác giả: Quản trị viên", "Author: SuperUser Account"])
def test_an_account_behind_the_label_of_who_wrote_is_nobody_and_no_text(line: str) -> None:
    for inner in (f"<div>{line}</div>{FACTS}<div>{TEXT}</div>", f"{FACTS}<div>{TEXT}</div><p>{line}</p>"):
        found = article(f"<h1>{TITLE}</h1>{inner}")
        assert (found.byline, found.body) == (None, BOTH)


@pytest.mark.parametrize("line", ["Tác giả: Quản Trị Hùng", "Tác giả: admin của nhóm kể lại chuyện xưa."])
def test_what_says_more_behind_that_label_is_kept(line: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div>{TEXT}</div><p>{line}</p>")
    assert found.byline is not None or line in found.body
