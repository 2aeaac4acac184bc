"""What stands behind names: the size behind a file's, the translator behind the writer; and lines about a vote,
which are text."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes

TEXT = (
    "<p>Sáng 12/6, Hội Nông dân xã Phú Lâm khai giảng lớp dạy nghề đan lát cho 35 lao động nông thôn.</p>"
    "<p>Các học viên được học trong hai tháng, mỗi buổi được hỗ trợ 30.000 đồng tiền ăn theo quy định.</p>"
    "<p>Ông Lò Văn Thức cho biết sau khóa học ông sẽ mở một xưởng nhỏ tại nhà để tăng thu nhập.</p>"
)


def read(below: str, *, signed: str = "", language: str = "vi") -> Article:
    page = (
        f'<html lang="{language}"><head><meta charset="utf-8"></head><body><div class="news-detail"><h1>Khai giảng lớp '
        f'dạy nghề đan lát</h1><p class="date">12/06/2024 09:15</p><div class="content">{TEXT}{signed}</div>'
        f"{below}</div></body></html>"
    )
    article = parse_bytes(page.encode(), url="https://phulam.vidu.gov.vn/tin/khai-giang-12.html")
    assert isinstance(article, Article), article
    return article


@pytest.mark.parametrize("size", ["(1,2 MB)", "(245 KB)", "[ 12,5kb ]", "(812 bytes)"])
def test_size_behind_a_file(size: str) -> None:
    link = f'<a href="/api/files/9912/download"><span>tai-lieu.pdf</span><span>{size}</span></a>'
    for below, signed in ((link, ""), ("", f"<p>{link}</p>")):
        assert [file.name for file in read(below, signed=signed).attachments] == [f"tai-lieu.pdf{size}"]


@pytest.mark.parametrize("label", ["Kế hoạch (2024)", "Kế hoạch (1,2 MB)", "Lớp học (35 học viên)"])
def test_what_is_no_name_of_a_file(label: str) -> None:
    assert read("", signed=f'<p><a href="/download/muc-luc">{label}</a></p>').attachments == []
    named = read("", signed=f'<p><a href="/tep/ke-hoach.pdf">{label}</a></p>').attachments
    assert [file.name for file in named] == [label]


@pytest.mark.parametrize("between", [" - ", " – ", " | ", ", "])
def test_translator_behind_the_writer(between: str) -> None:
    signed = f'<p style="text-align: right"><b>By Hoang Lan{between}Translated by Thu Ha</b></p>'
    article = read("", signed=signed, language="en")
    roles = [(author.name, author.role) for author in article.authors]
    assert roles == [("Hoang Lan", "text"), ("Thu Ha", "translation")]
    assert "Thu Ha" not in article.body


@pytest.mark.parametrize(
    "line",
    ["By the way, translated by a friend", "By noon - translated by the host into Thai", "By 2030, translated by"],
)
def test_sentence_about_a_translation(line: str) -> None:
    article = read("", signed=f"<p>{line}</p>", language="en")
    assert article.authors == []
    assert line in article.body


@pytest.mark.parametrize(
    "line", ["Bình chọn: Rất hay", "Đánh giá: tốt, khá, trung bình", "Bình chọn: đội Hay và đội Tốt"]
)
def test_line_of_the_text_about_a_vote(line: str) -> None:
    assert line in read("", signed=f"<p>{line}</p>{TEXT}").body
