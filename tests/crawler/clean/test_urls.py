from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from w3lib.url import canonicalize_url

from crawler.clean.urls import canonical, host_of, portal_id, url_key

PATHS = st.lists(st.sampled_from(["tin", "a-b_c", "..", ".", "", "x.html", "~u", "Tin", "%41", "é"]), max_size=6)


@given(PATHS)
def test_the_quick_way_gives_what_the_thorough_one_gives(parts: list[str]) -> None:
    url = "http://vidu.gov.vn/" + "/".join(parts)
    assert canonical(url) == canonicalize_url(url, keep_blank_values=True)


@pytest.mark.parametrize("url", ["http://[", "http://[bad/", "", "javascript:void(0)", "http://a:b/"])
def test_what_is_no_address_raises_nothing(url: str) -> None:
    host_of(url)
    portal_id(url)
    url_key(url)
    assert canonical(url) is None
