"""Classes and ids: those in a page's bytes, and those a CSS selector asks for. What asks for others matches nothing.

One query walks the whole tree; sixty of them, to recognise a family, took longer than to build it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple

_LONGEST = 200
"""Of an unquoted value only so much is read: no selector names more."""

# What follows is only looked at: a quoted text may itself end in "class=".
_VALUE = rb"\s*+=\s*+(?=(\"[^\"]*|'[^']*|[^\s>]{1,%d}))" % _LONGEST
_CLASS, _ID = re.compile(rb"class" + _VALUE), re.compile(rb"id" + _VALUE)
_QUOTES = bytes.maketrans(b"\"'", b"  ")


INSIDE, BESIDE, WITHIN = "& ", "~ ", " >> "
"""Marks of a family's selectors: see ``crawler.families.model.Family.scope``."""


def plain(selector: str) -> str:
    """A selector of a family's as plain CSS, for the whole page.

    >>> plain("& h1"), plain("~ .tags a"), plain(".crumbs >> a")
    ('h1', '.tags a', '.crumbs a')
    """
    return selector.removeprefix(INSIDE).removeprefix(BESIDE).replace(WITHIN, " ")


class Names(NamedTuple):
    """Classes and ids in lower case."""

    whole: frozenset[bytes]
    text: bytes
    """All of them after each other."""


def names(markup: bytes) -> Names:
    """Every class and id of ``markup``, and perhaps more: scripts and texts are read like tags.

    Linear in the size.

    >>> sorted(names(b"<P CLASS='Lead box' id=a1>class=&#34;x").whole)
    [b'"x', b'&#34;x', b'a1', b'box', b'lead']
    """
    lower = markup.lower()
    return _named({*_CLASS.findall(lower), *_ID.findall(lower)})


def classes(markup: bytes) -> Names:
    """Every class of ``markup``, and perhaps more; half the work of ``names``.

    >>> sorted(classes(b"<P CLASS='Lead box' id=a1>").whole)
    [b'box', b'lead']
    """
    return _named(set(_CLASS.findall(markup.lower())))


def _named(values: set[bytes]) -> Names:
    text = b" ".join(values).translate(_QUOTES)
    if b"&" in text:
        text += b" " + unescape(text.decode("utf-8", "replace")).encode("utf-8", "replace")
    return Names(frozenset(text.split()), text)


class Asked(NamedTuple):
    """What a selector asks for, at least: names, and parts of names."""

    whole: frozenset[bytes]
    parts: tuple[bytes, ...]

    def may_be_in(self, names: Names) -> bool:
        """Whether all names are there."""
        return self.whole <= names.whole and (not self.parts or all(part in names.text for part in self.parts))


_HAS = re.compile(r":has\(([^(),]*)\)")
_ARGUMENT = re.compile(r"\([^()]*\)")
_ATTRIBUTE = re.compile(r"\[(?:\"[^\"]*\"|'[^']*'|[^\]\"'])*\]")
_PART = re.compile(r"\[(?:class|id)[\^$*]=[\"']?([\w-]+)[\"']?\]")
_NAME = re.compile(r"[.#]([\w-]+)")


@lru_cache(maxsize=4096)
def asked_for(selector: str) -> tuple[Asked, ...]:
    """What each alternative in ``selector`` asks for; what cannot be told so is left out, which asks for less.

    >>> [sorted(asked.whole) for asked in asked_for("#main:has(.a) .News:not(.old), [rel=a]")]
    [[b'a', b'main', b'news'], []]
    >>> asked_for("[id^='p_p_'] a")[0].parts
    (b'p_p_',)
    """
    if not _is_readable(selector):
        return (Asked(frozenset(), ()),)
    # Only where nothing is an alternative or an argument: ":not([class*=a])" asks for no "a".
    is_plain = "," not in selector and "(" not in selector
    parts = _PART.findall(selector.lower()) if is_plain else ()
    alternatives = _bare(selector).lower().split(",")
    wanted = tuple(part.encode() for part in parts)
    return tuple(Asked(frozenset(each.encode() for each in _NAME.findall(one)), wanted) for one in alternatives)


def classes_asked_for(selector: str) -> tuple[Asked, ...]:
    """``asked_for`` where that is classes or parts of them alone; empty where an alternative asks for none or an id.

    >>> [sorted(asked.whole) for asked in classes_asked_for(".Crumbs a, .path.x")]
    [[b'crumbs'], [b'path', b'x']]
    >>> classes_asked_for("[class*=tag-list] a")[0].parts, classes_asked_for("#a .b"), classes_asked_for(".a, h1")
    ((b'tag-list',), (), ())
    """
    asked = asked_for(selector)
    is_of_ids = "#" in selector or "[id" in selector
    return asked if not is_of_ids and all(any(alternative) for alternative in asked) else ()


def _is_readable(selector: str) -> bool:
    return "\\" not in selector and selector.isascii()


def _bare(selector: str) -> str:
    """A selector without attributes and arguments."""
    selector = _HAS.sub(r" \1 ", _ATTRIBUTE.sub("", selector))
    while (shorter := _ARGUMENT.sub("", selector)) != selector:
        selector = shorter
    return selector
