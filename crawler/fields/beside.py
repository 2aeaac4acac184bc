"""What stands around the body inside the article's own element: byline, source, files, tags, date, view count.

Families name the places that their templates have; authors and themes put the same lines above or below the text
without a name. What is found here is asked last.
"""

from __future__ import annotations

import re
from itertools import islice, pairwise, takewhile
from typing import TypeGuard

from msgspec import Struct
from msgspec.structs import replace
from selectolax.lexbor import LexborNode

from crawler.clean.districts import is_district
from crawler.clean.names import looks_like_byline
from crawler.clean.tails import is_date_alone
from crawler.clean.text import fold
from crawler.fields import captions
from crawler.fields.lines import boxes, furniture, meta, moved, signature, tagged, taglines
from crawler.fields.lines.factlabels import POSTED, POSTER, PUT, READ, WEEKDAY
from crawler.fields.lines.facts import is_named_date
from crawler.fields.tree import links, queries
from crawler.fields.tree.flow import Around, Flow, Frame, Line, Link, Picture, Piece
from crawler.fields.tree.lengths import MIN_LEAD

MAX_FACTS = 80
"""Characters up to which a line with a count in it is no text."""

_COUNTED = re.compile(r"\d[\s.,\dKk]*(?:lượt|lần)?\s?(?:xem|đọc|views?)\b|(?:xem|đọc|views?)\s?:\s?\d", re.IGNORECASE)


# What a line of facts begins with; however many follow it is no lead.
_LABELLED = re.compile(
    rf"\W*(?:{POSTER}|{POSTED}|{PUT}|thoi gian|ngay xuat ban|{READ}|posted|views|author|tac gia)\b[^:]{{0,12}}:"
)


_TICKING = re.compile(rf"\b(?:{WEEKDAY}|hom nay)\b.*\d:[0-5]\d:[0-5]\d")
_MOST_BESIDE = 6
"""Elements and texts before a menu among which the page's clock is."""


_MOST_BELOW = 3
"""Lines below the box of other news among which the article's count is."""


class Beside(Struct):
    """Lines by what they tell; links to files."""

    dates: list[Line] = []
    views: list[Line] = []
    credits: list[Line] = []
    tags: list[str] = []
    links: list[Link] = []
    """Of what stands below the body: files among them."""
    frames: list[Piece] = []
    """Videos and documents below the body."""
    pictures: list[Picture] = []
    """Those above the body."""
    leads: list[Line] = []
    """Lines above the body that are long enough for a lead."""
    related: list[Link] = []


def read(around: Around, title: str = "", scope: LexborNode | None = None) -> Beside:
    """What the lines above and below the body tell, down to the first header of other news or of comments.

    Above the line that says ``title`` only what stands right on it tells of the article: the element that title and
    body share may be the whole page, with the clock of its header.
    """
    flow, at = around
    found = Beside()
    top = _top(flow.pieces, at, title) if title else 0
    end = next((place for place in range(at, len(flow.pieces)) if _ends(flow.pieces, place)), len(flow.pieces))
    above = _note(_with_day(flow.pieces[top:at], title), found)
    found.dates = _without_clock(found.dates, flow.pieces[top:at], title, scope)
    taken = captions.assign(above)
    for picture in above:
        # The title above a picture that is described by it captions nothing.
        if isinstance(picture, Picture) and picture.caption == picture.alt:
            picture.caption = None
    above = [piece for place, piece in enumerate(above) if place not in taken]
    found.leads = [piece for piece in above if isinstance(piece, Line) and _may_lead(piece)]
    found.credits += [piece for piece in above if isinstance(piece, Line) and _signs(piece)]
    found.pictures = [piece for piece in above if isinstance(piece, Picture)]
    below = [place for place in range(at, end) if not _is_tag(flow, place, found)]
    files = links.file_lines(flow)
    found.links = [link for link in flow.links if at <= link.line < end]
    rest = _note([flow.pieces[place] for place in below if place not in files], found, below=True)
    found.frames = [piece for piece in rest if isinstance(piece, Frame)]
    place = _titled(flow.pieces, at, title) if title and not found.dates else at
    found.dates += in_bar(flow, place) if place + 1 < at else []
    found.related = boxes.other_articles(flow, at)
    found.views += counts_below(flow, found.related, at - 1) if not found.views else []
    found.credits += signature.take_last([piece for piece in furniture.keep(rest) if not _is_link(piece)])
    return found


def counts_below(flow: Flow, related: list[Link], own: int, around: int = 0) -> list[Line]:
    """The lines with a labelled count right below the box with the links ``related``, where an element holds it alone:
    in a row of that, or below its header in its own element, which the article's piece ``own`` is not in, the count is
    another article's. Only in the block ``around``."""
    block = flow.pieces[related[-1].line].block if related else 0
    while block and not all(flow.is_inside(flow.pieces[link.line].block, block) for link in related):
        block = flow.parents[block]
    whole = flow.parents[block] if block else 0
    if related and own >= 0 and whole and not flow.is_inside(flow.pieces[own].block, whole):
        header = flow.pieces[related[0].line - 1] if related[0].line else None
        block = whole if header is not None and flow.is_inside(header.block, whole) else block
    below = range(related[-1].line + 1, len(flow.pieces)) if block and len(related) > 1 else range(0)
    beside = (flow.pieces[at] for at in below if flow.is_inside(flow.pieces[at].block, around))
    outside = (piece for piece in beside if not flow.is_inside(piece.block, block))
    lines = takewhile(
        lambda piece: isinstance(piece, Line) and not (piece.is_linked or piece.level or boxes.heads(piece)),
        islice(outside, _MOST_BELOW),
    )
    # Below a line that tells nothing of the article a count is of what that names.
    told = takewhile(lambda line: any(meta.read(line)) or furniture.is_furniture(line.text), filter(_is_line, lines))
    return [line for line in told if not (line.aside or line.eye) and meta.read(line).views]


def _is_line(piece: Piece) -> TypeGuard[Line]:
    return isinstance(piece, Line)


def _top(pieces: list[Piece], at: int, title: str) -> int:
    """Where the lines above the body begin to tell of it: at the last that says the title, or right on that one."""
    place = _titled(pieces, at, title)
    while place and isinstance(above := pieces[place - 1], Line) and not above.aside and _tells_or_parts(above):
        place -= 1
    return place


def _titled(pieces: list[Piece], at: int, title: str) -> int:
    """The last line above the body that says the title; 0 where none does."""
    wanted = fold(title)
    lines = ((place, piece) for place in range(at - 1, 0, -1) if isinstance(piece := pieces[place], Line))
    return next((place for place, line in lines if not line.aside and fold(line.text) == wanted), 0)


def _with_day(above: list[Piece], title: str) -> list[Piece]:
    """``above`` where the line right below the title says when it was published, also among the buttons of a theme."""
    wanted = fold(title) if title else ""
    for at, (line, below) in enumerate(pairwise(above)):
        if isinstance(below, Line) and below.aside and isinstance(line, Line) and wanted and fold(line.text) == wanted:
            is_day = meta.says_publishing(below)
            return [*above[: at + 1], replace(below, aside=False), *above[at + 2 :]] if is_day else above
    return above


def in_bar(flow: Flow, title_at: int) -> list[Line]:
    """The line right below the title that is a date and nothing else, set aside with the buttons of a theme behind it,
    or behind the count of readers, in one element that the title is not in."""
    below = flow.pieces[title_at + 1 : title_at + 4]
    line = below.pop(0) if below else None
    is_counted = len(below) > 1 and isinstance(below[0], Line) and below[0].aside and meta.read(below[0]).views
    behind = below[int(is_counted)] if below else None
    if not (isinstance(line, Line) and isinstance(behind, Line) and line.aside and behind.aside):
        return []
    if not (is_date_alone(line.text) and furniture.is_tools(fold(behind.text))):
        return []
    bar = line.block
    while bar and not flow.is_inside(behind.block, bar):
        bar = flow.parents[bar]
    is_apart = bar and not flow.is_inside(flow.pieces[title_at].block, bar)
    return [replace(line, aside=False)] if is_apart else []


def is_of_head(root: LexborNode, line: Line) -> bool:
    """Whether a line above the title is the page's own clock: in a header, before a menu, or ticking in seconds."""
    if not meta.read(line).date:
        return False
    if _TICKING.search(fold(line.text)) is not None and not meta.says_publishing(line):
        return True
    said = "".join(line.text.split())
    for node in queries.every(root, "nav, header"):
        places = [node] if node.tag == "header" and queries.first(node, "h1, h2, h3") is None else []
        beside = node.prev if node.tag == "nav" else None
        while beside is not None and len(places) < _MOST_BESIDE:
            places.append(beside)
            beside = beside.prev
        if any(said in "".join(place.text(deep=True).split()) for place in places):
            return True
    return False


def _without_clock(dates: list[Line], above: list[Piece], title: str, scope: LexborNode | None) -> list[Line]:
    """``dates`` with those above the title last, and without the page's clock."""
    wanted = fold(title)
    at = next((at for at, piece in enumerate(above) if isinstance(piece, Line) and fold(piece.text) == wanted), 0)
    early = {id(piece) for piece in above[:at]} if dates and title else set()
    first = [line for line in dates if id(line) in early and not (scope is not None and is_of_head(scope, line))]
    return [line for line in dates if id(line) not in early] + first


def _tells_or_parts(line: Line) -> bool:
    """Whether a line is of those that tell of the article, or a lone mark between two of them."""
    return any(meta.read(line)) or not any(map(str.isalnum, line.text))


def _is_link(piece: Piece) -> bool:
    """Tags and buttons may stand below a signature."""
    return isinstance(piece, Line) and piece.is_linked


def _may_lead(line: Line) -> bool:
    if len(line.text) < MIN_LEAD or line.is_linked or furniture.is_furniture(line.text):
        return False
    # Date, account and count in one line are shorter than a lead that tells how often something was seen.
    counts = len(line.text) <= MAX_FACTS and _COUNTED.search(line.text) is not None
    return not (counts or _LABELLED.match(fold(line.text)) or moved.tells(line.text))


def _signs(line: Line) -> bool:
    """Whether a line above the text names who wrote it; that of a district alone may say where."""
    if line.is_linked or line.kind != "text":
        return False
    return line.signs or (looks_like_byline(line.text) and not is_district(line.text))


def _ends(pieces: list[Piece], at: int) -> bool:
    return furniture.heads_box(pieces, at) or furniture.ends(pieces, at)


def _note(pieces: list[Piece], found: Beside, *, below: bool = False) -> list[Piece]:
    """Sort the lines that tell something into ``found``; the pieces that are left."""
    rest: list[Piece] = []
    for at, piece in enumerate(pieces):
        if piece.aside:
            continue
        told = meta.read(piece) if isinstance(piece, Line) else meta.Told()
        if isinstance(piece, Line) and not (below or any(told)) and is_named_date(piece.text):
            told = told._replace(date=True)
        if told.date and not told.views and meta.is_of_event(pieces, at, below=below):
            told = told._replace(date=False)
        if isinstance(piece, Line) and any(told):
            found.dates += [piece] if told.date else []
            found.views += [piece] if told.views else []
            found.credits += [piece] if told.credit else []
        else:
            rest.append(piece)
    return rest


def _is_tag(flow: Flow, at: int, found: Beside) -> bool:
    """Whether the line is the label of the tags or goes on with them; note the tags."""
    piece = flow.pieces[at]
    if not isinstance(piece, Line):
        return False
    if taglines.is_tag_line(piece.text, piece.linked):
        found.tags += tagged.at_line(flow, at)
        return True
    return False
