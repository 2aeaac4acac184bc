"""Accuracy, speed and memory of the extractors on the same pages in one run."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean, median
from typing import Any

from benchmarks.peers.extractors import PEERS
from benchmarks.peers.pages import Page
from benchmarks.peers.scores import RULES, SCORES, mark
from benchmarks.peers.sheets import OURS, Column, Sheet, Value, number, share, whole

ROOT = Path(__file__).resolve().parent.parent.parent
_AT_A_TIME = 8
"""Pages that a tool reads before the next one has its turn: all meet the same neighbours, and caches are warm."""


class Worker:
    """A tool in its process."""

    def __init__(self, process: subprocess.Popen[str], name: str) -> None:
        self.name, self._process = name, process
        self.version = str(self._answer()["version"])
        self.peak_mb = 0.0

    def read(self, page: Page) -> dict[str, Any]:
        """What the tool made of the page (see ``extractors``)."""
        body = base64.b64encode(page.body).decode("ascii")
        self._say(json.dumps({"url": page.url, "body": body}))
        return self._answer()

    def end(self) -> None:
        """Asks for the peak of memory; the process ends by itself."""
        self._say("")
        self.peak_mb = float(self._answer()["peak_mb"])

    def _say(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.name} ended: {self._process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        return answer


@contextmanager
def started(name: str, python: str, log: Path) -> Iterator[Worker]:
    """The tool ``name``, loaded, by the interpreter that has it. Raises ``RuntimeError`` with what it said."""
    command = [python, "-m", "benchmarks.peers.extractors", name]
    with (
        log.open("w", encoding="utf-8") as errors,
        subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as process,
    ):
        try:
            yield Worker(process, name)
        except RuntimeError as error:
            said = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
            raise RuntimeError(f"{error}; {said[-1] if said else 'it said nothing'}") from error
        finally:
            process.kill()


@dataclass
class Marks:
    """Of one tool on one set."""

    fields: dict[str, list[float]] = field(default_factory=dict)
    ms: list[float] = field(default_factory=list)
    raised: int = 0

    def add(self, answer: dict[str, Any], page: Page, gives: frozenset[str]) -> None:
        """A page on which the tool raised counts as read empty."""
        for name, value in mark(answer["read"], page.truth, gives).items():
            self.fields.setdefault(name, []).append(value)
        self.ms.append(answer["ms"])
        self.raised += bool(answer["raised"])

    def values(self) -> list[Value]:
        """A row of ``sheet_of``."""
        shares: list[Value] = [fmean(found) if (found := self.fields.get(one.name)) else None for one in SCORES]
        return [*shares, median(self.ms), self.raised]


COLUMNS = [
    *(Column(score.name, share, -1 if score.low else 1) for score in SCORES),
    Column("ms a page", number, -1),
    Column("raised", whole, -1),
]


def measure(sets: dict[str, list[Page]], workers: list[Worker]) -> dict[str, dict[str, Marks]]:
    """Marks by set and tool, the tools taking turns. One that breaks down is taken out of ``workers`` and the marks."""
    marks: dict[str, dict[str, Marks]] = {name: {} for name in sets}
    for name, pages in sets.items():
        for at in range(0, len(pages), _AT_A_TIME):
            for worker in list(workers):
                try:
                    for page in pages[at : at + _AT_A_TIME]:
                        found = marks[name].setdefault(worker.name, Marks())
                        found.add(worker.read(page), page, PEERS[worker.name].gives)
                except (RuntimeError, BrokenPipeError):
                    workers.remove(worker)
    there = {worker.name for worker in workers}
    return {name: {tool: found[tool] for tool in found if tool in there} for name, found in marks.items()}


def sheets(sets: dict[str, list[Page]], peers: str, scratch: Path) -> Iterator[Sheet]:
    """One table a set, and one of speed and memory; tools that cannot be started are named in the last one."""
    silent: list[str] = []
    with ExitStack() as stack:
        workers = []
        for name in PEERS:
            python = sys.executable if name == OURS else peers
            try:
                workers.append(stack.enter_context(started(name, python, scratch / f"{name}.log")))
            except RuntimeError as error:
                silent.append(f"not measured: {error}")
        begun = list(workers)
        marks = measure(sets, workers)
        silent += [f"not measured: {worker.name} broke down" for worker in begun if worker not in workers]
        for worker in workers:
            worker.end()
    rules = list(RULES)
    for name, pages in sets.items():
        notes = [*rules, _counts(marks[name].get(OURS), len(pages))]
        sheet = Sheet(f"{name}: {len(pages)} pages", COLUMNS, notes=notes)
        rules = []  # they stand under the first table
        for tool, found in marks[name].items():
            sheet.add(tool, found.values())
        yield sheet
    yield _resources(marks, workers, silent)


def _counts(found: Marks | None, pages: int) -> str:
    """Which fields are marked on fewer pages than there are."""
    fewer = [f"{name} on {len(marks)}" for name, marks in (found.fields if found else {}).items() if len(marks) < pages]
    return f"marked on all pages but: {', '.join(fewer)}" if fewer else "every field is marked on all pages"


def _resources(marks: dict[str, dict[str, Marks]], workers: list[Worker], silent: list[str]) -> Sheet:
    sheet = Sheet(
        "Speed and memory over all sets",
        [Column("version", number), Column("pages a second", number, 1), Column("times ours", number),
         Column("peak MB", number, -1)],
        notes=[
            "pages a second: of the processor's time in the tool alone, the median page of each set in equal parts; "
            "loading, decoding for tools that take text, and marking not counted",
            "times ours: how many times as long as congtin a page takes; peak MB: the whole process, loaded and used",
            *silent,
        ],
    )  # fmt: skip
    taken = {worker.name: fmean(median(found[worker.name].ms) for found in marks.values()) for worker in workers}
    for worker in workers:
        ms = taken[worker.name]
        ours = taken.get(OURS)
        sheet.add(worker.name, [worker.version, 1000 / ms, ms / ours if ours else None, worker.peak_mb])
    return sheet
