"""Feeds and sitemaps, crawled: whatever names an article is a sighting, and their dates are nobody's word."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tests.conftest import Run, lines
from tests.portal_server import Answer, PortalServer, listing, served, title

XML = {"Content-Type": "application/xml"}


def entries(form: str, numbers: range, base: str) -> bytes:
    """A feed of ``form`` that names articles, each with the same wrong date."""
    rows = []
    for number in numbers:
        url, name = f"{base}tin/{number}/bai-viet?utm_source=rss", title(number)
        if form == "rss":
            when = "<pubDate>Thu, 01 Jan 2015 00:05:00 +0700</pubDate>"
            rows.append(f"<item><title><![CDATA[{name}]]></title><link>{url}</link>{when}</item>")
        else:
            when = "<updated>2015-01-01T00:05:00Z</updated>"
            rows.append(f"<entry><title>{name}</title><link rel='alternate' href='{url}'/>{when}</entry>")
    inner = "".join(rows)
    whole = f"<rss version='2.0'><channel>{inner}</channel></rss>" if form == "rss" else (
        f"<feed xmlns='http://www.w3.org/2005/Atom'>{inner}</feed>"
    )  # fmt: skip
    return f"<?xml version='1.0' encoding='utf-8'?>{whole}".encode()


def portal(base: str) -> dict[str, Answer]:
    """Articles 1 to 4 are listed, 5 and 6 stand in a feed only, 7 to 10 in sitemaps below an index, packed and not."""
    head = "".join(f"<link rel=alternate type=application/{form}+xml href=/{form}.xml>" for form in ("rss", "atom"))
    page = listing(range(1, 5)).replace("</head>", f"{head}</head>")
    urlset = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'"

    def loc(number: int, more: str = "") -> str:
        return f"<url><loc>{base}tin/{number}/bai-viet</loc>{more}</url>"

    news = "".join(
        loc(
            number,
            "<news:news><news:publication_date>2022-07-01</news:publication_date>"
            f"<news:title>{title(number)}</news:title></news:news>",
        )
        for number in (7, 8)
    )
    plain = "".join(loc(number) for number in (9, 10, 1)) + f"<url><loc>{base}tin/</loc></url>"
    children = "".join(
        f"<sitemap><loc>{base}{name}</loc></sitemap>" for name in ("news.xml", "all.xml.gz", "index.xml")
    )
    return {
        "/": PortalServer._html(page),
        "/tin/": PortalServer._html(page),
        "/rss.xml": Answer(200, entries("rss", range(4, 6), base), XML),
        "/atom.xml": Answer(200, entries("atom", range(5, 7), base), XML),
        "/robots.txt": Answer(200, f"User-agent: *\nDisallow:\nSitemap: {base}index.xml".encode(), {}),
        "/index.xml": Answer(200, f"<sitemapindex>{children}</sitemapindex>".encode(), XML),
        "/news.xml": Answer(200, f"<urlset {urlset}>{news}</urlset>".encode(), XML),
        "/all.xml.gz": Answer(
            200, gzip.compress(f"<urlset {urlset}>{plain}</urlset>".encode()), {"Content-Type": "application/x-gzip"}
        ),
    }


@pytest.mark.parametrize("since", [None, "2022-01-01"])
def test_whatever_names_an_article_is_a_sighting(congtin: Run, tmp_path: Path, since: str | None) -> None:
    site = PortalServer(articles=10)
    with served(site):
        site.answers = portal(site.url)
        days = ["--since", since] if since else []
        done = congtin("crawl", site.url, "--archive", tmp_path, "--json", "--assets", "none", *days)
    said = json.loads(done.stdout)[0]
    assert (said["exit_code"], said["counts"]["stored"]) == (0, 10), done.stderr
    articles, seen = lines(tmp_path, "articles"), lines(tmp_path, "sightings")
    assert {line["published_at"][:4] for line in articles} == {"2022"}  # as the pages print it
    assert {line["published_from"] for line in articles} <= {"visible", "listing"}

    def named(kind: str) -> list[int]:
        return sorted(
            int(line["url"].split("/")[4]) for line in seen if line["kind"] == kind and "/bai-viet" in line["url"]
        )

    assert named("feed") == [4, 5, 5, 6]
    assert named("sitemap") == [1, 7, 8, 9, 10]
    assert f"{site.url}tin/" not in {line["url"] for line in seen}  # a section is no article
    assert not any(line["published_at"] for line in seen if line["kind"] in ("feed", "sitemap"))
    assert {line["listing"].rpartition("/")[2] for line in seen if line["kind"] == "sitemap"} == {
        "news.xml",
        "all.xml.gz",
    }
    assert {line["title"] for line in seen if line["listing"].endswith("news.xml")} == {title(7), title(8)}
    assert site.asked.count("/index.xml") == 1  # it names itself


def test_a_part_of_a_sitemap_that_is_not_there_is_told_and_no_failure(congtin: Run, tmp_path: Path) -> None:
    """Portals name parts that they never had, and a sitemap that robots.txt names may be long gone."""
    site = PortalServer(articles=10)
    with served(site):
        site.answers = portal(site.url)
        del site.answers["/news.xml"]
        site.answers["/robots.txt"].body += f"\nSitemap: {site.url}old.xml".encode()
        done = congtin("crawl", site.url, "--archive", tmp_path, "--json", "--assets", "none")
    said = json.loads(done.stdout)[0]
    assert (said["exit_code"], said["failed"]) == (0, {})
    assert said["refused"]["sitemap http-404"] == 2
    assert said["counts"]["stored"] == 8


def test_a_part_of_a_sitemap_that_never_comes_is_told_and_fails_no_night_for_good(congtin: Run, tmp_path: Path) -> None:
    """It fails for three nights, whatever is tried in an evening; then it is told, by coverage too, until it comes, and
    what fails after that is a failure again."""
    site = PortalServer(articles=10)
    runs = []
    with served(site):
        site.answers = portal(site.url)
        whole = site.answers["/news.xml"]
        for day in ("01T02", "01T05", "01T08", "02T02", "03T01", "03T08", "04T02", "05T02"):
            here = day < "04" or day > "05"
            site.answers["/news.xml"] = Answer(500, b"", XML) if here else whole
            clock = ("-s", f"CONGTIN_CLOCK=2027-02-{day}:00:00Z", "-s", "RETRY_TIMES=0")
            done = congtin("crawl", site.url, "--archive", tmp_path, "--json", "--assets", "none", *clock)
            runs.append(json.loads(done.stdout)[0])
            if day == "03T08":
                known = json.loads(congtin("coverage", "--archive", tmp_path, "--json").stdout)
                assert known["portals"][0]["unread"] == {"sitemap http-5xx": 1}
                assert known["portals"][0]["unread_urls"] == [f"{site.url}news.xml"]
    said = [(run["exit_code"], run["failed"], run["refused"].get("sitemap http-5xx")) for run in runs]
    failed, told = (1, {"sitemap http-5xx": 1}, None), (0, {}, 1)
    assert said == [failed] * 4 + [told] * 2 + [(0, {}, None), failed]
    assert runs[-2]["counts"]["stored"] == 2


def test_a_sitemap_that_alone_names_articles_is_a_failure_each_night(congtin: Run, tmp_path: Path) -> None:
    """No list was read: without it nothing new would be found, and no crawl said so after the third night."""
    site = PortalServer(articles=10)
    ended = []
    with served(site):
        bare = PortalServer._html("<meta charset=utf-8><title>Trang tin</title><p>Chào mừng.</p>")
        site.answers = portal(site.url) | {"/": bare, "/tin/": Answer(404, b"")}
        for day in range(1, 6):
            clock = ("-s", f"CONGTIN_CLOCK=2027-02-0{day}T02:00:00Z", "-s", "RETRY_TIMES=0")
            done = congtin("crawl", site.url, "--archive", tmp_path, "--json", "--assets", "none", *clock)
            said = json.loads(done.stdout)[0]
            ended.append("sitemap http-5xx" in said["failed"])
            site.answers |= {path: Answer(500, b"", XML) for path in site.answers if path.endswith(".xml")}
    assert ended == [False] + [True] * 4
