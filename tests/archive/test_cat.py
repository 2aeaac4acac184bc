"""``archive cat``: articles by their ids, and how many of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from archive.cli import app
from archive.reader import Archive
from tests.archive.building import Files, article


@pytest.fixture
def files(tmp_path: Path) -> Files:
    files = Files(tmp_path)
    files.add(*(article(f"vidu:{number}", title=f"Tin {number}") for number in range(1, 5)))
    files.add(article("vidu:2", revision=2, title="Tin sửa", day="2026-11-25"), day="2026-11-25")
    return files


def cat(files: Files, *arguments: object) -> Result:
    return CliRunner().invoke(app, ["cat", *map(str, arguments), "--archive", str(files.root)])


def titles(done: Result) -> list[str]:
    assert done.exit_code == 0, done.output
    return [json.loads(line)["title"] for line in done.stdout.splitlines()]


def test_an_id_prints_the_article_as_it_is_now(files: Files) -> None:
    assert titles(cat(files, "vidu:2")) == ["Tin sửa"]
    assert titles(cat(files, "vidu:4", "vidu:1")) == ["Tin 4", "Tin 1"]
    assert titles(cat(files, "vidu:2", "--all-revisions")) == ["Tin 2", "Tin sửa"]


def test_it_prints_what_stands_in_the_file(files: Files) -> None:
    (line,) = cat(files, "vidu:1").stdout.splitlines()
    (whole,) = [each for each in Archive(files.root).lines("vidu") if b'"vidu:1"' in each]
    assert json.loads(line) == json.loads(whole)


def test_fields_of_an_article_alone(files: Files) -> None:
    assert cat(files, "vidu:1", "--fields", "id,title").stdout == '{"id":"vidu:1","title":"Tin 1"}\n'


def test_so_many_and_no_more(files: Files) -> None:
    assert titles(cat(files, "--limit", 2)) == ["Tin 1", "Tin 3"]
    assert len(titles(cat(files, "--limit", 99))) == 4
    assert len(titles(cat(files, "--all-revisions", "--limit", 3))) == 3
    assert cat(files, "--limit", 0).exit_code == 2


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["vidu:1", "vidu:9"], "holds no article 'vidu:9': give an id, as `congtin archive search` shows them"),
        (["vidu:1", "--portal", "vidu"], "ids name the articles"),
        (["vidu:1", "--since", "2022-01-01"], "ids name the articles"),
        (["vidu:1", "--unique"], "ids name the articles"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_printed(files: Files, call: list[str], said: str) -> None:
    done = cat(files, *call)
    assert (done.exit_code, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)
    assert said in done.stderr
