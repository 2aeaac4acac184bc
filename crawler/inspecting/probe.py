"""One undeclared portal recognised: what ``congtin portals probe`` and ``congtin portals add`` are a skin over."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from scrapy import Request

from crawler.clean.urls import canonical, portal_id
from crawler.discovery.model import Recognition
from crawler.errors import CouldNotStart, UnknownPortal
from crawler.inspecting.aside import run_aside
from crawler.portals import registry, writing
from crawler.portals.model import PORTAL_ID, Portal
from crawler.spiders.portal import PortalSpider
from crawler.spiders.recognising import recognised


class Probed(Struct, kw_only=True):
    """A portal as it was recognised."""

    portal: Portal
    """What its file would say."""
    found: Recognition
    pages: int = 0
    """Pages that were asked for."""


class ProbeSpider(PortalSpider):
    """Looks at a handful of pages and stores nothing."""

    found: Recognition | str = "the run did not start"

    def use(self, portal: Portal) -> None:
        """The portal as if no file declared it."""
        super().use(registry.undeclared(portal.home))

    async def start(self) -> AsyncIterator[Request]:
        """Nothing is left to crawl when the portal is recognised."""
        self.found = await recognised(self)
        return
        yield


def probe(
    url: str, *, name: str | None = None, settings: Mapping[str, Any] | None = None, proxy: str | None = None
) -> Probed:
    """The portal whose home page or listing is ``url``, recognised from a handful of pages. Once a process.

    Raises ``CongtinError``: for what is no address, and where the portal cannot be read.
    """
    address = canonical(url)
    if address is None:
        raise UnknownPortal(
            f"{url!r} is not an http(s) address: give the portal's home page, as https://example.gov.vn/"
        )
    _check_id(name)
    (spider,) = run_aside(ProbeSpider, [address], settings=settings, proxy=proxy)
    found = spider.found
    if isinstance(found, str):
        raise CouldNotStart(f"{portal_id(address)} is not recognised: {found}; try again, or write its file by hand")
    pages = spider.tally.counts["probed"]
    return Probed(portal=writing.portal_of(found, address, name=name), found=found, pages=pages)


def _check_id(name: str | None) -> None:
    if name is not None and not PORTAL_ID.match(name):
        raise UnknownPortal(f"{name!r} is no id: a-z, 0-9, dots and hyphens are expected")


def add(
    url: str, *, name: str | None = None, settings: Mapping[str, Any] | None = None, proxy: str | None = None
) -> tuple[Path, Probed]:
    """Recognises the portal and writes its file where the user's portals lie; returns its path.

    Raises ``CongtinError``: as ``probe`` does, and where a file declares the portal or the id already.
    """
    _check_id(name)
    address = canonical(url)
    known = registry.for_url(address) if address is not None else None
    if known is not None:
        said = (
            f"{url} is the portal {known.id} already: {registry.file_of(known)} says how it is read; correct it there"
        )
        kept = ". Its id cannot change once articles carry it" if name not in (None, known.id) else ""
        raise UnknownPortal(said + kept)
    if name is not None and name in registry.ids():
        raise UnknownPortal(f"a portal is called {name!r} already: choose another --id")
    folder = registry.own_folder()
    assert folder is not None, "the command names the folder first"
    probed = probe(url, name=name, settings=settings, proxy=proxy)
    return writing.write(folder, probed.portal, probed.found.reasons), probed
