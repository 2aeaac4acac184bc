"""A crawl by a clock that was set back to a day that is sealed: it is refused before anything is asked."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Run, lines
from tests.portal_server import PortalServer, served


def test_nothing_is_asked_for_a_day_that_is_sealed(congtin: Run, tmp_path: Path) -> None:
    with served(PortalServer(articles=4)) as portal:

        def crawled(day: str) -> tuple[int, str]:
            done = congtin("crawl", portal.url, "--archive", tmp_path, "-s", f"CONGTIN_CLOCK={day}T03:00:00Z")
            return done.returncode, done.stderr

        assert crawled("2026-11-20")[0] == 0
        assert congtin("archive", "seal", "--archive", tmp_path).returncode == 0
        portal.asked.clear()
        code, said = crawled("2026-11-20")
        assert (code, portal.asked) == (3, [])
        assert "2026-11-20.jsonl is sealed, nothing is added to it" in said
        assert crawled("2026-11-21")[0] == 0
        assert crawled("2026-11-20")[0] == 0, "what is later than the clock is gone on with"
    assert len(lines(tmp_path, "articles")) == 4
    assert congtin("archive", "verify", "--archive", tmp_path).returncode == 0
