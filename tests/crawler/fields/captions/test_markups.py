"""Every markup of captions that was seen, and what is no caption."""

from __future__ import annotations

import pytest

from crawler.fields.body import draft
from crawler.fields.tree import walk
from crawler.fields.tree.flow import Line
from crawler.html import Page

TEXT = (
    "Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân trong những tháng đầu năm nay. " * 2
)
AFTER = f"<p>{TEXT}</p>"


def read(inner: str) -> tuple[list[str | None], list[str]]:
    """Captions of the pictures, and the lines that are left."""
    root = Page(f"<div id=x>{inner}{AFTER}</div>".encode(), url="http://vidu.gov.vn/").first("#x")
    assert root is not None
    found = draft(walk.read(root))
    return [picture.caption for picture in found.pictures], [
        piece.text for piece in found.pieces if isinstance(piece, Line)
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><img src=a.jpg><figcaption>Quang cảnh lễ hội</figcaption></figure>",
        "<p style='text-align:center'><img src=a.jpg></p><p style='text-align:center'><em>Quang cảnh lễ hội</em></p>",
        "<div align=center><img src=a.jpg><br><em>Quang cảnh lễ hội</em></div>",
        "<div style='text-align: center;'><img src=a.jpg></div>"
        "<div style='text-align: center;'><span><i>Quang cảnh lễ hội</i></span></div>",
        "<table><tr><td><img src=a.jpg></td></tr><tr><td>Quang cảnh lễ hội</td></tr></table>",
        "<table><tr><td><img src=a.jpg><br>Quang cảnh lễ hội</td></tr></table>",
        "<table><tr><td>Quang cảnh lễ hội</td></tr><tr><td><img src=a.jpg></td></tr></table>",
        "<center><img src=a.jpg></center><center>Quang cảnh lễ hội</center>",
        "<p><img src=a.jpg></p><p class='Image_Caption'>Quang cảnh lễ hội</p>",
        "<p><img src=a.jpg><span class='wp-caption-text'>Quang cảnh lễ hội</span></p>",
        "<p><img src=a.jpg></p><p>Quang cảnh lễ hội</p>",
        "<p><img src=a.jpg></p><p>Quang cảnh lễ hội.</p>",
        "<p><img src=a.jpg alt='Quang cảnh lễ hội'></p><div>Quang cảnh lễ hội</div>",
        "<p align=center><i>Quang cảnh lễ hội</i></p><p><img src=a.jpg></p>",
    ],
)
def test_markups(markup: str) -> None:
    assert read(markup) == (["Quang cảnh lễ hội" + ("." if "hội." in markup else "")], [TEXT.strip()])


@pytest.mark.parametrize(
    "line",
    [
        f"<p>{TEXT}</p>",
        "<p><b>Nhiều kết quả nổi bật</b></p>",
        "<h3>Nhiều kết quả nổi bật</h3>",
        "<p>Các nhiệm vụ trọng tâm gồm:</p>",
        "<p>Năm nay, huyện phấn đấu hoàn thành toàn bộ các chỉ tiêu đã được Hội đồng nhân dân giao từ đầu năm.</p>",
    ],
)
def test_what_is_no_caption(line: str) -> None:
    captions, lines = read(f"<p><img src=a.jpg></p>{line}")
    assert captions == [None]
    assert len(lines) == 2


@pytest.mark.parametrize(
    "markup",
    [
        "<p align=center><img src=a.jpg></p><div align=justify>Mọi việc rồi cũng xong.</div>",
        "<p align=center><img src=a.jpg></p><p>Mọi việc rồi cũng xong.</p>",
        f"<p><img src=a.jpg></p><div>Mọi việc rồi cũng xong.<br>{TEXT}</div>",
        "<p><img src=a.jpg></p><p>Nhưng mọi việc rồi cũng xong.</p>",
        "<p><img src=a.jpg></p><p>Tuy nhiên, mọi việc rồi cũng xong</p>",
    ],
)
def test_a_sentence_that_is_set_like_the_text_stays_text(markup: str) -> None:
    captions, lines = read(markup)
    assert captions == [None]
    assert "việc rồi cũng xong" in lines[0]


def test_plain_lines_are_captions_only_where_no_caption_is_set_apart() -> None:
    captions, lines = read(
        "<p><img src=a.jpg></p><p>Một câu ngắn của bài</p>"
        f"<p>{TEXT}</p><p><img src=b.jpg></p><p align=center><i>Quang cảnh lễ hội</i></p>"
    )
    assert captions == [None, "Quang cảnh lễ hội"]
    assert "Một câu ngắn của bài" in lines


def test_a_plain_line_that_is_not_justified_as_the_text_is_a_caption_beside_those_set_apart() -> None:
    apart = "<p align=center><img src=a.jpg><br><em>Quang cảnh lễ hội</em></p>"
    text = f"<p style='text-align: justify'>{TEXT}</p>"
    plain = f"{apart}{text}<center><img src=b.jpg></center><p>Thanh niên trồng cây ven biển</p>{text}"
    assert read(plain)[0] == ["Quang cảnh lễ hội", "Thanh niên trồng cây ven biển"]
    sentence = plain.replace("ven biển", "ven biển từ sáng sớm.")
    assert read(sentence)[0] == ["Quang cảnh lễ hội", None]


SET = "<p align=center><i>{}</i></p>"
SHOWN = "<p align=center><img src={}.jpg></p>"


def test_captions_above_the_pictures_are_told_where_no_subtitle_may_be_one() -> None:
    rows = SET.format("Lễ hội") + SHOWN.format("a") + SET.format("Cánh đồng") + SHOWN.format("b")
    assert read(f"<p>{TEXT}</p>{rows}")[0] == ["Lễ hội", "Cánh đồng"]


@pytest.mark.parametrize("between", ["", f"<p>{TEXT}</p>"])
@pytest.mark.parametrize("subtitle", ["Chuyện kể từ bản làng", "Bài 1: Từ những con số"])
def test_a_subtitle_above_the_first_picture_moves_no_caption(subtitle: str, between: str) -> None:
    rows = SHOWN.format("a") + SET.format("Lễ hội") + between + SHOWN.format("b")
    captions, lines = read(SET.format(subtitle) + rows)
    assert captions[0] == "Lễ hội"
    assert (captions[1], subtitle in lines) == (None, True)


def test_a_line_more_than_the_pictures_leaves_a_doubt() -> None:
    rows = SHOWN.format("a") + SET.format("Lễ hội") + SHOWN.format("b")
    captions, _ = read(f"<p>{TEXT}</p>{SET.format('Thơ')}{rows}<p>{TEXT}</p>{SET.format('Bài và ảnh đều của xã')}")
    assert captions[0] == "Lễ hội"


def test_a_table_of_pictures_pairs_by_column() -> None:
    captions, lines = read(
        "<table><tr><td><img src=a.jpg></td><td><img src=b.jpg></td></tr>"
        "<tr><td>Bên trái</td><td>Bên phải</td></tr></table>"
    )
    assert captions == ["Bên trái", "Bên phải"]
    assert lines == [TEXT.strip()]


def test_a_credit_on_its_own_line_belongs_to_the_caption() -> None:
    captions, _ = read(
        "<p align=center><img src=a.jpg></p><p align=center><i>Quang cảnh lễ hội</i></p>"
        "<p align=center>Ảnh: Ngọc Hồng</p>"
    )
    assert captions == ["Quang cảnh lễ hội Ảnh: Ngọc Hồng"]


def test_pictures_one_after_another_keep_their_own_captions() -> None:
    one = "<p align=center><img src=a.jpg></p><p align=center><em>Thứ nhất</em></p>"
    two = "<p align=center><img src=b.jpg></p><p align=center><em>Thứ hai</em></p>"
    assert read(one + two)[0] == ["Thứ nhất", "Thứ hai"]


def test_a_caption_below_a_paragraph_is_not_of_the_picture_above_it() -> None:
    """It is of a film that a script draws, which is not seen, or of the picture that follows."""
    film = "<p class=image-caption>Clip: Toàn cảnh lễ hội</p>"
    own = "<figure><img src=a.jpg><figcaption>Quang cảnh lễ hội</figcaption></figure>"
    captions, lines = read(f"{own}<p>{TEXT}</p>{film}")
    assert captions == ["Quang cảnh lễ hội"]
    assert lines == [TEXT.strip(), "Clip: Toàn cảnh lễ hội", TEXT.strip()]
    assert read(f"{own}<p>{TEXT}</p>{film}<p><img src=b.jpg></p>")[0] == ["Quang cảnh lễ hội", "Clip: Toàn cảnh lễ hội"]
    assert read(f"<p><img src=a.jpg></p><p>Trong ảnh là lễ hội:</p>{film}")[0] == ["Clip: Toàn cảnh lễ hội"]
