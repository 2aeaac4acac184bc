"""The JSON Schemas (2020-12) of what the archive's files hold, generated from the record types.

They are checked in beside this module for tools that are not written in Python; ``python -m archive.schema``
writes them anew, and a test fails while one is stale. ``docs/record.md`` says how they may change.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import msgspec
from jsonschema_rs import Draft202012Validator

from archive.article import SCHEMA_VERSION, Article, Reject
from archive.observations import CrawlRun, Observation, Sighting

RECORDS: dict[str, type[msgspec.Struct]] = {
    "article": Article,
    "reject": Reject,
    "observation": Observation,
    "sighting": Sighting,
    "crawl-run": CrawlRun,
}
"""Name of the schema -> type of the record."""

_MAJOR = SCHEMA_VERSION.partition(".")[0]
_UTC = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$"
_PORTAL_TIME = r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?\+07:00)?$"
_SHA256 = "^[0-9a-f]{64}$"
_PATTERNS = {
    "schema_version": rf"^{_MAJOR}\.\d+$",
    "portal": r"^[a-z0-9][a-z0-9.-]*$",
    "fetched_at": _UTC,
    "recorded_at": _UTC,
    "next_try": _UTC,
    "started_at": _UTC,
    "ended_at": _UTC,
    "published_at": _PORTAL_TIME,
    "modified_at": _PORTAL_TIME,
    "text_hash": _SHA256,
    "content_hash": _SHA256,
    "sha256": _SHA256,
    "digest": r"^[a-z0-9]+:[A-Za-z0-9+/=_-]+$",
}
"""Forms of texts, by field name. Here and not in the types: a reader need not check them on every line."""


def json_schema(name: str) -> dict[str, Any]:
    """The schema of one kind of record; ``name`` is a key of RECORDS.

    Fields that a newer minor version adds are allowed: a reader of 1.x reads every 1.y.
    """
    (top,), definitions = msgspec.json.schema_components([RECORDS[name]], ref_template="#/$defs/{name}")
    own = definitions.pop(top["$ref"].removeprefix("#/$defs/"))
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:congtin:schema:{name}:{SCHEMA_VERSION}",
        **_tidy(own),
    }
    if definitions:
        schema["$defs"] = {key: _tidy(definitions[key]) for key in sorted(definitions)}
    return schema


def validator(name: str) -> Draft202012Validator:
    """A validator of one kind of record. Its messages hold no values: a body would make a long line of them."""
    return Draft202012Validator(json_schema(name), mask="the value")


def schema_file(name: str) -> Path:
    """Where the schema is checked in."""
    return Path(__file__).with_name(f"{name}.schema.json")


def schema_text(name: str) -> str:
    """What its file has to hold."""
    return json.dumps(json_schema(name), ensure_ascii=False, indent=2) + "\n"


def write_schemas() -> list[Path]:
    """Write every schema file that is stale; returns those."""
    stale = [
        name
        for name in RECORDS
        if not schema_file(name).exists() or schema_file(name).read_text("utf-8") != schema_text(name)
    ]
    for name in stale:
        schema_file(name).write_text(schema_text(name), "utf-8", newline="\n")
    return [schema_file(name) for name in stale]


def _tidy(node: Any, field: str | None = None) -> Any:
    """``node`` with the forms of texts put in, ``null`` as one more type, and without what is not JSON Schema."""
    if isinstance(node, list):
        return [_tidy(each) for each in node]
    if not isinstance(node, dict):
        return node
    tidy = {key: value for key, value in node.items() if key != "discriminator"}  # OpenAPI's
    match tidy.get("anyOf"):
        case [{"type": str(kind), **rest}, {"type": "null"}]:
            tidy = {**{key: value for key, value in tidy.items() if key != "anyOf"}, "type": [kind, "null"], **rest}
        case [{"enum": list(values)}, {"type": "null"}]:
            tidy = {**{key: value for key, value in tidy.items() if key != "anyOf"}, "enum": [*values, None]}
    if field in _PATTERNS and "string" in tidy.get("type", ""):
        tidy["pattern"] = _PATTERNS[field]
    return {
        key: {name: _tidy(value, name) for name, value in each.items()} if key == "properties" else _tidy(each)
        for key, each in tidy.items()
    }


if __name__ == "__main__":
    for path in write_schemas():
        sys.stdout.write(f"wrote {path.name}\n")
