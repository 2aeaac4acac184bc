"""Why a record says what it says: for every field each candidate, where it was found, and which one won."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from archive.article import Article, Reject
from crawler import families
from crawler.discovery.model import ListingRow
from crawler.families import json_record, records
from crawler.families.model import Family
from crawler.fields import attachments, byline, images, lead, modified, published, section, tags, title, views
from crawler.fields import body as bodies
from crawler.fields.candidate import Candidate
from crawler.fields.lines import onward
from crawler.fields.tree import links
from crawler.fields.tree.hints import Hints
from crawler.fields.tree.texts import text_of
from crawler.html import Page, PageError
from crawler.parse import family_of, parse_bytes
from crawler.portals.layouts import as_of
from crawler.portals.model import Portal


class Shown(Struct, kw_only=True):
    """One candidate of one field."""

    value: Any
    where: str
    """A selector, ``meta og:title``, ``body, signing line``, ..."""
    raw: str | None = None
    """As the page has it, where the value was made from that."""
    refused: str | None = None
    """Why it cannot win, or None."""
    won: bool = False


class Explanation(Struct, kw_only=True):
    """One page's record or reject, and what led to it."""

    url: str
    encoding: str | None = None
    """The encoding the page was read with; None where it could not be read as a page."""
    families: dict[str, int] = {}
    """Every family that the page shows signs of, with how many; 3 where the page names it itself."""
    reader: str | None = None
    """The family whose places were searched; None where nothing was."""
    fields: dict[str, list[Shown]] = {}
    """Candidates by field, best first."""
    record: Article | Reject


def explain(
    body: bytes,
    *,
    url: str,
    headers: Mapping[str, str] | None = None,
    portal: Portal | None = None,
    listing: ListingRow | None = None,
    fetched_at: datetime | None = None,
) -> Explanation:
    """What ``parse_bytes`` makes of the same arguments, and why. Raises nothing."""
    record = parse_bytes(body, url=url, headers=headers, portal=portal, listing=listing, fetched_at=fetched_at)
    try:
        urlsplit(url.encode().decode())
        page = Page(body, url=url, headers=headers)
    except (PageError, ValueError):  # no page, or under no address
        return Explanation(url=url, record=record)
    answer = json_record.document(body, headers or {})
    if answer is not None:
        return _of_answer(answer, url, record)
    signs = {name: count for name, family in families.FAMILIES.items() if (count := family.recognise(page))}
    then = as_of(portal, fetched_at) if portal is not None else None
    reader = _reader(record, page, then)
    hints = Hints(page, reader, then)
    fields = {name: found for name, found in _fields(hints, record, listing, fetched_at) if found}
    if "body" in fields and isinstance(record, Article):
        # The text has no lead, captions, byline any more; the place where it was read has.
        fields["body"] = [
            msgspec.structs.replace(one, value=_beginning(record.body), raw=one.value) if one.won else one
            for one in fields["body"]
        ]
    return Explanation(
        url=url,
        encoding=page.encoding,
        families=signs,
        reader=reader.name,
        fields=fields,
        record=record,
    )


def _of_answer(document: object, url: str, record: Article | Reject) -> Explanation:
    """What the record of a service says under its own names; nothing where the answer is no single article."""
    family, _ = records.article(document, url)
    if family is None:
        return Explanation(url=url, record=record)
    return Explanation(
        url=url,
        reader=family.name,
        fields={
            name: [Shown(value=_beginning(value), where="JSON", won=True)]
            for name, value in json_record.fields(family.record, family.names).items()
        },
        record=record,
    )


def _reader(record: Article | Reject, page: Page, portal: Portal | None) -> Family:
    """The family that read the page: an article names it, after the one that only its address follows."""
    for name in reversed(record.parser.family.split("+")):
        try:
            return families.named(name)
        except KeyError:  # what had to help beside a family
            continue
    return family_of(page, portal)


def _fields(
    hints: Hints, record: Article | Reject, listing: ListingRow | None, now: datetime | None
) -> Iterator[tuple[str, list[Shown]]]:
    heading = title.extract(hints)
    name = heading.value if heading is not None else ""
    flow = hints.body()
    draft = bodies.draft(flow, title=name, url=hints.page.url) if flow is not None else bodies.Draft()
    absolute = links.resolver(hints.page)
    written = links.as_written(absolute)
    files = attachments.extract(hints, draft.links, draft.pieces, written)
    times = published.extract(hints, listing, now)
    pictured = images.extract(hints, draft.pictures, name, written)
    yield "title", _shown(title.candidates(hints))
    yield "lead", _shown(lead.candidates(hints, draft.pieces, name), lambda found: found.text)
    yield "body", _places(hints, "body")
    first = lead.extract(hints, draft.pieces, name)
    opening = first.value.text if first is not None else bodies.finish(draft.pieces, absolute).text
    yield "byline", _credits(hints, draft, opening)
    yield "published_at", _shown(published.candidates(hints, listing, now), lambda dated: dated.found.iso)
    yield "modified_at", _updates(hints, draft, record, listing, now)
    yield "views", _shown(views.candidates(hints, draft.views, times.rest, listing), lambda viewed: viewed.views)
    yield "section", _shown(section.candidates(hints, name))
    yield "tags", _shown(tags.candidates(hints, draft.tags))
    yield (
        "images",
        [Shown(value=image.url, where=image.caption or "(no caption)", won=True) for image in pictured.images],
    )
    yield "attachments", [Shown(value=file.url, where=file.name or "(no name)", won=True) for file in files]
    led = [Shown(value=onward.title_of(link), where="link between paragraphs", won=True) for link in draft.onward]
    yield "related", [*led, *_places(hints, "related")]
    root = hints.page.tree.root
    said = root.attrs.get("lang") if root is not None else None
    if isinstance(record, Article):
        where = "<html lang>" if said and said.lower().startswith(record.language) else "the letters of the text"
        yield "language", [Shown(value=record.language, where=where, raw=said, won=True)]


def _updates(
    hints: Hints, draft: bodies.Draft, record: Article | Reject, listing: ListingRow | None, now: datetime | None
) -> list[Shown]:
    """Times of a change: printed beside the date of publication, said by the metadata, in a line of the text."""
    dates = [one.value for one in published.candidates(hints, listing, now) if one.value.updated is not None]
    printed = (Candidate(one.updated.iso, "beside the date", one.updated.raw) for one in dates if one.updated)
    found = [*printed, *modified.candidates(hints, now)]
    if draft.updated is not None:
        found.append(Candidate(draft.updated, "line of the text"))
    known = record.modified_at if isinstance(record, Article) else None
    shown = _shown(found)
    first = next((at for at, one in enumerate(shown) if one.value == known and one.refused is None), None)
    return [msgspec.structs.replace(one, won=at == first) for at, one in enumerate(shown)]


def _shown(found: Iterable[Candidate[Any]], value: Callable[[Any], Any] = lambda value: value) -> list[Shown]:
    """All candidates, each place once; the first that nothing speaks against won."""
    shown: list[Shown] = []
    for candidate in found:
        won = candidate.refused is None and not any(before.won for before in shown)
        one = Shown(
            value=value(candidate.value),
            where=candidate.where,
            raw=candidate.raw,
            refused=candidate.refused,
            won=won,
        )
        # A selector may stand in a family's places and among those of any page.
        if not any(msgspec.structs.replace(one, won=before.won) == before for before in shown):
            shown.append(one)
    return shown


def _credits(hints: Hints, draft: bodies.Draft, opening: str) -> list[Shown]:
    """Lines that name somebody: those of the place of the first are one byline, and a source may stand anywhere."""
    credited = byline.extract(hints, draft.signature, opening)
    shown = [
        Shown(
            value=found.value.byline or f"(source) {found.value.source}",
            where=found.where,
            raw=found.raw,
            won=bool(found.value.byline and credited.byline and found.value.byline in credited.byline)
            or bool(not found.value.byline and found.value.source == credited.source),
        )
        for found in byline.candidates(hints, draft.signature)
    ]
    if credited.source and all(
        found.value.source != credited.source for found in byline.candidates(hints, draft.signature)
    ):
        shown.append(Shown(value=f"(source) {credited.source}", where="agency before the text", won=True))
    return shown


def _places(hints: Hints, name: str) -> list[Shown]:
    """Where a field that is read as a whole stands: the first selector that matches is read."""
    shown = [
        Shown(value=_beginning(text_of(nodes[0])), where=f"{where} ({len(nodes)})", won=not at)
        for at, (where, nodes) in enumerate(hints.groups(name))
    ]
    if hints.located is not None and name == "body":
        lines = [line.text for line in hints.located.body.lines()]
        where = f"found by content{f' ({hints.located.by})' if hints.located.by else ''}"
        shown.append(Shown(value=_beginning(" ".join(lines)), where=where, won=not shown))
    return shown


def _beginning(text: str) -> str:
    return text if len(text) <= 200 else f"{text[:199]}…"
