"""How much of a page's running text a record leaves behind: what tells that a body is cut short, whoever read it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from selectolax.lexbor import LexborNode

from archive.article import Article
from archive.dedup import block_texts
from crawler.clean.text import words
from crawler.html import Page

_LEAST = 12
"""Words of a block of running text: menus, dates and buttons have fewer."""

_BLOCKS = frozenset(
    {"p", "div", "td", "th", "li", "section", "article", "main", "blockquote", "h1", "h2", "h3", "h4", "center", "dd"}
)
_ELSEWHERE = frozenset(
    {"a", "nav", "header", "footer", "aside", "form", "select", "button", "script", "style", "noscript", "template"}
)


def unheld(page: Page, article: Article) -> float:
    """The part of the page's running text that no field of ``article`` holds, by its pairs of words; 0 where there is
    none.

    Links and what stands at the edges of a page are no running text.
    """
    held = set[tuple[str, str]]()
    texts = (article.title, article.lead or "", article.body, article.byline_raw or article.byline or "")
    captions = (image.caption or "" for image in article.images)
    for text in (*texts, *captions, *block_texts(article.blocks)):
        held.update(pairwise(words(text)))
    every = missing = 0
    for block in _blocks(page.tree.body):
        pairs = list(pairwise(words(block)))
        if len(pairs) >= _LEAST:
            every += len(pairs)
            missing += sum(pair not in held for pair in pairs)
    return missing / every if every else 0.0


def _blocks(body: LexborNode | None) -> Iterator[str]:
    """The own text of each block, what stands in blocks inside it left out."""
    blocks = [body] if body is not None else []
    while blocks:
        texts: list[str] = []
        inside = [child for child in [blocks.pop().first_child] if child is not None]
        while inside:
            node = inside.pop()
            if node.next is not None:
                inside.append(node.next)
            if node.is_text_node:
                texts.append(node.text_content or "")
            elif node.tag in _BLOCKS:
                blocks.append(node)
            elif node.first_child is not None and node.tag not in _ELSEWHERE:
                inside.append(node.first_child)
        yield "".join(texts)
