"""View counts from the store to the reader: where each was printed, and when."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from archive import Archive
from archive.store import Store
from tests.archive.store_kit import article, body_of, exchange, lines, opened, page, url_of


def look(store: Store, second: int, views: int, views_from: str, **changes: Any) -> None:
    said = page(1, **changes)
    token = store.keep(exchange(said, url_of(1), second))
    store.put(msgspec.structs.replace(article(said, url_of(1)), views=views, views_from=views_from), token)
    store.settle(token)
    store.commit()


def series(root: Path) -> list[tuple[int, int, str]]:
    return [(count.time.second, count.views, count.views_from) for count in Archive(root).views("vidu:1")]


def test_an_observation_says_where_its_count_was_printed(tmp_path: Path) -> None:
    store = opened(tmp_path)
    look(store, 1, 10, "page")
    look(store, 2, 11, "listing")
    look(store, 3, 12, "page", body=body_of(2))
    store.close()
    said = [(line["kind"], line["views_from"]) for line in lines(tmp_path, "observations")]
    assert said == [("unchanged", "listing"), ("revised", "page")]
    assert series(tmp_path) == [(1, 10, "page"), (2, 11, "listing"), (3, 12, "page")]


def test_a_text_stated_anew_has_the_count_of_the_look_that_confirmed_it(tmp_path: Path) -> None:
    store = opened(tmp_path)
    look(store, 1, 10, "page")
    look(store, 9, 30, "listing")
    look(store, 5, 20, "page", body=body_of(1) + "\n\nThêm một đoạn")
    store.close()
    assert [str(line["fetched_at"])[-3:-1] for line in lines(tmp_path, "articles")] == ["01", "09", "05"]
    assert series(tmp_path) == [(1, 10, "page"), (5, 20, "page"), (9, 30, "listing")]
