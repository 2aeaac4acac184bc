"""Everything a portal answers besides its listings: home page, articles, static pages, documents, feeds, robots.txt."""

from __future__ import annotations

import hashlib

from tests.portals import chrome, feeds, render, stock, traps
from tests.portals.chrome import STATICS
from tests.portals.corpus import SENTENCES
from tests.portals.links import Links
from tests.portals.stock import Article, Document, Section
from tests.portals.wire import Request, Response, compress, html, redirect

COOKIES = {
    "liferay": "JSESSIONID",
    "bacninh": "JSESSIONID",
    "nukeviet": "nv4_sess",
    "blog": "PHPSESSID",
    "wordpress": "wp_sess",
}


class Site(Links):
    """Routing and the pages that all kinds have in common."""

    _issued: int
    session: str = ""  # of the request being answered
    spoilt: bool = False  # a fault will spoil the answer being made

    # for the kinds ----------------------------------------------------------------------------------------------------
    def wrap(self, request: Request, inner: str) -> str:
        """What surrounds the whole page: the form of a WebForms portal."""
        del request
        return inner

    def listed(self, section: Section) -> list[Article | Document]:
        """Everything a section lists."""
        raise NotImplementedError

    def pages(self, section: Section) -> int:
        """Number of pages of a section."""
        raise NotImplementedError

    def latest(self, count: int) -> list[Article]:
        """The newest public articles."""
        raise NotImplementedError

    def feed_path(self, section: Section | None) -> str:
        """Address of a feed (`/rss/tintuc.rss` at vinhlong)."""
        return f"/rss/{section.key if section else 'tintuc'}.rss"

    def listing_page(
        self, request: Request, section: Section, rows: str, *, below: str = "", head: str = "", above: str = ""
    ) -> Response:
        """The page of a listing."""
        name = render.text(self, section.name)
        main = f'{above}<h2 class="cat-title">{name}</h2>{rows}{below}'
        return chrome.page(self, request, section.name, main, crumbs=self.crumbs(section), head=head)

    def crumbs(self, section: Section) -> tuple[tuple[str, str], ...]:
        """The breadcrumb of a section."""
        return ((self.section_path(section), section.name),)

    # answering --------------------------------------------------------------------------------------------------------
    def respond(self, request: Request) -> Response:
        """One answer: limiter, faults, page, then what the fault does to the page."""
        robots = request.path == "/robots.txt"
        limited = self.faults.limit()
        if limited is not None:
            return limited
        fault = ""
        if not robots:
            asked = self.asked[request.target] = self.asked.get(request.target, 0) + 1
            fault = self.faults.pick(f"{self.salt}:{request.method}:{request.target}:{asked}")
        answer = self.faults.instead(fault)
        if answer is None:
            answer = self.robots(request) if robots else self.route(request, spoilt=bool(fault))
            if self.gzip and request.gzips and fault != "truncated" and answer.stream is None and answer.body:
                compress(answer)
        answer.sabotage = fault
        return answer

    def route(self, request: Request, *, spoilt: bool = False) -> Response:
        """The page itself, with a session cookie where the client has none."""
        name = COOKIES.get(self.skin, "ASP.NET_SessionId")
        self.session, self.spoilt = request.cookies.get(name, ""), spoilt
        fresh = not self.session
        if fresh:
            self._issued += 1
            self.session = hashlib.sha256(f"{self.salt}:{self._issued}".encode()).hexdigest()[:24]
        answer = self.find(request)
        if fresh and answer.status == 200 and answer.stream is None:
            answer.headers["Set-Cookie"] = f"{name}={self.session}; path=/; HttpOnly"
        return answer

    def find(self, request: Request) -> Response:
        """Dispatch by path."""
        path = request.path
        if path == "/":
            return self.home(request)
        for look in (traps.answer, feeds.answer):
            found = look(self, request)
            if found is not None:
                return found
        if path.startswith("/upload/"):
            return upload(path)
        if path in STATICS:
            return self.static(request)
        for document in self.documents:
            if path == self.document_path(document):
                return self.document(request, document)
        found = self.listing(request)
        return found or self.article_page(request) or self.not_found(request)

    def home(self, request: Request) -> Response:
        """The home page: a slider, then the newest of each section."""
        slider = render.links(self, request, self.latest(3), "slider")
        blocks = "".join(render.section_block(self, request, s) for s in self.sections)
        return chrome.page(self, request, "Trang chủ", f'<div class="slider">{slider}</div>{blocks}')

    def article_page(self, request: Request) -> Response | None:
        """An article, its twin, or what is left of it."""
        path = self.untwin(request.path)
        ident = self.known(path, request.query)
        if ident is None:
            return None
        article = self.articles[ident]
        if article.state == "trap":
            return traps.serve(self, request, article)
        if article.state in ("404", "410"):
            return self.gone(request, int(article.state))
        if article.state == "home":
            return redirect("/")
        if article.state == "tombstone":  # dnict, evidence 5.12
            return chrome.page(self, request, "Thông báo", "<h3>Bài viết ngừng xuất bản</h3>")
        twin = path != request.path
        old = article.old_slug and article.old_slug.lower() in path.lower()
        if old and not twin and (not self.numbered or self.slug_moves == 301):
            return redirect(self.article_path(article), 301)
        return self.show(request, article, twin=twin)

    def show(self, request: Request, article: Article, *, twin: bool) -> Response:
        """The page of an article; counts the visit (evidence 5.8)."""
        tag = hashlib.sha256(f"{article.title}{article.lead}{stock.body_of(article, self.salt)}".encode()).hexdigest()[
            :16
        ]
        asked = request.headers.get("if-none-match", "")
        conditional = asked or request.headers.get("if-modified-since", "")
        if (self.faults.lying_304 and conditional) or (self.etags and asked == f'"{tag}"'):
            return Response(304, headers={"ETag": f'"{tag}"'})
        if not (self.session_views and self.session in article.sessions):
            article.visits += 1
        article.sessions.add(self.session)
        main = render.article_main(self, request, article, twin=twin)
        head = render.head(self, request, article, twin=twin)
        if twin:
            title = render.text(self, article.title)
            return html(f'<html lang="vi"><head><title>{title}</title>{head}</head><body>{main}</body></html>')
        main += self.below_article(request, article)
        page = chrome.page(self, request, article.title, main, crumbs=self.crumbs(article.section), head=head)
        if self.etags or self.faults.lying_304:
            page.headers["ETag"] = f'"{tag}"'
        return page

    def below_article(self, request: Request, article: Article) -> str:
        """More that a family puts under an article."""
        del request, article
        return ""

    def static(self, request: Request) -> Response:
        """Pages that are never news."""
        name = STATICS[request.path]
        text = f"<p>{SENTENCES[3]}</p><p>{SENTENCES[8]}</p>"
        if request.path == "/van-ban":
            text = "".join(f'<p><a href="{self.document_path(d)}">{d.title}</a></p>' for d in self.documents)
        elif request.path == "/dang-nhap":
            text = '<form method="post"><input name="user"><input type="password" name="pass"></form>'
        elif request.path == "/tim-kiem":
            text = render.links(self, request, self.latest(10), "found", dates=True)
        return chrome.page(self, request, name, f"<h1>{name}</h1>{text}", crumbs=((request.path, name),))

    def document(self, request: Request, document: Document) -> Response:
        """A legal document: Số ký hiệu and Ngày ban hành tell it from news (evidence 5.18)."""
        table = (
            f"<table><tr><td>Số ký hiệu</td><td>{document.number}/QĐ-UBND</td></tr>"
            f"<tr><td>Ngày ban hành</td><td>{document.issued:%d/%m/%Y}</td></tr>"
            f"<tr><td>Trích yếu</td><td>{document.title}</td></tr>"
            f'<tr><td>Tệp đính kèm</td><td><a href="/upload/vb-{document.number}.pdf">Tải về</a></td></tr></table>'
        )
        crumbs = (("/van-ban", "Văn bản pháp luật"),)
        return chrome.page(self, request, document.title, f"<h1>{document.title}</h1>{table}", crumbs=crumbs)

    def not_found(self, request: Request) -> Response:
        """An unknown address: 404, a page with 200, or the home page (NukeViet)."""
        if self.missing == "home":
            return redirect("/")
        return self.gone(request, 404 if self.missing == "404" else 200)

    def gone(self, request: Request, status: int) -> Response:
        """The page that says there is nothing."""
        main = "<h1>Không tìm thấy trang</h1><p>Nội dung bạn yêu cầu không tồn tại hoặc đã bị gỡ bỏ.</p>"
        return chrome.page(self, request, "Không tìm thấy trang", main, status=status)

    def robots(self, request: Request) -> Response:
        """robots.txt: broken if the faults say so, none, or one that keeps search and administration out."""
        if self.faults.robots in ("503", "403"):
            return html("<html><body>Service Unavailable</body></html>", int(self.faults.robots))
        if self.faults.robots == "hang":
            return Response(503, delay=self.faults.robots_hang)
        if not self.has_robots:
            return html("<html><body><h1>404 Not Found</h1></body></html>", 404)
        text = "User-agent: *\nDisallow: /tim-kiem\nDisallow: /quan-tri/\nDisallow: /dang-nhap\n"
        if self.sitemap == "robots":
            text += f"\nSitemap: http://{request.host}/sitemap.xml\n"
        return Response(200, text.encode(), {"Content-Type": "text/plain; charset=utf-8"})

    @property
    def non_articles(self) -> dict[str, str]:
        """Addresses that must never become articles, and what they are."""
        found = dict.fromkeys(STATICS, "static") | {"/": "home"}
        found |= {self.document_path(d): "document" for d in self.documents}
        return found | {self.section_path(s): "listing" for s in self.sections}


def upload(path: str) -> Response:
    """A file: never an article."""
    if path.endswith(".pdf"):
        return Response(200, b"%PDF-1.4\n%%EOF\n", {"Content-Type": "application/pdf"})
    kind = "text/css" if path.endswith(".css") else "image/jpeg"
    return Response(200, b"\xff\xd8\xff\xd9" if kind == "image/jpeg" else b"body{}", {"Content-Type": kind})
