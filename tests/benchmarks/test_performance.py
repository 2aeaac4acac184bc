"""The page of figures: a bench that is run again takes the place of its own table, and no other's."""

from __future__ import annotations

import re

from benchmarks.__main__ import MARK, PAGE, renewed
from benchmarks.table import Figures


def figures(title: str, seen: str) -> Figures:
    found = Figures(title)
    found.add("pages", seen, ">= 2", held=True)
    return found


def test_a_table_takes_the_place_of_its_own() -> None:
    first = renewed("", [figures("parse", "1 | 2"), figures("crawl", "3")], "on Monday")
    then = renewed(first, [figures("parse", "4")], "on Tuesday")
    assert then.count("## ") == 2
    assert re.search(r"## Parse\n\nSeen: on Tuesday\.\n\n\| figure .*\n.*\n\| pages \| 4 \| >= 2 \| held \|\n", then)
    assert re.search(r"## Crawl\n\nSeen: on Monday\.\n\n\| figure .*\n.*\n\| pages \| 3 \|", then)
    assert "1 \\| 2" in first


def test_the_page_has_figures() -> None:
    _, mark, sections = PAGE.read_text(encoding="utf-8").partition(MARK)
    assert mark
    assert len(re.findall(r"^\| .* \| (?:held|MISSED) \|$", sections, re.MULTILINE)) > 2
