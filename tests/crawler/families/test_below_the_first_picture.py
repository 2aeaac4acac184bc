"""Facts between the first picture and the text, and counts beside the date that are no readers'."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes
from tests.crawler.families.page_kit import ONE, TEXT, TITLE, TWO, article, parsed

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


@pytest.mark.parametrize("named", ["phan-hoi", "quan_tam", "soBinhLuan", "luot-thich", "total-comments", "luot-tai"])
@pytest.mark.parametrize(
    "facts",
    [
        "<p><span>25/05/2022 16:40</span> <span class='{}'>1094</span></p>",
        "<p>25/05/2022 16:40 <span><span id='{}'>1094</span></span></p>",
        "<ul><li>25/05/2022 16:40</li><li class='{}'>1094</li></ul>",
        "<div>25/05/2022 16:40</div><div class='{}'><i class='ic'></i> 1.094</div>",
    ],
)
def test_a_count_that_its_class_calls_another_is_no_readers(named: str, facts: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{facts.format(named)}<div>{TEXT}</div>")
    assert (found.views, found.body) == (None, f"{ONE}\n\n{TWO}")
    assert found.published_at == "2022-05-25T16:40:00+07:00"


@pytest.mark.parametrize("named", ["detail-view", "luotxem", "post_views", "so-luot-doc", "hits"])
@pytest.mark.parametrize(
    "facts",
    [
        "<ul><li>25/05/2022 16:40</li><li class='{}'>1.094</li></ul>",
        "<time>25/05/2022 16:40</time><div class='{}'>1094</div><span class='phan-hoi'>7</span>",
        "<p><span class='{}'>1.094</span></p><p>25/05/2022 16:40</p>",
    ],
)
def test_a_count_that_its_class_calls_one_of_readers(named: str, facts: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{facts.format(named)}<div>{TEXT}</div>")
    assert (found.views, found.body) == (1094, f"{ONE}\n\n{TWO}")


@pytest.mark.parametrize("named", ["so-thich", "preview", "ket-qua", "danh-gia", "binh-chon", "view"])
def test_numbers_of_a_text_stay_in_it_whatever_their_element_is_called(named: str) -> None:
    line = f"Kết quả bầu cử: <span class='{named}'>1.094</span> phiếu thuận."
    found = article(f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p><div>{TEXT}<p>{line}</p></div>")
    assert found.body.endswith("Kết quả bầu cử: 1.094 phiếu thuận.")
    assert found.views is None


CAPTION = "Nông dân ấp Bình Hòa thu hoạch xoài"
DRUPAL = (
    "<meta name=Generator content='Drupal 10'><h1>{title}</h1><article class='node node--view-mode-full'><div class="
    "node__content><time datetime='2026-03-02T01:00:00Z'>02/03/2026</time>{shown}<div class='field field--name-body'>"
    "{text}</div></div></article>"
)
SHAREPOINT = (
    "<meta name=GENERATOR content='Microsoft SharePoint'><div class=ct><h2>{title}</h2><p>2/3/2026 08:00</p>{shown}"
    "<div class='noi-dung ms-rtestate-field'>{text}</div></div>"
)


@pytest.mark.parametrize("frame", [DRUPAL, SHAREPOINT])
@pytest.mark.parametrize(
    ("shown", "caption"),
    [
        ("<div class=field-anh><img src='/sites/files/xoai.jpg'><div class=chu-thich>{}</div></div>", CAPTION),
        ("<figure><img src='/PublishingImages/xoai.jpg'><figcaption>{}</figcaption></figure>", CAPTION),
        ("<div align=center><img src='/upload/xoai.jpg'><br><em>{}</em></div>", CAPTION),
        ("<div align=center><img src='/themes/a/loa.png'><br><em>{}</em></div>", "Quan tâm trang của xã"),
        ("<div align=center><img src='/upload/loa.png'><br><em>{}</em></div>", "Nghe bài viết"),
        ("<div align=center><img src='/upload/in.png'></div>", "In trang"),
        ("<p><img src='/themes/a/in.png'> <span>{}</span></p>", "In trang"),
    ],
)
def test_a_picture_with_its_caption_between_title_and_text(frame: str, shown: str, caption: str) -> None:
    said = shown.format(caption)
    html = f"<title>{TITLE}</title>{frame.format(title=TITLE, shown=said, text=TEXT)}"
    found = parse_bytes(html.encode(), url="https://xa.vidu.gov.vn/tin/12")
    assert isinstance(found, Article)
    assert [image.caption for image in found.images] == ([CAPTION] if caption == CAPTION else [])
    assert (found.title, CAPTION in f"{found.lead} {found.body}") == (TITLE, False)
