"""The index of a WARC file is sorted a few lines at a time, however many there are."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive.captures import cdxj
from archive.captures.cdxj import Index, beside, covered
from archive.captures.warcrecords import Exchange
from archive.disk.files import Files

WHEN = datetime(2026, 11, 24, tzinfo=UTC)


def written(warc: Path, numbers: list[int], before: int = 0) -> None:
    """The index of captures of 10 bytes each, as they were added after ``before`` bytes."""
    index = Index(warc, before)
    for at, number in enumerate(numbers):
        url = f"http://vidu.gov.vn/tin-{number}.html"
        exchange = Exchange(url=url, status=200, fetched_at=WHEN, kind="article", body=b"x", response_headers=[])
        index.add(exchange, url, "sha1:A", before + 10 * at, 10, "text/html")
    index.write(Files())


@pytest.mark.parametrize("count", [0, 1, 255, 256, 1000])
def test_every_line_is_there_once_in_order_also_with_those_of_an_earlier_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    monkeypatch.setattr(cdxj, "_AT_ONCE", 64)
    draw, warc = random.Random(count), tmp_path / "vidu-00001-20261124000000.warc.gz"
    numbers = [draw.randrange(300) for _ in range(count)]  # many addresses several times
    written(warc, numbers)
    first = beside(warc).read_bytes().splitlines()
    assert first == sorted(first)
    assert (len(first), covered(first)) == (count, 10 * count)
    written(warc, numbers, before=10 * count)
    both = beside(warc).read_bytes().splitlines()
    assert both == sorted(both)
    assert set(first) <= set(both)
    assert (len(set(both)), covered(both)) == (2 * count, 20 * count)
