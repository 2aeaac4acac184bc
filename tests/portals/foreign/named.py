"""The portals of Joomla and Drupal once more, where their pages say what made them."""

from __future__ import annotations

from tests.portals.foreign.first import Joomla
from tests.portals.foreign.second import Views
from tests.portals.strange.host import Ask, Reply


def said(reply: Reply | None, generator: str, around: str, body: str) -> Reply | None:
    """``reply`` by a theme of ``generator``, with its classes ``around`` the article and on its ``body``."""
    if reply is not None and isinstance(reply.body, str):
        named = reply.body.replace("<head>", f"<head><meta name='generator' content='{generator}'>")
        reply.body = named.replace("class='bai-viet'", around).replace("class='noi-dung'", body)
    return reply


class NamedJoomla(Joomla):
    """Articles stand under `/<number>-<slug>` and, on the home page, under `id=<number>:<slug>`."""

    def answer(self, ask: Ask) -> Reply | None:
        around = "class='item-page' itemscope itemtype='https://schema.org/Article'"
        return said(super().answer(ask), "Joomla! - Open Source Content Management", around, "itemprop='articleBody'")


class NamedDrupal(Views):
    """Articles stand under an alias and, on the home page, under `/node/<number>`."""

    def answer(self, ask: Ask) -> Reply | None:
        around = "class='node node--type-article node--view-mode-full'"
        return said(super().answer(ask), "Drupal 9 (https://www.drupal.org)", around, "class='field field--name-body'")
