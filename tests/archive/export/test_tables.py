"""CSV and SQLite: every field is there, nothing is run, and the database is searched with marks and without."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from archive import Archive
from archive.article import Article, Attachment
from archive.choosing.chosen import Chosen
from archive.export import csv as csv_format
from archive.export import sqlite as sqlite_format
from tests.archive.building import Files, article
from tests.archive.export.tables_kit import PLAIN, RICH


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    files = Files(tmp_path / "archive")
    files.add(RICH, PLAIN)
    return Archive(files.root)


class TestCsv:
    @pytest.fixture
    def rows(self, archive: Archive, tmp_path: Path) -> list[dict[str, str]]:
        out = tmp_path / "out.csv"
        assert csv_format.write(archive, out, Chosen(), lambda *_: None) == 2
        assert out.read_bytes().startswith(b"\xef\xbb\xbfschema_version,id,")
        with out.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def test_every_field_in_order(self, rows: list[dict[str, str]]) -> None:
        assert tuple(name for name in rows[0] if name != "published_on") == Article.__struct_fields__
        assert [row["id"] for row in rows] == ["vidu:1", "vidu:2"]

    def test_the_day_stands_beside_the_time(self, rows: list[dict[str, str]]) -> None:
        """A spreadsheet takes it for a date; where the time is not known it stays empty."""
        names = list(rows[0])
        assert names[names.index("published_at") + 1] == "published_on"
        assert [row["published_on"] for row in rows] == [row["published_at"][:10] for row in rows]

    def test_no_cell_is_a_formula(self, rows: list[dict[str, str]]) -> None:
        assert (rows[0]["title"], rows[0]["lead"]) == ("'=HYPERLINK(1)", "'+84 299 385")
        cells = [cell for row in rows for cell in row.values()]
        assert not [cell for cell in cells if cell.strip()[:1] in ("=", "+", "-", "@")]

    def test_lists_and_objects_are_json(self, rows: list[dict[str, str]]) -> None:
        assert json.loads(rows[0]["images"]) == msgspec.to_builtins(RICH.images)
        assert json.loads(rows[0]["warc"])["offset"] == 3

    def test_texts_and_numbers_are_whole(self, rows: list[dict[str, str]]) -> None:
        assert rows[0]["body"] == RICH.body
        assert (rows[0]["views"], rows[1]["views"], rows[1]["published_at"]) == ("7", "", "")

    @pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", " =1", "\u3000＝1", "|a", "%a"])
    def test_what_a_formula_may_begin_with(self, text: str) -> None:
        assert csv_format.safe(text) == f"'{text}"


class TestSqlite:
    @pytest.fixture
    def database(self, archive: Archive, tmp_path: Path) -> Iterator[sqlite3.Connection]:
        out = tmp_path / "out.sqlite"
        assert sqlite_format.write(archive, out, Chosen(), lambda *_: None) == 2
        connection = sqlite3.connect(f"file:{out}?mode=ro", uri=True)
        yield connection
        connection.close()

    def test_every_field_is_a_column_with_its_value(self, database: sqlite3.Connection) -> None:
        database.row_factory = sqlite3.Row
        row = database.execute("SELECT * FROM articles WHERE id = 'vidu:1'").fetchone()
        for name, value in msgspec.to_builtins(RICH).items():
            found = json.loads(row[name]) if isinstance(value, dict | list) else row[name]
            assert found == value, name

    def test_what_there_are_several_of(self, database: sqlite3.Connection) -> None:
        def rows(table: str) -> list[tuple[object, ...]]:
            return database.execute(f"SELECT * FROM {table} ORDER BY article, place").fetchall()

        assert rows("authors") == [(1, 0, "Lê A", "text"), (1, 1, "Trần B", "photo")]
        assert rows("sections") == [(1, 0, "Tin tức"), (1, 1, "Xã hội")]
        assert rows("tags") == [(1, 0, "- một")]
        assert rows("images") == [(1, 0, "https://vidu.example/1.jpg", "Ảnh", None)]
        assert rows("attachments") == [(1, 0, "https://vidu.example/1.pdf", "@Kế hoạch", None, None, 5)]

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("duong", ["vidu:1"]),
            ("đường", ["vidu:1"]),
            ("cau ngang", ["vidu:2"]),
            ("Cầu", ["vidu:2"]),
            ("cẩu", []),  # with other marks it is another word
            ("dường", []),
            ("kế hoạch", ["vidu:1"]),  # a file's name
            ("kê hoạch", []),
            ("ke hoach", ["vidu:1"]),
            ("khongco", []),
        ],
    )
    def test_full_text(self, database: sqlite3.Connection, query: str, expected: list[str]) -> None:
        found = database.execute(
            "SELECT id FROM articles JOIN articles_fts f ON f.rowid = articles.rowid WHERE articles_fts MATCH ?",
            (query,),
        )
        assert [id for (id,) in found] == expected

    def test_snippets_come_from_the_table(self, database: sqlite3.Connection) -> None:
        ((found,),) = database.execute(
            "SELECT highlight(articles_fts, 2, '[', ']') FROM articles_fts('đường')"
        ).fetchall()
        assert found == RICH.body.replace("đường", "[đường]")

    def test_a_number_that_is_too_large_is_a_text(self, tmp_path: Path) -> None:
        files = Files(tmp_path / "large")
        files.add(article("vidu:1", views=2**64 - 1, attachments=[Attachment(url="u", bytes=2**64 - 1)]))
        sqlite_format.write(Archive(files.root), tmp_path / "large.sqlite", Chosen(), lambda *_: None)
        with sqlite3.connect(tmp_path / "large.sqlite") as connection:
            found = connection.execute("SELECT views FROM articles UNION ALL SELECT bytes FROM attachments").fetchall()
        connection.close()
        assert [float(value) for (value,) in found] == [float(2**64 - 1)] * 2

    def test_it_is_whole(self, database: sqlite3.Connection) -> None:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
