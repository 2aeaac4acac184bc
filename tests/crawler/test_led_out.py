"""An article that leads out of its portal."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from scrapy import Request
from twisted.python.failure import Failure

from archive.frontiers.frontier import FrontierRow
from crawler.fetching.causes import Refused, cause_of
from crawler.spiders.articles import Articles

ANSWERED = datetime(2026, 11, 20, 2, 0, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("meta", "when"), [({"fetched_at": ANSWERED}, "2026-11-20T02:00:02Z"), ({}, "2026-11-20T02:00:05Z")]
)
def test_it_has_moved_as_of_the_answer_that_leads_there(meta: dict[str, object], when: str) -> None:
    """Not as of when its new address was refused, which a busy machine comes to seconds later."""
    spider = SimpleNamespace(
        portal=SimpleNamespace(id="vidu"),
        tally=SimpleNamespace(counts=Counter()),
        clock=SimpleNamespace(now=lambda: ANSWERED + timedelta(seconds=3)),
        place=SimpleNamespace(cause_of=cause_of),
    )
    known = FrontierRow(key="vidu:7", url="http://vidu.gov.vn/tin/7", state="found")
    failure = Failure(Refused("off-host", "http://khac.vn/"))
    failure.request = Request("http://khac.vn/", meta=meta, cb_kwargs={"known": known})  # type: ignore[attr-defined]
    look = Articles(spider).failed(failure)  # type: ignore[arg-type]
    (said,) = look.records
    assert (said.kind, said.moved_to, said.fetched_at) == ("moved", "http://khac.vn/", when)  # type: ignore[union-attr]
