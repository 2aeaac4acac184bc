"""`kill -9` of a real writer, at instants nobody chose."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import zstandard

from archive import Archive
from archive.article import WarcPointer
from archive.pages import read_capture
from archive.sealing.seals import NAME
from archive.verify import verify
from tests.archive.store_kit import exchange, lines, once_each, opened, page, url_of, visit

WRITER = """
import sys
from pathlib import Path
from tests.archive.store_kit import *
root, start, run = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
print("begin", flush=True)
store = opened(root, run)
for number in range(start, start + 10_000):
    visit(store, exchange({"rows": [{"number": number}]}, "http://vidu.gov.vn/", number, kind="listing"))
    visit(store, exchange(page(number), url_of(number), number))
    if number % 3 == 0:
        visit(store, exchange(page(number, byline="A"), url_of(number), 90_000 + number))
    print("kept", number, flush=True)
    if number % 4 == 3:
        store.commit()
        print("committed", number, flush=True)
"""


def run_until(root: Path, start: int, words: int, name: str) -> tuple[int, int]:
    """Kills a writer after it has said ``words`` lines; (last number kept, last number committed)."""
    kept = committed = -1
    command = [sys.executable, "-c", WRITER, str(root), str(start), name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as process:
        assert process.stdout is not None
        for count, line in enumerate(process.stdout):
            said = line.split() if line.endswith("\n") else [""]
            if said[0] == "kept":
                kept = int(said[1])
            if said[0] == "committed":
                committed = int(said[1])
            if count == words:
                process.kill()
        # What it still said before the signal reached it was read as well.
    assert process.returncode == -signal.SIGKILL
    return kept, committed


def kill_often(root: Path, times: int, seed: int) -> None:
    chance, start, safe = random.Random(seed), 0, set[int]()
    for turn in range(times):
        # The first lives long enough to commit something.
        words = chance.choice([0, 1, 3, 4, 5, chance.randrange(60)]) if turn else 30
        kept, committed = run_until(root, start, words, f"run-{turn}")
        safe |= set(range(start, committed + 1))
        start = max(start, kept + 1)
    store = opened(root, "last")
    store.close()
    once_each(root)
    found = {int(str(line["id"]).split(":")[1]) for line in lines(root, "articles")}
    assert safe, "nothing was ever committed"
    assert safe <= found
    for kind in ("articles", "observations", "sightings"):
        for line in lines(root, kind):
            assert read_capture(root, WarcPointer(**line["warc"])).fetched_at == line["fetched_at"]  # type: ignore[arg-type]
    assert {line["id"] for line in lines(root, "articles") if line["revision"] == 2} >= {
        f"vidu:{number}" for number in safe if number % 3 == 0
    }


@pytest.mark.kill
def test_kills_lose_nothing_that_was_committed_and_double_nothing(tmp_path: Path) -> None:
    kill_often(tmp_path, 2, seed=20261124)


SEALER = """
import sys
from pathlib import Path
from archive.sealing.seal import seal
from tests.archive.store_kit import *

class Telling(Files):
    def write(self, handle, data):
        print("write", flush=True)
        super().write(handle, data)
    def replace(self, source, target):
        print("replace", flush=True)
        super().replace(source, target)
    def remove(self, path):
        print("remove", flush=True)
        super().remove(path)

list(seal(Path(sys.argv[1]), PORTAL, compress=True, files=Telling(), now=Clock("2026-11-25T00:00:00+00:00")))
print("ended", flush=True)
"""


@pytest.mark.soak
@pytest.mark.kill
def test_a_sealing_that_is_killed_again_and_again(tmp_path: Path) -> None:
    store, chance = opened(tmp_path), random.Random(7)
    for number in range(20):
        visit(store, exchange({"rows": [{"number": number}]}, "http://vidu.gov.vn/", number, kind="listing"))
        visit(store, exchange(page(number), url_of(number), number))
    store.close()
    expected, killed = list(Archive(tmp_path).lines()), 0
    for _ in range(200):
        command = [sys.executable, "-c", SEALER, str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as process:
            assert process.stdout is not None
            wanted = chance.randrange(12)
            for count, _ in enumerate(process.stdout):
                if count == wanted:
                    process.kill()
        killed += process.returncode == -signal.SIGKILL
        assert list(Archive(tmp_path).lines()) == expected
        if process.returncode == 0:  # done: the days are unpacked, and it begins anew
            assert list(verify(Archive(tmp_path), warc=True)) == []
            for path in sorted(tmp_path.rglob("*.jsonl.zst")):
                path.with_suffix("").write_bytes(zstandard.ZstdDecompressor().decompress(path.read_bytes()))
                path.unlink()
                path.with_name(NAME).unlink(missing_ok=True)
    assert killed >= 100


@pytest.mark.soak
@pytest.mark.kill
def test_a_thousand_kills(tmp_path: Path) -> None:
    for seed in range(10):
        kill_often(tmp_path / str(seed), 100, seed)
