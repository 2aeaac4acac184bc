"""All that ``Archive`` has of one article: revisions, looks, views, and the page as it was sent."""

from __future__ import annotations

import gzip
import hashlib
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from archive import Archive
from archive.article import Reject, WarcPointer
from archive.captures import members
from archive.errors import ArchiveError
from archive.pages import CaptureMissing, decoded
from tests.archive.building import Files, article, encode, observation, run, sighting


@pytest.fixture
def files(tmp_path: Path) -> Files:
    (tmp_path / "articles").mkdir()
    return Files(tmp_path)


class TestAboutOneArticle:
    def test_revisions_by_number(self, files: Files) -> None:
        files.add(article(revision=2), article("vidu:11"), day="2026-11-25")
        files.add(article(revision=1), article("vidu:2", related=[]), day="2026-11-24")
        found = Archive(files.root).revisions("vidu:1")
        assert [(record.id, record.revision) for record in found] == [("vidu:1", 1), ("vidu:1", 2)]

    @pytest.mark.parametrize("id", ["vidu:9", "none:1", "", "vidu", "Không Có:1", "../x:1", 'vidu:"'])
    def test_unknown_ids_have_none(self, files: Files, id: str) -> None:
        files.add(article())
        assert Archive(files.root).revisions(id) == []

    def test_an_id_that_json_writes_differently(self, files: Files) -> None:
        files.add(article("vidu:tổ/1"))
        files.add_bytes(
            encode(article("vidu:tổ/1", revision=2)).replace("ổ".encode(), b"\\u1ed5").replace(b"/1", b"\\/1")
        )
        assert [record.revision for record in Archive(files.root).revisions("vidu:tổ/1")] == [1, 2]

    def test_observations_sightings_rejects_runs(self, files: Files) -> None:
        files.add(observation("vidu:1"), observation("vidu:2"), kind="observations")
        files.add(sighting("vidu:1"), kind="sightings")
        reject = Reject(portal="vidu", url="https://vidu.example/x", reason="login", parser=article().parser)
        files.add(reject, kind="rejects")
        files.add(run(crawl_id="1"), run(crawl_id="2"), kind="crawls")
        files.add_bytes(b'{"torn', kind="crawls")
        archive = Archive(files.root)
        assert [look.id for look in archive.observations()] == ["vidu:1", "vidu:2"]
        assert [look.id for look in archive.observations(id="vidu:2")] == ["vidu:2"]
        assert [look.id for look in archive.observations(portal="other")] == []
        assert [seen.kind for seen in archive.sightings()] == ["listing"]
        assert list(archive.rejects("vidu")) == [reject]
        assert [each.crawl_id for each in archive.runs()] == ["1", "2"]
        assert list(archive.damaged) == []

    def test_views_are_a_series(self, files: Files) -> None:
        def at(hour: int) -> str:
            return f"2026-11-24T{hour:02d}:00:00Z"

        files.add(
            article(views=10, views_from="page", fetched_at=at(1)),
            article(revision=2, views=13, views_from="listing", fetched_at=at(4)),
            article(revision=3, views=13, views_from="listing", fetched_at=at(4), supersedes=2),
        )
        files.add(
            observation(views=13, own_fetches=2, fetched_at=at(4), kind="revised"),
            observation(views=12, own_fetches=2, fetched_at=at(3)),
            observation(views=None, own_fetches=3, fetched_at=at(5)),
            observation(views=99, fetched_at=None),
            observation(views=98, fetched_at="yesterday"),
            observation("vidu:11", views=7),
            kind="observations",
        )
        files.add(sighting(views=11, fetched_at=at(2)), kind="sightings")
        series = Archive(files.root).views("vidu:1")
        assert [(count.time.hour, count.views, count.views_from, count.own_fetches) for count in series] == [
            (1, 10, "page", None),
            (2, 11, "listing", None),
            (3, 12, "page", 2),
            (4, 13, "listing", 2),
        ]
        assert series[0].time == datetime(2026, 11, 24, 1, tzinfo=UTC)

    def test_views_that_listings_printed(self, files: Files) -> None:
        def at(hour: int) -> dict[str, str]:
            return {"fetched_at": f"2026-11-24T{hour:02d}:00:00Z", "crawl_id": f"run {hour // 10}"}

        listed: dict[str, Any] = {"views": 5, "views_from": "listing"}
        files.add(article(url="https://vidu.example/a", urls=["https://vidu.example/b"], **at(2), **listed))
        files.add(
            observation(own_fetches=2, **at(3), **listed),  # what the listing of this run had said
            observation(own_fetches=3, **at(12), **listed),  # still the same in another run, whose listing is no news
            observation(views=6, views_from="page", own_fetches=4, **at(13)),
            kind="observations",
        )
        files.add(
            sighting(views=5, **at(1)),
            sighting(id=None, url="https://vidu.example/b", views=7, **at(14)),
            sighting(id=None, url="https://vidu.example/c", views=8, **at(14)),
            sighting("vidu:2", url="https://vidu.example/b", views=9, **at(14)),
            sighting(views=None, **at(15)),
            kind="sightings",
        )
        series = Archive(files.root).views("vidu:1")
        assert [(count.time.hour, count.views, count.views_from, count.own_fetches) for count in series] == [
            (1, 5, "listing", None),
            (12, 5, "listing", 3),
            (13, 6, "page", 4),
            (14, 7, "listing", None),
        ]


class TestPage:
    def test_content_encoding_is_undone(self, files: Files) -> None:
        files.add_page(b"another")
        pointer = files.add_page(gzip.compress(b"<p>Tin"), "Content-Encoding: gzip")
        files.add(article(warc=pointer))
        archive = Archive(files.root)
        assert archive.page(next(archive.articles())) == b"<p>Tin"

    def test_pieces_without_end_are_left_off(self) -> None:
        piece, empty = gzip.compress(b"a"), gzip.compress(b"")
        assert decoded(piece * 10_001, "gzip") == b"a" * 10_000
        assert decoded(piece + empty * 200_000, "gzip") == b"a"

    def test_a_page_in_pieces_of_all_lengths(self) -> None:
        texts = [bytes([65 + length % 26]) * length for length in (0, 1, 511, 512, 513, 5_000, 3_000_000, 7)]
        noise = b"".join(hashlib.sha512(b"%d" % at).digest() for at in range(9_000))  # hardly packs
        packed = b"".join(map(gzip.compress, [*texts, noise]))
        whole = b"".join([*texts, noise])
        assert decoded(packed + b"what follows", "gzip") == decoded(packed, "gzip") == whole
        cut = decoded(packed[:-1000], "gzip")
        assert whole.startswith(cut)
        assert len(whole) - 2000 < len(cut) < len(whole)

    def test_no_page_kept(self, files: Files) -> None:
        with pytest.raises(ArchiveError, match="no page was kept"):
            Archive(files.root).page(article())

    @pytest.mark.parametrize("file", ["{outside}", "warc/../../outside.warc.gz", "warc/\0x", "warc", "", "x" * 9999])
    def test_nothing_outside_is_read(self, files: Files, file: str) -> None:
        pointer = files.add_page(b"body")
        outside = files.root.parent / "outside.warc.gz"
        outside.write_bytes((files.root / pointer.file).read_bytes())
        wrong = WarcPointer(file=file.format(outside=outside), offset=0, digest=pointer.digest)
        with pytest.raises(CaptureMissing):
            Archive(files.root).page(article(warc=wrong))

    @pytest.mark.parametrize("offset", [1, 10**6, 2**63, 2**70])
    def test_an_offset_beyond_everything(self, files: Files, offset: int) -> None:
        pointer = files.add_page(b"body")
        with pytest.raises(CaptureMissing):
            Archive(files.root).page(article(warc=msgspec.structs.replace(pointer, offset=offset)))

    def test_another_page_than_the_one_meant(self, files: Files) -> None:
        pointer, other = files.add_page(b"one"), files.add_page(b"other")
        wrong = msgspec.structs.replace(other, digest=pointer.digest)
        with pytest.raises(CaptureMissing, match="another page"):
            Archive(files.root).page(article(warc=wrong))

    def test_a_digest_in_another_spelling(self, files: Files) -> None:
        pointer = files.add_page(b"one")
        spelled = msgspec.structs.replace(pointer, digest="sha256:" + hashlib.sha256(b"one").hexdigest())
        assert Archive(files.root).page(article(warc=spelled)) == b"one"

    def test_a_record_that_unpacks_to_too_much(self, files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(members, "LIMIT", 4 << 20)
        pointer = files.add_page(bytes(64 << 20))
        tracemalloc.start()
        try:
            with pytest.raises(CaptureMissing, match="more than 4 MB"):
                Archive(files.root).page(article(warc=pointer))
            assert tracemalloc.get_traced_memory()[1] < 16 << 20
        finally:
            tracemalloc.stop()

    def test_a_page_that_is_gone(self, files: Files) -> None:
        pointer = files.add_page(b"body")
        (files.root / pointer.file).unlink()
        with pytest.raises(ArchiveError):
            Archive(files.root).page(article(warc=pointer))
