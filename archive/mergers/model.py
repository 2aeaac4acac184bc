"""What is said of a merger: of each article of the old portal, and in sum."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

Fate = Literal["found", "changed", "moved", "old", "missing", "unknown"]
FATES: dict[Fate, str] = {
    "found": "found again",
    "changed": "found again, changed",
    "moved": "moved, and not archived there",
    "old": "on the old portal only",
    "missing": "missing",
    "unknown": "not known: nothing of the successor is archived",
}
"""In the order in which they are shown, with what they mean."""

By = Literal["redirect", "text", "address", "title", "copy"]


class Fated(Struct, frozen=True, kw_only=True):
    """One article of a portal that ended, and what became of it."""

    id: str
    url: str
    title: str
    published_at: str | None
    fate: Fate
    successor: Annotated[str | None, Meta(description="The id of the article that it is at the successor.")] = None
    successor_url: Annotated[str | None, Meta(description="Its address there; of `moved`, where it leads.")] = None
    by: Annotated[By | None, Meta(description="What it was found by.")] = None
    lost: Annotated[list[str], Meta(description="Fields that it had and has no more.")] = []
    changed: Annotated[list[str], Meta(description="Fields that it has, and otherwise.")] = []
    last_look: Annotated[str | None, Meta(description="UTC; when the old portal was last asked for it.")] = None
    last_seen: Annotated[str | None, Meta(description="UTC; when it was last read on the old portal.")] = None


class Merger(Struct, frozen=True, kw_only=True):
    """A portal that ended and those that came after it."""

    portal: str
    successors: Annotated[list[str], Meta(description="In order; the last is the present one.")]
    articles: Annotated[int, Meta(description="Of the old portal.")] = 0
    fates: Annotated[dict[str, int], Meta(description="Articles by fate.")] = {}
    lost: Annotated[dict[str, int], Meta(description="Field to articles that have it no more.")] = {}
    changed: Annotated[dict[str, int], Meta(description="Field to articles that have it otherwise.")] = {}
    years: Annotated[
        dict[str, dict[str, int]], Meta(description="Year of publication (empty: no date) to articles by fate.")
    ] = {}
    examples: Annotated[dict[str, list[Fated]], Meta(description="Three articles of each fate.")] = {}
    successor_articles: Annotated[int, Meta(description="Archived articles of the successors.")] = 0
    successor_whole: Annotated[
        str | None,
        Meta(description="UTC; the last time that a successor was crawled whole. Null: more may be found there."),
    ] = None
