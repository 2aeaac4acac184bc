"""Real portals, replayed from their captures and crawled from the home page with no configuration."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType

from benchmarks import accuracy
from benchmarks.replay import serve_warc
from tests.conftest import Run, lines


def truth(shared: Path, name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (shared / name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def nukeviet(shared: Path, congtin: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of two crawls of the replayed NukeViet portal."""
    archive = tmp_path_factory.mktemp("nukeviet")
    with serve_warc(shared / "nukeviet.warc.gz") as server:
        for mode in ("full", "update"):
            done = congtin("crawl", server.url, "--archive", archive, "--assets", "none", "--mode", mode, "--json")
            assert json.loads(done.stdout)[0]["exit_code"] == 0, done.stderr
    return archive


def test_every_public_article_once_and_no_hidden_one(nukeviet: Path, shared: Path) -> None:
    captured = set()
    with (shared / "nukeviet.warc.gz").open("rb") as stream:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True):
            if record.http_headers.status_code == 200:
                captured.add(urlsplit(record.headers["WARC-Target-URI"]).path)
    public = {
        str(row["id"]) for row in truth(shared, "nukeviet.truth.jsonl") if urlsplit(str(row["url"])).path in captured
    }
    hidden = {str(row["id"]) for row in truth(shared, "nukeviet.hidden.jsonl")}
    stored = Counter(line["id"].rpartition(":")[2] for line in lines(nukeviet, "articles"))
    assert len(public) == 435
    assert set(stored) == public
    assert not set(stored) & hidden
    assert set(stored.values()) == {1}


def test_the_stored_fields_hold_the_bars(nukeviet: Path, shared: Path) -> None:
    """The crawl's own records, listing rows and all, against the truth: not only what the parser gives by itself."""
    by_path = {urlsplit(str(row["url"])).path: row for row in truth(shared, "nukeviet.truth.jsonl")}
    wrong: Counter[str] = Counter()
    found = lines(nukeviet, "articles")
    for line in found:
        row = by_path[urlsplit(line["url"]).path]
        wrong["title"] += line["title"] != unicodedata.normalize("NFC", str(row["title"]))
        wrong["published_at"] += line["published_at"] != str(row["published"])[:16] + ":00+07:00"
        wrong["views"] += line["views"] not in (None, row["views_before"], row["views_after"])
    assert max(wrong.values()) <= len(found) // 100, wrong


def test_articles_that_left_the_portal_are_moved_not_stored(nukeviet: Path, shared: Path) -> None:
    away = {str(row["id"]) for row in truth(shared, "nukeviet.truth.jsonl") if row["external_link"]}
    moved = {line["id"].rpartition(":")[2] for line in lines(nukeviet, "observations") if line["kind"] == "moved"}
    assert moved == away


def test_the_accuracy_table_holds(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    results = accuracy.measure(shared)
    assert results.articles == 435
    assert accuracy.show(results, worst=2) == 0, capsys.readouterr().out


def test_wordpress_is_crawled_whole_without_configuration(shared: Path, congtin: Run, tmp_path: Path) -> None:
    with (shared / "wordpress.warc.gz").open("rb") as stream:
        urls = [
            record.headers["WARC-Target-URI"]
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response)
        ]
    dated = {path for path in (urlsplit(url).path for url in urls) if path[:3] == "/20" and path.count("/") == 4}
    with serve_warc(shared / "wordpress.warc.gz") as server:
        done = congtin("crawl", server.url, "--archive", tmp_path, "--assets", "none", "--json")
    assert json.loads(done.stdout)[0]["counts"]["stored"] == len(dated) == 177
    stored = lines(tmp_path, "articles")
    assert {urlsplit(line["url"]).path for line in stored} == dated
    assert all(line["title"] and line["published_at"] and line["body"] for line in stored)
