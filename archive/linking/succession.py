"""Which portal went on as which: a table of ``portal,successor``, given to find articles in their new home."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from archive.disk.failures import reason
from archive.errors import ArchiveError

_COLUMNS = ("portal", "successor")


def read(path: Path) -> dict[str, str]:
    """Portal to successor, from a CSV file with these columns (others are passed over).

    Raises ArchiveError where it cannot be read, lacks a column, or leads in a circle.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except OSError as error:
        raise ArchiveError(
            f"{path} cannot be read: {reason(error)}; `congtin portals succession` writes such a table"
        ) from error
    except UnicodeDecodeError as error:
        raise ArchiveError(f"{path} is no text in UTF-8: save the table as CSV in UTF-8") from error
    except csv.Error as error:
        raise ArchiveError(f"{path} cannot be read as CSV: {error}") from error
    if not rows or any(name not in rows[0] for name in _COLUMNS):
        raise ArchiveError(f"{path} needs a first line with the columns portal,successor, parted by a comma")
    table = {row["portal"].strip(): (row["successor"] or "").strip() for row in rows}
    table = {portal: successor for portal, successor in table.items() if portal and successor}
    for portal in table:
        if portal in line(table, table[portal]):
            raise ArchiveError(f"{path}: {portal} is named as a successor of itself")
    return table


def line(table: Mapping[str, str], portal: str) -> list[str]:
    """``portal`` and those that came after it; ends where it would go in a circle.

    >>> line({"a": "b", "b": "c"}, "a")
    ['a', 'b', 'c']
    """
    found = [portal]
    while (following := table.get(found[-1])) is not None and following not in found:
        found.append(following)
    return found
