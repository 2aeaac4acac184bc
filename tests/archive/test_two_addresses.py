"""One text under two addresses: two articles, but where the addresses are one but for a number left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from archive.article import Article, Attachment, Image
from archive.dedup import article_hashes
from tests.archive.building import encode
from tests.archive.store_kit import Clock, article, body_of, exchange, lines, opened, page, state_dump

HOST = "http://vidu.gov.vn"
SLUG = "thong-bao-nghi-le-quoc-khanh"
MINUTE = "2026-08-28T08:05:00+07:00"


def told(id: str, path: str, **changes: Any) -> Article:
    made = article(page(1, id=f"vidu:{id}", title="Thông báo nghỉ lễ Quốc khánh"), f"{HOST}/{path}")
    made = msgspec.structs.replace(made, **({"published_at": MINUTE, "section": [path.partition("/")[0]]} | changes))
    text, content = article_hashes(made)
    return msgspec.structs.replace(made, text_hash=text, content_hash=content)


def crawled(root: Path, *runs: list[Article], at_once: bool = False) -> list[dict[str, object]]:
    """The revisions after each run has looked at what it shows, one commit an article or a run."""
    for number, shown in enumerate(runs, 1):
        store = opened(root, f"c{number}", clock=Clock(f"2026-11-2{number}T02:00:00+00:00"))
        for at, each in enumerate(shown):
            store_it(store, each, number * 100 + at)
            if not at_once:
                store.commit()
        store.close()
    return lines(root, "articles")


def store_it(store: Any, each: Article, second: int) -> None:
    token = store.keep(exchange({}, each.url, second, body=encode(each)))
    store.put(each, token)
    store.settle(token)


TWO = {
    "bylines of two units": [
        told("a", f"xa-long-ho/{SLUG}", byline="UBND xã Long Hồ"),
        told("b", f"xa-tan-an/{SLUG}", byline="UBND xã Tân An"),
    ],
    "units with nothing else of their own": [told("a", f"xa-long-ho/{SLUG}"), told("b", f"xa-tan-an/{SLUG}")],
    "units above a section": [told("a", f"longho/thong-bao/{SLUG}"), told("b", f"tanan/thong-bao/{SLUG}")],
    "sites of units": [told("a", f"web/long-ho/tin-tuc/{SLUG}"), told("b", f"web/tan-an/tin-tuc/{SLUG}")],
    "offices": [told("a", f"so-y-te/{SLUG}"), told("b", f"phuong-1/{SLUG}")],
    "units in a year": [told("a", f"ubndlongho/2026/08/{SLUG}"), told("b", f"ubndtanan/2026/08/{SLUG}")],
    "languages": [told("a", f"vi/{SLUG}"), told("b", f"en/{SLUG}", language="en")],
    "languages that the page does not say": [told("a", f"vi/{SLUG}"), told("b", f"en/{SLUG}")],
    "languages above a section": [told("a", f"vi-vn/tin/{SLUG}"), told("b", f"en-us/tin/{SLUG}")],
    "no time of day": [
        told("a", f"thong-bao/{SLUG}", published_at="2026-08-28"),
        told("b", f"lich-cong-tac/{SLUG}", published_at="2026-08-28"),
    ],
    "no date": [told("a", f"thong-bao/{SLUG}", published_at=None), told("b", f"y-te/{SLUG}", published_at=None)],
    "other minutes": [
        told("a", f"thong-bao/{SLUG}"),
        told("b", f"y-te/{SLUG}", published_at=MINUTE[:-8] + "6:00+07:00"),
    ],
    "other leads": [told("a", f"giao-duc/{SLUG}", lead="Nghỉ hai ngày."), told("b", f"y-te/{SLUG}")],
    "other pictures": [
        told("a", f"giao-duc/{SLUG}", images=[Image(url=f"{HOST}/long-ho/1.jpg")]),
        told("b", f"y-te/{SLUG}", images=[Image(url=f"{HOST}/tan-an/1.jpg")]),
    ],
    "other files": [
        told("a", f"giao-duc/{SLUG}", attachments=[Attachment(url=f"{HOST}/long-ho/1.pdf")]),
        told("b", f"y-te/{SLUG}", attachments=[Attachment(url=f"{HOST}/tan-an/1.pdf")]),
    ],
    "years": [told("a", f"thong-bao/2025/{SLUG}"), told("b", f"thong-bao/2026/{SLUG}")],
    "a short slug": [told("a", "giao-duc/thong-bao"), told("b", "y-te/thong-bao")],
    "sections": [told("a", f"kinh-te/{SLUG}"), told("b", f"giao-duc/{SLUG}")],
    "sections above a date": [told("a", f"tin/xa-hoi/2026/08/{SLUG}/"), told("b", f"tin/y-te/2026/08/{SLUG}/")],
    "a file": [
        told("a", f"kinh-te/{SLUG}", attachments=[Attachment(url=f"{HOST}/1.pdf", sha256="ab", bytes=4)]),
        told("b", f"y-te/{SLUG}", attachments=[Attachment(url=f"{HOST}/1.pdf")]),
    ],
    "another number, known without one": [
        told("a", f"tin/{SLUG}", byline="UBND xã Long Hồ"),
        told("b", f"tin/{SLUG}/2", byline="UBND xã Tân An"),
    ],
}


@pytest.mark.sweep(every=2)
@pytest.mark.parametrize("at_once", [False, True])
@pytest.mark.parametrize("shown", TWO.values(), ids=TWO)
def test_one_text_of_two_articles_stays_two_without_revisions(
    tmp_path: Path, shown: list[Article], at_once: bool
) -> None:
    written = crawled(tmp_path, shown, shown[::-1], shown, shown, at_once=at_once)
    assert [(line["id"], line["url"], line["revision"], line["duplicate_of"]) for line in written] == [
        ("vidu:a", shown[0].url, 1, None),
        ("vidu:b", shown[1].url, 1, "vidu:a"),
    ]


ONE = {
    "a number left out": [told("a", f"-/content/{SLUG}/20181"), told("b", f"-/content/{SLUG}", published_at=MINUTE)],
    "a number, and a file that is not fetched again": [
        told("a", f"tin/{SLUG}/7", attachments=[Attachment(url=f"{HOST}/1.pdf", sha256="ab", bytes=4)]),
        told("b", f"tin/{SLUG}", attachments=[Attachment(url=f"{HOST}/1.pdf")]),
    ],
}


@pytest.mark.parametrize("at_once", [False, True])
@pytest.mark.parametrize("shown", ONE.values(), ids=ONE)
def test_what_says_the_same_without_its_number_is_one_article(
    tmp_path: Path, shown: list[Article], at_once: bool
) -> None:
    (written,) = crawled(tmp_path, shown, shown[::-1], shown, at_once=at_once)
    assert (written["id"], written["url"], written["revision"]) == ("vidu:a", shown[0].url, 1)
    (state,) = state_dump(tmp_path)["articles"]
    assert shown[0].url in state, "its address stays what it was"
    kinds = {line["kind"] for line in lines(tmp_path, "observations")}
    assert kinds == {"unchanged"}


def test_what_is_edited_in_one_place_alone_is_two_from_then_on(tmp_path: Path) -> None:
    one, other = ONE["a number left out"]
    text = f"{body_of(1)}\n\nĐính chính: nghỉ ba ngày."
    edited = told("b", f"-/content/{SLUG}", body=text)
    written = crawled(tmp_path, [one, other], [one, edited], [one, edited], [edited, one])
    assert [(line["id"], line["revision"], line["body"] == text) for line in written] == [
        ("vidu:a", 1, False),
        ("vidu:b", 1, True),
    ]
