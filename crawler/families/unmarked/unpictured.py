"""What stands below a heading beside pictures and their captions, which part a title from its text."""

from __future__ import annotations

from itertools import islice

from crawler.families.unmarked.titlelines import TitleLines
from crawler.fields.tree.flow import Line, Picture, Piece
from crawler.fields.tree.lengths import FULL_PARAGRAPH
from crawler.fields.tree.paragraphs import is_paragraph


def below(lines: TitleLines, at: int, count: int) -> list[Piece]:
    """The first ``count`` pieces below a heading that are no picture, and not set below one as captions are."""
    pieces = lines.flow.pieces
    near = lines.below(at, count)
    if sum(isinstance(pieces[place], Picture) for place in near) == 1:
        further = lines.below(at, 2 * count)
        # Pictures below the heading of a gallery stand over that of the article.
        end = next((place for place in further[count:] if _is_heading(pieces[place])), further.stop)
        near = range(near.start, end)
    return list(islice((pieces[place] for place in near if not _is_of_picture(pieces, place)), count))


def has_text(lines: TitleLines, at: int, count: int) -> bool:
    """Whether a paragraph is among the first ``count`` of those pieces."""
    return any(isinstance(piece, Line) and len(piece.text) >= FULL_PARAGRAPH for piece in below(lines, at, count))


def heads_text_of(lines: TitleLines, at: int) -> int:
    """The heading of the text that the one at ``at`` stands in, right below a paragraph of it: itself where it heads
    its own. Between the two, and outside of the element of the first, is no text of that."""
    flow, pieces = lines.flow, lines.flow.pieces
    titles = frozenset(lines.headings()) if is_in_text(lines, at) else frozenset()
    while titles and is_in_text(lines, at):
        over = next((at for at in range(at - 1, -1, -1) if _is_heading(pieces[at]) or _leads_on(pieces[at])), -1)
        if over not in titles or not flow.is_inside(pieces[at].block, flow.parents[pieces[over].block]):
            break
        at = over
    return at


def is_in_text(lines: TitleLines, at: int) -> bool:
    """Whether a paragraph stands right above the heading at ``at``."""
    return at > 0 and is_paragraph(lines.flow.pieces[at - 1], FULL_PARAGRAPH)


def _leads_on(piece: Piece) -> bool:
    return isinstance(piece, Line) and piece.is_linked and not piece.aside


def _is_heading(piece: Piece) -> bool:
    return isinstance(piece, Line) and piece.level > 0


def _is_of_picture(pieces: list[Piece], at: int) -> bool:
    line = pieces[at]
    is_set = isinstance(line, Line) and (line.italic or line.align == "center" or line.captioned)
    return isinstance(line, Picture) or (is_set and isinstance(pieces[at - 1], Picture))
