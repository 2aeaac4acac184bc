"""Which lines are captions, and of which picture.

Seen: ``figcaption`` and caption classes; a centred or italic line in or after the picture's block; a cell under it
(``tables``); a line that repeats its ``alt``; a short plain paragraph right after it, or alone with it in one of
several boxes; and the same before it, where none stands after it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from crawler.clean.names import looks_like_byline, split_credit
from crawler.clean.numbers import is_labelled_count
from crawler.clean.persons import is_capitalised, split_names
from crawler.clean.text import fold
from crawler.fields import galleries
from crawler.fields.lines import captionwords, lastcaption
from crawler.fields.tree.flow import Frame, Grid, Line, Picture, Piece
from crawler.fields.tree.lengths import MAX_CAPTION, MAX_PLAIN_CAPTION

_FARTHEST = 100
"""Pieces behind a picture beyond which a line is none of its."""


def assign(pieces: list[Piece], parents: Sequence[int] = ()) -> set[int]:
    """Give every picture its caption; the indices of the lines that were taken. ``parents`` is that of the flow."""
    taken = _of_frames(pieces)
    pictures = [at for at, piece in enumerate(pieces) if isinstance(piece, Picture)]
    if not pictures:
        return taken
    _marked(pieces, pictures, taken)
    for rule in (_before, _after) if _stand_above(pieces, pictures) else (_after, _before):
        for at in pictures:
            picture = pieces[at]
            if isinstance(picture, Picture) and picture.caption is None:
                rule(pieces, at, picture, taken)
    # A page that sets its captions apart once does so mostly: beside those only what reads like a caption is one.
    is_apart = bool(taken)
    for at in _alone_in_boxes(pieces, pictures, taken, parents):
        picture, line = pieces[at], pieces[at + 1]
        if isinstance(picture, Picture) and isinstance(line, Line):
            taken.add(at + 1)
            picture.caption = line.text
    for at in pictures:
        picture = pieces[at]
        if isinstance(picture, Picture) and picture.caption is None:
            _after_plain(pieces, at, picture, taken, worded=is_apart)
            last = _candidate(pieces, at + 1, taken) if picture.caption is None and parents else None
            if last is not None and lastcaption.is_one(pieces, at, last, taken):
                taken.add(at + 1)
                picture.caption = last.text
            picture.caption = picture.caption or picture.titled or None
    return taken


def _alone_in_boxes(pieces: list[Piece], pictures: list[int], taken: set[int], parents: Sequence[int]) -> list[int]:
    """The pictures of a gallery: each alone with a short line in a box, beside another such box."""
    if len(pictures) < 2 or not parents:
        return []
    rows: dict[int, list[int]] = {}
    for at in pictures:
        picture, line = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
        if isinstance(line, Line) and isinstance(picture, Picture) and picture.caption is None and at + 1 not in taken:
            own = galleries.around(line.block, parents)
            box = next((block for block in galleries.around(picture.block, parents) if block in own), 0)
            beside = [*pieces[max(at - 1, 0) : at], *pieces[at + 2 : at + 3]]
            if (
                box
                and _may_be_of_box(line)
                and not any(box in galleries.around(piece.block, parents) for piece in beside)
            ):
                rows.setdefault(parents[box], []).append(at)
    return [at for row in rows.values() if len(row) > 1 for at in row]


def _may_be_of_box(line: Line) -> bool:
    is_plain = line.kind in {"text", "item"} and not (line.is_linked or line.align == "right" or line.bold)
    if not is_plain or len(line.text) > MAX_PLAIN_CAPTION or line.text.endswith(captionwords.NOT_PLAIN):
        return False
    return not (
        captionwords.OF_TEXT.match(line.text)
        or captionwords.GOES_ON.match(line.text)
        or captionwords.TELLS.fullmatch(line.text)
    )


def _stand_above(pieces: list[Piece], pictures: list[int]) -> bool:
    """Whether each of several pictures has a line set like a caption right above it, and the last none below it.

    A first such line that opens the body is its subtitle, and one more of them leaves a doubt whose each is.
    """
    if len(pictures) < 2 or not all(at and _is_like_caption(pieces[at - 1]) for at in pictures):
        return False
    has_text = any(isinstance(piece, Line) and not _is_like_caption(piece) for piece in pieces[: pictures[0] - 1])
    if not has_text or sum(map(_is_like_caption, pieces)) != len(pictures):
        return False
    return not any(map(_is_like_caption, pieces[pictures[-1] + 1 : pictures[-1] + 2]))


def _is_like_caption(piece: Piece) -> bool:
    return isinstance(piece, Line) and piece.align == "center" and piece.italic


def beside(pieces: list[Piece]) -> str:
    """The text of ``pieces`` that captions none of their pictures."""
    taken = assign(pieces)
    return " ".join(piece.text for at, piece in enumerate(pieces) if isinstance(piece, Line) and at not in taken)


def _of_frames(pieces: list[Piece]) -> set[int]:
    """The lines that are called or set like captions right below a video or a document: its title, rather than what its
    element says to machines; a credit, or a name at the end, signs. In the figure of a table they are the table's."""
    taken: set[int] = set()
    places = [at for at, piece in enumerate(pieces[:-1], 1) if isinstance(piece, (Frame, Grid))]
    pictured = {0, *(piece.figure for piece in pieces if isinstance(piece, Picture))} if places else {0}
    for at in places:
        above, line = pieces[at - 1], pieces[at]
        if isinstance(above, Frame) and isinstance(line, Line) and (line.captioned or _is_like_caption(line)):
            may_sign = not line.captioned and (":" in line.text or at == len(pieces) - 1)
            if not (may_sign and looks_like_byline(line.text, set_off=True)):
                taken.add(at)
                above.title = line.text
        elif isinstance(above, Grid) and isinstance(line, Line) and line.captioned and line.figure not in pictured:
            taken.add(at)
            above.caption = above.caption or line.text
    return taken


def _marked(pieces: list[Piece], pictures: list[int], taken: set[int]) -> None:
    """Lines that the markup calls captions: of the picture in their figure, else of the nearest before, else after."""
    marked = [(at, line) for at, line in enumerate(pieces) if isinstance(line, Line) and line.captioned]
    in_figure = {piece.figure: at for at, piece in enumerate(pieces if marked else ()) if isinstance(piece, Picture)}
    for at, line in marked:
        if at in taken:
            continue
        if line.figure and line.figure not in in_figure and galleries.credit(pieces, at):
            taken.add(at)
            continue
        near = pictures[max(bisect_left(pictures, at) - 1, 0)]
        if at - near > _FARTHEST or any(
            isinstance(piece, Line) and len(piece.text) > MAX_PLAIN_CAPTION for piece in pieces[near + 1 : at]
        ):
            near = at + 1 if at + 1 in pictures else at  # a paragraph stands between
        target = pieces[in_figure.get(line.figure, near) if line.figure else near]
        if isinstance(target, Picture):
            taken.add(at)
            if captionwords.is_file_name(line.text):
                continue
            line.text = captionwords.parted(line.text)
            name = line.text if line.signs and split_credit(line.text)[1] is None else ""
            if is_capitalised(name.split(), 4) or (name and looks_like_byline(name, set_off=True)):
                # A name alone, where the class says whose; behind a label it is of the caption.
                target.credit = line.text
                continue
            target.caption = line.text if target.caption is None else f"{target.caption} {line.text}"


def _after(pieces: list[Piece], at: int, picture: Picture, taken: set[int]) -> None:
    line = _candidate(pieces, at + 1, taken)
    if line is not None and _is_set_apart(line, picture):
        taken.add(at + 1)
        picture.caption = line.text
        _continue(pieces, at + 2, line, picture, taken)


def _after_plain(pieces: list[Piece], at: int, picture: Picture, taken: set[int], *, worded: bool) -> None:
    line = _candidate(pieces, at + 1, taken)
    if line is None or len(line.text) > MAX_PLAIN_CAPTION:
        return
    if worded and not (captionwords.WORDED.search(fold(line.text)) or _is_set_otherwise(line, pieces[at + 2 : at + 3])):
        return
    if _is_plain_caption(pieces, at + 1, line, picture):
        taken.add(at + 1)
        picture.caption = line.text
        _continue(pieces, at + 2, line, picture, taken)


def _candidate(pieces: list[Piece], at: int, taken: set[int]) -> Line | None:
    """The line at ``at`` if it can be a caption at all."""
    line = pieces[at] if 0 <= at < len(pieces) and at not in taken else None
    if not isinstance(line, Line) or line.kind not in {"text", "heading"} or len(line.text) > MAX_CAPTION:
        return None
    if captionwords.OF_TEXT.match(line.text) or not any(map(str.isalpha, line.text)) or is_labelled_count(line.text):
        return None
    if at == len(pieces) - 1 and line.text.isupper() and _sign_together(line.text):
        return None
    line.text = captionwords.parted(line.text)
    if line.leads and not any(isinstance(piece, Line) for piece in pieces[:at]):
        # The lead below the lead picture.
        return None
    return None if line.align == "right" or line.is_linked else line


def _sign_together(text: str) -> bool:
    """Whether a last line in capitals names several who made the article: that of one may be below a portrait.

    >>> [_sign_together(text) for text in ("THU HẰNG - ĐÌNH NGUYÊN", "THU HẰNG", "LỄ HỘI - TRÒ CHƠI")]
    [True, False, False]
    """
    return len(split_names(text)) > 1 and looks_like_byline(text)


def _continue(pieces: list[Piece], at: int, first: Line, picture: Picture, taken: set[int]) -> None:
    """A credit on a line of its own under the caption belongs to it."""
    line = pieces[at] if at < len(pieces) else None
    is_near = isinstance(line, Line) and at not in taken and line.align == first.align and len(line.text) <= 80
    if is_near and isinstance(line, Line) and _is_credit(line):
        taken.add(at)
        picture.caption = f"{picture.caption} {line.text}"


def _is_credit(line: Line) -> bool:
    """Whether a line is a credit and nothing before it."""
    found = captionwords.credit(line.text)
    return found is not None and found.start() == 0


def _before(pieces: list[Piece], at: int, picture: Picture, taken: set[int]) -> None:
    line = _candidate(pieces, at - 1, taken)
    if line is None:
        return
    repeated = bool(picture.alt) and line.text == picture.alt
    if repeated or (line.align == "center" and line.italic) or captionwords.credit(line.text):
        taken.add(at - 1)
        picture.caption = line.text


def _is_set_apart(line: Line, picture: Picture) -> bool:
    """Type or place says that the line goes with the picture."""
    if line.text == picture.alt:
        return True
    credit = captionwords.credit(line.text)
    if credit is not None and not (credit.start() and looks_like_byline(line.text)):
        return True
    if captionwords.is_sourced(line.text):
        return True
    if line.block == picture.block:
        # In one block with the picture: under it after a <br>.
        return line.italic or line.align == "center"
    return line.align == "center" and (line.italic or (picture.align == "center" and not line.bold))


def _is_plain_caption(pieces: list[Piece], at: int, line: Line, picture: Picture) -> bool:
    """A short line without any mark, in a paragraph after the picture's own, before a longer one or a picture.

    Body text lost is worse than a caption left in it: a sentence that is set like the text stays text.
    """
    if (
        line.kind == "heading"
        or line.bold
        or line.text.endswith(captionwords.NOT_PLAIN)
        or captionwords.SENTENCE_END.search(line.text)
    ):
        return False
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if isinstance(following, Line) and _is_credit(following):
        following = pieces[at + 2] if at + 2 < len(pieces) else None
    if captionwords.GOES_ON.match(line.text) or captionwords.TELLS.fullmatch(line.text):
        return False
    if (
        line.text.endswith(".")
        and _is_set_as_text(line, following, picture)
        and not captionwords.VIEW.match(fold(line.text))
    ):
        return False
    longest = captionwords.MAX_PLAIN_SENTENCE if line.text.endswith(".") else MAX_PLAIN_CAPTION
    if len(line.text) > longest or looks_like_byline(line.text):
        return False
    if not isinstance(following, Line):
        return isinstance(following, Picture)
    # The last line, or one before another short one, may be anything; above a heading what captions say is one.
    is_worded, is_sentence = captionwords.WORDED.search(fold(line.text)) is not None, line.text.endswith(".")
    # A sentence below what is none is text below a caption.
    is_alone = line.block == picture.block != following.block and not is_sentence
    times = 1 if is_alone or is_worded else 1.5 if following.text.endswith(".") and not is_sentence else 2
    is_above_heading = (following.level or following.bold) and not is_sentence
    tells = line.align == "justify" or captionwords.BEGINS_OTHERWISE.match(line.text)
    is_apart = is_above_heading and ((is_worded and not tells) or (line.italic and ":" not in line.text))
    return bool(is_apart) or len(following.text) > times * len(line.text)


def _is_set_otherwise(line: Line, following: list[Piece]) -> bool:
    """No sentence, and not justified as the text is that goes on below it."""
    is_text = bool(following) and isinstance(following[0], Line) and following[0].align == "justify"
    return is_text and line.align != "justify" and not line.text.endswith(".")


def _is_set_as_text(line: Line, following: Piece | None, picture: Picture) -> bool:
    """Justified, beside a picture that is centred, or in one block with the paragraph that follows."""
    if line.align == "justify" or (picture.align == "center" and line.align != "center"):
        return True
    return isinstance(following, Line) and following.block == line.block != picture.block
