"""Which of several dates is the article's, what is said of the others, and days that are none."""

from __future__ import annotations

import json

import pytest

from archive.article import Article, Reject
from crawler.discovery.model import ListingRow
from crawler.fields.lines.facts import parted
from crawler.parse import parse_bytes
from tests.crawler.fields.pages_kit import (
    BRIDGE_TEXT,
    GATHERING_URL,
    MEETING_TEXT,
    NAMED_TEXT,
    VISIT,
    VISIT_LEAD,
    VISIT_ONE,
    VISIT_TWO,
    bridge_with,
    framed_visit,
    of_gathering,
    of_meeting,
    of_page,
    of_post,
    of_visit,
    paragraphs,
    parsed_meeting,
)

ROW = ListingRow(
    url=GATHERING_URL, published_at="2022-05-25T07:00:00+07:00", published_raw="25/05/2022 07:00", views=12
)


def ld(published: str, modified: str = "") -> str:
    thing = {"@type": "NewsArticle", "datePublished": published, "dateModified": modified}
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


def claim(name: str, content: str) -> str:
    return f'<meta property="article:{name}_time" content="{content}">'


TYPE = '<meta property="og:type" content="article">'


@pytest.mark.parametrize(
    ("meta", "date", "listing", "url", "at", "origin"),
    [
        (ld("2022-05-20"), "<div>26/05/2022 08:15</div>", ROW, GATHERING_URL, "2022-05-26T08:15:00+07:00", "visible"),
        (TYPE + ld("2022-05-20"), "", ROW, GATHERING_URL, "2022-05-25T07:00:00+07:00", "listing"),
        (TYPE + ld("2022-05-20T01:00:00Z") + claim("published", "2022-05-21"), "", None, GATHERING_URL,
         "2022-05-20T08:00:00+07:00", "json-ld"),
        (TYPE + claim("published", "2022-05-26+0708:15:00"), "", None, GATHERING_URL,
         "2022-05-26T08:15:00+07:00", "meta"),
        (TYPE, "", None, "http://vidu.gov.vn/portal/Pages/2022-5-26/Hop-mat-vi5x3u.aspx", "2022-05-26", "url"),
        (TYPE, "", None, GATHERING_URL, None, None),
        (TYPE, "<div>Ngày ban hành: 26/05/2022</div>", None, GATHERING_URL, None, None),
        (TYPE, "<p>Trà Vinh, ngày 26/05/2022</p>", None, GATHERING_URL, None, None),
    ],
)  # fmt: skip
def test_what_the_page_prints_comes_first(
    meta: str, date: str, listing: ListingRow | None, url: str, at: str | None, origin: str | None
) -> None:
    found = of_gathering(meta, date=date, listing=listing, url=url)
    assert (found.published_at, found.published_from) == (at, origin)


def test_places_that_contradict_each_other_are_named() -> None:
    (warning,) = of_gathering(ld("2019-05-20")).warnings
    assert "2022-05-26T08:15:00+07:00" in warning
    assert "2019-05-20" in warning
    assert of_gathering(ld("2022-05-26T01:15:00Z")).warnings == []


RDFA = '<div>Gửi bởi bientap <span property="dc:date dc:created" content="{}">{}</span></div>'


@pytest.mark.parametrize(
    ("meta", "date", "at", "warnings"),
    [
        ("", RDFA.format("2022-09-05T11:15:00+07:00", "05/09/2022 - 11:15"), "2022-09-05T11:15:00+07:00", []),
        ("", RDFA.format("2022-09-05T11:15:00+07:00", "09/05/2022 - 11:15"), "2022-09-05T11:15:00+07:00", ["us-order"]),
        ("", RDFA.format("2022-09-05T11:16:00+07:00", "09/05/2022 - 11:15"), "2022-05-09T11:15:00+07:00", []),
        ("", RDFA.format("2022-09-05T11:15:00+07:00", "09/05/2022"), "2022-05-09", []),
        # A weekday tells which is meant: the fourth of March was a Friday, the third of April a Sunday. The ninth
        # of May and the fifth of September are of one weekday in every year.
        ("", RDFA.format("2022-04-03T11:15:00+07:00", "Thứ sáu, 04/03/2022 - 11:15"), "2022-03-04T11:15:00+07:00", []),
        (
            "",
            RDFA.format("2022-09-05T11:15:00+07:00", "T2, 09/05/2022 - 11:15"),
            "2022-09-05T11:15:00+07:00",
            ["us-order"],
        ),
    ],
)
def test_the_claim_of_its_own_element_tells_the_month_from_the_day(
    meta: str, date: str, at: str, warnings: list[str]
) -> None:
    """Drupal prints ``09/05/2022 - 11:15`` for the fifth of September, and tells machines so."""
    found = of_gathering(meta, date=date)
    assert found.published_at == at
    assert [warning.removeprefix("published_at: ") for warning in found.warnings] == warnings


@pytest.mark.parametrize("printed", ["09/05/2022 11:15", "Thứ hai, 09/05/2022 11:15"])
@pytest.mark.parametrize("claimed", ["2022-09-05T11:15:00+07:00", "2022-09-05T04:15:00Z"])
def test_what_is_claimed_elsewhere_turns_no_printed_day_round(printed: str, claimed: str) -> None:
    """A server set to American English makes the fifth of September of what it prints, in metadata alone."""
    found = of_gathering(ld(claimed), date=f"<div>{printed}</div>")
    assert found.published_at == "2022-05-09T11:15:00+07:00"
    (warning,) = found.warnings
    assert "2022-09-05" in warning


def test_a_date_in_the_future_is_refused_with_a_warning() -> None:
    found = of_gathering(ld("2022-05-20"), date="<div>Ngày đăng: 26/05/2024</div>")
    assert (found.published_at, found.published_from) == ("2022-05-20", "json-ld")
    assert [warning.split(": ")[-1] for warning in found.warnings] == ["lies in the future"]


@pytest.mark.parametrize(
    ("meta", "date", "published", "modified"),
    [
        ("", "Đăng lúc 26/05/2022, 08:15 Cập nhật ngày: 27/05/2022, 09:00", "2022-05-26T08:15:00+07:00",
         "2022-05-27T09:00:00+07:00"),
        ("", "Cập nhật: 27/05/2022", "2022-05-27", None),
        (ld("2022-05-20", "2022-05-27"), "Cập nhật: 27/05/2022", "2022-05-20", "2022-05-27"),
        (ld("2022-05-20", "2022-05-28"), "Cập nhật: 27/05/2022", "2022-05-27", "2022-05-28"),
        (ld("2022-05-20", "2022-05-27"), "27/05/2022", "2022-05-27", "2022-05-27"),
        (claim("modified", "2022-05-28T00:00:00Z"), "27/05/2022", "2022-05-27", "2022-05-28T07:00:00+07:00"),
        (claim("modified", "2025-05-28"), "27/05/2022", "2022-05-27", None),
    ],
)  # fmt: skip
def test_a_change_is_told_from_the_publication(meta: str, date: str, published: str, modified: str | None) -> None:
    found = of_gathering(meta, date=f"<div>{date}</div>")
    assert (found.published_at, found.modified_at) == (published, modified)


def test_a_birthday_is_no_date_of_an_article() -> None:
    born = paragraphs("Nguyễn Văn An, 12/03/1990", *MEETING_TEXT)
    assert isinstance(parsed_meeting(date="", text=born), Reject)
    # Behind a date another beside a name is of the text.
    told = of_meeting(text=paragraphs("Trần Văn Nam 03/02/2021", *MEETING_TEXT))
    assert (told.published_at or "")[:10] == "2025-03-12"
    assert told.body.startswith("Trần Văn Nam")


@pytest.mark.parametrize(
    "line", ["Ngày 9/11/2022 - 02:30:00 PM", "9/11/2022 2:30 PM", "Cập nhật: 9/11/2022 2:30:00 PM"]
)
def test_a_date_that_may_be_two_days_is_none_and_no_text(line: str) -> None:
    found = bridge_with(
        f"<p><b>Sáng nay, xã khánh thành cây cầu dân sinh.</b></p><p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p>",
        f"<p>{line}</p>",
    )
    assert found.published_at is None
    assert found.lead == "Sáng nay, xã khánh thành cây cầu dân sinh."
    assert line not in found.body


def test_accounts_without_end_are_no_date() -> None:
    assert framed_visit(VISIT_LEAD, f"<p>{VISIT_ONE}</p>", "a1 - " * 1500).published_at is None


EVENT = "<p>Thời gian: 08h00, ngày 20/12/2025</p>"
PLACE = "<p>Địa điểm: Hội trường tỉnh</p>"


@pytest.mark.parametrize(
    "inner",
    [
        f"<p>{VISIT_ONE}</p>{EVENT}{PLACE}<p>{VISIT_TWO}</p>",
        f"<p>{VISIT_ONE}</p><p>{VISIT_TWO}</p>{EVENT}",
        f"{EVENT}{PLACE}<p>{VISIT_ONE}</p>",
    ],
)
def test_the_time_of_an_event_is_no_date_of_the_article(inner: str) -> None:
    assert of_visit(f"{inner}<p>{VISIT_TWO}</p><p>Tác giả: Ngọc Hồng</p>", date="").published_at is None


def test_below_the_body_a_date_needs_a_label() -> None:
    body = f"<div class=article-content><p>{VISIT_ONE}</p></div>"
    for line, wanted in ((EVENT, None), ("<p>Ngày đăng: 20/12/2024</p>", "2024-12-20")):
        page = f"<div class='Article-Detail-default'><h1 class=title-detail>{VISIT}</h1>{body}{line}</div>"
        found = parse_bytes(page.encode(), url="http://www.vidu.gov.vn/tin/x-7.html")
        assert isinstance(found, Article)
        assert (found.published_at or "")[:10] == (wanted or "")


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        (
            "Ngày đăng: 12/05/2022 08:15 | Cập nhật: 14/05/2022 09:00",
            "2022-05-12T08:15:00+07:00",
            "2022-05-14T09:00:00+07:00",
        ),
        ("Thứ Năm, 12/05/2022 Ngày cập nhật: Thứ Bảy, 14/05/2022", "2022-05-12", "2022-05-14"),
        ("Cập nhật: 14/05/2022 09:00", "2022-05-14T09:00:00+07:00", None),
    ],
)
def test_the_last_edit_beside_the_publication(line: str, published: str, modified: str | None) -> None:
    found = of_page(f"<div><h1 id=news-title>Khởi công</h1><p>{line}</p>{NAMED_TEXT}</div>")
    assert (found.published_at, found.modified_at) == (published, modified)


def test_what_is_no_update() -> None:
    assert parted("Hội nghị cập nhật kiến thức 12/05/2022") == ("Hội nghị cập nhật kiến thức 12/05/2022", "")


@pytest.mark.parametrize(
    ("date", "at", "raw"),
    [
        ("<time class=published datetime='2022-05-26T08:15:07+07:00'>26/05/2022</time>",
         "2022-05-26T08:15:07+07:00", "2022-05-26T08:15:07+07:00"),
        ("<time class=published datetime='2022-05-26T08:15:07+07:00'>26/05/2022 08:15</time>",
         "2022-05-26T08:15:00+07:00", "26/05/2022 08:15"),
        ("<time class=published datetime='2022-05-26'>26/05/2022</time>", "2022-05-26", "26/05/2022"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("wordpress", [False, True])
def test_the_raw_date_is_the_text_that_the_date_was_read_from(date: str, at: str, raw: str, wordpress: bool) -> None:
    found = of_post("", date=date, wordpress=wordpress)
    assert (found.published_at, found.published_raw, found.published_from) == (at, raw, "visible")
