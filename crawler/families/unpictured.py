"""What stands below a heading beside pictures and their captions, which part a title from its text."""

from __future__ import annotations

from itertools import islice

from crawler.families.titlelines import TitleLines
from crawler.fields.tree.flow import Line, Picture, Piece


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


def _is_heading(piece: Piece) -> bool:
    return isinstance(piece, Line) and piece.level > 0


def _is_of_picture(pieces: list[Piece], at: int) -> bool:
    line = pieces[at]
    is_set = isinstance(line, Line) and (line.italic or line.align == "center" or line.captioned)
    return isinstance(line, Picture) or (is_set and isinstance(pieces[at - 1], Picture))
