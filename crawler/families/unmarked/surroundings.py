"""What stands around an article in a page's flow: breadcrumb, tags, the box of other news."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from msgspec.structs import replace
from selectolax.lexbor import LexborNode

from crawler.clean.names import looks_like_byline
from crawler.clean.text import TEXT_END, fold
from crawler.families.unmarked import clocks
from crawler.fields.lines import boxes, facts, furniture, kickers, meta, tagged
from crawler.fields.lines.credits import is_labelled
from crawler.fields.trails import crumblines, crumbs, namedlinks, plainpaths
from crawler.fields.tree.flow import Flow, Line, Link, Piece
from crawler.fields.tree.hints import Spot
from crawler.fields.tree.lengths import MIN_PARAGRAPH
from crawler.fields.tree.links import is_file, leads_to_tag

MAX_SECTION = 80
"""Characters beyond which a line does not name a section."""

_PUT_IN = "(?:dang trong|posted in)"
_SORTED = re.compile(rf"\W*(?:thuoc chuyen muc|{_PUT_IN})\b(?!.*\d)")
_SECTION = re.compile(
    rf"\W*(?:(?:thuoc |{_PUT_IN} )?chuyen muc|danh muc)\s?[:：]?\s?|\W*{_PUT_IN}\b(?!.*\d)\s?[:：]?\s?"
)
_BETWEEN = re.compile(r"\s?[,|/]\s|\s(?:và|and)\s")
"""What parts the sections that an article stands in."""
_LABELLED = re.compile(rf"\b(?:chuyen muc|danh muc|{_PUT_IN})\b\s?[:：]?")

_ATTACHED = re.compile(r"dinh kem|kem theo|tai ve|attach")
_LONGEST_PATH = 400
"""Characters beyond which a line is no breadcrumb with a date behind it."""

_LONGEST_LABEL = 16
_LONGEST_KICKER = 40
"""Characters of a line between date and title."""

_MOST_TAG_LINES = 3
_RIGHT_ABOVE = 2
_CRUMBS_BEFORE = 12
"""Pieces above the title among which the breadcrumb is."""


def part(flow: Flow, places: list[int]) -> Flow:
    """The flow of some pieces only, with the links in them."""
    moved = {old: new for new, old in enumerate(places)}
    links = [replace(link, line=moved[link.line]) for link in flow.links if link.line in moved]
    return Flow([flow.pieces[at] for at in places], links, flow.parents)


def sections(flow: Flow, title_at: int, root: LexborNode, url: str) -> list[Spot]:
    """The breadcrumb above the title, where its links in ``root`` are no menu."""
    names = crumblines.last(flow, title_at - _CRUMBS_BEFORE, title_at)
    if not names or crumbs.is_menu(root, names):
        start = title_at - _RIGHT_ABOVE
        # The date may stand between.
        above = flow.pieces[max(0, start) : title_at]
        start -= 1 if any(isinstance(piece, Line) and meta.read(piece).date for piece in above) else 0
        names = crumblines.nested(flow, start, title_at, url) or plainpaths.printed(flow, start, title_at, url)
        names = names or crumblines.stacked(flow, title_at) or crumblines.single(flow, start, title_at, url)
        names = names or crumblines.of_menu(flow, title_at, url)
        names = names or kickers.over(flow, title_at, root) or crumbs.in_navigation(root)
    if not names or (len(names) == 1 and kickers.is_slogan(names[0])):
        return []
    return [Spot(" › ".join(names), "line above the title")]


def is_kicker(pieces: Sequence[Piece], at: int, title_at: int | None) -> bool:
    """Whether a line above the title is a lone mark, or right under the date says what kind of article it is."""
    line, above = pieces[at], pieces[at - 1] if at else None
    if not isinstance(line, Line):
        return False
    if not any(map(str.isalnum, line.text)):
        return True
    if at + 1 != title_at or line.linked or len(line.text) > _LONGEST_KICKER or not isinstance(above, Line):
        return False
    return not any(meta.read(line)) and meta.says_publishing(above)


def behind_links(flow: Flow, at: int, line: Line) -> Line:
    """A line without the breadcrumb that it begins with."""
    linked = [link.text for link in flow.links_at(at)] if line.linked and len(line.text) <= _LONGEST_PATH else []
    if not linked or not crumblines.begins(line.text):
        return line
    return replace(line, text=without(line.text, linked).strip(" »›>|/→-–"), linked=0)


def without(text: str, parts: Iterable[str]) -> str:
    """``text`` without ``parts``, which stand in it in this order; those that do not stay unlooked for.

    >>> without("28/04/2023 In Gửi mail", ["In", "Gửi mail"])
    '28/04/2023'
    """
    kept, start = [], 0
    for part in parts:
        found = text.find(part, start)
        if found >= 0:
            kept.append(text[start:found])
            start = found + len(part)
    return " ".join(" ".join([*kept, text[start:]]).split())


def tells_section(line: Line) -> bool:
    """Whether a line of facts has the label of the section in it, and links or the name between bars."""
    if _LABELLED.search(fold(line.text)) is None:
        return False
    return bool(line.linked) or any(_printed(fact) for fact in facts.facts(line.text))


def printed_section(line: Line) -> str:
    """The section's name in a line that is its label and that name, with no link; empty where it is another.

    >>> printed_section(Line("Chuyên mục: Tin hoạt động |")), printed_section(Line("Chuyên mục: An toàn, số 7."))
    ('Tin hoạt động', '')
    """
    return _printed(line.text) if not line.linked else ""


def _printed(text: str) -> str:
    if ":" not in text or len(text) > MAX_SECTION or not _CALLED.match(fold(text)):
        return ""
    name = text.partition(":")[2].strip(" |-–•")
    return name if _PRINTED.fullmatch(name) and name.count(" ") < _MOST_WORDS else ""


_CALLED = re.compile(r"\W*chuyen muc\s?:")
"""Behind the other label, "danh mục", stands what a notice lists as well."""
_PRINTED = re.compile(r"[^\W\d_](?:[^\W\d_]|[ ,&–-]){2,50}(?<=\w)")
_MOST_WORDS = 8
"""Words beyond which a line names no section."""


def names_section(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a line is the label of the section and a link to it, and says no more; or one of two such lines."""
    line = pieces[at]
    if not isinstance(line, Line) or len(line.text) > MAX_SECTION:
        return False
    if not line.linked and printed_section(line):
        return True
    if not line.linked:
        return _is_label(line) and isinstance(link := pieces[min(at + 1, len(pieces) - 1)], Line) and link.is_linked
    if line.text[:_IN].lower() == "trong " and line.linked == len(line.text) - _IN:
        return True
    label = _SECTION.match(fold(line.text))
    is_behind = at > 0 and line.is_linked and _is_label(pieces[at - 1])
    between = sum(map(len, _BETWEEN.findall(line.text))) if not any(map(str.isdigit, line.text)) else 0
    return is_behind or (label is not None and line.linked + label.end() + between >= len(line.text))


_IN = 6
"""Characters of the word before a section's link, behind who posted and when."""


def is_section_link(flow: Flow, at: int, *, first: bool = True, in_text: bool = False) -> bool:
    """Whether a linked line leads to the section and says no more: behind its label, by its address, or ``first``, with
    a link that the page's menu has as well. ``in_text``, no line but this is its label."""
    line = flow.pieces[at]
    is_told = isinstance(line, Line) and (not in_text or ":" in line.text or _SORTED.match(fold(line.text)) is not None)
    is_named = is_told and names_section(flow.pieces, at) and not any(map(is_file, flow.links_at(at)))
    return is_named or crumblines.is_to_section(flow, at) or (first and not in_text and _is_of_menu(flow, at))


def _is_of_menu(flow: Flow, at: int) -> bool:
    """Whether a line is one link of a few words that a menu above it has as well."""
    line = flow.pieces[at]
    if not isinstance(line, Line) or not line.is_linked or not 1 < len(line.text.split()) <= _WORDS_OF_SECTION:
        return False
    linked = flow.links_at(at)
    if (
        len(linked) != 1
        or not line.text[0].isupper()
        or furniture.is_furniture(line.text)
        or crumblines.begins(line.text)
    ):
        return False
    return namedlinks.is_of_menu(flow, at, linked[0])


_WORDS_OF_SECTION = 6


def _is_label(piece: Piece) -> bool:
    is_short = isinstance(piece, Line) and len(piece.text) <= _LONGEST_LABEL and not piece.linked
    return is_short and isinstance(piece, Line) and _SECTION.fullmatch(fold(piece.text)) is not None


def announces_files(piece: Piece) -> bool:
    """Whether a line is the header of files that belong to an article: "Văn bản" alone heads those of the portal."""
    is_header = isinstance(piece, Line) and furniture.is_attachment_header(piece.text)
    return is_header and isinstance(piece, Line) and _ATTACHED.search(fold(piece.text)) is not None


def named_sections(flow: Flow, places: list[int]) -> list[Spot]:
    """The sections that lines with their label link to."""
    known = set(places)
    links = (link for link in flow.links if link.line in known and link.text)
    linked = [link.text for link in links if _is_labelled(flow, link) or is_section_link(flow, link.line)]
    if linked:
        return [Spot(" › ".join(linked), "link behind the label of the section")]
    lines = [piece for at in places if isinstance(piece := flow.pieces[at], Line)]
    said = (_printed(text) for line in lines for text in (line.text, *facts.facts(line.text)))
    return [Spot(name, "behind the label of the section") for name in said if name][:1]


def _is_labelled(flow: Flow, link: Link) -> bool:
    """Whether the section's label stands before a link, and no other fact between them."""
    line = flow.pieces[link.line]
    before = line.text.partition(link.text)[0] if isinstance(line, Line) else ""
    if not before.strip() and link.line and _is_label(flow.pieces[link.line - 1]):
        return True
    beside = [fold(each.text) for each in flow.links_at(link.line) if each.text]
    label = next(reversed([*_LABELLED.finditer(fold(before))]), None)
    return label is not None and _OTHER_FACT.search(without(fold(before)[label.end() :], beside)) is None


_OTHER_FACT = re.compile(r":|\d[/.-]\d|\b(?:boi|by)\b")
"""Before a link in a line of facts, and in none: the label of another one, a day, who posted."""


def tags(flow: Flow, places: Iterable[int], title: int | None, last: int) -> list[Spot]:
    """The tags at the lines that announce them, else those that links right below the body, up to ``last``, lead to.

    The element with the lines ``title`` and ``last`` is the article's.
    """
    found = (tagged.at_line(flow, at) for at in list(places)[:_MOST_TAG_LINES])
    return [Spot("\n".join(texts), "line with tags") for texts in found if texts] or (
        _addressed(flow, title, last) if title is not None else []
    )


def _addressed(flow: Flow, title: int, last: int) -> list[Spot]:
    """The links in the first line below the body, where they are all that it says and all of them lead to tags.

    A header between is that of a box, which shows what all of the portal tells of.
    """
    at = next((at for at in range(last + 1, len(flow.pieces)) if not _is_button(flow.pieces[at])), len(flow.pieces))
    links = [link for link in flow.links_at(at) if link.text]
    if not links or at > last + _MOST_TAG_LINES or not all(leads_to_tag(link.url) for link in links):
        return []
    line = flow.pieces[at]
    article = around(flow, flow.pieces[title].block, flow.pieces[last].block)
    if not isinstance(line, Line) or not flow.is_inside(line.block, article):
        return []
    is_headed = _may_head(flow.pieces[last]) or sum(len(link.text) for link in links) + 2 * len(links) < len(line.text)
    return [] if is_headed else [Spot("\n".join(link.text for link in links), "links that lead to tags")]


def _is_button(piece: Piece) -> bool:
    if not isinstance(piece, Line) or furniture.is_related_header(piece.text) or furniture.is_end(piece.text):
        return False
    return not piece.text or furniture.is_furniture(piece.text)


def _may_head(piece: Piece) -> bool:
    """Whether the last line of a body may be the header of the box below it: short, no sentence, no name."""
    if not isinstance(piece, Line) or piece.linked or len(piece.text) > MAX_SECTION:
        return False
    return bool(piece.level) or not (piece.text.endswith(TEXT_END) or _is_credit(piece.text))


def _is_credit(text: str) -> bool:
    return looks_like_byline(text) or is_labelled(text)


def around(flow: Flow, one: int, other: int) -> int:
    """The number of the smallest block around two."""
    while one != other:
        one, other = (flow.parents[one], other) if one > other else (one, flow.parents[other])
    return one


def links_inside(flow: Flow, places: list[int]) -> list[Link]:
    """The links to other articles in boxes between the lines of the body that are no part of it."""
    others = (link for link in flow.links if link.other)
    return [link for link in others if places[0] < link.line < places[-1] and boxes.is_named(link)]


def stands_over(flow: Flow, line: Line, block: int, inside: Sequence[int]) -> bool:
    """Whether a line stands in the block of the article, or beside it and says by its label when that was published,
    which no line ``inside`` over its text does: one of a day, not of a place or of what takes place."""
    if flow.is_inside(line.block, block):
        return True
    is_beside = block > 0 and flow.parents[line.block] == flow.parents[block] and meta.says_publishing(line)
    if not is_beside or clocks.is_of_portal(line):
        return False
    own = [piece for at in inside if isinstance(piece := flow.pieces[at], Line)]
    over = takewhile(lambda piece: len(piece.text) < MIN_PARAGRAPH or meta.read(piece).date, own)
    return not (any(clocks.gives_way(line, piece) for piece in over) or any(map(meta.says_publishing, own)))
