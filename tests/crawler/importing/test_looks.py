"""Captures that are one of several looks at an article: revisions in any order, gone, moved, refused."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from archive.reader import Archive
from archive.verify import verify
from crawler.parse import parse_bytes
from tests.conftest import Run, lines
from tests.crawler.importing.kit import HOME, Shot, imported, site, url_of, warc
from tests.crawler.numbered_kit import article as numbered
from tests.portal_server import article
from tests.portals.corpus import TITLES


def test_captures_of_one_article_become_its_revisions_in_any_order(tmp_path: Path) -> None:
    """A text captured twice and two edits, in every order: the latest text is that of the last capture."""
    texts = [article(1), article(1, extra="<p>Bổ sung.</p>"), article(1, extra="<p>Bổ sung thêm.</p>")]
    shots = [Shot(url_of(1), text.encode(), 100 * at) for at, text in enumerate(texts)]
    for name, order in enumerate(itertools.permutations(shots)):
        archive = tmp_path / str(name)
        archive.mkdir()
        for shot in order:
            (archive / "a.warc").write_bytes(warc([*site(1)[:2], shot]))
            assert imported(archive / "archive", archive / "a.warc").bad == {}
        (latest,) = Archive(archive / "archive").articles()
        assert latest.body.endswith("Bổ sung thêm."), [shot.at for shot in order]
        assert latest.fetched_at == shots[-1].date
        revisions = Archive(archive / "archive").revisions(latest.id)
        assert {one.fetched_at for one in revisions} == {shot.date for shot in shots}


def test_captures_of_one_file_are_taken_by_their_time(tmp_path: Path) -> None:
    shots = [Shot(url_of(1), article(1, extra=f"<p>Lần {at}.</p>").encode(), 100 * at) for at in range(4)]
    (tmp_path / "a.warc").write_bytes(warc([*reversed(shots), *site(1)[:2]]))
    imported(tmp_path / "archive", tmp_path / "a.warc")
    (latest,) = Archive(tmp_path / "archive").articles()
    assert [one.fetched_at for one in Archive(tmp_path / "archive").revisions(latest.id)] == [one.date for one in shots]


def test_gone_and_moved_articles_are_looks(tmp_path: Path) -> None:
    gone = Shot(url_of(2), b"<title>404</title>", 400, status=404)
    away = Shot(url_of(3), b"", 400, status=301, headers=[("Location", "http://other.example/x")])
    door = [("Location", "http://other.example/sso/login?back=/")]  # nothing has moved to it
    shut = Shot(url_of(1), b"", 400, status=302, headers=door)
    (tmp_path / "a.warc").write_bytes(warc([*site(3), gone, away, shut]))
    for _ in range(2):
        imported(tmp_path / "archive", tmp_path / "a.warc")
    looks = {(look.kind, look.url, look.moved_to) for look in Archive(tmp_path / "archive").observations()}
    assert looks == {("missing", url_of(2), None), ("moved", url_of(3), "http://other.example/x")}
    assert len(lines(tmp_path / "archive", "observations")) == 2


def test_a_redirect_inside_is_another_address_of_the_article(tmp_path: Path) -> None:
    """As in a crawl, where the listing names the address that leads there."""
    old = Shot(url_of(1), b"", 2, status=302, headers=[("Location", "/moi/1")])
    new = Shot(f"{HOME}moi/1", article(1).encode(), 3)
    (tmp_path / "a.warc").write_bytes(warc([*site(1)[:2], old, new]))
    imported(tmp_path / "archive", tmp_path / "a.warc")
    (stored,) = Archive(tmp_path / "archive").articles()
    assert (stored.url, stored.urls) == (f"{HOME}moi/1", [url_of(1)])


@pytest.mark.parametrize("newer_first", [False, True])
def test_articles_of_a_system_that_numbers_from_the_beginning_are_no_twins(newer_first: bool, tmp_path: Path) -> None:
    """Nobody named them, and the archive has each number: they were passed over, and nothing told of it."""
    head = "<meta name=generator content='WordPress 6.4'><link rel=shortlink href='/?p={}'>"

    def shot(at: int, number: int, name: str, path: str) -> Shot:
        return Shot(f"{HOME}{path}", numbered(name, name, head.format(number)).encode(), at)

    old = [shot(at, 30 + at, TITLES[at], f"2022/04/bai-{at}/") for at in range(2)]
    new = [shot(90 + at, 30 + at, TITLES[4 + at], f"2023/05/moi-{at}/") for at in range(2)]
    twin = shot(99, 30, TITLES[0], "2022/04/ban-khac-0/")
    for name, shots in (("b", new), ("a", [*old, twin])) if newer_first else (("a", old), ("b", [*new, twin])):
        (tmp_path / f"{name}.warc").write_bytes(warc(shots))
        imported(tmp_path / "archive", tmp_path / f"{name}.warc")
    found = {line["url"].removeprefix(HOME) for line in lines(tmp_path / "archive", "articles")}
    assert found >= {"2022/04/bai-0/", "2022/04/bai-1/", "2023/05/moi-0/", "2023/05/moi-1/"}
    assert len({line["id"] for line in lines(tmp_path / "archive", "articles")}) == 4


def test_captures_of_schedules_that_were_numbered_anew_are_looks_at_them(tmp_path: Path) -> None:
    """Each has the number of the other, which has its title: its edits were passed over, as of a twin's."""
    head = "<meta name=generator content='WordPress 6.4'><link rel=shortlink href='/?p={}'>"

    def shot(at: int, number: int, place: str, more: str = "") -> Shot:
        text = numbered("Lịch công tác tuần", place, head.format(number)).replace("</p></div>", f"</p>{more}</div>")
        return Shot(f"{HOME}2025/09/lich-{place}/", text.encode(), at)

    (tmp_path / "a.warc").write_bytes(warc([shot(1, 36, "dau-thang"), shot(2, 37, "cuoi-thang")]))
    edited = [shot(91, 37, "dau-thang", "<p>Hoãn cuộc họp.</p>"), shot(92, 36, "cuoi-thang")]
    (tmp_path / "b.warc").write_bytes(warc(edited))
    for name in "ab":
        imported(tmp_path / "archive", tmp_path / f"{name}.warc")
    found = Archive(tmp_path / "archive").articles()
    assert sorted((one.id[-2:], one.url[-10:], one.body.endswith("Hoãn cuộc họp.")) for one in found) == [
        ("36", "dau-thang/", True),
        ("37", "uoi-thang/", False),
    ]
    assert [(look.id or "")[-2:] for look in Archive(tmp_path / "archive").observations()] == ["36", "37"]


def test_a_text_that_has_anothers_number_and_title_is_not_passed_over(tmp_path: Path) -> None:
    """A new schedule with an old number, at an address that nobody named: it was taken for a twin, and lost. A twin
    has the text; what has none may be one."""
    head = "<meta name=generator content='WordPress 6.4'><link rel=shortlink href='/?p=36'>"
    same = numbered("Lịch công tác tuần", "dau-thang", head)
    other = same.replace("<p>", "<p>Đoàn kiểm tra làm việc tại các xã vùng ven biển về phòng, chống hạn mặn. <!--", 1)
    other = other.replace("</p></div>", "--></p></div>")
    (tmp_path / "a.warc").write_bytes(warc([Shot(f"{HOME}2025/09/lich-a/", same.encode(), 1)]))
    shots = [Shot(f"{HOME}2025/{path}/", text.encode(), 90) for path, text in (("10/lich-c", other), ("9/in", same))]
    (tmp_path / "b.warc").write_bytes(warc(shots))
    for name in "ab":
        imported(tmp_path / "archive", tmp_path / f"{name}.warc")
    found = lines(tmp_path / "archive", "articles")
    assert [line["url"].removeprefix(HOME) for line in found] == ["2025/09/lich-a/", "2025/10/lich-c/"]
    assert "hạn mặn" in found[1]["body"]


def test_refused_pages_are_rejects_and_challenges_blocked_looks(tmp_path: Path) -> None:
    login = b"<html><title>Dang nhap</title><body><form action=/login><input type=password name=p></form></body></html>"
    (tmp_path / "a.warc").write_bytes(warc([*site(2)[:3], Shot(url_of(2), login, 9)]))
    imported(tmp_path / "archive", tmp_path / "a.warc")
    expected = parse_bytes(login, url=url_of(2))
    assert [line["reason"] for line in lines(tmp_path / "archive", "rejects")] == [expected.reason]  # type: ignore[union-attr]
    assert list(verify(Archive(tmp_path / "archive"), warc=True)) == []


def test_what_is_met_twice_was_not_known_before(tmp_path: Path) -> None:
    """A file that two articles are with, a capture that two sources have: the archive was empty."""
    link = f'<p><a href="{HOME}uploads/a.pdf">Tải về a.pdf</a></p>'
    shots = [
        *site(2)[:2],
        *(Shot(url_of(number), article(number, extra=link).encode(), 5 + number) for number in (1, 2)),
        Shot(f"{HOME}uploads/a.pdf", b"%PDF-1.4", 9, headers=[("Content-Type", "application/pdf")]),
    ]
    for name in ("a.warc", "b.warc"):
        (tmp_path / name).write_bytes(warc(shots))
    counts = imported(tmp_path / "one", tmp_path / "a.warc").portals[0].counts
    assert (counts["stored"], counts["assets"]) == (2, 1)
    assert not {"known", "repeated"} & counts.keys()
    counts = imported(tmp_path / "both", tmp_path / "a.warc", tmp_path / "b.warc").portals[0].counts
    assert (counts["repeated"], counts.get("known")) == (len(shots) - 1, None), "of the file one is enough"
    again = imported(tmp_path / "one", tmp_path / "a.warc").portals[0].counts
    assert (again["known"], again.get("repeated")) == (len(shots) - 1, None)


def test_warc_files_that_are_gone_are_told_by_whoever_comes_first(tmp_path: Path, congtin: Run) -> None:
    (tmp_path / "a.warc").write_bytes(warc(site(2)))
    (tmp_path / "b.warc").write_bytes(warc(site(3)[-1:]))
    imported(tmp_path / "archive", tmp_path / "a.warc")
    for path in tmp_path.glob("archive/warc/portal=*/*.warc.gz"):
        path.unlink()
    first, second = (
        congtin("import", tmp_path / "b.warc", "--archive", tmp_path / "archive", "--quiet") for _ in range(2)
    )
    assert (first.returncode, second.returncode) == (1, 0)
    assert first.stdout == (
        "huyen.example: WARC files that are gone: restore them from a copy (`congtin archive verify` says which): 1\n"
    )
    assert second.stdout == ""


def behind_a_redirect(target: str, *, inside: str = f"{HOME}default.asp", status: int = 302) -> list[Shot]:
    """A portal that numbers its articles, whose home page stands at ``inside``."""
    leads = Shot(HOME, b"", 0, status=status, headers=[("Location", target)])
    home, *rest = site(6)
    shots = [Shot(inside, home.body, 1), *rest]
    for shot in shots:
        shot.url = re.sub(r"/tin/(\d+)/bai-viet", r"/chitiet.asp?id=\1", shot.url)
        shot.body = re.sub(rb"/tin/(\d+)/bai-viet", rb"/chitiet.asp?id=\1", shot.body)
    return [leads, *shots]


@pytest.mark.parametrize("target", ["default.asp", "/cu.asp"])
def test_a_home_page_behind_redirects_says_how_the_portal_numbers_its_articles(target: str, tmp_path: Path) -> None:
    shots = behind_a_redirect(target)
    further = Shot(f"{HOME}cu.asp", b"", 0, status=301, headers=[("Location", f"{HOME}default.asp")])
    (tmp_path / "a.warc").write_bytes(warc([*shots, further]))
    imported(tmp_path / "archive", tmp_path / "a.warc")
    assert sorted(one.id for one in Archive(tmp_path / "archive").articles()) == [
        f"huyen.example:{number}" for number in range(1, 7)
    ]


@pytest.mark.parametrize("target", ["http://other.example/default.asp", "/", "http://["])
def test_a_home_page_that_leads_out_of_the_portal_or_nowhere_says_nothing(target: str, tmp_path: Path) -> None:
    shots = behind_a_redirect(target, inside="http://other.example/default.asp")
    (tmp_path / "a.warc").write_bytes(warc(shots))
    imported(tmp_path / "archive", tmp_path / "a.warc", portal=HOME)
    found = [one.id for one in Archive(tmp_path / "archive").articles()]
    assert len(found) == 6
    assert not any(one.rpartition(":")[2].isdecimal() and len(one) < 20 for one in found)
