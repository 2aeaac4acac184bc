"""The demo portal corrects an article where it is asked to, so that a revision can be seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawler.demo.portal import DemoPortal
from tests.conftest import Run, lines


def test_a_corrected_article_has_a_paragraph_more_and_its_address() -> None:
    portal = DemoPortal(9)
    before, other = portal.article(4), portal.article(5)
    portal.correct(4)
    after = portal.article(4)
    assert before is not None
    assert after is not None
    assert (after.path, after.paragraphs[:-1]) == (before.path, before.paragraphs)
    assert portal.article(5) == other


@pytest.mark.parametrize("number", [0, -1, 10])
def test_what_is_no_article_cannot_be_corrected(number: int) -> None:
    with pytest.raises(ValueError, match="there are 1 to 9"):
        DemoPortal(9).correct(number)


def test_a_researcher_sees_a_revision(congtin: Run, tmp_path: Path) -> None:
    days = ("--since", "2025-06-01", "--archive", tmp_path, "--no-warc")
    assert congtin("crawl", "demo", *days).returncode == 0
    number = max(int(line["id"].split(":")[1]) for line in lines(tmp_path, "articles"))
    again = congtin("crawl", "demo", *days, "--mode", "full", "-s", f"CONGTIN_DEMO_EDIT={number}")
    assert again.returncode == 0, again.stderr
    (revised,) = [line for line in lines(tmp_path, "articles") if line["revision"] == 2]
    assert (revised["id"], revised["change"]["cause"]) == (f"demo:{number}", "editorial")
    shown = congtin("archive", "diff", f"demo:{number}", "--archive", tmp_path)
    assert "Đính chính" in shown.stdout


def test_a_number_that_no_article_has_is_said(congtin: Run, tmp_path: Path) -> None:
    done = congtin("crawl", "demo", "--archive", tmp_path, "-s", "CONGTIN_DEMO_EDIT=99999")
    assert done.returncode == 3
    assert "CONGTIN_DEMO_EDIT: no article has the number 99999: there are 1 to " in done.stdout + done.stderr
