"""Where the store does not open: another writer, a newer program, folders that cannot be; one line each."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from archive.choosing.last import last_article
from archive.errors import NewerSchema, PortalBusy, StorageFailed
from archive.store import Store
from tests.archive.store_kit import (
    Clock,
    exchange,
    lines,
    opened,
    page,
    url_of,
    visit,
)


def test_a_second_writer_is_told_who_has_it(tmp_path: Path) -> None:
    store = opened(tmp_path, "first")
    with pytest.raises(PortalBusy, match=r"vidu is being written by first/.* since 2026-11-24T"):
        opened(tmp_path, "second")
    Store.open(tmp_path, "khac", crawl_id="other portal", now=Clock()).close()
    store.close()
    opened(tmp_path, "second").close()


@pytest.mark.kill
def test_a_killed_writer_frees_the_portal_at_once(tmp_path: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from tests.archive.store_kit import *
store = opened(Path({str(tmp_path)!r}), "killed")
visit(store, exchange(page(1), url_of(1), 1))
store.commit()
visit(store, exchange(page(2), url_of(2), 2))
print("ready", flush=True)
sys.stdin.read()
"""
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        with pytest.raises(PortalBusy, match="killed"):
            opened(tmp_path)
        process.kill()
    store = opened(tmp_path)
    assert store.lease.epoch == 2
    store.close()
    assert [line["id"] for line in lines(tmp_path, "articles")] == ["vidu:1"]


def test_an_archive_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    store = opened(tmp_path)
    visit(store, exchange(page(1), url_of(1), 1))
    store.close()
    path = tmp_path / "articles/portal=vidu/2026-11-24.jsonl"
    newer = path.read_bytes().replace(b'"schema_version":"1.0"', b'"schema_version":"1.7"')
    path.write_bytes(newer + b"torn")
    with pytest.raises(NewerSchema, match="upgrade"):
        opened(tmp_path)
    assert path.read_bytes() == newer + b"torn"


# A line between, taken in when it was an old one, is for ``archive verify`` to name.
@pytest.mark.parametrize(("at", "state"), [(0, True), (2, True), (0, False), (1, False), (2, False)])
def test_one_newer_line_is_enough(tmp_path: Path, at: int, state: bool) -> None:
    store = opened(tmp_path)
    for number in range(3):
        visit(store, exchange(page(number), url_of(number), number))
    store.close()
    path = tmp_path / "articles/portal=vidu/2026-11-24.jsonl"
    found = path.read_bytes().splitlines(keepends=True)
    found[at] = found[at].replace(b'"schema_version":"1.0"', b'"schema_version":"2.0"')
    path.write_bytes(b"".join(found))
    if not state:
        (tmp_path / "state/portal=vidu.sqlite").unlink()
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file() and file.parent.name != "state"}
    with pytest.raises(NewerSchema, match="upgrade congtin") as raised:
        opened(tmp_path, "c2", clock=Clock("2026-11-25T00:00:00+00:00"))
    assert raised.value.exit_code == 3, "could not start"
    after = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file() and file.parent.name != "state"}
    assert after == before


@pytest.mark.parametrize("kind", ["articles", "observations", "sightings", "rejects"])
def test_a_folder_in_the_place_of_a_file_is_one_line(tmp_path: Path, kind: str) -> None:
    (tmp_path / kind / "portal=vidu" / "2026-11-24.jsonl").mkdir(parents=True)
    assert last_article(tmp_path, "vidu") is None
    with pytest.raises(StorageFailed, match=r"2026-11-24\.jsonl: Is a directory; .* then start again$") as raised:
        opened(tmp_path)
    assert raised.value.exit_code == 3


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageFailed, match=r"/file is a file, not a folder: name another place") as caught:
        opened(tmp_path / "file" / "archive")
    assert "\n" not in str(caught.value)


def test_a_folder_that_cannot_be_made_is_one_line() -> None:
    with pytest.raises(
        StorageFailed, match=r"^/proc/x cannot be made: no folder can be made in /proc; name another place$"
    ):
        opened(Path("/proc/x"))


def test_a_portal_id_cannot_lead_out_of_the_archive(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a portal id"):
        Store.open(tmp_path, "../x", crawl_id="c")
