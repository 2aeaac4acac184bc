"""What an undeclared portal was last taken for: by it the addresses of its articles were told apart, and still are."""

from __future__ import annotations

from pathlib import Path

from archive.choosing.last import last_article, last_runs
from crawler import families
from crawler.families.model import Family
from crawler.portals.model import Portal


def taken_for(root: Path, portal: Portal) -> Family | None:
    """The family that the portal's file declares; else that of the last run which knew one, as its line says.

    Where none does (killed, or written by an older version), that of the article stored last, unless no page is
    recognised by it; None where nothing tells.
    """
    declared = families.of_portal(portal)
    if declared is not None:
        return declared
    ran = next((run.family for run in reversed(last_runs(root, portal.id)) if run.family), None)
    if ran in (*families.FAMILIES, families.GENERIC.name):
        return families.declared(ran, portal.article_path, portal.number_path)
    last = last_article(root, portal.id)
    name = last.parser.family if last is not None else ""
    return families.declared(name, portal.article_path, portal.number_path) if name in families.FAMILIES else None
