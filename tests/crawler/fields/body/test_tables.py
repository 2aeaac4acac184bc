"""Tables that lay out a body, and those that are data."""

from __future__ import annotations

import pytest

from tests.crawler.fields.pages_kit import (
    MEETING_TEXT,
    PARAGRAPH,
    of_meeting,
    of_page,
    paragraphs,
)


def test_a_table_with_heads_is_data_whatever_its_cells_hold() -> None:
    cells = "".join(f"<tr><td>{at}. Hỏi</td><td>{paragraphs(*MEETING_TEXT)}</td></tr>" for at in range(2))
    table = f"<table><tr><th>Câu hỏi</th><th>Trả lời</th></tr>{cells}</table>"
    record = of_meeting(text=paragraphs(MEETING_TEXT[0]) + table + paragraphs(*MEETING_TEXT[1:]))
    assert [type(block).__name__ for block in record.blocks].count("Table") == 1


@pytest.mark.parametrize(
    "cell",
    [
        f"<p>{PARAGRAPH}</p><p align=center><img src=/a.jpg></p>"
        f"<p align=center><i>Quang cảnh lễ</i></p><p>{PARAGRAPH}</p>",
        f"<p><b>{PARAGRAPH}</b></p><p><img src=/a.jpg></p><p>{PARAGRAPH}</p><p align=right>Bá Thi</p>",
    ],
)
def test_a_cell_that_lays_out_a_body(cell: str) -> None:
    found = of_page(
        f"<h1 id=news-title>Khởi công</h1><div id=news-detail><table><tr><td>{cell}</td></tr></table></div>"
    )
    assert PARAGRAPH in {found.lead, *found.body.split("\n\n")}
    assert [image.caption for image in found.images] in ([None], ["Quang cảnh lễ"])
