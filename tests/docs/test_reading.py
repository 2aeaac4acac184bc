"""Every recipe of ``docs/reading.md`` is run and has to print what the archive holds, no row lost, none twice."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from archive import Archive
from archive.article import Change, Reject
from archive.choosing.chosen import Chosen
from archive.export.run import export
from archive.sealing.seal import seal
from tests.archive.building import PARSER, Files, article, encode, observation, sighting

ROOT = Path(__file__).resolve().parents[2]
RECIPES: list[tuple[str, str]] = re.findall(
    r"^```(sh|python|sql|r)\n(.*?)^```$",
    (ROOT / "docs" / "reading.md").read_text("utf-8"),
    flags=re.MULTILINE | re.DOTALL,
)

EXPECTED = {
    "congtin archive cat --archive archive-data --since": """
        {"id":"demo:2","published_at":"2022-07-15T16:30:00+07:00","title":"Hội nghị tổng kết"}
        {"id":"demo:1","published_at":"2022-07-14","title":"Mới"}
    """,
    "for article in archive.articles(since": """
        demo:2 2022-07-15T16:30:00+07:00 Hội nghị tổng kết
        demo:1 2022-07-14 Mới
        0 damaged places
    """,
    "isinstance(block": """
        Paragraph Đoạn thứ nhất.
        Paragraph Đoạn thứ hai.
    """,
    ".article(": "Mới",
    "article.change.cause": """
        1 2026-11-22T02:05:09Z first Cũ
        2 2026-11-23T02:05:09Z editorial Mới
        3 2019-01-01T00:00:00Z editorial Rất cũ
        4 2026-11-30T02:05:09Z editorial Cụt
    """,
    ".views(": """
        2026-11-22 5 page None
        2026-11-23 9 listing None
        2026-11-24 12 page 3
    """,
    "archive.page(": "<p>Cũ</p>",
    "articles.groupby": """
        demo 2022-07 2
        khac 2022-08 1
    """,
    "archive search": """
        Mới
        2022-07-14 demo:1 https://vidu.example/1
        Đoạn thứ nhất. Đoạn thứ hai.
        1 article
    """,
    "select(.revision > 1)": "demo:1",
    "archive diff": '{"title":{"from":"Cũ","to":"Mới"}}',
    ".follow(": """
        demo:1 1 Cũ
        demo:2 1 Hội nghị tổng kết
        demo:1 2 Mới
        demo:1 3 Rất cũ
        demo:1 4 Cụt
        demo:3 1 Hội nghị tổng kết
        demo:4 1 Hội nghị tổng kết
        khac:1 1 Hội nghị tổng kết
    """,
    "pl.read_ndjson": """
        demo:1 2 Mới
        demo:2 1 Hội nghị tổng kết
        demo:3 1 Hội nghị tổng kết
        demo:4 1 Hội nghị tổng kết
        khac:1 1 Hội nghị tổng kết
    """,
    "export parquet": "articles.parquet: 5 articles",
    "pd.read_parquet": """
        demo:1 2022-07-14 Mới
        demo:2 2022-07-15 Hội nghị tổng kết
        demo:3 None Hội nghị tổng kết
        demo:4 2022-09-01 Hội nghị tổng kết
        khac:1 2022-08-01 Hội nghị tổng kết
    """,
    "pl.scan_parquet": """
        demo 4 2022-09-01
        khac 1 2022-08-01
    """,
    "unnest(blocks)": """
        demo paragraph 6
        khac paragraph 2
    """,
    "export sqlite": "articles.sqlite: 5 articles",
    "highlight(": "demo:1 [Mới]",
    "pd.DataFrame(json": """
        demo:1 2 Mới
        demo:2 1 Hội nghị tổng kết
        demo:3 1 Hội nghị tổng kết
        demo:4 1 Hội nghị tổng kết
        khac:1 1 Hội nghị tổng kết
    """,
    "CREATE VIEW revisions": """
        demo 2022-07 2 2
        demo None 1 1
        khac 2022-08 1 1
    """,
    "AS day, max(views)": """
        demo:1 2026-11-22 5
        demo:1 2026-11-23 9
        demo:1 2026-11-24 12
    """,
    "| jq -r '[.id": """
        demo:2 2022-07-15 Hội nghị tổng kết
        demo:1 2022-07-14 Mới
        demo:3 Hội nghị tổng kết
        demo:4 2022-09-01 Hội nghị tổng kết
        khac:1 2022-08-01 Hội nghị tổng kết
    """,
    "max_by([.whole": """
        demo:1 Mới
        demo:2 Hội nghị tổng kết
        demo:3 Hội nghị tổng kết
        demo:4 Hội nghị tổng kết
        khac:1 Hội nghị tổng kết
    """,
    'IN("gone", "missing")': """
        demo:3 gone 2026-11-20 https://vidu.example/3
        khac:1 missing 2026-11-21 https://vidu.example/1
    """,
    "library(jsonlite)": """
        2022-07 2
        2022-08 1
        2022-09 1
        NA 1
    """,
    ".reason": """
        1 listing
        2 login
    """,
}
"""What a recipe prints, found by words that only it has; columns parted by white space."""


NEEDS = {"pyarrow": ("parquet",), "polars": ("polars",)}
"""Library -> words of the recipes that need it."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Holds ``archive-data``: a past day sealed and compressed, one only sealed, and a file that is being written."""
    folder = tmp_path_factory.mktemp("reading")
    files = Files(folder / "archive-data")
    page = files.add_page("<p>Cũ</p>".encode(), portal="demo")
    editorial = Change(cause="editorial", fields={"title": {"from": "Cũ", "to": "Mới"}})
    first = article(
        "demo:1", title="Cũ", published_at="2022-07-14", day="2026-11-22", views=5, views_from="page", warc=page
    )
    repeated = "Đoạn văn. " * 20 + "Hết."
    files.add(first, article("demo:2", body=repeated, day="2026-11-22"), portal="demo", day="2026-11-22")
    sealed(files, "2026-11-23", compress=True)
    second = article("demo:1", revision=2, title="Mới", published_at="2022-07-14", day="2026-11-23", change=editorial)
    files.add(second, portal="demo", day="2026-11-23")
    sealed(files, "2026-11-24", compress=False)
    third = article("demo:1", revision=3, title="Rất cũ", fetched_at="2019-01-01T00:00:00Z", change=editorial)
    cut = article("demo:1", revision=4, title="Cụt", day="2026-11-30", change=editorial, warnings=["incomplete"])
    files.add(
        third,
        cut,
        article("demo:3", published_at=None, section=["Tin tức"]),
        article("demo:4", published_at="2022-09-01", body=repeated, duplicate_of="demo:2"),
        portal="demo",
    )
    files.add(article("khac:1", published_at="2022-08-01T08:00:00+07:00"), portal="khac")
    files.add_bytes(encode(article("demo:5"))[:200], portal="demo")
    files.add(observation("demo:1", views=12, own_fetches=3), observation("demo:2"), portal="demo", kind="observations")
    looks = [
        observation(id, kind=kind, url=f"https://vidu.example/{id[-1]}", fetched_at=f"2026-11-{day}T02:05:09Z")
        for id, kind, day in [
            ("demo:3", "missing", 12), ("demo:3", "gone", 20), ("demo:3", "failed", 23), ("demo:4", "missing", 12),
            ("demo:4", "back", 13), ("khac:1", "unchanged", 12), ("khac:1", "missing", 21),
        ]
    ]  # fmt: skip
    for portal in ("demo", "khac"):
        files.add(*(look for look in looks if look.portal == portal), portal=portal, kind="observations")
    files.add(sighting("demo:1", views=9, fetched_at="2026-11-23T01:00:00Z"), portal="demo", kind="sightings")
    reasons = ("login", "listing", "login")
    refused = [Reject(portal="demo", url="u", reason=reason, parser=PARSER) for reason in reasons]
    files.add(*refused, portal="demo", kind="rejects")
    return folder


def sealed(files: Files, today: str, *, compress: bool) -> None:
    moment = datetime.fromisoformat(f"{today}T12:00:00Z")
    done = list(seal(files.root, "demo", compress=compress, now=lambda: moment))
    assert {each.what for each in done} >= {"compressed" if compress else "sealed"}


def printed(language: str, recipe: str, folder: Path) -> str:
    for library in ("pyarrow", "polars"):
        if any(word in recipe for word in NEEDS[library]):
            pytest.importorskip(library)
    for format in ("parquet", "sqlite"):
        out = folder / f"articles.{format}"
        if f"export {format}" in recipe:
            out.unlink(missing_ok=True)
        elif out.name in recipe and not out.exists():
            export(Archive(folder / "archive-data"), format, out, Chosen())
    if language == "sql":
        with duckdb.connect() as connection:
            for place in ("archive-data", "articles.parquet"):
                recipe = recipe.replace(place, str(folder / place))
            connection.execute(recipe)
            return "\n".join(" ".join(map(str, row)) for row in connection.fetchall())
    if language == "r":
        return of_r(recipe, folder)
    if language == "python":
        command = [sys.executable, "-c", recipe]
    else:
        needed = [tool for tool in ("jq", "zstd") if f"{tool} -" in recipe]
        missing = [tool for tool in needed if shutil.which(tool) is None]
        if missing:
            pytest.skip(f"{' and '.join(missing)} not installed")
        command = [
            "bash",
            "-euo",
            "pipefail",
            "-c",
            recipe.replace("congtin archive", f"'{sys.executable}' -m archive"),
        ]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def of_r(recipe: str, folder: Path) -> str:
    if shutil.which("Rscript") is None:
        pytest.skip("R not installed")
    script = folder / "recipe.R"
    script.write_text(recipe.replace("congtin archive", f"'{sys.executable}' -m archive"), encoding="utf-8")
    done = subprocess.run(
        ["Rscript", "--vanilla", script.name], cwd=folder, capture_output=True, text=True, check=False
    )
    if "no package called" in done.stderr:
        pytest.skip("R's jsonlite not installed")
    assert done.returncode == 0, done.stderr
    return done.stdout


def rows(text: str) -> list[list[str]]:
    return [line.split() for line in text.splitlines() if line.strip()]


def name(recipe: str) -> str:
    return next((words for words in EXPECTED if words in recipe), recipe)


def without_sizes(text: str) -> str:
    """An export says how large it is, which is the business of its format."""
    return re.sub(r"^(articles\.\w+: \d+ articles), .*", r"\1", text)


@pytest.mark.parametrize(("language", "recipe"), RECIPES, ids=lambda value: name(value)[:40])
def test_recipe(language: str, recipe: str, folder: Path) -> None:
    found = without_sizes(printed(language, recipe, folder))
    assert rows(found) == rows(EXPECTED[name(recipe)])


def test_every_expectation_has_its_recipe() -> None:
    assert sorted(name(recipe) for _, recipe in RECIPES) == sorted(EXPECTED)
