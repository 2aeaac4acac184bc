"""View counts from the store to the reader: where each was printed, and when."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from archive import Archive
from archive.observations import Sighting
from archive.store import Store
from tests.archive.store_kit import article, body_of, exchange, lines, opened, page, url_of

OTHER = "\n\n".join(f"Đội {name} thắng ba hiệp liền trước đông đảo khán giả." for name in "ABCDEFGH")


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


def test_lists_count_for_the_article_that_had_the_number_then(tmp_path: Path) -> None:
    """The portal gave the number to another article, whose counts begin anew."""
    store = opened(tmp_path)

    def listed(second: int, views: int) -> None:
        seen = Sighting(portal="vidu", id="vidu:1", url=url_of(1), kind="listing", listing="https://vidu.example/")
        store.put(msgspec.structs.replace(seen, views=views, fetched_at=f"2026-11-24T01:00:{second:02}Z"))
        store.commit()

    listed(1, 900)
    look(store, 2, 901, "page")
    listed(3, 902)
    look(store, 4, 903, "page")
    listed(5, 6)
    look(store, 6, 7, "page", title="Khai mạc giải bóng chuyền nữ toàn tỉnh", body=OTHER)
    listed(7, 8)
    store.close()
    assert {line["id"] for line in lines(tmp_path, "articles")} == {"vidu:1", "vidu:1~2"}
    found = {id: [count.views for count in Archive(tmp_path).views(id)] for id in ("vidu:1", "vidu:1~2")}
    assert found == {"vidu:1": [900, 901, 902, 903], "vidu:1~2": [7, 8]}
