"""What ``congtin portals probe`` and ``add`` print: what a portal was taken for, and why."""

from __future__ import annotations

from pathlib import Path

from archive.showing.output import document
from crawler.inspecting.probe import Probed


def probed(found: Probed, *, as_json: bool) -> None:
    """What a portal was taken for, and why."""
    if as_json:
        document(found)
        return
    for name, value in (
        ("portal", found.portal.id),
        ("title", found.portal.title),
        ("family", found.found.family + ("" if found.found.is_sure_of_family else " (not sure: told page by page)")),
        ("pagination", found.found.pagination or "none seen"),
        ("identity", _identity(found)),
        ("sections", str(len(found.found.sections))),
        ("looked at", f"{found.pages} pages"),
    ):
        print(f"{name:11} {value}")
    for reason in found.found.reasons:
        print(f"why         {reason}")


def _identity(found: Probed) -> str:
    shape = found.found.shape
    if shape is None:
        return "not known: too few articles were seen"
    if shape.scope == "address":
        return "the address: no number shows"
    scope = "over the whole portal" if shape.scope == "portal" else "inside a part of the address"
    return f"the number in {shape.example}, unique {scope}"


def added(path: Path, found: Probed, *, as_json: bool) -> None:
    """A portal's new file."""
    if as_json:
        document({"path": str(path), "portal": found.portal, "found": found.found})
        return
    print(path.read_text(encoding="utf-8"), end="")
    print(f"Written to {path}. Next: correct it where you know better, then crawl {found.portal.id}.")
