"""``congtin browse``."""

from __future__ import annotations

import webbrowser
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from archive.commands.options import DEFAULT, Directory, Json, Quiet, StateDir, is_damaged, open_archive
from archive.extras import install
from archive.showing.progress import ProgressLine
from archive.words import _, many
from crawler.commands.health import known
from crawler.errors import CongtinError

if TYPE_CHECKING:
    from types import ModuleType

    from archive.observations import CrawlRun
    from archive.reader import Archive
    from crawler.health.model import Health


def browse(
    archive: Directory = DEFAULT,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Whom to serve: this machine alone, or its network.")] = (
        "127.0.0.1"
    ),
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Default: 8001, or any that is free; 0: any that is free.")
    ] = None,
    show: Annotated[bool, typer.Option("--open", help="Open it in the browser of this machine.")] = False,
    state_dir: StateDir = None,
    index_only: Annotated[
        bool, typer.Option("--index-only", "--no-serve", help="Only bring the index up to date.")
    ] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Look at the archive in a web browser: search, articles with their revisions and views, portals."""
    from crawler.browsing.index import place
    from crawler.browsing.listening import listen
    from crawler.portals import registry

    reader = open_archive(archive, None)
    registry.use(archive)
    index = place(reader, state_dir)
    if index_only:
        facts = _updated(reader, index, quiet=quiet or as_json)
        done = _("{index}: {articles} of {portals}", index=facts["index"], **_counted(facts))
        _say(done, {"address": None, **facts}, as_json=as_json, quiet=quiet)
        if reader.damaged.lost:
            raise typer.Exit(1)
        return
    at, serving = listen(host, port), _serving()
    facts = _updated(reader, index, quiet=quiet or as_json)
    said = _("{address} shows {articles} of {portals}; Ctrl-C ends it", address=at.address, **_counted(facts))
    _say(said, {"address": at.address, **facts}, as_json=as_json, quiet=quiet)
    if show:
        webbrowser.open(at.address)
    serving.serve(reader, index, at, _health)


def _counted(facts: Mapping[str, Any]) -> dict[str, str]:
    return {
        "articles": many(facts["articles"], "{count} article", "{count} articles"),
        "portals": many(facts["portals"], "{count} portal", "{count} portals"),
    }


def _updated(reader: Archive, index: Path, *, quiet: bool) -> dict[str, Any]:
    """Brings the index up to date; what it holds then."""
    from crawler.browsing.index import update

    with ProgressLine(quiet=quiet) as say:
        held = update(reader, index, lambda count: say(lambda: _("indexing: {count} lines", count=count)))
    is_damaged(reader)
    return {"articles": held.articles, "portals": held.portals, "index": str(index)}


def _serving() -> ModuleType:
    try:
        from crawler.browsing import serving
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("datasette", "uvicorn"):
            raise
        raise CongtinError(f"browsing needs Datasette: {install('browse')}") from None
    return serving


def _health(portal: str, runs: list[CrawlRun]) -> Health:
    from crawler.health.check import check

    return check(portal, runs, datetime.now(UTC), known(portal))


def _say(text: str, facts: dict[str, object], *, as_json: bool, quiet: bool) -> None:
    if as_json or not quiet:
        print(msgspec.json.encode(facts).decode() if as_json else text, flush=True)
