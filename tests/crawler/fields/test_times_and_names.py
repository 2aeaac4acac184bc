"""Which of several dates, counts, names and headings is the article's, and what is said of the others."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from archive.article import Article
from crawler.discovery.model import ListingRow
from crawler.parse import parse_bytes

TEXT = "Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân trong năm nay. " * 3
URL = "http://vidu.gov.vn/tin-tuc/hop-mat-7.html"
NOW = datetime(2023, 1, 1, tzinfo=UTC)
ROW = ListingRow(url=URL, published_at="2022-05-25T07:00:00+07:00", published_raw="25/05/2022 07:00", views=12)


def article(
    meta: str = "",
    *,
    date: str = "<div>26/05/2022 08:15</div>",
    heading: str = "<h1>Họp mặt đầu năm tại huyện</h1>",
    below: str = "",
    listing: ListingRow | None = None,
    url: str = URL,
) -> Article:
    page = (
        f"<html><head><title>Họp mặt đầu năm tại huyện</title>{meta}</head><body><div>{heading}{date}"
        f"<div><p>{TEXT}</p><p>{TEXT}</p>{below}</div></div></body></html>"
    )
    found = parse_bytes(page.encode(), url=url, listing=listing, fetched_at=NOW)
    assert isinstance(found, Article), found
    return found


def ld(published: str, modified: str = "") -> str:
    thing = {"@type": "NewsArticle", "datePublished": published, "dateModified": modified}
    return f'<script type="application/ld+json">{json.dumps(thing)}</script>'


def claim(name: str, content: str) -> str:
    return f'<meta property="article:{name}_time" content="{content}">'


TYPE = '<meta property="og:type" content="article">'


@pytest.mark.parametrize(
    ("meta", "date", "listing", "url", "at", "origin"),
    [
        (ld("2022-05-20"), "<div>26/05/2022 08:15</div>", ROW, URL, "2022-05-26T08:15:00+07:00", "visible"),
        (TYPE + ld("2022-05-20"), "", ROW, URL, "2022-05-25T07:00:00+07:00", "listing"),
        (TYPE + ld("2022-05-20T01:00:00Z") + claim("published", "2022-05-21"), "", None, URL,
         "2022-05-20T08:00:00+07:00", "json-ld"),
        (TYPE + claim("published", "2022-05-26+0708:15:00"), "", None, URL, "2022-05-26T08:15:00+07:00", "meta"),
        (TYPE, "", None, "http://vidu.gov.vn/portal/Pages/2022-5-26/Hop-mat-vi5x3u.aspx", "2022-05-26", "url"),
        (TYPE, "", None, URL, None, None),
        (TYPE, "<div>Ngày ban hành: 26/05/2022</div>", None, URL, None, None),
        (TYPE, "<p>Trà Vinh, ngày 26/05/2022</p>", None, URL, None, None),
    ],
)  # fmt: skip
def test_what_the_page_prints_comes_first(
    meta: str, date: str, listing: ListingRow | None, url: str, at: str | None, origin: str | None
) -> None:
    found = article(meta, date=date, listing=listing, url=url)
    assert (found.published_at, found.published_from) == (at, origin)


def test_places_that_contradict_each_other_are_named() -> None:
    (warning,) = article(ld("2019-05-20")).warnings
    assert "2022-05-26T08:15:00+07:00" in warning
    assert "2019-05-20" in warning
    assert article(ld("2022-05-26T01:15:00Z")).warnings == []


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
    found = article(meta, date=date)
    assert found.published_at == at
    assert [warning.removeprefix("published_at: ") for warning in found.warnings] == warnings


@pytest.mark.parametrize("printed", ["09/05/2022 11:15", "Thứ hai, 09/05/2022 11:15"])
@pytest.mark.parametrize("claimed", ["2022-09-05T11:15:00+07:00", "2022-09-05T04:15:00Z"])
def test_what_is_claimed_elsewhere_turns_no_printed_day_round(printed: str, claimed: str) -> None:
    """A server set to American English makes the fifth of September of what it prints, in metadata alone."""
    found = article(ld(claimed), date=f"<div>{printed}</div>")
    assert found.published_at == "2022-05-09T11:15:00+07:00"
    (warning,) = found.warnings
    assert "2022-09-05" in warning


def test_a_date_in_the_future_is_refused_with_a_warning() -> None:
    found = article(ld("2022-05-20"), date="<div>Ngày đăng: 26/05/2024</div>")
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
    found = article(meta, date=f"<div>{date}</div>")
    assert (found.published_at, found.modified_at) == (published, modified)


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
    found = article(date=f"<div>{date}</div>", below=below, listing=ROW)
    assert (found.views, found.views_from) == (views, origin)
    assert found.body == f"{TEXT.strip()}\n\n{TEXT.strip()}" or "truy cập" in found.body


@pytest.mark.parametrize(
    "heading",
    [
        "<h1>Họp mặt đầu năm<br>tại huyện</h1>",
        "<h1>HỌP MẶT ĐẦU NĂM TẠI HUYỆN</h1>",
        "<h1>Họp mặt đầu năm tại huyện <small>Lượt xem: 44</small></h1>",
        "<h1>Sở Y tế tỉnh Ví Dụ</h1><a href='/'><img src=/l.png alt='Sở Y tế tỉnh Ví Dụ'></a>"
        "<h2>Họp mặt đầu năm tại huyện</h2>",
        "<b>Hôm nay, ngày 26/05/2022</b><div>Họp mặt đầu năm tại huyện</div>",
        "<h1>Thực đơn</h1><h1>Họp mặt đầu năm t&amp;#7841;i huyện</h1>",
    ],
)
def test_the_title_is_the_articles_own(heading: str) -> None:
    found = article(heading=heading)
    assert found.title.lower() == "họp mặt đầu năm tại huyện"
    assert found.title.isupper() == ("HỌP" in heading)


@pytest.mark.parametrize(
    ("below", "byline", "names", "source"),
    [
        ("<p>Tác giả: Khánh Nhi</p><p>Nguồn: TTXVN</p>", "Khánh Nhi", ["Khánh Nhi"], "TTXVN"),
        ("<p align=right><b>THANH BÌNH</b></p>", "THANH BÌNH", ["THANH BÌNH"], None),
        ("<p>KHÁNH NHI-THANH BÌNH</p>", "KHÁNH NHI-THANH BÌNH", ["KHÁNH NHI", "THANH BÌNH"], None),
        ("<p>THUỶ THANH - Mai Chi</p>", "THUỶ THANH - Mai Chi", ["THỦY THANH", "Mai Chi"], None),
        ("<p>Mai Quang</p><p>CT-HND xã Long Sơn</p>", "Mai Quang", ["Mai Quang"], None),
        ("<p><b>Bài và ảnh: Mai Quang</b></p><p>Hoạt động của các sở, ngành</p>", "Mai Quang", ["Mai Quang"], None),
        ("<p><b>CỔNG THÔNG TIN ĐIỆN TỬ TỈNH VÍ DỤ</b></p>", "CỔNG THÔNG TIN ĐIỆN TỬ TỈNH VÍ DỤ", None, None),
        ("<p>HẠNH PHÚC</p>", None, [], None),
        ("<p>Người đăng: quantri | Ngày đăng: 26/05/2022</p>", None, [], None),
    ],
)  # fmt: skip
def test_who_signs(below: str, byline: str | None, names: list[str] | None, source: str | None) -> None:
    found = article(below=below)
    assert (found.byline, found.source) == (byline, source)
    assert names is None or [author.name for author in found.authors][: len(names)] == names


@pytest.mark.parametrize(
    ("opening", "below", "source"),
    [
        ("(TUAG)- ", "", "TUAG"),
        ("TTĐT - ", "", "TTĐT"),
        ("(Chinhphu.vn) - ", "<p>Nguồn: Báo Nhân Dân</p>", "Báo Nhân Dân"),
        ("(Infographic) - ", "", None),
        ("TRÀ VINH - ", "", None),
    ],
)
def test_an_agency_before_the_lead_is_the_source(opening: str, below: str, source: str | None) -> None:
    found = article(
        date=f"<div>26/05/2022</div><p><b>{opening}Sáng nay, huyện tổ chức họp mặt đầu năm.</b></p>", below=below
    )
    assert found.source == source
    assert (found.lead or found.body).startswith(opening.strip())
