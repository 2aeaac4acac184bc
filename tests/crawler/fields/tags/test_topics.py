"""Topics below a text are its tags where they are links."""

from __future__ import annotations

from tests.crawler.families.village_kit import BODY, DAY, TEXT, TITLE, read


def test_topics_below_a_text_are_its_tags_where_they_are_links() -> None:
    tags = "<div><span>Chủ đề:</span><a href=/chu-de/y-te>y tế</a><a href=/chu-de/mua-mua>mùa mưa</a></div>"
    found = read(f"<div class=a><h1>{TITLE}</h1>{DAY}{BODY}{tags}</div>")
    assert (found.tags, found.body.split("\n\n")) == (["y tế", "mùa mưa"], TEXT)
    said = "Chủ đề: Xây dựng xã hội học tập."
    assert read(f"<div class=a><h1>{TITLE}</h1>{DAY}<div>{BODY}<p>{said}</p></div></div>").body.endswith(said)
