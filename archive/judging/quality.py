"""How the articles of one run came out: what tells, run after run, that a portal's pages are no longer read rightly."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

Share = Annotated[float, Meta(ge=0, le=1)]


class Quality(Struct, frozen=True, kw_only=True):
    """Of the article pages that one run read, known articles included. Empty where it read none."""

    articles: Annotated[int, Meta(ge=0, description="Article pages read.")] = 0
    filled: Annotated[dict[str, Share], Meta(description="Field to the share of pages on which it was found.")] = {}
    lengths: Annotated[
        dict[str, list[int]],
        Meta(description="Field to the 10th, 50th and 90th percentile of its characters, or of its entries."),
    ] = {}
    sizes: Annotated[
        dict[str, dict[str, int]],
        Meta(description="Field to pages by its length: n stands for 2^(n/2) characters and more, -1 for none."),
    ] = {}
    new: Annotated[int, Meta(ge=0, description="Articles captured for the first time.")] = 0
    new_filled: Annotated[dict[str, Share], Meta(description="The same as `filled`, of those alone.")] = {}
    lag_days: Annotated[
        list[float], Meta(description="The same percentiles of days from publication to the first capture.")
    ] = []
    timed: Annotated[Share | None, Meta(description="Of the dates, those with a time of day.")] = None
    byline_entropy: Annotated[
        Share | None, Meta(description="How the bylines vary: 0 all the same, 1 every one different.")
    ] = None
    same_body: Annotated[
        Share | None, Meta(description="Whether bodies are one and the same text: 0 each its own, 1 all the same.")
    ] = None
    origins: Annotated[dict[str, int], Meta(description="Where dates and views were found, as published/visible.")] = {}
    families: Annotated[dict[str, int], Meta(description="Pages by `parser.family`.")] = {}
    warnings: Annotated[dict[str, int], Meta(description="Warnings by what stands before their colon.")] = {}
    skeletons: Annotated[
        dict[str, dict[str, int]],
        Meta(description="Kind of page (article, listing) to the shapes of the pages looked at: hash to count."),
    ] = {}
    agreement: Annotated[
        Share | None,
        Meta(description="Of the body's words, those that a reading without the family's places has."),
    ] = None
    looked: Annotated[int, Meta(ge=0, description="Article pages whose text was laid against the record.")] = 0
    unheld: Annotated[
        int, Meta(ge=0, description="Of these, pages of whose running text no field holds the greater part.")
    ] = 0
    listings: Annotated[dict[str, float], Meta(description="Of listings: pages, rows, paged, newest_first.")] = {}
    examples: Annotated[list[str], Meta(description="Two articles that were read.")] = []
