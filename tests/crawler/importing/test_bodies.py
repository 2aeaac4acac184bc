"""Bodies as servers send them and others write them down: packed, in chunks, in segments, or only said to be."""

from __future__ import annotations

import gzip
from pathlib import Path

import brotli
import pytest
import zstandard

from archive.captures.warc import warc_files
from archive.pages import captures, decoded
from archive.reader import Archive
from tests.crawler.importing.kit import HTML, PORTAL, Shot, imported, site, texts, url_of, warc
from tests.portal_server import article


@pytest.mark.parametrize(
    "how", ["br", "zstd", "gzip in members", "said only: br", "said only: zstd", "said only: deflate"]
)
@pytest.mark.parametrize("chunked", [False, True])
def test_codings_of_bodies(how: str, chunked: bool, whole: dict[str, str], tmp_path: Path) -> None:
    shots = site(3)
    for shot in shots:
        coding = how.rpartition(": ")[2].partition(" ")[0]
        half = len(shot.body) // 2
        if not how.startswith("said"):
            shot.body = {
                "br": brotli.compress,
                "zstd": zstandard.ZstdCompressor().compress,
                "gzip": lambda data, half=half: gzip.compress(data[:half]) + gzip.compress(data[half:]),
            }[coding](shot.body)
        shot.headers = [*HTML, ("Content-Encoding", coding)]
        if chunked:
            shot.headers.append(("Transfer-Encoding", "chunked"))
            parts = [shot.body[at : at + 999] for at in range(0, len(shot.body), 999)]
            shot.body = b"".join(b"%x;a=b\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
    (tmp_path / "a.warc").write_bytes(warc(shots))
    outcome = imported(tmp_path / "archive", tmp_path / "a.warc")
    assert (outcome.bad, outcome.exit_code) == ({}, 0)
    assert texts(tmp_path / "archive") == whole
    (path,) = warc_files(tmp_path / "archive", PORTAL)
    assert all(b"<html" in one.body for one in captures(path))


def test_text_is_never_taken_for_what_its_header_says_it_is_packed_as() -> None:
    for start in ("<!DOCTYPE html>", "<html>", "Tin tức ", "{\n", "\ufeff<html>", "\t\r\n<p>", "0", "x" * 511 + "ứ"):
        text = (start + "Hội đồng nhân dân tỉnh họp kỳ thứ ba " * 40).encode()
        for coding in ("br", "gzip", "deflate", "zstd"):
            assert decoded(text, coding) == text, (start, coding)


def test_chunks_that_break_off_are_a_page_that_was_cut(tmp_path: Path) -> None:
    def chunked(text: str, *, whole: bool) -> bytes:
        body = text.encode()
        return b"%x\r\n%b" % (len(body), body + b"\r\n0\r\n\r\n" if whole else body[: len(body) // 2])

    headers = [*HTML, ("Transfer-Encoding", "chunked")]
    later = article(1, extra="<p>Bổ sung.</p>")
    shots = [
        *site(1)[:2],
        Shot(url_of(1), chunked(article(1), whole=True), 10, headers=headers),
        Shot(url_of(1), chunked(later, whole=False), 20, headers=headers),
    ]
    (tmp_path / "a.warc").write_bytes(warc(shots))
    outcome = imported(tmp_path / "archive", tmp_path / "a.warc")
    assert (outcome.bad, outcome.exit_code) == ({"truncated": 1}, 1)
    (latest,) = Archive(tmp_path / "archive").articles()
    assert latest.fetched_at == shots[2].date


def test_the_first_of_several_segments_is_no_whole_page(tmp_path: Path) -> None:
    shots = site(2)
    shots[-1].extra = {"WARC-Segment-Number": "1"}
    rest = Shot(url_of(2), b"</body>", 20, kind="continuation", extra={"WARC-Segment-Number": "2"})
    (tmp_path / "a.warc").write_bytes(warc([*shots, rest]))
    assert imported(tmp_path / "archive", tmp_path / "a.warc").bad == {"truncated": 1}
    found = {one.url: one.warnings for one in Archive(tmp_path / "archive").articles()}
    assert "incomplete" in found[url_of(2)]
    assert "incomplete" not in found[url_of(1)]
