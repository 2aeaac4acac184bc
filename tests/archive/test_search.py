"""``search``: what a word finds, and an index that follows the files whatever happens to them and to it."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import unicodedata
from pathlib import Path

import pytest

from archive import Archive
from archive.article import Attachment, Image, Table
from archive.errors import ArchiveError
from archive.searching.search import search
from tests.archive.building import Files, article, encode


@pytest.fixture
def files(tmp_path: Path) -> Files:
    files = Files(tmp_path / "archive")
    files.add(
        article("vidu:1", title="Huyện Cầu Ngang tổng kết năm", published_at="2022-07-14"),
        article("vidu:2", title="Mở rộng", body="Con đường liên xã dài 5 km."),
        article("vidu:3", title="Câu lạc bộ", body="Họp ở nhà ngang.", published_at="2023-01-01T08:00:00+07:00"),
    )
    files.add(article("khac:1", title="Quy hoạch", lead="Đương thời có cầu.", published_at=None), portal="khac")
    return files


def find(files: Files, query: str, **chosen: object) -> list[str]:
    return [hit.id for hit in search(Archive(files.root), query, **chosen).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("cau ngang", {"vidu:1", "vidu:3"}),
        ("CAU NGANG", {"vidu:1", "vidu:3"}),
        ("Cầu Ngang", {"vidu:1"}),
        (unicodedata.normalize("NFD", "Cầu Ngang"), {"vidu:1"}),
        ('"cau ngang"', {"vidu:1"}),
        ("câu", {"vidu:3"}),
        ("cầu", {"vidu:1", "khac:1"}),
        ("duong", {"vidu:2", "khac:1"}),
        ("đường", {"vidu:2"}),
        ("Đương", {"khac:1"}),
        ("duo*", {"vidu:2", "khac:1"}),
        ("duong -lien", {"khac:1"}),
        ("duong -liến", {"vidu:2", "khac:1"}),
        ("cau -cầu", {"vidu:3"}),
        ("5 km", {"vidu:2"}),
        ('title OR ( "" NEAR^', set()),
        ("khongco", set()),
    ],
)
def test_what_a_query_finds(files: Files, query: str, expected: set[str]) -> None:
    assert set(find(files, query)) == expected


def test_text_that_is_typed_in_other_ways_is_the_same_text(files: Files) -> None:
    files.add(
        article("vidu:4", title=unicodedata.normalize("NFD", "Thành phố Thủ Đức")),
        article("vidu:5", title="Hoà bình, thuỷ lợi"),
        article("vidu:6", title="Nông\u00ad thôn m\u200bới"),
    )
    assert find(files, "thủ đức") == find(files, "thu duc") == ["vidu:4"]
    assert find(files, "hòa thủy") == ["vidu:5"]
    assert find(files, "mới") == ["vidu:6"]


def test_captions_tables_names_and_files_are_searched(files: Files) -> None:
    files.add(
        article(
            "vidu:4",
            byline="Kiên Giang",
            images=[Image(url="u", caption="Quang cảnh buổi lễ")],
            attachments=[Attachment(url="u", name="Kế hoạch 12.pdf")],
            blocks=[Table(rows=[["Xã", "Diện tích"]])],
            tags=["cải cách"],
        )
    )
    for query in ("kien giang", "quang canh", "ke hoach 12", "dien tich", "cai cach"):
        assert find(files, query) == ["vidu:4"], query


def test_filters(files: Files) -> None:
    assert find(files, "cau", portal="khac") == ["khac:1"]
    assert find(files, "cau", since="2022-07-15") == ["vidu:3"]
    assert find(files, "cau", until="2022-07-14") == ["vidu:1"]
    found = search(Archive(files.root), "cau", limit=1, newest=True)
    assert (found.total, [hit.id for hit in found.hits]) == (3, ["vidu:3"])


def test_the_title_counts_more_than_the_text(files: Files) -> None:
    files.add(article("vidu:8", title="Bến cảng", body="Có lúa."), article("vidu:9", title="Lúa", body="Có bến cảng."))
    assert find(files, "lua") == ["vidu:9", "vidu:8"]


def test_a_snippet_shows_where_the_words_stand(files: Files) -> None:
    files.add(article("vidu:4", body="đầu " * 60 + "nay con ĐƯỜNG mới và đương nhiên " + "cuối " * 60))
    (hit,) = search(Archive(files.root), "đường nay").hits
    assert [hit.snippet[start:end] for start, end in hit.found] == ["nay", "ĐƯỜNG"]
    assert len(hit.snippet) < 200
    assert " nay con ĐƯỜNG mới và đương nhiên " in hit.snippet
    assert not set(hit.snippet.split()) & {"đ", "u", "c"}


def test_only_the_latest_revision_is_found(files: Files) -> None:
    assert find(files, "mo rong") == ["vidu:2"]
    files.add(article("vidu:2", revision=2, title="Thu hẹp", day="2026-11-25"))
    files.add(article("vidu:2", revision=3, title="Đóng lại", fetched_at="2019-01-01T00:00:00Z"))
    assert (find(files, "mo rong"), find(files, "dong lai"), find(files, "thu hep")) == ([], [], ["vidu:2"])


def test_new_lines_are_taken_in_and_old_ones_not_read_again(files: Files) -> None:
    find(files, "cau")
    told: list[int] = []
    files.add(article("vidu:4", title="Cầu mới"))
    assert "vidu:4" in find(files, "cau", told=told.append)
    assert told[-1] == 1
    told.clear()
    find(files, "cau", told=told.append)
    assert told == []


def test_a_day_that_was_compressed_is_read_where_it_lies_now(files: Files) -> None:
    find(files, "cau")
    files.add(article("vidu:4", title="Cầu mới"))
    files.compress(files.path())
    assert sorted(find(files, "cau")) == ["khac:1", "vidu:1", "vidu:3", "vidu:4"]


@pytest.mark.parametrize("harm", ["deleted", "no database", "torn", "of another layout"])
def test_the_index_may_be_deleted_or_damaged(files: Files, harm: str) -> None:
    before, index = find(files, "cau"), files.root / "state" / "search.sqlite"
    if harm == "deleted":
        index.unlink()
    elif harm == "of another layout":
        with sqlite3.connect(index) as connection:
            connection.execute("PRAGMA user_version = 99")
        connection.close()
    else:
        index.write_bytes(b"no database" * 1000 if harm == "no database" else index.read_bytes()[:5000])
    assert find(files, "cau") == before


def test_files_that_were_rewritten_or_are_gone(files: Files) -> None:
    find(files, "cau")
    files.path().write_bytes(encode(article("vidu:7", title="Cầu khác")))
    assert sorted(find(files, "cau")) == ["khac:1", "vidu:7"]
    files.path(portal="khac").unlink()
    assert find(files, "cau") == ["vidu:7"]


def test_damage_is_left_out_and_named(files: Files) -> None:
    files.add_bytes(b"?\n" + encode(article("vidu:4", title="Cầu mới")) + b'{"torn')
    archive = Archive(files.root)
    assert "vidu:4" in [hit.id for hit in search(archive, "cau").hits]
    assert [damage.what for damage in archive.damaged] == ["bad-json"]


def test_an_index_elsewhere(files: Files, tmp_path: Path) -> None:
    assert find(files, "câu", index=tmp_path / "mine" / "index.sqlite") == ["vidu:3"]
    assert not (files.root / "state").exists()


def test_nothing_but_an_index_is_made_anew(files: Files, tmp_path: Path) -> None:
    mine, index = tmp_path / "mine", tmp_path / "index.sqlite"
    mine.write_text("dear")
    with contextlib.closing(sqlite3.connect(tmp_path / "theirs")) as connection:
        connection.executescript("CREATE TABLE kept (a); PRAGMA user_version = 3")
    os.mkfifo(tmp_path / "pipe")
    for place in (mine, tmp_path / "theirs", tmp_path / "pipe"):
        before = place.read_bytes() if place.is_file() else b""
        with pytest.raises(ArchiveError, match="no index, and is left as it is"):
            find(files, "cau", index=place)
        assert (place.read_bytes() if place.is_file() else b"") == before
        assert place.is_file() or place.is_fifo()
    index.write_bytes(b"")
    found = find(files, "cau", index=index)  # an empty file is nobody's
    with contextlib.closing(sqlite3.connect(index)) as connection:
        connection.execute("PRAGMA user_version = 1")
    assert find(files, "cau", index=index) == found  # its own, of another layout
    assert find(files, "cau", index=files.root / "state" / "search.sqlite") == found


def test_an_index_that_cannot_be_written(files: Files, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ArchiveError, match="--index FILE"):
        find(files, "cau", index=tmp_path / "file" / "index.sqlite")
    with pytest.raises(ArchiveError, match=r"^/proc/a/b cannot be written \(No such file or directory\): name another"):
        find(files, "cau", index=Path("/proc/a/b"))


@pytest.mark.parametrize(
    ("query", "said"),
    [*((query, "no word") for query in ("", "   ", '""', "*", "…")), ("-cau", "give a word to look for too")],
)
def test_a_query_without_words(files: Files, query: str, said: str) -> None:
    with pytest.raises(ArchiveError, match=said):
        find(files, query)
