"""The record of a document is no news; news of one, with its labels, are."""

from __future__ import annotations

import pytest

from archive.article import Reject
from tests.crawler.families.page_kit import BOTH, FACTS, ONE, TEXT, TITLE, article, framed, parsed

ROWS = (
    ("Số ký hiệu", "12/QĐ-TTg"),
    ("Ngày ban hành", "12/3/2022"),
    ("Người ký", "Lê Minh"),
    ("Trích yếu", "Quy hoạch"),
)
TABLE = "<table>" + "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in ROWS) + "</table>"


@pytest.mark.parametrize(
    "news", [ONE, "Sở Xây dựng thông báo mời thầu.", "Thủ tướng vừa ký văn bản này. Toàn văn sau đây."]
)
def test_news_of_a_document_show_its_labels(news: str) -> None:
    assert article(framed(text=f"<p>{news}</p>{TABLE}<p><a href=/u/a.pdf>Tải về</a></p>")).body == news


@pytest.mark.parametrize(
    ("title", "facts", "text"),
    [
        (TITLE, FACTS, TABLE),
        (TITLE, FACTS, f"{TABLE}<p>{ONE}</p>"),
        (TITLE, FACTS, f"<p>Về việc phê duyệt quy hoạch tỉnh thời kỳ mới.</p>{TABLE}"),
        (TITLE, FACTS, f"<p>{TITLE}.</p>{TABLE}"),
        ("Quyết định phê duyệt quy hoạch tỉnh", FACTS, f"<p>{ONE}</p>{TABLE}"),
        ("Thông báo số 12/TB-UBND về lễ hội", FACTS, f"<p>{ONE}</p>{TABLE}"),
    ],
)
def test_the_record_of_a_document_stays_one(title: str, facts: str, text: str) -> None:
    found = parsed(f"<div><h1>{title}</h1>{facts}<div>{text}</div></div>", title=title)
    assert isinstance(found, Reject)
    assert found.reason == "legal-document"


SAID = [f"{label}: {value}" for label, value in ROWS]
MIXED = {
    "one cell, then two": [SAID[:1], *ROWS[1:]],
    "two facts, then one": [SAID[:2], SAID[2:3], SAID[3:]],
    "numbered": [(str(at), *row) for at, row in enumerate(ROWS, 1)],
    "a cell between": [(label, "", value) for label, value in ROWS],
    "under a head": [["THÔNG TIN VĂN BẢN"], *ROWS],
}


@pytest.mark.parametrize("rows", MIXED.values(), ids=MIXED)
def test_a_record_of_any_cells_is_one_and_news_of_it_are_news(rows: list[list[str]]) -> None:
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    title = "Quyết định phê duyệt quy hoạch tỉnh"
    found = parsed(f"<div><h1>{title}</h1>{FACTS}<div><table>{table}</table></div></div>", title=title)
    assert isinstance(found, Reject)
    assert found.reason == "legal-document"
    assert article(framed(text=f"<p>{ONE}</p><table>{table}</table>")).body.startswith(ONE)


@pytest.mark.parametrize("numbered", [True, False])
def test_documents_with_a_row_to_each_are_a_list_in_the_news_of_them(numbered: bool) -> None:
    facts = [[f"Số ký hiệu: {at}/QĐ", f"Ngày ban hành: {at}/3/2021", "Người ký: Lê Văn An"] for at in (1, 2)]
    rows = [[str(at), *row] if numbered else row for at, row in enumerate(facts, 1)]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    assert article(framed(text=f"<table>{table}</table><p>{ONE}</p>")).body == ONE


def test_news_of_the_numbers_of_procedures_are_no_procedure() -> None:
    news = (
        "Mã số thủ tục vừa được công bố kèm cơ quan thực hiện, "
        "cách thức thực hiện, lệ phí: 0 đồng, thời hạn giải quyết."
    )
    assert article(f"<div><h1>{TITLE}</h1>{FACTS}<div><p>{news}</p>{TEXT}</div></div>").body == f"{news}\n\n{BOTH}"
