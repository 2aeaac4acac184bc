"""What a dataset says of itself: a card for people, and a Frictionless Data Package for programs."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any, NamedTuple

from archive.export.arrow import pa, schema
from archive.export.columns import DAY
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
RIGHTS = (
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

{RIGHTS}

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
        "licenses": [{"name": _LICENSE, "title": RIGHTS}],
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
