"""Revisions side by side."""

from __future__ import annotations

import json
from difflib import Match, SequenceMatcher
from pathlib import Path
from random import Random
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from archive.article import Image
from archive.cli import app
from archive.judging.compare import compare
from tests.archive.building import Files, article

FIRST = "Đoạn một.\n\nĐoạn hai có 5 người.\n\nĐoạn ba.\n\nĐoạn bốn.\n\nĐoạn năm."
SECOND = FIRST.replace("5 người", "7 người").replace("\n\nĐoạn năm.", "")


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env={"COLUMNS": "200"})


def changed(side: list[tuple[str, bool]]) -> str:
    return "".join(f"[{piece}]" if different else piece for piece, different in side)


def test_only_what_is_not_the_same_and_its_neighbours() -> None:
    rows = compare(article(title="Cũ", body=FIRST), article(title="Mới", body=SECOND))
    assert [(row.field, changed(row.left), changed(row.right)) for row in rows] == [
        ("title", "[Cũ]", "[Mới]"),
        ("text", "Đoạn một.", "Đoạn một."),
        ("text", "Đoạn hai có [5] người.", "Đoạn hai có [7] người."),
        ("text", "Đoạn ba.", "Đoạn ba."),
        ("text", "Đoạn bốn.", "Đoạn bốn."),
        ("text", "[Đoạn năm.]", ""),
    ]


def test_lists_and_captions() -> None:
    old = article(tags=["a"], images=[Image(url="u", caption="Ảnh cũ")])
    rows = compare(old, article(tags=["a", "b"], images=[Image(url="u", caption="Ảnh mới")]))
    assert [(row.field, changed(row.left), changed(row.right)) for row in rows] == [
        ("tags", "a", "a[ / b]"),
        ("images", "u Ảnh [cũ]", "u Ảnh [mới]"),
    ]


def test_the_same_gives_nothing() -> None:
    assert compare(article(views=1), article(views=2, revision=2)) == []


def test_texts_too_long_to_align_are_given_whole() -> None:
    old, new = "a b " * 2000, "b a " * 2000
    (row,) = compare(article(body=old), article(body=new))
    assert (row.left, row.right) == ([(old, True)], [(new, True)])


def _rewritten(seed: int, paragraphs: int) -> str:
    """Texts of few words: none is like the other, and all are alike everywhere."""
    words = Random(seed)
    return "\n\n".join(" ".join(words.choice("abcdefgh") for _ in range(450)) for _ in range(paragraphs))


def test_many_texts_take_no_more_steps_than_one_comparison_may(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[int] = []
    search = SequenceMatcher.find_longest_match

    def counting(self: Any, alo: int, ahi: int, blo: int, bhi: int) -> Match:
        searched.append(sum(len(self.b2j.get(piece, ())) for piece in self.a[alo:ahi]))
        return search(self, alo, ahi, blo, bhi)

    monkeypatch.setattr(SequenceMatcher, "find_longest_match", counting)
    rows = compare(article(body=_rewritten(1, 60)), article(body=_rewritten(2, 60)))
    assert sum(searched) <= 4_000_000
    assert len(rows) == 60, "what is not aligned is given whole"
    assert (len(rows[-1].left), rows[-1].left[0][1], len(rows[-1].right)) == (1, True, 1)
    assert len(rows[0].left) > 1, "what comes first is aligned"


def test_what_is_the_same_is_not_marked_where_steps_are_used_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.judging.compare._STEPS", 1)
    rows = compare(article(body=FIRST), article(body=SECOND))
    assert [(changed(row.left), changed(row.right)) for row in rows] == [
        ("Đoạn một.", "Đoạn một."),
        ("[Đoạn hai có 5 người.]", "[Đoạn hai có 7 người.]"),
        ("Đoạn ba.", "Đoạn ba."),
        ("Đoạn bốn.", "Đoạn bốn."),
        ("[Đoạn năm.]", ""),
    ]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    files = Files(tmp_path / "archive")
    files.add(
        article("vidu:1", title="Cũ", day="2026-11-22"),
        article("vidu:1", revision=2, title="Mới", day="2026-11-23"),
        article("vidu:1", revision=3, title="Rất cũ", fetched_at="2019-01-01T00:00:00Z"),
        article("vidu:2"),
    )
    return files


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([], ("[-Cũ-]", "{+Mới+}")),
        (["--from", 3, "--to", 2], ("[-Rất cũ-]", "{+Mới+}")),
        (["--to", 1], ("[-Rất cũ-]", "{+Cũ+}")),
    ],
)
def test_which_two_are_compared(files: Files, options: list[object], expected: tuple[str, str]) -> None:
    result = call("diff", "vidu:1", "--archive", files.root, *options)
    assert result.exit_code == 0, result.output
    assert all(each in result.stdout for each in expected)
    assert "\x1b" not in result.stdout


def test_colours_where_somebody_looks_on(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    shown = call("diff", "vidu:1", "--archive", files.root).stdout
    assert "\x1b[1;31mCũ\x1b[0m" in shown
    assert "[-" not in shown


def test_json(files: Files) -> None:
    said = json.loads(call("diff", "vidu:1", "--archive", files.root, "--json").stdout)
    assert said == {"id": "vidu:1", "from": 1, "to": 2, "fields": {"title": {"from": "Cũ", "to": "Mới"}}}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["vidu:9"], "holds no article 'vidu:9'"),
        (["vidu:2"], "vidu:2 has one revision only: nothing to compare"),
        (["vidu:1", "--to", 3], "has no revision before 3: name two with --from and --to, of 1, 2, 3"),
        (["vidu:1", "--from", 7], "has no revision 7: it has 1, 2, 3"),
    ],
)
def test_mistakes_are_one_line(files: Files, arguments: list[object], message: str) -> None:
    result = call("diff", *arguments, "--archive", files.root)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


class TestSearchCommand:
    def test_for_people(self, files: Files) -> None:
        result = call("search", "moi", "--archive", files.root)
        assert result.exit_code == 0, result.output
        assert result.stdout.splitlines()[0] == "Mới"
        assert result.stdout.splitlines()[-1] == "1 article"

    def test_json(self, files: Files) -> None:
        found = json.loads(call("search", "hoi", "nghi", "--archive", files.root, "--json").stdout)
        assert (found["total"], found["hits"][0]["id"]) == (1, "vidu:2")

    def test_nothing_to_look_for(self, files: Files) -> None:
        result = call("search", "…", "--archive", files.root)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
