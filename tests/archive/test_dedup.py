"""The hashes: what they look at, what they pass over, and that the fast way gives the same as the plain one."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.article import Attachment, Heading, Image, ListBlock, Paragraph, Related, Table
from archive.dedup import article_hashes, content_hash, fold, text_hash
from tests.archive.building import article

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def plainly_folded(text: str) -> str:
    return re.sub(r"\s+", " ", INVISIBLE.sub("", unicodedata.normalize("NFC", text))).strip().casefold()


@given(
    st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from(" \n\t\r\x85\xa0\u200b\ufeff\u3000ậẬ")))
)
def test_fold_is_what_it_says(text: str) -> None:
    assert fold(text) == plainly_folded(text)


def test_fold_of_every_white_or_invisible_character() -> None:
    for code in (*range(0x3100), *range(0xFE00, 0x10000)):
        for text in (chr(code), f"a{chr(code)} {chr(code) * 2}b  c"):
            assert fold(text) == plainly_folded(text)


def test_nfd_and_case_and_breaks_make_no_difference() -> None:
    nfd = unicodedata.normalize("NFD", "Hội  nghị\r\ntổng kết")
    assert text_hash(nfd) == text_hash("HỘI NGHỊ\n\nTỔNG\u00adKẾT".replace("\u00ad", " "))


blocks = st.lists(
    st.one_of(
        st.builds(Paragraph, text=st.text(max_size=8)),
        st.builds(Heading, text=st.text(max_size=8)),
        st.builds(ListBlock, items=st.lists(st.text(max_size=4), max_size=3)),
        st.builds(Table, rows=st.lists(st.lists(st.text(max_size=4), max_size=2), max_size=2)),
    ),
    max_size=4,
)


@given(body=st.text(max_size=20), blocks=blocks, is_joined=st.booleans())
def test_article_hashes_are_the_two_hashes(body: str, blocks: list[Any], is_joined: bool) -> None:
    if is_joined:
        body = "\n\n".join(block.text for block in blocks if isinstance(block, Paragraph))
    record = msgspec.structs.replace(article(), body=body, blocks=blocks, lead="Sapo", source="TTXVN")
    names = ("title", "lead", "body", "blocks", "byline", "source", "published_at", "images", "attachments")
    assert article_hashes(record) == (
        text_hash(body),
        content_hash(**{name: getattr(record, name) for name in names}),
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Khác"},
        {"lead": "Khác"},
        {"byline": "Khác"},
        {"source": "Khác"},
        {"blocks": [Paragraph(text="Khác")]},
        {"published_at": "2022-07-16"},
        {"images": [Image(url="https://vidu.example/a.jpg", caption="Khác")]},
        {"attachments": [Attachment(url="https://vidu.example/a.pdf")]},
    ],
)
def test_an_edit_shows(changes: dict[str, Any]) -> None:
    assert article(**changes).content_hash != article().content_hash


def test_title_and_lead_do_not_run_into_each_other() -> None:
    assert article(title="a b", lead=None).content_hash != article(title="a", lead="b").content_hash
    assert article(byline="a", source=None).content_hash != article(byline=None, source="a").content_hash


@pytest.mark.parametrize(
    "changes",
    [
        {"views": 7},
        {"related": [Related(url="https://vidu.example/2")]},
        {"tags": ["tin"]},
        {"images": [Image(url="https://vidu.example/a.jpg")]},
        {"blocks": [Heading(text="Đoạn thứ nhất."), Paragraph(text="Đoạn thứ hai.")]},
    ],
)
def test_views_related_and_layout_do_not(changes: dict[str, Any]) -> None:
    assert article(**changes).content_hash == article().content_hash


def test_a_replaced_attachment_shows_once_its_bytes_are_known() -> None:
    def hashed(sha256: str | None) -> str:
        return article(attachments=[Attachment(url="https://vidu.example/a.pdf", sha256=sha256)]).content_hash

    assert hashed("a" * 64) != hashed("b" * 64)
