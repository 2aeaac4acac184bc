"""The lines of a body that sign it: who wrote, who took the pictures, where it was taken from.

Usually the last one to three lines, right-aligned, bold, in capitals or labelled; sometimes the first.
"""

from __future__ import annotations

import re
from itertools import pairwise

from crawler.clean.agencies import signing_paper
from crawler.clean.besides import has_degree, is_source, is_written_by
from crawler.clean.names import is_agency, looks_like_byline, read_byline
from crawler.clean.namewords import LONE
from crawler.clean.persons import bare_name, is_full_name, is_person, may_be_highland, may_be_rare
from crawler.clean.text import fold
from crawler.fields.lines import posts, runin
from crawler.fields.lines.credits import OUTCRY, is_labelled
from crawler.fields.tree.flow import Line, Piece
from crawler.fields.tree.lengths import FULL_PARAGRAPH

MAX_LENGTH = 160
"""Characters beyond which a line is no signature."""

_LONGEST_NAME = 60
_NAME_WORDS = 6

MAX_LINES = 4
"""Text, pictures, source and unit: no signature was seen with more lines."""

_FEW_WORDS = re.compile(r"[^\W\d_]{1,16}+[’']?[^\W\d_]{0,15}+(?: [(]?[^\W\d_]{1,15}+[’'.-]?[^\W\d_]{0,15}+[)]?){1,5}")
"""Words without a number and without the end of a sentence; each taken once for all: in all its parts it took 25 ms."""

# What stands over the signature of an official under a document: that name wrote no article.
_OFFICIAL = re.compile(r"t(?:m|l|uq)\.|kt\.|noi nhan\b|\(?da ky\)?|\(?ky ten\b")
_POST = re.compile(
    r"(?:pho |tong )?(?:chu tich|giam doc|bi thu)|truong (?:ban|phong)|chanh van phong|thu truong|bo truong|thu tuong"
)
_ACTING = re.compile(r"q\.\s?(?=\w+ \w)")
"""Before a post, that of who holds it for the time being; before one word, or before a name, an initial."""


def take(pieces: list[Piece]) -> list[Line]:
    """Remove the lines that sign a body from ``pieces`` and return them, the naming ones first.
    What themes print above a text ("Viết bởi") names the account, too: nobody where somebody signs for the text."""
    written = [x for at, x in enumerate(pieces[:_MOST_ABOVE]) if isinstance(x, Line) and _is_written_by(x, pieces[:at])]
    pieces[:] = [piece for piece in pieces if not any(piece is line for line in written)] if written else pieces
    signed = _take(pieces)
    reads = [read for line in signed if (read := read_byline(line.text)) is not None]
    return signed if any(role == "text" for read in reads for _, role in read.authors) else signed + written


def _is_written_by(line: Line, above: list[Piece]) -> bool:
    """Whether a line tells who wrote as themes do above a text, or says over it whose essay this is: none of it."""
    if line.text.startswith("Bài viết của ") and not line.level:
        return is_labelled(line.text) and not any(isinstance(p, Line) and len(p.text) >= FULL_PARAGRAPH for p in above)
    return is_written_by(line.text) and looks_like_byline(line.text)


def _take(pieces: list[Piece]) -> list[Line]:
    last = take_last(pieces)
    if _names_anyone(last):
        first = next((piece for piece in pieces[:2] if isinstance(piece, Line)), None)
        if first is not None and any(first.text == line.text for line in last):
            pieces.remove(first)  # the name stands above and below the text
        return last
    return take_first(pieces) + last


def take_last(pieces: list[Piece]) -> list[Line]:
    """Remove the signing lines from the end of ``pieces`` and return them in reading order."""
    found: list[Line] = []
    whole = list(pieces)
    runin.part(pieces)
    at = _end(pieces)
    while at >= 0 and len(found) < MAX_LINES:
        piece = pieces[at]
        if not isinstance(piece, Line):
            # A picture or video below the signature does not hide it, a second time it does.
            if found:
                break
            at -= 1
            continue
        first = not _names_writer(found)
        if not (_signs(piece, first=first) or _is_unit(pieces, at)) or _is_official(pieces, at):
            break
        found.insert(0, piece)
        del pieces[at]
        at -= 1
    if found and _are_listed(pieces, found):
        pieces[:] = whole
        return []
    return found


def _are_listed(above: list[Piece], lines: list[Line]) -> bool:
    """Whether names are what a sentence above them counts up, and nobody's who wrote."""
    if not any(isinstance(piece, Line) and piece.text.endswith(":") for piece in above):
        return False  # as of most texts, and told without asking of a paragraph whether it is a name
    names, last = len(lines), None
    for line in (piece for piece in reversed(above) if isinstance(piece, Line)):
        if not is_person(bare_name(line.text)):
            last = line
            break
        names += 1
    if names < 2 or last is None or not last.text.endswith(":") or len(last.text) < _SHORTEST_SENTENCE:
        return False
    if _MADE.search(fold(last.text)):
        return False
    return not any(is_labelled(line.text) or line.align == "right" for line in lines)


_MADE = re.compile(r"thuc hien|gioi thieu|bai (?:va|viet|,)|\banh\b")
"""What a line says whose names are those who made the article."""
_SHORTEST_SENTENCE = 20
"""Characters of a line before a colon that is no label ("Người thực hiện:")."""

_NUMBERED = re.compile(r"\d{1,2}\s?[.)/]\s?\w")
"""How an entry of a list that is typed as text begins."""


def _end(pieces: list[Piece]) -> int:
    """Where to look for the signature: at the last piece, or above the name of a category that was glued below it.

    That name, a few words and no sentence, is removed.
    """
    last = len(pieces) - 1
    if last < 1:
        return last
    line, below = pieces[last - 1 :]
    if isinstance(line, Line) and isinstance(below, Line) and _NOTE.match(below.text) and is_signature(line):
        return last - 1
    if not isinstance(line, Line) or not isinstance(below, Line):
        return last
    if _signs(below, first=True) or _is_unit(pieces, last):
        return last
    is_tail = below.kind == "text" and len(below.text) <= _LONGEST_NAME and _WORDS_ALONE.fullmatch(below.text)
    if not is_tail or not (
        is_labelled(line.text) or (_is_set_off(line) and looks_like_byline(line.text, set_off=True))
    ):
        return last
    del pieces[last]
    return last - 1


_NOTE = re.compile(r"\(\*{1,3}\)|\*{1,3}\s?(?=\w)|\((?:còn nữa|còn tiếp|hết)\)\W*$", re.IGNORECASE)
"""A footnote, or that a story goes on: both stand below who wrote, and are text."""

_WORDS_ALONE = re.compile(r"[^\W\d_](?:[^\W\d_]|[ ,&-])*")


def _names_anyone(lines: list[Line]) -> bool:
    """Whether a line names who made the article."""
    named = (line for line in lines if not (line.sourced and posts.is_office(line.text.strip("()"))))
    return any((read := read_byline(line.text)) is not None and read.byline for line in named)


def _names_writer(lines: list[Line]) -> bool:
    """Whether a line names who wrote: an office alone is where somebody does, and pictures are by others."""
    named = (line for line in lines if not posts.is_office(line.text.strip("()")))
    reads = (read_byline(line.text) for line in named)
    return any(role == "text" for read in reads if read is not None for _, role in read.authors)


def _is_unit(pieces: list[Piece], at: int) -> bool:
    """Whether a last line is the office of the person who signs in the line above it."""
    line, above = pieces[at], pieces[at - 1] if at else None
    return (
        isinstance(line, Line)
        and isinstance(above, Line)
        and len(line.text) <= _LONGEST_NAME
        and posts.is_office(line.text.strip("()[] "))
        and (is_person(bare_name(above.text)) or _stands_as_one(above) or _is_address_of(above, line))
        and not _is_official(pieces, at - 1)
    )


def _is_address_of(above: Line, line: Line) -> bool:
    """Whether a line is nothing but the address of the page that those made who sign in the line above it."""
    return line.text.startswith("http") and ":" in above.text and is_labelled(above.text)


_MOST_ABOVE = 5
"""Pieces among which a name stands above the text."""


def take_first(pieces: list[Piece]) -> list[Line]:
    """Remove a name that stands alone above the text, or between lead and text, and return it.

    Set on the right, it may have the person's office below it.
    """
    lines = [(at, piece) for at, piece in enumerate(pieces[:_MOST_ABOVE]) if isinstance(piece, Line)]
    for (at, line), (_, following) in pairwise([*lines[:3], *([(0, None)] if len(lines) < 3 else [])]):
        if line is None or len(line.text) > _LONGEST_NAME:
            # The lead.
            continue
        if following is not None and _has_office(line, following) and len(pieces) > at + 2:
            pieces.remove(line)
            pieces.remove(following)
            return [line, following]
        is_above = len(following.text) > _LONGEST_NAME if following is not None else at + 1 < len(pieces)
        alone = line.kind == "text" and not line.is_linked and is_above
        if alone and len(line.text.split()) <= _NAME_WORDS and looks_like_byline(line.text):
            del pieces[at]
            return [line]
        return []
    return []


def _has_office(line: Line, below: Line) -> bool:
    """Whether a name and the office of who bears it stand on the right or with a degree, one below the other: the place
    where an office is stands there as well, and only a title or a full name is surely a person's."""
    is_set = line.align == below.align == "right" or has_degree(line.text)
    if not is_set or max(len(line.text), len(below.text)) > _LONGEST_NAME:
        return False
    return is_agency(below.text) and is_full_name(line.text) and looks_like_byline(line.text, set_off=True)


def is_signature(line: Line) -> bool:
    """Whether a last line signs: by its label, or by how it is set and what it says."""
    return is_labelled(line.text) or (_is_set_off(line) and _signs(line, first=True))


def _signs(line: Line, *, first: bool) -> bool:
    """Whether the line names who made the article. Above another that does, it needs a label or set-off type.

    Names that are no less words ("Anh Minh") need a class that calls the line the author's.
    """
    text = line.text
    if len(text) > MAX_LENGTH or line.kind == "item" or text.endswith(OUTCRY) or _NUMBERED.match(text):
        return False
    set_off = _is_set_off(line)
    if looks_like_byline(text, set_off=set_off or first) and read_byline(text) is not None:
        return set_off or first or is_labelled(text)
    if len(text) <= _LONGEST_NAME and (line.signs or (first and _stands_as_one(line))):
        read = read_byline(text)
        if read is not None and read.byline is not None:
            return True
    is_known = signing_paper(text) is not None or (set_off and is_agency(text.strip("()")) and not _tells(text))
    return is_labelled(text) or is_known or (set_off and posts.has_one(text))


def _tells(text: str) -> bool:
    """Whether a line that begins with an office's name says what that did.

    >>> _tells("Sở Y tế khuyến cáo người dân đeo khẩu trang."), _tells("Trung tâm Văn hóa và Truyền thanh xã Mỹ Long")
    (True, False)
    """
    if text.endswith(".") and is_source(name := text.rstrip(".")) and name.split()[-1][0].isupper():
        return False  # "Trung tâm Y tế huyện Cầu Ngang."
    read = read_byline(text) if not text.endswith((".", ":", ";", ",", "”")) else None
    return read is None or read.byline is None or text.count(" ") >= _MOST_OF_OFFICE


_MOST_OF_OFFICE = 15
"""Words beyond which no office is called so."""


def _stands_as_one(line: Line) -> bool:
    """Whether a line is set as signatures alone are: on the right, and in bold or italic or no word of the language."""
    text = line.text
    if line.align != "right" or line.linked or not (line.bold or line.italic or may_be_highland(bare_name(text))):
        return False
    is_said = _FEW_WORDS.fullmatch(text) is not None and not _OFFICIAL.match(fold(text)) and _names(text)
    return is_said or LONE.fullmatch(text) is not None


def _names(text: str) -> bool:
    """Whether a line says by itself that it names somebody: "Còn nữa", "Xin cảm ơn", lines of verse do not."""
    name = bare_name(text)
    if looks_like_byline(text, set_off=True) or is_agency(text) or may_be_highland(name) or may_be_rare(name):
        return True
    # "Anh Minh": behind the word for a man no name stands alone there.
    return (text.startswith("Anh ") and is_person(text)) or (
        text.isupper() and may_be_highland(bare_name(text.title()))
    )


def _is_set_off(line: Line) -> bool:
    return line.align == "right" or line.bold or line.italic or line.sourced or line.text.isupper()


def _is_official(pieces: list[Piece], at: int) -> bool:
    above = (piece.text for piece in pieces[max(0, at - 3) : at] if isinstance(piece, Line))
    return any(len(text) <= 60 and _is_post(text) for text in above)


def _is_post(text: str) -> bool:
    """Whether a line over a name says in what post it signs; a sentence may begin with a post as well."""
    folded = fold(text)
    acting = _ACTING.match(folded)
    if _OFFICIAL.match(folded):
        return True
    is_post = not is_person(text[acting.end() :]) if acting else _POST.match(folded) is not None
    return is_post and (text[-1:] != "." or text.isupper())
