"""Modules, themes and editors that families did not name, each beside a page that it must not be taken for."""

from __future__ import annotations

import pytest

from archive.article import Article, Embed, Reject, Table
from crawler.fields.lines import boxes, furniture
from crawler.fields.tree import markup
from crawler.parse import parse_bytes
from tests.crawler.families.written import LEAD, TEXT, TITLE, article

FACTS = "<p>08:15 12/04/2024</p>"
SECOND = "Huyện tiếp tục mời doanh nghiệp liên kết tiêu thụ, xây dựng nhãn hiệu cho gạo của địa phương trong vụ tới."


def parsed_body(inner: str) -> str:
    return article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{LEAD}</p><p>{TEXT}</p>{inner}</div>").body


@pytest.mark.parametrize(
    ("name", "post"),
    [("Lê Thị Hà", " - Công chức VHXH"), ("Nguyễn Hữu Lợi", " (VPĐK)"), ("Trần Văn Bình", ", cán bộ văn hóa xã")],
)
def test_a_full_name_and_a_post_on_the_right_sign(name: str, post: str) -> None:
    signed = name + post
    found = article(
        f"<h1>{TITLE}</h1>{FACTS}<div><p>{TEXT}</p><p>{SECOND}</p><p style='text-align:right'>{signed}</p></div>"
    )
    assert signed not in found.body
    assert found.byline == signed
    assert [author.name for author in found.authors] == [name]


@pytest.mark.parametrize("line", ["Lê Thị Hà - Chủ tịch UBND xã", "Nhà văn hóa - Công chức phụ trách"])
def test_a_head_of_an_office_or_a_thing_with_a_post_does_not(line: str) -> None:
    assert line in parsed_body(f"<p>{SECOND}</p><p style='text-align:right'>{line}</p>")


def test_a_name_and_a_post_in_the_text_stay() -> None:
    line = "Lê Thị Hà - Công chức VHXH"
    assert line in parsed_body(f"<p>{SECOND}</p><p>{line}</p>")


@pytest.mark.parametrize("named", ["Nguyễn Diệp - Đức Thụy", "Minh Hòa, Ngọc Lan"])
def test_a_date_beside_two_names(named: str) -> None:
    found = article(f"<h1>{TITLE}</h1><div>{named} <span>15/05/2024 06:08</span></div><p>{TEXT}</p><p>{SECOND}</p>")
    assert found.published_at == "2024-05-15T06:08:00+07:00"
    assert named not in found.body


def test_a_date_beside_two_places_is_of_the_text() -> None:
    line = "Hà Nội - Hải Phòng 15/05/2024"
    found = article(f"<h1>{TITLE}</h1><p>Lượt xem: 7</p><div>{line}</div><p>{TEXT}</p><p>{SECOND}</p>")
    assert found.published_at is None


FIGURED = "<figure class=wp-block-table><table><tr><th>Nhóm</th><th>Tăng (%)</th></tr><tr><td>Gạo</td><td>2,1</td></tr>"
TABLE = f"{FIGURED}<tr><td>Rau</td><td>0,4</td></tr></table><figcaption>Biến động giá</figcaption></figure>"
PICTURE = "<figure><img src=/anh/gao.jpg><figcaption>Gạo mới về kho</figcaption></figure>"


@pytest.mark.parametrize("after", [PICTURE, ""])
def test_the_caption_in_a_tables_figure_is_the_tables(after: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{TEXT}</p>{TABLE}{after}<p>{SECOND}</p></div>")
    (table,) = (block for block in found.blocks if isinstance(block, Table))
    assert table.caption == "Biến động giá"
    assert [image.caption for image in found.images] == (["Gạo mới về kho"] if after else [])


def test_a_table_in_the_figure_of_a_picture_leaves_it_its_caption() -> None:
    both = TABLE.replace("<table>", "<img src=/anh/gao.jpg><table>", 1)
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{TEXT}</p>{both}<p>{SECOND}</p></div>")
    assert [image.caption for image in found.images] == ["Biến động giá"]


@pytest.mark.parametrize(
    "named", ["relation-in", "article-relate notebox", "news_other", "list-ortherNews", "tin_other"]
)
def test_a_box_inside_the_text_that_its_class_names(named: str) -> None:
    box = f"<div class='{named}'><a href=/tin/hop-xa-88.html>Xã họp bàn việc làm đường</a></div>"
    assert "Xã họp bàn" not in parsed_body(f"{box}<p>{SECOND}</p>")


@pytest.mark.parametrize(
    "named",
    [
        "other-info", "relationship", "news-detail", "correlate", "another_block", "category-foreign-relation-info",
        "foreign-relation-news", "box-relation-international", "post-other-page", "mother-news", "another-list",
    ],
)  # fmt: skip
def test_classes_that_only_look_alike_name_no_box(named: str) -> None:
    assert not markup.names(named).furniture


@pytest.mark.parametrize("named", ["adv", "ads", "qc"])
def test_a_banner_in_the_text_is_none_of_its_pictures(named: str) -> None:
    banner = f"<div class={named}><a href=https://quangcao.example.com><img src=/qc/dai.gif></a></div>"
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{TEXT}</p>{banner}<p>{SECOND}</p></div>")
    assert found.images == []
    kept = banner.replace("</div>", f"{SECOND}</div>")
    assert SECOND in article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{TEXT}</p>{kept}<p>{TEXT}</p></div>").body


@pytest.mark.parametrize(
    "stars", ["Đánh giá: ★★★★☆ (4.2/5 - 11 phiếu)", "Đánh giá bài viết (5/5)", "Đánh giá 4,5/5 (8)"]
)
def test_ratings_in_any_order(stars: str) -> None:
    assert furniture.is_end(stars)


def test_what_is_judged_is_no_rating() -> None:
    assert not furniture.is_end("Đánh giá (4/5 xã) đạt chuẩn nông thôn mới")


@pytest.mark.parametrize("header", ["Video khác", "Những bài cùng mục", "Các mục liên quan (theo từ khóa)", "Đọc tiếp"])
def test_headers_of_other_news(header: str) -> None:
    assert furniture.is_related_header(header)


@pytest.mark.parametrize(
    "header", ["Video liên quan", "Hình ảnh khác", "Những thông báo khác nhau", "Đọc tiếp phần hai"]
)
def test_headers_of_the_articles_own(header: str) -> None:
    assert not furniture.is_related_header(header)


LONG, SHORT = "Hội nghị tổng kết công tác khuyến học", "Họp mặt đầu xuân"


def test_short_headlines_beside_long_ones_are_related() -> None:
    rows = f"<li><a href=/tin/1.html>{LONG}</a><li><a href=/tin/2.html>{SHORT}</a><li><a href=/tin/all>Xem thêm</a>"
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{TEXT}</p></div><div><b>Tin khác</b><ul>{rows}</ul></div>")
    assert [other.title for other in found.related] == [LONG, SHORT]
    assert len(SHORT) < boxes.MIN_HEADLINE


def test_links_of_another_list_are_not() -> None:
    rows = f"<li><a href=/tin/1.html>{LONG}</a></li></ul><ul><li><a href=/gioi-thieu>{SHORT}</a></li>"
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{TEXT}</p></div><div><b>Tin khác</b><ul>{rows}</ul></div>")
    assert [other.title for other in found.related] == [LONG]


@pytest.mark.parametrize("claimed", ["en-US", "en", "fr"])
def test_a_vietnamese_text_on_a_page_that_claims_another_language(claimed: str) -> None:
    page = f"<h1>{TITLE}</h1>{FACTS}<p>{TEXT}</p><p>{SECOND}</p>"
    assert article(page).language == "vi"
    assert article(f"</body></html><html lang={claimed}><body>{page}").language == "vi"


@pytest.mark.parametrize("said", ["vi", "vi-VN", "vi-vn", "vi_VN", "VI", "", "vietnamese, please"])
def test_a_language_has_one_name(said: str) -> None:
    assert article(f"</body></html><html lang='{said}'><body><h1>{TITLE}</h1>{FACTS}<p>{TEXT}</p>").language == "vi"


@pytest.mark.parametrize("said", ["en", "en-GB", "EN_us"])
def test_an_english_text_with_vietnamese_names_is_english(said: str) -> None:
    text = "The People's Committee of Trà Vinh province held a meeting in Cầu Ngang district on rice and on fish. " * 2
    page = f"</body></html><html lang={said}><body><h1>{TITLE}</h1>{FACTS}<p>{text}</p>"
    assert article(page).language == "en"


def test_a_file_that_dnn_hands_out() -> None:
    link = "<a href='/LinkClick.aspx?fileticket=Ab12%3d&amp;tabid=139'>{}</a>"
    page = f"<h1>{TITLE}</h1>{FACTS}<div><p>{TEXT}</p><p>Tải về: {link.format('TB-15.pdf')}</p><p>{SECOND}</p></div>"
    assert [file.name for file in article(page).attachments] == ["TB-15.pdf"]
    page = f"<h1>{TITLE}</h1>{FACTS}<div><p>{TEXT} {link.format('trang của ngành')}</p><p>{SECOND}</p></div>"
    assert article(page).attachments == []


def test_facts_in_a_table_with_lines() -> None:
    rows = (("Người đăng", "Phạm Thị Loan"), ("Ngày đăng", "01/03/2012 07:15"), ("Số lần xem", "129"))
    told = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
    page = (
        f"<table border=1><tr><td colspan=2><h2>{TITLE}</h2></td></tr>{told}<tr><td colspan=2><p>{TEXT}</p></td></tr>"
    )
    found = article(f"{page}</table>")
    assert (found.published_at, found.views, found.byline) == ("2012-03-01T07:15:00+07:00", 129, None)
    assert "Loan" not in found.body


def test_a_count_in_a_table_of_data_is_none_of_the_article() -> None:
    rows = "<tr><td>Xã</td><td>Số lần họp</td></tr><tr><td>An Phú</td><td>129</td></tr>"
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{TEXT}</p><table border=1>{rows}</table><p>{SECOND}</p></div>")
    assert found.views is None
    assert not [block for block in found.blocks if isinstance(block, Embed)]


@pytest.mark.parametrize("last", ["Xem tin", "Chi tiết bài viết", "Nội dung"])
def test_a_breadcrumb_of_colons_and_what_the_page_is(last: str) -> None:
    way = f"<div>Trang chủ :: <a href=/?cat=2>Khuyến cáo</a> :: {last}</div>"
    assert article(f"{way}<h1>{TITLE}</h1>{FACTS}<p>{TEXT}</p><p>{SECOND}</p>").section == ["Khuyến cáo"]


def test_a_section_whose_name_begins_so() -> None:
    way = "<div>Trang chủ » <a href=/xem>Xem tin nông thôn</a></div>"
    assert article(f"{way}<h1>{TITLE}</h1>{FACTS}<p>{TEXT}</p><p>{SECOND}</p>").section == ["Xem tin nông thôn"]


def test_a_long_line_of_facts_in_the_titles_cell_is_no_text() -> None:
    facts = "Gửi bởi: banbientap vào lúc 07/07/2008 - 08:30 (Đọc: 233 lần)"
    short = "Nhân dân đóng góp gần 3.000 ngày công và hiến 4.200 m2 đất."
    head = f"<td><font><b>{TITLE}</b></font><br><font>{facts}</font></td>"
    found = article(f"<table><tr>{head}</tr><tr><td>{LEAD}<br><br>{short}<br><br></td></tr></table>")
    assert (found.published_at, found.views) == ("2008-07-07T08:30:00+07:00", 233)
    assert short in found.body
    assert "banbientap" not in found.body


CARD = "<div class=inner><a href={}><img src=/nho.jpg><span>{}</span><span>{}</span></a></div>"
OTHER, MORE = "Cảnh báo cháy rừng cấp năm", "Nhiều khu vực có nguy cơ cháy rừng rất cao."


def test_a_card_of_another_article_inside_the_text_is_none_of_it() -> None:
    card = CARD.format("/tin/canh-bao-chay-rung-20231210.htm", OTHER, MORE)
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{TEXT}</p>{card}<p>{SECOND}</p></div>")
    assert OTHER not in found.body
    assert found.images == []


@pytest.mark.parametrize("target", ["/anh/lon.jpg", "https://khac.example.com/tin/hoi-cho-20231210.htm", "#anh"])
def test_a_picture_whose_link_leads_elsewhere_keeps_its_words(target: str) -> None:
    card = CARD.format(target, OTHER, MORE)
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{TEXT}</p>{card}<p>{SECOND}</p></div>")
    assert len(found.images) == 1
    assert OTHER in f"{found.body} {found.images[0].caption}"


def test_a_line_set_like_a_caption_below_a_video_is_its_title() -> None:
    video = "<p style='text-align:center'><iframe src=https://www.youtube.com/embed/abc></iframe></p>"
    said = "Phóng sự về chuyên đề"
    below = f"<p style='text-align:center'><em>{said}</em></p>"
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{TEXT}</p>{video}{below}<p>{SECOND}</p></div>")
    assert [block.title for block in found.blocks if isinstance(block, Embed)] == [said]
    assert said not in found.body
    plain = f"<h1>{TITLE}</h1>{FACTS}<div><p>{TEXT}</p>{video}<p>{said}</p><p>{SECOND}</p></div>"
    assert said in article(plain).body


@pytest.mark.parametrize(
    "line",
    ["3 giờ trước · 2 bình luận", "0 đánh giá", "* Mời bạn đọc vào chuyên mục Kinh tế xem các tin, bài liên quan."],
)
def test_lines_of_a_theme_below_the_text(line: str) -> None:
    assert line not in parsed_body(f"<p>{SECOND}</p><p>{line}</p>")


@pytest.mark.parametrize("line", ["3 giờ trước, nước sông còn dưới báo động 1.", "Mời bạn đọc xem các ảnh của lễ hội:"])
def test_sentences_that_begin_so(line: str) -> None:
    assert line in parsed_body(f"<p>{line}</p><p>{SECOND}</p>")


@pytest.mark.parametrize("title", ["Sổ lưu bút", "Sổ ghi cảm tưởng"])
def test_a_guest_book_is_no_article(title: str) -> None:
    said = "Cảm ơn nhà trường đã quan tâm chăm sóc các cháu, mong trường ngày càng phát triển."
    rows = "".join(f"<tr><td><b>{name}</b> ({day}/11/2012)</td></tr><tr><td>{said}</td></tr>" for name, day in NAMES)
    page = f"<html><head><title>{title}</title></head><body><h2>{title}</h2><table>{rows}</table></body></html>"
    assert isinstance(parse_bytes(page.encode(), url="http://truong.example.edu.vn/guestbook.asp"), Reject)
    page = page.replace(title, f"{title} của các đoàn khách đến thăm")
    assert isinstance(parse_bytes(page.encode(), url="http://truong.example.edu.vn/tin.asp?id=9"), Article)


NAMES = (("Lan Anh", 2), ("Tuấn", 5), ("Phụ huynh", 9))


SINGLE = (
    "<html lang=vi><head><title>{0} - Tỉnh đoàn</title></head>"
    "<body class='single single-post postid-7'>{1}</body></html>"
)


def test_a_theme_that_names_the_text_by_no_known_name_is_read_by_content() -> None:
    inner = f"<h1 class=headline>{TITLE}</h1><div class=when>08:15 12/04/2024</div><div class=abc><p>{TEXT}</p></div>"
    found = parse_bytes(SINGLE.format(TITLE, inner).encode(), url="http://tre.example.vn/mua-vang/")
    assert isinstance(found, Article), found
    assert (found.title, found.published_at) == (TITLE, "2024-04-12T08:15:00+07:00")
    assert found.body == TEXT.strip()


@pytest.mark.parametrize(
    "inner", ["<p>Đăng nhập để xem</p>", f"<ul><li><a href=/a-1>{TITLE}</a><li><a href=/b-2>{LEAD}</a></ul>"]
)
def test_such_a_page_without_an_article_is_none(inner: str) -> None:
    page = SINGLE.format("Tin tức", f"<h1>Tin tức</h1>{inner}")
    assert isinstance(parse_bytes(page.encode(), url="http://tre.example.vn/tin-tuc/"), Reject)


def test_visits_in_a_systems_own_place_for_the_count_are_the_articles() -> None:
    facts = "<dl class=article-info><dd class=published>Được đăng ngày 14/07/2012 15:32</dd>{}</dl>"
    page = f"<div class=item-page><h2>{TITLE}</h2>{facts}<p>{TEXT}</p><p>{SECOND}</p></div>"
    assert article(page.format("<dd class=hits>Lượt truy cập: 1893</dd>")).views == 1893
    assert article(page.format("") + "<div class=counter>Lượt truy cập: 1893</div>").views is None


@pytest.mark.parametrize(("said", "views"), [("Lượt truy cập bài viết: 266", 266), ("Lượt truy cập: 266", None)])
def test_visits_of_an_article_by_their_label(said: str, views: int | None) -> None:
    assert article(f"<h1>{TITLE}</h1>{FACTS}<div>{said}</div><p>{TEXT}</p><p>{SECOND}</p>").views == views
