"""From a number in the summary of a crawl to what it counted."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from crawler.showing import crawled, many
from tests.crawler.outcomes_kit import outcome


def test_which_articles_were_revised_is_a_command_that_names_the_run_s_looks(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "my archive" / "observations" / "portal=vidu"
    folder.mkdir(parents=True)
    looks = [("c1", "revised"), ("c2", "unchanged"), ("c2", "revised"), ("c2", "missing"), ("c2", "gone")]
    lines = [f'{{"id":"vidu:{n}","kind":"{kind}","crawl_id":"{run}"}}\n' for n, (run, kind) in enumerate(looks)]
    (folder / "2026-11-28.jsonl").write_text("".join(lines))

    def found(**counts: int) -> list[str]:
        run = outcome("vidu", archive=str(tmp_path / "my archive"), crawl_id="c2", counts={"pages": 4, **counts})
        crawled.outcomes([run], as_json=False)
        said = capsys.readouterr().out
        if "which ones" not in said:
            return []
        (line,) = [line for line in said.splitlines() if line.startswith("which ones")]
        shown = subprocess.run(
            ["sh", "-c", line.removeprefix("which ones")], capture_output=True, text=True, check=True
        )
        return [json.loads(each)["id"] for each in shown.stdout.splitlines()]

    assert found(revised=1) == ["vidu:2"]
    assert found(revised=1, missing=1) == ["vidu:2", "vidu:3"]
    assert found(unchanged=4) == []


def test_a_refused_connection_is_no_refused_page(capsys: pytest.CaptureFixture[str]) -> None:
    run = outcome("vidu", counts={"pages": 9}, refused={"soft-404": 1}, failed={"listing refused": 2, "refused": 3})
    crawled.outcomes([run], as_json=False)
    said = capsys.readouterr().out
    wanted = ("refused: soft-404", "failed: connection refused", "failed: listing connection refused")
    assert [name for name in wanted if name not in said] == []
    many.outcomes([run, run])
    assert "failed      listing connection refused: 4 (2 portals)" in capsys.readouterr().out
