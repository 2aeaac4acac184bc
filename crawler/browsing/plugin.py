"""The plugin by which Datasette shows our pages, and nothing else: routes, and the headers of every answer."""

from __future__ import annotations

import calendar
import re
import sqlite3
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import quote, unquote, urlsplit

import msgspec
from datasette.app import Datasette  # type: ignore[import-untyped]
from datasette.database import Database  # type: ignore[import-untyped]
from datasette.utils import sqlite_timelimit  # type: ignore[import-untyped]
from datasette.utils.asgi import Request, Response  # type: ignore[import-untyped]
from pluggy import HookimplMarker

from archive.article import Article
from archive.errors import ArchiveError
from crawler.browsing import originals
from crawler.browsing.site import Context, Missing, Site

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]
Value = TypeVar("Value")

hookimpl = HookimplMarker("datasette")

FOLDER = Path(__file__).parent / "templates"
_RULES = {
    "default-src": "'none'",
    "style-src": "'self'",
    "frame-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
POLICY = "; ".join(f"{name} {value}" for name, value in _RULES.items())
"""Of our own pages: they have no script, and load nothing but their style sheet and the stored page in its frame."""
_HEADERS = {
    "content-security-policy": POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-dns-prefetch-control": "off",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
_SECONDS = 10
"""How long a query may take."""
_ID = r"/article/(?P<id>[^/]+)"
_MISSING = "/missing"
_PLAIN = re.compile(r"https?://[^\s\x00-\x20\x7f\\]+", re.IGNORECASE)
_LOOPBACK = re.compile(r"(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?", re.IGNORECASE)


class Plugin:
    """Our routes, for one archive."""

    __name__ = "crawler.browsing.plugin"

    def __init__(self, site: Site, *, only_loopback: bool) -> None:
        """``only_loopback``: whether a request has to name this machine as its host, so that no page of elsewhere
        can have its own name lead here."""
        self._site = site
        self._only_loopback = only_loopback
        self.database: Database | None = None
        """The index; another one takes its place when it was made anew."""
        self._routes = [
            (r"^/$", self.home),
            (r"^/search$", self.search),
            (r"^/portal/(?P<portal>[^/]+)$", self.portal),
            (rf"^{_ID}$", self.article),
            (rf"^{_ID}/record\.json$", self.record),
            (rf"^{_ID}/record\.warc\.gz$", self.warc),
            (rf"^{_ID}/page$", self.page),
            (r"^/style\.css$", self.style),
            (rf"^{_MISSING}$", self.missing),
        ]

    @hookimpl
    def register_routes(self) -> list[tuple[str, Any]]:
        return self._routes

    @hookimpl
    def startup(self, datasette: Datasette) -> None:
        environment = datasette.jinja_env
        environment.trim_blocks = True
        environment.filters |= {
            "is_web": is_web, "part": part, "moment": moment, "grouped": grouped, "percent": percent, "kind": kind
        }  # fmt: skip
        environment.globals |= {"months": [calendar.month_abbr[at] for at in range(1, 13)], "last_day": last_day}

    @hookimpl
    def permission_allowed(self) -> bool:
        """Nothing of Datasette's own is anybody's."""
        return False

    @hookimpl
    def asgi_wrapper(self) -> Callable[[Application], Application]:
        patterns = [re.compile(pattern) for pattern, _ in self._routes]

        def wrapper(application: Application) -> Application:
            async def ours(scope: Scope, receive: Receive, send: Send) -> None:
                if scope["type"] != "http":
                    return await application(scope, receive, send)
                if scope["method"] not in ("GET", "HEAD") or not self._is_meant(scope):
                    return await _refused(send)
                path = scope.get("raw_path", scope["path"].encode()).partition(b"?")[0].decode("latin-1")
                if not any(pattern.match(path) for pattern in patterns):
                    scope = {**scope, "path": _MISSING, "raw_path": _MISSING.encode()}
                return await application(scope, receive, _guarded(send))

            return ours

        return wrapper

    def _is_meant(self, scope: Scope) -> bool:
        if not self._only_loopback:
            return True
        host = next((value for name, value in scope["headers"] if name == b"host"), b"").decode("latin-1")
        return _LOOPBACK.fullmatch(host) is not None

    async def home(self, datasette: Datasette, request: Request) -> Response:
        return await self._shown(datasette, request, "home.html", self._site.home)

    async def search(self, datasette: Datasette, request: Request) -> Response:
        asked = _asked(request)
        return await self._shown(datasette, request, "search.html", lambda index: self._site.search(index, asked))

    async def portal(self, datasette: Datasette, request: Request) -> Response:
        name = unquote(request.url_vars["portal"])
        return await self._shown(datasette, request, "portal.html", lambda index: self._site.portal(index, name))

    async def article(self, datasette: Datasette, request: Request) -> Response:
        id, asked = unquote(request.url_vars["id"]), _asked(request)
        return await self._shown(datasette, request, "article.html", lambda index: self._site.article(index, id, asked))

    async def record(self, datasette: Datasette, request: Request) -> Response:
        id, asked = unquote(request.url_vars["id"]), _asked(request)

        def read(index: sqlite3.Connection) -> Response:
            body = msgspec.json.format(self._site.line(index, id, asked), indent=2)
            return Response(body, content_type="application/json; charset=utf-8")

        return await self._read(datasette, request, read)

    async def warc(self, datasette: Datasette, request: Request) -> Response:
        def answer(article: Article) -> Response:
            if article.warc is None:
                raise Missing("No page was kept of this revision.")
            name = f"{article.portal}-{article.warc.offset}.warc.gz"
            headers = {"content-disposition": f'attachment; filename="{name}"'}
            body = originals.warc_record(self._site.root, article.warc)
            return Response(body, headers=headers, content_type="application/gzip")

        return await self._of_revision(datasette, request, answer)

    async def page(self, datasette: Datasette, request: Request) -> Response:
        def answer(article: Article) -> Response:
            if article.warc is None:
                raise Missing("No page was kept of this revision.")
            found = originals.shown(self._site.root, article.warc)
            return Response(
                found.body, headers={"content-security-policy": originals.POLICY}, content_type=found.content_type
            )

        return await self._of_revision(datasette, request, answer)

    async def style(self) -> Response:
        return Response((FOLDER / "style.css").read_bytes(), content_type="text/css; charset=utf-8")

    async def missing(self, datasette: Datasette, request: Request) -> Response:
        return await _message(datasette, request, 404, "There is no such page", "This address leads nowhere.")

    async def _of_revision(
        self, datasette: Datasette, request: Request, answer: Callable[[Article], Response]
    ) -> Response:
        id, asked = unquote(request.url_vars["id"]), _asked(request)
        return await self._read(datasette, request, lambda index: answer(self._site.record(index, id, asked)))

    async def _shown(
        self, datasette: Datasette, request: Request, template: str, read: Callable[[sqlite3.Connection], Context]
    ) -> Response:
        found = await self._read(datasette, request, read)
        if isinstance(found, Response):
            return found
        return Response.html(await datasette.render_template(template, found, request=request))

    async def _read(
        self, datasette: Datasette, request: Request, read: Callable[[sqlite3.Connection], Value]
    ) -> Value | Response:
        """What ``read`` makes of the index, in a thread of Datasette's; a page that says it where that cannot be."""

        def limited(connection: sqlite3.Connection) -> Value:
            with sqlite_timelimit(connection, _SECONDS * 1000):
                return read(connection)

        assert self.database is not None, "the index is there before anybody is served"
        try:
            return await self.database.execute_fn(limited)
        except Missing as error:
            return await _message(datasette, request, 404, "There is no such page", str(error))
        except ArchiveError as error:
            return await _message(datasette, request, 404, "It cannot be read", str(error))
        except sqlite3.OperationalError as error:
            said = "That took too long: ask for less." if "interrupt" in str(error) else f"The index is busy: {error}."
            return await _message(datasette, request, 503, "Not now", said)
        except sqlite3.DatabaseError:
            said = "The index is damaged and will be made anew in a moment: try again then."
            return await _message(datasette, request, 503, "Not now", said)


async def _message(datasette: Datasette, request: Request, status: int, heading: str, said: str) -> Response:
    context = {"heading": heading, "said": said}
    return Response.html(await datasette.render_template("message.html", context, request=request), status=status)


def _asked(request: Request) -> Mapping[str, str]:
    return {name: request.args.get(name) or "" for name in request.args}


def _guarded(send: Send) -> Send:
    """``send`` with our headers: those that an answer has itself stay."""

    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = [(name.lower(), value) for name, value in message.get("headers", [])]
            names = {name for name, _ in given if name != b"cache-control"}
            ours = [(name.encode(), value.encode()) for name, value in _HEADERS.items() if name.encode() not in names]
            message = {**message, "headers": [each for each in given if each[0] in names - {b"set-cookie"}] + ours}
        await send(message)

    return guarded


async def _refused(send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-security-policy", b"default-src 'none'")]
    await send({"type": "http.response.start", "status": 400, "headers": headers})
    await send({"type": "http.response.body", "body": b"This archive is only read, and only under its own address.\n"})


def is_web(url: str | None) -> bool:
    """Whether ``url`` may be a link.

    >>> is_web("https://a.vn/x"), is_web("javascript:alert(1)"), is_web("data:text/html,x"), is_web(" http://a")
    (True, False, False, False)
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    # Browsers take off what stands before an address, and what in it cannot be seen.
    return parts.scheme in ("http", "https") and bool(parts.netloc) and _PLAIN.fullmatch(url or "") is not None


def part(text: str) -> str:
    """``text`` as a part of an address."""
    return quote(text, safe="")


def moment(text: str | None) -> str:
    """
    >>> moment("2022-07-15T16:30:00+07:00"), moment("2022-07-15"), moment("2026-11-24T02:05:09Z")
    ('2022-07-15 16:30', '2022-07-15', '2026-11-24 02:05 UTC')
    """
    if not text:
        return ""
    zone = " UTC" if text.endswith(("Z", "+00:00")) else ""
    return f"{text[:10]} {text[11:16]}{zone}".strip()


def grouped(number: int) -> str:
    """
    >>> grouped(1234567), grouped(2131)
    ('1,234,567', '2131')
    """
    return f"{number:,}" if number >= 10_000 else str(number)


def percent(share: float) -> str:
    """
    >>> percent(0.9996), percent(0.5), percent(1.0)
    ('99.9 %', '50.0 %', '100 %')
    """
    return "100 %" if share >= 1 else f"{int(share * 1000) / 10:.1f} %"


def kind(block: msgspec.Struct) -> str:
    """The name of a block's kind, as in records."""
    return str(type(block).__struct_config__.tag)


def last_day(year: str, month: int) -> int:
    """The last day of a month."""
    return calendar.monthrange(int(year), month)[1]
