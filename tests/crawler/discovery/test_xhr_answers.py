"""Answers to what scripts ask for: rows, fragments, the end of a list."""

from __future__ import annotations

import json
from typing import Any

import pytest

from crawler import families
from crawler.discovery.model import NextPage
from crawler.discovery.paging import answers
from tests.crawler.discovery.scripted import HOME, one


def read(body: Any, asked: NextPage) -> list[tuple[str, str | None, str | None]]:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    listing = answers.read(data, asked, family=families.GENERIC, inside=lambda url: "vidu.gov.vn" in url, section="Tin")
    return [(row.url, row.title, row.published_at) for row in listing.rows]


ASKED = NextPage(url="http://vidu.gov.vn/api?page=1", kind="xhr", counter="page", number=1, listing=HOME)


@pytest.mark.parametrize(
    ("item", "row"),
    [
        (
            {"title": "Khai mạc &quot;lễ hội&quot;", "urlDetail": "/le-hoi-7", "createdDate": 1761796800000},
            ("http://vidu.gov.vn/le-hoi-7", 'Khai mạc "lễ hội"', "2025-10-30T11:00:00+07:00"),
        ),
        (
            {"title": {"rendered": "A &#8211; B"}, "link": "http://vidu.gov.vn/2025/a/", "date": "2025-10-30T08:15:00"},
            ("http://vidu.gov.vn/2025/a/", "A – B", "2025-10-30T08:15:00+07:00"),
        ),
        (
            {"Name": "Họp <b>báo</b>", "Url": "http://vidu.gov.vn/x-1", "PublishTime": "/Date(1761796800000)/"},
            ("http://vidu.gov.vn/x-1", "Họp báo", "2025-10-30T11:00:00+07:00"),
        ),
        (
            {"title": "Khai hội xuân", "url": "/khai-hoi-8", "created": 1761796800},
            ("http://vidu.gov.vn/khai-hoi-8", "Khai hội xuân", "2025-10-30T11:00:00+07:00"),
        ),
        (
            {"title": "Khai hội thu", "url": "/khai-hoi-9", "lead": "Sáng 30/10, xã mở hội.", "created": 20251030},
            ("http://vidu.gov.vn/khai-hoi-9", "Khai hội thu", None),
        ),
        (
            {"TieuDe": "##Thông báo##", "NgayDang": "30/10/2025 08:15", "Link": "/x-2"},
            ("http://vidu.gov.vn/x-2", "Thông báo", "2025-10-30T08:15:00+07:00"),
        ),
    ],
)
def test_rows_of_json_are_read_by_what_their_fields_are_called(
    item: dict[str, Any], row: tuple[str, str, str | None]
) -> None:
    assert read({"data": {"items": [item]}}, ASKED) == [row]


def test_a_row_without_an_address_gets_the_shape_that_the_script_writes() -> None:
    shaped = one(
        "$.getJSON('/api?list=3&page=' + p, function (r) { $.each(r, function (i, o) {"
        " box.append('<h3><a href=\"/tin/' + o.Slug + '-' + o.ID + '.html\">' + o.Title + '</a></h3>'); }); });"
    )
    assert read([{"Title": "Một hai", "Slug": "mot-hai", "ID": 5}], shaped) == [
        ("http://vidu.gov.vn/tin/mot-hai-5.html", "Một hai", None)
    ]
    bound = one(
        "$http.get('/api?list=3&page=' + p)", around='<a ng-href="/doc/{{ item.Id }}/{{item.Url}}">{{item.Name}}</a>'
    )
    assert read([{"Name": "Ba bốn", "Url": "ba-bon", "Id": 6}], bound) == [
        ("http://vidu.gov.vn/doc/6/ba-bon", "Ba bốn", None)
    ]


def test_a_fragment_is_read_like_a_listing() -> None:
    rows = "".join(
        f"<li class='row'><h2><a href='/tin/bai-{n}-{n}00'>Hội nghị tổng kết công tác năm số {n}</a></h2>"
        f"<div class='Ngaydang'>{n}/10/2025</div></li>"
        for n in range(1, 4)
    )
    wanted = [(f"http://vidu.gov.vn/tin/bai-{n}-{n}00", f"2025-10-0{n}") for n in range(1, 4)]
    for body in (rows.encode(), json.dumps({"d": rows}).encode(), json.dumps(rows).encode()):
        assert [(url, date) for url, _, date in read(body, ASKED)] == wanted


@pytest.mark.parametrize(
    "body", [b"", b"null", b"[]", b"{}", b"<html>", b"\x00\xff", b"[[[[[[", b'{"items":[{"title":3}]}']
)
def test_an_answer_without_rows_ends_the_listing(body: bytes) -> None:
    listing = answers.read(body, ASKED, family=families.GENERIC, inside=lambda url: True)
    assert (listing.rows, listing.next) == ([], [])


def test_totals_end_the_listing() -> None:
    def following(**said: int) -> list[NextPage]:
        body = json.dumps({"items": [{"title": "Một hai ba", "url": "/a-1"}], **said}).encode()
        return answers.read(body, ASKED, family=families.GENERIC, inside=lambda url: True).next

    assert following(totalPageNum=1) == []
    assert following(totalPageNum=2) != []


def test_answers_are_unwrapped_and_decoded() -> None:
    items = json.dumps([{"title": "Một hai ba", "url": "/a-1"}])
    markup = "<ul><li><h2><a href='/tin/bai-100'>Hội nghị tổng kết công tác năm số một</a></h2></li></ul>"
    assert read({"d": items}, ASKED) == [("http://vidu.gov.vn/a-1", "Một hai ba", None)]
    for body in ({"html": markup}, {"data": {"content": markup}}, {"success": True, "data": markup}):
        assert [url for url, _, _ in read(body, ASKED)] == ["http://vidu.gov.vn/tin/bai-100"]
    plain = "<ul><li><h2><a href='/tin/bai-1'>Ünnepi ülés a győri városházán tegnap délután</a></h2></li></ul>".encode(
        "iso-8859-2"
    )
    headers = {"content-type": "text/html; charset=iso-8859-2"}
    told = answers.read(plain, ASKED, family=families.GENERIC, inside=lambda url: True, headers=headers)
    assert [row.title for row in told.rows] == ["Ünnepi ülés a győri városházán tegnap délután"]


def test_a_full_html_answer_is_a_page_and_json_is_none() -> None:
    page = answers.page_of(b"<html><head><title>Runtime Error</title></head><body>x</body></html>", HOME)
    assert page is not None
    assert page.text_of("title") == "Runtime Error"
    assert answers.page_of(b'{"d": "<ul></ul>"}', HOME) is None


def test_a_name_alone_is_no_address_and_menus_are_no_rows() -> None:
    body = {
        "categories": [{"name": "Kinh tế", "slug": "kinh-te"}],
        "items": [{"title": "Bài một hai", "slug": "bai-mot", "id": 3}],
    }
    assert read(body, ASKED) == []
    given = {"items": [{"title": "Bài một hai", "url": "bai-mot.html"}]}
    assert [url for url, _, _ in read(given, ASKED)] == ["http://vidu.gov.vn/tin-tuc/bai-mot.html"]


def test_rows_are_pages_that_may_be_articles() -> None:
    body = json.dumps([{"title": "Đăng nhập nào", "url": "/user/login"}, {"title": "Bài hai ba", "url": "/vi/node/9"}])
    told = answers.read(body.encode(), ASKED, family=families.named("drupal"), inside=lambda url: True)
    assert [row.url for row in told.rows] == ["http://vidu.gov.vn/vi/node/9"]
