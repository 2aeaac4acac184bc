"""Ways to an article that are not its address: redirects, sessions, months, maps, other names; and wrong wires."""

from __future__ import annotations

import gzip
import re
import zlib
from html import escape
from typing import ClassVar

from tests.portals.odd.articles import Told
from tests.portals.odd.base import HTML, Asked, Given, OddPortal

_SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


class Months(OddPortal):
    """Sections show their newest rows and no pager; the rest is listed by month. ``<base>``."""

    hours = 150

    def frame(self, title: str, main: str, head: str = "") -> str:
        return super().frame(title, main, f'<base href="http://{self.host}/tin-tuc/">{head}')

    def menu(self) -> str:
        months = sorted({(each.date.year, each.date.month) for each in self.live()}, reverse=True)
        links = "".join(f'<li><a href="luu-tru/{y}/{m:02d}/">Tháng {m}/{y}</a></li>' for y, m in months)
        return f'<li>Lưu trữ<ul class="luu-tru">{links}</ul></li>'

    def section_href(self, section: str) -> str:
        return f"muc/{section}/"

    def href(self, article: Told, section: str | None = None) -> str:
        return f"{section or article.sections[0]}/{article.date:%Y/%m}/{article.slug}/"

    def route(self, asked: Asked) -> Given | None:
        section = asked.path.removeprefix("/tin-tuc/muc/").rstrip("/")
        if section in self.sections:
            return Given(self.listing(section))
        found = re.fullmatch(r"/tin-tuc/luu-tru/(\d{4})/(\d\d)/", asked.path)
        if found is not None:
            rows = "".join(self.row(each) for each in self.live() if f"{each.date:%Y %m}" == f"{found[1]} {found[2]}")
            return Given(self.frame(f"Tháng {found[2]}/{found[1]}", f"<h1>Lưu trữ</h1>{rows}"))
        found = re.fullmatch(r"/tin-tuc/([\w-]+)/\d{4}/\d\d/([\w-]+)/", asked.path)
        for each in self.live(found[1]) if found is not None else ():
            if found is not None and each.slug == found[2]:
                return Given(self.article(each))
        return None


class Redirects(OddPortal):
    """Rows lead through ``/go?id=``; everything answers 200; every article says that it is the front page."""

    def section_href(self, section: str) -> str:
        return f"/c/{section}"

    def href(self, article: Told, section: str | None = None) -> str:
        return f"/go?id={article.number}"

    def article(self, article: Told, head: str = "") -> str:
        return super().article(article, f'<link rel="canonical" href="http://{self.host}/">')

    def route(self, asked: Asked) -> Given | None:
        article = self.find(asked.query.get("id")) if asked.path == "/go" else None
        if article is not None:
            return Given("", 302, {**HTML, "Location": f"/tin/{article.date:%Y%m}/{article.slug}"})
        found = re.fullmatch(r"/c/([\w-]+?)(?:/(\d+))?", asked.path)
        if found is not None and found[1] in self.sections:
            page, last = int(found[2] or 1), self.part(found[1], 1)[1]
            after = f'<a href="/c/{found[1]}/{page + 1}">Trang sau</a>' if page < last else ""
            before = f'<a href="/c/{found[1]}/{page - 1}">Trang trước</a>' if page > 1 else ""
            return Given(self.listing(found[1], page, f"<div>{before} Trang {page}/{last} {after}</div>"))
        found = re.fullmatch(r"/tin/\d{6}/([\w-]+)", asked.path)
        shown = next((each for each in self.live() if found is not None and each.slug == found[1]), None)
        return Given(self.article(shown)) if shown is not None else None

    def missing(self) -> Given:
        said = "Nội dung bạn tìm không tồn tại hoặc đã bị xóa. Vui lòng quay lại trang chủ."
        return Given(self.frame("Thông báo", f"<h1>Thông báo</h1><div><p>{said}</p></div>"))

    def robots(self) -> Given:
        return self.missing()


class Sessions(OddPortal):
    """Another ``;jsessionid=`` in every answer; links of four forms; who is no Mozilla is turned away."""

    sections: ClassVar = {
        "tin-hoat-dong": "Tin hoạt động",
        "thong-bao": "Thông báo",
        "guong-dien-hinh": "Gương điển hình",
    }

    @property
    def agent(self) -> str:
        return "Mozilla/5.0 (compatible; congtin)"

    def _session(self) -> str:
        return ";jsessionid=" + f"{(len(self.log) * 7919 + 0xABCDEF) & 0xFFFFFFFF:08X}" * 4

    def section_href(self, section: str) -> str:
        return f"/portal/{section}.do{self._session()}"

    def href(self, article: Told, section: str | None = None) -> str:
        host = ("", f"http://{self.host}", f"//{self.host}", f"HTTP://{self.host}")[article.number % 4]
        category = list(self.sections).index(section or article.sections[0]) + 1
        return f"{host}/portal/viewNews.do{self._session()}?newsId={article.number}&amp;catId={category}"

    def answer(self, asked: Asked) -> Given:
        if "Mozilla" not in asked.agent and asked.path != "/robots.txt":
            return Given("<h1>403 Forbidden</h1>", 403)
        return super().answer(asked)

    def route(self, asked: Asked) -> Given | None:
        path = re.sub(r";jsessionid=\w+", "", asked.path)
        section = path.removeprefix("/portal/").removesuffix(".do")
        if section in self.sections:
            page, last = asked.number("start", 0) // self.rows + 1, self.part(section, 1)[1]
            links = " ".join(
                str(at)
                if at == page
                else f'<a href="{self.section_href(section)}?start={(at - 1) * self.rows}">{at}</a>'
                for at in range(1, last + 1)
            )
            return Given(self.listing(section, page, f"<p>{links}</p>"))
        article = self.find(asked.query.get("newsId")) if path == "/portal/viewNews.do" else None
        return Given(self.article(article)) if article is not None else None


class WrongCodings(OddPortal):
    """gzip that nothing names, gzip and br that are only named, deflate without its frame."""

    def href(self, article: Told, section: str | None = None) -> str:
        return f"/{section or article.sections[0]}/{article.number}-{article.slug}"

    def route(self, asked: Asked) -> Given | None:
        found = re.fullmatch(r"/([a-z-]+)(?:/trang-(\d+))?", asked.path)
        if found is not None and found[1] in self.sections:
            page, last = int(found[2] or 1), self.part(found[1], 1)[1]
            links = "".join(
                f"<li><span>{at}</span></li>" if at == page else f'<li><a href="/{found[1]}/trang-{at}">{at}</a></li>'
                for at in range(max(1, page - 1), min(last, page + 1) + 1)
            )
            return Given(self.listing(found[1], page, f'<ul class="pagination">{links}</ul>')) if page <= last else None
        found = re.fullmatch(r"/[a-z-]+/(\d+)-.*", asked.path)
        article = self.find(found[1]) if found is not None else None
        return Given(self.article(article)) if article is not None else None

    def wired(self, asked: Asked, raw: bytes, headers: dict[str, str]) -> bytes:
        kind = sum(asked.target.encode()) % 5
        if kind == 0:
            raw = gzip.compress(raw)
        elif kind == 1:
            packer = zlib.compressobj(9, zlib.DEFLATED, -15)
            raw, headers["Content-Encoding"] = packer.compress(raw) + packer.flush(), "deflate"
        elif kind < 4:
            headers["Content-Encoding"] = ("gzip", "br")[kind - 2]
        return super().wired(asked, raw, headers)


class Maps(OddPortal):
    """Sections show their newest rows; the rest stands in sitemaps, gzipped, of wrong dates, named without a host."""

    def href(self, article: Told, section: str | None = None) -> str:
        return f"/{article.sections[0]}/{article.slug}.{article.number}"

    def robots(self) -> Given:
        rules = "User-agent: *\nDisallow: /quan-tri/\nSitemap: /so-do/index.xml\n"
        return Given(rules, headers={"Content-Type": "text/plain"})

    def frame(self, title: str, main: str, head: str = "") -> str:
        return super().frame(
            title, main, f'<link rel="alternate" type="application/rss+xml" href="/rss/moi.xml">{head}'
        )

    def route(self, asked: Asked) -> Given | None:
        if asked.path == "/rss/moi.xml":
            return Given(self._feed(), headers={"Content-Type": "text/xml"})
        found = re.fullmatch(r"/so-do/([\w-]+)\.xml(?:\.gz)?", asked.path)
        if found is not None:
            return self._map(found[1])
        if asked.path[1:] in self.sections:
            return Given(self.listing(asked.path[1:]))
        found = re.fullmatch(r"/[\w-]+/[\w-]+\.(\d+)", asked.path)
        article = self.find(found[1]) if found is not None else None
        return Given(self.article(article)) if article is not None else None

    def _feed(self) -> str:
        items = "".join(
            f"<item><title>{escape(each.title)}</title><link>{self.href(each)}</link>"
            "<pubDate>Thu, 26 Nov 2026 00:00:00 GMT</pubDate></item>"
            for each in self.live()[:20]
        )
        return (
            f'<?xml version="1.0"?><rss version="2.0"><channel><title>Mới</title><link>/</link>{items}</channel></rss>'
        )

    def _map(self, name: str) -> Given:
        if name == "index":
            maps = "".join(
                f"<sitemap><loc>http://{self.host}/so-do/{each}.xml.gz</loc><lastmod>2031-01-01</lastmod></sitemap>"
                for each in ("trang", "bai-0", "bai-1")
            )
            index = f'<?xml version="1.0"?><sitemapindex {_SITEMAP}>{maps}</sitemapindex>'
            return Given(index, headers={"Content-Type": "text/xml"})
        pages = ["/", "/gioi-thieu", *map(self.section_href, self.sections)]
        every = pages if name == "trang" else [self.href(each) for each in self.live()[int(name[-1]) :: 2]]
        lines = "".join(
            f"<url><loc>http://{self.host}{each}</loc><lastmod>2010-01-01</lastmod></url>" for each in every
        )
        whole = f'<?xml version="1.0"?><urlset {_SITEMAP}>{lines}</urlset>'
        return Given(gzip.compress(whole.encode()), headers={"Content-Type": "application/octet-stream"})


class Aliases(OddPortal):
    """Half of the sections stand under another name of the host; pages are counted from 0."""

    def _on(self, section: str) -> str:
        return (self.host, f"localhost:{self.port}")[list(self.sections).index(section) % 2]

    @property
    def alias(self) -> str:
        """The other name."""
        return f"localhost:{self.port}"

    def section_href(self, section: str) -> str:
        return f"http://{self._on(section)}/{section}"

    def href(self, article: Told, section: str | None = None) -> str:
        section = section or article.sections[0]
        return f"http://{self._on(section)}/{section}/{article.slug}-{article.number}.html"

    def route(self, asked: Asked) -> Given | None:
        section = asked.path[1:]
        if section in self.sections:
            page, last = asked.number(self.counter, 0), self.part(section, 1)[1]
            links = "".join(
                f"<li>{at + 1}</li>" if at == page else f'<li><a href="?{self.counter}={at}">{at + 1}</a></li>'
                for at in range(last)
            )
            return Given(self.listing(section, page + 1, f'<ul class="pager">{links}</ul>'))
        article = self.of_href(asked.path)
        return Given(self.article(article)) if article is not None else None
