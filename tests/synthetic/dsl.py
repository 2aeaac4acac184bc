"""A small tree of tags and the writer that prints it in the manner of many hands."""

from __future__ import annotations

import html.entities
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source"))
BLOCK = frozenset(
    [
        "html",
        "head",
        "body",
        "div",
        "p",
        "ul",
        "ol",
        "li",
        "table",
        "tbody",
        "thead",
        "tr",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "form",
        "section",
        "article",
        "header",
        "footer",
        "nav",
        "main",
        "aside",
        "figure",
        "figcaption",
        "blockquote",
        "dl",
        "dt",
        "dd",
        "center",
        "hr",
        "title",
        "meta",
        "link",
        "script",
        "style",
        "noscript",
    ]
)
CLOSED_BY = frozenset(
    [
        "p",
        "div",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "form",
        "hr",
        "section",
        "article",
        "blockquote",
        "dl",
        "center",
    ]
)
PARENTS_OF_OPEN_P = frozenset(("div", "td", "section", "article", "body", "li", "blockquote"))
OPTIONAL_END = {"li": ("li",), "td": ("td", "th"), "th": ("td", "th"), "tr": ("tr",), "p": tuple(CLOSED_BY)}


class Raw(str):
    """Text that is printed as it stands."""

    __slots__ = ()


@dataclass(slots=True)
class Node:
    tag: str
    attrs: list[tuple[str, str]] = field(default_factory=list)
    kids: list[Child] = field(default_factory=list)
    legacy: bool = False
    """The text below was typed in a legacy font."""


Child = Node | str
Kids = Child | None | Iterable[Child | None]


def flat(kids: Iterable[Kids]) -> list[Child]:
    out: list[Child] = []
    for kid in kids:
        if kid is None or (isinstance(kid, str) and not kid):
            continue
        if isinstance(kid, Node | str):
            out.append(kid)
        else:
            out.extend(flat(kid))
    return out


def el(spec: str, *kids: Kids, **attrs: str | int | None) -> Node:
    """``el("div.box#main", "text", href="/")``; a trailing underscore and inner ones become hyphens."""
    name, _, ident = spec.partition("#")
    tag, *classes = name.split(".")
    if "." in ident:
        ident, *more = ident.split(".")
        classes += more
    given = [(key.rstrip("_").replace("_", "-"), str(value)) for key, value in attrs.items() if value is not None]
    if classes:
        given.insert(0, ("class", " ".join(classes)))
    if ident:
        given.insert(0, ("id", ident))
    return Node(tag or "div", given, flat(kids))


@dataclass(slots=True)
class Style:
    """How a site's templates were typed."""

    upper: bool = False
    quote: str = '"'
    shuffle: bool = False
    omit: frozenset[str] = frozenset()
    void: str = ">"
    escape: str = "raw"
    """raw, decimal, hex or named."""
    newline: str = "\n"
    comments: float = 0.0
    wrap: bool = False
    """Break text lines in the source."""
    nbsp: str = "&nbsp;"

    @classmethod
    def draw(cls, rng: random.Random, *, old: bool, escape: str = "raw") -> Style:
        quote = rng.choice(['"', '"', '"', "'", "mixed", "bare"] if old else ['"', '"', '"', "'", "mixed"])
        return cls(
            upper=old and rng.random() < 0.25,
            quote=quote,
            shuffle=rng.random() < 0.5,
            omit=frozenset(rng.choice([(), (), ("p",), ("p", "li"), ("li", "td", "tr"), ("p", "li", "td", "tr")]))
            if old or rng.random() < 0.15
            else frozenset(),
            void=rng.choice([">", " />"] if quote == "bare" else [">", "/>", " />"]),
            escape=escape,
            newline=rng.choice(["\n", "", "\r\n", "\n\t\t", "\n\n  "]),
            comments=rng.choice([0.0, 0.0, 0.02]),
            wrap=rng.random() < 0.2,
            nbsp=rng.choice(["&nbsp;", "&nbsp;", "&#160;", "\u00a0"]),
        )


class Writer:
    """Prints a tree in one style; ``recode`` is applied to the text under nodes marked legacy."""

    def __init__(self, rng: random.Random, style: Style, recode: Callable[[str], str] | None = None) -> None:
        self.rng, self.style, self.recode = rng, style, recode

    def text(self, value: str, legacy: bool = False) -> str:
        if isinstance(value, Raw):
            return value
        if legacy and self.recode:
            value = self.recode(value)
        if self.style.wrap and len(value) > 90:
            at = value.find(" ", self.rng.randint(40, 80))
            value = f"{value[:at]}\r\n{value[at + 1 :]}" if at > 0 else value
        value = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return self.entities(value).replace("\u00a0", self.style.nbsp)

    def entities(self, value: str) -> str:
        how = self.style.escape
        if how == "raw":
            return value
        return "".join(char if ord(char) < 128 or char == "\u00a0" else self.entity(char, how) for char in value)

    @staticmethod
    def entity(char: str, how: str) -> str:
        code = ord(char)
        if how == "hex":
            return f"&#x{code:04X};"
        if how == "named":
            name = html.entities.codepoint2name.get(code)
            return f"&{name};" if name else char
        return f"&#{code};"

    def attribute(self, name: str, value: str) -> str:
        quote = self.style.quote
        if quote == "mixed":
            quote = self.rng.choice("\"'")
        value = value.replace("&", "&amp;").replace("<", "&lt;")
        if quote == "bare":
            if value and all(char.isalnum() or char in "-_./:#" for char in value) and value.isascii():
                return f" {name}={value}"
            quote = '"'
        value = value.replace('"', "&quot;") if quote == '"' else value.replace("'", "&#39;")
        return f" {name}={quote}{self.entities(value)}{quote}"

    def render(self, nodes: Iterable[Child]) -> str:
        out: list[str] = []
        self.children(list(nodes), "body", out, False)
        return "".join(out)

    def children(self, kids: list[Child], parent: str, out: list[str], legacy: bool) -> None:
        for place, kid in enumerate(kids):
            if isinstance(kid, str):
                out.append(self.text(kid, legacy))
            else:
                following = kids[place + 1] if place + 1 < len(kids) else None
                self.node(kid, parent, following, out, legacy)

    def node(self, node: Node, parent: str, following: Child | None, out: list[str], legacy: bool) -> None:
        tag = node.tag.upper() if self.style.upper else node.tag
        attrs = list(node.attrs)
        if self.style.shuffle:
            self.rng.shuffle(attrs)
        if node.tag in BLOCK:
            out.append(self.style.newline)
            if self.style.comments and parent in ("div", "body") and self.rng.random() < self.style.comments:
                out.append(f"<!-- {self.rng.choice(('begin', 'end', 'Module', '12/05/2019', 'Lượt xem: 99999'))} -->")
        out.append(f"<{tag}{''.join(self.attribute(*pair) for pair in attrs)}")
        if node.tag in VOID:
            out.append(self.style.void)
            if node.tag == "br" and self.style.newline:
                out.append(self.style.newline)
            return
        out.append(">")
        self.children(node.kids, node.tag, out, legacy or node.legacy)
        if not self.may_stay_open(node, parent, following):
            out.append(f"</{tag}>")

    def may_stay_open(self, node: Node, parent: str, following: Child | None) -> bool:
        if node.tag not in self.style.omit or not node.kids:
            return False
        if node.tag == "p" and parent not in PARENTS_OF_OPEN_P:
            return False
        if following is None:
            return True
        return isinstance(following, Node) and following.tag in OPTIONAL_END[node.tag]
