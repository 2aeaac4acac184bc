"""A catalogue of what is said: read from gettext's ``.po``, which people edit, so that nothing has to be compiled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from importlib import resources
from itertools import pairwise
from typing import NamedTuple

PLACE = re.compile(r"\{[^{}]*\}")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPED = {"n": "\n", "t": "\t"}
_NAMED = re.compile(r"`[^`]*`|'[^']*'|\"[^\"]*\"|(?:[^\s/]*/|~)\S*")
"""What stands in a sentence as it is: a command, a quotation, an address, a path."""
_BETWEEN = ("; ", ": ")
"""Between clauses that say something each by itself."""
_DEPTH = 5
"""A sentence in a sentence in a sentence: an error, of a portal, of a run."""
_KEPT = {"cause", "near", "portal", "title", "url"}
"""Places of what stands there as it is: a short word of records, a name, a key as a file has it, what others wrote. A
portal may be called as a word of the catalogue is, and a title may read like English."""
_COUNT = "{count}"
LONGEST = 500
"""Characters of a text that is taken apart; what is said is a line or two, and what others wrote may be anything."""


class Entry(NamedTuple):
    """One text of a catalogue."""

    text: str
    several: str
    """What more than one asks for; empty where numbers make no difference."""
    said: str
    kinds: tuple[str, ...]
    """Comments of the extractor (``#.``): what kind of text it is."""


def entries(document: str) -> Iterator[Entry]:
    """Those of a ``.po`` file, without its head.

    >>> list(entries('#. help\\nmsgid "a"\\n"b"\\nmsgstr "c"\\n'))
    [Entry(text='ab', several='', said='c', kinds=('help',))]
    """
    for block in document.split("\n\n"):
        fields: dict[str, str] = {}
        kinds: list[str] = []
        name = ""
        for line in block.splitlines():
            if line.startswith("#."):
                kinds += line[2:].split(",")
            if line.startswith("#"):
                continue
            if not line.startswith('"'):
                name, _, line = line.partition(" ")  # noqa: PLW2901 - what follows the keyword
            fields[name] = fields.get(name, "") + "".join(_plain(match[1]) for match in _QUOTED.finditer(line))
        if text := fields.get("msgid"):
            said = fields.get("msgstr[0]") or fields.get("msgstr", "")
            yield Entry(text, fields.get("msgid_plural", ""), said, tuple(kind.strip() for kind in kinds))


def _plain(quoted: str) -> str:
    return re.sub(r"\\(.)", lambda match: _ESCAPED.get(match[1], match[1]), quoted)


class Catalogue:
    """Texts of one language: ``exact`` by the English one."""

    def __init__(self, language: str, exact: dict[str, str]) -> None:
        self.language = language
        self.exact = exact

    @cached_property
    def _patterns(self) -> list[_Pattern]:
        found = [_Pattern(text, said) for text, said in self.exact.items() if PLACE.search(text)]
        return sorted(found, key=lambda each: -each.weight)

    def again(self, text: str) -> str:
        """``text``, which may be a pattern of the catalogue filled in, with what fills it said again too.

        A text of more than ``LONGEST`` characters that is no entry as it stands stays.
        """
        if (said := self.exact.get(text)) is not None:
            return _of_one(text, said)
        if not self.exact or len(text) > LONGEST:
            return text
        return _Search(self.exact, self._patterns).again(text, _DEPTH)


class _Search:
    """Says one text again, and each part of it once: the same part is come by on many ways."""

    def __init__(self, exact: dict[str, str], patterns: list[_Pattern]) -> None:
        self._exact, self._patterns = exact, patterns
        self._known: dict[tuple[str, int], str] = {}

    def again(self, text: str, depth: int) -> str:
        """``text`` said again, with as many sentences in it as ``depth`` allows."""
        if not depth or not text.strip():
            return text
        key = (text, depth)
        if (said := self._known.get(key)) is None:
            said = self._known[key] = self._found(text, depth)
        return said

    def _found(self, text: str, depth: int) -> str:
        if (said := self._exact.get(text)) is not None:
            return _of_one(text, said)
        for pattern in self._patterns:
            if (values := pattern.values(text)) is not None:
                filled = pattern.said(values, lambda value: self.again(value, depth - 1))
                if pattern.is_whole(values, filled):
                    return pattern.fill(filled)
        return self._by_clauses(text, depth) or text

    def _by_clauses(self, text: str, depth: int) -> str:
        """``text`` clause by clause, where all of them are known; else nothing."""
        if text.endswith("."):
            said = self.again(text[:-1], depth - 1)
            return f"{said}." if said != text[:-1] else ""
        for between in _BETWEEN:
            clauses = text.split(between, _DEPTH)
            name = clauses[0] if between == ": " and " " not in clauses[0] else None  # whom the rest is about
            filled = [clause if clause is name else self.again(clause, depth - 1) for clause in clauses]
            if len(clauses) > 1 and filled != clauses and _is_whole(clauses, filled):
                return between.join(filled)
        return ""


def _of_one(text: str, said: str) -> str:
    """``said`` of one thing: English may name it where the other language counts."""
    return said if _COUNT in text else said.replace(_COUNT, "1")


def _is_whole(values: Sequence[str], said: Sequence[str]) -> bool:
    """Half a sentence in another language is worse than none: then all of it stays."""
    return not any(value == each and is_prose(value) for value, each in zip(values, said, strict=True))


def is_prose(value: str) -> bool:
    """Whether what fills a place is words of English, and no number and no name.

    >>> is_prose("day of the month"), is_prose("38 articles seen"), is_prose("38"), is_prose("1.5 GB")
    (True, True, False, False)
    >>> is_prose("98 % as"), is_prose("98 %")
    (True, False)
    >>> is_prose("Ví Dụ"), is_prose("vidu, mau"), is_prose("`congtin schedule add`"), is_prose("/a/b c")
    (False, False, False, False)
    """
    if value.startswith(("/", "./", "~")):
        return False
    words = _NAMED.sub("/", value).split()
    return any(
        _is_word(second) and (first[-1:].isdigit() or first == "%" or (first.isascii() and first.isalpha()))
        for first, second in pairwise(words)
    )


def _is_word(token: str) -> bool:
    bare = token.rstrip(",.;:?!)")
    return len(bare) > 1 and bare.isascii() and bare.isalpha() and bare.islower()


class _Pattern:
    """A text with places, to be found again filled in."""

    def __init__(self, text: str, said: str) -> None:
        self._pieces = PLACE.split(text)
        self._places = [_name(place) for place in PLACE.findall(text)]
        self._said = _of_one(text, said)
        self.weight = sum(map(len, self._pieces))

    def said(self, values: Sequence[str], again: Callable[[str], str]) -> list[str]:
        """``values`` said ``again``, but for those that stay."""
        return [value if name in _KEPT else again(value) for name, value in zip(self._places, values, strict=True)]

    def is_whole(self, values: Sequence[str], said: Sequence[str]) -> bool:
        """Whether nothing is left in English but what stays."""
        at = [place for place, name in enumerate(self._places) if name not in _KEPT]
        return _is_whole([values[place] for place in at], [said[place] for place in at])

    def values(self, text: str) -> list[str] | None:
        """What stands in the places; None where ``text`` is none of this. Looks from the left, and never back."""
        first, *middle, last = self._pieces
        if len(text) < self.weight or not text.startswith(first) or not text.endswith(last):
            return None
        found = []
        at, end = len(first), len(text) - len(last)
        for piece in middle:
            # Two places side by side: the first of them takes one word.
            to = text.find(piece or " ", at, end)
            if to < 0:
                return None
            found.append(text[at:to])
            at = to + len(piece)
        if at > end:
            return None
        return [*found, text[at:end]]

    def fill(self, values: list[str]) -> str:
        """The other language's text, each place filled with what stood in the one of that name."""
        known = dict(zip(self._places, values, strict=True))
        return PLACE.sub(lambda match: known[_name(match[0])], self._said)


def _name(place: str) -> str:
    return re.split(r"[!:]", place[1:-1], maxsplit=1)[0]


def load(language: str) -> Catalogue:
    """The catalogue of ``language`` that comes with the program; an empty one where none does."""
    file = resources.files(__package__).joinpath(f"{language}.po")
    if not file.is_file():
        return empty()
    return Catalogue(language, _texts(file.read_text(encoding="utf-8")))


def _texts(document: str) -> dict[str, str]:
    """What is said for each text, and for what more than one asks for: what was said before may be either.

    >>> _texts('msgid "1 page"\\nmsgid_plural "{count} pages"\\nmsgstr[0] "{count} trang"\\n')
    {'{count} pages': '{count} trang', '1 page': '{count} trang'}
    """
    known = [entry for entry in entries(document) if entry.said]
    several = {entry.several: entry.said for entry in known if entry.several}
    return several | {entry.text: entry.said for entry in known}


def empty() -> Catalogue:
    """English: what stands in the code."""
    return Catalogue("en", {})
