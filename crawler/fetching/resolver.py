"""DNS for crawls: a public name that leads to a private address is refused, checked on the resolved address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from scrapy.resolver import CachingThreadedResolver
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from crawler.fetching.addresses import may_lead


class PublicResolver(CachingThreadedResolver):
    """Refuses private addresses (``addresses.may_lead``).

    ``private`` tells the names that led to one, of the process: Twisted says of them only that they were not found.
    """

    private: ClassVar[dict[str, str]] = {}

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802 - Twisted's name
        """The IPv4 address of ``name``. Fails with ``DNSLookupError`` ("private address ...") where it is private."""
        found: Deferred[str] = super().getHostByName(name, timeout)
        found.addCallback(self._checked, name)
        return found

    @staticmethod
    def _checked(address: str, name: str) -> str:
        if not may_lead(name, address):
            PublicResolver.private[name] = address
            raise DNSLookupError(f"private address {address} for {name}")
        PublicResolver.private.pop(name, None)
        return address
