"""Which addresses are one article, and which one number is two: decided by real crawls of small portals."""

from __future__ import annotations

import json
import random
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run, lines
from tests.crawler.numbered_kit import article, body, page
from tests.portal_server import PortalServer, served
from tests.portals import portal, serve
from tests.portals.corpus import TITLES

NUKEVIET = "<meta name=generator content='NukeViet v4.5'>"
LIFERAY = "<div class=portlet-boundary id=p_p_id_x><div class=journal-content-article></div></div>"


def crawl(congtin: Run, url: str, archive: Path, *options: str) -> dict[str, Any]:
    done = congtin("crawl", url, "--archive", archive, "--json", "--assets", "none", *options)
    outcome: dict[str, Any] = json.loads(done.stdout)[0]
    assert outcome["failed"] == {}, done.stderr
    return outcome


def remade(site: PortalServer, articles: dict[str, tuple[str, str]], sections: dict[str, list[str]], head: str) -> None:
    """Makes ``site`` show ``articles`` (path: title, seed) in ``sections`` (path: articles) and nothing else."""
    menu = "".join(f"<li><a href='{path}'>Mục {path.strip('/')}</a></li>" for path in sections)
    answers = {"/": page("Cổng thông tin", f"<ul class=menu>{menu}</ul>", head)}
    for path, listed in sections.items():
        rows = "".join(
            f"<li><h3><a href='{one}'>{articles[one.partition('?')[0]][0]}</a></h3><span>19/11/2021 10:15</span></li>"
            for one in listed
        )
        answers[path] = page("Danh sách tin", f"<ul class=tin>{rows}</ul>", head, f"<ul class=menu>{menu}</ul>")
    answers |= {path: article(name, seed, head) for path, (name, seed) in articles.items()}
    site.articles = 0
    site.answers = {path: PortalServer._html(text) for path, text in answers.items()}


@pytest.mark.parametrize(
    ("head", "shape", "shared"),
    [
        pytest.param(NUKEVIET, "/{lang}/news/{section}/{slug}-{number}.html", False, id="nukeviet"),
        pytest.param("", "/{lang}/{section}/{slug}-{number}.htm", False, id="learnt"),
        pytest.param(LIFERAY, "/{lang}/-/details/37632/{slug}-{number}", True, id="liferay"),
    ],
)
def test_the_same_numbers_in_two_languages(congtin: Run, tmp_path: Path, head: str, shape: str, shared: bool) -> None:
    """Not shared: a number is another article in each language. Shared: it is the same one, under another address."""
    site, articles, sections = PortalServer(), {}, {}
    for lang, section in (("vi", "tin-tuc"), ("en", "news")):
        listed = []
        for number in range(1201, 1207):
            seed = f"{number}" if shared else f"{lang}{number}"
            name = random.Random(seed).choice(TITLES)
            path = shape.format(lang=lang, section=section, slug="vi" if shared else f"{lang}-x", number=number)
            articles[path] = (name, seed)
            listed.append(path)
        sections[f"/{lang}/{section}/"] = listed
    remade(site, articles, sections, head)
    with served(site):
        crawl(congtin, site.url, tmp_path)
        crawl(congtin, site.url, tmp_path, "--mode", "full")
    found = Counter(line["id"] for line in lines(tmp_path, "articles"))
    assert set(found.values()) == {1}
    assert len(found) == (6 if shared else 12)
    assert not any("identity_reused" in line["warnings"] for line in lines(tmp_path, "articles"))


def test_a_new_slug_in_another_section_is_the_same_article(congtin: Run, tmp_path: Path) -> None:
    site = portal("query", seed=3, articles=60)
    site.slug_moves = 200  # the old address goes on to answer
    with serve(site) as address:
        first = crawl(congtin, f"{address}/", tmp_path)
        moved = list(site.truth)[:8]
        for ident in moved:
            here = site.article(ident).section
            there = next(section for section in site.sections if section is not here)
            site.edit(ident, slug=f"ten-moi-cua-bai-{ident[-1]}", section=there.key)
        second = crawl(congtin, f"{address}/", tmp_path, "--mode", "full")
    assert (first["counts"]["stored"], second["counts"]["stored"]) == (len(site.truth), 0)
    assert Counter(line["id"].rpartition(":")[2] for line in lines(tmp_path, "articles")) == Counter(list(site.truth))
    known = {line["url"] for line in lines(tmp_path, "sightings")}
    assert sum("ten-moi-cua-bai" in url for url in known) >= len(moved)


ALIASES = (
    "{path}?utm_source=zalo&fbclid=IwAR0",
    "{path}?PHPSESSID=0123456789abcdef",
    "{path};jsessionid=0123456789ABCDEF",
    "/(S(abcdefghijklmnopqrstuvwx)){path}",
    "{path}#binh-luan",
    "/portal/pages/{name}",
)


def test_what_an_address_carries_along_makes_no_second_article(congtin: Run, tmp_path: Path) -> None:
    site, articles, listed = PortalServer(), {}, []
    for number in range(6):
        path = f"/portal/Pages/Hop-mat-lan-{'abcdef'[number]}-cua-huyen.aspx"
        articles[path] = (TITLES[number], f"p{number}")
        listed.append(path)
    remade(site, articles, {"/tin-tuc": listed}, "")
    boxes = []
    for path, (name, _) in articles.items():
        for alias in ALIASES:
            url = alias.format(path=path, name=path.rpartition("/")[2])
            site.answers.setdefault(url.partition("#")[0], site.answers[path])
            boxes.append(f"<li><a href='{url}'>{name}</a></li>")
    for path in ("/", "/tin-tuc"):
        box = f"<div class=box><ul>{''.join(boxes)}</ul></div></body>"
        inner = site.answers[path].body.decode().replace("</body>", box)
        site.answers[path] = PortalServer._html(inner)
    with served(site):
        crawl(congtin, site.url, tmp_path)
    assert len(lines(tmp_path, "articles")) == 6
    assert {line["title"] for line in lines(tmp_path, "articles")} == set(TITLES[:6])


def test_a_change_of_cms_loses_no_article_and_makes_none_another(congtin: Run, tmp_path: Path) -> None:
    """Its numbers begin anew for other articles, which are new ones; an old text under a new address is a copy."""
    site, old, new = PortalServer(), {}, {}
    for number in range(1201, 1207):
        old[f"/tin-tuc/bai-cu-{number}.htm"] = (TITLES[number - 1200], f"cu{number}")
        new[f"/thoi-su/bai-moi-{number}.htm"] = (TITLES[number - 1190], f"moi{number}")
    kept = {f"/thoi-su/bai-cu-{number + 500}.htm": old[f"/tin-tuc/bai-cu-{number}.htm"] for number in (1201, 1202)}
    remade(site, old, {"/tin-tuc/": list(old)}, "")
    with served(site):
        first = crawl(congtin, site.url, tmp_path)
        assert first["counts"]["stored"] == 6
        remade(site, new | kept, {"/thoi-su/": [*new, *kept]}, "")
        congtin("crawl", site.url, "--archive", tmp_path, "--assets", "none", "--mode", "full")
    found = lines(tmp_path, "articles")
    names = [name for name, _ in (*old.values(), *new.values(), *kept.values())]
    assert Counter(line["title"] for line in found) == Counter(names)
    assert len({line["id"] for line in found}) == 14
    assert sum("identity_reused" in line["warnings"] for line in found) == 6
    same = {name for name, _ in kept.values()}
    firsts = {line["id"] for line in found if line["title"] in same and not line["duplicate_of"]}
    assert {line["duplicate_of"] for line in found if line["duplicate_of"]} == firsts
    assert len(firsts) == 2


def test_a_new_layout_without_the_numbers_of_the_old_one_is_no_second_portal(congtin: Run, tmp_path: Path) -> None:
    """WordPress's numbers stand in the page alone; its addresses stay when another theme prints none."""
    site = PortalServer()
    names = {f"/2025/09/bai-viet-so-{number}/": name for number, name in enumerate(TITLES[:8])}
    articles = {path: (name, path) for path, name in names.items()}
    old = "<meta name=generator content='WordPress 6.4'><link rel=shortlink href='/?p={}'>"
    with served(site):
        remade(site, articles, {"/tin-tuc/": list(articles)}, "<meta name=generator content='WordPress 6.4'>")
        numbered = {path: article(*said, old.format(30 + at)) for at, (path, said) in enumerate(articles.items())}
        site.answers |= {path: PortalServer._html(text) for path, text in numbered.items()}
        crawl(congtin, site.url, tmp_path)
        remade(site, articles, {"/tin-tuc/": list(articles)}, "")
        crawl(congtin, site.url, tmp_path, "--mode", "full")
    found = Counter(line["id"] for line in lines(tmp_path, "articles"))
    assert sorted(id.rpartition(":")[2] for id in found) == [str(30 + at) for at in range(8)]
    assert Counter(line["kind"] for line in lines(tmp_path, "observations")).keys() <= {"unchanged", "revised"}


def test_a_lost_state_makes_no_new_sightings_of_the_pages_after_the_home_page(congtin: Run, tmp_path: Path) -> None:
    site = PortalServer()
    articles = {f"/tin/bai-viet-{number}.html": (name, name) for number, name in enumerate(TITLES[:12])}
    pages = [list(articles)[at : at + 4] for at in (0, 4, 8)]
    with served(site):
        remade(site, articles, {f"/page/{number}/": listed for number, listed in enumerate(pages, 1)}, "")
        for number in (1, 2, 3):
            pager = "".join(f"<a href='/page/{other}/'>{other}</a> " for other in (1, 2, 3) if other != number)
            text = site.answers[f"/page/{number}/"].body.decode()
            text = text.replace("</body>", f"<div class=pagination><span>{number}</span> {pager}</div></body>")
            site.answers[f"/page/{number}/"] = PortalServer._html(text)
        site.answers["/"] = site.answers["/page/1/"]
        for path, (name, seed) in articles.items():
            site.answers[path] = PortalServer._html(page(name, f"<h1>{name}</h1><p>19/11/2021 10:15</p>{body(seed)}"))
        crawl(congtin, site.url, tmp_path)
        before = lines(tmp_path, "sightings")
        shutil.rmtree(tmp_path / "state")
        crawl(congtin, site.url, tmp_path)
    assert {(line["kind"], line["listing"].removeprefix(site.url)) for line in before} >= {
        ("home", ""),
        ("listing", "page/2/"),
    }
    assert lines(tmp_path, "sightings") == before
