"""What belongs to a portal: its own host, its aliases, and for files its asset hosts."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from crawler.clean.urls import host_of
from crawler.portals.model import Portal


def _host(name: str) -> str:
    """A host as a portal's file writes it, in the form that URLs are compared by."""
    return host_of(f"https://{name}/")


class Scope:
    """Decides for a URL. Scheme and ``www.`` variants of a host are one host; another port is another host.

    >>> scope = Scope(Portal(id="vidu", home="https://vidu.gov.vn/", asset_hosts=["tep.vidu.gov.vn"]))
    >>> scope.holds("http://www.vidu.gov.vn/tin"), scope.holds("https://tep.vidu.gov.vn/a.pdf")
    (True, False)
    >>> scope.holds_asset("https://tep.vidu.gov.vn/a.pdf"), scope.holds("https://vidu.gov.vn:8443/")
    (True, False)
    """

    def __init__(self, portal: Portal) -> None:
        self._pages = frozenset([host_of(portal.home), *map(_host, portal.aliases)])
        self._assets = self._pages | frozenset(map(_host, portal.asset_hosts))
        # How nearly every URL begins that is asked about: told without taking it apart.
        roots = [
            f"{scheme}://{www}{host}/" for host in self._pages for scheme in ("http", "https") for www in ("", "www.")
        ]
        self._roots = tuple(root for root in roots if self._inside(root, self._pages))

    @property
    def hosts(self) -> frozenset[str]:
        """The portal's own hosts, as ``host_of`` writes them."""
        return self._pages

    def holds(self, url: str) -> bool:
        """Whether a page at ``url`` is the portal's."""
        return url.startswith(self._roots) or self._inside(url, self._pages)

    def holds_asset(self, url: str) -> bool:
        """Whether a file at ``url`` may be fetched for the portal."""
        return url.startswith(self._roots) or self._inside(url, self._assets)

    @staticmethod
    def _inside(url: str, hosts: frozenset[str]) -> bool:
        try:
            return urlsplit(url).scheme in ("http", "https") and host_of(url) in hosts
        except ValueError:
            return False


def inside(portal: Portal) -> Callable[[str], bool]:
    """``Scope(portal).holds``: what the functions of ``crawler.discovery`` take."""
    return Scope(portal).holds
