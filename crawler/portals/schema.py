"""The JSON Schema (2020-12) of a portal's file, for editors (Taplo, Even Better TOML), generated from the model.

It is checked in beside this module; ``python -m crawler.portals.schema`` writes it anew, and a test fails while it is
stale. Editors find it through ``.taplo.toml``, or through a first line ``#:schema FILE``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from archive.article import Article
from crawler.portals.checks import FIELDS, family_names
from crawler.portals.model import Portal

PATH = Path(__file__).with_name("portal.schema.json")


def schema() -> dict[str, Any]:
    """What a portal's file may hold, as far as a schema can say it; ``crawler.portals.checks`` knows the rest."""
    (top,), definitions = msgspec.json.schema_components([Portal], ref_template="#/$defs/{name}")
    own = definitions.pop(top["$ref"].removeprefix("#/$defs/"))
    del own["properties"]["id"]  # the file's name says it
    _narrow(own)
    _narrow(definitions["Layout"])
    record = {"enum": sorted(Article.__struct_fields__)}
    own["properties"]["fixes"]["propertyNames"] = record
    definitions["Expect"]["properties"]["filled"].update(
        propertyNames=record, additionalProperties={"type": "number", "minimum": 0, "maximum": 1}
    )
    own["title"] = "A portal of congtin"
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:congtin:schema:portal", **own} | {
        "$defs": definitions
    }


def _narrow(table: dict[str, Any]) -> None:
    """Says which families and fields there are, which the model's types do not."""
    family = table["properties"]["family"]
    family.pop("anyOf", None)
    family.update(enum=[*family_names(), None])
    table["properties"]["selectors"]["propertyNames"] = {"enum": sorted(FIELDS)}


def text() -> str:
    """The schema as the file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
