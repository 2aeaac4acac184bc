"""Listings whose pages come by script: what they share, and VNPT's HTML fragment (evidence 1, family 1a)."""

from __future__ import annotations

import random
import re
from typing import ClassVar

from tests.portals import render
from tests.portals.base import TestPortal
from tests.portals.kind_paged import EMPTY, whole
from tests.portals.links import with_query
from tests.portals.stock import Article, Section
from tests.portals.wire import Request, Response, html

LOAD = "/DesktopModule/UIArticleInMenu/ArticleInMenuPagination.aspx/LoadArticle"


class XhrPortal(TestPortal):
    """What these have in common; `bare` portals leave even the first page to the script."""

    ends: ClassVar[tuple[str, ...]] = ("empty", "repeat")
    mixes = False

    def setup(self, rng: random.Random) -> None:
        self.bare = rng.random() < 0.5

    def section_path(self, section: Section) -> str:
        return f"/{section.key}"

    def shell(self, request: Request, section: Section, script: str, more: str = "") -> Response:
        """The page of a section: the first rows or an empty box, then the script."""
        rows = '<div id="list-news"></div>' if self.bare else ""
        rows = rows or render.rows(self, request, self.slice(section, 0, self.rows), section)
        return self.listing_page(request, section, rows, below=f"{more}<script>{script}</script>")

    def slice(self, section: Section, start: int, count: int) -> list[Article]:
        """So many articles of a section."""
        items = [a for a in self.listed(section) if isinstance(a, Article)]
        if self.end == "repeat" and start >= len(items) and count:
            start = (len(items) - 1) // count * count
        return items[start : start + count]

    def by_path(self, request: Request) -> Section | None:
        """The section at an address."""
        return next((s for s in self.sections if self.section_path(s) == request.path), None)


class VnptPortal(XhrPortal):
    """VNPT: POST to LoadArticle, answered with `<li>` elements; the parameters stand in inline script (family 1a)."""

    kind = "vnpt-fragment"
    variants = ("form", "json")  # how the body is sent; "json" takes nothing else
    ends = ("repeat", "empty", "404")

    def setup(self, rng: random.Random) -> None:
        self.skin, self.bare = "vnpt", False
        self.site_number = rng.randrange(1000, 90_000)

    def article_path(self, article: Article, section: Section | None = None, slug: str | None = None) -> str:
        return f"/{(section or article.section).key}/{slug or article.slug}-{article.number}"

    def other_forms(self, article: Article) -> list[str]:
        return [with_query(self.article_path(article), "pageindex=0")]

    def key(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/[^/]+/[^/]*-(\d+)", path)
        return found[1] if found else None

    def listing(self, request: Request) -> Response | None:
        if request.path == LOAD:
            return self.fragment(request)
        section = self.by_path(request)
        if section is None:
            return None
        numbers = "".join(
            f'<li class="page-item page-number{" active" if n == 1 else ""}" data-page="{n}">'
            f'<a class="page-link" href="javascript:void(0)">{n}</a></li>'
            for n in range(1, self.pages(section) + 1)
        )
        more = f'<ul class="pagination">{numbers}</ul>'
        return self.shell(request, section, self.script(section), more)

    def script(self, section: Section) -> str:
        """The inline script, with every parameter that the evidence names."""
        body = f"""article_category_id: {section.number}, categoryIds: "{section.number},{section.number + 1}",
    site_id: {self.site_number}, page: page, page_size: {self.rows}, keyword: '', date_begin: '', date_end: '',
    show_no: false, show_post_date: true, num_of_text: 0, show_view_count: false, filter_order_in_list: '',
    is_default: true, new: true, number_of_day: 3, no: -{self.rows}, articlelang: 'vi-VN', lang: 'vi-VN',
    is_authenticated: false"""
        call = f"data: {{{body}}}"
        if self.variant == "json":
            call = f"contentType: 'application/json; charset=utf-8', data: JSON.stringify({{{body}}})"
        return f"""var maxPage = parseInt({self.pages(section)});
function LoadArticle(page) {{
  if (page > maxPage) return;
  $.ajax({{ type: 'POST', url: '{LOAD}', dataType: 'html', {call},
    success: function (html) {{ $('.ArticleList').html(html); }} }});
}}"""

    def fragment(self, request: Request) -> Response:
        """One page of `<li>`; wrong parameters are an error of the server."""
        form = request.form
        section = next((s for s in self.sections if str(s.number) == form.get("article_category_id")), None)
        wanted = f"{section.number},{section.number + 1}" if section else ""
        refused = self.variant == "json" and "json" not in request.headers.get("content-type", "")
        wrong = form.get("categoryIds") != wanted or form.get("site_id") != str(self.site_number)
        if request.method != "POST" or section is None or wrong or refused or not form.get("page", "").isdigit():
            return html("<html><body><h1>Runtime Error</h1></body></html>", 500)
        size, page = min(whole(form.get("page_size"), 15), 100), max(whole(form["page"]), 1)
        start = (page - 1) * size
        if self.end == "404" and start >= len(self.listed(section)):
            return self.gone(request, 404)
        items = self.slice(section, start, size)
        return html(render.bare_rows(self, request, items, section) if items else EMPTY)
