"""Bold and italics around paragraphs and blocks."""

from __future__ import annotations

from crawler.fields.tree import walk
from crawler.fields.tree.flow import Line
from crawler.html import Page
from tests.crawler.families.road_kit import HEAD, LEAD, ONE, TEXT, THREE, TWO, parsed


def test_bold_may_be_set_around_a_paragraph() -> None:
    found = parsed(f"<body><div>{HEAD}<strong><p>{LEAD}</p></strong>{TEXT}</div>")
    assert (found.lead, found.body) == (LEAD, f"{ONE}\n\n{TWO}\n\n{THREE}")
    whole = parsed(f"<body><div>{HEAD}<strong><p>{LEAD}</p>{TEXT}</strong></div>")
    assert (whole.lead, whole.body) == (None, f"{LEAD}\n\n{ONE}\n\n{TWO}\n\n{THREE}")


def test_italics_around_a_block_are_its_own() -> None:
    page = Page(b"<body><em><p>Nghieng</p></em><p>Dung</p>", url="https://vidu.gov.vn/")
    assert page.tree.body is not None
    assert [line.italic for line in walk.read(page.tree.body).pieces if isinstance(line, Line)] == [True, False]
