"""Greetings and names of portals are no lead; a lead that is said again ends."""

from __future__ import annotations

import pytest

from tests.crawler.fields.pages_kit import (
    BRIDGE,
    BRIDGE_TEXT,
    MEETING_TEXT,
    VISIT_LEAD,
    VISIT_ONE,
    bridge_with,
    framed_visit,
    of_meeting,
    paragraphs,
)


@pytest.mark.parametrize("opening", ["Trân trọng kính mời.", "I. Mục đích, yêu cầu.", "Kính thưa quý vị đại biểu."])
def test_a_greeting_or_a_first_heading_is_no_lead(opening: str) -> None:
    record = of_meeting(text=f"<p><b>{opening}</b></p>{paragraphs(*MEETING_TEXT)}")
    assert record.lead is None
    assert record.body.startswith(opening)


@pytest.mark.parametrize("mark", [">", "&gt;", "|", "-"])
def test_the_portal_s_name_as_a_description_is_no_lead(mark: str) -> None:
    name = "UBND phường Ví Dụ"
    for title in (f"{name} {mark} {BRIDGE}", f"{BRIDGE} {mark} {name}"):
        found = bridge_with(
            f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p>", title=title, head=f"<meta name=description content='{name}'>"
        )
        assert (found.lead, found.title) == (None, BRIDGE)


def test_a_lead_said_again_and_again_ends() -> None:
    assert (
        framed_visit(VISIT_LEAD, f"<p>{VISIT_LEAD} {VISIT_LEAD}</p>" * 1200 + f"<p>{VISIT_ONE}</p>").body
        == VISIT_ONE.strip()
    )
    found = framed_visit(VISIT_LEAD, f"<p>{VISIT_LEAD}</p>" * 3000 + f"<p>{VISIT_ONE}</p>")
    assert (found.lead, found.body) == (VISIT_LEAD, VISIT_ONE.strip())


@pytest.mark.parametrize(
    "lead",
    [
        "Cổng thông tin điện tử tỉnh chính thức khai trương giao diện mới vào sáng nay.",
        "Website giả mạo cơ quan công an xuất hiện nhiều trong tuần qua, người dân cần cảnh giác.",
    ],
)
def test_a_printed_lead_is_no_boilerplate(lead: str) -> None:
    assert framed_visit(lead, f"<p>{VISIT_ONE}</p>").lead == lead
