"""Sections of pages that link hardly any: menus that only a script writes, and plain lines of links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from crawler.clean import text
from crawler.discovery import acts
from crawler.discovery.anchors import Anchors, squeeze, words
from crawler.discovery.marks import Marks
from crawler.discovery.model import SectionLink
from crawler.discovery.scripting import drawn, lexemes
from crawler.discovery.scripting.lexemes import Token

ENOUGH = 3
"""Sections that links show, from which nothing else is looked at."""
_MOST = 40
"""Sections of one page that are found so."""
_WORDS = 8
"""Words of an entry; what says more is a row."""
_DRAWS, _LINK = "document.write", "<a "
_MAY_BE = re.compile(r"menu|nav|categor|chuyen_?muc|danh_?muc", re.IGNORECASE)
_URL = re.compile(r"(?:url|href|link|path|slug_?url|duong_?dan|lien_?ket)", re.IGNORECASE)
_NAME = re.compile(r"(?:text|title|name|label|caption|ten|ten_?menu|menu_?name)", re.IGNORECASE)
_ADDRESS = re.compile(
    r"(?:https?://|\.{0,2}/)\S{1,500}|[\w-]{1,200}(?:\.(?:html?|aspx?|php)|[/?]\S{0,500})", re.IGNORECASE
)
_PARTS = 10
"""Texts that are one, put together."""
_SCRIPTS, _TEXT = 20, 200_000
"""Scripts of a page, and characters of all of them."""


def entries(anchors: Anchors) -> Iterator[SectionLink]:
    """What may be sections: entries of menus in inline scripts, else short links that stand anywhere."""
    found = list(islice(filter(_is_harmless, _written(anchors)), _MOST))
    yield from found or islice(filter(_is_harmless, _plain(anchors)), _MOST)


def _is_harmless(link: SectionLink) -> bool:
    """Whether neither the address nor the name says that following it would change something."""
    return not (acts.is_act(link.url) or acts.says_act(link.name or ""))


def _written(anchors: Anchors) -> Iterator[SectionLink]:
    """``var menu = [{"text": "Kinh tế", "url": "/kinh-te"}, ...]``, and links that a script draws."""
    left = _TEXT
    for node in anchors.page.css("script:not([src])")[:_SCRIPTS]:
        said = node.text(deep=True)[:left]
        if not (_MAY_BE.search(said) or _DRAWS in said):
            continue
        left -= len(said)
        yield from _of(said, anchors)


def of_script(said: str, anchors: Anchors) -> list[SectionLink]:
    """What may be sections in the text of a script that is called a menu."""
    return list(islice(filter(_is_harmless, _of(said, anchors)), _MOST))


def _of(said: str, anchors: Anchors) -> Iterator[SectionLink]:
    tokens = lexemes.split(said)
    draws = _DRAWS in said or _LINK in said
    for name, address in (*_pairs(tokens), *(drawn.links(tokens) if draws else ())):
        url = anchors.resolve(address) if _ADDRESS.fullmatch(address) else None
        if url is not None and 0 < words(name) <= _WORDS:
            yield SectionLink(url=url, name=text.clean_line(text.unescape(name)) or None)


def _pairs(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """Name and address of every object that has both, the outer ones after those in them."""
    opened: list[dict[str, str]] = []
    for at, token in enumerate(tokens):
        if token.kind == "mark" and token.text == "{":
            opened.append({})
        elif token.kind == "mark" and token.text == "}" and opened:
            held = opened.pop()
            if "name" in held and "url" in held:
                yield held["name"], held["url"]
        elif opened and token.kind == "text" and at >= 2 and tokens[at - 1].text == ":":
            key = tokens[at - 2].text
            for kind, pattern in (("url", _URL), ("name", _NAME)):
                if pattern.fullmatch(key):
                    opened[-1].setdefault(kind, _whole(tokens, at))


def _whole(tokens: list[Token], at: int) -> str:
    """The text that begins at the token ``at``, with those that are added to it; nothing where something else is."""
    made = tokens[at].text
    for place in range(at + 1, min(at + 2 * _PARTS, len(tokens) - 1), 2):
        if tokens[place].text != "+":
            break
        made = made + tokens[place + 1].text if made and tokens[place + 1].kind == "text" else ""
    return made


def _plain(anchors: Anchors) -> Iterator[SectionLink]:
    for link in anchors.items:
        is_short = 1 < link.words <= _WORDS and not anchors.marks(link) & (Marks.REMARKS | Marks.PAGER)
        if is_short and link.node.tag == "a":
            yield SectionLink(url=link.url, name=text.clean_line(squeeze(link.text)) or None)
