"""What a portal's TOML may say. Unknown keys and wrong types are refused with file and key."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

Evidence = Literal["captured", "reported", "guessed", "none"]
Tls = Literal["default", "legacy", "unverified", "legacy-unverified"]


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

    articles: int | None = None
    filled: dict[str, float] = {}


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
    evidence: Evidence = "none"
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
    province: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None
    legal_basis: str | None = None
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
