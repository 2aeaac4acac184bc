"""What stands last: footnotes below who wrote, an eye's count before others, what is new beside an article."""

from __future__ import annotations

import pytest

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
