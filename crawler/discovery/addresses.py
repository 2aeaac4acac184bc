"""What tells articles apart in their addresses: a number, where it stands, and inside what it is unique.

Learnt from rows of several listings: a place counts where most rows have a number that no other row has. Where rows
of one number are different articles, a part of the path that sets them apart is the number's scope.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from statistics import median
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from crawler.clean.text import fold
from crawler.clean.urls import url_key
from crawler.discovery.model import ListingRow, Shape
from crawler.families import tails
from crawler.families.model import Family, Identity

MIN_ROWS = 4
"""Rows of different articles from which an address is understood."""
_SHARE = 0.6
"""Of the rows that have to have the number."""
_DEPTH = 4
"""Segments of a path in which a scope is looked for."""
_SAME_WORDS = 0.6
_CALLED_SO = 3
"""Spaces in a title that names one article, and no kind of them."""

_TAIL = re.compile(
    r"(?P<before>[-_.](?:[a-z]{1,4}(?=\d{3}))?)(?P<number>\d{1,20})(?P<end>\.[a-z]{2,5})?$", re.IGNORECASE
)
_HEAD = re.compile(r"^(?P<number>\d{1,20})-")
_LED = re.compile(r"^(?P<word>[a-z]{1,12}-?)(?P<number>\d{1,20})-", re.IGNORECASE)
_GLUED = re.compile(r"^(?P<word>[a-z][a-z-]{0,20}?[-_.]?)(?P<number>\d{1,20})(?P<end>\.[a-z]{2,5})?$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_MONTH, _DAY = re.compile(r"0?[1-9]|1[0-2]"), re.compile(r"0?[1-9]|[12]\d|3[01]")
_DATE = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_NAMED = re.compile(r"(?P<number>\d{1,20})(?P<end>[:-])[a-z]", re.IGNORECASE)
_ID = re.compile(r"\?(?:\w*[a-z_])?id$", re.IGNORECASE)
"""Places of numbers in a query that is called so."""
_BLIND = re.compile(r"\.(?:aspx?|ashx)$", re.IGNORECASE)
"""Pages of a server to which names of parameters in capitals and in small letters are the same."""
_PARAMETER = re.compile(r"[\w.$-]{1,80}$")


class _Place(NamedTuple):
    """A place for a number: what tells it from others, and the expression that finds it."""

    name: str
    pattern: str
    ends_words: bool = False
    """Whether it is the end of words, where a title's own number may stand."""


def read(rows: Sequence[ListingRow], family: Family) -> Shape | None:
    """The shape of the addresses of ``rows``; None for too few of them. ``family`` is what the portal's pages show."""
    titles = _titles(rows, family)
    if len(titles) < MIN_ROWS:
        return None
    known = {url: found for url in titles if (found := family.identity(url)) is not None}
    learnt = _learnt(titles)
    if len(known) >= _SHARE * len(titles):
        shape = _of_family(known, titles)
        # What families take for a number at the end of a slug is a guess, which leaves some out ("dan-so-54079").
        return learnt if learnt is not None and family.numbers_slugs and _agrees(learnt, known, shape) else shape
    return learnt or Shape(scope="address", articles=len(titles), others=tuple(titles)[:3])


def _titles(rows: Sequence[ListingRow], family: Family) -> dict[str, str]:
    """Address to folded title, each page once."""
    found: dict[str, tuple[str, str]] = {}
    for row in rows:
        if not (family.is_other(row.url) or tails.is_page(row.url)):
            url, title = found.get(url_key(row.url), (row.url, ""))
            found[url_key(row.url)] = (url, max(title, fold(row.title or ""), key=len))
    return dict(found.values())


def _of_family(known: dict[str, Identity], titles: dict[str, str]) -> Shape:
    url, first = next(iter(known.items()))
    scopes = {identity.scope for identity in known.values()}
    return Shape(
        scope="portal" if scopes == {""} else "scope",
        by_family=True,
        numbered=len(set(known.values())),
        articles=_different(known, titles),
        example=_marked(url, first.number),
        others=tuple(url for url in titles if url not in known)[:3],
    )


def _agrees(learnt: Shape, known: dict[str, Identity], shape: Shape) -> bool:
    """Whether a learnt place gives the numbers that the family gives, and no fewer."""
    if learnt.number_path is None or learnt.scope != shape.scope or learnt.numbered < shape.numbered:
        return False
    found = ((re.search(learnt.number_path, _path(url)), identity) for url, identity in known.items())
    return all(match is not None and match["number"] == identity.number for match, identity in found)


def _different(known: dict[str, Identity], titles: dict[str, str]) -> int:
    return len(set(known.values())) + len(titles) - len(known)


def _learnt(titles: dict[str, str]) -> Shape | None:
    """The best place of a number that the addresses themselves show."""
    places: dict[_Place, dict[str, str]] = defaultdict(dict)
    for url in titles:
        for place, number in _places(url):
            places[place].setdefault(url, number)
    fit = [
        (len(numbers), median(map(len, numbers.values())), place)
        for place, numbers in places.items()
        if len(numbers) >= max(MIN_ROWS, _SHARE * len(titles))
        and not _counts_days(_told_by(numbers, titles), is_id=_ID.match(place.name) is not None)
        and not (place.ends_words and _are_of_titles(numbers, titles))
    ]
    best, fewest, most = None, 0, 0
    for many, _, place in sorted(fit, key=lambda one: one[:2], reverse=True):
        if best is not None and (many < most or not fewest):
            break
        shape = _scoped(place, places[place], titles)
        if shape is None or (best is not None and shape.scope != "portal"):
            continue
        double = _doubles(places[place], titles)
        if best is None or double < fewest:
            best, fewest, most = shape, double, many
    return best


def _doubles(numbers: dict[str, str], titles: dict[str, str]) -> int:
    """How many further numbers titles have: an article that two lists name has one, a moment or a chance number is
    another one in each. Articles that are called alike have it in every place."""
    under: dict[str, set[str]] = defaultdict(set)
    for url, number in numbers.items():
        if titles[url].count(" ") >= _CALLED_SO:
            under[titles[url]].add(number)
    return sum(len(found) - 1 for found in under.values())


def _told_by(numbers: dict[str, str], titles: dict[str, str]) -> list[str]:
    """The numbers of different rows: an article that several sections name, each by an address of its own, is one."""
    return [number for _, number in {(titles[url] or url, number) for url, number in numbers.items()}]


def _counts_days(said: Collection[str], *, is_id: bool = False) -> bool:
    """Whether numbers are the years or days at the end of titles; what is called an id is no year, whatever it says."""
    years = 0 if is_id else sum(bool(_YEAR.match(number)) for number in said)
    return 2 * years > len(said) or len(set(said)) * 2 < len(said)


def _are_of_titles(numbers: dict[str, str], titles: dict[str, str]) -> bool:
    """Whether the numbers are words of most titles, as the 4 of "phiên họp lần thứ 4": another article will have it."""
    return 2 * sum(number in titles[url].split() for url, number in numbers.items()) > len(numbers)


def _places(url: str) -> Iterator[tuple[_Place, str]]:
    """Every place of ``url`` where a number stands that may be the article's."""
    parts = urlsplit(url)
    for name, value in parse_qsl(parts.query):
        if not _PARAMETER.match(name):
            continue
        if (named := _NAMED.match(value)) is not None:  # "id=123:le-hoi"
            end = rf"(?:{re.escape(named['end'])}|{re.escape(quote(named['end'], safe=''))})"
            yield _Place(f"?{name}:", rf"[?&]{re.escape(name)}=(?P<number>\d+){end}"), named["number"]
        if value.isdecimal():
            named_so = f"(?i:{re.escape(name.lower())})" if _BLIND.search(parts.path) else re.escape(name)
            yield _Place(f"?{name.lower()}", rf"[?&]{named_so}=(?P<number>\d+)(?:&|$)"), value
    segments = unquote(parts.path).split("/")[1:]
    if segments and not segments[-1]:
        segments = segments[:-1]
    days = _days(segments)
    for at, segment in enumerate(segments):
        if at not in days:
            yield from _in_segment(segments, at, segment)


def _days(segments: list[str]) -> set[int]:
    """Where a date stands before what an address names: year, month and day, or all in one; no article's number.

    The days of a few rows are as different as numbers are, and those of the next month are the same again.
    """
    found = set[int]()
    for at, segment in enumerate(segments[:-1]):
        if _DATE.fullmatch(segment):
            found.add(at)
        elif _YEAR.fullmatch(segment) and _MONTH.fullmatch(segments[at + 1]) and at + 2 < len(segments):
            found |= {at, at + 1}
            if _DAY.fullmatch(segments[at + 2]) and at + 3 < len(segments):
                found.add(at + 2)
    return found


def _in_segment(segments: list[str], at: int, segment: str) -> Iterator[tuple[_Place, str]]:
    is_last = at == len(segments) - 1
    end = r"/?(?:\?|$)" if is_last else "/"
    stem, dot, extension = segment.rpartition(".")
    if segment.isdecimal() or (is_last and dot and stem.isdecimal()):
        before = segments[at - 1] if at else ""
        # A word before the number is a better sign than its place.
        here = f"/{re.escape(before)}/" if before and not before.isdecimal() else rf"^(?:/[^/?]+){{{at}}}/"
        tail = rf"\.{re.escape(extension)}" if dot else ""
        yield _Place(f"{at}{here}", rf"{here}(?P<number>\d+){tail}{end}"), stem if dot else segment
        if not here.startswith("^"):
            yield _Place(f"{at}", rf"^(?:/[^/?]+){{{at}}}/(?P<number>\d+){tail}{end}"), stem if dot else segment
        return
    if (glued := _GLUED.match(segment)) is not None:
        tail = re.escape(glued["end"] or "")
        yield (
            _Place(f"{glued['word']}#{is_last}", rf"/{re.escape(glued['word'])}(?P<number>\d+){tail}{end}"),
            glued["number"],
        )
    if is_last and (found := _TAIL.search(segment)) is not None:
        before, tail = re.escape(found["before"]), re.escape(found["end"] or "")
        yield _Place(f"tail{before}{tail}", rf"{before}(?P<number>\d+){tail}{end}", ends_words=True), found["number"]
    if is_last and (found := _HEAD.match(segment)) is not None:
        yield _Place("head", r"/(?P<number>\d+)-[^/?]+/?(?:\?|$)"), found["number"]
    if is_last and (found := _LED.match(segment)) is not None:  # "bai-123-le-hoi": the same word on all of them
        word = found["word"]
        yield _Place(f"{word}head", rf"/{re.escape(word)}(?P<number>\d+)-[^/?]+/?(?:\?|$)"), found["number"]


def _scoped(place: _Place, numbers: dict[str, str], titles: dict[str, str]) -> Shape | None:
    """The shape for one place, with the smallest scope that leaves no number to two articles; None where none does."""
    for depth in (None, *range(_DEPTH)):
        pattern = _pattern(place, depth)
        found = re.compile(pattern)
        told = {url: match for url in numbers if (match := found.search(_path(url))) is not None}
        if len(told) < len(numbers):
            continue
        named = {url: (match.groupdict().get("scope", ""), match["number"]) for url, match in told.items()}
        if _clash(named, titles):
            continue
        url, number = next(iter(numbers.items()))
        return Shape(
            scope="portal" if depth is None else "scope",
            number_path=pattern,
            numbered=len(set(named.values())),
            articles=len(set(named.values())) + len(titles) - len(numbers),
            example=_marked(url, number),
            others=tuple(url for url in titles if url not in numbers)[:3],
        )
    return None


def _pattern(place: _Place, depth: int | None) -> str:
    if depth is None:
        return place.pattern
    scope = rf"^(?:/[^/?]+){{{depth}}}/(?P<scope>[^/?]+)(?=/)" if depth else r"^/(?P<scope>[^/?]+)(?=/)"
    return rf"{scope}(?=.*?{place.pattern})" if not place.pattern.startswith("^") else f"(?={place.pattern}){scope}"


def _path(url: str) -> str:
    parts = urlsplit(url)
    return unquote(parts.path) + (f"?{parts.query}" if parts.query else "")


def _clash(named: dict[str, tuple[str, str]], titles: dict[str, str]) -> bool:
    """Whether one number stands for articles of different titles."""
    first: dict[tuple[str, str], str] = {}
    return any(not _alike(first.setdefault(name, titles[url]), titles[url]) for url, name in named.items())


def _alike(one: str, other: str) -> bool:
    """Whether two titles may be one: the same, one cut off, or most of its words."""
    short, long = sorted((one.rstrip(". …"), other.rstrip(". …")), key=len)
    if not short or long.startswith(short):
        return True
    words = set(short.split())
    return len(words & set(long.split())) >= _SAME_WORDS * len(words)


def _marked(url: str, number: str) -> str:
    """The address with the number in brackets, for people."""
    path = _path(url)
    before, found, after = path.rpartition(number)
    return f"{before}[{number}]{after}" if found else path
