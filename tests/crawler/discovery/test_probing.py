"""Undeclared portals of every kind, recognised from a handful of their pages over real HTTP."""

from __future__ import annotations

import pytest

from crawler import families
from crawler.clean.urls import canonical
from crawler.discovery import addresses
from crawler.discovery.model import ListingRow, Recognition, Shape
from crawler.families import Identity
from tests.portals import KINDS, TestPortal, portal, serve
from tests.probing import drive

ANSWERED = {"vnpt-fragment": "html", "sharepoint-json": "json", "liferay-json": "json", "dnn-json": "json"}
PAGED = {
    "query": "query", "path-page": "path", "liferay-cur": "cur", "wordpress": "path", "postback": "postback",
} | dict.fromkeys(ANSWERED, "xhr")  # fmt: skip
# Variants whose pages say no more than the address itself: no number stands in it.
UNNUMBERED = {("path-page", "page"), ("query", "page"), ("query", "PageIndex"), ("postback", "khanhhoa")}
BY_NAME = {"liferay-cur", "wordpress"}
"""Kinds whose articles are told by their names, or by their whole address."""
SCOPED = {("query", "Page"), ("path-page", "page-N"), ("sharepoint-json", "")}
CASES = [(kind, seed) for kind, cls in KINDS.items() for seed in range(len(cls.variants))]


@pytest.mark.sweep(every=2)
@pytest.mark.parametrize(("kind", "seed"), CASES)
def test_every_kind_is_recognised(kind: str, seed: int) -> None:
    site = portal(kind, seed=seed)
    with serve(site) as address:
        found, pages = drive(f"{address}/")
    assert isinstance(found, Recognition), found
    assert pages <= 14
    assert (found.pagination, found.answers) == (PAGED[kind], ANSWERED.get(kind))
    known = {folded(f"{address}{site.section_path(section)}") for section in site.sections}
    assert len(found.listings) == 3
    assert {folded(url) for url in found.listings} <= known
    assert found.shape is not None
    if kind not in BY_NAME:
        scope = "scope" if (kind, site.variant) in SCOPED else "portal"
        assert found.shape.scope == ("address" if (kind, site.variant) in UNNUMBERED else scope), found.shape
    if found.shape.scope != "address":
        assert all("/van-ban/" in url for url in found.shape.others)
        told_apart(site, address, found)
    assert site.errors == []


def told_apart(site: TestPortal, address: str, found: Recognition) -> None:
    """Under all its addresses an article has one identity, which no other article has."""
    family = families.declared(found.family, None, found.shape.number_path if found.shape else None)
    seen: dict[Identity, str] = {}
    for article in map(site.article, site.truth):
        for path in (site.article_path(article), *site.aliases(article)):
            url = canonical(address + path) or ""
            identity = family.identity(url) or family.own_identity(url)
            if identity is None:
                assert site.variant == "danang"  # an article's name, under a slug that it had before
            else:
                assert seen.setdefault(identity, article.id) == article.id, url
        if site.numbered:
            assert list(seen.values()).count(article.id) == 1, [one for one in seen if seen[one] == article.id]


def folded(url: str) -> str:
    """An address with its parameters in order."""
    path, _, query = url.partition("?")
    return f"{path}?{'&'.join(sorted(query.split('&')))}"


def test_a_number_between_a_word_and_the_slug_tells_articles_apart() -> None:
    slugs = ("le-hoi", "mua-vu", "hop-12-dai-bieu", "dan-so", "ca-tra")

    def shape(form: str) -> Shape | None:
        paths = [form.format(number=number, slug=slug) for number, slug in enumerate(slugs, 150)]
        rows = [ListingRow(url=f"http://vidu.gov.vn{path}", title=path) for path in paths]
        return addresses.read(rows, families.GENERIC)

    for form in ("/kinh-te/bai-{number}-{slug}.html", "/tin{number}-{slug}"):
        found = shape(form)
        assert found is not None
        assert (found.scope, found.numbered) == ("portal", 5), form
    bare = shape("/kinh-te/{slug}")
    assert bare is not None
    assert bare.scope == "address"


@pytest.mark.parametrize(
    ("word", "first", "scope"), [("dot", 1, "address"), ("xa", 1, "address"), ("post", 101, "portal")]
)
def test_a_short_number_glued_to_a_slugs_last_word_is_a_titles_own(word: str, first: int, scope: str) -> None:
    slugs = ("tiem-chung", "cap-the", "ra-quan", "thu-phi", "hop-dan")
    paths = [f"/{slug}-{word}{number}.html" for number, slug in enumerate(slugs, first)]
    found = addresses.read([ListingRow(url=f"http://vidu.gov.vn{path}") for path in paths], families.GENERIC)
    assert found is not None
    assert found.scope == scope
