"""Stored pages read again: what differs is shown, nothing is lost unasked, and what is written are good revisions."""

from __future__ import annotations

import itertools
import json
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from archive.article import Article, Reject
from archive.captures.warc import Exchange
from archive.errors import ArchiveError
from archive.reader import Archive
from archive.sealing.seal import seal
from archive.store import Store
from archive.verify import verify
from archive.working import engines
from crawler.errors import CongtinError
from crawler.parse import parse_bytes
from crawler.reparsing import far as reading_apart
from tests.archive.far import Far
from tests.archive.fault_kit import Faulty, Kill
from tests.conftest import Run, lines
from tests.crawler.importing.kit import HTML, Shot, imported, said, site, url_of, warc
from tests.crawler.reparse_kit import ARTICLES, again, inventive, older, parser, stored
from tests.portal_server import article


def test_what_is_as_before_is_as_before(tmp_path: Path) -> None:
    archive = stored(tmp_path, parse_bytes)
    before = lines(archive, "articles")
    (one,) = again(archive, apply=True).portals
    assert one.counts == {"pages": ARTICLES, "same": ARTICLES}
    assert (one.fields["title"].had, one.fields["title"].lost, one.applied) == (ARTICLES, 0, None)
    assert lines(archive, "articles") == before


def test_every_field_is_counted_with_samples_and_nothing_is_written_unasked(tmp_path: Path) -> None:
    archive = stored(tmp_path)
    before = {path: path.read_bytes() for path in archive.rglob("*") if path.is_file()}
    outcome = again(archive, max_loss=100.0, samples=2)
    (one,) = outcome.portals
    assert one.counts == {"pages": ARTICLES, "changed": ARTICLES - 1, "gained": 1}
    found = {name: (field.changed, field.gained, field.lost) for name, field in one.fields.items()}
    assert found["published_at"] == (0, ARTICLES - 1, 0)
    assert found["lead"] == (0, 0, ARTICLES - 1)
    assert found["body"] == (ARTICLES - 1, 0, 0)
    assert found["title"] == (0, 0, 0)
    assert len(one.fields["body"].samples) == 2
    sample = one.fields["published_at"].samples[0]
    assert (sample.url, sample.before, sample.after) == (url_of(1), None, "2022-05-02T08:15:00+07:00")
    assert outcome.exit_code == 0
    assert {path: path.read_bytes() for path in archive.rglob("*") if path.is_file()} == before


def test_a_field_that_is_lost_on_too_many_pages_forbids_to_write(tmp_path: Path, congtin: Run) -> None:
    archive = stored(tmp_path, inventive)
    before = lines(archive, "articles")
    refused = again(archive, apply=True)
    assert refused.exit_code == 1
    assert refused.refused == {"huyen.example": {"byline": 100.0, "source": 100.0}}
    assert lines(archive, "articles") == before
    done = congtin("reparse", "--archive", archive, "--apply", "--jobs", 1)
    assert done.returncode == 1
    assert "byline 100.00 %" in done.stdout
    assert "--max-loss" in done.stdout
    assert again(archive, apply=True, max_loss=100.0).exit_code == 0
    assert {line["byline"] for line in lines(archive, "articles") if line["revision"] == 2} == {None}


def test_what_is_written_are_revisions_that_supersede(tmp_path: Path) -> None:
    archive = stored(tmp_path)
    captured = {line["url"]: line for line in lines(archive, "articles")}
    outcome = again(archive, apply=True, max_loss=100.0)
    (one,) = outcome.portals
    assert one.applied is not None
    assert (one.applied.revisions, one.applied.articles) == (ARTICLES - 1, 1)
    for article_ in Archive(archive).articles():
        revisions = Archive(archive).revisions(article_.id)
        assert article_.published_at is not None
        if article_.url == url_of(3):
            assert (article_.revision, article_.change, article_.supersedes) == (1, None, None)
            continue
        old, new = revisions
        assert (new.revision, new.supersedes) == (2, 1)
        assert new.change is not None
        assert new.change.cause == "parser"
        assert set(new.change.fields) >= {"lead", "body", "published_at", "published_raw", "published_from"}
        assert (new.fetched_at, new.warc, new.http) == (old.fetched_at, old.warc, old.http)
        assert new.crawl_id == one.applied.crawl_id != captured[new.url]["crawl_id"]
    assert [run.command for run in Archive(archive).runs()] == ["import", "reparse"]
    assert list(verify(Archive(archive), warc=True)) == []
    (after,) = again(archive, apply=True).portals
    assert after.counts == {"pages": ARTICLES, "same": ARTICLES}


def test_an_import_by_the_better_parser_gives_the_same_text(tmp_path: Path) -> None:
    archive = stored(tmp_path)
    again(archive, apply=True, max_loss=100.0)
    imported(tmp_path / "fresh", tmp_path / "a.warc")
    for one, other in zip(Archive(archive).articles(), Archive(tmp_path / "fresh").articles(), strict=True):
        for name in ("id", "title", "lead", "body", "published_at", "content_hash", "fetched_at"):
            assert getattr(one, name) == getattr(other, name)


def test_the_latest_text_is_the_same_whenever_it_was_reparsed(tmp_path: Path) -> None:
    """Three captures in every order, read by yesterday's parser and reparsed in between: the newest capture's text."""
    texts = [article(1), article(1, extra="<p>Sửa.</p>"), article(1, extra="<p>Sửa nữa.</p>")]
    shots = [Shot(url_of(1), text.encode(), 100 * at) for at, text in enumerate(texts)]
    found = set()
    for name, order in enumerate(itertools.permutations(shots)):
        root = tmp_path / str(name)
        root.mkdir()
        for step, shot in enumerate(order):
            (root / "a.warc").write_bytes(warc([*site(1)[:2], shot]))
            with parser(older if step != name % 3 else parse_bytes):
                imported(root / "archive", root / "a.warc")
            if step == (name + 1) % 3:
                again(root / "archive", apply=True, max_loss=100.0)
        again(root / "archive", apply=True, max_loss=100.0)
        (latest,) = Archive(root / "archive").articles()
        found.add((latest.fetched_at, latest.lead, latest.body, latest.published_at))
        assert list(verify(Archive(root / "archive"), warc=True)) == []
    assert len(found) == 1
    assert found.pop()[0] == shots[2].date


def test_the_row_comes_from_the_sightings(tmp_path: Path) -> None:
    undated = article(1).replace("Ngày đăng: 02/05/2022 08:15", "Tác giả: Lan Anh")
    page = undated.replace("<title>", "<meta property=og:type content=article><title>")
    archive = stored(tmp_path, older, [*site(1)[:2], Shot(url_of(1), page.encode(), 5)])
    again(archive, apply=True, max_loss=100.0)
    (one,) = Archive(archive).articles()
    assert (one.published_at, one.published_from) == ("2022-05-02", "listing")


def test_pages_that_no_line_points_to_are_read(tmp_path: Path) -> None:
    """A page that was settled without a record, as one outside the days that were asked for is."""
    archive = stored(tmp_path, parse_bytes, site(1))
    store = Store.open(archive, "huyen.example", crawl_id="c2")
    for number, body in ((2, article(2)), (9, "<html><body><input type=password></body></html>")):
        token = store.keep(
            Exchange(
                url=url_of(number),
                status=200,
                response_headers=HTML,
                body=body.encode(),
                fetched_at=datetime(2024, 5, number, tzinfo=UTC),
                kind="article",
            )
        )
        store.settle(token)
    store.close()
    (one,) = again(archive, apply=True).portals
    assert one.counts == {"pages": 3, "same": 1, "orphans": 2, "gained": 1}
    assert one.applied is not None
    assert (one.applied.articles, one.applied.rejects) == (1, 1)
    new = next(line for line in lines(archive, "articles") if line["url"] == url_of(2))
    assert new["fetched_at"] == "2024-05-02T00:00:00Z"
    (refused,) = lines(archive, "rejects")
    assert (refused["url"], refused["warc"] is not None) == (url_of(9), True)
    (after,) = again(archive).portals
    assert after.counts == {"pages": 3, "same": 3}
    assert list(verify(Archive(archive), warc=True)) == []


def test_articles_that_would_be_refused_now_stay_and_are_said(tmp_path: Path) -> None:
    def believing(body: bytes, **given: Any) -> Article | Reject:
        read = parse_bytes(body, **given)
        if isinstance(read, Reject) and read.url == url_of(2):
            return replace(parse_bytes(article(2).encode(), **given), warnings=[])  # type: ignore[type-var]
        return read

    login = Shot(url_of(2), b"<html><body><form><input type=password></form></body></html>", 9)
    archive = stored(tmp_path, believing, [*site(1), login])
    outcome = again(archive, apply=True)
    (one,) = outcome.portals
    assert (one.counts["lost"], one.lost) == (1, [url_of(2)])
    assert sum(one.reasons.values()) == 1
    assert outcome.refused["huyen.example"]["article"] == 50.0
    assert outcome.exit_code == 1
    again(archive, apply=True, max_loss=100.0)
    assert {line["url"] for line in lines(archive, "articles")} == {url_of(1), url_of(2)}


def test_workers_side_by_side_find_the_same(tmp_path: Path, congtin: Run) -> None:
    archive = stored(tmp_path)
    done = congtin("reparse", "--archive", archive, "--jobs", 2, "--json")
    alone = again(archive)
    found = json.loads(done.stdout)["portals"][0]
    assert found["counts"] == alone.portals[0].counts
    assert {name: field["gained"] for name, field in found["fields"].items()} == {
        name: field.gained for name, field in alone.portals[0].fields.items()
    }


def test_sealed_and_compressed_days_are_read(tmp_path: Path) -> None:
    archive = stored(tmp_path)
    expected = again(archive).portals[0].counts
    list(seal(archive, "huyen.example", compress=True, now=lambda: datetime.now(UTC) + timedelta(days=2)))
    assert not list(archive.glob("articles/*/*.jsonl"))
    assert again(archive).portals[0].counts == expected


def test_a_page_that_is_damaged_is_counted_and_the_rest_is_read(tmp_path: Path) -> None:
    archive = stored(tmp_path, parse_bytes)
    (path,) = archive.glob("warc/*/*.warc.gz")
    second = sorted(line["warc"]["offset"] for line in lines(archive, "articles"))[1]
    data = path.read_bytes()
    path.write_bytes(data[: second + 40] + bytes(40) + data[second + 80 :])
    outcome = again(archive)
    assert outcome.portals[0].counts == {"missing": 1, "pages": ARTICLES - 1, "same": ARTICLES - 1}
    assert outcome.exit_code == 1


def test_a_page_that_the_parser_fails_on_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = stored(tmp_path, parse_bytes)

    def failing(body: bytes, **given: Any) -> Article | Reject:
        if given["url"] == url_of(2):
            raise RecursionError
        return parse_bytes(body, **given)

    monkeypatch.setattr("crawler.reparsing.worker.parse_bytes", failing)
    outcome = again(archive, apply=True)
    assert outcome.portals[0].counts == {"failed": 1, "pages": ARTICLES, "same": ARTICLES - 1}
    assert outcome.exit_code == 1


def test_killed_at_any_write_it_goes_on(tmp_path: Path) -> None:
    def made(name: str) -> Path:
        (tmp_path / name).mkdir()
        return stored(tmp_path / name, older, site(3))

    files, whole = Faulty(), made("whole")
    again(whole, apply=True, max_loss=100.0, files=files)
    expected = said(whole, "articles")
    for at in range(0, len(files.done), 3):
        archive = made(str(at))
        with pytest.raises((Kill, ArchiveError)):
            again(archive, apply=True, max_loss=100.0, files=Faulty(at))
        again(archive, apply=True, max_loss=100.0)
        assert said(archive, "articles") == expected, (at, files.done[at])


def test_a_portal_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    archive = stored(tmp_path, parse_bytes, site(1))
    with pytest.raises(CongtinError, match=r"nothing of 'xa.example': it has huyen.example"):
        again(archive, portals=("xa.example",))
    assert again(archive, portals=("huyen.example",)).portals[0].counts["pages"] == 1


def test_machines_side_by_side_find_and_write_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = stored(tmp_path)
    alone = again(archive)
    monkeypatch.setitem(engines.FAR, "far", lambda wish: nullcontext(Far()))
    far = again(archive, apply=True, max_loss=100.0, engine=engines.Wish("far"))
    assert far.portals[0].counts == alone.portals[0].counts
    assert far.portals[0].fields == alone.portals[0].fields
    assert far.portals[0].applied is not None
    assert again(archive).portals[0].counts == {"pages": ARTICLES, "same": ARTICLES}


def test_the_process_of_a_worker_ends_with_it() -> None:
    reader = reading_apart._Reader()
    process = reader._process
    del reader
    assert process.returncode == 0
