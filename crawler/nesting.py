"""How deep a page nests, told from its bytes before lexbor builds the tree.

lexbor's time grows with the square of the depth, of the open formatting elements and of one tag's attributes.
The stack of open elements of the HTML standard (13.2.6) is followed here with one rule: where the real parser
might keep an element open, it counts as open. A page may thus be held for deeper than it is, never for much flatter.
"""

from __future__ import annotations

import re
from itertools import islice

from crawler.elements import VOID, OpenElements

MAX_DEPTH = 512
"""Levels beyond which a page is refused: browsers stop at 512, real pages stay under 100."""

MAX_FORMATTING = 100
"""``<b>``, ``<font>`` ... open at once: each next paragraph repeats them all. Bad pages leave some 20 to 50 open."""

MAX_ATTRIBUTES = 2000
"""Attributes of one tag: each is compared with all before it."""

MAX_TAGS = 200_000
"""Tags of a page: real ones have some 1,000 to 10,000."""

_SMALL_PAGE = 128 * 1024
_FEW_TAGS = 1800
"""A page this small cannot cost much however it is nested (the worst found takes lexbor 0.1 s); it is most pages, and
is not read tag by tag."""

_FEW_OPEN = 1024
"""Start tags among which the same holds where end tags make them more than few."""

_LONG_TAG = 2 * MAX_ATTRIBUTES

_ATTRIBUTE = rb"[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>\"'][^\s>]*+)?+)?+"
_TOKEN = re.compile(
    rb"<!--(?:-?>|[^-]*+(?:-(?!-!?>)[^-]*+)*+(?:--!?>|\Z))"
    rb"|<!\[CDATA\[|<(?:[!?]|/[^a-zA-Z>])[^>]*+>?+"
    rb"|<(/?)([a-zA-Z][^\s/>]*+)((?:[\s/]*+" + _ATTRIBUTE + rb")*+[\s/]*+)(?:>|\Z)"
)
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_SCRIPT_STEP = re.compile(rb"<!--|-->|<(/?)script[\s/>]", re.IGNORECASE)


_RAW = frozenset(b"script style textarea title xmp iframe noembed noframes".split())
_OF_TABLES = frozenset((b"tr", b"table"))
_HEADINGS = frozenset(b"h2 h3 h4 h5 h6".split())


def _end_of_raw(body: bytes, name: bytes, start: int) -> int:
    """Where the end tag of a raw-text element begins; scripts hide theirs inside ``<!-- <script>``."""
    if name != b"script":
        found = re.compile(rb"</" + name + rb"[\s/>]", re.IGNORECASE).search(body, start)
        return found.start() if found else len(body)
    escaped = double = False
    place = start
    while (step := _SCRIPT_STEP.search(body, place)) is not None:
        place = step.end()
        if step.group() == b"<!--":
            escaped, place = True, place - 2
        elif step.group() == b"-->":
            escaped = double = False
        elif step.group(1):
            if not double:
                return step.start()
            double = False
        elif escaped:
            double = True
    return len(body)


def _walk(body: bytes) -> tuple[int, str | None]:
    """Deepest nesting found, and why the page should be refused; reads no further than to that place."""
    stack = OpenElements()
    names = stack.names
    deepest = place = deaf_until = 0
    while (token := _TOKEN.search(body, place)) is not None:
        place = token.end()
        closing, name, attributes = token.groups()
        if name is None:
            if stack.foreign and token.group() == b"<![CDATA[":
                if place > deaf_until:
                    deaf_until = max(deaf_until, body.find(b"]]>", place) % (len(body) + 1))
            elif token.group() == b"<![CDATA[":
                place = (body.find(b">", place) + 1) or len(body)
            continue
        name = name.lower()
        name = b"h1" if name in _HEADINGS else name
        if closing:
            if place > deaf_until:
                if names and names[-1] == name and name not in _OF_TABLES:  # as ``end`` would: most are so
                    stack.remove(-1)
                else:
                    stack.end(name)
            continue
        if len(attributes) > _LONG_TAG and any(islice(_ATTRIBUTES.finditer(attributes), MAX_ATTRIBUTES, None)):
            return deepest, "attributes"
        if name in VOID and not stack.foreign:
            continue
        stack.start(name, token.group())
        if len(names) + 2 * stack.count[b"table"] > deepest:
            deepest = stack.depth
        if name == b"plaintext" and not stack.foreign:
            break
        if name in _RAW:
            end = _end_of_raw(body, name, place) if place > deaf_until else place
            if stack.foreign:
                deaf_until = max(deaf_until, end)
            else:
                place = end
        if deepest > MAX_DEPTH:
            return deepest, "depth"
        if stack.formatting > MAX_FORMATTING:
            return deepest, "formatting"
    return deepest, None


def nesting_depth(body: bytes) -> int:
    """How deep elements nest, at least; read no further than to the first tag beyond ``MAX_DEPTH``.

    >>> nesting_depth(b"<div><p>a<p>b<div></div></div>")
    2
    >>> nesting_depth(b"<div></x>" * 20000) > MAX_DEPTH
    True
    """
    return _walk(body)[0]


def _opens_few(body: bytes, marks: int) -> bool:
    """Whether few of the ``marks`` (each ``<``) open anything: the others are end tags, no more than of real pages.
    To count them takes twice as long as to count the marks."""
    if marks <= _FEW_TAGS:
        return True
    if marks > 3 * _FEW_OPEN:
        return False
    closed = body.count(b"</")
    return marks - closed <= _FEW_OPEN and 2 * closed <= marks + _FEW_OPEN


def refusal(body: bytes) -> str | None:
    """What makes ``body`` too costly to parse: depth, formatting, attributes or tags; None for a page as pages are.

    Linear in the size. A page of few tags passes by a count.

    >>> refusal(b"<p>x</p>" * 5000), refusal(b"<div>" * 5000)
    (None, 'depth')
    """
    marks = body.count(b"<")
    if len(body) <= _SMALL_PAGE and _opens_few(body, marks):
        return None
    if marks <= MAX_TAGS:
        return _walk(body)[1]
    return _walk(body[:_SMALL_PAGE])[1] or "tags"  # how it begins says what it is, and is enough to refuse it
