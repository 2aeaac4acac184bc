from __future__ import annotations

import pytest
from twisted.internet.error import DNSLookupError

from crawler.fetching.resolver import PublicResolver
from crawler.fetching.scope import Scope
from crawler.portals.model import Portal

SCOPE = Scope(Portal(id="vidu", home="https://vidu.gov.vn/", aliases=["cu.vidu.gov.vn"], asset_hosts=["tep.vn"]))


@pytest.mark.parametrize(
    "url", ["http://vidu.gov.vn/a", "https://www.vidu.gov.vn/", "https://cu.vidu.gov.vn/x", "https://VIDU.gov.vn:443/"]
)
def test_variants_and_aliases_are_the_portal(url: str) -> None:
    assert SCOPE.holds(url)
    assert SCOPE.holds_asset(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://vidu.gov.vn:8443/",
        "https://khac.vidu.gov.vn/",
        "https://vidu.gov.vn.evil.com/",
        "https://evil.com/vidu.gov.vn",
        "https://vidu.gov.vn@evil.com/",
        "file:///etc/passwd",
        "ftp://vidu.gov.vn/",
        "http://127.0.0.1/",
        "http://[::1",
        "",
    ],
)
def test_everything_else_is_outside(url: str) -> None:
    assert not SCOPE.holds(url)
    assert not SCOPE.holds_asset(url)


def test_an_asset_host_gives_files_only() -> None:
    assert SCOPE.holds_asset("https://tep.vn/a.pdf")
    assert not SCOPE.holds("https://tep.vn/a.pdf")


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.0.0.8", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1"]
)
def test_a_public_name_with_a_private_address_is_refused(address: str) -> None:
    with pytest.raises(DNSLookupError, match="private address"):
        PublicResolver._checked(address, "vidu.gov.vn")


def test_localhost_and_public_addresses_resolve() -> None:
    assert PublicResolver._checked("127.0.0.1", "localhost") == "127.0.0.1"
    assert PublicResolver._checked("203.162.0.181", "vidu.gov.vn") == "203.162.0.181"
