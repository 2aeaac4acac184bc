"""Pages on the markup of public templates that offices, schools and stations use: what was misread in each, and what
looks like it."""

from __future__ import annotations

import pytest

from archive.article import Reject
from tests.crawler.families.written import LEAD, TEXT, TITLE, article, parsed

WORDPRESS = "<meta name=generator content='WordPress 6.2'>"
OTHERS = (
    "Khai giảng lớp dạy nghề cho lao động nông thôn", "Trao học bổng cho học sinh nghèo hiếu học của huyện",
    "Diễn tập chữa cháy và cứu nạn tại chợ trung tâm", "Bàn giao nhà tình nghĩa cho gia đình chính sách",
)  # fmt: skip


CARD = (
    "<div><img src=/{0}.jpg><div><h2>{1}</h2><p>{2}</p>"
    "<div><span>{3}</span><a href=/tin-tuc/{0}>{4}</a></div></div></div>"
)


@pytest.mark.parametrize("more", ["Đọc thêm", "Xem chi tiết", "Đọc tiếp »"])
def test_cards_with_their_day_before_the_link_to_the_rest_are_a_list(more: str) -> None:
    cards = "".join(CARD.format(at, name, LEAD, f"0{at + 1}/09/2024", more) for at, name in enumerate(OTHERS))
    assert isinstance(parsed(f"<h1>Tin tức</h1><div>{cards}</div>", title="Tin tức"), Reject)


def test_a_day_before_another_link_is_no_card() -> None:
    days = "".join(f"<p>{TEXT}</p><p>0{at}/09/2024 <a href=/vb/{at}>Văn bản số {at}</a></p>" for at in range(1, 5))
    found = article(f"<h1>{TITLE}</h1><div>Ngày đăng: 19/06/2018</div><div>{days}</div>")
    assert found.body.count("Văn bản số") == 4


def test_a_theme_with_its_own_name_for_the_text_is_read_whatever_else_is_called_content() -> None:
    text = f"<div class=text_content><p>{TEXT}</p><p>{TEXT}</p></div>"
    inside = f"<article class=content_single_post><h1>{TITLE}</h1><p>Ngày đăng: 24/09/2021</p>{text}</article>"
    single = "class='single single-post postid-88'"
    for around in ("<div class='col-md-9 content'>{}</div>", "<div class=entry>{}</div>", "{}"):
        found = article(around.format(inside), head=WORDPRESS, body=single)
        assert (found.body, found.published_at) == (f"{TEXT.strip()}\n\n{TEXT.strip()}", "2021-09-24")


@pytest.mark.parametrize("label", ["Nguồn", "NGUỒN"])
def test_the_label_of_a_source_may_touch_it(label: str) -> None:
    told = f"<span>{label}</span><a href=//b.example>Báo Ấp Bắc</a>"
    box = f"<div class=td-post-source-via><div class=td-post-small-box>{told}</div></div>"
    text = f"<div class=td-post-content><p>{TEXT}</p><p>{TEXT}</p></div>"
    inside = f"<article class=type-post><h1 class=entry-title>{TITLE}</h1>{text}<footer>{box}</footer></article>"
    found = article(inside, head=WORDPRESS, body="class='single single-post'")
    assert (found.source, found.byline) == ("Báo Ấp Bắc", None)


def test_a_box_with_news_of_the_office_that_the_page_is_called_after_holds_no_title() -> None:
    """And a banner that says the office's name is none, where the page is called by both."""
    text = f"<div><p>{TEXT}</p><p>{TEXT}</p></div>"
    box = "<div><p>Các tin khác</p><a href=/1><p>Hội Nông dân xã ra mắt câu lạc bộ nông dân tỷ phú</p></a></div>"
    inside = f"<div><span>09/08/2022</span><h1>{TITLE}</h1></div>{text}{box}"
    assert article(inside, title="Hội Nông dân").title == TITLE
    banner = "<header><h1><a href=/>TRƯỜNG THCS LÝ TỰ TRỌNG</a></h1></header>"
    dated = f"<h3>{TITLE}</h3><div>Ngày đăng: 24/05/2014</div>{text}"
    assert article(banner + dated, title=f"TRƯỜNG THCS LÝ TỰ TRỌNG: {TITLE}").title == TITLE


@pytest.mark.parametrize(
    ("line", "byline", "source"),
    [
        ("Tác giả: SuperUser Account/Số lượt xem (1045)/Bình luận (0)", None, None),
        ("Tác giả: Lê Thị Mai/Số lượt xem (1045)/Bình luận (0)", "Lê Thị Mai", None),
        ("Tác giả: Lê Thị Mai/TTXVN", "Lê Thị Mai/TTXVN", None),
        ("Nguồn: Không rõ", None, None),
        ("Nguồn: Đang cập nhật", None, None),
        ("Nguồn: Báo Không gian xanh", None, "Báo Không gian xanh"),
    ],
)
def test_counts_between_strokes_and_words_for_nobody_name_nobody(
    line: str, byline: str | None, source: str | None
) -> None:
    text = f"<div><p>{TEXT}</p><p>{TEXT}</p></div>"
    found = article(f"<article><h1>{TITLE}</h1><p>Ngày đăng: 19/06/2018</p>{text}<div>{line}</div></article>")
    assert (found.byline, found.source) == (byline, source)
    assert found.body == f"{TEXT.strip()}\n\n{TEXT.strip()}"


@pytest.mark.parametrize("label", ["Kích cỡ font chữ", "Kích cỡ chữ", "Cỡ chữ", "Kích thước chữ"])
def test_the_size_of_letters_is_no_text(label: str) -> None:
    icons = "".join(f"<a href=#><img src=/img/{name}.png alt='Cỡ chữ'></a>" for name in ("a-", "a", "a_z"))
    text = f"<div><p>{LEAD}</p></div><div><p>{TEXT}</p><p>{TEXT}</p></div>"
    found = article(f"<div>{TITLE}</div><div>Cập nhật lúc 2019-05-21 14:05:00</div><div>{label} {icons}</div>{text}")
    assert (label in found.body, found.images) == (False, [])


@pytest.mark.parametrize("tag", ["h3", "h4", "p"])
def test_older_news_have_their_own_header_below_the_newer_ones(tag: str) -> None:
    text = f"<h1>{TITLE}</h1><p>Ngày đăng: 19/06/2018</p><div><p>{TEXT}</p><p>{TEXT}</p></div>"
    rows = [f"<ul><li><a href=/tin-tuc/{at}>{name}</a> - 08/12/2011</li></ul>" for at, name in enumerate(OTHERS)]
    box = f"<div><{tag}>Tin mới hơn:</{tag}>{rows[0]}<{tag}>Tin cũ hơn:</{tag}>{rows[1]}</div>"
    assert [other.title for other in article(f"<div>{text}{box}</div>").related] == list(OTHERS[:2])
    portal = (
        f"<div><{tag}>Tin liên quan</{tag}>{rows[0]}<h3>Tin mới nhất</h3>{rows[1]}<h3>Đọc nhiều</h3>{rows[2]}</div>"
    )
    assert [other.title for other in article(f"<div>{text}{portal}</div>").related][:1] == [OTHERS[0]]


def test_other_bulletins_are_a_box() -> None:
    cells = "".join(f"<div><a href=/tin/{at}><img src=/{at}.jpg><br>{name}</a></div>" for at, name in enumerate(OTHERS))
    text = f"<h1>{TITLE}</h1><p>Cập nhật: 27/05/2016</p><p>{TEXT}</p><p>{TEXT}</p>"
    found = article(f"<div>{text}<h3>Xem thêm bản tin khác</h3><div>{cells}</div></div>")
    assert ([other.title for other in found.related], found.images) == (list(OTHERS), [])


@pytest.mark.parametrize(
    "contents",
    [
        "<div id=toc_container class=no_bullets><p class=toc_title>Mục lục</p><ul class=toc_list>{}</ul></div>",
        "<div id=toc_container class=no_bullets><p class=toc_title>Mục lục</p></div>",
        "<div class='lwptoc lwptoc-autoWidth'><b class=lwptoc_title>Nội dung</b><div class=lwptoc_items>{}</div></div>",
        "<div class=wp-block-rank-math-toc-block id=rank-math-toc><h2>Mục lục</h2><nav><ul>{}</ul></nav></div>",
    ],
)
def test_the_list_of_the_headings_of_a_text_is_none_of_it(contents: str) -> None:
    text = f"<p>{LEAD}</p>{{}}<h2 id=a>Kết quả</h2><p>{TEXT}</p><h2 id=b>Giải pháp</h2><p>{TEXT}</p>"
    listed = contents.format("<li><a href=#a>1 Kết quả</a></li><li><a href=#b>2 Giải pháp</a></li>")
    inside = f"<h1>{TITLE}</h1><div>Ngày đăng: 18/09/2021</div><div class=noidung>{text}</div>"
    said = article(inside.format("")).body
    assert article(inside.format(listed)).body == said
    assert "Mục lục" in article(inside.format("<div id=muc-luc><p>Mục lục ngân sách của xã năm nay</p></div>")).body


def test_a_theme_prints_the_caption_in_the_link_around_the_picture() -> None:
    picture = "<div><img class=wp-post-image src=/wp-content/uploads/a.jpg alt='Bốn đội đua ghe'></div>"
    frame = f"<div class='jeg_featured featured_image'><a href=/a.jpg>{picture}{{}}</a></div>"
    text = f"<div class='entry-content'><div class=content-inner><p>{TEXT}</p><p>{TEXT}</p></div></div>"
    inside = f"<div class=jeg_inner_content><h1 class=jeg_post_title>{TITLE}</h1>{frame}{text}</div>"
    single = "class='single single-post'"
    caption = "<p class=wp-caption-text>Các đội ghe tranh tài trên sông</p>"
    found = article(inside.format(caption), head=WORDPRESS, body=single)
    assert [image.caption for image in found.images] == ["Các đội ghe tranh tài trên sông"]
    assert [image.caption for image in article(inside.format(""), head=WORDPRESS, body=single).images] == [
        "Bốn đội đua ghe"
    ]


def test_a_theme_sets_the_picture_above_the_title_in_the_frame_of_both() -> None:
    picture = "<div class='article-full-image float-left'><img src=/images/tong-ket.jpg alt=''></div>"
    text = f"<div itemprop=articleBody><p>{TEXT}</p><p>{TEXT}</p></div>"
    header = f"<div class=article-header><h1 itemprop=headline>{TITLE}</h1></div>"
    frame = f"<div class=article-details>{picture}{header}{text}</div>"
    joomla = "<meta name=generator content='Joomla! - Open Source Content Management'>"
    found = article(frame, head=joomla, body="class='site com_content view-article'")
    assert [image.url for image in found.images] == ["https://vidu.gov.vn/images/tong-ket.jpg"]


@pytest.mark.parametrize(
    ("above", "day"),
    [
        ("<div class=ngaydang>Ngày đăng: 03/07/2019 16:20</div>", "2019-07-03T16:20:00+07:00"),
        ("<div style='display:none'>Mùa vàng</div><div>Đăng ngày 03/07/2019</div>", "2019-07-03"),
        ("<p>Vĩnh Long, ngày 03/07/2019</p>", None),
        ("<div>Ngày 03/07/2019, huyện Vũng Liêm tổ chức hội thi bánh dân gian với nhiều gian hàng.</div>", None),
    ],
)
def test_the_day_above_the_paragraphs_of_web_content_is_the_articles(above: str, day: str | None) -> None:
    content = f"<div class=journal-content-article>{above}<p>{TEXT}</p><p>{TEXT}</p><p>{TEXT}</p></div>"
    title = f"<div class=taglib-header><h3 class=header-title><span>{TITLE}</span></h3></div>"
    asset = f"<div class=asset-full-content><div class=asset-content>{content}</div></div>"
    assert article(f"<div class=portlet-body>{title}{asset}</div>").published_at == day


def test_who_posted_and_in_which_section_stand_in_the_list_of_the_day() -> None:
    section = "<li>trong <a href=/chinh-tri>Chính trị</a></li>"
    facts = f"<ul><li>Bởi <a href=#>Lê Thị Mai</a></li><li>08/12/2023</li>{section}</ul>"
    text = f"<div><p>{TEXT}</p><p>{TEXT}</p></div>"
    found = article(f"<div><h1>{TITLE}</h1><div>{facts}</div>{text}</div>")
    assert (found.byline, found.section, found.published_at) == ("Lê Thị Mai", ["Chính trị"], "2023-12-08")
    assert found.body == f"{TEXT.strip()}\n\n{TEXT.strip()}"
    for line in ("Bởi thiên tai", "Trong nước mưa lớn", "Bởi vì Lê Thị Mai"):
        assert (
            line
            in article(
                f"<div><h1>{TITLE}</h1><p>08/12/2023</p><div><p>{TEXT}</p><p>{line}</p><p>{TEXT}</p></div></div>"
            ).body
        )


def test_tags_stand_each_in_an_entry_with_its_mark_or_in_a_line_that_is_called_after_them() -> None:
    text = f"<h1>{TITLE}</h1><p>Ngày đăng: 08/12/2023</p><div><p>{TEXT}</p><p>{TEXT}</p></div>"
    names = ("kỳ họp", "ngân sách", "cử tri", "đầu tư công")
    entries = "".join(f"<li><a href=/t/{at}>#{name}</a></li>" for at, name in enumerate(names))
    assert article(f"<div>{text}<ul>{entries}</ul></div>").tags == list(names)
    links = ", ".join(f"<a href=/t/{at}>{name}</a>" for at, name in enumerate(names))
    assert article(f"<div id=x>{text}</div><div class=keywords><b>Từ khóa:</b> {links}</div>").tags == list(names)


def test_the_day_of_the_last_change_may_touch_that_of_the_article() -> None:
    days = "<span class=published>14/03/2025</span><span class=updated itemprop=dateModified>15/03/2025</span>"
    others = "<a href=/x/#respond>Để lại một bình luận</a> / <a href=/so/>Chuyển đổi số</a> / Bởi <a href=/a/>VHXH</a>"
    meta = f"<div class=entry-meta>{others} / <span class=posted-on>{days}</span></div>"
    text = f"<div class=entry-content><p>{TEXT}</p><p>{TEXT}</p></div>"
    inside = (
        f"<article class='post type-post'><header><h1 class=entry-title>{TITLE}</h1>{meta}</header>{text}</article>"
    )
    found = article(inside, head=WORDPRESS, body="class='single single-post'")
    assert (found.published_at, found.modified_at) == ("2025-03-14", "2025-03-15")
