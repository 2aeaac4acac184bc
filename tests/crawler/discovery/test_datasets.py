"""What scripts read from attributes of a page's buttons: the section, the address, the token to go on with."""

from __future__ import annotations

import json

import pytest

from crawler import families
from crawler.discovery import listings
from crawler.discovery.model import NextPage
from crawler.discovery.paging import answers, tokens, xhr
from crawler.discovery.scripting import datasets
from crawler.html import Page

HOST = "http://vidu.gov.vn"
ROWS = "".join(
    f"<li><a href='/bai/lua-{n}.html'>Nông dân thu hoạch lúa chín sớm đợt {n}</a> (0{n}/03/2026)</li>"
    for n in range(1, 7)
)


def asked(button: str, script: str) -> list[NextPage]:
    html = f"<html><body><main><ul class='tin'>{ROWS}</ul>{button}</main><script>{script}</script></body></html>"
    page = Page(html.encode(), url=f"{HOST}/thoi-su")
    return listings.read(page, family=families.GENERIC, inside=lambda url: url.startswith(HOST)).next


POST = "function (page) { $.post('/tai-tin', { page: page, cat: %s, nonce: 'a1' }, show); }"


@pytest.mark.parametrize(
    "reads",
    [
        "b.data('cat')",
        "$(this).data('cat')",
        "$('#them').attr('data-cat')",
        "el.dataset.cat",
        "el.getAttribute('data-cat')",
    ],
)
def test_what_a_button_says_of_the_section_is_sent(reads: str) -> None:
    (page,) = asked("<button id='them' data-cat='7' data-page='1'>Xem thêm</button>", "var f = " + POST % reads)
    assert (page.url, page.form) == (f"{HOST}/tai-tin", {"page": 1, "cat": "7", "nonce": "a1"})


def test_names_that_are_given_what_a_button_says_stand_for_it() -> None:
    script = (
        "var b = $(this), cat = b.data('cat-id'), page = b.data('page') + 1; $.get('/tai-tin', {page: page, muc: cat})"
    )
    (page,) = asked("<span class='nut' data-cat-id='7' data-page='1'>Xem thêm</span>", script)
    assert page.url == f"{HOST}/tai-tin?muc=7&page=1"


def test_each_box_that_has_a_button_is_asked_for() -> None:
    boxes = "".join(f"<button data-cat='{n}'>Xem thêm</button>" for n in (7, 9, 9))
    assert [page.form["cat"] for page in asked(boxes, "var f = " + POST % "b.data('cat')")] == ["7", "9"]


def test_ways_of_asking_are_tried_up_to_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each call of a function with what each element says: none of them counts pages here."""
    tried: list[object] = []
    monkeypatch.setattr(xhr, "_request", lambda *given: tried.append(given))
    boxes = "".join(f"<button data-cat='{n}'>x</button>" for n in range(10))
    calls = "".join(f"tai('{n}');" for n in range(90))
    functions = "".join(
        f"function f{n}(p) {{ $.get('/tin{n}', {{cat: $(this).data('cat'), p: p}}); }}" for n in range(20)
    )
    assert asked(boxes, functions + "".join(calls.replace("tai", f"f{n}") for n in range(20))) == []
    assert len(tried) <= xhr.MAX_TRIED


def test_what_votes_and_what_the_page_does_not_say_is_not_taken() -> None:
    """A rating's attribute has the name that the script reads, and says nothing of sections."""
    (page,) = asked("<i class='rating' data-cat='5'></i>", "var f = " + POST % "b.data('cat')")
    assert page.form["cat"] == ""


def test_other_methods_of_that_name_stay_as_they_are() -> None:
    text = "table.data(rows); x.attr('href'); f('data-cat'); data('cat'); metadata('cat'); el.dataset['cat']"
    assert datasets.plain(text) == text


SCROLL = (
    "const el = document.getElementById('them');"
    "fetch(`${el.dataset.url}?cursor=${el.dataset.cursor}`).then(r => r.json()).then(show);"
)


def test_a_list_goes_on_by_the_token_that_each_answer_gives() -> None:
    (first,) = asked("<div id='them' class='xem-them' data-url='/thoi-su/tiep' data-cursor='eyJ9'></div>", SCROLL)
    assert (first.url, first.kind, first.token) == (f"{HOST}/thoi-su/tiep?cursor=eyJ9", "xhr", "cursor")

    def after(answer: object, page: NextPage = first) -> list[str]:
        body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        found = answers.read(body, page, family=families.GENERIC, inside=lambda url: url.startswith(HOST))
        return [one.url.removeprefix(HOST) for one in found.next]

    assert after({"html": ROWS, "next_cursor": "eyK8"}) == ["/thoi-su/tiep?cursor=eyK8"]
    assert after({"html": ROWS, "meta": {"cursor": "eyJ9", "nextCursor": 88}}) == ["/thoi-su/tiep?cursor=88"]
    assert after(f"{ROWS}<i data-cursor='eyL7'></i>".encode()) == ["/thoi-su/tiep?cursor=eyL7"]
    for last in (None, "", False, "eyJ9"):
        assert after({"html": ROWS, "next_cursor": last}) == []
    assert after({"html": "", "next_cursor": "eyK8"}) == [], "an answer without rows ends the list"
    assert after({"html": ROWS, "csrf_token": "x", "token": "y", "after": "z"}) == []


def test_rows_that_a_click_alone_opens_are_read_from_an_answer() -> None:
    cards = "".join(
        f"<div class='card' onclick=\"location.href='/bai/lua-{n}.html'\">"
        f"<h5>Nông dân thu hoạch lúa chín sớm đợt {n}</h5>"
        f"<p>{n} ngày trước</p></div>" for n in range(1, 5)
    )  # fmt: skip
    page = NextPage(url=f"{HOST}/tiep?cursor=a", kind="xhr", token="cursor", listing=f"{HOST}/thoi-su")
    read = answers.read(json.dumps({"html": cards}).encode(), page, family=families.GENERIC, inside=lambda _: True)
    assert len(read.rows) == 4


def test_a_token_in_a_form_is_posted_and_what_proves_who_asks_is_none() -> None:
    page = NextPage(url=f"{HOST}/tiep", method="POST", form={"muc": 7, "pageToken": "a"}, kind="xhr", token="pageToken")
    following = tokens.after(page, {"nextPageToken": "b"}, None)
    assert following is not None
    assert following.form == {"muc": 7, "pageToken": "b"}
    assert tokens.of(["_token", "csrf_token", "token", "after", "__RequestVerificationToken"]) is None


@pytest.mark.parametrize("piece", ["a", "$('", "{a", "el.dataset.x ", ".data('x')", "x = "])
def test_a_long_script_is_read_in_a_bounded_way(piece: str) -> None:
    """Nothing but its length, and no more than so many readings, counts: what is left stays as it was."""
    text = piece * (60_000 // len(piece))
    assert len(datasets.plain(text)) <= len(text)
    assert datasets.values(Page(b"<html><body></body></html>", url=HOST), text) == [{}]
