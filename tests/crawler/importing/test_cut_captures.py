"""Captures that are not whole: whatever is whole is later than they are, in whatever order they are imported."""

from __future__ import annotations

import gzip
from itertools import permutations
from pathlib import Path

import pytest

from archive.reader import Archive
from archive.searching.search import search
from archive.verify import verify
from tests.conftest import lines
from tests.crawler.further_kit import PARTS, further, pager
from tests.crawler.importing.kit import HOME, HTML, Shot, imported, site, url_of, warc
from tests.crawler.importing.wayback_kit import Wayback, answering
from tests.portal_server import article

WHOLE = article(1).encode()
EDITED = WHOLE.replace("Sáng nay".encode(), "Chiều nay".encode())
HALF = WHOLE[: WHOLE.rindex(b"</p>") - 20]


def cut(how: str, at: int) -> Shot:
    """The page as it is when its end is missing."""
    if how == "length":
        return Shot(url_of(1), HALF, at, headers=[*HTML, ("Content-Length", str(len(WHOLE)))])
    return Shot(url_of(1), HALF, at, extra={"WARC-Truncated": how})


def latest_of(folder: Path, *files: list[Shot]) -> tuple[str, str]:
    """Body of the latest revision and why, once the files were imported one after the other."""
    for number, shots in enumerate([site(1)[:2], *files]):
        (folder / f"{number}.warc").write_bytes(warc(shots))
        imported(folder / "archive", folder / f"{number}.warc")
    archive = Archive(folder / "archive")
    (latest,) = archive.articles()
    assert archive.article(latest.id) == latest
    assert list(verify(archive, warc=True)) == []
    return latest.body, ", ".join(latest.warnings)


@pytest.mark.parametrize("how", ["disconnect", "length"])
def test_a_capture_that_was_cut_off_is_never_the_latest(how: str, tmp_path: Path) -> None:
    files = [[Shot(url_of(1), WHOLE, 300)], [Shot(url_of(1), EDITED, 400)], [cut(how, 500)]]
    found = set()
    for number, order in enumerate(permutations(files)):
        folder = tmp_path / str(number)
        folder.mkdir()
        found.add(latest_of(folder, *order))
    ((body, warnings),) = found
    assert ("Chiều nay" in body, warnings) == (True, "")


def test_a_capture_that_was_cut_off_is_better_than_none(tmp_path: Path) -> None:
    body, warnings = latest_of(tmp_path, [cut("time", 500)])
    assert (len(body) > 100, warnings) == (True, "incomplete")
    (tmp_path / "later.warc").write_bytes(warc([Shot(url_of(1), WHOLE, 300)]))
    imported(tmp_path / "archive", tmp_path / "later.warc")
    revisions = lines(tmp_path / "archive", "articles")
    assert [(line["revision"], line["warnings"]) for line in revisions] == [(1, ["incomplete"]), (2, [])]
    assert revisions[1]["change"]["cause"] == "correction"
    assert revisions[1]["change"]["fields"]["warnings"] == {"from": ["incomplete"], "to": []}
    (hit,) = search(Archive(tmp_path / "archive"), "cải cách").hits
    assert hit.revision == 2


def test_an_article_without_its_further_page_is_never_the_latest(tmp_path: Path) -> None:
    first = article(2, extra=pager(2, 1)).encode()
    files = [
        [Shot(url_of(2), first, 300), Shot(f"{url_of(2)}/2/", further(2, 2, PARTS[0]).encode(), 301)],
        [Shot(url_of(2), first.replace("bàn về".encode(), "lần nữa bàn về".encode()), 500)],
    ]
    found = set()
    for number, order in enumerate(permutations(files)):
        folder = tmp_path / str(number)
        folder.mkdir()
        found.add(latest_of(folder, *order))
    ((body, warnings),) = found
    assert (PARTS[0] in body, warnings) == (True, "pages-joined")


class Originals(Wayback):
    """Says of a capture how long it had been only as the portal said it."""

    def _capture(self, rest: str) -> tuple[int, bytes, dict[str, str]]:
        status, body, headers = super()._capture(rest)
        headers.pop("Content-Length", None)
        return status, body, headers


def test_what_a_server_has_of_a_page_is_held_against_the_length_that_it_had(tmp_path: Path) -> None:
    with answering(Originals([*site(1)[:2], Shot(url_of(1), WHOLE, 300), cut("length", 500)])) as server:
        outcome = imported(tmp_path, server.url, portal=HOME)
        again = imported(tmp_path, server.url, portal=HOME)
    assert (outcome.bad, again.bad) == ({"truncated": 1}, {})
    assert [line["warnings"] for line in lines(tmp_path, "articles")] == [[]]
    (path,) = tmp_path.glob("warc/*/*.warc.gz")
    assert gzip.decompress(path.read_bytes()).count(b"WARC-Truncated: unspecified\r\n") == 1
    looks = [(look.kind, look.cause) for look in Archive(tmp_path).observations()]
    assert looks == [("failed", "truncated")]
