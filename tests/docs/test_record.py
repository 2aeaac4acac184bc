"""``docs/record.md`` against the types: every field in its place, with its type, and in the mapping."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest

from archive.article import SCHEMA_VERSION, Reason
from archive.schema import RECORDS, json_schema, schema_file

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "record.md").read_text("utf-8")
SIMPLE = {
    **{"string": "text", "null": "null", "integer": "integer", "number": "number"},
    **{"boolean": "true or false", "object": "object"},
}


def definitions() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for name in RECORDS:
        schema = json_schema(name)
        found |= {schema["title"]: schema, **schema.get("$defs", {})}
    return found


def phrase(node: dict[str, Any]) -> str:
    """How the tables say a type."""
    if "$ref" in node:
        return str(node["$ref"]).rpartition("/")[2]
    if "anyOf" in node:
        return " or ".join(phrase(each) for each in node["anyOf"])
    if "enum" in node:
        values = ", ".join(f"`{value}`" for value in node["enum"] if value is not None)
        return f"one of {values}" + (" or null" if None in node["enum"] else "")
    if isinstance(node["type"], list):
        return " or ".join(phrase({**node, "type": each}) for each in node["type"])
    return f"list of {phrase(node['items'])}" if node["type"] == "array" else SIMPLE[node["type"]]


def table(heading: str) -> list[list[str]]:
    """The rows of the first table below ``heading``, without its head."""
    section = re.split(r"^#+ ", TEXT.split(f"# {heading}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    rows = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


@pytest.mark.parametrize("name", definitions())
def test_every_field_in_order_with_its_type(name: str) -> None:
    expected = [(f"`{field}`", phrase(node)) for field, node in definitions()[name]["properties"].items()]
    assert [(row[0], row[1]) for row in table(name)] == expected


def test_no_other_records_are_described() -> None:
    headings = set(re.findall(r"^#{2,3} (\w+)$", TEXT, flags=re.MULTILINE))
    assert headings == set(definitions())


def test_every_field_of_the_article_is_mapped() -> None:
    fields = [f"`{field}`" for field in json_schema("article")["properties"]]
    rows = table("Other vocabularies")
    assert [row[0] for row in rows] == fields
    assert all(len(row) == 4 and all(row) for row in rows)


def test_fields_of_an_article_each_have_a_meaning() -> None:
    assert all(row[2] for row in table("Article"))


def test_a_page_is_refused_for_the_reasons_told() -> None:
    (meaning,) = (row[2] for row in table("Reject") if row[0] == "`reason`")
    assert re.findall(r"`([\w-]+)`", meaning) == list(get_args(Reason))


def test_names_the_schema_files_and_the_version() -> None:
    assert all(f"`{schema_file(name).name}`" in TEXT for name in RECORDS)
    assert f"`{SCHEMA_VERSION}`" in TEXT
