"""Boxes of other news: their header, and the headlines under it."""

from __future__ import annotations

import re
from itertools import islice

from crawler.clean.text import SENTENCE_END, fold
from crawler.fields.lines import furniture, summaries, wordings
from crawler.fields.tree.flow import Flow, Line, Link, Picture, Piece
from crawler.fields.tree.lengths import FULL_PARAGRAPH, MIN_PARAGRAPH
from crawler.fields.tree.links import is_file, leads_to_tag

MIN_HEADLINE = 20
"""Characters from which a link is a headline."""


MIN_BEHIND = 40
"""The same of one right behind a box: a last sentence, in the block of the paragraphs before."""


_MOST_BOXES = 20
"""Boxes in the middle of one text."""

_BELOW_TITLE = 6
"""Pieces below the title among which a box above the text begins."""

MAX_RELATED = 30
"""More links than that are an archive, not a box."""

_BEHIND, _RIGHT_BEHIND = 4, 3
"""Pieces behind a box in the middle of a text of which text goes on there, and behind headlines in no box."""

_HIGHEST, _FARTHEST = 8, 200
"""Levels above its header, and links behind it, in which a box is looked for."""


def other_articles(flow: Flow, start: int = 0, own: int = 0) -> list[Link]:
    """The links in the box under the first header of other news from the piece ``start`` on, else in those that a class
    calls so. Outside of the article's block ``own`` what is new heads the portal's news."""
    for at in range(start, len(flow.pieces)):
        piece = flow.pieces[at]
        if isinstance(piece, Line) and furniture.is_related_header(piece.text):
            if _is_of_the_portal(piece.text):
                continue
            is_beside = piece.aside or not flow.is_inside(piece.block, own)
            if is_beside and LATEST.fullmatch(fold(piece.text)) and not _is_called_other(flow, at):
                continue
            return _box(flow, at)[:MAX_RELATED]
    return [link for link in flow.links if link.other and link.line >= start and is_named(link)][:MAX_RELATED]


LATEST = re.compile(r"(?:cac |nhung )?(?:tin|bai|bai viet|tin bai|tin tuc)? ?(?:moi|moi nhat|gan day|noi bat)\W*")
"""Header over what is new on the portal, in a widget of its sidebar; in the article's own block it heads other news."""


def _is_called_other(flow: Flow, header: int) -> bool:
    """Whether a class calls the box under a header that of other articles."""
    return any(link.other for at in range(header + 1, header + _BELOW_HEADER) for link in flow.links_at(at))


_BELOW_HEADER = 4
"""Lines among which the first link of a box stands."""


def is_named(link: Link) -> bool:
    """Whether a link is a headline in a box that its class calls that of other articles."""
    return link.other and len(link.text.split()) >= LEAST_NAMED and not leads_to_tag(link.url) and not is_file(link)


LEAST_NAMED = 4
"""Words of a headline in such a box."""


def heads(line: Line) -> bool:
    """Whether a line is the header of other news, and not of what is read most on the portal."""
    return furniture.is_related_header(line.text) and not furniture.is_popular_header(line.text)


def set_aside(flow: Flow, title: int | None = None) -> None:
    """Mark the boxes of other news in the middle of a text, each an element between two of its paragraphs, and one
    between the line ``title`` and the text."""
    summaries.set_aside(flow)
    headers = (
        at
        for at, piece in enumerate(flow.pieces)
        if isinstance(piece, Line) and furniture.is_related_header(piece.text)
    )
    for at in islice(headers, _MOST_BOXES):
        if flow.pieces[at].aside and _is_named_alone(flow.pieces, at):
            flow.pieces[at].aside = False
        if not flow.pieces[at].aside:
            end = _end_between(flow, at)
            if end == at and title is not None and title < at <= title + _BELOW_TITLE:
                end = _end_above_text(flow, title, at)
            for each in flow.pieces[at:end]:
                each.aside = True
            header = flow.pieces[at]
            if end > at and isinstance(header, Line) and not _is_of_the_portal(header.text):
                for link in flow.links:
                    link.other |= at < link.line < end


def _is_named_alone(pieces: list[Piece], header: int) -> bool:
    """Whether a class names the header of a box as furniture, and not the box: the links below it are set plain."""
    below = next((piece for piece in pieces[header + 1 : header + 3] if isinstance(piece, Line)), None)
    return below is not None and not below.aside and below.linked * 2 > len(below.text)


def _end_between(flow: Flow, header: int) -> int:
    """Where the box under ``header`` ends whose text goes on behind it; ``header`` itself where it does not."""
    pieces = flow.pieces
    above = next((piece for piece in reversed(pieces[max(0, header - 3) : header]) if _is_text(piece)), None)
    if above is None:
        return header
    around = flow.parents[above.block]
    box = pieces[header].block
    level = 0
    while box and flow.parents[box] != around and level < _HIGHEST:
        box, level = flow.parents[box], level + 1
    if not box or flow.parents[box] != around:
        return header
    end = header + 1
    while end < len(pieces) and end - header < MAX_RELATED and flow.is_inside(pieces[end].block, box):
        end += 1
    if end == header + 1:
        return _end_beside(flow, header, around)
    if not any(isinstance(piece, Line) and piece.is_linked for piece in pieces[header + 1 : end]):
        return header
    behind = pieces[end : end + 2]
    goes_on = any(_is_text(piece, MIN_BEHIND) and flow.parents[piece.block] == around for piece in behind)
    return end if goes_on and not any(isinstance(piece, Line) and piece.is_linked for piece in behind) else header


def _end_beside(flow: Flow, header: int, around: int) -> int:
    """Where the headlines end that stand as lines of the text's own element ``around`` below ``header``, between two of
    its paragraphs; ``header`` itself where they do not."""
    pieces = flow.pieces
    end = header + 1
    while end < len(pieces) and end - header < MAX_RELATED and _is_entry(pieces[end]):
        end += 1
    behind = [piece for piece in pieces[end : end + _RIGHT_BEHIND] if isinstance(piece, Line)]
    own = [piece for piece in behind if flow.parents[piece.block] == around]
    are_texts = len(own) > 1 and all(_is_text(piece, FULL_PARAGRAPH) for piece in behind[:2]) and own[:2] == behind[:2]
    goes_on = are_texts and not any(furniture.is_foot(piece.text) or piece.linked for piece in own)
    return end if goes_on and any(isinstance(piece, Line) for piece in pieces[header + 1 : end]) else header


def _end_above_text(flow: Flow, title: int, header: int) -> int:
    """Where the box under ``header`` ends that stands between the title and the first paragraph, in an element of its
    own that holds nothing but links to other news; ``header`` itself where it does not.

    Templates set it in a column beside the text, and that before the text's own.
    """
    pieces = flow.pieces
    if any(_is_text(piece) for piece in pieces[title + 1 : header]):
        return header
    end = header + 1
    while end < len(pieces) and end - header < MAX_RELATED and _is_entry(pieces[end]):
        end += 1
    entries = [piece for piece in pieces[header + 1 : end] if isinstance(piece, Line)]
    box = pieces[header].block
    for _ in range(_HIGHEST):
        if box and not all(flow.is_inside(piece.block, box) for piece in entries):
            box = flow.parents[box]
    is_apart = bool(box) and end < len(pieces) and not flow.is_inside(pieces[end].block, box)
    behind = [len(piece.text) for piece in pieces[end : end + _BEHIND] if isinstance(piece, Line) and _is_text(piece)]
    has_text = is_apart and _is_text(pieces[end]) and sum(behind) >= FULL_PARAGRAPH
    return end if len(entries) > 1 and has_text else header


def _is_entry(piece: Piece) -> bool:
    """Whether a piece is a linked headline or its picture."""
    return isinstance(piece, Picture) or (isinstance(piece, Line) and piece.is_linked)


def _is_text(piece: Piece, least: int = MIN_PARAGRAPH) -> bool:
    """Whether a piece is a paragraph of at least one sentence."""
    return (
        isinstance(piece, Line)
        and len(piece.text) >= least
        and not (least < MIN_PARAGRAPH and (furniture.is_foot(piece.text) or furniture.is_furniture(piece.text)))
        and not piece.linked
        and piece.text.endswith(SENTENCE_END)
    )


def _is_of_the_portal(text: str) -> bool:
    """Whether a box shows what is read most on the portal, or new legal documents: of no article."""
    return furniture.is_popular_header(text) or fold(text).startswith(("van ban", "cac van ban"))


def _box(flow: Flow, header: int) -> list[Link]:
    """Headlines in the smallest block around the header that holds any; where that has short ones alone, those."""
    block = flow.pieces[header].block
    end = _end(flow, header)
    links = [link for link in flow.links if header < link.line < end]
    headlines = [link for link in links if len(link.text) >= MIN_HEADLINE]
    for _ in range(_HIGHEST):
        inside = [link for link in headlines[:_FARTHEST] if flow.is_inside(flow.pieces[link.line].block, block)]
        if inside or block == 0:
            return _with_shorter(flow, header, inside)
        short = [link for link in links[:_FARTHEST] if flow.is_inside(flow.pieces[link.line].block, block)]
        if found := [link for link in short if _is_short_headline(flow, link) and not _is_of_next(flow, header, link)]:
            return found
        block = flow.parents[block]
    return []


def _end(flow: Flow, header: int) -> int:
    """Where the next box begins: at a heading that is no link, below a link of this one. Where one below the header
    comes before the first link, those of its level part what is in the box: by months, or one article from the next.
    Older news have their own header under the newer ones."""
    first = next((link.line for link in flow.links if link.line > header), len(flow.pieces))
    inside = next((level for at in range(header + 1, first) if (level := _heading(flow, at))), 0)
    highest = inside - 1 if inside > _heading(flow, header) else 6
    places = range(first + 1, len(flow.pieces))
    ends = (at for at in places if 0 < _heading(flow, at) <= highest and not _heads_further(flow, header, at))
    return next(ends, len(flow.pieces))


def _heads_further(flow: Flow, header: int, at: int) -> bool:
    """Whether the heading at ``at`` stands beside a header, over other news as well, and not over the portal's."""
    line, first = flow.pieces[at], flow.pieces[header]
    if not isinstance(line, Line) or flow.parents[line.block] != flow.parents[first.block]:
        return False
    return heads(line) and not (_is_of_the_portal(line.text) or LATEST.fullmatch(fold(line.text)))


def _heading(flow: Flow, at: int) -> int:
    """The level of a heading that is no link; 0 for all else."""
    piece = flow.pieces[at]
    return piece.level if isinstance(piece, Line) and not piece.linked else 0


def _is_of_next(flow: Flow, header: int, link: Link) -> bool:
    """Whether another heading stands between a header, over an empty box, and a link."""
    between = flow.pieces[header + 1 : min(link.line, header + _BELOW_HEADER)]
    return any(isinstance(piece, Line) and piece.level and not piece.linked for piece in between)


def _is_short_headline(flow: Flow, link: Link) -> bool:
    """Whether a link is all of a heading or of an entry of a list, and says no way on."""
    line = flow.pieces[link.line]
    is_entry = isinstance(line, Line) and (line.level or line.item) and line.is_linked
    # Menus stand below an empty box: addresses of sections have no number, mostly.
    if not is_entry or not any(map(str.isdigit, link.url)):
        return False
    if len(link.text.split()) < _LEAST_WORDS or furniture.is_furniture(link.text):
        return False
    return not (wordings.LEADS_ON.match(fold(link.text)) or leads_to_tag(link.url))


def _with_shorter(flow: Flow, header: int, headlines: list[Link]) -> list[Link]:
    """``headlines`` and the shorter ones that stand in one list with them, each a line of its own, or with a day beside
    them that is set as those of the headlines are."""
    around = {flow.parents[flow.pieces[link.line].block] for link in headlines}
    days = {_set_beside(flow, link) for link in headlines} - {""}
    if len(around) != 1:
        around.clear()
        if not days:
            return headlines
    first, last = headlines[0].line, headlines[-1].line
    near = range(max(header + 1, first - _NEAR), last + _NEAR + 1)
    dated = {link.line for link in flow.links if link.line in near and days and _set_beside(flow, link) in days}
    dated -= {at for at in dated if not first <= at <= last and {at - 1, at + 1}.isdisjoint({*dated, first, last})}
    return [
        link
        for link in flow.links
        if header < link.line < len(flow.pieces)  # a link to nothing may stand behind the last
        and (link in headlines or (link.line in near and _is_beside(flow, link, around, dated)))
    ]


def _set_beside(flow: Flow, link: Link) -> str:
    """What stands beside a link in its line, a day with noughts for its numbers; empty where no day does."""
    line = flow.pieces[link.line]
    if not isinstance(line, Line) or len(line.text) - len(link.text) > _LONGEST_DAY:
        return ""
    rest = line.text.replace(link.text, "", 1)
    return _NUMBER.sub("0", rest).strip() if _DAY.search(rest) else ""


_LONGEST_DAY = 60
"""Characters beside a headline, of its day: more are other headlines."""
_NUMBER, _DAY = re.compile(r"\d+"), re.compile(r"\d[/.-]\d{1,2}[/.-]\d{2}")


def _is_beside(flow: Flow, link: Link, around: set[int], dated: set[int]) -> bool:
    line = flow.pieces[link.line]
    if not isinstance(line, Line) or len(link.text.split()) < _LEAST_WORDS or furniture.is_furniture(link.text):
        return False
    if link.line in dated:
        return not (is_file(link) or leads_to_tag(link.url) or wordings.LEADS_ON.match(fold(link.text)))
    return (line.item > 0 or link.other) and flow.parents[line.block] in around


_NEAR, _LEAST_WORDS = 2, 3
"""Lines beyond the first and last long headline of a list, and words of a short one."""
