"""What is seen of a page that may be a notice and nothing else, also in an encoding from before Unicode."""

from __future__ import annotations

from collections.abc import Iterator

from crawler.clean import legacy, legacypages
from crawler.clean.text import clean_line
from crawler.html import Page

_LONGEST = 2000
"""Bytes up to which a page may be too short to tell its encoding by itself."""
_TRIED = tuple(name for name in legacy.ENCODINGS if name not in ("utf-8", "windows-1258"))
_UTF8 = {"content-type": "text/html; charset=utf-8"}
_UNSEEN = frozenset({"script", "style", "noscript", "template", "textarea"})


def visible(page: Page) -> str:
    """The text that a browser shows, in one line."""
    node = page.tree.body
    parts: list[str] = []
    for child in node.traverse(include_text=True, skip_empty=True) if node is not None else ():
        if child.is_text_node:
            above = child.parent
            if above is None or above.tag not in _UNSEEN:
                parts.append(child.text_content or "")
    return clean_line(" ".join(parts))


def readings(page: Page, text: str) -> Iterator[str]:
    """What ``text``, all that is seen of a short page, may say in the old encodings: those in which every accented word
    is well spelt. None of a page in UTF-8, of one that is spelt well as it stands, or whose old encoding is known.
    """
    if len(page.body) > _LONGEST or page.encoding not in ("cp1252", "cp1258") or text.isascii():
        return
    if page.legacy not in (None, "windows-1258") or legacy.spelt(text) == 1:
        return
    shown = legacypages.shown(page.body)
    for encoding in _TRIED:
        other = visible(Page(legacy.decode(shown, encoding).encode(), url=page.url, headers=_UTF8))
        if legacy.spelt(other) == 1:
            yield other
