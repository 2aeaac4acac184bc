"""Where a page leads on by itself: to the page that it is only the door to, or to one that it shows inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from crawler.clean import urls
from crawler.discovery import acts
from crawler.discovery.anchors import Anchors
from crawler.discovery.model import NextPage
from crawler.discovery.shapes import is_home, leads_elsewhere
from crawler.html import Page

_REFRESH = re.compile(
    r"\s{0,9}(\d{1,4})(?:\.\d{0,9})?\s{0,9}[;,]\s{0,9}(?:url\s{0,9}=)?\s{0,9}['\"]?([^'\"]{1,1000})", re.IGNORECASE
)
_SENT = re.compile(
    r"(?:^|[\s;{(.])location(?:\.href)?\s{0,9}(?:=\s{0,9}|\.(?:assign|replace)\(\s{0,9})"
    r"['\"]([^'\"]{1,1000})['\"]\s{0,9}(?:[;)}\s]|$)"
)
_PATIENCE = 10
"""Seconds after which a page that renews itself is no door any more."""
_FRAMES = 3
_LOOKED = 20
_CHOICES = 12
"""Links of a page that only greets."""
_DOOR = 200
"""Characters of a page that is only a door."""
_OTHER = re.compile(
    r"video|youtube|player|map|ban-?do|banner|quang-?cao|thoi-?tiet|weather|lich|calendar|tham-?do|poll|chat|facebook|"
    r"analytics|counter|thong-?ke|login|dang-?nhap|captcha|pdf|viewer|embed",
    re.IGNORECASE,
)


def read(anchors: Anchors) -> list[NextPage]:
    """The pages that stand for this one, which has no rows of its own: where it sends its visitors, else what its
    frames show, else what lies behind a front page that only greets."""
    here = urls.canonical(anchors.page.url)
    found: dict[str, None] = {}
    for told in (_refreshed(anchors.page), _sent(anchors.page), _framed(anchors), _entered(anchors)):
        for address in told:
            url = anchors.resolve(address)
            if url is not None and url != here and not leads_elsewhere(url) and not acts.is_act(url):
                found[url] = None
        if found:
            break
    return [NextPage(url=url, kind="rel-next", stands_for=True) for url in islice(found, _FRAMES)]


def _refreshed(page: Page) -> Iterator[str]:
    for node in islice(page.css("meta[http-equiv]"), _LOOKED):
        if (node.attributes.get("http-equiv") or "").lower() == "refresh":
            told = _REFRESH.match(node.attributes.get("content") or "")
            if told is not None and int(told[1]) <= _PATIENCE:
                yield told[2].strip()


def _sent(page: Page) -> Iterator[str]:
    """Where the script of a page sends on that says nothing itself."""
    body = page.tree.body
    scripts = page.css("script:not([src])")[:_LOOKED]
    if body is None or len(scripts) == _LOOKED:
        return
    own = sum(len(node.text(deep=True)) for node in body.css("script, style, noscript"))
    if len(body.text(deep=True)) - own > _DOOR:
        return
    for node in scripts:
        told = _SENT.search(node.text(deep=True)[:2000])
        if told is not None:
            yield told[1]


def _framed(anchors: Anchors) -> Iterator[str]:
    for node in islice(anchors.page.css("iframe[src], frame[src]"), _LOOKED):
        address = node.attributes.get("src") or ""
        if not _OTHER.search(address):
            yield address


def _entered(anchors: Anchors) -> Iterator[str]:
    """The home page proper, where the bare address shows no more than a choice of languages or a picture."""
    here = urlsplit(anchors.page.url)
    if here.path not in ("", "/") or here.query or len(anchors.items) > _CHOICES:
        return
    for link in anchors.items:
        if is_home(link.url) and urlsplit(link.url).path not in ("", "/"):
            yield link.url
            return
