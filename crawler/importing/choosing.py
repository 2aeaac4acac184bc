"""Which portals the captures are of: declared ones by their hosts, others recognised from their pages as in a crawl."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from msgspec.structs import replace

from archive.article import Article
from archive.choosing.last import last_article
from crawler import families
from crawler.clean.urls import host_of, url_key
from crawler.discovery.model import NextPage, Recognition
from crawler.discovery.recognition import recognise
from crawler.discovery.recognition.probing import probe
from crawler.discovery.syndication import sitemaps
from crawler.errors import PortalFileError
from crawler.families.model import Family
from crawler.fetching.scope import Scope
from crawler.further import Answer
from crawler.html import Page, PageError
from crawler.importing.captures import Captures, Loaded
from crawler.importing.catalogue import Catalogue, Entry
from crawler.importing.kinds import guess
from crawler.importing.reading import page_of
from crawler.interpret import family_of, read_listing
from crawler.parse import parse_bytes
from crawler.portals import registry, writing
from crawler.portals.model import Portal

_SAMPLE = 12
"""Pages that are looked at where no home page was captured."""


class Chosen(NamedTuple):
    """One portal of an import."""

    portal: Portal
    family: Family | None
    hosts: list[str]
    reasons: list[str]
    """What an undeclared portal was taken for, and why."""


def hosts_of(catalogue: Catalogue, portal: Portal | None) -> list[tuple[Portal, list[str]]]:
    """The portals that captures may be of, each with its hosts; only ``portal`` where one is given."""
    hosts = [host.name for host in catalogue.hosts() if host.name]
    if portal is not None:
        scope = Scope(portal)
        inside = [
            host for host in hosts if scope.holds_asset(f"http://{host}/") or scope.holds_asset(f"https://{host}/")
        ]
        return [(portal, inside)] if inside else []
    found: dict[str, tuple[Portal, list[str]]] = {}
    for host in catalogue.hosts():
        if host.name and (host.pages or registry.for_url(f"https://{host.name}/")):
            known = registry.for_url(f"https://{host.name}/") or registry.undeclared(catalogue.origin(host.name))
            found.setdefault(known.id, (known, []))[1].append(host.name)
    return [(known, _with_assets(known, names, hosts)) for known, names in found.values()]


def choose(
    portal: Portal, hosts: list[str], catalogue: Catalogue, captures: Captures, root: Path, *, asked: bool
) -> Chosen | None:
    """What ``portal`` is read with; None for an undeclared one that shows no articles, unless it was asked for.

    As in a crawl, one that no file declares and of which nothing is stored gets a file.
    """
    family = families.of_portal(portal)
    if family is not None:
        return Chosen(portal, family, hosts, [])
    before = last_article(root, portal.id)
    found = _family(portal, hosts, catalogue, captures, before, asked=asked)
    if found is None:
        return None
    family, reasons = found
    folder = registry.own_folder()
    if before is None and folder is not None and registry.file_of(portal) is None:
        portal, reasons = _declare(portal, hosts, catalogue, captures, folder, reasons)
        family = families.declared(family.name, portal.article_path, portal.number_path)
    return Chosen(portal, family, hosts, reasons if before is None else [])


def _family(
    portal: Portal,
    hosts: list[str],
    catalogue: Catalogue,
    captures: Captures,
    before: Article | None,
    *,
    asked: bool,
) -> tuple[Family, list[str]] | None:
    """The family of the home page; else of what is stored; else the one that most pages show."""
    inside, votes, shows = Scope(portal).holds, Counter[str](), asked
    for loaded, page, is_home in _pages(portal, hosts, catalogue, captures):
        family = family_of(page, portal)
        if is_home:
            told = recognise.recognise(page, inside=inside)
            listing = read_listing(page, portal=portal, family=family, section=None, home=True)
            if listing.rows or asked or family.name != families.GENERIC.name:
                return family, told.reasons
        votes[family.name] += 1
        result = parse_bytes(loaded.body, url=page.url, headers=loaded.headers, portal=portal)
        shows |= isinstance(result, Article) and result.published_at is not None
    votes.pop(families.GENERIC.name, None)
    name, reasons = families.GENERIC.name, ["No page shows a known family."]
    if before is not None and before.parser.family in families.FAMILIES:
        name, reasons = before.parser.family, []
    elif votes:
        name, times = votes.most_common(1)[0]
        reasons = [f"{times} pages are of the family {name}."]
    elif not shows:
        return None
    return families.declared(name, portal.article_path, portal.number_path), reasons


def _declare(
    portal: Portal, hosts: list[str], catalogue: Catalogue, captures: Captures, folder: Path, reasons: list[str]
) -> tuple[Portal, list[str]]:
    """The portal as the file says that is written now, from a handful of captures; itself where they do not tell."""
    inside = Scope(portal).holds
    probing = probe(portal.home, inside=inside, named=_sitemaps(portal, catalogue, captures))
    try:
        page = next(probing)
        while True:
            page = probing.send(_answer(page, catalogue, captures, inside))
    except StopIteration as done:
        found: Recognition | str = done.value
    if isinstance(found, str):
        return portal, reasons
    try:
        path = writing.write(folder, replace(writing.portal_of(found, portal.home), family=None), found.reasons)
        told = f"Written to {path}: later crawls read the portal as it says; correct it there."
        return registry.read(path), [*found.reasons, told]
    except PortalFileError:
        return portal, reasons


def _answer(page: NextPage, catalogue: Catalogue, captures: Captures, inside: Callable[[str], bool]) -> Answer | None:
    """The newest capture of a page, or of what it leads to."""
    found = catalogue.led_to(url_key(page.url), inside) if page.method == "GET" else []
    for entry in reversed(found):
        loaded = captures.load(entry)
        if loaded is not None:
            return page_of(entry, loaded)
    return None


def _sitemaps(portal: Portal, catalogue: Catalogue, captures: Captures) -> list[str]:
    robots = urljoin(portal.home, "/robots.txt")
    came = _answer(NextPage(url=robots), catalogue, captures, Scope(portal).holds)
    return sitemaps.from_robots(came.body.decode("utf-8", "replace")) if came is not None else []


def _pages(
    portal: Portal, hosts: list[str], catalogue: Catalogue, captures: Captures
) -> Iterator[tuple[Loaded, Page, bool]]:
    """The newest capture of the home page, then pages beginning with the oldest, as far as they can be read."""
    homes = [entry for host in hosts for entry in catalogue.of_key(url_key(f"http://{host}/"))]
    if not homes:
        homes = catalogue.led_to(url_key(portal.home), Scope(portal).holds)
    newest = sorted(homes, key=lambda entry: entry.date, reverse=True)[:3]
    for entry in newest:
        yield from _page(entry, captures, is_home=True)
    number = 0
    for entry in catalogue.entries(hosts):
        if guess(entry, portal, None) in ("page", "article", "listing"):
            yield from _page(entry, captures, is_home=False)
            number += 1
            if number >= _SAMPLE:
                return


def _page(entry: Entry, captures: Captures, *, is_home: bool) -> Iterator[tuple[Loaded, Page, bool]]:
    loaded = captures.load(entry)
    if loaded is not None:
        try:
            yield loaded, Page(loaded.body, url=entry.url, headers=loaded.headers), is_home
        except PageError:
            return


def _with_assets(portal: Portal, names: list[str], hosts: list[str]) -> list[str]:
    """The hosts that the portal's files come from, too."""
    scope = Scope(portal)
    return [*names, *(host for host in hosts if host not in names and scope.holds_asset(f"https://{host}/"))]


def portal_of(address: str) -> Portal:
    """The portal of a ``url=`` in a CDX address, which may have no scheme and may end in ``*``."""
    url = address.rstrip("*") if "://" in address else f"https://{address.rstrip('*').lstrip('.')}"
    parts = urlsplit(url)
    origin = f"{parts.scheme}://{parts.netloc}/"
    return registry.for_url(origin) or registry.undeclared(origin)


def hosts_to_ask(portal: Portal) -> list[str]:
    """The hosts of a portal, as a CDX server is asked for them."""
    return list(dict.fromkeys([host_of(portal.home), *portal.aliases]))
