"""The caption of the picture with which a text ends: no longer paragraph below tells it from the text."""

from __future__ import annotations

import pytest

from tests.crawler.families.written import article

TEXT = (
    "<p>Cây cầu dài 48 m, rộng 3,5 m, kết cấu bê tông cốt thép, tổng kinh phí xây dựng hơn 2,4 tỷ đồng.</p>"
    "<p>Trước đây, học sinh hai ấp phải đi đò ngang qua kênh để đến trường, rất nguy hiểm vào mùa nước nổi.</p>"
)
PICTURE = '<p><img src="/uploads/cau-{}.jpg"></p>'
SIGNED = (
    "",
    "<p>Tin, ảnh: Ngọc Hà</p>",
    "<p>Ngọc Hà</p>",
    '<p style="text-align:right"><b>Ngọc Hà</b></p>',
    "<p>BBT</p>",
)


def _captions(rest: str, text: str = TEXT) -> tuple[list[str | None], str]:
    found = article(f"<div><h1>Mùa vàng trên cánh đồng mẫu lớn</h1><div>17/05/2024 08:30</div>{text}{rest}</div>")
    return [image.caption for image in found.images], found.body


@pytest.mark.parametrize("signed", SIGNED)
@pytest.mark.parametrize(
    "line",
    [
        "<p><i>Các đại biểu cắt băng khánh thành cầu</i></p>",
        '<p style="text-align:center">Các đại biểu cắt băng khánh thành cầu</p>',
        "<p>Quang cảnh buổi lễ</p>",
        "<p>Lãnh đạo xã trao quà cho các hộ dân tại buổi lễ</p>",
    ],
)
def test_what_it_says_or_how_it_is_set_makes_the_last_line_a_caption(line: str, signed: str) -> None:
    captions, body = _captions(PICTURE.format(1) + line + signed)
    assert captions == [line.partition(">")[2].removeprefix("<i>").partition("<")[0]]
    assert body.endswith("mùa nước nổi.")


def test_a_page_that_captions_its_pictures_in_plain_type_does_so_below_the_last_one() -> None:
    pictures = PICTURE.format(1) + "<p>Bà con phấn khởi vì có cầu mới</p>" + PICTURE.format(2)
    captions, body = _captions(pictures + "<p>Bà con đi trên cây cầu mới</p><p>Ngọc Hà</p>")
    assert captions == ["Bà con phấn khởi vì có cầu mới", "Bà con đi trên cây cầu mới"]
    assert body.endswith("mùa nước nổi.")


@pytest.mark.parametrize(
    "line",
    [
        "<p>Chính quyền xã sẽ tiếp tục vận động nhân dân</p>",
        "<p>Lãnh đạo xã trao quà cho các hộ dân tại buổi lễ.</p>",
        "<p>Tại buổi lễ, các đại biểu đã trao quà cho hộ nghèo</p>",
        '<p style="text-align:center">Xin trân trọng cảm ơn quý vị</p>',
        "<p><i>và trao quà cho các hộ nghèo tại buổi lễ</i></p>",
        "<p>Quê hương tôi có con kênh xanh biếc</p><p>Nước gương trong soi bóng những hàng dừa</p>",
        "<p>Danh sách trao quà</p><table border=1><tr><td>1</td><td>Lê A</td></tr><tr><td>2</td><td>B</td></table>",
    ],
)
def test_a_last_line_that_may_be_text_is_text(line: str) -> None:
    captions, body = _captions(PICTURE.format(1) + line)
    assert captions == [None]
    assert not body.endswith("mùa nước nổi.")


def test_a_text_in_italics_ends_in_italics() -> None:
    text = TEXT.replace("<p>", "<p><i>").replace("</p>", "</i></p>")
    captions, _ = _captions(PICTURE.format(1) + "<p><i>Nước gương trong soi bóng những hàng dừa</i></p>", text)
    assert captions == [None]


def test_a_line_that_is_all_of_a_text_is_text() -> None:
    line = "<p>Lãnh đạo xã trao quà cho hộ dân tại buổi lễ</p>"
    assert _captions(f"<div>{PICTURE.format(1)}{line}</div>", "") == (
        [None],
        "Lãnh đạo xã trao quà cho hộ dân tại buổi lễ",
    )


CUT = "Các đại biểu cắt băng khánh thành cầu"


@pytest.mark.parametrize(
    ("lines", "caption"),
    [
        (f"<p>{CUT}. (Nguồn: Điện lực Ví Dụ)</p>", f"{CUT}. (Nguồn: Điện lực Ví Dụ)"),
        (f"<p>{CUT} [Nguồn: Điện lực Ví Dụ]</p>", f"{CUT} [Nguồn: Điện lực Ví Dụ]"),
        (f"<p>{CUT}</p><p>Ảnh: Ngọc Hà</p>", f"{CUT} Ảnh: Ngọc Hà"),
    ],
)
def test_a_caption_ends_with_where_its_picture_is_from(lines: str, caption: str) -> None:
    first, second = TEXT.split("</p><p>")
    captions, body = _captions(f"{PICTURE.format(1)}{lines}<p>{second}", f"{first}</p>")
    assert captions == [caption]
    assert body.count("\n\n") == 1


def test_a_sentence_with_its_source_is_text() -> None:
    said = "Bà con rất vui. Ai cũng mong cầu sớm xong (Nguồn: UBND xã)"
    captions, body = _captions(f"{PICTURE.format(1)}<p>{said}</p>{TEXT}")
    assert captions == [None]
    assert said in body


def test_the_name_of_a_file_captions_nothing() -> None:
    figure = "<figure><img src='/uploads/a.jpg'><figcaption>{}</figcaption></figure>"
    assert _captions(figure.format("img-2915.jpg") + TEXT)[0] == [None]
    assert _captions(figure.format(CUT) + TEXT)[0] == [CUT]


@pytest.mark.parametrize(
    ("line", "is_caption"),
    [
        ("NGỌC HÀ - ĐỨC LONG", False),
        ("NGỌC HÀ, ĐỨC LONG", False),
        ("LỄ HỘI - TRÒ CHƠI", True),
        ("HỘI DIỄN VĂN NGHỆ - THỂ THAO", True),
    ],
)
def test_several_names_in_capitals_below_the_last_picture_sign(line: str, *, is_caption: bool) -> None:
    rest = "".join(f'<p style="text-align:center">{each}</p>' for each in ('<img src="/uploads/cau.jpg">', line))
    found = article(f"<div><h1>Mùa vàng trên cánh đồng mẫu lớn</h1><div>17/05/2024 08:30</div>{TEXT}{rest}</div>")
    told = (found.images[0].caption, found.byline)
    assert told == ((line, None) if is_caption else (None, line))


def test_a_series_of_pictures_with_a_sentence_each_ends_with_one() -> None:
    lines = ("Đoàn tàu ra khơi từ sáng sớm.", "Nghi thức cúng tế tại lăng Ông.", "Ngư dân chuẩn bị lễ vật trên tàu.")
    rest = "".join(f"{PICTURE.format(at)}<p>{line}</p>" for at, line in enumerate(lines))
    for signed in SIGNED:
        captions, body = _captions(rest + signed)
        assert captions == list(lines)
        assert not any(line in body for line in lines)


@pytest.mark.parametrize(
    "last",
    [
        "<p>Chương trình kết thúc. Bà con rất phấn khởi.</p>", "<p><b>Ngư dân chuẩn bị lễ vật trên tàu.</b></p>",
        "<p>Tại buổi lễ, các ngư dân đã chuẩn bị lễ vật.</p>", "<p>Xin cảm ơn bà con.</p>",
    ],
)  # fmt: skip
def test_another_sentence_below_the_last_of_them_is_text(last: str) -> None:
    lines = ("Đoàn tàu ra khơi từ sáng sớm.", "Nghi thức cúng tế tại lăng Ông.")
    rest = "".join(f"{PICTURE.format(at)}<p>{line}</p>" for at, line in enumerate(lines))
    captions, body = _captions(f"{rest}{PICTURE.format(9)}{last}")
    assert captions == [*lines, None]
    assert body.endswith(last.replace("<b>", "").replace("</b>", "").removeprefix("<p>").removesuffix("</p>"))


def test_below_one_picture_with_a_sentence_the_last_line_is_text() -> None:
    rest = f"{PICTURE.format(1)}<p>Đoàn tàu ra khơi từ sáng sớm.</p>{PICTURE.format(2)}<p>Ngư dân rất phấn khởi.</p>"
    assert _captions(rest)[0][-1] is None
