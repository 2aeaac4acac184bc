"""Tags in the lines of a flow: behind their label, below it, or in a line within a text."""

from __future__ import annotations

from collections.abc import Sequence

from crawler.fields.lines import furniture, taglines
from crawler.fields.tree.flow import Flow, Line, Piece

MAX_TAG = 60
"""Characters beyond which a link below the label of tags is no tag."""


def at_line(flow: Flow, at: int) -> list[str]:
    """The tags in the line ``at`` with their label; where it holds the label alone, those of the links below it.

    Links that nothing parts stand on lines of their own: behind the label's line those of its block are tags, too, and
    behind one that begins with the mark of a tag those that do.
    """
    linked = _linked(flow, at)
    line = flow.pieces[at]
    if not isinstance(line, Line):
        return linked
    if not linked and not taglines.is_tag_label(line.text):
        return [line.text]
    found = [*linked]
    for place in range(at + 1, len(flow.pieces)):
        piece = flow.pieces[place]
        if not isinstance(piece, Line) or not _is_short_link(piece):
            break
        if linked and piece.block != line.block and not (line.text[:1] == "#" == piece.text[:1]):
            break
        texts = _linked(flow, place)
        found += texts if len(texts) > 1 else [piece.text]
    return found


def in_text(flow: Flow, kept: Sequence[Piece]) -> list[str]:
    """The tags in the last line of them among the pieces of a text, or right below what is ``kept`` of it; in a box of
    other news tags without a label are theirs."""
    left = {id(piece) for piece in kept if not is_line(piece)}
    found: int | None = None
    is_of_others = False
    for at, piece in enumerate(flow.pieces):
        if id(piece) in left:
            is_of_others = False
        elif taglines.tells_tags(piece) and isinstance(piece, Line):
            found = found if is_of_others and piece.text[:1] == _MARK else at
        elif isinstance(piece, Line):
            is_of_others = is_of_others or furniture.is_related_header(piece.text) or furniture.is_end(piece.text)
    return at_line(flow, found) if found is not None else []


_MARK = "#"


def is_line(piece: Piece) -> bool:
    """Whether a piece is a line of tags with its label."""
    return isinstance(piece, Line) and taglines.is_tag_line(piece.text, piece.linked)


def _linked(flow: Flow, at: int) -> list[str]:
    """The texts of the links that begin in the piece ``at``."""
    return [link.text for link in flow.links_at(at) if link.text]


def _is_short_link(line: Line) -> bool:
    return line.is_linked and len(line.text) <= MAX_TAG
