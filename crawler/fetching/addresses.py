"""Addresses that a name may lead to: none on a private network, unless the user named it so."""

from __future__ import annotations

import ipaddress

from crawler.fetching.egress import proxy_hosts


def is_private(address: str) -> bool:
    """Whether ``address`` (an IP address) is not on the public Internet.

    >>> is_private("127.0.0.1"), is_private("10.1.2.3"), is_private("169.254.169.254"), is_private("203.162.0.1")
    (True, True, True, False)
    >>> is_private("::ffff:10.0.0.1"), is_private("64:ff9b::7f00:1"), is_private("2001:dc8::1")
    (True, True, False)
    """
    found = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(found, ipaddress.IPv6Address):
        if found in _NAT64:  # an address of IPv4 in other clothes
            found = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        else:
            found = found.ipv4_mapped or found.sixtofour or found
    return not found.is_global


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def may_lead(name: str, address: str) -> bool:
    """Whether a connection to ``address`` may be opened for the host ``name``.

    An address given as such is no look-up: whether the portal may have it is the scope's to say. ``localhost`` a target
    must name itself, and the proxies are the user's own.

    >>> may_lead("vidu.gov.vn", "203.162.0.1"), may_lead("vidu.gov.vn", "127.0.0.1"), may_lead("127.0.0.1", "127.0.0.1")
    (True, False, True)
    """
    if not is_private(address):
        return True
    return name in (address, "localhost") or name.endswith(".localhost") or name in proxy_hosts()
