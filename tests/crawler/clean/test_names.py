"""Bylines: who is named, as what, and which lines are none."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.clean.names import canonical_name, is_agency, looks_like_byline, read_byline, split_credit
from crawler.clean.persons import split_names
from tests.steps import grows_evenly

Authors = list[tuple[str, str]]


@pytest.mark.parametrize(
    ("line", "byline", "authors", "source"),
    [
        ("Ngọc Hồng", "Ngọc Hồng", [("Ngọc Hồng", "text")], None),
        ("Tác giả: Ngọc Hồng", "Ngọc Hồng", [("Ngọc Hồng", "text")], None),
        ("TÁC GIẢ : NGỌC HỒNG", "NGỌC HỒNG", [("NGỌC HỒNG", "text")], None),
        ("Tin, ảnh: Bá Thi", "Bá Thi", [("Bá Thi", "text"), ("Bá Thi", "photo")], None),
        ("Tin và ảnh: Bá Thi", "Bá Thi", [("Bá Thi", "text"), ("Bá Thi", "photo")], None),
        ("Tin-ảnh: Bá Thi", "Bá Thi", [("Bá Thi", "text"), ("Bá Thi", "photo")], None),
        ("Tin, bài, ảnh: Bá Thi", "Bá Thi", [("Bá Thi", "text"), ("Bá Thi", "photo")], None),
        ("Bài và ảnh: Diễm Trinh.", "Diễm Trinh", [("Diễm Trinh", "text"), ("Diễm Trinh", "photo")], None),
        ("Tin: Bá Thi - Ảnh: Duy Khánh", "Bá Thi - Duy Khánh", [("Bá Thi", "text"), ("Duy Khánh", "photo")], None),
        ("Bài: Lan Anh, ảnh: Huỳnh Lợi", "Lan Anh - Huỳnh Lợi", [("Lan Anh", "text"), ("Huỳnh Lợi", "photo")], None),
        ("Tin: Huỳnh Lợi, ảnh: Lan Anh", "Huỳnh Lợi - Lan Anh", [("Huỳnh Lợi", "text"), ("Lan Anh", "photo")], None),
        ("Video: Quốc Bình", "Quốc Bình", [("Quốc Bình", "video")], None),
        ("Dịch: Mai Lan", "Mai Lan", [("Mai Lan", "translation")], None),
        ("Đồ họa: Mai Lan", "Mai Lan", [("Mai Lan", "other")], None),
        ("THUỶ THANH - MAI QUANG", "THUỶ THANH - MAI QUANG", [("THỦY THANH", "text"), ("MAI QUANG", "text")], None),
        ("MAI CHI-PHI THÀNH", "MAI CHI-PHI THÀNH", [("MAI CHI", "text"), ("PHI THÀNH", "text")], None),
        ("HIỀN THÚY – THU PHƯƠNG", "HIỀN THÚY – THU PHƯƠNG", [("HIỀN THÚY", "text"), ("THU PHƯƠNG", "text")], None),
        ("Bá Thi, Duy Khánh và Kim Loan", "Bá Thi, Duy Khánh và Kim Loan",
         [("Bá Thi", "text"), ("Duy Khánh", "text"), ("Kim Loan", "text")], None),
        ("ThS. Thạch Thị Cầm", "ThS. Thạch Thị Cầm", [("Thạch Thị Cầm", "text")], None),
        ("PGS.TS. Nguyễn Văn An", "PGS.TS. Nguyễn Văn An", [("Nguyễn Văn An", "text")], None),
        ("Tác giả : Lê An - Phó Giám đốc Sở Y tế", "Lê An - Phó Giám đốc Sở Y tế", [("Lê An", "text")], None),
        ("PV", "PV", [("PV", "text")], None),
        ("BBT", "BBT", [("BBT", "text")], None),
        ("Nhóm P.V thực hiện", "Nhóm P.V thực hiện", [("Nhóm P.V", "text")], None),
        ("Ngọc Hồng (tổng hợp)", "Ngọc Hồng (tổng hợp)", [("Ngọc Hồng", "text")], None),
        ("Trung tâm VHTT-TT (Lê Trung)", "Trung tâm VHTT-TT (Lê Trung)",
         [("Trung tâm VHTT-TT", "text"), ("Lê Trung", "text")], None),
        ("Thanh Vân/TTXVN", "Thanh Vân/TTXVN", [("Thanh Vân", "text")], "TTXVN"),
        ("Nguồn: Báo Nhân Dân", None, [], "Báo Nhân Dân"),
        ("Nguồn tin : Chinhphu.vn", None, [], "Chinhphu.vn"),
        ("(Nguồn: Chinhphu.vn)", None, [], "Chinhphu.vn"),
        ("(Nguồn Internet)", None, [], "Internet"),
        ("Theo TTXVN", None, [], "TTXVN"),
        ("Theo Báo Nhân Dân.", None, [], "Báo Nhân Dân"),
        ("Ngọc Hồng (Theo TTXVN)", "Ngọc Hồng", [("Ngọc Hồng", "text")], "TTXVN"),
        ("Tác giả: Ngọc Hồng - Nguồn: TTXVN", "Ngọc Hồng", [("Ngọc Hồng", "text")], "TTXVN"),
        # Where somebody works is no source, and an office ends no list.
        ("Ngọc Hồng - Sở Y tế", "Ngọc Hồng - Sở Y tế", [("Ngọc Hồng", "text")], None),
        ("Lê An - Phó Giám đốc Sở Y tế - Ngọc Hồng", "Lê An - Phó Giám đốc Sở Y tế - Ngọc Hồng",
         [("Lê An", "text"), ("Ngọc Hồng", "text")], None),
        ("Thanh Vân/TTXVN/chinhphu.vn", "Thanh Vân/TTXVN/chinhphu.vn", [("Thanh Vân", "text")], "TTXVN"),
        # A login and a number among names are none.
        ("Tin: Ngọc Hồng, quantri", "Ngọc Hồng, quantri", [("Ngọc Hồng", "text")], None),
        ("Tin: Ngọc Hồng, 2022", "Ngọc Hồng, 2022", [("Ngọc Hồng", "text")], None),
        # Beside a count it is a name, be it a place's too or an office's.
        ("Thanh Bình | Lượt xem: 20", "Thanh Bình", [("Thanh Bình", "text")], None),
        ("209 557 PV", "PV", [("PV", "text")], None),
        ("Trung tâm văn hóa", "Trung tâm văn hóa", [("Trung tâm văn hóa", "text")], None),
        ("Tin: Bá Thi - Ảnh: Ngọc Hồng - Video: Thanh Vân", "Bá Thi - Ngọc Hồng - Thanh Vân",
         [("Bá Thi", "text"), ("Ngọc Hồng", "photo"), ("Thanh Vân", "video")], None),
        # Brackets around a name, or that a label tore apart, go; those inside stay.
        ("Tin: (Bá Thi)", "Bá Thi", [("Bá Thi", "text")], None),
        ("Tin: ( - Bá Thi -)", "Bá Thi", [("Bá Thi", "text")], None),
        ("Tin: Bá Thi (", "Bá Thi", [("Bá Thi", "text")], None),
        ("Tin: (Bá Thi - Ảnh: Ngọc Hồng)", "Bá Thi - Ngọc Hồng", [("Bá Thi", "text"), ("Ngọc Hồng", "photo")], None),
        ("Tin: [Bá Thi - Ảnh: Ngọc Hồng]", "Bá Thi - Ngọc Hồng", [("Bá Thi", "text"), ("Ngọc Hồng", "photo")], None),
        ("Bá Thi (ảnh: Ngọc Hồng)", "Bá Thi - Ngọc Hồng", [("Bá Thi", "text"), ("Ngọc Hồng", "photo")], None),
        ("Tin: Bá Thi [TTXVN]", "Bá Thi [TTXVN]", [("Bá Thi", "text")], "TTXVN"),
        ("Tin: (VOV) Bá Thi", "(VOV) Bá Thi", [("VOV", "text"), ("Bá Thi", "text")], None),
        ("Tin: [VOV] Bá Thi", "[VOV] Bá Thi", [("VOV", "text"), ("Bá Thi", "text")], None),
        ("Tin: (VOV) Bá Thi [TTXVN]", "(VOV) Bá Thi [TTXVN]",
         [("VOV", "text"), ("Bá Thi", "text"), ("TTXVN", "text")], None),
        ("Tin: Xuân Hồng", "Xuân Hồng", [("Xuân Hồng", "text")], None),
        ("(Ảnh: Xuân Hồng)", "Xuân Hồng", [("Xuân Hồng", "photo")], None),
        ("Nguồn: TTX", None, [], "TTX"),
    ],
)  # fmt: skip
def test_byline(line: str, byline: str | None, authors: Authors, source: str | None) -> None:
    for text in (line, normalize("NFD", f"  {line} ")):
        found = read_byline(text)
        assert found is not None
        assert (found.raw, found.byline, list(found.authors), found.source) == (line, byline, authors, source)


NO_BYLINES = """
Tác giả:
Tác giả: quantri
admin
Administrator
Super User
Người đăng: Bá Thi
a@b.vn
Ban quản trị
Đoàn công tác của tỉnh
Đoàn công tác đã đến kiểm tra tại huyện. Cùng đi có lãnh đạo các ban.
đoàn công tác của Tỉnh ủy do ông Lâm Minh Đằng làm trưởng đoàn đã đến kiểm tra công tác xây dựng Đảng
""".strip().splitlines()


@pytest.mark.parametrize("line", ["", "Bá Thi, " * 30, *NO_BYLINES])
def test_no_byline(line: str) -> None:
    assert read_byline(line) is None


def test_names_are_few() -> None:
    assert read_byline(" ".join(["Lan"] * 25)) is not None
    assert read_byline(" ".join(["Lan"] * 26)) is None


def test_names_joined_by_a_dash_are_cut_where_all_are_persons() -> None:
    assert split_names("Thanh Bình-Ngọc Hồng") == ["Thanh Bình", "Ngọc Hồng"]
    # Each may be a place: so are roads and lines called.
    assert split_names("Thanh Bình-Mỹ Đức") == ["Thanh Bình-Mỹ Đức"]
    assert split_names("Ngọc Hồng-TTXVN") == ["Ngọc Hồng-TTXVN"]


def test_one_person_under_two_spellings_is_one_name() -> None:
    names = {read_byline(line).authors[0][0] for line in ("THUỶ THANH", "THỦY THANH")}  # type: ignore[union-attr]
    assert names == {"THỦY THANH"}


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("THUỶ", "THỦY"),
        ("Thuý Hoà", "Thúy Hòa"),
        ("Khoẻ", "Khỏe"),
        ("Quý", "Quý"),
        ("Quỳnh", "Quỳnh"),
        ("Hoàn", "Hoàn"),
        ("khuỷu", "khuỷu"),
        ("hUỶ", "hỦY"),
        ("  Bá\u00a0 Thi ", "Bá Thi"),
    ],
)
def test_canonical_name(name: str, canonical: str) -> None:
    assert canonical_name(name) == canonical_name(canonical) == canonical


BYLINES = """
Ngọc Hồng
Bá Thi
NGỌC HỒNG
THỦY THANH - MAI QUANG - KHÁNH NHI
MAI CHI-PHI THÀNH-THU PHƯƠNG
Nguyễn Văn An
Thạch Thảo
Sơn Tuyền, Huỳnh Lợi - Minh Thùy
Tin, ảnh: Bá Thi
Bài và ảnh: Y Blo
Tác giả: Ngọc Hồng
Ảnh: Hữu Huệ
BBT
PV
Nhóm P.V thực hiện
Nguồn: Sở Y tế
(Nguồn: Chinhphu.vn)
Ảnh: internet
Theo Báo Nhân Dân
Theo TTXVN
Theo baochinhphu.vn
ThS. Thạch Trần Thị Cầm
(Ngọc Hồng)
N.Hồng
CỔNG THÔNG TIN ĐIỆN TỬ THÀNH PHỐ
Trung tâm VHTT-TT (Lê Trung)
Ngọc Hồng (tổng hợp)
Thanh Vân/TTXVN
Ngọc Hồng.
""".strip().splitlines()


@pytest.mark.parametrize("line", BYLINES)
def test_looks_like_byline(line: str) -> None:
    assert looks_like_byline(line)
    assert looks_like_byline(normalize("NFD", f"\u200b {line} "))


NOT_BYLINES = """
A
Tin khác
TIN KHÁC
Trà Vinh
TRÀ VINH
Bình Minh
Việt Nam
HẠNH PHÚC
Văn hóa
VĂN HÓA
ĐỘC LẬP - TỰ DO - HẠNH PHÚC
Trà Vinh, ngày 25/5/2022
Trà Vinh, ngày 25 tháng 5
Quang cảnh buổi lễ
QUANG CẢNH HỘI NGHỊ
KẾT LUẬN
THÔNG BÁO
Kính gửi:
Nơi nhận
CHỦ TỊCH
Ông Nguyễn Văn An
Đồng chí Nguyễn Văn An
Theo ông Nguyễn Văn An
Theo kế hoạch
Theo Bộ Tài chính
Tin, ảnh:
Ảnh: Hội nghị
Ảnh: Quang cảnh buổi lễ
Video: Bộ đội giúp dân dựng nhà
Ngọc Hồng phát biểu
Báo in
Chung sức, đồng lòng!
Nguyễn Văn An là ai?
100%
25/5/2022
admin
Người đăng: Bá Thi
Chia sẻ
Phó Bí thư Tỉnh ủy Lâm Minh Đằng phát biểu
Lượt xem: 2131
Đánh giá bài viết
Hoạt động của các sở
""".strip().splitlines()


@pytest.mark.parametrize("line", ["", *NOT_BYLINES])
def test_does_not_look_like_byline(line: str) -> None:
    assert not looks_like_byline(line)


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("(Ảnh: Thanh Vân/TTXVN)", "Thanh Vân/TTXVN"),
        ("Quang cảnh hội nghị. Ảnh: Hữu Huệ", "Hữu Huệ"),
        ("Quang cảnh hội nghị (ảnh: Kim Loan).", "Kim Loan"),
        ("Thủ tướng phát biểu - Ảnh: VGP/Nhật Bắc", "VGP/Nhật Bắc"),
        ("Ảnh: Ngọc Hồng", "Ngọc Hồng"),
        ("Ảnh: VGP", "VGP"),
        ("Một góc huyện. Nguồn: Internet", "Internet"),
        ("Một góc huyện (nguồn Internet)", "Internet"),
        ("Một góc huyện (Ảnh TTXVN)", "TTXVN"),
        ("Cắt băng. Ảnh: T.H", "T.H"),
        ("Ảnh minh họa: Internet", "Internet"),
        ("Ảnh: Quang cảnh buổi lễ", None),
        ("Ảnh: Hội nghị", None),
        ("Ảnh minh họa", None),
        ("Ảnh sưu tầm", None),
        ("Cầu Cổ Chiên. Ảnh: TL", None),
        ("(Ảnh minh họa)", None),
        ("Các đại biểu chụp ảnh lưu niệm", None),
        ("Toàn cảnh buổi làm việc.", None),
        ("", None),
    ],
)
def test_split_credit(caption: str, credit: str | None) -> None:
    assert split_credit(caption) == (caption, credit)
    assert split_credit(normalize("NFD", f" {caption}")) == (caption, credit)


def test_agencies_and_persons() -> None:
    assert all(map(is_agency, ["Báo Nhân Dân", "TTXVN", "Sở Y tế", "Ban Biên tập", "chinhphu.vn", "Đài PTTH Ví Dụ"]))
    assert not any(map(is_agency, ["Ngọc Hồng", "Đoàn Văn Hội", "Viên Ngọc", "Bảo Trân", "Hội nghị"]))


@given(st.text(max_size=120))
def test_never_raises(text: str) -> None:
    read_byline(text)
    looks_like_byline(text)
    assert split_credit(text)[0] == split_credit(split_credit(text)[0])[0]
    assert canonical_name(canonical_name(text)) == canonical_name(text)


@given(st.lists(st.sampled_from("Tin ảnh : , - Theo ( ) Nguồn và Anh Bá Thi / TTXVN İ . ThS.".split()), max_size=14))  # noqa: SIM905
def test_never_raises_on_what_looks_like_bylines(parts: list[str]) -> None:
    read_byline(" ".join(parts))
    looks_like_byline(" ".join(parts))


@pytest.mark.parametrize("piece", ["Ảnh: ", "Tin, ", "Bá Thi - ", "(", " ", "Theo "])
def test_long_runs_name_nobody_and_are_read_once(piece: str) -> None:
    text = piece * (200_000 // len(piece))  # with a pattern that tries again and again this does not end
    said = (read_byline(text), looks_like_byline(text), split_credit(text)[1], canonical_name(text))
    assert said == (None, False, None, " ".join(text.split()))
    assert grows_evenly(lambda count: read_byline(piece * count), 400)
