"""Captions in tables, figures, links and boxes that are called so, and what in such places is text."""

from __future__ import annotations

import pytest

from archive.article import Embed, Table
from tests.crawler.families.written import TEXT, TITLE, TWO, article

DATED = "<p>08:15 12/04/2024</p>"
SECOND = "Huyện tiếp tục mời doanh nghiệp liên kết tiêu thụ, xây dựng nhãn hiệu cho gạo của địa phương trong vụ tới."
FIGURED = "<figure class=wp-block-table><table><tr><th>Nhóm</th><th>Tăng (%)</th></tr><tr><td>Gạo</td><td>2,1</td></tr>"
TABLE = f"{FIGURED}<tr><td>Rau</td><td>0,4</td></tr></table><figcaption>Biến động giá</figcaption></figure>"
PICTURE = "<figure><img src=/anh/gao.jpg><figcaption>Gạo mới về kho</figcaption></figure>"


@pytest.mark.parametrize("after", [PICTURE, ""])
def test_the_caption_in_a_tables_figure_is_the_tables(after: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{DATED}<div><p>{TEXT}</p>{TABLE}{after}<p>{SECOND}</p></div>")
    (table,) = (block for block in found.blocks if isinstance(block, Table))
    assert table.caption == "Biến động giá"
    assert [image.caption for image in found.images] == (["Gạo mới về kho"] if after else [])


def test_a_table_in_the_figure_of_a_picture_leaves_it_its_caption() -> None:
    both = TABLE.replace("<table>", "<img src=/anh/gao.jpg><table>", 1)
    found = article(f"<h1>{TITLE}</h1>{DATED}<div><p>{TEXT}</p>{both}<p>{SECOND}</p></div>")
    assert [image.caption for image in found.images] == ["Biến động giá"]


def test_a_line_set_like_a_caption_below_a_video_is_its_title() -> None:
    video = "<p style='text-align:center'><iframe src=https://www.youtube.com/embed/abc></iframe></p>"
    said = "Phóng sự về chuyên đề"
    below = f"<p style='text-align:center'><em>{said}</em></p>"
    found = article(f"<h1>{TITLE}</h1>{DATED}<div><p>{TEXT}</p>{video}{below}<p>{SECOND}</p></div>")
    assert [block.title for block in found.blocks if isinstance(block, Embed)] == [said]
    assert said not in found.body
    plain = f"<h1>{TITLE}</h1>{DATED}<div><p>{TEXT}</p>{video}<p>{said}</p><p>{SECOND}</p></div>"
    assert said in article(plain).body


BODY = TEXT.strip()


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


WORDPRESS = "<meta name=generator content='WordPress 6.2'>"


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


FIGURE = "<table><tr><td><img src='/a.jpg'></td></tr><tr><td class=caption>Kiểm sát viên luận tội</td></tr></table>"


@pytest.mark.parametrize("named", ["content-detail expNoEdit", "content-detail"])
def test_a_whole_text_in_a_box_named_after_its_captions_is_text(named: str) -> None:
    text = "".join(f"<p>{part}</p>" for part in (TEXT, TWO, *(f"{n}. {TWO}" for n in range(1, 5))))
    found = article(f"<h1>{TITLE}</h1><div>12/05/2025 08:00</div><div class='{named}'>{FIGURE}{text}</div>")
    assert found.body.count("khuyến nông") == 10
    assert found.images[0].caption == "Kiểm sát viên luận tội"


def test_a_small_box_of_that_name_is_a_caption() -> None:
    figure = "<div><img src='/a.jpg'><div class=expNoEdit><p>Kiểm sát viên luận tội tại tòa.</p></div></div>"
    found = article(f"<h1>{TITLE}</h1><div>12/05/2025 08:00</div><div>{figure}<p>{TEXT}</p><p>{TWO}</p></div>")
    assert found.images[0].caption == "Kiểm sát viên luận tội tại tòa."


def test_a_credit_in_a_row_below_the_caption_belongs_to_it() -> None:
    cells = ("<img src='/a.jpg'>", "Toàn cảnh buổi họp báo", "Ảnh: Quốc Khải")
    rows = "".join(f"<tr><td align=right>{cell}</td></tr>" for cell in cells)
    found = article(f"<h1>{TITLE}</h1><p>19/06/2025</p><div><p>{TEXT}</p><table>{rows}</table><p>{TWO}</p></div>")
    assert (found.images[0].caption, found.images[0].credit) == ("Toàn cảnh buổi họp báo Ảnh: Quốc Khải", "Quốc Khải")
    assert "Toàn cảnh" not in found.body


JOOMLA = "<meta name=generator content='Joomla! - Open Source Content Management'>"
DATE = "<div>Ngày đăng: 19/06/2018</div>"


def test_the_title_of_a_picture_is_its_caption_where_a_script_prints_it() -> None:
    text = f"<p>{TEXT}</p><img src=/images/stories/a.jpg {{}}><p>{TEXT}</p>"
    inside = f"<div class=item-page><h2>{TITLE}</h2>{DATE}{text}</div>"
    for told, caption in (
        ("class=caption title='Quang cảnh lễ khai giảng'", "Quang cảnh lễ khai giảng"),
        ("class='caption left' title='Quang cảnh lễ khai giảng' alt=''", "Quang cảnh lễ khai giảng"),
        ("title='Quang cảnh lễ khai giảng'", None),
        ("class=caption title=khai-giang-1", None),
        ("class=caption", None),
    ):
        assert [image.caption for image in article(inside.format(told), head=JOOMLA).images] == [caption], told
