"""Patterns that can take for ever are told from those that cannot, by the pattern alone."""

from __future__ import annotations

import cProfile
import re

import pytest

from crawler.discovery.addresses import _DEPTH, _pattern, _places
from crawler.portals.backtracking import is_slow

DOUBLES = [
    r"(a+)+$",
    r"^(\w+\s?)*$",
    r"(?:a|ab|b)*c",
    r"(?:a?b?)*c",
    r"(?:(?:a?)*)*b",
    r"(.*,)*x$",
    r"(?:[a-z]b|[a-f]b)*!",
]
POWERS = [
    r".*.*.*x",
    r"[\w-]+(?P<number>\d+)x",
    r"\d*\d*-.*.*x",
    r"^a*a*a*$",
    r"(?=.*x.*y)a",
    r"(?:(?=.*x)a)*",
    r"^(?!(a+)+$)",
    r"(a+)-\1",
]
SOON = [
    r"",
    r"a{3,400}b",
    r"^(?:\d{4}){1,5}x",
    r"(?:/[^/?]+)+/(?P<number>\d+)",
    r"(?i)[a-z]+-[A-Z0-9]",
    r"(?:ab|cd)*e|f+",
    r"^.*-?(?P<number>\d+)$",
    r"\b(?P<number>\d+)\b",
    r"(?>a|b)+c",
    r"[^/]*+/x",
    r"^/(?P<scope>[^/?]+)(?=/)(?=.*?\-(?P<number>\d+)\.htm/?(?:\?|$))",
    r"(?=.*x)(?!a+b)a",
]


@pytest.mark.parametrize("pattern", [*DOUBLES, *POWERS])
def test_what_can_take_long_is_told(pattern: str) -> None:
    assert is_slow(pattern)


@pytest.mark.sweep(every=3)
@pytest.mark.parametrize(
    "pattern",
    [
        "^" + r"(?:[a-z]\d?)*-?" * 40 + r"(?P<number>\d+)",
        "^/" + "[a-z]*/?" * 12 + r"(?P<number>\d+)",
        "^/" + "[^/]*/?" * 30 + r"(?P<number>\d+)",
        "^/" + "[a-z0-9]*-?" * 20 + r"(?P<number>\d+)",
        "^" + "(?:a?b?c?d?)*" * 60,
        "^" + "(?:" * 12 + "){16}" * 12,
        "^" + "(?:a|b)?" * 140 + r"\d*" * 4,
        "(?:" * 40 + "a*" + "b?)*" * 40,
    ],
)
def test_what_takes_too_long_to_tell_is_refused_in_bounded_work(pattern: str) -> None:
    with cProfile.Profile() as profile:
        assert is_slow(pattern)
    assert 2 * sum(entry.callcount for entry in profile.getstats()) < 5_000_000, "calls and returns, of C too"


@pytest.mark.parametrize("pattern", SOON)
def test_what_is_soon_done_is_not(pattern: str) -> None:
    assert not is_slow(pattern)


def test_case_counts_only_where_it_is_told_apart() -> None:
    assert [is_slow(f"{flags}(?:a|Ab?)*!") for flags in ("", "(?i)")] == [False, True]


@pytest.mark.parametrize("pattern", ["(", "[z-a]", "(?P<number"])
def test_what_is_no_pattern_is_the_callers_matter(pattern: str) -> None:
    with pytest.raises(re.error):
        is_slow(pattern)


@pytest.mark.parametrize(
    "path",
    [
        "?id=123:le-hoi&x=5",
        "tin?newsid=123",
        "a/b/c/12345.html",
        "a/12345/tieu-de",
        "tin/bai12345.html",
        "tin/le-hoi-12345.htm",
        "tin/123-le-hoi",
        "tin/bai-123-le-hoi",
    ],
)
def test_patterns_that_are_learnt_from_addresses_are_soon_done(path: str) -> None:
    learnt = {
        _pattern(place, depth) for place, _ in _places(f"https://vidu.vn/{path}") for depth in (None, *range(_DEPTH))
    }
    assert learnt
    assert [pattern for pattern in learnt if is_slow(pattern)] == []
