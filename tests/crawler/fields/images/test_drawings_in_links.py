"""A drawing in a link to nowhere is a button; a date below an icon is no caption."""

from __future__ import annotations

import pytest

from tests.crawler.families.road_kit import HEAD, LEAD, ONE, TEXT, THREE, TITLE, TWO, parsed


@pytest.mark.parametrize(
    ("shown", "pictures"),
    [
        ("<a href='javascript:void(0);' title='In'><img src=/chu-to.gif></a>", []),
        ("<a href='#'><img src=/chu-to.svg></a>", []),
        ("<a href='javascript:void(0)'><img src=/chu-to.jpg></a>", ["/chu-to.jpg"]),
        ("<a href='javascript:void(0)'><img src=/chu-to.gif width=300></a>", ["/chu-to.gif"]),
        ("<a href='/anh/chu-to.gif'><img src=/chu-to.gif></a>", ["/anh/chu-to.gif"]),
        ("<img src=/chu-to.gif>", ["/chu-to.gif"]),
    ],
)
def test_a_drawing_in_a_link_to_nowhere_is_a_button(shown: str, pictures: list[str]) -> None:
    found = parsed(f"<body><div>{HEAD}<p><b>{LEAD}</b></p><p>{ONE}</p><p>{shown}</p><p>{TWO}</p><p>{THREE}</p></div>")
    assert [picture.url.removeprefix("https://vidu.gov.vn") for picture in found.images] == pictures


def test_no_caption_is_a_date_that_another_line_parts_from_an_icon() -> None:
    icon = f"<h1>{TITLE}<a href=/rss><img src=/icons/rss.gif alt=RSS></a></h1>"
    facts = "<div class=author>Trần Thị Ngọc Hân</div><div>Thứ Năm, 3 Tháng Ba 2022</div>"
    found = parsed(f"<div>{icon}{facts}<div>{TEXT}</div></div>")
    assert (found.published_at, found.body) == ("2022-03-03", f"{ONE}\n\n{TWO}\n\n{THREE}")
