"""When two addresses are the same page's, as far as they tell pages apart."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

Parts = tuple[str, str, set[str]]
"""Host ("" for one that has several spellings), path and parameters, as far as they tell pages apart."""
_SESSION = re.compile(r";[^/?]*|/\(s\([a-z0-9]+\)\)")


def is_address(url: str, uri: str) -> bool:
    """Whether ``url`` may be the canonical form of ``uri``: same host and path, no parameter of its own.

    Raises ValueError for what is no URL.

    >>> is_address("https://vidu.gov.vn/tin?id=3", "http://www.vidu.gov.vn/tin/?utm_source=x&id=3")
    True
    >>> is_address("https://vidu.gov.vn/tin?id=3", "https://vidu.gov.vn/tin?id=4")
    False
    """
    return may_be(parts(url), parts(uri))


def may_be(url: Parts, uri: Parts) -> bool:
    """``is_address`` of addresses that were taken apart."""
    (host, path, query), (other_host, other_path, other_query) = url, uri
    return path == other_path and query <= other_query and (host == other_host or not host or not other_host)


def parts(url: str) -> Parts:
    """What of ``url`` tells pages apart. Raises ValueError for what is no URL."""
    split = urlsplit(url)
    host = (split.hostname or "").rstrip(".").removeprefix("www.")
    plain = host.isascii() and "%" not in host and "xn--" not in host
    path = _SESSION.sub("", unquote(split.path).casefold()).rstrip("/")
    query = {unquote(pair.replace("+", " ")).casefold().rstrip("=") for pair in split.query.split("&") if pair}
    return host if plain else "", path, query
