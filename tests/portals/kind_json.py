"""Listings whose pages are JSON (evidence 1, families 4, 5b and 9)."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import UTC, timedelta
from html import escape

from tests.portals import stock
from tests.portals.kind_paged import whole
from tests.portals.kind_xhr import XhrPortal
from tests.portals.links import with_query
from tests.portals.stock import Article, Section, slugify
from tests.portals.wire import Request, Response, data

QUERY = "/APIVP/api/DSTinTuc/QUERYDATA"
NEWS = "/DesktopModules/cmsview/api/NewsContent"


class SharepointJsonPortal(XhrPortal):
    """Vĩnh Phúc: POST QUERYDATA with `start` and `length`; each list numbers its items by itself (families 3 and 4)."""

    kind = "sharepoint-json"
    scoped = True
    crosses = False

    def setup(self, rng: random.Random) -> None:
        super().setup(rng)
        self.skin = "sharepoint"
        self.cap, self.totals = rng.choice((20, 50)), rng.random() < 0.5
        lists = [slugify(s.name, capital=True).title().replace("-", "") for s in self.sections]
        self.sections = [replace(s, module=name) for s, name in zip(self.sections, lists, strict=True)]

    def section_path(self, section: Section) -> str:
        return f"/ct/cms/tintuc/Lists/{section.module}/View_List.aspx"

    def article_path(self, article: Article, section: Section | None = None, slug: str | None = None) -> str:
        return f"/ct/cms/tintuc/Lists/{article.section.module}/View_Detail.aspx?ItemID={article.number}"

    def key(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/ct/cms/tintuc/Lists/(\w+)/View_Detail\.aspx", path)
        return f"{found[1]}:{query.get('ItemID', '')}" if found else None

    def listing(self, request: Request) -> Response | None:
        if request.path == QUERY:
            return self.query(request)
        section = self.by_path(request)
        if section is None:
            return None
        folder = f"/ct/cms/tintuc/Lists/{section.module}"
        script = f"""function loadList(start) {{
  $.ajax({{ url: "{QUERY}", type: "POST", dataType: "json", data: {{ do: "QUERYDATA", UrlList: "{folder}", start: start,
    length: {self.rows}, fieldOrder: "CreatedDate", ascending: "{"asc" if section.oldest_first else "desc"}" }},
    success: function (r) {{ $.each(r.data, function (i, o) {{ $('#list-news').append('<div class="item">' +
      '<a href="{folder}/View_Detail.aspx?ItemID=' + o.ID + '">' + o.Title + '</a></div>'); }}); }} }});
}}
loadList(0);"""
        return self.shell(request, section, script)

    def query(self, request: Request) -> Response:
        """The data of one list; `length` is capped."""
        form = request.form
        folder = form.get("UrlList", "").rpartition("/")
        section = next((s for s in self.sections if (folder[0], folder[2]) == ("/ct/cms/tintuc/Lists", s.module)), None)
        if request.method != "POST" or form.get("do") != "QUERYDATA" or section is None:
            return data({"error": "Object reference not set to an instance of an object."}, 500)
        length = max(1, min(whole(form.get("length"), 10), self.cap))
        items = [a for a in self.listed(section) if isinstance(a, Article)]
        start, asked = whole(form.get("start"), 0), form.get("ascending", "desc") == "asc"
        if asked != section.oldest_first:
            items = items[::-1]
        if self.end == "repeat" and start >= len(items):
            start = (len(items) - 1) // length * length
        answer: dict[str, object] = {"data": [self.item(a) for a in items[start : start + length]]}
        return data(answer | ({"recordsTotal": len(items)} if self.totals else {}))

    def item(self, article: Article) -> dict[str, object]:
        """One row: `##` in the title, the body escaped, local time without a zone."""
        body = "".join(f"<p>{escape(p)}</p>" for p in stock.body_of(article, self.salt))
        return {
            **{"ID": article.number, "Title": f"##{article.title}##", "ContentNews": escape(body)},
            **{"CreatedDate": f"{article.published:%Y-%m-%dT%H:%M:%S}"},
            "DescriptionNews": stock.lead_of(article, self.salt),
        }


class LiferayJsonPortal(XhrPortal):
    """Bắc Ninh: GET of `loadPageURL` with `pageNum`, JSON with `totalPageNum` (family 5b)."""

    kind = "liferay-json"
    variants = ("details", "portlet")

    def setup(self, rng: random.Random) -> None:
        super().setup(rng)
        self.skin, self.size = "bacninh", rng.choice((10, 15, 50))
        self.epoch = rng.random() < 0.5

    def article_path(self, article: Article, section: Section | None = None, slug: str | None = None) -> str:
        if self.variant == "details":
            return f"/-/details/37632/{slug or article.slug}-{article.number}"
        name = "newsbycategory_WAR_bacninhportlet"
        key = (section or article.section).key
        return f"/{key}?p_p_id={name}&p_p_lifecycle=0&_{name}_articleId={article.number}"

    def other_forms(self, article: Article) -> list[str]:
        path = self.article_path(article)
        return [
            with_query(path, "p_auth=Qm3xZ81k"),
            with_query(path, "_newsbycategory_WAR_bacninhportlet_redirect=%2F"),
        ]

    def with_session(self, path: str, session: str) -> str:
        return path.replace("?", f";jsessionid={session}?") if "?" in path else f"{path};jsessionid={session}"

    def key(self, path: str, query: dict[str, str]) -> str | None:
        if self.variant == "portlet":
            return query.get("_newsbycategory_WAR_bacninhportlet_articleId")
        found = re.fullmatch(r"/-/details/\d+/[^/]*-(\d+)", path)
        return found[1] if found else None

    def listing(self, request: Request) -> Response | None:
        section = self.by_path(request)
        if section is None or "_newsbycategory_WAR_bacninhportlet_articleId" in request.query:
            return None
        if request.query.get("p_p_resource_id") == "loadPage":
            return self.load(request, section)
        name = "newsbycategory_WAR_bacninhportlet"
        url = (
            f"/{section.key}?p_p_id={name}&p_p_lifecycle=2&p_p_state=normal&p_p_mode=view&p_p_resource_id=loadPage"
            f"&p_p_cacheability=cacheLevelPage&p_p_col_id=column-1&p_p_col_count=1&_{name}_categoryId={section.number}"
        )
        script = f"""var newsList = new NewsByCategory({{ container: '#list-news', recordPerPage: {self.size},
  loadPageURL: '{url}' }});
newsList.load = function (n) {{ $.getJSON(this.loadPageURL + '&pageNum=' + n + '&recordPerPage={self.size}&keyword=',
  function (r) {{ newsList.render(r.items, r.totalPageNum); }}); }};"""
        return self.shell(request, section, script)

    def load(self, request: Request, section: Section) -> Response:
        """One page of items."""
        size = max(1, min(whole(request.query.get("recordPerPage"), self.size), 50))
        page = max(whole(request.query.get("pageNum")), 1)
        total = -(-len(self.listed(section)) // size)
        items = [self.item(request, a) for a in self.slice(section, (page - 1) * size, size)]
        return data({"items": items, "totalPageNum": total})

    def item(self, request: Request, article: Article) -> dict[str, object]:
        """One item; the evidence does not say how `createdDate` looks: milliseconds here, a date there."""
        when = (article.published - timedelta(hours=7)).replace(tzinfo=UTC)
        body = "".join(f"<p>{escape(p)}</p>" for p in stock.body_of(article, self.salt))
        return {
            **{"id": article.number, "title": article.title, "summary": stock.lead_of(article, self.salt)},
            "content": body,
            "createdDate": int(when.timestamp() * 1000) if self.epoch else f"{article.published:%d/%m/%Y %H:%M}",
            "urlDetail": self.href(request, article, "row"),
        }


class DnnPortal(XhrPortal):
    """DNN with Angular: GET listnew with `PageIndex`, rows in `ListData` and `ListMoreData` (family 9)."""

    kind = "dnn-json"
    variants = ("split", "overlap")  # ListMoreData: the rest of the page, or also what comes after it

    def article_path(self, article: Article, section: Section | None = None, slug: str | None = None) -> str:
        return f"/tin-tuc/{slug or article.slug}-{article.number}"

    def other_forms(self, article: Article) -> list[str]:
        return [with_query(self.article_path(article), "language=vi-VN")]

    def key(self, path: str, query: dict[str, str]) -> str | None:
        found = re.fullmatch(r"/tin-tuc/[^/]*-(\d+)", path)
        return found[1] if found else None

    def listing(self, request: Request) -> Response | None:
        if request.path.lower() == f"{NEWS}/listnew".lower():
            return self.listnew(request)
        if request.path.lower() == f"{NEWS}/getbyid".lower():
            article = self.articles.get(request.query.get("id", ""))
            found = article is not None and article.state == "public"
            return data(self.item(article, full=True)) if article and found else data({"Message": "Not found"}, 404)
        section = self.by_path(request)
        if section is None:
            return None
        module = section.number
        script = f"""app.controller('news{module}', function ($scope, myService) {{
  $scope.pageIndex = 1;
  myService.getNewsBlockContents(0, {module}, 3, $scope.pageIndex).then(function (r) {{
    $scope.items = r.data.ListData; $scope.more = r.data.ListMoreData; }});
}});
app.service('myService', function ($http) {{ this.getNewsBlockContents = function (portal, module, type, page) {{
  return $http.get('{NEWS}/listnew?PortalId=' + portal + '&ModuleId=' + module + '&GetType=' + type +
    '&PageIndex=' + page);
}}; }});"""
        template = '<a ng-href="/tin-tuc/{{item.Url}}-{{item.Id}}">{{item.Name}}</a>'
        more = f'<div ng-controller="news{module}"><div ng-repeat="item in items">{template}</div></div>'
        return self.shell(request, section, script, more)

    def listnew(self, request: Request) -> Response:
        """One page."""
        query = request.query
        section = next((s for s in self.sections if str(s.number) == query.get("ModuleId")), None)
        if section is None or query.get("PortalId") != "0" or query.get("GetType") != "3":
            return data({"ListData": [], "ListMoreData": []})
        start = (max(whole(query.get("PageIndex")), 1) - 1) * self.rows
        items = self.slice(section, start, self.rows)
        half = len(items) // 2 if self.variant == "split" else len(items)
        more = items[half:]
        if self.variant == "overlap":
            more = [a for a in self.listed(section) if isinstance(a, Article)][start + self.rows :][:5]
        return data({"ListData": [self.item(a) for a in items[:half]], "ListMoreData": [self.item(a) for a in more]})

    def item(self, article: Article, *, full: bool = False) -> dict[str, object]:
        """One row, or the article."""
        when = article.published
        body = "".join(f"<p>{p}</p>" for p in stock.body_of(article, self.salt))
        return {
            **{"Id": article.number, "Name": article.title, "Url": article.slug, "FullContent": body if full else None},
            **{
                "PublishTime": f"{when:%Y-%m-%dT%H:%M:%S}",
                "CreatedTime": f"{when - timedelta(hours=3):%Y-%m-%dT%H:%M:%S}",
            },
            "Description": stock.lead_of(article, self.salt),
        }
