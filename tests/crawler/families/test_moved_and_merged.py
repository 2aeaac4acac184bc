"""Articles that merged portals carried over, with the day on which the old one had them; and skins of 2006 to 2025 in
which a line looks like another: the way in words, the caption beside the first picture, the first of several questions,
the office below a name."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from tests.crawler.families.written import LEAD, TEXT, TITLE, article, parsed

BODY = TEXT.strip()
MENU = "".join(f"<p><a href='/?m={at}'>{name}</a></p>" for at, name in enumerate(("Tin tức", "Môi trường", "Hỏi đáp")))


@pytest.mark.parametrize(
    "before",
    [
        "Ngày đăng trên Cổng TTĐT tỉnh Ví Dụ (cũ): 22/03/2022 08:40",
        "Bài viết được đăng lần đầu trên Cổng TTĐT tỉnh Ví Dụ ngày 22/3/2022",
        "Ngày đăng gốc: 22/03/2022 08:00",
        "Dữ liệu chuyển từ cổng cũ: 22/03/2022",
    ],
)
def test_when_the_old_portal_had_an_article_is_no_lead_no_text_and_no_date_of_this_one(before: str) -> None:
    day = "<div>Ngày đăng: 18/08/2025 10:05</div>"
    text = f"<div><b>{LEAD}</b></div><div><p>{TEXT}</p><p>{TEXT}</p></div>"
    for facts in (f"{day}<div>{before}</div>", f"<div>{before}</div>{day}"):
        found = article(f"<div><h1>{TITLE}</h1><div>{facts}</div>{text}</div>")
        assert (found.published_at, found.lead) == ("2025-08-18T10:05:00+07:00", LEAD), facts
        assert found.body == f"{BODY}\n\n{BODY}"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("18/08/2025 10:05 - Tin đã đăng ngày 22/03/2022 trên Cổng TTĐT huyện Ví Dụ", "2025-08-18T10:05:00+07:00"),
        ("Đăng ngày 18/08/2025 10:05 (bài gốc đăng ngày 22/03/2022 trên Cổng TTĐT tỉnh)", "2025-08-18T10:05:00+07:00"),
        ("18/08/2025 (Bài đăng lần đầu ngày 22/3/2022)", "2025-08-18"),
        ("Huyện họp ngày 18/08/2025 - Tin đã đăng ngày 22/03/2022 trên Cổng TTĐT huyện", None),
        ("18/08/2025 10:05 - Lượt xem: 120 - Tin đã đăng ngày 22/3/2022 trên Cổng TTĐT huyện", None),
    ],
)
def test_of_the_days_of_two_portals_in_one_line_the_first_is_this_ones(line: str, published: str | None) -> None:
    text = f"<div><b>{LEAD}</b></div><div><p>{TEXT}</p><p>{TEXT}</p><p>Tác giả: Lê Thị Hà</p></div>"
    found = article(f"<div><h1>{TITLE}</h1><div>{line}</div>{text}</div>")
    assert (found.published_at, line in found.body) == (published, published is None)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Đăng tin tuyển dụng trên trang thông tin của huyện từ 22/3/2022", None),
        ("Được xuất bản lần đầu năm 1995, cuốn sách tái bản ngày 22/3/2022", None),
        ("Bài viết đăng trên Trang TTĐT Sở Y tế ngày 22/3/2022 - Tác giả: Lê Thị Hà", "Lê Thị Hà"),
        ("Tin đăng ngày 22/3/2022 - Nguồn: Cổng TTĐT Chính phủ", "Cổng TTĐT Chính phủ"),
    ],
)
def test_what_says_more_than_when_the_old_portal_had_it_is_kept(line: str, byline: str | None) -> None:
    text = f"<div>{line}</div><div><p>{TEXT}</p><p>{TEXT}</p></div>"
    found = article(f"<div><h1>{TITLE}</h1><div>Ngày đăng: 18/08/2025 10:05</div>{text}</div>")
    assert (found.byline, line in (found.lead, found.body.split("\n")[0])) == (byline, byline is None)


@pytest.mark.parametrize("line", ["Dữ liệu chuyển từ website huyện 22/3/2022", "Đã đăng: Trang tin Ví Dụ, 22/3/2022"])
def test_a_note_that_names_the_old_portal_before_the_day_is_no_lead(line: str) -> None:
    text = f"<div>{line}</div><div><p>{TEXT}</p><p>{TEXT}</p></div>"
    found = article(f"<div><h1>{TITLE}</h1><div>Ngày đăng: 18/08/2025 10:05</div>{text}</div>")
    assert (found.published_at, found.lead, line in found.body) == ("2025-08-18T10:05:00+07:00", None, False)


@pytest.mark.parametrize("joint", [" - ", " ", " | "])
def test_of_two_days_in_the_place_of_the_date_the_own_one_counts(joint: str) -> None:
    skin = f"<div class=ArticleDetailControl><div class=ArticleHeader>{TITLE}</div><div class=PostDate>{{}}</div>"
    skin += f"<div class=ArticleSummary>{LEAD}</div><div class=ArticleContent><p>{TEXT}</p></div></div>"
    facts = joint.join(("18/08/2025 10:05", "Tin đã đăng ngày 22/03/2022 trên Cổng TTĐT huyện Ví Dụ"))
    assert article(skin.format(facts)).published_at == "2025-08-18T10:05:00+07:00"
    for other in ("Họp ngày 18/03/2022", "Ngày ban hành 18/03/2022", "Ví Dụ, 18/03/2022"):
        facts = joint.join((other, "Đăng ngày 22/03/2022 trên Cổng TTĐT huyện Ví Dụ"))
        assert article(skin.format(facts)).published_at == "2022-03-22"
    # With the portal's own name behind it a day with its label is of this portal, and what stands before is its clock.
    for own in ("Ngày đăng: 22/03/2022 | Cổng thông tin điện tử huyện", "Đăng ngày 22/03/2022 - Website Sở Ví Dụ"):
        assert article(skin.format(joint.join(("18/08/2025 10:05", own)))).published_at == "2022-03-22"
    # Alone it is the only one there is.
    assert article(skin.format("Tin đăng ngày 22/03/2022 tại mục Tin cũ")).published_at == "2022-03-22"


def test_a_lead_that_names_an_old_portal_and_a_day_stays_the_lead() -> None:
    lead = "Đăng tin trên Cổng TTĐT tỉnh cũ từ ngày 22/3/2022, ba xã vùng ven đến nay vẫn được bạn đọc tìm đến."
    text = f"<div>Ngày đăng: 18/08/2025</div><div><b>{lead}</b></div><div><p>{TEXT}</p><p>{TEXT}</p></div>"
    assert article(f"<div><h1>{TITLE}</h1>{text}</div>").lead == lead


@pytest.mark.parametrize(
    ("line", "byline", "names"),
    [
        ("Lê Thanh Bình - Cổng TTĐT tỉnh Ví Dụ (cũ)", None, ["Lê Thanh Bình"]),
        ("Tác giả: Hoàng Thị Nhàn (Yên Lập, Ví Dụ cũ)", "Hoàng Thị Nhàn (Yên Lập, Ví Dụ cũ)", ["Hoàng Thị Nhàn"]),
        ("Nguyễn Thị Thanh Huyền - CC VHXH", None, ["Nguyễn Thị Thanh Huyền"]),
        ("Trầm Thị Ngọc Rương<br>CT-HND xã Hòa Ân", "Trầm Thị Ngọc Rương", ["Trầm Thị Ngọc Rương"]),
        ("Lê Thị Hà (Trần Văn Bá)", None, ["Lê Thị Hà", "Trần Văn Bá"]),
        ("Lê Thị Hà (Minh Hạnh)", None, ["Lê Thị Hà", "Minh Hạnh"]),
    ],
)
def test_where_somebody_works_or_lives_is_no_second_author(line: str, byline: str | None, names: list[str]) -> None:
    signed = f"<p style='text-align:right'><b>{line}</b></p>"
    found = article(f"<h1>{TITLE}</h1><div>18/08/2025</div><div><p>{TEXT}</p><p>{TEXT}</p>{signed}</div>")
    assert (found.byline, [author.name for author in found.authors]) == (byline or line, names)
    assert found.body == f"{BODY}\n\n{BODY}"


@pytest.mark.parametrize("place", ["Trần Hưng Đạo - TP HCM", "Nguyễn Thị Minh Khai - TP HCM"])
def test_a_street_and_its_city_sign_nothing(place: str) -> None:
    signed = f"<p style='text-align:right'><b>{place}</b></p>"
    found = article(f"<h1>{TITLE}</h1><div>18/08/2025</div><div><p>{TEXT}</p><p>{TEXT}</p>{signed}</div>")
    assert (found.byline, found.body.endswith(place)) == (None, True)


@pytest.mark.parametrize("last", ["Siêu Thị Xanh Mát", "Đô Thị Mới Xanh"])
def test_things_with_the_middle_of_a_womans_name_in_theirs_sign_nothing(last: str) -> None:
    found = article(f"<h1>{TITLE}</h1><div>18/08/2025</div><div><p>{TEXT}</p><p>{TEXT}</p><p>{last}</p></div>")
    assert (found.byline, found.body.endswith(last)) == (None, True)


def test_a_way_in_words_that_the_menu_has_is_no_title() -> None:
    menu = f"<table><tr><td>{MENU}</td><td>"
    facts = f"<p><i>Cập nhật ngày 06/06/2018</i></p><p><b>{LEAD}</b></p><p>{TEXT}</p><p>{TEXT}</p></td></tr></table>"
    way, title = "<b>Tin tức &gt; Môi trường</b><hr>", f"<p><b>{TITLE}</b></p>"
    found = article(menu + way + title + facts, title="Sở Tài nguyên và Môi trường")
    assert (found.title, found.lead, found.body) == (TITLE, LEAD, f"{BODY}\n\n{BODY}")
    # What no link of the page says is a title with the mark in it.
    found = article(f"{menu}<p><b>Tuyến Lào Cai > Sa Pa</b></p>{facts}", title="Sở Giao thông vận tải")
    assert found.title == "Tuyến Lào Cai > Sa Pa"


def test_a_caption_that_ends_with_initials_is_none_of_the_text() -> None:
    caption = "Nông dân thu hoạch lúa đông xuân. Ảnh: V.L"
    inside = (
        f"<h1>{TITLE}</h1><div>15/03/2021</div><div><img src=/lua.jpg><span>{{}}</span></div><div><p>{TEXT}</p></div>"
    )
    found = article(inside.format(caption))
    assert [(image.caption, image.credit) for image in found.images] == [(caption, "V.L")]
    assert found.body == BODY
    told = "Ảnh: lễ hội năm nay có gì mới. Bà con vẫn phấn khởi xuống đồng, các xã vẫn bảo đảm nguồn nước tưới."
    assert [image.caption for image in article(inside.format(told)).images] == [None]


def test_the_first_of_several_questions_in_bold_is_no_lead() -> None:
    asked = ["Câu 5: Danh sách cử tri được niêm yết khi nào?", "Câu 6: Cử tri có được nhờ người khác bầu thay không?"]
    answers = f"<p><b>{asked[0]}</b></p><p>{TEXT}</p><p><b>{asked[1]}</b></p><p>{TEXT}</p>"
    page = "<h1>{}</h1><div>25/04/2016</div><div>{}</div>"
    found = article(page.format(TITLE, answers))
    assert (found.lead, found.body) == (None, f"{asked[0]}\n\n{BODY}\n\n{asked[1]}\n\n{BODY}")
    # One question alone opens what follows.
    found = article(page.format(TITLE, f"<p><b>{asked[0]}</b></p><p>{TEXT}</p><p>{TEXT}</p>"))
    assert found.lead == asked[0]


def test_how_many_rated_is_no_text() -> None:
    inside = f"<h1>{TITLE}</h1><div>15/03/2021</div><div><p>{TEXT}</p></div><div>{{}}</div>"
    assert article(inside.format("Số lượt đánh giá (0)")).body == BODY
    assert "Số lượt đánh giá tăng" in article(inside.format(f"<p>Số lượt đánh giá tăng (30). {TEXT}</p>")).body


@pytest.mark.parametrize(
    ("title", "is_static"),
    [
        ("Chức năng, nhiệm vụ, quyền hạn của Văn phòng UBND tỉnh", True),
        ("Vị trí, chức năng và nhiệm vụ của Sở Y tế", True),
        ("Chức năng, nhiệm vụ của Văn phòng Đăng ký đất đai: những điểm mới sau sắp xếp", False),
        ("Văn phòng UBND tỉnh tập huấn chức năng, nhiệm vụ mới", False),
        ("Chức năng, nhiệm vụ của Sở Tài chính được quy định thế nào", False),
        ("Chức năng, nhiệm vụ của Sở Nông nghiệp và Môi trường", True),
    ],
)
def test_what_an_office_is_there_for_is_no_news_where_nothing_tells_when(title: str, is_static: bool) -> None:
    claims = "<meta property=og:type content=article>"
    found = parsed(f"<h1>{title}</h1><div><p>{TEXT}</p><p>{TEXT}</p></div>", title=title, head=claims)
    assert isinstance(found, Reject) == is_static
    assert isinstance(
        parsed(f"<h1>{title}</h1><div>15/03/2021</div><div><p>{TEXT}</p></div>", title=title, head=claims), Article
    )
    claims += "<meta property=article:published_time content=2021-03-15T10:00:00+07:00>"
    assert isinstance(
        parsed(f"<h1>{title}</h1><div><p>{TEXT}</p><p>{TEXT}</p></div>", title=title, head=claims), Article
    )


def rows(behind: str) -> str:
    return "".join(
        f"<table><tr><td><a href='/TinTuc.aspx?ItemID={n}'>Huyện Cầu Ngang mở lễ hội Ok Om Bok lần thứ {n}</a>"
        f"<span>{behind}</span></td></tr><tr><td>{TEXT}</td></tr></table>"
        for n in range(100, 108)
    )


def test_headlines_with_a_day_in_brackets_over_their_leads_are_a_list() -> None:
    found = parsed(
        f"<div><h3>Tin hoạt động ngành</h3>{rows(' (12/02/2021 8:00 SA)')}</div>", title="Tin hoạt động ngành"
    )
    assert isinstance(found, Reject)
    assert found.reason == "listing"
    # A paragraph that mostly links and says more than a day is text.
    said = "<p><a href='/x-{0}'>Kế hoạch phát triển vùng nguyên liệu lần thứ {0}</a> (do tỉnh ban hành)</p>"
    # What a dated article lists, papers with their days and what they rule, is its text.
    paper = "<p><a href='/x-{0}'>Kế hoạch phát triển vùng nguyên liệu lần thứ {0}</a> (12/02/2021)</p>"
    for row in (said, paper):
        text = "".join(f"{row.format(n)}<p>{TEXT}</p>" for n in range(4))
        assert isinstance(parsed(f"<h1>{TITLE}</h1><div>Ngày đăng: 13/02/2021</div><div>{text}</div>"), Article), row


def test_the_footer_above_an_articles_text_tells_when_it_is_from() -> None:
    foot, text = "<footer><div>14/04/2023 - 10:05</div></footer>", f"<div><p>{TEXT}</p><p>{TEXT}</p></div>"
    found = article(f"<h1>{TITLE}</h1><article>{foot}{text}</article>")
    assert (found.published_at, found.body) == ("2023-04-14T10:05:00+07:00", f"{BODY}\n\n{BODY}")
    # The last of an article, and that of the page, are of neither.
    told = f"<h1>{TITLE}</h1><div>15/04/2023</div>"
    for below in (f"<article>{told}{text}{foot}</article>", f"<article>{told}{text}</article>{foot}"):
        found = article(below)
        assert (found.published_at, found.body) == ("2023-04-15", f"{BODY}\n\n{BODY}")


@pytest.mark.parametrize(
    "foot",
    [
        "Nguyễn Văn An, phóng viên Báo Ví Dụ, sinh ngày 20/4/1980", "Gửi bởi bbt vào T4, 14/04/2021 - 10:05",
        "Chuyên mục: <a href=/tin>Tin tức</a> Tag: <a href=/tag/le-hoi>lễ hội</a>",
        "<h3>Tin liên quan</h3><a href=/tin/a-1.html>Xã Mỹ Long tổ chức hội nghị sơ kết</a> (20/4/2021)",
    ],
)  # fmt: skip
@pytest.mark.parametrize("behind", ["<div id=comments><form><input></form></div>", "<div class=clear></div>"])
def test_a_footer_below_an_articles_text_is_none_of_it_whatever_stands_behind(foot: str, behind: str) -> None:
    told = f"<h1>{TITLE}</h1><div>15/04/2023</div><div><p>{TEXT}</p><p>{TEXT}</p></div>"
    found = article(f"<article>{told}<footer>{foot}</footer>{behind}</article>")
    assert (found.published_at, found.body, found.authors) == ("2023-04-15", f"{BODY}\n\n{BODY}", [])


def test_a_footer_above_a_text_that_tells_no_day_is_none_of_it() -> None:
    foot = "<footer><h4>Tin liên quan</h4><a href=/tin/k-1.html>Xã Mỹ Long tổ chức hội nghị sơ kết</a></footer>"
    head = f"<header><h1>{TITLE}</h1><p>15/04/2023</p></header>"
    found = article(f"<article>{head}{foot}<div><p>{TEXT}</p><p>{TEXT}</p></div></article>")
    assert (found.published_at, found.body) == ("2023-04-15", f"{BODY}\n\n{BODY}")


@pytest.mark.parametrize(
    "foot",
    ["Sự kiện ngày 20/04/2021", "© UBND huyện 20/04/2021", "<a href=/tin/k-1.html>Xã Mỹ Long họp</a> 20/04/2021"],
)
def test_a_footer_above_a_text_that_names_a_day_beside_other_words_is_none_of_it(foot: str) -> None:
    head = f"<header><h1>{TITLE}</h1><p>15/04/2023</p></header><footer>{foot}</footer>"
    found = article(f"<article>{head}<div><p>{TEXT}</p><p>{TEXT}</p></div></article>")
    assert (found.published_at, found.lead, found.body) == ("2023-04-15", None, f"{BODY}\n\n{BODY}")


@pytest.mark.parametrize(
    "below",
    [
        "<article><h3><a href=/tin/k-1.html>Xã Mỹ Long họp tổng kết vụ</a></h3>{}<p>Sáng nay xã họp.</p></article>",
        "<div class=yk><article>{}<div>Bài viết rất hay, cảm ơn ban biên tập đã đưa tin.</div></article></div>",
    ],
)
def test_a_footer_of_other_news_or_of_a_remark_dates_no_article(below: str) -> None:
    foot = "<footer>20/04/2021 10:00</footer>"
    found = article(f"<h1>{TITLE}</h1><p>Lượt xem: 12</p><div><p>{TEXT}</p><p>{TEXT}</p></div>{below.format(foot)}")
    assert found.published_at is None
    # A long title above is no text.
    head = f"<div><b>{LEAD.rstrip('.')}</b></div><article>{foot}<div><p>{TEXT}</p><p>{TEXT}</p></div></article>"
    assert article(head, title=LEAD.rstrip(".")).published_at == "2021-04-20T10:00:00+07:00"


def test_a_title_in_no_place_of_the_system_is_found_over_the_text_that_is_in_one() -> None:
    portlet = "<section class=portlet><h1 class=portlet-title>Tin tức</h1><div>{}</div></section>"
    text = f"<div class=journal-content-article><p>{TEXT}</p><p>{TEXT}</p></div>"
    facts = f"<div class=detailTitle>{TITLE}</div><div class=detailDate>Đăng ngày 05-06-2018 03:22</div>"
    found = article(portlet.format(facts + text), title="Chi tiết - Cổng TTĐT")
    assert (found.title, found.published_at) == (TITLE, "2018-06-05T03:22:00+07:00")
    assert found.body == f"{BODY}\n\n{BODY}"
    # What the portal says of itself over its lists has no title.
    assert isinstance(parsed(portlet.format(text + rows(" (12/02/2021)")), title="Chi tiết - Cổng TTĐT"), Reject)
