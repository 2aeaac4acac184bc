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
    if sum(len(line.text) for line in lines) < MIN_TEXT:
        return None
    linked = {said for link in page.css("a[href]") if len(said := clean_line(link.text(deep=True))) >= _HEADLINE}
    own = [line for line in lines if not _is_headline(line.text, linked)]
    return Flow(list(own)) if sum(len(line.text) for line in own) >= MIN_TEXT else None


_HEADLINE, _BESIDE = 20, 30
"""Characters of a link that may be other news, and those of its date and time behind it."""


def _is_headline(text: str, linked: set[str]) -> bool:
    """Whether a line is what a link says and hardly more: boxes of other news are taken for a text as well.

    >>> linked = {"Mùa cá về trên đầm phá"}
    >>> _is_headline("Mùa cá về trên đầm phá 12/07/2023 08:00", linked)
    True
    >>> _is_headline("Mùa cá về trên đầm phá là chuyện vui của bà con ven biển năm nay.", linked)
    False
    """
    return any(text[:end] in linked for end in range(max(_HEADLINE, len(text) - _BESIDE), len(text) + 1))
