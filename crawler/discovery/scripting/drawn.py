"""Links that a script draws: ``document.write('<a href="/kinh-te">Kinh tế</a>')``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from urllib.parse import quote

from crawler.discovery.scripting.lexemes import Token
from crawler.html import Page, PageError

_HOLE = "\ue000"
"""Stands for what only running the script would tell; no page has it in its links."""
_HOLE_QUOTED = quote(_HOLE)
_LINKS = 500
"""Links of one script that are looked at."""


def links(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    """Name and address of every link that the texts of a script make up, one after the other, and that it writes whole.

    >>> from crawler.discovery.scripting.scripts import read
    >>> list(links(read("document.write('<a href=\\"/lua\\">' + 'Lúa</a><a href=\\"/' + x + '\\">Tôm</a>')").tokens))
    [('Lúa', '/lua')]
    """
    page = page_of(tokens, "http://localhost/")
    if page is None:
        return
    for node in islice(page.css("a[href]"), _LINKS):
        name, address = node.text(deep=True), node.attributes.get("href") or ""
        if is_whole(name) and is_whole(address):
            yield name, address


def page_of(tokens: list[Token], url: str) -> Page | None:
    """What the texts of a script make up, one after the other, as a page at ``url``; None where no link is in it."""
    markup = "".join(_pieces(tokens))
    if "<a" not in markup.lower():
        return None
    try:
        return Page(f"<html><body><main>{markup}</main></body></html>".encode("utf-8", "replace"), url=url)
    except PageError:
        return None


def is_whole(address: str) -> bool:
    """Whether the script writes the address down, and puts nothing into it that only running it would tell."""
    return _HOLE not in address and _HOLE_QUOTED not in address


def _pieces(tokens: list[Token]) -> Iterator[str]:
    for at, token in enumerate(tokens):
        if token.kind == "text":
            yield token.text
        elif token.kind == "name" and "+" in (_mark(tokens, at - 1), _mark(tokens, at + 1)):
            yield _HOLE


def _mark(tokens: list[Token], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) and tokens[at].kind == "mark" else ""
