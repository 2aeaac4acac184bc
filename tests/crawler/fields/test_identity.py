"""Which address a page is known by: what it claims, and claims that would make many articles one."""

from __future__ import annotations

import pytest

from crawler import families
from crawler.fields import identity
from crawler.html import Page


@pytest.mark.parametrize(
    ("family", "fetched", "claimed", "known"),
    [
        ("generic", "/tin/bai-mot", "/tin", "/tin/bai-mot"),
        ("generic", "/tin/bai-mot", "/", "/tin/bai-mot"),
        ("generic", "/tin/bai-mot.html", "/tin", "/tin/bai-mot.html"),
        ("generic", "/tin/bai-mot/2", "/tin/bai-mot", "/tin/bai-mot"),
        ("generic", "/tin/bai-mot/page/2", "/tin/bai-mot", "/tin/bai-mot"),
        ("generic", "/tin/bai-mot", "/kinh-te/bai-mot", "/kinh-te/bai-mot"),
        ("generic", "/chi-tiet?id=5", "/chi-tiet", "/chi-tiet?id=5"),
        ("generic", "/bai-mot?tab=1", "/bai-mot", "/bai-mot"),
        ("vnpt-new", "/tin-tuc/mua-vang-889529", "/nong-nghiep", "/tin-tuc/mua-vang-889529"),
        ("vnpt-new", "/tin-tuc/mua-vang-889529?pageindex=0", "/tin/mua-vang-889529", "/tin/mua-vang-889529"),
        ("nukeviet", "/kinh-te/hop-mat-99.html", "/kinh-te/", "/kinh-te/hop-mat-99.html"),
        ("wordpress", "/?p=99", "/hop-mat/", "/hop-mat/"),
        ("drupal", "/node/99", "/tin/hop-mat", "/tin/hop-mat"),
    ],
)
def test_a_claim_of_less_than_the_article_is_refused(family: str, fetched: str, claimed: str, known: str) -> None:
    host = "http://vidu.gov.vn"
    page = Page(f"<link rel=canonical href='{claimed}'><p>x".encode(), url=host + fetched)
    assert identity.url_of(page, families.named(family)) == host + known


def test_articles_of_one_section_are_several() -> None:
    found = {
        identity.of("p", page, families.GENERIC, identity.url_of(page, families.GENERIC))
        for name in ("bai-mot", "bai-hai")
        if (page := Page(b"<link rel=canonical href='/tin'><p>x", url=f"http://vidu.gov.vn/tin/{name}"))
    }
    assert len(found) == 2
