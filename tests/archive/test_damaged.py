"""Every damage that an archive may have: named by ``archive verify``, and no reader fails for the rest."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from archive import Archive
from archive.captures.members import members
from archive.covering.coverage import coverage
from archive.errors import ArchiveError
from archive.sealing.seal import seal
from archive.verify import verify
from tests.archive.building import encode
from tests.archive.store_kit import (
    Clock,
    Quick,
    exchange,
    opened,
    page,
    url_of,
    visit,
)
from tests.archive.store_kit import article as made

DAYS = ("2026-11-23", "2026-11-24", "2026-11-25")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three days of four articles, the first compressed, the second sealed, the third open; each day a WARC file."""
    root = tmp_path_factory.mktemp("sound")
    for run, day in enumerate(DAYS):
        store = opened(root, f"c{run}", clock=Clock(f"{day}T02:00:00+00:00"))
        for number in range(4 * run, 4 * run + 4):
            visit(store, exchange(page(number), url_of(number), number))
        store.close()
        if day < DAYS[2]:
            when = datetime.fromisoformat(f"{DAYS[run + 1]}T01:00:00+00:00")
            assert list(seal(root, "vidu", compress=run == 0, files=Quick(), now=lambda when=when: when))
    return root


@pytest.fixture
def root(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "archive"))


def articles(root: Path, day: int = 2) -> Path:
    (path,) = (root / "articles/portal=vidu").glob(f"{DAYS[day]}.jsonl*")
    path.chmod(0o644)
    return path


def warc(root: Path) -> Path:
    return sorted((root / "warc").rglob("*.warc.gz"))[0]


def flip(path: Path, at: int, mask: int = 1) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= mask
    path.write_bytes(data)


def lines_of(root: Path) -> list[bytes]:
    return articles(root).read_bytes().splitlines(keepends=True)


def truncated_last_line(root: Path) -> None:
    path = articles(root)
    path.write_bytes(path.read_bytes()[:-30])


def nul_tail(root: Path) -> None:
    path = articles(root)
    path.write_bytes(path.read_bytes() + bytes(3000))


def nul_line(root: Path) -> None:
    found = lines_of(root)
    articles(root).write_bytes(b"".join([*found[:2], bytes(len(found[2]) - 1) + b"\n", found[3]]))


def flipped_in_json(root: Path) -> None:
    path = articles(root)
    flip(path, path.read_bytes().index(b'"title"') + 7)


def flipped_in_a_text(root: Path) -> None:
    path = articles(root)
    flip(path, path.read_bytes().index(b'"body":"') + 9)


def flipped_in_a_sealed_file(root: Path) -> None:
    path = articles(root, 1)
    flip(path, path.read_bytes().index(b'"published_at":null') + 16, 0x10)


def flipped_in_a_compressed_file(root: Path) -> None:
    path = articles(root, 0)
    flip(path, path.stat().st_size // 2)


def flipped_in_a_warc(root: Path) -> None:
    found = [member for member in members(warc(root)) if member.headers["warc-type"] == "response"]
    flip(warc(root), (found[1].offset + found[1].end) // 2)


def torn_member_followed_by_good_ones(root: Path) -> None:
    found = [member for member in members(warc(root)) if member.headers["warc-type"] == "response"]
    data = warc(root).read_bytes()
    start, end = found[1].offset, found[1].end
    warc(root).write_bytes(data[: start + 40] + bytes(end - start - 40) + data[end:])


def missing_day(root: Path) -> None:
    articles(root, 1).unlink()


def missing_day_of_no_seal(root: Path) -> None:
    articles(root, 2).unlink()


def state_newer_than_the_files(root: Path) -> None:
    articles(root).write_bytes(b"".join(lines_of(root)[:-1]))


def damaged_state(root: Path) -> None:
    (root / "state/portal=vidu.sqlite").write_bytes(b"x" * 5000)


def two_writers(root: Path) -> None:
    """On a share without locks both wrote the same articles, and the one cut into the other's line."""
    found = lines_of(root)
    articles(root).write_bytes(b"".join(found) + found[0][:200] + found[1] + found[2])


def newer_schema(root: Path) -> None:
    found = lines_of(root)
    newer = found[1].replace(b'"schema_version":"1.0"', b'"schema_version":"2.0"')
    articles(root).write_bytes(b"".join([found[0], newer, *found[2:]]))


def crlf(root: Path) -> None:
    path = articles(root)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def bom(root: Path) -> None:
    path = articles(root)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())


def not_utf8(root: Path) -> None:
    found = lines_of(root)
    articles(root).write_bytes(b"".join([found[0].replace(b"Tin", b"T\xcen"), *found[1:]]))


def plain_and_compressed(root: Path) -> None:
    import zstandard

    path = articles(root, 1)
    path.with_name(path.name + ".zst").write_bytes(zstandard.compress(path.read_bytes()))


CASES: list[tuple[Callable[[Path], None], str, int]] = [
    # what was done, its name, how many of the twelve articles readers still give
    (truncated_last_line, "torn-tail", 11),
    (nul_tail, "nul", 12),
    (nul_line, "nul", 11),
    (flipped_in_json, "bad-json", 11),
    (flipped_in_a_text, "hash", 12),
    (flipped_in_a_sealed_file, "sum", 11),
    (flipped_in_a_compressed_file, "sum", -1),
    (flipped_in_a_warc, "bad-warc", 12),
    (torn_member_followed_by_good_ones, "bad-warc", 12),
    (missing_day, "missing", 8),
    (missing_day_of_no_seal, "missing", 8),
    (state_newer_than_the_files, "state", 11),
    (damaged_state, "state", 12),
    (two_writers, "duplicate", 12),
    (newer_schema, "newer-schema", 11),
    (crlf, "crlf", 12),
    (bom, "bom", 12),
    (not_utf8, "bad-json", 11),
    (plain_and_compressed, "twice", 12),
]


def test_sound(root: Path) -> None:
    assert list(verify(Archive(root), warc=True)) == []
    assert len(list(Archive(root).articles())) == 12


@pytest.mark.parametrize(("damage", "name", "given"), CASES, ids=[case[0].__name__ for case in CASES])
def test_each_is_named_and_the_rest_is_given(root: Path, damage: Callable[[Path], None], name: str, given: int) -> None:
    damage(root)
    found = list(verify(Archive(root), warc=True))
    assert name in [finding.what for finding in found], found
    assert all(str(finding).count("\n") == 0 for finding in found)
    read_everything(root, given)


def read_everything(root: Path, given: int) -> None:
    archive = Archive(root)
    ids = {record.id for record in archive.articles()}
    assert len(ids) == given or given < 0
    assert ids == {record.id for record in archive.articles(latest=False)}
    assert ids == {record.id for record in archive.articles(unique=True)}
    assert {record.id for record in archive.articles(since=None, until=None)} == ids
    for kind in ("observations", "sightings", "rejects", "runs"):
        list(getattr(archive, kind)())
    for number in range(12):
        found = archive.article(f"vidu:{number}")
        assert found is not None or f"vidu:{number}" not in ids
        if found is not None:
            with contextlib.suppress(ArchiveError):  # the damaged page itself
                assert archive.page(found)
    archive.info()
    coverage(archive)


def test_damage_in_one_portal_is_none_of_another(root: Path) -> None:
    (root / "articles/portal=khac").mkdir()
    other = made(page(1), url_of(1), "2026-11-25T01:00:00Z")
    line = encode(other).replace(b"vidu:1", b"khac:1").replace(b'"portal":"vidu"', b'"portal":"khac"')
    (root / "articles/portal=khac/2026-11-25.jsonl").write_bytes(line)
    for damage in (nul_line, flipped_in_a_compressed_file, damaged_state):
        damage(root)
    assert [record.id for record in Archive(root).articles("khac")] == ["khac:1"]


def test_the_next_crawl_goes_on_in_each(root: Path) -> None:
    """But where lines of a newer program stand, or the clock is behind a sealed day."""
    for damage, _, _ in CASES:
        if damage is newer_schema:
            continue
        copy = root.with_name(damage.__name__)
        shutil.copytree(root, copy)
        damage(copy)
        store = opened(copy, "next", clock=Clock("2026-11-26T02:00:00+00:00"))
        visit(store, exchange(page(50), url_of(50), 50))
        store.close()
        assert Archive(copy).article("vidu:50") is not None
