"""Files of scripts that many pages of a portal load: each is asked for once a run."""

from __future__ import annotations

from crawler.discovery.model import Listing, NextPage
from crawler.spiders.scriptfiles import ScriptFiles

HOST = "http://vidu.gov.vn"
CODE = """
function taiTin(muc) { $.getJSON("/api/tin?muc=" + muc + "&page=" + trang, function (d) { $("#ds").html(ve(d)); }); }
"""


def page(section: str, file: str = "/app.js") -> NextPage:
    says = f"taiTin('{section}');"
    return NextPage(url=HOST + file, number=1, kind="xhr", listing=f"{HOST}/{section}", fills=["ds"], says=says)


def shown(*pages: NextPage) -> Listing:
    return Listing(url=f"{HOST}/ca", next=list(pages))


def test_a_file_that_came_for_one_section_is_read_for_the_next() -> None:
    files = ScriptFiles()
    assert files.known(shown(page("lua")), lambda url: True).next == [page("lua")]
    files.keep(page("lua"), CODE.encode())
    found = files.known(shown(page("ca"), page("ca", "/khac.js")), lambda url: True)
    assert [one.url for one in found.next] == [f"{HOST}/khac.js", f"{HOST}/api/tin?muc=ca&page=1"]
    assert not found.is_unread


def test_a_file_that_tells_nothing_of_a_list_is_unread_for_each() -> None:
    files = ScriptFiles()
    files.keep(page("lua"), b'$.get(noi(), function (d) { $("#ds").html(d); });')
    assert files.known(shown(page("ca")), lambda url: True).is_unread


def test_a_file_that_could_not_be_had_or_is_too_long_is_asked_for_no_more() -> None:
    files = ScriptFiles()
    files.keep(page("lua"))
    files.keep(page("lua", "/dai.js"), CODE.encode() + b"//" + b" " * 1_000_000)
    found = files.known(shown(page("ca"), page("ca", "/dai.js")), lambda url: True)
    assert (found.next, found.is_unread) == ([], False)


def test_what_is_no_such_file_is_not_kept() -> None:
    files, other = ScriptFiles(), NextPage(url=f"{HOST}/api", kind="xhr")
    files.keep(other, b"[]")
    files.keep(None)
    assert files.known(shown(other), lambda url: True).next == [other]
