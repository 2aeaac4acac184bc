"""Steps by which records of an older major schema become records of this one, while they are read.

Lines on disk stay as they were written. Each step has a name, by which the documentation says what it does, and leads
from one major version to the next; a reader takes as many as it needs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from archive.article import SCHEMA_VERSION

MAJOR = int(SCHEMA_VERSION.partition(".")[0])


class Step(NamedTuple):
    """From major version ``since`` to the next one."""

    name: str
    since: int
    kind: str
    """The name of the record type that it is for, as in the schema: ``Article``, ``Observation``, ..."""
    apply: Callable[[dict[str, Any]], dict[str, Any]]
    """A record of the old version -> the same of the new one."""


STEPS: tuple[Step, ...] = ()
"""All there are, in order. None yet: 1 is the first major version."""


def upgraded(record: dict[str, Any], kind: str) -> dict[str, Any] | None:
    """``record`` as one of this major version; None where no steps lead to it.

    A kind of record that a version left as it was has no step there.
    """
    version = record.get("schema_version")
    major = version.partition(".")[0] if isinstance(version, str) else ""
    if not (major.isascii() and major.isdecimal()) or int(major) < min((step.since for step in STEPS), default=MAJOR):
        return None
    for since in range(int(major), MAJOR):
        for step in STEPS:
            if step.since == since and step.kind == kind:
                record = step.apply(record)
    return {**record, "schema_version": SCHEMA_VERSION}
