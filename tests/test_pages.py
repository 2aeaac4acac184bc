"""Every saved page of ``tests/pages/<portal or family>/<case>/`` is read as a person said it must be.

``meta.json`` has ``url`` and ``why`` (the reason for keeping the page), and may have ``headers``, ``fetched_at``,
``listing`` (the row that a crawl would have had in hand) and ``origin``: ``captured``, ``synthetic`` with the
``seed`` that made it (``tests.synthetic``), or ``written`` by hand from what is known of such portals.
``expected.json`` has the fields that were checked by hand, ``refused.json`` the reason of a refusal.
``page.html.gz`` are the bytes of the answer, JSON ones too.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from archive.article import Article, Reject
from crawler.families import FAMILIES, GENERIC
from crawler.inspecting import cases

PAGES = Path(__file__).parent / "pages"
CASES = sorted(path.parent.relative_to(PAGES).as_posix() for path in PAGES.glob("*/*/meta.json"))


def read(case: str, name: str) -> dict[str, Any]:
    return cases.read(PAGES / case, name)


@cache
def parsed(case: str) -> Article | Reject:
    return cases.parsed(PAGES / case)


@pytest.mark.parametrize("case", [case for case in CASES if read(case, "expected")])
def test_every_field(case: str) -> None:
    record = parsed(case)
    assert isinstance(record, Article), record
    wanted = read(case, "expected")
    assert {field: msgspec.to_builtins(getattr(record, field)) for field in wanted} == wanted


@pytest.mark.parametrize("case", [case for case in CASES if read(case, "refused")])
def test_refusal(case: str) -> None:
    record = parsed(case)
    assert isinstance(record, Reject), record
    assert record.reason == read(case, "refused")["reason"]


@pytest.mark.parametrize("case", CASES)
def test_case_is_complete(case: str) -> None:
    meta = read(case, "meta")
    assert meta["url"].startswith("http")
    assert meta["why"]
    assert meta.get("origin", "captured") in ("captured", "synthetic", "written")
    assert ("seed" in meta) == (meta.get("origin") == "synthetic")
    assert not meta.get(cases.UNREAD), "read what it expects, correct it, then take `unread` out of meta.json"
    assert bool(read(case, "expected")) != bool(read(case, "refused"))
    assert set(read(case, "expected")) <= set(Article.__struct_fields__)


@pytest.mark.parametrize("family", sorted({*FAMILIES, GENERIC.name}))
def test_every_family_is_shown(family: str) -> None:
    own = [case for case in CASES if case.startswith(f"{family}/")]
    reasons = [read(case, "refused")["reason"] for case in own if read(case, "refused")]
    assert sum(bool(read(case, "expected")) for case in own) >= 3
    assert "listing" in reasons
    assert len(reasons) >= 2
