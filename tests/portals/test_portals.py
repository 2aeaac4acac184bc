"""The test portals themselves, read with plain `http.client`."""

from __future__ import annotations

import gzip
import random
import re
from collections import Counter
from datetime import timedelta
from html import unescape
from urllib.parse import urlencode

import pytest

from tests.portals import ENDS, KINDS, TestPortal, portal, serve
from tests.portals.walkers import WALKERS, Client, hidden_fields, hrefs, postback, sections, wordpress_api

SEEDS = {"query": 5, "path-page": 5, "postback": 4, "vnpt-fragment": 3, "liferay-cur": 3}
CASES = [(kind, seed) for kind in KINDS for seed in range(SEEDS.get(kind, 2))]


def flat(markup: str) -> str:
    """The text of a page."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", markup)))


def article_ids(site: TestPortal, found: list[str]) -> set[str]:
    """The articles that some links name."""
    return {ident for href in found if (ident := site.identify(href))}


@pytest.mark.parametrize(("kind", "seed"), CASES)
def test_each_listing_walked_to_its_end_names_exactly_the_articles_of_its_section(kind: str, seed: int) -> None:
    site = portal(kind, seed=seed)
    truth = site.truth
    assert len(truth) == 150
    with serve(site) as address, Client(address) as client:
        places = sections(client, set(site.listing_pages))
        assert len(places) >= 3
        assert set(places) == set(site.listing_pages)
        for name, start in places.items():
            wanted = {t.id for t in truth.values() if name in (t.section, t.also)}
            assert article_ids(site, WALKERS[kind](client, start)) == wanted
            assert site.listing_pages[name] >= 2
        for ident in random.Random(seed).sample(sorted(truth), 4):
            page = client.fetch(truth[ident].path)
            assert page.status == 200
            assert " ".join(truth[ident].title.split()) in flat(page.main)
            year, month, day = map(int, truth[ident].published[:10].split("-"))
            assert re.search(rf"\b0?{day} ?[-/] ?0?{month} ?[-/] ?{year}\b", flat(page.main))
    assert site.errors == []
    assert site.peak_connections == 1
    assert site.peak_requests == 1


def test_successive_seeds_go_through_all_variants_and_ends() -> None:
    for kind, cls in KINDS.items():
        sites = [portal(kind, seed=seed, articles=12) for seed in range(len(cls.variants) * len(cls.ends))]
        assert {site.variant for site in sites} == set(cls.variants)
        assert {site.end for site in sites} == set(cls.ends)
    assert set(KINDS["query"].ends) == set(ENDS)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_gives_the_same_bytes(kind: str) -> None:
    def read(seed: int) -> list[bytes]:
        site = portal(kind, seed=seed, articles=60)
        paths = ["/", site.section_path(site.sections[0]), *(t.path for t in list(site.truth.values())[:3])]
        with serve(site, port=0) as address, Client(address) as client:
            own = address.encode().removeprefix(b"http://")
            return [client.fetch(path, plain=True).body.replace(own, b"HOST") for path in paths]

    first = read(11)
    assert first == read(11)
    assert first != read(12)


@pytest.mark.parametrize("kind", KINDS)
def test_every_other_address_of_an_article_leads_to_it(kind: str) -> None:
    site = portal(kind, seed=2)
    with serve(site) as address, Client(address) as client:
        for article in list(site.articles.values())[::40]:
            title = " ".join(article.title.split())
            for form in [*site.aliases(article), site.twin_path(article)]:
                assert site.identify(form) == article.id
                page = client.fetch(form)
                if page.status == 301:
                    page = client.fetch(page.headers["location"])
                assert page.status == 200
                assert title in flat(page.text)
        for path in site.non_articles:
            assert site.identify(path) is None
            assert client.fetch(path).status == 200


@pytest.mark.parametrize(("kind", "seed"), [("query", 0), ("path-page", 0), ("vnpt-fragment", 1)])
def test_no_page_links_to_a_hidden_article(kind: str, seed: int) -> None:
    site = portal(kind, seed=seed, articles=40)
    with serve(site) as address, Client(address) as client:
        todo, seen = ["/"], {"/"}
        while todo:
            for href in hrefs(client.fetch(todo.pop()).text):
                target = href.removeprefix(address)
                if target.startswith("/") and target not in seen:
                    seen.add(target)
                    todo.append(target)
        assert not article_ids(site, list(seen)) & set(site.hidden)
        assert kind == "vnpt-fragment" or article_ids(site, list(seen)) == set(site.truth)
        assert len(site.hidden) == 5
        assert all(client.fetch(path).status == 200 for path in site.hidden.values())
    assert site.errors == []


def test_the_same_number_names_two_articles_in_two_modules_or_lists() -> None:
    for kind, seed in (("path-page", 0), ("sharepoint-json", 0)):
        site = portal(kind, seed=seed)
        numbers = Counter(a.number for a in site.articles.values())
        assert max(numbers.values()) >= 2
        assert len(site.truth) == 150


def test_old_and_strange_states_of_a_postback_are_refused() -> None:
    outcomes = set()
    for seed in range(6):
        site = portal("postback", seed=seed)
        with serve(site) as address, Client(address) as client:
            start = site.section_path(site.sections[0])
            first = client.fetch(start)
            fields = hidden_fields(first.text)
            target, argument = re.findall(r"__doPostBack\(&#39;([^&]*)&#39;,&#39;([^&]*)&#39;", first.main)[0]
            good = fields | {"__EVENTTARGET": target, "__EVENTARGUMENT": argument}
            second = client.fetch(start, urlencode(good).encode())
            assert re.search(r"<span>2</span>", second.main)
            for form in (good, good | {"__EVENTVALIDATION": ""}, hidden_fields(second.text) | {"__EVENTTARGET": "x"}):
                page = client.fetch(start, urlencode(form).encode())
                outcomes.add(page.status)
                assert page.status == 500 or "<span>1</span>" in page.main
            assert site.refused == 3  # type: ignore[attr-defined]
            if site.variant == "travinh":  # an article's address walks the archive as well
                article = next(a for a in site.latest(50) if a.section is site.sections[0])
                found = article_ids(site, postback(client, site.article_path(article)))
                assert found >= {a.id for a in site.listed(site.sections[0])}  # type: ignore[union-attr]
    assert outcomes == {200, 500}


def test_wordpress_api_names_all_articles_or_is_shut() -> None:
    answers = set()
    for seed in range(6):
        site = portal("wordpress", seed=seed)
        with serve(site) as address, Client(address) as client:
            found = wordpress_api(client)
            answers.add(found is None)
            assert found is None or article_ids(site, found) == set(site.truth)
    assert answers == {True, False}


def test_feeds_and_sitemaps_name_public_articles_only() -> None:
    for kind, seed in (("path-page", 0), ("query", 3), ("wordpress", 1), ("dnn-json", 4)):
        site = portal(kind, seed=seed)
        site.feeds, site.sitemap, site.has_robots = True, "robots", True
        with serve(site) as address, Client(address) as client:
            feed = client.fetch(site.feed_path(None)).text
            assert len(article_ids(site, [unescape(u) for u in re.findall(r"<link>([^<]+)</link>", feed)])) == 10
            index = re.findall(r"Sitemap: (\S+)", client.fetch("/robots.txt").text)[0]
            maps = re.findall(r"<loc>([^<]+)</loc>", client.fetch(index).text)
            packed = next(url for url in maps if url.endswith(".gz"))
            lines = re.findall(r"<loc>([^<]+)</loc>", gzip.decompress(client.fetch(packed, plain=True).body).decode())
            named = article_ids(site, [unescape(line) for line in lines])
            assert named < set(site.truth)
            assert len(named) == 60


def test_a_portal_changes_between_two_crawls() -> None:
    site = portal("path-page", seed=0)
    site.session_views, site.etags = False, True
    ids = [a.id for a in site.latest(4)]
    with serve(site) as address, Client(address) as client:
        path = site.truth[ids[0]].path
        tag = client.fetch(path).headers["etag"]
        assert client.fetch(path, etag=tag).status == 304
        site.edit(ids[0], body="Nội dung đã sửa.", slug="duong-dan-moi")
        page = client.fetch(site.truth[ids[0]].path, etag=tag)
        assert "Nội dung đã sửa." in page.text
        assert client.fetch(path).status in (200, 301)
        visits = site.article(ids[0]).visits
        client.fetch(site.truth[ids[0]].path)
        assert site.article(ids[0]).visits == visits + 1
        for ident, how in zip(ids[1:], ("404", "410", "tombstone"), strict=True):
            gone = site.article_path(site.article(ident))
            site.withdraw(ident, how)  # type: ignore[arg-type]
            page = client.fetch(gone)
            assert page.status == (200 if how == "tombstone" else int(how))
            assert ident not in site.truth
        made = site.publish(5, site.newest + timedelta(days=1))
        late = site.publish(1, site.newest - timedelta(days=10))
        assert set(made + late) < set(site.truth)
        assert len(site.truth) == 150 - 3 + 6
        assert {a.id for a in site.latest(5)} == set(made)
        site.faults.lying_304 = True
        assert client.fetch(site.truth[made[0]].path, etag='"x"').status == 304


def test_views_count_once_a_session_where_the_portal_does() -> None:
    site = portal("query", seed=0)
    site.session_views = True
    article = site.latest(1)[0]
    with serve(site) as address, Client(address) as client, Client(address, cookies=False) as stranger:
        for _ in range(3):
            client.fetch(site.article_path(article))
        assert article.visits == 1
        for _ in range(3):
            stranger.fetch(site.article_path(article))
        assert article.visits == 4
        assert site.peak_connections == 2
    assert site.connections == 0
    assert len(site.requested("/bai-viet/")) == 6
