"""Commands that messages suggest, as somebody would type them: they do what was done, where it was done."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from shlex import quote
from shutil import which

from crawler.portals import registry
from crawler.processes.outcome import Outcome


def program() -> str:
    """How this command is called again."""
    return "congtin" if which("congtin") else _called()


def crawl(portal: str, archive: str) -> str:
    """Crawls ``portal`` into the same archive, with its file where it lies."""
    asked = registry.asked_folder()
    portals = f" --portals {quote(str(asked))}" if asked is not None else ""
    return f"{program()} crawl {portal} --archive {quote(archive)}{portals}"


def looks(outcome: Outcome, kinds: Sequence[str]) -> str:
    """Prints the looks of a run that came to one of ``kinds``, as they stand in the files."""
    kind = kinds[0] if len(kinds) == 1 else f"({'|'.join(kinds)})"
    files = f"{quote(f'{outcome.archive}/observations/portal={outcome.portal}')}/*.jsonl"
    return f"""grep -h {outcome.crawl_id} {files} | grep -E '"kind":"{kind}"'"""


def _called() -> str:
    """A module is no program that a shell would run."""
    if Path(sys.argv[0]).suffix == ".py":
        return f"{Path(sys.executable).name} -m crawler"
    return quote(sys.argv[0])
