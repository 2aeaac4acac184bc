"""What the store takes for a revision, for another article, and for one that it has under another address."""

from __future__ import annotations

import tempfile
from itertools import permutations
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.article import Article, Change, Parser
from archive.frontiers.frontier import FrontierRow
from archive.store import Store
from tests.archive.store_kit import (
    PORTAL,
    Clock,
    article,
    body_of,
    exchange,
    lines,
    opened,
    page,
    sighting,
    state_dump,
    url_of,
    visit,
)


def latest(root: Path) -> dict[str, object]:
    """As the contract has it: the newest capture, and of it the newest extraction."""
    return max(lines(root, "articles"), key=lambda line: (str(line["fetched_at"]), int(str(line["revision"]))))


PDF = {"url": "http://vidu.gov.vn/a.pdf", "name": "Kế hoạch"}


@pytest.mark.parametrize("contents", ["ABA", "AAB", "ABB", "ABC"])
def test_captures_of_one_article_in_any_order_have_one_latest(tmp_path: Path, contents: str) -> None:
    for number, order in enumerate(permutations(range(3))):
        root = tmp_path / str(number)
        store = opened(root)
        for at in order:
            visit(store, exchange(page(1, byline=contents[at]), url_of(1), at + 1))
            store.commit()
        store.close()
        assert latest(root)["byline"] == contents[2], order
        assert {line["byline"] for line in lines(root, "articles")} == set(contents)


@settings(max_examples=25, deadline=None)
@given(
    looks=st.lists(
        st.tuples(st.integers(1, 9), st.sampled_from("AB")), min_size=1, max_size=9, unique_by=lambda look: look[0]
    ),
    group=st.integers(1, 4),
)
def test_the_latest_is_what_the_newest_capture_said(looks: list[tuple[int, str]], group: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        store = opened(root)
        for count, (second, content) in enumerate(looks, 1):
            visit(store, exchange(page(1, byline=content), url_of(1), second))
            if count % group == 0:
                store.commit()
        store.close()
        assert latest(root)["byline"] == max(looks)[1]
        state = state_dump(root)
        (root / "state" / "portal=vidu.sqlite").unlink()
        opened(root, "c2", clock=Clock("2026-11-25T00:00:00+00:00")).close()
        assert state_dump(root)["articles"] == state["articles"]


def test_a_number_given_to_another_article_makes_a_new_one(tmp_path: Path) -> None:
    store = opened(tmp_path)
    visit(store, exchange(page(1), url_of(1), 1))
    store.commit()
    visit(store, exchange(page(1, title="Thời tiết ngày mai", body=body_of(8)), url_of(1), 2))
    store.commit()
    visit(store, exchange(page(1, title="Thời tiết ngày mai, đã sửa", body=body_of(8)), url_of(1), 3))
    visit(store, exchange(page(1, byline="Ngọc Hồng"), url_of(1), 0))
    store.commit()
    row = store.frontier.get(url_of(1))
    store.close()
    assert [(line["id"], line["revision"]) for line in lines(tmp_path, "articles")] == [
        ("vidu:1", 1),
        ("vidu:1~2", 1),
        ("vidu:1~2", 2),
        ("vidu:1", 2),
    ]
    assert [line["warnings"] for line in lines(tmp_path, "articles")][1] == ["identity_reused"]
    assert row is not None
    assert (row.state, row.id) == ("stored", "vidu:1~2")


def test_one_text_under_two_identities_is_stored_and_said(tmp_path: Path) -> None:
    store = opened(tmp_path)
    visit(store, exchange(page(1), url_of(1), 1))
    visit(store, exchange(page(2, body=body_of(1)), url_of(2), 2))
    visit(store, exchange(page(3, body="Ngắn"), url_of(3), 3))
    visit(store, exchange(page(4, body="Ngắn"), url_of(4), 4))
    done = store.commit()
    visit(store, exchange(page(1, byline="A"), url_of(1), 5))
    store.close()
    assert [line["duplicate_of"] for line in lines(tmp_path, "articles")] == [None, "vidu:1", None, None, None]
    assert done.duplicates == 1


def test_other_addresses_are_kept(tmp_path: Path) -> None:
    store = opened(tmp_path)
    other = msgspec.structs.replace(sighting(1), url="http://vidu.gov.vn/muc/tin-1.html")
    store.put(other)
    visit(store, exchange(page(1), url_of(1), 1))
    assert store.state.article_by_key(url_of(1)) == "vidu:1"
    store.commit()
    assert store.state.article_by_key(other.url) == "vidu:1"
    store.close()
    assert lines(tmp_path, "articles")[0]["urls"] == [other.url]


def test_an_attachment_fetched_at_last_is_a_correction_and_one_not_fetched_again_is_no_news(tmp_path: Path) -> None:
    store = opened(tmp_path)
    visit(store, exchange(page(1, files=[PDF]), url_of(1), 1))
    store.commit()
    visit(store, exchange(page(1, files=[PDF | {"sha256": "ab", "bytes": 4}]), url_of(1), 2))
    store.commit()
    visit(store, exchange(page(1, files=[PDF]), url_of(1), 3))
    store.commit()
    visit(store, exchange(page(1, files=[PDF | {"sha256": "cd", "bytes": 5}]), url_of(1), 4))
    store.close()
    causes = [line["change"] and line["change"]["cause"] for line in lines(tmp_path, "articles")]  # type: ignore[index]
    assert causes == [None, "correction", "editorial"]
    assert [line["kind"] for line in lines(tmp_path, "observations")] == ["revised", "unchanged", "revised"]


def test_an_extraction_anew_is_a_revision_of_its_own(tmp_path: Path) -> None:
    store = opened(tmp_path)
    visit(store, exchange(page(1), url_of(1), 1))
    store.commit()
    old = msgspec.convert(lines(tmp_path, "articles")[0], Article)
    better = article(page(1, byline="Ngọc Hồng"), url_of(1), old.fetched_at)
    store.put(msgspec.structs.replace(better, supersedes=1, warc=old.warc))
    store.close()
    line = lines(tmp_path, "articles")[1]
    assert (line["revision"], line["supersedes"], line["change"]["cause"]) == (2, 1, "parser")  # type: ignore[index]
    assert line["warc"] == lines(tmp_path, "articles")[0]["warc"]
    assert not lines(tmp_path, "observations")


def test_an_address_without_its_number_is_no_second_article(tmp_path: Path) -> None:
    due = "2026-12-01T00:00:00Z"
    store = Store.open(tmp_path, PORTAL, crawl_id="c1", now=Clock(), next_look=lambda first, last, cut: due)
    long, short = "http://vidu.gov.vn/-/hop-mat/20181", "http://vidu.gov.vn/-/hop-mat"
    body = body_of(1)
    store.frontier.put(FrontierRow(key="vidu:1", url=long))
    for second, (url, said) in enumerate(
        [
            (long, page(1, body=body)),
            (short, page(2, body=body, title=page(1)["title"])),  # in the same group
            (f"{short}-khac", page(3, body=body, title=page(1)["title"])),
        ]
    ):
        visit(store, exchange(said, url, second))
    store.commit()
    visit(store, exchange(page(2, body=body, title=page(1)["title"]), short, 8))
    again = [row.key for row in store.frontier.due_looks(due, 10)]
    store.close()
    assert [(line["id"], line["duplicate_of"]) for line in lines(tmp_path, "articles")] == [
        ("vidu:1", None),
        ("vidu:3", "vidu:1"),
    ]
    assert [line["id"] for line in lines(tmp_path, "observations")] == ["vidu:1", "vidu:1"]
    assert sorted(again) == [f"{short}-khac", "vidu:1"], "one look at one article, whatever it is called"


@pytest.mark.parametrize(
    ("changes", "lost"),
    [
        ({}, 1),
        ({"parser": Parser(version="2", family="generic")}, 0),
        ({"supersedes": 1}, 0),
        ({"change": Change(cause="migration", fields={})}, 0),
    ],
    ids=["by the portal", "by another parser", "by a look at the same bytes", "by a move"],
)
def test_only_what_the_portal_took_away_counts_as_lost(tmp_path: Path, changes: dict[str, Any], lost: int) -> None:
    store = opened(tmp_path)
    visit(store, exchange(page(1, byline="Ngọc Hà"), url_of(1), 1))
    store.commit()
    store.put(msgspec.structs.replace(article(page(1), url_of(1), "2026-11-24T02:00:00Z"), **changes))
    done = store.commit()
    store.close()
    assert (done.revised, dict(done.lost)) == (1, {"byline": 1} if lost else {})


def test_what_another_parser_finds_at_last_is_gained(tmp_path: Path) -> None:
    store = opened(tmp_path)
    visit(store, exchange(page(1), url_of(1), 1))
    store.commit()
    found = article(page(1, byline="Ngọc Hà"), url_of(1), "2026-11-24T02:00:00Z")
    store.put(msgspec.structs.replace(found, parser=Parser(version="2", family="generic")))
    done = store.commit()
    store.close()
    assert dict(done.gained) == {"byline": 1}
