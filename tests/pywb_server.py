"""A real pywb, in a process of its own and in an environment of its own, that replays an archive's WARC files."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.answering import answers
from tests.ports import free_port
from tests.waiting import HANGS

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = Path(os.environ.get("CONGTIN_PYWB", ROOT / ".venv-pywb"))
COLLECTION = "cong"


@contextmanager
def replayed(folder: Path, *warcs: Path) -> Iterator[str]:
    """The address of a pywb collection that holds the WARC files (and indexes) of the folders ``warcs``.

    ``folder`` is where it may write. Skips where there is no pywb, unless all tests are wanted.
    """
    wayback = ENVIRONMENT / "bin" / "wayback"
    if not wayback.exists() and not os.environ.get("CONGTIN_TEST_ALL"):
        pytest.skip("needs pywb in an environment of its own: `make pywb` makes it")
    # The index as one file: a folder of indexes is another kind of index to pywb.
    lines = sorted({line for warc in warcs for path in warc.glob("*.cdxj") for line in path.read_bytes().splitlines()})
    (folder / "index.cdxj").write_bytes(b"\n".join([*lines, b""]))
    places = "\n".join(f"      - {warc}/" for warc in warcs)
    (folder / "config.yaml").write_text(
        f"collections:\n  {COLLECTION}:\n    index_paths: {folder}/index.cdxj\n    archive_paths:\n{places}\n"
    )
    port = free_port()
    with (folder / "pywb.log").open("wb") as log:
        process = subprocess.Popen(
            [wayback, "-b", "127.0.0.1", "-p", str(port)], cwd=folder, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            address = f"http://127.0.0.1:{port}/{COLLECTION}"
            answers(f"{address}/cdx?url=none.example", process, folder / "pywb.log")
            yield address
        finally:
            process.terminate()
            process.wait(HANGS)
