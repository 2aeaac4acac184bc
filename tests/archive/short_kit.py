"""An archive of a few visits, whose WARC files a test may cut."""

from __future__ import annotations

from pathlib import Path

from archive import Archive
from archive.captures.warc import warc_files
from archive.verify import verify
from tests.archive.store_kit import PORTAL, exchange, opened, page, url_of, visit

STATE = "state/portal=vidu.sqlite"


def filled(root: Path, count: int = 6) -> Path:
    store = opened(root)
    for number in range(count):
        visit(store, exchange(page(number), url_of(number), number))
    store.close()
    (path,) = warc_files(root, PORTAL)
    return path


def names(root: Path) -> set[str]:
    return {finding.what for finding in verify(Archive(root))}
