"""Tags of the metadata and behind their label, and sentences that begin so."""

from __future__ import annotations

import pytest

from tests.crawler.fields.pages_kit import (
    VISIT_LEAD,
    VISIT_ONE,
    VISIT_TWO,
    framed_visit,
    of_festival,
    of_visit,
)


@pytest.mark.parametrize(
    ("claims", "tags"),
    [
        (["Kỳ họp thứ 6,Thuế thu nhập cá nhân,Tin nóng"], ["Kỳ họp thứ 6", "Thuế thu nhập cá nhân", "Tin nóng"]),
        (["lễ hội; Ok Om Bok"], ["lễ hội", "Ok Om Bok"]),
        (["Trà Vinh, đất và người", "lễ hội"], ["Trà Vinh, đất và người", "lễ hội"]),
    ],
)
def test_one_claim_holds_all_tags_and_several_hold_one_each(claims: list[str], tags: list[str]) -> None:
    head = "".join(f'<meta property="article:tag" content="{claim}">' for claim in claims)
    assert of_festival("", head=head).tags == tags


def test_a_sentence_that_begins_like_tags_is_text() -> None:
    line = "Từ khóa: để tìm kiếm thông tin, bà con nhập từ khóa vào ô tìm kiếm của cổng dịch vụ công rồi chọn thủ tục."
    for found in (
        of_visit(f"<p>{VISIT_ONE}</p><p>{line}</p><p>{VISIT_TWO}</p>"),
        framed_visit(VISIT_LEAD, f"<p>{VISIT_ONE}</p><p>{line}</p>"),
    ):
        assert line in found.body
        assert not found.tags


def test_linked_tags_need_no_commas() -> None:
    links = " ".join(f"<a href=/t/{at}>nông thôn mới xã {at}</a>" for at in range(6))
    found = of_visit(f"<p>{VISIT_ONE}</p><p>{VISIT_TWO}</p><p>Từ khóa: {links}</p>")
    assert "nông thôn" not in found.body
    assert len(found.tags) >= 1
