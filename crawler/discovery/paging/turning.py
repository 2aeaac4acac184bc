"""Whether numbers that call a function turn the pages of a listing: what else counts is never asked for.

Stars, polls, sizes of letters and films are numbered, too. So what is called must say that it is about pages, and a
form is sent only if nothing in it or around it has to do with opinions, persons or proofs of who sends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborNode

from crawler.clean.text import fold
from crawler.discovery import acts, marks
from crawler.discovery.paging.pagers import base, place, runs
from crawler.discovery.scripting.written import COUNTER

_PAGE = re.compile(
    r"(?<!home)(?<!fan)(?<!per)page(?!size|row|view|font)|paging|trang(?!thai|chu|bi|tri|phuc|trai|suc|hoang)"
)
_NO_PAGE = re.compile(r"size|perpage|limit|font|print|share|zoom|chiase|xoa|delete|send|gui(?!de)")
_ENTERED = "textarea, input[type=password], input[type=file], input[type=email], input[type=tel], input[type=radio]"
_PERSONAL = re.compile(r"mail|phone|dienthoai|hoten|fullname|noidung|message|matkhau|passw|diachi|cmnd|cccd")
_LEVELS = 5
_LETTERS = re.compile(r"[^a-z]+")
MARK = 7_654_321
"""Stands for the number of a page, to see where an address has it."""


def says_page(name: str) -> bool:
    """Whether what is called so counts pages, as far as its name says.

    >>> [says_page(name) for name in ("goPage", "chuyen_trang", "txtPageIndex", "pageSize", "trangThai", "homepage")]
    [True, True, True, False, False, False]
    """
    said = _LETTERS.sub("", fold(name))
    return _PAGE.search(said) is not None and not _NO_PAGE.search(said)


def is_pager(node: LexborNode) -> bool:
    """Whether the elements around ``node`` are called a pager."""
    return any(marks.read("div", each.attributes, 0) & marks.Marks.PAGER for each in _around(node))


def is_of_opinion(node: LexborNode) -> bool:
    """Whether ``node``, or an element around it, is called a vote, a rating or a comment."""
    return any(acts.is_opinion(*_names(each)) for each in _around(node))


def turns(url: str, here: str, function: str, *, has_sign: bool) -> bool:
    """Whether ``function`` turns pages by going to ``url``, in which ``MARK`` is the number of the page.

    ``has_sign``: it has an arrow, or stands in what is called a pager.
    """
    run = next((run for run in runs(url) if run.counter == MARK), None)
    if run is None:
        return says_page(function)
    before = run.template.partition("{}")[0]
    parameter = re.split(r"[?&]", before)[-1].rstrip("=") if "?" in before else ""
    if acts.is_opinion(parameter) or _NO_PAGE.search(_LETTERS.sub("", fold(parameter))):
        return False
    if run.known or says_page(parameter) or says_page(function):
        return True
    is_known = place(run.template) in {place(each.template) for each in runs(here)}
    is_next = is_known or place(before.rstrip("/")) == place(base(here))
    return is_next or (has_sign and urlsplit(url).path.rstrip("/") == urlsplit(here).path.rstrip("/"))


def may_send(form: LexborNode, fields: Mapping[str, object], counter: str, function: str, *, has_sign: bool) -> bool:
    """Whether sending ``form`` with ``fields`` turns to the page that stands in its field ``counter``, and no more."""
    path = unquote(urlsplit(form.attributes.get("action") or "").path)
    if acts.is_guarded(fields) or acts.is_opinion(function, *fields, *_names(form), path) or is_of_opinion(form):
        return False
    if asks_of_persons(form, fields):
        return False
    told = not _NO_PAGE.search(_LETTERS.sub("", fold(function))) and (says_page(counter) or says_page(function))
    return told or (has_sign and COUNTER.fullmatch(counter) is not None)


def asks_of_persons(form: LexborNode, fields: Iterable[str] = ()) -> bool:
    """Whether ``form``, with ``fields``, has what persons fill in of themselves, or write."""
    return form.css_first(_ENTERED) is not None or any(
        _PERSONAL.search(_LETTERS.sub("", fold(name))) for name in fields
    )


def _around(node: LexborNode) -> Iterable[LexborNode]:
    above: LexborNode | None = node
    for _ in range(_LEVELS):
        if above is None or above.tag in ("body", "html"):
            return
        yield above
        above = above.parent


def _names(node: LexborNode) -> tuple[str, ...]:
    attributes = node.attributes
    return tuple(attributes.get(name) or "" for name in ("id", "class", "name"))
