"""What machine figures were seen on, in the words that stand beside them."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

GIB = 1 << 30


def describe(*packages: str) -> str:
    """Cores, memory, processor, system, Python, the versions of ``packages``, and the day (UTC), as one sentence."""
    cores = len(os.sched_getaffinity(0))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / GIB
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {cores} cores ({processor()}), {memory:.0f} GiB, {platform.system()}, "
        f"Python {platform.python_version()}" + (f", {versions}" if versions else "")
    )


def peak_mb(pid: int | None = None) -> float:
    """The highest resident memory of a process so far (this one without ``pid``), as the kernel keeps it.

    proc(5), VmHWM. Not getrusage(2), which begins with the peak of the process that started this one.
    """
    lines = Path(f"/proc/{pid or 'self'}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1000


def processor() -> str:
    """The processor's name, as Linux knows it."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
