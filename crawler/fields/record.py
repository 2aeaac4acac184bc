"""All fields of one page put together into the record."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib import metadata

from msgspec import Struct, structs

from archive.article import Article, Parser
from archive.dedup import article_hashes
from crawler.clean.urls import portal_id
from crawler.discovery.model import ListingRow
from crawler.families.model import Family
from crawler.fields import (
    attachments,
    boards,
    byline,
    identity,
    images,
    lead,
    legal,
    locked,
    outages,
    published,
    refusal,
    related,
    section,
    tags,
    title,
    views,
)
from crawler.fields import body as bodies
from crawler.fields.lines import updates
from crawler.fields.paged import pages
from crawler.fields.refusal import Refusal
from crawler.fields.tree import links, walk
from crawler.fields.tree.flow import Frame, Line, Piece
from crawler.fields.tree.hints import Hints
from crawler.html import Page
from crawler.portals.model import Portal

_LANGUAGE = re.compile(r"([a-zA-Z]{2,3})(?:[-_][a-zA-Z0-9]{2,8})*")


class Circumstances(Struct, frozen=True):
    """What is known of a page beside its content."""

    portal: Portal | None = None
    """As it was when the page was fetched."""
    listing: ListingRow | None = None
    fetched_at: datetime | None = None


@cache
def version() -> str:
    """The project's version, as records name it."""
    return metadata.version("congtin")


def portal_of(url: str, about: Circumstances) -> str:
    """Id of the portal: the declared one, else by host; ``unknown`` for a page without one (a saved file)."""
    return about.portal.id if about.portal is not None else portal_id(url) or "unknown"


def utc(moment: datetime | None) -> str | None:
    """A time of our own, as records write it.

    >>> utc(datetime(2022, 5, 26, 8, 15, tzinfo=UTC))
    '2022-05-26T08:15:00Z'
    """
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment is not None else None


def read(page: Page, reader: Family, addresses: Family, about: Circumstances) -> Article | Refusal:
    """The record of ``page``: its fields found with ``reader``, its identity with ``addresses`` (mostly the same)."""
    hints = Hints(page, reader, about.portal)
    try:
        return _read(page, hints, addresses, about)
    finally:
        hints.forget()


def _read(page: Page, hints: Hints, addresses: Family, about: Circumstances) -> Article | Refusal:
    flow = hints.body()
    heading = title.extract(hints) if flow is not None else None
    if flow is None or heading is None:
        rest = refusal.of_rest(page)
        return Refusal("no-title") if flow is not None and rest.reason == "not-an-article" else rest
    fix = _fixes(about.portal)
    name = fix("title", heading.value)
    absolute = links.resolver(page)
    written = links.as_written(absolute)
    draft = bodies.draft(flow, title=name, url=page.url)
    files = attachments.extract(hints, draft.links, draft.pieces, written)
    found_lead = lead.extract(hints, draft.pieces, name)
    draft.pieces += _films(hints, draft.pieces)
    if draft.is_empty and not files and found_lead is None:
        return refusal.of_rest(page)
    times = published.extract(hints, about.listing, about.fetched_at)
    viewed = views.extract(hints, draft.views, times.rest, about.listing)
    told = times.published_at is not None or viewed is not None
    refused = _refused(hints, name, draft, times, about, only=not (files or draft.pictures), told=told)
    if refused is not None:
        return refused
    left = lead.rest(draft.pieces, found_lead.value) if found_lead is not None else draft.pieces
    body = bodies.finish(locked.without_question(page, left), written)
    pictured = images.extract(hints, draft.pictures, name, written)
    people = byline.extract(hints, draft.signature, found_lead.value.text if found_lead is not None else body.text)
    portal = portal_of(page.url, about)
    url = identity.url_of(page, addresses)
    article = Article(
        title=name,
        lead=fix("lead", found_lead.value.text) if found_lead is not None else None,
        body=body.text,
        blocks=body.blocks,
        byline=fix("byline", people.byline) if people.byline else None,
        source=fix("source", people.source) if people.source else None,
        published_at=_published_at(about.portal, times),
        images=pictured.images,
        attachments=files,
        id=identity.of(portal, page, addresses, url),
        portal=portal,
        url=url,
        byline_raw=people.raw,
        authors=people.authors,
        published_raw=times.raw,
        published_from=times.origin,
        modified_at=times.modified_at or updates.known(draft.updated, times.published_at, about.fetched_at),
        section=[fix("section", item) for item in section.extract(hints, name)],
        tags=[fix("tags", item) for item in tags.extract(hints, draft.tags)],
        related=related.extract(hints, url, absolute, draft.onward),
        views=viewed.value.views if viewed is not None else None,
        views_raw=viewed.raw if viewed is not None else None,
        views_from=viewed.value.origin if viewed is not None else None,
        language=_language(page, body.text or name),
        text_hash="",
        content_hash="",
        fetched_at=utc(about.fetched_at),
        parser=Parser(version=version(), family=_family_name(hints, addresses)),
        warnings=[*times.warnings, *pictured.warnings, *_warnings(hints, draft, url, absolute)],
    )
    text_hash, content_hash = article_hashes(article)
    return structs.replace(article, text_hash=text_hash, content_hash=content_hash)


def _films(hints: Hints, pieces: Sequence[Piece]) -> list[Piece]:
    """The films in the family's own place for them that are not among ``pieces``: what else a frame holds may be the
    box of any page."""
    known = {piece.url for piece in pieces if isinstance(piece, Frame)}
    places = hints.nodes("film")
    shown = [piece for node in places for piece in walk.read(node).pieces if isinstance(piece, Frame)]
    # Some put the player in by script, into an element that names it and has nothing in it before.
    bare = (node for node in places if node.css_first("iframe, video") is None)
    shown += [Frame(url) for node in bare if (url := (node.attributes.get("data-src") or "").strip())]
    return [piece for piece in shown if links.FILM.search(piece.url) and piece.url not in known]


def _fixes(portal: Portal | None) -> Callable[[str, str], str]:
    """What replaces a wrong value of a portal by the right one (``[fixes.<field>]`` of its TOML)."""
    table = portal.fixes if portal is not None else {}
    return lambda name, value: table.get(name, {}).get(value, value)


def _refused(
    hints: Hints,
    name: str,
    draft: bodies.Draft,
    times: published.Published,
    about: Circumstances,
    *,
    only: bool,
    told: bool,
) -> Refusal | None:
    """Why what was found is no article, by its text and its tables; ``told``: any part of the page, or who lists it,
    says when it is from or how often it was read. See ``refusal.of_text``."""
    signed = bool(times.origin == "visible" or draft.views or draft.signature)
    said = " ".join(line.text for line in draft.pieces if isinstance(line, Line))
    bare = only and not any(isinstance(piece, Frame) and links.FILM.search(piece.url) for piece in draft.pieces)
    refused = refusal.of_text(hints.page, name, said, draft.links, only=only, bare=bare, told=signed)
    listed = about.listing.title if about.listing is not None else None
    is_dated = times.published_at is not None and times.origin != "listing"
    is_read = draft.views or draft.signature
    resting = outages.told(name, said, listed, dated=is_dated) if refused is None and bare and not is_read else None
    if resting is not None:
        return Refusal("error-page", f"text: {resting}")
    # The last of several people in a list signs nothing.
    if refused is None and not told and boards.lists_staff(said, name):
        return Refusal("static-page", "how people can be reached")
    if refused is None and not (told or signed) and boards.is_schedule(name):
        return Refusal("static-page", "a schedule")
    if refused is None and not (told or signed) and section.is_of_the_portal(sections := section.extract(hints, name)):
        return Refusal("static-page", f"section: {sections[0]}")
    labelled = legal.in_tables(draft.pieces, said, name, told=signed)
    return Refusal("legal-document", labelled) if refused is None and labelled is not None else refused


def _published_at(portal: Portal | None, times: published.Published) -> str | None:
    """A portal corrects a wrong date by what the page prints for it."""
    fixes = portal.fixes.get("published_at", {}) if portal is not None else {}
    return fixes.get(times.raw or "", times.published_at)


def _language(page: Page, text: str) -> str:
    """Primary language subtag (BCP 47) of ``<html lang>``: of one portal's templates some say "vi", others "vi-VN" or
    "vi-vn". Vietnamese where the page says nothing that is one, or is plainly wrong: systems that were never told
    otherwise call their pages English."""
    root = page.tree.root
    said = _LANGUAGE.fullmatch((root.attrs.get("lang") or "").strip() if root is not None else "")
    language = said.group(1).lower() if said is not None else "vi"
    return "vi" if language != "vi" and _is_vietnamese(text) else language


def _is_vietnamese(text: str) -> bool:
    """Whether a quarter of the words have letters that only Vietnamese has: of names in another language fewer do.

    >>> _is_vietnamese("Thông báo lịch tiếp công dân"), _is_vietnamese("Đắk Lắk held a meeting on coffee and pepper")
    (True, False)
    """
    words = text[:_TOLD_BY].split()
    return sum(_LETTER.search(word) is not None for word in words) * 4 > len(words)


_TOLD_BY = 1000
"""Characters of a text that tell its language."""
_LETTER = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")


def _family_name(hints: Hints, addresses: Family) -> str:
    """The reader, after the family that the addresses follow, before what else had to help."""
    names = [addresses.name] if addresses is not hints.family else []
    names.append(hints.family.name)
    if hints.located is not None and hints.located.by:
        names.append(hints.located.by)
    return "+".join(names)


def _warnings(hints: Hints, draft: bodies.Draft, url: str, absolute: Callable[[str], str | None]) -> list[str]:
    """What the page as a whole is odd in: further pages, a body that needed help."""
    warnings = []
    if not hints.family.complete:
        warnings = pages.warnings(hints.page, url, absolute, draft.said())
    if hints.page.legacy is not None:
        warnings.append(f"legacy-encoding: {hints.page.legacy}")
    if hints.located is not None and hints.located.by:
        warnings.append(f"body: found by {hints.located.by} as a last resort")
    if hints.located is not None and hints.located.is_title_guessed:
        warnings.append("title: guessed")
    return warnings
