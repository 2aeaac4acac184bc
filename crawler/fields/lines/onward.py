"""Lines between two paragraphs that lead to other articles of the portal, and are none of the text."""

from __future__ import annotations

import re

from crawler.clean.aligned import align
from crawler.clean.text import SENTENCE_END, fold
from crawler.fields.lines import teasers, wordings
from crawler.fields.lines.furniture import MORE, READ_ON
from crawler.fields.tree.flow import Flow, Frame, Line, Link, Picture, Piece
from crawler.fields.tree.lengths import MIN_PARAGRAPH
from crawler.fields.tree.links import may_be_article

_POINTS = re.compile(r"(?:[»›→►▶☛☞➤➡]|>{1,3})\s?(?=\w)")
"""How such a link begins."""
_HEADER = re.compile(wordings.whole(wordings.RELATED, end=r"\s?[:：]\s?").removesuffix("$"))
_DOCUMENTS = ("van ban", "cac van ban", "nhung van ban")
"""What a text refers to is its own, whatever the header."""
_BIDS = re.compile(
    r"(?:xem|tai|nghe|nop|dang ky|truy cap|bam|nhan|click|kich|tra cuu|link|duong dan|huong dan|tai lieu|mau|bieu mau|"
    r"van ban|phu luc|danh sach|chi tiet|ho so|thong tin|gui|lien he|buoc|tham gia|binh chon|file|tep|video|clip|"
    r"phong su|anh|chum anh|lich|bieu|so do|ban do|quyet dinh|ke hoach|thong bao|cong van|nghi quyet|cau hoi)\b"
)
"""How a line begins that offers something to the reader of the text, or names a paper that it speaks of."""
_MOST_LISTED = 8
"""Headlines of a list between two paragraphs: more are a table of contents."""

_LEAST = 5
"""Words of a headline."""

_ANNOUNCES = re.compile(
    r"(?:duoi|sau) day\b|nhu sau\b|\b(?:\d+|hai|ba|bon|nam|sau|bay|tam|chin|muoi) (?:su kien|noi dung|thu tuc|bai|tin|"
    r"van ban|hoat dong|dich vu|linh vuc|chuong trinh)\b"
)
"""What a paragraph says that speaks of the list behind it."""

_NUMBER, _PAGE, _WORDS = re.compile(r"\d"), re.compile(r"\.(?:html?|aspx|php|jsp|ldo|htmx)$"), 3
"""What the last part of an article's address has: a number, a page's ending, or as many hyphens."""


def lines(flow: Flow, url: str) -> set[int]:
    """Places of the lines on the page ``url`` that are a link to another article behind an arrow or a header."""
    if not flow.links:
        return set()
    linked = {link.line for link in flow.links}
    pieces = flow.pieces
    cards = {at for link in flow.links if _is_card(pieces, link, url) for at in _of_card(pieces, link)}
    headings = {at for at in linked if at < len(pieces) and _is_linked_heading(pieces[at])}
    if len(headings) > 1:
        cards |= teasers.places(
            flow, {link.line for link in flow.links if link.line in headings and _is_article(link, url)}
        )
    may_lead = {at for at in linked if at < len(pieces) and (_is_led(pieces[at]) or _is_listed(pieces, at))}
    if not may_lead:
        return cards
    here = [link for link in flow.links if link.line in may_lead and link.text]
    return cards | ({link.line for link in here} - {link.line for link in here if not _is_article(link, url)})


def _is_linked_heading(piece: Piece) -> bool:
    return isinstance(piece, Line) and piece.level > 0 and piece.is_linked


def closing(flow: Flow, last: int, url: str) -> list[Link]:
    """The links right below the piece ``last``, a text's, in lines of its element that lead on to another article."""
    around = flow.parents[flow.pieces[last].block]
    found = []
    for link in flow.links:
        is_near = last < link.line <= last + _MOST_CLOSING and link.line < len(flow.pieces)
        piece = flow.pieces[link.line] if is_near else None
        if piece is not None and flow.parents[piece.block] == around and _is_led(piece) and _is_article(link, url):
            found.append(link)
    return found


_MOST_CLOSING = 3


def _is_card(pieces: list[Piece], link: Link, url: str) -> bool:
    """Whether a link in the text shows another article: its picture and its headline, nothing of the text."""
    at = link.line
    if not (0 < at < len(pieces) - 1 and isinstance(pieces[at], Picture) and len(link.text.split()) >= _LEAST):
        return False
    return (
        any(isinstance(piece, Line) for piece in pieces[:at])
        and _is_article(link, url)
        and len(_of_card(pieces, link)) > 1
    )


def _of_card(pieces: list[Piece], link: Link) -> list[int]:
    """The places of a card's picture, and of the lines behind it that are all of what its link says."""
    said, at = "".join(link.text.split()), link.line + 1
    while at < len(pieces) and isinstance(line := pieces[at], Line) and line.is_linked:
        text = "".join(line.text.split())
        if not text or text not in said:
            break
        said = said.replace(text, "", 1)
        at += 1
    return list(range(link.line, at)) if not said else []


def title_of(link: Link) -> str:
    """The headline of such a link: its words without the arrow or the header before them, or a teaser behind.

    >>> [title_of(Link("/a-1", text, 0)) for text in ("» Lễ hội hoa", "Tin liên quan: Lễ hội hoa", "Lễ hội hoa")]
    ['Lễ hội hoa', 'Lễ hội hoa', 'Lễ hội hoa']
    """
    if link.title:
        return link.title
    arrow = _POINTS.match(link.text)
    text = link.text[arrow.end() if arrow is not None else 0 :]
    said = align(text)
    label = _HEADER.match(said.folded) or READ_ON.match(said.folded)
    return said.cut(label.end(), len(said.folded)) if label is not None else text


def _is_led(line: object) -> bool:
    """Whether the words of a line with a link in it lead to an article."""
    if not isinstance(line, Line) or not line.linked:
        return False
    arrow = _POINTS.match(line.text) if line.is_linked else None
    folded = fold(line.text[arrow.end() if arrow is not None else 0 :])
    if arrow is not None:
        is_headline = len(folded.split()) >= _LEAST and not _BIDS.match(folded)
        return bool(is_headline or MORE.match(folded) or READ_ON.match(folded))
    if folded.startswith(_DOCUMENTS):
        return False
    label = _HEADER.match(folded) or READ_ON.match(folded)
    return label is not None and (line.is_linked or line.linked + label.end() >= len(folded) - 1)


def _is_listed(pieces: list[Piece], at: int) -> bool:
    """Whether a line is an entry of a list of nothing but headlines, each a link, that parts two paragraphs."""
    line = pieces[at]
    if not isinstance(line, Line) or not line.group or not line.is_linked:
        return False
    first = last = at
    while first and last - first < _MOST_LISTED and _is_headline(pieces[first - 1], line.group):
        first -= 1
    while last + 1 < len(pieces) and last - first < _MOST_LISTED and _is_headline(pieces[last + 1], line.group):
        last += 1
    if not (first and last + 1 < len(pieces) and _is_headline(line, line.group)):
        return False
    above = pieces[first - 1]
    if not (isinstance(above, Line) and _is_paragraph(above)) or _ANNOUNCES.search(fold(above.text)):
        return False
    return isinstance(pieces[last + 1], Picture | Frame) or _is_paragraph(pieces[last + 1])


def _is_headline(piece: Piece, group: int) -> bool:
    if not isinstance(piece, Line) or piece.group != group or not piece.is_linked:
        return False
    folded = fold(piece.text)
    return len(folded.split()) >= _LEAST and not _BIDS.match(folded)


def _is_paragraph(piece: Piece) -> bool:
    """Whether a piece is text that ends as a sentence does."""
    if not isinstance(piece, Line) or piece.linked or piece.group or len(piece.text) < MIN_PARAGRAPH:
        return False
    return piece.text.endswith(SENTENCE_END)


def _is_article(link: Link, url: str) -> bool:
    path = link.url.partition("#")[0].rstrip("/")
    last = path.rpartition("/")[2]
    is_named = _NUMBER.search(last) or _PAGE.search(last.partition("?")[0]) or last.count("-") >= _WORDS
    return bool(is_named) and may_be_article(link, url)
