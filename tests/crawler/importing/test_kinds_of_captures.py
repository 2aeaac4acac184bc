"""Captures that are no page of their own: an answer that nothing changed, a revisit, what a script was answered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from archive.captures.warcrecords import payload_digest
from archive.pages import captures
from archive.reader import Archive
from archive.verify import verify
from crawler.discovery.model import NextPage
from crawler.discovery.paging.answers import written
from tests.crawler.importing.kit import HOME, Shot, imported, site, url_of, warc
from tests.portal_server import article

NOT_MODIFIED = {"WARC-Profile": "http://netpreserve.org/warc/1.1/revisit/server-not-modified"}
SAME = {"WARC-Profile": "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"}


def looks(archive: Path) -> list[tuple[str, str | None, str | None, int | None]]:
    found = Archive(archive).observations()
    return [(one.kind, one.id, one.fetched_at, one.http.status if one.http else None) for one in found]


@pytest.mark.parametrize("status", [304, 200])
@pytest.mark.parametrize("kind", ["response", "revisit"])
def test_a_304_says_that_the_known_page_was_unchanged(kind: str, status: int, tmp_path: Path) -> None:
    """Some writers copy the head of the first answer into the revisit that stands for a 304."""
    shots = site(2)
    shot = Shot(url_of(1), b"", 60, 304 if kind == "response" else status, [], kind, NOT_MODIFIED)
    of_nobody = Shot(url_of(9), b"", 61, 304, [], kind, NOT_MODIFIED)
    changed = Shot(url_of(1), article(1, extra="<p>Bài đã được bổ sung một đoạn.</p>").encode(), 70)
    (tmp_path / "a.warc").write_bytes(warc([*shots, shot, of_nobody, changed]))
    archive = tmp_path / "archive"
    for _ in range(2):
        outcome = imported(archive, tmp_path / "a.warc")
        assert (outcome.exit_code, outcome.bad) == (0, {})
    (first,) = {one.id for one in Archive(archive).articles() if one.url == url_of(1)}
    assert ("unchanged", first, shot.date, 304) in looks(archive)
    assert [look[3] for look in looks(archive)].count(304) == 1
    assert [one.revision for one in Archive(archive).revisions(first)] == [1, 2]
    assert list(verify(Archive(archive), warc=True)) == []


def test_a_revisit_without_a_head_is_of_the_same_page(tmp_path: Path) -> None:
    shots = site(1)
    same = {**SAME, "WARC-Payload-Digest": payload_digest(shots[2].body)}
    again = Shot(url_of(1), b"", 60, 0, kind="revisit", extra=same)
    (tmp_path / "a.warc").write_bytes(warc([*shots, again]))
    assert imported(tmp_path / "archive", tmp_path / "a.warc").bad == {}
    assert [look[0] for look in looks(tmp_path / "archive")] == ["unchanged"]


def test_what_a_script_was_answered_is_read_as_by_the_crawl_that_asked(tmp_path: Path) -> None:
    rows = [{"ten": f"Tin số {number} của huyện trong tháng", "so": number} for number in (1, 2)]
    asked = NextPage(
        url=f"{HOME}api/lay-tin", kind="xhr", method="POST", listing=f"{HOME}tin/", row_url="/tin/{so}/bai-viet"
    )
    answer = json.dumps({"d": rows}).encode()
    extra = {"Congtin-Kind": "listing", "Congtin-Via": HOME, "Congtin-Asked": written(asked)}
    shots = [*site(2)[:1], Shot(asked.url, answer, 5, headers=[("Content-Type", "application/json")], extra=extra)]
    (tmp_path / "a.warc").write_bytes(warc(shots))
    imported(tmp_path / "archive", tmp_path / "a.warc")
    seen = [one for one in Archive(tmp_path / "archive").sightings() if one.kind == "listing"]
    assert {(one.url, one.listing) for one in seen} == {(url_of(1), asked.listing), (url_of(2), asked.listing)}
    (path,) = (tmp_path / "archive").glob("warc/*/*.warc.gz")
    assert [capture.asked for capture in captures(path) if capture.kind == "listing"] == [written(asked)]
