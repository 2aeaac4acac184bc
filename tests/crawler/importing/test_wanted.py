"""What of a file is wanted: days, a number, portals; and how its portals are read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from crawler.options import BadOption
from crawler.portals import registry
from crawler.showing.imported import imported as show
from tests.conftest import Run, lines
from tests.crawler.importing.kit import HOME, Shot, imported, site, url_of, warc


def test_days_and_limit_cut_out_what_is_wanted(tmp_path: Path) -> None:
    day = 24 * 60
    shots = [*site(4), *(Shot(shot.url, shot.body, shot.at + day) for shot in site(4))]
    (tmp_path / "a.warc").write_bytes(warc(shots))
    from datetime import date

    second = imported(tmp_path / "second", tmp_path / "a.warc", since=date(2023, 5, 2))
    assert second.captures == 6
    assert {line["fetched_at"][:10] for line in lines(tmp_path / "second", "articles")} == {"2023-05-02"}
    first = imported(tmp_path / "first", tmp_path / "a.warc", until=date(2023, 5, 1))
    assert first.captures == 6
    for expected in (2, 4, 4):
        limited = imported(tmp_path / "limited", tmp_path / "a.warc", limit=2)
        assert len({line["id"] for line in lines(tmp_path / "limited", "articles")}) == expected
    assert limited.portals[0].finish == "finished"
    with pytest.raises(BadOption, match="no day lies between"):
        imported(tmp_path / "none", tmp_path / "a.warc", since=date(2023, 5, 2), until=date(2023, 5, 1))


def test_days_of_which_there_is_no_capture_are_told(tmp_path: Path, congtin: Run) -> None:
    (tmp_path / "a.warc").write_bytes(warc(site(2)))
    done = congtin("import", tmp_path / "a.warc", "--archive", tmp_path / "a", "--since", "2099-01-01")
    assert (done.returncode, done.stdout) == (1, "No capture of the days asked for is in a.warc.\n")


def test_hosts_that_are_no_portal_are_left_out(tmp_path: Path) -> None:
    others = [
        Shot("http://quangcao.example/", b"<html><body>Mua ngay</body></html>"),
        Shot("http://fonts.example/a.css", b"a {}", headers=[("Content-Type", "text/css")]),
    ]
    (tmp_path / "a.warc").write_bytes(warc([*others, *site(2)]))
    outcome = imported(tmp_path / "archive", tmp_path / "a.warc")
    assert [one.portal for one in outcome.portals] == ["huyen.example"]
    assert outcome.portals[0].reasons
    assert outcome.left_out == {"quangcao.example": 1, "fonts.example": 1}


def test_a_portal_that_was_asked_for_is_the_only_one(tmp_path: Path) -> None:
    other = [Shot(shot.url.replace("huyen", "xa"), shot.body, shot.at) for shot in site(2)]
    (tmp_path / "a.warc").write_bytes(warc([*site(2), *other]))
    both = imported(tmp_path / "both", tmp_path / "a.warc")
    assert sorted(one.portal for one in both.portals) == ["huyen.example", "xa.example"]
    one = imported(tmp_path / "one", tmp_path / "a.warc", portal="http://xa.example/tin/")
    assert [each.portal for each in one.portals] == ["xa.example"]
    assert one.left_out == {"huyen.example": 4}


def test_captures_of_a_declared_portal_are_read_as_it_says(tmp_path: Path) -> None:
    declared = next(
        portal for portal in registry.read_all()[0] if portal.home.startswith("http") and portal.id != "demo"
    )
    shots = [Shot(shot.url.replace(HOME, declared.home), shot.body, shot.at) for shot in site(2)]
    (tmp_path / "a.warc").write_bytes(warc(shots))
    outcome = imported(tmp_path / "archive", tmp_path / "a.warc")
    assert [one.portal for one in outcome.portals] == [declared.id]


def test_pages_without_any_listing_are_articles_where_they_say_so(tmp_path: Path) -> None:
    static = "<html><head><title>Giới thiệu</title></head><body><h1>Giới thiệu</h1><p>Huyện nằm ở phía nam.</p></body>"
    shots = [*site(2)[2:], Shot(f"{HOME}gioi-thieu", static.encode(), 30)]
    (tmp_path / "a.warc").write_bytes(warc(shots))
    outcome = imported(tmp_path / "archive", tmp_path / "a.warc")
    assert {line["url"] for line in lines(tmp_path / "archive", "articles")} == {url_of(1), url_of(2)}
    assert outcome.portals[0].counts["undecided"] == 1
    captured = Counter(line["kind"] for line in _kinds(tmp_path / "archive"))
    assert captured == {"article": 2, "other": 1}


def _kinds(archive: Path) -> list[dict[str, str]]:
    from archive.pages import captures

    return [{"kind": capture.kind} for path in archive.glob("warc/*/*.warc.gz") for capture in captures(path)]


BUSY = [Shot(f"{HOME}tin/{number}", b"<h1>Busy</h1>", status=503 if number % 2 else 429) for number in range(4)]


@pytest.mark.parametrize("portal", [None, HOME], ids=["any", "asked for"])
def test_where_no_capture_is_a_page_that_is_what_is_said(
    portal: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.warc").write_bytes(warc(BUSY))
    outcome = imported(tmp_path / "archive", tmp_path / "a.warc", portal=portal)
    assert (outcome.exit_code, outcome.without_page) == (1, {"huyen.example": {429: 2, 503: 2}})
    show(outcome, as_json=False)
    said = capsys.readouterr().out
    assert "huyen.example: none of its 4 captures is a page; answers: 429 (2), 503 (2)" in said
    assert "being no portal" not in said


def test_errors_beside_pages_are_as_ever(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(warc([*site(2), *BUSY]))
    outcome = imported(tmp_path / "archive", tmp_path / "a.warc")
    assert (outcome.exit_code, outcome.without_page) == (0, {})


def test_what_a_portal_was_taken_for_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(warc(site(3)))
    first, second = (imported(tmp_path / "archive", tmp_path / "a.warc") for _ in range(2))
    assert first.portals[0].reasons
    assert second.portals[0].reasons == []
