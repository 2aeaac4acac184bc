"""Templates made text. A long article takes a while: whoever calls this does so in a thread."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

from crawler.browsing.filters import FILTERS, GLOBALS

FOLDER = Path(__file__).parent / "templates"
"""Where templates and the style sheet lie."""
_ENVIRONMENT = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, trim_blocks=True)
_ENVIRONMENT.filters |= FILTERS
_ENVIRONMENT.globals |= GLOBALS


def render(template: str, context: dict[str, Any]) -> str:
    """The page that ``template`` makes of ``context``; every text in it is escaped."""
    return _ENVIRONMENT.get_template(template).render(context)
