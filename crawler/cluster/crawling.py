"""Many portals on many machines: each chain of portals that ask one host is an errand for a worker of a Dask cluster.

The cluster queues, places and repeats; what keeps two workers from one portal or one host are the archive's leases.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import msgspec

from archive.disk.files import Files, make_root
from archive.paths import leases
from archive.working.engines import Wish
from archive.writing.aside import aside
from crawler.cluster.connecting import about, connect, dashboard
from crawler.cluster.engine import Dask, done, lost
from crawler.cluster.errand import STOP, Errand, do, outcome_of
from crawler.cluster.queueing import Chain, lasted, queue
from crawler.portals.hosts import hosts
from crawler.processes.children import SILENCE
from crawler.processes.job import Job
from crawler.processes.outcome import Outcome
from crawler.processes.pipe import Progress
from crawler.showing.board import Board
from crawler.signals import hearing
from crawler.strategy.accepting import Accepted, accept

if TYPE_CHECKING:
    from distributed import Client, Future

SLOTS = 4
"""Crawls side by side in each worker that is started for the command."""
GIVEN = 10
"""Times that a chain is given to the cluster, which tries four workers each time, before it is given up."""
_LOOK = 0.25
_STOPPING = (
    "Ending when what is on its way is stored; Ctrl-C once more ends at once.",
    "Ending at once, with what has come in; Ctrl-C once more kills.",
    "Killed; what was committed stands.",
)
_CUT = "the Dask cluster went away before it had ended: the same command goes on with it"


def crawl_far(
    job: Job,
    wish: Wish,
    *,
    slots: int | None = None,
    silence: float = SILENCE,
) -> list[Outcome]:
    """Crawls the targets of ``job`` on the cluster that is wished for; returns how each ended, in their order.

    ``slots``: crawls side by side in each worker that is started for this (``Wish.workers``); workers of a cluster that
    runs already have theirs (``--nthreads``). SIGINT or SIGTERM ends all orderly, a second one at once, a third kills.
    ``silence``: seconds without a word, after which a crawl is taken to hang. Raises ``CongtinError`` for a call that
    cannot be, before anything is asked for.
    """
    accepted = accept(job)
    job = _anywhere(job, accepted)
    shown = Board(list(accepted.targets), quiet=not accepted.project.getbool("CONGTIN_PROGRESS"))
    with connect(wish.scheduler, wish.workers, slots or SLOTS) as client:
        make_root(Files(), job.archive)
        with aside(job.archive, Dask(client)) as folder:
            topic = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"
            errand = Errand(
                jobs={
                    name: msgspec.structs.replace(job, targets=[target]) for name, target in accepted.targets.items()
                },
                folder=folder,
                logs=job.archive / "logs",
                topic=topic,
                about=about(),
                is_shared=wish.scheduler is not None,
                leases={portal.id: leases(job.archive, portal.id, hosts(portal)) for portal in accepted.portals},
                silence=silence,
            )
            chains = queue(accepted.portals, lasted(job.archive, list(accepted.targets)))
            return Many(client, errand, shown).run(chains)


def _anywhere(job: Job, accepted: Accepted) -> Job:
    """``job`` as it is the same on every machine: places in full, and who we are."""
    settings: dict[str, Any] = {name: value for name, value in job.settings.items() if value != ""}
    settings["CONGTIN_CONTACT"] = accepted.project["CONGTIN_CONTACT"]
    own = os.environ.get("CONGTIN_STATE_DIR")
    if own and settings.get("CONGTIN_STATE_DIR") == os.path.abspath(own):  # noqa: PTH100 - as the option is
        del settings["CONGTIN_STATE_DIR"]  # this machine's; each has its own
    portals = job.portals.absolute() if job.portals is not None else None
    return msgspec.structs.replace(job, archive=job.archive.absolute(), settings=settings, portals=portals)


class Many:
    """The crawl of many, as the one who asked for it sees it."""

    def __init__(
        self, client: Client, errand: Errand, board: Board, pause: Callable[[float], None] = time.sleep
    ) -> None:
        self._pause = pause
        self._client, self._errand, self._board = client, errand, board
        self._given: Counter[str] = Counter()
        self._futures: dict[Future[list[Outcome]], Chain] = {}
        self._progress: dict[str, Progress] = {}
        self._outcomes: dict[str, Outcome] = {}
        self._signals = self._said = 0
        self._cut: str | None = None

    def run(self, chains: Sequence[Chain]) -> list[Outcome]:
        with hearing(self._count), self._board:
            self._greet()
            self._client.subscribe_topic(self._errand.topic, self._hear)
            for at, chain in enumerate(chains):
                self._futures[self._submit(chain, -at)] = chain
            while self._futures:
                self._pause(_LOOK)
                self._pass_on()
                for future in [future for future in self._futures if future.done()]:
                    self._take(future, self._futures.pop(future))
                self._board.show(self._progress, self._outcomes)
            self._board.show({}, self._outcomes, now=True)
        return [self._outcomes[name] for name in self._errand.jobs]

    def _greet(self) -> None:
        if (link := dashboard(self._client)) is not None:
            self._board.say(f"Dask shows itself at {link}")
        if not self._client.nthreads():
            self._board.say("The cluster has no worker yet; the crawls begin with the first.")

    def _submit(self, chain: Chain, priority: int) -> Future[list[Outcome]]:
        whole = self._errand
        errand = msgspec.structs.replace(
            whole,
            jobs={name: whole.jobs[name] for name in chain},
            leases={name: whole.leases[name] for name in chain if name in whole.leases},
        )
        self._given[chain[0]] += 1
        key = f"congtin-crawl-{chain[0]}-{self._given[chain[0]]}-{self._errand.topic}"
        return self._client.submit(done, do, errand, key=key, pure=False, priority=priority)

    def _take(self, future: Future[list[Outcome]], chain: Chain) -> None:
        """What a future says; what lies aside where it says nothing."""
        from distributed import KilledWorker

        said = _CUT
        try:
            found = {outcome.portal: outcome for outcome in future.result()}
        except KilledWorker as error:
            # Crawls run in processes of their own: it is the machines that die, of whatever.
            if self._given[chain[0]] < GIVEN and not self._signals:
                self._board.say(f"{', '.join(chain)}: four workers died under it; it is given to others.")
                self._futures[self._submit(chain, 0)] = chain
                return
            found, said = {}, f"every worker that it was given to died: {_line(error)}"
        except (OSError, CancelledError) as error:
            found, self._cut = {}, self._cut or str(lost(error))
        except Exception as error:
            found, said = {}, _line(error)
        for name in chain:
            known = found.get(name) or outcome_of(self._errand.folder, name)
            self._outcomes[name] = known or self._broken(name, said)

    def _broken(self, name: str, said: str) -> Outcome:
        last = self._progress.get(name) or Progress(portal=name)
        return Outcome(
            portal=name,
            archive=str(self._errand.jobs[name].archive),
            crawl_id=last.crawl_id,
            mode=last.mode,
            finish="interrupted" if self._signals else "crashed",
            at_once=last.crawl_id is not None,
            error=None if self._signals else said,
            exit_code=130 if self._signals else 1,
            seconds=last.seconds,
            counts=dict(last.counts),
            refused=dict(last.refused),
        )

    def _hear(self, event: tuple[float, Any]) -> None:
        """Called by the client's own thread."""
        with contextlib.suppress(msgspec.ValidationError):
            progress = msgspec.convert(event[1], Progress)
            self._progress = {**self._progress, progress.portal: progress}

    def _count(self, *_: object) -> None:
        self._signals += 1

    def _pass_on(self) -> None:
        """The wish to end lies where every worker sees it."""
        if self._signals > self._said:
            self._said = self._signals
            (self._errand.folder / STOP).write_bytes(b"." * self._said)
            self._board.say(_STOPPING[min(self._said, len(_STOPPING)) - 1])


def _line(error: BaseException) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
