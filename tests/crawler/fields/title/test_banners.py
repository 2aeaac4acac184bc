"""The portal's name in a heading over a title, on pages that are called by both."""

from __future__ import annotations

import pytest

from tests.crawler.families.village_kit import TEXT, TITLE, over, read


@pytest.mark.parametrize("name", ["Hội Nông dân tỉnh Ví Dụ", "Liên minh Hợp tác xã tỉnh Ví Dụ", "Công đoàn ngành Y tế"])
@pytest.mark.parametrize("mark", [" - ", " | "])
@pytest.mark.parametrize("clock", ["", "<div>Thứ Bảy, 28/11/2026</div>"])
def test_the_heading_of_the_banner_is_no_title_where_the_page_is_called_by_both(
    name: str, mark: str, clock: str
) -> None:
    found = read(over(f"<h1>{name.upper()}</h1>{clock}"), title=f"{name}{mark}{TITLE}")
    assert (found.title, found.published_at, found.body.split("\n\n")) == (TITLE, "2025-03-12T08:05:00+07:00", TEXT)


def test_a_name_longer_than_the_title_behind_it_is_none_either() -> None:
    name = "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh"
    assert read(over(f"<h1>{name}</h1>", title="Tin buồn"), title=f"Tin buồn - {name}").title == "Tin buồn"
