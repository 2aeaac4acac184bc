"""Layouts as public templates have them: boxes above the text, texts that are called an article, wrapped leads."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler.fields.lines import boxes
from crawler.fields.tree import walk
from crawler.fields.tree.flow import Line
from crawler.html import Page
from crawler.parse import parse_bytes

TITLE = "Khởi công đường liên ấp ở xã Mỹ Lợi"
LEAD = "Sáng 3/3, UBND xã Mỹ Lợi khởi công tuyến đường liên ấp dài 2,4 km, nối ba ấp vùng sâu với trung tâm xã."
ONE = "Tuyến đường rộng 4 m, mặt đường đổ bê tông dày 18 cm, tổng kinh phí trên 3,2 tỷ đồng."
TWO = "Nhân dân trong xã hiến hơn 5.000 m2 đất và tự tháo dỡ hàng rào để bàn giao mặt bằng."
THREE = "Công trình dự kiến hoàn thành trong tháng 8, trước mùa mưa bão."
TEXT = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"
OTHERS = ("Hội thi nhà nông đua tài năm nay", "Khám bệnh miễn phí cho người cao tuổi", "Ra quân trồng cây đầu xuân")
ROWS = "".join(f"<li><a href='/tin/{at}'>{text}</a></li>" for at, text in enumerate(OTHERS, 41))


def parse(body: str, *, url: str = "https://vidu.gov.vn/tin/khoi-cong-40", head: str = "") -> Article | Reject:
    page = f"<html><head>{head or f'<title>{TITLE}</title>'}</head>{body}</html>"
    return parse_bytes(page.encode(), url=url)


def parsed(body: str, *, url: str = "https://vidu.gov.vn/tin/khoi-cong-40", head: str = "") -> Article:
    found = parse(body, url=url, head=head)
    assert isinstance(found, Article), found
    return found


HEAD = f"<h1>{TITLE}</h1><p class=when>Đăng ngày 03/03/2022 09:10</p>"
COLUMN = f"<div class=col><h4>Tin nổi bật</h4><ul>{ROWS}</ul></div>"


def test_a_column_of_other_news_may_stand_between_title_and_text() -> None:
    found = parsed(f"<div class=row>{HEAD}{COLUMN}<div class=col><p><b>{LEAD}</b></p>{TEXT}</div></div>")
    assert (found.title, found.lead, found.body) == (TITLE, LEAD, f"{ONE}\n\n{TWO}\n\n{THREE}")
    assert found.published_at == "2022-03-03T09:10:00+07:00"


@pytest.mark.parametrize(
    "below",
    [
        "<p>Cơ quan chủ quản: UBND huyện Ví Dụ. Địa chỉ: số 1 đường 3 tháng 2, thị trấn Ví Dụ.</p>",
        f"<div class=col><a href=/tin/44>{OTHERS[0]}</a><a href=/tin/45>{OTHERS[1]}</a></div>",
    ],
)
def test_a_column_of_news_with_no_text_below_it_is_no_article(below: str) -> None:
    assert isinstance(parse(f"<div class=row>{HEAD}{COLUMN}{below}</div>"), Reject)


@pytest.mark.parametrize(
    "inside",
    [
        f"<h4>Tin nổi bật</h4><ul>{ROWS}</ul><p>{ONE}</p>",
        f"<div><h4>Tin nổi bật</h4><ul>{ROWS}</ul><p>{ONE}</p></div>",
        f"<div><h4>Tin nổi bật</h4><p><a href=/tin/41>{OTHERS[0]}</a></p></div><p>{ONE}</p>",
        f"<p>{TWO}</p><div><h4>Nội dung</h4><ul>{ROWS}</ul></div><p>{ONE}</p>",
    ],
)
def test_what_has_no_element_of_its_own_or_one_link_alone_is_no_such_column(inside: str) -> None:
    page = Page(f"<body><h1>{TITLE}</h1>{inside}".encode(), url="https://vidu.gov.vn/tin/40")
    assert page.tree.body is not None
    flow = walk.read(page.tree.body)
    boxes.set_aside(flow, 0)
    assert not any(piece.aside for piece in flow.pieces)


WORDPRESS = '<meta name="generator" content="WordPress 6.2"><title>Tin xã Mỹ Lợi</title>'
SINGLE = "<body class='post-template-default single single-post postid-40'>"
HEADED = "".join(f"<h4><a href='/tin/{at}/'>{text}</a></h4>" for at, text in enumerate((*OTHERS, OTHERS[0] + " 2"), 41))


def test_a_theme_with_no_known_name_for_the_text_is_read_among_its_boxes() -> None:
    title = f"<h2><a href='https://vidu.gov.vn/khoi-cong/'>{TITLE}</a></h2><p>03/03/2022 | Lượt xem: 77</p>"
    more = f"<div class=same><h3>Tin cùng chuyên mục</h3>{HEADED}</div>"
    head = WORDPRESS.replace("Tin xã Mỹ Lợi", TITLE)
    found = parsed(f"{SINGLE}{title}<div class=chu>{TEXT}</div>{more}", url="https://vidu.gov.vn/khoi-cong/", head=head)
    assert (found.title, found.body) == (TITLE, f"{ONE}\n\n{TWO}\n\n{THREE}")
    assert (found.views, found.published_at) == (77, "2022-03-03")


def test_the_same_page_with_boxes_alone_stays_a_listing() -> None:
    found = parse(f"{SINGLE}<h2>Tin mới</h2>{HEADED}", url="https://vidu.gov.vn/khoi-cong/", head=WORDPRESS)
    assert isinstance(found, Reject)
    assert found.reason == "listing"


def test_a_text_that_is_called_the_article_has_its_facts_around_it() -> None:
    facts = "<div class=dates>03-03-2022</div><div class=icon><i class='fa fa-eye'></i> 1482</div>"
    text = f"<article class=post-content>{TEXT}</article>"
    title = f"<h2>{TITLE}</h2>"
    head = WORDPRESS.replace("Tin xã Mỹ Lợi", TITLE)
    found = parsed(f"{SINGLE}<div>{title}{facts}{text}</div>", url="https://vidu.gov.vn/khoi-cong/", head=head)
    assert (found.published_at, found.views) == ("2022-03-03", 1482)
    dated = f"<div><h3>Tin khác</h3><ul><li><a href=/tin/41>{OTHERS[0]}</a> <i>05-03-2022</i></li></ul></div>"
    found = parsed(f"{SINGLE}<div>{title}{text}{dated}</div>", url="https://vidu.gov.vn/khoi-cong/", head=head)
    assert (found.published_at, found.views) == (None, None)


@pytest.mark.parametrize(
    "tail",
    [
        "<div><h4>Chưa có bình luận nào cho bài viết</h4></div>",
        f"<div>Các bài viết gần đây:</div><ul>{ROWS}</ul>",
        f"<h4>Tin cũ liên quan</h4><ul>{ROWS}</ul>",
        "<div><a href='#'>Đọc bài</a></div>",
    ],
)
def test_what_templates_print_below_a_text_is_none_of_it(tail: str) -> None:
    found = parsed(f"<body><div>{HEAD}<p><b>{LEAD}</b></p>{TEXT}{tail}</div>")
    assert found.body == f"{ONE}\n\n{TWO}\n\n{THREE}"


@pytest.mark.parametrize(
    "line",
    [
        "Chưa có bình luận nào cho thấy người dân không đồng tình với dự án.",
        "Tin gần đây cho biết hai ấp còn lại cũng sẽ được đầu tư trong năm sau.",
        "Đọc bài thơ do chính mình sáng tác, ông Ba xúc động trước bà con.",
    ],
)
def test_sentences_that_begin_like_them_stay(line: str) -> None:
    found = parsed(f"<body><div>{HEAD}<p><b>{LEAD}</b></p><p>{ONE}</p><p>{TWO}</p><p>{line}</p><p>{THREE}</p></div>")
    assert line in found.body


TOOLS = "<div class=asset-metadata><span class='metadata-entry metadata-view-count'>1482 Xem</span></div>"


def liferay(content: str, below: str = "") -> Article:
    portlet = (
        f"<div class='portlet-boundary' id=p_p_id_101_><div class=taglib-header><h3><span>{TITLE}</span></h3></div>"
    )
    when = "<span class='metadata-entry metadata-publish-date'>03/03/2022 09:10</span>"
    return parsed(f"<body>{portlet}{content}{when}{below}</div>", url="https://vidu.gov.vn/tin/-/blogs/khoi-cong")


def test_counts_and_links_of_the_publisher_have_places_of_their_own() -> None:
    links = f"<div class=asset-links><h2>Các tài sản liên quan:</h2><ul class=asset-links-list>{ROWS}</ul></div>"
    found = liferay(f"<div class=journal-content-article>{TEXT}</div>", f"{TOOLS}{links}")
    assert (found.views, [other.title for other in found.related]) == (1482, list(OTHERS))


def test_an_entry_of_a_blog_ends_above_its_foot() -> None:
    foot = "<div class=stats><span class=view-count>356 Xem,</span><span>0 Bình luận</span></div>"
    foot = f"<div class=entry-footer><div>Bởi quantri</div>{foot}<a href=/t>đường</a></div>"
    found = liferay(f"<div class=portlet-blogs><div class=entry-body>{TEXT}</div>{foot}</div>")
    assert (found.body, found.views) == (f"{ONE}\n\n{TWO}\n\n{THREE}", 356)


@pytest.mark.parametrize(
    ("link", "names"),
    [
        ("<a href='/documents/10180/331/ke-hoach'>ke-hoach.pdf</a>", ["ke-hoach.pdf"]),
        ("<a href='/documents/10180/331/ke-hoach'>Kế hoạch của xã</a>", []),
        ("<a href='/tin/huong-dan'>ke-hoach.pdf</a>", []),
    ],
)
def test_a_file_in_the_library_is_one_by_its_name(link: str, names: list[str]) -> None:
    found = parsed(f"<body><div>{HEAD}<p><b>{LEAD}</b></p><div><b>Tài liệu đính kèm</b> {link}</div>{TEXT}</div>")
    assert [file.name for file in found.attachments] == names


WHEN = "<p>Cập nhật: 03/03/2022 09:10</p>"


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (f"<h1>Nông thôn mới</h1><h3>{TITLE}</h3>{WHEN}", TITLE),
        # A lead may be set in a heading, and a title may be as short as a section's name.
        (f"<h1>Khởi công đường</h1><h3>{LEAD}</h3>{WHEN}", "Khởi công đường"),
        (f"<h1>Làm đường ở Mỹ Lợi</h1><h3>Bài {ONE}</h3>{WHEN}", "Làm đường ở Mỹ Lợi"),
        (f"<h1>{TITLE}</h1><h3>Chuyện vui đầu năm mới ở vùng sâu</h3>{WHEN}", TITLE),
    ],
)
def test_a_short_heading_right_over_a_title_names_the_section(above: str, title: str) -> None:
    menu = "<ul><li><a href='/moi'>Nông thôn mới</a></li></ul>"
    found = parsed(f"<body>{menu}<div>{above}<p>{LEAD}</p>{TEXT}</div>", head="<title>Trang tin</title>")
    assert found.title == title


def test_the_metadata_tell_which_of_two_headings_is_the_title() -> None:
    above = f"<h1>Nông thôn mới</h1><h3>{TITLE}</h3>{WHEN}"
    assert parsed(f"<body><div>{above}{TEXT}</div>", head="<title>Nông thôn mới</title>").title == "Nông thôn mới"


def test_bold_may_be_set_around_a_paragraph() -> None:
    found = parsed(f"<body><div>{HEAD}<strong><p>{LEAD}</p></strong>{TEXT}</div>")
    assert (found.lead, found.body) == (LEAD, f"{ONE}\n\n{TWO}\n\n{THREE}")
    whole = parsed(f"<body><div>{HEAD}<strong><p>{LEAD}</p>{TEXT}</strong></div>")
    assert (whole.lead, whole.body) == (None, f"{LEAD}\n\n{ONE}\n\n{TWO}\n\n{THREE}")


def test_italics_around_a_block_are_its_own() -> None:
    page = Page(b"<body><em><p>Nghieng</p></em><p>Dung</p>", url="https://vidu.gov.vn/")
    assert page.tree.body is not None
    assert [line.italic for line in walk.read(page.tree.body).pieces if isinstance(line, Line)] == [True, False]


@pytest.mark.parametrize(
    ("facts", "section"),
    [
        ("<span>Chuyên mục: Tin hoạt động</span> <span>|</span> <span>03/03/2022</span>", ["Tin hoạt động"]),
        ("<p>Danh mục: Thủ tục hành chính</p><p>03/03/2022</p>", []),
        ("<p>Chuyên mục: số 7 ra ngày 2/3</p><p>03/03/2022</p>", []),
        ("<p>Chuyên mục này giới thiệu những việc làm hay ở xã</p><p>03/03/2022</p>", []),
    ],
)
def test_a_section_behind_its_label_need_be_no_link(facts: str, section: list[str]) -> None:
    for above in (f"<div>{facts}</div><h1>{TITLE}</h1>", f"<h1>{TITLE}</h1><div>{facts}</div>"):
        assert parsed(f"<body><div>{above}<p><b>{LEAD}</b></p>{TEXT}</div>").section == section


@pytest.mark.parametrize(
    ("shown", "pictures"),
    [
        ("<a href='javascript:void(0);' title='In'><img src=/chu-to.gif></a>", []),
        ("<a href='#'><img src=/chu-to.svg></a>", []),
        ("<a href='javascript:void(0)'><img src=/chu-to.jpg></a>", ["/chu-to.jpg"]),
        ("<a href='javascript:void(0)'><img src=/chu-to.gif width=300></a>", ["/chu-to.gif"]),
        ("<a href='/anh/chu-to.gif'><img src=/chu-to.gif></a>", ["/anh/chu-to.gif"]),
        ("<img src=/chu-to.gif>", ["/chu-to.gif"]),
    ],
)
def test_a_drawing_in_a_link_to_nowhere_is_a_button(shown: str, pictures: list[str]) -> None:
    found = parsed(f"<body><div>{HEAD}<p><b>{LEAD}</b></p><p>{ONE}</p><p>{shown}</p><p>{TWO}</p><p>{THREE}</p></div>")
    assert [picture.url.removeprefix("https://vidu.gov.vn") for picture in found.images] == pictures


def test_a_date_and_time_in_brackets_behind_the_title_are_the_articles() -> None:
    cell = f"<table><tr><td><b>{TITLE}</b> <font size=1>(20/09/2021, 16:45)</font></td></tr>"
    found = parsed(f"{cell}<tr><td><b>{LEAD}</b></td></tr><tr><td>{TEXT}</td></tr></table><b>CÁC TIN KHÁC</b>{ROWS}")
    assert (found.title, found.published_at) == (TITLE, "2021-09-20T16:45:00+07:00")


@pytest.mark.parametrize("said", ["(2/9/1945)", "(3/2/2021)", "(khai mạc 3/2/2021, 07:30)"])
def test_a_day_in_brackets_is_what_the_title_tells_of(said: str) -> None:
    found = parsed(f"<h1>{TITLE} {said}</h1><p>03/03/2022 09:10</p>{TEXT}", head=f"<title>{TITLE} {said}</title>")
    assert (found.title, found.published_at) == (f"{TITLE} {said}", "2022-03-03T09:10:00+07:00")


def test_a_path_on_the_titles_own_line_is_the_section() -> None:
    found = parsed(f"<h2><a href='/tin'>Tin tức</a> &gt; {TITLE}</h2><p>03/03/2022</p>{TEXT}")
    assert (found.title, found.section) == (TITLE, ["Tin tức"])


def test_no_caption_is_a_date_that_another_line_parts_from_an_icon() -> None:
    icon = f"<h1>{TITLE}<a href=/rss><img src=/icons/rss.gif alt=RSS></a></h1>"
    facts = "<div class=author>Trần Thị Ngọc Hân</div><div>Thứ Năm, 3 Tháng Ba 2022</div>"
    found = parsed(f"<div>{icon}{facts}<div>{TEXT}</div></div>")
    assert (found.published_at, found.body) == ("2022-03-03", f"{ONE}\n\n{TWO}\n\n{THREE}")


@pytest.mark.parametrize(
    "link",
    [
        "<div>Chuyên mục: <a href='/nong-thon'>Nông thôn</a></div>",
        "<div>Danh mục: <a href='/nong-thon'>Nông thôn</a></div>",
        "<div><a href='/tin?category=nong-thon'>Nông thôn</a></div>",
    ],
)
def test_a_link_to_the_section_is_none_of_the_text_wherever_it_stands(link: str) -> None:
    for text in (
        f"<p class=lead>{LEAD}</p>{link}<div>{TEXT}</div>",
        f"<p class=lead>{LEAD}</p><div>{TEXT}</div>{link}",
    ):
        found = parsed(f"<article>{HEAD}{text}</article>")
        assert (found.section, found.body.split("\n\n")[-3:]) == (["Nông thôn"], [ONE, TWO, THREE])


def test_a_list_of_links_to_read_on_stays_in_the_text() -> None:
    inside = "<p>Xem danh mục: <a href='/van-ban/40'>Quyết định số 40/QĐ-UBND về việc phân bổ kinh phí</a> của xã.</p>"
    found = parsed(f"<article>{HEAD}<div>{TEXT}{inside}<p>{LEAD}</p></div></article>")
    assert "Quyết định số 40/QĐ-UBND" in found.body


def test_the_desk_below_the_date_is_none_of_the_text() -> None:
    found = parsed(f"<div>{HEAD}<div>Ban biên tập</div><div>{TEXT}</div></div>")
    assert found.body == f"{ONE}\n\n{TWO}\n\n{THREE}"


def test_the_category_of_a_helix_template_is_the_section() -> None:
    facts = (
        "<div class=article-info><span class=category-name><a href='/tin-tuc'>Tin tức</a></span><span class=published>"
        "<time datetime='2022-03-03T09:10:00+07:00' itemprop=datePublished>3 Tháng 3 2022</time></span></div>"
    )
    found = parsed(
        f"<body class='com_content view-article'><div class=article-details><h1 itemprop=headline>{TITLE}</h1>{facts}"
        f"<div itemprop=articleBody>{TEXT}</div></div></body>",
        url="https://vidu.gov.vn/tin-tuc/40-khoi-cong",
        head=f'<meta name="generator" content="Joomla! - Open Source Content Management"><title>{TITLE}</title>',
    )
    assert (found.section, found.published_at) == (["Tin tức"], "2022-03-03T09:10:00+07:00")
