"""The process of a crawl, as the one that started it holds it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]


class Started:
    """A child process, the leader of a process group of its own."""

    def __init__(self, process: subprocess.Popen[bytes], pipe: int) -> None:
        self._process, self.pipe = process, pipe

    @property
    def pid(self) -> int:
        return self._process.pid

    def signal(self, number: signal.Signals) -> None:
        """Sends a signal; a kill goes to what the process has started too."""
        with contextlib.suppress(ProcessLookupError):
            if number == signal.SIGKILL:
                os.killpg(self.pid, number)
            else:
                os.kill(self.pid, number)

    def is_over(self) -> bool:
        """Whether it has ended; its id stays its own until ``reap``."""
        flags = os.WEXITED | os.WNOHANG | os.WNOWAIT
        try:
            return os.waitid(os.P_PID, self.pid, flags) is not None
        except ChildProcessError:  # somebody else has waited for it
            return True

    def reap(self) -> int:
        """Ends what it left running, and returns its exit code. Done twice, it is the same as done once."""
        if self._process.returncode is None:  # its number is its own as long as nobody has waited for it
            self.signal(signal.SIGKILL)
        if self.pipe >= 0:
            os.close(self.pipe)
            self.pipe = -1
        return self._process.wait()


def launch(job: bytes, log: Path) -> Started:
    """Starts ``crawler.processes.child`` with a job that is written (``crawler.processes.job``). Raises OSError."""
    heard, said = os.pipe()
    try:
        with tempfile.TemporaryFile() as stdin, log.open("ab") as out:
            stdin.write(job)
            stdin.seek(0)
            process = subprocess.Popen(  # noqa: S603 - ourselves
                # -P: a folder named crawler in the current one is not ours.
                [sys.executable, "-P", "-m", "crawler.processes.child", str(said), str(os.getpid())],
                stdin=stdin,
                stdout=out,
                stderr=out,
                pass_fds=(said,),
                start_new_session=True,  # Ctrl-C is for whoever started us, who tells us
                env={**os.environ, "PYTHONPATH": os.pathsep.join([str(_ROOT), *_path()])},
            )
    except BaseException:
        os.close(heard)
        raise
    finally:
        os.close(said)
    os.set_blocking(heard, False)
    return Started(process, heard)


def _path() -> list[str]:
    named = os.environ.get("PYTHONPATH")
    return [named] if named else []
