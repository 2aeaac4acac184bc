"""Functions and expressions of scripts, however they are written."""

from __future__ import annotations

import pytest

from crawler.discovery.scripting import scripts
from crawler.discovery.scripting.expressions import Joined, Name


@pytest.mark.parametrize(
    "text",
    [
        "function mo(id) { go(id); }",
        "var mo = function (id) { go(id); };",
        "const mo = (id) => { go(id); };",
        "const mo = id => go(id)\nconst khac = 1;",
        "const mo = async (id) => { go(id); };",
        "window.mo = id => { go(id); }",
        "var app = { data: 1, mo: (id) => go(id), khac: 2 };",
        "var app = { mo(id) { go(id); }, khac() { } };",
        "class App { khac() { } mo(id) { go(id); } }",
    ],
)
def test_a_function_is_one_however_it_is_written(text: str) -> None:
    script = scripts.read(text)
    (function,) = [each for each in script.functions if each.name == "mo"]
    assert function.parameters == ["id"]
    (bracket,) = script.called["go"]
    assert script.around(bracket) is function
    assert "mo" not in script.called, "what declares a function does not call it"
    assert not any(token.text == "khac" for token in script.tokens[function.start : function.end])


@pytest.mark.parametrize(
    "text",
    [
        "if (mo) { go(); }",
        "for (const mo of tin) { go(mo); } while (mo) { go(mo); }",
        "x = (mo); y = mo >= 2; mo(7);",
        "mo(function () { go(); });",
        "const mo = (a",
    ],
)
def test_what_is_no_function_of_that_name(text: str) -> None:
    assert [function for function in scripts.read(text).functions if function.name] == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("f(`/tin/${id}`)", ("/tin/", Name("id"), "")),
        ("f(`/tin/${r.Slug}-${encodeURIComponent(r.Id)}.html`)", ("/tin/", Name("r.Slug"), "-", Name("r.Id"), ".html")),
        ("f(`/tin/${goc + r.Id}`)", ("/tin/", Name("goc"), Name("r.Id"), "")),
        ("f(`/tin/${a ? b : c}`)", None),
    ],
)
def test_holes_of_a_text_are_what_stands_in_them(text: str, parts: tuple[str | Name, ...] | None) -> None:
    script = scripts.read(text)
    (given,) = script.arguments(1)
    assert isinstance(given, Joined)
    if parts is None:
        assert not all(isinstance(part, str) for part in given.parts), "what cannot be told stays unknown"
    else:
        assert given.parts == parts
