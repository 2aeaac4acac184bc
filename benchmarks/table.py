"""One line a figure: what, seen, bar, held or missed."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table


class Figures:
    """Collects figures with their bars and prints them; ``missed`` counts those below."""

    def __init__(self, title: str) -> None:
        self._table = Table("figure", "seen", "bar", "", title=title, title_justify="left")
        self.missed = 0

    def add(self, name: str, seen: str, bar: str = "", *, held: bool | None = None) -> None:
        if held is False:
            self.missed += 1
        self._table.add_row(name, seen, bar, "" if held is None else "held" if held else "MISSED")

    def show(self) -> int:
        """Prints the table; 1 where a bar was missed."""
        Console(soft_wrap=True).print(self._table)
        return 1 if self.missed else 0
