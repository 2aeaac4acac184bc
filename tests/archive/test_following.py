"""``Archive.follow``: whoever comes back gets what is new, each record once, whatever happened to the files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from archive import Archive
from archive.errors import BadCursor
from tests.archive.building import Files, article, encode, observation


@pytest.fixture
def files(tmp_path: Path) -> Files:
    (tmp_path / "articles").mkdir()
    return Files(tmp_path)


def come(files: Files, cursor: str | None = None, portal: str | None = None) -> tuple[list[str], str]:
    """Ids that are new, and the cursor for the next time."""
    found = Archive(files.root).follow(cursor, portal)
    return [record.id for record in found], found.cursor


def test_only_what_is_new(files: Files) -> None:
    files.add(article("vidu:1"), article("vidu:2"), day="2026-11-23")
    ids, cursor = come(files)
    assert ids == ["vidu:1", "vidu:2"]
    assert come(files, cursor) == ([], cursor)
    files.add(article("vidu:3"), day="2026-11-23")
    files.add(article("vidu:1", revision=2), day="2026-11-24")
    files.add(article("khac:1"), portal="khac", day="2026-11-20")
    ids, cursor = come(files, cursor)
    assert ids == ["khac:1", "vidu:3", "vidu:1"]
    assert come(files, cursor)[0] == []


def test_every_cursor_on_the_way_splits_the_records_in_two(files: Files) -> None:
    for day in range(10, 16):
        files.add(*(article(f"vidu:{day}{n}") for n in range(3)), day=f"2026-11-{day}")
    files.add(article("khac:1"), portal="khac", day="2026-11-12")
    everything, _ = come(files)
    for count in range(len(everything)):
        taken = []
        following = Archive(files.root).follow()
        for record in following:
            taken.append(record.id)
            if len(taken) > count:
                break
        assert taken + come(files, following.cursor)[0] == everything


def test_a_day_that_was_compressed_in_between(files: Files) -> None:
    path = files.add(article("vidu:1"), article("vidu:2"), day="2026-11-23")
    cursor = come(files)[1]
    files.add(article("vidu:3"), article("vidu:4"), day="2026-11-23")
    files.compress(path)
    files.add(article("vidu:5"), day="2026-11-24")
    ids, cursor = come(files, cursor)
    assert ids == ["vidu:3", "vidu:4", "vidu:5"]
    assert come(files, cursor)[0] == []


def test_half_a_line_is_given_once_it_is_whole(files: Files) -> None:
    line = encode(article("vidu:2"))
    files.add_bytes(encode(article("vidu:1")) + line[:100])
    ids, cursor = come(files)
    assert ids == ["vidu:1"]
    files.add_bytes(line[100:])
    assert come(files, cursor)[0] == ["vidu:2"]


def test_a_file_that_lost_its_end_is_given_again(files: Files) -> None:
    path = files.add(article("vidu:1"), article("vidu:2"))
    cursor = come(files)[1]
    path.write_bytes(encode(article("vidu:1")))
    assert come(files, cursor)[0] == ["vidu:1"]
    path.write_bytes(encode(article("vidu:1"), article("vidu:3"), article("vidu:4")))
    ids, cursor = come(files, cursor)
    assert ids == ["vidu:1", "vidu:3", "vidu:4"]
    assert come(files, cursor)[0] == []


def test_a_clock_that_was_set_back(files: Files) -> None:
    files.add(article("vidu:1"), day="2026-11-23")
    files.add(article("vidu:2"), day="2026-11-24")
    cursor = come(files)[1]
    files.add(article("vidu:3"), day="2026-11-23")
    assert come(files, cursor)[0] == ["vidu:3"]


def test_damage_is_passed_over_and_named_once_a_reader(files: Files) -> None:
    files.add_bytes(encode(article("vidu:1")) + b"?\n" + encode(article("vidu:2")))
    archive = Archive(files.root)
    following = archive.follow()
    assert [record.id for record in following] == ["vidu:1", "vidu:2"]
    assert [(damage.what, damage.line) for damage in archive.damaged] == [("bad-json", 2)]
    files.add_bytes(b"\n" + encode(article("vidu:3")))
    later = Archive(files.root)
    assert [record.id for record in later.follow(following.cursor)] == ["vidu:3"]
    assert [(damage.what, damage.line) for damage in later.damaged] == [("blank-line", 4)]


def test_one_portal_and_another_kind(files: Files) -> None:
    files.add(article("vidu:1"))
    files.add(article("khac:1"), portal="khac")
    files.add(observation("vidu:1", views=3), kind="observations")
    assert come(files, portal="khac")[0] == ["khac:1"]
    looks = Archive(files.root).follow(kind="observations")
    assert [look.views for look in looks] == [3]
    assert list(Archive(files.root).follow(looks.cursor, kind="observations")) == []


def test_iterated_again_it_gives_what_came_meanwhile(files: Files) -> None:
    files.add(article("vidu:1"))
    following = Archive(files.root).follow()
    assert [record.id for record in following] == ["vidu:1"]
    files.add(article("vidu:2"))
    files.add(article("khac:1"), portal="khac")
    assert [record.id for record in following] == ["khac:1", "vidu:2"]


def test_a_cursor_stays_small(files: Files) -> None:
    for day in range(10, 30):
        files.add(article("vidu:1"), day=f"2026-11-{day}")
    cursor = come(files)[1]
    assert list(json.loads(cursor)["portals"]["vidu"]) == ["2026-11-28", "2026-11-29"]
    assert len(cursor) < 200


@pytest.mark.parametrize("cursor", ["", "yesterday", "{}", '{"kind":"articles","portals":{"a":7}}', "\ud800"])
def test_what_is_no_cursor(files: Files, cursor: str) -> None:
    with pytest.raises(BadCursor, match="no cursor"):
        Archive(files.root).follow(cursor)


def test_a_cursor_of_another_kind(files: Files) -> None:
    cursor = Archive(files.root).follow(kind="sightings").cursor
    with pytest.raises(BadCursor, match="follows sightings, not articles"):
        Archive(files.root).follow(cursor)
