"""Dates in addresses: what is a day, what is none, and what is said of it."""

from __future__ import annotations

import pytest

from crawler.clean.urldates import url_date, vccorp_date


@pytest.mark.parametrize(
    ("digits", "moment"),
    [
        ("115241201164520419", "2024-12-01T16:45:20+07:00"),
        ("102241128182240327", "2024-11-28T18:22:40+07:00"),
        ("1241231235959000", "2024-12-31T23:59:59+07:00"),
        ("9999240229000000999", "2024-02-29T00:00:00+07:00"),
    ],
)
def test_the_moment_in_an_id(digits: str, moment: str) -> None:
    found = vccorp_date(digits)
    assert found is not None
    assert (found.iso, found.raw, found.precision) == (moment, digits, "second")


@pytest.mark.parametrize(
    "digits",
    [
        "115241201240000419",  # hour 24
        "115241201166020419",  # minute 60
        "115241201166120419",
        "115241201164560419",  # second 60
        "115241201164561419",
        "115240230164520419",  # 30 February
        "115241301164520419",  # month 13
        "241201164520419",  # nothing before the date
        "12345241201164520419",  # more before it than an id has
        "abc241201164520419",
        "889529",
        "",
    ],
)
def test_an_id_without_a_moment(digits: str) -> None:
    assert vccorp_date(digits) is None


@pytest.mark.parametrize(
    ("url", "day", "raw"),
    [
        ("https://vidu.gov.vn/portal/Pages/2023-11-1/Tin-vi5x3u4r.aspx", "2023-11-01", "2023-11-1"),
        ("https://vidu.gov.vn/vi-vn/tin-tức/doc-tin/014124/2019-12-23/le-hoi", "2019-12-23", "2019-12-23"),
        ("https://vidu.gov.vn/2022/5/6", "2022-05-06", "2022/5/6"),
        ("https://vidu.gov.vn/2022/05/26/le-hoi.html", "2022-05-26", "2022/05/26"),
        ("https://vidu.gov.vn/tin/2022-5-26", "2022-05-26", "2022-5-26"),
        ("https://vidu.gov.vn/2022/5/26/anh/2022/5/26/a.html", "2022-05-26", "2022/5/26"),
        ("https://vidu.gov.vn/2022-13-01/2022-05-26/a.html", "2022-05-26", "2022-05-26"),
    ],
)
def test_the_day_in_the_folders(url: str, day: str, raw: str) -> None:
    found = url_date(url)
    assert found is not None
    assert (found.iso, found.raw, found.precision) == (day, raw, "day")


@pytest.mark.parametrize(
    "url",
    [
        "https://vidu.gov.vn/2022/10/le-hoi.html",
        "https://vidu.gov.vn/2022-05-26/2022-05-27/a.html",
        "https://vidu.gov.vn/kinh-te/202210/le-hoi-2203947/",
        "https://vidu.gov.vn/2022-02-30/a.html",
        "https://vidu.gov.vn/le-hoi-2022-05-26.html",
        "https://vidu.gov.vn/a.html?ngay=/2022-05-26/",
        "http://[",
    ],
)
def test_folders_without_one_day(url: str) -> None:
    assert url_date(url) is None
