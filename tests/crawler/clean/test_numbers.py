"""Counts: exactly what is printed, and never the site's visitor counter."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.clean.numbers import find_views, is_reaction_count, parse_count, tells_reactions, without_reactions
from tests.steps import grows_evenly


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("2131", 2131),
        ("2.131", 2131),
        ("2,131", 2131),
        ("2 131", 2131),
        ("2\u00a0131", 2131),
        ("2\u202f131", 2131),
        ("1.234.567", 1234567),
        ("1 234 567", 1234567),
        (" (2131) ", 2131),
        ("0", 0),
        ("1K", 1000),
        ("1,2K", 1200),
        ("1.25k", 1250),
        ("12 nghìn", 12000),
        ("1.2 triệu", 1200000),
        ("3 tr", 3000000),
        ("1,1K", 1100),
        ("2131 lượt xem", 2131),
        ("999.999.999.999", 999_999_999_999),
        ("000000000002131", 2131),
        (f"{'2131':>100}", 2131),
    ],
)
def test_count(text: str, count: int) -> None:
    assert parse_count(text) == parse_count(normalize("NFD", text)) == count


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "--",
        "-5",
        "+",
        "N/A",
        "1.2",
        "12,34",
        "1.234K",
        "1.234,5",
        "25/05/2022",
        "25-05-2022",
        "10:31",
        "1e5",
        "٣",
        "²",
        "1.23.456",
        "100%",
        "12345678901234567",
        "12 34",
        "2131 tin",
        "không",
        " ",
        # Ids and telephones: longer than any count.
        "1.000.000.000.000",
        "1000000000000",
        "0000000000002131",
        "9" * 5000,
        f"{'2131':>101}",
    ],
)
def test_not_a_count(text: str) -> None:
    assert parse_count(text) is None


@given(st.integers(0, 10**11), st.sampled_from([".", ",", " ", "\u00a0"]))
def test_grouped_numbers_read_back(number: int, sep: str) -> None:
    assert parse_count(f"{number:,}".replace(",", sep)) == parse_count(str(number)) == number


@pytest.mark.parametrize(
    ("text", "views", "raw"),
    [
        ("Lượt xem: 2131", 2131, "Lượt xem: 2131"),
        ("lượt xem: 1.094", 1094, "lượt xem: 1.094"),
        ("LƯỢT XEM : 29", 29, "LƯỢT XEM : 29"),
        ("Lượt xem 29", 29, "Lượt xem 29"),
        ("Lượt xem (29)", 29, "Lượt xem (29)"),
        ("Lượt xem:\n   2\u00a0132", 2132, "Lượt xem:\n   2\u00a0132"),
        ("Đã xem: 1,094", 1094, "Đã xem: 1,094"),
        ("Đã đọc: 12", 12, "Đã đọc: 12"),
        ("Số lượt xem: 12", 12, "Số lượt xem: 12"),
        ("Số lần xem: 12", 12, "Số lần xem: 12"),
        ("Lượt đọc: 12", 12, "Lượt đọc: 12"),
        ("Số người xem: 12", 12, "Số người xem: 12"),
        ("Lượt xem bài viết: 12", 12, "Lượt xem bài viết: 12"),
        ("Views: 77", 77, "Views: 77"),
        ("Hits: 77", 77, "Hits: 77"),
        ("Xem: 77", 77, "Xem: 77"),
        ("2131 lượt xem", 2131, "2131 lượt xem"),
        ("1,2K lượt xem", 1200, "1,2K lượt xem"),
        ("1.2 triệu lượt xem", 1200000, "1.2 triệu lượt xem"),
        ("2 132 lượt xem", 2132, "2 132 lượt xem"),
        ("109 lượt xem Mặc định Cỡ chữ", 109, "109 lượt xem"),
        ("Thứ sáu - 19/11/2021 09:35 109 lượt xem", 109, "109 lượt xem"),
        ("Lượt xem: 7370 | Gửi lúc: 05/12/2013 15:42:27", 7370, "Lượt xem: 7370"),
        ("Thứ năm, 30/10/2025 | lượt xem: 29", 29, "lượt xem: 29"),
        ('21/08/2019 / lượtxem "1988"', 1988, 'lượtxem "1988"'),
        ("Thứ Năm, 26/5/2022 - 08:15 Đã xem: 123", 123, "Đã xem: 123"),
        ("Lượt xem: 29 100%", 29, "Lượt xem: 29"),
        ("Trực tuyến: 5 Lượt xem: 7", 7, "Lượt xem: 7"),
        ("Lượt truy cập: 55\nLượt xem: 12", 12, "Lượt xem: 12"),
        ("Lượt xem: 0", 0, "Lượt xem: 0"),
        ("Ngày đăng: 4/8/2023 - Người đăng: admin - Lượt xem: 1.045", 1045, "Lượt xem: 1.045"),
        ("Người đăng: quantri | Đã xem: 7", 7, "Đã xem: 7"),
        ("Đăng: Thu Hà - Lượt đọc: 12", 12, "Lượt đọc: 12"),
        ("Phát động phong trào... - 3 248 lượt xem", 3248, "3 248 lượt xem"),
        ("25/05/2022 3\u00a0248 lượt xem", 3248, "3\u00a0248 lượt xem"),
        ("Lượt xem: 29 tác giả: Thu Hà", 29, "Lượt xem: 29"),
        ("Lượt xem: 12 tin khác", 12, "Lượt xem: 12"),
        ("Lượt xem 20 lần", 20, "Lượt xem 20 lần"),
        ("25/05/2022 08:15 - Đọc 2047 lần", 2047, "Đọc 2047 lần"),
        ("Có 5 lượt xem", 5, "5 lượt xem"),
        ("Đã được 5 lượt xem", 5, "5 lượt xem"),
        ("08:15 CH 5 lượt xem", 5, "5 lượt xem"),
        ("109 lượt xem|chia sẻ", 109, "109 lượt xem"),
        ("109 lượt xem  chia sẻ", 109, "109 lượt xem"),
    ],
)
def test_views(text: str, views: int, raw: str) -> None:
    for form in ("NFC", "NFD"):
        composed = normalize(form, text)
        found = find_views(composed)
        assert found is not None
        assert (found.views, normalize("NFC", found.raw)) == (views, raw)
        assert composed[slice(*found.span)] == found.raw


@pytest.mark.parametrize(
    "text",
    [
        "Lượt truy cập: 123456",
        "Số lượt truy cập: 123456",
        "Đang truy cập: 12",
        "Tổng truy cập: 123456",
        "Tổng lượt truy cập 123456",
        "Thống kê truy cập Trong tuần: 123",
        "Tổng lượt xem: 1.234.567",
        "Tổng số lượt xem trang: 1.234.567",
        "Lượt xem hôm nay: 12",
        "Lượt xem trong tuần: 12",
        "12 lượt xem trong ngày",
        "Người đang xem: 3",
        "Đang xem: 3",
        "Lượt xem:",
        "Lượt xem: 25/05/2022",
        "Lượt xem: 10:31",
        "Lượt xem - 2 bình luận",
        "Xem thêm 12 tin",
        "Xem 5 tin khác",
        "Clip thu hút 5 triệu lượt xem",
        "Ông đã xem 12 bộ phim",
        "Đánh giá: 5 (12 lượt)",
        "2131",
        "",
        "https://vidu.gov.vn/?page=1.10&view=983&opt=brpage",
        "Xem: 12 tin khác",
        "Tin mới. Đọc (3) bài",
        "Hit: 5 trang",
        "View: 4 ảnh",
        "Đọc 3 lần",
        "Tin có 5 lượt xem",
        "Hội trường A 5 lượt xem",
        "5 lượt xem tin này",
        "Hôm nay: 5 lượt xem",
        "Lượt xem: 12 trong ngày",
    ],
)
def test_not_views(text: str) -> None:
    assert find_views(text) is None


def test_where_counts_stand_a_bare_verb_is_their_label() -> None:
    for text in ("Đọc 3 lần", f"{'Đọc 3 lần':>400}"):
        found = find_views(text, placed=True)
        assert found is not None
        assert (found.views, found.raw) == (3, "Đọc 3 lần")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("3 bình luận", ""),
        ("1.094 - 3 bình luận", "1.094"),
        ("25/05/2022 08:15 - Phát thanh viên Thu Hà | 3 bình luận", "25/05/2022 08:15 - Phát thanh viên Thu Hà"),
        ("3", "3"),
    ],
)
def test_what_readers_said_is_taken_away(text: str, rest: str) -> None:
    assert without_reactions(text) == rest
    assert normalize("NFC", without_reactions(normalize("NFD", text))) == rest


def test_a_count_of_what_readers_did_is_short() -> None:
    # Signs of no width count as written, too.
    for told in (is_reaction_count, tells_reactions):
        assert [told("3 bình luận".ljust(length, "\u200b")) for length in (40, 41)] == [True, False]


@given(st.text(max_size=200))
def test_never_raises(text: str) -> None:
    parse_count(text)
    found = find_views(text)
    assert found is None or text[slice(*found.span)] == found.raw


@pytest.mark.parametrize(
    ("piece", "count"),
    [("lượt xem ", None), ("xem: ", 1), ("1.234", None), (" ", None), ("1 ", 1), ("đọc", None), ("9 lượt ", None)],
)
def test_of_long_runs_the_number_beside_a_label_counts(piece: str, count: int | None) -> None:
    run = piece * (100_000 // len(piece))  # with a pattern that tries again and again this does not end
    found = find_views(f"{run}lượt xem{run}1x")
    assert (found.views if found is not None else None, parse_count(run)) == (count, None)
    assert grows_evenly(lambda times: find_views(f"{piece * times}lượt xem{piece * times}1x"), 400)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("14/06/2025, 20:05 (GMT+7) Đã có 87 lượt đọc", 87),
        ("14/06/2025 20:05 Đã có 87 lượt xem", 87),
        ("14/06/2025 | Đã có 1.287 lượt xem", 1287),
        ("Clip nhảy múa đã có 87 lượt xem", None),
        ("Hội diễn năm 2024 đã có 87 lượt xem trực tiếp", None),
        ("Phần mềm (bản 2) đã có 87 lượt xem xét", None),
    ],
)
def test_what_a_count_is_told_with_behind_a_date(text: str, count: int | None) -> None:
    found = find_views(text)
    assert (found.views if found is not None else None) == count
