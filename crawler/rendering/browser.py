"""A browser that runs a page's scripts and reaches nothing: whatever they ask for is fetched by the crawl.

Chromium is started without a network (every connection goes to a proxy that is not there) and each of its requests
is answered from Python: host and address checks, politeness and the WARC are those of every other request.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from archive.extras import install
from crawler.errors import CouldNotStart

if TYPE_CHECKING:
    from playwright.async_api import Browser as Chromium
    from playwright.async_api import BrowserContext, Page, Playwright, Route, WebSocketRoute

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
# Port 9 discards what it gets, and nothing listens there; loopback would go around a proxy unless told not to.
_NOWHERE = ("--proxy-server=http://127.0.0.1:9", "--proxy-bypass-list=<-loopback>")
_QUIET = (
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic",
    "--no-first-run", "--disable-dev-shm-usage", "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
)  # fmt: skip
_UNREAD = frozenset({"image", "media", "font", "stylesheet", "texttrack", "manifest", "ping", "eventsource"})
"""Kinds of resources that put no text on a page."""

REQUESTS = 100
"""Requests of a page's scripts that are answered: a page asks for some ten."""

_TURN = "() => new Promise(done => setTimeout(done))"
"""Is answered when the page has done what stood before it."""

_PATIENCE = 5.0
"""Seconds in which a browser that is not stuck in a script answers."""


class Asked(NamedTuple):
    """A request of a page's script."""

    url: str
    method: str
    headers: Mapping[str, str]
    body: bytes
    is_script: bool
    """It is for a program, not for data: the same for every page."""


class Given(NamedTuple):
    """The answer to it, content coding undone."""

    status: int
    headers: Mapping[str, str]
    body: bytes


Fetch = Callable[[Asked], Awaitable[Given | None]]
"""Gets what a script asks for; None where it may not have it, or could not."""


class Rendered(NamedTuple):
    """A page as its scripts left it."""

    html: str
    is_whole: bool
    """False where the time was up before the scripts were done."""
    is_cut: bool = False
    """Whether its scripts asked for more than ``REQUESTS`` things."""


def executable(named: str = "") -> str:
    """The path of Chromium. Raises ``CouldNotStart`` where it, or the package that drives it, is missing."""
    try:
        import playwright.async_api  # noqa: F401 - only whether it is there
    except ImportError:
        raise CouldNotStart(f"needs a browser: {install('browser')}") from None
    found = next((path for name in ((named,) if named else _NAMES) if (path := shutil.which(name))), None)
    if found is None:
        raise CouldNotStart(
            f"there is no {named or 'Chromium'}: install it (Debian: apt install chromium) or set CONGTIN_CHROMIUM"
        )
    return found


class RenderingFailed(Exception):
    """The browser broke, or hangs in a page's scripts."""


class TooLarge(Exception):
    """The scripts made a page of more characters than are taken."""


class Browser:
    """One Chromium, started when the first page needs it; pages are rendered one at a time, in one session."""

    def __init__(self, executable_path: str, *, user_agent: str, seconds: float, quiet: float, most: int) -> None:
        """``seconds``: how long a page may take; ``quiet``: how long it asks for nothing when it is done.

        ``most``: characters that a page may have in the end.
        """
        self._path, self._agent = executable_path, user_agent
        self._seconds, self._quiet, self._most = seconds, quiet, most
        self._driver: Playwright | None = None
        self._chromium: Chromium | None = None
        self._context: BrowserContext | None = None
        self._visit: _Visit | None = None
        self._one = asyncio.Lock()

    async def render(self, url: str, given: Given, fetch: Fetch) -> Rendered:
        """The page at ``url``, whose answer was ``given``, when its scripts are done or the time is up.

        Raises ``RenderingFailed``; the next page gets a new browser. Raises ``TooLarge``.
        """
        from playwright.async_api import Error

        async with self._one:
            try:
                context = self._context or await self._start()
                page = await context.new_page()
                self._visit = _Visit(page, url, given, fetch)
                page.on("popup", lambda other: asyncio.ensure_future(other.close()))
                try:
                    rendered = await self._visit.run(self._seconds, self._quiet, self._most)
                finally:
                    self._visit.end()
                    await asyncio.wait_for(page.close(), _PATIENCE)
            except (Error, TimeoutError) as error:
                await self.close()
                raise RenderingFailed(str(error).partition("\n")[0] or "a script hangs") from error
            finally:
                self._visit = None
        return rendered

    async def close(self) -> None:
        """Ends the browser."""
        from playwright.async_api import Error

        chromium, driver = self._chromium, self._driver
        self._driver = self._chromium = self._context = None
        with suppress(Error, TimeoutError):
            if chromium is not None:
                await asyncio.wait_for(chromium.close(), _PATIENCE)
        with suppress(Error, TimeoutError):
            if driver is not None:
                await asyncio.wait_for(driver.stop(), _PATIENCE)

    async def _start(self) -> BrowserContext:
        from playwright.async_api import async_playwright

        self._driver = await async_playwright().start()
        sandbox = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
        self._chromium = await self._driver.chromium.launch(
            executable_path=self._path, headless=True, args=[*_NOWHERE, *_QUIET, *sandbox], handle_sigint=False,
            handle_sigterm=False, handle_sighup=False,
        )  # fmt: skip
        self._context = await self._chromium.new_context(
            user_agent=self._agent, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", service_workers="block",
            accept_downloads=False,
        )  # fmt: skip
        await self._context.route("**/*", self._answer)
        await self._context.route_web_socket("**/*", _hang_up)
        return self._context

    async def _answer(self, route: Route) -> None:
        """Answers a request, or refuses it where no visit or another window asks."""
        from playwright.async_api import Error

        with suppress(Error):  # the page that asked may be gone
            if self._visit is None:
                await route.abort("blockedbyclient")
            else:
                await self._visit.answer(route)


async def _hang_up(socket: WebSocketRoute) -> None:
    await socket.close()


class _Visit:
    """One page, its requests answered until it asks for no more."""

    def __init__(self, page: Page, url: str, given: Given, fetch: Fetch) -> None:
        self._page, self._url, self._given, self._fetch = page, url, given, fetch
        self._pending = 0
        self._answered = 0
        self._under_way: set[asyncio.Future[Given | None]] = set()
        self._is_over = False
        self._asked = asyncio.Event()
        self._is_shown = False

    async def run(self, seconds: float, quiet: float, most: int) -> Rendered:
        whole = True
        try:
            async with asyncio.timeout(seconds):
                await self._page.goto(self._url, wait_until="domcontentloaded", timeout=0)
                await self._settle(quiet)
        except TimeoutError:
            whole = False
        # Asked first: taken over, it would stand in this process several times.
        size = await asyncio.wait_for(self._page.evaluate("document.documentElement.outerHTML.length"), _PATIENCE)
        if not isinstance(size, int) or size > most:
            raise TooLarge
        html = await asyncio.wait_for(self._page.content(), _PATIENCE)
        return Rendered(html, whole, self._answered > REQUESTS)

    def end(self) -> None:
        """Nothing more is sent for the page: what waits for its turn is called back."""
        self._is_over = True
        for fetching in self._under_way:
            fetching.cancel()

    async def _settle(self, quiet: float) -> None:
        """Returns when nothing has been asked for during ``quiet`` seconds and nothing is on its way.

        The page has to answer then: on a machine under load its scripts may not have had their turn yet.
        """
        from playwright.async_api import Error

        while True:
            self._asked.clear()
            try:
                # While something is on its way its end is waited for.
                await asyncio.wait_for(self._asked.wait(), None if self._pending else quiet)
            except TimeoutError:
                with suppress(Error):
                    await self._page.evaluate(_TURN)
                if not self._asked.is_set():
                    return

    async def answer(self, route: Route) -> None:
        self._pending += 1
        self._asked.set()
        try:
            given = await self._found(route)
            if given is None:
                await route.abort("blockedbyclient")
            else:
                await route.fulfill(status=given.status, headers=dict(given.headers), body=given.body)
        finally:
            self._pending -= 1
            self._asked.set()

    async def _found(self, route: Route) -> Given | None:
        asked = route.request
        if asked.is_navigation_request():
            # Only the page itself, and once: frames and scripts that lead elsewhere lead away from it.
            first, self._is_shown = not self._is_shown, True
            return self._given if first else None
        if asked.resource_type in _UNREAD or asked.method not in ("GET", "POST"):
            return None
        body = asked.post_data_buffer or b""
        is_script = asked.resource_type == "script"
        self._answered += 1
        if self._is_over or self._answered > REQUESTS:
            return None
        fetching = asyncio.ensure_future(self._fetch(Asked(asked.url, asked.method, asked.headers, body, is_script)))
        self._under_way.add(fetching)
        try:
            return await fetching
        except asyncio.CancelledError:
            return None
        finally:
            self._under_way.discard(fetching)
