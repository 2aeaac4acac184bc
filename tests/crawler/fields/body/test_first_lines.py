"""A first line that names a day: what is a date and labels is none of the text, what says something is."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes

TEXT = "Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân trong năm nay. " * 3
FRAMES = [
    "<div><h1>Họp mặt đầu năm mới</h1><div>Ngày đăng: 26/05/2022 08:15</div><div class=nd>{}</div></div>",
    "<article><h1>Họp mặt đầu năm mới</h1><div>26/05/2022</div><div class='entry-content'>{}</div></article>",
    "<table><tr><td><font size=4>Họp mặt đầu năm mới</font><br>26/05/2022 08:15</td></tr><tr><td>{}</td></tr></table>",
]


def read(first: str, frame: str) -> Article:
    page = f"<html><head><title>Họp mặt đầu năm mới</title></head><body>{frame}</body></html>"
    found = parse_bytes(
        page.format(f"<p>{first}</p><p>{TEXT}</p><p>{TEXT}</p>").encode(), url="http://a.vn/tin/hop-mat"
    )
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize("frame", FRAMES)
def test_a_sentence_is_kept_and_a_date_with_labels_is_not(frame: str) -> None:
    for first, is_text in (
        ("Ngày 3/5/2022 là ngày hội.", True),
        ("3/5/2022 là ngày hội", True),
        ("Ngày 3/5/2022 trời mưa to.", True),
        ("Xã khai hội ngày 3/5/2022.", True),
        ("Sáng 3/5/2022 họp xã.", True),
        ("Ngày đăng: 3/5/2022.", False),
        ("Đăng ngày 3/5/2022 bởi quantri", False),
        ("Cập nhật lúc 08:15 ngày 3/5/2022", False),
        ("Thứ Ba, 3/5/2022 08:15 (GMT+7)", False),
        ("3/5/2022 lúc 8:15 SA", False),
    ):
        found = read(first, frame)
        assert (first in f"{found.lead} {found.body}") == is_text, first
        if is_text:
            assert (found.published_at or "").startswith("2022-05-26"), first
