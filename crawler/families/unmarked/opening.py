"""What a text whose markup names nothing opens with: a lead that stands outside of its block, facts below a picture."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from crawler.clean.persons import are_persons, is_agency, split_names
from crawler.fields.lines import furniture, meta, notes
from crawler.fields.tree.flow import Flow, Frame, Grid, Line, Picture, Piece
from crawler.fields.tree.lengths import MAX_PLAIN_CAPTION, MIN_LEAD, MIN_PARAGRAPH


def set_apart(flow: Flow, places: list[int]) -> Line | None:
    """The first paragraph at ``places``, where all that follows stands in a block of its own beside it.

    Of paragraphs side by side none is set apart, whatever is around them.
    """
    shared = Counter(flow.pieces[at].block for at in places)
    at = next((at for at in places if _may_lead(flow.pieces[at])), None)
    first = flow.pieces[at] if at is not None else None
    if at is None or not isinstance(first, Line) or _is_at_picture(flow, at, first):
        return None
    behind = [flow.pieces[place] for place in places if place > at]
    rest: list[Piece] = [piece for above, piece in pairwise([first, *behind]) if _is_paragraph(piece, above)]
    if not rest and not first.text.endswith(":"):
        # What announces pictures is the text itself.
        rest = [piece for piece in behind if isinstance(piece, Picture | Grid | Frame)]
    if not rest:
        return None
    if all(isinstance(piece, Frame) for piece in rest):
        # A film or a document, and what it shows in one paragraph.
        return first
    common = rest[0].block
    for piece in rest[1:]:
        while not flow.is_inside(piece.block, common):
            common = flow.parents[common]
    beside = _holder(flow, first, shared)
    is_list = all(isinstance(piece, Line) and piece.kind == "item" for piece in rest)
    if is_list and flow.parents[common] == beside:
        return None
    if first.block != beside and len(rest) > 1 and all(piece.block == beside for piece in rest):
        # The others are bare text of the block around it.
        return first
    if flow.is_inside(first.block, common) or any(_holder(flow, piece, shared) == beside for piece in rest):
        return None
    return first


def _may_lead(piece: Piece) -> bool:
    return (
        isinstance(piece, Line)
        and len(piece.text) >= MIN_LEAD
        and piece.kind == "text"
        and not (piece.is_linked or notes.is_note(piece.text) or furniture.is_furniture(piece.text))
    )


def _is_at_picture(flow: Flow, at: int, line: Line) -> bool:
    """Whether a line beside a picture is set like its caption."""
    beside = flow.pieces[max(0, at - 1) : at + 2]
    return (line.italic or line.align == "center") and any(isinstance(piece, Picture) for piece in beside)


def _is_paragraph(piece: Piece, above: Piece) -> bool:
    """Whether a piece is text, and no caption in the block of the picture above it."""
    if not isinstance(piece, Line) or len(piece.text) < MIN_PARAGRAPH or piece.is_linked:
        return False
    return len(piece.text) > MAX_PLAIN_CAPTION or not (isinstance(above, Picture) and above.block == piece.block)


def _holder(flow: Flow, piece: Piece, shared: Counter[int]) -> int:
    """The block that holds a piece among others: its own, or the one around the element that it fills alone."""
    return piece.block if shared[piece.block] > 1 else flow.parents[piece.block]


def may_caption(above: Piece | None, line: Line, *, dated: bool, in_text: bool) -> bool:
    """Whether a line right below a picture may be its caption: it does not tell of the article, by a label or by being
    a date or a count and nothing else. Where the article is ``dated`` above, or the line is set as captions are, such a
    day is the photograph's; ``in_text``, every one without a time.
    """
    if not isinstance(above, Picture) or (in_text and (dated or ":" not in line.text)):
        return isinstance(above, Picture)
    if meta.says_publishing(line):
        return False
    # In one block with the picture a day alone may be the photograph's, a time of day is of the portal's clock.
    is_close = line.block == above.block and ":" not in line.text
    is_set = line.captioned or is_close or (line.italic and line.align == "center")
    told = meta.read(line)
    return dated or is_set or not (told.views or (told.date and meta.says_no_more(line.text)))


def names(text: str) -> bool:
    """Whether a text above the article is the name of whoever wrote, persons or an office.

    >>> names("Lê Hà - Ngọc Hồng"), names("UBND xã"), names("Bà con phấn khởi")
    (True, True, False)
    """
    return is_agency(text) or are_persons(split_names(text))
