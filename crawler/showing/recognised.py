"""What ``congtin portals probe`` and ``add`` print: what a portal was taken for, and why."""

from __future__ import annotations

from pathlib import Path

from archive.showing.output import document, row
from archive.words import _, again, many
from crawler.inspecting.probe import Probed
from crawler.showing import suggested


def probed(found: Probed, *, as_json: bool) -> None:
    """What a portal was taken for, and why."""
    if as_json:
        document(found)
        return
    unsure = "" if found.found.is_sure_of_family else f" ({_('not sure: told page by page')})"
    for name, value in (
        (_("portal"), found.portal.id),
        (_("title"), found.portal.title),
        (_("family"), found.found.family + unsure),
        (_("pagination"), again(found.found.pagination or "") or _("none seen")),
        (_("identity"), _identity(found)),
        (_("sections"), str(len(found.found.sections))),
        (_("looked at"), many(found.pages, "{count} page", "{count} pages")),
    ):
        row(name, value)
    for reason in found.found.reasons:
        row(_("why"), again(reason))


def _identity(found: Probed) -> str:
    shape = found.found.shape
    if shape is None:
        return _("not known: too few articles were seen")
    if shape.scope == "address" and shape.is_printed:
        return _("the number that its page prints, else the address, which shows none")
    if shape.scope == "address":
        return _("the address: no number shows")
    if shape.scope == "portal":
        return _("the number in {example}, unique over the whole portal", example=shape.example)
    return _("the number in {example}, unique inside a part of the address", example=shape.example)


def added(path: Path, found: Probed, archive: str, *, as_json: bool) -> None:
    """A portal's new file, and how it is crawled into ``archive``."""
    if as_json:
        document({"path": str(path), "portal": found.portal, "found": found.found})
        return
    print(path.read_text(encoding="utf-8"), end="")
    command = suggested.crawl(found.portal.id, archive)
    print(_("Written to {path}. Next: correct it where you know better, then {command}", path=path, command=command))
