"""Captions alone with their pictures in the boxes of a gallery, by a class of their own, and touched by a credit."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes

TEXT = "Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân trong năm nay. " * 3
CAPTIONS = ["Quang cảnh lễ hội tại huyện", "Các đội đua ghe ngo", "Trao giải cho đội nhất"]


def read(body: str) -> Article:
    page = (
        "<html><head><title>Họp mặt đầu năm mới</title></head><body><article><h1>Họp mặt đầu năm mới</h1>"
        f"<div>26/05/2022</div><div class='entry-content'><p>{TEXT}</p>{body}</div></article></body></html>"
    )
    found = parse_bytes(page.encode(), url="http://vidu.gov.vn/tin/hop-mat")
    assert isinstance(found, Article)
    return found


def captions(body: str) -> list[str | None]:
    return [image.caption for image in read(body).images]


@pytest.mark.parametrize("behind", ["", "<p align=right><b>Ngọc Hồng</b></p>", f"<p>{TEXT}</p>"])
@pytest.mark.parametrize(
    "box",
    [
        "<li><img src=/{}.jpg><p>{}</p></li>",
        "<li><img src=/{}.jpg><br>{}</li>",
        "<div class=o><a href=/{0}.jpg><img src=/{0}.jpg></a><p>{1}</p></div>",
        "<div class=o><div><img src=/{}.jpg></div><div>{}</div></div>",
    ],
)
def test_the_last_of_a_gallery_has_its_caption_as_the_others(box: str, behind: str) -> None:
    gallery = "".join(box.format(at, caption) for at, caption in enumerate(CAPTIONS))
    found = read(f"<div class=anh>{f'<ul>{gallery}</ul>' if '<li>' in box else gallery}</div>{behind}")
    assert [image.caption for image in found.images] == CAPTIONS
    assert not any(caption in found.body for caption in CAPTIONS)


@pytest.mark.parametrize(
    "body",
    [
        f"<div><img src=/1.jpg><p>{TEXT}</p></div><div><img src=/2.jpg><p>{TEXT}</p></div>",
        "<div><img src=/1.jpg><p>Xã đã làm ba việc:</p></div><div><img src=/2.jpg><p>Huyện làm hai việc:</p></div>",
        "<div><img src=/1.jpg><p>Một</p><p>Hai</p></div><div><img src=/2.jpg><p>Ba</p><p>Bốn</p></div>",
        "<div><img src=/1.jpg><p>Trong năm qua, xã đã làm nhiều việc.</p></div>",
        "<div><img src=/1.jpg><p>Trong năm qua, xã đã làm nhiều việc.</p></div>" * 2,
    ],
)
def test_text_beside_pictures_is_text(body: str) -> None:
    assert not any(captions(body))


def test_a_class_may_hold_the_word_behind_others() -> None:
    block = (
        "<div class=itemImageBlock><span class=itemImage><img src=/a.jpg></span><span class=itemImageCaption>"
        "Đua ghe trên sông</span><span class=itemImageCredits>Ảnh: Duy Khánh</span></div>"
    )
    found = read(f"{block}<p>{TEXT}</p>")
    assert [image.caption for image in found.images] == ["Đua ghe trên sông Ảnh: Duy Khánh"]
    assert "Đua ghe" not in found.body


@pytest.mark.parametrize(
    ("caption", "credit", "wanted"),
    [
        ("Đua ghe trên sông", "Duy Khánh", ("Đua ghe trên sông", "Duy Khánh")),
        ("", "Duy Khánh", (None, "Duy Khánh")),
        ("Đua ghe trên sông", "Ảnh: Duy Khánh", ("Đua ghe trên sông Ảnh: Duy Khánh", "Duy Khánh")),
        ("Đua ghe trên sông", "", ("Đua ghe trên sông", None)),
    ],
)
@pytest.mark.parametrize("credits", ["itemImageCredits", "photo-credit"])
def test_who_took_a_picture_stands_in_an_element_of_its_own(
    caption: str, credit: str, wanted: tuple[str | None, str | None], credits: str
) -> None:
    block = (
        f"<div class=itemImageBlock><span class=itemImage><img src=/a.jpg></span><span class=itemImageCaption>{caption}"
        f"</span><span class={credits}>{credit}</span></div>"
    )
    found = read(f"{block}<p>{TEXT}</p>")
    assert [(image.caption, image.credit) for image in found.images] == [wanted]
    assert found.byline is None
    assert "Đua ghe" not in found.body
    assert "Duy Khánh" not in found.body


@pytest.mark.parametrize("named", ["credits", "author", "image"])
def test_what_else_is_called_so_is_no_credit(named: str) -> None:
    block = f"<figure><img src=/a.jpg><figcaption class={named}>Đua ghe trên sông</figcaption></figure>"
    found = read(f"{block}<p>{TEXT}</p>")
    assert [(image.caption, image.credit) for image in found.images] == [("Đua ghe trên sông", None)]


@pytest.mark.parametrize(
    ("printed", "caption"),
    [
        ("Thi công vành đai 2<span>Ảnh: Duy Khánh</span>", "Thi công vành đai 2 Ảnh: Duy Khánh"),
        ("Thi công vành đai 2.<em>Ảnh: Duy Khánh</em>", "Thi công vành đai 2. Ảnh: Duy Khánh"),
        ("<b>Thi công vành đai 2</b><span>(Ảnh: Duy Khánh)</span>", "Thi công vành đai 2 (Ảnh: Duy Khánh)"),
        ("Thi công vành đai 2 – Ảnh: Duy Khánh", "Thi công vành đai 2 – Ảnh: Duy Khánh"),
    ],
)
@pytest.mark.parametrize("form", ["<figcaption>{}</figcaption>", "<p style='text-align:center'><i>{}</i></p>"])
def test_a_credit_that_touches_the_caption_is_set_apart(form: str, printed: str, caption: str) -> None:
    assert captions(f"<figure><img src=/a.jpg>{form.format(printed)}</figure><p>{TEXT}</p>") == [caption]


GALLERY = "<figure>{}<figcaption>{}</figcaption></figure>"
INNER = "".join(
    f"<figure><img src=/{at}.jpg><figcaption>{caption}</figcaption></figure>" for at, caption in enumerate(CAPTIONS)
)


def test_the_credit_below_a_gallery_is_of_each_picture() -> None:
    found = read(GALLERY.format(INNER, "Ảnh: Văn Cường")).images
    assert [(image.caption, image.credit) for image in found] == [(caption, "Văn Cường") for caption in CAPTIONS]


@pytest.mark.parametrize("line", ["Ngày hội năm nay", "Trao giải. Ảnh: Văn Cường"])
def test_another_line_below_a_gallery_credits_none_but_the_last(line: str) -> None:
    found = read(GALLERY.format(INNER, line)).images
    assert [image.credit for image in found[:2]] == [None, None]
    assert [image.caption for image in found[:2]] == CAPTIONS[:2]


def test_the_credit_of_one_picture_is_its_own() -> None:
    found = read(
        f"<img src=/9.jpg><figure><img src=/8.jpg><figcaption>Ảnh: Văn Cường</figcaption></figure>{INNER}"
    ).images
    assert [image.credit for image in found] == [None, "Văn Cường", None, None, None]


@pytest.mark.parametrize("attribute", ["", " colspan=2"])
def test_what_stands_below_a_row_of_pictures_in_one_cell_is_the_caption_of_the_last(attribute: str) -> None:
    pictures = "<td><img src=/a.jpg></td><td><img src=/b.jpg></td>"
    table = f"<table><tr>{pictures}</tr><tr><td{attribute}>Bà con thu hoạch lúa sớm.</td></tr></table>"
    found = read(f"{table}<p>{TEXT}</p>")
    assert [image.caption for image in found.images] == [None, "Bà con thu hoạch lúa sớm."]
    assert "thu hoạch" not in found.body


@pytest.mark.parametrize("rows", ["<tr><td>{0}</td></tr>{1}", "{1}<tr><td>{0}</td></tr>"])
def test_a_paragraph_in_one_cell_beside_a_row_of_pictures_is_text(rows: str) -> None:
    pictures = "<tr><td><img src=/a.jpg></td><td><img src=/b.jpg></td></tr>"
    said = TEXT.replace("Huyện", "Tỉnh").strip()
    found = read(f"<table>{rows.format(said, pictures)}</table><p>{TEXT}</p>")
    assert ([image.caption for image in found.images], said in found.body) == ([None, None], True)
