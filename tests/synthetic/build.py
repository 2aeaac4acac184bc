"""What the layouts build with: drawn choices, inline markup, nodes for each field."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TypeVar

from tests.synthetic.dsl import Child, Kids, Node, Raw, el, flat
from tests.synthetic.encodings import FONTS
from tests.synthetic.facts import Facts, Views

T = TypeVar("T")

_CLASSES = [
    "content",
    "main",
    "left",
    "col-md-9",
    "col-md-8",
    "col-xs-12",
    "col-sm-12",
    "clearfix",
    "row",
    "wrapper",
    "inner",
    "box",
    "portlet-body",
    "pnl",
    "zone",
    "padding-10",
    "border-content",
    "ct",
    "bg-white",
    "item-view",
    "block",
    "frame",
    "section-body",
]
_IDS = ("main", "ctl00_ContentPlaceHolder1_pnlView", "p_p_id_56", "zone-2", "ctl08_213_pnl", "block-7", "module1021")
_DATE_SPECS = ("span.date", "div.time", "span.post-time", "p.ngay-dang", "span", "div.news-date", "em", "span.ngaydang")
_VIEW_SPECS = ("span.luotxem", "span.views", "div.view-count", "span", "em", "p.view", "span.hits", "div")
_EYES = ("i.fa.fa-eye", "em.fa.fa-eye", "span.glyphicon.glyphicon-eye-open", "i.icon-eye", "i.far.fa-eye")


class Build:
    def __init__(self, rng: random.Random, facts: Facts) -> None:
        self.rng, self.f = rng, facts
        self.captions: tuple[str, ...] = ()
        """The markups of captions that the family has; empty: any."""
        self.lazy: str | None = None
        """The attribute that holds the image's address until it is scrolled to."""
        self.webforms = False
        """The whole page stands in one form."""
        self.used: list[str] = []
        """What was drawn, for the name of the case."""

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def pick(self, *options: T) -> T:
        return self.rng.choice(options)

    def pick_made(self, *makers: Callable[[], Node]) -> Node:
        return self.rng.choice(makers)()

    # Wrappers that no evidence fixes

    def any_spec(self, tag: str = "div") -> str:
        roll = self.rng.random()
        if roll < 0.25:
            return tag
        if roll < 0.4:
            return f"{tag}#{self.rng.choice(_IDS)}{self.rng.randint(1, 99)}"
        return f"{tag}.{'.'.join(self.rng.sample(_CLASSES, self.rng.randint(1, 2)))}"

    def nest(self, *kids: Kids, most: int = 2) -> Node:
        node = el(self.any_spec(), *kids)
        for _ in range(self.rng.randint(0, most)):
            node = el(self.any_spec(), node)
        return node

    # Text

    def inline(self, text: str, *, cut: bool = False) -> list[Child]:
        """The text with emphasis, links, hard spaces and, as Word does it, spans that end within a word."""
        words = text.split(" ")
        roll = self.rng.random()
        if len(words) < 8 or roll < 0.5:
            return [self.hard(text)]
        start = self.rng.randint(2, len(words) - 5)
        end = start + self.rng.randint(1, 3)
        head, middle, tail = " ".join(words[:start]) + " ", " ".join(words[start:end]), " " + " ".join(words[end:])
        if cut and roll > 0.7:
            at = len(head) + len(middle) // 2
            return [el("span", text[:at], lang="VI"), el("span", text[at:], style="letter-spacing:-.2pt")]
        spec = self.pick("strong", "b", "em", "i", "span", "a", "u")
        link = {"href": "/tin-tuc/lien-quan-123.html"} if spec == "a" else {}
        return [head, el(spec, middle, **link), self.hard(tail)]

    def hard(self, text: str) -> str:
        """Hard spaces and invisible characters at places where text editors leave them."""
        roll = self.rng.random()
        if roll < 0.08 and " " in text:
            at = text.index(" ")
            return f"{text[:at]}\u00a0{text[at + 1 :]}"
        if roll < 0.12:
            return f"\u00a0\u00a0 {text}"
        if roll < 0.14 and " " in text and not self.legacy:
            at = text.index(" ")
            return f"{text[:at]}\u200b{text[at:]}"
        if roll < 0.16:
            return f"{text}\u00a0"
        return text

    @property
    def legacy(self) -> str | None:
        return next((font for font in FONTS if self.f.encoding.startswith(font)), None)

    def font(self, *kids: Kids) -> Child | list[Child]:
        """Legacy text in the font that makes it readable."""
        if not self.legacy:
            return flat(kids)
        face = self.rng.choice(FONTS[self.legacy])
        if self.chance(0.6):
            return el("font", *kids, face=face)
        return el("span", *kids, style=f"font-family: {face}; font-size: 14pt")

    # Fields

    def title(self, spec: str) -> Node:
        text = self.f.title
        kids: list[Child] = [text]
        if "double-escaped" in self.f.notes:
            twice = text.replace("&", "&amp;").replace('"', "&quot;").replace("ì", "&#236;").replace("à", "&#224;")
            kids = [Raw(twice.replace("&", "&amp;"))]
        elif len(text) > 40 and self.chance(0.06):
            at = text.index(" ", len(text) // 2)
            kids = [text[:at], el("br"), text[at + 1 :]]
        elif self.chance(0.15):
            kids = [el(self.pick("span", "strong", "a"), text)]
        elif self.chance(0.1):
            kids = [f"\n      {text}\u00a0 "]
        return el(spec, *kids)

    def lead(self, spec: str) -> Node | None:
        if self.f.lead is None or self.f.lead_at not in ("block", "both"):
            return None
        kids = self.inline(self.f.lead)
        if self.chance(0.2):
            kids = [el(self.pick("p", "strong") if spec.startswith("div") else "strong", *kids)]
        return el(spec, *kids)

    def views_kids(self, views: Views) -> list[Child]:
        """Label and number, the label or the number perhaps in a tag of its own."""
        before, _, after = views.label.partition("#")
        if views.place == "eye":
            return [el(self.rng.choice(_EYES)), f" {views.number}"]
        roll = self.rng.random()
        if roll < 0.2 and before:
            return [el(self.pick("b", "span", "strong", "label"), before), views.number, after]
        if roll < 0.4:
            return [before, el(self.pick("b", "span", "strong"), views.number), after]
        return [views.printed]

    def date_kids(self, *, label_tag: str | None = None) -> list[Child]:
        """The date as the node of the date has it: label, text, and the views where they stand in there."""
        stamp, views = self.f.published, self.f.views
        kids: list[Child] = []
        if stamp:
            label = stamp.label
            if label:
                tag = label_tag or self.pick("", "", "b", "span")
                kids += [el(tag, label)] if tag else [label]
                kids.append("" if label.endswith(" ") and not tag else " ")
            kids.append(stamp.raw)
            if self.f.modified:
                kids += [self.pick(" | ", " - ", " "), f"{self.f.modified.label} {self.f.modified.raw}"]
            if views and views.place == "bare":
                kids += [self.pick(" ", "\u00a0 ", "  "), views.number]
        if views and views.place == "date":
            between: list[Child] = [self.pick(" | ", "  ", " - ", "\u00a0\u00a0")] if stamp else []
            if self.chance(0.15):
                return [*self.views_kids(views), *between, *kids]
            kids += [*between, *self.views_kids(views)]
        return [kid for kid in kids if kid != ""]

    def date(self, spec: str | None = None, **attrs: str) -> Node | None:
        if not self.f.published and not (self.f.views and self.f.views.place in ("date", "bare")):
            return None
        return el(spec or self.rng.choice(_DATE_SPECS), *self.date_kids(), **attrs)

    def views(self, spec: str | None = None) -> Node | None:
        if not self.f.views or self.f.views.place not in ("node", "eye"):
            return None
        return el(spec or self.rng.choice(_VIEW_SPECS), *self.views_kids(self.f.views))

    def meta_line(self, *, date: str | None = None, views: str | None = None, line: str | None = None) -> list[Child]:
        """Date and views, in either order, side by side or each on its own."""
        nodes = [node for node in (self.date(date), self.views(views)) if node]
        if self.chance(0.25):
            nodes.reverse()
        if len(nodes) > 1 and self.chance(0.4):
            between = self.pick(" | ", " - ", " \u00a0 ")
            return [el(line or self.any_spec(), nodes[0], between, nodes[1])]
        if line or self.chance(0.5):
            return [el(line or self.any_spec(), *nodes)] if nodes else []
        return list(nodes)

    def byline(self, spec: str, *, label: str = "") -> Node | None:
        byline, views = self.f.byline, self.f.views
        shown = byline if byline and byline.place == "node" else None
        kids: list[Child] = []
        if shown:
            kids = [label, *shown.lines] if label else list(shown.lines)
        if views and views.place == "author":
            kids += [" | " if kids else "", *self.views_kids(views)]
        if not kids:
            return None
        if shown and "." not in spec and not label and ":" not in shown.lines[0]:
            if self.chance(0.5):
                return el(spec, *kids, style="text-align: right")
            kids = [el("strong", *kids)]
        return el(spec, *kids)

    def top_byline(self) -> Node | None:
        byline = self.f.byline
        if not byline or byline.place != "top" or "top-inside" in self.f.notes:
            return None
        return el(self.pick("p", "div"), el(self.pick("b", "strong", "i"), byline.text))

    def credit(self, spec: str) -> Node | None:
        credit = self.f.credit
        return el(spec, credit.printed) if credit and credit.place == "node" else None
