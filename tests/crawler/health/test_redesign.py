"""Health end to end: a real portal on loopback is crawled day after day, and what changes is named."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from archive.reader import Archive
from tests.conftest import Run, lines
from tests.crawler.health.collector_kit import page
from tests.crawler.running import HTML
from tests.portal_server import Answer, PortalServer, listing, served

START = datetime(2025, 6, 2, 2, tzinfo=UTC)
A_DAY = 8


def show(portal: PortalServer, count: int, *, changed_from: int = 10**6, signed_from: int = 0) -> None:
    """Articles 1 to ``count``; from ``changed_from`` on their views are left to a script, and up to ``signed_from``
    they have no byline."""
    for number in range(1, count + 1):
        body = page(number % 28 + 1, views=number < changed_from, byline=number >= signed_from).replace(
            b"</h1>", f" - {number}</h1>".encode()
        )
        portal.answers[f"/tin/{number}/bai-viet"] = Answer(200, body, HTML)
    portal.answers["/"] = portal.answers["/tin/"] = Answer(200, listing(range(1, count + 1)).encode(), HTML)


def test_views_that_moved_into_a_script_are_named(congtin: Run, tmp_path: Path) -> None:
    archive, heard = tmp_path / "archive", tmp_path / "heard.json"
    with served(PortalServer(articles=0)) as portal:
        for day in range(8):
            show(portal, A_DAY * (day + 1), changed_from=A_DAY * 6 + 1)
            clock = f"CONGTIN_CLOCK={(START + timedelta(days=day)).isoformat()}"
            congtin("crawl", portal.url, "--archive", archive, "--json", "-s", clock)
    script = tmp_path / "hear.py"
    script.write_text(f"import sys; open({str(heard)!r}, 'w').write(sys.stdin.read())")
    done = congtin("health", "--archive", archive, "--json", "--notify", f"{sys.executable} {script}")
    assert done.returncode == 1, done.stdout + done.stderr
    (found,) = json.loads(done.stdout)
    assert ("field", "views") in [(alarm["what"], alarm["field"]) for alarm in found["alarms"]]
    assert json.loads(heard.read_text()) == [found]


def test_bylines_that_are_gone_from_what_was_there_are_named_though_new_articles_have_theirs(
    congtin: Run, tmp_path: Path
) -> None:
    archive = tmp_path / "archive"
    with served(PortalServer(articles=0)) as portal:
        for day in range(4):
            show(portal, A_DAY * (day + 1), signed_from=A_DAY * 2 if day > 2 else 0)
            clock = f"CONGTIN_CLOCK={(START + timedelta(days=day)).isoformat()}"
            congtin("crawl", portal.url, "--archive", archive, "--mode", "full", "--json", "-s", clock)
    reader = Archive(archive)
    (name,) = reader.portals()
    ran = list(reader.runs(name))
    assert [each.counts.get("lost/byline", 0) for each in ran] == [0, 0, 0, A_DAY * 2 - 1]
    (found,) = json.loads(congtin("health", "--archive", archive, "--json").stdout)
    (alarm,) = [alarm for alarm in found["alarms"] if alarm["field"] == "byline"]
    assert (alarm["what"], alarm["since"]) == ("field", ran[3].crawl_id)
    assert alarm["cause"].startswith(f"byline is gone from {A_DAY * 2 - 1} known articles")


def test_a_run_below_what_the_file_expects_falls_short_and_keeps_what_came(congtin: Run, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    (archive / "portals").mkdir(parents=True)
    with served(PortalServer(articles=0)) as portal:
        show(portal, A_DAY)
        told = f'home = "{portal.url}"\n[expect]\narticles = 50\n[expect.filled]\nviews = 0.9\ntags = 0.5\n'
        (archive / "portals" / "vidu.toml").write_text(told)
        clock = f"CONGTIN_CLOCK={START.isoformat()}"
        done = congtin("crawl", "vidu", "--archive", archive, "--json", "-s", clock)
    assert done.returncode == 1, done.stdout + done.stderr
    (said,) = json.loads(done.stdout)
    assert said["below"] == ["8 articles, 50 expected", "tags on 0% of the pages, 50% expected"]
    assert len(lines(archive, "articles")) == A_DAY
    health = congtin("health", "vidu", "--archive", archive, "--json", CONGTIN_PORTALS=str(archive / "portals"))
    assert health.returncode == 1
    (found,) = json.loads(health.stdout)
    assert [(alarm["what"], alarm["field"]) for alarm in found["alarms"]] == [("short", "articles"), ("short", "tags")]
    assert (found["state"], {len(alarm["examples"]) for alarm in found["alarms"]}) == ("short", {2})
