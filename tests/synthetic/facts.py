"""What is true of one drawn article, before any markup: the truth is read off it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urljoin

from crawler.discovery.model import ListingRow

_DROPPED = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def norm(text: str) -> str:
    """How texts are compared: NFC, one space for any white space, nothing invisible."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_DROPPED).split())


@dataclass(slots=True)
class Para:
    text: str


@dataclass(slots=True)
class Head:
    text: str
    level: int = 2


@dataclass(slots=True)
class Listed:
    items: list[str]
    ordered: bool = False


@dataclass(slots=True)
class Grid:
    rows: list[list[str]]
    spanned: bool = False
    """The first row is one cell over the whole width."""


@dataclass(slots=True)
class Cited:
    text: str


@dataclass(slots=True)
class Pic:
    src: str
    caption: str | None = None
    credit: str | None = None
    """Printed in brackets after the caption."""
    small: str | None = None
    """A smaller version that the page shows, with the large one behind it."""

    @property
    def printed(self) -> str | None:
        if self.credit:
            return f"{self.caption} ({self.credit})"
        return self.caption


@dataclass(slots=True)
class Film:
    src: str


Item = Para | Head | Listed | Grid | Cited | Pic | Film


@dataclass(slots=True)
class Stamp:
    """A printed date."""

    raw: str
    iso: str
    label: str = ""
    when: datetime | None = None


@dataclass(slots=True)
class Views:
    count: int
    label: str
    number: str
    place: str
    """node, date, author, body, bare, eye, listing."""

    @property
    def printed(self) -> str:
        return self.label.replace("#", self.number)


@dataclass(slots=True)
class Byline:
    lines: list[str]
    """As printed, label and all."""
    place: str
    """body-right, body-last, node, top."""
    text: str
    authors: list[tuple[str, str]]
    also_text: list[str] = field(default_factory=list)
    also_authors: list[list[tuple[str, str]]] = field(default_factory=list)


@dataclass(slots=True)
class Credit:
    """The printed source of a text taken over."""

    printed: str
    place: str
    """body or node."""
    name: str
    bare: bool = False
    """"Theo X" without any label, which may pass for a byline."""


@dataclass(slots=True)
class File:
    url: str
    name: str


@dataclass(slots=True)
class Other:
    """Another article that the page links to."""

    url: str
    title: str
    date: str
    views: int


@dataclass(slots=True)
class Site:
    host: str
    place: str
    name: str
    agency: str
    https: bool = True

    @property
    def root(self) -> str:
        return f"http{'s' if self.https else ''}://{self.host}"


@dataclass(slots=True)
class Facts:
    site: Site
    url: str
    number: int
    slug: str
    title: str
    fetched: datetime
    language: str = "vi"
    lead: str | None = None
    lead_at: str = "none"
    """block, bold (first paragraph of the body), both, meta, none."""
    lead_source: str | None = None
    """The agency whose prefix the lead begins with."""
    items: list[Item] = field(default_factory=list)
    byline: Byline | None = None
    credit: Credit | None = None
    account: str | None = None
    """The account that posted, named in the markup or as the poster: never a byline."""
    published: Stamp | None = None
    published_elsewhere: str | None = None
    """The date where the page prints none: from the listing row or from the URL."""
    hidden_time: str | None = None
    """The same date with its time, in markup only, where the page prints no time."""
    modified: Stamp | None = None
    modified_hidden: str | None = None
    views: Views | None = None
    section: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    files_empty: bool = False
    related: list[Other] = field(default_factory=list)
    popular: list[Other] = field(default_factory=list)
    listing: ListingRow | None = None
    encoding: str = "utf-8"
    notes: list[str] = field(default_factory=list)

    def absolute(self, url: str) -> str:
        return urljoin(self.url, url)

    def paragraphs(self) -> list[str]:
        return [norm(item.text) for item in self.items if isinstance(item, Para)]


def _blocks(facts: Facts) -> list[list[Any]]:
    out: list[list[Any]] = []
    for item in facts.items:
        match item:
            case Para(text):
                out.append(["paragraph", norm(text)])
            case Head(text):
                out.append(["heading", norm(text)])
            case Listed(items):
                out.append(["list", [norm(one) for one in items]])
            case Grid(rows):
                out.append(["table", [[norm(cell) for cell in row] for row in rows]])
            case Cited(text):
                out.append(["quote", norm(text)])
            case Pic(src):
                out.append(["image", facts.absolute(src)])
            case Film(src):
                out.append(["embed", facts.absolute(src)])
    return out


def _authorship(facts: Facts, also: dict[str, list[Any]]) -> dict[str, Any]:
    byline, credit = facts.byline, facts.credit
    source = credit.name if credit else facts.lead_source
    if credit and credit.bare and not byline:
        also["byline"] = [credit.printed, credit.name]
        also["authors"] = [[(credit.name, "text")]]
    if byline and byline.also_text:
        also["byline"] = [norm(text) for text in byline.also_text]
    if byline and byline.also_authors:
        also["authors"] = list(byline.also_authors)
    return {
        "byline": norm(byline.text) if byline else None,
        "authors": list(byline.authors) if byline else [],
        "source": source,
    }


def truth(facts: Facts) -> dict[str, Any]:
    """What a careful reader would write down; ``also`` holds readings of a field that are just as right."""
    also: dict[str, list[Any]] = {}
    pictures = [item for item in facts.items if isinstance(item, Pic)]
    captions = [(facts.absolute(pic.src), norm(pic.printed)) for pic in pictures if pic.printed]
    if any(pic.credit for pic in pictures):
        also["captions"] = [[(facts.absolute(pic.src), norm(pic.caption)) for pic in pictures if pic.caption]]
    published = facts.published.iso if facts.published else facts.published_elsewhere
    if facts.published and facts.hidden_time:
        also["published_at"] = [facts.hidden_time]
    if "date-in-url" in facts.notes:
        also["published_at"] = [None]
    if any(file.name.endswith(".frame") for file in facts.files):
        also["attachments"] = [[(facts.absolute(file.url), None) for file in facts.files]]
    modified = facts.modified.iso if facts.modified else facts.modified_hidden
    expected: dict[str, Any] = {
        "title": norm(facts.title),
        "lead": norm(facts.lead) if facts.lead else None,
        "body": facts.paragraphs(),
        **_authorship(facts, also),
        "published_at": published,
        "modified_at": modified,
        "views": facts.views.count if facts.views else None,
        "section": list(facts.section),
        "tags": list(facts.tags),
        "captions": captions,
        "images": [facts.absolute(pic.src) for pic in pictures],
        "credits": {facts.absolute(pic.src): pic.credit for pic in pictures if pic.credit},
        "attachments": [(facts.absolute(file.url), norm(file.name.removesuffix(".frame"))) for file in facts.files],
        "tables": [
            [[norm(cell) for cell in row] for row in item.rows] for item in facts.items if isinstance(item, Grid)
        ],
        "headings": [norm(item.text) for item in facts.items if isinstance(item, Head)],
        "lists": [[norm(one) for one in item.items] for item in facts.items if isinstance(item, Listed)],
        "quotes": [norm(item.text) for item in facts.items if isinstance(item, Cited)],
        "embeds": [item.src for item in facts.items if isinstance(item, Film)],
        "blocks": _blocks(facts),
        "related": [norm(other.title) for other in facts.related],
        "language": facts.language,
    }
    expected["also"] = also
    return expected
