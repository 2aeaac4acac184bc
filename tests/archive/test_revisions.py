"""Whether two records are one article, what changed between them, and why."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.article import Article, Attachment, Heading, Image, Paragraph, Table
from archive.dedup import content_hash
from archive.revisions import base_id, change, diff, is_another, lost, nth_id, with_attachments, with_known_files
from tests.archive.store_kit import article, body_of, page, url_of


def made(number: int = 1, **changes: object) -> Article:
    return msgspec.structs.replace(article(page(number), url_of(number)), **changes)


def test_short_fields_say_from_and_to() -> None:
    old = made(byline="Ngọc Hồng", images=[Image(url="u", caption="Ảnh 1")])
    new = made(byline="Ngọc Hồng - Bá Thi", images=[Image(url="u", caption="Ảnh 2")], views=99, related=[])
    found = change(old, new)
    assert found.cause == "editorial"
    assert set(found.fields) == {"byline", "images"}
    assert found.fields["byline"] == {"from": "Ngọc Hồng", "to": "Ngọc Hồng - Bá Thi"}
    assert found.fields["images"]["to"] == [{"url": "u", "caption": "Ảnh 2", "credit": None}]


def test_what_a_revision_has_no_more_is_lost() -> None:
    old, new = made(byline="Ngọc Hồng", source=None), made(byline=None, source="TTXVN")
    assert (lost(old, new), lost(new, old), lost(old, old)) == (["byline"], ["source"], [])


def test_a_table_that_changed_shows_in_the_blocks() -> None:
    old = made(blocks=[Paragraph(text="a"), Table(rows=[["1", "2"]])])
    new = made(blocks=[Paragraph(text="a"), Table(rows=[["1", "3"]])])
    assert change(old, new).fields == {"blocks": {"diff": "@@ -2,2 +2,2 @@\n 1\n-2\n+3"}}
    assert change(old, made(blocks=[Heading(text="a"), Table(rows=[["1", "2"]])])).fields == {}, "layout is no edit"


def test_a_body_says_its_difference() -> None:
    old, new = made(body="một\n\nhai\n\nba"), made(body="một\n\nhai rưỡi\n\nba")
    assert change(old, new).fields["body"]["diff"].splitlines()[2:4] == ["-hai", "+hai rưỡi"]


def test_an_attachment_learnt_of_is_a_correction_and_a_replaced_one_an_edit() -> None:
    bare, known, other = (Attachment(url="u", sha256=sha) for sha in (None, "ab", "cd"))
    assert change(made(attachments=[bare]), made(attachments=[known])).cause == "correction"
    assert change(made(attachments=[known]), made(attachments=[other])).cause == "editorial"
    assert change(made(attachments=[bare]), made(attachments=[known], title="x")).cause == "editorial"
    assert change(made(attachments=[]), made(attachments=[known])).cause == "editorial"
    assert change(made(), made(supersedes=1, title="x")).cause == "parser"


def test_what_was_known_of_a_file_is_not_forgotten() -> None:
    known = Attachment(url="u", sha256="ab", bytes=4, media_type="application/pdf")
    old = with_attachments(made(), [known])
    again = with_known_files(old, with_attachments(made(), [Attachment(url="u"), Attachment(url="v")]))
    assert again.attachments == [known, Attachment(url="v")]
    alone = with_known_files(old, with_attachments(made(), [Attachment(url="u")]))
    assert alone.content_hash == old.content_hash
    replaced = with_attachments(made(), [Attachment(url="u", sha256="cd")])
    assert with_known_files(old, replaced) is replaced


def test_the_hash_follows_the_attachments() -> None:
    record = with_attachments(made(), [Attachment(url="u")])
    names = ("title", "lead", "body", "blocks", "byline", "source", "published_at", "images", "attachments")
    assert record.content_hash == content_hash(**{name: getattr(record, name) for name in names})


@pytest.mark.parametrize(
    ("title", "body", "another"),
    [
        ("Thời tiết ngày mai ở miền Tây", body_of(8), True),
        ("Thời tiết ngày mai ở miền Tây", body_of(1), False),
        ("Tin số 1 về nghị quyết", body_of(8), False),
        ("Thời tiết ngày mai ở miền Tây", "", False),
        ("Thời tiết ngày mai ở miền Tây", body_of(8) + " " + body_of(1)[: len(body_of(1)) // 2], False),
        ("Khác", "Khác hẳn", True),
    ],
)
def test_only_a_wholly_different_title_and_body_make_another_article(title: str, body: str, another: bool) -> None:
    assert is_another(made(), made(title=title, body=body)) is another
    assert is_another(made(title=title, body=body), made()) is another


def test_a_suffix_tells_namesakes_apart() -> None:
    assert [nth_id("vidu:5:1", number) for number in (1, 2, 12)] == ["vidu:5:1", "vidu:5:1~2", "vidu:5:1~12"]
    assert {base_id(nth_id("vidu:5:1", number)) for number in (1, 2, 12)} == {"vidu:5:1"}


def test_a_long_difference_is_coarse_and_quick() -> None:
    old = [f"dòng {number}" for number in range(20_000)]
    new = [*old[:100], "mới", *old[200:]]
    found = diff(old, new).splitlines()
    assert found[0] == "@@ -101,100 +101,1 @@"
    assert (len(found), found[1], found[-1]) == (102, "-dòng 100", "+mới")


@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")), st.booleans())
def test_a_difference_can_be_applied(old: list[str], new: list[str], coarse: bool) -> None:
    lines = diff(old * (400 if coarse else 1), new * (400 if coarse else 1)).splitlines()
    gone = sum(line.startswith("-") for line in lines)
    come = sum(line.startswith("+") for line in lines)
    size = 400 if coarse else 1
    assert len(old) * size - gone + come == len(new) * size
