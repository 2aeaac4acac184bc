"""The command in real processes of its own, forked from one that has imported everything.

Loading the interpreter, Scrapy and the parser takes a second of processor time, a crawl of a test's portal half of
one. So that second is spent once: ``python -m tests.forked`` imports what every command imports, and from then on every
run is a fork of it, with arguments, environment, folder and output of its own. Nothing else is shared; nothing of a run
comes back to the parent. What concerns the start itself (the console script, ``python -m``, what is imported when)
is tested with interpreters of its own.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import IO, Any, NoReturn

from tests.waiting import HANGS

ROOT = Path(__file__).resolve().parent.parent
MOST = 1 << 20
"""Bytes of one order: arguments and environment."""


class Child:
    """One run: ``pid``, and ``returncode`` once it has ended, as ``subprocess.Popen`` says them."""

    def __init__(self, status: int) -> None:
        self._status = os.fdopen(status, "rb")
        self.pid = int(self._status.readline())
        self.returncode: int | None = None

    def wait(self, timeout: float) -> int:
        """The return code. Kills what has not ended by then, and raises ``subprocess.TimeoutExpired``."""
        if self.returncode is None:
            if not select.select([self._status], [], [], timeout)[0]:
                os.kill(self.pid, signal.SIGKILL)
                raise subprocess.TimeoutExpired(f"the command, process {self.pid}", timeout)
            with self._status:
                self.returncode = int(self._status.readline())
        return self.returncode

    def has_ended(self) -> bool:
        """Whether it has, without waiting for it."""
        if self.returncode is None and select.select([self._status], [], [], 0)[0]:
            self.wait(0)
        return self.returncode is not None

    def send_signal(self, number: int) -> None:
        """Nothing, where the process has ended."""
        if self.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)


class Forge:
    """The process that everything is forked from: started when it is first needed, ended with this one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._orders: socket.socket | None = None

    def join(self, orders: socket.socket) -> None:
        """Uses the process that reads what is sent to ``orders``, in one that was forked from it."""
        self._orders = orders

    def start(self, order: dict[str, Any], out: IO[bytes], err: IO[bytes], *more: int) -> Child:
        """Starts what ``order`` says: ``arguments``, ``environment``, ``folder``, ``code`` (or the command itself).

        It holds the files ``more``, too: their numbers there are its last arguments.
        """
        reading, writing = os.pipe()
        try:
            with self._lock:
                if self._orders is None:
                    self._orders = _begun()
                handles = [out.fileno(), err.fileno(), writing, *more]
                socket.send_fds(self._orders, [json.dumps(order).encode()], handles)
        finally:
            os.close(writing)
        return Child(reading)


FORGE = Forge()


def start(
    *arguments: object, code: str | None = None, env: Mapping[str, str] | None = None, out: IO[bytes], err: IO[bytes]
) -> Child:
    """Starts ``congtin ARGUMENTS...``, or the program ``code`` as ``python -c`` would, from the project's folder."""
    order = {
        "arguments": [*map(str, arguments)],
        "code": code,
        "environment": dict(os.environ if env is None else env),
        "folder": str(ROOT),
    }
    return FORGE.start(order, out, err)


def run(
    *arguments: object, code: str | None = None, env: Mapping[str, str] | None = None, timeout: float = HANGS
) -> subprocess.CompletedProcess[str]:
    """The same to its end, with what it said: what ``subprocess.run`` with captured output returns."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        returncode = start(*arguments, code=code, env=env, out=out, err=err).wait(timeout)
        said = []
        for stream in (out, err):
            stream.seek(0)
            said.append(stream.read().decode("utf-8").replace("\r\n", "\n"))
        return subprocess.CompletedProcess([*arguments], returncode, *said)


def _begun() -> socket.socket:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, MOST)
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.forked", str(theirs.fileno())],
            cwd=ROOT,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
        )
    atexit.register(process.wait)
    atexit.register(ours.close)  # comes first: that is how the other one knows
    return ours


_LOADED = (
    "archive.disk.scratch",
    "crawler.cluster.crawling",
    "crawler.demo",
    "crawler.fetching.downloader",
    "crawler.fetching.handler",
    "crawler.portals.checks",
    "crawler.portals.reading",
    "crawler.processes.many",
    "crawler.run",
    "crawler.showing.crawled",
    "crawler.showing.many",
    "crawler.showing.mistyped",
    "rich.live",
    "scrapy.crawler",
    "scrapy.dupefilters",
    "scrapy.logformatter",
    "scrapy.squeues",
    "scrapy.statscollectors",
    "tests.launched",
    "zoneinfo",
)
"""What a crawl loads when it runs: a fifth of its processor time, were it loaded each time."""


def _imported() -> None:
    """Loads what a run loads, and makes the tree of commands, which is the same each time. Nothing here may begin a
    thread or install a reactor: neither survives a fork."""
    import importlib
    from importlib import metadata

    from typer.main import get_command

    vars(metadata)["version"] = cache(metadata.version)  # read from disk by each run: what is installed stays

    import msgspec
    from scrapy.utils.versions import get_versions

    from archive.article import Article
    from archive.observations import Observation
    from archive.words.tree import commands
    from crawler import cli
    from crawler.portals import registry
    from crawler.portals.model import Portal

    get_versions()
    settings = importlib.import_module("crawler.settings")
    parts = (settings.DOWNLOADER_MIDDLEWARES, settings.SPIDER_MIDDLEWARES, settings.ITEM_PIPELINES, settings.EXTENSIONS)
    for name in (*(name.rpartition(".")[0] for chain in parts for name in chain), *_LOADED):
        importlib.import_module(name)
    del sys.modules["crawler.settings"]  # reads the environment, which is each run's own
    command = get_command(cli.app)
    command.make_context("congtin", ["portals"])  # loads what typer checks options with
    for _path, each in commands(command):
        for option in each.params:
            getattr(option, "get_runtime_param", lambda: None)()  # typer makes each once, when it is first looked at
    for record in (Article, Observation, Portal):
        msgspec.json.Decoder(record)  # msgspec keeps with each class what it found out of it
    registry.for_url("http://khong-co.vn/")  # looks into the text of every declared portal
    vars(cli)["get_command"] = lambda app: command
    assert "twisted.internet.reactor" not in sys.modules
    assert threading.active_count() == 1
    gc.collect()
    gc.freeze()


def _serve(orders: socket.socket) -> str | None:
    """Returns in every process that is to run something: the program, or None for the command. Never here."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)  # for what these processes start themselves
    ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, MOST)
    while True:
        asked = orders if orders in select.select([orders, theirs], [], [])[0] else theirs
        order, handles, _, _ = socket.recv_fds(asked, MOST, 8)
        if not order:
            os._exit(0)
        if os.fork() == 0:
            orders.close()
            theirs.close()
            break
        for handle in handles:
            os.close(handle)
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
    out, err, status, *more = handles
    child = os.fork()
    if child:
        ours.close()
        for handle in more:
            os.close(handle)
        _mind(child, status)
    os.close(status)
    _start_as_we_are(ours)
    for handle, number in ((out, 1), (err, 2)):
        os.dup2(handle, number)
        os.close(handle)
    return _become(json.loads(order), more)


def _start_as_we_are(orders: socket.socket) -> None:
    """Crawls that this process starts are forked, too."""
    from crawler.processes import children
    from tests.forked import FORGE as OURS  # what runs here is called __main__
    from tests.launched import launch

    OURS.join(orders)
    vars(children)["launch"] = launch


def _mind(child: int, status: int) -> NoReturn:
    """Tells the process's id, and how it ended; whoever asked may be gone."""
    with suppress(BrokenPipeError):
        os.write(status, b"%d\n" % child)
        os.write(status, b"%d\n" % os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    os._exit(0)


def _become(order: dict[str, Any], more: list[int]) -> str | None:
    os.environ.clear()
    os.environ.update(order["environment"])
    os.chdir(order["folder"])
    code: str | None = order["code"]
    sys.argv = ["-c" if code else str(ROOT / "crawler" / "cli.py"), *order["arguments"], *map(str, more)]
    return code


def _done(code: object) -> None:
    """Ends the process as the interpreter would, but for taking apart what it has loaded: with all of Scrapy that costs
    more than most commands. Returns where there is more to say: the interpreter says it."""
    if code is not None and not isinstance(code, int):
        return
    vars(threading)["_shutdown"]()
    atexit._run_exitfuncs()
    gc.collect()  # what warns when it goes
    with suppress(OSError, ValueError):
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit((code or 0) & 0xFF)


def _main(orders: int) -> None:
    _imported()
    program = _serve(socket.socket(fileno=orders))
    try:
        if program is None:
            from crawler.cli import main

            main()
        else:
            exec(program, {"__name__": "__main__"})
    except SystemExit as ended:
        _done(ended.code)
        raise
    _done(0)


if __name__ == "__main__":
    _main(int(sys.argv[1]))
