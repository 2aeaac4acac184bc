"""Times at which the machine itself had no way out: no portal is to blame for what it did not answer then."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from archive.observations import CrawlRun
from archive.showing.causes import counted
from crawler.health.model import Alarm, Health
from crawler.health.ordered import in_order

MACHINE = "*"
"""Stands in place of a portal where the machine is meant that crawls."""
_OWN = frozenset({"dns", "connection", "proxy"})
"""What a machine without a way out sees: no name is found, there is no route, its proxy does not stand."""
_NEAR = timedelta(minutes=30)
"""Runs that began so near to each other say the same of the machine."""
_LEAST, _MOST = 3, 0.5
"""So many sites were not reached, and more than this part of those looked at."""
_DOUBTS = 1
"""So often may others have answered between two runs of a site that the machine was to blame for."""


class Offline(NamedTuple):
    """What the runs of all portals say of the machine."""

    runs: frozenset[str] = frozenset()
    """``crawl_id`` of the runs that it had no way out for: they are no measure of their portals."""
    machine: Health | None = None
    """An alarm, where the newest run is one of them."""

    def made(self, runs: Iterable[CrawlRun]) -> list[CrawlRun]:
        """Those of ``runs`` that are a measure of their portal."""
        return [run for run in runs if run.crawl_id not in self.runs]


class _Run(NamedTuple):
    """What is kept of a run: those of all portals are held at once."""

    began: datetime
    egress: str
    portal: str
    site: str
    crawl_id: str
    causes: Mapping[str, int]
    is_cut: bool
    """Whether nothing answered, for causes that may be the machine's own."""


def offline(portals: Mapping[str, Iterable[CrawlRun]], now: datetime) -> Offline:
    """When the machine had no way out, as the runs of all its portals (oldest first) tell together at ``now``.

    It had none where, of the sites looked at within half an hour, three and more, and most, were not reached for causes
    that may be its own. A site is asked only where it was reached the time before: one that is gone says nothing of the
    machine. Nor does one that was not reached for two such nights, between which others had answers. Portals of one
    domain are one site, and of machines at several places each is one.
    """
    runs = sorted(
        (each for name, of in portals.items() for each in _runs(name, in_order([*of], now))),
        key=lambda each: each.began,
    )
    found, alarms = set[str](), list[Alarm]()
    for egress in sorted({each.egress for each in runs}):
        here = [each for each in runs if each.egress == egress]
        cut = _cut_off(here)
        found |= {each.crawl_id for each in cut}
        if cut and cut[-1] is here[-1]:
            alarms.append(_alarm(here, cut))
    last = f"{runs[-1].began:%Y-%m-%dT%H:%M:%SZ}" if runs else None
    machine = Health(portal=MACHINE, state="offline", last_run=last, alarms=alarms) if alarms else None
    return Offline(frozenset(found), machine)


def _cut_off(runs: Sequence[_Run]) -> list[_Run]:
    """Those of ``runs`` (one place's, by time) that the machine had no way out for."""
    found, window, after = list[_Run](), _Window(), 0
    for each in runs:
        while after < len(runs) and runs[after].began <= each.began + _NEAR:
            window.add(runs[after])
            after += 1
        window.leave(each.began - _NEAR)
        if each.is_cut and window.is_offline(each.began):
            found.append(each)
            window.blamed.add(each.crawl_id)
    return found


class _Window:
    """The runs near to one, by site; and of which sites something is to be expected."""

    def __init__(self) -> None:
        self.blamed = set[str]()
        """``crawl_id`` of the runs that the machine was to blame for."""
        self._runs = deque[_Run]()
        self._of = defaultdict[str, deque[_Run]](deque)
        self._kinds = defaultdict[str, Counter[bool]](Counter)
        self._sites = dict[str, _Site]()
        self._alike = Counter[bool]()
        """Expected sites whose runs here were all cut off, or none."""
        self._mixed = set[str]()
        """Expected sites with runs of both kinds here."""
        self._answered = datetime.min.replace(tzinfo=UTC)

    def add(self, run: _Run) -> None:
        """``run`` is near from now on."""
        self._tally(run.site, -1)
        self._runs.append(run)
        self._of[run.site].append(run)
        self._kinds[run.site][run.is_cut] += 1
        self._tally(run.site, 1)

    def leave(self, before: datetime) -> None:
        """What began ``before`` is near no longer, and says what is to be expected of its site."""
        while self._runs and self._runs[0].began < before:
            run = self._runs.popleft()
            self._tally(run.site, -1)
            self._of[run.site].popleft()
            self._kinds[run.site][run.is_cut] -= 1
            if not run.is_cut:
                self._answered = run.began
            known = self._sites.get(run.site, _Site())
            self._sites[run.site] = known.after(run, self._answered, is_blamed=run.crawl_id in self.blamed)
            self._tally(run.site, 1)

    def is_offline(self, at: datetime) -> bool:
        """Whether, of the sites that are expected to answer, enough were cut off in their run nearest to ``at``."""
        if self._alike[True] + len(self._mixed) < _LEAST:
            return False
        nearest = [min(reversed(self._of[site]), key=lambda run: abs(run.began - at)).is_cut for site in self._mixed]
        cut = self._alike[True] + sum(nearest)
        return cut >= _LEAST and cut > _MOST * (self._alike.total() + len(nearest))

    def _tally(self, site: str, number: int) -> None:
        """Counts what ``site`` says here, or takes it back."""
        kinds = [kind for kind, runs in self._kinds[site].items() if runs]
        if not kinds or not self._sites.get(site, _Site()).is_expected:
            return
        if len(kinds) == 1:
            self._alike[kinds[0]] += number
        elif number > 0:
            self._mixed.add(site)
        else:
            self._mixed.discard(site)


class _Site(NamedTuple):
    """What is known of a site from its runs so far."""

    is_expected: bool = False
    """Whether it says something of the machine when it does not answer."""
    blamed_at: datetime | None = None
    """The last run since its last answer that the machine was to blame for."""
    doubts: int = 0
    """Such runs at which, or since which, others had an answer."""

    def after(self, run: _Run, answered: datetime, *, is_blamed: bool) -> _Site:
        """What is known after ``run``; ``answered``: when any site did last."""
        if not run.is_cut:
            return _Site(is_expected=True)
        if not is_blamed or not self.is_expected:
            return _Site()
        doubts = self.doubts + (self.blamed_at is not None and answered > self.blamed_at)
        return _Site(is_expected=doubts < _DOUBTS, blamed_at=run.began, doubts=doubts)


def _alarm(runs: Sequence[_Run], cut: Sequence[_Run]) -> Alarm:
    """Of the time since which no run had a way out."""
    last = max((each.began for each in runs if not each.is_cut), default=cut[0].began)
    since = [each for each in cut if each.began >= last]
    causes = sum((Counter(each.causes) for each in since), Counter[str]())
    named = counted(causes.most_common(3))
    portals = len({each.portal for each in since})
    cause = f"this machine ({cut[0].egress}) was offline: {portals} portals were not reached: {named}"
    began = f"{since[0].began:%Y-%m-%dT%H:%M:%SZ}"
    return Alarm(what="offline", since=since[0].crawl_id, since_at=began, cause=cause)


def _runs(portal: str, runs: Sequence[CrawlRun]) -> Iterator[_Run]:
    """Its crawls. A run says which hosts answered: where none did, the others tell its site."""
    hosts = Counter({host: 1 for run in runs for host in run.hosts})
    for run in runs:
        for host, facts in run.hosts.items():
            hosts[host] += facts.get("requests", 0)
    site = _site(hosts.most_common(1)[0][0]) if hosts else portal
    for run in runs:
        if run.command == "crawl":
            began, egress, causes = datetime.fromisoformat(run.started_at), run.egress or "direct", _causes(run)
            yield _Run(began, egress, portal, site, run.crawl_id, causes, _is_cut(run, causes))


def _is_cut(run: CrawlRun, causes: Mapping[str, int]) -> bool:
    is_answered = run.counts.get("pages") or any(facts.get("status") for facts in run.hosts.values())
    return bool(causes) and not is_answered and causes.keys() <= _OWN


def _causes(run: CrawlRun) -> Counter[str]:
    causes = Counter[str]()
    for name, number in run.causes.items():
        causes[name.rpartition("/")[2].rpartition(" ")[2]] += number
    return causes


def _site(host: str) -> str:
    """The domain that a host was given in.

    >>> _site("bao.tinh.gov.vn"), _site("www.vidu.vn"), _site("127.0.0.1:8080")
    ('tinh.gov.vn', 'vidu.vn', '127.0.0.1:8080')
    """
    labels = host.split(".")
    if not labels[-1].isalpha():
        return host
    # Countries have domains for kinds of owners, of two or three letters.
    is_of_kind = all(len(label) <= 3 for label in labels[-2:])
    return ".".join(labels[-3 if is_of_kind else -2 :])
