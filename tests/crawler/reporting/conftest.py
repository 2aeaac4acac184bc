"""An archive to report of, and what its page needs."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

import msgspec
import pytest

from archive.article import Attachment, Change
from tests.archive.building import Files, article, observation, run, sighting

HOSTILE = '</script><script>document.title="taken"</script><img src=x onerror=alert(1)>'
needs_plots = pytest.mark.skipif(
    (find_spec("altair") is None or find_spec("vl_convert") is None) and not os.environ.get("CONGTIN_TEST_ALL"),
    reason="the extra report is not installed",
)


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """Two portals: an edited article with a rising count, one gone, one gone and back, one without a date, a copy."""
    root = tmp_path / "archive"
    files = Files(root)
    body = "Đoạn văn dài của bài viết về lễ hội. " * 9
    edit = Change(cause="editorial", fields={"title": {"from": "Cũ", "to": "Mới"}})
    files.add(
        article("vidu:1", title=HOSTILE, views=100, views_from="page", byline="Ngọc Hồng"),
        article("vidu:2", published_at="2022-08-01"),
        article("vidu:3", published_at=None, published_from=None, views=0, views_from="page"),
        article("vidu:4", attachments=[Attachment(url="https://vidu.example/a.pdf")], body=body),
        article("vidu:1", title=HOSTILE, revision=2, change=edit, views=160, views_from="page", day="2026-11-25"),
    )
    files.add(
        observation("vidu:2", kind="gone", fetched_at="2026-11-25T02:05:09Z"),
        observation("vidu:4", kind="gone"),
        observation("vidu:4", kind="back", fetched_at="2026-11-25T02:05:09Z"),
        observation("vidu:1", views=190, views_from="page", fetched_at="2026-11-26T02:05:09Z"),
        kind="observations",
    )
    files.add(sighting("vidu:1", views=130, views_raw="130", fetched_at="2026-11-24T14:05:09Z"), kind="sightings")
    files.add(run(), kind="crawls")
    files.add(article("kia:9", body=body, published_at="2022-08-02"), portal="kia")
    (root / "links").mkdir()
    pair = {"one": "vidu:4", "other": "kia:9", "similarity": 1.0, "first": "vidu:4"}
    inner = {"one": "vidu:1", "other": "vidu:2", "similarity": 1.0, "first": None}
    (root / "links" / "pairs.jsonl").write_bytes(b"".join(msgspec.json.encode(each) + b"\n" for each in (pair, inner)))
    return root
