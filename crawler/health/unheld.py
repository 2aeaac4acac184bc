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

_SHORTEST = 2 * _LEAST + 1
"""Characters of so many words."""

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
    for text in _texts(article):
        held.update(pairwise(words(text)))
    every = missing = 0
    for block in _blocks(page.tree.body):
        if len(block) < _SHORTEST or len(block.strip()) < _SHORTEST:  # most are: told without taking them apart
            continue
        pairs = list(pairwise(words(block)))
        if len(pairs) >= _LEAST:
            every += len(pairs)
            missing += len([pair for pair in pairs if pair not in held])
    return missing / every if every else 0.0


def _texts(article: Article) -> Iterator[str]:
    """What the fields of ``article`` hold; blocks that its body repeats are left out."""
    yield from (article.title, article.lead or "", article.body, article.byline_raw or article.byline or "")
    yield from (image.caption or "" for image in article.images)
    lines = f"\n\n{article.body}\n\n"
    yield from (text for text in block_texts(article.blocks) if f"\n\n{text}\n\n" not in lines)


def _blocks(body: LexborNode | None) -> Iterator[str]:
    """The own text of each block, what stands in blocks inside it left out."""
    blocks = [body] if body is not None else []
    while blocks:
        texts: list[str] = []
        node, after = blocks.pop().first_child, list[LexborNode | None]()
        while node is not None or after:
            if node is None:
                node = after.pop()
                continue
            tag, child = node.tag, None
            if tag == "-text":
                texts.append(node.text_content or "")
            elif tag in _BLOCKS:
                blocks.append(node)
            elif tag not in _ELSEWHERE and (child := node.first_child) is not None:
                after.append(node.next)
            node = child if child is not None else node.next
        yield "".join(texts)
