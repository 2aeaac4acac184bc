"""The walk that turns a subtree into a ``Flow``: once over every node, no recursion, nothing judged."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from crawler.clean.numbers import is_reaction_count, parse_count
from crawler.clean.text import clean_line, unescape
from crawler.fields.lines.labels import MAX_LABELLED, is_put_behind_label
from crawler.fields.tree import buttons, counted, markup, placing, tables
from crawler.fields.tree.flow import Around, Flow, Frame, Line, Picture
from crawler.fields.tree.runs import is_apart, is_part
from crawler.fields.tree.setting import (
    BOLD,
    BYLINE,
    ITALIC,
    LEAD,
    LINK,
    NONE,
    NOTHING,
    SOURCE,
    STYLES,
    Level,
    Said,
    Setting,
    align_of,
    frame_of,
    holds_blocks,
    is_of_form,
    is_seam,
    said_by,
    set_by_tag,
    shows_eye,
)


def read(root: LexborNode, own: frozenset[int] = frozenset()) -> Flow:
    """The flow of everything inside ``root`` (which is always entered); no class makes furniture of those ``own``."""
    return _Walk(0, own).run(root)


def around(root: LexborNode, part: LexborNode) -> Around | None:
    """The flow of ``root`` without ``part``; None where ``part`` is not in it."""
    walked = _Walk(part.mem_id)
    flow = walked.run(root)
    return Around(flow, walked.left_out) if walked.left_out is not None else None


class _Walk:
    """State of one walk: the line being filled, and the flow so far."""

    __slots__ = (
        "_above_eye", "_author", "_beside_eye", "_bold", "_common", "_eye", "_glued", "_groups", "_icon", "_italic",
        "_items", "_linked", "_own", "_parts", "_seen", "_skip", "_stamp", "_who", "flow", "left_out",
    )  # fmt: skip

    def __init__(self, skip: int = 0, own: frozenset[int] = frozenset()) -> None:
        """``skip`` is the memory address of a node that is not entered."""
        self.flow = Flow()
        self._skip, self._own = skip, own
        self.left_out: int | None = None
        self._clear()
        self._groups = self._items = 0
        self._stamp: str | None = None
        self._beside_eye = self._above_eye = False  # the last line was a count of an eye's; an eye stood alone above

    def _clear(self) -> None:
        self._parts: list[str] = []
        self._seen = self._italic = self._bold = self._linked = 0
        self._eye = self._glued = self._icon = self._who = False
        self._common, self._author = -1, ""  # the bits that all of the text has

    def run(self, root: LexborNode) -> Flow:
        level = Level(root.child, Setting(align=align_of(root.attributes, said_by(root.attributes))), 0, None, True)
        above: list[Level] = []
        node = level.node
        while True:
            if node is None:
                if level.ends_line and self._parts:
                    self._end_line(level.setting)
                if not above:
                    return self.flow
                level = above.pop()
                node = level.node
            elif (tag := node.tag) == "-text":
                if node.is_empty_text_node and not (self._eye or level.setting.verbatim):
                    # Most text nodes: the space between two elements, nothing at a line's beginning.
                    self._glued = False
                    if self._parts:
                        self._parts.append(" ")
                else:
                    self._text(node.text_content or "", level.setting, level.style)
                node = node.next
            else:
                entered = self._enter(node, tag or "", level)
                node = node.next
                if entered is not None and not self._is_read(entered):
                    level.node = node
                    above.append(level)
                    level, node = entered, entered.node

    def _is_read(self, level: Level) -> bool:
        """Reads the one text of an element; False where there is more, as in few of them."""
        child, setting = level.node, level.setting
        if child is not None:
            if not child.is_text_node or child.next is not None:
                return False
            if not child.is_empty_text_node or self._eye or setting.verbatim:
                self._text(child.text_content or "", setting, level.style)
            elif self._parts:
                self._parts.append(" ")
        if level.ends_line and self._parts:
            self._end_line(setting)
        return True

    def _text(self, text: str, setting: Setting, style: int) -> None:
        if self._eye and self._seen and not text.strip(" \t\r\n\xa0-–|•·"):
            # "👁 6.977 - 04/10/2017": the count is one thing, the date another.
            self._end_line(setting)
            return
        if not setting.verbatim:
            self._add(text, style)
            return
        first, *rest = text.split("\n")
        self._add(first, style)
        for line in rest:
            self._end_line(setting, soft=True)
            self._add(line, style)

    def _add(self, text: str, style: int) -> None:
        if self._glued:
            self._glued = False
            if self._parts and is_seam(
                self._parts[-1][-4:], text, other=self._seen and (self._common ^ style) & BYLINE
            ):
                self._parts.append(" ")
        self._parts.append(text)
        if text.isspace():
            return
        size = len(text)
        self._seen += size
        self._common &= style
        if style or self._who:
            self._italic += size if style & ITALIC else 0
            self._bold += size if style & BOLD else 0
            self._linked += size if style & LINK else 0
            self._author += text if style & BYLINE or self._who else ""

    def _end_line(self, setting: Setting, *, soft: bool = False) -> None:
        """Close the line being filled. An empty one that a ``<br>`` ends parts two paragraphs."""
        text = clean_line(unescape("".join(self._parts))) if self._seen else ""
        pieces = self.flow.pieces
        is_told = len(text) <= MAX_LABELLED and is_put_behind_label(text, pieces) if text else False
        # Of comments, of likes: what readers did is no text.
        if text and not (is_told or (self._icon and is_reaction_count(text))):
            whole, common = self._seen * 9 // 10, self._common  # spaces between runs carry no style
            eye = self._eye or (self._above_eye and parse_count(text) is not None)
            pieces.append(Line(
                text, setting.kind, setting.level, setting.group, setting.item, setting.ordered, setting.align,
                0 < self._italic >= whole, 0 < self._bold >= whole, self._bold, min(self._linked, len(text)),
                setting.block, setting.figure, setting.captioned, soft, self._stamp, setting.aside,
                common & LEAD != 0, eye, common & BYLINE != 0, self._author, common & SOURCE != 0,
            ))  # fmt: skip
            self._stamp, self._beside_eye, self._above_eye = None, eye, False
        elif not text and soft and pieces and isinstance(last := pieces[-1], Line):
            last.soft = False
        if self._parts:
            self._above_eye |= self._eye and not text
            self._clear()

    def _enter(self, node: LexborNode, tag: str, level: Level) -> Level | None:
        """The level below ``node``, or None where nothing in it is read (any more)."""
        setting = level.setting
        if self._skip and node.mem_id == self._skip:
            self._end_line(setting)
            self.left_out = len(self.flow.pieces)
            return None
        if tag == "br":
            self._end_line(setting, soft=True)
            return None
        if (tag in markup.SKIPPED and placing.is_none(node, tag, self.flow)) or (tag == "label" and is_of_form(node)):
            if tag == "svg":
                self._see_icon(setting, eye=shows_eye(node))
                self._parts += [" "] if self._parts and self._parts[-1] != " " else []
            elif tag in buttons.PRESSED and buttons.offers(node, self._parts):
                self._end_line(setting)
                buttons.put(node, self.flow, setting)
            return None
        child = node.child
        is_read = tag not in markup.PLAIN or child is None or (tag == "em" and placing.is_blank(child))
        attributes = node.attributes if is_read else NONE
        said = said_by(attributes) if attributes else NOTHING
        if said.untold or tag == "mat-icon":
            said = counted.told(node, said) if said.counted else said
            is_icon = said.icon or tag == "mat-icon" or (said.eye and tag in markup.ICONS and placing.is_blank(child))
            if is_icon and not said.hidden:
                self._see_icon(setting, eye=said.eye or shows_eye(node))
            if is_icon or said.hidden:
                return None
        style = level.style | said.bits
        is_block = tag in markup.BLOCKS or (said.block and tag not in markup.SHOWN) or is_part(node, tag)
        if child is None and tag in markup.ICONS:
            self._see_icon(setting, eye=False, other=said.counted == "reactions", who=said.who)
        elif self._seen and not is_block and is_apart(node, self._parts, self._seen, everywhere=self._skip != 0):
            self._end_line(setting)
        if said.eye and tag not in markup.IMAGES:
            self._see_eye(setting, apart=is_block)
        if is_block or (child is not None and holds_blocks(child)):
            return self._enter_block(node, child, tag, attributes, style, level, said)
        if tag in markup.IMAGES:
            is_eye, picture = placing.pictured(node, style, attributes, setting, level.href)
            self._see_icon(setting, eye=said.eye or is_eye)
            self._show(picture, setting)
            return None
        if tag in markup.FRAMES:
            self._show(frame_of(node, attributes, setting), setting)
            return None
        href = level.href
        if tag == "a":
            style, href = self._through(node, attributes, style, href)
        elif tag in STYLES:
            style |= STYLES[tag]
        elif attributes and (stamp := placing.when(tag, attributes)) is not None:
            self._stamp = stamp
        if said.caption and not setting.captioned:
            # A caption in a span is a line of its own: captions never run into the text around them.
            self._end_line(setting)
            return Level(child, self._below(setting, tag, attributes, said), style, href, True)
        self._glued = (before := node.prev) is not None and not before.is_text_node
        return Level(child, setting, style, href, False)

    def _see_icon(self, setting: Setting, *, eye: bool, other: bool = False, who: bool = False) -> None:
        """Behind the next icon after an eye stands another count: of comments, of likes."""
        if self._seen and (self._eye or self._icon):
            self._end_line(setting)
        self._who = who
        if eye:
            self._see_eye(setting)
        elif not self._seen and (self._beside_eye or (other and self._eye)):
            self._icon, self._eye = True, self._eye and not other

    def _see_eye(self, setting: Setting, *, apart: bool = False) -> None:
        # What stands before an icon is another thing: the date of the same line.
        if apart or (self._skip and placing.says_more(self._parts)):
            self._end_line(setting)
        self._eye = True
        self._parts += [" "] if self._parts[-1:] != [" "] else []

    def _enter_block(
        self, node: LexborNode, child: LexborNode | None, tag: str, attributes: markup.Attributes, style: int,
        level: Level, said: Said,
    ) -> Level | None:  # fmt: skip
        if self._parts:
            self._end_line(level.setting)
        if tag == "hr":
            return None
        href = level.href
        if tag == "a":
            style, href = self._through(node, attributes, style, href)
        if said.doubtful or self._own:
            said = placing.judged(node, said, self._own)
        setting = self._below(level.setting, tag, attributes, said)
        if tag == "table":
            table = tables.read(node, is_aside=setting.aside)
            if placing.is_put(table, self.flow, node, setting):
                return None
        return Level(child, setting, style | STYLES.get(tag, 0), href, True)

    def _below(self, above: Setting, tag: str, attributes: markup.Attributes, said: Said) -> Setting:
        """The setting inside a block element."""
        (parents := self.flow.parents).append(above.block)
        setting = Setting(
            above.kind, above.level, above.group, above.item, above.ordered,
            (align_of(attributes, said) if attributes else "") or above.align, len(parents) - 1,
            above.figure, above.captioned or said.caption, above.verbatim, above.aside or said.furniture,
        )  # fmt: skip
        if tag in {"p", "div"}:
            return setting
        if tag == "li":
            self._items += 1
            setting.kind, setting.item = "item", self._items
        elif tag in {"ul", "ol"}:
            self._groups += 1
            setting.group, setting.ordered = self._groups, tag == "ol"
        elif tag == "table":
            setting.align = said.align or said.named_align or above.align  # its attribute says where it stands
        else:
            set_by_tag(setting, tag)
        return setting

    def _show(self, piece: Picture | Frame | None, setting: Setting) -> None:
        if piece is not None:
            self._end_line(setting)  # text after it may be its caption
            self.flow.pieces.append(piece)

    def _through(self, node: LexborNode, told: markup.Attributes, style: int, to: str | None) -> tuple[int, str | None]:
        """The style inside a link, and where it leads."""
        link = placing.link_of(node, told, len(self.flow.pieces), style)
        self.flow.links += [link] if link is not None else []
        return (style | LINK, link.url) if link is not None else (style, to)
