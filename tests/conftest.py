"""What every room's tests share: where the shared data lies, and how to run the command."""

from __future__ import annotations

import atexit
import gc
import json
import os
import shutil
import signal
import subprocess
from collections import Counter
from collections.abc import Callable, Generator
from functools import cache
from pathlib import Path
from typing import Any

import hypothesis
import pytest

# To name what it no longer wants to be called, Scrapy looks through all modules there are: sooner, while they are few.
import scrapy.core.downloader.contextfactory  # noqa: F401
import typer.main

from archive.words import language
from archive.words.tree import commands
from tests import forked

# How long an example takes says something of the machine, not of the code. The same examples every time: what chance
# finds belongs into a test of its own, not into the run of somebody else. CONGTIN_EXPLORE=1 looks for new ones.
_SLOW_IS_FINE = {"deadline": None, "suppress_health_check": [hypothesis.HealthCheck.too_slow]}
hypothesis.settings.register_profile("house", derandomize=True, **_SLOW_IS_FINE)
hypothesis.settings.register_profile("exploring", **_SLOW_IS_FINE)
hypothesis.settings.load_profile("exploring" if os.environ.get("CONGTIN_EXPLORE") else "house")

# Whoever runs the tests may speak Vietnamese; what is said is tested in English, but for tests/archive/words.
os.environ["CONGTIN_LANG"] = "en"

# An archive is flushed to its disk with every group of lines: how long that takes says something of the disk, not of
# the code. In memory every call is made as ever, and none waits. PYTEST_DEBUG_TEMPROOT names another place.
_MEMORY = Path("/dev/shm")
_ROOM = 2 << 30  # bytes; a run takes a small part of that
if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))

# The tree of commands is made with every call, which takes longer than most of them: in this process it is made once,
# for each of the two ways in which Typer offers completion. In another language it is changed, and so made anew.
_make = typer.main.get_command


@cache
def _made(app: typer.Typer, _shell: str | None) -> Any:
    return _make(app)


def _command(app: typer.Typer) -> Any:
    if language() != "en":
        return _make(app)
    made = _made(app, os.environ.get("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION"))
    for _path, each in commands(made):
        vars(each).pop("parse_args", None)  # of archive.commands.once, which puts another one around it with every call
    return made


vars(typer.main)["get_command"] = _command

# What a worker of xdist holds at its end is not looked through once more: under load that takes the ten seconds after
# which xdist kills it, and says that it is still running.
atexit.register(gc.freeze)

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "data"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def pytest_configure(config: pytest.Config) -> None:
    """A checkout that may not be written holds no cache of pytest's, which is no error."""
    config.addinivalue_line("filterwarnings", "ignore::pytest.PytestCacheWarning")
    # A shell that starts something with "&" may let it ignore interrupts, and all that it starts.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of a sweep ``make test`` runs every so manieth case, ``make soak`` the others: what they vary differs, not what
    they run."""
    seen: Counter[str] = Counter()
    for item in items:
        if (sweep := item.get_closest_marker("sweep")) is not None:
            test = item.nodeid.partition("[")[0]
            if seen[test] % sweep.kwargs["every"]:
                item.add_marker(pytest.mark.soak)
            seen[test] += 1


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is collected stays to the end: the garbage collector need not look through it, now or later."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real pages with their truth; tests that need it skip where it is not."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared/data, which is not here")
    return SHARED


@pytest.fixture(scope="session")
def congtin() -> Run:
    """Runs the command in a process of its own, as a user would (``tests.forked`` says how it is made)."""

    def run(*arguments: object, **settings: str) -> subprocess.CompletedProcess[str]:
        return forked.run(*arguments, env={**os.environ, **settings})

    return run


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes that crawls of this one start are forked, too (``tests.launched``): a fifth of the processor time."""
    from tests.launched import launch

    monkeypatch.setattr("crawler.processes.children.launch", launch)


def lines(archive: Path, kind: str) -> list[dict[str, Any]]:
    """Every line of ``kind`` in an archive, strictly: any torn, blank or damaged line fails the test."""
    found = []
    for path in sorted(archive.glob(f"{kind}/portal=*/*.jsonl")):
        text = path.read_bytes()
        assert text.endswith(b"\n") or not text, f"{path} ends in the middle of a line"
        found.extend(json.loads(line) for line in text.split(b"\n")[:-1])
    return found
