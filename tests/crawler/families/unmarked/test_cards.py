"""Rows of other articles below a text, each a link and what that is about, without a header."""

from __future__ import annotations

import pytest

from archive.article import Reject
from tests.crawler.families.page_kit import BOTH, ONE, TEXT, TITLE, TWO, article, parsed

OTHERS = ["Huyện Cầu Ngang ra quân làm thủy lợi nội đồng", "Tập huấn kỹ năng số cho cán bộ các xã"]
ABOUT = "Sáng 10/11, Ủy ban nhân dân huyện tổ chức hội nghị sơ kết công tác sáu tháng với các xã."
ROWS = {
    "items": "<li>{}<p>{}</p></li>",
    "dated": "<li>{}<span>10/11/2021</span><p>{}</p></li>",
    "divisions": "<div class=c><div>{}</div><div>{}</div></div>",
    "pictures": "<div class=c><img src=/i.jpg>{}<p>{}</p></div>",
    "cells": "<table><tr><td>{}<br>{}</td></tr></table>",
    "read on": "<div class=c>{}<p>{}</p><a href=/tin/x-411.html>Xem tiếp</a></div>",
}


def rows(row: str) -> str:
    links = (f"<a href=/tin/khac-{at}.html>{title}</a>" for at, title in enumerate(OTHERS, 411))
    return f"<div class=x>{''.join(row.format(link, ABOUT) for link in links)}</div>"


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
@pytest.mark.parametrize(
    "text", [f"<div>{TEXT}</div>", f"<div>{ONE}<br>{TWO}</div>"], ids=["paragraphs", "broken lines"]
)
@pytest.mark.parametrize("below", ["", "<h3>Tin khác</h3><ul><li><a href=/tin/a-1.html>Lễ hội mùa xuân ở xã</a></ul>"])
def test_rows_apart_from_the_text_are_other_articles(row: str, text: str, below: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1><p>19/11/2021 10:15</p>{text}{rows(row)}{below}</div>")
    assert found.body == BOTH
    assert [each.title for each in found.related][:2] in (OTHERS, ["Lễ hội mùa xuân ở xã"])


@pytest.mark.parametrize("name", ["items", "divisions", "cells"])
@pytest.mark.parametrize("over", ["", "<p>Một số mô hình hay:</p>"])
def test_what_a_text_lists_stays_in_it(name: str, over: str) -> None:
    page = f"<div>{TEXT}{over}{rows(ROWS[name])}</div>" if not over else f"<div>{TEXT}{over}</div>{rows(ROWS[name])}"
    found = article(f"<div><h1>{TITLE}</h1><p>19/11/2021 10:15</p>{page}</div>")
    assert all(title in found.body for title in OTHERS)


@pytest.mark.parametrize("name", ["items", "divisions", "cells"])
@pytest.mark.parametrize(
    ("behind", "byline", "source"),
    [
        ("<p align=right><b>Nguyễn Văn An</b></p>", "Nguyễn Văn An", None),
        ("<p>Nguồn: Báo Ví Dụ</p>", None, "Báo Ví Dụ"),
        ("<p>Xin mời bà con.</p>", None, None),
    ],
)
def test_rows_above_who_wrote_a_text_are_of_it(name: str, behind: str, byline: str | None, source: str | None) -> None:
    page = f"<h1>{TITLE}</h1><p>19/11/2021 10:15</p><div>{TEXT}</div>{rows(ROWS[name])}{behind}"
    found = article(f"<div>{page}</div>")
    assert (found.byline, found.source) == (byline, source)
    assert all(title in found.body for title in OTHERS)


@pytest.mark.parametrize(
    "last", ["Các mô hình được tuyên dương gồm", "Dưới đây là các mô hình được khen tại hội nghị."]
)
def test_rows_that_a_sentence_leads_to_are_of_the_text(last: str) -> None:
    page = f"<h1>{TITLE}</h1><p>19/11/2021 10:15</p><div>{TEXT}<p>{last}</p></div>{rows(ROWS['divisions'])}"
    assert all(title in article(f"<div>{page}</div>").body for title in OTHERS)


def test_rows_beside_paragraphs_with_an_element_to_each_are_of_the_text() -> None:
    each = f"<div><p>{ONE}</p></div><div><p>{TWO}</p></div>"
    page = f"<h1>{TITLE}</h1><p>19/11/2021 10:15</p><div>{each}{rows(ROWS['divisions'])}</div>"
    assert all(title in article(f"<div>{page}</div>").body for title in OTHERS)


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_section_that_is_described_above_its_rows_is_a_listing(row: str) -> None:
    page = f"<div><h1>Tin hoạt động của các xã</h1><div>{TEXT}</div>{rows(row)}{rows(row)}</div>"
    assert isinstance(parsed(page, title="Tin hoạt động"), Reject)
