"""What the plan may say: when which portals are crawled, and how."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from crawler.options import Assets, Mode

ZONE = "Asia/Ho_Chi_Minh"
NAME = r"^[a-z0-9][a-z0-9._-]{0,79}$"

Every = Annotated[str, Meta(description="hour, day, week, month, or a length such as 30m, 6h, 2d.")]
Length = Annotated[str, Meta(pattern=r"^\d{1,4}[smhdw]$", description="A number with s, m, h, d or w.")]


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Some portals that are crawled at the same times in the same way."""

    name: Annotated[str, Meta(pattern=NAME, description="a-z, 0-9, dots and hyphens; one name once.")]
    targets: Annotated[list[str], Meta(description="Portal ids or addresses, as `congtin crawl` takes them.")] = []
    all: Annotated[bool, Meta(description="Every portal that `congtin crawl --all` crawls, whenever it runs.")] = False
    province: Annotated[str | None, Meta(description="Of these, those of a province: its code or its name.")] = None
    family: Annotated[str | None, Meta(description="Of these, those of a system: nukeviet, sharepoint, ...")] = None

    every: Every | None = None
    at: Annotated[str, Meta(pattern=r"^\d{1,2}:\d{2}$", description="HH:MM, by the plan's clock.")] | None = None
    on: Annotated[str | None, Meta(description="With every = week a day (mon ... sun), with month its number.")] = None
    cron: Annotated[str | None, Meta(description="Five fields as in crontab(5), in place of every, at and on.")] = None
    adaptive: Annotated[
        bool, Meta(description="Several times a day only as far as the portal publishes; false: as told.")
    ] = True
    once: Annotated[bool, Meta(description="Each portal until a run of it came to its end, then no more.")] = False
    ends: Annotated[date | None, Meta(description="The last day on which it runs.")] = None
    jitter: Length | None = None
    time_limit: Length | None = None

    mode: Mode = "update"
    since: date | None = None
    until: date | None = None
    limit: Annotated[int, Meta(ge=1)] | None = None
    section: list[str] = []
    assets: Assets = "attachments"
    warc: bool = True
    egress: str | None = None
    proxy: str | None = None
    settings: Annotated[dict[str, Any], Meta(description="Scrapy settings, as -s of `congtin crawl`.")] = {}


class Plan(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of ``schedule.toml``."""

    timezone: str = ZONE
    jobs: Annotated[int, Meta(ge=1, le=500, description="How many crawls run side by side.")] = 4
    jitter: Annotated[Length, Meta(description="Over which the starts of one time are spread.")] = "10m"
    time_limit: Annotated[Length, Meta(description="After which a run is ended, orderly.")] = "12h"
    crawl: list[Entry] = []


Target = Literal["targets", "all", "province", "family"]


def chosen_by(entry: Entry) -> list[Target]:
    """The ways in which ``entry`` names portals, as they stand in it; those of the registry go together."""
    found: list[Target] = ["targets"] if entry.targets else []
    if entry.all:
        found.append("all")
    if entry.province is not None:
        found.append("province")
    if entry.family is not None:
        found.append("family")
    return found


def names_portals(entry: Entry) -> bool:
    """Whether it does so in one way: by targets, or out of the registry."""
    ways = chosen_by(entry)
    return ways == ["targets"] or (bool(ways) and "targets" not in ways)
