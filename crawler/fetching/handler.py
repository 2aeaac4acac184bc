"""HTTP and HTTPS: Scrapy's handler with the portal's TLS, which tells the portal's failures from the proxy's."""

from __future__ import annotations

import logging
import re
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler, TunnelError
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    ResponseDataLossError,
)
from scrapy.utils._download_handlers import get_dataloss_msg, normalize_bind_address, wrap_twisted_exceptions
from scrapy.utils.defer import maybe_deferred_to_future

from crawler.clean.urls import host_of
from crawler.fetching.agents import Asking, DirectAgent
from crawler.fetching.causes import ProxyFailed, Refused, TlsFailed
from crawler.fetching.connections import Connections
from crawler.fetching.downloaders import downloader_of
from crawler.fetching.resolver import PublicResolver
from crawler.fetching.tls import remedy

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

    from crawler.fetching.handshake import HostTls, Policy

logger = logging.getLogger(__name__)

_BAD_GATEWAY = re.compile(r"'status': 50[234]\b")
"""What a proxy says where it reaches nobody behind it."""


_NO_TLS = "wrong version number"
"""OpenSSL's word for an answer that is no TLS of any version, as of a server that speaks plain HTTP there."""


class Handler(HTTP11DownloadHandler):
    """Raises ``TlsFailed`` and ``ProxyFailed`` where Scrapy knows of failed downloads only."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._policy: Policy = crawler.spider.tls  # type: ignore[union-attr]
        self._contextFactory = self._policy
        self._pool._factory = partial(Connections, sent=self._sent)  # type: ignore[assignment]
        # Twisted would ask again at once; what goes unanswered is asked again in its turn, by the retry middleware.
        self._pool.retryAutomatically = False
        self._agents: dict[float, DirectAgent] = {}
        self._warned: set[str] = set()

    async def download_request(self, request: Request) -> Response:
        """The answer, as Scrapy gives it."""
        try:
            return await self._asked(request)
        except TunnelError as error:
            kind = DownloadFailedError if _BAD_GATEWAY.search(str(error)) else ProxyFailed
            raise kind(str(error)) from error
        except (DownloadConnectionRefusedError, CannotResolveHostError) as error:
            if (address := PublicResolver.private.get(urlsplit(request.url).hostname or "")) is not None:
                logger.warning("%s leads to the private address %s: not asked", request.url, address)
                raise Refused("private-address", request.url) from error
            if request.meta.get("proxy"):
                raise ProxyFailed(f"the proxy cannot be reached: {error}") from error
            raise
        except DownloadFailedError as error:
            host = self._policy.hosts.get(urlsplit(request.url).hostname or "")
            if host is None or not host.shaking:
                raise
            raise self._without_tls(request.url, host, error) from error

    async def _asked(self, request: Request) -> Response:
        """As Scrapy's handler has it, which makes an agent for every request."""
        asking = Asking(
            direct=self._agent,
            contextFactory=self._contextFactory,
            bindAddress=self._bind_address,
            pool=self._pool,
            maxsize=self._default_maxsize,
            warnsize=self._default_warnsize,
            fail_on_dataloss=self._fail_on_dataloss,
            crawler=self._crawler,
            tls_verbose_logging=self._tls_verbose_logging,
        )
        try:
            with wrap_twisted_exceptions():
                return await maybe_deferred_to_future(asking.download_request(request))
        except ResponseDataLossError:
            if not self._fail_on_dataloss_warned:
                logger.warning(get_dataloss_msg(request.url))
                self._fail_on_dataloss_warned = True
            raise

    def _agent(self, timeout: float) -> DirectAgent:
        if timeout not in self._agents:
            from twisted.internet import reactor

            address = normalize_bind_address(self._bind_address)
            self._agents[timeout] = DirectAgent(reactor, self._contextFactory, timeout, address, self._pool)
        return self._agents[timeout]

    def _sent(self, url: str) -> None:
        """A request has left: its host's delay counts from now."""
        engine = self._crawler.engine
        if engine is not None:
            downloader_of(self._crawler).left(host_of(url))

    def _without_tls(self, url: str, host: HostTls, error: Exception) -> TlsFailed:
        host.shaking = False
        name = urlsplit(url).netloc
        if host.distrusted:
            said = f"the certificate of {name} is not trusted ({host.distrusted})"
        else:
            said = f"no agreement on TLS with {name} ({_why(error)})"
        speaks = host.distrusted or _why(error) != _NO_TLS
        helps = remedy(self._policy.name, distrusted=bool(host.distrusted)) if speaks else None
        if name not in self._warned:
            self._warned.add(name)
            would = f'tls = "{helps}" in the portal\'s file, or -s CONGTIN_TLS={helps}, would take it'
            logger.warning("%s; %s", said, would if helps else "no profile of TLS takes more")
        return TlsFailed(said, host.distrusted, helps)


def _why(error: Exception) -> str:
    """OpenSSL's reason out of Twisted's words.

    >>> _why(Exception("[<twisted.python.failure.Failure OpenSSL.SSL.Error: [('SSL routines', '', 'bad version')]>]"))
    'bad version'
    """
    found = re.search(r"'SSL routines', '[^']*', '([^']*)'", str(error))
    return found[1] if found else "the connection was closed"
