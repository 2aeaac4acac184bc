"""K2 in Joomla: items that are films, and lists."""

from __future__ import annotations

import pytest

from archive.article import Embed, Reject
from tests.crawler.families.written import TEXT, TITLE, article, parsed

JOOMLA = "<meta name=generator content='Joomla! - Open Source Content Management'>"
K2 = (
    f"<div id=k2Container class=itemView><span class=itemDateCreated>21/08/2020 11:05</span><h2 class=itemTitle>{TITLE}"
    "</h2><div class=itemBody><div class=itemIntroText></div><div class=itemFullText></div></div>"
    "<div class=itemVideoBlock><h3>Video</h3>{}</div></div>"
)


def test_an_item_of_k2_may_be_a_film_alone() -> None:
    found = article(K2.format("<video src=/media/k2/videos/ban-tin.mp4 controls></video>"), head=JOOMLA)
    assert (found.title, found.body) == (TITLE, "")
    assert [block.url for block in found.blocks if isinstance(block, Embed)] == [
        "https://vidu.gov.vn/media/k2/videos/ban-tin.mp4"
    ]
    # What the portal shows beside every page is no film.
    assert isinstance(
        parsed(K2.format("<iframe src='https://maps.example/embed?q=vidu'></iframe>"), head=JOOMLA), Reject
    )


@pytest.mark.parametrize("view", ["itemListView", "userView", "tagView", "genericView"])
def test_lists_of_k2_are_no_articles(view: str) -> None:
    row = f"<div class=userItemView><h3><a href=/item/7-le-hoi>Khai mạc lễ hội của huyện</a></h3><p>{TEXT}</p></div>"
    found = parsed(f"<div id=k2Container class={view}><h2>Ngọc Ánh</h2><p>{TEXT}</p>{row}</div>", head=JOOMLA)
    assert isinstance(found, Reject)
    assert found.reason == "listing"


def test_the_film_of_an_item_of_k2_stands_below_its_text() -> None:
    frame = "<iframe src='https://www.youtube.com/embed/aB3dE5gH7jK'></iframe>"
    film = f"<div class=itemVideoBlock><h3>Video</h3>{frame}</div>"
    item = (
        "<div id=k2Container class=itemView><span class=itemDateCreated>21/08/2020</span>"
        f"<h2 class=itemTitle>{TITLE}</h2>"
        f"<div class=itemBody><div class=itemFullText><p>{TEXT}</p><p>{TEXT}</p></div></div>{{}}</div>"
    )
    for inside, films in ((item.format(film), 1), (item.format("") + film, 0)):
        assert sum(isinstance(block, Embed) for block in article(inside, head=JOOMLA).blocks) == films
