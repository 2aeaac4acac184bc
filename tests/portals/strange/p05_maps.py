"""A splash page; the old news only in a gzipped index of sitemaps that say https and an inner address."""

import gzip
from urllib.parse import quote

from tests.portals.strange.host import Ask, Reply, Site
from tests.portals.strange.newsroom import News, newsroom, slug

SECTIONS = ("Thời sự", "Kinh tế", "Pháp luật")
INNER = "http://10.16.2.8:8080"


class Maps(Site):
    """Behind a proxy that its CMS knows nothing of."""

    def __init__(self) -> None:
        super().__init__(newsroom(5, SECTIONS, 120))
        self.robots = "User-agent: *\nDisallow: /quan-tri/\nSitemap: ORIGIN/sitemap_index.xml.gz\n"

    def address(self, n: News) -> str:
        return f"/tin-tức/{slug(n.section)}/{n.title.replace(' ', '-').replace(',', '')}.{n.number}.html"

    def page(self, title: str, main: str) -> Reply:
        return Reply(
            f"<!doctype html><html><head><meta charset='utf-8'><title>{title}</title></head><body><header>"
            f"<a href='/trang-chu'>Trang chủ</a> <a href='/quan-tri/'>Quản trị</a></header>{main}</body></html>"
        )

    def row(self, n: News) -> str:
        return f"<li><a href='{quote(self.address(n))}'>{n.title}</a> <em>{n.at:%d.%m.%Y}</em></li>"

    def home(self) -> Reply:
        blocks = "".join(
            f"<section><h2>{s}</h2><ul>{''.join(map(self.row, self.of(s)[:4]))}</ul></section>" for s in SECTIONS
        )
        return self.page("Cổng thông tin điện tử Đông Phú", blocks)

    def urlset(self, news: list[News], origin: str) -> Reply:
        urls = "".join(
            f"<url><loc>{origin}{quote(self.address(n)).replace('%E1', '%e1')}</loc><lastmod>{n.at:%Y-%m-%d}</lastmod></url>"
            for n in news
        )
        return Reply(
            f"<?xml version='1.0' encoding='UTF-8'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{urls}</urlset>",
            kind="text/xml",
        )

    def sitemap(self, name: str) -> Reply | None:
        secure = f"https://127.0.0.1:{self.port}"
        if name == "sitemap_index.xml.gz":
            maps = "".join(
                f"<sitemap><loc>{o}/{n}</loc></sitemap>"
                for o, n in ((secure, "sitemap-1.xml"), (self.origin, "sitemap-2.xml"), (INNER, "sitemap-3.xml"),
                             (self.origin, "sitemap-pages.xml"))
            )  # fmt: skip
            index = f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{maps}</sitemapindex>"
            return Reply(gzip.compress(index.encode()), kind="application/x-gzip")
        if name == "sitemap-1.xml":
            return self.urlset(self.news[:70], secure)
        if name == "sitemap-2.xml":
            return self.urlset(self.news[60:], self.origin)
        if name == "sitemap-3.xml":
            return self.urlset(self.news[:5], INNER)
        if name == "sitemap-pages.xml":
            urls = "".join(
                f"<url><loc>{self.origin}/{p}</loc></url>" for p in ("trang-chu", "gioi-thieu", "so-do", "quan-tri/")
            )
            return Reply(
                f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{urls}</urlset>", kind="text/xml"
            )
        return None

    def article(self, n: News) -> Reply:
        text = "".join(f"<p>{p}</p>" for p in n.body)
        return self.page(
            f"{n.title} - Cổng thông tin điện tử Đông Phú",
            f"<div class='bread'><a href='/trang-chu'>Trang chủ</a> > <span>{n.section}</span></div><article><h1>{n.title}</h1>"
            f"<span class='date'>{n.at:%d.%m.%Y %H:%M}</span><p class='abstract'>{n.lead}</p><div class='content'>{text}</div>"
            "</article>",
        )

    def answer(self, ask: Ask) -> Reply | None:
        path = ask.path
        if path == "/":
            return Reply(
                "<html><body><a href='/trang-chu'><img src='/banner.jpg' alt='Vào trang chủ'></a></body></html>"
            )
        if path == "/trang-chu":
            return self.home()
        if path in ("/gioi-thieu", "/so-do"):
            return self.page("Giới thiệu", "<h1>Giới thiệu</h1><p>Cổng do Văn phòng UBND tỉnh quản lý và vận hành.</p>")
        if path.startswith("/quan-tri"):
            self.harm.append("disallowed")
            return moved_login()
        if path.startswith("/sitemap"):
            return self.sitemap(path[1:])
        found = self.by_number(path.removesuffix(".html").rpartition(".")[2]) if path.startswith("/tin-tức/") else None
        return self.article(found) if found else None


def moved_login() -> Reply:
    return Reply("<form action='/quan-tri/vao'><input name='u'><input type='password' name='p'></form>")
