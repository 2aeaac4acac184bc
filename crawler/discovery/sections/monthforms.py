"""Archives by month that a form asks for: a list of months and one of years to choose from, or one of both together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

from crawler.clean import text
from crawler.discovery import acts, forms
from crawler.discovery.anchors import Anchors
from crawler.discovery.scripting import written
from crawler.discovery.scripting.expressions import Literal
from crawler.discovery.sections import dated

_FORMS = 20
_MOST = 600
"""Months that are asked for, those of fifty years."""
_YEARS = 30
"""Years that are believed to hold news; a list of more is one of dates of birth."""
_TWELVE = frozenset(range(1, 13))
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH = re.compile(r"0?[1-9]|1[0-2]")
_OTHER = re.compile(r"\b(?:lich|calendar|su kien|event|thoi tiet|van ban|thong ke)\b")
"""What is asked by month and is no news."""
_SAID = 300
"""Characters of a form that are read."""


def read(anchors: Anchors) -> Iterator[str]:
    """The addresses of the months that one form of the page leaves to choose from; none of a form that is posted, that
    is filled in by hand, or that may do more than show."""
    for form in islice(anchors.page.css("form"), _FORMS):
        found = _months(anchors, form)
        if found:
            yield from found
            return


def _months(anchors: Anchors, form: LexborNode) -> list[str]:
    if (form.attributes.get("method") or "get").lower() != "get" or not _shows(form):
        return []
    selects = [(node.attributes.get("name") or "", _values(node)) for node in form.css("select[name]")]
    if len(selects) == 1:
        name, values = selects[0]
        is_archive = len(values) > 1 and all(dated.month_in(f"{name}={value}") for value in values)
        found = _asked(anchors, form, name, [{name: value} for value in values[:_MOST]]) if is_archive else []
        return [] if found and dated.is_other(found[0]) else found
    if len(selects) != 2:
        return []
    months = next(((name, values) for name, values in selects if _are_months(values)), None)
    years = next(((name, values) for name, values in selects if _are_years(values)), None)
    if months is None or years is None:
        return []
    chosen: list[dict[str, Literal]] = [{years[0]: year, months[0]: month} for year in years[1] for month in months[1]]
    return _asked(anchors, form, months[0], chosen)


def _asked(anchors: Anchors, form: LexborNode, counter: str, chosen: list[dict[str, Literal]]) -> list[str]:
    address = form.attributes.get("action") or ""
    url = anchors.resolve(address if address.strip() else anchors.page.url)
    sent = forms.sent(form, counter) if url is not None else None
    if url is None or sent is None or acts.is_act(url, sent) or acts.is_guarded(sent):
        return []
    made = (anchors.resolve(written.query(url, sent | each)) for each in chosen)
    return [each for each in made if each is not None]


def _shows(form: LexborNode) -> bool:
    """Whether the form only shows what is chosen, as far as its fields and names tell."""
    if form.css_first("input:not([type]), input[type=text], input[type=password], input[type=radio], textarea"):
        return False
    named = [form.attributes.get(name) or "" for name in ("id", "class", "name", "action")]
    said = text.fold(" ".join([form.text(deep=True)[:_SAID], *named]).replace("-", " ").replace("_", " "))
    return not acts.is_opinion(*named) and _OTHER.search(said) is None


def _values(select: LexborNode) -> list[str]:
    told = (node.attributes.get("value") or "" for node in islice(select.css("option"), 100))
    return [value.strip() for value in told if value.strip() not in ("", "0")]


def _are_months(values: list[str]) -> bool:
    return all(map(_MONTH.fullmatch, values)) and set(map(int, values)) == _TWELVE


def _are_years(values: list[str]) -> bool:
    return 0 < len(values) <= _YEARS and all(map(_YEAR.fullmatch, values))
