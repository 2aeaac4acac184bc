"""Which archive a state belongs to: states may lie outside, and one folder may hold those of several archives."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from pathlib import Path

from archive.disk.files import Files, put_whole
from archive.paths import lease_file, state_file

_ID = re.compile(r"[0-9a-f]{16}\n")


def archive_id(files: Files, root: Path, portal: str) -> str:
    """The random name of the portal's part of this archive, made at the first start; for the holder of its lease."""
    known = known_id(root, portal)
    if known is None:
        known = secrets.token_hex(8)
        put_whole(files, _path(root, portal), f"{known}\n".encode())
    return known


def known_id(root: Path, portal: str) -> str | None:
    """``archive_id``, where a start has made it."""
    path = _path(root, portal)
    text = path.read_text("ascii", "replace") if path.is_file() else ""
    return text.strip() if _ID.fullmatch(text) else None


def _path(root: Path, portal: str) -> Path:
    return lease_file(root, portal).with_suffix(".id")


def state_path(root: Path, portal: str, state_dir: Path | None, archive: str) -> Path:
    """Where the state lies: in the archive, or in ``state_dir`` under a name that no other archive's state has.

    Nor that of a copy, which has the same id and lies elsewhere: two that went on by themselves have not one state.
    """
    own = root / "state"
    if state_dir is None or state_dir.resolve() == own.resolve():
        return state_file(own, portal)
    place = hashlib.sha256(os.fsencode(root.resolve())).hexdigest()[:8]
    return state_file(state_dir, portal).with_suffix(f".{archive}-{place}.sqlite")
