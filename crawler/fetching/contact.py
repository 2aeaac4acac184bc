"""Who asks: a portal that is not on this machine must be able to reach whoever reads it."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

from crawler.errors import CongtinError

_HOST = r"[^\s@/.:]+(?:\.[^\s@/.:]+)+"
_ADDRESS = re.compile(rf"(?:mailto:)?[^\s@/:]+@{_HOST}|(?:https?://)?{_HOST}(?::\d+)?(?:/\S*)?")
"""Somebody at a host, or a host with whatever stands behind it; hosts have a dot."""


def is_loopback(url: str) -> bool:
    """Whether ``url`` names this machine: localhost, or an address of the loopback range.

    >>> is_loopback("http://127.0.0.2:80/"), is_loopback("http://[::1]/"), is_loopback("https://vidu.gov.vn/")
    (True, True, False)
    """
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def user_agent(url: str, program: str, contact: str | None) -> str:
    """``program`` with the address of whoever runs it. Raises ``CongtinError`` where ``url`` needs one and none is set,
    or what is set is none.

    >>> user_agent("https://vidu.gov.vn/", "congtin/1.0", "toi@vidu.vn")
    'congtin/1.0 +toi@vidu.vn'
    >>> user_agent("http://127.0.0.1/", "congtin/1.0", "")
    'congtin/1.0'
    """
    if not is_loopback(url):
        if not contact:
            raise CongtinError(
                "set CONGTIN_CONTACT to your e-mail or web address first: a portal must be able to reach who crawls it"
            )
        if not is_contact(contact):
            raise CongtinError(
                "CONGTIN_CONTACT is your e-mail or web address, as you@example.org or https://example.org/, "
                f"not {contact!r}"
            )
    return f"{program} +{contact}" if contact else program


def is_contact(text: str) -> bool:
    """Whether ``text`` is a mail or web address, as far as its shape tells.

    >>> [is_contact(each) for each in ("toi@vidu.vn", "mailto:toi@vidu.vn", "https://vidu.vn/crawl", "vidu.vn/crawl")]
    [True, True, True, True]
    >>> [is_contact(each) for each in ("x", "toi@", "@vidu.vn", "https://x", "my name", "")]
    [False, False, False, False, False, False]
    """
    return _ADDRESS.fullmatch(text.strip()) is not None
