"""Postback pagers: numbers that count pages, and numbers that vote, search or send."""

from __future__ import annotations

import pytest

from crawler.discovery.anchors import collect
from crawler.discovery.paging import postback
from crawler.html import Page


def following(markup: str) -> list[object]:
    form = f"<form action='/tin.aspx'><input type=hidden name=__VIEWSTATE value=x>{markup}</form>"
    page = Page(f"<html><body>{form}</body></html>".encode(), url="http://vidu.gov.vn/tin.aspx")
    posted = postback.read(collect(page, inside=lambda url: True))
    return [asked.form["__EVENTTARGET"] for asked in posted.next] if posted else []


def links(target: str, *labels: str) -> str:
    return "".join(f"<a href=\"javascript:__doPostBack('{target.format(label)}','')\">{label}</a>" for label in labels)


def test_a_pager_is_followed() -> None:
    assert following("<div class=phantrang><span>1</span>" + links("ctl00$pager${}", "2", "3") + "</div>") == [
        "ctl00$pager$2"
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<div class=rating>" + links("ctl00$Box${}", "1", "2", "3", "4", "5") + "</div>",
        "<div>" + links("ctl00$Rating${}", "1", "2", "3", "4", "5") + "</div>",
        "<div>" + links("ctl00$btnVote{}", "1", "2", "3") + "</div>",
        "<div id=BinhChon><div><p>" + links("ctl00$x{}", "1", "2", "3") + "</p></div></div>",
        "<div class='star-box'><ul><li>" + links("ctl00$x", "1", "2") + "</li></ul></div>",
        "<div>" + links("ctl00$btnSend", "Trang trước", "Tiếp theo", "1") + "</div>",
        "<div class=timkiem><span>1</span>" + links("ctl00$p{}", "2") + "</div>",
        "<div>" + links("ctl00$p", "1", "2").replace("''", "'²'") + "</div>",
    ],
)
def test_what_votes_searches_or_sends_is_never_posted(markup: str) -> None:
    assert following(markup) == []


@pytest.mark.parametrize("label", ["Sau ⟩", "❯", "Trang kế", "Cũ hơn", ">>>"])
def test_an_arrow_of_any_kind_leads_on(label: str) -> None:
    assert following(f"<div><span class=this-page>1</span>{links('ctl00$n', label)}</div>") == ["ctl00$n"]


@pytest.mark.parametrize("classes", ["pagenow", "this-page", "trang-chon", "on", "active"])
def test_the_page_at_hand_is_marked_in_any_wording(classes: str) -> None:
    numbers = links("ctl00$p${}", "1", "2", "3").replace("<a href", f"<a class={classes} href", 2)
    numbers = numbers.replace(f"<a class={classes} href", "<a href", 1)
    assert following(f"<div>{numbers}</div>") == ["ctl00$p$3"]
