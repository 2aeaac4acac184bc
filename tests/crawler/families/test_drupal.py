"""Drupal: its nodes and their parts."""

from __future__ import annotations

import pytest

from tests.crawler.families.page_kit import BOTH, ONE, TITLE, TWO, article

DRUPAL = "<meta name=Generator content='Drupal 9 (https://www.drupal.org)'>"


@pytest.mark.parametrize(
    "field", ["field--name-field-noi-dung", "field--name-field-cac-phan", "field-name-field-content"]
)
def test_a_node_whose_text_is_in_paragraphs(field: str) -> None:
    parts = "".join(
        f"<div class='paragraph'><div class='field--name-field-text'><p>{p}</p></div></div>" for p in (ONE, TWO)
    )
    node = (
        f"<article class='node node--view-mode-full'><div class=node__submitted>Gửi bởi <a>bbt</a> vào Thứ 4, "
        f"25/05/2022 - 16:40</div><div class=node__content><div class='{field}'>{parts}</div></div></article>"
    )
    found = article(f"<h1 class=page-title>{TITLE}</h1>{node}", head=DRUPAL)
    assert "\n\n".join(text for text in (found.lead, found.body) if text) == BOTH
    assert (found.byline, found.published_at) == (None, "2022-05-25T16:40:00+07:00")
