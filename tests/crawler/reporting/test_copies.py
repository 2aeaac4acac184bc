"""What a report says of texts that stand on two portals."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from archive.reader import Archive
from crawler.health.model import Health
from crawler.reporting.gather import gather
from crawler.reporting.model import Report
from crawler.reporting.text import markdown
from tests.archive.building import Files, article

NOW = datetime(2026, 11, 26, tzinfo=UTC)


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """Articles of three portals, from July and from August."""
    root = tmp_path / "archive"
    files = Files(root)
    files.add(article("vidu:1"), article("vidu:4"), article("vidu:2", published_at="2022-08-01"))
    files.add(article("kia:9", published_at="2022-08-02"), portal="kia")
    files.add(article("anh:1"), portal="anh")
    (root / "links").mkdir()
    return root


def _told(root: Path, **options: Any) -> Report:
    def health(portal: str, runs: Any) -> Health:
        return Health(portal=portal, state="fresh", alarms=[])

    return gather(Archive(root), now=NOW, health=health, **options)


def _pairs(root: Path, *pairs: dict[str, Any]) -> None:
    lines = [msgspec.json.encode({"similarity": 1.0, **pair}) + b"\n" for pair in pairs]
    (root / "links" / "pairs.jsonl").write_bytes(b"".join(lines))


def test_nobody_is_said_to_have_copied_where_the_dates_do_not_tell(planted: Path) -> None:
    _pairs(
        planted,
        {"one": "vidu:1", "other": "anh:1", "first": None},
        {"one": "anh:1", "other": "vidu:4", "first": None},
        {"one": "vidu:4", "other": "kia:9", "first": "vidu:4"},
    )
    report = _told(planted)
    assert [(each.first, each.copied_by, each.articles) for each in report.copies] == [("vidu", "kia", 1)]
    assert [(each.portals, each.articles) for each in report.shared] == [(("anh", "vidu"), 2)]
    said = markdown(report)
    assert "who copied whom is not known" in said
    assert "| anh | vidu | 2 |" in said


def test_where_no_date_tells_there_is_no_first(planted: Path) -> None:
    _pairs(planted, {"one": "vidu:1", "other": "anh:1", "first": None})
    report = _told(planted)
    assert (report.linked, report.copies) == (True, [])
    assert "Of no text that stands on two portals the dates tell who had it first." in markdown(report)


def test_an_article_that_a_successor_took_over_is_no_copy(planted: Path) -> None:
    _pairs(
        planted,
        {"one": "vidu:4", "other": "kia:9", "first": "vidu:4", "rehosted": True},
        {"one": "vidu:1", "other": "anh:1", "first": None, "rehosted": True},
    )
    report = _told(planted)
    assert (report.copies, report.shared, report.rehosted) == ([], [], 2)
    said = markdown(report)
    assert "2 pairs of an article and itself" in said
    assert "No text stands on two portals." not in said


def test_copies_count_since_a_day_too(planted: Path) -> None:
    _pairs(
        planted,
        {"one": "vidu:4", "other": "kia:9", "first": "vidu:4"},
        {"one": "vidu:2", "other": "kia:9", "first": "vidu:2"},
    )
    since = date(2022, 7, 20)
    assert [each.articles for each in _told(planted).copies] == [2]
    assert [each.articles for each in _told(planted, since=since).copies] == [1]
    assert [each.articles for each in _told(planted, since=since, portals=["kia"]).copies] == [2]


def test_what_is_not_there_is_said_of_the_days_that_count(planted: Path) -> None:
    _pairs(planted)
    late = "published on 2026-01-01 or later"
    said = markdown(_told(planted, since=date(2026, 1, 1)))
    assert f"No article was {late}." in said
    assert f"No article {late} is known." in said
    assert f"No article {late} was counted twice yet" in said
    assert f"No text {late} stands on two portals." in said
    assert "known yet" not in said
    (planted.parent / "empty" / "articles").mkdir(parents=True)
    assert "No article known yet." in markdown(_told(planted.parent / "empty"))
