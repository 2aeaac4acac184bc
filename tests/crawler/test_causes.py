from __future__ import annotations

import logging

import pytest
from scrapy.exceptions import DownloadFailedError
from twisted.internet import error as net

from crawler.fetching.causes import cause_of
from crawler.fetching.resolver import PublicResolver


@pytest.mark.parametrize(
    "error", [OSError(24, "Too many open files"), net.ConnectionLost(), net.NoRouteError(), DownloadFailedError()]
)
def test_what_the_net_does_is_named_so(error: Exception, caplog: pytest.LogCaptureFixture) -> None:
    assert cause_of(error) == "connection"
    assert not caplog.records


def test_what_no_net_does_is_a_bug_and_loud(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(KeyError) as caught:
        {}["pace"]
    assert cause_of(caught.value) == "bug"
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert record.exc_info is not None


def test_a_name_that_leads_to_a_public_address_again_is_private_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PublicResolver, "private", {})
    with pytest.raises(net.DNSLookupError):
        PublicResolver._checked("10.0.0.1", "vidu.gov.vn")
    assert PublicResolver.private == {"vidu.gov.vn": "10.0.0.1"}
    assert PublicResolver._checked("203.162.0.1", "vidu.gov.vn") == "203.162.0.1"
    assert not PublicResolver.private
