"""What is taken off the lines of an article: links and the foot behind it, icons beside its facts and buttons."""

from __future__ import annotations

import re
from bisect import bisect_right

from msgspec.structs import replace

from crawler.clean.tails import is_date_alone
from crawler.clean.text import fold
from crawler.families.unmarked import surroundings
from crawler.fields.lines import boxes, furniture, meta, signature, wordings
from crawler.fields.tree.flow import Flow, Frame, Line, Picture, Piece
from crawler.fields.tree.imagefiles import is_called_button, is_filled
from crawler.fields.tree.lengths import MIN_PARAGRAPH
from crawler.fields.tree.links import is_file

FOOT = re.compile(rf"(?:{'|'.join(wordings.FOOT)})")
"""How the foot of a page begins, folded."""

_DRAWN = re.compile(r"\.(?:gif|png|svg)(?:\?|$)", re.IGNORECASE)

_MOST_ICONS = 12
"""Icons in a row."""


def ends_text(pieces: list[Piece], places: list[int], at: int, above: list[Piece] | None) -> bool:
    """Whether comments, ratings or a box of other news begin at ``at``. Where no text stands above, but these pieces,
    a box begins below a picture, video or table alone, with no paragraph behind it among ``places``."""
    if furniture.ends(pieces, at, None if above is None else places[0]):
        return True
    if not furniture.heads_box(pieces, at):
        return False
    is_shown = above is None or not all(isinstance(piece, Line) for piece in above[-_AHEAD:])
    return is_shown and (above is None or not _has_paragraph(pieces, places, at))


def _has_paragraph(pieces: list[Piece], places: list[int], at: int) -> bool:
    first = bisect_right(places, at)
    return any(
        isinstance(piece := pieces[place], Line) and len(piece.text) >= MIN_PARAGRAPH and not piece.is_linked
        for place in places[first : first + _AHEAD]
    )


_AHEAD = 200
"""Pieces behind a header among which a paragraph shows that the text is still to come, and before it those shown."""


def reads_on(line: Line, in_text: bool) -> bool:
    """Whether a line is the link to the rest of a teaser; below its text the card's day may stand before that."""
    if line.is_linked:
        return furniture.MORE.match(fold(line.text[:30])) is not None
    if not (in_text and 0 < line.linked <= _LONGEST_MORE and len(line.text) <= meta.MAX_META):
        return False
    words, link = line.text[: -line.linked], line.text[-line.linked :]
    return furniture.MORE.match(fold(link)) is not None and meta.read(Line(words.strip(" |•-–"))).date


_LONGEST_MORE = 20
"""Characters of such a link."""


def dated_tools(flow: Flow, at: int, in_text: bool, dates: list[Line]) -> list[Line]:
    """The date in a line of buttons right below a title, without them; none where another was found before."""
    line = flow.pieces[at]
    if in_text or dates or not isinstance(line, Line) or not line.linked or len(line.text) > meta.MAX_META:
        return []
    links = [link.text for link in flow.links_at(at) if link.text]
    # Beside the title of other news or an entry of a menu the day is theirs.
    if not links or not all(furniture.is_tools(fold(text)) for text in links):
        return []
    rest = surroundings.without(line.text, links)
    return [replace(line, text=rest, linked=0)] if is_date_alone(rest) else []


def cut_tail(flow: Flow, body: list[Piece], places: list[int]) -> None:
    """Take off the links behind the text ("back to ...", the next article), and the foot of the page.

    A portal's name alone below the text signs it, and whom to call stands among the paragraphs of a notice.
    """
    _cut_entries(flow, body, places)
    in_foot = False
    while body:
        last = body[-1]
        if not isinstance(last, Line) or (last.is_linked and "://" in last.text):
            return
        if not last.is_linked:
            if not FOOT.match(fold(last.text[:40])) or (not in_foot and signature.is_signature(last)):
                return
            if not in_foot and _stands_in_text(flow, body):
                return
            in_foot = True
        body.pop()
        places.pop()


def _cut_entries(flow: Flow, body: list[Piece], places: list[int]) -> None:
    """Take off the headlines of other news with their days, two at least, in an element of their own below that of the
    text, or below a film without any. What stands in the text's, or is announced there, are its documents."""
    count = 0
    while count < len(body) and _is_entry(flow, places[-1 - count]):
        count += 1
    if not _LEAST_ENTRIES <= count < len(body):
        return
    box, above = surroundings.around(flow, body[-count].block, body[-1].block), body[-1 - count]
    is_announced = isinstance(above, Line) and (above.level > 0 or above.text.endswith(":"))
    is_apart = not (flow.is_inside(above.block, box) or flow.is_inside(box, flow.parents[above.block]))
    is_below_film = all(isinstance(piece, Frame) for piece in body[:-count])
    if is_below_film or (box and is_apart and not is_announced):
        del body[-count:], places[-count:]


def _is_entry(flow: Flow, at: int) -> bool:
    """Whether a line is a linked headline and a day, and nothing else; files are the article's own."""
    line = flow.pieces[at]
    if not isinstance(line, Line) or not _SHORTEST_HEADLINE <= line.linked < len(line.text):
        return False
    links = flow.links_at(at)
    if any(map(is_file, links)):
        return False
    rest = surroundings.without(line.text, [link.text for link in links])
    return is_date_alone(rest.strip(" ()[]|-–•:"))


_LEAST_ENTRIES, _SHORTEST_HEADLINE = 2, 20


def _stands_in_text(flow: Flow, body: list[Piece]) -> bool:
    """Whether the last line tells whom to call, and stands in one element with a paragraph above it, whatever is quoted
    or listed between: the foot of a page says whose it is, too."""
    around = flow.parents[body[-1].block]
    for piece in reversed(body[-1 - _MOST_CONTACTS :]):
        said = fold(piece.text[:40]) if isinstance(piece, Line) else ""
        is_foot = FOOT.match(said) is not None
        if is_foot and not _CONTACT.match(said):
            return False
        if not isinstance(piece, Line) or is_foot or len(piece.text) < MIN_PARAGRAPH:
            continue
        is_beside = flow.parents[piece.block] == around
        if is_beside or piece.kind == "text":
            return is_beside
    return False


_CONTACT = re.compile(r"(?:dia chi|tru so|dien thoai|tel|fax|e-?mail|hotline)\b")
_MOST_CONTACTS = 5
"""Lines of an address."""


def cut_icons(flow: Flow, body: list[Piece], places: list[int], facts: list[Line]) -> None:
    """Take out the drawn pictures that stand in the block of a fact or of a button and right beside it: larger letters,
    a printer, a letter. Charts, maps and posters are drawn as well: an icon lies in no folder that editors fill, and is
    called like a button, comes in a row with others of its folder, or leads the fact."""
    told = {id(line) for line in facts}
    pictures = [at for piece, at in zip(body, places, strict=True) if isinstance(piece, Picture)]
    icons = {at for at in pictures if _is_icon(flow, at, told) and _stands_beside(flow, at, told)}
    if icons:
        kept = [(piece, at) for piece, at in zip(body, places, strict=True) if at not in icons]
        body[:] = [piece for piece, _ in kept]
        places[:] = [at for _, at in kept]


def _is_icon(flow: Flow, at: int, facts: set[int]) -> bool:
    url = _drawn(flow, at)
    if not url or is_filled(url):
        return False
    if id(flow.pieces[min(at + 1, len(flow.pieces) - 1)]) in facts:
        return True
    folder = url.rpartition("/")[0]
    return is_called_button(url) or any(
        beside != url and beside.rpartition("/")[0] == folder for beside in (_drawn(flow, at - 1), _drawn(flow, at + 1))
    )


def _drawn(flow: Flow, at: int) -> str:
    """The address of the drawn picture without a caption at a place; empty where none is."""
    piece = flow.pieces[at] if 0 <= at < len(flow.pieces) else None
    is_drawn = isinstance(piece, Picture) and not piece.caption and _DRAWN.search(piece.url) is not None
    return piece.url if is_drawn and isinstance(piece, Picture) else ""


def _stands_beside(flow: Flow, at: int, facts: set[int]) -> bool:
    """Whether the next line of a picture's block, with nothing but pictures between, is a fact or a button."""
    block = flow.pieces[at].block
    for step in (-1, 1):
        place = at + step
        for _ in range(_MOST_ICONS):
            if not _drawn(flow, place):
                break
            place += step
        line = flow.pieces[place] if 0 <= place < len(flow.pieces) else None
        if (
            isinstance(line, Line)
            and line.block == block
            and (id(line) in facts or furniture.is_tools(fold(line.text)))
        ):
            return True
    return False


def has_box_below(pieces: list[Piece], start: int) -> bool:
    """Whether the next line below the region heads a box of other news."""
    line = next((piece for piece in pieces[start : start + _NEAR_BOX] if isinstance(piece, Line)), None)
    return line is not None and not line.is_linked and boxes.heads(line)


_NEAR_BOX = 3
"""Pieces below the region among which a box's header is one of its own."""
