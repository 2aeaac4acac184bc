"""The label of an account that some portals give the name of who wrote, and accounts that wrote nothing."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes

TITLE = "Mùa vàng trên cánh đồng mẫu lớn"
TEXT = [
    "Ban Tổ chức trao 51 bộ huy chương cho các đội đạt thành tích cao tại hội thi diễn ra trong ba ngày của lễ hội.",
    "Lễ hội có 66 hoạt động chính như lễ cúng trăng, đua ghe ngo, thi múa và triển lãm ảnh nghệ thuật về địa phương.",
    "Ngành nông nghiệp huyện đã hướng dẫn bà con xuống giống tập trung, né rầy và bảo đảm nguồn nước tưới cho cả vụ.",
]
DATE = "<dd class=published>26/05/2022 08:15</dd>"
JOOMLA = "<meta name=generator content='Joomla! - Open Source Content Management'>"


def _article(above: str = "", below: str = "", *, head: str = "") -> Article:
    text = "".join(f"<p>{each}</p>" for each in TEXT)
    body = f"<div class=item-page><h2>{TITLE}</h2>{above}{DATE}<div itemprop=articleBody>{text}{below}</div></div>"
    page = f"<html><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>".encode()
    found = parse_bytes(page, url="https://vidu.gov.vn/tin-tuc/4711-mua-vang")
    assert isinstance(found, Article), found
    return found


def _joomla(label: str, name: str) -> str:
    return f"<dl class=article-info><dd class=createdby>{label} <span itemprop=name>{name}</span></dd></dl>"


@pytest.mark.parametrize("head", [JOOMLA, ""])
@pytest.mark.parametrize(
    ("label", "name"),
    [("Viết bởi", "Nguyễn Văn An"), ("Được viết bởi", "Cao Thị Mai"), ("Viết bởi:", "ThS. Lê Hà")],
)
def test_a_whole_name_behind_written_by_is_the_byline(head: str, label: str, name: str) -> None:
    found = _article(_joomla(label, name), head=head)
    assert (found.byline, found.byline_raw, [author.role for author in found.authors]) == (
        name, f"{label} {name}", ["text"],
    )  # fmt: skip


@pytest.mark.parametrize(
    "name",
    ["Super User", "admin", "Administrator", "Ban biên tập", "nguyenvanan", "bbt_2", "Quản trị viên", "Ngọc Hồng",
     "Văn phòng Sở", "Trà Vinh", "Nguyen Van An"],
)  # fmt: skip
@pytest.mark.parametrize("head", [JOOMLA, ""])
def test_an_account_behind_it_is_nobody(head: str, name: str) -> None:
    found = _article(_joomla("Viết bởi", name), head=head)
    assert (found.byline, found.authors, found.body.split("\n\n")) == (None, [], TEXT)


@pytest.mark.parametrize("label", ["Đăng bởi", "Gửi bởi", "Người đăng:", "Đăng bởi:"])
def test_who_posted_is_nobody_by_whatever_name(label: str) -> None:
    found = _article(f"<p>{label} Nguyễn Văn An</p>", head=JOOMLA)
    assert (found.byline, found.body.split("\n\n")) == (None, TEXT)


def test_who_signs_the_text_goes_before_who_is_said_to_have_written() -> None:
    signed = "<p align=right><b>Ngọc Hồng</b></p>"
    assert _article(_joomla("Viết bởi", "Nguyễn Văn An"), signed, head=JOOMLA).byline == "Ngọc Hồng"


def test_written_by_in_the_line_of_the_date() -> None:
    line = "<p>Viết bởi Nguyễn Văn An | 26/05/2022 08:15 | Lượt xem: 7</p>"
    found = _article(line, head=JOOMLA)
    assert (found.byline, found.published_at, found.views) == ("Nguyễn Văn An", "2022-05-26T08:15:00+07:00", 7)


@pytest.mark.parametrize("line", ["Gửi bởi tấm lòng xứ biển", "Viết bởi trái tim người lính", "Gửi bởi anh em"])
def test_a_short_sentence_behind_the_label_is_text(line: str) -> None:
    assert _article(below=f"<p>{line}</p>").body.split("\n\n") == [*TEXT, line]


@pytest.mark.parametrize(
    "line", ["Gửi bởi bbt_quan", "Đăng bởi Thanh Hà", "Gửi bởi phòng văn hóa", "Đăng bởi admin vidu", "Gửi bởi: linh"]
)
def test_an_account_behind_the_label_is_no_text(line: str) -> None:
    assert _article(below=f"<p>{line}</p>").body.split("\n\n") == TEXT


def test_it_is_no_text_where_the_theme_puts_it_into_the_text() -> None:
    text = "".join(f"<p>{each}</p>" for each in ["Viết bởi Nguyễn Văn An", "Tin tức", *TEXT])
    body = f"<div class=item-page><h2>{TITLE}</h2>{text}</div>"
    page = f"<html><head><title>{TITLE}</title>{JOOMLA}</head><body>{body}</body></html>".encode()
    found = parse_bytes(page, url="https://vidu.gov.vn/tin-tuc/4711-mua-vang")
    assert isinstance(found, Article)
    assert (found.byline, found.body.split("\n\n")) == ("Nguyễn Văn An", ["Tin tức", *TEXT])


def test_in_the_text_it_is_nobody_either_where_a_person_signs() -> None:
    text = "".join(f"<p>{each}</p>" for each in ["Viết bởi Nguyễn Thị Hoa", *TEXT])
    body = f"<article><h1>{TITLE}</h1>{DATE}<div>{text}<p align=right><b>Lê Minh</b></p></div></article>"
    page = f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>".encode()
    found = parse_bytes(page, url="https://vidu.gov.vn/tin-tuc/4711-mua-vang")
    assert isinstance(found, Article)
    assert (found.byline, found.body.split("\n\n")) == ("Lê Minh", TEXT)


def test_who_is_said_to_have_written_stays_the_author_where_a_photographer_signs() -> None:
    text = "".join(f"<p>{each}</p>" for each in ["Viết bởi Nguyễn Thị Hoa", *TEXT])
    body = f"<article><h1>{TITLE}</h1>{DATE}<div>{text}<p align=right><b>Ảnh: Lê Minh</b></p></div></article>"
    page = f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>".encode()
    found = parse_bytes(page, url="https://vidu.gov.vn/tin-tuc/4711-mua-vang")
    assert isinstance(found, Article)
    assert {(author.name, author.role) for author in found.authors} == {
        ("Nguyễn Thị Hoa", "text"),
        ("Lê Minh", "photo"),
    }
