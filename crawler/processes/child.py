"""The crawl in a process of its own: ``python -m crawler.processes.child FD PARENT``, for ``children`` beside it alone.

The job is read from standard input, what is to be said goes to the pipe FD (``pipe`` beside it), all else to the log.
"""

from __future__ import annotations

import ctypes
import os
import resource
import select
import signal
import sys
import threading
from contextlib import suppress

import msgspec

from archive.errors import ArchiveError
from crawler.errors import CongtinError
from crawler.processes.job import read
from crawler.processes.pipe import Pipe, Refused, Said

_PR_SET_PDEATHSIG = 1  # prctl(2)


def main() -> int:
    """Crawls what the job says; the exit code is that of ``congtin crawl``."""
    fd, parent = int(sys.argv[1]), int(sys.argv[2])
    os.set_inheritable(fd, False)  # a browser that is started must not hold the pipe open
    die_with(parent, fd)
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(
        resource.RLIMIT_NOFILE, (most, most)
    )  # portals may be many, and 1,024 is only the usual first word
    job = read(sys.stdin.buffer.read())
    pipe = Pipe(fd)
    from crawler.run import run

    own = {"CONGTIN_PROGRESS": False, "CONGTIN_REPORT_FD": fd, "CONGTIN_SPREAD": len(job.targets) > 1}
    try:
        outcomes = run(
            msgspec.structs.replace(job, settings={**job.settings, **own}),
            begins=lambda portals: pipe.say(Said(begins=portals)),
            ended=lambda outcome: pipe.say(Said(outcome=outcome)),
        )
    except (CongtinError, ArchiveError) as error:
        pipe.say(Said(refused=Refused(error=str(error), exit_code=error.exit_code)))
        return error.exit_code
    return max(outcome.exit_code for outcome in outcomes)


def die_with(parent: int, fd: int) -> None:
    """From now on this process lives no longer than ``parent``, whose end of the pipe is the other of ``fd``.

    On Linux the kernel sees to it, where the parent's thread that started us ends too. Elsewhere, a thread that
    sees the pipe close.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it was gone before we asked
        os._exit(1)
    threading.Thread(target=_die_with_the_pipe, args=(fd,), daemon=True).start()


def _die_with_the_pipe(fd: int) -> None:
    poll = select.poll()
    poll.register(fd, 0)  # errors are always told: nobody reads any more
    poll.poll()
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main())
