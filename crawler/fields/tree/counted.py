"""Numbers alone in an element whose class says what they count: of readers, of what those did, of visits."""

from __future__ import annotations

import re
from itertools import islice

from msgspec import structs
from selectolax.lexbor import LexborNode

from crawler.clean.numbers import is_reaction_count, parse_count
from crawler.clean.persons import is_person
from crawler.clean.text import clean_line, fold
from crawler.fields.tree import markup
from crawler.fields.tree.setting import LEAD, Said, said_by

_MOST_INSIDE = 8
"""Elements and texts in one with a count and its icon."""


def told(node: LexborNode, said: Said) -> Said:
    """What is said of an element whose class says what is counted: alone in it, a number of readings is as good as one
    beside an eye, and one of what readers did is nothing to read, nor is one of who visited the portal. Between two
    paragraphs a number is of the text."""
    inside = list(islice(node.traverse(include_text=True), _MOST_INSIDE + 1))
    text = "".join(child.text_content or "" for child in inside if child.is_text_node).strip()
    if len(inside) > _MOST_INSIDE or not is_reaction_count(text) or _is_in_sentence(node):
        return said
    if said.counted == "readings" and _is_of_visits(node):
        return structs.replace(said, hidden=True)
    if said.counted == "readings":
        return structs.replace(
            said, eye=parse_count(text) is not None and not (_is_one_of_several(node) or _is_amid_text(node))
        )
    is_of_text = _is_value(node) or (not _is_alone(node) and _is_amid_text(node, named=True))
    return said if is_of_text else structs.replace(said, hidden=True)


def _is_one_of_several(node: LexborNode) -> bool:
    """Whether a number or a link to one stands beside a number, called or set as that is: pages of a pager, entries of
    a menu are called "view" as well, and an article has one count."""
    called = node.attributes.get("class")
    for beside in (_neighbour(node, back=False), _neighbour(node, back=True)):
        is_like = beside is not None and (beside.tag == "a" or (called and beside.attributes.get("class") == called))
        child = beside.child if beside is not None and is_like else None
        said = (child.text_content or "").strip() if child is not None and child.is_text_node else ""
        if beside is not None and said.isdecimal() and (beside.tag != "a" or _is_next_page(node, beside, int(said))):
            return True
    return False


def _is_next_page(node: LexborNode, link: LexborNode, number: int) -> bool:
    """Whether a link leads to the page before or behind that of a number: what leads to the comments is their count."""
    own = parse_count(node.text(deep=True).strip())
    return own is not None and abs(own - number) == 1 and "#" not in (link.attributes.get("href") or "")


def _is_alone(node: LexborNode) -> bool:
    """Whether nothing but a count stands in the element around it."""
    above = node.parent
    first, last = (above.child, above.last_child) if above is not None else (None, None)
    is_only = first is None or last is None or first.mem_id == last.mem_id
    return above is None or is_only or not _says_little(above)


def _is_value(node: LexborNode) -> bool:
    """Whether the element before one with a number alone names what that is of, and it is nothing that readers do:
    rates of currencies are called "rate" as well."""
    before = node.prev
    while before is not None and before.is_text_node and not (before.text_content or "").strip():
        before = before.prev
    if before is None or before.tag not in _NAMING:
        return False
    text = clean_line(before.text(deep=True))
    is_name = 1 < len(text) <= _LONGEST_NAMING and any(map(str.isalpha, text)) and not any(map(str.isdigit, text))
    is_reaction = markup.names(fold(text).strip(" :.").replace(" ", "-")).reacts
    return is_name and not is_reaction and (not is_person(text) or _is_of_row(node))


def _is_of_row(node: LexborNode) -> bool:
    """Whether an entry beside that of ``node`` has a number of that class, too: how many voted for each of several."""
    around, called = node.parent, node.attributes.get("class")
    for beside in (_neighbour(around, back=False), _neighbour(around, back=True)) if around is not None else ():
        inside = beside.iter() if beside is not None and around is not None and beside.tag == around.tag else ()
        if called and any(each.attributes.get("class") == called for each in islice(inside, _MOST_INSIDE)):
            return True
    return False


def _neighbour(node: LexborNode, *, back: bool) -> LexborNode | None:
    beside = node.prev if back else node.next
    while beside is not None and beside.is_text_node:
        beside = beside.prev if back else beside.next
    return beside


_NAMING, _LONGEST_NAMING = frozenset({"span", "b", "strong", "p", "div", "label"}), 60
"""Elements that name a value beside them, and characters of such a name."""


def _is_in_sentence(node: LexborNode) -> bool:
    """Whether words stand right behind an element, or before it with no date among them."""
    before, behind = node.prev, node.next
    led = (before.text_content or "") if before is not None and before.is_text_node else ""
    goes_on = (behind.text_content or "") if behind is not None and behind.is_text_node else ""
    return any(map(str.isalpha, goes_on)) or (any(map(str.isalpha, led)) and not any(map(str.isdigit, led)))


_VISITS = re.compile(r"(?<![a-z])(?:visit(?:s|ors?)?|truy-?cap|online)(?![a-z])", re.IGNORECASE)
_STATISTICS = re.compile(r"(?<![a-z])(?:thong-?ke|statistics?)(?![a-z])", re.IGNORECASE)
_OF_ARTICLE = re.compile(r"(?<![a-z])(?:article|post|news|bai|tin)(?![a-z])|view|xem|doc", re.IGNORECASE)


def _is_of_visits(node: LexborNode) -> bool:
    """Whether the element around a count is called that of the portal's visitors."""
    told: markup.Attributes = node.parent.attributes if node.parent is not None else {}
    around = f"{told.get('class') or ''} {told.get('id') or ''}"
    if _STATISTICS.search(around) is not None:
        # An article has some as well.
        return _OF_ARTICLE.search(f"{around} {node.attributes.get('class') or ''}") is None
    return _VISITS.search(around) is not None


def _is_amid_text(node: LexborNode, *, named: bool = False) -> bool:
    """Whether a number, with what it is of in rows beside it, stands between two paragraphs on one level; not in a row
    that says a day, nor, where it is to be ``named``, in one without a word."""
    around = node
    for _ in range(_LEVELS):
        above = around.parent
        if above is None or not _says_little(above):
            break
        around = above
    row = around.text(deep=True) if _says_little(around) else ""
    if _DAY.search(row) is not None or (named and not any(map(str.isalpha, row))):
        return False
    return _next_is_paragraph(around, back=True) and _next_is_paragraph(around, back=False)


def _says_little(node: LexborNode) -> bool:
    """Whether an element holds no more than a row does; of a larger one not all is looked at."""
    inside = list(islice(node.traverse(include_text=True), _MOST_OF_ROW + 1))
    said = sum(len(child.text_content or "") for child in inside if child.is_text_node)
    return len(inside) <= _MOST_OF_ROW and said <= _LONGEST_ROW


def _next_is_paragraph(node: LexborNode, *, back: bool) -> bool:
    """Whether a paragraph follows on a node, or leads to it, with no more than short rows between."""
    beside = node.prev if back else node.next
    for _ in range(_MOST_ROWS):
        if beside is None:
            break
        size = len((beside.text_content if beside.is_text_node else beside.text(deep=True)) or "")
        if size > _LONGEST_ROW or (beside.tag == "p" and size >= _SHORTEST_PARAGRAPH):
            return beside.tag == "p" and not _may_lead(beside)
        beside = beside.prev if back else beside.next
    return False


def _may_lead(node: LexborNode) -> bool:
    """Whether a paragraph is called or set as a lead, below which counts stand as well; or it is a link."""
    child = node.child
    return bool(said_by(node.attributes).bits & LEAD) or (
        child is not None and child.tag in _SET and child.next is None
    )


_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
_SET = frozenset({"a", *markup.BOLD, *markup.ITALIC})
_LEVELS, _LONGEST_ROW, _MOST_OF_ROW, _MOST_ROWS, _SHORTEST_PARAGRAPH = 2, 80, 40, 12, 60
"""Elements around a number that are its row, characters and nodes of that, nodes that are looked at on each side, and
characters of a paragraph."""
