from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from w3lib.url import canonicalize_url

from crawler.clean.urls import MAX_LENGTH, canonical, host_of, last_words, portal_id, url_key

PATHS = st.lists(st.sampled_from(["tin", "a-b_c", "..", ".", "", "x.html", "~u", "Tin", "%41", "é"]), max_size=6)


@given(PATHS)
def test_the_quick_way_gives_what_the_thorough_one_gives(parts: list[str]) -> None:
    url = "http://vidu.gov.vn/" + "/".join(parts)
    assert canonical(url) == canonicalize_url(url, keep_blank_values=True)


@pytest.mark.parametrize("url", ["http://[", "http://[bad/", "", "javascript:void(0)", "http://a:b/", "http:///tin"])
def test_what_is_no_address_raises_nothing(url: str) -> None:
    host_of(url)
    portal_id(url)
    url_key(url)
    assert canonical(url) is None


@pytest.mark.parametrize(
    ("url", "form"),
    [
        ("http://vidu.gov.vn", "http://vidu.gov.vn/"),
        ("HTTPS://WWW.Vidu.gov.vn./tin", "https://www.vidu.gov.vn/tin"),
        ("http://vidu.gov.vn:80/tin", "http://vidu.gov.vn/tin"),
        ("https://vidu.gov.vn:443/tin", "https://vidu.gov.vn/tin"),
        ("http://vidu.gov.vn:443/tin", "http://vidu.gov.vn:443/tin"),
        ("https://vidu.gov.vn:80/tin", "https://vidu.gov.vn:80/tin"),
        ("http://vidu.gov.vn:8081/tin#top", "http://vidu.gov.vn:8081/tin"),
        ("http://[::1]:8081/tin", "http://[::1]:8081/tin"),
        ("http://vidu.gov.vn/tin;jsessionid=1A2B?id=7", "http://vidu.gov.vn/tin?id=7"),
        ("http://vidu.gov.vn/(S(abcdefghij0123456789))/tin.aspx", "http://vidu.gov.vn/tin.aspx"),
        # A token may be the key of an article: whether it is a session, only a page of links can tell.
        (
            "http://vidu.gov.vn/xem?sid=77ad7ccd60df8a6b77ad7ccd60df8a6b",
            "http://vidu.gov.vn/xem?sid=77ad7ccd60df8a6b77ad7ccd60df8a6b",
        ),
        # The name decides, whatever its case or encoding: what a search asks for stays.
        ("http://vidu.gov.vn/tin?id=7&FBCLID=a=b&utm%5Fsource=x", "http://vidu.gov.vn/tin?id=7"),
        ("http://vidu.gov.vn/tim?q=fbclid", "http://vidu.gov.vn/tim?q=fbclid"),
        ("http://vidu.gov.vn/tim?id=", "http://vidu.gov.vn/tim?id="),
        ("http://vidu.gov.vn/tim?id=&q=à", "http://vidu.gov.vn/tim?id=&q=%C3%A0"),
        ("http://vidu.gov.vn/tin?&id=7&&", "http://vidu.gov.vn/tin?id=7"),
        ("http://vidu.gov.vn/tin?PageIndex=0&id=7", "http://vidu.gov.vn/tin?id=7"),
        ("http://vidu.gov.vn/tin?pageindex=10", "http://vidu.gov.vn/tin?pageindex=10"),
        # By the name first: "-" comes before "=" in a pair as it is written.
        ("http://vidu.gov.vn/tin?b=1&a-b=1&a=2&a=1", "http://vidu.gov.vn/tin?a=1&a=2&a-b=1&b=1"),
        ("http://vidu.gov.vn/tin?b=1&a-b=à&a=2", "http://vidu.gov.vn/tin?a=2&a-b=%C3%A0&b=1"),
        ("http://vidu.gov.vn/tin tức?id=7", "http://vidu.gov.vn/tin%20t%E1%BB%A9c?id=7"),
    ],
)
def test_the_one_form_of_an_address(url: str, form: str) -> None:
    assert canonical(url) == form
    assert canonical(form) == form


@pytest.mark.parametrize(
    ("url", "form"),
    [
        ("le-hoi.htm", "http://vidu.gov.vn/tin/le-hoi.htm"),
        (" ../le-hoi.htm ", "http://vidu.gov.vn/le-hoi.htm"),
        ("//www.khac.vn/a", "http://www.khac.vn/a"),
        ("?id=7", "http://vidu.gov.vn/tin/a.htm?id=7"),
        ("mailto:vanthu@vidu.gov.vn", None),
        ("http://vidu.gov.vn:99999/", None),
    ],
)
def test_links_are_read_from_where_they_stand(url: str, form: str | None) -> None:
    assert canonical(url, "http://vidu.gov.vn/tin/a.htm") == form


@pytest.mark.parametrize("end", ["", "?id=7", "?id=7&name=tin", "?q=%C3%A0"])
def test_an_address_may_be_as_long_as_said_and_no_longer(end: str) -> None:
    start = "http://vidu.gov.vn/"
    longest = start + "a" * (MAX_LENGTH - len(start) - len(end)) + end
    assert canonical(longest) == longest
    assert canonical(longest.replace("/a", "/aa", 1)) is None


@pytest.mark.parametrize(
    ("url", "host", "name"),
    [
        ("https://www.vidu.gov.vn/tin", "vidu.gov.vn", "vidu.gov.vn"),
        ("HTTPS://WWW.Vidu.gov.vn.:443/tin", "vidu.gov.vn", "vidu.gov.vn"),
        ("http://vidu.gov.vn:443/", "vidu.gov.vn:443", "vidu.gov.vn-443"),
        ("http://vidu.gov.vn:80/tin tức", "vidu.gov.vn", "vidu.gov.vn"),
        ("http://127.0.0.1:8081/", "127.0.0.1:8081", "127.0.0.1-8081"),
        ("http://vidu.gov.vn:cong/", "vidu.gov.vn", "vidu.gov.vn"),
        ("http://[::1]:8081/", "::1:8081", "1-8081"),
        ("http://van_thu.vidu.gov.vn/", "van_thu.vidu.gov.vn", "van-thu.vidu.gov.vn"),
        ("http://[", "", "host"),
        ("tin/a.htm", "", "host"),
    ],
)
def test_the_host_and_the_id_made_of_it(url: str, host: str, name: str) -> None:
    assert host_of(url) == host
    assert portal_id(url) == name


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.vidu.gov.vn/portal/Pages/tin/", "vidu.gov.vn/portal/pages/tin"),
        ("http://vidu.gov.vn/portal/PAGES/tin/#top", "vidu.gov.vn/portal/pages/tin"),
        ("http://vidu.gov.vn/Pages/a b/?b=2&a=/Pages/", "vidu.gov.vn/pages/a%20b?a=%2FPages%2F&b=2"),
        ("http://www.vidu.gov.vn:8081/?id=7", "vidu.gov.vn:8081?id=7"),
        ("http://vidu.gov.vn", "vidu.gov.vn"),
        ("http://vidu.gov.vn/khoa-XX", "vidu.gov.vn/khoa-XX"),
        ("http://vidu.gov.vn/khoa-XX/#top", "vidu.gov.vn/khoa-XX"),
        ("http://[", "http://["),
    ],
)
def test_the_key_of_an_address(url: str, key: str) -> None:
    assert url_key(url) == key


@given(PATHS)
def test_the_quick_key_is_the_thorough_one(parts: list[str]) -> None:
    url = "https://www.vidu.gov.vn/" + "/".join(parts)
    assert url_key(url) == url_key(f"{url}#top")


def test_addresses_too_long_to_be_kept_have_keys() -> None:
    rest = "vidu.gov.vn/Pages/" + "a" * MAX_LENGTH
    assert url_key(f"http://www.{rest}/?id=7") == url_key(f"https://{rest}?id=7") == f"{rest}?id=7".replace("P", "p")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://vidu.gov.vn/tin/Le-hoi-cau-an-123.html", "le-hoi-cau-an-123"),
        ("https://vidu.gov.vn/tin/le-hoi/", "le-hoi"),
        ("https://vidu.gov.vn/tin/dai-hoi-khoa-XX", "dai-hoi-khoa-xx"),
        ("https://vidu.gov.vn/tin/le%20hoi.aspx?id=7&l=vi", "le-hoi-id-7-l-vi"),
        ("https://vidu.gov.vn/tin/tap.tinhoc", "tap-tinhoc"),
        ("https://vidu.gov.vn/", "home"),
        ("https://vidu.gov.vn/" + "mot-hai-ba-" * 9, "hai-ba-mot-hai-ba-mot-hai-ba-mot-hai-ba"),
    ],
)
def test_a_short_name_for_an_address(url: str, name: str) -> None:
    assert last_words(url) == name
    assert len(name) <= 40


def test_a_short_name_begins_and_ends_with_a_word() -> None:
    assert last_words("https://vidu.gov.vn/tinh-uy-lam-viec", most=9) == "lam-viec"
    assert last_words("https://vidu.gov.vn/tinh-uy-lam-viec", most=8) == "lam-viec"
    assert last_words("https://vidu.gov.vn/-tinh-uy-.html", most=8) == "tinh-uy"
