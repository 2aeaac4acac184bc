"""What is set in the TCVN3 fonts that draw small letters as capitals (``.VnTimeH``, ``.VnArialH``): in capitals.

Such a font has the codes of the small letters alone, so a headline, or the first letter of "Ủy ban", is written in
small letters and shown in capitals. Only the markup around a text tells: ``face``, and ``font-family`` or ``font`` of
a ``style``; classes are not looked up in style sheets.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from crawler.elements import VOID

_CAPITAL = re.compile(r"\.V[nN][\w\- ]*H")
_NAMED = re.compile(rf"{_CAPITAL.pattern}(?![\w\-])")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w:]*)(?P<rest>[^>]*)>?\Z")
_FACE = re.compile(r"(?<![-\w])face\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))", re.IGNORECASE)
_STYLE = re.compile(r"(?<![-\w])style\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))", re.IGNORECASE)
_FAMILY = re.compile(r"(?<![-\w])font(?:-family\s*:|\s*:[^;,]*?\d[\w.%/]*\s)\s*([^;]+)", re.IGNORECASE)
_QUOTE = re.compile(r"&quot;|&#3[49];|[\"']")
_KEPT = re.compile(r"(&#?\w+;|(?<!\S)(?:https?://|www\.|[\w.+-]{1,64}@)[^\s<>]*)")
"""What is written as it is: entities, addresses."""
_NAME = re.compile(r"\w+")
_BLOCKS = frozenset(
    _NAME.findall(
        "address article aside blockquote center div dl fieldset footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p "
        "pre section table ul"
    )
)
_ENDED_BY: dict[str, frozenset[str]] = {
    "p": _BLOCKS,
    "li": frozenset({"li"}),
    "td": frozenset({"td", "th", "tr"}),
    "th": frozenset({"td", "th", "tr"}),
    "tr": frozenset({"tr"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "option": frozenset({"option", "optgroup"}),
}
"""Elements whose end may be left out, and what then ends them."""


def named_in(html: str) -> bool:
    """Whether such a font is named anywhere."""
    return _NAMED.search(html) is not None


def raised(parts: Sequence[str], may: Callable[[int], bool]) -> str:
    """``parts``, texts and tags by turns beginning with a text, joined; texts in such a font in capitals.

    ``may`` says of a text, by its place, whether it is in the font's encoding. An element that is never closed, where
    HTML asks for it, raises nothing: a forgotten ``</font>`` would make capitals of all that follows.

    >>> raised(["", "<font face='.VnTimeH'>", "ủ", "</font>", "y ban"], lambda at: True)
    "<font face='.VnTimeH'>Ủ</font>y ban"
    """
    done = list(parts)
    for at in _set_in_capitals(parts):
        if may(at):
            done[at] = "".join(piece if odd % 2 else piece.upper() for odd, piece in enumerate(_KEPT.split(parts[at])))
    return "".join(done)


_ENDS = {
    name: frozenset(open_ for open_, ends in _ENDED_BY.items() if name in ends)
    for name in frozenset().union(*_ENDED_BY.values())
}
"""The other way round: what an element ends that begins."""
_MOST_OPEN = 250
"""Elements open at once beyond which nothing is raised: where many are left open, each tag would ask all of them."""


class _Open:
    """An element that is open: its name, the one that sets its font (None: none does), its texts in that font."""

    def __init__(self, name: str, font: str | None, around: _Open | None) -> None:
        self.name = name
        self.is_capital = font is not None and _CAPITAL.fullmatch(font) is not None
        self.setter: _Open | None = self if font is not None or around is None else around.setter
        self.texts: list[int] = []


def _set_in_capitals(parts: Sequence[str]) -> list[int]:
    found: list[int] = []
    around: list[_Open] = []
    names: Counter[str] = Counter()

    def end(depth: int) -> None:
        """Ends the element at ``depth``, and what was left open in it."""
        for at, each in enumerate(around[depth:]):
            names[each.name] -= 1
            if at == 0 or each.name in _ENDED_BY:
                found.extend(each.texts)
        del around[depth:]

    def last(wanted: Iterable[str]) -> int | None:
        open_ = {name for name in wanted if names[name]}
        return next((at for at in range(len(around) - 1, -1, -1) if around[at].name in open_), None) if open_ else None

    for at, part in enumerate(parts):
        if at % 2 == 0:
            setter = around[-1].setter if around else None
            if setter is not None and setter.is_capital and part.strip():
                setter.texts.append(at)
            continue
        tag = _TAG.match(part)
        if tag is None:
            continue
        name = tag["name"].lower()
        if tag["end"]:
            depth = last((name,))
            if depth is not None:
                end(depth)
            continue
        depth = last(_ENDS.get(name, ()))
        if depth is not None and not any(each.name in ("table", "ul", "ol", "div") for each in around[depth + 1 :]):
            end(depth)
        if name.encode() not in VOID and name not in ("script", "style"):
            if len(around) == _MOST_OPEN:
                return []
            around.append(_Open(name, _font(tag["rest"]), around[-1] if around else None))
            names[name] += 1
    return found


def _font(attributes: str) -> str | None:
    """The first font that a tag names; None where it names none."""
    style = _STYLE.search(attributes)
    said = _FAMILY.findall(_QUOTE.sub("", style[1] or style[2] or style[3] or "")) if style is not None else []
    if not said:
        face = _FACE.search(attributes)
        said = [face[1] or face[2] or face[3] or ""] if face is not None else []
    font = _QUOTE.sub("", said[-1]).partition(",")[0].strip() if said else ""
    return font if font and font.lower() != "inherit" else None
