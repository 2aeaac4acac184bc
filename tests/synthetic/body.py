"""The body of an article in the markups that editors leave behind."""

from __future__ import annotations

from collections.abc import Sequence

from tests.synthetic.build import Build
from tests.synthetic.captions import picture
from tests.synthetic.dsl import Child, Node, Raw, el
from tests.synthetic.facts import Cited, Film, Grid, Head, Item, Listed, Para, Pic

MODES = ("p", "p", "p", "p", "div", "br", "br-br", "span", "word", "font", "layout-table")
_WORD_HEAD = (
    "<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->"
    '<style>p.MsoNormal {margin-bottom:.0001pt; font-family:"Times New Roman";}</style>'
)
_BOLD = ("strong", "b", "strong")


def body(
    b: Build, spec: str, modes: Sequence[str] = MODES, *, tail: Sequence[Child] = (), skip: int = 0, **attrs: str
) -> Node:
    """The node of the body with everything that stands inside it; ``skip`` items stand before it."""
    mode = b.rng.choice([mode for mode in modes if not (b.legacy and mode == "word")])
    b.used.insert(0, mode)
    kids = [*render(b, mode, skip), *tail]
    node = el(spec, Raw(_WORD_HEAD) if mode == "word" else None, b.font(*kids), **attrs)
    node.legacy = b.f.encoding.endswith("-body")
    return node


def render(b: Build, mode: str, skip: int = 0) -> list[Child]:
    facts, out = b.f, list[Child]()
    paragraph = _Paragraphs(b, mode)
    if facts.byline and "top-inside" in facts.notes:
        out += paragraph.make([el("b", facts.byline.text)])
    if facts.lead and facts.lead_at in ("bold", "both"):
        out += paragraph.make([el(b.rng.choice(_BOLD), *b.inline(facts.lead))])
    for place, item in enumerate(facts.items[skip:]):
        out += _item(b, paragraph, item, first=place == 0)
        if b.chance(0.05):
            out += [el("p", "\u00a0")] if paragraph.block == "p" else [el("br")]
    out += _ending(b, paragraph)
    if mode == "layout-table":
        return [el("table", el("tr", el("td", *out)), border="0", width="100%", cellspacing="0")]
    return out


class _Paragraphs:
    """Makes paragraphs of one kind."""

    def __init__(self, b: Build, mode: str) -> None:
        self.b, self.mode = b, mode
        self.block = {"p": "p", "word": "p", "font": "p", "layout-table": "p"}.get(mode, "div")
        self.attrs: dict[str, str | int | None] = b.pick(
            {},
            {},
            {"style": "text-align: justify;"},
            {"align": "justify"},
            {"class": "bodytext1"},
            {"style": "text-align:justify; text-indent:36pt"},
        )

    def make(self, kids: list[Child]) -> list[Child]:
        match self.mode:
            case "br":
                return [*kids, el("br")]
            case "br-br":
                return [*kids, el("br"), el("br")]
            case "span":
                return [el("span", *kids, style="font-size:14px"), el("br")]
            case "word":
                style = "margin-bottom:6.0pt;text-align:justify;text-indent:36.0pt;line-height:115%"
                span = el("span", *kids, style='font-size:14.0pt;font-family:"Times New Roman","serif"')
                return [el("p.MsoNormal", span, el("o:p") if self.b.chance(0.7) else None, style=style)]
            case "font":
                return [el("p", el("font", *kids, face="Times New Roman", size="3"), **self.attrs)]
        if self.b.chance(0.1):
            kids = [el("span", *kids, style="color:#000000")]
        return [el(self.block, *kids, **self.attrs)]


def _item(b: Build, paragraph: _Paragraphs, item: Item, *, first: bool) -> list[Child]:
    match item:
        case Para(text):
            return paragraph.make(b.inline(text, cut=paragraph.mode == "word"))
        case Head(text, level):
            return [el(f"h{level}", el("strong", text) if b.chance(0.3) else text)]
        case Listed(items, ordered):
            return [el("ol" if ordered else "ul", *(el("li", text) for text in items))]
        case Grid():
            return [_grid(b, item)]
        case Cited(text):
            return [el("blockquote", el("p", text) if b.chance(0.5) else text)]
        case Pic():
            return picture(b, item, paragraph.block, first=first)
        case Film(src):
            return [_film(b, src)]


def _grid(b: Build, grid: Grid) -> Node:
    width = max(len(row) for row in grid.rows)
    rows = []
    for place, row in enumerate(grid.rows):
        tag = "th" if place == 0 and b.chance(0.4) else "td"
        span = {"colspan": str(width)} if len(row) == 1 and width > 1 else {}
        cells = [el(tag, el("p", text, align="center") if b.chance(0.2) else text, **span) for text in row]
        rows.append(el("tr", *cells))
    attrs = b.pick({"border": "1"}, {"class": "table table-bordered"}, {"class": "MsoTableGrid", "border": "1"}, {})
    return el("table", el("tbody", *rows), **attrs)


def _film(b: Build, src: str) -> Node:
    if "youtube" in src:
        return el("iframe", src=src, width="560", height="315", frameborder="0", allowfullscreen="")
    source = el("source", src=src, type="video/mp4")
    return el("div", el("video", source, "Your browser does not support the video tag.", controls="", width="640"))


def _ending(b: Build, paragraph: _Paragraphs) -> list[Child]:
    """Byline, source and views where they stand at the end of the body."""
    facts, out = b.f, list[Child]()
    byline, credit, views = facts.byline, facts.credit, facts.views
    signed = byline is not None and byline.place.startswith("body")
    lines = list(byline.lines) if byline and signed else []
    right = byline is not None and byline.place == "body-right"
    block = paragraph.block
    out += [_signature(b, block, line, right=right) for line in lines]
    if credit and credit.place == "body":
        out.append(_signature(b, block, credit.printed, right=right or credit.bare or b.chance(0.4)))
    if views and views.place == "body":
        line = el(block, *b.views_kids(views))
        out = [line, *out] if b.chance(0.2) else [*out, line]
    return out


def _signature(b: Build, block: str, line: str, *, right: bool) -> Node:
    kid: Child = el(b.pick("strong", "b", "strong"), line)
    if b.chance(0.3):
        kid = el(b.pick("em", "i"), kid)
    if ":" in line and b.chance(0.4):
        kid = line
    if not right:
        return el(block, kid)
    return el(block, kid, **b.pick({"style": "text-align: right;"}, {"align": "right"}, {"style": "text-align:right"}))
