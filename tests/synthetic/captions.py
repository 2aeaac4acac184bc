"""An image and its caption in the markups that pages have."""

from __future__ import annotations

from tests.synthetic.build import Build
from tests.synthetic.dsl import Child, Node, el
from tests.synthetic.facts import Pic

ANY = ("figure", "centred", "centred", "table", "before", "div-caption", "same-block", "plain", "right-table")
NOT_AFTER_TEXT = ("before",)
"""Markups that mislead where the image stands alone before the first paragraph."""


def image(b: Build, pic: Pic, cls: str | None = None) -> Node:
    src = pic.small or pic.src
    attrs: dict[str, str | int | None] = {"alt": b.pick("", "", "Ảnh", b.f.title)}
    if b.lazy and b.chance(0.7):
        attrs |= {"src": "/images/blank.gif", b.lazy: src}
    else:
        attrs["src"] = src
    if b.chance(0.4):
        attrs |= {"width": b.rng.randint(400, 800), "height": b.rng.randint(250, 500)}
    elif b.chance(0.3):
        attrs["style"] = f"width: {b.rng.randint(400, 800)}px; height: auto;"
    img = el(f"img.{cls}" if cls else "img", **attrs)
    if pic.small:
        return el("a", img, href=pic.src, **({"rel": "lightbox"} if b.chance(0.5) else {}))
    return img


def _italic(b: Build, caption: str) -> Child:
    kid: Child = caption
    if b.chance(0.3):
        kid = el("span", kid, style="font-size:13px")
    return el(b.pick("em", "em", "i"), kid)


def _centred(b: Build, block: str, *kids: Child) -> Node:
    how = b.rng.random()
    if how < 0.6:
        return el(block, *kids, style=b.pick("text-align:center", "text-align: center;", "TEXT-ALIGN: center"))
    if how < 0.85:
        return el(block, *kids, align="center")
    return el("center", *kids)


def picture(b: Build, pic: Pic, block: str, *, first: bool) -> list[Child]:
    """The nodes of one image in a body whose paragraphs are made of ``block``."""
    if not pic.printed:
        img = image(b, pic)
        return [_centred(b, block, img) if b.chance(0.7) else el(block, img)]
    kinds = [kind for kind in b.captions or ANY if not (first and kind in NOT_AFTER_TEXT)]
    kind = b.rng.choice(kinds or ["figure"])
    if kind not in b.used:
        b.used.append(kind)
    return _MARKUPS[kind](b, pic, block, pic.printed)


def _figure(b: Build, pic: Pic, _block: str, caption: str) -> list[Child]:
    spec = b.pick("figure", "figure.image", "figure.expNoEdit", "figure.article-avatar")
    kid: Child = el("p", caption) if b.chance(0.25) else caption
    return [el(spec, image(b, pic), el("figcaption", kid))]


def _centred_pair(b: Build, pic: Pic, block: str, caption: str) -> list[Child]:
    return [_centred(b, block, image(b, pic)), _centred(b, block, _italic(b, caption))]


def _table(b: Build, pic: Pic, _block: str, caption: str) -> list[Child]:
    attrs = b.pick({"align": "center"}, {"style": "margin:0 auto"}, {"border": "0"}, {"class": "image"})
    text: Child = _italic(b, caption) if b.chance(0.6) else caption
    cell = el("td", el("p", text, style="text-align:center") if b.chance(0.4) else text)
    rows = [el("tr", el("td", image(b, pic))), el("tr", cell)]
    return [el("table", el("tbody", *rows) if b.chance(0.5) else rows, **attrs)]


def _right_table(b: Build, pic: Pic, _block: str, caption: str) -> list[Child]:
    cell = el("td", image(b, pic), el("br"), _italic(b, caption), align="center")
    return [el("table", el("tr", cell), align="right", width="300", cellpadding="3")]


def _before(b: Build, pic: Pic, block: str, caption: str) -> list[Child]:
    return [_centred(b, block, _italic(b, caption)), _centred(b, block, image(b, pic))]


def _div_caption(b: Build, pic: Pic, _block: str, caption: str) -> list[Child]:
    spec = b.pick("div.caption", "p.image-caption", "div.image-caption", "p.caption", "div.expNoEdit")
    return [el(b.pick("div.image", "div.img-box", "div"), image(b, pic), el(spec, caption))]


def _same_block(b: Build, pic: Pic, block: str, caption: str) -> list[Child]:
    return [_centred(b, block, image(b, pic), el("br"), _italic(b, caption))]


def _plain(b: Build, pic: Pic, block: str, caption: str) -> list[Child]:
    holder = _centred(b, block, image(b, pic))
    return [holder, _centred(b, block, caption) if b.chance(0.6) else el(block, caption)]


def _wp(b: Build, pic: Pic, _block: str, caption: str) -> list[Child]:
    number = b.rng.randint(100, 9999)
    text = el("p.wp-caption-text", caption, id=f"caption-attachment-{number}" if b.chance(0.5) else None)
    return [
        el(
            "div.wp-caption.aligncenter",
            image(b, pic, f"size-full.wp-image-{number}"),
            text,
            id=f"attachment_{number}",
            style="width: 610px",
        )
    ]


def _exp_table(b: Build, pic: Pic, _block: str, caption: str) -> list[Child]:
    row = el("tr", el("td.expNoEdit" if b.chance(0.5) else "td", el("p", caption, style="text-align:center")))
    return [el("table.expNoEdit" if b.chance(0.5) else "table", el("tbody", el("tr", el("td", image(b, pic))), row))]


_MARKUPS = {
    "figure": _figure,
    "centred": _centred_pair,
    "table": _table,
    "right-table": _right_table,
    "before": _before,
    "div-caption": _div_caption,
    "same-block": _same_block,
    "plain": _plain,
    "wp": _wp,
    "exp-table": _exp_table,
}
