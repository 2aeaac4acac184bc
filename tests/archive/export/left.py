"""What an export leaves behind."""

from __future__ import annotations

from pathlib import Path


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
