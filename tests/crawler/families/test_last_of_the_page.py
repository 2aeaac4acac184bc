"""What stands last: footnotes below who wrote, an eye's count before others, what is new beside an article."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes
from tests.crawler.families.written import LEAD, TEXT, TITLE, article

HEAD = f"<h1>{TITLE}</h1><div>12/05/2022 08:00</div><p>{LEAD}</p>"
TWO = f"<p>{TEXT}</p><p>Bà con phấn khởi vì lúa được mùa, được giá, thương lái đến tận ruộng đặt mua.</p>"
BOX = "<ul><li><a href=/tin-tuc/khoi-cong-cau-moi-4712>Khởi công cầu mới qua sông Cái</a></ul>"


@pytest.mark.parametrize("note", ["(*) Bài viết có tư liệu của Bảo tàng tỉnh.", "* Tên nhân vật đã đổi.", "(Còn nữa)"])
def test_a_footnote_below_who_wrote(note: str) -> None:
    found = article(f"{HEAD}{TWO}<p align=right><b>Ghi chép của Trần Huy Vũ</b></p><p><em>{note}</em></p>")
    assert found.byline == "Trần Huy Vũ"
    assert found.body.endswith(note)
    assert "Ghi chép" not in found.body


def test_a_footnote_below_a_sentence_signs_nothing() -> None:
    last = "Theo ông Trần Huy Vũ, vụ này được mùa."
    found = article(f"{HEAD}{TWO}<p>{last}</p><p>(*) Bài viết có tư liệu của Bảo tàng tỉnh.</p>")
    assert found.byline is None
    assert last in found.body


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
    assert article(f"<h1>{TITLE}</h1><div>12/05/2022 08:00</div><div>{facts}</div><p>{LEAD}</p>{TWO}").views == views


def test_what_is_new_in_the_next_column_is_not_related() -> None:
    beside = article(f"<div><div>{HEAD}{TWO}</div><div><h2>Tin mới</h2>{BOX}</div></div>")
    assert beside.related == []
    below = article(f"<div><div>{HEAD}{TWO}<h2>Tin mới</h2>{BOX}</div></div>")
    assert [each.title for each in below.related] == ["Khởi công cầu mới qua sông Cái"]
    others = article(f"<div><div>{HEAD}{TWO}</div><div><h2>Tin khác</h2>{BOX}</div></div>")
    assert [each.title for each in others.related] == ["Khởi công cầu mới qua sông Cái"]


def test_a_department_signs_and_a_sentence_of_it_does_not() -> None:
    signed = article(f"{HEAD}{TWO}<p align=right><b>Phòng Phổ biến giáo dục pháp luật</b></p>")
    assert signed.byline == "Phòng Phổ biến giáo dục pháp luật"
    said = "Phòng Y tế yêu cầu cơ sở báo cáo trước kỳ họp"
    told = article(f"{HEAD}{TWO}<p align=right><b>{said}</b></p>")
    assert told.byline is None
    assert said in told.body


OTHERS = (
    "Khởi công cầu mới qua sông Cái sau nhiều năm chờ đợi của bà con hai bờ và các xã ven biển",
    "Họp mặt hợp tác xã ven sông bàn kế hoạch xuống giống vụ hè thu năm nay và các năm sau",
    "Mùa cá về trên đầm phá quê tôi, bà con ngư dân phấn khởi ra khơi từ sáng sớm tinh mơ",
    "Xã ven sông ra quân làm thủy lợi nội đồng, nạo vét kênh mương phục vụ sản xuất vụ mới",
)


def test_other_news_are_not_the_text_of_a_film() -> None:
    rows = "".join(
        f"<article class='story story--sm'><h4 class=name><a href=/tin-post{at}{day}.html>{name} ({day})</a></h4>"
        f"<time class=story__time>1{at}/07/20{day} 08:00</time></article>"
        for day in (19, 20, 21, 22)
        for at, name in enumerate(OTHERS)
    )
    page = (
        f"<html><head><title>{TITLE} | Báo Ví Dụ</title><meta property=og:type content=article><meta property=og:title "
        f"content='{TITLE}'></head><body><div class=wrap><div class=col-main><div class=player>"
        f"<video src=/a.mp4></video></div><h1 class=detail__title>{TITLE}</h1>"
        "<div class=detail__meta><time>15/12/2024 19:30</time></div>"
        "<div class=detail__body><p class=author><b>Thực hiện: Ngọc Trâm - Bá Lộc</b></p></div></div>"
        f"<div class=col-side><div class=box><h3 class=box__t>Đọc nhiều</h3>{rows}</div></div></div></body></html>"
    )
    found = parse_bytes(page.encode(), url="https://vidu.gov.vn/video/mua-vang-post4711.html")
    assert not isinstance(found, Article) or not any(name in found.body for name in OTHERS)
