"""The declared portals: one TOML each, loaded one at a time; any other portal is known by its URL."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from crawler.clean.urls import canonical, host_of, portal_id
from crawler.errors import PortalFileError, UnknownPortal
from crawler.portals.checks import faults
from crawler.portals.model import PORTAL_ID, Portal


def folder() -> Path:
    """Where the portals' TOML files lie."""
    return Path(str(resources.files("crawler.portals")))


def ids() -> list[str]:
    """Ids of all declared portals, sorted; reads no file."""
    return sorted(path.stem for path in folder().glob("*.toml"))


def read(path: Path) -> Portal:
    """The portal that ``path`` declares. Raises ``PortalFileError`` naming file and key."""
    if not PORTAL_ID.match(path.stem):
        raise PortalFileError(f"{path.name}: the file's name is the portal's id: a-z, 0-9, dots and hyphens expected")
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
    for fault in faults(portal):
        raise PortalFileError(f"{path.name}: {fault}")
    return portal


def read_all() -> tuple[list[Portal], dict[str, PortalFileError]]:
    """Every declared portal, by id; and the files that declare none, by stem, with why."""
    found: list[Portal] = []
    broken: dict[str, PortalFileError] = {}
    for name in ids():
        try:
            found.append(_read(name))
        except PortalFileError as error:
            broken[name] = error
    return found, broken


@cache
def _read(name: str) -> Portal:
    return read(folder() / f"{name}.toml")


def load(name: str) -> Portal:
    """The declared portal ``name``. Raises ``UnknownPortal`` with the nearest names."""
    if PORTAL_ID.match(name) and (folder() / f"{name}.toml").is_file():
        return _read(name)
    from difflib import get_close_matches

    near = get_close_matches(name, ids(), n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else "`congtin portals list` shows the ids; a URL works too"
    if "." in name:
        hint = f"did you mean https://{name}/?"
    raise UnknownPortal(f"no portal is called {name!r}: {hint}")


def resolve(target: str) -> Portal:
    """The portal of a TARGET: an id, or the URL of any portal's home page or listing.

    A URL whose host belongs to a declared portal is that portal. Raises ``UnknownPortal``, ``PortalFileError``.
    """
    if not target.strip():
        raise UnknownPortal("name a portal: an id of `congtin portals list`, or the address of its home page")
    if "://" not in target:
        return load(target)
    url = canonical(target)
    if url is None:
        raise UnknownPortal(f"{target!r} is not an http(s) address of a portal")
    return for_url(url) or undeclared(url)


def for_url(url: str) -> Portal | None:
    """The declared portal that owns the host of ``url``.

    Raises ``PortalFileError`` where that may be one whose file cannot be read: under another id its articles would
    be stored a second time.
    """
    host = host_of(url)
    found, broken = read_all()
    for portal in found:
        if host == host_of(portal.home) or host in portal.aliases:
            return portal
    for name, error in broken.items():
        path = folder() / f"{name}.toml"
        if path.is_file() and host.encode() in path.read_bytes():
            raise error
    return None


def undeclared(url: str) -> Portal:
    """A portal of which only an address is known: id from the host, family from its pages."""
    parts = urlsplit(url)
    return Portal(id=portal_id(url), title=parts.netloc, home=url)
