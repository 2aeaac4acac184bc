"""``congtin report``: the facts of a planted archive, and the page they become, in a real browser."""

from __future__ import annotations

import json
import os
import re
import shutil
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec
import pytest

from archive.reader import Archive
from crawler.health.model import Alarm, Health
from crawler.reporting.gather import gather
from crawler.reporting.model import Report
from crawler.reporting.text import markdown
from tests.archive.building import Files, article, run
from tests.conftest import Run
from tests.crawler.reporting.conftest import HOSTILE, needs_plots

NOW = datetime(2026, 11, 26, tzinfo=UTC)
_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_chromium = pytest.mark.skipif(
    (find_spec("playwright") is None or _CHROMIUM is None) and not os.environ.get("CONGTIN_TEST_ALL"),
    reason="no Chromium: apt install chromium",
)


def _health(portal: str, runs: Any) -> Health:
    unwell = Alarm(what="silent", since="1", since_at="2026-11-20T00:00:00Z", cause="nothing new for 9 days")
    return Health(portal=portal, state="silent", alarms=[unwell])


def told(root: Path, **options: Any) -> Report:
    return gather(Archive(root), now=NOW, health=_health, **options)


def test_each_portal_is_counted(planted: Path) -> None:
    kia, vidu = told(planted).portals
    assert (vidu.portal, vidu.articles, vidu.undated) == ("vidu", 4, 1)
    assert (vidu.edited, vidu.withdrawn) == (1, 1)  # what came back is not gone
    assert vidu.looked_at_again == 3  # that an article was gone is told by a look, too
    assert vidu.days == {"2022-07-15": 2, "2022-08-01": 1}
    # A count of nothing is a count.
    assert {name: vidu.filled[name] for name in ("title", "byline", "published_at", "views", "attachments")} == {
        "title": 4,
        "byline": 0,  # the newest capture of the one that had it has none
        "published_at": 3,
        "views": 2,
        "attachments": 1,
    }
    assert vidu.months["2022-08"] == (1, 1)
    assert (kia.articles, kia.withdrawn) == (1, 0)


def test_views_are_drawn_from_pages_looks_and_listings(planted: Path) -> None:
    (curve,) = told(planted).curves
    assert curve.id == "vidu:1"
    assert [(point.time[:13], point.views) for point in curve.points] == [
        ("2026-11-24T02", 100),
        ("2026-11-24T14", 130),
        ("2026-11-25T02", 160),
        ("2026-11-26T02", 190),
    ]


def test_attention_is_told_by_age(planted: Path) -> None:
    (pace,) = told(planted).paces
    assert (pace.age, pace.spans) == ("later", 3)
    assert pace.reads_a_day == pytest.approx(60, abs=0.1)  # of 60, 60 and 30


def test_copies_are_counted_between_portals_only(planted: Path) -> None:
    report = told(planted)
    assert report.linked
    assert [(each.first, each.copied_by, each.articles) for each in report.copies] == [("vidu", "kia", 1)]
    (planted / "links" / "pairs.jsonl").unlink()
    assert told(planted).linked is False


def test_only_portals_with_runs_have_a_health(planted: Path) -> None:
    assert [each.portal for each in told(planted).health] == ["vidu"]


def test_since_and_portals_choose(planted: Path) -> None:
    report = told(planted, portals=["vidu"], since=date(2022, 7, 20))
    (vidu,) = report.portals
    assert (vidu.articles, vidu.edited, list(vidu.days)) == (1, 0, ["2022-08-01"])
    assert report.curves == []


def test_mergers_are_told(planted: Path) -> None:
    (merger,) = told(planted, succession={"vidu": "kia"}).mergers
    assert (merger.portal, merger.fates) == ("vidu", {"changed": 1, "old": 2, "missing": 1})  # its file is lost


def test_a_damaged_line_is_said(planted: Path, congtin: Run) -> None:
    Files(planted).add_bytes(b'{"id": "vidu:8", torn\n' + msgspec.json.encode(article("vidu:9")) + b"\n")
    done = congtin("report", "--archive", str(planted), "--format", "md")
    assert done.returncode == 1
    assert "could not be read" in done.stdout


def test_markdown_shows_titles_as_text(planted: Path) -> None:
    text = markdown(told(planted, succession={"vidu": "kia"}))
    assert "<script" not in text.replace("\\<", "")
    assert "5 articles of 2 portals, published from 2022-07-15 to 2022-08-02." in text
    assert re.search(r"\| vidu \| kia \| 1 \|", text)
    assert all(line.count("| ") == len(line.split(" | ")) for line in text.splitlines() if line.startswith("| vidu"))


def test_json_is_the_facts(planted: Path, congtin: Run) -> None:
    done = congtin("report", "--archive", str(planted), "--json", "--portal", "kia")
    assert done.returncode == 0, done.stderr
    facts = msgspec.json.decode(done.stdout, type=Report)
    assert [each.portal for each in facts.portals] == ["kia"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--portal", "nowhere"], "holds nothing of a portal 'nowhere'"),
        (["--since", "soon"], "--since is a day like"),
        (["--output", "no/such/folder/report.html"], "there is no folder"),
        (["--format", "pdf"], "--format"),
    ],
)
def test_mistakes_are_one_line(planted: Path, congtin: Run, arguments: list[str], said: str) -> None:
    done = congtin("report", "--archive", str(planted), *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@needs_plots
def test_an_archive_of_one_run_has_a_page(tmp_path: Path, congtin: Run) -> None:
    Files(tmp_path / "archive").add(article("vidu:1", published_at=None, published_from=None))
    done = congtin("report", "--archive", str(tmp_path / "archive"), "--output", str(tmp_path / "it.html"))
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "it.html").read_text(encoding="utf-8")
    assert "No article has a date." in page
    assert set(json.loads(re.search(r'id="plots">(.*?)</script>', page)[1])) == {"fields"}  # type: ignore[index]


@pytest.mark.sweep(every=2)
@needs_plots
@needs_chromium
@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_draws_itself_without_a_network(planted: Path, tmp_path: Path, width: int) -> None:
    from playwright.sync_api import sync_playwright

    from crawler.reporting.page import html

    path = tmp_path / "report.html"
    path.write_text(html(told(planted, succession={"vidu": "kia"})), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": width, "height": 800})
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("dialog", lambda dialog: wrong.append(dialog.message))
        page.on("console", lambda message: wrong.append(message.text))
        page.on(
            "request", lambda request: wrong.append(request.url) if request.url[:5] not in ("file:", "data:") else 0
        )
        page.goto(path.as_uri())
        plots = page.locator(".plot")
        page.wait_for_function(
            "document.querySelectorAll('.plot svg').length == document.querySelectorAll('.plot').length"
        )
        assert plots.count() == 8
        assert page.title().startswith("Report of ")  # the hostile title did not run
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.locator("#views summary").click()
        assert page.locator("#views td").first.inner_text() == HOSTILE
        if width == 360 and find_spec("axe_playwright_python"):
            assert in_the_way(page) == []
        browser.close()
    assert wrong == []


def in_the_way(page: Any) -> list[str]:
    """What axe knows to be in somebody's way; the shadow that says where more is hides contrast from it."""
    from axe_playwright_python.sync_playwright import Axe

    page.evaluate("document.querySelectorAll('.wide').forEach(node => { node.style.backgroundImage = 'none' })")
    return [each["id"] for each in Axe().run(page).response["violations"]]


def test_portals_without_an_article_are_told_apart(planted: Path) -> None:
    Files(planted).add(run("trong", finish="unreachable", counts={}), portal="trong", kind="crawls")
    said = markdown(told(planted))
    assert " of 2 portals" in said
    assert "Of 1 further portal there is no article" in said


def test_numbers_never_seen_are_told_apart(tmp_path: Path) -> None:
    Files(tmp_path).add(*(article(f"vidu:{number}") for number in (1, 2, 3, 6)))
    report = told(tmp_path)
    (vidu,) = report.portals
    assert sum(exist for _, exist in vidu.months.values()) == 6
    assert sum(vidu.unseen.values()) == 2
    said = markdown(report)
    assert "4 of 4 known articles, 100 %; 2 numbers among theirs were never seen, maybe of no article." in said
    assert "| vidu | 2022 | 4 | 4 | 2 | 100 % |" in said
