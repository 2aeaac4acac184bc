"""Pagers of ASP.NET WebForms: links that post the page back, told where to go by two form fields.

The state that the server asks back stands in hidden fields of the response at hand, so a next page can
only be asked for with the fields of the current one, and in order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from crawler.clean import text, urls
from crawler.discovery import acts
from crawler.discovery.anchors import Anchors, squeeze
from crawler.discovery.digits import whole_number
from crawler.discovery.model import NextPage
from crawler.discovery.paging.pagers import ACTIVE, NEXT
from crawler.discovery.scripting.expressions import Literal
from crawler.html import Page

_CALL = re.compile(
    r"(?:__doPostBack|WebForm_PostBackOptions)\(\s*(['\"])(?P<target>.*?)\1\s*,\s*(['\"])(?P<argument>.*?)\3", re.DOTALL
)
_NUMBER = re.compile(r"\[?\s*(\d{1,6})\s*\]?")
_ELLIPSIS = ("...", "…")
_CALENDAR = re.compile(r"calendar|datepicker", re.IGNORECASE)
_DAYS = 28
_LEVELS = 5


@dataclass(slots=True)
class Posted:
    """What the postback pagers of a page say."""

    next: list[NextPage] = field(default_factory=list)
    page_number: int | None = None
    last_page: int | None = None


@dataclass(slots=True)
class _Item:
    """A label of a pager, in order: a link that posts, or the bare number of the page at hand."""

    label: str
    number: int | None
    target: str | None = None
    argument: str = ""
    active: bool = False


def read(anchors: Anchors) -> Posted | None:
    """The next page of every postback pager of the page, or None where it has no such pager."""
    page = anchors.page
    if "__doPostBack" not in page.html and "WebForm_PostBackOptions" not in page.html:
        return None
    found = Posted()
    for container in _containers(page):
        items = _items(container)
        numbers = [item.number for item in items if item.number is not None]
        if len(numbers) >= _DAYS:
            continue
        current = _current(items)
        if found.page_number is None:
            found.page_number, found.last_page = current, max([current, *numbers])
        item = _following(items, current)
        if item is not None and item.target is not None:
            form, action = _form(anchors, container)
            if acts.is_act(urlsplit(action)._replace(query="").geturl()):
                continue
            form |= {"__EVENTTARGET": item.target, "__EVENTARGUMENT": item.argument}
            last = max([current, *numbers])
            found.next.append(
                NextPage(url=action, number=current + 1, method="POST", form=form, kind="postback", last=last)
            )
    return found if found.page_number is not None else None


def _containers(page: Page) -> list[LexborNode]:
    """The elements that hold a pager each, in document order."""
    found: dict[int, LexborNode] = {}
    seen: set[int] = set()
    for node in page.css("a[href*='oPostBack'], a[href*='PostBackOptions'], a[onclick*='oPostBack']"):
        item = _item(node)
        if item is None or node.mem_id in seen:
            continue
        holder = node.parent
        for _ in range(_LEVELS):
            if holder is None or holder.tag == "body" or len(_items(holder)) > 1:
                break
            holder = holder.parent
        if holder is None or holder.tag == "body":
            continue
        names = f"{holder.attributes.get('id') or ''} {holder.attributes.get('class') or ''}"
        seen.update(link.mem_id for link in holder.css("a"))
        if not _CALENDAR.search(names) and not _is_control(holder):
            found.setdefault(holder.mem_id, holder)
    return list(found.values())


def _is_control(node: LexborNode | None) -> bool:
    """Whether the element lies in one that votes, searches or sends: its numbers count no pages."""
    while node is not None and node.tag not in ("body", "form"):
        if acts.is_control(node.attributes.get("id") or "", node.attributes.get("class") or ""):
            return True
        node = node.parent
    return False


def _item(node: LexborNode) -> _Item | None:
    """The link as an item of a pager; None where it posts something else (a menu, an order, a search)."""
    attributes = node.attributes
    call = _CALL.search(attributes.get("href") or "") or _CALL.search(attributes.get("onclick") or "")
    label = squeeze(node.text(deep=True))
    number = _NUMBER.fullmatch(label)
    if call is None or acts.is_control(call["target"], call["argument"]):
        return None
    if not (number or label in _ELLIPSIS or (label and NEXT.fullmatch(text.fold(label)))):
        return None
    argument = call["argument"]
    day = whole_number(argument)
    if number and argument.isdigit() and (day is None or abs(day - int(number[1])) > 1):
        # Days since 2000, as the calendar control counts.
        return None
    active = bool(ACTIVE.search(attributes.get("class") or ""))
    return _Item(label, int(number[1]) if number else None, call["target"], argument, active)


def _items(container: LexborNode) -> list[_Item]:
    found: list[_Item] = []
    inside: set[int] = set()
    for node in container.traverse(include_text=True):
        parent = node.parent
        if parent is not None and parent.mem_id in inside:
            inside.add(node.mem_id)
        elif node.tag == "a" and ("href" in node.attributes or "onclick" in node.attributes):
            inside.add(node.mem_id)
            item = _item(node)
            if item is not None:
                found.append(item)
        elif node.tag == "-text":
            number = _NUMBER.fullmatch(squeeze(node.text_content or ""))
            if number is not None:
                found.append(_Item(number[0], int(number[1])))
    return found


def _current(items: list[_Item]) -> int:
    bare = next((item.number for item in items if item.target is None and item.number is not None), None)
    marked = next((item.number for item in items if item.active and item.number is not None), None)
    return bare or marked or 1


def _following(items: list[_Item], current: int) -> _Item | None:
    """The item that leads to the page after ``current``."""
    exact = next((item for item in items if item.number == current + 1 and item.target), None)
    if exact is not None:
        return exact
    at = max((place for place, item in enumerate(items) if item.number is not None), default=-1)
    beyond = items[at + 1 :]
    # Two links are labelled "...": the one before the numbers leads back, the one after them to the next group.
    forward = next((item for item in beyond if item.label in _ELLIPSIS), None)
    return forward or next((item for item in beyond if NEXT.fullmatch(text.fold(item.label))), None)


def _form(anchors: Anchors, container: LexborNode) -> tuple[dict[str, Literal], str]:
    """The hidden fields to send back, and where to. Not what else the form holds: here that is the whole page, with its
    search, log-in and poll, and of a field that is not sent the server keeps what it was."""
    holder: LexborNode | None = container
    while holder is not None and holder.tag != "form":
        holder = holder.parent
    here = urls.canonical(anchors.page.url) or anchors.page.url
    action = (holder.attributes.get("action") or "") if holder is not None else ""
    fields = (holder if holder is not None else anchors.page.tree).css("input[type='hidden'][name]")
    form: dict[str, Literal] = {
        node.attributes.get("name") or "": node.attributes.get("value") or "" for node in fields
    }
    return form, (anchors.resolve(action) if action else None) or here
