"""Archives of one portal for the tests of a writer's start."""

from __future__ import annotations

from pathlib import Path

from tests.archive.store_kit import (
    Clock,
    exchange,
    lines,
    opened,
    page,
    url_of,
    visit,
)

ARTICLES = "articles/portal=vidu/2026-11-24.jsonl"
STATE = "state/portal=vidu.sqlite"

ALL = [f"vidu:{number}" for number in range(6)]


def six_articles(root: Path) -> Path:
    """Three groups of two articles each, closed."""
    store = opened(root)
    for number in range(6):
        visit(store, exchange(page(number), url_of(number), number))
        if number % 2:
            store.commit()
    store.close()
    return root


def filled(root: Path, count: int = 3) -> Path:
    store = opened(root)
    for number in range(count):
        visit(store, exchange(page(number), url_of(number), number))
    store.close()
    return root


def ids(root: Path) -> list[object]:
    return [line["id"] for line in lines(root, "articles")]


def mended(root: Path) -> dict[str, int]:
    """Opens and closes; what was done. A second start has nothing to do."""
    store = opened(root, "c2", clock=Clock("2026-11-25T00:00:00+00:00"))
    store.close()
    again = opened(root, "c3", clock=Clock("2026-11-26T00:00:00+00:00"))
    again.close()
    assert again.recovered == {}
    return store.recovered
