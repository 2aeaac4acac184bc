"""Who made an article, where that stands at the end of the last paragraph and not below it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from crawler.clean.names import looks_like_byline
from crawler.clean.persons import bare_name, is_person
from crawler.fields.lines.credits import is_labelled
from crawler.fields.tree.flow import Line, Piece
from crawler.fields.tree.lengths import MIN_PARAGRAPH

_LONGEST = 80
_LABELLED = re.compile(
    r"[(]?(?:Tin|Bài|Ảnh|TIN|BÀI|ẢNH|Tác giả|Người viết|Thực hiện|T/h|Nguồn|Theo)\b[^.:!?]{0,24}:\s?[^.!?]{2,50}"
    r"(?:\. Ảnh: ?[^.:!?]{2,40})?[.]?$"
)
_INITIALS = re.compile(r"(?:[A-ZĐ]\.\s?){1,2}[^\W\d_]{2,8}")
_ENDS = re.compile(r"(?:[^\W\d_A-ZĐ]{2}|[)\d”\"/])[.!?…][”\"]?\s+(?=[(A-ZĐÀ-Ỹ])")
"""How a sentence ends, and no title before a name ("ThS. Lê Hà")."""

_QUOTES = frozenset('“”"«»')


def part(pieces: list[Piece]) -> None:
    """Make a line of its own of who signs in the last paragraph, behind its last sentence: with a label, in bold, or in
    capitals."""
    line = pieces[-1] if pieces else None
    if not isinstance(line, Line) or line.kind != "text" or len(line.text) < MIN_PARAGRAPH:
        return
    for end in _ENDS.finditer(line.text, max(MIN_PARAGRAPH // 2, len(line.text) - _LONGEST)):
        before, name = line.text[: end.end()].rstrip(), line.text[end.end() :]
        if _is_signature(line, before, name):
            bold = line.strong == len(name)
            pieces[-1:] = [
                replace(line, text=before, strong=0 if bold else line.strong),
                replace(line, text=name, strong=len(name) if bold else 0, bold=bold, linked=0),
            ]
            return


def _is_signature(line: Line, before: str, name: str) -> bool:
    if _LABELLED.match(name):
        return is_labelled(name) and looks_like_byline(name, set_off=True)
    if line.linked or not looks_like_byline(name, set_off=True):
        return False
    if before[0] in _QUOTES and before[-1] in _QUOTES and _QUOTES.isdisjoint(before[1:-1]):
        return False  # who said so
    if line.strong == len(name):
        return True
    is_name = is_person(bare_name(name)) or _INITIALS.fullmatch(name) is not None
    return name.isupper() and is_name and not before.isupper()
