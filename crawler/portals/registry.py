"""The declared portals: one TOML each, loaded one at a time; any other portal is known by its URL."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from crawler.clean.urls import canonical, host_of, portal_id
from crawler.errors import PortalFileError, UnknownPortal
from crawler.portals.model import PORTAL_ID, Portal


def folder() -> Path:
    """Where the portals' TOML files lie."""
    return Path(str(resources.files("crawler.portals")))


def ids() -> list[str]:
    """Ids of all declared portals, sorted; reads no file."""
    return sorted(path.stem for path in folder().glob("*.toml"))


def read(path: Path) -> Portal:
    """The portal that ``path`` declares. Raises ``PortalFileError`` naming file and key."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PortalFileError(f"{path.name}: {error}") from error
    if "id" in table:
        raise PortalFileError(f"{path.name}: remove `id`: the file's name is the id")
    try:
        portal = msgspec.convert({"id": path.stem, **table}, Portal)
    except msgspec.ValidationError as error:
        raise PortalFileError(f"{path.name}: {error}") from error
    _check_pattern(path.name, portal.article_path)
    return portal


def _check_pattern(name: str, pattern: str | None) -> None:
    try:
        groups = re.compile(pattern).groupindex if pattern is not None else {"number": 1}
    except re.error as error:
        raise PortalFileError(f"{name}: article_path is not a regular expression: {error}") from error
    if "number" not in groups:
        raise PortalFileError(f"{name}: article_path needs a group (?P<number>...) around the article's number")


@cache
def load(name: str) -> Portal:
    """The declared portal ``name``. Raises ``UnknownPortal`` with the nearest names."""
    if PORTAL_ID.match(name):
        path = folder() / f"{name}.toml"
        if path.is_file():
            return read(path)
    from difflib import get_close_matches

    near = get_close_matches(name, ids(), n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else "`congtin portals list` shows the ids; a URL works too"
    if "." in name:
        hint = f"did you mean https://{name}/?"
    raise UnknownPortal(f"no portal is called {name!r}: {hint}")


def resolve(target: str) -> Portal:
    """The portal of a TARGET: an id, or the URL of any portal's home page or listing.

    A URL whose host belongs to a declared portal is that portal.
    """
    if "://" not in target:
        return load(target)
    url = canonical(target)
    if url is None:
        raise UnknownPortal(f"{target!r} is not an http(s) address of a portal")
    return for_url(url) or undeclared(url)


def for_url(url: str) -> Portal | None:
    """The declared portal that owns the host of ``url``."""
    host = host_of(url)
    for name in ids():
        portal = load(name)
        if host == host_of(portal.home) or host in portal.aliases:
            return portal
    return None


def undeclared(url: str) -> Portal:
    """A portal of which only an address is known: id from the host, family from its pages."""
    parts = urlsplit(url)
    return Portal(id=portal_id(url), title=parts.netloc, home=url)
