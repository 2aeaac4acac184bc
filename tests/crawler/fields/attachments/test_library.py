"""A file in a library is one by its name."""

from __future__ import annotations

import pytest

from tests.crawler.families.road_kit import HEAD, LEAD, TEXT, parsed


@pytest.mark.parametrize(
    ("link", "names"),
    [
        ("<a href='/documents/10180/331/ke-hoach'>ke-hoach.pdf</a>", ["ke-hoach.pdf"]),
        ("<a href='/documents/10180/331/ke-hoach'>Kế hoạch của xã</a>", []),
        ("<a href='/tin/huong-dan'>ke-hoach.pdf</a>", []),
    ],
)
def test_a_file_in_the_library_is_one_by_its_name(link: str, names: list[str]) -> None:
    found = parsed(f"<body><div>{HEAD}<p><b>{LEAD}</b></p><div><b>Tài liệu đính kèm</b> {link}</div>{TEXT}</div>")
    assert [file.name for file in found.attachments] == names
