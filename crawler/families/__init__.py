"""The table of families, and the recognition of a page's family."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from crawler.attributes import asked_for, plain
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
    from crawler.portals.model import Portal

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
LISTED: Family = generic.LISTED
"""What a page of no known family is read with."""

TEXT: Family = text.FAMILY
"""A page saved as text."""

__all__ = [
    "FAMILIES",
    "GENERIC",
    "LISTED",
    "TEXT",
    "Family",
    "Identity",
    "declared",
    "named",
    "of_page",
    "of_portal",
    "recognise",
]


def named(name: str) -> Family:
    """The family ``name``. Raises ``KeyError`` where none is called so."""
    for family in (GENERIC, LISTED, TEXT, *records.RECORDS):
        if family.name == name:
            return family
    return FAMILIES[name]


@cache
def declared(name: str, article_path: str | None, number_path: str | None = None) -> Family:
    """The family ``name`` with a portal's own shapes of article addresses, where it declares some.

    Addresses of another shape than ``article_path`` are no articles; ``number_path`` only tells articles' numbers.
    """
    family = named(name)
    if number_path is not None:
        family = replace(family, number_path=re.compile(number_path))
    return family if article_path is None else replace(family, article_path=re.compile(article_path), closed=True)


def of_portal(portal: Portal) -> Family | None:
    """The family that the portal's file declares; None where its pages are to tell."""
    return declared(portal.family, portal.article_path, portal.number_path) if portal.family else None


def of_page(page: Page, portal: Portal | None) -> Family:
    """The portal's family, else the one that ``page`` shows, with the portal's own shapes of addresses."""
    if portal is None:
        return recognise(page)
    return of_portal(portal) or declared(recognise(page).name, portal.article_path, portal.number_path)


def recognise(page: Page) -> Family:
    """The family that ``page`` says it is of, else the one it shows most signs of; ``GENERIC`` where it shows none."""
    for family in FAMILIES.values() if page.meta("generator") else ():
        if family.is_generator_of(page):
            return family
    possible = _possible(page)
    shown = {name: score for name, family in possible.items() if (score := family.recognise(page))}
    if not shown:
        return GENERIC
    most = max(shown.values())
    best = [FAMILIES[name] for name, score in shown.items() if score == most]
    return best[0] if len(best) == 1 else max(best, key=lambda family: _places(page, family))


def _possible(page: Page) -> dict[str, Family]:
    """The families of which a marker may be on ``page``: to ask for every marker takes longer than to ask for all
    that name no class, and to look the others' classes up."""
    named, others = _markers()
    names = {name for at in named.keys() & page.names.whole for name in named[at]}
    if page.first(", ".join(others)) is not None:
        names.update(*others.values())
    possible = names | _told_otherwise()
    return {name: family for name, family in FAMILIES.items() if name in possible}


@cache
def _told_otherwise() -> frozenset[str]:
    """The families that are not known by their markers alone."""
    return frozenset(name for name, family in FAMILIES.items() if type(family).recognise is not Family.recognise)


@cache
def _markers() -> tuple[dict[bytes, list[str]], dict[str, list[str]]]:
    """Names of families by a class or an id that one of their markers asks for, and by a marker that asks for none."""
    named: dict[bytes, list[str]] = {}
    others: dict[str, list[str]] = {}
    for family in FAMILIES.values():
        for marker in family.markers:
            asked = [alternative.whole for alternative in asked_for(marker)]
            if all(asked):
                for names in asked:
                    named.setdefault(max(names, key=len), []).append(family.name)
            else:
                others.setdefault(marker, []).append(family.name)
    return named, others


def _places(page: Page, family: Family) -> int:
    """How many of an article's fields stand on ``page`` where ``family`` has them: tells two with as many signs."""
    return sum(
        any(page.first(plain(selector)) is not None for selector in family.selectors.get(name, ()))
        for name in ("title", "published", "lead", "body")
    )
