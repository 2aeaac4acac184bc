"""What readers did (ratings, comments, votes) is none of the text, and news of such things are."""

from __future__ import annotations

import pytest

from crawler.fields.lines import furniture
from tests.crawler.families.page_kit import BOTH, FACTS, HEAD, ONE, TEXT, TITLE, TWO, article


@pytest.mark.parametrize(
    "line",
    [
        "Print Rate this article: No rating", "Rate this article: 4.5", "Trung bình (0 Đánh giá)",
        "Average (12 Votes)",
    ],
)  # fmt: skip
def test_ratings_in_other_words_are_no_text(line: str) -> None:
    assert article(f"<h1>{TITLE}</h1>{FACTS}{TEXT}<p>{line}</p>").body == BOTH


@pytest.mark.parametrize("line", ["Trung bình (0 Điểm)", "Rate this article on tourism: ten readers", "Average: 12"])
def test_short_lines_in_such_words_are_none(line: str) -> None:
    assert not furniture.is_end(line)
    assert not furniture.is_furniture(line)


@pytest.mark.parametrize("line", ["Trung bình (0 Đánh giá)", "Average (12 Votes)"])
def test_a_rating_above_a_text_or_its_signature_ends_nothing(line: str) -> None:
    sign = "<p align=right><b>Nguyễn Văn An</b></p>"
    for inner in (f"<p>{line}</p>{TEXT}{sign}", f"{TEXT}<p>{line}</p>{sign}"):
        found = article(f"<h1>{TITLE}</h1>{FACTS}<div>{inner}</div>")
        assert (found.byline, found.body) == ("Nguyễn Văn An", BOTH)


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("Bạn thấy bài viết này thế nào? Hay Không hay", True),
        ("Bài viết có hữu ích với bạn không?", True),
        ("Đánh giá: ★★★★☆ 4/5 (3 phiếu)", True),
        ("Họ và tên: Email: Nội dung:", True),
        ("Đánh giá: 4/5 xã đạt chuẩn nông thôn mới", False),
        ("Đánh giá bài viết của các em", False),
        ("Họ và tên: Trần Văn Bé, sinh năm 1962", False),
        ("Bài viết này nói gì? Ai viết?", False),
    ],
)
def test_what_asks_readers_ends_an_article(line: str, ends: bool) -> None:
    assert furniture.is_end(line) is ends


def test_what_readers_did_is_no_text_where_no_word_says_of_what() -> None:
    row = "<div><span class=like>5</span><span class=share>7</span></div>"
    assert article(f"<div>{HEAD}<div><p>{ONE}</p>{row}<p>{TWO}</p></div></div>").body == BOTH


def test_a_place_that_was_rated_by_nobody_does_not_end_the_text() -> None:
    rows = "<p>Đình Tân Phong</p><p>Xếp hạng: Chưa xếp hạng</p><p>Đình Mỹ Long</p><p>Người trông coi: Lê Văn Tám</p>"
    assert "Xếp hạng: Chưa xếp hạng\n\nĐình Mỹ Long" in article(f"<div>{HEAD}<div>{TEXT}{rows}</div></div>").body


OTHER = "Ủy ban nhân dân xã phối hợp với các đoàn thể khánh thành cầu dân sinh nối hai ấp vùng sâu của địa phương."


@pytest.mark.parametrize("label", ["Lượt bình luận", "Lượt thích:"])
def test_what_readers_did_is_none_of_it(label: str) -> None:
    facts = f"<p>25/05/2022 16:40</p><p><span>{label}</span> <span class=comments>25</span></p>"
    found = article(f"<div><h1>{TITLE}</h1>{facts}<div>{TEXT}</div></div>")
    assert (found.views, "25" in found.body) == (None, False)


def test_how_many_voted_for_each_person_is_told_by_the_text() -> None:
    row = "<li><span>{}</span> <span class=votes>{}</span></li>"
    rows = row.format("Nguyễn Văn An", 512) + row.format("Trần Thị Bình", 498)
    found = article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}<ul>{rows}</ul><p>{OTHER}</p></div></div>")
    assert "Nguyễn Văn An 512\nTrần Thị Bình 498" in found.body


def test_how_many_commented_beside_who_wrote_is_none_of_the_text() -> None:
    facts = "<div><span>Nguyễn Minh Hà</span> <span class=comments>3</span></div><div>25/05/2022 16:40</div>"
    assert article(f"<div><h1>{TITLE}</h1>{facts}<div>{TEXT}</div></div>").body == BOTH


ICON = "<{0} class='{1}'></{0}>"


@pytest.mark.parametrize("icon", ["em", "i", "span"])
@pytest.mark.parametrize("other", ["fa fa-comment", "glyphicon glyphicon-thumbs-up"])
@pytest.mark.parametrize("count", ["{}", "({})", "{} bình luận", "{},2K", "{} lượt thích"])
@pytest.mark.parametrize(
    "frame",
    [
        "<div>{date} {eye} 1094 {other} {count}</div>",
        "<ul><li>{date}</li><li>{eye} 1094</li><li>{other} {count}</li></ul>",
        "<div><span>{date}</span><span>{eye} 1094</span><span>{other} {count}</span></div>",
        "<p>{date}</p><p>{eye} 1094 {other} {count} {other} 7</p>",
        "<p>{date}</p><p>{eye} 1094 {number} bình luận</p>",
    ],
)
def test_what_else_readers_did_is_no_text(icon: str, other: str, count: str, frame: str) -> None:
    eye, next_icon = ICON.format(icon, "fa fa-eye"), ICON.format(icon, other)
    hashes = set()
    for number, inner in ((3, "{}"), (4, "<div>{}</div>")):
        facts = frame.format(
            date="25/05/2022 16:40", eye=eye, other=next_icon, count=count.format(number), number=number
        )
        found = article(f"<h1>{TITLE}</h1>{facts}{inner.format(TEXT)}")
        assert (found.views, found.body) == (1094, f"{ONE}\n\n{TWO}")
        assert found.published_at == "2022-05-25T16:40:00+07:00"
        hashes.add(found.content_hash)
    assert len(hashes) == 1
