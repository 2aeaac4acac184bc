"""A table of the comparison: printed, written as Markdown, and asked where a peer is better."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

OURS = "congtin"

Value = float | str | None


class Column(NamedTuple):
    """How a figure is written, and which way is better (+1 more, -1 less, 0 neither)."""

    name: str
    write: Callable[[float], str]
    better: int = 0


def share(value: float) -> str:
    """Of 1, as percent; 100 is left for what is all right.

    >>> share(0.9999), share(1.0), share(0.123)
    ('99.9', '100', '12.3')
    """
    return "100" if value == 1 else f"{int(1000 * value + 1e-9) / 10:.1f}"


def number(value: float) -> str:
    """Three figures are enough of a measurement.

    >>> number(1234.5), number(23.45), number(1.234), number(0.0567), number(0)
    ('1,234', '23', '1.2', '0.057', '0')
    """
    if value >= 10:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 1 else f"{value:.2g}"


def whole(value: float) -> str:
    """A count."""
    return f"{value:,.0f}"


@dataclass
class Sheet:
    """One table: a row a tool, ours among them; None where a tool has no such figure, a text stands as it is."""

    title: str
    columns: list[Column]
    rows: list[tuple[str, list[Value]]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, tool: str, values: list[Value]) -> None:
        """One more row; as many values as there are columns."""
        if len(values) != len(self.columns):
            raise ValueError(f"{tool}: {len(values)} values for {len(self.columns)} columns")
        self.rows.append((tool, values))

    def cells(self) -> Iterator[tuple[str, list[tuple[str, bool]]]]:
        """Each tool's figures as they are written, and whether they are better than ours."""
        ours = next((values for tool, values in self.rows if tool == OURS), [None] * len(self.columns))
        for tool, values in self.rows:
            yield (
                tool,
                [
                    (self._written(column, value), tool != OURS and self._is_better(column, value, mine))
                    for column, value, mine in zip(self.columns, values, ours, strict=True)
                ],
            )

    @staticmethod
    def _written(column: Column, value: Value) -> str:
        return "-" if value is None else value if isinstance(value, str) else column.write(value)

    def _is_better(self, column: Column, value: Value, mine: Value) -> bool:
        """Only what the written figures show."""
        if not column.better or not isinstance(value, int | float) or not isinstance(mine, int | float):
            return False
        return column.better * (value - mine) > 0 and column.write(value) != column.write(mine)

    def better(self) -> list[str]:
        """Where a peer is better than congtin, one sentence a peer; [] where none is."""
        ours = dict(self.cells()).get(OURS, [])
        said = []
        for tool, cells in self.cells():
            beats = [
                f"{column.name} ({cell} against {mine})"
                for column, (cell, wins), (mine, _) in zip(self.columns, cells, ours, strict=False)
                if wins
            ]
            if beats:
                said.append(f"{tool} is better at {', '.join(beats)}.")
        return said

    def show(self) -> None:
        """Prints it; a star behind what is better than ours."""
        table = Table("", *(column.name for column in self.columns), title=self.title, title_justify="left")
        table.padding = (0, 0)
        for tool, cells in self.cells():
            table.add_row(tool, *(f"{text}*" if wins else text for text, wins in cells))
        Console(soft_wrap=True, width=190).print(table)
        for note in (*self.notes, *self.better()):
            print(f"  {note}")

    def facts(self) -> dict[str, object]:
        """The same for programs: figures as they were measured, null where there is none."""
        names = [column.name for column in self.columns]
        rows = {tool: dict(zip(names, values, strict=True)) for tool, values in self.rows}
        return {"title": self.title, "rows": rows, "notes": self.notes, "better": self.better()}

    def markdown(self) -> str:
        """The same for the documentation; bold what is better than ours."""
        lines = [f"### {self.title}", "", "| | " + " | ".join(column.name for column in self.columns) + " |"]
        lines.append("|---|" + "---:|" * len(self.columns))
        for tool, cells in self.cells():
            lines.append(f"| {tool} | " + " | ".join(f"**{text}**" if wins else text for text, wins in cells) + " |")
        lines += ["", *(f"- {note}" for note in self.notes)]
        lines += [f"- {said}" for said in self.better() or ["No peer has a better figure in this table."]]
        return "\n".join(lines) + "\n"
