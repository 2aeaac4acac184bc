"""What is known of an article besides its text: looks, sightings, and the runs that made them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from archive.article import SCHEMA_VERSION, Http, WarcPointer
from archive.judging.quality import Quality

ObservationKind = Literal["unchanged", "revised", "missing", "gone", "back", "moved", "blocked", "failed", "refused"]
FALSE_304 = "false_304"
"""Count of a run, and a mark of the state: 304s for pages that had changed. No more is asked under a condition."""
ENDED_LACKING = "ended_lacking"
"""Count of a run: it ends a full pass that lacks lists, since those are always lacking."""
SightingKind = Literal["listing", "home", "feed", "sitemap", "related"]


class Observation(Struct, frozen=True, kw_only=True):
    """One look at one article (or at one URL that has not become one yet)."""

    schema_version: str = SCHEMA_VERSION
    portal: str
    id: Annotated[str | None, Meta(description="The article, where it is known.")] = None
    url: str
    kind: ObservationKind
    cause: Annotated[
        str | None,
        Meta(description="For what failed: dns, timeout, http-404, challenge, ...; file-failed: of a look, a file."),
    ] = None
    next_try: Annotated[str | None, Meta(description="UTC; when it is to be looked at again.")] = None
    moved_to: str | None = None
    views: int | None = None
    views_raw: str | None = None
    views_from: Annotated[Literal["page", "listing"] | None, Meta(description="Where views was printed.")] = None
    content_hash: Annotated[
        str | None,
        Meta(
            description="Of the text that an `unchanged` look confirmed or a `revised` one brought; null where the "
            "server only said that nothing changed (`http.status` 304)."
        ),
    ] = None
    own_fetches: Annotated[
        int | None, Meta(description="How often this archive had fetched the page, this look included.")
    ] = None
    crawl_id: str | None = None
    fetched_at: str | None = None
    recorded_at: str | None = None
    http: Http | None = None
    warc: WarcPointer | None = None


def is_hint(look: Observation) -> bool:
    """Whether the server only said that nothing changed (304), and no page came with it."""
    return look.kind == "unchanged" and look.http is not None and look.http.status == 304


class Sighting(Struct, frozen=True, kw_only=True):
    """Where an article was seen. Written when new, or when title, date, section or views changed."""

    schema_version: str = SCHEMA_VERSION
    portal: str
    id: Annotated[str | None, Meta(description="The identity that the URL shows, where it shows one.")] = None
    url: Annotated[str, Meta(description="Canonical URL of the article.")]
    kind: SightingKind
    listing: Annotated[str, Meta(description="URL of the listing, feed or sitemap.")]
    section: str | None = None
    rank: Annotated[int, Meta(ge=0, description="Place on that page, from 0.")] | None = None
    title: str | None = None
    published_at: str | None = None
    published_raw: str | None = None
    views: int | None = None
    views_raw: str | None = None
    crawl_id: str | None = None
    fetched_at: str | None = None
    recorded_at: str | None = None
    warc: WarcPointer | None = None


class CrawlRun(Struct, frozen=True, kw_only=True):
    """One run of one portal: a line of ``crawls/``."""

    schema_version: str = SCHEMA_VERSION
    crawl_id: str
    portal: str
    number: Annotated[Annotated[int, Meta(ge=1)] | None, Meta(description="1, 2, ... as the runs ended.")] = None
    command: Literal["crawl", "import", "reparse", "recovery"] = "crawl"
    mode: Literal["update", "full"] | None = None
    family: Annotated[str | None, Meta(description="What a crawl took the portal for; null where no page told.")] = None
    started_at: str
    ended_at: str
    finish: Annotated[str, Meta(description="finished, interrupted, limit, or the cause that ended it.")]
    counts: Annotated[dict[str, int], Meta(description="found, stored, revised, unchanged, refused, failed, ...")]
    causes: Annotated[dict[str, int], Meta(description="Refusals and failures by cause.")] = {}
    unread: Annotated[
        dict[str, list[str]],
        Meta(description="Of lists, feeds and sitemaps that could not be read: a few addresses by cause."),
    ] = {}
    hosts: Annotated[
        dict[str, Any], Meta(description="Politeness ledger: requests, bytes, delay and what TLS agreed on, a host.")
    ] = {}
    versions: dict[str, str] = {}
    walked: Annotated[
        list[str], Meta(description="Sections walked to their end, or as far as an update has to (keys of URLs).")
    ] = []
    egress: Annotated[str | None, Meta(description="Label of the place the run went out from.")] = None
    proxy: Annotated[str | None, Meta(description="HOST:PORT of the proxy between; null: none.")] = None
    tls: Annotated[str | None, Meta(description="TLS profile that was used: default, legacy, unverified, ...")] = None
    reached_from: Annotated[
        str | None, Meta(description="Of a run that ended geo-blocked: the egress that the portal answered.")
    ] = None
    recovered: Annotated[dict[str, int], Meta(description="What was mended at the start.")] = {}
    quality: Annotated[Quality | None, Meta(description="How the articles came out; null where none was read.")] = None

    def __post_init__(self) -> None:
        """Raises ValueError where its times are none: every reader counts with them."""
        for when in (self.started_at, self.ended_at):
            if datetime.fromisoformat(when).tzinfo is None:
                raise ValueError(f"{when} names no zone")
