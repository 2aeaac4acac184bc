"""What a portal's file says beyond its types: addresses, families, selectors, patterns and days that can be used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from archive.article import Article
from crawler import families
from crawler.attributes import plain
from crawler.clean.urls import canonical, host_of
from crawler.html import Page
from crawler.portals.backtracking import is_slow
from crawler.portals.model import PORTAL_ID, Portal

FIELDS = (
    *("title", "lead", "body", "image", "published", "modified", "views"),
    *("byline", "section", "tags", "attachments", "related"),
)
"""What selectors may be given for."""


_NOT_IN_HOST = re.compile(r"[\s!-,/;-@\\^`{-~]")
"""Of the ASCII signs, those that stand in no host's name or port; letters of any script may."""


class Fault(NamedTuple):
    """A value that cannot be used."""

    path: tuple[str | int, ...]
    text: str
    """Its key, and what was expected."""
    value: object = None


def faults(portal: Portal) -> Iterable[Fault]:
    """Every value that cannot be used."""
    yield from _addresses(portal)
    yield from _hosts(portal)
    yield from _pattern("article_path", portal.article_path)
    yield from _pattern("number_path", portal.number_path)
    yield from _layout((), "", portal.family, portal.selectors)
    for at, layout in enumerate(portal.layouts):
        yield from _layout(("layouts", at), f"layouts[{at + 1}].", layout.family, layout.selectors)
    yield from _formats(portal)
    yield from _record_fields(portal)
    yield from _days(portal)


def _addresses(portal: Portal) -> Iterable[Fault]:
    named: list[tuple[tuple[str | int, ...], str, str]] = [(("home",), "home", portal.home)]
    named += [
        (("sections", at, "url"), f"sections[{at + 1}].url", section.url) for at, section in enumerate(portal.sections)
    ]
    named += [(("feeds", at), f"feeds[{at + 1}]", url) for at, url in enumerate(portal.feeds)]
    unread = enumerate(portal.expect.unread)
    named += [(("expect", "unread", at), f"expect.unread[{at + 1}]", url) for at, url in unread]
    named += [(("sitemaps", at), f"sitemaps[{at + 1}]", url) for at, url in enumerate(portal.sitemaps)]
    for path, key, url in named:
        if canonical(url) is None:
            expected = "an address that begins with http:// or https:// was expected"
            yield Fault(path, f"{key} = {url!r}: {expected}", url)


def _hosts(portal: Portal) -> Iterable[Fault]:
    for key, hosts in (("aliases", portal.aliases), ("asset_hosts", portal.asset_hosts)):
        for at, host in enumerate(hosts):
            name = host_of(f"https://{host}/")
            if not name or _NOT_IN_HOST.search(name) or name != host.lower().removeprefix("www.").rstrip("."):
                expected = "a host's name alone was expected, such as tep.vidu.gov.vn"
                yield Fault((key, at), f"{key}[{at + 1}] = {host!r}: {expected}", host)


def _pattern(key: str, pattern: str | None) -> Iterable[Fault]:
    if pattern is None:
        return
    try:
        groups = re.compile(pattern).groupindex
    except re.error as error:
        yield Fault((key,), f"{key} is not a regular expression: {error}")
        return
    if "number" not in groups:
        yield Fault((key,), f"{key} needs a group (?P<number>...) around the article's number")
    if is_slow(pattern):
        expected = (
            "a pattern that is soon done with any address was expected: begin it with ^, and let each repeat end "
            "where the next character is none of its own"
        )
        yield Fault((key,), f"{key} = {pattern!r}: {expected}", pattern)


def _formats(portal: Portal) -> Iterable[Fault]:
    yield from _dated((), "", portal.date_formats)
    for at, layout in enumerate(portal.layouts):
        yield from _dated(("layouts", at), f"layouts[{at + 1}].", layout.date_formats)


def _dated(path: tuple[str | int, ...], where: str, patterns: Sequence[str]) -> Iterable[Fault]:
    for at, pattern in enumerate(patterns):
        if not _names_a_day(pattern):
            expected = "a pattern with day, month and year was expected, such as %d/%m/%Y %H:%M"
            said = f"{where}date_formats[{at + 1}] = {pattern!r}: {expected}"
            yield Fault((*path, "date_formats", at), said, pattern)


def _names_a_day(pattern: str) -> bool:
    """Whether a day that is printed by ``pattern`` is read from it again."""
    day = datetime(2025, 11, 24)
    try:
        return datetime.strptime(day.strftime(pattern), pattern).date() == day.date()
    except (ValueError, re.error):
        return False


def _layout(
    at: tuple[str | int, ...], where: str, family: str | None, selectors: Mapping[str, str | list[str]]
) -> Iterable[Fault]:
    if family is not None and family not in (known := family_names()):
        yield Fault((*at, "family"), f"{where}family = {family!r}: one of {', '.join(known)} was expected")
    for field, value in selectors.items():
        path = (*at, "selectors", field)
        if field not in FIELDS:
            expected = f"a field was expected, one of {', '.join(sorted(FIELDS))}"
            yield Fault(path, f"{where}selectors.{field}: {expected}")
        for selector in [value] if isinstance(value, str) else value:
            if not _compiles(selector):
                yield Fault(path, f"{where}selectors.{field} = {selector!r}: a CSS selector was expected", selector)


def family_names() -> list[str]:
    """What ``family`` may be."""
    return sorted([*families.FAMILIES, families.GENERIC.name])


def _compiles(selector: str) -> bool:
    try:
        # What families write before a selector that is looked up inside or beside the article's frame is no CSS.
        Page(b"<p>", url="http://localhost/").css(plain(selector))
    except Exception:  # the parser of selectors names no error of its own
        return False
    return True


def _record_fields(portal: Portal) -> Iterable[Fault]:
    for field in portal.fixes:
        if field not in Article.__struct_fields__:
            yield Fault(("fixes", field), f"fixes.{field}: a field of the record was expected, such as section")
    for field, share in portal.expect.filled.items():
        if field not in Article.__struct_fields__:
            expected = "a field of the record was expected, such as byline"
            yield Fault(("expect", "filled", field), f"expect.filled.{field}: {expected}", field)
        elif not 0 <= share <= 1:
            yield Fault(
                ("expect", "filled", field), f"expect.filled.{field} = {share}: a share from 0 to 1 was expected", field
            )


def _days(portal: Portal) -> Iterable[Fault]:
    untils = [layout.until for layout in portal.layouts]
    for at, until in enumerate(untils):
        if until in untils[:at]:
            expected = "another day than that of a layout before it was expected"
            yield Fault(("layouts", at, "until"), f"layouts[{at + 1}].until = {until}: {expected}")
    if portal.valid_from and portal.valid_to and portal.valid_from > portal.valid_to:
        yield Fault(("valid_to",), f"valid_to = {portal.valid_to}: a day after valid_from was expected")
    if portal.successor is not None and (portal.successor == portal.id or not PORTAL_ID.match(portal.successor)):
        yield Fault(("successor",), f"successor = {portal.successor!r}: the id of another portal was expected")
    if portal.successor is not None and portal.valid_to is None:
        yield Fault(("successor",), "successor needs valid_to, the last day before it")
    following = [*(former.valid_from for former in portal.former[1:]), portal.valid_from]
    for at, (former, start) in enumerate(zip(portal.former, following, strict=False)):
        if start is None or former.valid_to >= start:
            expected = "a day before the next one's valid_from was expected"
            yield Fault(("former", at, "valid_to"), f"former[{at + 1}].valid_to = {former.valid_to}: {expected}")
