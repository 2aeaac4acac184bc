"""Test portals: small servers on loopback that imitate how provincial portals list their news. See README.md."""

from __future__ import annotations

from datetime import datetime

from tests.portals.base import ENDS, TestPortal, Truth, Visit
from tests.portals.faults import TRAPS, Faults
from tests.portals.kind_json import DnnPortal, LiferayJsonPortal, SharepointJsonPortal
from tests.portals.kind_paged import LiferayCurPortal, QueryPortal
from tests.portals.kind_path import PathPortal, WordpressPortal
from tests.portals.kind_postback import PostbackPortal
from tests.portals.kind_xhr import VnptPortal
from tests.portals.server import serve
from tests.portals.stock import NEWEST, Article

CLASSES: tuple[type[TestPortal], ...] = (
    QueryPortal,
    PathPortal,
    LiferayCurPortal,
    PostbackPortal,
    VnptPortal,
    SharepointJsonPortal,
    LiferayJsonPortal,
    DnnPortal,
    WordpressPortal,
)
KINDS: dict[str, type[TestPortal]] = {cls.kind: cls for cls in CLASSES}

__all__ = ["ENDS", "KINDS", "NEWEST", "TRAPS", "Article", "Faults", "TestPortal", "Truth", "Visit", "portal", "serve"]


def portal(
    kind: str, *, seed: int, articles: int = 150, faults: Faults | None = None, newest: datetime = NEWEST
) -> TestPortal:
    """A portal of a kind; successive seeds go through the kind's variants and ends."""
    return KINDS[kind](seed=seed, articles=articles, faults=faults, newest=newest)
