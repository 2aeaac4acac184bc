"""The day of an article beside pictures, among buttons, above a title or a kicker; clocks and other days there."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.clean.dates import parse_date
from tests.crawler.families.page_kit import BOTH, HEAD, ONE, PORTAL, TEXT, TITLE, TWO, article, parsed, read

PICTURE = "<img src='/anh/kenh.jpg' width=600>"


@pytest.mark.parametrize(
    ("facts", "published", "views"),
    [
        ("<p>{}</p><p>25/05/2022 16:40</p>", "2022-05-25T16:40:00+07:00", None),
        ("<figure>{}</figure><span>Thứ tư, 25/05/2022</span>", "2022-05-25", None),
        ("<p>{}</p><p>25/05/2022 16:40 | 1.094 lượt xem</p>", "2022-05-25T16:40:00+07:00", 1094),
        ("<div>{}<br>25/05/2022 16:40</div>", "2022-05-25T16:40:00+07:00", None),
    ],
)
def test_a_date_right_below_the_first_picture(facts: str, published: str, views: int | None) -> None:
    found = article(f"<h1>{TITLE}</h1>{facts.format(PICTURE)}<div>{TEXT}</div>")
    assert (found.published_at, found.views, found.body) == (published, views, f"{ONE}\n\n{TWO}")
    assert [image.caption for image in found.images] == [None]


@pytest.mark.parametrize(
    "facts",
    [
        "<p style='text-align:center'>{}</p><p style='text-align:center'><em>25/05/2022</em></p>",
        "<figure>{}<figcaption>25/05/2022</figcaption></figure>",
        "<div>{}<br>25/05/2022</div>",
        "<p>{}</p><p>Ảnh chụp ngày 25/05/2022</p>",
    ],
)
def test_the_day_of_a_photograph_dates_no_article(facts: str) -> None:
    found = parsed(f"<h1>{TITLE}</h1>{facts.format(PICTURE)}<div>{TEXT}</div>")
    assert not isinstance(found, Article) or found.published_at is None


@pytest.mark.parametrize(
    ("line", "published"), [("25/05/2022 16:40", "2022-05-25T16:40:00+07:00"), ("25/05/2022", None)]
)
def test_a_time_below_the_last_picture_dates_the_article_a_day_does_not(line: str, published: str | None) -> None:
    found = parsed(f"<div><h1>{TITLE}</h1><div>{TEXT}<p>{PICTURE}</p></div><p>{line}</p></div>")
    assert getattr(found, "published_at", None) == published


def test_below_a_date_that_of_a_picture_is_none() -> None:
    found = article(f"<h1>{TITLE}</h1><p>28/05/2022 09:15</p><p>{PICTURE}</p><p>25/05/2022 16:40</p><div>{TEXT}</div>")
    assert found.published_at == "2022-05-28T09:15:00+07:00"


BUTTONS = "<div class=tool>Chia sẻ Lưu In bài viết</div>"


@pytest.mark.parametrize("kind", ["detail-content", "x"])
@pytest.mark.parametrize(
    "below",
    ["<p>20/04/2021 08:00</p>{}", "<p>Ngày đăng: 20/04/2021 08:00</p>{}", "{}<p>Ngày đăng: 20/04/2021 08:00</p>"],
)
def test_a_day_of_the_articles_own_goes_before_one_among_buttons(below: str, kind: str) -> None:
    bar = f"<div class=toolbar><div>25/05/2022</div>{BUTTONS}</div>"
    rest = below.format(f"<div class={kind}>{TEXT}</div>")
    assert article(f"<div><h1 class=title>{TITLE}</h1>{bar}{rest}</div>").published_at == "2021-04-20T08:00:00+07:00"


def test_a_day_in_a_box_of_its_own_beside_the_buttons_is_of_another_thing() -> None:
    boxes = f"<div class=widget>25/05/2022</div>{BUTTONS}"
    text = f"<div class=detail-content>{TEXT}</div>"
    assert article(f"<div><h1 class=title>{TITLE}</h1>{boxes}{text}</div>").published_at is None


def test_a_day_among_the_buttons_below_a_text_is_not_said_to_be_the_articles() -> None:
    bar = f"<div class=toolbar><div>25/05/2022</div>{BUTTONS}</div>"
    text = f"<div class=detail-content>{TEXT}</div>"
    assert article(f"<div><h1 class=title>{TITLE}</h1>{text}{bar}</div>").published_at is None


TAIL = "<p><b>Các tin khác:</b></p><ul><li><a href=/tin/khac-1>Phụ nữ vùng cao khởi nghiệp từ chè</a></li></ul>"


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


SITE_MENU = (
    "<ul><li><a href=/>Trang chủ</a></li><li><a href=/tin>Tin tức</a></li><li><a href=/vb>Văn bản</a></li>"
    "<li><a href=/lien-he>Liên hệ</a></li></ul>"
)


@pytest.mark.parametrize("own", [HEAD, f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p>"])
@pytest.mark.parametrize("above", ["<div>Ngày đăng: 20/05/2022</div>", "<div>Cập nhật: 26/05/2022 08:00</div>"])
def test_a_day_beside_the_articles_block_is_not_its_own_where_it_has_one(above: str, own: str) -> None:
    for page in (f"{SITE_MENU}<div>{above}<div>{own}{TEXT}</div></div>", f"{SITE_MENU}{above}<div>{own}{TEXT}</div>"):
        assert read(page).published_at == "2022-05-25T16:40:00+07:00"
    below = f"{SITE_MENU}{above}<div><h1>{TITLE}</h1>{TEXT}<p>Ngày đăng: 25/05/2022</p></div>"
    assert read(below).published_at == "2022-05-25"


@pytest.mark.parametrize("day", ["", "<p>25/05/2022</p>"])
def test_a_day_among_the_paragraphs_is_no_day_of_its_own_before_one_over_the_block(day: str) -> None:
    part = f"<p>{ONE}</p><p>20/05/2022</p><p>{TWO}</p>"
    found = read(f"{SITE_MENU}<div><div>Ngày đăng: 26/05/2022</div><div><h1>{TITLE}</h1>{day}{part}</div></div>")
    assert found.published_at == ("2022-05-25" if day else "2022-05-26")


@pytest.mark.parametrize("over", ["Ngày đăng: 26/05/2022", "Cập nhật: 26/05/2022"])
@pytest.mark.parametrize("first", ["", "<p>Thời gian: 20/06/2022</p>", "<p>Xã Mỹ Long, 25/05/2022</p>"])
def test_a_day_of_something_else_in_the_block_is_none_of_its_own(over: str, first: str) -> None:
    found = read(f"{SITE_MENU}<div><div>{over}</div><div><h1>{TITLE}</h1>{first}<p>{ONE}</p><p>{TWO}</p></div></div>")
    assert found.published_at == "2022-05-26"


@pytest.mark.parametrize("kicker", ["KÝ SỰ", "Chuyện người tốt", "Kỳ 1"])
@pytest.mark.parametrize("date", ["Cập nhật lúc 16h40, Thứ Tư, 25/05/2022 (GMT+7)", "Ngày đăng: 25/05/2022 16:40"])
def test_the_date_above_a_kicker(kicker: str, date: str) -> None:
    found = article(f"<div><p>{date}</p><p>{kicker}</p><h1>{TITLE}</h1>{TEXT}</div>")
    assert found.published_at == "2022-05-25T16:40:00+07:00"


@pytest.mark.parametrize("kicker", ["KÝ SỰ", "Trang chủ", "<a href=/ks>Ký sự</a>"])
def test_a_clock_above_a_kicker_is_none(kicker: str) -> None:
    found = article(
        f"<div><p>Thứ Tư, 25/05/2022 16:40</p><p>{kicker}</p><h1>{TITLE}</h1><p>Lượt xem: 5</p>{TEXT}</div>"
    )
    assert found.published_at is None


@pytest.mark.parametrize("heading", ["<h2 class=header-title>{}</h2>", "<h3><span>{}</span></h3>", "<h1>{}</h1>"])
@pytest.mark.parametrize("date", ["<i>(25/05/2022, 16:40)</i>", "16:40 25/05/2022"])
def test_the_date_below_a_heading_that_no_selector_names(heading: str, date: str) -> None:
    long = TEXT * 2
    body = f"<div class=journal-content-article>{long}</div>"
    found = article(f"<div class=portlet>{heading.format(TITLE)}<div>{date}</div>{body}</div>")
    assert found.parser.family == "liferay"
    assert found.published_at == "2022-05-25T16:40:00+07:00"


@pytest.mark.parametrize("own", ["Chi tiết tin", "Tin tức", "Nội dung:"])
@pytest.mark.parametrize("clock", ["dnn_dnnCURRENTDATE_lblDate", "dnn_dnnDATE_lblDate"])
def test_a_skins_clock_and_a_modules_heading_are_not_the_articles(own: str, clock: str) -> None:
    module = (
        f"<div class=DnnModule><span class=Head>{own}</span><div><h2>{TITLE}</h2><div><b>Lượt xem:</b> 602</div>"
        f"<div>{TEXT}</div></div></div>"
    )
    found = article(
        f"<div><span id={clock}>Thứ năm, 26/05/2022, 08:12:33</span></div><div id=dnn_ContentPane>{module}</div>",
        title=own,
        head='<meta name=generator content="DotNetNuke ">',
    )
    assert (found.published_at, found.views, found.parser.family) == (None, 602, "dnn")


@pytest.mark.parametrize(
    "head",
    [
        "<header><a href=/>Báo Ví Dụ</a><time>Thứ Năm, 26/05/2022</time></header><nav><a href=/a>Tin tức</a></nav>",
        "<div>Thứ Năm, 26/05/2022</div><nav><a href=/a>Tin tức</a></nav>",
        "<div><span>Thứ Năm, 26/05/2022 10:11:12</span></div>",
        f"<div>{PORTAL} Thứ Năm, 26/05/2022</div>",
    ],
)
def test_a_clock_right_above_the_title_is_no_date(head: str) -> None:
    found = article(f"{head}<h1>{TITLE}</h1>{TEXT * 2}<p align=right><b>Ngọc Hồng</b></p>")
    assert found.published_at is None


@pytest.mark.parametrize("line", ["• 26/05/2022", "Thời gian: 26/05/2022 08:15", "Ngày cập nhật : 26/05/2022"])
def test_a_date_right_above_the_title_is_one(line: str) -> None:
    found = article(f"<div><a href=/a>Tin tức</a></div><div>{line}</div><h1>{TITLE}</h1>{TEXT}")
    assert (found.published_at or "")[:10] == "2022-05-26"


CLOCK = "<div>Thứ Năm 26/05/2022</div>"
PATH = "<nav class=breadcrumb><a href=/>Trang chủ</a> / <a href=/kinh-te>Kinh tế</a></nav>"
TOLD = "<div class=time>Đăng tải: 25/05/2022, 17h05</div>"


def clocked(above: str, below: str) -> Article:
    content = f"<h1 class=detail-title>{TITLE}</h1>{below}<div class=detail-content>{TEXT}</div>"
    found = parsed(f"{above}{content}", url="http://vidu.gov.vn/bai-viet/le-hoi")
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize("above", [CLOCK + PATH, CLOCK, f"<header>{CLOCK}</header>{PATH}", ""])
def test_the_date_below_the_title_comes_before_the_clock_above_it(above: str) -> None:
    assert clocked(above, TOLD).published_at == "2022-05-25T17:05:00+07:00"


def test_a_clock_before_a_menu_is_no_date_where_there_is_no_other() -> None:
    assert clocked(CLOCK + PATH, "").published_at is None


@pytest.mark.parametrize("above", ["<p>• 25/05/2022</p>", "<p>Thời gian: 25/05/2022</p>"])
def test_a_date_right_above_the_title_is_its_own(above: str) -> None:
    assert clocked(above, "").published_at == "2022-05-25"
