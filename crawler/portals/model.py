"""What a portal's TOML may say. Unknown keys and wrong types are refused with file and key."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

Evidence = Literal["captured", "reported", "guessed", "none"]
Tls = Literal["default", "legacy", "unverified", "legacy-unverified"]
Organ = Literal["people-committee", "party-committee", "people-council", "newspaper", "other"]
GsoCode = Annotated[
    str, Meta(pattern=r"^\d{2}$", description="The unit's code at the General Statistics Office, two digits.")
]


class Section(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A listing to walk."""

    url: str
    name: str | None = None


class Layout(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Selectors and formats that held until a redesign; the newest layout stands in the portal itself."""

    until: date
    family: str | None = None
    selectors: dict[str, str | list[str]] = {}
    date_formats: list[str] = []


class Expect(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A run below this has fallen short."""

    articles: Annotated[int, Meta(ge=0, description="That the archive has after a full crawl.")] | None = None
    filled: dict[str, float] = {}
    unread: Annotated[
        list[str],
        Meta(description="Listings that only a script shows: not to read them is no failure."),
    ] = []


class Former(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A province or city that the same portal spoke for before."""

    province: Annotated[str, Meta(description="Its name then.")]
    gso_code: GsoCode | None = None
    valid_from: Annotated[date | None, Meta(description="Its first day; none: before all that is kept.")] = None
    valid_to: Annotated[date, Meta(description="Its last day.")]


class Portal(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One portal: facts only. What needs an ``if`` belongs to a family."""

    id: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9.-]*$", description="The TOML's file stem.")] = ""
    title: str = ""
    home: Annotated[str, Meta(description="Home page; discovery starts there.")]
    family: Annotated[str | None, Meta(description="A name of crawler.families; null: recognised from the page.")] = (
        None
    )
    article_path: Annotated[
        str | None,
        Meta(description="Regular expression for path and query of an article; groups number and, if needed, scope."),
    ] = None
    number_path: Annotated[
        str | None,
        Meta(description="The same, for portals of which less is known: numbers articles, and excludes no address."),
    ] = None
    evidence: Annotated[
        Evidence,
        Meta(description="How family, paths and selectors are known. Nothing here says that they were checked."),
    ] = "none"
    home_evidence: Annotated[Evidence, Meta(description="How the address of the home page is known.")] = "none"
    sources: Annotated[list[str], Meta(description="Public texts that the facts stand in.")] = []
    aliases: Annotated[list[str], Meta(description="Other host names of the same portal.")] = []
    asset_hosts: Annotated[list[str], Meta(description="Hosts that serve its images and files.")] = []
    sections: Annotated[list[Section], Meta(description="Listings, in place of those found on the home page.")] = []
    feeds: list[str] = []
    sitemaps: list[str] = []
    selectors: Annotated[dict[str, str | list[str]], Meta(description="Field to CSS; only what differs.")] = {}
    date_formats: Annotated[list[str], Meta(description="strptime patterns tried first on the date node.")] = []
    fixes: Annotated[dict[str, dict[str, str]], Meta(description="Field to {exact source value: our value}.")] = {}
    layouts: list[Layout] = []
    expect: Expect = Expect()
    delay: Annotated[float, Meta(ge=0, description="Seconds from start to start; null: the default.")] | None = None
    tls: Annotated[
        Tls,
        Meta(description="legacy: old ciphers, old protocols; unverified: any certificate. Every run says so."),
    ] = "default"
    browser: Annotated[
        bool, Meta(description="Pages are empty without their scripts: a browser renders them (congtin[browser]).")
    ] = False
    language: str = "vi"
    organ: Annotated[Organ | None, Meta(description="Whose portal it is.")] = None
    province: Annotated[str | None, Meta(description="Name of the province or city that it speaks for.")] = None
    gso_code: GsoCode | None = None
    valid_from: Annotated[
        date | None, Meta(description="First day on which it spoke for that province; none: before all that is kept.")
    ] = None
    valid_to: Annotated[date | None, Meta(description="Last day on which it did; none: it does.")] = None
    successor: Annotated[
        str | None, Meta(description="Id of the portal that speaks for the place since, the day after valid_to.")
    ] = None
    legal_basis: Annotated[
        str | None, Meta(description="Act by which the province ended (valid_to), or came to be as it is (valid_from).")
    ] = None
    former: Annotated[list[Former], Meta(description="What it spoke for before, oldest first.")] = []
    note: str | None = None


def selectors_of(portal: Portal | None, field: str) -> tuple[str, ...]:
    """The portal's own selectors of ``field``, in order; empty where the family's hold."""
    if portal is None:
        return ()
    value = portal.selectors.get(field)
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


PORTAL_ID = re.compile(r"^[a-z0-9][a-z0-9.-]*$")
