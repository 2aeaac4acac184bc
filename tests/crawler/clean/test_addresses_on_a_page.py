"""Addresses as a page writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.clean.urls import canonical
from crawler.fields.tree.links import canonical_url, resolver
from crawler.html import Page
from tests.crawler.fields.pages_kit import of_farmers


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/a/b.html", "http://vidu.gov.vn/a/b.html"),
        ("c.html", "http://vidu.gov.vn/tin/c.html"),
        (" /a b.htm?utm_source=x#y", "http://vidu.gov.vn/a%20b.htm"),
        ("//khac.vn/x", "http://khac.vn/x"),
        ("javascript:void(0)", None),
        ("#", None),
        ("http://[", None),
    ],
)
def test_addresses_on_a_page(href: str, expected: str | None) -> None:
    assert resolver(Page(b"<p>x", url="http://vidu.gov.vn/tin/1.html"))(href) == expected


@given(st.from_regex(r"https?://[a-z0-9.-]{1,12}(:[0-9]{1,4})?/[A-Za-z0-9_./~%?=&-]{0,20}", fullmatch=True))
def test_the_quick_way_to_a_canonical_address_agrees_with_the_long_one(url: str) -> None:
    assert canonical_url(url) == canonical(url)


def test_addresses_of_pictures_and_files_keep_the_order_of_their_parameters() -> None:
    picture = "<p><img src='/anh.ashx?w=900&amp;h=500&amp;utm_source=z'></p>"
    found = of_farmers(text=picture, below="<p><a href='/DocumentDownload.ashx?portalid=0&amp;id=4'>kh.pdf</a></p>")
    assert [image.url for image in found.images] == ["http://vidu.example/anh.ashx?w=900&h=500"]
    assert [file.url for file in found.attachments] == ["http://vidu.example/DocumentDownload.ashx?portalid=0&id=4"]
