"""What is read of a server's state, without a server."""

from __future__ import annotations

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from scrapy import Request
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from crawler.fetching.pace import Pace
from crawler.middlewares.backoff import BackoffMiddleware, seconds_of

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "said",
    [
        "Thu, 01 Jan 99999999999 00:00:00 GMT",
        "Thu, 01 Jan 2026 99999999999999999999:00:00 GMT",
        "Thu, 99999999999999999999 Jan 2026 00:00:00 GMT",
        "Thu, 01 Jan 2026 00:00:00 +9999999999999999",
        "soon",
    ],
)
def test_a_retry_after_beyond_measure_says_nothing(said: str) -> None:
    assert seconds_of(said, NOW) is None


@pytest.mark.parametrize("said", ["9" * 400, "9" * 5000])
def test_a_retry_after_of_many_digits_is_long(said: str) -> None:
    assert (seconds_of(said, NOW) or 0) > 1e9


@pytest.mark.parametrize(("status", "is_good"), [(200, True), (304, True), (404, True), (500, False), (403, False)])
def test_only_answers_of_a_server_at_ease_bring_the_delay_down(status: int, is_good: bool) -> None:
    crawler, pace = get_crawler(), Pace(1.0)
    kept: list[str] = []
    downloader = SimpleNamespace(pace=lambda key: pace, keep_pace=lambda key, exactly: kept.append(key))
    crawler.engine = SimpleNamespace(downloader=downloader)  # type: ignore[assignment]
    pace.trouble(flood=False)
    before = pace.delay
    middleware = BackoffMiddleware.from_crawler(crawler)
    request = Request("http://vidu.gov.vn/", meta={"download_slot": "vidu.gov.vn"})
    for _ in range(200):
        middleware.process_response(request, Response(request.url, status=status))
    assert (pace.delay < before) is is_good
    assert bool(kept) is is_good
