"""Parquet and the folder for Hugging Face: typed, nested, the same values, and descriptions that fit the files."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import msgspec
import pytest

from archive import Archive
from archive.article import Article, Paragraph
from archive.choosing import chosen
from archive.export.run import export
from tests.archive.building import Files, article
from tests.archive.export.tables_kit import PLAIN, RICH

pa = pytest.importorskip("pyarrow", reason="needs pyarrow: pip install -e '.[export]'")
parquet = pytest.importorskip("pyarrow.parquet")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    files = Files(tmp_path / "archive")
    files.compress(files.add(RICH, day="2026-11-22"))
    files.add(PLAIN)
    files.add(article("khac:1", blocks=[Paragraph(text="x")]), portal="khac")
    return Archive(files.root)


@pytest.fixture
def out(archive: Archive, tmp_path: Path) -> Path:
    assert export(archive, "parquet", tmp_path / "out.parquet", chosen.Chosen()).count == 3
    return tmp_path / "out.parquet"


def test_columns_are_typed_nested_and_coded(out: Path) -> None:
    columns = parquet.read_schema(out)
    assert [name for name in columns.names if name != "published_on"] == list(Article.__struct_fields__)
    assert columns.field("portal").type == pa.dictionary(pa.int32(), pa.string())
    assert columns.field("fetched_at").type.tz == "UTC"
    assert columns.field("published_on").type == pa.date32()
    assert columns.field("views").type == pa.int64()
    assert columns.field("section").type == pa.list_(pa.string())
    block = columns.field("blocks").type.value_type
    assert block.field("rows").type == pa.list_(pa.list_(pa.string()))
    assert block.field("ordered").type == pa.bool_()
    assert columns.field("warc").type.field("offset").type == pa.int64()


def test_values_are_those_of_the_record(out: Path) -> None:
    row = next(row for row in parquet.read_table(out).to_pylist() if row["id"] == "vidu:1")
    for name, value in msgspec.to_builtins(RICH).items():
        if name not in ("fetched_at", "recorded_at", "blocks", "change"):
            assert row[name] == value, name
    assert row["fetched_at"] == datetime(2026, 11, 24, 2, 5, 9, tzinfo=UTC)
    assert row["published_on"] == date(2022, 7, 15)
    assert {key: value for key, value in row["blocks"][0].items() if value is not None} == {
        "type": "table",
        "rows": [["a", "b"]],
    }
    assert json.loads(row["change"]["fields"]) == {"title": {"from": "a", "to": "b"}}


def test_absent_is_null(out: Path) -> None:
    row = next(row for row in parquet.read_table(out).to_pylist() if row["id"] == "vidu:2")
    assert (row["published_at"], row["published_on"], row["warc"], row["body"]) == (None, None, None, "")


def test_numbers_and_times_that_no_column_holds_are_null(tmp_path: Path) -> None:
    files = Files(tmp_path / "archive")
    odd = article("vidu:1", views=2**64 - 1, fetched_at="9999-12-31T23:59:59-14:00", published_at="0000-00-00")
    files.add(odd, article("vidu:2", views=7))
    assert export(Archive(files.root), "parquet", tmp_path / "out", chosen.Chosen()).count == 2
    first, second = parquet.read_table(tmp_path / "out").to_pylist()
    assert (first["views"], first["fetched_at"], first["published_on"]) == (None, None, None)
    assert (first["published_at"], second["views"]) == ("0000-00-00", 7)


def test_duckdb_reads_it(out: Path) -> None:
    found = duckdb.sql(f"SELECT id, blocks[1].type FROM '{out}' ORDER BY id").fetchall()
    assert found == [("khac:1", "paragraph"), ("vidu:1", "table"), ("vidu:2", None)]


def test_an_export_of_nothing_has_its_columns(archive: Archive, tmp_path: Path) -> None:
    nothing = chosen.Chosen(since=date(2050, 1, 1))
    for format, path in (("parquet", "none.parquet"), ("datasets", "none")):
        assert export(archive, format, tmp_path / path, nothing).count == 0
    for path in ("none.parquet", "none/data/articles-00000.parquet"):
        table = parquet.read_table(tmp_path / path)
        assert (table.num_rows, "title" in table.column_names) == (0, True)


class TestDatasets:
    @pytest.fixture
    def folder(self, archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setattr("archive.export.datasets.ROWS", 2)
        monkeypatch.setattr("archive.export.arrow.GROUP", 1)
        assert export(archive, "datasets", tmp_path / "out", chosen.Chosen()).count == 3
        return tmp_path / "out"

    def test_the_rows_are_in_as_many_files_as_it_takes(self, folder: Path) -> None:
        tables = [parquet.read_table(path) for path in sorted((folder / "data").iterdir())]
        assert [table.num_rows for table in tables] == [2, 1]
        assert [id for table in tables for id in table["id"].to_pylist()] == ["khac:1", "vidu:1", "vidu:2"]

    def test_no_column_has_a_type_that_datasets_does_not_know(self, folder: Path) -> None:
        columns = parquet.read_schema(folder / "data" / "articles-00000.parquet")
        assert not [field for field in columns if pa.types.is_dictionary(field.type)]

    def test_the_card_names_files_portals_and_columns(self, folder: Path) -> None:
        text = (folder / "README.md").read_text("utf-8")
        head, _, rest = text.removeprefix("---\n").partition("\n---\n")
        assert "path: data/*.parquet" in head
        assert "- n<1K" in head
        assert "| `vidu` | 2 |" in rest
        assert "from 2022-07-15 to 2022-07-15" in rest
        assert all(f"| `{name}` | " in rest for name in Article.__struct_fields__)

    def test_sums_and_sizes_are_those_of_the_files(self, folder: Path) -> None:
        package = json.loads((folder / "datapackage.json").read_bytes())
        croissant = json.loads((folder / "croissant.json").read_bytes())
        files = [each for each in croissant["distribution"] if each["@type"] == "cr:FileObject"]
        paths = sorted((folder / "data").iterdir())
        for path, resource, file in zip(paths, package["resources"], files, strict=True):
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            assert (resource["hash"], file["sha256"]) == (f"sha256:{digest}", digest)
            assert (resource["path"], file["contentUrl"]) == (f"data/{path.name}", f"data/{path.name}")
            assert resource["bytes"] == path.stat().st_size

    def test_the_page_of_the_dataset_is_one_that_is_there(self, folder: Path) -> None:
        assert (folder / json.loads((folder / "croissant.json").read_bytes())["url"]).is_file()

    def test_the_descriptions_name_every_column_with_a_type(self, folder: Path) -> None:
        names = parquet.read_schema(folder / "data" / "articles-00000.parquet").names
        package = json.loads((folder / "datapackage.json").read_bytes())
        croissant = json.loads((folder / "croissant.json").read_bytes())
        (records,) = croissant["recordSet"]
        assert croissant["conformsTo"] == "http://mlcommons.org/croissant/1.1"
        assert [field["name"] for field in package["resources"][0]["schema"]["fields"]] == names
        assert [field["name"] for field in records["field"]] == names
        kinds = {field["name"]: field.get("dataType") for field in records["field"]}
        assert (kinds["views"], kinds["published_on"], kinds["fetched_at"]) == ("sc:Integer", "sc:Date", "sc:DateTime")
        assert all(field["description"] for field in records["field"])
