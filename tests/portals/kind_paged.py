"""Listings whose pages have an address: in the query, in the path, or in Liferay's long query."""

from __future__ import annotations

import random
import re
from abc import abstractmethod
from datetime import datetime
from urllib.parse import urlencode

from tests.portals import render
from tests.portals.base import TestPortal
from tests.portals.links import with_query
from tests.portals.pager import pager
from tests.portals.stock import Article, Section, slugify
from tests.portals.wire import Request, Response, redirect

EMPTY = '<p class="empty">Dữ liệu đang được cập nhật</p>'


class PagedPortal(TestPortal):
    """Walks by GET; the end as drawn (evidence 1, conclusion: page with no new link, span, last page again)."""

    @abstractmethod
    def page_path(self, section: Section, page: int) -> str:
        """Address of a page."""

    @abstractmethod
    def asked_page(self, request: Request) -> tuple[Section, int] | None:
        """Section and number of the page that is asked for."""

    def listing(self, request: Request) -> Response | None:
        found = self.asked_page(request)
        if found is None:
            return None
        section, page = found
        items, last = self.listed(section), self.pages(section)
        endless = "endless" in self.faults.traps and section is self.sections[0]
        if page > last and endless:
            shown = random.Random(f"{self.salt}:{page}").sample(items, min(len(items), self.rows))
            below = pager(self.style, page, page, lambda n: self.page_path(section, n), "span", endless=True)
            return self.listing_page(request, section, render.rows(self, request, shown, section), below=below)
        if page > last and self.end == "404":
            return self.gone(request, 404)
        if page > last and self.end == "redirect":
            return redirect(self.section_path(section))
        if page > last and self.end == "empty":
            return self.listing_page(request, section, EMPTY)
        page = min(max(page, 1), last)
        shown = items[(page - 1) * self.rows : page * self.rows]
        below = pager(self.style, page, last, lambda n: self.page_path(section, n), self.end, endless=endless)
        return self.listing_page(request, section, render.rows(self, request, shown, section), below=below)

    def section_by(self, **wanted: object) -> Section | None:
        """The section with such a key, number, ..."""
        return next((s for s in self.sections if all(getattr(s, k) == v for k, v in wanted.items())), None)


def whole(value: str | None, default: int = 1) -> int:
    """A number in an address; anything else is the first page."""
    return int(value) if value and value.isdigit() and len(value) < 9 else default


class QueryPortal(PagedPortal):
    """`?page=N` (hatinh), `?page=`/`?Page=` (quangninh), `?PageIndex=` (thanhhoa), `?pg=` and `?p=` from 0 (cema)."""

    kind = "query"
    variants = ("page", "PageIndex", "pg", "p", "Page")

    def setup(self, rng: random.Random) -> None:
        skins = {"page": "baiviet", "PageIndex": "tandan", "pg": "detailview", "p": "webforms", "Page": "sharepoint"}
        self.skin = skins[self.variant]
        self.numbered = self.skin not in ("baiviet", "tandan")
        self.parameter = rng.choice(("page", "Page")) if self.variant == "Page" else self.variant
        self.first = 0 if self.variant == "p" else 1

    def slug(self, title: str, when: datetime, rng: random.Random) -> str:
        if self.skin != "tandan":
            return super().slug(title, when, rng)
        tail = "".join(rng.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=rng.choice((6, 7))))
        return slugify(title, cut=50, capital=True) + tail

    def section_path(self, section: Section) -> str:
        name = slugify(section.name, capital=True)
        return {
            "baiviet": f"/vi/chuyen-muc/{section.key}",
            "tandan": f"/portal/Pages/{name}.aspx",
            "detailview": f"/tin-tuc/{section.key}",
            "webforms": f"/{section.key}.htm",
            "sharepoint": f"/Trang/{section.key}.aspx",
        }[self.skin]

    def page_path(self, section: Section, page: int) -> str:
        return f"{self.section_path(section)}?{self.parameter}={page - 1 + self.first}"

    def asked_page(self, request: Request) -> tuple[Section, int] | None:
        for section in self.sections:
            if self.section_path(section).lower() == request.path.lower():
                return section, whole(request.query.get(self.parameter), self.first) + 1 - self.first
        return None

    def article_path(self, article: Article, section: Section | None = None, slug: str | None = None) -> str:
        section, slug, when = section or article.section, slug or article.slug, article.published
        return {
            "baiviet": f"/bai-viet/{slug}",
            "tandan": f"/portal/Pages/{when.year}-{when.month}-{when.day}/{slug}.aspx",
            "detailview": f"/DetailView/{article.number}/{section.key}/{slug}",
            "webforms": f"/{section.key}/{slug}-{article.number}.htm",
            "sharepoint": f"/Trang/ChiTietTinTuc.aspx?nid={article.number}",
        }[self.skin]

    def other_forms(self, article: Article) -> list[str]:
        path = self.article_path(article)
        if self.skin == "tandan":  # case of Pages varies: same page
            return [path.replace("/Pages/", "/pages/")]
        if self.skin == "sharepoint":
            return [path.replace("?", f"?cat={article.section.number}&")]
        return [with_query(path, "pageindex=0")]  # nghean, evidence 5.1

    def key(self, path: str, query: dict[str, str]) -> str | None:
        shapes = {
            "baiviet": r"/bai-viet/([^/]+)",
            "tandan": r"/portal/[Pp]ages/\d{4}-\d\d?-\d\d?/([^/]+)\.aspx",
            "detailview": r"/DetailView/(\d+)/.*",
            "webforms": r"/[^/]+/[^/]*-(\d+)\.htm",
        }
        if self.skin == "sharepoint":
            return query.get("nid") if path == "/Trang/ChiTietTinTuc.aspx" else None
        found = re.fullmatch(shapes[self.skin], path)
        return found[1] if found else None


class LiferayCurPortal(PagedPortal):
    """Liferay's asset publisher: a long query that ends in `_cur=N`, articles under `/-/` (evidence 1, family 5a)."""

    kind = "liferay-cur"
    variants = ("danang", "daklak", "bacgiang")
    numbered = False

    def setup(self, rng: random.Random) -> None:
        self.skin = "liferay"
        self.group = rng.randrange(10_000, 40_000)

    def section_path(self, section: Section) -> str:
        return f"/{section.key}" if self.variant != "danang" else f"/web/dng/{section.key}"

    def page_path(self, section: Section, page: int) -> str:
        name = f"101_INSTANCE_{section.instance}"
        query = {
            **{"p_p_id": name, "p_p_lifecycle": "0", "p_p_state": "normal", "p_p_mode": "view"},
            **{"p_p_col_id": "column-2", "p_p_col_pos": "1", "p_p_col_count": "2", f"_{name}_delta": str(self.rows)},
            **{f"_{name}_keywords": "", f"_{name}_advancedSearch": "false", f"_{name}_andOperator": "true"},
            **{"p_r_p_564233524_resetCur": "false", f"_{name}_cur": str(page)},
        }
        return f"{self.section_path(section)}?{urlencode(query)}"

    def asked_page(self, request: Request) -> tuple[Section, int] | None:
        for section in self.sections:
            if request.path == self.section_path(section):
                name = f"101_INSTANCE_{section.instance}"
                page = whole(request.query.get(f"_{name}_cur"))
                return section, page if request.query.get("p_p_id") == name else 1
        return None

    def article_path(self, article: Article, section: Section | None = None, slug: str | None = None) -> str:
        slug = slug or article.slug
        return {
            "danang": f"/web/dng/-/{slug}",
            "daklak": f"/-/{slug}",
            "bacgiang": f"/chi-tiet-tin-tuc/-/asset_publisher/{self.sections[0].instance}/content/{slug}/{self.group}",
        }[self.variant]

    def other_forms(self, article: Article) -> list[str]:
        path = self.article_path(article)
        forms = [with_query(path, "p_auth=x7Kd2mQp"), with_query(path, f"redirect=%2F{article.section.key}")]
        if self.variant == "danang":  # 28 of 633 slugs stand under both
            forms.append("/vi" + path)
        if self.variant == "bacgiang":
            forms.append(path.removesuffix(f"/{self.group}"))
        return forms

    def with_session(self, path: str, session: str) -> str:
        return f"{path};jsessionid={session}.node1"

    def key(self, path: str, query: dict[str, str]) -> str | None:
        if self.variant == "danang":
            found = re.fullmatch(r"(?:/vi)?/web/dng/-/([^/]+)", path)
        elif self.variant == "daklak":
            found = re.fullmatch(r"/-/([^/]+)", path)
        else:
            found = re.fullmatch(r"/chi-tiet-tin-tuc/-/asset_publisher/\w+/content/([^/]+)(?:/\d+)?", path)
        return found[1] if found else None
