"""Other articles that the page names: the boxes "Tin khác", "Những tin cũ hơn", and links between two paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from archive.article import Related
from crawler.clean.text import clean_line
from crawler.fields.lines import behind, onward
from crawler.fields.tree.flow import Link
from crawler.fields.tree.hints import Hints
from crawler.fields.tree.texts import text_of

MAX_RELATED = 100
"""More links than that are an archive, not a box."""


def extract(
    hints: Hints, url: str, absolute: Callable[[str], str | None], inside: Sequence[Link] = ()
) -> list[Related]:
    """Each article once, in the order of the page; links of the article to itself are left out.

    ``inside``: the links that were taken out of the text because they lead to other articles; they go first.
    """
    found = _of_boxes(hints, url, absolute)
    own: dict[str, Related] = {}
    for link in (*inside, *(hints.located.onward if hints.located is not None else ())):
        target = absolute(link.url)
        if target and target != url:
            own.setdefault(target, found.get(target) or Related(url=target, title=onward.title_of(link) or None))
    return list((own | found).values())


def _of_boxes(hints: Hints, url: str, absolute: Callable[[str], str | None]) -> dict[str, Related]:
    found: dict[str, Related] = {}
    for node in hints.nodes("related"):
        # Such a link bears its article's lead as well: ``attributes`` would read all that.
        target = absolute(node.attrs.get("href") or "")
        if target and target != url and target not in found:
            title = text_of(node) or clean_line(node.attrs.get("title") or "")
            found[target] = Related(url=target, title=title or None)
            if len(found) == MAX_RELATED:
                break
    if not found:
        for link in hints.beside.related or (behind.find(hints.scope) if hints.scope is not None else []):
            target = absolute(link.url)
            if target and target != url:
                found.setdefault(target, Related(url=target, title=link.title or link.text))
    if not found and hints.located is not None:
        for spot in hints.located.spots.get("related", ()):
            target = absolute(spot.stamp or "")
            if target and target != url and spot.text:
                found.setdefault(target, Related(url=target, title=spot.text))
    return found
