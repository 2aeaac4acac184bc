"""Addresses that a portal behind a proxy gives of itself: by its inner host, or a scheme that its port does not speak.

Sitemaps and feeds are written by a CMS that may not know under which address its visitors reach it.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit

from crawler.clean import urls


def reached(address: str, at: str, inside: Callable[[str], bool]) -> str | None:
    """The canonical form of ``address``, as it is named at ``at``, where visitors reach it; None for no address.

    What is neither inside the portal nor at an inner host stays as it is: it is somebody else's.

    >>> own = lambda url: url.startswith(("http://a.vn/", "https://a.vn/"))
    >>> reached("http://10.1.2.3:8080/tin/1", "https://a.vn/sitemap.xml", own)
    'https://a.vn/tin/1'
    >>> reached("http://b.vn/tin/1", "https://a.vn/sitemap.xml", own)
    'http://b.vn/tin/1'
    >>> reached("https://a.vn:8080/tin/1", "http://a.vn:8080/sitemap.xml", own)
    'http://a.vn:8080/tin/1'
    """
    found = urls.canonical(address, at)
    if found is None or not at.startswith(("http://", "https://")):
        return found
    ours, parts = urlsplit(at), urlsplit(found)
    speaks_another = parts.scheme != ours.scheme and parts.netloc == ours.netloc.lower() and ours.port is not None
    if speaks_another or (not inside(found) and _is_inner(parts.hostname or "", ours.hostname or "")):
        return urls.canonical(urlunsplit((ours.scheme, ours.netloc, parts.path, parts.query, "")))
    return found


def _is_inner(host: str, ours: str) -> bool:
    """Whether ``host`` can be nobody's but the portal's own network's; never on the machine that we reach it on."""
    if "." not in host and ":" not in host:
        return not _is_loopback(ours) and host != ours
    try:
        is_private = ipaddress.ip_address(host).is_private
    except ValueError:
        return False
    return is_private and host != ours and not (_is_loopback(host) and _is_loopback(ours))


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
