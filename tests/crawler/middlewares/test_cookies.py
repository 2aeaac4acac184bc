"""The header that is kept from request to request is the one that the jar would have given."""

from __future__ import annotations

import pytest
from scrapy import Request
from scrapy.http import Response
from scrapy.http.cookies import CookieJar
from scrapy.utils.test import get_crawler

from crawler.middlewares.cookies import CookiesMiddleware

HOME = "http://vidu.gov.vn/"
# What the server sets at each step, and where the next request goes.
STEPS = [
    (["sess=1; path=/"], "http://vidu.gov.vn/tin/a.html"),
    ([], "http://vidu.gov.vn/tin/b.html"),
    (["sess=2; path=/", "seen=x; path=/; Max-Age=3600"], "http://vidu.gov.vn/tin/b.html"),
    ([], "http://vidu.gov.vn/tin/c.html"),
    (["safe=1; path=/; secure"], "http://vidu.gov.vn/tin/c.html"),
    ([], "https://vidu.gov.vn/tin/c.html"),
    ([], "http://vidu.gov.vn/tin/c.html"),
    ([], "http://www.vidu.gov.vn/tin/c.html"),
    (["wide=1; path=/; domain=.vidu.gov.vn"], "http://www.vidu.gov.vn/tin/c.html"),
    (["deep=1; path=/tin/sau"], "http://vidu.gov.vn/tin/sau/d.html"),
    ([], "http://vidu.gov.vn/tin/c.html"),
    ([], "http://vidu.gov.vn/tin/sau/d.html"),
    (["deep=; path=/tin/sau; Max-Age=0", "sess=; path=/; Max-Age=0"], "http://vidu.gov.vn/tin/sau/d.html"),
    ([], "http://vidu.gov.vn/tin/e.html"),
    (["soon=1; path=/; Max-Age=1"], "http://vidu.gov.vn/tin/e.html"),
]


def test_header_is_what_the_jar_gives() -> None:
    middleware = CookiesMiddleware.from_crawler(get_crawler())
    jar = CookieJar()
    sent = []
    for cookies, url in STEPS:
        answer = Response(HOME, headers={"Set-Cookie": cookies})
        middleware.process_response(Request(HOME), answer)
        jar.extract_cookies(answer, Request(HOME))
        request, plain = Request(url), Request(url)
        middleware.process_request(request)
        jar.add_cookie_header(plain)
        assert request.headers.get("Cookie") == plain.headers.get("Cookie"), url
        sent.append(request.headers.get("Cookie"))
    assert len(set(sent)) > 5, "the steps make a difference"


def test_cookie_that_expires_is_sent_no_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    middleware = CookiesMiddleware.from_crawler(get_crawler())
    middleware.process_response(Request(HOME), Response(HOME, headers={"Set-Cookie": "a=1; path=/; Max-Age=600"}))
    request = Request(HOME)
    for _ in range(2):
        middleware.process_request(request)
        assert request.headers["Cookie"] == b"a=1"
    (cookie,) = middleware._jar
    monkeypatch.setattr(cookie, "expires", 1)
    middleware.process_request(request)
    assert "Cookie" not in request.headers


@pytest.mark.parametrize(("value", "most"), [("x", 50), ("x" * 1000, 8)])
def test_the_oldest_cookies_of_a_host_make_room(value: str, most: int) -> None:
    middleware = CookiesMiddleware.from_crawler(get_crawler())
    for number in range(120):
        answer = Response(HOME, headers={"Set-Cookie": f"s{number}={value}; path=/"})
        middleware.process_response(Request(HOME), answer)
    request = Request(HOME)
    middleware.process_request(request)
    sent = (request.headers["Cookie"] or b"").split(b"; ")
    assert [cookie.split(b"=")[0] for cookie in sent] == [b"s%d" % number for number in range(120 - most, 120)]
