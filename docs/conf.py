"""How Sphinx makes pages of the texts in this folder (`make docs`); a link that leads nowhere is an error there."""

from __future__ import annotations

from importlib.metadata import version as installed
from pathlib import Path

from sphinx.application import Sphinx

project = "congtin"
author = "the congtin developers"
copyright = "the congtin developers, Apache-2.0"
version = release = installed("congtin")
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
nitpicky = False  # types of the standard library are named without an inventory of it, which would need a network

myst_heading_anchors = 3  # the anchors that links between the texts use, the same as on the forges
myst_links_external_new_tab = False

html_theme = "furo"
html_title = f"congtin {release}"
html_static_path: list[str] = []
html_copy_source = False
html_show_sphinx = False
html_theme_options = {"top_of_page_buttons": []}
pygments_style = "friendly"
pygments_dark_style = "native"

suppress_warnings = ["misc.highlighting_failure"]  # DuckDB's own SQL, which no lexer knows

linkcheck_ignore = [r"http://127\.0\.0\.1.*", r"https?://(\w+\.)*example\.(org|gov\.vn).*"]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"


def setup(app: Sphinx) -> None:
    """Texts that lie beside this folder name files from there: in a page their links begin here."""
    app.connect("include-read", _links)


def _links(_app: Sphinx, path: Path, _document: str, content: list[str]) -> None:
    if path.parent.name != "docs":
        content[0] = (
            content[0]
            .replace("](docs/", "](")
            .replace("](crawler/", "](../crawler/")
            .replace("](archive/", "](../archive/")
        )
