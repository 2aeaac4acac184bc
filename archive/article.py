"""The article record (schema 1.0) and its counterpart, the reject.

Both are what ``crawler.parse.parse_bytes`` returns and what ``articles/`` and ``rejects/`` hold, one a
line. A freshly parsed record is already valid against the schema; the store fills the fields that
only it can know (``revision``, ``change``, ``supersedes``, ``duplicate_of``, ``urls``, ``crawl_id``,
``recorded_at``, ``warc``).

Conventions: absent is ``None``; times of our own are UTC (``2026-11-24T02:05:09Z``), the portal's
are ``+07:00``; raw text stands next to what was normalised from it.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from msgspec import Meta, Struct

SCHEMA_VERSION = "1.0"

INCOMPLETE = "incomplete"
"""The warning of a record that lacks what was cut off its page, or a further page of it: whatever is whole is later."""
MORE_PAGES = "more-pages"
"""The warning of a record that lacks what stands on further pages of the article."""
FILE_FAILED = "file-failed"
"""The warning of a record of which a file did not come, though it may at another time; behind a colon the time (UTC)
before which the server wants not to be asked."""


def failed_file(warnings: list[str]) -> str | None:
    """The warning ``FILE_FAILED`` among ``warnings``, with what stands behind it."""
    return next((warning for warning in warnings if warning.partition(":")[0] == FILE_FAILED), None)


def not_before(warning: str | None) -> str | None:
    """The time that a warning ``FILE_FAILED`` names.

    >>> not_before("file-failed: 2026-11-24T03:05:51Z"), not_before("file-failed")
    ('2026-11-24T03:05:51Z', None)
    """
    return (warning or "").partition(": ")[2] or None


Reason = Literal[
    "challenge", "flood", "soft-404", "login", "listing", "legal-document", "static-page", "print-twin", "script-only",
    "state-url", "error-page", "empty", "not-html", "too-large", "too-deep", "no-title", "not-an-article",
    "invalid-record",
]  # fmt: skip
"""Why a page is refused, as this version says it; a reader may meet those of another."""


class Author(Struct, frozen=True, kw_only=True):
    """One person or agency of the byline."""

    name: Annotated[str, Meta(description="Normalised name: NFC, one placement of tones (THỦY for THUỶ).")]
    role: Annotated[
        Literal["text", "photo", "video", "translation", "other"],
        Meta(description="What the byline says the person did; text where it says nothing."),
    ] = "text"


class Image(Struct, frozen=True, kw_only=True):
    """One image of the article: lead image, figures, gallery; never furniture of the page."""

    url: Annotated[
        str | None,
        Meta(description="Absolute URL of the largest version the page names; null on a page saved as text."),
    ]
    caption: Annotated[str | None, Meta(description="Caption as printed, credit included.")] = None
    credit: Annotated[str | None, Meta(description="Photographer or agency named in the caption.")] = None


class Attachment(Struct, frozen=True, kw_only=True):
    """A file that the article offers for download."""

    url: str
    name: Annotated[str | None, Meta(description="Link text or file name.")] = None
    media_type: Annotated[str | None, Meta(description="As the server said it, else guessed from the name.")] = None
    sha256: Annotated[str | None, Meta(description="Of the bytes; null until they were fetched.")] = None
    bytes: Annotated[int | None, Meta(description="Size; null until fetched.")] = None


class Paragraph(Struct, frozen=True, kw_only=True, tag_field="type", tag="paragraph"):
    """One paragraph."""

    text: str


class Heading(Struct, frozen=True, kw_only=True, tag_field="type", tag="heading"):
    """A heading inside the article."""

    text: str
    level: Annotated[int, Meta(ge=1, le=6)] = 2


class ListBlock(Struct, frozen=True, kw_only=True, tag_field="type", tag="list"):
    """A numbered list or one of bullets."""

    items: list[str]
    ordered: bool = False


class Table(Struct, frozen=True, kw_only=True, tag_field="type", tag="table"):
    """A table."""

    rows: Annotated[list[list[str]], Meta(description="Cell texts, row by row; a spanned cell stands once.")]
    caption: str | None = None


class Quote(Struct, frozen=True, kw_only=True, tag_field="type", tag="quote"):
    """A block quotation."""

    text: str


class ImageBlock(Struct, frozen=True, kw_only=True, tag_field="type", tag="image"):
    """Where an image of the article stands."""

    url: str | None
    caption: str | None = None


class Embed(Struct, frozen=True, kw_only=True, tag_field="type", tag="embed"):
    """A video, document viewer or other frame inside the article."""

    url: str
    title: str | None = None


Block = Paragraph | Heading | ListBlock | Table | Quote | ImageBlock | Embed


class Related(Struct, frozen=True, kw_only=True):
    """Another article that the page links to as related."""

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
    """What read the page."""

    name: str = "congtin"
    version: str
    family: str


class Change(Struct, frozen=True, kw_only=True):
    """Why a revision after the first exists."""

    cause: Annotated[
        Literal["editorial", "correction", "parser", "migration"],
        Meta(
            description="editorial: the portal changed the article, its own corrections included; correction: the "
            "capture before was not whole, this one is; parser: read again by a newer one; migration: a newer schema."
        ),
    ]
    fields: Annotated[
        dict[str, Any],
        Meta(description="Field name to {from, to}; for body and blocks a unified diff in {diff}."),
    ]


class Article(Struct, frozen=True, kw_only=True):
    """One revision of one article."""

    schema_version: Annotated[str, Meta(description="MAJOR.MINOR; a reader of 1.x reads every 1.y.")] = SCHEMA_VERSION
    id: Annotated[str, Meta(description="<portal>:<number>, <portal>:<scope>:<number> or <portal>:<hash of url>.")]
    portal: Annotated[str, Meta(description="Portal id: the short name of a declared portal, else its host name.")]
    revision: Annotated[int, Meta(ge=1, description="1, 2, ... in the order written.")] = 1
    supersedes: Annotated[int | None, Meta(description="The revision that a reparse extracted anew.")] = None
    change: Annotated[Change | None, Meta(description="Why this revision; null for the first.")] = None
    status: Annotated[
        Literal["published"],
        Meta(description="Withdrawals are observations: nothing is deleted."),
    ] = "published"
    url: Annotated[str, Meta(description="Canonical URL.")]
    urls: Annotated[list[str], Meta(description="Other URLs of the article known when it was written.")] = []
    title: Annotated[str, Meta(min_length=1, description="As printed; never empty.")]
    lead: Annotated[str | None, Meta(description='The "sapo"; never repeated in body.')] = None
    body: Annotated[
        str,
        Meta(description="Running text: paragraphs, subheadings, quotes, lists, joined by blank lines."),
    ] = ""
    blocks: Annotated[list[Block], Meta(description="The content in order and with its structure.")] = []
    byline: Annotated[str | None, Meta(description="As printed, label stripped.")] = None
    byline_raw: Annotated[str | None, Meta(description="As printed, with its label.")] = None
    authors: Annotated[
        list[Author], Meta(description="The byline taken apart; a name that is printed twice is in it once.")
    ] = []
    source: Annotated[str | None, Meta(description='The "Nguồn" credit.')] = None
    published_at: Annotated[
        str | None,
        Meta(description="ISO 8601 with +07:00; a bare date where the page prints no time."),
    ] = None
    published_raw: Annotated[str | None, Meta(description="The text that published_at was read from.")] = None
    published_from: Annotated[
        Literal["visible", "listing", "json-ld", "meta", "url"] | None,
        Meta(description="Where that text stood; visible: printed on the page."),
    ] = None
    modified_at: Annotated[
        str | None,
        Meta(description="When the page says it was changed; form of published_at."),
    ] = None
    section: Annotated[
        list[str],
        Meta(description="Outermost first; of a page that names several side by side and no path, all, in its order."),
    ] = []
    tags: Annotated[list[str], Meta(description="As the portal gives them.")] = []
    images: Annotated[list[Image], Meta(description="Lead image, figures, gallery.")] = []
    attachments: Annotated[list[Attachment], Meta(description="Files offered for download.")] = []
    related: Annotated[
        list[Related],
        Meta(description="The page's list of other articles; no part of the content."),
    ] = []
    views: Annotated[
        Annotated[int, Meta(ge=0)] | None,
        Meta(description="The view count printed; later ones are observations."),
    ] = None
    views_raw: Annotated[str | None, Meta(description="The text that views was read from.")] = None
    views_from: Annotated[
        Literal["page", "listing"] | None,
        Meta(description="Where the view count was printed."),
    ] = None
    language: Annotated[str, Meta(description="BCP 47.")] = "vi"
    text_hash: Annotated[str, Meta(description="SHA-256 of the folded body (archive.dedup.text_hash).")]
    content_hash: Annotated[str, Meta(description="SHA-256 over what an edit can change (archive.dedup).")]
    duplicate_of: Annotated[
        str | None,
        Meta(description="First article of this portal with the same text_hash, bodies of 200 characters or more."),
    ] = None
    crawl_id: Annotated[str | None, Meta(description="The run that wrote the line.")] = None
    fetched_at: Annotated[str | None, Meta(description="UTC; the time of capture.")] = None
    recorded_at: Annotated[str | None, Meta(description="UTC; when the line was written. Null only before.")] = None
    http: Annotated[Http | None, Meta(description="What the answer said of itself.")] = None
    warc: Annotated[
        WarcPointer | None,
        Meta(description="Where the stored bytes stand; null if none were kept."),
    ] = None
    parser: Annotated[Parser, Meta(description="What read the page.")]
    warnings: Annotated[list[str], Meta(description="What was odd when the page was read or stored.")] = []


class Reject(Struct, frozen=True, kw_only=True):
    """A page that was looked at as an article and refused, with the reason."""

    schema_version: str = SCHEMA_VERSION
    portal: str
    url: str
    reason: Annotated[str, Meta(description=", ".join(get_args(Reason)))]
    detail: Annotated[str | None, Meta(description="What on the page gave the reason.")] = None
    title: str | None = None
    crawl_id: str | None = None
    fetched_at: str | None = None
    recorded_at: str | None = None
    http: Http | None = None
    warc: WarcPointer | None = None
    parser: Parser
