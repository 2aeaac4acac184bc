"""DNS for crawls: a public name that leads to a private address is refused, checked on the resolved address."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence

from scrapy.resolver import CachingThreadedResolver
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError


def is_private(address: str) -> bool:
    """Whether ``address`` (an IP address) is not on the public Internet.

    >>> is_private("127.0.0.1"), is_private("10.1.2.3"), is_private("169.254.169.254"), is_private("203.162.0.1")
    (True, True, True, False)
    """
    return not ipaddress.ip_address(address).is_global


class PublicResolver(CachingThreadedResolver):
    """Refuses private addresses, but for ``localhost``, which a target must name itself to be asked at all."""

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802 - Twisted's name
        """The IPv4 address of ``name``. Fails with ``DNSLookupError`` ("private address ...") where it is private."""
        found: Deferred[str] = super().getHostByName(name, timeout)
        found.addCallback(self._checked, name)
        return found

    @staticmethod
    def _checked(address: str, name: str) -> str:
        # An address given as such is no lookup: whether the portal may have it is the scope's to say.
        given = name in (address, "localhost") or name.endswith(".localhost")
        if is_private(address) and not given:
            raise DNSLookupError(f"private address {address} for {name}")
        return address
