"""What a family leaves open, as data: where fields stand, in which forms, how often."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.synthetic.build import Build
from tests.synthetic.credits import VIEW_LABELS
from tests.synthetic.facts import Facts
from tests.synthetic.shell import Parts

COMMON_DATES = (
    "dmy",
    "dmy-hm",
    "dmy-hm",
    "dmy-hm-gap",
    "dmy-comma-hm",
    "dmy-pipe-hm",
    "dmy-dash",
    "dmy-dash-plain",
    "dmy-hms",
    "hm-dmy",
    "hm-comma-dmy",
    "wd-dmy",
    "wd-dash-hm",
    "wd-pipe-hm",
    "wd-comma-hm",
    "wd-bare-hm",
    "wd-plain-hm",
    "wd-ndash-hm",
    "dmy-gmt",
    "dmy-pipe-gmt",
    "hm-pipe-dmy",
    "wd-comma-gmt",
)
COMMON_LABELS = (
    "",
    "",
    "",
    "Ngày đăng:",
    "Đăng ngày",
    "Ngày đăng tin:",
    "Gửi lúc:",
    "Đăng lúc",
    "Thời gian đăng tin:",
    "Thời gian:",
    "Ngày",
)


@dataclass(frozen=True, slots=True)
class Family:
    name: str
    layout: Callable[[Build], Parts]
    url: Callable[[random.Random, Facts], str]
    dates: tuple[str, ...] = COMMON_DATES
    labels: tuple[str, ...] = COMMON_LABELS
    no_date: float = 0.0
    """How often the page prints no date of the article."""
    leads: tuple[str, ...] = ("block", "block", "block", "bold", "both", "none")
    views: tuple[str, ...] = ("node", "node", "date", "eye", "", "listing")
    """Places of the views; the empty one: nowhere."""
    view_labels: tuple[str, ...] = VIEW_LABELS
    bylines: tuple[str, ...] = ("body-right", "body-right", "body-last", "node", "")
    credits: tuple[str, ...] = ("body", "node", "", "", "", "")
    account: float = 0.2
    """How often the account that posted is named in the markup."""
    old: bool = False
    """Markup of the old kind, and legacy encodings."""
    english: float = 0.0
    tags: float = 0.3
    files: float = 0.15
    crumbs: float = 0.7
    units: bool = False
    """Bylines may name the unit on a second line."""
    modified: float = 0.0
    hidden_modified: float = 0.0
    url_date: bool = False
    """The URL names the day."""
    hidden_time: bool = False
    """The markup has the full time where the page prints a date only."""
    stale: float = 0.0
    """How often the header clock stopped years ago."""
    row: float = 0.15
    """How often a listing row is at hand without need."""
    related: float = 0.85
    json: Callable[[Build], bytes] | None = None
    """Set where an answer is a JSON record and not a page."""


def in_json(name: str, url: Callable[[random.Random, Facts], str], answer: Callable[[Build], bytes]) -> Family:
    """A family that answers in JSON: nothing stands around its articles."""
    return Family(
        name,
        _no_page,
        url,
        dates=("iso-naive",),
        labels=("",),
        leads=("block", "block", "none"),
        views=("", "listing", "body"),
        bylines=("body-right", "body-last", ""),
        credits=("body", "", "", ""),
        tags=0,
        files=0,
        crumbs=0,
        related=0,
        json=answer,
    )


def _no_page(_: Build) -> Parts:
    raise AssertionError("this family answers in JSON")
