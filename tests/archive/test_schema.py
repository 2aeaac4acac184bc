"""The JSON Schemas: not stale, good schemas, and of one mind with the types that readers decode into."""

from __future__ import annotations

import json
from typing import Any

import jsonschema_rs
import msgspec
import pytest

from archive import schema
from archive.article import Change, Http, Reject, WarcPointer
from tests.archive.building import PARSER, article, observation, run, sighting

RECORDS: dict[str, msgspec.Struct] = {
    "article": article(
        change=Change(cause="editorial", fields={"title": {"from": "a", "to": "b"}}),
        revision=2,
        http=Http(status=200),
        warc=WarcPointer(file="warc/portal=vidu/a.warc.gz", offset=0, digest="sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"),
    ),
    "reject": Reject(portal="vidu", url="https://vidu.example/", reason="login", parser=PARSER),
    "observation": observation(next_try="2026-11-25T00:00:00Z"),
    "sighting": sighting(rank=0, published_at="2022-07-15"),
    "crawl-run": run(),
}


def values(name: str, **changes: Any) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.to_builtins(RECORDS[name])
    return {**found, **changes}


@pytest.mark.parametrize("name", schema.RECORDS)
def test_checked_in_file_is_not_stale(name: str) -> None:
    written = schema.schema_file(name).read_text("utf-8")
    assert written == schema.schema_text(name), "run `python -m archive.schema`"


def test_stale_files_are_written_anew(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "schema_file", lambda name: tmp_path / f"{name}.schema.json")
    assert len(schema.write_schemas()) == len(schema.RECORDS)
    assert schema.write_schemas() == []
    (tmp_path / "reject.schema.json").write_text("{}")
    assert [path.name for path in schema.write_schemas()] == ["reject.schema.json"]


@pytest.mark.parametrize("name", schema.RECORDS)
def test_is_a_schema_of_2020_12(name: str) -> None:
    found = schema.json_schema(name)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert jsonschema_rs.meta.is_valid(found)
    assert "discriminator" not in json.dumps(found)


@pytest.mark.parametrize("name", schema.RECORDS)
def test_records_as_written_are_valid(name: str) -> None:
    schema.validator(name).validate(values(name))


@pytest.mark.parametrize("name", schema.RECORDS)
def test_fields_of_a_newer_minor_version_are_allowed(name: str) -> None:
    schema.validator(name).validate(values(name, schema_version="1.9", mood="fine"))


@pytest.mark.parametrize("name", schema.RECORDS)
def test_another_major_version_is_not(name: str) -> None:
    assert not schema.validator(name).is_valid(values(name, schema_version="2.0"))


@pytest.mark.parametrize(
    ("name", "field", "value"),
    [
        ("article", "title", ""),
        ("article", "title", None),
        ("article", "revision", 0),
        ("article", "views", -1),
        ("article", "views", "2131"),
        ("article", "published_at", "15/07/2022"),
        ("article", "published_at", "2022-07-15T16:30:00Z"),
        ("article", "published_at", "2022-07-15T16:30:00"),
        ("article", "fetched_at", "2022-07-15T16:30:00+07:00"),
        ("article", "recorded_at", "now"),
        ("article", "text_hash", "abc"),
        ("article", "status", "draft"),
        ("article", "published_from", "guess"),
        ("article", "portal", "../x"),
        ("article", "blocks", [{"type": "song", "text": "la"}]),
        ("article", "blocks", [{"text": "la"}]),
        ("article", "warc", {"file": "a", "offset": -1, "digest": "sha1:A"}),
        ("article", "change", {"cause": "whim", "fields": {}}),
        ("observation", "kind", "unseen"),
        ("sighting", "rank", -1),
        ("crawl-run", "counts", {"stored": "1"}),
        ("reject", "parser", None),
    ],
)
def test_what_is_wrong_is_refused(name: str, field: str, value: object) -> None:
    problems = list(schema.validator(name).iter_errors(values(name, **{field: value})))
    assert problems
    assert all(problem.instance_path[0] == field for problem in problems)


@pytest.mark.parametrize("value", ["2022-07-15", "2022-07-15T16:30+07:00", "2022-07-15T16:30:09+07:00", None])
def test_forms_of_published_at(value: str | None) -> None:
    schema.validator("article").validate(values("article", published_at=value))


@pytest.mark.parametrize("name", schema.RECORDS)
def test_every_field_of_the_type_is_in_the_schema(name: str) -> None:
    found = schema.json_schema(name)
    assert list(found["properties"]) == list(schema.RECORDS[name].__struct_fields__)
    for definition in found.get("$defs", {}).values():
        assert definition["properties"]


def test_messages_hold_no_values() -> None:
    problems = list(schema.validator("article").iter_errors(values("article", body=["x" * 10_000])))
    assert all(len(problem.message) < 200 for problem in problems)


def test_every_field_of_an_article_says_what_it_is() -> None:
    assert all("description" in field for field in schema.json_schema("article")["properties"].values())
