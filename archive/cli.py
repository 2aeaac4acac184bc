"""``congtin archive ...`` and ``python -m archive ...``: the commands of ``archive.commands``, under one roof."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperGroup

from archive.commands import exporting, finding, keeping, linking, mergers, reading
from archive.disk.failures import refused
from archive.errors import ArchiveError
from archive.words import again


class _Group(TyperGroup):
    """Errors of ours are one line on standard error, wherever the commands are mounted."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except OSError as error:
            if (full := refused(error)) is None:
                raise
            typer.echo(f"congtin: {again(str(full))}", err=True)
            raise typer.Exit(full.exit_code) from error
        except ArchiveError as error:
            typer.echo(f"congtin: {again(str(error))}", err=True)
            raise typer.Exit(error.exit_code) from error


app = typer.Typer(
    cls=_Group,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Look into an archive, take records out of it, check it.",
)

# One line a command, in the order of the help.
app.command()(reading.info)
app.command()(reading.cat)
app.command()(finding.search)
app.command()(finding.diff)
app.command()(exporting.export)
app.command()(keeping.verify)
app.command()(keeping.repair)
app.command()(keeping.seal)
app.command()(keeping.coverage)
app.command()(linking.link)
app.command()(mergers.merger)
