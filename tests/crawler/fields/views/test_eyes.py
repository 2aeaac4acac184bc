"""Counts beside an eye or a date, and numbers that count something else."""

from __future__ import annotations

import pytest

from crawler.discovery.model import ListingRow
from tests.crawler.fields.pages_kit import (
    BRIDGE_TEXT,
    GATHERING_TEXT,
    GATHERING_URL,
    NAMED_TEXT,
    bridge_with,
    of_gathering,
    of_meeting,
    of_page,
)


@pytest.mark.parametrize("icon", ["/i/view.png", "/images/views.gif", "/icons/eye.svg"])
def test_a_count_beside_a_picture_of_an_eye_behind_the_date_is_read(icon: str) -> None:
    found = bridge_with(f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p>", f"<p>26/05/2022 08:15 <img src='{icon}'> 918</p>")
    assert (found.views, found.published_at, found.images) == (918, "2022-05-26T08:15:00+07:00", [])
    beside = "<img src='/icons/comment.png'> 3"
    found = bridge_with(
        f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p>", f"<p>26/05/2022 08:15 <img src='{icon}'> 918 {beside}</p>"
    )
    assert found.views == 918
    assert len(bridge_with(f"<p>{BRIDGE_TEXT}</p><p><img src='/anh/view.jpg'></p><p>{BRIDGE_TEXT}</p>").images) == 1


@pytest.mark.parametrize(
    "icon",
    [
        "<img src='/i/view.png'>",
        "<img src='/icons/eye.svg'>",
        "<i class='fa fa-eye'></i>",
        "<svg class=icon-eye><path d='M1 1'/></svg>",
    ],
)
@pytest.mark.parametrize(
    "blocks",
    [
        "<div>{}</div><div>1.918</div>", "<div><span>{}</span></div><div><b>1.918</b></div>",
        "<table><tr><td>{}</td><td>1.918</td></tr></table>", "<ul><li>{}</li><li>1.918</li></ul>",
    ],
)  # fmt: skip
def test_a_count_in_the_block_behind_that_of_its_eye(icon: str, blocks: str) -> None:
    found = bridge_with(
        f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p>", f"<p>26/05/2022 08:15</p><div>{blocks.format(icon)}</div>"
    )
    assert (found.views, found.views_raw, found.images) == (1918, "1.918", [])
    assert found.body == f"{BRIDGE_TEXT.strip()}\n\n{BRIDGE_TEXT.strip()}"


@pytest.mark.parametrize("behind", ["<div>2022 là năm thứ ba của chương trình.</div>", "<div>Quang cảnh</div>", ""])
def test_words_in_the_block_behind_a_picture_count_nothing(behind: str) -> None:
    found = bridge_with(
        f"<p>{BRIDGE_TEXT}</p><div><img src='/u/view.png'></div>{behind}<p>{BRIDGE_TEXT}</p>", "<p>26/05/2022 08:15</p>"
    )
    assert (found.views, len(found.images)) == (None, 1)


def test_an_eye_far_above_a_number_tells_nothing_of_it() -> None:
    eye = "<div><i class='fa fa-eye'></i></div><div>Chế độ xem</div><div>918</div>"
    assert bridge_with(f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p>", f"<p>26/05/2022 08:15</p>{eye}").views is None


@pytest.mark.parametrize("told", ["1.2K", "1,204", "18"])
def test_a_count_beside_an_eye_is_read_behind_a_day(told: str) -> None:
    date = f"<p><i class='fa fa-clock'></i> 07:05 - 30/04/2025 <i class='fa fa-eye'></i> {told}</p>"
    found = bridge_with(f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p>", date)
    assert (found.views, found.published_at) == (
        {"1.2K": 1200, "1,204": 1204}.get(told, 18),
        "2025-04-30T07:05:00+07:00",
    )


@pytest.mark.parametrize("blank", ["Lượt xem: <span></span> | Bình luận: 3", "Số lượt đọc:", "Lượt xem"])
def test_a_count_that_a_script_fills_in_is_no_text(blank: str) -> None:
    found = bridge_with(f"<div>{blank}</div><p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p>")
    assert (found.views, "Lượt" in found.body, "lượt" in found.body) == (None, False, False)
    kept = "Lượt xem của kênh tăng gấp đôi so với năm trước."
    assert kept in bridge_with(f"<p>{BRIDGE_TEXT}</p><p>{kept}</p><p>{BRIDGE_TEXT}</p>").body
    assert bridge_with(f"<dl><dt>Lượt xem</dt><dd>45</dd></dl><p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p>").views == 45


@pytest.mark.parametrize(
    ("line", "views"),
    [
        ("Lượt xem: 120 / tháng", None), ("Lượt xem: 1200 / ngày", None), ("Lượt xem: 120 / tháng này", None),
        ("Lượt xem: 387 / Ngày đăng: 12/03/2025", 387), ("Lượt xem: 387 / Danh mục: Hội", 387),
    ],
)  # fmt: skip
def test_a_count_for_a_length_of_time_is_none_of_the_article(line: str, views: int | None) -> None:
    assert of_meeting(date=f"12/03/2025 08:30</div><div>{line}").views == views


ROW = ListingRow(
    url=GATHERING_URL, published_at="2022-05-25T07:00:00+07:00", published_raw="25/05/2022 07:00", views=12
)


@pytest.mark.parametrize(
    ("date", "below", "views", "origin"),
    [
        ("26/05/2022 | Lượt xem: 2.131", "", 2131, "page"),
        ("26/05/2022 2131", "", 2131, "page"),
        ("26/05/2022", "<p>Đã xem: 1,2K</p>", 1200, "page"),
        ("26/05/2022", "<p>Lượt truy cập: 2131</p>", 12, "listing"),
        ("26/05/2022", "", 12, "listing"),
    ],
)
def test_views(date: str, below: str, views: int, origin: str) -> None:
    found = of_gathering(date=f"<div>{date}</div>", below=below, listing=ROW)
    assert (found.views, found.views_from) == (views, origin)
    assert found.body == f"{GATHERING_TEXT.strip()}\n\n{GATHERING_TEXT.strip()}" or "truy cập" in found.body


@pytest.mark.parametrize(
    "line",
    [
        "<span>Đăng ngày 12/05/2022 08:15</span><span>100%</span><span><i class='fa fa-eye'></i> 2,1K</span>",
        "<em><i class='bi bi-eye-fill'></i> 2.100</em> | <span>Thời gian: Thứ Năm, 12/05/2022 08:15</span>",
        "<span>12/05/2022 08:15</span><b>Lượt xem:</b><span>2.100</span><a href=/in>In trang</a>",
    ],
)
def test_date_and_count_in_elements_that_touch(line: str) -> None:
    found = of_page(f"<div><h1 id=news-title>Khởi công</h1>{line}{NAMED_TEXT}</div>")
    assert (found.published_at, found.views) == ("2022-05-12T08:15:00+07:00", 2100)
