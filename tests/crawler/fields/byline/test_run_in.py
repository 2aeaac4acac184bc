"""Who made an article, where that stands behind the last sentence and not below it; and offices that sign."""

from __future__ import annotations

import pytest

from tests.crawler.families.written import TEXT, TITLE, article

LAST = "Trước đây, học sinh hai ấp phải đi đò ngang qua kênh để đến trường, rất nguy hiểm vào mùa nước nổi."


def _read(last: str) -> tuple[str | None, str | None, str]:
    found = article(f"<div><h1>{TITLE}</h1><div>17/05/2024 08:30</div><p>{TEXT}</p>{last}</div>")
    return found.byline, found.source, found.body.split("\n\n")[-1]


@pytest.mark.parametrize(
    ("signed", "byline", "source"),
    [
        ("<em>Tin, ảnh: Ngọc Hà</em>", "Ngọc Hà", None),
        ("(Tin, ảnh: Ngọc Hà)", "Ngọc Hà", None),
        ("<b>Ngọc Hà - Văn Tú</b>", "Ngọc Hà - Văn Tú", None),
        ("TUYẾT NGA", "TUYẾT NGA", None),
        ("N. DƯƠNG", "N. DƯƠNG", None),
        ("Nguồn: Báo Ví Dụ", None, "Báo Ví Dụ"),
    ],
)
def test_who_signs_behind_the_last_sentence_is_no_text(signed: str, byline: str | None, source: str | None) -> None:
    assert _read(f"<p>{LAST} {signed}</p>") == (byline, source, LAST)
    assert _read(f"<p>{LAST[:-1]}./. {signed}</p>")[:2] == (byline, source)


@pytest.mark.parametrize(
    "said",
    [
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Dự có ThS. LÊ HÀ",
        "Nguồn: ngân sách xã.",
        "Nguồn: xã hội hóa",
        "Tin vui: bà con trúng mùa",
        "Ảnh: Quang cảnh buổi lễ",
        "Giải nhất: đội ấp Bình Hòa",
        "Ngọc Hà",
        "<b>Bà con rất vui</b>",
        "Công ty ở TP. LÊ LỢI",
    ],
)
def test_what_else_stands_behind_a_sentence_is_text(said: str) -> None:
    text = said.replace("<b>", "").replace("</b>", "")
    assert _read(f"<p>{LAST} {said}</p>") == (None, None, f"{LAST} {text}")


@pytest.mark.parametrize(
    "office",
    [
        "Trung tâm Dịch vụ tổng hợp xã",
        "Trung tâm Cung ứng dịch vụ công xã Tân Bình",
        "Trung tâm Cung ứng dịch vụ sự nghiệp công phường 5",
        "Đoàn TNCS Hồ Chí Minh xã",
        "Tổ Truyền thông bệnh viện",
        "BHXH huyện",
        "Thường trực HĐND xã",
    ],
)
def test_offices_that_sign(office: str) -> None:
    assert _read(f"<p>{LAST}</p><p style='text-align:right'><b>{office}</b></p>")[0] == office
    assert _read(f"<p>{LAST}</p><p><b>Ngọc Hà - {office}</b></p>")[0] == f"Ngọc Hà - {office}"


@pytest.mark.parametrize(
    "said", ["Trung tâm Y tế phun thuốc diệt muỗi", "Trung tâm Phục vụ hành chính công đón người dân"]
)
def test_what_an_office_does_signs_nothing(said: str) -> None:
    assert _read(f"<p>{LAST}</p><p><b>{said}</b></p>") == (None, None, said)


@pytest.mark.parametrize(
    ("lines", "byline"),
    [
        ("<p>T/ h: Kim Thoa – Công Đại.</p>", "Kim Thoa – Công Đại"),
        ("<p>Người viết: Trọng Phú</p><p>Người duyệt: Minh Hải</p>", "Trọng Phú - Minh Hải"),
        ("<p>Ngọc Hà</p><p>Biên tập: Văn Tú</p>", "Ngọc Hà - Văn Tú"),
        ("<p>Ngọc Hà -TTVH</p>", "Ngọc Hà -TTVH"),
        ("<p>Huyền Linh- Trung tâm VH-TT-TT</p>", "Huyền Linh- Trung tâm VH-TT-TT"),
        ("<p>Ngọc Hà</p><p>Quay lên trên</p>", "Ngọc Hà"),
        ("<p><i>Lữ Nhiên Hương - Đảng ủy Khối CCQ và DN tỉnh</i></p>", "Lữ Nhiên Hương - Đảng ủy Khối CCQ và DN tỉnh"),
        ("<p>BSCKI. Nguyễn Văn Nam - Khoa Nội</p>", "BSCKI. Nguyễn Văn Nam - Khoa Nội"),
        ("<p>N.Quý / vidu.gov.vn</p>", "N.Quý / vidu.gov.vn"),
        ("<p><b>Nguyễn Thị Lan - Công chức VHXH</b></p>", "Nguyễn Thị Lan - Công chức VHXH"),
    ],
)
def test_lines_that_sign(lines: str, byline: str) -> None:
    assert _read(f"<p>{LAST}</p>{lines}")[::2] == (byline, LAST)


@pytest.mark.parametrize(
    "lines",
    [
        "<p>Mọi thắc mắc liên hệ:</p><p>Nguyễn Thị Lan - Công chức VHXH</p>",
        "<p><b>Lê Văn Tám - Chủ tịch UBND xã Tân Bình</b></p>",
        "<p>Các xã tham gia:</p><p>Xuân Lộc</p><p>Tân Phú</p>",
    ],
)
def test_lines_that_sign_nothing(lines: str) -> None:
    assert _read(f"<p>{LAST}</p>{lines}")[0] is None


def test_a_source_behind_two_labels() -> None:
    assert _read(f"<p>{LAST}</p><p>Nguồn: Theo Báo Ví Dụ</p>")[1:] == ("Báo Ví Dụ", LAST)


def test_a_poet_s_club_is_where_that_one_writes() -> None:
    verses = "<br>".join(["Quê mẹ yêu thương nặng nghĩa tình", "Thanh Lương một dải nước non xinh"] * 4)
    signed = "<p>Mai Việt</p><p>(Câu lạc bộ Thơ thị trấn)</p>"
    found = article(f"<div><h1>{TITLE}</h1><div>17/05/2024 08:30</div><p>{verses}</p>{signed}</div>")
    assert [author.name for author in found.authors] == ["Mai Việt"]


def test_who_took_all_the_pictures() -> None:
    found = article(
        f"<div><h1>{TITLE}</h1><div>17/05/2024 08:30</div><p>{TEXT}</p><p>{LAST}</p><p>Chùm ảnh: Công Kiên</p></div>"
    )
    assert [(author.name, author.role) for author in found.authors] == [("Công Kiên", "photo")]


def test_a_name_behind_a_paragraph_that_is_one_quotation_is_who_said_so() -> None:
    quoted = f"“{LAST[:-1]}.”"
    for name in ("<b>Nguyễn Văn An</b>", "TUYẾT NGA"):
        text = name.replace("<b>", "").replace("</b>", "")
        assert _read(f"<p>{quoted} {name}</p>") == (None, None, f"{quoted} {text}")
    assert _read(f"<p>{quoted} Tin, ảnh: Ngọc Hà</p>") == ("Ngọc Hà", None, quoted)
    for said in (f"Ông An nói: {quoted}", f"“Rất vui”, ông An nói: {quoted}", f"“Rất vui” là lời bà con. {LAST}"):
        assert _read(f"<p>{said} <b>Ngọc Hà</b></p>") == ("Ngọc Hà", None, said)
