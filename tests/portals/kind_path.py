"""Listings whose page number is a segment of the path, WordPress among them."""

from __future__ import annotations

import random
import re
from html import escape

from tests.portals import stock
from tests.portals.kind_paged import PagedPortal, whole
from tests.portals.links import with_query
from tests.portals.stock import Article, Section
from tests.portals.wire import Request, Response, data, redirect


class PathPortal(PagedPortal):
    """`/page-N/` (NukeViet), `/trang-N.htm` (VCCorp), `-cN-2.html` (hungyen), `/page/N/`, `/trang-N.html` (units).

    NukeViet numbers the articles of each module by itself: `/vi/news/...-407.html` and `/vi/sngoaivu/...-407.html` are
    different articles (evidence 1, family 7).
    """

    kind = "path-page"
    variants = ("page-N", "trang-htm", "c-N", "page", "trang-html")
    modules = ("news", "sngoaivu")

    def setup(self, rng: random.Random) -> None:
        skins = {"page-N": "nukeviet", "trang-htm": "vccorp", "c-N": "hungyen", "page": "blog", "trang-html": ""}
        self.skin = skins[self.variant]
        self.numbered, self.scoped = self.skin != "blog", self.skin == "nukeviet"
        self.dated_links = rng.random() < 0.5  # gso: /YYYY/MM/<slug>/
        self.slash = rng.choice(("", "/"))

    def section_path(self, section: Section) -> str:
        return {
            "page-N": f"/vi/{section.module}/{section.key}/",
            "trang-htm": f"/{section.key}.htm",
            "c-N": f"/chuyen-muc-{section.key}-c{section.number}-1.html",
            "page": f"/tin-tuc/{section.key}{self.slash}",
            "trang-html": f"/tin-tuc/{section.key}.html",
        }[self.variant]

    def page_path(self, section: Section, page: int) -> str:
        return {
            "page-N": f"/vi/{section.module}/{section.key}/page-{page}/",
            "trang-htm": f"/{section.key}/trang-{page}.htm",
            "c-N": f"/chuyen-muc-{section.key}-c{section.number}-{page}.html",
            "page": f"/tin-tuc/{section.key}/page/{page}{self.slash}",
            "trang-html": f"/tin-tuc/{section.key}/trang-{page}.html",
        }[self.variant]

    def asked_page(self, request: Request) -> tuple[Section, int] | None:
        path = request.path
        for section in self.sections:
            if path.rstrip("/") == self.section_path(section).rstrip("/"):
                return section, 1
            before, after = self.page_path(section, 777).split("777")
            found = re.fullmatch(re.escape(before) + r"(\d+)" + re.escape(after.rstrip("/")) + "/?", path)
            if found:
                return section, whole(found[1])
        return None

    def article_path(self, article: Article, section: Section | None = None, slug: str | None = None) -> str:
        section, slug, when = section or article.section, slug or article.slug, article.published
        stamp = f"{when:%y%m%d%H%M%S}{article.number % 1000:03d}"
        return {
            "page-N": f"/vi/{section.module}/{section.key}/{slug}-{article.number}.html",
            "trang-htm": f"/{slug}-{article.number}{stamp}.htm",
            "c-N": f"/{slug}-{article.number}.html",
            "page": f"/{when:%Y/%m}/{slug}/" if self.dated_links else f"/{slug}/",
            "trang-html": f"/tin-tuc/{section.key}/{slug}-{article.number}.html",
        }[self.variant]

    def other_forms(self, article: Article) -> list[str]:
        path = self.article_path(article)
        return [path.rstrip("/")] if self.variant == "page" else [with_query(path, "pageindex=0")]

    def key(self, path: str, query: dict[str, str]) -> str | None:
        shapes = {
            "page-N": r"/vi/(\w+)/[^/]+/[^/]*-(\d+)\.html",
            "trang-htm": r"/()[^/]*-(\d+)\d{15}\.htm",
            "c-N": r"/()[^/]*-(\d+)\.html",
            "page": r"/()(?:\d{4}/\d\d/)?([^/]+)/?",
            "trang-html": r"/()tin-tuc/[^/]+/[^/]*-(\d+)\.html",
        }
        found = re.fullmatch(shapes[self.variant], path)
        if found is None:
            return None
        return f"{found[1]}:{found[2]}" if self.scoped else found[2]

    def feed_path(self, section: Section | None) -> str:
        if self.variant != "page-N":
            return super().feed_path(section)
        return f"/vi/news/rss/{section.key}/" if section else "/vi/news/rss/"

    def twin_path(self, article: Article) -> str:
        if self.variant != "page-N":
            return super().twin_path(article)
        word = "print" if article.number % 2 else "savefile"
        head, tail = self.article_path(article).split(f"/{article.section.module}/", 1)
        return f"{head}/{article.section.module}/{word}/{tail}"

    def untwin(self, path: str) -> str:
        if self.variant != "page-N":
            return super().untwin(path)
        return re.sub(r"^/vi/(\w+)/(?:print|savefile)/", r"/vi/\1/", path)


class WordpressPortal(PagedPortal):
    """HTML under `/<cat>/page/N/`, and `wp-json/wp/v2/posts` where it is not shut (evidence 1, family 14)."""

    kind = "wordpress"
    variants = ("category", "tin-tuc")
    numbered = False

    def setup(self, rng: random.Random) -> None:
        self.skin = "wordpress"
        self.json_open = rng.random() < 0.6

    def section_path(self, section: Section) -> str:
        return f"/{self.variant}/{section.key}/"

    def page_path(self, section: Section, page: int) -> str:
        return f"/{self.variant}/{section.key}/page/{page}/"

    def asked_page(self, request: Request) -> tuple[Section, int] | None:
        for section in self.sections:
            found = re.fullmatch(self.section_path(section) + r"?(?:page/(\d+)/?)?", request.path)
            if found:
                return section, whole(found[1])
        return None

    def article_path(self, article: Article, section: Section | None = None, slug: str | None = None) -> str:
        return f"/{slug or article.slug}/"

    def other_forms(self, article: Article) -> list[str]:
        return [f"/?p={article.number}", self.article_path(article).rstrip("/")]

    def known(self, path: str, query: dict[str, str]) -> str | None:
        if path == "/" and query.get("p", "").isdigit():
            return next((a.id for a in self.articles.values() if a.number == int(query["p"])), None)
        return super().known(path, query)

    def key(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/([^/]+)/?", path)
        return found[1] if found else None

    def feed_path(self, section: Section | None) -> str:
        return f"{self.section_path(section)}feed/" if section else "/feed/"

    def home(self, request: Request) -> Response:
        found = self.known(request.path, request.query) if "p" in request.query else None
        if found is not None:
            return redirect(self.article_path(self.articles[found]), 301)
        return super().home(request)

    def listing(self, request: Request) -> Response | None:
        if request.path.startswith("/wp-json/"):
            return self.api(request)
        return super().listing(request)

    def api(self, request: Request) -> Response:
        """Posts and categories; past the end the API says so with 400."""
        if not self.json_open:
            return data({"code": "rest_forbidden", "message": "Sorry", "data": {"status": 401}}, 401)
        if request.path.rstrip("/") == "/wp-json/wp/v2/categories":
            return data([{"id": s.number, "name": s.name, "slug": s.key} for s in self.sections])
        if request.path.rstrip("/") != "/wp-json/wp/v2/posts":
            return data({"code": "rest_no_route", "data": {"status": 404}}, 404)
        size = min(whole(request.query.get("per_page"), 10), 100)
        page = max(whole(request.query.get("page")), 1)
        posts = self.latest(len(self.articles))
        wanted = whole(request.query.get("categories"), 0)
        posts = [a for a in posts if not wanted or wanted in (a.section.number, a.also.number if a.also else 0)]
        total = -(-len(posts) // size)
        if page > total:
            return data({"code": "rest_post_invalid_page_number", "data": {"status": 400}}, 400)
        answer = data([self.post(request, a) for a in posts[(page - 1) * size : page * size]])
        answer.headers |= {"X-WP-Total": str(len(posts)), "X-WP-TotalPages": str(total)}
        return answer

    def post(self, request: Request, article: Article) -> dict[str, object]:
        """One post of the API."""
        body = "".join(f"<p>{escape(p)}</p>" for p in stock.body_of(article, self.salt))
        sections = [s.number for s in (article.section, article.also) if s]
        return {
            **{"id": article.number, "slug": article.slug, "type": "post", "status": "publish", "categories": sections},
            **{"date": f"{article.published:%Y-%m-%dT%H:%M:%S}", "title": {"rendered": escape(article.title)}},
            "link": f"http://{request.host}{self.article_path(article)}",
            "content": {"rendered": body},
            "excerpt": {"rendered": f"<p>{escape(stock.lead_of(article, self.salt))}</p>"},
        }
