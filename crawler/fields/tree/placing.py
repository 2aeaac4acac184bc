"""What the walk makes of what it meets: tables and their pictures, links, the icon before a count, adverts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice

from msgspec import structs
from selectolax.lexbor import LexborNode

from crawler.clean.persons import is_person
from crawler.clean.text import TEXT_END, clean_line, fold
from crawler.fields.lines import meta
from crawler.fields.lines.furniture import is_attachment_header, is_tools
from crawler.fields.tree import imagefiles, markup, nearby, queries
from crawler.fields.tree.flow import Flow, Grid, Line, Link, Picture
from crawler.fields.tree.lengths import MIN_PARAGRAPH
from crawler.fields.tree.links import FILE, is_stored
from crawler.fields.tree.setting import BYLINE, RELATED, Said, Setting, picture_of

_LONGEST_CAPTION = 1200
"""Characters of an element beyond which it is no caption: editors call the box of a text so in which captions are."""

_MIN_TEXT, _MOST_NODES = 60, 200
"""Characters outside of links with which a box that is called an advert holds text, and nodes that are looked at."""


def judged(node: LexborNode, said: Said, own: frozenset[int]) -> Said:
    """What is said of an element whose class calls it an advert or a caption: it is furniture where no text stands in
    it, and no caption where a whole text does. One of ``own`` is the article's, whatever its class."""
    if node.mem_id in own:
        return structs.replace(said, furniture=False, caption=False, bits=said.bits & ~RELATED)
    if said.caption and len(node.text(deep=True)) > _LONGEST_CAPTION:
        said = structs.replace(said, caption=False)
    if not said.advert:
        return said
    seen = 0
    for child in islice(node.traverse(include_text=True), _MOST_NODES):
        above = child.parent if child.is_text_node else None
        if above is not None and above.tag not in markup.SKIPPED and not _is_linked(above):
            seen += len((child.text_content or "").strip())
    return said if seen >= _MIN_TEXT else structs.replace(said, furniture=True)


def _is_linked(node: LexborNode) -> bool:
    return node.tag == "a" or (node.parent is not None and node.parent.tag == "a")


def is_leaf_of(child: LexborNode | None) -> bool:
    """Whether an element whose first child is ``child`` holds one text or nothing: most elements."""
    return child is None or (child.is_text_node and child.next is None)


def is_none(node: LexborNode, tag: str, flow: Flow) -> bool:
    """Whether an element that mostly holds no text holds none here. A ``footer`` does between an article's heading and
    its text, where Drupal prints who put it up when: a day beside other words there is of something else, as is any
    behind a text, of a remark or of other news."""
    parent = node.parent if tag == "footer" else None
    if parent is None or parent.tag != "article":
        return True
    over, below = node.prev, node.next
    for _ in range(_MOST_BESIDE):
        if over is None or not (over.tag in _OVER_TEXT or not over.text(deep=True).strip()):
            break
        over = over.prev
    for _ in range(_MOST_BESIDE):
        if below is None or below.tag in _TEXT:
            break
        below = below.next
    if over is not None or below is None or below.tag not in _TEXT:
        return True
    said = clean_line(node.text(deep=True))
    if len(said) > _LONGEST_FACTS or not meta.read(Line(said)).date:
        return True
    return any(isinstance(each, Line) and _is_of_text(each) for each in flow.pieces[-_MOST_BESIDE:])


def _is_of_text(line: Line) -> bool:
    return not (line.linked or line.level) and len(line.text) >= MIN_PARAGRAPH and line.text.endswith(TEXT_END)


_OVER_TEXT = frozenset({"header", "h1", "h2", "h3", "h4", "h5", "h6"})
_TEXT = frozenset({"div", "section", "p"})
_MOST_BESIDE = 12
"""What may stand between such a footer and the ends of an article, or its text: space, headings, pictures."""
_LONGEST_FACTS = 60
"""Characters of a footer that says no more than who put the article up when."""


def says_more(parts: Sequence[str]) -> bool:
    """Whether what a line has before an icon is more than a number; of a long one its end tells."""
    return any(part.strip(" 0123456789.,K") for part in parts[-_MOST_PARTS:])


_MOST_PARTS = 64


def is_blank(child: LexborNode | None) -> bool:
    """Whether an element whose first child is ``child`` holds at most space: icons are drawn with such, too."""
    return child is None or (child.is_text_node and child.next is None and not (child.text_content or "").strip())


def is_put(table: Grid | list[Picture] | None, flow: Flow, node: LexborNode, setting: Setting) -> bool:
    """Puts what the table ``node`` holds into ``flow``, in the block of that setting; False where it is layout."""
    if table is None:
        return False
    if isinstance(table, Grid):
        table.block, table.aside = setting.block, setting.aside
        flow.links += files_in(node, len(flow.pieces))
        flow.pieces.append(table)
        return True
    for picture in table:
        picture.block = picture.figure = setting.block
        picture.aside = setting.aside
    flow.pieces += table
    return True


_MOST_ABOVE, _LONGEST_NAMES = 4, 80
"""Elements around a face in which the name stands, and characters of what names who wrote."""


def pictured(
    node: LexborNode, style: int, attributes: markup.Attributes, setting: Setting, href: str | None
) -> tuple[bool, Picture | None]:
    """Whether an ``<img>`` is the eye before a view count, and the picture that it shows of the article, if any."""
    is_eye = shows_views(node, attributes)
    is_none = is_eye or _is_portrait(node, style, attributes)
    return is_eye, None if is_none else picture_of(attributes, setting, href)


def _is_portrait(node: LexborNode, style: int, attributes: markup.Attributes) -> bool:
    """Whether a picture is the face of who wrote: in the author's element, beside the name and no sentence."""
    if not style & BYLINE:
        return False
    name = clean_line(attributes.get("alt") or "")
    if not is_person(name):
        return False
    above = node.parent
    for _ in range(_MOST_ABOVE):
        text = clean_line(above.text(deep=True)) if above is not None else ""
        if text or above is None:
            return name in text and len(text) <= _LONGEST_NAMES and not text.endswith(".")
        above = above.parent
    return False


_COUNT = re.compile(r"[\s:(]{0,4}\d[\d.,]{0,9}\s?[kK]?(?=\s*(?:$|[^\w\s]))")


_LONGEST_COUNT = 24
"""Characters of a block that says a count and nothing else, its label with it."""


def shows_views(node: LexborNode, attributes: markup.Attributes) -> bool:
    """Whether a picture is the eye before a view count: by its name, or by a number that stands right behind it, in
    the next block where it is alone in its own."""
    if imagefiles.is_eye(attributes):
        return True
    file = attributes.get("src") or ""
    if "view" not in file.lower() or not imagefiles.VIEW_FILE.search(file):
        return False
    at: LexborNode | None = node
    while (
        at is not None
        and at.tag not in markup.BLOCKS
        and nearby.next_to(at) is None
        and nearby.next_to(at, back=True) is None
    ):
        at = at.parent
    behind = nearby.next_to(at) if at is not None else None
    if at is None or behind is None:
        return False
    said = ((behind.text_content if behind.is_text_node else behind.text(deep=True)) or "").strip()
    if at.tag in markup.BLOCKS:
        return not behind.is_text_node and len(said) <= _LONGEST_COUNT and _COUNT.match(said) is not None
    return behind.tag not in markup.BLOCKS and _COUNT.match(said) is not None


def files_in(table: LexborNode, line: int) -> list[Link]:
    """The links to files in the cells of a table, the piece ``line``: of a table's links nothing else is told. What
    lies in a drive is a file where a cell says so."""
    found = []
    anchors = [(anchor, _cell_of(anchor)) for anchor in queries.every(table, "a[href]")]
    rows = Counter(cell.parent.mem_id for _, cell in anchors if cell is not None and cell.parent is not None)
    head = queries.first(table, "tr")
    heads = [fold(clean_line(node.text(deep=True))) for node in head.iter()] if anchors and head is not None else []
    for anchor, cell in anchors:
        link = link_of(anchor, anchor.attributes, line)
        if link is not None and is_stored(link) and _is_announced(anchor, link.text, table):
            link.download = True
        is_button = link is not None and (not link.text or (folded := fold(link.text)) in _PRESSED or is_tools(folded))
        row = cell.parent if cell is not None else None
        if link is not None and is_button and cell is not None and row is not None and rows[row.mem_id] == 1:
            link.text = _name_in_row(cell, row, link.text, heads) or link.text
        found += [link] if link is not None and (link.download or FILE.search(link.url)) else []
    return found


_PRESSED = frozenset({"tai", "tai xuong", "tai file", "tai tep", "xem", "tai day", "click", "view"})
"""Words of buttons before a file that are no tool's of an article."""
_CELLS = frozenset({"td", "th"})
_NAMES = re.compile(r"ten\b|tieu de|trich yeu|noi dung|mo ta|tai lieu")
"""How the head of a column begins that says what files are called."""


def _name_in_row(cell: LexborNode, row: LexborNode, button: str, heads: list[str]) -> str:
    """What another cell of its row calls the file behind the only ``button`` of it: the only one with words, or that of
    the column with the names. Empty where nothing tells, and where the button's own cell says more."""
    if clean_line(cell.text(deep=True)) != button:
        return ""
    cells = [node for node in row.iter() if node.tag in _CELLS]
    said = {at: clean_line(node.text(deep=True)) for at, node in enumerate(cells) if node.mem_id != cell.mem_id}
    named = [at for at, text in said.items() if _WORDS.search(text) is not None]
    if len(named) > 1:
        named = [at for at in named if at < len(heads) and _NAMES.match(heads[at])]
    return said[named[0]] if len(named) == 1 else ""


_WORDS = re.compile(r"[^\W\d_]{2}")


def _cell_of(node: LexborNode) -> LexborNode | None:
    """The cell of a table around a node."""
    cell = node.parent
    while cell is not None and cell.tag not in _CELLS:
        cell = cell.parent
    return cell


def _is_announced(anchor: LexborNode, text: str, table: LexborNode) -> bool:
    """Whether a link in a cell calls itself a file, or the rest of its cell, the cell before it or the head of its
    column does."""
    cell = _cell_of(anchor)
    if cell is None:
        return False
    before = _cells_before(cell)
    head = queries.first(table, "tr")
    heads = queries.every(head, "td, th")[len(before) :][:1] if head is not None else []
    said = cell.text(deep=True).replace(text, "", 1)
    beside = [text, said, *(node.text(deep=True) for node in (*before[-1:], *heads) if node.mem_id != cell.mem_id)]
    return any(is_attachment_header(clean_line(each).strip(" :-–•")) for each in beside)


def _cells_before(cell: LexborNode) -> list[LexborNode]:
    """The cells before one in its row."""
    found: list[LexborNode] = []
    node = cell.prev
    while node is not None:
        found[:0] = [node] if node.tag in _CELLS else []
        node = node.prev
    return found


_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_LEAST_TITLE = 12
"""Characters of a headline that is told from a teaser behind it."""


def link_of(node: LexborNode, attributes: markup.Attributes, line: int, style: int = 0) -> Link | None:
    """The link that begins in the piece ``line``; of a card with blocks in it, its heading says where it leads.

    ``style``: the bits of the walk there.
    """
    target = (attributes.get("href") or "").strip() or ("#" if "ownload" in (attributes.get("onclick") or "") else "")
    if not target:
        return None
    child = node.child
    is_leaf = is_leaf_of(child)
    if is_leaf:
        text = clean_line((child.text_content or "") if child is not None else "")
    else:
        text = clean_line((queries.tagged(node, _HEADINGS) or node).text(deep=True))
    link = Link(target, text, line, "download" in attributes, attributes.get("onclick"))
    if style & RELATED:
        link.other = True
    title = (attributes.get("title") or "") if not is_leaf else ""
    if len(title) >= _LEAST_TITLE and text.startswith(title) and text[len(title) : len(title) + 1].isupper():
        link.title = title
    return link


def when(tag: str, attributes: Mapping[str, str | None]) -> str | None:
    """The time that an element has for machines: of ``<time>``, or in RDFa, as Drupal 7 has it around what it prints.

    >>> when("span", {"property": "dc:date dc:created", "content": "2022-09-05T11:15:00+07:00"})
    '2022-09-05T11:15:00+07:00'
    >>> when("span", {"property": "dc:title", "content": "2022"}) is None
    True
    """
    if tag == "time":
        return attributes.get("datetime") or None
    return attributes.get("content") if "dc:created" in (attributes.get("property") or "") else None
