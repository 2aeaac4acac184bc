"""Address to answer: the demo portal without any socket."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from crawler.demo import feeds, media, pages
from crawler.demo.articlepage import article_page, print_page
from crawler.demo.frame import STYLE_SHEET
from crawler.demo.model import DOCX, PDF, SECTIONS, XLSX, Section
from crawler.demo.portal import DemoPortal

_HTML = "text/html; charset=utf-8"
_SECTIONS = {section.key: section for section in SECTIONS}
_KEYS = "|".join(_SECTIONS)


@dataclass(frozen=True)
class Answer:
    """One response, whole."""

    body: bytes
    content_type: str = _HTML
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


Maker = Callable[[DemoPortal, "re.Match[str]", str], Answer]


def answer(portal: DemoPortal, target: str, base: str) -> Answer:
    """The answer to a GET of ``target`` (path and query); ``base`` is the address that the client used."""
    path = unquote(urlsplit(target).path)
    for pattern, make in _ROUTES:
        found = pattern.fullmatch(path)
        if found:
            return make(portal, found, base)
    return _missing(portal)


def _page(text: str, status: int = 200) -> Answer:
    return Answer(text.encode(), _HTML, status)


def _xml(text: str, kind: str) -> Answer:
    return Answer(text.encode(), f"{kind}; charset=utf-8")


def _missing(portal: DemoPortal) -> Answer:
    return _page(pages.missing_page(portal), 404)


def _article(portal: DemoPortal, found: re.Match[str], base: str) -> Answer:
    number = int(found["number"])
    shown = portal.article(number)
    if shown is None:
        return _page(pages.withdrawn_page(portal)) if portal.is_withdrawn(number) else _missing(portal)
    if found["print"]:
        return _page(print_page(shown))
    if found[0] != shown.path:  # an old slug or a second section: the number is what counts
        return Answer(b"", status=301, headers={"Location": shown.path})
    portal.visit(number)
    return _page(article_page(portal, shown, base))


def _listing(portal: DemoPortal, found: re.Match[str], base: str) -> Answer:
    return _page(pages.listing_page(portal, _SECTIONS[found["section"]], int(found["page"] or 1)))


def _feed(portal: DemoPortal, found: re.Match[str], base: str) -> Answer:
    section: Section | None = _SECTIONS.get(found["name"])
    return _xml(feeds.rss(portal, base, section), "application/rss+xml")


def _sitemap(portal: DemoPortal, found: re.Match[str], base: str) -> Answer:
    text = feeds.sitemap_part(portal, base, int(found["part"])) if found["part"] else feeds.sitemap(portal, base)
    return _xml(text, "application/xml")


def _image(portal: DemoPortal, found: re.Match[str], base: str) -> Answer:
    number = 10 * int(found["number"]) + int(found["place"])
    if found["kind"] == "png":
        return Answer(media.png(number), "image/png")
    return Answer(media.jpeg(number), "image/jpeg")


def _file(portal: DemoPortal, found: re.Match[str], base: str) -> Answer:
    line = f"Tai lieu {found['name']} cua bai {found['number']}"
    make, kind = {"pdf": (media.pdf, PDF), "docx": (media.docx, DOCX), "xlsx": (media.xlsx, XLSX)}[found["kind"]]
    return Answer(make(line), kind)


def _robots(portal: DemoPortal, found: re.Match[str], base: str) -> Answer:
    return Answer(feeds.robots(base).encode(), "text/plain; charset=utf-8")


def _fixed(body: bytes, kind: str) -> Maker:
    return lambda portal, found, base: Answer(body, kind)


def _static(make: Callable[[DemoPortal], str]) -> Maker:
    return lambda portal, found, base: _page(make(portal))


_ROUTES: tuple[tuple[re.Pattern[str], Maker], ...] = (
    (re.compile(rf"(?P<print>/print)?/(?:{_KEYS})/bai-(?P<number>\d{{1,9}})(?:/[^/]*)?"), _article),
    (re.compile(rf"/(?P<section>{_KEYS})/(?:trang-(?P<page>[1-9]\d{{0,5}})\.html)?"), _listing),
    (re.compile(r"/hinh-anh/(?P<number>\d{1,9})/(?P<place>\d)\.(?P<kind>png|jpg)"), _image),
    (re.compile(r"/tep-dinh-kem/(?P<number>\d{1,9})/(?P<name>[\w.-]+?)\.(?P<kind>pdf|docx|xlsx)"), _file),
    (re.compile(r"/"), _static(pages.home_page)),
    (re.compile(rf"/rss/(?P<name>tin-moi|{_KEYS})\.rss"), _feed),
    (re.compile(r"/sitemap(?:-(?P<part>[1-9]\d{0,5}))?\.xml"), _sitemap),
    (re.compile(r"/robots\.txt"), _robots),
    (re.compile(r"/tim-kiem"), _static(pages.search_page)),
    (re.compile(r"/van-ban/"), _static(pages.documents_page)),
    (re.compile(r"/van-ban/15-2024-qd-ubnd"), _static(pages.document_page)),
    (re.compile(r"/gioi-thieu"), _static(pages.about_page)),
    (re.compile(r"/dang-nhap"), _static(pages.login_page)),
    (re.compile(r"/giao-dien/style\.css"), _fixed(STYLE_SHEET.encode(), "text/css; charset=utf-8")),
    (re.compile(r"/giao-dien/banner\.png"), _fixed(media.png(0), "image/png")),
)
