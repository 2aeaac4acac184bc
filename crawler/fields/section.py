"""The sections that the article stands in, outermost first, from the breadcrumb."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.clean.text import clean_line, fold
from crawler.fields import crumbs
from crawler.fields.candidate import Candidate, pick
from crawler.fields.hints import Hints, text_of

_HOME = re.compile(r"^(?:trang (?:chu|nhat|dau)|home(?: ?page)?|index|ban dang o(?: day)?|you are here|[\W\d_]*)\s*:?$")
MAX_NAME = 100
"""Characters beyond which an entry of a breadcrumb is the article's title."""


def candidates(hints: Hints, title: str) -> Iterator[Candidate[list[str]]]:
    """The breadcrumb without home page and title, else what the metadata say."""
    # Where a family names every place, its breadcrumb is whole.
    path = [] if hints.family.complete else _above(hints, title)
    for where, nodes in hints.groups("section"):
        names = _names([text_of(node) for node in nodes], title)
        # What names the category alone gives way to the path that leads to it.
        if names and not (len(path) > len(names) and path[-len(names) :] == names):
            yield Candidate(names, where)
    if path := (_above(hints, title) if hints.family.complete else path):
        yield Candidate(path, "links above the article")
    if hints.located is not None:
        for spot in hints.located.spots.get("section", ()):
            names = _names(re.split(r"\s*[»›>|/→]\s*", spot.text), title)
            if names:
                yield Candidate(names, spot.where)
    for thing in hints.page.json_ld:
        if thing.get("@type") == "BreadcrumbList":
            names = _names(_crumbs(thing.get("itemListElement")), title)
            if names:
                yield Candidate(names, "JSON-LD BreadcrumbList")
    metas = _names(hints.page.metas.get("article:section", []), title)
    if metas:
        yield Candidate(metas, "meta article:section")


def _above(hints: Hints, title: str) -> list[str]:
    """The names in the breadcrumb that stands above the body."""
    body = hints.node("body")
    return _names(crumbs.before(body), title) if body is not None else []


def extract(hints: Hints, title: str) -> list[str]:
    """Names of the sections; empty where the page names none."""
    found = pick(candidates(hints, title))
    return found.value if found is not None else []


def _names(texts: list[str], title: str) -> list[str]:
    names: list[str] = []
    folded_title = fold(title)
    for text in texts:
        name = clean_line(text).strip(" »›>/|→")
        folded = fold(name)
        if (
            not name
            or len(name) > MAX_NAME
            or _HOME.match(folded)
            or (folded_title.startswith(folded.rstrip(".…")) and len(name) > 25)
        ):
            continue
        if folded != folded_title and name not in names:
            names.append(name)
    return names


def _crumbs(entries: object) -> list[str]:
    names: list[str] = []
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict):
            item = entry.get("item")
            name = entry.get("name") or (item.get("name") if isinstance(item, dict) else None)
            if isinstance(name, str):
                names.append(name)
    return names
