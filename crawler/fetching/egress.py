"""Where a run goes out from: its label, and the proxy between."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit
from urllib.request import getproxies, proxy_bypass

DIRECT = "direct"
"""The label of a run without a label and without a proxy."""


def proxy_for(url: str) -> str | None:
    """``HOST:PORT`` of the proxy that requests to ``url`` go through, without its keys; None where they go straight.

    It is the environment's (``http_proxy``, ``https_proxy``, ``no_proxy``), which ``--proxy`` sets.
    """
    parts = urlsplit(url)
    proxy = getproxies().get(parts.scheme)
    if not proxy or proxy_bypass(parts.hostname or ""):
        return None
    found = _split(proxy)
    return f"{found.hostname}:{found.port}" if found.port else found.hostname


def proxy_hosts() -> frozenset[str]:
    """Names of the proxies of the environment: what the user named himself may be private."""
    names = (_split(proxy).hostname for kind, proxy in getproxies().items() if kind != "no")
    return frozenset(name for name in names if name)


def label_for(given: str | None, proxy: str | None) -> str:
    """``given``, or else the proxy's name, or else ``direct``.

    >>> label_for("Hà Nội", "127.0.0.1:3128"), label_for("", "127.0.0.1:3128"), label_for(None, None)
    ('Hà Nội', 'proxy 127.0.0.1:3128', 'direct')
    """
    return given or (f"proxy {proxy}" if proxy else DIRECT)


def _split(proxy: str) -> SplitResult:
    return urlsplit(proxy if "://" in proxy else f"http://{proxy}")
