"""Elements that lead to another page when they are clicked on, though they are no links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborNode

from crawler.discovery import glance

if TYPE_CHECKING:
    from crawler.html import Page

CLICKED = "[onclick*='location'], [onclick*='open('], a[href^='javascript:']"
"""CSS of what may lead on by its own script."""
LEADING = f"{CLICKED}, [onclick*='('], [data-href], [data-url], select[onchange] option[value]"
"""The same, and what a script of the page makes a link."""

CALLERS = "[onclick*='('], a[href^='javascript:']"
"""CSS of what calls a function."""

CALL = re.compile(r"(?:javascript:|return)?\s{0,9}([A-Za-z_$][\w$]{0,60})\s{0,9}\(([^()]{1,200})\)", re.IGNORECASE)
"""What calls a function of the page: its name, and what it is given."""
_SCRIPTS = 400_000
"""Characters of a page's inline scripts."""

_LEADS_TO = re.compile(
    r"(?:location(?:\.href)?\s{0,9}=|location\.(?:assign|replace)\(|open\()\s{0,9}['\"]([^'\"]{1,1000})['\"]\s{0,9}(.?)"
)
_PAGE = re.compile(r"(?:trang|page)?\s?\d{1,5}(?:\s?/\s?\d{1,5})?", re.IGNORECASE)
_IS_ADDRESS = re.compile(r"https?://\S|[^\s:]*[/?]")
_ROW_WORDS = 4
_TOLD, _WHOLE = 8, 150
"""Words of a row: fewer are a button's or a tab's, more those of a list that a script fills."""
_READ = 2000
"""Characters of a script in an attribute."""


def address(node: LexborNode) -> str | None:
    """The address that a click on ``node`` leads to, as it is written there whole; else None.

    >>> from selectolax.lexbor import LexborHTMLParser
    >>> tree = LexborHTMLParser('''<p onclick="location.href='/tin/7'"><i onclick="location='/tin/' + id">x</i></p>''')
    >>> [address(node) for node in tree.css("[onclick]")]
    ['/tin/7', None]
    """
    attributes = node.attributes
    if node.tag == "option":  # of a list of pages; those of menus are ``menus``' matter
        value = attributes.get("value") or ""
        is_page = _PAGE.fullmatch(glance.text(node, 40).strip()[:20]) and _IS_ADDRESS.match(value)
        return value if is_page else None
    said = f"{attributes.get('onclick') or ''} {attributes.get('href') or ''}"
    found = _LEADS_TO.search(said[:_READ])
    if found is not None:
        return found[1] if found[2] != "+" else None
    told = attributes.get("data-href")
    if told and len(glance.text(node, _READ).split()) >= _ROW_WORDS:  # less is a button's
        return told
    told = attributes.get("data-url")
    return told if told and _is_row(node) else None


def _is_row(node: LexborNode) -> bool:
    """Whether an element may be a row of a list that is no link: it tells something, and nothing in it is one."""
    return _TOLD <= len(glance.text(node, _READ).split()) <= _WHOLE and node.css_first("a[href]") is None


def scripts_of(page: Page) -> str:
    """The inline scripts of a page, one after the other, as far as they are read: where such functions are."""
    return "\n;".join(node.text(deep=True) for node in page.css("script:not([src])"))[:_SCRIPTS]
