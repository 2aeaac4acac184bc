"""Headers of files."""

from __future__ import annotations

import pytest

from tests.crawler.families.village_kit import BODY, DAY, TEXT, TITLE, read


@pytest.mark.parametrize("header", ["Danh sách file đính kèm", "Tải tài liệu", "Danh sách các tệp tin đính kèm:"])
def test_further_headers_of_files(header: str) -> None:
    below = f"<h4>{header}</h4><a href=/f/1.pdf>Kế hoạch</a>"
    source = "<div>Nguồn: Văn phòng UBND tỉnh</div>"
    found = read(f"<div class=a><h1>{TITLE}</h1>{DAY}{BODY}{source}<div>{below}</div></div>")
    assert (found.body.split("\n\n"), found.source) == (TEXT, "Văn phòng UBND tỉnh")
    assert [each.name for each in found.attachments] == ["Kế hoạch"]
