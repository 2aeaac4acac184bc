"""``scrapy crawl``: as Scrapy has it, but a mistake of the user is one line, and the exit code tells of it."""

from __future__ import annotations

import asyncio
import logging
import sys
from typing import TYPE_CHECKING

from scrapy.commands import crawl

from archive.errors import ArchiveError
from crawler.errors import CongtinError
from crawler.spiders.portal import PortalSpider

if TYPE_CHECKING:
    import argparse


logger = logging.getLogger(__name__)


class Command(crawl.Command):
    """Takes the place of Scrapy's own, by ``COMMANDS_MODULE``."""

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Runs one spider; ``exitcode`` is 2 for a mistake, 3 where the run could not start or its storage failed."""
        if args != [PortalSpider.name]:
            super().run(args, opts)
            return
        assert self.crawler_process is not None
        crawler = self._create_crawler(PortalSpider.name)
        run = self.crawler_process.crawl(crawler, **opts.spargs)
        self.crawler_process.start()
        error = getattr(crawler.spider, "fatal", None)
        if isinstance(run, asyncio.Task) and run.done() and not run.cancelled():
            if (unstarted := run.exception()) is not None and crawler.settings["LOG_FILE"]:
                logger.error("%s", unstarted)  # of scrapyd's jobs nothing but their log is shown
            error = unstarted or error
        if error is not None:
            self.exitcode = _said(error)


def _said(error: BaseException) -> int:
    if not isinstance(error, (CongtinError, ArchiveError)):
        raise error
    print(f"congtin: {error}", file=sys.stderr)
    return error.exit_code
