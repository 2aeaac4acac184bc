"""Warnings are told in words, in both languages, and the page of the record has every one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from archive import words
from archive.words.catalogue import load
from crawler.cli import app
from crawler.showing.warned import MEANINGS, meant

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_of_the_record_has_the_same() -> None:
    text = (ROOT / "docs" / "record.md").read_text(encoding="utf-8").partition("### Warnings of a record")[2]
    rows = re.findall(r"^\| `([^`]+)` \| ", text.partition("###")[0], re.MULTILINE)
    plain = [re.sub(r": (?:<place>.*|found by .*)", "", row) for row in rows]
    assert sorted(plain) == sorted(MEANINGS)


def test_what_a_date_may_be_odd_in_is_told() -> None:
    code = (ROOT / "crawler" / "clean" / "dategrammar.py").read_text(encoding="utf-8")
    odd = set(re.findall(r'"([a-z]+-[a-z]+|midnight)"', code))
    assert len(odd) >= 6
    assert {f"published_at: {each}" for each in odd} <= set(MEANINGS)


def test_the_longer_comes_first() -> None:
    names = list(MEANINGS)
    assert all(not name.startswith(before) for at, name in enumerate(names) for before in names[:at])


def test_all_of_it_is_there_in_vietnamese() -> None:
    assert [text for text in MEANINGS.values() if text not in load("vi").exact] == []


def test_a_warning_stays_and_says_what_it_means() -> None:
    assert meant("incomplete") == "incomplete (the capture was cut off, or a further page could not be had)"
    assert meant("published_at: meta says '2030': lies in the future").startswith("published_at: meta says '2030'")
    assert "another place of the page" in meant("published_at: url says 2022-01-02, meta 2022-05-02")
    assert meant("unheard of") == "unheard of"


@pytest.mark.parametrize(("language", "said"), [("en", "the year was printed with"), ("vi", "năm chỉ in hai chữ số")])
def test_explain_tells_them(language: str, said: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    long = "chuyen-muc-" * 30
    page.write_text(
        f"<html><head><title>Hội nghị tổng kết</title></head><body><div id='{long}' class='post'>"
        "<h1>Hội nghị tổng kết</h1><p class='date'>05/03/24 08:30</p>"
        f"<p>{'Sáng nay, hội nghị đã diễn ra tại trung tâm huyện. ' * 12}</p></div></body></html>",
        encoding="utf-8",
    )
    words.use(language)
    try:
        done = CliRunner().invoke(app, ["parse", "--explain", str(page), "--url", "http://vidu.gov.vn/a-1.html"])
    finally:
        words.use("en")
    assert done.exit_code == 0, done.output
    assert said in done.stdout
    # Into a pipe lines go whole, as wide as they are.
    assert any(len(line) > 150 for line in done.stdout.splitlines())
