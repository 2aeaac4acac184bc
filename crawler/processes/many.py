"""Many portals side by side on one machine: a few processes, each with a share of the portals.

No host is asked by two crawls at once: portals that share one are crawled one after another, in one process. A process
that dies takes no other portal with it: what it had not ended is taken up again in halves, until the portal that
kills its process is alone, and is given up.
"""

from __future__ import annotations

import contextlib
import os
import resource
from collections import Counter, deque
from collections.abc import Sequence
from datetime import UTC, datetime
from queue import Empty, SimpleQueue

import msgspec

from crawler.portals.hosts import chains, hosts
from crawler.processes.children import Child, Ended, Job, Progress, start
from crawler.processes.outcome import Outcome
from crawler.showing.board import Board
from crawler.signals import ENDING, hearing
from crawler.strategy.accepting import Accepted, accept

Share = list[list[str]]
"""Chains of portals' ids for one process."""

CRASHES = 2
"""Crashes after which a portal that was alone at the last is given up."""
_FILES, _HOST_FILES, _OWN_FILES = 5, 2, 64
"""Files that are open between group commits: of a portal its lease and its index, of each of its hosts the lease and a
connection, and those of the process itself, with the commits that are under way."""
_LOOK = 0.25
_STOPPING = (
    ENDING,
    "Ending at once, with what has come in; Ctrl-C once more kills.",
    "Killed; what was committed stands.",
)


def crawl_many(job: Job, *, processes: int | None = None, board: Board | None = None) -> list[Outcome]:
    """Crawls the targets of ``job`` in a few processes (default: one a core); returns how each ended, in their order.

    SIGINT or SIGTERM ends all orderly, a second one at once, a third kills. What the processes have to say is in
    ``logs/`` of the archive. Raises ``CongtinError`` for a call that cannot be, before anything is asked for.
    """
    accepted = accept(job)
    groups = [[portal.id for portal in chain] for chain in chains(accepted.portals)]
    shown = board or Board(list(accepted.targets), quiet=not accepted.project.getbool("CONGTIN_PROGRESS"))
    many = _Many(job, accepted, shown)
    wanted = processes or len(os.sched_getaffinity(0))
    return many.run(shares(groups, max(wanted, fewest([len(hosts(portal)) for portal in accepted.portals]))))


def fewest(asked: Sequence[int], limit: int | None = None) -> int:
    """How many processes it takes at least for portals that ask so many hosts each: none is to run out of open files.

    >>> fewest([1] * 300, 1024), fewest([1] * 300, 4096)
    (3, 1)
    """
    most = limit or resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    if most == resource.RLIM_INFINITY:
        return 1
    return -(-sum(_FILES + _HOST_FILES * number for number in asked) // max(1, most - _OWN_FILES))


def shares(groups: Sequence[list[str]], number: int) -> list[Share]:
    """``groups`` dealt out to at most ``number`` processes, as evenly as can be.

    >>> shares([["a"], ["b"], ["c", "d"], ["e"]], 2)
    [[['c', 'd'], ['e']], [['a'], ['b']]]
    >>> shares([["a"]], 4)
    [[['a']]]
    """
    dealt: list[Share] = [[] for _ in range(min(number, len(groups)))]
    for group in sorted(groups, key=len, reverse=True):
        min(dealt, key=lambda share: sum(map(len, share))).append(group)
    return dealt


class _Many:
    """The crawl of many: what runs, what waits, what has ended."""

    def __init__(self, job: Job, accepted: Accepted, board: Board) -> None:
        self._job, self._targets, self._board = job, accepted.targets, board
        self._logs = job.archive / "logs"
        self._began = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{os.getpid()}"
        self._waiting: deque[Share] = deque()
        self._running: dict[Child, Share] = {}
        self._events: SimpleQueue[Child] = SimpleQueue()
        self._crashes: Counter[str] = Counter()
        self._outcomes: dict[str, Outcome] = {}
        self._before: dict[str, Outcome] = {}
        """What runs had done that a crash has cut short."""
        self._started = 0
        self._signals = self._said = 0

    def run(self, dealt: Sequence[Share]) -> list[Outcome]:
        self._waiting.extend(dealt)
        with hearing(self._stop), self._board:
            while self._running or self._waiting:
                while self._waiting:
                    self._start(self._waiting.popleft())
                with contextlib.suppress(Empty):
                    child = self._events.get(timeout=_LOOK)
                    self._ended(child.result(), self._running.pop(child), child)
                self._say_stopping()
                self._board.show(self._progress(), self._heard())
            self._board.show({}, self._outcomes, now=True)
        return [self._outcomes[name] for name in self._targets]

    def _start(self, share: Share) -> None:
        names = [name for chain in share for name in chain]
        if self._signals:
            for name in names:
                self._outcomes[name] = Outcome(
                    portal=name, archive=str(self._job.archive), finish="interrupted", exit_code=130
                )
            return
        self._started += 1
        job = msgspec.structs.replace(self._job, targets=[self._targets[name] for name in names])
        child = start(job, log=self._logs / f"crawl-{self._began}-{self._started}.log")
        self._running[child] = share
        child.ended.add_done_callback(lambda _: self._events.put(child))
        if self._signals:  # it came while the process was being started
            child.stop()

    def _ended(self, ended: Ended, share: Share, child: Child) -> None:
        names = [name for chain in share for name in chain]
        outcomes = dict(zip(names, ended.outcomes, strict=True))
        lost = {name for name in names if outcomes[name].finish == "crashed"} if not self._signals else set()
        for name in names:
            if name not in lost:
                self._outcomes[name] = _with(self._before.pop(name, None), outcomes[name])
        if lost:
            self._before |= {name: _with(self._before.get(name), outcomes[name]) for name in lost}
            begun = [name for name in names if name in lost and _began(child.progress.get(name))]
            self._crashes.update(begun or lost)
            self._again([[name for name in chain if name in lost] for chain in share], outcomes)
        else:
            child.tidy()

    def _again(self, share: Share, outcomes: dict[str, Outcome]) -> None:
        """Takes up again what a crash has cut short: in halves, so that in the end the one that crashes is alone."""
        left = [chain for chain in share if chain]
        names = [name for chain in left for name in chain]
        if len(left) > 1:
            self._board.say(f"A process died ({outcomes[names[0]].error}); {len(names)} portals are taken up again.")
            half = len(left) // 2
            self._waiting.extend((left[:half], left[half:]))
            return
        # Of one chain only the first was under way.
        first, *others = names
        if self._crashes[first] >= CRASHES:
            self._outcomes[first] = self._before.pop(first)
            names = others
        else:
            self._board.say(f"{first}: {outcomes[first].error}; it is tried once more.")
        if names:
            self._waiting.append([names])

    def _progress(self) -> dict[str, Progress]:
        return {name: each for child in self._running for name, each in child.progress.copy().items()}

    def _heard(self) -> dict[str, Outcome]:
        live = {name: each for child in self._running for name, each in child.outcomes.copy().items()}
        return self._outcomes | live

    def _say_stopping(self) -> None:
        """Not in the handler of the signal, which may have come in the middle of a line."""
        if self._signals > self._said:
            self._said = self._signals
            self._board.say(_STOPPING[min(self._said, len(_STOPPING)) - 1])

    def _stop(self, *_: object) -> None:
        self._signals += 1
        for child in list(self._running):
            if self._signals > 2:
                child.kill()
            else:
                child.stop()


def _began(progress: Progress | None) -> bool:
    return progress is not None and progress.state != "starting"


def _with(before: Outcome | None, outcome: Outcome) -> Outcome:
    """``outcome`` with the counts of the run that it goes on from."""
    if before is None:
        return outcome
    counts, refused = (dict(Counter(one) + Counter(two)) for one, two in _pairs(before, outcome))
    seconds = round(before.seconds + outcome.seconds, 3)
    return msgspec.structs.replace(outcome, counts=counts, refused=refused, seconds=seconds)


def _pairs(one: Outcome, two: Outcome) -> tuple[tuple[dict[str, int], dict[str, int]], ...]:
    return (one.counts, two.counts), (one.refused, two.refused)


def exit_code(outcomes: Sequence[Outcome]) -> int:
    """Of many: 130 where interrupted, 3 where none could start, 1 where some fell short."""
    codes = [outcome.exit_code for outcome in outcomes]
    if len(set(codes)) <= 1:
        return max(codes, default=0)
    return 130 if 130 in codes else 1
