"""Byline, authors and source, as the page prints them.

A labelled line ("Tác giả:", "Nguồn tin:") of the page wins, else the lines that sign the body. The author
that microdata, JSON-LD or a theme name is the account that posted, and is nobody: on the pages seen it never
was the one who signs. Where the theme prints "Viết bởi" before it and the name is a person's whole one, the page
says that this person wrote: that is asked last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, cast

from msgspec import Struct

from archive.article import Author
from crawler.clean.agencies import leading_agency, signing_paper
from crawler.clean.besides import is_written_by, with_colon
from crawler.clean.districts import is_district
from crawler.clean.names import Byline, is_agency, read_byline
from crawler.clean.namewords import PRESS
from crawler.clean.persons import is_full_name, is_person, lowered
from crawler.clean.text import fold
from crawler.fields import title
from crawler.fields.candidate import Candidate
from crawler.fields.lines.facts import CREDIT, facts
from crawler.fields.trails import portalnames
from crawler.fields.tree.flow import Line
from crawler.fields.tree.hints import Hints

_SOURCE_LABEL = re.compile(r"\bnguon\b|^\W*theo\b|\bsource\b")
"""An agency behind a name ("Thanh Vân/TTXVN") is where the author works; the source is what the page calls so."""

_BEHIND_NAME = re.compile(r"(?:[(\[]\s?|\s[–-]\s)theo\b")
"""The same behind a name: "Thanh Vân (theo TTXVN)"."""

_LABEL = 40
"""Characters in which such a label shows."""

Role = Literal["text", "photo", "video", "translation", "other"]


class Credits(Struct):
    """Who made the article."""

    byline: str | None = None
    raw: str | None = None
    authors: list[Author] = []
    source: str | None = None


def candidates(hints: Hints, signature: Sequence[Line]) -> Iterator[Candidate[Byline]]:
    """Every line that names somebody, best first; last those with the label of an account."""
    written: list[Candidate[Byline]] = []
    for candidate in _named(hints, signature):
        if is_written_by(candidate.value.raw):
            written.append(candidate)
        else:
            yield candidate
    yield from written


def _named(hints: Hints, signature: Sequence[Line]) -> Iterator[Candidate[Byline]]:
    for node in hints.nodes("byline"):
        text = hints.text(node)
        read = read_byline(text) if text else None
        if read is not None:
            yield Candidate(read, f"{hints.family.name} byline", text)
    if hints.located is not None:
        for spot in hints.located.spots.get("byline", ()):
            read = read_byline(spot.text)
            if read is not None:
                yield Candidate(read, spot.where, spot.text)
    for spot in hints.own_spots("published"):
        for part in facts(spot.text):
            is_named = is_written_by(part) or _is_author(part, hints) or CREDIT.match(fold(with_colon(part)[:_LABEL]))
            read = read_byline(part) if is_named else None
            if read is not None:
                yield Candidate(read, f"beside the date: {spot.where}", part)
    for line in signature:
        read = _read(line)
        if read is not None:
            yield Candidate(read, "body, signing line", line.text)
    beside = hints.beside.credits
    heading = title.extract(hints) if beside else None
    for line in beside:
        read = _read(line) if heading is None or line.text != heading.value else None
        if read is not None:
            yield Candidate(read, "line beside the body", line.text)


def _read(line: Line) -> Byline | None:
    """What a line names; an agency alone where the class says that the article is from it is its source, and so is a
    paper by its sign."""
    name = line.text.strip("()[] ")
    if (line.sourced and is_agency(name)) or signing_paper(line.text):
        return Byline(f"Nguồn: {name}", None, (), name)
    return read_byline(line.text)


def _is_author(part: str, hints: Hints) -> bool:
    """Whether a name beside the date is a person's: it may be that of a district, or of a place which the page calls
    one, and of two syllables that of the place that the title is about, or the portal is of."""
    if not is_person(part) or is_district(part) or _is_place(part, hints.page.html):
        return False
    if is_full_name(part):
        return True
    heading, name = title.extract(hints), fold(part)
    told = [*portalnames.names(hints.page), heading.value if heading is not None else ""]
    return not any(re.search(rf"\b{re.escape(name)}\b", fold(each)) for each in told)


_PLACE = re.compile(
    r"(?<!\w)(?:huyện(?: ủy| đoàn)?|quận|thị (?:xã|trấn|ủy)|xã|phường|thành phố|tp\.?|tỉnh|ubnd|hđnd|"
    r"ủy ban nhân dân|địa bàn)\s+$",
    re.IGNORECASE,
)
_LONGEST_PLACE = 24
"""Characters before a name in which such a word stands."""


def _is_place(name: str, text: str) -> bool:
    """Whether a page calls a name that of a place, anywhere in its ``text``: so are named many communes.

    >>> _is_place("Mai Châu", "Sáng 12/3, UBND huyện Mai Châu họp"), _is_place("Ngọc Hà", "Chị Ngọc Hà, xã Mai Hạ")
    (True, False)
    """
    at = text.find(name)
    while at >= 0:
        if _PLACE.search(text[max(0, at - _LONGEST_PLACE) : at]):
            return True
        at = text.find(name, at + len(name))
    return False


def extract(hints: Hints, signature: Sequence[Line], opening: str = "") -> Credits:
    """Byline, authors and source; each is None or empty where nothing on the page says it.

    ``opening``: how the lead begins, or the text where there is none; an agency before it is the source that no
    label names.
    """
    result = Credits()
    origin = None
    for candidate in candidates(hints, signature):
        read = candidate.value
        if read.source and result.source is None and _says_source(read):
            result.source = read.source
        if not read.byline:
            continue
        if origin is None:
            origin = candidate.where
            result.byline, result.raw, result.authors = read.byline, read.raw, _authors(read)
        elif origin == candidate.where and _is_office(read.raw) and result.authors:
            result.raw = f"{result.raw} - {read.raw}"  # where who signs above works
        elif (origin == candidate.where or _lacks_writer(result, read)) and not _is_known(result, read):
            # "Tin: A" and "Ảnh: B" on two lines are one byline, and so are "Viết bởi A" above and "Ảnh: B" below.
            result.byline = f"{result.byline} - {read.byline}"
            result.raw = f"{result.raw} - {read.raw}"
            result.authors += _authors(read)
    result.source = result.source or leading_agency(opening)
    return result


def _says_source(read: Byline) -> bool:
    folded = fold(read.raw)
    return bool(_SOURCE_LABEL.search(folded) or (_BEHIND_NAME.search(folded) and is_agency(read.source or "")))


def _authors(read: Byline) -> list[Author]:
    return [Author(name=name, role=cast(Role, role)) for name, role in read.authors]


def _lacks_writer(result: Credits, read: Byline) -> bool:
    """Whether a line says who has written, where those who sign have done something else."""
    return is_written_by(read.raw) and all(author.role != "text" for author in result.authors)


def _is_office(line: str) -> bool:
    """Whether a line is an office that is no paper."""
    name = line.strip("()[] ")
    return is_agency(name) and PRESS.match(lowered(name)) is None


def _is_known(result: Credits, read: Byline) -> bool:
    names = {author.name for author in result.authors}
    return bool(read.authors) and all(name in names for name, _ in read.authors)
