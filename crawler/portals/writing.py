"""What was recognised of a portal, as the portal's file: its facts, and above them why they were taken for such."""

from __future__ import annotations

import json
import os
from pathlib import Path

from crawler.clean.text import clean_line
from crawler.clean.urls import portal_id
from crawler.discovery.model import Recognition
from crawler.errors import CouldNotStart, PortalFileError
from crawler.portals.model import Portal

_REASONS = 9
_WIDTH = 200
"""Characters of a reason; what is longer is cut off."""


def portal_of(found: Recognition, url: str, *, name: str | None = None) -> Portal:
    """The portal whose home page (or listing, or an article) is ``url``, as far as ``found`` is sure of it.

    Sections and feeds are left out: each crawl finds them anew, and new ones with them.
    """
    shape = found.shape
    return Portal(
        id=name or portal_id(url),
        title=found.title or portal_id(url),
        home=found.instead or url,
        family=found.family if found.is_sure_of_family else None,
        number_path=shape.number_path if shape is not None else None,
        sitemaps=found.sitemaps if found.listings else [],
        browser=found.is_script_only,
        evidence="captured",
        home_evidence="captured",
        note=_note(found),
    )


def _note(found: Recognition) -> str:
    names = [section.name or section.url for section in found.sections if section.url in found.listings]
    said = f"Recognised. Listings go on by {found.pagination or 'no pager that was seen'}"
    return f"{said}; looked at: {', '.join(names)}." if names else f"{said}."


def text(portal: Portal, reasons: list[str]) -> str:
    """The file of ``portal``; read back it gives the same portal."""
    why = [clean_line(reason) for reason in reasons]
    # A limit for people: a file is read, and most of what was seen stands in the first reasons.
    lines = [f"# {one if len(one) <= _WIDTH else one[: _WIDTH - 1] + '…'}" for one in why[:_REASONS]]
    for key in ("title", "home", "family", "number_path", "sitemaps", "browser", "evidence", "home_evidence", "note"):
        value = getattr(portal, key)
        if value not in (None, [], False):
            lines.append(f"{key} = {_value(value)}")
    return "\n".join(lines) + "\n"


def _value(value: str | bool | list[str]) -> str:
    if isinstance(value, str) and "\\" in value and "'" not in value and value.isprintable():
        return f"'{value}'"  # a regular expression, as it is
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def write(folder: Path, portal: Portal, reasons: list[str]) -> Path:
    """Writes the file of ``portal`` into ``folder``, whole or not at all. Raises ``CouldNotStart`` where it cannot,
    ``PortalFileError`` where there is one already."""
    path = folder / f"{portal.id}.toml"
    part = folder / f".{portal.id}.{os.getpid()}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            part.write_text(text(portal, reasons), encoding="utf-8")
            os.link(part, path)  # unlike a rename, it never replaces a file
        finally:
            part.unlink(missing_ok=True)
    except FileExistsError as error:
        raise PortalFileError(f"{path} is there already: edit it, or remove it first") from error
    except OSError as error:
        raise CouldNotStart(f"{path} cannot be written: {error.strerror}") from error
    return path
