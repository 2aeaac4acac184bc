"""Why a page is no article: the reasons of ``Reject``.

Two moments: before anything is read (content type, twins, what the family's selectors refuse), and when no
article was found on the page, to say what it is instead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from archive.article import Reason
from crawler.clean.text import clean_line, fold
from crawler.families.model import Family
from crawler.fields import boards, legal, locked, notices, shells
from crawler.fields.lines import archives, furniture, wordings
from crawler.fields.signs import SIGNS
from crawler.fields.tree.flow import Link
from crawler.html import Page


class Refusal(NamedTuple):
    """A reason and what on the page gave it."""

    reason: Reason
    detail: str | None = None


_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/octet-stream", ""})
_XML_TYPES = frozenset({"text/xml", "application/xml"})
# First bytes of files that servers send under a wrong content type.
_MAGIC = (
    (b"%PDF-", "PDF"), (b"PK\x03\x04", "ZIP or Office"), (b"\xd0\xcf\x11\xe0", "Office"), (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"), (b"RIFF", "RIFF"), (b"\x1f\x8b", "gzip"), (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"), (b"ID3", "MP3"), (b"\x00\x00\x00\x18ftyp", "MP4"), (b"\x00\x00\x00\x20ftyp", "MP4"),
    (b"{\\rtf", "RTF"), (b"wOFF", "font"), (b"OTTO", "font"),
)  # fmt: skip
_BEGINNINGS = tuple(magic for magic, _ in _MAGIC)
_XML_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]")


def of_bytes(body: bytes, headers: Mapping[str, str]) -> Refusal | None:
    """What is no HTML and no text, by content type and first bytes."""
    content_type = next((value for name, value in headers.items() if name.lower() == "content-type"), "")
    kind = content_type.split(";", 1)[0].strip().lower()
    if kind not in _HTML_TYPES and not (kind in _XML_TYPES and b"<html" in body[:2000].lower()):
        return Refusal("not-html", kind)
    head = body[:16].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(_BEGINNINGS) or body.startswith(_BEGINNINGS):
        return Refusal(
            "not-html", next(name for magic, name in _MAGIC if magic in (head[: len(magic)], body[: len(magic)]))
        )
    if head.startswith((b"<?xml", b"<rss", b"<feed", b"<urlset", b"<sitemap")) and _XML_ROOT.search(body[:2000]):
        return Refusal("not-html", "feed or sitemap")
    return None


_PRINTS_ITSELF = re.compile(r"window\.print\s*\(|^\s*print\s*\(")
_TWIN_PATH = re.compile(
    r"/(?:print|savefile|inbai|in-bai|in-bai-viet|print-article|banin|ban-in)(?:/|\.\w+$|$)", re.IGNORECASE
)
_TWIN_QUERY = re.compile(
    r"(?:^|&)(?:print|in|layout|tmpl|view|mode|action)=(?:print|1|true|component)(?:&|$)|_viewMode=print(?:&|$)",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"/?(?:[a-z]{2}(?:-[a-z]{2})?/)?(?:index|default|home|trang-chu|trangchu|main)?(?:\.\w{2,5})?/?$", re.IGNORECASE
)


def of_url(url: str, family: Family) -> Refusal | None:
    """The home page, print and save copies of an article, as their address shows."""
    parts = urlsplit(url)
    if parts.netloc and not parts.query and _HOME.match(parts.path):
        return Refusal("listing", "home page")
    if family.is_twin(url) or _TWIN_PATH.search(parts.path) or _TWIN_QUERY.search(parts.query):
        return Refusal("print-twin", parts.path)
    return None


def of_printing(page: Page) -> Refusal | None:
    """Print copies that an address does not show: pages that open the printer's dialogue."""
    body = page.tree.body
    if body is not None and _PRINTS_ITSELF.search(body.attrs.get("onload") or ""):
        return Refusal("print-twin", "prints itself")
    return None


def of_family(page: Page, family: Family) -> Refusal | None:
    """What the family's own markup says is no article."""
    for selector, reason in family.refuses:
        if page.first(selector) is not None:
            return Refusal(reason, selector)
    return None


_SET_OFF = re.compile(r"\s+[-–—|»:]+\s+|\s*[|»]\s*")
_DATES = re.compile(r"\b\d{1,2}[/-]\d{1,2}[/-]\d{4}\b")
_NOTICE_TITLE = re.compile(r"(?:thong bao|loi|error|notice|oops)(?: he thong)?\W*")
_GONE_LINE = re.compile(wordings.whole(wordings.GONE_LINES, end=r"\W*"))
_LOGIN_LINE = re.compile(wordings.LOGIN_LINE + r"\W*$")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s")
_NOTICE = 250
"""Characters of text up to which an article's frame may hold nothing but a notice."""

_WITHDRAWN, _OR_ELSE = re.compile(wordings.WITHDRAWN), re.compile(wordings.OR_ELSE)
_NEAR = 60

_LITTLE = 500
"""Characters up to which the text tells no more than the title: footers may be among them."""

_LOGIN = re.compile(wordings.whole(wordings.LOGIN))


def of_rest(page: Page) -> Refusal:
    """What a page is on which no article was found."""
    title = fold(page.text_of("title") or "")
    visible = notices.visible(page)
    folded = fold(visible)
    # Long pages mention captchas and errors, and may be called after some; short ones are about nothing else.
    is_small = len(visible) < _SMALL
    if _LOGIN.match(title) and page.first('input[type="password"]') is not None:
        return Refusal("login", "password field")
    sign = _sign_in_title(title)
    if sign is None and is_small:
        sign = _sign(title) or _sign(folded) or _gone_in_old_letters(page, visible)
    if sign is not None:
        return sign
    if is_small and page.first('input[type="password"]') is not None:
        return Refusal("login", "password field")
    if wordings.SEARCHED.match(title):
        return Refusal("listing", f"title: {title}")
    if wordings.STATIC.match(title):
        return Refusal("static-page", f"title: {title}")
    labelled = legal.in_page(folded)
    if labelled is not None:
        return Refusal("legal-document", labelled)
    if len(visible) < _SHELL and page.first("script[src]") is not None and shells.is_shell(page):
        return Refusal("script-only", "empty shell of a script")
    if not visible:
        return Refusal("empty")
    if _is_listing(page, visible):
        return Refusal("listing", "mostly links")
    return Refusal("not-an-article")


def _sign_in_title(title: str) -> Refusal | None:
    """What a part of the title says of the whole page: a headline may have the same words among others."""
    for part in _SET_OFF.split(title):
        found = _GONE_LINE.match(part)
        if found is not None:
            return Refusal("soft-404", f"title: {found[0]}")
        for sign in SIGNS:
            found = sign.any.match(part)
            if found is not None and sign.reason != "soft-404" and len(part) <= _LONGEST_SIGN + len(found[0]):
                return Refusal(sign.reason, f"title: {found[0]}")
    return None


def _sign(text: str) -> Refusal | None:
    for sign in SIGNS:
        found = sign.search(text)
        if found is not None:
            return Refusal(sign.reason, f"text: {found[0]}")
    return None


def _gone_in_old_letters(page: Page, visible: str) -> Refusal | None:
    signs = (_sign(fold(text)) for text in notices.readings(page, visible))
    return next((sign for sign in signs if sign is not None and sign.reason == "soft-404"), None)


_LONGEST_SIGN = 30
"""Characters of a title beside the wording that tells of an error: more are those of a headline."""

_SMALL = 2000
"""Characters of visible text up to which a page is about one thing."""

_SHELL = 200
"""Characters of visible text up to which a page that scripts fill is empty."""


def is_withdrawal(page: Page) -> bool:
    """Whether a page of what is not there says itself that the portal has taken the article back."""
    visible = notices.visible(page)
    return any(_tells_withdrawal(fold(text)) for text in (visible, *notices.readings(page, visible)))


def _tells_withdrawal(text: str) -> bool:
    found = _WITHDRAWN.search(text)
    return found is not None and not _OR_ELSE.search(text[max(0, found.start() - _NEAR) : found.end() + _NEAR])


def _asked(page: Page, text: str, *, told: bool) -> str | None:
    """What shows a reader's question; news that answer one have a day of their own, and not that of the question."""
    labels = legal.of_question(text)
    whole = page.first("body") if labels is not None and told else None
    is_news = whole is not None and not legal.says_when_asked(whole.text(deep=True, separator=" "))
    return None if is_news else labels


def of_text(
    page: Page, title: str, text: str, links: Sequence[Link] = (), *, only: bool, bare: bool, told: bool
) -> Refusal | None:
    """What ``page`` says that has the frame of an article: that it is gone, a document's record, how to log in.

    ``links`` stand in the body. ``only``: there are no files and no pictures, ``bare``: nor films; ``told``: it
    says when or by whom the article is, or how often read.
    """
    folded = fold(title)
    if len(text) <= _NOTICE and only:
        said = fold(text)
        # Every error page is called so, and a clock above it says when.
        sure = told and _NOTICE_TITLE.fullmatch(folded) is None
        for place in (said, folded) if sure else (*_SENTENCE_END.split(said), folded):
            found = _GONE_LINE.match(place)
            if found is not None:
                return Refusal("soft-404", f"text: {found[0]}")
    labelled = legal.in_text(text)
    if labelled is not None:
        return Refusal("legal-document", labelled)
    procedure = legal.of_procedure(text) or _asked(page, text, told=told)
    if procedure is not None:
        return Refusal("static-page", procedure)
    shown = boards.told(page, folded, text, bare=bare)
    if shown is not None:
        return Refusal("static-page", shown)
    is_list = wordings.SEARCH.match(folded) or wordings.GALLERY.fullmatch(folded) or archives.is_archive(folded)
    if is_list or _found_by_search(page, folded, links, told=told):
        return Refusal("listing", f"title: {folded}")
    is_bare = not told and wordings.STATIC.fullmatch(folded) is not None
    is_about = wordings.LEADER.fullmatch(folded) or wordings.OFFICE.fullmatch(folded)
    is_undated = not told and is_about and not page.metas.get("article:published_time")
    if is_bare or is_undated or (len(text) <= _LITTLE and wordings.STATIC_LINE.match(folded)):
        return Refusal("static-page", f"title: {folded}")
    if len(text) <= _LITTLE:
        if locked.asks_password(page, text):
            return Refusal("login", "password of the article")
        found = _GONE_LINE.match(folded)
        if found is not None:
            return Refusal("soft-404", f"title: {found[0]}")
        called = fold(page.text_of("title") or "")
        if (_LOGIN_LINE.match(folded) or _LOGIN_LINE.match(called)) and page.first(
            'input[type="password"]'
        ) is not None:
            return Refusal("login", f"title: {folded}")
    return None


def _found_by_search(page: Page, folded: str, links: Sequence[Link], *, told: bool) -> bool:
    """Whether a page with a heading that may be a search's is one: it asks, it lists, or says hardly more."""
    found = wordings.MAYBE_SEARCH.match(folded)
    if found is None:
        return False
    parts = urlsplit(page.url)
    asks = _SEARCH_PATH.search(parts.path) is not None or _SEARCH_QUERY.search(parts.query) is not None
    lists = len({link.url for link in links if len(link.text) >= _SHORTEST_ENTRY}) >= _ENTRIES
    return asks or lists or (not told and len(found["behind"].split()) <= _WORDS_ASKED)


_SEARCH_PATH = re.compile(r"/(?:tim-?kiem|tk|search)(?:[-/]?results?)?(?:\.\w{2,5})?/?$", re.IGNORECASE)
_SEARCH_QUERY = re.compile(r"(?:^|&)(?:s|q|query|search\w*|key\w*|tu-?khoa)=", re.IGNORECASE)
_SHORTEST_ENTRY, _ENTRIES, _WORDS_ASKED = 15, 3, 4
"""Characters of a title that was found, how many of them make a list, and words of what was looked for."""


def _is_listing(page: Page, visible: str) -> bool:
    """Ten links with the text of a headline; fewer in headings, with dates or a pager, or much of the text."""
    texts: list[str] = []
    headlines: set[str] = set()
    for node in page.css("a[href]"):
        text = clean_line(node.text(deep=True))
        texts.append(text)
        if len(text) >= 25:
            headlines.add(text)
            if len(headlines) >= 10:
                return True
    if len(headlines) >= 3 and {"2", "3"} <= set(texts):
        return True
    more = sum(1 for text in texts if len(text) <= 20 and furniture.MORE.match(fold(text)))
    in_headings = {
        text for node in page.css("h2 a[href], h3 a[href], h4 a[href]") if len(text := clean_line(node.text())) >= 25
    }
    if more >= 3 or len(in_headings) >= 4:
        return True
    dated = len(headlines) >= 4 and len(_DATES.findall(visible)) >= 4
    return dated or (len(headlines) >= 3 and sum(map(len, headlines)) * 3 > len(visible))
