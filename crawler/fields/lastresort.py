"""The last resort for a body: trafilatura, on a page that calls itself an article and shows none to us.

It knows no captions, bylines or view counts and takes thirty times as long: what it found is said in the
record's ``parser.family`` and ``warnings``.
"""

from __future__ import annotations

from crawler.clean.text import clean_line
from crawler.fields.tree.flow import Flow, Line
from crawler.html import Page, nesting_depth

NAME = "trafilatura"

MIN_TEXT = 250
"""Characters below which what it found is as likely a notice as an article."""

MAX_DEPTH = 200
"""Levels up to which it is asked: it walks the tree by recursion."""


def body(page: Page) -> Flow | None:
    """The text that trafilatura takes for the article's; None where it finds none worth the name."""
    if nesting_depth(page.body) > MAX_DEPTH:
        return None
    # Takes half a second to import, and is hardly ever needed.
    from trafilatura import bare_extraction

    found = bare_extraction(page.html, fast=True, include_comments=False, include_tables=False, with_metadata=False)
    text = getattr(found, "text", None) or ""
    lines = [Line(line, block=0) for raw in text.splitlines() if (line := clean_line(raw))]
    return Flow(list(lines)) if sum(len(line.text) for line in lines) >= MIN_TEXT else None
