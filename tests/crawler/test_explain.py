"""What is explained is what the record says, and a refused page is explained too."""

from __future__ import annotations

import gzip
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from typer.testing import CliRunner

from archive.article import Article
from crawler.cli import app
from crawler.discovery.model import ListingRow
from crawler.inspecting.explain import Shown, explain
from crawler.parse import parse_bytes

PAGES = Path(__file__).resolve().parents[1] / "pages"
CASES = sorted(path.parent for path in PAGES.glob("*/*/expected.json") if (path.parent / "page.html.gz").is_file())
REFUSED = sorted(path.parent for path in PAGES.glob("*/*/refused.json") if (path.parent / "page.html.gz").is_file())


def read(case: Path) -> tuple[bytes, dict[str, Any]]:
    """The page's bytes, and the other arguments of ``parse_bytes``."""
    meta = json.loads((case / "meta.json").read_text())
    listing = msgspec.convert(meta["listing"], ListingRow) if "listing" in meta else None
    fetched = datetime.fromisoformat(meta["fetched_at"]) if "fetched_at" in meta else None
    about = {"url": meta["url"], "headers": meta.get("headers"), "listing": listing, "fetched_at": fetched}
    return gzip.decompress((case / "page.html.gz").read_bytes()), about


def winners(found: list[Shown]) -> list[object]:
    return [candidate.value for candidate in found if candidate.won]


@pytest.mark.sweep(every=5)
@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_winner_is_what_the_record_says(case: Path) -> None:
    body, about = read(case)
    found = explain(body, **about)
    record = found.record
    assert isinstance(record, Article)
    assert record == parse_bytes(body, **about)
    if body.lstrip()[:1] in (b"{", b"["):
        return  # an answer in JSON says each field once
    for name in ("title", "published_at", "modified_at", "views", "section", "tags", "language"):
        assert winners(found.fields.get(name, [])) == ([getattr(record, name)] if getattr(record, name) else []), name
    assert bool(record.lead) == bool(winners(found.fields.get("lead", [])))
    for value in winners(found.fields.get("body", [])):  # without the lead, which may stand in the same place
        assert record.body.startswith(str(value).removesuffix("…"))
    for value in winners(found.fields.get("byline", [])):
        assert str(value) in f"{record.byline} (source) {record.source}"
    assert winners(found.fields.get("images", [])) == [image.url for image in record.images]


@pytest.mark.sweep(every=5)
@pytest.mark.parametrize("case", REFUSED, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_refused_page_is_explained_too(case: Path) -> None:
    body, about = read(case)
    found = explain(body, **about)
    assert found.record == parse_bytes(body, **about)
    assert (
        json.loads(msgspec.json.encode(found))["record"]["reason"]
        == json.loads((case / "refused.json").read_text())["reason"]
    )


def test_what_cannot_be_read_has_a_reason_and_no_fields() -> None:
    found = explain(b"", url="http://vidu.gov.vn/a-1.html")
    assert (found.fields, found.encoding) == ({}, None)
    assert not isinstance(found.record, Article)


def test_a_losing_candidate_says_why(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<html><head><title>Hội nghị tổng kết công tác năm - Cổng thông tin</title></head><body><div class='post'>"
        "<h1>Thực đơn</h1><h1 class='entry-title'>Hội nghị tổng kết công tác năm</h1><p>05/03/2024 08:30</p>"
        f"<p>{'Sáng nay, hội nghị đã diễn ra tại trung tâm huyện. ' * 12}</p></div></body></html>",
        encoding="utf-8",
    )
    said = CliRunner().invoke(app, ["parse", "--explain", str(page), "--url", "http://vidu.gov.vn/a-1.html"])
    assert said.exit_code == 0, said.output
    assert "✓" in said.stdout
    assert "article vidu.gov.vn:" in said.stdout
    as_json = CliRunner().invoke(
        app, ["parse", "--explain", "--json", str(page), "--url", "http://vidu.gov.vn/a-1.html"]
    )
    fields = json.loads(as_json.stdout)["fields"]
    assert [shown["value"] for shown in fields["title"] if shown["won"]] == ["Hội nghị tổng kết công tác năm"]


def test_an_address_that_is_none_is_explained() -> None:
    for url in ("http://[x", "http://a.vn/\ud800"):
        assert not isinstance(explain(b"<h1>x</h1>", url=url).record, Article)


def test_an_answer_in_json_shows_its_own_fields() -> None:
    row = {"ID": 7, "Title": "Khởi công", "ContentNews": f"<p>{'Hội nghị. ' * 40}</p>", "CreatedDate": "2025-06-30"}
    found = explain(json.dumps(row).encode(), url="http://vidu.gov.vn/api/x")
    assert isinstance(found.record, Article)
    assert [(shown.value, shown.where) for shown in found.fields["title"]] == [("Khởi công", "JSON")]
    assert winners(found.fields["published_at"]) == ["2025-06-30"]


def test_an_agency_before_the_text_is_explained_as_the_source() -> None:
    page = (
        "<title>Khởi công tuyến đường mới</title><h1>Khởi công tuyến đường mới</h1><p>05/03/2024 08:30</p>"
        f"<p>(TTXVN) - {'Sáng nay, hội nghị đã diễn ra tại trung tâm huyện. ' * 12}</p>"
    )
    found = explain(page.encode(), url="http://vidu.gov.vn/a-1.html")
    assert isinstance(found.record, Article)
    assert found.record.source == "TTXVN"
    assert winners(found.fields["byline"]) == ["(source) TTXVN"]
