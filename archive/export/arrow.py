"""The record as Arrow knows it: typed and nested, made from the record type itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

import msgspec
from msgspec import inspect

from archive.article import Article
from archive.export.columns import DAY, day

try:
    import pyarrow as pa
except ImportError:  # of an extra; whoever asks for a format that needs it is told
    pa = None

__all__ = ["batches", "pa", "schema"]

GROUP = 2000
"""Rows a batch: what is held at a time."""

_LARGEST = 2**63 - 1
_EARLIEST, _LATEST = 2, 9998
"""Years that stay years in every time zone."""

_CODED = ("schema_version", "portal", "status", "published_from", "views_from", "language")
"""Few values in many rows."""
_TIMES = ("fetched_at", "recorded_at")


def schema(*, coded: bool) -> pa.Schema:
    """The columns: those of the record, and ``published_on``. ``coded``: with dictionaries where values repeat."""
    info = inspect.type_info(Article)
    assert isinstance(info, inspect.StructType)
    fields = []
    for field in info.fields:
        kind = pa.timestamp("s", tz="UTC") if field.name in _TIMES else _type(field.type)
        if coded and field.name in _CODED:
            kind = pa.dictionary(pa.int32(), pa.string())
        fields.append(pa.field(field.name, kind))
        if field.name == "published_at":
            fields.append(pa.field(DAY, pa.date32()))
    return pa.schema(fields)


def batches(articles: Iterable[Article], columns: pa.Schema) -> Iterator[pa.RecordBatch]:
    """The articles as rows of ``columns``, some thousands at a time."""
    rows = map(_row, articles)
    while group := list(islice(rows, GROUP)):
        try:
            yield pa.RecordBatch.from_pylist(group, schema=columns)
        except (pa.ArrowException, OverflowError):
            yield pa.RecordBatch.from_pylist([_within(row) for row in group], schema=columns)


def _within(value: Any) -> Any:
    """``value`` without the numbers and times that no column holds."""
    if isinstance(value, dict):
        return {name: _within(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_within(each) for each in value]
    if isinstance(value, int) and value > _LARGEST:
        return None
    return None if isinstance(value, datetime) and not _EARLIEST <= value.year <= _LATEST else value


def _row(article: Article) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(article)
    row[DAY] = _parsed(date.fromisoformat, day(article))
    for name in _TIMES:
        row[name] = _parsed(datetime.fromisoformat, row[name])
    if article.change is not None:
        row["change"]["fields"] = msgspec.json.encode(article.change.fields).decode()
    return row


def _parsed(parse: Any, text: str | None) -> Any:
    try:
        return parse(text) if text else None
    except ValueError:
        return None


def _type(kind: inspect.Type) -> pa.DataType:
    match kind:
        case inspect.IntType():
            return pa.int64()
        case inspect.ListType(item_type=item):
            return pa.list_(_type(item))
        case inspect.StructType():
            return pa.struct(_fields([kind]))
        case inspect.UnionType(types=types):
            kinds = [each for each in types if not isinstance(each, inspect.NoneType)]
            if len(kinds) == 1:
                return _type(kinds[0])
            return pa.struct(_fields([each for each in kinds if isinstance(each, inspect.StructType)]))
        case inspect.Metadata(type=inner):
            return _type(inner)
    return pa.string()  # texts, one of a few texts, and what has no fixed form, as JSON


def _fields(kinds: list[inspect.StructType]) -> list[pa.Field]:
    """Of one struct, or of all that stand in one place: whatever any of them has."""
    found: dict[str, pa.Field] = {}
    for kind in kinds:
        if kind.tag_field is not None:
            found.setdefault(kind.tag_field, pa.field(kind.tag_field, pa.string()))
        for field in kind.fields:
            inner = pa.bool_() if isinstance(field.type, inspect.BoolType) else _type(field.type)
            found.setdefault(field.name, pa.field(field.name, inner))
    return list(found.values())
