"""Where things lie in an archive. Path arithmetic, but for the three at the end, which look into folders."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal

from archive.disk.opening import reading

Kind = Literal["articles", "observations", "sightings", "rejects"]
KINDS: tuple[Kind, ...] = ("articles", "observations", "sightings", "rejects")

_DAY_FILE = re.compile(r"(\d{4}-\d{2}-\d{2})\.jsonl(\.zst)?")
_UNNAMED = re.compile(r"[^a-z0-9.]")
_PORTAL = re.compile(r"[a-z0-9][a-z0-9.-]*")


def check_portal(portal: str) -> str:
    """``portal`` itself. Raises ValueError if it could lead out of the archive's folder.

    >>> check_portal("127.0.0.1-8081")
    '127.0.0.1-8081'
    """
    if not _PORTAL.fullmatch(portal) or ".." in portal:
        raise ValueError(f"not a portal id: {portal!r}")
    return portal


def portal_folder(root: Path, kind: str, portal: str) -> Path:
    """Where the files of one kind and portal lie. Raises ValueError for what is no portal id."""
    return root / kind / f"portal={check_portal(portal)}"


def day_file(root: Path, kind: Kind, portal: str, day: str) -> Path:
    """
    >>> day_file(Path("a"), "articles", "vidu", "2026-11-24").as_posix()
    'a/articles/portal=vidu/2026-11-24.jsonl'
    """
    return portal_folder(root, kind, portal) / f"{day}.jsonl"


def day_of(path: Path) -> str | None:
    """The day in a day file's name, or None for any other file.

    >>> day_of(Path("x/2026-11-24.jsonl.zst"))
    '2026-11-24'
    """
    found = _DAY_FILE.fullmatch(path.name)
    return found.group(1) if found else None


def warc_folder(root: Path, portal: str) -> Path:
    """Where the portal's WARC files lie."""
    return portal_folder(root, "warc", portal)


def crawls_file(root: Path, portal: str) -> Path:
    """The portal's runs."""
    return root / "crawls" / f"portal={check_portal(portal)}.jsonl"


def resolve(root: Path, name: str) -> Path:
    """The WARC file that a pointer names. Raises ValueError for a name that leads out of ``warc/``.

    >>> resolve(Path("a"), "warc/portal=vidu/vidu-00001.warc.gz").as_posix()
    'a/warc/portal=vidu/vidu-00001.warc.gz'
    >>> resolve(Path("a"), "warc/../../b.warc.gz")
    Traceback (most recent call last):
    ValueError: not a file under warc/: 'warc/../../b.warc.gz'
    """
    folder, *inside = name.split("/")
    odd = {"", ".", ".."}.intersection(inside) or "\0" in name or "\\" in name
    if folder != "warc" or not inside or odd:
        raise ValueError(f"not a file under warc/: {name!r}")
    return root / name


def quarantine_folder(root: Path, portal: str) -> Path:
    """Where bytes go that a repair cut off."""
    return portal_folder(root, "quarantine", portal)


def state_file(state_dir: Path, portal: str) -> Path:
    """The portal's cache, which may lie outside the archive."""
    return state_dir / f"portal={check_portal(portal)}.sqlite"


def lease_file(root: Path, portal: str) -> Path:
    """The writer's lease lies in the archive itself, since the archive is what is shared."""
    return root / "state" / f"portal={check_portal(portal)}.lease"


def host_lease_file(root: Path, host: str) -> Path:
    """The lease of whoever asks ``host`` at the moment: two portals may be on one.

    >>> host_lease_file(Path("a"), "127.0.0.1:8081").name
    'host=127.0.0.1-8081.lease'
    """
    return root / "state" / f"host={_UNNAMED.sub('-', host)}.lease"


def leases(root: Path, portal: str, hosts: Iterable[str] = ()) -> list[Path]:
    """The leases of one who writes ``portal`` and asks ``hosts``, in the order in which they are taken."""
    return [lease_file(root, portal), *sorted(host_lease_file(root, host) for host in hosts)]


def names_in(folder: Path) -> list[str]:
    """What a folder holds, sorted; nothing where there is none.

    Raises Unreadable where it cannot be read. (``Path.glob`` says of a folder that may not be read that it is empty.)
    """
    try:
        with reading(folder):
            return sorted(path.name for path in folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []


def day_files(root: Path, kind: Kind, portal: str) -> list[Path]:
    """Every day file of ``kind``, oldest day first; one a day, the plain file before the compressed.

    Raises OSError where they cannot be known: nothing may go on as if there were none.
    """
    folder = portal_folder(root, kind, portal)
    days: dict[str, Path] = {}
    for name in names_in(folder):
        day = day_of(Path(name))
        if day is not None and (day not in days or not name.endswith(".zst")):
            days[day] = folder / name
    return [days[day] for day in sorted(days)]


def portals(root: Path, unreadable: Callable[[str], None] | None = None) -> list[str]:
    """Ids of all portals that have anything in the archive, sorted.

    ``unreadable`` hears of the folders of ``root`` that cannot be read; without it OSError is raised.
    """
    found: set[str] = set()
    for base, end in (*((kind, "") for kind in (*KINDS, "warc")), ("crawls", ".jsonl")):
        try:
            names = names_in(root / base)
        except OSError:
            if unreadable is None:
                raise
            unreadable(base)
            continue
        found |= {
            name.removeprefix("portal=").removesuffix(end)
            for name in names
            if name.startswith("portal=") and name.endswith(end)
        }
    return sorted(found)
