"""``congtin reparse``."""

from __future__ import annotations

from typing import Annotated

import typer

from archive.commands.completing import stored
from archive.commands.options import DEFAULT, Directory, EngineName, Json, Quiet, Scheduler, StateDir, Workers, is_lost
from archive.working import engines


def reparse(
    archive: Directory = DEFAULT,
    portal: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", autocompletion=stored, help="Only this portal; may be given several times."),
    ] = None,
    apply: Annotated[
        bool, typer.Option("--apply", help="Write what differs, as revisions. Without it nothing is written.")
    ] = False,
    max_loss: Annotated[
        float,
        typer.Option(
            min=0, max=100, metavar="PERCENT", help="Refuse --apply where a field is lost on more of its pages."
        ),
    ] = 0.5,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes that read pages; one a core by default.")] = None,
    samples: Annotated[int, typer.Option(min=0, help="Pages to show of each field.")] = 3,
    state_dir: StateDir = None,
    engine: EngineName = None,
    scheduler: Scheduler = None,
    workers: Workers = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Read the stored pages again, and show what is different field by field."""
    from archive.showing.progress import ProgressLine
    from crawler.reparsing.run import Wish
    from crawler.reparsing.run import reparse as run
    from crawler.showing.reparsed import reparsed

    wish = Wish(
        portals=tuple(portal or ()),
        apply=apply,
        max_loss=max_loss,
        jobs=jobs,
        samples=samples,
        engine=engines.Wish(engine, scheduler=scheduler, workers=workers),
    )
    with ProgressLine(quiet=quiet or as_json) as say:
        outcome = run(archive, wish, state_dir=state_dir, say=say)
    reparsed(outcome, wish, as_json=as_json, quiet=quiet)
    is_lost(outcome.damaged)
    raise typer.Exit(outcome.exit_code)
