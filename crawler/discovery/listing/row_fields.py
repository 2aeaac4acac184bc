"""What one row of a listing says: title, lead, its own date, its own view count.

A row is a list of neighbouring nodes (usually one block, several where a listing is laid out flat).
Its text is cut into pieces where blocks, links and date elements begin and end; each piece is then
a title, a date, a count or a lead, never two of them by accident.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from selectolax.lexbor import LexborNode

from crawler.clean import dates, numbers, text
from crawler.clean.zone import VIETNAM
from crawler.discovery.anchors import words
from crawler.discovery.listing import columns
from crawler.discovery.listing.pieces import HAS_DATE, LEAD, MONTH, SHORT, TITLE, VIEWS, Piece, cut

# "Read on", as links say it; no title. Without diacritics.
_MORE = re.compile(
    r"(?:\W*(?:xem (?:them|tiep|chi tiet)|chi tiet|doc (?:them|tiep)|read more|continue reading|view more|more|"
    r"details?|xem)\W*)+"
)
_MORE_TAIL = re.compile(
    r"\s*(?:[\[(]?(?:\.{3}|…)[\])]?|[»›>→]+|[\[(]?(?:xem thêm|xem tiếp|xem chi tiết|chi tiết|đọc thêm|đọc tiếp|"
    r"read more|continue reading)[\])]?)\s*[.»›>→…]*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\s*(?:(?:thông tin )?về|about|:)?\s*$", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_BULLET = re.compile(r"^(?:[>»›•·*+○●■▪►–—-]\s*)+")
_CUT = ("...", "…")
_LEAD_LEAST = 40


@dataclass(slots=True)
class Fields:
    """What was read of a row; the texts cleaned, the rest None where the row does not print it."""

    title: str | None = None
    lead: str | None = None
    published_at: str | None = None
    published_raw: str | None = None
    views: int | None = None
    views_raw: str | None = None
    image: bool = False


def says_more(value: str) -> bool:
    """Whether the text of a link only asks to read on.

    >>> says_more("Xem thêm »"), says_more("Xem thêm tin về lũ")
    (True, False)
    """
    return len(value) <= 40 and _MORE.fullmatch(text.fold(value)) is not None


def read(nodes: Sequence[LexborNode], *, own: frozenset[int], fallback: Sequence[str] = ()) -> Fields:
    """The fields of the row that ``nodes`` make up.

    ``own`` are the ``mem_id`` of the links to the row's article; ``fallback`` are texts that may serve as a
    title where no link shows one or shows it cut off (``title`` and ``alt`` attributes), best first.
    """
    pieces, image = cut(nodes, own)
    fields = Fields(image=image)
    fields.title, title = _title(pieces, fallback)
    _read_dates(pieces, fields)
    if fields.published_at is None and nodes[0].tag != "tr":  # tables number their rows
        _read_boxed(pieces, fields)
    _read_views([piece for piece in pieces if piece is not title], fields)
    if fields.views is None and len(nodes) == 1 and (counted := columns.views(nodes[0])) is not None:
        fields.views, fields.views_raw = counted
    fields.lead = _lead(pieces, title, fields)
    return fields


def _title(pieces: Sequence[Piece], fallback: Sequence[str]) -> tuple[str | None, Piece | None]:
    """The title, and the piece it was taken from."""
    shown = [piece for piece in pieces if piece.context.own and not piece.dated and not says_more(piece.text)]
    shown = [piece for piece in shown if words(piece.text)]
    chosen = (
        next((piece for piece in shown if piece.context.heading), None)
        or next((piece for piece in shown if piece.context.hints & TITLE), None)
        or (shown[0] if shown else None)
    )
    if chosen is not None and not chosen.context.heading and len(shown) > 1:
        # Several links to one article: the longest is its title, unless it is a lead inside a card.
        longest = max(shown, key=lambda piece: len(piece.text))
        if words(chosen.text) < 4 and len(longest.text) < 200:
            chosen = longest
    value = chosen.text if chosen is not None else None
    if value is None or value.endswith(_CUT):
        whole = next(
            (cleaned for cleaned in map(text.clean_line, fallback) if cleaned and not cleaned.endswith(_CUT)), None
        )
        if whole is not None and (value is None or len(whole) >= len(value) - 3):
            value = whole
    if value is not None:
        value = _BULLET.sub("", value)
    return (value if value and words(value) else None), chosen


def _lead(pieces: Sequence[Piece], title: Piece | None, fields: Fields) -> str | None:
    best: Piece | None = None
    named_best = False
    for piece in pieces:
        if piece is title or piece.dated or (piece.context.heading and piece.context.own):
            continue
        named = bool(piece.context.hints & LEAD)
        least = 15 if named else _LEAD_LEAST
        if len(piece.text) < least or piece.text.count(" ") < 2 or (named_best and not named):
            continue
        if best is None or (named and not named_best) or len(piece.text) > len(best.text):
            best, named_best = piece, named
    if best is None:
        return None
    value = _without_name(best.text, fields.title or "")
    tail = _MORE_TAIL.search(value, max(0, len(value) - 60))
    value = value[: tail.start()].strip() if tail is not None else value
    if fields.views_raw:
        # A count printed in the same line as the lead is no part of it.
        value = value.removesuffix(fields.views_raw).removeprefix(fields.views_raw).strip(" |–-(")
    return None if not value or (fields.title and text.fold(value) == text.fold(fields.title)) else value


def _without_name(lead: str, title: str) -> str:
    """A lead without the title that is hidden in the link behind it, which reads on "about" that.

    >>> _without_name("Sáng 2/3, xã khai mạc lễ hội. Đọc thêm Thông tin về Lễ hội xuân »", "Lễ hội xuân")
    'Sáng 2/3, xã khai mạc lễ hội. Đọc thêm'
    """
    bare = lead.rstrip(" »›>→…")
    if not title or not bare.endswith(title):
        return lead
    about = _ABOUT.sub("", bare.removesuffix(title))
    return about if _MORE_TAIL.search(about) is not None else lead


def _read_dates(pieces: Sequence[Piece], fields: Fields) -> None:
    ordered = sorted(pieces, key=lambda piece: (not piece.dated, piece.context.own))
    for piece in ordered:
        if piece.stamp:
            stamped, printed = _iso(piece.stamp), dates.parse_date(piece.text)
            # Clocks of servers differ; where attribute and text name different days, people saw the text.
            if stamped and (printed is None or printed.iso[:10] == stamped[:10]):
                fields.published_at, fields.published_raw = stamped, piece.stamp
                return
        # What a link says may be the title: in a card that is one link a date stands alone.
        is_link = piece.context.own and not piece.dated
        if len(piece.text) > SHORT or (is_link and piece.context.heading):
            continue
        if not HAS_DATE.search(piece.text):
            continue
        found = dates.parse_date(piece.text.strip("()[] "))
        if found is None and piece.dated:
            # Behind the link to the comments, whose own date this would be without the stroke.
            found = dates.parse_date(piece.text.rpartition(" / ")[2])
        if found is not None and (piece.dated or _words_beside(piece.text, found.raw, is_link) <= 6 * (not is_link)):
            fields.published_at, fields.published_raw = found.iso, found.raw
            return


def _words_beside(line: str, day: str, is_link: bool) -> int:
    """Words of a line beside its day; in a link but for the label of that and a count, which no title is."""
    rest = line.replace(day, "", 1)
    counted = numbers.find_views(rest.lstrip("-–—•·|»* ")) if is_link else None
    rest = rest.replace(counted.raw, "", 1) if counted is not None else rest
    return words(_PUT.sub("", rest) if is_link else rest)


_PUT = re.compile(r"^\s*(?:ngày đăng|đăng (?:ngày|lúc)|cập nhật)\s*:", re.IGNORECASE)


def _read_boxed(pieces: Sequence[Piece], fields: Fields) -> None:
    """The day that stands first in a row, above its month and year, as calendars are drawn. Behind the title stand
    counts, and deadlines behind their label."""
    if len(pieces) < len(("day", "month")) or not pieces[0].text.isdigit() or len(pieces[0].text) > len("31"):
        return
    month = MONTH.fullmatch(pieces[1].text)
    found = dates.parse_date(f"{pieces[0].text}/{month[1]}/{month[2]}") if month is not None else None
    if found is not None:
        fields.published_at, fields.published_raw = found.iso, f"{pieces[0].text} {pieces[1].text}"


def _iso(stamp: str) -> str | None:
    """A ``datetime`` attribute in the portals' own time zone, to the minute or better; a bare date stays one."""
    stamp = stamp.strip()
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    if len(stamp) == 10:
        return stamp
    moment = moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment.astimezone(VIETNAM)
    return moment.isoformat()


def _read_views(pieces: Sequence[Piece], fields: Fields) -> None:
    for piece in pieces:
        if not _DIGIT.search(piece.text) or (piece.context.own and len(piece.text) > SHORT // 2):
            continue
        is_place = bool(piece.context.hints & VIEWS)
        found = numbers.find_views(piece.text.lstrip("-–—•·|»* "), placed=is_place)
        if found is not None and (len(piece.text) <= SHORT or piece.text.endswith(found.raw)):
            fields.views, fields.views_raw = found.views, found.raw
            return
        if is_place and not piece.dated:
            bare = piece.text.strip("() ")
            count = numbers.parse_count(bare) if bare[:1].isdigit() and not words(bare) else None
            if count is not None:
                fields.views, fields.views_raw = count, bare
                return
