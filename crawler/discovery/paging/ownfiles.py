"""Listings that are filled by a script in a file of the portal's own: ``<ul id="ds"></ul><script src="/js/app.js">``.

The file says what is asked for, and which element it fills; the page says for which section, by what it calls. Neither
is enough alone: the file is read for each such page, with what the page says, as if it stood in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from crawler.discovery.anchors import Anchors
from crawler.discovery.model import NextPage
from crawler.discovery.paging import xhr
from crawler.discovery.scripting import clicks, lexemes, loaded
from crawler.fields.tree.nearby import ancestors
from crawler.html import Page, PageError

_LISTS = "ul[id], ol[id], tbody[id], div[id]"
_OF_LISTS = re.compile(
    r"(?:^|[-_])(?:ds|danh-?_?sach|list|news|tin(?:-?_?tuc|-?_?bai)?|bai(?:-?_?viet)?|articles?|posts?|items?|rows?)"
    r"(?=[-_\d]|$)|(?:List|News|Articles?|Posts?|DanhSach|TinTuc|BaiViet)(?![a-z])"
)
"""What an empty element is called that is a list of the page's own: of many others templates leave one in each page."""
_BESIDE = re.compile(
    r"menu|nav|slid|banner|carousel|gallery|album|video|crumb|comment|binh-?luan|social|share|tags?$|"
    r"goi-?_?y|suggest|search|tim-?_?kiem|ticker|toast|popup|dropdown|lien-?_?ket|chat|notif",
    re.I,
)
_AROUND = frozenset({"header", "nav", "footer", "aside", "form"})
"""Elements whose lists are those of each page."""
_LEVELS = 6
_NODES, _NAMED = 300, 5
"""Elements that are looked at, and lists of one page."""
_PROSE = 200
"""Characters of a paragraph that tells something."""
_SETS = re.compile(r"\b([A-Za-z_$][\w$]{0,60})\s{0,9}=\s{0,9}(\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'|\d{1,9})\s{0,9}[;\n]")
_WORDS = frozenset({"if", "for", "while", "switch", "catch", "function", "return", "typeof", "alert", "require"})
_LITERAL = re.compile(r"['\"\d]")
LONGEST = 4 * lexemes.MAX_SCRIPT
"""Bytes of a file beyond which nothing is read of it."""
_SAID, _CALLS = 2000, 20
"""Characters of what a page says, and calls among them."""


def asked(anchors: Anchors) -> list[NextPage]:
    """The files that may fill the empty list of a page without rows; none where it has no empty list, or tells
    something itself: then the list is a box beside its text."""
    fills = list(islice(_empty(anchors.page), _NAMED))
    if not fills or any(len(node.text(deep=True)) >= _PROSE for node in anchors.page.css("p")[:_NODES]):
        return []
    here = anchors.page.url
    said = _said(anchors.page)
    return [
        NextPage(url=url, number=1, kind="xhr", listing=here, fills=fills, says=said) for url in loaded.own(anchors)
    ]


def first_pages(text: str, page: NextPage, *, inside: Callable[[str], bool]) -> tuple[list[NextPage], bool]:
    """The requests that bring page 1 of the list that the file ``text`` fills on the page that loads it; and whether it
    fills a list there by a request that cannot be told."""
    whole = f"{text}\n;{page.says}"
    fills = [name for name in page.fills if re.search(rf"['\"`#]{re.escape(name)}['\"`\s]", text)]
    if not fills or len(whole) > lexemes.MAX_SCRIPT:
        return [], False
    try:
        markup = "<html><body><script>{}</script></body></html>".format(whole.replace("</", "<\\/"))
        made = Page(markup.encode(), url=page.listing or page.url)
    except (PageError, UnicodeEncodeError):
        return [], False
    found = [each for each in xhr.first_pages(made, inside=inside) if not xhr.lacks_section(each)]
    return found, not found and xhr.may_ask(text) and any(_is_element(name, text) for name in fills)


def _is_element(name: str, text: str) -> bool:
    """Whether a script names the element: ``"items"`` alone is a field of what it is answered."""
    return re.search(rf"ById\(\s*['\"`]{re.escape(name)}['\"`]|#{re.escape(name)}['\"`\s]", text) is not None


def _empty(page: Page) -> Iterator[str]:
    """The names of lists that have nothing in them."""
    for node in page.css(_LISTS)[:_NODES]:
        name = node.attributes.get("id") or ""
        is_named = _OF_LISTS.search(name) is not None and not _BESIDE.search(name)
        if is_named and not node.text(deep=True).strip() and node.css_first("img, a, input, iframe") is None:
            around = islice(ancestors(node), _LEVELS)
            yield from [] if any(each.tag in _AROUND for each in around) else [name]


def _said(page: Page) -> str:
    """What the page's own scripts set, and what they and its elements call with what stands there."""
    inline = clicks.scripts_of(page)
    values = dict.fromkeys(f"var {found[1]}={found[2]}" for found in islice(_SETS.finditer(inline), _CALLS))
    handlers = (node.attributes.get("onclick") or "" for node in page.css("[onclick]")[:_NODES])
    calls = dict.fromkeys(
        f"{found[1]}({found[2]})"
        for text in (inline, *handlers)
        for found in islice(clicks.CALL.finditer(text), _NODES)
        if found[1] not in _WORDS and _LITERAL.search(found[2])
    )
    said = ""
    for each in (*values, *islice(calls, _CALLS)):
        said = f"{said}{each};" if len(said) + len(each) < _SAID else said
    return said
