"""What a dataset says of itself in Croissant 1.1, so that programs can load it by its columns."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from archive.export.arrow import pa, schema
from archive.export.metadata import NAME, RIGHTS, TITLE, Described, descriptions, summary


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
        "license": RIGHTS,
        "version": "1.0.0",
        "datePublished": about.made[:10],
        "citeAs": f"{TITLE}, exported with congtin {version('congtin')} on {about.made[:10]}",
        "creator": {"@type": "Organization", "name": "The publishers of the portals"},
        "url": "README.md",  # its page: where the dataset will lie nobody knows yet
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
    depth, inner = 0, column.type
    while pa.types.is_list(inner):
        depth, inner = depth + 1, inner.value_type
    field: dict[str, Any] = {
        "@type": "cr:Field",
        "@id": f"articles/{column.name}",
        "name": column.name,
        "description": said,
    }
    if depth:
        field |= {"isArray": True, "arrayShape": ",".join(["-1"] * depth)}
    source = {"fileSet": {"@id": "data"}, "extract": {"column": column.name}}
    if not pa.types.is_struct(inner):
        return field | {"dataType": _croissant_type(inner), "source": source}
    return field | {"subField": [_croissant_part(field["@id"], part, source) for part in inner]}


def _croissant_part(parent: str, part: pa.Field, source: dict[str, Any]) -> dict[str, Any]:
    depth, inner = 0, part.type
    while pa.types.is_list(inner):
        depth, inner = depth + 1, inner.value_type
    field = {
        "@type": "cr:Field",
        "@id": f"{parent}/{part.name}",
        "name": part.name,
        "dataType": _croissant_type(inner),
        "source": source | {"transform": {"jsonPath": f"$.{part.name}"}},
    }
    return field | ({"isArray": True, "arrayShape": ",".join(["-1"] * depth)} if depth else {})


def _croissant_type(kind: pa.DataType) -> str:
    if pa.types.is_integer(kind):
        return "sc:Integer"
    if pa.types.is_boolean(kind):
        return "sc:Boolean"
    return "sc:Date" if pa.types.is_date(kind) else "sc:DateTime" if pa.types.is_timestamp(kind) else "sc:Text"


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
