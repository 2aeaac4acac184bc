"""What an undeclared portal is, from one page of it, and why; in sentences for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from urllib.parse import urljoin, urlsplit

from crawler import families
from crawler.clean import urls
from crawler.discovery import listings
from crawler.discovery.model import Listing, ListingRow, Recognition
from crawler.families import Family
from crawler.html import Page

# Where sitemaps are, by family, beside those that robots.txt names; tried in this order.
_SITEMAPS: dict[str, tuple[str, ...]] = {
    "wordpress": ("/wp-sitemap.xml", "/sitemap_index.xml", "/sitemap.xml"),
}
_USUAL_SITEMAPS = ("/sitemap.xml", "/sitemap_index.xml")


def recognise(page: Page, *, inside: Callable[[str], bool]) -> Recognition:
    """The family of the portal that ``page`` (its home page, or a listing) belongs to, and where to look for articles.

    ``sitemaps`` are guesses: addresses that may not exist. ``reasons`` say what was decided from what.
    """
    family = families.recognise(page)
    listing = listings.read(page, family=family, inside=inside, home=True)
    home = urls.canonical("/", page.url) or page.url
    return Recognition(
        family=family.name,
        home=home,
        sections=listing.sections,
        feeds=listing.feeds,
        sitemaps=[urljoin(home, path) for path in _SITEMAPS.get(family.name, _USUAL_SITEMAPS)],
        reasons=[_family_reason(page, family), *_listing_reasons(listing)],
    )


def _family_reason(page: Page, family: Family) -> str:
    generator = page.meta("generator")
    if family is families.GENERIC:
        said = f" (it names '{generator}' as its generator)" if generator else ""
        return f"The page shows no sign of a known family{said}: it is read by what it holds."
    if family.generator is not None and generator and family.generator.search(generator):
        return f"The page names '{generator}' as its generator: family {family.name}."
    shown = [marker for marker in family.markers if page.first(marker) is not None]
    return f"The page holds what pages of the family {family.name} hold: {', '.join(shown)}."


def _listing_reasons(listing: Listing) -> list[str]:
    reasons = [_count(len(listing.rows), "link looks", "links look") + " like an article" + _shape(listing.rows) + "."]
    named = [section.name for section in listing.sections if section.name][:5]
    reasons.append(
        _count(len(listing.sections), "link", "links")
        + " of menus and headings may list articles"
        + (f": {', '.join(named)}{' …' if len(listing.sections) > len(named) else ''}." if named else ".")
    )
    if listing.feeds:
        reasons.append(f"The page names {_count(len(listing.feeds), 'feed', 'feeds')}, first {listing.feeds[0]}.")
    reasons += [f"Further pages are asked for by {page.kind}, such as {page.url}." for page in listing.next[:1]]
    return reasons


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _shape(rows: Sequence[ListingRow]) -> str:
    """The usual form of the rows' addresses, for people: ``/…/…-N.html``."""
    forms = Counter("/".join(_segment(part) for part in urlsplit(row.url).path.split("/")) for row in rows)
    if not forms:
        return ""
    form, times = forms.most_common(1)[0]
    return f", {times} of them {form}" if times > 1 else ""


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
