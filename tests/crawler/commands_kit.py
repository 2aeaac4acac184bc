"""Every command of the program with what it needs to run."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from archive.article import Change
from crawler.cli import app
from tests.archive.building import Files, article, observation, run

PAGE = (
    "<html lang='vi'><head><title>Hội nghị tổng kết</title></head><body><div class='post'><h1>Hội nghị tổng kết</h1>"
    f"<p class='date'>14/07/2022 09:05</p><p>{'Sáng nay, hội nghị đã diễn ra tại trung tâm huyện. ' * 12}</p></div>"
)
ARCHIVE = ("--archive", "{archive}")
READS = {
    ("archive", "info"): ARCHIVE,
    ("archive", "search"): ("hoi nghi", *ARCHIVE),
    ("archive", "diff"): ("vidu:1", *ARCHIVE),
    ("archive", "export"): ("wacz", "{new}/out.wacz", *ARCHIVE),
    ("archive", "verify"): ("--warc", "--jobs", "1", *ARCHIVE),
    ("archive", "repair"): ARCHIVE,
    ("archive", "seal"): ARCHIVE,
    ("archive", "link"): ARCHIVE,
    ("archive", "merger"): ("--succession", "{new}/succession.csv", *ARCHIVE),
    ("archive", "coverage"): ARCHIVE,
    ("coverage",): ARCHIVE,
    ("health",): ARCHIVE,
    ("report",): ("--format", "md", "-o", "{new}/report.md", *ARCHIVE),
    ("browse",): ("--index-only", *ARCHIVE),
    ("reparse",): ("--jobs", "1", *ARCHIVE),
    ("portals", "test"): ("generic", "--pages", "tests/pages", *ARCHIVE),
}
"""Commands that may take long: how they are called."""
QUICK = {
    ("parse",): ("{new}/page.html", "--url", "https://vidu.example/tin/hoi-nghi-12.html"),
    ("portals", "list"): ARCHIVE,
    ("portals", "show"): ("demo", *ARCHIVE),
    ("portals", "succession"): ARCHIVE,
    ("snapshot",): ("{portal}", "{home}bai-viet", "--file", "{new}/page.html", "--pages", "{new}", *ARCHIVE),
    ("schedule", "add"): ("demo", "--name", "more", "--every", "day", *ARCHIVE),
    ("schedule", "list"): ARCHIVE,
    ("schedule", "next"): ARCHIVE,
    ("schedule", "history"): ARCHIVE,
    ("schedule", "remove"): ("planned", *ARCHIVE),
    ("schedule", "sweep"): ("--before", "2099-01-01", "--print", *ARCHIVE),
    ("schedule", "install"): ("--cron", "--print", *ARCHIVE),
}
"""Commands that take no time."""
ELSEWHERE = {
    ("crawl",): "tests/crawler/test_crawl.py",
    ("import",): "tests/crawler/importing/test_files.py",
    ("portals", "probe"): "tests/crawler/test_probe.py",
    ("portals", "add"): "tests/crawler/test_probe.py",
    ("portals", "check"): "tests/crawler/test_check.py",
    ("schedule", "run"): "tests/crawler/schedule",
    ("schedule", "run-due"): "tests/crawler/schedule",
    ("archive", "cat"): "prints records, as JSON Lines always",
}
"""Commands that ask a portal, and what looks at them; and the one that has no facts."""
NEEDS = {("archive", "link"): "numpy", ("browse",): "datasette"}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Holds a sound archive with a page, an edit, a look and a plan, and a folder for what is new."""
    monkeypatch.chdir(Path(__file__).resolve().parents[2])
    monkeypatch.setenv("CONGTIN_CONTACT", "you@example.org")
    files = Files(tmp_path / "archive")
    page = files.add_page(PAGE.encode(), "Content-Type: text/html; charset=utf-8")
    edit = Change(cause="editorial", fields={"title": {"from": "Cũ", "to": "Mới"}})
    files.add(article("vidu:1", title="Cũ", warc=page), article("vidu:2"))
    files.add(article("vidu:1", revision=2, title="Mới", day="2026-11-25", change=edit), day="2026-11-25")
    files.add(observation("vidu:2"), kind="observations")
    files.add(run(), kind="crawls")
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "succession.csv").write_text("portal,successor\nvidu,moi\n", encoding="utf-8")
    (tmp_path / "new" / "page.html").write_text(PAGE, encoding="utf-8")
    called(("schedule", "add"), ("demo", "--name", "planned", "--every", "day", *ARCHIVE), tmp_path, "-q")
    return tmp_path


def called(path: tuple[str, ...], call: tuple[str, ...], place: Path, *options: str) -> Result:
    from crawler.portals import registry

    home = registry.load("demo").home
    names = {"archive": place / "archive", "new": place / "new", "portal": "demo", "home": home}
    arguments = [each.format(**names) for each in call]
    return CliRunner().invoke(app, [*path, *arguments, *options])
