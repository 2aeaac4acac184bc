"""Who asks: a portal that is not on this machine must be able to reach whoever reads it."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from crawler.errors import CongtinError


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
    """``program`` with the address of whoever runs it. Raises ``CongtinError`` where ``url`` needs one and none is set.

    >>> user_agent("https://vidu.gov.vn/", "congtin/1.0", "toi@vidu.vn")
    'congtin/1.0 +toi@vidu.vn'
    >>> user_agent("http://127.0.0.1/", "congtin/1.0", "")
    'congtin/1.0'
    """
    if not contact and not is_loopback(url):
        raise CongtinError(
            "set CONGTIN_CONTACT to your e-mail or web address first: a portal must be able to reach who crawls it"
        )
    return f"{program} +{contact}" if contact else program
