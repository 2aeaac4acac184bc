"""Synthetic pages of the families, parsed as a crawl would and held against their truth, field by field."""

from __future__ import annotations

import pytest

from benchmarks.families import marks_of
from tests.synthetic import generate, reference

DONE = (
    "vnpt-old",
    "vnpt-new",
    "liferay",
    "liferay-vnpt",
    "liferay-dnict",
    "article-detail",
    "kentico",
    "sharepoint-tandan",
    "sharepoint",
    "sharepoint-json",
    "dnn",
    "dnn-json",
    "vccorp",
    "bai-viet",
    "vhv",
    "next-shell",
    "nukeviet",
    "nukeviet-egov",
    "wordpress",
    "drupal",
    "joomla",
    "generic",
    "webcenter",
)
"""Families of which every field is right on every page that is drawn below."""

DRAWN = ((0, 12), (1, 12), *(pytest.param(seed, 24, marks=pytest.mark.soak) for seed in range(8)))
"""Seeds, and pages of each: `make soak` draws more of all, `make accuracy` the most."""
REFERENCES = 4
"""Pages a family with the reference article, each drawn anew around it."""


@pytest.mark.parametrize(("seed", "pages"), DRAWN)
@pytest.mark.parametrize("family", DONE)
def test_every_field(family: str, seed: int, pages: int) -> None:
    wrong = [
        (page.case, name, mark.seen, mark.wanted)
        for page in generate(family, seed, pages)
        for name, mark in marks_of(page).items()
        if not mark.right
    ]
    assert wrong == []


@pytest.mark.parametrize("family", DONE)
def test_the_reference_article(family: str) -> None:
    """Exactly: no other reading will do."""
    for seed in range(REFERENCES):
        marks = marks_of(reference(family, seed=seed))
        assert {name: mark for name, mark in marks.items() if not mark.right or mark.also} == {}
