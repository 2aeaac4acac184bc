"""What ``congtin portals check`` found, as lines of a dated file beside the archive."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from crawler.discovery.recognition.checking import Step
from crawler.errors import CouldNotStart

_FOLDER = "checks"


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """A portal as it was found live."""

    portal: str
    checked_at: str
    """UTC."""
    home: str
    steps: list[Step]
    family: str | None = None
    """What its pages look like; null where none was seen."""
    fields: list[str] = []
    """Fields found on an article."""

    @property
    def state(self) -> Literal["ok", "short", "down"]:
        """ok: nothing fell short; down: its home page cannot be read."""
        bad = {step.what for step in self.steps if step.ok is False}
        is_seen = any(step.what == "home" and step.ok for step in self.steps)
        return "down" if not is_seen else "short" if bad else "ok"


def write(archive: Path, found: list[Check]) -> Path:
    """Adds to the file of the day on which the first was made; returns its path. Raises ``CouldNotStart``."""
    path = archive / _FOLDER / f"{found[0].checked_at[:10]}.jsonl"
    lines = b"".join(msgspec.json.encode(check) + b"\n" for check in found)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as stream:
            stream.write(lines)
    except OSError as error:
        raise CouldNotStart(f"{path} cannot be written: {error.strerror}") from error
    return path


def newest(archive: Path) -> dict[str, Check]:
    """The last check of each portal. Lines that cannot be read are passed over: a check is made again at any time."""
    found: dict[str, Check] = {}
    for path in sorted((archive / _FOLDER).glob("*.jsonl")):
        for line in path.read_bytes().splitlines():
            try:
                check = msgspec.json.decode(line, type=Check)
            except msgspec.DecodeError:
                continue
            found[check.portal] = check
    return found
