"""Redirects that are followed outside Scrapy."""

from __future__ import annotations

from email.message import Message
from types import SimpleNamespace
from typing import Any
from urllib.request import Request

import pytest

from crawler.fetching.plain import Redirects

ASKED, TARGET = "http://vidu.gov.vn/a", "http://vidu.gov.vn/b"


class Endless:
    """An answer whose body never ends."""

    closed = False

    def close(self) -> None:
        self.closed = True

    def read(self) -> bytes:
        assert self.closed
        return b""


def followed(redirects: Redirects, answer: Endless) -> Any:
    redirects.parent = SimpleNamespace(open=lambda request, timeout: request.full_url)  # type: ignore[assignment]
    headers = Message()
    headers["Location"] = "/b"
    request = Request(ASKED)
    request.timeout = 1.0
    return redirects.http_error_302(request, answer, 302, "Found", headers)  # type: ignore[arg-type]


def test_the_answer_that_names_the_way_is_not_read() -> None:
    asked: list[tuple[str, str]] = []
    answer = Endless()
    assert followed(Redirects(lambda *way: asked.append(way)), answer) == TARGET
    assert asked == [(ASKED, TARGET)]
    assert answer.closed


def test_a_way_that_is_not_allowed_is_not_followed() -> None:
    def refuse(asked: str, target: str) -> None:
        raise PermissionError(target)

    answer = Endless()
    with pytest.raises(PermissionError):
        followed(Redirects(refuse), answer)
    assert answer.closed
