"""Counts of readers beside the day, in tables, behind eyes and labels, and what counts something else there."""

from __future__ import annotations

import pytest

from archive.article import Article, Embed
from crawler.clean.numbers import find_views
from crawler.parse import parse_bytes
from tests.crawler.families.skins_kit import nukeviet
from tests.crawler.families.written import LEAD, TEXT, TITLE, article

DATED = "<p>08:15 12/04/2024</p>"
SECOND = "Huyện tiếp tục mời doanh nghiệp liên kết tiêu thụ, xây dựng nhãn hiệu cho gạo của địa phương trong vụ tới."


def test_a_count_in_a_table_of_data_is_none_of_the_article() -> None:
    rows = "<tr><td>Xã</td><td>Số lần họp</td></tr><tr><td>An Phú</td><td>129</td></tr>"
    found = article(f"<h1>{TITLE}</h1>{DATED}<div><p>{TEXT}</p><table border=1>{rows}</table><p>{SECOND}</p></div>")
    assert found.views is None
    assert not [block for block in found.blocks if isinstance(block, Embed)]


def test_visits_in_a_systems_own_place_for_the_count_are_the_articles() -> None:
    facts = "<dl class=article-info><dd class=published>Được đăng ngày 14/07/2012 15:32</dd>{}</dl>"
    page = f"<div class=item-page><h2>{TITLE}</h2>{facts}<p>{TEXT}</p><p>{SECOND}</p></div>"
    assert article(page.format("<dd class=hits>Lượt truy cập: 1893</dd>")).views == 1893
    assert article(page.format("") + "<div class=counter>Lượt truy cập: 1893</div>").views is None


@pytest.mark.parametrize(("said", "views"), [("Lượt truy cập bài viết: 266", 266), ("Lượt truy cập: 266", None)])
def test_visits_of_an_article_by_their_label(said: str, views: int | None) -> None:
    assert article(f"<h1>{TITLE}</h1>{DATED}<div>{said}</div><p>{TEXT}</p><p>{SECOND}</p>").views == views


TEXTS = f"<p>{TEXT}</p><p>Bà con phấn khởi vì lúa được mùa, được giá, thương lái đến tận ruộng đặt mua.</p>"


@pytest.mark.parametrize(
    ("facts", "views"),
    [
        ("🕒 05/08/2024 16:20 👁 1,2K 💬 4", 1200),
        ("👁 345 🕒 16:20", 345),
        ("👁️ 345 - 05/08/2024", 345),
        ("👁 05/08/2024 16:20", None),
    ],
)
def test_the_number_right_behind_an_eye(facts: str, views: int | None) -> None:
    assert article(f"<h1>{TITLE}</h1><div>12/05/2022 08:00</div><div>{facts}</div><p>{LEAD}</p>{TEXTS}").views == views


HEAD = f"<h1 class=title>{TITLE}</h1><div class=ngay>19/11/2021 10:15</div>"
EYES = ["<em class='fa fa-eye'>&nbsp;</em>", "<i class='far fa-eye'> </i>", "<em class='fa-solid fa-eye'></em>"]


@pytest.mark.parametrize("eye", EYES)
def test_an_eye_that_a_space_stands_in_is_one(eye: str) -> None:
    found = article(f"{HEAD}<span class=a>{eye} 1.284</span><p>{LEAD}</p><p>{TEXT}</p>")
    assert (found.views, nukeviet(beside=f"<span>{eye} 1.284</span>").views) == (1284, 1284)
    assert "1.284" not in found.body


def test_an_emphasis_of_a_space_is_no_icon() -> None:
    assert article(f"{HEAD}<p>{LEAD}</p><p>{TEXT}</p><p>Xã có<em>&nbsp;</em>1.284 hộ.</p>").body.endswith(
        "Xã có 1.284 hộ."
    )


@pytest.mark.parametrize(
    ("text", "views"),
    [
        ("Lượt xem: 15.204 Hà Nội", 15204), ("Số lượt xem: 73 Hoạt động của sở", 73), ("Đã xem: 7h30", None),
        ("Lượt xem: 9 h", None), ("Lượt xem: 12", 12),
    ],
)  # fmt: skip
def test_a_word_behind_a_count_is_no_hour(text: str, views: int | None) -> None:
    found = find_views(text)
    assert (found.views if found is not None else None) == views


@pytest.mark.parametrize(
    ("line", "views"),
    [
        ("25/05/2022 16:40 2 131", 2131), ("25/05/2022 16:40 1.204", 1204), ("25/05/2022 16:40 77", 77),
    ],
)  # fmt: skip
def test_a_bare_number_after_the_date_counts(line: str, views: int | None) -> None:
    found = article(f"<h1>{TITLE}</h1><p>{line}</p><div><p>{TEXT}</p></div>")
    assert found.views == views


BODY = f"<p>{LEAD}</p><p>{TEXT}</p>"


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
