"""Files that the article offers: download links, links to documents, PDF viewers."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from archive.article import Attachment
from crawler.clean.text import clean_line
from crawler.fields.tree import queries
from crawler.fields.tree.flow import Frame, Link, Piece
from crawler.fields.tree.hints import Hints
from crawler.fields.tree.links import CALLED, called, document_of, file_name, is_file
from crawler.fields.tree.texts import text_of


def extract(
    hints: Hints, links: Sequence[Link], pieces: Sequence[Piece], absolute: Callable[[str], str | None]
) -> list[Attachment]:
    """Each file once, in the order of the page; ``sha256`` and ``bytes`` stay None until it is fetched."""
    found: dict[str, Attachment] = {}
    links = [*links, *hints.beside.links]
    pieces = [*pieces, *hints.beside.frames]
    for target, name in [*_boxed(hints), *_linked(links), *_framed(pieces, absolute)]:
        url = absolute(target)
        if url and url not in found:
            found[url] = Attachment(url=url, name=_name(name, url), media_type=_media_type(name, url))
    return list(found.values())


def _boxed(hints: Hints) -> Iterator[tuple[str, str]]:
    """Links of the family's own box of attachments: all of them are files, whatever their address."""
    for node in hints.nodes("attachments"):
        attributes = node.attributes
        target = (attributes.get("href") or "").strip()
        if target.startswith(("#", "javascript:")) or not target:
            given = CALLED.findall(attributes.get("onclick") or "")
            target = given[-1] if given else ""
        if target:
            yield target, _label(node)


def _label(node: LexborNode) -> str:
    strong = queries.first(node, "strong")
    return text_of(strong if strong is not None else node)


def _linked(links: Sequence[Link]) -> Iterator[tuple[str, str]]:
    for link in links:
        target = called(link)
        if target is not None:
            yield target, link.text
        elif is_file(link):
            yield link.url, link.text


def _framed(pieces: Sequence[Piece], absolute: Callable[[str], str | None]) -> Iterator[tuple[str, str]]:
    """Documents shown by a viewer: the address is the frame's own, or a parameter of the viewer's."""
    for piece in pieces:
        url = absolute(piece.url) if isinstance(piece, Frame) else None
        if url is None or not isinstance(piece, Frame):
            continue
        target = document_of(url)
        if target:
            yield target, piece.title or ""


def _name(label: str, url: str) -> str | None:
    """The link's text, without the label before a file's own name, else the last part of the address.

    >>> _name("Tệp đính kèm 1: Kế hoạch.docx", "/a.docx"), _name("Tài liệu kèm theo: Kế hoạch năm 2022", "/a.docx")
    ('Kế hoạch.docx', 'Tài liệu kèm theo: Kế hoạch năm 2022')
    """
    return _ATTACHED.sub("", label) or clean_line(unquote(file_name(url))) or None


_ATTACHED = re.compile(
    r"^(?:các )?(?:tệp|tệp tin|tập tin|file|tài liệu|văn bản) (?:đính kèm|kèm theo)(?: (?:số )?\d{1,2})?\s?:\s?"
    r"(?=\S.*\.[a-z]{3,4}$)",
    re.IGNORECASE,
)


def _media_type(label: str, url: str) -> str | None:
    for name in (label, file_name(url)):
        guessed = mimetypes.guess_type(name)[0]
        if guessed:
            return guessed
    return None
