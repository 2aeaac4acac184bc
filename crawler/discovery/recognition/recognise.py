"""What an undeclared portal is, from a handful of its pages, and why; in sentences for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urljoin, urlsplit

import msgspec

from archive.article import Article, Reject
from crawler import families
from crawler.clean import text, urls
from crawler.discovery import addresses, listings
from crawler.discovery.model import Listing, ListingRow, NextPage, Recognition, SectionLink, Shape
from crawler.families import Family
from crawler.fields import identity, refusal
from crawler.fields.trails import portalnames
from crawler.html import Page

# Where sitemaps are, by family, beside those that robots.txt names; tried in this order.
_SITEMAPS: dict[str, tuple[str, ...]] = {
    "wordpress": ("/wp-sitemap.xml", "/sitemap_index.xml", "/sitemap.xml"),
}
_USUAL_SITEMAPS = ("/sitemap.xml", "/sitemap_index.xml")
_NAMED = 6
"""Sections named in a sentence."""
_KINDS = {
    "query": "a parameter of the address",
    "path": "a part of the path",
    "cur": "a portlet's long query",
    "postback": "an ASP.NET postback (__doPostBack)",
    "xhr": "a request of the page's script",
    "rel-next": "a link to the next page, without numbers",
}


@dataclass(slots=True)
class Evidence:
    """What was seen of a portal so far; ``conclude`` says what it is."""

    home: Page
    inside: Callable[[str], bool]
    family: Family = field(init=False)
    """What the home page shows."""
    front: Listing = field(init=False)
    """What the home page lists."""
    listed: dict[str, Listing] = field(default_factory=dict)
    """Sections that list articles, by address."""
    not_listed: list[str] = field(default_factory=list)
    """Sections that list none."""
    rows: list[ListingRow] = field(default_factory=list)
    """Of every listing and further page."""
    asked: NextPage | None = None
    """A further page of a listing."""
    loaded: set[str] = field(default_factory=set)
    """Files of scripts that were asked for, each by one section."""
    new_rows: int | None = None
    """How many articles that page named, which the one before it had not; None where it did not come."""
    answers: Literal["html", "json"] | None = None
    articles: list[tuple[str, str, Article | Reject]] = field(default_factory=list)
    """Address, family and record of pages that rows lead to."""
    sitemaps: list[str] | None = None
    """Those that are there; None where nobody has looked."""

    def __post_init__(self) -> None:
        self.family = families.recognise(self.home)
        self.front = listings.read(self.home, family=self.family, inside=self.inside, home=True)


def recognise(page: Page, *, inside: Callable[[str], bool]) -> Recognition:
    """The family of the portal that ``page`` (its home page, or a listing) belongs to, and where to look for articles.

    ``sitemaps`` are guesses: addresses that may not exist. ``reasons`` say what was decided from what.
    """
    return conclude(Evidence(page, inside))


def conclude(seen: Evidence) -> Recognition:
    """What the portal is, as far as ``seen`` tells, with a reason for everything that was decided."""
    family, why, is_sure = _family(seen)
    home = urls.canonical("/", seen.home.url) or seen.home.url
    sections = [section for section in seen.front.sections if section.url not in seen.not_listed]
    asked = seen.asked or (next(iter(seen.front.next), None) if not seen.listed else None)
    shape = addresses.read(seen.rows or seen.front.rows, family)
    if shape is not None and shape.scope == "address":
        shape = msgspec.structs.replace(shape, is_printed=_is_printed(seen, family))
    script_only = not seen.front.rows and refusal.of_rest(seen.home).reason == "script-only"
    reasons = [
        why,
        *_front(seen.front),
        *_sections(seen, sections),
        *_further(seen, asked),
        *_identity(shape, seen),
        *_articles(seen),
    ]
    if script_only:
        reasons.append("The home page is empty without its scripts: a browser is needed (`browser = true`).")
    return Recognition(
        family=family.name,
        home=home,
        title=_title(seen.home),
        sections=sections,
        listings=list(seen.listed),
        feeds=seen.front.feeds,
        sitemaps=guesses(home, family.name) if seen.sitemaps is None else seen.sitemaps,
        pagination=asked.kind if asked else None,
        answers=seen.answers if asked and asked.kind == "xhr" else None,
        next_page=asked.url if asked else None,
        shape=shape,
        is_script_only=script_only,
        is_sure_of_family=is_sure,
        reasons=reasons,
    )


def guesses(home: str, family: str) -> list[str]:
    """Where a portal's sitemap usually is."""
    return [urljoin(home, path) for path in _SITEMAPS.get(family, _USUAL_SITEMAPS)]


def _title(page: Page) -> str | None:
    named = next(iter(portalnames.names(page)), None)
    if named is not None:
        return text.clean_line(named) or None
    return portalnames.without_home(text.clean_line(page.text_of("title") or "")) or None


def _family(seen: Evidence) -> tuple[Family, str, bool]:
    """The family, why, and whether that is sure: what the pages say themselves, else what articles agree on."""
    if seen.family.is_generator_of(seen.home):
        return seen.family, _family_reason(seen.home, seen.family), True
    told = Counter(name for _, name, record in seen.articles if isinstance(record, Article))
    name, times = told.most_common(1)[0] if told else (seen.family.name, 0)
    if times > 1 and times == told.total() and name in families.FAMILIES:
        family = families.named(name)
        return family, f"All {times} articles looked at hold what articles of the family {name} hold.", True
    return seen.family, _family_reason(seen.home, seen.family), False


def _family_reason(page: Page, family: Family) -> str:
    generator = page.meta("generator")
    if family is families.GENERIC:
        if generator:
            return f"The page names '{generator}' as its generator, no known family: it is read by what it holds."
        return "The page shows no sign of a known family: it is read by what it holds."
    if family.generator is not None and generator and family.generator.search(generator):
        return f"The page names '{generator}' as its generator: family {family.name}."
    shown = [marker for marker in family.markers if page.first(marker) is not None]
    return f"The page holds what pages of the family {family.name} hold: {', '.join(shown)}."


def _front(listing: Listing) -> list[str]:
    reasons = [_rows(listing.rows), _links(listing.sections)]
    if len(listing.feeds) == 1:
        reasons.append(f"The page names 1 feed, {listing.feeds[0]}.")
    elif listing.feeds:
        reasons.append(f"The page names {len(listing.feeds)} feeds, first {listing.feeds[0]}.")
    return reasons


def _rows(rows: Sequence[ListingRow]) -> str:
    form, times = _shape(rows)
    if times > 1:
        return f"{len(rows)} links look like an article, {times} of them {form}."
    return "1 link looks like an article." if len(rows) == 1 else f"{len(rows)} links look like an article."


def _links(sections: Sequence[SectionLink]) -> str:
    named = [section.name for section in sections if section.name][: _NAMED - 1]
    names = ", ".join(named) + (" …" if len(sections) > len(named) else "")
    if len(sections) == 1:
        return f"1 link of menus and headings may list articles{f': {names}' if named else ''}."
    return f"{len(sections)} links of menus and headings may list articles{f': {names}' if named else ''}."


def _sections(seen: Evidence, sections: Sequence[SectionLink]) -> list[str]:
    names = {section.url: section.name for section in sections}
    said = []
    if seen.listed:
        told = ", ".join(f"{names.get(url) or url} ({len(one.rows)})" for url, one in seen.listed.items())
        looked = len(seen.listed) + len(seen.not_listed)
        many = "1 section" if looked == 1 else f"{looked} sections"
        if len(seen.listed) == 1:
            said.append(f"Of {many} looked at, 1 lists articles: {told}.")
        else:
            said.append(f"Of {many} looked at, {len(seen.listed)} list articles: {told}.")
    if seen.sitemaps:
        said.append(f"There is a sitemap: {', '.join(seen.sitemaps)}.")
    return said


def _further(seen: Evidence, asked: NextPage | None) -> list[str]:
    if asked is None:
        return ["No further page of a listing was seen."] if seen.listed else []
    how = [f"Further pages are asked for by {asked.kind}, such as {asked.url}: {_KINDS[asked.kind]}"]
    if asked.kind == "xhr" and seen.answers:
        how.append(f"the answer is {seen.answers.upper()}")
    if seen.new_rows == 1:
        how.append("that page names 1 further article")
    elif seen.new_rows is not None:
        how.append(f"that page names {seen.new_rows} further articles")
    elif seen.asked is not None:
        how.append("that page did not come")
    return [f"{'; '.join(how)}."]


def _identity(shape: Shape | None, seen: Evidence) -> list[str]:
    if shape is None:
        return ["Too few articles were seen to tell the shape of their addresses."] if seen.listed else []
    if shape.is_printed:
        return [
            f"The addresses of {shape.articles} articles show no number: they are known by the one that their pages "
            "print, and where none is printed by their addresses."
        ]
    if shape.scope == "address":
        return [f"The addresses of {shape.articles} articles show no number: they are known by their addresses."]
    where = "over the whole portal" if shape.scope == "portal" else "inside a part of the address"
    who = "as the family has it" if shape.by_family else "found in the rows"
    said = (
        f"The number in {shape.example} tells articles apart ({who}): {shape.numbered} of {shape.articles} articles "
        f"seen show one, unique {where}"
    )
    if shape.others:
        said += f"; without one is {shape.others[0]}"
    return [f"{said}."]


def _is_printed(seen: Evidence, family: Family) -> bool:
    """Whether articles that were read have a number from their pages; where none was read, whether the family has."""
    ids = [record.id.rpartition(":")[2] for _, _, record in seen.articles if isinstance(record, Article)]
    if not ids:
        return type(family).page_identity is not Family.page_identity
    return any(id.isdecimal() and len(id) != identity.HASH_LENGTH for id in ids)


def _articles(seen: Evidence) -> list[str]:
    said = []
    for url, name, record in seen.articles:
        if isinstance(record, Article):
            when = record.published_at or "no date"
            said.append(f"{url} reads as an article of the family {name}: '{record.title}', {when}.")
        else:
            said.append(f"{url} is no article: {record.reason}.")
    return said


def _shape(rows: Sequence[ListingRow]) -> tuple[str, int]:
    """The usual form of the rows' addresses, for people: ``/…/…-N.html``; and how many have it."""
    forms = Counter("/".join(_segment(part) for part in urlsplit(row.url).path.split("/")) for row in rows)
    return forms.most_common(1)[0] if forms else ("", 0)


def _segment(part: str) -> str:
    if not part:
        return ""
    if part.isdigit():
        return "N"
    stem, dot, extension = part.rpartition(".")
    if not dot:
        stem, extension = part, ""
    tail = stem.rpartition("-")[2]
    form = "…-N" if tail.isdigit() and tail != stem else "…"
    return f"{form}{dot}{extension}"
