"""All leases that a crawl holds: its portal's, so that one process writes it, and its hosts', so that one asks them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from archive.disk.files import Files
from archive.leases.lease import Lease
from archive.paths import leases


def hold(
    root: Path, portal: str, hosts: Iterable[str], *, owner: str, files: Files, now: Callable[[], datetime]
) -> Lease:
    """The portal's lease, with those of ``hosts`` joined to it. Raises PortalBusy, and then holds none."""
    held: Lease | None = None
    for path in leases(root, portal, hosts):
        try:
            lease = Lease.take(path, owner=owner, files=files, now=now)
        except BaseException:
            if held is not None:
                held.release()
            raise
        if held is None:
            held = lease
        else:
            held.join(lease)
    assert held is not None, "there is always the portal's"
    return held
