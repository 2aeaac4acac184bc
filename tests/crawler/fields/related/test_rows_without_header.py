"""What stands below a text or a film without a header and leads to other articles, and what looks like it."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from archive.article import Article
from crawler.parse import parse_bytes
from tests.crawler.families.page_kit import BOTH, HEAD, ONE, TEXT, TWO, article

FILM = "<iframe src='https://www.youtube.com/embed/abc'></iframe>"
NAMES = ("Bản tin thời sự tối thứ hai của đài", "Mùa nước nổi ở các xã ven sông", "Hội thi nấu ăn của phụ nữ các xã")
TEASERS = (
    "Ngành nông nghiệp khuyến cáo bà con xuống giống đúng lịch thời vụ để né rầy.",
    "Đoàn thanh niên các xã tổ chức nhiều hoạt động thiết thực giúp người dân.",
    "Huyện đầu tư hơn 20 tỷ đồng nâng cấp các tuyến đường liên ấp.",
)


def rows(pattern: str) -> str:
    return "".join(
        pattern.format(at=at, day=f"1{at}/05/2022", name=name, teaser=teaser)
        for at, (name, teaser) in enumerate(zip(NAMES, TEASERS, strict=True))
    )


DATED = ("<p><a href=/video/{at}.html>{name}</a> ({day})</p>", "<p>{day}: <a href=/video/{at}.html>{name}</a></p>")


@pytest.mark.parametrize("entry", DATED)
@pytest.mark.parametrize("page", ["<div>{film}</div><div>{rows}</div>", "<div>{film}{rows}</div>"])
def test_dated_films_below_a_film_are_no_text(entry: str, page: str) -> None:
    found = article(f"<div>{HEAD}{page.format(film=FILM, rows=rows(entry))}</div>")
    assert (found.body, found.published_at) == ("", "2022-05-25T16:40:00+07:00")


@pytest.mark.parametrize("entry", DATED)
def test_dated_links_that_a_text_announces_are_its_own(entry: str) -> None:
    found = article(f"<div>{HEAD}<div>{FILM}{TEXT}<p>Các kỳ trước:</p>{rows(entry)}</div></div>")
    assert all(name in found.body for name in NAMES)


def test_dated_files_below_a_film_are_its_own() -> None:
    entry = "<p><a href=/u/vb{at}.pdf>{name}</a> ({day})</p>"
    found = article(f"<div>{HEAD}<div>{FILM}{rows(entry)}</div></div>")
    assert all(name in found.body for name in NAMES)
    assert len(found.attachments) == 3


CARDS = (
    "<div class=it><h4><a href=/tin/xa-{at}.html>{name}</a></h4><p>{teaser}</p></div>",
    "<div><a href=/tin/xa-{at}.html><img src=/t.jpg></a><h3><a href=/tin/xa-{at}.html>{name}</a></h3>{teaser}</div>",
    "<article><h3><a href=/tin/xa-{at}.html>{name}</a></h3><span></span><div>{teaser}</div></article>",
    "<li><h5><a href=/tin/xa-{at}.html>{name}</a></h5><p>{teaser} <a href=/tin/xa-{at}.html>Xem thêm</a></p></li>",
)


@pytest.mark.parametrize("card", CARDS)
@pytest.mark.parametrize("box", ["<div class=noidung>{}</div>{}", "<div>{}<div class=b>{}</div></div>"])
def test_headings_that_lead_away_take_their_teasers_along(card: str, box: str) -> None:
    found = article(f"<div>{HEAD}{box.format(TEXT, rows(card))}</div>")
    assert (found.body, found.lead, found.images) == (BOTH, None, [])
    assert [link.url.rpartition("/")[2] for link in found.related] == ["xa-0.html", "xa-1.html", "xa-2.html"]


def test_rows_among_the_paragraphs_lead_away_where_they_are_cut_off() -> None:
    """Reports of several places set each in an element of its own, too, with a link to more of it."""
    box = f"<div>{HEAD}<div>{TEXT}{{}}</div></div>"
    assert article(box.format(rows(CARDS[3]))).body == BOTH
    assert article(box.format(rows(CARDS[0].replace("{teaser}", "{teaser}..")))).body == BOTH
    for card in (CARDS[0], CARDS[2]):
        assert all(teaser in article(box.format(rows(card))).body for teaser in TEASERS)


@pytest.mark.parametrize("row", ["<div><h3><a href=/tin/xa-{at}.html>{at}. {name}</a></h3><p>{teaser}</p></div>"])
def test_numbered_and_announced_rows_are_of_the_text(row: str) -> None:
    for announced, card in (("", row), ("<p>Ba nơi đáng đến của huyện trong năm nay là:</p>", CARDS[0])):
        found = article(f"<div>{HEAD}<div class=noidung>{TEXT}{announced}</div>{rows(card)}</div>")
        assert all(teaser in found.body for teaser in TEASERS)


@pytest.mark.parametrize(
    "parts",
    [
        "<h3><a href=/tin/xa-{at}.html>{name}</a></h3><p>{teaser}</p>",  # set among the paragraphs: parts of the text
        "<div><h3>{name}</h3><p>{teaser}</p></div>",
        "<div><h3><a href=#p{at}>{name}</a></h3><p>{teaser}</p></div>",
        "<div><h3><a href=/u/vb{at}.pdf>{name}</a></h3><p>{teaser}</p></div>",
    ],
)
def test_parts_of_a_text_under_headings_stay(parts: str) -> None:
    found = article(f"<div>{HEAD}<div>{TEXT}{rows(parts)}</div></div>")
    assert all(teaser in found.body for teaser in TEASERS)


def test_a_text_goes_on_below_one_such_row() -> None:
    found = article(f"<div>{HEAD}<div><p>{ONE}</p>{rows(CARDS[0])}<p>{TWO}</p></div></div>")
    assert found.body.startswith(ONE)
    assert found.body.endswith(TWO)


# --- a module of DNN whose title is in another heading than those of its rows

EDN = Path("tests/pages/dnn/written-easydnnnews")


@pytest.mark.parametrize("heading", ["h1", "h2", "h3", "div"])
@pytest.mark.parametrize("frame", ["article", "div"])
def test_the_facts_of_a_module_are_no_text_whatever_heads_it(heading: str, frame: str) -> None:
    page = gzip.decompress((EDN / "page.html.gz").read_bytes()).decode()
    page = re.sub(r"<(/?)article\b", rf"<\1{frame}", re.sub(r"<(/?)h1\b", rf"<\1{heading}", page))
    found = parse_bytes(page.encode(), url=json.loads((EDN / "meta.json").read_text())["url"])
    assert isinstance(found, Article), found
    expected = json.loads((EDN / "expected.json").read_text())
    assert (found.title, found.body, found.lead) == (expected["title"], expected["body"], expected["lead"])
