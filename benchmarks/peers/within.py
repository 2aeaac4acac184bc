"""Keeps a peer's crawler on this machine: Scrapy's own guard ignores a domain that is written with its port."""

from __future__ import annotations

import importlib
from typing import Any
from urllib.parse import urlsplit


class Loopback:
    """A downloader middleware that asks nobody else."""

    def process_request(self, request: Any) -> None:
        if urlsplit(request.url).hostname != "127.0.0.1":
            raise importlib.import_module("scrapy.exceptions").IgnoreRequest(request.url)
