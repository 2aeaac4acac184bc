"""The state at the start of a writer: behind, damaged or gone, it says in the end what the files say."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from archive.observations import Observation
from archive.store import Store
from tests.archive.recovery_kit import ALL, ARTICLES, STATE, ids, mended, six_articles
from tests.archive.store_kit import (
    PORTAL,
    Clock,
    exchange,
    lines,
    opened,
    page,
    sighting,
    state_dump,
    url_of,
    visit,
)


def test_the_row_that_led_to_an_article_is_that_of_its_list(tmp_path: Path) -> None:
    """Where the home page named it before, and also in a state that is made again: what only the list says would be
    lost at the next look, as if the portal had taken it back."""

    def row(store: Store) -> object:
        return json.loads(store.lookup(f"{PORTAL}:1").row or b"")  # type: ignore[union-attr]

    store = opened(tmp_path, "c1")
    for seen in (structs.replace(sighting(1), kind="home", section=None), sighting(1, 17)):
        store.put(seen)
    listed = row(store)
    visit(store, exchange(page(1), url_of(1), 1))
    store.commit()
    store.put(sighting(1, 19, listing="http://vidu.gov.vn/khac/"))
    assert row(store) == listed
    store.close()
    assert listed == {**listed, "kind": "listing", "section": "Tin tức", "views": 17}  # type: ignore[dict-item]
    before = state_dump(tmp_path)
    (tmp_path / STATE).unlink()
    store = opened(tmp_path, "c2")
    assert row(store) == listed
    store.close()
    assert state_dump(tmp_path)["frontier"] == before["frontier"]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return six_articles(tmp_path)


def test_files_shorter_than_the_state_says_are_believed(archive: Path) -> None:
    path = archive / ARTICLES
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:3]))
    done = mended(archive)
    assert (done["rebuilt"], done["articles_from_warc"]) == (1, 3)
    assert ids(archive) == ALL


@pytest.mark.parametrize("content", [b"", b"not a database" * 100, None])
def test_a_damaged_state_is_rebuilt(archive: Path, content: bytes | None) -> None:
    before = state_dump(archive)
    path = archive / STATE
    if content is None:
        data = bytearray(path.read_bytes())
        for at in range(4096, len(data), 4096):
            data[at : at + 100] = bytes(100)
        content = bytes(data)
    path.write_bytes(content)
    done = mended(archive)
    assert done["rebuilt"] == 1
    assert state_dump(archive) == before


def test_a_state_left_behind_catches_up(archive: Path) -> None:
    old = (archive / STATE).read_bytes()
    store = opened(archive, "c2", clock=Clock("2026-11-25T00:00:00+00:00"))
    visit(store, exchange(page(1, byline="A"), url_of(1), 50))
    visit(store, exchange(page(2), url_of(2), 51))
    visit(store, exchange(page(7), url_of(7), 52))
    store.close()
    now = state_dump(archive)
    (archive / STATE).write_bytes(old)
    done = mended(archive)
    assert done == {"caught_up_lines": 4}
    assert state_dump(archive) == now


def test_observations_give_the_frontier_back(tmp_path: Path) -> None:
    store = opened(tmp_path)
    for number, kind in enumerate(["failed", "missing", "gone", "moved", "refused", "blocked"]):
        store.put(sighting(number))
        for second in (1, 2):
            store.put(
                Observation(
                    portal=PORTAL,
                    id=f"vidu:{number}",
                    url=url_of(number),
                    kind=kind,  # type: ignore[arg-type]
                    cause="why",
                    next_try="2026-12-01T00:00:00Z",
                    fetched_at=f"2026-11-24T01:00:0{second}Z",
                )
            )
    visit(store, exchange(page(9), url_of(9), 1))
    store.put(Observation(portal=PORTAL, id="vidu:9", url=url_of(9), kind="failed", fetched_at="2026-11-24T02:00:00Z"))
    store.close()
    (tmp_path / STATE).unlink()
    after = opened(tmp_path, "c2")
    rows = [after.frontier.get(f"vidu:{number}") for number in range(6)]
    known = after.frontier.get(url_of(9))
    after.close()
    assert [row and (row.state, row.cause, row.tries) for row in rows] == [
        ("failed", "why", 2),
        ("missing", "why", 2),
        ("gone", "why", 2),
        ("refused", "moved", 2),
        ("refused", "why", 2),
        ("failed", "why", 2),
    ]
    assert known is not None
    assert (known.state, known.tries) == ("stored", 1), "a failed fetch says nothing of the article"


OPS = st.one_of(
    st.tuples(st.just("visit"), st.integers(0, 3), st.sampled_from("ABC")),
    st.tuples(st.just("list"), st.integers(0, 3), st.integers(0, 2)),
    st.tuples(st.just("reuse"), st.integers(0, 3), st.integers(5, 6)),
    st.tuples(st.just("commit"), st.just(0), st.just("")),
)


@settings(max_examples=40, deadline=None)
@given(steps=st.lists(OPS, max_size=20), seconds=st.permutations(range(20)))
def test_a_rebuilt_state_is_the_state(steps: list[tuple[str, int, object]], seconds: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        store = opened(root)
        for number in range(4):
            store.put(sighting(number))
        store.commit()
        for at, ((what, number, value), second) in enumerate(zip(steps, seconds, strict=False)):
            if what == "commit":
                store.commit()
            elif what == "visit":
                visit(store, exchange(page(number, byline=value), url_of(number), second))
            elif what == "reuse":
                other = page(number, title=f"Chuyện khác hẳn {value}", body=page(int(str(value)))["body"])
                visit(store, exchange(other, url_of(number), second))
            else:
                rows = {"rows": [{"number": number, "views": value}]}
                # One listing is fetched again only after it was answered: unlike articles, in the order of time.
                visit(store, exchange(rows, "http://vidu.gov.vn/", at, kind="listing"))
        store.close()
        seen = Counter((line["id"], line["revision"]) for line in lines(root, "articles"))
        assert set(seen.values()) <= {1}
        before = state_dump(root)
        kinds = ("articles", "observations", "sightings")
        count = {kind: len(lines(root, kind)) for kind in kinds}
        (root / STATE).unlink()
        opened(root, "c2", clock=Clock("2026-11-25T00:00:00+00:00")).close()
        after = state_dump(root)
        assert count == {kind: len(lines(root, kind)) for kind in kinds}
        for table in ("articles", "texts", "urls", "sightings", "open"):
            assert after[table] == before[table], table
        assert [row[:5] for row in after["frontier"]] == [row[:5] for row in before["frontier"]]
