"""What nobody can open."""

from __future__ import annotations

from pathlib import Path


def close(path: Path) -> None:
    """Makes a folder, or a file, one that nobody can open: a link in a circle, also for the superuser."""
    if path.exists():
        path.rename(path.with_name(f"was-{path.name}"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(path)
