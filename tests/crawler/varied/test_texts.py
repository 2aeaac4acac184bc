"""Leads, captions and bodies in other markups."""

from __future__ import annotations

import pytest

from tests.crawler.varied.frame import BODY, DATE, HEADING, LEAD, NAME, OTHERS, TEXTS, TITLE, paragraphs, read

PICTURE = "<img src='/upload/a1.jpg'>"
CAPTION = "Đại biểu cùng người dân thu gom vỏ bao bì thuốc bảo vệ thực vật"
DESCRIPTION = f"<meta name='description' content='{LEAD}'>"


@pytest.mark.parametrize(
    ("main", "head"),
    [
        (f"<div class='tomtat-tin'>{LEAD}</div><div>{BODY}</div>", ""),
        (f"<div><p><strong>{LEAD}</strong></p>{BODY}</div>", ""),
        (f"<div><b>{LEAD}</b><br><br>{BODY}</div>", ""),
        (f"<h2>{LEAD}</h2><div>{BODY}</div>", ""),
        (f"<div class='intro-text'><em>{LEAD}</em></div><div>{BODY}</div>", ""),
        (f"<div>{BODY}</div>", DESCRIPTION),
        (f"<div>{BODY}</div>", f"<meta property='og:description' content='{LEAD}'>"),
        (f"<div><p>{LEAD}</p>{BODY}</div>", DESCRIPTION),
        (f"<div><p><b>{LEAD}</b></p>{BODY}</div>", f"<meta name='description' content='{LEAD[:70]}...'>"),
    ],
)
def test_the_lead(main: str, head: str) -> None:
    found = read(f"<div>{HEADING}{DATE}{main}</div>", head=head)
    assert (found.lead, paragraphs(found)) == (LEAD, TEXTS)


@pytest.mark.parametrize(
    "said",
    [
        "Cổng thông tin điện tử huyện Mỹ Xuyên - kênh thông tin chính thức của huyện trên mạng Internet",
        f"{NAME} | cung cấp tin tức, dịch vụ công trực tuyến và văn bản pháp luật của huyện",
        f"{NAME}, cung cấp tin tức, dịch vụ công trực tuyến, văn bản pháp luật.",
        TITLE,
    ],
)
def test_what_a_portal_says_of_itself_is_no_lead(said: str) -> None:
    head = f"<meta name='description' content='{said}'>"
    found = read(f"<div>{HEADING}{DATE}<div>{BODY}</div></div>", head=head)
    assert (found.lead, paragraphs(found)) == (None, TEXTS)


@pytest.mark.parametrize(
    "markup",
    [
        f"<figure>{PICTURE}<figcaption>{CAPTION}</figcaption></figure>",
        f"<p style='text-align:center'>{PICTURE}</p><p style='text-align:center'><em>{CAPTION}</em></p>",
        f"<p align='center'>{PICTURE}<br/><em>{CAPTION}</em></p>",
        f"<table align=center><tr><td>{PICTURE}</td></tr><tr><td><i>{CAPTION}</i></td></tr></table>",
        f"<table><tbody><tr><td>{PICTURE}<br>{CAPTION}</td></tr></tbody></table>",
        f"<p>{PICTURE}</p><p>{CAPTION}</p>",
        f"<p style='text-align:center'><i>{CAPTION}</i></p><p style='text-align:center'>{PICTURE}</p>",
        f"<div class='image-box'>{PICTURE}<div class='image-caption'>{CAPTION}</div></div>",
        f"<div class='expNoEdit'>{PICTURE}<p>{CAPTION}</p></div>",
        f"<div class='wp-caption aligncenter'>{PICTURE}<p class='wp-caption-text'>{CAPTION}</p></div>",
        f"<div style='text-align:center'>{PICTURE}<div><span style='font-style:italic'>{CAPTION}</span></div></div>",
        f"<p>{PICTURE}<br><span style='font-size:10pt'><i>{CAPTION}</i></span></p>",
        f"<dl class='caption-wrap'><dt>{PICTURE}</dt><dd>{CAPTION}</dd></dl>",
        f"<center>{PICTURE}<br>{CAPTION}</center>",
    ],
)
def test_captions(markup: str) -> None:
    first, *rest = TEXTS
    inner = f"<p>{first}</p>{markup}" + "".join(f"<p>{text}</p>" for text in rest)
    found = read(f"<div>{HEADING}{DATE}<div class='c'>{inner}</div></div>")
    assert ([image.caption for image in found.images], paragraphs(found)) == ([CAPTION], TEXTS)


ONE, TWO, THREE = TEXTS


@pytest.mark.parametrize(
    "inner",
    [
        f"{ONE}<br><br>{TWO}<br/><br/>{THREE}",
        "".join(f"<div>{text}</div>" for text in TEXTS),
        "<br>".join(f"<span>{text}</span>" for text in TEXTS),
        "<!--[if gte mso 9]><xml></xml><![endif]-->"
        + "".join(f"<p class=MsoNormal><span lang=VI>{text}<o:p>&nbsp;</o:p></span></p>" for text in TEXTS),
        f"{BODY}<p>In bài viết</p><p>Chia sẻ:</p><div>Đánh giá bài viết</div><div>Ý kiến của bạn</div>",
        f"<p>Mặc định Cỡ chữ</p><p>Nghe đọc</p><p>100%</p>{BODY}<div>Trung bình 5/5 sao.</div>",
        f"{BODY}<div>File đính kèm: <a href='javascript:void(0)' "
        "onclick=\"downloadFile('kh-12.docx','/upload/kh-12.docx')\">kh-12.docx</a></div>",
        f"{BODY}<p>Thống kê truy cập</p><p>Trong tuần: 245 - Online: 12</p>",
    ],
)
def test_bodies(inner: str) -> None:
    assert paragraphs(read(f"<div>{HEADING}{DATE}<div class='x'>{inner}</div></div>")) == TEXTS


def test_a_file_that_a_script_fetches() -> None:
    link = "<a href='#' onclick=\"downloadFile('kh-12.docx','/upload/kh-12.docx')\">Kế hoạch</a>"
    found = read(f"<div>{HEADING}{DATE}<div>{BODY}<p>Tệp đính kèm: {link}</p></div></div>")
    [file] = found.attachments
    assert (file.url, file.name) == ("https://myxuyen.vidu.gov.vn/upload/kh-12.docx", "Kế hoạch")


def test_an_article_that_prints_no_date_is_known_by_the_box_below_it() -> None:
    found = read(f"<article>{HEADING}<section>{BODY}</section></article>")
    assert (found.published_at, paragraphs(found)) == (None, TEXTS)


def test_a_date_that_the_text_touches() -> None:
    found = read(f"<div>{HEADING}<div>12/09/2024 14:30{LEAD}</div><div>{BODY}</div></div>")
    assert found.published_at == "2024-09-12T14:30:00+07:00"
    assert LEAD in (found.lead or found.body)


NAMELESS = {"title": NAME, "below": OTHERS}


@pytest.mark.parametrize(
    "above",
    [
        f"<div>{TITLE}</div>",
        f"<p class=tieude>{TITLE.replace(' thu gom', '<br>thu gom')}</p>",
        f"<table><tr><td>{TITLE}</td></tr></table><p>{PICTURE}</p><p><i>{CAPTION}</i></p>",
    ],
)
def test_a_title_that_neither_metadata_nor_markup_tell(above: str) -> None:
    found = read(f"<div>{above}<div>{BODY}<p align=right><b>Ngọc Hồng</b></p></div></div>", **NAMELESS)
    assert (found.title, found.byline, paragraphs(found)) == (TITLE, "Ngọc Hồng", TEXTS)


@pytest.mark.parametrize(
    ("inner", "byline"),
    [
        (f"<table><tr><td><p>{PICTURE}</p><p align=right><b>PV</b></p></td></tr></table>", "PV"),
        (f"<p><b>Trần Hồng Thảo</b></p><div>{PICTURE}</div><p>Nguồn: Báo Nhân Dân</p>", "Trần Hồng Thảo"),
    ],
)
def test_a_picture_alone_may_be_signed(inner: str, byline: str) -> None:
    found = read(f"<div>{HEADING}{DATE}<div><p>{LEAD}</p>{inner}</div></div>", head=DESCRIPTION)
    assert (found.byline, found.images[0].caption, found.lead, found.body) == (byline, None, LEAD, "")


def test_the_name_of_a_section_below_the_signature_is_no_text() -> None:
    below = "<p style='text-align:right'><strong>Thanh Bình</strong></p><a class='category'>Chính trị</a>"
    found = read(f"<div>{HEADING}{DATE}<div>{BODY}{below}</div></div>")
    assert (found.byline, paragraphs(found)) == ("Thanh Bình", TEXTS)


def test_word_puts_a_comment_and_styles_into_the_element_around_the_text() -> None:
    word = "<!--[if gte mso 9]><xml></xml><![endif]--><style>p.MsoNormal {margin: 0}</style>"
    found = read(f"<div>{HEADING}{DATE}<p>{LEAD}</p><span>{word}{BODY}</span></div>")
    assert (found.lead, paragraphs(found)) == (LEAD, TEXTS)
