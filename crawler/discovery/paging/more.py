"""Buttons that bring the next rows of a listing: the address stands in an attribute, for a script to ask for."""

from __future__ import annotations

import re
from itertools import islice
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from crawler.clean import text
from crawler.discovery import acts, glance
from crawler.discovery.anchors import Anchors
from crawler.discovery.model import NextPage
from crawler.discovery.paging import tokens
from crawler.discovery.paging.pagers import runs
from crawler.discovery.shapes import leads_elsewhere

_BUTTONS = (
    "[data-url], [data-href], [data-next], [data-link], [data-src], [data-action], [data-next-url], [data-page-url], "
    "[data-load-url], [data-ajax-url], [data-next-page], [data-target-url], [hx-get], [data-hx-get]"
)
_ADDRESS = re.compile(
    r"data-(?:url|href|next|link|src|action|(?:next|page|load|ajax|target)-url|next-page|hx-get)$|hx-get$",
    re.IGNORECASE,
)
_SEEN = re.compile(r"\b(?:revealed|intersect)\b")
"""When htmx asks for what follows by itself: once the end of the list is seen."""
_HTMX = ("trigger", "swap")
_SAYS_MORE = re.compile(
    r"(?:(?:tai|xem|hien thi|doc|nap) (?:them|tiep)(?: (?:tin|bai|bai viet|tin tuc|noi dung|ket qua))?|"
    r"(?:load|show|view|see) more(?: \w{1,12})?|more|trang (?:sau|tiep)|tiep theo|older(?: posts)?)[ .»>+]*"
)
_IS_MORE = re.compile(r"(?:load|view|show|see)[-_]?more|(?:xem|tai)[-_]?(?:them|tiep)|next[-_]?page", re.IGNORECASE)
_ROWS = re.compile(r"[?&](?:start|limitstart|offset|skip)=\{\}", re.IGNORECASE)
_ADDS = re.compile(r"/them(?=[/?]|$)")
"""What adds something elsewhere; of a button that says so, it brings more."""
_LOOKED = 200
"""Elements with such an attribute that are looked at."""


def read(anchors: Anchors) -> NextPage | None:
    """The rows after those that the page shows, where a button brings them; None where there is none."""
    for node in islice(anchors.page.css(_BUTTONS), _LOOKED):
        is_seen = _is_seen(node)
        if not (is_seen or is_button(node)) or any(
            tokens.NAME.fullmatch(name[len("data-") :]) for name in node.attributes
        ):
            continue  # what goes on by a token is told by the script that reads it
        for name, value in node.attributes.items():
            url = anchors.resolve(value) if value and _ADDRESS.match(name) and value[0] in "/?h" else None
            if url is None or leads_elsewhere(url) or acts.is_act(url if is_seen else _ADDS.sub("", url)):
                continue
            # What is asked for unseen may be no more than counted ("/api/seen?muc=7").
            if not is_seen or any(run.known and run.counter for run in runs(url)):
                return _asked(url, anchors.page.url)
    return None


def _is_seen(node: LexborNode) -> bool:
    """Whether htmx asks for something once the element is seen, and shows it; nothing else says that it goes on."""
    attributes = node.attributes
    trigger, swap = (attributes.get(f"hx-{name}") or attributes.get(f"data-hx-{name}") or "" for name in _HTMX)
    return _SEEN.search(trigger) is not None and not swap.startswith("none") and not is_button(node)


def is_button(node: LexborNode) -> bool:
    """Whether an element brings what follows in a list, as it says or is called."""
    attributes = node.attributes
    if _IS_MORE.search(f"{attributes.get('class') or ''} {attributes.get('id') or ''}"):
        return True
    said = text.fold(glance.text(node, 60)[:60].strip() or attributes.get("title") or attributes.get("value") or "")
    return _SAYS_MORE.fullmatch(said) is not None


def _asked(url: str, here: str) -> NextPage:
    """The request for what stands at ``url``, and for what comes after it, where a number in it counts.

    What it answers may have the button again, or rows alone.
    """
    counted = next((run for run in runs(url) if run.known and run.counter), None)
    if counted is None:
        return NextPage(url=url, kind="rel-next")
    by_rows = _ROWS.search(counted.template) is not None and counted.counter > 1
    if counted.kind != "path" and (name := _parameter(counted.template)) is not None:
        step = counted.counter if by_rows else 1
        return NextPage(url=url, number=2, kind="xhr", counter=name, step=step, listing=here)
    return NextPage(url=url, number=2, kind="xhr", template=counted.template, zero=counted.counter - 2, listing=here)


def _parameter(template: str) -> str | None:
    query = urlsplit(template).query.split("&")
    return next((name for name, _, value in (pair.partition("=") for pair in query) if value == "{}"), None)
