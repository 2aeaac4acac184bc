"""What scripts read from ``data-`` attributes of the page: a button says which section it goes on with, and where.

``data: { page: page, cat: button.data('cat') }`` beside ``<button data-cat="7">`` sends the section 7.
"""

from __future__ import annotations

import re
from itertools import islice

from crawler.discovery import acts
from crawler.discovery.scripting.expressions import Literal
from crawler.html import Page

_READ = re.compile(
    r"""\.\s{0,5}(?:dataset\.(?P<name>\w{1,40})|data\(\s{0,5}['"](?P<key>[\w-]{1,40})['"]\s{0,5}\)|"""
    r"""(?:attr|getAttribute)\(\s{0,5}['"]data-(?P<attribute>[\w-]{1,40})['"]\s{0,5}\))"""
)
"""``el.dataset.cat``, ``$(this).data("cat")``, ``el.getAttribute("data-cat")``."""
_OWNER = re.compile(
    r"""(?:(?:\$|jQuery|(?<![\w$.])document\.\w{5,30})\(\s{0,5}(?:this|[\w$.]{1,60}|'[^'\n]{1,90}'|"[^"\n]{1,90}")\s{0,5}\)|"""
    r"""(?<![\w$.])[\w$][\w$.]{0,60})\s{0,20}\Z"""
)
"""Whose attribute it is: what stands right before."""
_BEFORE = 160
_READINGS = 400
"""Characters that are looked at for it, and readings of one script."""
_GIVEN = re.compile(r"(?<![\w$])([\w$]{1,60})\s{0,5}=\s{0,5}(?:parseInt\(|Number\(|\+)?\s{0,5}(dataset\.\w{1,40})")
_TAKEN = re.compile(r"\{([\w$,\s]{1,200})\}\s{0,5}=\s{0,5}[\w$.]{1,60}\.dataset\b")
"""``const { url, cursor } = el.dataset``."""
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NAMES, _LOOKED, _SETS = 20, 200, 10
"""Attributes that a script reads, elements that have them, and sets of values that are tried."""


def plain(text: str) -> str:
    """``text`` with every reading of such an attribute as one name.

    >>> plain("f($(this).data('cat-id'), el.dataset.next, b.getAttribute('data-muc'), b.data('page') + 1)")
    'f(dataset.catId, dataset.next, dataset.muc, dataset.page + 1)'
    """
    made, at = [], 0
    for found in islice(_READ.finditer(text), _READINGS):
        owner = _OWNER.search(text, max(at, found.start() - _BEFORE), found.start())
        if owner is not None:
            name = camel(found["name"] or found["key"] or found["attribute"])
            made += [text[at : owner.start()], f"dataset.{name}"]
            at = found.end()
    return "".join([*made, text[at:]])


def values(page: Page, text: str) -> list[dict[str, Literal]]:
    """What the names of a ``plain`` script stand for: a set for each element that has most of what it reads.

    One set without anything where the page has no such element.
    """
    names = dict.fromkeys(re.findall(r"\bdataset\.(\w{1,40})", text))
    taken = [name.strip() for found in _TAKEN.findall(text) for name in found.split(",") if name.strip()]
    names |= dict.fromkeys(taken)
    aliases = dict(_GIVEN.findall(text)) | {name: f"dataset.{name}" for name in taken}
    attributes = {f"data-{kebab(name)}": f"dataset.{name}" for name in islice(names, _NAMES)}
    found: list[dict[str, Literal]] = []
    selector = ", ".join(f"[{attribute}]" for attribute in attributes)
    for node in islice(page.css(selector), _LOOKED) if selector else ():
        own = node.attributes
        if acts.is_opinion(own.get("class") or "", own.get("id") or ""):
            continue
        said: dict[str, Literal] = {
            name: own[attribute] or "" for attribute, name in attributes.items() if attribute in own
        }
        said |= {alias: said[name] for alias, name in aliases.items() if name in said}
        if said not in found:
            found.append(said)
    most = max(map(len, found), default=0)
    return [said for said in found if len(said) == most][:_SETS] or [{}]


def camel(name: str) -> str:
    """The name under which scripts read ``data-name``.

    >>> camel("cat-id")
    'catId'
    """
    first, *rest = name.split("-")
    return first + "".join(part.capitalize() for part in rest)


def kebab(name: str) -> str:
    """The attribute behind ``data-`` that scripts read as ``name``.

    >>> kebab("catId")
    'cat-id'
    """
    return _CAMEL.sub("-", name).lower()
