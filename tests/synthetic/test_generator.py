"""The generator keeps its word: the same pages for a seed, and every truth is on its page."""

from __future__ import annotations

import html
import json
import re
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any

import pytest

from tests.synthetic import FAMILIES, SyntheticPage, generate, reference, refused
from tests.synthetic.encodings import LEGACY, VNI, decode, encode, fits_tcvn3, from_tcvn3, from_vni, to_tcvn3, to_vni
from tests.synthetic.facts import norm
from tests.synthetic.refusals import kinds

SEED, COUNT = 11, 30
REASONS = {
    "challenge",
    "flood",
    "soft-404",
    "login",
    "listing",
    "legal-document",
    "static-page",
    "print-twin",
    "script-only",
    "error-page",
    "not-an-article",
}
LISTS = (
    "body",
    "authors",
    "section",
    "tags",
    "captions",
    "images",
    "attachments",
    "tables",
    "headings",
    "lists",
    "quotes",
    "embeds",
    "blocks",
    "related",
)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}\+07:00)?")


@lru_cache(maxsize=64)
def pages(family: str) -> tuple[SyntheticPage, ...]:
    return tuple(generate(family, SEED, COUNT))


def articles(family: str) -> list[tuple[SyntheticPage, dict[str, Any]]]:
    return [(page, page.expected) for page in pages(family) if page.expected is not None]


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.scripts: list[str] = []
        self.values: list[str] = []
        self._in: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in = tag if tag in ("script", "style") else self._in
        if tag in ("br", "p", "div", "td", "li"):
            self.pieces.append("\n")
        self.values += [
            value for name, value in attrs if name in ("content", "href", "src", "data-original", "onclick") and value
        ]

    def handle_endtag(self, tag: str) -> None:
        self._in = None if tag == self._in else self._in

    def handle_data(self, data: str) -> None:
        if self._in is None:
            self.pieces.append(data)
        elif self._in == "script" and data.lstrip().startswith("{"):
            self.scripts.append(data)


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in strings(one)]
    if isinstance(value, list):
        return [text for one in value for text in strings(one)]
    return [str(value)]


def text_of(markup: str) -> str:
    parser = _Text()
    parser.feed(markup)
    parser.close()
    inner = [text_of(text) for script in parser.scripts for text in strings(json.loads(script))]
    return "\n".join((html.unescape("".join(parser.pieces)), *parser.values, *inner))


def squeezed(text: str) -> str:
    return "".join(norm(text).split())


def seen_text(page: SyntheticPage) -> str:
    decoded = decode(page.body, page.encoding)
    if page.headers["content-type"].startswith("application/json"):
        decoded = "\n".join(text_of(html.unescape(text)) for text in strings(json.loads(decoded)))
    else:
        decoded = text_of(decoded)
    return squeezed(decoded)


@pytest.mark.sweep(every=3)
@pytest.mark.parametrize("family", FAMILIES)
def test_same_seed_same_pages(family: str) -> None:
    again = generate(family, SEED, 8)
    assert again == list(pages(family)[:8])
    assert generate(family, SEED + 1, 2) != again[:2]


@pytest.mark.sweep(every=2)
@pytest.mark.parametrize("family", FAMILIES)
def test_truth_is_on_the_page(family: str) -> None:
    assert len(pages(family)) == COUNT
    for page, expected in articles(family):
        text = seen_text(page)
        recode = LEGACY.get(page.encoding) if page.encoding.endswith("-body") else None
        assert squeezed(expected["title"]) in text, page.case
        inside = [*expected["body"], *expected["headings"], *expected["quotes"]]
        inside += [caption for _, caption in expected["captions"]]
        inside += [cell for table in expected["tables"] for row in table for cell in row]
        if expected["byline"] and recode is None:
            inside.append(expected["byline"])
        for line in inside:
            assert squeezed(line) in text or (recode and squeezed(recode(line)) in text), (page.case, line)
        for url in expected["images"] + [url for url, _ in expected["attachments"]] + expected["embeds"]:
            assert squeezed(url).split("//")[1].partition("/")[2] in text, (page.case, url)
        if expected["lead"]:
            lead = expected["lead"]
            assert squeezed(lead) in text or (recode and squeezed(recode(lead)) in text), page.case
        for title in expected["related"]:
            assert squeezed(title) in text, page.case


@pytest.mark.parametrize("family", FAMILIES)
def test_fields_have_their_types(family: str) -> None:
    for page, expected in articles(family):
        assert page.refused is None
        assert expected["title"] == norm(expected["title"])
        assert all(isinstance(expected[name], list) for name in LISTS), page.case
        assert all(role in ("text", "photo") for _, role in expected["authors"])
        assert all(
            len(pair) == 2 and pair[0].startswith("http") for pair in expected["captions"] + expected["attachments"]
        )
        for name in ("published_at", "modified_at"):
            assert expected[name] is None or DAY.fullmatch(expected[name]), page.case
        assert expected["views"] is None or isinstance(expected["views"], int)
        assert expected["language"] in ("vi", "en")
        lead = expected["lead"]
        assert lead is None or (lead and lead not in expected["body"])
        captions = {caption for _, caption in expected["captions"]}
        assert not captions & set(expected["body"])
        assert len(set(expected["body"])) == len(expected["body"])
        assert set(expected["also"]) <= {"byline", "authors", "captions", "published_at", "attachments"}


@pytest.mark.parametrize("family", FAMILIES)
def test_number_of_views_is_printed_or_listed(family: str) -> None:
    for page, expected in articles(family):
        views = expected["views"]
        if views is None:
            continue
        listed = page.listing.views if page.listing else None
        digits = re.sub(
            r"(?<=\d)[., ](?=\d{3})",
            "",
            html.unescape(text_of(decode(page.body, page.encoding))).replace("\u00a0", " "),
        )
        short = {f"{views / 1000:g}K".replace(".", ","), f"{views / 1_000_000:g} triệu"}
        assert listed == views or str(views) in digits or any(text in digits for text in short), page.case


@pytest.mark.parametrize("family", FAMILIES)
def test_refusals(family: str) -> None:
    gone = [page for page in pages(family) if page.refused]
    assert len({page.refused for page in gone}) >= 2
    assert "listing" in {page.refused for page in gone}
    for kind in kinds(family):
        page = refused(family, kind, SEED)
        assert page.expected is None
        assert page.refused in REASONS
        assert page.body


@pytest.mark.parametrize("family", FAMILIES)
def test_reference_article(family: str) -> None:
    page = reference(family)
    assert page.expected is not None
    assert page.expected["views"] == 2131
    assert page.expected["byline"] == "Ngọc Hồng"
    assert page.expected["published_at"][:10] == "2022-05-26"
    assert len(page.expected["captions"]) == 2
    assert len(page.expected["body"]) == 4
    text = seen_text(page)
    for line in (page.expected["title"], page.expected["lead"], *page.expected["body"], "Ngọc Hồng"):
        assert squeezed(line) in text


def test_legacy_encodings_come_back() -> None:
    letters = "".join(VNI)
    assert len(letters) == 134
    for encoding in ("utf-8", "utf-8-bom", "utf-8-undeclared", "utf-16", "cp1258", "nfd", "vni", "vni-utf8"):
        words = " ".join(letters)
        assert decode(encode(words, encoding), encoding) == words
    small = "".join(letter for letter in letters if fits_tcvn3(letter))
    for encoding in ("tcvn3", "tcvn3-utf8"):
        assert decode(encode(small, encoding), encoding) == small
    assert to_tcvn3("Cộng hòa xã hội chủ nghĩa Việt Nam") == "Céng hßa x· héi chñ nghÜa ViÖt Nam"
    assert to_vni("Cộng hòa xã hội chủ nghĩa Việt Nam") == "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"
    assert from_tcvn3("§éc lËp") == from_vni("Ñoäc laäp") == "Độc lập"


def test_encodings_are_drawn() -> None:
    drawn = {page.encoding for seed in range(3) for page in generate("generic", seed, COUNT)}
    assert {"utf-8", "nfd"} < drawn
    assert len(drawn) >= 8
