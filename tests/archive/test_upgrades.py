"""Lines of an older major schema: brought up by named steps as they are read; the files stay as they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from archive import Archive
from archive.jsonl import upgrades
from archive.jsonl.upgrades import Step
from tests.archive.building import Files, article


def headline_to_title(record: dict[str, Any]) -> dict[str, Any]:
    return {**record, "title": record["headline"]}


def split_tags(record: dict[str, Any]) -> dict[str, Any]:
    return {**record, "tags": record["tags"].split(", ")}


STEPS = (
    Step("headline-is-title", 0, "Article", headline_to_title),
    Step("no-such-records", 0, "Observation", lambda record: {}),
)


def old(version: str, **changes: Any) -> bytes:
    record = {**msgspec.to_builtins(article("vidu:1")), "schema_version": version, "headline": "Tên", **changes}
    del record["title"]
    return msgspec.json.encode(record) + b"\n"


@pytest.fixture
def files(tmp_path: Path) -> Files:
    (tmp_path / "articles").mkdir()
    return Files(tmp_path)


def test_a_step_is_taken_while_reading(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upgrades, "STEPS", STEPS)
    line = old("0.9")
    path = files.add_bytes(line)
    files.add(article("vidu:2"))
    for chosen in ({}, {"latest": False}, {"unique": True}):
        archive = Archive(files.root)
        found = list(archive.articles(**chosen))  # type: ignore[arg-type]
        assert (found[0].id, found[0].title, found[0].schema_version) == ("vidu:1", "Tên", "1.0")
        assert (len(found), list(archive.damaged)) == (2, [])
    assert [record.title for record in Archive(files.root).follow()] == ["Tên", "Hội nghị tổng kết"]
    assert path.read_bytes().startswith(line)


def test_without_a_step_the_line_is_left_out_and_named(files: Files) -> None:
    files.add_bytes(old("0.9"))
    files.add(article("vidu:2"))
    archive = Archive(files.root)
    assert [record.id for record in archive.articles()] == ["vidu:2"]
    assert [damage.what for damage in archive.damaged] == ["schema"]


@pytest.mark.parametrize(
    "line",
    [
        old("0.9").replace(b'"headline"', b'"head"'),
        old("0.9", headline=5),
        old("0.9", fetched_at=[]),
        old("x"),
        old("-1.0"),
    ],
)
def test_what_no_step_makes_a_record_of_is_left_out(files: Files, line: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upgrades, "STEPS", STEPS)
    files.add_bytes(line)
    archive = Archive(files.root)
    assert list(archive.articles()) == []
    assert {damage.what for damage in archive.damaged} == {"schema"}


def test_steps_follow_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        upgrades, "STEPS", (Step("tags-are-a-list", 0, "Article", split_tags), STEPS[0]._replace(since=1))
    )
    monkeypatch.setattr(upgrades, "MAJOR", 2)
    record = {"schema_version": "0.3", "tags": "a, b", "headline": "Tên"}
    assert upgrades.upgraded(record, "Article") == {
        "schema_version": "1.0",
        "tags": ["a", "b"],
        "headline": "Tên",
        "title": "Tên",
    }
    assert upgrades.upgraded({"schema_version": "1.3", "headline": "Tên"}, "Article") == {
        "schema_version": "1.0",
        "headline": "Tên",
        "title": "Tên",
    }
    assert upgrades.upgraded(record, "Sighting") == {**record, "schema_version": "1.0"}


def test_every_step_has_its_own_name_and_is_in_the_docs() -> None:
    text = (Path(__file__).resolve().parents[2] / "docs" / "record.md").read_text("utf-8")
    names = [step.name for step in upgrades.STEPS]
    assert len(set(names)) == len(names)
    assert all(f"`{name}`" in text for name in names)
    assert ("`archive.jsonl.upgrades`: none yet" in text) == (not names)
