"""What a theme or a page prints behind a title, and titles that end so."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest

from archive.article import Article
from crawler.fields.lines.titleflags import without_flag
from tests.crawler.families.page_kit import BOTH, FACTS, ONE, PORTAL, TEXT, TITLE, TWO, article, parsed


@pytest.mark.parametrize("flag", ["Nổi bật", "HOT", "New", "Đặc sắc"])
def test_a_themes_flag_behind_the_title(flag: str) -> None:
    inner = f"<h2>{TITLE} <sup>{flag}</sup></h2>{FACTS}{TEXT}"
    found = article(inner, title=TITLE)
    assert (found.title, found.body) == (TITLE, BOTH)


@pytest.mark.parametrize(
    "heading",
    [
        "{}<span class=hot>Hot</span>", "{}<sup>MỚI</sup>", "<a href=/x>{}</a> <label>Nổi bật</label>",
        "<span class=new>New</span>{}", "<b>Tiêu điểm</b> {}", "{} <span><i>Hot</i></span>",
    ],
)  # fmt: skip
@pytest.mark.parametrize("behind", ["", " | Sở Công Thương"])
def test_a_themes_flag_that_touches_the_title(heading: str, behind: str) -> None:
    inner = f"<h1>{heading.format(TITLE)}</h1>{FACTS}{TEXT}"
    assert article(inner, title=f"{TITLE}{behind}").title == TITLE


@pytest.mark.parametrize("end", ["nổi bật", "đặc sắc", "hot", "mới", "nổi <b>bật</b>"])
@pytest.mark.parametrize("claim", ["{} {}", "{}"])
def test_a_title_that_ends_with_such_a_word_keeps_it(end: str, claim: str) -> None:
    whole = re.sub("<.*?>", "", end)
    inner = f"<h1>{TITLE} {end}</h1>{FACTS}{TEXT}"
    found = parsed(inner, title=claim.format(TITLE, whole))
    assert isinstance(found, Article)
    assert found.title == f"{TITLE} {whole}"


class Told:
    """An element of a page that counts how often its text is asked for."""

    child = None
    is_text_node = False

    def __init__(self, said: str, number: int, parent: Told | None = None) -> None:
        self.said, self.mem_id, self.parent = said, number, parent
        self.asked = 0

    def iter(self, *, include_text: bool = False) -> tuple[Told, ...]:
        return ()

    def text(self, *, deep: bool = True) -> str:
        self.asked += 1
        return self.said


def test_what_stands_around_many_flags_is_read_once() -> None:
    """A page of nothing but flags in one block: what is around them is as long as all of them."""
    around = Told("hot hot hot", 0)
    flags = [Told("hot", number, around) for number in range(1, 100)]
    page = SimpleNamespace(css=lambda _: [around, *flags])
    assert without_flag(f"{TITLE} hot", [TITLE], page) is None  # type: ignore[arg-type]
    assert around.asked <= 2


@pytest.mark.parametrize("said", ["(7h30 ngày 20/9/2026)", "(08:00, 20/09/2026)", "(10h00 ngày 20/9/2026)"])
@pytest.mark.parametrize("called", ["{} - Trang tin xã", "Trang tin xã"])
def test_when_something_is_to_be_stays_in_the_title(said: str, called: str) -> None:
    title = f"Thông báo tạm ngừng cấp nước ấp Trà Kim {said}"
    page = f"<h1>{title}</h1><p>25/05/2022 16:40</p><div><p>{ONE}</p><p>{TWO}</p></div>"
    found = parsed(page, title=called.format(title))
    assert isinstance(found, Article)
    assert (found.title, found.published_at) == (title, "2022-05-25T16:40:00+07:00")


def test_a_heading_that_says_what_the_tab_says_loses_the_portal_too() -> None:
    assert article(f"<h1>{TITLE} - {PORTAL}</h1><p>25/05/2022 16:40</p>{TEXT}").body == f"{ONE}\n\n{TWO}"
