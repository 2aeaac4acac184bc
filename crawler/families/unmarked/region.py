"""Where in a page's flow the article is: the lines under its title, without what surrounds them."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from msgspec.structs import replace
from selectolax.lexbor import LexborNode

from crawler.clean.names import looks_like_byline
from crawler.clean.numbers import is_count, tells_reactions
from crawler.clean.persons import is_agency, is_person
from crawler.clean.text import fold
from crawler.families.unmarked import cards, clocks, films, likeness, moments, opening, surroundings, teasers, trims
from crawler.fields import beside
from crawler.fields.lines import boxes, facts, furniture, meta, moved, occasion, tabs, taglines, updates
from crawler.fields.lines.posters import is_desk
from crawler.fields.trails import crumblines
from crawler.fields.tree import links
from crawler.fields.tree.flow import Flow, Frame, Grid, Line, Picture, Piece
from crawler.fields.tree.lengths import MIN_PARAGRAPH

_LAST, _ABOVE = 4, 5
"""Pieces at the end among which a signature stands, and above the title that may tell of it."""

_BELOW, _TOOLS = 3, 2
"""Pieces below the region that may tell of the article, and below the title its buttons."""

_REACH = 50.0
"""Pieces from the title after which text counts a third: sidebars come late in a page."""

_ENOUGH = 0.35
"""Share of the page's text, weighed by distance, that an article's block holds at least."""


@dataclass(slots=True)
class Region:
    """What was found."""

    places: list[int] = field(default_factory=list)
    """Indices of the pieces of the body."""
    body: list[Piece] = field(default_factory=list)
    dates: list[Line] = field(default_factory=list)
    views: list[Line] = field(default_factory=list)
    credits: list[Line] = field(default_factory=list)
    files: list[int] = field(default_factory=list)
    """Indices of lines that offer files."""
    tags: list[int] = field(default_factory=list)
    """Indices of lines with tags."""
    sections: list[int] = field(default_factory=list)
    """Indices of lines that name the section behind its label."""
    rows: list[int] = field(default_factory=list)
    """The same of other articles' rows below it."""
    updated: str | None = None
    """When a line below the text says that it was changed."""
    has_box: bool = False
    """A box of other news ends it."""
    headlines: int = 0
    """Linked lines as long as a headline."""
    reads_like_listing: bool = False

    @property
    def characters(self) -> int:
        """How much unlinked text the body holds."""
        return sum(len(piece.text) for piece in self.body if isinstance(piece, Line) and not piece.is_linked)

    @property
    def signs(self) -> bool:
        """Whether one of the last lines names who wrote."""
        return any(looks_like_byline(piece.text) for piece in self.body[-_LAST:] if isinstance(piece, Line))

    @property
    def media(self) -> bool:
        """Whether the body shows a picture, a frame or a table."""
        return any(isinstance(piece, Picture | Frame | Grid) for piece in self.body)


def find(flow: Flow, first: int | None, last: int | None, root: LexborNode, url: str) -> Region | None:
    """The article's region in ``root``, of ``url``, under the title, lines ``first`` to ``last``, or None."""
    boxes.set_aside(flow, last)
    pieces = flow.pieces
    start = 0 if last is None else last + 1
    tabs.set_aside(pieces, start)
    block = _block(flow, last, start)
    inside = [at for at in range(start, len(pieces)) if flow.is_inside(pieces[at].block, block)]
    alone = [] if inside else films.above(flow, first)
    if not (inside or alone):
        return None
    found = Region()
    for told in (piece for piece in pieces[alone[0] + 1 : first] if isinstance(piece, Line)) if alone else ():
        _note_meta(told, found)  # what tells of a film stands above its title
    for at in reversed(range(max(0, (first or 0) - _ABOVE), first or 0)):
        piece = pieces[at]
        if surroundings.is_kicker(pieces, at, first):
            continue
        if isinstance(piece, Line) and surroundings.printed_section(piece):
            found.sections.append(at)
            continue
        if not (  # right above the title stands what belongs to it, beyond a menu the page's own clock
            isinstance(piece, Line)
            and not (piece.aside or likeness.mentions_a_portal(piece.text))
            and surroundings.stands_over(flow, piece, block, inside)
            and not beside.is_of_head(root, piece)
            and _note_meta(surroundings.behind_links(flow, at, piece), found)
        ):
            break
        found.sections += [at] if surroundings.tells_section(piece) else []
    above = len(found.dates)
    text, found.rows = cards.parted(flow, inside, url)
    _read(flow, text, found)
    film = alone or ([] if found.media or found.characters >= films.MAX_TEXT else films.above(flow, first))
    found.dates = clocks.told_apart(found.dates, above, flow, start, found.body)
    found.places[:0], found.body[:0] = film, [pieces[at] for at in film]
    if not (found.places or found.files):
        return None
    end = (inside or [start - 1])[-1] + 1
    found.has_box = found.has_box or trims.has_box_below(pieces, end)
    _note_below(pieces, end, found)
    return found


def _note_below(pieces: list[Piece], start: int, found: Region) -> None:
    """Note who made the article, and its tags, in the lines right below its block: tables hold them in their own."""
    for at, piece in enumerate(pieces[start : start + _BELOW], start):
        if taglines.tells_tags(piece):
            found.tags.append(at)
        elif isinstance(piece, Line) and not (piece.aside or furniture.is_foot(piece.text)) and meta.read(piece).credit:
            found.credits.append(piece)
        else:
            return


def _block(flow: Flow, title_at: int | None, start: int) -> int:
    """Number of the smallest block around the title that holds enough of the page's text."""
    near = [0.0] * len(flow.parents)
    behind = 1.0
    for at in range(start, len(flow.pieces)):
        piece = flow.pieces[at]
        if (
            behind == 1.0
            and not piece.aside
            and (furniture.heads_box(flow.pieces, at) or furniture.ends(flow.pieces, at, start))
        ):
            behind = 0.1
        told = at < start + _TOOLS and isinstance(piece, Line) and any(meta.read(piece))
        near[piece.block] += (5.0 if told else _weight(piece)) * math.exp((start - at) / _REACH) * behind
    # What a block holds, the one around it holds too; that has a lower number.
    for number in range(len(near) - 1, 0, -1):
        near[flow.parents[number]] += near[number]
    if title_at is None:
        return _densest(flow, near)
    number = flow.pieces[title_at].block
    while number and near[number] < _ENOUGH * near[0]:
        number = flow.parents[number]
    return number


def _densest(flow: Flow, near: list[float]) -> int:
    """Without a title: the smallest block that holds two thirds of the text."""
    return max(number for number, weight in enumerate(near) if number == 0 or weight >= near[0] * 2 / 3)


def _weight(piece: Piece) -> float:
    if piece.aside:
        return 0.0
    if isinstance(piece, Line):
        if piece.linked * 3 > len(piece.text) or trims.FOOT.match(fold(piece.text[:40])):
            return 0.0
        return float(len(piece.text)) if len(piece.text) >= MIN_PARAGRAPH else len(piece.text) * 0.1
    return 150.0 if isinstance(piece, Grid | Frame) else 5.0


def _read(flow: Flow, inside: list[int], found: Region) -> None:
    """Sort the pieces under the title: metadata first, then lead and body up to the first header of other things."""
    in_text = is_over = is_of_tags = False
    pieces, files = flow.pieces, links.file_lines(flow)
    headlines = dates = more = paragraphs = led = 0
    for at in inside:
        piece = pieces[at]
        if isinstance(piece, Line) and taglines.is_tag_line(piece.text, piece.linked):
            found.tags.append(at)
            is_of_tags = taglines.is_tag_label(piece.text)
            continue
        if is_of_tags := is_of_tags and isinstance(piece, Line) and piece.is_linked:
            continue
        if at in files:
            # Kept with the body, which knows them from text; below other boxes only with a label above or before them.
            goes_on = at - 1 in found.files[-1:] or surroundings.announces_files(pieces[at - 1])
            if goes_on or not is_over or not (isinstance(piece, Line) and piece.is_linked):
                found.files.append(at)
            continue
        if is_over and isinstance(piece, Line):
            found.has_box = found.has_box or boxes.heads(piece)
        if piece.aside or is_over:
            found.dates += trims.dated_tools(flow, at, in_text, found.dates) if at - inside[0] < _TOOLS else []
            continue
        if isinstance(piece, Line):
            if not (in_text or found.dates):
                _unglue(piece, found)
            is_fact = not in_text and _note_fact(flow, at, piece, found)
            if is_fact or (piece.linked and _note_section(flow, at, inside[0], found, in_text)):
                continue
            if trims.reads_on(piece, in_text):
                more += 1
                continue
            if trims.ends_text(pieces, inside, at, None if in_text else found.body):
                is_over = True
                found.has_box = boxes.heads(piece)
                continue
            # Icons stand between title and date, too.
            above = found.body[-1] if found.places[-1:] == [at - 1] else None
            under_picture = opening.may_caption(above, piece, dated=bool(found.dates), in_text=in_text)
            is_short = not under_picture and len(piece.text) <= meta.MAX_META
            # In a list of teasers dates stand below text as well.
            if is_short and occasion.is_of_event(pieces, at, in_text, found.dates):
                dates += 1
            elif is_short and _note_told(pieces, at, piece, found, in_text):
                dates += 1
                continue
            if teasers.is_headline(piece):
                headlines += 1
            elif len(piece.text) >= MIN_PARAGRAPH:
                paragraphs += not teasers.may_head_row(piece, dated=bool(found.dates))
                led += bool(found.body) and teasers.may_head_row(found.body[-1], dated=bool(found.dates))
                in_text = True
        found.body.append(piece)
        found.places.append(at)
    trims.cut_tail(flow, found.body, found.places)
    trims.cut_icons(flow, found.body, found.places, [*found.dates, *found.views])
    found.headlines = headlines
    # A lead under each headline, two of three at least: an article's paragraphs follow one another.
    is_teased = led >= 3 and led * 3 >= paragraphs * 2
    found.reads_like_listing = more >= 3 or is_teased or (headlines >= 3 and (dates >= 3 or headlines > paragraphs))


def _note_fact(flow: Flow, at: int, line: Line, found: Region) -> bool:
    """Whether a line above the text is a person's name, noted where its class says who wrote, or the label of the
    section, or the desk or office that put it up, or tells how many reacted, or where it stood before."""
    is_listed = line.group > 0 and moments.is_listed(flow.pieces, at)
    is_name = is_listed and (is_person(line.text) or facts.is_of_author(line))
    if is_name or (line.signs and opening.names(line.text)):
        found.credits += [line] if line.signs else []
        return True
    if (is_listed or not line.linked) and surroundings.names_section(flow.pieces, at):
        found.sections.append(at)
        return True
    is_seen = bool(found.dates) and not line.linked and is_count(line.text)
    found.views += [line] if is_seen else []
    is_posted = (is_listed and is_agency(line.text)) or ((is_listed or bool(found.dates)) and is_desk(line.text))
    is_told = is_seen or is_posted or tells_reactions(line.text) or moments.join_parted(flow, at)
    return is_told or (moved.tells(line.text) and (bool(found.dates) or not meta.read(line).date))


def _note_section(flow: Flow, at: int, start: int, found: Region, in_text: bool) -> bool:
    """Whether the line ``at`` links to the section and says no more, and stands in no text; note the first of them."""
    is_link = surroundings.is_section_link(flow, at, first=not (found.body or found.sections), in_text=in_text)
    is_link = is_link and not crumblines.stands_in_text(flow, at, start)
    found.sections += [at] if is_link and not (in_text and found.sections) else []
    return is_link


def _note_told(pieces: list[Piece], at: int, line: Line, found: Region, in_text: bool) -> bool:
    """Whether a line tells of the article, or above the text is a date beside a name, of whatever; note it, and the
    section in it. Many such are of who asked."""
    is_told = _note_meta(line, found, after_text=in_text and not occasion.is_listed(pieces, at, found.dates))
    if not (is_told or in_text or found.dates) and facts.is_named_date(line.text):
        found.dates.append(line)
        is_told = True
    is_own = is_told and (not in_text or found.dates == [line])
    found.sections += [at] if is_own and surroundings.tells_section(line) else []
    return is_told


def _unglue(line: Line, found: Region) -> None:
    """Take a date off the first word that it touches ("13/01/2017Nhằm đánh giá")."""
    at = meta.glued_date(line)
    if at is not None:
        head = replace(line, text=line.text[:at].strip())
        _note_meta(head, found)
        line.text = line.text[at:]
        line.bold = line.strong * 10 >= len(line.text) * 9


def _note_meta(line: Line, found: Region, *, after_text: bool = False) -> bool:
    """Whether the line says when, how often read, or by whom, and says little else; note it."""
    told = meta.read(line)
    if told.views:
        found.views.append(line)
    if told.date and not (after_text and found.dates and not told.views):
        found.dates.append(line)
    if told.date and after_text:
        found.updated = found.updated or updates.read(line.text)
    if told.credit and (told.views or not after_text):
        found.credits.append(line)
    return told.views or told.date or (told.credit and not after_text)
