"""Tables: data (a ``Grid``), pictures with their captions, or mere layout."""

from __future__ import annotations

import re

from msgspec import Struct
from selectolax.lexbor import LexborNode

from crawler.clean.names import looks_like_byline, read_byline
from crawler.clean.numbers import is_labelled_count
from crawler.clean.text import clean_line, unescape
from crawler.fields.lines.credits import is_labelled
from crawler.fields.lines.labels import is_label
from crawler.fields.tree import imagefiles, markup, queries
from crawler.fields.tree.flow import Grid, Picture
from crawler.fields.tree.lengths import MAX_CAPTION, MIN_PARAGRAPH
from crawler.fields.tree.placing import shows_views
from crawler.fields.tree.setting import align_of, said_by

MAX_CELL = 1000
"""Characters beyond which a cell is no datum: such a table lays out the page."""


_LEAST_ARTICLE = 250
"""Characters of a cell that may hold an article."""

_BLOCK = "\n\n"
"""What parts the texts of two blocks of one cell."""


class _Cell(Struct):
    text: str = ""
    parts: list[str] = []
    pictures: list[Picture] = []
    is_text_first: bool = False
    """Text stands before the pictures."""
    ends_right: bool = False
    """Its last block is set to the right, as signatures are."""

    @property
    def holds_text(self) -> bool:
        """Whether what stands beside the pictures is no caption: a paragraph before them, or several."""
        blocks = [block for block in "".join(self.parts).split(_BLOCK) if block.strip()]
        return self.is_text_first or len(blocks) > 1


def read(table: LexborNode, *, is_aside: bool = False) -> Grid | list[Picture] | None:
    """What ``table`` is: data, pictures with captions, or None for layout, whose cells are read as blocks.

    Only a table without tables, frames and headings in it is data or pictures; ``is_aside``: a class makes furniture of
    it, and a headline in each of its rows a box of other news.
    """
    rows = _rows(table)
    if not rows or (is_aside and _lists_links(table, len(rows) - 1)):
        return None
    pictures = sum(len(cell.pictures) for row in rows for cell in row)
    texts = [cell.text for row in rows for cell in row if cell.text]
    if any(len(text) > MAX_CELL for text in texts):
        return None
    if pictures:
        if _lists_links(table, pictures):
            return None
        if len(texts) > 2 * pictures + 2 and max(len(row) for row in rows) > 1:
            return _grid(table, rows)
        if any(len(text) > MAX_CAPTION for text in texts):
            return None
        if any(map(is_labelled_count, texts)) or any(
            _is_text(cell) or _is_signed(cell) for row in rows for cell in row
        ):
            return None
        return _captioned(rows)
    is_wide = len(rows) > 1 and sum(len(row) > 1 for row in rows) * 2 >= len(rows)
    if is_wide and not (_is_of_facts(rows) or _lays_out(table, rows) or _is_bulleted(table, rows)):
        return _grid(table, rows)
    return None


def _lists_links(table: LexborNode, pictures: int) -> bool:
    """Whether a table with an icon before each entry is a list of headlines: as many links say something as it has
    pictures."""
    anchors = queries.every(table, "a[href]")
    if len(anchors) < max(2, pictures):
        return False
    return sum(len(clean_line(anchor.text(deep=True))) >= _LEAST_HEADLINE for anchor in anchors) >= max(2, pictures)


_LEAST_HEADLINE = 20


def _is_bulleted(table: LexborNode, rows: list[list[_Cell]]) -> bool:
    """Whether each row holds a headline alone, beside an empty cell or one with a bullet that is no picture."""
    return all(sum(bool(cell.text) for cell in row) == 1 for row in rows) and _lists_links(table, len(rows))


def _is_of_facts(rows: list[list[_Cell]]) -> bool:
    """Whether every row is the label of a fact about the article, and the fact."""
    return all(len(row) == 2 and is_label(row[0].text) for row in rows)


def _lays_out(table: LexborNode, rows: list[list[_Cell]]) -> bool:
    """Whether a table without lines, heads or a name holds paragraphs of an article in a cell, beside a menu."""
    told = table.attributes
    if (
        told.get("class")
        or queries.first(table, "th") is not None
        or "border" in (told.get("style") or "")
        or (told.get("border") or "0") != "0"
    ):
        return False
    blocks = ("".join(cell.parts).split(_BLOCK) for row in rows for cell in row if len(cell.text) > _LEAST_ARTICLE)
    return any(sum(len(clean_line(block)) >= MIN_PARAGRAPH for block in each) > 1 for each in blocks)


def _is_text(cell: _Cell) -> bool:
    """Whether a cell with a picture holds paragraphs beside it."""
    lines = "".join(cell.parts).split("\n")
    return bool(cell.pictures) and sum(len(clean_line(line)) >= MIN_PARAGRAPH for line in lines) > 1


def _is_signed(cell: _Cell) -> bool:
    """Whether a cell names the article's author, on the line below others or behind a label: it holds its text."""
    if cell.ends_right and cell.pictures and not cell.holds_text and looks_like_byline(cell.text):
        return True
    lines = [line for part in "".join(cell.parts).split("\n") if (line := clean_line(part))]
    for at, line in enumerate(lines):
        read = read_byline(line) if at or ":" in line else None
        wrote = read is not None and any(role == "text" for _, role in read.authors)
        if wrote and (looks_like_byline(line) or (at and is_labelled(line))):
            return True
    return False


def _rows(table: LexborNode) -> list[list[_Cell]] | None:
    """The cells of a table that is not nested, row by row, in one pass; None for any other."""
    rows: list[list[_Cell]] = []
    cell: _Cell | None = None
    is_code = False
    nodes = table.traverse(include_text=True)
    next(nodes, None)
    for node in nodes:
        if node.is_text_node:
            if cell is not None and not is_code:
                cell.parts.append(node.text_content or "")
            continue
        tag = node.tag
        is_code = tag in {"script", "style"}
        if tag in _NEVER:
            return None
        if tag == "tr":
            rows.append([])
            cell = None
        elif tag in {"td", "th"}:
            cell = _Cell()
            if rows:
                rows[-1].append(cell)
        elif cell is not None and tag == "img":
            attributes = node.attributes
            if shows_views(node, attributes):
                continue
            whole = _leads_to(node)
            url = imagefiles.picture_url(attributes, whole)
            if url and imagefiles.IMAGE_FILE.search(whole):
                url = whole
            if url:
                cell.is_text_first |= not cell.pictures and any(map(str.strip, cell.parts))
                cell.pictures.append(Picture(url, clean_line(attributes.get("alt") or ""), align="center"))
        elif cell is not None and (tag in markup.BLOCKS or tag == "br"):
            cell.parts.append("\n" if tag == "br" else _BLOCK)
            if tag != "br":
                attributes = node.attributes
                cell.ends_right = align_of(attributes, said_by(attributes)) == "right"
    rows = [row for row in rows if row]
    for row in rows:
        for each in row:
            each.text = clean_line(unescape("".join(each.parts)))
    return rows


def _leads_to(picture: LexborNode) -> str:
    """The address of the link in a cell whose one picture this is, an editor's ``<span>`` between them or not."""
    above = picture.parent
    for _ in range(_MOST_AROUND):
        if above is None or above.tag in {"td", "th"}:
            break
        if above.tag == "a":
            first = queries.first(above, "img")  # asked of that alone: a link may hold thousands
            is_sole = first is not None and first.mem_id == picture.mem_id and len(queries.every(above, "img")) == 1
            return (above.attributes.get("href") or "") if is_sole else ""
        above = above.parent
    return ""


_MOST_AROUND = 4
_NEVER = frozenset({"table", "iframe", "video", "h1", "h2"})


def _grid(table: LexborNode, rows: list[list[_Cell]]) -> Grid:
    caption = queries.first(table, "caption")
    title = clean_line(caption.text(deep=True)) if caption is not None else ""
    return Grid([[cell.text for cell in row] for row in rows], title or None)


def _captioned(rows: list[list[_Cell]]) -> list[Picture] | None:
    """Pictures in reading order, each with the text of its cell, or of the cell under it, or of the one above it.

    None where a text belongs to no picture: it must not be lost.
    """
    rows = _with_credits(rows)
    found: list[Picture] = []
    pictured = [any(cell.pictures for cell in row) for row in rows]  # asked for every cell
    texts_of = [None if has_pictures else row for row, has_pictures in zip(rows, pictured, strict=True)]
    for at, row in enumerate(rows):
        is_below_text = at == 0 or not (at > 1 and pictured[at - 2])
        for column, cell in enumerate(row if pictured[at] else ()):
            if not cell.pictures:
                continue
            if cell.text and cell.holds_text:
                return None
            if cell.text:
                cell.pictures[-1].caption = cell.text
            else:
                under = _text_at(texts_of, at + 1, column, len(row))
                over = _text_at(texts_of, at - 1, column, len(row)) if is_below_text else None
                cell.pictures[-1].caption = under or over
            found.extend(cell.pictures)
    texts = sum(1 for row in rows for cell in row if cell.text)
    return found if texts == sum(1 for picture in found if picture.caption) else None


_CREDIT = re.compile(r"\(?(?:(?:nguồn )?ảnh|photo)\s?[:：]\s?\w", re.IGNORECASE)


def _with_credits(rows: list[list[_Cell]]) -> list[list[_Cell]]:
    """``rows`` with a credit that has a row of its own put behind the caption in the row above."""
    whole: list[list[_Cell]] = []
    for row in rows:
        above = whole[-1][0] if whole and len(whole[-1]) == 1 else None
        is_credit = len(row) == 1 and not row[0].pictures and _CREDIT.match(row[0].text)
        if is_credit and above is not None and above.text and not above.pictures:
            above.text = f"{above.text} {row[0].text}"
        else:
            whole.append(row)
    return whole


def _text_at(rows: list[list[_Cell] | None], at: int, column: int, width: int) -> str | None:
    """Text of the cell in the same column of a row of captions (None: a row of pictures)."""
    row = rows[at] if 0 <= at < len(rows) else None
    return row[column].text or None if row is not None and len(row) == width else None
