"""Portals of no known system, each other in one or two ways than a plain list of links; synthetic."""

from __future__ import annotations

from tests.portals.odd.base import OddPortal, serve
from tests.portals.odd.lists import Frames, GoPage, MoreHtml, MoreJson, PostForm, Refresh
from tests.portals.odd.ways import Aliases, Maps, Months, Redirects, Sessions, WrongCodings

ODD: tuple[type[OddPortal], ...] = (
    MoreHtml, MoreJson, PostForm, GoPage, Frames, Refresh,
    Months, Redirects, Sessions, WrongCodings, Maps, Aliases,
)  # fmt: skip

__all__ = ["ODD", "Aliases", "Months", "OddPortal", "PostForm", "serve"]
