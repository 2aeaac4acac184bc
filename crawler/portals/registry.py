"""The declared portals: one TOML each, loaded one at a time; any other portal is known by its URL."""

from __future__ import annotations

import os
import re
from functools import cache
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from archive.words import either
from crawler.clean.text import fold
from crawler.clean.urls import canonical, host_of, portal_id
from crawler.errors import PortalFileError, UnknownPortal
from crawler.portals.model import Portal

_WITH_PORT = re.compile(r"\.[^.]*-\d+$")
"""An id made from an address with a port."""
_own: list[Path] = []
"""Where the user's portals lie: named by ``use``."""
_asked: list[Path] = []
"""That folder, where the call named it."""


def folder() -> Path:
    """Where the TOML files of the project's own portals lie."""
    return Path(str(resources.files("crawler.portals")))


def use(archive: Path, portals: Path | None = None) -> None:
    """From now on the user's portals are declared too: those in ``portals``, else in the folder that CONGTIN_PORTALS
    names, else in ``portals/`` of ``archive``. One with the id of a project's portal takes its place."""
    usual = os.environ.get("CONGTIN_PORTALS")
    named = portals or Path(usual or archive / "portals")
    _own[:] = [named]
    _asked[:] = [named] if portals is not None and str(portals) != usual else []


def own_folder() -> Path | None:
    """The folder that ``use`` chose: new portals are written there."""
    return _own[0] if _own else None


def asked_folder() -> Path | None:
    """The folder of the user's portals where it was named in the call: by the archive it would not be found."""
    return _asked[0] if _asked and _asked == _own else None


def _paths() -> dict[str, Path]:
    """File of each declared portal, by id."""
    return {name: path for place in (folder(), *_own) for name, path in _files(place)}


def _files(place: Path) -> list[tuple[str, Path]]:
    """Ids and files in a folder, sorted; none where there is no such folder, or it may not be read."""
    try:
        with os.scandir(place) as entries:
            names = sorted(entry.name for entry in entries)
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return []
    return [(name.removesuffix(".toml"), place / name) for name in names if name.endswith(".toml")]


def ids() -> list[str]:
    """Ids of all declared portals, sorted; reads no file."""
    return sorted(_paths())


def read(path: Path) -> Portal:
    """The portal that ``path`` declares, as it is now. Raises ``PortalFileError``."""
    from crawler.portals import reading  # checks what a file says of families: loads the parser

    return reading.read(path)


def read_all() -> tuple[list[Portal], dict[str, PortalFileError]]:
    """Every declared portal, by id; and the files that declare none, by stem, with why."""
    found: list[Portal] = []
    broken: dict[str, PortalFileError] = {}
    for name, path in sorted(_paths().items()):
        try:
            found.append(_read(path))
        except PortalFileError as error:
            broken[name] = error
    return found, broken


@cache
def _read(path: Path) -> Portal:
    return read(path)


def load(name: str) -> Portal:
    """The declared portal ``name``. Raises ``UnknownPortal`` with the nearest names."""
    path = _paths().get(name)
    if path is not None:
        return _read(path)
    near = _near(name)
    hint = f"did you mean {either(near)}?" if near else "`congtin portals list` shows the ids; a URL works too"
    if _WITH_PORT.search(name):
        # Only the file knows the scheme of an address with a port.
        hint = (
            f"{own_folder() or 'your own folder of portals'} has no {name}.toml; --archive or --portals names another"
        )
    elif "." in name or name.startswith("localhost:"):
        scheme = "http" if ":" in name else "https"  # servers of one's own machine stand at ports, and seldom speak TLS
        hint = f"did you mean {scheme}://{name}/?"
    raise UnknownPortal(f"no portal is called {name!r}: {hint}")


def _near(name: str) -> list[str]:
    """Ids much like ``name``, else those of the portals that speak for a province that is called much like it."""
    from difflib import get_close_matches

    if near := get_close_matches(name, ids(), n=3):
        return near
    of: dict[str, list[str]] = {}
    for portal in read_all()[0]:
        if portal.province:
            of.setdefault(fold(portal.province), []).append(portal.id)
    wanted = fold(name.replace("-", " "))
    close = [wanted] if wanted in of else get_close_matches(wanted, of, n=3)
    return [each for province in close for each in of[province]]


def resolve(target: str) -> Portal:
    """The portal of a TARGET: an id, or the URL of any portal's home page or listing.

    A URL whose host belongs to a declared portal is that portal; one of the user's own is crawled from there. Raises
    ``UnknownPortal``, ``PortalFileError``.
    """
    if not target.strip():
        raise UnknownPortal("name a portal: an id of `congtin portals list`, or the address of its home page")
    if "://" not in target:
        return load(target)
    url = canonical(target)
    if url is None:
        raise UnknownPortal(f"{target!r} is not an http(s) address of a portal")
    known = for_url(url)
    if known is not None and known.home != url and _is_own(known):
        return msgspec.structs.replace(known, home=url)  # its file says how it is read, the user where to begin
    return known or undeclared(url)


def file_of(portal: Portal) -> Path | None:
    """The file that declares ``portal``; None for one of which only an address is known."""
    return _paths().get(portal.id)


def _is_own(portal: Portal) -> bool:
    path = file_of(portal)
    return path is not None and path.parent in _own


def for_url(url: str) -> Portal | None:
    """The declared portal that owns the host of ``url``.

    Raises ``PortalFileError`` where that may be one whose file cannot be read: under another id its articles would
    be stored a second time.
    """
    host = host_of(url)
    if not host:
        return None
    broken: PortalFileError | None = None
    for path in _paths().values():
        if not _may_name(path, host):
            continue
        try:
            portal = _read(path)
        except PortalFileError as error:
            broken = broken or error
            continue
        if host == host_of(portal.home) or host in map(_host, portal.aliases):
            return portal
    if broken is not None:
        raise broken
    return None


def _host(name: str) -> str:
    """A host as a portal's file writes it, in the form that URLs are compared by."""
    return host_of(f"https://{name}/")


def _may_name(path: Path, host: str) -> bool:
    """Whether the file of ``path`` can hold ``host``: told from its text, for there are many files and one is meant."""
    try:
        said = _text(path)
    except OSError:
        return False
    return host in said or "\\u" in said  # an escape may hide a letter


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace").lower()


def undeclared(url: str) -> Portal:
    """A portal of which only an address is known: id from the host, family from its pages."""
    parts = urlsplit(url)
    return Portal(id=portal_id(url), title=parts.netloc, home=url)
