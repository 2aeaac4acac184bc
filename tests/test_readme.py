"""The README's recipes run as printed, on an archive of the demo portal."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.article import Article

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
RECIPES = re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
JQ = re.findall(r"^congtin archive cat.*\| jq.*$", README, re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, congtin: Callable[..., subprocess.CompletedProcess[str]]) -> Path:
    """A folder with a crawled ``archive-data`` in it."""
    found = tmp_path_factory.mktemp("readme")
    done = congtin("crawl", "demo", "--archive", found / "archive-data", "--assets", "none")
    assert done.returncode in (0, 1), done.stderr
    return found


def test_there_is_a_recipe_for_each_reader() -> None:
    assert [re.search(r"pandas|duckdb|Archive", recipe).group() for recipe in RECIPES] == [
        "pandas",
        "duckdb",
        "Archive",
    ]
    assert len(JQ) == 1


@pytest.mark.parametrize("recipe", RECIPES, ids=["pandas", "duckdb", "archive"])
def test_recipe_runs(recipe: str, folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", recipe],
        cwd=folder,
        env={"PATH": "", "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "HOME": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 3


@pytest.mark.skipif(shutil.which("jq") is None, reason="needs jq")
def test_jq_recipe_runs(folder: Path) -> None:
    call = JQ[0].replace("congtin archive", f"'{sys.executable}' -m archive")
    done = subprocess.run(["sh", "-c", call], cwd=folder, capture_output=True, text=True, check=True)
    assert len(done.stdout.splitlines()) == 10
    assert all(line.count("\t") == 2 for line in done.stdout.splitlines())


def test_the_record_shown_is_one_that_the_demo_gives(folder: Path) -> None:
    shown = json.loads(re.findall(r"^```json\n(.*?)^```", README, re.MULTILINE | re.DOTALL)[0])
    files = sorted((folder / "archive-data" / "articles" / "portal=demo").glob("*.jsonl"))
    records = [json.loads(line) for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    stored = next(record for record in records if record["title"] == shown["title"])
    assert set(shown) <= set(Article.__struct_fields__)
    for name in ("title", "byline", "published_at", "published_raw", "section", "source", "tags", "text_hash"):
        if name in shown:
            assert shown[name] == stored[name], name
