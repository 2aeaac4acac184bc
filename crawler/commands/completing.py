"""What the shell may complete of portals and plans: from names of files and from one small document."""

from __future__ import annotations

import json
import os
import re
from importlib import resources
from pathlib import Path

import typer

from archive.commands.completing import archive_of

_NAME = re.compile(r"^name\s*=\s*[\"']([^\"']+)[\"']", re.MULTILINE)


def portals(ctx: typer.Context, incomplete: str) -> list[str]:
    """Ids of declared portals and of the user's own."""
    own = ctx.params.get("portals") or os.environ.get("CONGTIN_PORTALS") or archive_of(ctx) / "portals"
    places = [_declared()]
    if isinstance(own, str | Path):  # of `portals check` these are the ids that were given
        places.append(Path(own))
    return _begin(sorted({path.stem for place in places for path in place.glob("*.toml")}), incomplete)


def families(incomplete: str) -> list[str]:
    """Names of families, as the schema of a portal's file has them."""
    schema = json.loads((_declared() / "portal.schema.json").read_bytes())
    return _begin([name for name in schema["properties"]["family"]["enum"] if name], incomplete)


def planned(ctx: typer.Context, incomplete: str) -> list[str]:
    """Names of the plan's entries."""
    try:
        text = (archive_of(ctx) / "schedule.toml").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return []
    return _begin(_NAME.findall(text), incomplete)


def modes(incomplete: str) -> list[str]:
    """Of a crawl."""
    return _begin(["update", "full"], incomplete)


def assets(incomplete: str) -> list[str]:
    """What is fetched besides pages."""
    return _begin(["none", "attachments", "all"], incomplete)


def intervals(incomplete: str) -> list[str]:
    """How often, for a plan."""
    return _begin(["hour", "day", "week", "month"], incomplete)


def cases(ctx: typer.Context, incomplete: str) -> list[str]:
    """Portals and families that have saved pages."""
    pages = Path(ctx.params.get("pages") or "tests/pages")
    return _begin(sorted(path.name for path in pages.glob("*") if path.is_dir()), incomplete)


def _declared() -> Path:
    return Path(str(resources.files("crawler.portals")))


def _begin(names: list[str], incomplete: str) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]
