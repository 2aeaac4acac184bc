"""What a dataset says of itself: a card for people, Croissant 1.1 and a Frictionless Data Package for programs."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any, NamedTuple

from archive.export.arrow import DAY, pa, schema
from archive.schema import json_schema


class Part(NamedTuple):
    """One data file."""

    path: str
    rows: int
    bytes: int
    sha256: str


class Described(NamedTuple):
    """What there is to say of a dataset."""

    parts: list[Part]
    portals: dict[str, int]
    """Portal -> articles."""
    first: str
    """Day of the oldest article; "" if none has a date."""
    last: str
    latest: bool
    unique: bool
    made: str
    """UTC."""

    @property
    def rows(self) -> int:
        return sum(self.portals.values())


NAME = "congtin-articles"
TITLE = "Articles of Vietnamese government portals"
_LICENSE = "other"
_RIGHTS = (
    "The articles are the work of their authors. Vietnamese law leaves mere news of the day and legal documents free, "
    "but not every text and picture on a portal is one of these, and articles name people: ask before you publish them."
)
_MEDIA_TYPE = "application/vnd.apache.parquet"


def descriptions() -> dict[str, str]:
    """Column -> what it holds, as the schema of the record says it."""
    fields = json_schema("article")["properties"]
    found: dict[str, str] = {}
    for name in schema(coded=False).names:
        found[name] = fields.get(name, {}).get("description") or f"See `{name}` in the documentation of the record."
    found[DAY] = "The day of published_at, on the portal's clock."
    found["change"] = "Why this revision, with what changed as JSON; null for the first."
    return found


def summary(about: Described) -> str:
    """One paragraph on what the dataset is."""
    kind = "the latest revision of each article" if about.latest else "every revision of each article"
    once = ", without those that repeat the text of another" if about.unique else ""
    span = f", published from {about.first} to {about.last}" if about.first else ""
    portals = "portal" if len(about.portals) == 1 else "portals"
    return (
        f"{about.rows} articles of {len(about.portals)} {portals} of the Vietnamese state{span}: {kind}{once}. "
        "Titles, leads, texts, bylines, dates, view counts, captions and attachments in a normal form, "
        "with the raw text beside what was read from it."
    )


def card(about: Described) -> str:
    """The README.md: YAML that ``datasets`` reads, and text."""
    columns = "\n".join(f"| `{name}` | {said} |" for name, said in descriptions().items())
    portals = "\n".join(f"| `{portal}` | {count} |" for portal, count in about.portals.items())
    return f"""---
pretty_name: {TITLE}
language:
- vi
license: {_LICENSE}
tags:
- news
- government
- vietnam
size_categories:
- {_size(about.rows)}
configs:
- config_name: default
  data_files:
  - split: train
    path: data/*.parquet
---

# {TITLE}

{summary(about)}

Exported {about.made} by congtin {version("congtin")}. `croissant.json` (Croissant 1.1) and `datapackage.json`
(Frictionless Data Package) say the same for programs.

```python
from datasets import load_dataset

articles = load_dataset("parquet", data_files="data/*.parquet", split="train")
```

## Rights

{_RIGHTS}

## Portals

| portal | articles |
|---|---|
{portals}

## Columns

| column | holds |
|---|---|
{columns}
"""


def _size(rows: int) -> str:
    """
    >>> _size(10), _size(50_000), _size(5_000_000)
    ('n<1K', '10K<n<100K', '1M<n<10M')
    """
    steps = ("1K", "10K", "100K", "1M", "10M")
    at = next((at for at in range(len(steps)) if rows < 1000 * 10**at), len(steps))
    return "n<1K" if at == 0 else "n>10M" if at == len(steps) else f"{steps[at - 1]}<n<{steps[at]}"


def croissant(about: Described) -> dict[str, Any]:
    """Croissant 1.1 (JSON-LD): the files, and every column with its type."""
    said = descriptions()
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": NAME,
        "description": summary(about),
        "inLanguage": "vi",
        "license": _RIGHTS,
        "version": "1.0.0",
        "datePublished": about.made[:10],
        "citeAs": f"{TITLE}, exported with congtin {version('congtin')} on {about.made[:10]}",
        "creator": {"@type": "Organization", "name": "The publishers of the portals"},
        "url": "https://huggingface.co/docs/datasets",
        "distribution": [
            {
                "@type": "cr:FileObject",
                "@id": part.path,
                "name": part.path.rpartition("/")[2],
                "contentUrl": part.path,
                "contentSize": f"{part.bytes} B",
                "encodingFormat": "application/x-parquet",
                "sha256": part.sha256,
            }
            for part in about.parts
        ]
        + [
            {
                "@type": "cr:FileSet",
                "@id": "data",
                "name": "data",
                "containedIn": [{"@id": part.path} for part in about.parts],
                "encodingFormat": "application/x-parquet",
                "includes": "data/*.parquet",
            }
        ],
        "recordSet": [
            {
                "@type": "cr:RecordSet",
                "@id": "articles",
                "name": "articles",
                "description": "One row a revision of an article.",
                "key": [{"@id": "articles/id"}, {"@id": "articles/revision"}],
                "field": [_croissant_field(column, said[column.name]) for column in schema(coded=False)],
            }
        ],
    }


def _croissant_field(column: pa.Field, said: str) -> dict[str, Any]:
    kind, inner = column.type, column.type
    while pa.types.is_list(inner):
        inner = inner.value_type
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"articles/{column.name}",
        "name": column.name,
        "description": said,
        "dataType": _croissant_type(inner),
        "source": {"fileSet": {"@id": "data"}, "extract": {"column": column.name}},
    }
    if pa.types.is_list(kind):
        field |= {"isArray": True, "arrayShape": "-1"}
    return field


def _croissant_type(kind: pa.DataType) -> str:
    if pa.types.is_integer(kind):
        return "sc:Integer"
    return "sc:Date" if pa.types.is_date(kind) else "sc:DateTime" if pa.types.is_timestamp(kind) else "sc:Text"


def data_package(about: Described) -> dict[str, Any]:
    """A Frictionless Data Package: one tabular resource in as many files as there are."""
    said = descriptions()
    fields = [{**_field(column.type), "name": column.name, "description": said[column.name]} for column in _columns()]
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": NAME,
        "title": TITLE,
        "description": summary(about),
        "created": about.made,
        "licenses": [{"name": _LICENSE, "title": _RIGHTS}],
        "resources": [
            {
                "name": part.path.rpartition("/")[2].partition(".")[0],
                "path": part.path,
                "format": "parquet",
                "mediatype": _MEDIA_TYPE,
                "bytes": part.bytes,
                "hash": f"sha256:{part.sha256}",
                "schema": {"fields": fields, "primaryKey": ["id", "revision"]},
            }
            for part in about.parts
        ],
    }


def _columns() -> list[pa.Field]:
    return list(schema(coded=False))


def _field(kind: pa.DataType) -> dict[str, str]:
    if pa.types.is_list(kind):
        return {"type": "array"}
    if pa.types.is_struct(kind):
        return {"type": "object"}
    if pa.types.is_integer(kind):
        return {"type": "integer"}
    if pa.types.is_date(kind):
        return {"type": "date"}
    return {"type": "datetime"} if pa.types.is_timestamp(kind) else {"type": "string"}


_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
