"""One line a figure: what, seen, bar, held or missed."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

SHOWN: list[Figures] = []
"""What this process has shown so far: ``make bench`` writes it down."""


class Figures:
    """Collects figures with their bars and prints them; ``missed`` counts those below."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.rows: list[tuple[str, str, str, str]] = []
        self.missed = 0

    def add(self, name: str, seen: str, bar: str = "", *, held: bool | None = None) -> None:
        if held is False:
            self.missed += 1
        self.rows.append((name, seen, bar, "" if held is None else "held" if held else "MISSED"))

    def show(self) -> int:
        """Prints the table; 1 where a bar was missed."""
        table = Table("figure", "seen", "bar", "", title=self.title, title_justify="left")
        for row in self.rows:
            table.add_row(*row)
        Console(soft_wrap=True).print(table)
        SHOWN.append(self)
        return 1 if self.missed else 0

    def markdown(self) -> str:
        """The table as a section of a text."""
        rows = "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in self.rows)
        return f"## {self.title[:1].upper()}{self.title[1:]}\n\n| figure | seen | bar | |\n|---|---|---|---|\n{rows}\n"
