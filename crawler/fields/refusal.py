"""Why a page is no article: the reasons of ``Reject``.

Two moments: before anything is read (content type, twins, what the family's selectors refuse), and when no
article was found on the page, to say what it is instead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from crawler.clean.text import clean_line, fold
from crawler.families.model import Family
from crawler.html import Page


class Refusal(NamedTuple):
    """A reason and what on the page gave it."""

    reason: str
    detail: str | None = None


_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/octet-stream", ""})
# First bytes of files that servers send under a wrong content type.
_MAGIC = (
    (b"%PDF-", "PDF"), (b"PK\x03\x04", "ZIP or Office"), (b"\xd0\xcf\x11\xe0", "Office"), (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"), (b"RIFF", "RIFF"), (b"\x1f\x8b", "gzip"), (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"), (b"ID3", "MP3"), (b"\x00\x00\x00\x18ftyp", "MP4"), (b"\x00\x00\x00\x20ftyp", "MP4"),
    (b"{\\rtf", "RTF"), (b"wOFF", "font"), (b"OTTO", "font"),
)  # fmt: skip
_XML_ROOT = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.DOTALL)


def of_bytes(body: bytes, headers: Mapping[str, str]) -> Refusal | None:
    """What is no HTML and no text, by content type and first bytes."""
    content_type = next((value for name, value in headers.items() if name.lower() == "content-type"), "")
    kind = content_type.split(";", 1)[0].strip().lower()
    if kind not in _HTML_TYPES and not (kind.endswith("+xml") and b"<html" in body[:2000].lower()):
        return Refusal("not-html", kind)
    head = body[:16].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, name in _MAGIC:
        if head.startswith(magic) or body.startswith(magic):
            return Refusal("not-html", name)
    if _XML_ROOT.match(body[:2000]):
        return Refusal("not-html", "feed or sitemap")
    return None


_PRINTS_ITSELF = re.compile(r"window\.print\s*\(|^\s*print\s*\(")
_TWIN_PATH = re.compile(r"/(?:print|savefile|inbai|in-bai|in-bai-viet|print-article|banin|ban-in)(?:/|\.\w+$|$)", re.IGNORECASE)
_TWIN_QUERY = re.compile(r"(?:^|&)(?:print|in|layout|tmpl|view|mode|action)=(?:print|1|true|component)(?:&|$)", re.IGNORECASE)


def of_url(url: str, family: Family) -> Refusal | None:
    """Print and save copies of an article, as their address shows."""
    parts = urlsplit(url)
    if family.is_twin(url) or _TWIN_PATH.search(parts.path) or _TWIN_QUERY.search(parts.query):
        return Refusal("print-twin", parts.path)
    return None


def of_printing(page: Page) -> Refusal | None:
    """Print copies that an address does not show: pages that open the printer's dialogue."""
    body = page.tree.body
    if body is not None and _PRINTS_ITSELF.search(body.attributes.get("onload") or ""):
        return Refusal("print-twin", "prints itself")
    return None


def of_family(page: Page, family: Family) -> Refusal | None:
    """What the family's own markup says is no article."""
    for selector, reason in family.refuses:
        if page.first(selector) is not None:
            return Refusal(reason, selector)
    return None


_CHALLENGE = re.compile(
    r"just a moment|attention required|checking your browser|ddos|dang kiem tra trinh duyet|security check|verify(?:ing)? you"
    r"|are you (?:a )?(?:human|robot)|xac (?:minh|thuc|nhan) (?:ban la|rang ban|khong phai)|captcha|request rejected|web application firewall"
    r"|access (?:is )?(?:denied|blocked)|enable javascript and cookies|ban khong phai (?:la )?(?:robot|nguoi may)"
)
_FLOOD = re.compile(
    r"^hay doi\b|he thong dang tu choi truy cap|too many requests|qua nhieu (?:yeu cau|truy cap|luot truy cap)|vui long (?:cho|doi) .{0,30}giay"
    r"|flood ?block"
)
_GONE = re.compile(
    r"\b404\b|not found|khong tim thay|khong ton tai|page (?:does not|doesn't) exist|bai viet (?:ngung|da ngung|da bi|da duoc) "
    r"(?:xuat ban|xoa|go)|ngung xuat ban|da bi (?:xoa|go bo)|noi dung (?:khong|da bi|dang cap nhat)|duong dan khong|trang .{0,40}khong (?:con|ton tai)"
    r"|khong co (?:bai viet|noi dung|du lieu)"
)
_ERROR = re.compile(
    r"server error|runtime error|\b(?:500|502|503|504)\b|bad gateway|service unavailable|gateway time|internal error|fatal error|"
    r"parse error|stack trace|database error|error establishing|loi (?:he thong|may chu|co so du lieu)|bao tri|maintenance|403 forbidden|forbidden"
)
_LOGIN = re.compile(r"^(?:dang nhap|log ?in|sign in|dang ky)\b")
_LEGAL = ("so ky hieu", "ngay ban hanh")


def of_rest(page: Page) -> Refusal:
    """What a page is on which no article was found."""
    title = fold(page.text_of("title") or "")
    node = page.tree.body
    text = clean_line(node.text(deep=True, separator=" ")) if node is not None else ""
    visible = _visible_text(page)
    folded = fold(visible[:4000])
    small = len(visible) < 2000
    for pattern, reason in ((_FLOOD, "flood"), (_CHALLENGE, "challenge"), (_ERROR, "error-page"), (_GONE, "soft-404")):
        for name, where in (("title", title), *((("text", folded),) if small else ())):
            found = pattern.search(where)
            if found is not None:
                return Refusal(reason, f"{name}: {found[0]}")
    if page.first('input[type="password"]') is not None and (small or _LOGIN.match(title)):
        return Refusal("login", "password field")
    if all(label in fold(visible) for label in _LEGAL):
        return Refusal("legal-document", " + ".join(_LEGAL))
    if len(visible) < 200 and page.first("script[src]") is not None and _is_shell(page):
        return Refusal("script-only", "empty shell of a script")
    if len(visible) < 20 and not text:
        return Refusal("empty")
    if _is_listing(page, visible):
        return Refusal("listing", "mostly links")
    return Refusal("not-an-article")


def _visible_text(page: Page) -> str:
    node = page.tree.body
    if node is None:
        return ""
    parts = [child.text_content or "" for child in node.traverse(include_text=True) if child.is_text_node and _is_shown(child.parent.tag if child.parent else None)]
    return clean_line(" ".join(parts))


def _is_shown(tag: str | None) -> bool:
    return tag not in {"script", "style", "noscript", "template", "textarea"}


def _is_shell(page: Page) -> bool:
    """The mount point of a single-page application, with nothing in it."""
    root = page.first("#root, #app, #__next, #__nuxt, app-root, [ng-app], [data-reactroot]")
    return root is not None and not clean_line(root.text(deep=True))


def _is_listing(page: Page, visible: str) -> bool:
    """At least ten links with the text of a headline, and they are much of what the page says."""
    headlines = [text for node in page.css("a[href]") if len(text := clean_line(node.text(deep=True))) >= 25]
    return len(set(headlines)) >= 10 or (len(set(headlines)) >= 3 and sum(map(len, headlines)) * 3 > len(visible))
