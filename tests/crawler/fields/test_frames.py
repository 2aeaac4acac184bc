"""What a frame holds beside its family's places: a count that has none, a file, or nothing of the kind."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from crawler.fields import frames


@pytest.mark.parametrize(
    ("beside", "is_more"),
    [
        ("<a href='#xem' role=button><i class='fa fa-eye' title='Xem trước'></i></a>", False),
        ("<a href='#'><i class='fa fa-eye'></i> 1.234</a>", True),
        ("<i class='fa fa-eye'></i> 12", True),
        ("<span class=dem><i class='fa fa-eye'></i> 12</span>", True),
        ("<em>Lượt xem: 29</em>", True),
        ("<em>Đọc thêm</em><b>29</b>", False),
        ("<a href='/tep/ke-hoach.pdf'>Kế hoạch</a>", True),
        ("<a href='/tin/2.html'>Tin khác</a>", False),
        ("<p>Tác giả: Lê Minh Tú</p>", True),
        ("<p><b>Nguồn tin</b> : Báo Ấp Bắc</p>", True),
        ("<p>Bài, ảnh: Lê Minh Tú</p>", True),
        ("<p>Bài viết và ảnh: Lê Minh Tú</p>", True),
        ("<p>Tin - Ảnh: Lê Minh Tú</p>", True),
        ("<p>Tin/Bài: Lê Minh Tú</p>", True),
        ("<p>Nguồn bài viết: Báo Ấp Bắc</p>", True),
        ("<p>Tác giả/Nguồn: Lê Minh Tú</p>", True),
        ("<p>Tin: Lê Minh Tú</p>", True),
        ("<p><b>Tin, ảnh; clip:</b> Hồng Thắm - Minh Tú</p>", True),
        ("<figcaption>Ảnh: Lê Minh Tú</figcaption>", False),
        ("<p>Thực hiện: Lê Minh Tú</p>", True),
        ("<p>Tin, clip: Đài Truyền thanh huyện Ví Dụ</p>", True),
        ("<p>Nguồn trích: Báo Ấp Bắc</p>", True),
        ("<p>Tin mới: Lê Minh Tú</p>", False),
        ("<p>Biên tập viên: Lê Minh Tú</p>", True),
        ("<p>Tin tiếp theo: Lê Minh Tú</p>", False),
        ("<p>Bài đọc: Lê Minh Tú</p>", False),
        ("<p>Ảnh: Toàn cảnh lễ hội</p>", False),
        ("<p>Tin bài cùng chủ đề: mùa vàng</p>", False),
        ("<p>Từ khóa: nguồn tin</p>", False),
        ("<p>Tin liên quan:</p>", False),
        ("<p>Tin: <a href=#>Gửi</a></p>", False),
        ("<p>Bài viết cùng tác giả: Lê Minh Tú</p>", False),
        ("<p>Thực hiện: Trung tâm Công nghệ thông tin</p>", False),
        ("<div id=idcomment><p>Tác giả: Lê Minh Tú</p></div>", False),
        ("<div class='news view-comment'>Lượt xem: 29</div>", True),
    ],
)
def test_what_may_be_a_count_or_a_file_is_told(beside: str, is_more: bool) -> None:
    tree = LexborHTMLParser(f"<article><h1>Tin</h1>{beside}<div id=bai>Lượt xem: 7 trong bài</div></article>")
    scope, body = tree.css_first("article"), tree.css_first("#bai")
    assert scope is not None
    assert frames.holds_more(scope, body, tree.css_first(".luot"), is_signed=False) is is_more


def test_an_icon_in_the_place_of_the_views_is_known() -> None:
    tree = LexborHTMLParser("<article><li class=luot><i class='fa fa-eye'></i> 12</li><div id=bai>Bài</div></article>")
    scope = tree.css_first("article")
    assert scope is not None
    assert not frames.holds_more(scope, tree.css_first("#bai"), tree.css_first(".luot"), is_signed=False)
    assert frames.holds_more(scope, tree.css_first("#bai"), None, is_signed=False)


def test_who_wrote_is_looked_for_where_its_place_is_empty() -> None:
    tree = LexborHTMLParser("<article><p class=ky>Tác giả: Lê Minh Tú</p><div id=bai>Bài</div></article>")
    scope, body = tree.css_first("article"), tree.css_first("#bai")
    assert scope is not None
    assert not frames.holds_more(scope, body, None, is_signed=True)
    assert frames.holds_more(scope, body, None, is_signed=False)
