"""The plugin by which Datasette shows our pages, and nothing else: routes, and the headers of every answer."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from urllib.parse import unquote

import msgspec
from datasette.database import Database  # type: ignore[import-untyped]
from datasette.utils import sqlite_timelimit  # type: ignore[import-untyped]
from datasette.utils.asgi import Request, Response  # type: ignore[import-untyped]
from pluggy import HookimplMarker

from archive.article import Article
from archive.errors import ArchiveError
from crawler.browsing import originals
from crawler.browsing.guarding import Application, guarded
from crawler.browsing.rendering import FOLDER, render
from crawler.browsing.site import Context, Missing, Site

hookimpl = HookimplMarker("datasette")

_SECONDS = 10
"""How long a query may take."""
_FIELDS = ("q", "portal", "section", "since", "until", "byline", "order", "page", "revision", "from", "to")
_ID = r"/article/(?P<id>[^/]+)"
_MISSING = "/missing"


class Plugin:
    """Our routes, for one archive."""

    __name__ = "crawler.browsing.plugin"

    def __init__(self, site: Site, *, is_name: Callable[[str], bool]) -> None:
        """``is_name``: which names of hosts this machine is asked by."""
        self._site = site
        self._is_name = is_name
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
    def permission_allowed(self) -> bool:
        """Nothing of Datasette's own is anybody's."""
        return False

    @hookimpl
    def asgi_wrapper(self) -> Callable[[Application], Application]:
        patterns = [re.compile(pattern) for pattern, _ in self._routes]

        def known(path: str) -> bool:
            return any(pattern.match(path) for pattern in patterns)

        return partial(guarded, known=known, elsewhere=_MISSING, is_name=self._is_name)

    async def home(self) -> Response:
        return await self._shown("home.html", self._site.home)

    async def search(self, request: Request) -> Response:
        asked = _asked(request)
        return await self._shown("search.html", lambda index: self._site.search(index, asked))

    async def portal(self, request: Request) -> Response:
        name = unquote(request.url_vars["portal"])
        return await self._shown("portal.html", lambda index: self._site.portal(index, name))

    async def article(self, request: Request) -> Response:
        id, asked = unquote(request.url_vars["id"]), _asked(request)
        return await self._shown("article.html", lambda index: self._site.article(index, id, asked))

    async def record(self, request: Request) -> Response:
        id, asked = unquote(request.url_vars["id"]), _asked(request)

        def read(index: sqlite3.Connection) -> Response:
            body = msgspec.json.format(self._site.line(index, id, asked), indent=2)
            return Response(body, content_type="application/json; charset=utf-8")

        return await self._read(read)

    async def warc(self, request: Request) -> Response:
        def answer(article: Article) -> Response:
            if article.warc is None:
                raise Missing("No page was kept of this revision.")
            name = f"{article.portal}-{article.warc.offset}.warc.gz"
            headers = {"content-disposition": f'attachment; filename="{name}"'}
            body = originals.warc_record(self._site.root, article.warc)
            return Response(body, headers=headers, content_type="application/gzip")

        return await self._of_revision(request, answer)

    async def page(self, request: Request) -> Response:
        def answer(article: Article) -> Response:
            if article.warc is None:
                raise Missing("No page was kept of this revision.")
            found = originals.shown(self._site.root, article.warc)
            return Response(
                found.body, headers={"content-security-policy": originals.POLICY}, content_type=found.content_type
            )

        return await self._of_revision(request, answer)

    async def style(self) -> Response:
        return Response((FOLDER / "style.css").read_bytes(), content_type="text/css; charset=utf-8")

    async def missing(self) -> Response:
        return _message(404, "There is no such page", "This address leads nowhere.")

    async def _of_revision(self, request: Request, answer: Callable[[Article], Response]) -> Response:
        id, asked = unquote(request.url_vars["id"]), _asked(request)
        return await self._read(lambda index: answer(self._site.record(index, id, asked)))

    async def _shown(self, template: str, read: Callable[[sqlite3.Connection], Context]) -> Response:
        return await self._read(lambda index: Response.html(render(template, read(index))))

    async def _read(self, read: Callable[[sqlite3.Connection], Response]) -> Response:
        """What ``read`` makes of the index, in a thread of Datasette's; a page that says it where that cannot be."""

        def limited(connection: sqlite3.Connection) -> Response:
            with sqlite_timelimit(connection, _SECONDS * 1000):
                return read(connection)

        assert self.database is not None, "the index is there before anybody is served"
        try:
            return await self.database.execute_fn(limited)
        except Missing as error:
            return _message(404, "There is no such page", str(error))
        except ArchiveError as error:
            return _message(404, "It cannot be read", str(error))
        except sqlite3.OperationalError as error:
            said = "That took too long: ask for less." if "interrupt" in str(error) else f"The index is busy: {error}."
            return _message(503, "Not now", said)
        except sqlite3.DatabaseError:
            said = "The index is damaged and will be made anew in a moment: try again then."
            return _message(503, "Not now", said)


def _message(status: int, heading: str, said: str) -> Response:
    return Response.html(render("message.html", {"heading": heading, "said": said}), status=status)


def _asked(request: Request) -> Mapping[str, str]:
    given = request.args  # parsed anew whenever it is read
    return {name: given.get(name) or "" for name in _FIELDS}
