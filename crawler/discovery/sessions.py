"""What a page writes into the address of every link though it is none of what is shown: it goes with the answer.

Of a session only the page tells: one token on nearly all of its links is one, where different ones under the same name
are the numbers of articles, and one on the rows alone is their section's. The moment at which a page was made, and a
chance number in its place, keep browsers from showing what they have kept: their names and values tell, and of moments
that they are one in all links, where those at which articles were made lie hours apart and are their numbers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

_TOKEN = re.compile(
    r"[?&]((?:sid|sess?|sess?_?id|session|session_id|oscsid|zenid)=(?![0-9a-f]{24}(?:&|$))(?=[a-z]*\d)(?=\d*[a-z])"
    r"(?:[0-9a-f]{16,64}|[0-9a-z]{26,64}))(?=&|$)",
    re.IGNORECASE,
)
"""Letters and digits; 24 digits to the base of sixteen are the number that a document has in MongoDB."""
_FRESH = re.compile(
    r"(?:_|_?t|ts|time|timestamp|rnd|rand|random|no_?cache|cache_?buster|cb|_dc)="
    r"(?:(1[4-9]\d{8})(?:\d{3})?|0\.\d{6,20})",
    re.IGNORECASE,
)
"""Seconds or thousandths since 1970, from 2014 on; a share of one, as generators of chance numbers give it."""
_LINKS, _APART = 3, 5
"""Addresses with a moment, and seconds between the first and the last of them: a page is made within so many."""
_BY_QUERY = re.compile(r"/(?:[\w-]+\.(?:aspx?|ashx|php|jspx?|do))?$", re.IGNORECASE)
"""Paths of programs: what they show stands behind, and may be one number alone."""
_LEAST = 4
"""Addresses with it: the page of one article links its own print and comments, too."""
_SHARE = 0.9
"""Of the addresses; a few are written in full by hand."""


def shared(addresses: Iterable[str]) -> str | None:
    """The session, name and value, that nearly all ``addresses`` carry; None where they carry none, or different ones.

    ``addresses`` are all that a page links within its portal, canonical.
    """
    bare, tokens, carrying = set[str](), set[str](), set[str]()
    for url in addresses:
        token = _TOKEN.search(url)
        rest = url if token is None else without(url, token[1])
        bare.add(rest)
        if token is not None:
            tokens.add(token[1])
            carrying.add(rest)
    is_session = len(tokens) == 1 and len(carrying) >= _LEAST and len(carrying) >= _SHARE * len(bare)
    return tokens.pop() if is_session else None


def without(url: str, session: str) -> str:
    """``url``, canonical, without ``session``.

    >>> without("http://a.vn/?id=7&sid=77ad7ccd60df8a6b", "sid=77ad7ccd60df8a6b"), without("http://a.vn/?s=1", "s=2")
    ('http://a.vn/?id=7', 'http://a.vn/?s=1')
    """
    path, mark, query = url.partition("?")
    pairs = query.split("&")
    if session not in pairs:
        return url
    kept = "&".join(pair for pair in pairs if pair != session)
    return f"{path}{mark}{kept}" if kept else path


def fresh(addresses: Iterable[str]) -> frozenset[str]:
    """Names, with the sign behind them, under which ``addresses``, all that a page links within its portal, hold the
    moment at which it was made, or chance numbers."""
    seen: dict[str, list[int]] = defaultdict(list)
    carrying, bare = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for url in addresses:
        for pair in url.partition("?")[2].split("&") if "?" in url else ():
            if (found := _FRESH.fullmatch(pair)) is not None:
                name = pair[: pair.index("=") + 1]
                seen[name].append(int(found[1] or 0))
                carrying[name].add(url)
                bare[name].add(without(url, pair))
    return frozenset(
        name
        for name, said in seen.items()
        if not any(said)
        or (
            len(carrying[name]) >= _LINKS
            and max(said) - min(said) <= _APART
            and 2 * len(bare[name]) >= len(carrying[name])
        )
    )


def steady(url: str, names: frozenset[str]) -> str:
    """``url``, canonical, without the moment or the chance number that its page puts into it under one of ``names``.

    >>> steady("http://a.vn/xem.aspx?id=7&t=1764300000", frozenset({"t="}))
    'http://a.vn/xem.aspx?id=7'
    >>> [steady(f"http://a.vn/xem.php?{query}", frozenset({"t="})) for query in ("t=1764300000", "t=12345&p=2")]
    ['http://a.vn/xem.php?t=1764300000', 'http://a.vn/xem.php?t=12345&p=2']
    """
    path, mark, query = url.partition("?")
    pairs = query.split("&")
    kept = [pair for pair in pairs if not (pair[: pair.find("=") + 1] in names and _FRESH.fullmatch(pair))]
    if len(kept) == len(pairs) or not (kept or not _BY_QUERY.search(path)):
        return url
    return f"{path}{mark}{'&'.join(kept)}" if kept else path
