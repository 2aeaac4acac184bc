"""Who holds a lease, and whether that process is provably dead: told by the kernel, never by a clock."""

from __future__ import annotations

import hashlib
import socket
from pathlib import Path

import msgspec

_LONGEST_NAME = 64
_STARTED = 19
"""Place of the start time in ``/proc/PID/stat``, counted from behind the command's name, which may hold anything."""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a process runs. Empty fields are what the system does not tell."""

    host: str = ""
    machine: str = ""
    """Hash of the machine's own id: names of hosts are given twice."""
    boot: str = ""
    """Id of the kernel's run."""
    space: str = ""
    """The space in which process numbers count: each container has its own."""


def here() -> Place:
    """Where this process runs."""
    machine = _read("/etc/machine-id").strip()
    return Place(
        host=socket.gethostname()[:_LONGEST_NAME],
        # systemd asks that the id itself is shown to nobody.
        machine=hashlib.sha256(f"congtin {machine}".encode()).hexdigest()[:16] if machine else "",
        boot=_read("/proc/sys/kernel/random/boot_id").strip(),
        space=_link("/proc/self/ns/pid"),
    )


def started(pid: int) -> int | None:
    """When the process began, in the kernel's ticks since its own start; None where there is no such process, or only
    what is left of one that has ended."""
    text = _read(f"/proc/{pid}/stat")
    fields = text[text.rfind(")") + 1 :].split()
    if len(fields) <= _STARTED or fields[0] in ("Z", "X"):
        return None
    return int(fields[_STARTED])


def is_dead(holder: Place, pid: int, began: int, *, shares_lock: bool, at: Place) -> bool:
    """Whether the process ``pid`` of ``holder``, which began at ``began``, certainly runs no more.

    ``shares_lock``: the lock that it took on the same file system was free. False says only that nobody here knows.
    """
    if not holder.boot or not at.boot:  # a system that tells nothing of itself: its name and the lock have to do
        return holder.host == at.host and shares_lock and not (holder.boot or at.boot)
    if holder.boot != at.boot:  # the same machine, started anew since?
        same = bool(at.machine) and (holder.host, holder.machine) == (at.host, at.machine)
        return same and shares_lock
    if shares_lock:
        return True
    return bool(at.space) and holder.space == at.space and started(pid) != began


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _link(path: str) -> str:
    try:
        return str(Path(path).readlink())
    except OSError:
        return ""
