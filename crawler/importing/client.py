"""Asks a server of captures as a crawl asks a portal: robots.txt, a contact address, one at a time, patience."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.message import Message
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)
from urllib.response import addinfourl

from protego import Protego
from w3lib.url import safe_url_string

from crawler import settings
from crawler.clean.urls import host_of
from crawler.errors import CongtinError, CouldNotStart
from crawler.fetching.contact import is_loopback, user_agent
from crawler.fetching.plain import ROBOTS_BYTES, Redirects, helps, line_of
from crawler.fetching.tls import plain_context
from crawler.middlewares.backoff import seconds_of
from crawler.portals.model import Tls

TRIES = 5
"""Requests for one thing, while the server is in trouble or asks to wait."""
FIRST_WAIT = 5.0
"""Seconds before a second try, doubled with each; not on this machine."""
SECONDS = 300.0
"""In which one capture has to be there."""
_MAX_LINE = 1 << 16
_WAITING = (429, 500, 502, 503, 504)


class Unreachable(CongtinError):
    """The server gives no answer, or forbids what is asked; what was imported stands, and a further run goes on."""

    exit_code = 1


class NotThere(Exception):
    """One answer that is no capture: ``what`` says why in a word."""

    def __init__(self, what: str, detail: str) -> None:
        super().__init__(detail)
        self.what = what


class Client:
    """One server of captures. ``asked`` counts the requests."""

    def __init__(
        self,
        address: str,
        *,
        obey: bool = True,
        proxy: str | None = None,
        sleep: Callable[[float], None] = time.sleep,
        delay: float | None = None,
        tls: Tls = "default",
    ) -> None:
        """``obey`` its robots.txt; ``delay``: seconds from start to start, those of the crawler's settings if None.

        Raises ``CongtinError`` where no contact address is set.
        """
        self.asked = 0
        self._host = host_of(address)
        self._agent = user_agent(address, settings.USER_AGENT, settings.CONGTIN_CONTACT)
        self._address, self._obey, self._sleep = address, obey, sleep
        self._is_near = is_loopback(address)
        self._delay = delay if delay is not None else 0.0 if self._is_near else settings.DOWNLOAD_DELAY
        self._next = 0.0
        self._rules: Protego | None = None
        self._opener = _opener(proxy, Redirects(self._follow), plain_context(tls))

    def read(self, url: str, limit: int) -> tuple[bytes, Message, str]:
        """Body, headers and final address of ``url``, asked for again where it breaks off.

        Raises ``NotThere``, ``Unreachable``.
        """
        for number in range(TRIES):
            try:
                return self._whole(url, limit)
            except (OSError, HTTPException) as error:
                said = line_of(error)
            if number + 1 < TRIES:
                self._sleep(self._wait(number))
        raise NotThere("cut-off", f"{url} breaks off each time ({said})")

    def _whole(self, url: str, limit: int) -> tuple[bytes, Message, str]:
        with self._answer(url) as answer:
            until, parts, size = time.monotonic() + SECONDS, [], 0
            while chunk := answer.read1(1 << 16):
                parts.append(chunk)
                size += len(chunk)
                if size > limit:
                    raise NotThere("too-large", f"{url} has more than {limit} bytes")
                if time.monotonic() > until:
                    raise NotThere("timeout", f"{url} gave no whole answer within {SECONDS:.0f} s")
            if getattr(answer, "length", None):
                raise HTTPException(f"{answer.length} bytes are missing")
            return b"".join(parts), answer.headers, answer.geturl()

    def lines(self, url: str) -> Iterator[str]:
        """The lines of ``url``, as they come. Raises ``NotThere``, ``Unreachable``."""
        with self._answer(url) as answer:
            try:
                while line := answer.readline(_MAX_LINE):
                    yield line.decode("utf-8", "replace").rstrip("\r\n")
            except (OSError, HTTPException) as error:
                said = line_of(error)
                raise Unreachable(f"{self._host} broke off in the middle of its index ({said}): try again") from error
            if getattr(answer, "length", None):
                raise Unreachable(f"{self._host} broke off in the middle of its index: try again")

    def _answer(self, url: str) -> addinfourl:
        """The open answer, asked for again while the server asks to wait."""
        self._allowed(url)
        for number in range(TRIES):
            wait = self._wait(number)
            try:
                return self._open(url)
            except HTTPError as error:
                error.close()
                if error.code not in _WAITING:
                    raise NotThere(f"http-{error.code}", f"{url} answers {error.code}") from None
                told = seconds_of(error.headers.get("Retry-After", ""), datetime.now(UTC))
                wait = min(max(wait, told or 0.0), settings.CONGTIN_MAX_WAIT)
                said = f"answers {error.code}"
            except (OSError, HTTPException, ValueError) as error:
                said = line_of(error)
            if number + 1 < TRIES:
                self._sleep(wait)
        raise Unreachable(f"{self._host} {said} ({url}): run the same command again later, it goes on where it stopped")

    def _wait(self, number: int) -> float:
        """Seconds before the next try; none on this machine."""
        return 0.0 if self._is_near else min(FIRST_WAIT * 2**number, settings.CONGTIN_MAX_WAIT)

    def _follow(self, asked: str, url: str) -> None:
        """A redirect is one more request: inside the server, allowed, its delay after the one before.

        Raises ``NotThere`` for a way to another server, to what is no http(s) address, or one that robots.txt forbids.
        """
        if host_of(url) != self._host or urlsplit(url).scheme.lower() not in ("http", "https"):
            raise NotThere("off-host", f"{asked} leads to another server, {url}")
        if self._rules is not None and not self._rules.can_fetch(url, settings.ROBOTSTXT_USER_AGENT):
            raise NotThere("robots", f"robots.txt of {self._host} does not allow {url}, where it leads to")
        self._take_turn()

    def _take_turn(self) -> None:
        now = time.monotonic()
        if now < self._next:
            self._sleep(self._next - now)
        self._next = max(now, self._next) + self._delay
        self.asked += 1

    def _open(self, url: str) -> addinfourl:
        self._take_turn()
        headers = {"User-Agent": self._agent, "Accept-Encoding": "identity"}
        request = Request(safe_url_string(url), headers=headers)  # noqa: S310 - http(s) only
        answer: addinfourl = self._opener.open(request, timeout=settings.DOWNLOAD_TIMEOUT)
        return answer

    def _allowed(self, url: str) -> None:
        """Raises ``Unreachable`` where robots.txt forbids ``url``, or cannot be read (RFC 9309)."""
        if not self._obey:
            return
        if self._rules is None:
            self._rules = self._robots()
            asked = self._rules.crawl_delay(settings.ROBOTSTXT_USER_AGENT)
            self._delay = max(self._delay, min(float(asked or 0), settings.CONGTIN_MAX_WAIT))
        if not self._rules.can_fetch(url, settings.ROBOTSTXT_USER_AGENT):
            raise Unreachable(
                f"robots.txt of {self._host} does not allow {urlsplit(url).path}: ask who runs it, and give "
                "--ignore-robots once you may"
            )

    def _robots(self) -> Protego:
        parts = urlsplit(self._address)
        address = f"{parts.scheme}://{parts.netloc}/robots.txt"
        try:
            with self._open(address) as answer:
                return Protego.parse(answer.read(ROBOTS_BYTES).decode("utf-8-sig", "replace"))
        except HTTPError as error:
            error.close()
            if error.code < 500 and error.code != 429:
                return Protego.parse("")
            raise CouldNotStart(f"{address} answers {error.code}: without it nothing is asked for") from error
        except NotThere:
            return Protego.parse("")  # it leads to another server, whose rules are not this one's
        except (OSError, HTTPException, ValueError) as error:
            raise CouldNotStart(
                f"{address} cannot be read ({line_of(error)}): without it nothing is asked for{helps(error)}"
            ) from error


def _opener(proxy: str | None, redirects: HTTPRedirectHandler, context: ssl.SSLContext) -> OpenerDirector:
    """Speaks http and https, and nothing else that an address may name."""
    opener = OpenerDirector()
    through = ProxyHandler({"http": proxy, "https": proxy}) if proxy else ProxyHandler()
    web = (HTTPHandler(), HTTPSHandler(context=context), HTTPDefaultErrorHandler(), HTTPErrorProcessor())
    for handler in (through, *web, redirects, UnknownHandler()):
        opener.add_handler(handler)
    return opener
