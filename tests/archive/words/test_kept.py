"""What stays as it is in a sentence that is said again."""

from __future__ import annotations

import pytest

from archive.words.catalogue import load


def test_a_key_that_was_meant_is_named_as_a_file_has_it() -> None:
    """What it names has a word in Vietnamese, which no file knows."""
    known = load("vi")
    assert known.again("title") != "title"
    field = known.again("titel is no field of a record: did you mean title?")
    assert field == "titel không phải trường của bản ghi: có phải ý bạn là title?"
    key = known.again("selectors.titel is no key: did you mean title?")
    assert key == "selectors.titel không phải khoá: có phải ý bạn là title?"


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("Articles read: 47 of the family wordpress.", "Bài đã đọc: 47 thuộc họ CMS wordpress."),
        ("demo:133 lacks revision 1, 2", "demo:133 thiếu phiên bản 1, 2"),
        (
            "the file is not there, its index knows records up to 991068: restore it from a copy",
            "tệp không còn, mà chỉ mục của nó có bản ghi đến vị trí 991068: hãy khôi phục từ bản sao",
        ),
        (
            "276 lines point to this WARC file, which is not there: restore it from a copy "
            "(`congtin archive verify -v` names each line)",
            "276 dòng trỏ vào tệp WARC này, nhưng tệp không còn: hãy khôi phục từ bản sao "
            "(`congtin archive verify -v` chỉ ra từng dòng)",
        ),
        ("--at is a time of the day like 06:30, not '6h30'", "--at là một giờ trong ngày như 06:30, không phải '6h30'"),
        (
            "4 links of menus and headings may list articles: Giới thiệu, Tin tức - Sự kiện ….",
            "4 liên kết của trình đơn và tiêu đề có thể dẫn đến danh sách bài: Giới thiệu, Tin tức - Sự kiện ….",
        ),
        (
            "Of 2 sections looked at, 1 lists articles: Tin (9).",
            "Trong 2 chuyên mục đã xem, 1 có danh sách bài: Tin (9).",
        ),
        (
            "Of 3 sections looked at, 2 list articles: Tin tức - Sự kiện (9), http://a.vn/b (4).",
            "Trong 3 chuyên mục đã xem, 2 có danh sách bài: Tin tức - Sự kiện (9), http://a.vn/b (4).",
        ),
    ],
)
def test_names_numbers_and_options_stay_and_all_else_is_said(english: str, said: str) -> None:
    assert load("vi").again(english) == said
