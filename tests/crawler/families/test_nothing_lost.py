"""What a text says in words that portals print around articles stays in the text."""

from __future__ import annotations

import pytest

from archive.article import Embed
from tests.crawler.families.test_themes import ONE, TEXT, TITLE, TWO, article

HEAD = f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p>"
EVENTS = ["Hội thi đua ghe ngo, sáng 14/3 tại sông Long Bình", "Hội chợ thương mại, từ 13/3 đến 19/3"]
LISTED = "<ul>" + "".join(f"<li>{event}</li>" for event in EVENTS) + "</ul>"
LINKED = "<ul>" + "".join(f"<li><a href=/tin-{n}>{event}</a></li>" for n, event in enumerate(EVENTS)) + "</ul>"
WORDS = ["Các sự kiện khác", "Thông báo khác", "Video khác", "Những phóng sự khác:"]


@pytest.mark.parametrize("words", WORDS)
def test_a_heading_over_what_is_no_link_is_the_articles(words: str) -> None:
    body = article(f"{HEAD}<div>{TEXT}<p><b>{words}</b></p>{LISTED}</div>").body
    assert body == "\n\n".join([ONE, TWO, words, "\n".join(EVENTS)])


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("rows", [LINKED, "<div><img src=/a.jpg></div>" + LINKED])
def test_the_same_words_over_links_head_a_box(words: str, rows: str) -> None:
    found = article(f"{HEAD}<div>{TEXT}<p><b>{words}</b></p>{rows}</div>")
    assert found.body == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize("line", ["Thể: Tám chữ", "Thế: Trận địa ven sông", "Thẻ: vàng, đỏ, xanh"])
def test_a_line_like_the_label_of_tags_stays(line: str) -> None:
    found = article(f"{HEAD}<div><p>{ONE}</p><p>{line}</p><p>{TWO}</p></div>")
    assert (found.body, found.tags) == (f"{ONE}\n\n{line}\n\n{TWO}", [])


@pytest.mark.parametrize("label", ["Thẻ:", "<span>Thẻ :</span>"])
def test_the_label_before_links_is_one_of_tags(label: str) -> None:
    found = article(f"{HEAD}<div>{TEXT}</div><div>{label} <a href=/t/1>giao thông</a> <a href=/t/2>hạ tầng</a></div>")
    assert (found.body, found.tags) == (f"{ONE}\n\n{TWO}", ["giao thông", "hạ tầng"])


@pytest.mark.parametrize("name", ["", "title='YouTube video player'"])
def test_a_line_below_a_video_is_its_title(name: str) -> None:
    film = f"<iframe src='https://www.youtube.com/embed/x' {name}></iframe>"
    said = "Cầu Rạch Miễu 2 rút ngắn thời gian qua sông còn năm phút."
    below = f"<p style='text-align:center'><em>{said}</em></p>"
    found = article(f"{HEAD}<div><p>{ONE}</p>{film}{below}<p>{TWO}</p></div>")
    assert [block.title for block in found.blocks if isinstance(block, Embed)] == [said]
