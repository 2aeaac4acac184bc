"""Which pieces of a flow are paragraphs: by their length, and by what of them is links."""

from __future__ import annotations

from crawler.fields.tree.flow import Line, Piece
from crawler.fields.tree.lengths import MIN_PARAGRAPH


def is_paragraph(piece: Piece | None, least: int = MIN_PARAGRAPH) -> bool:
    """Whether a piece is a line of ``least`` characters without a link in it, and in no box that is furniture."""
    return isinstance(piece, Line) and len(piece.text) >= least and not (piece.linked or piece.aside)


def is_unlinked(piece: Piece | None) -> bool:
    """Whether a piece is a line of a paragraph's length without a link in it, wherever it stands."""
    return isinstance(piece, Line) and len(piece.text) >= MIN_PARAGRAPH and not piece.linked


def is_mostly_text(piece: Piece | None) -> bool:
    """Whether a piece is a line of a paragraph's length of which a part is no link."""
    return isinstance(piece, Line) and not piece.is_linked and len(piece.text) >= MIN_PARAGRAPH
