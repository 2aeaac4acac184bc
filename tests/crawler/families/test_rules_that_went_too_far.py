"""Pages beside those that a rule was made for, on which it has to keep still."""

from __future__ import annotations

import pytest

from archive.article import Article, Embed, Reject
from crawler.parse import parse_bytes
from tests.crawler.families.page_kit import BOTH, ONE, TEXT, TITLE, TWO, article

HEAD = f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p>"
MENU = (
    "<ul><li><a href=/>Trang chủ</a></li><li><a href=/tin>Tin tức</a></li><li><a href=/vb>Văn bản</a></li>"
    "<li><a href=/lien-he>Liên hệ</a></li></ul>"
)
FILM = "<iframe src='https://www.youtube.com/embed/aB3dE5gH7jK'></iframe>"
JOOMLA = "<meta name=generator content='Joomla! - Open Source Content Management'>"


def parsed(inside: str, title: str = TITLE, head: str = "") -> Article | Reject:
    page = f"<html lang=vi><head><title>{title}</title>{head}</head><body>{inside}</body></html>"
    return parse_bytes(page.encode(), url="https://vidu.gov.vn/tin-tuc/hoi-nghi-4711.html")


def read(inside: str, title: str = TITLE, head: str = "") -> Article:
    found = parsed(inside, title, head)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize(
    "office",
    [
        "BÁO CẦN THƠ",
        "SỞ Y TẾ CẦN THƠ",
        "UBND HUYỆN CẦN ĐƯỚC",
        "UBND THỊ TRẤN CHÚC SƠN",
        "Báo Phòng không - Không quân",
        "Hội Vận động hiến tặng mô",
    ],
)
def test_offices_whose_names_have_words_of_a_sentence_sign(office: str) -> None:
    found = article(f"{HEAD}<div>{TEXT}<p style='text-align:right'><b>{office}</b></p></div>")
    assert (found.byline, found.body) == (office, BOTH)


@pytest.mark.parametrize("behind", ["facebook", "đánh giá", "thích", "đăng bởi Admin", "quay lại", "tải về", "email"])
def test_a_count_before_a_button_or_a_label_is_one(behind: str) -> None:
    assert article(f"{HEAD}<div>Xem: 318 {behind}</div><div>{TEXT}</div>").views == 318


@pytest.mark.parametrize("name", ["XÃ NÔNG THÔN MỚI", "Xã Tân Phong"])
@pytest.mark.parametrize("part", ["<h2>Vị trí địa lý của vùng đất này</h2>", "<p><b>Vị trí địa lý của vùng</b></p>"])
def test_an_article_about_a_commune_keeps_its_title_and_all_of_its_text(name: str, part: str) -> None:
    paragraph = f"{ONE} {TWO}"
    for meta in ("", f'<meta property="og:title" content="{name}">'):
        inside = f"{MENU}<div><h1>{name}</h1><div>25/05/2022 16:40</div><p>{paragraph}</p>{part}<p>{TWO}</p></div>"
        found = read(inside, name, meta)
        assert found.title == name
        assert found.body.startswith(paragraph)


@pytest.mark.parametrize(
    "way",
    [
        "<ol><li><a href=/>Trang chủ</a></li><li><a href=/video>Video</a></li></ol>",
        "<div><a href=/>Trang chủ</a></div><div><a href=/video>Video</a></div>",
        "<h2>Video</h2>",
        "<h3><a href=/video>Video</a></h3>",
    ],
)
def test_a_film_below_the_way_or_the_section_is_the_article(way: str) -> None:
    found = read(f"{MENU}<div><div>{way}<div>{FILM}</div>{HEAD}</div></div>")
    assert [type(block) for block in found.blocks] == [Embed]


@pytest.mark.parametrize("film", [FILM, f"<div><h3>Video nổi bật</h3>{FILM}</div>"])
@pytest.mark.parametrize("title", [TITLE, "Không tìm thấy"])
def test_a_film_anywhere_in_an_empty_frame_makes_no_article(film: str, title: str) -> None:
    item = (
        f"<div id=k2Container class=itemView><span class=itemDateCreated>21/08/2020 11:05</span>"
        f"<h2 class=itemTitle>{title}</h2><div class=itemBody><div class=itemFullText></div></div>{film}</div>"
    )
    assert isinstance(parsed(MENU + item, title, JOOMLA), Reject)


def test_a_film_that_stands_in_the_text_and_in_its_place_is_one() -> None:
    item = (
        f"<div id=k2Container class=itemView><span class=itemDateCreated>21/08/2020 11:05</span>"
        f"<h2 class=itemTitle>{TITLE}</h2><div class=itemBody><div class=itemFullText>{TEXT}{FILM}</div></div>"
        f"<div class=itemVideoBlock>{FILM}</div></div>"
    )
    assert sum(isinstance(block, Embed) for block in read(item, TITLE, JOOMLA).blocks) == 1


@pytest.mark.parametrize(
    ("title", "below", "caption"),
    [
        ("DSC 0012 04", "", None),
        ("Nhấn vào ảnh để phóng to", "", None),
        ("hoi nghi so ket", "", None),
        ("Quang cảnh lễ khai giảng", "<p align=center><em>Đại biểu dự hội nghị</em></p>", "Đại biểu dự hội nghị"),
    ],
)
def test_the_title_of_a_picture_is_no_caption(title: str, below: str, caption: str | None) -> None:
    picture = f"<p align=center><img class=caption src=/a.jpg width=600 height=400 title='{title}'></p>"
    day = "<dl class=article-info><dd class=published>25/05/2022 16:40</dd></dl>"
    text = f"<div itemprop=articleBody><p>{ONE}</p>{picture}{below}<p>{TWO}</p></div>"
    inside = f"<div class=item-page><h2>{TITLE}</h2>{day}{text}</div>"
    found = read(inside, TITLE, JOOMLA)
    assert ([image.caption for image in found.images], found.body) == ([caption], BOTH)


def test_essays_that_a_text_counts_up_stay_in_it() -> None:
    line = "Bài viết của ông Lê Văn Huy, giáo viên Trường Trung học phổ thông huyện"
    long = f"{ONE} {TWO}"
    found = article(f"{HEAD}<div><p>{long}</p><p>{line}</p><p>{long}</p></div>")
    assert (found.byline, found.body) == (None, f"{long}\n\n{line}\n\n{long}")


def test_news_of_a_survey_and_of_who_leads_are_no_pages_of_an_office() -> None:
    survey = "Khảo sát trực tuyến - bước tiến của huyện"
    assert read(f"<div><h1>{survey}</h1><p>25/05/2022 16:40</p>{TEXT}</div>", survey).title == survey
    leader = "Tiểu sử tóm tắt đồng chí Nguyễn Văn An"
    day = '<meta property="article:published_time" content="2022-05-25T16:40:00+07:00">'
    assert read(f"<div><h1>{leader}</h1>{TEXT}</div>", leader, day).published_at == "2022-05-25T16:40:00+07:00"


def test_a_lead_in_the_middle_of_the_page_that_says_when_is_one() -> None:
    lead = "Sáng 25/5, UBND huyện Cầu Ngang tổ chức hội nghị sơ kết"
    found = article(f"{HEAD}<div><p align=center><b>{lead}</b></p>{TEXT}</div>")
    assert (found.lead, found.body) == (lead, BOTH)


@pytest.mark.parametrize("rest", ["Xã Ví Dụ khánh thành cầu", "Cơ hội và thách thức"])
def test_a_heading_that_opens_a_text_is_no_title_where_that_goes_on(rest: str) -> None:
    whole = f"Chuyển đổi số ở huyện - {rest}"
    inside = f"<div class=journal-content-article><h2>Chuyển đổi số ở huyện</h2><p>25/05/2022</p>{TEXT}{TEXT}</div>"
    assert read(f"{MENU}<div>{inside}</div><div><p>Địa chỉ: Số 1 đường 30/4</p></div>", whole).title == whole


@pytest.mark.parametrize("tag", ["div", "p"])
def test_a_title_over_buttons_to_share_it_heads_no_menu(tag: str) -> None:
    buttons = "".join(
        f"<li><a href=/{name}>{name}</a></li>" for name in ("Facebook", "Twitter", "Zalo", "Email", "In trang", "Lưu")
    )
    part = "<p><b>Huyện có mười hai xã đạt chuẩn nông thôn mới</b></p><p>25/05/2022</p>"
    found = read(f"{MENU}<div><{tag}>{TITLE}</{tag}><ul>{buttons}</ul>{part}{TEXT}</div>")
    assert found.title == TITLE


@pytest.mark.parametrize("own", [HEAD, f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p>"])
@pytest.mark.parametrize("above", ["<div>Ngày đăng: 20/05/2022</div>", "<div>Cập nhật: 26/05/2022 08:00</div>"])
def test_a_day_beside_the_articles_block_is_not_its_own_where_it_has_one(above: str, own: str) -> None:
    for page in (f"{MENU}<div>{above}<div>{own}{TEXT}</div></div>", f"{MENU}{above}<div>{own}{TEXT}</div>"):
        assert read(page).published_at == "2022-05-25T16:40:00+07:00"
    below = f"{MENU}{above}<div><h1>{TITLE}</h1>{TEXT}<p>Ngày đăng: 25/05/2022</p></div>"
    assert read(below).published_at == "2022-05-25"


def test_when_a_portal_was_brought_up_to_date_is_no_day_of_an_article() -> None:
    assert isinstance(
        parsed(f"{MENU}<div>Trang cập nhật lúc 26/05/2022</div><div><h1>{TITLE}</h1>{TEXT}</div>"), Reject
    )


@pytest.mark.parametrize(
    "listed",
    [
        "<p>Các tác phẩm đạt giải:</p><ul><li>Tác giả: Lê Thị Hà</li><li>Xuất bản: 25/05/2022</li></ul>",
        "<ul><li>Tác giả: Lê Thị Hà</li><li>Lượt xem: 12</li><li>Tác giả: Trần Văn Tám</li><li>Lượt xem: 9</li></ul>",
        f"<ul><li>Tác giả: Lê Thị Hà</li><li>Ngày đăng: 25/05/2022</li></ul><p>{TWO}</p>",
    ],
)
def test_works_and_winners_that_a_text_lists_wrote_nothing(listed: str) -> None:
    found = article(f"{HEAD}<div>{TEXT}{listed}</div>")
    assert (found.byline, "Tác giả: Lê Thị Hà" in found.body) == (None, True)
    # With no heading over it, such a list has the section's link in it.
    own = "<ul><li><a href=/x>Tin huyện</a></li><li>Tác giả: Lê Thị Hà</li><li>Lượt xem: 200</li></ul>"
    assert article(f"<h1>{TITLE}</h1><p>25/05/2022</p><div><p>{ONE}</p><p>{TWO}</p></div>{own}").byline == "Lê Thị Hà"


@pytest.mark.parametrize("lead", [f"<h2>{ONE}</h2>", f"<p><b>{ONE}</b></p>", f"<p class=sapo>{ONE}</p>"])
def test_facts_that_are_listed_between_lead_and_text_are_the_articles(lead: str) -> None:
    facts = "<ul><li>Tác giả: Lê Thị Hà</li><li>Ngày đăng: 25/05/2022</li></ul>"
    found = article(f"<h1>{TITLE}</h1>{lead}{facts}<div><p>{TWO}</p><p>{TWO}</p></div>")
    assert (found.byline, "Tác giả" in found.body) == ("Lê Thị Hà", False)
    # Below a paragraph, in a dated article, or one of several the list is of a work.
    parts = f"{lead}{facts}<p>{TWO}</p>"
    for text in (f"<h1>{TITLE}</h1><p>{TWO}</p>{parts}", f"{HEAD}<div>{parts}</div>", f"<h1>{TITLE}</h1>{parts * 2}"):
        found = article(f"{text}<p>{TWO}</p>")
        assert (found.byline, "Tác giả" in found.body) == (None, True)


@pytest.mark.parametrize("called", ["Tiểu sử Bà Chúa Xứ núi Sam", "Tiểu sử ông Nguyễn Đình Chiểu"])
def test_whose_life_is_told_leads_no_office(called: str) -> None:
    assert read(f"{MENU}<div><h1>{called}</h1><p>Lượt xem: 12</p>{TEXT}{TEXT}</div>", called).title == called


def test_programmes_that_a_text_goes_on_with_are_no_other_news() -> None:
    part = f"<h3>Các chương trình khác</h3><p><a href=/ocop>Chương trình OCOP</a></p><p>{TWO}</p>"
    assert article(f"{HEAD}<div><p>{ONE}</p>{part}</div>").body.endswith(TWO)


@pytest.mark.parametrize("place", ["K’Bang", "k’bang"])
def test_a_district_of_the_highlands_signs_nothing(place: str) -> None:
    assert article(f"{HEAD}<div>{TEXT}<p align=right><b>{place}</b></p></div>").byline is None


@pytest.mark.parametrize("day", ["", "<p>25/05/2022</p>"])
def test_a_day_among_the_paragraphs_is_no_day_of_its_own_before_one_over_the_block(day: str) -> None:
    part = f"<p>{ONE}</p><p>20/05/2022</p><p>{TWO}</p>"
    found = read(f"{MENU}<div><div>Ngày đăng: 26/05/2022</div><div><h1>{TITLE}</h1>{day}{part}</div></div>")
    assert found.published_at == ("2022-05-25" if day else "2022-05-26")


def test_the_list_that_tells_of_an_article_may_name_its_section() -> None:
    told = "<ul><li>Ngày đăng: 25/05/2022</li><li>Tác giả: Lê Thị Hà</li><li>Mục: <a href=/x>Tin huyện</a></li></ul>"
    found = article(f"<h1>{TITLE}</h1><div><p>{ONE}</p><p>{TWO}</p></div>{told}")
    assert (found.byline, found.published_at) == ("Lê Thị Hà", "2022-05-25")


@pytest.mark.parametrize("work", ["<a href=/x>Mùa vàng</a>", "Tác phẩm: <a href=/x>Mùa vàng</a>"])
def test_a_list_that_leads_to_a_work_tells_who_made_that(work: str) -> None:
    told = f"<h4>Tác phẩm dự thi</h4><ul><li>Tác giả: Lê Thị Hà</li><li>{work}</li><li>Ngày đăng: 20/05/2022</li></ul>"
    found = article(f"<h1>{TITLE}</h1><p>25/05/2022</p><div><p>{ONE}</p><p>{TWO}</p></div>{told}")
    assert (found.byline, "Tác giả: Lê Thị Hà" in found.body) == (None, True)
    # With no heading over it, such a list has the section's link in it.
    own = "<ul><li><a href=/x>Tin huyện</a></li><li>Tác giả: Lê Thị Hà</li><li>Lượt xem: 200</li></ul>"
    assert article(f"<h1>{TITLE}</h1><p>25/05/2022</p><div><p>{ONE}</p><p>{TWO}</p></div>{own}").byline == "Lê Thị Hà"


@pytest.mark.parametrize("over", ["Ngày đăng: 26/05/2022", "Cập nhật: 26/05/2022"])
@pytest.mark.parametrize("first", ["", "<p>Thời gian: 20/06/2022</p>", "<p>Xã Mỹ Long, 25/05/2022</p>"])
def test_a_day_of_something_else_in_the_block_is_none_of_its_own(over: str, first: str) -> None:
    found = read(f"{MENU}<div><div>{over}</div><div><h1>{TITLE}</h1>{first}<p>{ONE}</p><p>{TWO}</p></div></div>")
    assert found.published_at == "2022-05-26"


@pytest.mark.parametrize(
    "first", ["Lê Thị Hà | 25/05/2022", "Xã Mỹ Long, 25/05/2022 10:05", "Tin hoạt động | 25/05/2022"]
)
def test_a_day_in_the_block_with_a_name_is_before_when_something_was_brought_up_to_date(first: str) -> None:
    block = f"<div><h1>{TITLE}</h1><p>{first}</p><p>{ONE}</p><p>{TWO}</p></div>"
    found = read(f"{MENU}<div><div>Cập nhật: 26/05/2022</div>{block}</div>")
    assert (found.published_at or "")[:10] == "2022-05-25"


@pytest.mark.parametrize("clock", ["Cập nhật hệ thống: 26/05/2022", "Thông tin cập nhật ngày 26/05/2022"])
def test_what_else_was_brought_up_to_date_says_no_day_of_an_article(clock: str) -> None:
    found = parsed(f"{MENU}<div><div>{clock}</div><div><h1>{TITLE}</h1><p>{ONE}</p><p>{TWO}</p></div></div>")
    assert isinstance(found, Reject) or found.published_at is None
