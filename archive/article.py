"""The article record (schema 1.0) and its counterpart, the reject.

Both are what ``crawler.parse.parse_bytes`` returns and what ``articles/`` and ``rejects/`` hold, one a
line. A freshly parsed record is already valid against the schema; the store fills the fields that
only it can know (``revision``, ``change``, ``supersedes``, ``duplicate_of``, ``urls``, ``crawl_id``,
``recorded_at``, ``warc``).

Conventions: absent is ``None``; times of our own are UTC (``2026-11-24T02:05:09Z``), the portal's
are ``+07:00``; raw text stands next to what was normalised from it.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

SCHEMA_VERSION = "1.0"


class Author(Struct, frozen=True, kw_only=True):
    """One person or agency of the byline."""

    name: Annotated[str, Meta(description="Normalised name: NFC, modern tone placement.")]
    role: Annotated[
        Literal["text", "photo", "video", "translation", "other"],
        Meta(description="What the byline says the person did; text where it says nothing."),
    ] = "text"


class Image(Struct, frozen=True, kw_only=True):
    """One image of the article: lead image, figures, gallery; never furniture of the page."""

    url: Annotated[str, Meta(description="Absolute URL of the largest version the page names.")]
    caption: Annotated[str | None, Meta(description="Caption as printed, without the credit if it is set apart.")] = (
        None
    )
    credit: Annotated[str | None, Meta(description="Photographer or agency named in the caption.")] = None


class Attachment(Struct, frozen=True, kw_only=True):
    """A file that the article offers for download."""

    url: str
    name: Annotated[str | None, Meta(description="Link text or file name.")] = None
    media_type: Annotated[str | None, Meta(description="As the server said it, else guessed from the name.")] = None
    sha256: Annotated[str | None, Meta(description="Of the bytes; null until they were fetched.")] = None
    bytes: Annotated[int | None, Meta(description="Size; null until fetched.")] = None


class Paragraph(Struct, frozen=True, kw_only=True, tag_field="type", tag="paragraph"):
    text: str


class Heading(Struct, frozen=True, kw_only=True, tag_field="type", tag="heading"):
    text: str
    level: Annotated[int, Meta(ge=1, le=6)] = 2


class ListBlock(Struct, frozen=True, kw_only=True, tag_field="type", tag="list"):
    items: list[str]
    ordered: bool = False


class Table(Struct, frozen=True, kw_only=True, tag_field="type", tag="table"):
    rows: Annotated[list[list[str]], Meta(description="Cell texts, row by row; a spanned cell stands once.")]
    caption: str | None = None


class Quote(Struct, frozen=True, kw_only=True, tag_field="type", tag="quote"):
    text: str


class ImageBlock(Struct, frozen=True, kw_only=True, tag_field="type", tag="image"):
    url: str
    caption: str | None = None


class Embed(Struct, frozen=True, kw_only=True, tag_field="type", tag="embed"):
    """A video, document viewer or other frame inside the article."""

    url: str
    title: str | None = None


Block = Paragraph | Heading | ListBlock | Table | Quote | ImageBlock | Embed


class Related(Struct, frozen=True, kw_only=True):
    url: str
    title: str | None = None


class Http(Struct, frozen=True, kw_only=True):
    """What the answer said of itself."""

    status: int
    etag: str | None = None
    last_modified: Annotated[str | None, Meta(description="The header's text, untouched.")] = None


class WarcPointer(Struct, frozen=True, kw_only=True):
    """Where the bytes stand that a record was read from."""

    file: Annotated[str, Meta(description="Path of the WARC file, relative to the archive's folder.")]
    offset: Annotated[int, Meta(ge=0, description="Byte offset of the response record's gzip member.")]
    digest: Annotated[str, Meta(description="WARC-Payload-Digest, e.g. sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ.")]


class Parser(Struct, frozen=True, kw_only=True):
    name: str = "congtin"
    version: str
    family: str


class Change(Struct, frozen=True, kw_only=True):
    """Why a revision after the first exists."""

    cause: Literal["editorial", "correction", "parser", "migration"]
    fields: Annotated[
        dict[str, Any],
        Meta(description="Field name to {from, to}; for body and blocks a unified diff in {diff}."),
    ]


class Article(Struct, frozen=True, kw_only=True):
    """One revision of one article."""

    schema_version: str = SCHEMA_VERSION
    id: Annotated[str, Meta(description="<portal>:<number>, <portal>:<scope>:<number> or <portal>:<hash of url>.")]
    portal: Annotated[str, Meta(description="Portal id: the short name of a declared portal, else its host name.")]
    revision: Annotated[int, Meta(ge=1, description="1, 2, ... in the order written.")] = 1
    supersedes: Annotated[int | None, Meta(description="The revision that a reparse extracted anew.")] = None
    change: Annotated[Change | None, Meta(description="Why this revision; null for the first.")] = None
    status: Literal["published"] = "published"
    url: Annotated[str, Meta(description="Canonical URL.")]
    urls: Annotated[list[str], Meta(description="Other URLs of the article known when it was written.")] = []
    title: Annotated[str, Meta(min_length=1)]
    lead: Annotated[str | None, Meta(description='The "sapo"; never repeated in body.')] = None
    body: Annotated[
        str,
        Meta(description="Paragraphs joined by a blank line: no title, lead, captions, byline, related list."),
    ] = ""
    blocks: list[Block] = []
    byline: Annotated[str | None, Meta(description="As printed, label stripped.")] = None
    byline_raw: Annotated[str | None, Meta(description="As printed, with its label.")] = None
    authors: list[Author] = []
    source: Annotated[str | None, Meta(description='The "Nguồn" credit.')] = None
    published_at: Annotated[
        str | None,
        Meta(description="ISO 8601 with +07:00; a bare date where the page prints no time."),
    ] = None
    published_raw: str | None = None
    published_from: Literal["visible", "listing", "json-ld", "meta", "url"] | None = None
    modified_at: str | None = None
    section: Annotated[list[str], Meta(description="Outermost first.")] = []
    tags: list[str] = []
    images: list[Image] = []
    attachments: list[Attachment] = []
    related: list[Related] = []
    views: Annotated[int, Meta(ge=0)] | None = None
    views_raw: str | None = None
    views_from: Literal["page", "listing"] | None = None
    language: Annotated[str, Meta(description="BCP 47.")] = "vi"
    text_hash: Annotated[str, Meta(description="SHA-256 of the folded body (archive.dedup.text_hash).")]
    content_hash: Annotated[str, Meta(description="SHA-256 over what an edit can change (archive.dedup).")]
    duplicate_of: Annotated[
        str | None,
        Meta(description="First article of this portal with the same text_hash, bodies of 200 characters or more."),
    ] = None
    crawl_id: str | None = None
    fetched_at: Annotated[str | None, Meta(description="UTC; the time of capture.")] = None
    recorded_at: Annotated[str | None, Meta(description="UTC; when the line was written. Null only before.")] = None
    http: Http | None = None
    warc: WarcPointer | None = None
    parser: Parser
    warnings: list[str] = []


class Reject(Struct, frozen=True, kw_only=True):
    """A page that was looked at as an article and refused, with the reason."""

    schema_version: str = SCHEMA_VERSION
    portal: str
    url: str
    reason: Annotated[
        str,
        Meta(
            description=(
                "challenge, flood, soft-404, login, listing, legal-document, static-page, print-twin, "
                "script-only, error-page, empty, not-html, too-large, too-deep, decode, no-title, not-an-article"
            )
        ),
    ]
    detail: Annotated[str | None, Meta(description="What on the page gave the reason.")] = None
    title: str | None = None
    crawl_id: str | None = None
    fetched_at: str | None = None
    recorded_at: str | None = None
    http: Http | None = None
    warc: WarcPointer | None = None
    parser: Parser
