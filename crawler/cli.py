"""The command: every command is a few lines over a function that can be imported."""

from __future__ import annotations

import os
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.main import get_command

from archive import words
from archive.article import Article
from archive.cli import app as archive_app
from archive.commands.keeping import coverage
from archive.commands.mergers import Declared
from archive.commands.once import refuse_twice
from archive.disk.failures import refused
from archive.errors import ArchiveError
from archive.showing import streams
from archive.showing.progress import ProgressLine
from archive.words import Language, _, tree
from crawler.cluster import engine as cluster
from crawler.commands import (
    attending,
    browsing,
    completing,
    crawling,
    declared,
    health,
    importing,
    reparsing,
    reporting,
    zsh,
)
from crawler.commands.options import ArchiveOption, Json, PortalsOption, Proxy, Quiet, Setting
from crawler.errors import CongtinError, CouldNotStart
from crawler.options import read_settings

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Crawls the news of Vietnam's provincial government portals and keeps it as an archive.",
)
portals_app = typer.Typer(
    no_args_is_help=True, help="Portals that are declared: list, show and check them, add your own."
)
app.add_typer(archive_app, name="archive", help="Look into an archive.")
app.add_typer(portals_app, name="portals")
app.add_typer(attending.app, name="schedule")
app.command()(coverage)
cluster.offer()
zsh.answer_at_once()

_GLOBAL = ("lang", "no-color")
_USAGE = typer.BadParameter.__mro__[1]
"""Every mistake in a call."""

app.info.context_settings = {"help_option_names": ["-h", "--help"]}


def _version(wanted: bool) -> None:
    if wanted:
        print(f"congtin {version('congtin')}")
        raise typer.Exit


def _no_color(wanted: bool) -> None:
    if wanted:
        os.environ["NO_COLOR"] = "1"  # what everything that colours looks at, also in processes that are started


@app.callback()
def congtin(
    ctx: typer.Context,
    lang: Annotated[
        Language | None,
        typer.Option(help="vi: Vietnamese, en: English; else as CONGTIN_LANG or the locale (LC_ALL, LANG) says."),
    ] = None,
    no_color: Annotated[
        bool, typer.Option("--no-color", callback=_no_color, is_eager=True, help="No colours; so does NO_COLOR.")
    ] = False,
    show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
    ] = False,
) -> None:
    """Crawls the news of Vietnam's provincial government portals and keeps it as an archive."""
    from crawler.portals import registry

    registry.use(Path(os.environ.get("CONGTIN_ARCHIVE") or "archive-data"))
    ctx.obj = Declared(declared.succession_table)


@app.command()
def parse(
    page: Annotated[
        str, typer.Argument(metavar="FILE|URL|-", help="A saved page, a page's URL, or - for standard input.")
    ],
    url: Annotated[
        str | None, typer.Option(help="Where the page was fetched; decides its portal and identity.")
    ] = None,
    portal: Annotated[
        str | None, typer.Option(autocompletion=completing.portals, help="Id of a declared portal, for its selectors.")
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show for every field each candidate, where it stands and why one won.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="With --explain: as JSON. A record always is.")] = False,
    quiet: Quiet = False,
) -> None:
    """Print the record of one page: HTML, or a page saved as text."""
    from crawler.inspecting.single import explain_input, parse_input, why_refused
    from crawler.showing import explained as shown

    if explain:
        with ProgressLine(quiet=quiet or as_json) as say:
            explained = explain_input(page, url=url, portal=portal, say=say)
        record = explained.record
        if as_json or not quiet:
            shown.explained(explained, as_json=as_json)
    else:
        with ProgressLine(quiet=quiet or as_json) as say:
            record = parse_input(page, url=url, portal=portal, say=say)
        if as_json or not quiet:
            shown.record(record)
    if isinstance(record, Article):
        raise typer.Exit(0)
    print(f"congtin: {words.again(why_refused(record))}", file=sys.stderr)
    raise typer.Exit(1)


app.command()(crawling.crawl)
app.command("import")(importing.import_)
app.command("reparse")(reparsing.reparse)
app.command()(health.health)
app.command()(reporting.report)
app.command()(browsing.browse)


portals_app.command("list")(declared.list_)
portals_app.command("show")(declared.show)
portals_app.command("check")(declared.check)
portals_app.command("succession")(declared.succession)
portals_app.command("test")(declared.run_cases)
app.command()(declared.snapshot)


UrlArgument = Annotated[str, typer.Argument(metavar="URL", help="A portal's home page, or a listing.")]


@portals_app.command("probe")
def portals_probe(
    url: UrlArgument, proxy: Proxy = None, setting: Setting = None, as_json: Json = False, quiet: Quiet = False
) -> None:
    """What an undeclared portal is, from a handful of its pages, and why: family, sections, further pages, identity."""
    from crawler.inspecting.probe import probe
    from crawler.showing import recognised

    found = probe(url, settings=_told(setting, quiet=quiet or as_json), proxy=proxy)
    if as_json or not quiet:
        recognised.probed(found, as_json=as_json)


@portals_app.command("add")
def portals_add(
    url: UrlArgument,
    name: Annotated[str | None, typer.Option("--id", help="The portal's id; default: its host name.")] = None,
    archive: ArchiveOption = Path("archive-data"),
    portals: PortalsOption = None,
    proxy: Proxy = None,
    setting: Setting = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Recognise a portal and write it down as your own: a TOML file that crawls read from then on."""
    from crawler.inspecting.probe import add
    from crawler.portals import registry
    from crawler.showing import recognised

    registry.use(archive, portals)
    path, probed = add(url, name=name, settings=_told(setting, quiet=quiet or as_json), proxy=proxy)
    if as_json or not quiet:
        recognised.added(path, probed, str(archive), as_json=as_json)


def _told(setting: list[str] | None, *, quiet: bool) -> dict[str, object]:
    """The settings of a look at a portal, which says how far it is where somebody wants that."""
    return {**({"CONGTIN_PROGRESS": False} if quiet else {}), **read_settings(setting)}


def main() -> None:
    """Entry point of ``congtin``: errors are one line on standard error."""
    with streams.guarded():
        _run()


def _run() -> None:
    words.use(words.wanted(sys.argv[1:], os.environ))
    if words.language() == "en" and (note := words.unknown(os.environ)):
        print(f"congtin: {note}", file=sys.stderr)
    command = get_command(app)
    tree.translate(command)
    refuse_twice(command)
    try:
        sys.exit(command(standalone_mode=False))
    except (CongtinError, ArchiveError) as error:
        print(f"congtin: {words.again(str(error))}", file=sys.stderr)
        sys.exit(error.exit_code)
    except PermissionError as error:
        print(
            f"congtin: {words.again(f'{error.filename} may not be read or written: see who owns it')}", file=sys.stderr
        )
        sys.exit(CouldNotStart.exit_code)
    except OSError as error:
        if (full := refused(error)) is None:
            raise
        print(f"congtin: {words.again(str(full))}", file=sys.stderr)
        sys.exit(full.exit_code)
    except typer.Abort:
        sys.exit(130)
    except Exception as error:
        sys.exit(_misused(error))


def _is_dashed(mistake: Any) -> bool:
    """Whether what looks like a short option may have been meant as a word to look for."""
    option = getattr(mistake, "option_name", "")
    return option.startswith("-") and not option.startswith("--") and mistake.ctx.info_name == "search"


def _is_surplus(mistake: Any, told: str) -> bool:
    """Whether there is an argument too many, which may have been meant as a portal."""
    options = [name for each in mistake.ctx.command.params for name in each.opts] if mistake.ctx is not None else []
    return told.startswith("Got unexpected extra argument") and "--portal" in options


def _misused(error: Exception) -> int:
    """Says what is wrong with a call. Typer's own errors, whose classes are not the same in all its versions, know how
    to show themselves; any other is a bug, and loud."""
    if not isinstance(error, _USAGE):
        raise error
    mistake: Any = error
    if type(error).__name__ == "NoArgsIsHelpError":
        mistake.show()  # the help, which was asked for by asking for nothing
    else:
        called = mistake.ctx.command_path if mistake.ctx is not None else "congtin"
        told = " ".join(mistake.format_message().split()).replace("Value error, ", "").rstrip(".")
        said = words.again(told)
        if said.endswith(tuple(f"--{name}" for name in _GLOBAL)):
            said += "; " + _("it stands before the command, as in `congtin --lang vi crawl`")
        elif _is_dashed(mistake):
            said += "; " + _("a word that begins with - stands behind --, as in `archive search huyện -- -họp`")
        elif _is_surplus(mistake, told):
            said += "; " + _("a portal is named with --portal here")
        print(f"congtin: {said} {_('(`{called} --help` says more)', called=called)}", file=sys.stderr)
    return int(mistake.exit_code)


if __name__ == "__main__":
    main()
