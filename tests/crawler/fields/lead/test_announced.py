"""A line that announces pictures or a film is the text, not the lead of one."""

from __future__ import annotations

import pytest

from tests.crawler.families.page_kit import HEAD, article

SERIES = "".join(f"<div><img src=/{at}.jpg><p><i>Ảnh {at} của lễ hội</i></p></div>" for at in (1, 2, 3))
FILM = "<div><iframe src=https://www.youtube.com/embed/x></iframe></div>"


@pytest.mark.parametrize("shown", [SERIES, f"<div>{SERIES}</div>", FILM])
@pytest.mark.parametrize("set_as", ["<p>{0}</p>", "<p><b>{0}</b></p>", "<div><p>{0}</p></div>"])
def test_what_announces_pictures_is_no_lead(shown: str, set_as: str) -> None:
    said = "Mời bà con xem một số hình ảnh do phóng viên ghi lại tại lễ hội vào sáng nay:"
    found = article(f"{HEAD}<div>{set_as.format(said)}{shown}</div>")
    assert (found.lead, found.body) == (None, said)
