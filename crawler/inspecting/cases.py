"""Saved pages as cases: a page, what is known of it, and what a person said must come out of it.

``DIR/<portal or family>/<case>/`` holds ``page.html.gz`` (the bytes of the answer, JSON ones too), ``meta.json``
(``url`` and ``why``, the reason for keeping the page; it may have ``headers``, ``fetched_at``, ``listing`` and
``unread``) and ``expected.json`` (the fields that were checked) or ``refused.json`` (the reason of a refusal).
"""

from __future__ import annotations

import gzip
import json
import shutil
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import msgspec

from archive.article import Article, Reject
from archive.disk.failures import reason
from crawler.discovery.model import ListingRow
from crawler.errors import CasesError, CouldNotStart
from crawler.parse import parse_bytes
from crawler.portals import registry
from crawler.portals.model import PORTAL_ID
from crawler.reparsing.comparing import alike

UNREAD = "unread"
"""Key of ``meta.json`` that stands while nobody has read what came out."""

_HEADERS = ("content-type", "content-language", "last-modified")
"""What a page's parsing may lean on; the rest of an answer's headers is of its day."""
# Said of the capture and not read from the page: nothing to hold a parser to.
_NOT_CHECKED = frozenset(
    {"schema_version", "revision", "supersedes", "change", "status", "urls", "duplicate_of", "crawl_id", "fetched_at"}
    | {"recorded_at", "http", "warc", "parser", "text_hash", "content_hash", "portal"}
)


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """One saved page, and how today's parser reads it."""

    name: str
    why: str
    differs: list[str] = []
    """One line a field that comes out otherwise than was said."""
    unread: bool = False
    """Nobody has read yet what ought to come out."""

    @property
    def holds(self) -> bool:
        """Whether a person said what comes out, and it does."""
        return not self.differs and not self.unread


def names(pages: Path, folder: str) -> list[str]:
    """The cases of a portal or family, sorted."""
    return sorted(path.parent.name for path in (pages / folder).glob("*/meta.json"))


def read(folder: Path, name: str) -> dict[str, Any]:
    """One of a case's JSON files; empty where it is not there. Raises ``CasesError``."""
    path = folder / f"{name}.json"
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except (OSError, ValueError) as error:
        raise CasesError(f"{path} cannot be read: {reason(error)}") from error
    return found


def parsed(folder: Path) -> Article | Reject:
    """What comes out of the page of the case in ``folder``. Raises ``CasesError``."""
    meta = read(folder, "meta")
    name = folder.parent.name
    try:
        body = gzip.decompress((folder / "page.html.gz").read_bytes())
    except (OSError, EOFError) as error:
        raise CasesError(f"{folder / 'page.html.gz'} cannot be read: {reason(error)}") from error
    if "url" not in meta:
        raise CasesError(f"{folder / 'meta.json'} names no `url`, where the page was fetched")
    fetched, row = meta.get("fetched_at"), meta.get("listing")
    return parse_bytes(
        body,
        url=meta["url"],
        headers=meta.get("headers"),
        portal=registry.load(name) if name in registry.ids() else None,
        listing=msgspec.convert(row, ListingRow) if row else None,
        fetched_at=datetime.fromisoformat(fetched) if fetched else None,
    )


def run(folder: Path) -> Case:
    """Reads the page of the case in ``folder`` and compares. Raises ``CasesError``."""
    meta, expected, refused = (read(folder, name) for name in ("meta", "expected", "refused"))
    record = parsed(folder)
    differs: list[str | None]
    if not expected and not refused:
        differs = ["neither expected.json nor refused.json says what comes out"]
    elif isinstance(record, Reject):
        wish = refused.get("reason")
        differs = [] if record.reason == wish else [f"refused as {record.reason}; expected: {_wish(wish)}"]
    elif refused:
        differs = [f"an article; expected: refused as {refused.get('reason')}"]
    else:
        differs = [_differs(field, record, value) for field, value in expected.items()]
    said = [line for line in differs if line is not None]
    return Case(name=folder.name, why=meta.get("why", ""), differs=said, unread=bool(meta.get(UNREAD)))


def _wish(reason: object) -> str:
    return "an article" if reason is None else f"refused as {reason}"


def _differs(field: str, record: Article, expected: object) -> str | None:
    """What comes out as ``field``, where that is not what was expected."""
    if field not in Article.__struct_fields__:
        near = get_close_matches(field, Article.__struct_fields__, n=1)
        if near:
            return f"{field} is no field of a record: did you mean {near[0]}?"
        return f"{field} is no field of a record"
    came = msgspec.to_builtins(getattr(record, field))
    if came == expected:
        return None
    one, other = (json.dumps(value, ensure_ascii=False) for value in (came, expected))
    at = alike(one, other)
    return f"{field}: {_short(one, at)}; expected: {_short(other, at)}"


def _short(text: str, at: int, most: int = 120) -> str:
    """A value of one line, or, of a long one, its part from a little before ``at``, where it differs."""
    start = max(0, at - 30) if at > most // 2 and len(text) > most else 0
    return ("…" if start else "") + text[start : start + most] + ("…" if start + most < len(text) else "")


def save(
    pages: Path,
    portal: str,
    name: str,
    body: bytes,
    *,
    url: str,
    why: str,
    headers: dict[str, str] | None = None,
    fetched_at: datetime | None = None,
) -> Path:
    """Writes a page and what comes out of it as a case that a person has yet to read; returns its folder.

    Raises ``CasesError`` where a case has the name, ``CouldNotStart`` where nothing can be written.
    """
    if not PORTAL_ID.match(name):
        raise CasesError(f"{name!r} is no name of a case: a-z, 0-9, dots and hyphens are expected")
    folder = pages / portal / name
    kept = {key.lower(): value for key, value in (headers or {}).items() if key.lower() in _HEADERS}
    meta = {"url": url, "why": why, "headers": kept, UNREAD: True}
    if fetched_at is not None:
        meta["fetched_at"] = fetched_at.astimezone(UTC).isoformat(timespec="seconds")
    try:
        folder.mkdir(parents=True)
        (folder / "page.html.gz").write_bytes(gzip.compress(body, 9, mtime=0))
        _write(folder / "meta.json", meta)
    except FileExistsError as error:
        raise CasesError(f"{folder} is there already: name another with --case, or remove it first") from error
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)  # half of it would be taken for a case
        raise CouldNotStart(f"{folder} cannot be written: {error.strerror}") from error
    record = parsed(folder)
    if isinstance(record, Reject):
        _write(folder / "refused.json", {"reason": record.reason})
    else:
        said = msgspec.to_builtins(record)
        filled = {
            field: value for field, value in said.items() if field not in _NOT_CHECKED and value not in (None, [])
        }
        _write(folder / "expected.json", filled)
    return folder


def _write(path: Path, document: object) -> None:
    path.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
