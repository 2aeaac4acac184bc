"""Faults that were known for a while, each with pages on which the rule that mends it must not act."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from tests.crawler.families.page_kit import BOTH, FACTS, ONE, TEXT, TITLE, TWO, article, parsed

OTHER = "Ủy ban nhân dân xã phối hợp với các đoàn thể khánh thành cầu dân sinh nối hai ấp vùng sâu của địa phương."
OTHERS = f"<p>{OTHER}</p><p>{OTHER} Vui lắm.</p><p>{OTHER} Mong xã làm nhanh hơn.</p>"
LINKS = "".join(f"<li><a href=/tin/{n}>Khánh thành cầu dân sinh số {n} nối hai xã vùng sâu</a></li>" for n in (7, 8))
BOX = f"<div class=khac><h3>Tin liên quan</h3><ul>{LINKS}</ul></div>"
MENU = "<ul class=menu><li><a href=/>Trang chủ</a></li><li><a href=/dh>{}</a></li><li><a href=/lh>Liên hệ</a></li></ul>"


def page(*, facts: str = FACTS, text: str = TEXT, over: str = "", inner: str = "", after: str = "") -> str:
    own = f"<div class=bai>{over}<h1>{TITLE}</h1>{facts}<div class=noidung>{text}</div>{inner}</div>"
    return f"<div class=khung>{own}{after}</div>"


@pytest.mark.parametrize(
    ("facts", "views", "source"),
    [
        ("<p>25/05/2022 16:40 | Xem 1.482</p>", 1482, None),
        ("<p>25/05/2022 16:40 | Xem 1.482 | Nguồn Báo Ấp Bắc</p>", 1482, "Báo Ấp Bắc"),
        ("<p><span>25/05/2022 16:40</span> <span>Xem 1.482</span> <span>Nguồn TTXVN</span></p>", 1482, "TTXVN"),
        ("<ul><li>25/05/2022 16:40</li><li>Xem 1.482</li><li>Nguồn Sở Y tế</li></ul>", 1482, "Sở Y tế"),
        ("<p>25/05/2022 16:40</p><p>Xem 1.482</p><p>Nguồn vidu.vn</p>", 1482, "vidu.vn"),
        ("<p>25/05/2022 16:40 - Nguồn TTXVN</p>", None, "TTXVN"),
    ],
)
def test_facts_whose_labels_have_no_colon(facts: str, views: int | None, source: str | None) -> None:
    found = article(page(facts=facts))
    assert (found.views, found.source, found.body) == (views, source, BOTH)
    assert found.published_at == "2022-05-25T16:40:00+07:00"


@pytest.mark.parametrize(
    "line", ["Nguồn nhân lực", "Nguồn vốn đầu tư công", "Xem 12 hiện vật", "Nguồn Báo Ấp Bắc cho biết mưa to"]
)
def test_such_words_of_a_text_are_no_facts(line: str) -> None:
    found = article(page(text=f"<p>{line}</p>{TEXT}"))
    assert (found.views, found.source, found.body) == (None, None, f"{line}\n\n{BOTH}")


@pytest.mark.parametrize("last", ["Nội dung: Tập huấn chuyển đổi số cho cán bộ xã", "Nguồn vốn đầu tư công"])
def test_what_a_notice_ends_with_is_no_signature(last: str) -> None:
    found = article(page(text=f"{TEXT}<p>Thời gian: 8 giờ ngày 27/5</p><p>{last}</p>"))
    assert (found.byline, found.source) == (None, None)
    assert found.body.endswith(last)


def test_the_label_of_the_contents_names_who_wrote() -> None:
    found = article(page(text=f"{TEXT}<p>Nội dung: Lê Minh</p><p>Trình bày: Thu Hà</p>"))
    assert [(author.name, author.role) for author in found.authors] == [("Lê Minh", "text"), ("Thu Hà", "other")]
    assert found.body == BOTH


def test_a_signature_of_several_labels_with_the_address_it_is_from() -> None:
    signed = (
        "<p align=right><b>Linh Linh</b><br><em>Ảnh:</em><b> Jake Long</b><br>"
        "<em>Ý tưởng và Trang trí: </em><b>Tiệc cưới Phùng Đình Huy</b></p><p>http://vidu.net/a.html</p>"
    )
    found = article(page(text=TEXT + signed))
    assert found.body == BOTH
    names = [(author.name, author.role) for author in found.authors]
    assert names == [("Linh Linh", "text"), ("Jake Long", "photo"), ("Tiệc cưới Phùng Đình Huy", "other")]


@pytest.mark.parametrize("last", ["Đăng ký tại: http://vidu.vn/dk", "http://vidu.vn/dk"])
def test_an_address_below_no_signature_stays(last: str) -> None:
    assert article(page(text=f"{TEXT}<p>{last}</p>")).body == f"{BOTH}\n\n{last}"


@pytest.mark.parametrize("where", ["inner", "after"])
def test_paragraphs_in_a_box_of_other_news_are_not_the_text_beside_a_short_one(where: str) -> None:
    box = f"<div class=related-news>{OTHERS}</div>"
    text = f"<p>{ONE}</p>"
    found = article(page(text=text, inner=box) if where == "inner" else page(text=text, after=box))
    assert (found.body, found.lead) == (ONE, None)


@pytest.mark.parametrize("named", ["widget", "tools", "sidebar", "sidebar trai"])
def test_a_part_of_the_page_right_below_the_title_holds_the_text(named: str) -> None:
    around = f"<div><h1>{TITLE}</h1>{FACTS}<div class='{named}'>{TEXT}</div></div>"
    assert article(around).body == BOTH


@pytest.mark.parametrize(
    "below",
    [
        "</div><div class=sidebar>{}</div>",
        "<div class=comments>{}</div></div>",
        "<div class=share>{}</div></div>",
        "<div class=widget><h3>Giới thiệu</h3>{}</div></div>",
    ],
)
def test_other_parts_are_no_text_where_the_page_has_none(below: str) -> None:
    assert isinstance(parsed(f"<div><h1>{TITLE}</h1>{FACTS}{below.format(OTHERS)}"), Reject)


def test_a_part_below_a_film_is_no_text() -> None:
    film = "<iframe src='https://www.youtube.com/embed/abc'></iframe>"
    assert article(f"<div><h1>{TITLE}</h1>{FACTS}{film}<div class=sidebar>{OTHERS}</div></div>").body == ""


@pytest.mark.parametrize("named", ["view", "hits", "luotxem", "votes", "likes"])
def test_numbers_in_rows_between_paragraphs_are_of_the_text(named: str) -> None:
    rows = "".join(
        f"<div class=dong><div class=ten>{name}</div><div class={named}>{number}</div></div>"
        for name, number in (("Nguyễn Văn An", "1.250"), ("Lê Thị Hoa", "980"))
    )
    found = article(page(text=f"<p>{ONE}</p>{rows}<p>{TWO}</p>"))
    assert found.views is None
    assert found.body == "\n\n".join([ONE, "Nguyễn Văn An", "1.250", "Lê Thị Hoa", "980", TWO])


@pytest.mark.parametrize("heading", ["<h3>Diện tích (ha)</h3>", ""])
def test_a_number_alone_between_paragraphs_counts_no_readers(heading: str) -> None:
    found = article(page(text=f"<p>{ONE}</p>{heading}<p class=view>1250</p><p>{TWO}</p>"))
    assert (found.views, "1250" in found.body) == (None, True)


@pytest.mark.parametrize("around", ["visit", "thong-ke", "truy-cap", "online"])
def test_visits_of_the_portal_are_no_readers_and_no_text(around: str) -> None:
    found = article(page(inner=f"<div class={around}><span class=hits>1234567</span></div>"))
    assert (found.views, found.body) == (None, BOTH)


@pytest.mark.parametrize(
    "text",
    [
        f"<p class=sapo>{ONE}</p><div class=view>1250</div><p>{TWO}</p><p>{OTHER}</p>",
        f"<p><b>{ONE}</b></p><div class=view>1250</div><p>{TWO}</p><p>{OTHER}</p>",
        f"{TEXT}<div class=hits>1250</div>",
        f"<div class=view>1250</div>{TEXT}",
    ],
)
def test_a_count_below_the_lead_or_around_the_text_is_the_articles(text: str) -> None:
    found = article(page(text=text))
    assert (found.views, "1250" in found.body) == (1250, False)


@pytest.mark.parametrize(
    "below",
    [
        {"after": f"{BOX}<p>Lượt xem: 1.234.567</p>"},
        {"after": f"<div>{BOX}<span>Lượt xem: 345</span></div>"},
        {"inner": BOX.replace("</ul>", "</ul><p>Lượt xem: 345</p>")},
    ],
)
def test_a_count_below_a_box_outside_of_the_article_or_in_the_box_is_anothers(below: dict[str, str]) -> None:
    assert article(page(**below)).views is None


def test_a_count_below_the_box_in_the_articles_element_is_its_own() -> None:
    assert article(page(inner=f"{BOX}<p>Lượt xem: 345</p>")).views == 345


@pytest.mark.parametrize("bar", ["Trang 1/12", "Trang: 1 / 12", "Page 1/12", "Trang: <span></span> / <span></span>"])
def test_the_pages_of_a_viewer_are_no_text(bar: str) -> None:
    viewer = f"<div><div>{bar}</div><iframe src='/web/viewer.html?file=/u/a.pdf'></iframe></div>"
    found = article(page(text=TEXT + viewer))
    assert (found.body, len(found.attachments)) == (BOTH, 1)


def test_a_sentence_about_a_page_is_text() -> None:
    line = "Trang 1/12 của bản dự thảo có lỗi chính tả."
    assert article(page(text=f"{TEXT}<p>{line}</p>")).body == f"{BOTH}\n\n{line}"


ROWS = (
    ("Số ký hiệu", "12/QĐ-TTg"),
    ("Ngày ban hành", "12/3/2022"),
    ("Người ký", "Lê Minh"),
    ("Trích yếu", "Quy hoạch"),
)
TABLE = "<table>" + "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in ROWS) + "</table>"


@pytest.mark.parametrize(
    "news", [ONE, "Sở Xây dựng thông báo mời thầu.", "Thủ tướng vừa ký văn bản này. Toàn văn sau đây."]
)
def test_news_of_a_document_show_its_labels(news: str) -> None:
    assert article(page(text=f"<p>{news}</p>{TABLE}<p><a href=/u/a.pdf>Tải về</a></p>")).body == news


@pytest.mark.parametrize(
    ("title", "facts", "text"),
    [
        (TITLE, FACTS, TABLE),
        (TITLE, FACTS, f"{TABLE}<p>{ONE}</p>"),
        (TITLE, FACTS, f"<p>Về việc phê duyệt quy hoạch tỉnh thời kỳ mới.</p>{TABLE}"),
        (TITLE, FACTS, f"<p>{TITLE}.</p>{TABLE}"),
        ("Quyết định phê duyệt quy hoạch tỉnh", FACTS, f"<p>{ONE}</p>{TABLE}"),
        ("Thông báo số 12/TB-UBND về lễ hội", FACTS, f"<p>{ONE}</p>{TABLE}"),
    ],
)
def test_the_record_of_a_document_stays_one(title: str, facts: str, text: str) -> None:
    found = parsed(f"<div><h1>{title}</h1>{facts}<div>{text}</div></div>", title=title)
    assert isinstance(found, Reject)
    assert found.reason == "legal-document"


SAID = [f"{label}: {value}" for label, value in ROWS]
MIXED = {
    "one cell, then two": [SAID[:1], *ROWS[1:]],
    "two facts, then one": [SAID[:2], SAID[2:3], SAID[3:]],
    "numbered": [(str(at), *row) for at, row in enumerate(ROWS, 1)],
    "a cell between": [(label, "", value) for label, value in ROWS],
    "under a head": [["THÔNG TIN VĂN BẢN"], *ROWS],
}


@pytest.mark.parametrize("rows", MIXED.values(), ids=MIXED)
def test_a_record_of_any_cells_is_one_and_news_of_it_are_news(rows: list[list[str]]) -> None:
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    title = "Quyết định phê duyệt quy hoạch tỉnh"
    found = parsed(f"<div><h1>{title}</h1>{FACTS}<div><table>{table}</table></div></div>", title=title)
    assert isinstance(found, Reject)
    assert found.reason == "legal-document"
    assert article(page(text=f"<p>{ONE}</p><table>{table}</table>")).body.startswith(ONE)


@pytest.mark.parametrize("numbered", [True, False])
def test_documents_with_a_row_to_each_are_a_list_in_the_news_of_them(numbered: bool) -> None:
    facts = [[f"Số ký hiệu: {at}/QĐ", f"Ngày ban hành: {at}/3/2021", "Người ký: Lê Văn An"] for at in (1, 2)]
    rows = [[str(at), *row] if numbered else row for at, row in enumerate(facts, 1)]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    assert article(page(text=f"<table>{table}</table><p>{ONE}</p>")).body == ONE


WELCOME = "Chào mừng Đại hội Đảng"


@pytest.mark.parametrize("named", ["slogan_danhmuc", "danhmuc", "title_cat", "banner-chuyen-muc"])
def test_a_slogan_over_the_title_is_no_section(named: str) -> None:
    assert article(page(over=f"<div class='{named}'>{WELCOME}</div>")).section == []


@pytest.mark.parametrize("banner", [WELCOME, "Thi đua lập thành tích chào mừng", "Hướng tới Đại hội Đảng bộ tỉnh"])
def test_a_banner_in_a_heading_is_no_section_though_a_menu_has_it(banner: str) -> None:
    heading = f"<h1>{banner}</h1><h2>{TITLE}</h2>{FACTS}<div>{TEXT}</div>"
    assert article(f"{MENU.format(banner)}<div>{heading}</div>").section == []


@pytest.mark.parametrize("name", ["Tin trong tỉnh", "Thi đua - Khen thưởng", "Đại hội Đảng các cấp"])
def test_a_heading_that_names_a_section_does(name: str) -> None:
    heading = f"<h1>{name}</h1><h2>{TITLE}</h2>{FACTS}<div>{TEXT}</div>"
    assert article(f"{MENU.format(name)}<div>{heading}</div>").section == [name]
    assert article(page(over=f"<div class=danhmuc>{name}</div>")).section == [name]


def post(menu: list[tuple[str, str]], over: str = "") -> Article:
    entries = "".join(f"<li class=current-post-parent><a href={url}>{name}</a></li>" for url, name in menu)
    text = f"<time class=entry-date>25/05/2022</time><div class=entry-content>{TEXT}</div>"
    own = f"<article class=type-post><h1 class=entry-title>{TITLE}</h1>{text}</article>"
    head = "<meta name=generator content='WordPress 6.4'><link rel='https://api.w.org/' href=/wp-json/>"
    found = parsed(f"<nav><ul>{entries}</ul></nav>{over}{own}", head=head, url="http://vidu.gov.vn/2022/05/le-hoi/")
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize(
    ("menu", "over", "section"),
    [
        ([("/c/a/", "Tin huyện")], "", ["Tin huyện"]),
        ([("/c/a/", "Tin huyện"), ("/c/a/b/", "Kinh tế")], "", ["Tin huyện", "Kinh tế"]),
        ([("/c/a/", "Tin huyện"), ("/c/b/", "Tin nổi bật")], "", []),
        ([("/c/a/", "Tin huyện")], "<div><a href=/>Trang chủ</a> » <a href=/vh/>Văn hóa</a></div>", ["Văn hóa"]),
    ],
)
def test_the_menus_entry_of_a_post(menu: list[tuple[str, str]], over: str, section: list[str]) -> None:
    assert post(menu, over).section == section


@pytest.mark.parametrize(
    ("printed", "tags"),
    [
        ("Hội chợ, Nông sản", ["Hội chợ", "Nông sản"]),
        ("A,B,C", ["A", "B", "C"]),
        ("lễ hội; nông sản, thủy sản", ["lễ hội", "nông sản, thủy sản"]),
        ("Thành phố Huế, Việt Nam", ["Thành phố Huế, Việt Nam"]),
        ("Xã Hòa Thuận, huyện Châu Thành", ["Xã Hòa Thuận, huyện Châu Thành"]),
        ("Tỉnh Trà Vinh, lễ hội", ["Tỉnh Trà Vinh", "lễ hội"]),
        ("Nông, lâm, thủy sản", ["Nông, lâm, thủy sản"]),
    ],
)
def test_when_a_comma_parts_tags(printed: str, tags: list[str]) -> None:
    assert article(page(), head=f'<meta property="article:tag" content="{printed}">').tags == tags
    assert article(page(inner=f"<p>Từ khóa: {printed}</p>")).tags == tags


def test_each_link_is_a_tag_whatever_it_says() -> None:
    links = "<a href=/t/1>Hội nghị, hội thảo</a> <a href=/t/2>Nông sản</a>"
    assert article(page(inner=f"<p>Từ khóa: {links}</p>")).tags == ["Hội nghị, hội thảo", "Nông sản"]
