"""A parsed page held against the truth of a synthetic one, field by field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from archive.article import Article, Embed, Heading, ImageBlock, ListBlock, Paragraph, Quote, Reject, Table
from tests.synthetic.facts import norm
from tests.synthetic.page import SyntheticPage


class Mark(NamedTuple):
    """One field of one page."""

    right: bool
    seen: object
    wanted: object
    also: bool = False
    """It is right by another reading that the truth calls just as right."""


def _blocks(article: Article) -> list[list[Any]]:
    out: list[list[Any]] = []
    for block in article.blocks:
        match block:
            case Paragraph(text=text):
                out.append(["paragraph", norm(text)])
            case Heading(text=text):
                out.append(["heading", norm(text)])
            case ListBlock(items=items):
                out.append(["list", [norm(item) for item in items]])
            case Table(rows=rows):
                out.append(["table", [[norm(cell) for cell in row] for row in rows]])
            case Quote(text=text):
                out.append(["quote", norm(text)])
            case ImageBlock(url=url):
                out.append(["image", url])
            case Embed(url=url):
                out.append(["embed", url])
    return out


def _of(kind: str) -> Callable[[Article], object]:
    return lambda article: [block[1] for block in _blocks(article) if block[0] == kind]


_READ: dict[str, Callable[[Article], object]] = {
    "title": lambda article: norm(article.title),
    "lead": lambda article: norm(article.lead) if article.lead else None,
    # The truth keeps headings, quotes and lists in fields of their own; the record's ``body`` reads on over them.
    "body": _of("paragraph"),
    "byline": lambda article: norm(article.byline) if article.byline else None,
    "authors": lambda article: [(author.name, author.role) for author in article.authors],
    "source": lambda article: article.source,
    "published_at": lambda article: article.published_at,
    "modified_at": lambda article: article.modified_at,
    "views": lambda article: article.views,
    "section": lambda article: article.section,
    "tags": lambda article: article.tags,
    "captions": lambda article: [(image.url, norm(image.caption)) for image in article.images if image.caption],
    "images": lambda article: [image.url for image in article.images],
    "credits": lambda article: {image.url: image.credit for image in article.images if image.credit},
    "attachments": lambda article: [(file.url, norm(file.name or "")) for file in article.attachments],
    "tables": _of("table"),
    "headings": _of("heading"),
    "lists": _of("list"),
    "quotes": _of("quote"),
    "embeds": _of("embed"),
    "blocks": _blocks,
    "related": lambda article: [norm(other.title or "") for other in article.related],
    "language": lambda article: article.language.partition("-")[0],
}
FIELDS = (*_READ, "refusals")
ALSO = {
    "authors": "a label of text and picture as one role; a name with its degree; a unit under a name as an author",
    "byline": "a unit on the line below joined or left out; a second label inside as printed or as a separator",
    "published_at": "the minute that metadata give where the page prints the day alone",
    "captions": "a caption that repeats another one counted once",
    "attachments": "any name where the page gives none",
    "refusals": "the next reason, where two are true of the page",
}
"""Where ``Mark.also`` is given: readings of which a careful reader would take either, and why."""


def _same(name: str, seen: object, wanted: object) -> bool:
    if name == "attachments" and isinstance(seen, list) and isinstance(wanted, list):
        # Where the truth gives no name, any will do.
        return len(seen) == len(wanted) and all(
            url == other and (name is None or title == name)
            for (url, title), (other, name) in zip(seen, wanted, strict=True)
        )
    if name == "credits" and isinstance(wanted, dict):
        # A record names who took the picture, not the label before the name.
        wanted = {url: credit.removeprefix("Ảnh: ") for url, credit in wanted.items()}
    if name in {"captions", "authors"} and isinstance(wanted, list):
        wanted = [tuple(pair) for pair in wanted]
    return seen == wanted


def compare(outcome: Article | Reject, page: SyntheticPage) -> dict[str, Mark]:
    """A mark for every field of ``page``; for a page to be refused the only one is ``refusals``.

    A reading that the truth calls just as right (``also``) is right.
    """
    if page.expected is None:
        reason = outcome.reason if isinstance(outcome, Reject) else f"an article: {outcome.title}"
        right = isinstance(outcome, Reject) and (
            outcome.reason in (page.refused, *page.refused_also) or "*" in page.refused_also
        )
        return {"refusals": Mark(right, reason, page.refused, right and reason != page.refused)}
    if isinstance(outcome, Reject):
        said = f"refused: {outcome.reason}: {outcome.detail}"
        return {name: Mark(False, said, page.expected[name]) for name in _READ}
    also = page.expected["also"]
    marks = {}
    for name, read in _READ.items():
        seen, wanted = read(outcome), page.expected[name]
        is_first = _same(name, seen, wanted)
        is_other = not is_first and any(_same(name, seen, reading) for reading in also.get(name, ()))
        marks[name] = Mark(is_first or is_other, seen, wanted, is_other)
    return marks
