"""Captures of one article, imported in any order, with the pages read again in between: one latest text.

Small letters are captures that were cut off.
"""

from __future__ import annotations

import tempfile
from itertools import permutations
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import Archive
from archive.article import INCOMPLETE, Article, Parser
from archive.store import Store
from archive.verify import verify
from tests.archive.store_kit import Clock, article, body_of, exchange, opened, page, state_dump, url_of

REPARSE = 0
"""A step; every other one is the second at which a capture was made."""
NEXT_DAY = "2026-11-25T00:00:00+00:00"


def extract(content: str, version: str, fetched_at: str | None = None) -> Article:
    """The newer parser finds more in a page than the older one."""
    made = article(page(1, byline=content.upper() + "+" * (version == "2")), url_of(1), fetched_at)
    warnings = [INCOMPLETE] if content.islower() else []
    return msgspec.structs.replace(made, warnings=warnings, parser=Parser(version=version, family="generic"))


def take(store: Store, content: str, second: int, version: str) -> None:
    token = store.keep(exchange({"content": content}, url_of(1), second))
    store.put(extract(content, version), token)
    store.settle(token)
    store.commit()


def read_again(store: Store, root: Path) -> None:
    """What ``congtin reparse --apply`` does: of each capture, the newest extraction anew."""
    newest: dict[str | None, Article] = {}
    for revision in sorted(Archive(root).articles("vidu", latest=False), key=lambda each: each.revision):
        newest[revision.fetched_at] = revision
    for old in newest.values():
        if old.parser.version == "1":
            content = str(old.byline).lower() if INCOMPLETE in old.warnings else str(old.byline)
            better = extract(content, "2", old.fetched_at)
            store.put(msgspec.structs.replace(better, supersedes=old.revision, warc=old.warc))
    store.commit()


def latest_after(root: Path, contents: dict[int, str], steps: list[int]) -> str | None:
    """The byline of the latest revision, once the steps are done and every page was read by the newer parser."""
    store, version = opened(root), "1"
    for step in [*steps, REPARSE]:
        if step == REPARSE:
            version = "2"
            read_again(store, root)
        else:
            take(store, contents[step], step, version)
    store.close()
    assert [finding for finding in verify(Archive(root)) if finding.what != "schema"] == []
    state = state_dump(root)["articles"]
    (root / "state" / "portal=vidu.sqlite").unlink()
    opened(root, "c2", clock=Clock(NEXT_DAY)).close()
    assert state_dump(root)["articles"] == state
    (latest,) = Archive(root).articles("vidu")
    assert Archive(root).article("vidu:1") == latest
    return latest.byline


def expected(contents: dict[int, str]) -> str:
    """What the newest capture says, of those that are whole where any is."""
    second = max(contents, key=lambda second: (contents[second].isupper(), second))
    return contents[second].upper() + "+"


_IN_SOAK = ("AAB", "ABC", "ABa")
"""Each is an example like those that Hypothesis draws below; twenty-four archives of each take a second."""


@pytest.mark.parametrize(
    "contents", ["ABA", "ABc", "Aab", "abc", *(pytest.param(one, marks=pytest.mark.soak) for one in _IN_SOAK)]
)
def test_every_order_of_three_captures_and_a_reparse(tmp_path: Path, contents: str) -> None:
    by_second = dict(enumerate(contents, 1))
    for number, steps in enumerate(permutations([1, 2, 3, REPARSE])):
        assert latest_after(tmp_path / str(number), by_second, list(steps)) == expected(by_second), steps


@settings(max_examples=30)
@given(
    contents=st.dictionaries(st.integers(1, 9), st.sampled_from("AaBb"), min_size=1, max_size=7),
    data=st.data(),
)
def test_the_latest_is_that_of_the_newest_whole_capture(contents: dict[int, str], data: st.DataObject) -> None:
    steps = data.draw(st.permutations([*contents, REPARSE, REPARSE]))
    with tempfile.TemporaryDirectory() as folder:
        assert latest_after(Path(folder), contents, steps) == expected(contents)


def long(text: str, *, cut: bool, **changes: object) -> Article:
    made = article(page(1, body=text, **changes), url_of(1))
    return msgspec.structs.replace(made, warnings=[INCOMPLETE] if cut else [])


def put(store: Store, made: Article, second: int, *, alone: bool) -> None:
    token = store.keep(exchange({"second": second}, url_of(1), second))
    store.put(made, token)
    store.settle(token)
    if alone:
        store.commit()


@pytest.mark.parametrize("alone", [True, False])
def test_no_edit_is_lost_whose_captures_are_all_cut_off(tmp_path: Path, alone: bool) -> None:
    text = body_of(1)
    edited = text.replace("hội", "đại hội")
    captures = {
        1: long(text, cut=False),
        2: long(edited[:200], cut=True),
        3: long(text, cut=True, byline="Lan Anh"),
        4: long(edited[:200], cut=True),
    }
    for number, order in enumerate(permutations(captures)):
        root = tmp_path / str(number)
        store = opened(root)
        for second in order:
            put(store, captures[second], second, alone=alone)
        store.close()
        assert [finding for finding in verify(Archive(root), warc=True) if finding.what != "schema"] == []
        revisions = list(Archive(root).articles("vidu", latest=False))
        assert {(one.body, one.byline) for one in revisions} == {(one.body, one.byline) for one in captures.values()}
        (latest,) = Archive(root).articles("vidu")
        assert (latest.body, latest.warnings) == (text, [])
        assert not [look for look in Archive(root).observations("vidu") if look.kind == "failed"]
        state = state_dump(root)["articles"]
        (root / "state" / "portal=vidu.sqlite").unlink()
        opened(root, "c2", clock=Clock(NEXT_DAY)).close()
        assert state_dump(root)["articles"] == state


@pytest.mark.parametrize("alone", [True, False])
def test_the_known_text_cut_short_is_a_failed_look(tmp_path: Path, alone: bool) -> None:
    text = body_of(1)
    store = opened(tmp_path)
    put(store, long(text, cut=False, byline="Lan Anh"), 1, alone=alone)
    for second, length in enumerate((len(text), 300, 203, 0), 2):
        put(store, long(text[:length], cut=True), second, alone=alone)
    put(store, long(text[:200] + " \ufffd", cut=True), 6, alone=alone)
    put(store, long(text[:200] + "&nbs", cut=True), 7, alone=alone)
    store.close()
    assert [one.revision for one in Archive(tmp_path).articles("vidu", latest=False)] == [1]
    looks = [(look.kind, look.cause) for look in Archive(tmp_path).observations("vidu")]
    assert looks == [("failed", "truncated")] * 6
