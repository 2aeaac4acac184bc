"""Notes of a portal that articles were carried over from: the day and the place they had there."""

from __future__ import annotations

import pytest

from tests.crawler.families.skins_kit import DAY, skins
from tests.crawler.families.written import LEAD, TEXT, TITLE, article

BODY = TEXT.strip()


@pytest.mark.parametrize(
    "before",
    [
        "Ngày đăng trên Cổng TTĐT tỉnh Ví Dụ (cũ): 22/03/2022 08:40",
        "Bài viết được đăng lần đầu trên Cổng TTĐT tỉnh Ví Dụ ngày 22/3/2022",
        "Ngày đăng gốc: 22/03/2022 08:00",
        "Dữ liệu chuyển từ cổng cũ: 22/03/2022",
    ],
)
def test_when_the_old_portal_had_an_article_is_no_lead_no_text_and_no_date_of_this_one(before: str) -> None:
    day = "<div>Ngày đăng: 18/08/2025 10:05</div>"
    text = f"<div><b>{LEAD}</b></div><div><p>{TEXT}</p><p>{TEXT}</p></div>"
    for facts in (f"{day}<div>{before}</div>", f"<div>{before}</div>{day}"):
        found = article(f"<div><h1>{TITLE}</h1><div>{facts}</div>{text}</div>")
        assert (found.published_at, found.lead) == ("2025-08-18T10:05:00+07:00", LEAD), facts
        assert found.body == f"{BODY}\n\n{BODY}"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("18/08/2025 10:05 - Tin đã đăng ngày 22/03/2022 trên Cổng TTĐT huyện Ví Dụ", "2025-08-18T10:05:00+07:00"),
        ("Đăng ngày 18/08/2025 10:05 (bài gốc đăng ngày 22/03/2022 trên Cổng TTĐT tỉnh)", "2025-08-18T10:05:00+07:00"),
        ("18/08/2025 (Bài đăng lần đầu ngày 22/3/2022)", "2025-08-18"),
        ("Huyện họp ngày 18/08/2025 - Tin đã đăng ngày 22/03/2022 trên Cổng TTĐT huyện", None),
        ("18/08/2025 10:05 - Lượt xem: 120 - Tin đã đăng ngày 22/3/2022 trên Cổng TTĐT huyện", None),
    ],
)
def test_of_the_days_of_two_portals_in_one_line_the_first_is_this_ones(line: str, published: str | None) -> None:
    text = f"<div><b>{LEAD}</b></div><div><p>{TEXT}</p><p>{TEXT}</p><p>Tác giả: Lê Thị Hà</p></div>"
    found = article(f"<div><h1>{TITLE}</h1><div>{line}</div>{text}</div>")
    assert (found.published_at, line in found.body) == (published, published is None)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Đăng tin tuyển dụng trên trang thông tin của huyện từ 22/3/2022", None),
        ("Được xuất bản lần đầu năm 1995, cuốn sách tái bản ngày 22/3/2022", None),
        ("Bài viết đăng trên Trang TTĐT Sở Y tế ngày 22/3/2022 - Tác giả: Lê Thị Hà", "Lê Thị Hà"),
        ("Tin đăng ngày 22/3/2022 - Nguồn: Cổng TTĐT Chính phủ", "Cổng TTĐT Chính phủ"),
    ],
)
def test_what_says_more_than_when_the_old_portal_had_it_is_kept(line: str, byline: str | None) -> None:
    text = f"<div>{line}</div><div><p>{TEXT}</p><p>{TEXT}</p></div>"
    found = article(f"<div><h1>{TITLE}</h1><div>Ngày đăng: 18/08/2025 10:05</div>{text}</div>")
    assert (found.byline, line in (found.lead, found.body.split("\n")[0])) == (byline, byline is None)


@pytest.mark.parametrize("line", ["Dữ liệu chuyển từ website huyện 22/3/2022", "Đã đăng: Trang tin Ví Dụ, 22/3/2022"])
def test_a_note_that_names_the_old_portal_before_the_day_is_no_lead(line: str) -> None:
    text = f"<div>{line}</div><div><p>{TEXT}</p><p>{TEXT}</p></div>"
    found = article(f"<div><h1>{TITLE}</h1><div>Ngày đăng: 18/08/2025 10:05</div>{text}</div>")
    assert (found.published_at, found.lead, line in found.body) == ("2025-08-18T10:05:00+07:00", None, False)


@pytest.mark.parametrize("joint", [" - ", " ", " | "])
def test_of_two_days_in_the_place_of_the_date_the_own_one_counts(joint: str) -> None:
    skin = f"<div class=ArticleDetailControl><div class=ArticleHeader>{TITLE}</div><div class=PostDate>{{}}</div>"
    skin += f"<div class=ArticleSummary>{LEAD}</div><div class=ArticleContent><p>{TEXT}</p></div></div>"
    facts = joint.join(("18/08/2025 10:05", "Tin đã đăng ngày 22/03/2022 trên Cổng TTĐT huyện Ví Dụ"))
    assert article(skin.format(facts)).published_at == "2025-08-18T10:05:00+07:00"
    for other in ("Họp ngày 18/03/2022", "Ngày ban hành 18/03/2022", "Ví Dụ, 18/03/2022"):
        facts = joint.join((other, "Đăng ngày 22/03/2022 trên Cổng TTĐT huyện Ví Dụ"))
        assert article(skin.format(facts)).published_at == "2022-03-22"
    # With the portal's own name behind it a day with its label is of this portal, and what stands before is its clock.
    for own in ("Ngày đăng: 22/03/2022 | Cổng thông tin điện tử huyện", "Đăng ngày 22/03/2022 - Website Sở Ví Dụ"):
        assert article(skin.format(joint.join(("18/08/2025 10:05", own)))).published_at == "2022-03-22"
    # Alone it is the only one there is.
    assert article(skin.format("Tin đăng ngày 22/03/2022 tại mục Tin cũ")).published_at == "2022-03-22"


def test_a_lead_that_names_an_old_portal_and_a_day_stays_the_lead() -> None:
    lead = "Đăng tin trên Cổng TTĐT tỉnh cũ từ ngày 22/3/2022, ba xã vùng ven đến nay vẫn được bạn đọc tìm đến."
    text = f"<div>Ngày đăng: 18/08/2025</div><div><b>{lead}</b></div><div><p>{TEXT}</p><p>{TEXT}</p></div>"
    assert article(f"<div><h1>{TITLE}</h1>{text}</div>").lead == lead


@pytest.mark.parametrize(
    "note",
    [
        "Lưu ý: Bài viết đăng trước ngày 01/7/2025, tên đơn vị hành chính có thể đã thay đổi.",
        "Ghi chú: Tin bài này được chuyển từ cổng cũ sau sáp nhập.",
        "(Bài viết cũ)",
        "[Bài viết đã được đăng trên Trang TTĐT huyện Ví Dụ trước sáp nhập]",
    ],
)
def test_a_note_of_who_carried_the_article_over_is_neither_lead_nor_text(note: str) -> None:
    for over in (f"<p>{note}</p>", f"<div class=notice>{note}</div>", f"<p><b>{note}</b></p>"):
        for page in skins(over):
            found = article(page)
            assert (found.lead, found.body) == (LEAD, f"{BODY}\n\n{BODY}"), page


def test_a_note_that_is_all_of_a_text_is_it() -> None:
    note = "Lưu ý: Dữ liệu đã chuyển về trang thông tin của tỉnh sau sáp nhập."
    assert article(f"<div><h1>{TITLE}</h1>{DAY}<div><p>{note}</p></div></div>").body == note


@pytest.mark.parametrize(
    "note", ["(Bài đã đăng trên Báo Ví Dụ số 512, trang 3)", "(Bài đăng trên Cổng thông tin điện tử Chính phủ)"]
)
def test_where_a_paper_or_a_portal_had_an_article_stays_text(note: str) -> None:
    found = article(skins(f"<p>{note}</p>")[3])
    assert note in found.body
