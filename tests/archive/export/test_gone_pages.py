"""Pages that were kept and are gone with their WARC files: an export without them says so, and of how many."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from archive import Archive
from archive.choosing.chosen import Chosen
from archive.cli import app
from archive.errors import ArchiveError
from archive.export.run import export
from archive.pages import captures
from archive.store import Store
from tests.archive.building import Files, article, observation
from tests.archive.store_kit import exchange, opened, page, url_of, visit


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """Two portals with two pages each; of a third nothing was kept."""
    files = Files(tmp_path / "archive")
    for portal in ("vidu", "khac"):
        for number in (1, 2):
            url = f"https://{portal}.example/tin/{number}"
            place = files.add_page(b"<html>%d</html>" % number, url=url, portal=portal)
            files.add(article(f"{portal}:{number}", url=url, warc=place), portal=portal)
    files.add(article("nhap:1"), portal="nhap")
    return files


def remove(files: Files, *portals: str) -> None:
    for portal in portals:
        for path in files.root.glob(f"warc/portal={portal}/*"):
            path.unlink()


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["export", *map(str, arguments)])


def test_nothing_is_missed_where_all_is_there(files: Files, tmp_path: Path) -> None:
    done = export(Archive(files.root), "wacz", tmp_path / "out.wacz", Chosen())
    assert (done.count, done.missing) == (4, {})


def test_a_line_a_portal_and_exit_code_1(files: Files, tmp_path: Path) -> None:
    remove(files, "khac")
    done = call("wacz", tmp_path / "out.wacz", "--archive", files.root)
    assert done.exit_code == 1
    assert "2 articles" in done.stdout
    (told,) = done.stderr.splitlines()
    assert told.startswith("congtin: khac: 2 pages are not in it: what was kept of them is gone")
    said = json.loads(call("wacz", tmp_path / "b.wacz", "--archive", files.root, "--json").stdout)
    assert (said["count"], said["missing"]) == (2, {"khac": 2})
    quiet = call("wacz", tmp_path / "c.wacz", "--archive", files.root, "--quiet")
    assert (quiet.stdout, quiet.stderr.splitlines()) == ("", [told])
    other = call("wacz", tmp_path / "d.wacz", "--archive", files.root, "--portal", "vidu")
    assert (other.exit_code, other.stderr) == (0, "")


def test_a_file_that_was_cut_is_missed_too(files: Files, tmp_path: Path) -> None:
    (path,) = files.root.glob("warc/portal=vidu/*.warc.gz")
    path.write_bytes(path.read_bytes()[:-40])
    done = export(Archive(files.root), "wacz", tmp_path / "out.wacz", Chosen())
    assert (done.count, done.missing) == (3, {"vidu": 1})


def test_all_gone_is_no_crawl_without_pages(files: Files, tmp_path: Path) -> None:
    remove(files, "vidu", "khac")
    done = call("wacz", tmp_path / "out.wacz", "--archive", files.root)
    assert done.exit_code == 2
    assert "are gone: restore them from a copy" in done.stderr
    assert not (tmp_path / "out.wacz").exists()
    with pytest.raises(ArchiveError, match="--no-warc"):
        export(Archive(files.root), "wacz", tmp_path / "out.wacz", Chosen(portal="nhap"))


def test_a_revisit_without_the_file_that_has_its_bytes_is_missed(tmp_path: Path) -> None:
    root = tmp_path / "archive"
    first = opened(root)
    visit(first, exchange(page(1), url_of(1), 1))
    first.close()
    (whole,) = root.glob("warc/portal=vidu/*.warc.gz")
    second = Store.open(root, "vidu", crawl_id="c2")
    second._committer._warc._fresh = True  # type: ignore[union-attr]
    visit(second, exchange(page(1), url_of(1), 50))
    visit(second, exchange(page(2), url_of(2), 51))
    second.close()
    (later,) = set(root.glob("warc/portal=vidu/*.warc.gz")) - {whole}
    assert [one.status for one in captures(later)] == [200, 200]
    whole.unlink()
    done = export(Archive(root), "wacz", tmp_path / "out.wacz", Chosen())
    assert (done.count, done.missing) == (1, {"vidu": 1})


class TestTimeMap:
    def test_what_is_gone_was_kept(self, files: Files, tmp_path: Path) -> None:
        remove(files, "vidu")
        done = call("timemap", tmp_path / "map", "--id", "vidu:1", "--archive", files.root)
        assert done.exit_code == 2
        assert "the pages of vidu:1 are gone with their WARC files: restore these from a copy" in done.stderr

    def test_some_are_gone(self, files: Files, tmp_path: Path) -> None:
        place = files.add_page(b"<html>x</html>", url="https://vidu.example/tin/1", portal="vidu", day="2026-11-26")
        gone = place.__class__(file=place.file.replace("00001", "00002"), offset=0, digest=place.digest)
        files.add(observation("vidu:1", warc=place), observation("vidu:1", warc=gone), kind="observations")
        done = call("timemap", tmp_path / "map", "--id", "vidu:1", "--archive", files.root)
        assert (done.exit_code, "2 captures" in done.stdout) == (1, True)
        assert "vidu: 1 page is not in it" in done.stderr

    def test_where_its_links_lead_is_said_where_nobody_chose_it(self, files: Files, tmp_path: Path) -> None:
        call_it = ("timemap", tmp_path / "map", "--force", "--id", "vidu:1", "--archive", files.root)
        assert "Its links lead to http://localhost:8080/congtin/" in call(*call_it).stdout
        assert "http://localhost:8080/congtin/" in (tmp_path / "map").read_text(encoding="ascii")
        assert "Its links" not in call(*call_it, "--base", "http://pywb.example/vidu/").stdout
