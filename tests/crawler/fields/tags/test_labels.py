"""Tags behind their label, parted by commas or by nothing, and lines that read like it."""

from __future__ import annotations

import pytest

from tests.crawler.families.page_kit import HEAD, ONE, TEXT, TITLE, TWO, article, framed


@pytest.mark.parametrize(
    ("printed", "tags"),
    [
        ("Hội chợ, Nông sản", ["Hội chợ", "Nông sản"]),
        ("A,B,C", ["A", "B", "C"]),
        ("lễ hội; nông sản, thủy sản", ["lễ hội", "nông sản, thủy sản"]),
        ("Thành phố Huế, Việt Nam", ["Thành phố Huế, Việt Nam"]),
        ("Xã Hòa Thuận, huyện Châu Thành", ["Xã Hòa Thuận, huyện Châu Thành"]),
        ("Tỉnh Trà Vinh, lễ hội", ["Tỉnh Trà Vinh", "lễ hội"]),
        ("Nông, lâm, thủy sản", ["Nông, lâm, thủy sản"]),
    ],
)
def test_when_a_comma_parts_tags(printed: str, tags: list[str]) -> None:
    assert article(framed(), head=f'<meta property="article:tag" content="{printed}">').tags == tags
    assert article(framed(inner=f"<p>Từ khóa: {printed}</p>")).tags == tags


def test_each_link_is_a_tag_whatever_it_says() -> None:
    links = "<a href=/t/1>Hội nghị, hội thảo</a> <a href=/t/2>Nông sản</a>"
    assert article(framed(inner=f"<p>Từ khóa: {links}</p>")).tags == ["Hội nghị, hội thảo", "Nông sản"]


@pytest.mark.parametrize("line", ["Thể: Tám chữ", "Thế: Trận địa ven sông", "Thẻ: vàng, đỏ, xanh"])
def test_a_line_like_the_label_of_tags_stays(line: str) -> None:
    found = article(f"{HEAD}<div><p>{ONE}</p><p>{line}</p><p>{TWO}</p></div>")
    assert (found.body, found.tags) == (f"{ONE}\n\n{line}\n\n{TWO}", [])


@pytest.mark.parametrize("label", ["Thẻ:", "<span>Thẻ :</span>"])
def test_the_label_before_links_is_one_of_tags(label: str) -> None:
    found = article(f"{HEAD}<div>{TEXT}</div><div>{label} <a href=/t/1>giao thông</a> <a href=/t/2>hạ tầng</a></div>")
    assert (found.body, found.tags) == (f"{ONE}\n\n{TWO}", ["giao thông", "hạ tầng"])


@pytest.mark.parametrize("label", ["<span>Từ khóa</span>", "<b>Tags:</b>"])
@pytest.mark.parametrize("tags", ["<ul><li><a href=/t/1>lễ hội</a></li><li><a href=/t/2>Cầu Ngang</a></li></ul>"])
def test_tags_below_their_label_are_no_text(label: str, tags: str) -> None:
    found = article(f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p>{TEXT}<div>{label}{tags}</div><h3>Bình luận (2)</h3>")
    assert found.body == f"{ONE}\n\n{TWO}"
    assert found.tags == ["lễ hội", "Cầu Ngang"]


TAGS = "<span>Từ khóa:</span><a href=/metro.html>metro số 5</a><a href=/duong-sat.html>đường sắt đô thị</a>"


def test_tags_that_nothing_parts_are_all_read() -> None:
    below = f"<div>{TAGS}</div><p><a href=/x>Giá nhà</a></p>"
    found = article(f"<div><h1>{TITLE}</h1><p>25/05/2022</p><div id=contentDetail>{TEXT}</div>{below}</div>")
    assert found.tags == ["metro số 5", "đường sắt đô thị"]


@pytest.mark.parametrize(
    ("printed", "tags"),
    [
        ("Xã Mỹ Long, Xã Tân Phong", ["Xã Mỹ Long", "Xã Tân Phong"]),
        ("Huyện Cầu Ngang, Nguyễn Văn An", ["Huyện Cầu Ngang", "Nguyễn Văn An"]),
        ("bão, lũ, sạt lở", ["bão", "lũ", "sạt lở"]),
        ("Đảng, dân, chính quyền", ["Đảng", "dân", "chính quyền"]),
    ],
)
def test_tags_of_one_kind_are_several(printed: str, tags: list[str]) -> None:
    assert article(f"<div>{HEAD}<div>{TEXT}</div></div><p>Từ khóa: {printed}</p>").tags == tags
