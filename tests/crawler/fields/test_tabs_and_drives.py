"""Tabs above a text, files that lie in a drive, a bare count beside the date."""

from __future__ import annotations

import pytest

from archive.article import Article, Table
from crawler.parse import parse_bytes
from tests.crawler.families.written import LEAD, TEXT, TITLE, article

FACTS = "<p>25/05/2022 16:40</p>"
BODY = f"<p>{LEAD}</p><p>{TEXT}</p>"
BOTH = f"{LEAD}\n\n{TEXT.strip()}"


@pytest.mark.parametrize(
    "tabs",
    [
        "<ul class='nav nav-tabs'><li><a href=#nd>Nội dung</a></li><li><a href=#bl>Bình luận</a></li></ul>",
        "<ul><li>Nội dung</li><li>Bình luận (3)</li></ul>",
        "<div>Nội dung</div><div>Bình luận</div>",
        "<div><span>Chi tiết</span></div><div><span>Tài liệu đính kèm</span></div><div>Tin liên quan</div>",
    ],
)
@pytest.mark.parametrize(
    "page",
    ["<h1>{title}</h1>{facts}<div class=ct>{tabs}{body}</div>", "<h1>{title}</h1>{facts}{tabs}<div>{body}</div>"],
)
def test_labels_of_tabs_are_no_text_and_end_none(tabs: str, page: str) -> None:
    found = article(page.format(title=TITLE, facts=FACTS, tabs=tabs, body=BODY))
    assert " ".join(filter(None, [found.lead, found.body])).split() == BOTH.split()


@pytest.mark.parametrize("family", ["<div class='detail-content'>{}</div>", "<div id='news-bodyhtml'>{}</div>"])
def test_labels_of_tabs_at_the_beginning_of_a_named_body(family: str) -> None:
    found = article(
        f"<h1 class=detail-title>{TITLE}</h1>{FACTS}{family.format(f'<p>Nội dung</p><p>Bình luận</p>{BODY}')}"
    )
    assert " ".join(filter(None, [found.lead, found.body])).split() == BOTH.split()


@pytest.mark.parametrize(
    "lines",
    [
        "<p>Nội dung</p><p>{}</p>", "<p>Nội dung</p><p>Ý nghĩa</p><p>{}</p>",
        "<p>{}</p><p>Nội dung</p><p>Hình ảnh</p><p>{}</p>", "<p>Hình ảnh</p><p>Video</p><p>{}</p>",
        "<ul><li>Tin tức</li><li>Văn bản</li></ul><p>{}</p>",
    ],
)  # fmt: skip
def test_words_of_tabs_that_head_a_text_stay(lines: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div>{lines.replace('{}', TEXT)}</div>")
    words = [line for line in ("Nội dung", "Ý nghĩa", "Hình ảnh", "Video", "Tin tức") if line in lines]
    assert all(word in found.body.split("\n") for word in words)


DRIVES = [
    "https://drive.google.com/file/d/abc/view", "https://docs.google.com/spreadsheets/d/abc/edit", "https://1drv.ms/b/s!abc",
    "https://onedrive.live.com/?id=abc", "https://vidu-my.sharepoint.com/:b:/g/personal/abc",
    "https://www.dropbox.com/scl/fi/abc/x?rlkey=1",
]  # fmt: skip


@pytest.mark.parametrize("drive", DRIVES)
@pytest.mark.parametrize(
    "table",
    [
        "<tr><th>STT</th><th>Tên</th><th>Tệp đính kèm</th></tr><tr><td>1</td><td>Kế hoạch</td><td>{}</td></tr>",
        "<tr><td>Số hiệu</td><td>12/KH</td></tr><tr><td>File đính kèm:</td><td>{}</td></tr>",
        "<tr><td>Số hiệu</td><td>12/KH</td></tr><tr><td>Phụ lục</td><td>Tải về: {}</td></tr>",
    ],
)
def test_a_file_in_a_drive_that_a_cell_announces(drive: str, table: str) -> None:
    rows = table.format(f"<a href='{drive}'>Kế hoạch số 12</a>")
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div>{BODY}<table border=1>{rows}</table></div>")
    assert [file.name for file in found.attachments] == ["Kế hoạch số 12"]
    assert isinstance(found.blocks[-1], Table)


@pytest.mark.parametrize("drive", DRIVES)
def test_a_file_in_a_drive_behind_its_label(drive: str) -> None:
    offer = f"<p>Tệp đính kèm: <a href='{drive}'>Kế hoạch số 12</a></p>"
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div>{BODY}{offer}</div>")
    assert [file.name for file in found.attachments] == ["Kế hoạch số 12"]


@pytest.mark.parametrize(
    "table",
    [
        "<tr><th>STT</th><th>Tên</th><th>Đăng ký tại</th></tr><tr><td>1</td><td>Cuộc thi</td><td>{}</td></tr>",
        "<tr><th>Tệp đính kèm</th><th>Tên</th></tr><tr><td>Không</td><td>{}</td></tr>",
    ],
)
def test_what_a_cell_does_not_call_a_file_is_none(table: str) -> None:
    rows = table.format(f"<a href='{DRIVES[0]}'>Biểu mẫu trực tuyến</a>")
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div>{BODY}<table border=1>{rows}</table></div>")
    assert found.attachments == []


def _nukeviet(beside: str) -> int | None:
    page = (
        f"<html><head><title>{TITLE}</title><meta name=generator content='NukeViet v4.5'></head><body><div itemtype='"
        f"http://schema.org/NewsArticle'><h1 class=title>{TITLE}</h1><div><span class=h5>Thứ năm - 26/05/2022 08:15"
        f"</span>{beside}</div><div id=news-bodyhtml>{BODY}</div></div></body></html>"
    )
    found = parse_bytes(page.encode(), url="http://vidu.gov.vn/vi/news/tin/mua-vang-26499.html")
    assert isinstance(found, Article)
    assert found.published_at == "2022-05-26T08:15:00+07:00"
    return found.views


@pytest.mark.parametrize("beside", ["<span>1.094</span>", " | <b>1094</b>", " 1094 ", " - <span class=x>1094</span> "])
def test_a_bare_count_in_its_own_element_beside_the_date(beside: str) -> None:
    assert _nukeviet(beside) == 1094


@pytest.mark.parametrize(
    "beside",
    [
        "<span>1094</span> <span>3</span>", "<span><i class='fa fa-comment'></i> 3</span>", "<a href=#bl>3</a>",
        "<span class=comment-count>3</span>", "<span>3 bình luận</span>", "<div>3</div>", "",
    ],
)  # fmt: skip
def test_other_numbers_beside_the_date_count_no_readers(beside: str) -> None:
    assert _nukeviet(beside) is None
