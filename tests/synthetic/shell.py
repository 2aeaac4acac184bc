"""A whole page around the column of an article: head, header, columns, footer."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from tests.synthetic import furniture
from tests.synthetic.build import Build
from tests.synthetic.dsl import Child, Node, Raw, Style, Writer, el
from tests.synthetic.encodings import LEGACY, declared
from tests.synthetic.facts import norm

_DOCTYPES = (
    "<!DOCTYPE html>",
    "<!doctype html>",
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
    '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">',
    '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">',
)


@dataclass(slots=True)
class Parts:
    """What a family's layout gives: the column, and what the family has elsewhere on the page."""

    main: list[Child]
    head: list[Child] = field(default_factory=list)
    top: list[Child] = field(default_factory=list)
    """First in the body."""
    form: dict[str, str] | None = None
    """Hidden fields of the form that ASP.NET puts around the page."""
    action: str = ""
    table: bool = False
    """Columns are cells of a table."""
    title_as: str = "suffix"
    """Where <title> has the name of the site: suffix, prefix, none."""
    separator: str | None = None
    crumbs: Node | None = None
    own_crumbs: bool = False
    """The layout has placed the breadcrumb."""
    description: bool = True
    """Whether the family prints meta descriptions."""
    scripts: list[str] = field(default_factory=list)


def site_title(b: Build, parts: Parts) -> str:
    name = b.f.site.name
    if parts.title_as == "none":
        return b.f.title
    if parts.title_as == "site":
        return name
    sep = parts.separator or b.pick(" - ", " | ", " – ")
    if parts.title_as == "prefix":
        return f"{name}{sep}{b.f.title}"
    return f"{b.f.title}{sep}{name}"


def boilerplate(b: Build) -> str:
    return f"{b.f.site.name}, thông tin về hoạt động của Tỉnh ủy, HĐND, UBND tỉnh {b.f.site.place}"


def _cut(text: str, at: int = 110) -> str:
    return norm(text)[:at].rsplit(" ", 1)[0] + "..."


def description(b: Build) -> str | None:
    """The meta description: the lead, or a piece of it, or what the whole site has."""
    facts = b.f
    if facts.lead and facts.lead_at == "meta":
        return facts.lead
    if facts.lead:
        return b.pick(facts.lead, facts.lead, _cut(facts.lead), boilerplate(b), None)
    first = next(iter(facts.paragraphs()), None)
    return b.pick(boilerplate(b), None, _cut(first) if first else None)


def head(b: Build, parts: Parts) -> Node:
    _, in_meta = declared(b.f.encoding)
    in_header = "charset" in b.f.notes
    kids: list[Child] = []
    if in_meta and (not in_header or b.chance(0.5)):
        if b.chance(0.5):
            kids.append(el("meta", charset=in_meta))
        else:
            kids.append(el("meta", http_equiv="Content-Type", content=f"text/html; charset={in_meta}"))
    kids.append(el("title", site_title(b, parts)))
    text = description(b) if parts.description or b.f.lead_at == "meta" else None
    if text:
        kids.append(el("meta", name="description", content=text))
    if b.chance(0.3):
        kids.append(el("meta", property="og:title", content=b.f.title))
        if text and b.chance(0.6):
            kids.append(el("meta", property="og:description", content=text))
    if b.chance(0.2):
        kids.append(el("meta", name="keywords", content="cổng thông tin điện tử, ubnd tỉnh, tin tức"))
    if b.f.account and b.chance(0.3):
        kids.append(el("meta", name="author", content=b.f.account))
    kids += parts.head
    kids.append(el("link", rel="stylesheet", href=f"/css/style.css?v={b.rng.randint(1, 99)}"))
    if b.chance(0.4):
        kids.append(el("script", Raw("var _gaq=[];/* 01/01/2014 */window.dataLayer=window.dataLayer||[];")))
    return el("head", *kids)


def json_ld(data: dict[str, object]) -> Node:
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False)
    return el("script", Raw(text.replace("</", "<\\/")), type="application/ld+json")


def columns(b: Build, parts: Parts) -> list[Child]:
    side = furniture.sidebar(b)
    crumbs = None if parts.own_crumbs else (parts.crumbs or furniture.breadcrumb(b))
    if parts.table:
        cells = [
            el("td", crumbs, *parts.main, valign="top", width="75%"),
            el("td", side, valign="top") if side else None,
        ]
        if b.chance(0.3):
            cells.insert(0, el("td", furniture.menu(b), valign="top"))
        return [el("table", el("tr", *cells), width="100%", border="0", cellpadding="0")]
    main = b.nest(crumbs, *parts.main)
    pair = [main, side] if b.chance(0.75) else [side, main]
    return [el(b.pick("div.container", "div#wrapper", "div.main-content", "main"), *pair)]


def document(b: Build, parts: Parts) -> Node:
    b.webforms = parts.form is not None
    inner: list[Child] = [*furniture.header(b), *columns(b, parts), furniture.footer(b)]
    if parts.form is not None:
        hidden = [el("input", type="hidden", name=name, id=name, value=value) for name, value in parts.form.items()]
        inner = [
            el("form#aspnetForm", el("div", *hidden), *inner, method="post", action=parts.action, name="aspnetForm")
        ]
    scripts = [el("script", Raw(text), type="text/javascript") for text in parts.scripts]
    body = el("body", *parts.top, *inner, *scripts)
    lang = b.pick("vi", "vi-VN", None) if b.f.language == "vi" else "en"
    return el("html", head(b, parts), body, lang=lang)


def write(b: Build, root: Node, *, old: bool) -> str:
    """The page's text, in a style drawn for it."""
    encoding = b.f.encoding
    escape = encoding.removeprefix("entities-") if encoding.startswith("entities-") else "raw"
    recode = LEGACY[encoding] if encoding.endswith("-body") else None
    style = Style.draw(b.rng, old=old, escape=escape)
    text = Writer(b.rng, style, recode).render([root])
    return b.pick(*_DOCTYPES, *([""] if old else [])) + text


def content_type(b: Build) -> str:
    in_header, _ = declared(b.f.encoding)
    if in_header and "charset" in b.f.notes:
        return f"text/html; charset={b.pick(in_header, in_header.upper())}"
    return "text/html"


def fragment(b: Build, nodes: list[Child]) -> str:
    """HTML as it stands in a JSON record."""
    return Writer(b.rng, Style(newline=b.pick("", "\n", "\r\n"), void=b.pick(">", " />"))).render(nodes)
