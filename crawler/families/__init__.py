"""The table of families, and the recognition of a page's family."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from crawler.families import (
    articledetail,
    details,
    dnn,
    drupal,
    generic,
    joomla,
    kentico,
    liferay,
    nukeviet,
    records,
    sharepoint,
    text,
    vccorp,
    vnpt,
    webcenter,
    wordpress,
)
from crawler.families.model import Family, Identity

if TYPE_CHECKING:
    from crawler.html import Page

FAMILIES: dict[str, Family] = {
    family.name: family
    for family in (
        nukeviet.FAMILY,
        wordpress.FAMILY,
        drupal.FAMILY,
        joomla.FAMILY,
        vnpt.NEW,
        vnpt.OLD,
        liferay.DNICT,
        liferay.VNPT,
        articledetail.FAMILY,
        kentico.FAMILY,
        liferay.FAMILY,
        sharepoint.TANDAN,
        sharepoint.PLAIN,
        dnn.FAMILY,
        vccorp.FAMILY,
        details.BAI_VIET,
        details.VHV,
        records.SHELL,
        webcenter.FAMILY,
    )
}
"""Families that can be recognised from a page, by name."""

GENERIC: Family = generic.FAMILY
"""What a page of no known family is read with."""

TEXT: Family = text.FAMILY
"""A page saved as text."""

__all__ = ["FAMILIES", "GENERIC", "TEXT", "Family", "Identity", "declared", "named", "recognise"]


def named(name: str) -> Family:
    """The family ``name``. Raises ``KeyError`` where none is called so."""
    for family in (GENERIC, TEXT, *records.RECORDS):
        if family.name == name:
            return family
    return FAMILIES[name]


@cache
def declared(name: str, article_path: str | None) -> Family:
    """The family ``name`` with a portal's own shape of article addresses, where it declares one."""
    family = named(name)
    return family if article_path is None else replace(family, article_path=re.compile(article_path), closed=True)


def recognise(page: Page) -> Family:
    """The family that ``page`` says it is of, else the one it shows most signs of; ``GENERIC`` where it shows none."""
    for family in FAMILIES.values():
        if family.is_generator_of(page):
            return family
    shown = {name: score for name, family in FAMILIES.items() if (score := family.recognise(page))}
    if not shown:
        return GENERIC
    most = max(shown.values())
    best = [FAMILIES[name] for name, score in shown.items() if score == most]
    return best[0] if len(best) == 1 else max(best, key=lambda family: _places(page, family))


def _places(page: Page, family: Family) -> int:
    """How many of an article's fields stand on ``page`` where ``family`` has them: tells two with as many signs."""
    return sum(
        any(page.first(selector.removeprefix("& ")) is not None for selector in family.selectors.get(name, ()))
        for name in ("title", "published", "lead", "body")
    )
