"""The tags ("từ khóa") that the page shows under the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crawler.clean.text import clean_line, fold, unescape
from crawler.fields.candidate import Candidate, pick
from crawler.fields.hints import Hints, text_of

MAX_TAG = 100
"""Characters beyond which a text is no tag."""

_LABEL = re.compile(r"^(?:tags?\b|từ kho[áa]|từ khóa|key ?words?|[\s:：])+", re.IGNORECASE)


def candidates(hints: Hints) -> Iterator[Candidate[list[str]]]:
    """The visible tags, else those of ``article:tag``. ``keywords`` are written for search engines: never asked."""
    visible = _clean([text_of(node) for node in hints.nodes("tags")])
    if visible:
        yield Candidate(visible, f"{hints.family.name} tags")
    if hints.located is not None:
        for spot in hints.located.spots.get("tags", ()):
            listed = _clean(re.split(r"\s*[,;#|]\s*", _LABEL.sub("", spot.text)))
            if listed:
                yield Candidate(listed, spot.where)
    beside = _clean(hints.beside.tags)
    if beside:
        yield Candidate(beside, "line beside the body")
    metas = _clean(hints.page.metas.get("article:tag", []))
    if metas:
        yield Candidate(metas, "meta article:tag")


def extract(hints: Hints) -> list[str]:
    """The tags in order, each once."""
    found = pick(candidates(hints))
    return found.value if found is not None else []


def _clean(texts: list[str]) -> list[str]:
    tags: list[str] = []
    seen: set[str] = set()
    for text in texts:
        tag = clean_line(unescape(text)).strip(" #,;")
        if tag and len(tag) <= MAX_TAG and fold(tag) not in seen:
            seen.add(fold(tag))
            tags.append(tag)
    return tags
