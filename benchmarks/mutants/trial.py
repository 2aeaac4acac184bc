"""Tries changes inside one session of pytest: its tests are collected once, and each change gets a fork of it."""

from __future__ import annotations

import ast
import contextlib
import importlib
import os
import resource
import signal
import subprocess
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import coverage
import pytest

from benchmarks.mutants.changes import Change
from benchmarks.mutants.mentions import ROOT, Mentions, Uses, module_of
from benchmarks.mutants.patching import CannotBeSwapped, remembering, swap

NOTICED, UNNOTICED, ANEW = 1, 0, 3
"""What the fork of a change ends with."""
_TIMES, _PLUS = 5, 3
"""Seconds of the processor that tests get: so many times what they took, and so many more."""
_QUICK = 0.2
"""Seconds of a test that is also run once without a change in a fork, where it must not fail."""
_MEMORY = 3 << 30


class Verdict(NamedTuple):
    """What came of a change."""

    change: Change
    noticed: bool
    tests: int
    """How many were asked; of those the first that fails ends it."""


class _Running(NamedTuple):
    change: Change | None
    """None: nothing was changed, and nothing must be noticed."""
    tests: list[str]
    reading: int
    end: float


class Trial:
    """A plugin of pytest: instead of running the tests it tries the changes of one module with them."""

    def __init__(self, path: Path, tree: ast.Module, changes: list[Change], *, jobs: int, longest: float) -> None:
        self.verdicts: list[Verdict] = []
        self.trouble = ""
        """Why nothing can be said."""
        self._path, self._tree, self._changes, self._jobs, self._longest = path, tree, changes, jobs, longest
        self._module = module_of(path)
        self._mentions = Mentions()
        self._seconds: dict[str, float] = defaultdict(float)
        self._failed = False
        self._lines: dict[str, dict[int, list[str]]] = {}
        self._killers: dict[str, int] = defaultdict(int)
        self._items: dict[str, pytest.Item] = {}
        self._remembered: list[Any] = []
        self._examples: dict[str, str] = {}
        self._running: dict[int, _Running] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Once the tests as they are, then each change."""
        if not session.testsfailed:
            self._learn(session)
        if session.testsfailed or self._failed:
            self.trouble = "the tests fail without any change"
            return True
        reporter = session.config.pluginmanager.getplugin("terminalreporter")
        session.config.pluginmanager.unregister(reporter)
        self._try_all(session)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._seconds[report.nodeid] += report.duration
        self._failed |= report.failed

    def _learn(self, session: pytest.Session) -> None:
        places = {path for change in self._changes for path, _ in self._uses(change).lines} | {str(self._path)}
        measured = coverage.Coverage(data_file=None, include=sorted(places), config_file=False)
        with measured.collect():
            for number, item in enumerate(session.items):
                measured.switch_context(item.nodeid)
                if isinstance(item, pytest.DoctestItem) and item.dtest is not None:
                    # Running an example takes away the names that it knows.
                    self._examples[item.nodeid] = item.dtest.globs["__name__"]
                follower = session.items[number + 1] if number + 1 < len(session.items) else None
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=follower)
                if self._failed:
                    return
        data = measured.get_data()
        self._lines = {path: data.contexts_by_lineno(path) for path in places}

    def _uses(self, change: Change) -> Uses:
        names = (change.within,) if change.function and change.within else change.names
        return self._mentions.uses(self._module, names, called=change.function)

    def _tests(self, change: Change) -> list[str]:
        """Those that run a line of the change or, of a table, one that names it: the quick ones first."""
        lines = {(str(self._path), line) for line in range(change.line, change.last + 1)} if change.function else set()
        found = {
            test for path, line in lines | self._uses(change).lines for test in self._lines[path].get(line, ()) if test
        }
        found = {test for test in found if self._seconds[test] <= self._longest}
        return sorted(found, key=lambda test: (-self._killers[test], self._seconds[test]))

    def _try_all(self, session: pytest.Session) -> None:
        self._items = {item.nodeid: item for item in session.items}
        self._remembered = remembering()
        waiting = list(reversed(self._changes))
        self._begin(None, [test for test in self._items if self._seconds[test] < _QUICK])
        try:
            while (waiting and not self.trouble) or self._running:
                while waiting and not self.trouble and len(self._running) < self._jobs:
                    change = waiting.pop()
                    if tests := self._tests(change):
                        self._begin(change, tests)
                    else:
                        self._judge(change, UNNOTICED, [], "")
                self._wait()
        finally:
            for pid in self._running:
                _kill(pid)

    def _begin(self, change: Change | None, tests: list[str]) -> None:
        seconds = sum(self._seconds[test] for test in tests) * _TIMES + _PLUS
        reading, writing = os.pipe()
        pid = os.fork()
        if not pid:
            os.close(reading)
            self._child(change, tests, writing, seconds)
        os.close(writing)
        self._running[pid] = _Running(change, tests, reading, time.monotonic() + 20 * seconds)

    def _wait(self) -> None:
        running = self._running
        ended = next(((pid, status) for pid in running for done, status in [os.waitpid(pid, os.WNOHANG)] if done), None)
        if ended is None:
            for pid, each in running.items():
                if time.monotonic() > each.end:
                    _kill(pid)
            time.sleep(0.002)
            return
        child = running.pop(ended[0])
        _kill(ended[0])  # what the tests started and the change left behind
        with os.fdopen(child.reading) as pipe:
            killer = pipe.read()
        code = os.waitstatus_to_exitcode(ended[1])
        if child.change is not None:
            self._judge(child.change, code, child.tests, killer)
        elif code != UNNOTICED:
            self.trouble = f"without any change a test fails when run again, code {code}: {killer}"

    def _judge(self, change: Change, code: int, tests: list[str], killer: str) -> None:
        if killer:
            self._killers[killer] += 1
        if code == ANEW:
            code = anew(self._path, change.number, tests)
        self.verdicts.append(Verdict(change, code != UNNOTICED, len(tests)))
        if code == UNNOTICED:
            print(f"\r  {change.line}: {change.before}  ->  {change.after}   ({len(tests)} tests)", flush=True)
        if sys.stderr.isatty():
            print(f"\r{len(self.verdicts)} of {len(self._changes)} tried ", end="", file=sys.stderr, flush=True)

    def _child(self, change: Change | None, tests: list[str], out: int, seconds: float) -> NoReturn:
        code = NOTICED
        try:
            os.setpgid(0, 0)
            silent = os.open(os.devnull, os.O_RDWR)
            for descriptor in (0, 1, 2):
                os.dup2(silent, descriptor)
            resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 5))
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
            tree = change.applied(self._tree) if change else self._tree
            swap(importlib.import_module(self._module), tree)
            for maker in self._uses(change).makers if change else ():
                swap(importlib.import_module(maker))
            for each in self._remembered:
                each.cache_clear()
            for item in (self._items[test] for test in tests):
                if example := self._examples.get(item.nodeid):
                    item.dtest.globs.update(vars(sys.modules[example]))  # type: ignore[attr-defined]
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
                if self._failed:
                    os.write(out, item.nodeid.encode())
                    break
            else:
                code = UNNOTICED
        except CannotBeSwapped:
            code = ANEW
        except BaseException:  # a module that no longer loads is noticed, whatever it says
            code = NOTICED
        finally:
            os._exit(code)


def _kill(group: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def anew(path: Path, number: int, tests: list[str]) -> int:
    """The verdict of tests in a process of their own, which loads the changed module from the start."""
    command = [sys.executable, "-m", "benchmarks.mutants.anew", str(path.relative_to(ROOT)), str(number)]
    try:
        ended = subprocess.run(
            command, input="\n".join(tests), text=True, cwd=ROOT, check=False, timeout=1800, capture_output=True
        )
    except subprocess.TimeoutExpired:
        return NOTICED
    return UNNOTICED if ended.returncode == 0 else NOTICED
