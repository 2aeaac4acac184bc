"""The tags ("từ khóa") that the page shows under the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from crawler.clean.persons import is_capitalised, is_full_name
from crawler.clean.text import clean_line, fold, unescape
from crawler.fields.candidate import Candidate, pick
from crawler.fields.lines import taglines
from crawler.fields.tree import nearby, queries
from crawler.fields.tree.hints import Hints
from crawler.fields.tree.links import leads_to_tag
from crawler.fields.tree.texts import text_of

MAX_TAG = 100
"""Characters beyond which a text is no tag."""

_LABEL = re.compile(r"^(?:tags?\b|từ kho[áa]|từ khóa|thẻ(?=\s?[:：])|key ?words?|[\s:：])+", re.IGNORECASE)

_LEVELS, _NEIGHBOURS, _MOST = 3, 5, 15
"""How far above and behind the body's element its tags stand, and how many they are; clouds have more."""


def candidates(hints: Hints, told: Sequence[str] = ()) -> Iterator[Candidate[list[str]]]:
    """The visible tags, else those of ``article:tag``. ``keywords`` are written for search engines: never asked.

    ``told``: what a line in the text says, one for each tag or all of them.
    """
    visible = _clean([text_of(node) for node in hints.nodes("tags")])
    if visible:
        yield Candidate(visible, f"{hints.family.name} tags")
    if hints.located is not None:
        for spot in hints.located.spots.get("tags", ()):
            texts = spot.text.split("\n")  # one link a line
            listed = _clean(texts if len(texts) > 1 else _split(_LABEL.sub("", spot.text)))
            if listed:
                yield Candidate(listed, spot.where)
    beside = _clean([tag for text in hints.beside.tags for tag in _listed(text)])
    if beside:
        yield Candidate(beside, "line beside the body")
    inside = _clean([tag for text in told for tag in _listed(text)])
    if inside:
        yield Candidate(inside, "line in the text")
    if not (visible or beside or inside) and (linked := _clean(_behind(hints))):
        yield Candidate(linked, "links behind the body that lead to tags")
    claimed = hints.page.metas.get("article:tag", [])
    # One for each tag, or one for all of them (seen on a paper's page: "A,B,C").
    metas = _clean(_split(claimed[0]) if len(claimed) == 1 else claimed)
    if metas:
        yield Candidate(metas, "meta article:tag")


def _listed(text: str) -> list[str]:
    """The tags in a line that is their label and themselves; what a link says is one tag as it stands."""
    if text[:1] == "#":
        return text.split("#")
    label = _LABEL.match(text)
    return _split(text[label.end() :]) if label is not None else [text]


def _split(text: str) -> list[str]:
    """The tags in a list of them. Commas part them where no other mark does, and none is within a name.

    >>> _split("Lễ hội,Nông sản"), _split("A, B, C"), _split("lễ hội; nông, lâm sản")
    (['Lễ hội', 'Nông sản'], ['A', 'B', 'C'], ['lễ hội', 'nông, lâm sản'])
    >>> _split("Thành phố Huế, Việt Nam"), _split("Nông, lâm, thủy sản"), _split("Tỉnh Trà Vinh, lễ hội")
    (['Thành phố Huế, Việt Nam'], ['Nông, lâm, thủy sản'], ['Tỉnh Trà Vinh', 'lễ hội'])
    >>> _split("Xã Mỹ Long, Xã Tân Phong"), _split("bão, lũ, sạt lở")
    (['Xã Mỹ Long', 'Xã Tân Phong'], ['bão', 'lũ', 'sạt lở'])
    """
    if _FIRM.search(text) is not None:
        return _FIRM.split(text)
    if _is_name(text):
        return [text]
    return _COMMA.split(text)


_FIRM, _COMMA = re.compile(r"\s*[;#|]\s*"), re.compile(r"\s*,\s*")
_UNIT = re.compile(r"(?:thành phố|thị xã|thị trấn|tỉnh|huyện|quận|phường|xã|ấp|thôn|tp\.?) ", re.IGNORECASE)
_COUNTED_UP = re.compile(r"nong, lam, (?:ngu|thuy)")
_MOST_SYLLABLES = 4


def _is_name(text: str) -> bool:
    """Whether the commas in a text are within one name: a place's, in a larger one or in none that is called so, or
    that of what grows in fields, woods and waters. Of other lists nothing tells that they are one."""
    *first, last = text.split(", ")
    if len(first) == 1 and (unit := _UNIT.match(first[0])) is not None:
        larger = _UNIT.match(last)
        if (larger is not None and larger[0].lower() == unit[0].lower()) or is_full_name(last):
            return False
        names = first[0][unit.end() :], _UNIT.sub("", last, count=1)
        return all(is_capitalised(name.split(), _MOST_SYLLABLES) for name in names)
    return _COUNTED_UP.match(fold(text)) is not None


def extract(hints: Hints, told: Sequence[str] = ()) -> list[str]:
    """The tags in order, each once; ``told`` as in ``candidates``."""
    found = pick(candidates(hints, told))
    return found.value if found is not None else []


def _behind(hints: Hints) -> list[str]:
    """The links of the nearest element behind the body all of whose links lead to tags, as their addresses say."""
    for _, beside in nearby.behind(hints.node("body"), _LEVELS, _NEIGHBOURS):
        found = _of_tags(beside)
        if found or _heads(beside):
            return found
    return []


def _of_tags(node: LexborNode) -> list[str]:
    # Most elements behind a text hold no link, or first one that leads elsewhere.
    first = node if node.tag == "a" else queries.first(node, "a[href]")
    if first is None or not leads_to_tag(first.attrs.get("href") or "") or node.tag == "aside":
        return []
    anchors = queries.every(node, "a[href]")
    leads = all(leads_to_tag(anchor.attrs.get("href") or "") for anchor in anchors)
    texts = [text_of(anchor) for anchor in anchors] if leads and len(anchors) <= _MOST else []
    rest = clean_line(node.text(deep=True))
    for text in texts:
        rest = rest.replace(text, " ", 1)
    is_headed = any(map(str.isalpha, rest)) and not taglines.is_tag_label(_AROUND_LABEL.sub("", rest))
    return [] if is_headed else texts


def _heads(node: LexborNode) -> bool:
    """Whether an element is the header of a box, and not the label of tags."""
    if node.tag not in _HEADINGS and queries.first(node, ", ".join(_HEADINGS)) is None:
        return False
    return not taglines.is_tag_label(clean_line(node.text(deep=True)))


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_AROUND_LABEL = re.compile(r"^[\W_]+|[\s,;#|•]+$")


def _clean(texts: list[str]) -> list[str]:
    tags: list[str] = []
    seen: set[str] = set()
    for text in texts:
        tag = clean_line(unescape(text)).strip(" #,;")
        folded = fold(tag)
        if tag and len(tag) <= MAX_TAG and folded not in seen:
            seen.add(folded)
            tags.append(tag)
    return tags
