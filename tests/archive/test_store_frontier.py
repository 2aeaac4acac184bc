"""What the store notes of addresses: where they were seen, how a look ended, when the next is due."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

from archive.frontiers.frontier import FrontierRow
from archive.observations import Observation
from archive.store import Store
from tests.archive.store_kit import (
    PORTAL,
    Clock,
    exchange,
    lines,
    opened,
    page,
    sighting,
    url_of,
    visit,
)


def test_sightings_are_written_when_they_say_something_new(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.put(sighting(1, 10, rank=0))
    store.put(sighting(1, 10, rank=5))
    store.commit()
    store.put(sighting(1, 10, rank=7))
    store.put(sighting(1, 11))
    store.put(sighting(1, 10, listing="http://vidu.gov.vn/2"))
    assert store.commit().sightings == 2
    store.close()
    seen = [(line["views"], line["listing"]) for line in lines(tmp_path, "sightings")]
    assert seen == [(10, "http://vidu.gov.vn/"), (11, "http://vidu.gov.vn/"), (10, "http://vidu.gov.vn/2")]


def test_what_is_queued_is_seen_before_it_is_committed(tmp_path: Path) -> None:
    store = opened(tmp_path)
    assert store.frontier.get("vidu:1") is None
    store.put(sighting(1))
    found = store.frontier.get("vidu:1")
    assert found is not None
    assert (found.state, found.section, json.loads(found.row or b"")["title"]) == ("found", "Tin tức", "Tin số 1")
    visit(store, exchange(page(1), url_of(1), 1))
    stored = store.frontier.get("vidu:1")
    assert stored is not None
    assert (stored.state, stored.fetches, stored.row) == ("stored", 1, found.row)
    known = store.state.article("vidu:1")
    assert known is not None
    assert known.title == page(1)["title"]
    store.state.set_meta("full_pass_started", "x")
    assert store.state.meta("full_pass_started") == "x"
    store.commit()
    assert store.frontier.get("vidu:1") == stored
    assert store.state.meta("full_pass_started") == "x"
    assert store.state.meta("never") is None
    store.close()


def test_the_frontier_gives_what_is_due(tmp_path: Path) -> None:
    store = opened(tmp_path)
    frontier = store.frontier
    for number, (state, next_try) in enumerate(
        [("found", None), ("failed", "2026-01-01T00:00:00Z"), ("missing", "2027-01-01T00:00:00Z"), ("refused", None)]
    ):
        frontier.put(FrontierRow(key=f"k{number}", url=f"u{number}", state=state, next_try=next_try))  # type: ignore[arg-type]
    frontier.put(FrontierRow(key="s1", url="s", state="stored", next_try="2026-03-01T00:00:00Z"))
    frontier.put(FrontierRow(key="s2", url="s", state="stored", next_try="2026-02-01T00:00:00Z"))
    frontier.put(FrontierRow(key="list", url="l", kind="listing", state="found"))
    now = "2026-06-01T00:00:00Z"
    for _ in range(2):
        assert [row.key for row in frontier.pending("r1", 10, now)] == ["k0", "k1"]
        assert [row.key for row in frontier.due_looks(now, 10)] == ["s2", "s1"]
        assert frontier.counts() == {"found": 1, "failed": 1, "missing": 1, "refused": 1, "stored": 2}
        store.commit()
    row = frontier.pending("r1", 1, now)[0]
    row.run = "r1"
    assert [one.key for one in frontier.pending("r1", 10, now)] == ["k0", "k1"], "a copy until it is put"
    frontier.put(row)
    assert [one.key for one in frontier.pending("r1", 10, now)] == ["k1"]
    assert [one.key for one in frontier.pending("r2", 10, now)] == ["k1", "k0"], "queued ones last"
    row.state = "done"
    frontier.put(row)
    assert frontier.counts() == {"done": 1, "failed": 1, "missing": 1, "refused": 1, "stored": 2}
    store.close()


def test_the_next_look_is_set_by_the_one_who_knows(tmp_path: Path) -> None:
    def told(first: str, last: str, cut: int) -> str:
        return f"{first}|{last}|{cut}"

    store = Store.open(tmp_path, PORTAL, crawl_id="c1", now=Clock(), next_look=told)
    store.put(msgspec.structs.replace(sighting(1), fetched_at="2026-11-23T00:00:00Z"))
    visit(store, exchange(page(1), url_of(1), 1))
    row = store.frontier.get("vidu:1")
    store.close()
    assert row is not None
    assert row.next_try == "2026-11-23T00:00:00Z|2026-11-24T01:00:01Z|0"


def test_an_observation_marks_the_frontier_and_a_token_outlives_its_commit(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.frontier.put(FrontierRow(key="vidu:1", url=url_of(1), state="missing", tries=1))
    token = visit(store, exchange(None, url_of(1), 1, status=404))
    store.commit()
    store.put(Observation(portal=PORTAL, id="vidu:1", url=url_of(1), kind="missing", cause="http-404"), token)
    row = store.frontier.get("vidu:1")
    store.close()
    assert row is not None
    assert (row.state, row.tries) == ("missing", 2)
    line = lines(tmp_path, "observations")[0]
    assert line["warc"] is not None, "a token is good for a while after its capture was written"
    assert line["http"]["status"] == 404  # type: ignore[index]
