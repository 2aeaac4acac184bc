"""A portal of which nothing came: what a start made of it can be taken back."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from archive.disk.files import Files
from archive.frontiers.identity import known_id, state_path
from archive.leases.lease import Lease
from archive.paths import Kind, crawls_file, lease_file, portal_folder, warc_folder
from archive.times import utc_now
from archive.writing.ledger import ORDER

_SAID: tuple[Kind, ...] = ("articles", "observations", "rejects")
"""What says something of an article; where it was seen is read again from the portal."""


def is_bare(root: Path, portal: str) -> bool:
    """Whether no run of the portal was ever noted, and nothing is known of any article."""
    folders = [portal_folder(root, kind, portal) for kind in _SAID]
    return not crawls_file(root, portal).exists() and not any(any(folder.glob("*")) for folder in folders)


def take_back(root: Path, portal: str, *, state_dir: Path | None = None, now: Callable[[], datetime] = utc_now) -> None:
    """Removes the folders of a portal that ``is_bare``, its captures and its state; does nothing to another.

    Takes the lease of the portal's writer meanwhile. Raises PortalBusy where a writer has it.
    """
    path = lease_file(root, portal)
    if not path.exists():
        return
    lease = Lease.take(path, owner="take-back", files=Files(), now=now)
    try:
        if is_bare(root, portal):
            _remove(root, portal, state_dir)
            path.unlink()
    finally:
        lease.abandon()


def _remove(root: Path, portal: str, state_dir: Path | None) -> None:
    state = state_path(root, portal, state_dir, known_id(root, portal) or "")
    for name in (state.name, f"{state.name}-wal", f"{state.name}-shm"):
        state.with_name(name).unlink(missing_ok=True)
    lease_file(root, portal).with_suffix(".id").unlink(missing_ok=True)
    for folder in (*(portal_folder(root, kind, portal) for kind in ORDER), warc_folder(root, portal)):
        shutil.rmtree(folder, ignore_errors=True)
        with contextlib.suppress(OSError):  # other portals lie there
            folder.parent.rmdir()
