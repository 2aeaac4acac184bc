"""One page over the network, by the rules of a crawl: robots.txt, a contact address, its host and no other, limits."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from threading import Thread
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    Request,
    build_opener,
)
from urllib.response import addinfourl

from protego import Protego
from w3lib.url import safe_url_string

from crawler import settings
from crawler.clean.urls import host_of
from crawler.errors import CongtinError
from crawler.fetching.addresses import may_lead
from crawler.fetching.contact import is_loopback, user_agent
from crawler.fetching.plain import ROBOTS_BYTES, Redirects, helps, line_of
from crawler.fetching.tls import plain_context
from crawler.html import MAX_BYTES
from crawler.portals.model import Tls

SECONDS = 60.0
"""In which the whole answer has to be there: a server that drips is given up."""
LOOKS = 0.5
"""Seconds after which who waits is told again for how long."""


class NoPage(CongtinError):
    """There is nothing to parse at the place named."""


class OutOfReach(NoPage):
    """No answer came from the place named."""

    exit_code = 3


class Answer(NamedTuple):
    """What a server sent, and the address that it came from in the end."""

    body: bytes
    headers: dict[str, str]
    url: str


def fetch(
    url: str, *, tls: Tls = "default", seconds: float = SECONDS, told: Callable[[float], None] = lambda _: None
) -> Answer:
    """The answer at ``url``, at most one byte more than a page may have. Raises ``NoPage``, or ``CongtinError`` where
    no contact address is set. ``told``: called now and then with the seconds that have gone by without a whole answer.
    """
    agent = user_agent(url, settings.USER_AGENT, settings.CONGTIN_CONTACT)
    found: list[Answer | Exception] = []
    # A socket's time-out begins anew with every byte: only another thread can tell that the whole takes too long.
    thread = Thread(target=lambda: found.append(_outcome(safe_url_string(url), agent, tls)), daemon=True)
    began = time.monotonic()
    thread.start()
    thread.join(min(LOOKS, seconds))
    while thread.is_alive() and (gone := time.monotonic() - began) < seconds:
        told(gone)
        thread.join(min(LOOKS, seconds - gone))
    if not found:
        raise OutOfReach(f"{url} gave no whole answer within {seconds:.0f} s")
    if isinstance(found[0], Exception):
        raise found[0]
    return found[0]


def _outcome(url: str, agent: str, tls: Tls) -> Answer | Exception:
    try:
        return _fetch(url, agent, plain_context(tls))
    except NoPage as error:
        return error
    except HTTPError as error:
        error.close()
        return NoPage(f"{url} answers {error.code}")
    except OSError as error:
        return OutOfReach(f"{url} cannot be read: {line_of(error)}{helps(error)}")
    except (HTTPException, ValueError) as error:
        return NoPage(f"{url} cannot be read: {line_of(error)}{helps(error)}")
    except Exception as error:  # a bug is loud, in the thread that waits
        return error


def _fetch(url: str, agent: str, context: ssl.SSLContext) -> Answer:
    rules = _rules(url, agent, context)

    def allow(target: str) -> None:
        if not rules.can_fetch(target, settings.ROBOTSTXT_USER_AGENT):
            raise NoPage(f"robots.txt of {host_of(target)} does not allow {target}")

    allow(url)
    if not is_loopback(url):
        time.sleep(settings.DOWNLOAD_DELAY)  # robots.txt was the first request to this host
    with _open(_opener(allow, context), url, agent) as answer:
        body = answer.read(MAX_BYTES + 1)
        if len(body) <= MAX_BYTES and getattr(answer, "length", None):
            raise NoPage(f"{url} is cut off: {answer.length} bytes are missing")
        return Answer(body, dict(answer.headers.items()), answer.geturl())


def _rules(url: str, agent: str, context: ssl.SSLContext) -> Protego:
    """What robots.txt allows, as RFC 9309 says: 4xx allows all, 5xx or no answer forbids all."""
    parts = urlsplit(url)
    address = f"{parts.scheme}://{parts.netloc}/robots.txt"
    try:
        with _open(_opener(lambda target: None, context), address, agent) as answer:
            return Protego.parse(answer.read(ROBOTS_BYTES).decode("utf-8-sig", "replace"))
    except HTTPError as error:
        error.close()
        if error.code < 500 and error.code != 429:
            return Protego.parse("")
        raise NoPage(f"{address} answers {error.code}: without it nothing is asked for") from error
    except (OSError, HTTPException) as error:
        said = f"{address} cannot be read ({line_of(error)}): without it nothing is asked for{helps(error)}"
        raise (OutOfReach if isinstance(error, OSError) else NoPage)(said) from error


def _opener(allow: Callable[[str], None], context: ssl.SSLContext) -> OpenerDirector:
    """``allow`` raises ``NoPage`` for an address that may not be asked for."""

    def follow(asked: str, target: str) -> None:
        if host_of(target) != host_of(asked):
            raise NoPage(f"{asked} leads to another host: give {target} itself")
        allow(target)

    return build_opener(Redirects(follow), _Http(), _Https(context=context))


def _connected(address: tuple[str, int], *arguments: Any, **options: Any) -> socket.socket:
    """A connection to a host, by an address that its name may lead to: the one that was looked at."""
    name, port = address
    last: OSError = OSError(f"{name} has no address")
    for *_, place in socket.getaddrinfo(name, port, type=socket.SOCK_STREAM):
        found = str(place[0])
        if not may_lead(name, found):
            raise OSError(f"its name leads to the private address {found}")
        try:
            return socket.create_connection((found, port), *arguments, **options)
        except OSError as error:
            last = error
    raise last


class _Http(HTTPHandler):
    """Connects to public addresses only."""

    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(partial(_checked, HTTPConnection), req)


class _Https(HTTPSHandler):
    """The same over TLS."""

    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(partial(_checked, HTTPSConnection), req, context=self._context)  # type: ignore[attr-defined]


def _checked(kind: type[HTTPConnection], *arguments: Any, **options: Any) -> HTTPConnection:
    connection = kind(*arguments, **options)
    connection._create_connection = _connected  # type: ignore[attr-defined]  # what its connect() opens sockets with
    return connection


def _open(opener: OpenerDirector, url: str, agent: str) -> addinfourl:
    headers = {**settings.DEFAULT_REQUEST_HEADERS, "User-Agent": agent, "Accept-Encoding": "identity"}
    answer: addinfourl = opener.open(Request(url, headers=headers), timeout=settings.DOWNLOAD_TIMEOUT)  # noqa: S310 - http(s) only
    return answer
