"""Commands that messages suggest, as somebody would type them: they do what was done, where it was done."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from shlex import quote
from shutil import which

from crawler.portals import registry


def program() -> str:
    """How this command is called again."""
    return "congtin" if which("congtin") else _called()


def crawl(portal: str, archive: str) -> str:
    """Crawls ``portal`` into the same archive, with its file where it lies."""
    own, named = registry.own_folder(), os.environ.get("CONGTIN_PORTALS")
    usual = Path(named) if named else Path(archive) / "portals"
    portals = f" --portals {quote(str(own))}" if own is not None and own != usual else ""
    return f"{program()} crawl {portal} --archive {quote(archive)}{portals}"


def _called() -> str:
    """A module is no program that a shell would run."""
    if Path(sys.argv[0]).suffix == ".py":
        return f"{Path(sys.executable).name} -m crawler"
    return quote(sys.argv[0])
