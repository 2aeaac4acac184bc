"""Pages that list articles: to be refused when they are taken for one."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from tests.synthetic import words
from tests.synthetic.build import Build
from tests.synthetic.dsl import Child, Node, Raw, el
from tests.synthetic.facts import Other
from tests.synthetic.layouts_vnpt import state
from tests.synthetic.prose import Prose, slug
from tests.synthetic.shell import Parts

Item = Callable[[Build, Other, str], Node]


def others(b: Build, prose: Prose, count: int) -> list[Other]:
    out = []
    for _ in range(count):
        title = prose.title()
        day, month, year = b.rng.randint(1, 28), b.rng.randint(1, 12), b.rng.randint(2018, 2025)
        date = f"{day:02}/{month:02}/{year} {b.rng.randint(6, 20):02}:15"
        url = f"{b.f.site.root}/tin-tuc/{slug(title)}-{b.rng.randint(1000, 99_999)}.html"
        out.append(Other(url, title, date, b.rng.randint(5, 9000)))
    return out


def _link(other: Other, cls: str | None = None) -> Node:
    return el("a", other.title, href=other.url, class_=cls)


def _thumb(b: Build, other: Other) -> Node | None:
    return el("a", el("img", src=f"/thumb/{other.views}.jpg", alt=""), href=other.url) if b.chance(0.6) else None


def _vnpt_new(b: Build, other: Other, lead: str) -> Node:
    return el(
        "li.row",
        _thumb(b, other),
        el("h2.Title", _link(other)),
        el("div.Ngaydang", other.date),
        el("div.Summary", lead),
    )


def _tandan(b: Build, other: Other, lead: str) -> Node:
    return el("div.channel-news-item", _thumb(b, other), el("div.channel-news-title", _link(other)), el("p", lead))


def _detail(b: Build, other: Other, lead: str) -> Node:
    day, hour = other.date.split(" ")
    made = f"{day[6:]}-{day[3:5]}-{day[:2]}T{hour}:51+07:00"
    return el(
        "article",
        _thumb(b, other),
        el("h3.entry-title", _link(other, "article-title common-title")),
        el("time.post-date.updated", day, datetime=made),
        el("div.brief-news", lead),
    )


def _nuke(b: Build, other: Other, lead: str) -> Node:
    counts = el("span", el("em.fa.fa-eye"), f" Đã xem: {other.views}")
    return el(
        "div.news_column.panel.panel-default",
        el(
            "div.panel-body",
            _thumb(b, other),
            el("h3", _link(other)),
            el("div.text-muted", el("ul.list-unstyled", el("li", other.date), el("li", counts))),
            lead,
        ),
    )


def _kentico(b: Build, other: Other, lead: str) -> Node:
    info = el(
        "div.news-info",
        el("h2", _link(other)),
        el("time", other.date.replace("/", "-")),
        el("div.news-description", lead),
    )
    return el("li", _thumb(b, other), info)


def _wordpress(b: Build, other: Other, lead: str) -> Node:
    return el(
        "article.post",
        _thumb(b, other),
        el("h2.entry-title", _link(other)),
        el("span.date", other.date[:10]),
        el("p", lead),
    )


def _drupal(b: Build, other: Other, lead: str) -> Node:
    return el(
        "div.views-row", _thumb(b, other), el("h3.node__title", _link(other)), el("span", other.date), el("p", lead)
    )


def _joomla(b: Build, other: Other, lead: str) -> Node:
    return el(
        "div.item",
        el("h2", _link(other)),
        el("dl.article-info", el("dd.published", other.date), el("dd.hits", f"Lượt xem: {other.views}")),
        el("p", lead),
    )


def _any(b: Build, other: Other, lead: str) -> Node:
    return el(b.used[0], _thumb(b, other), el(b.used[1], _link(other)), el("span", f"({other.date})"), el("p", lead))


ITEMS: dict[str, Item] = {
    "vnpt-new": _vnpt_new,
    "sharepoint-tandan": _tandan,
    "article-detail": _detail,
    "nukeviet": _nuke,
    "nukeviet-egov": _nuke,
    "kentico": _kentico,
    "wordpress": _wordpress,
    "drupal": _drupal,
    "joomla": _joomla,
}
HOLDERS = {"vnpt-new": "ul.ArticleList", "kentico": "ul.news-item", "wordpress": "main.site-main", "joomla": "div.blog"}
NEXT = {
    "sharepoint": "?page={n}",
    "sharepoint-tandan": "?PageIndex={n}",
    "nukeviet": "page-{n}/",
    "nukeviet-egov": "page-{n}/",
    "vccorp": "trang-{n}.htm",
    "wordpress": "page/{n}/",
    "joomla": "?start={n}0",
    "article-detail": "tin-c217-{n}.html",
    "liferay": "?p_p_id=101_INSTANCE_CxpLMxKIhxrm&_101_INSTANCE_CxpLMxKIhxrm_cur={n}",
    "kentico": "?page={n}",
    "liferay-vnpt": "?pageNum={n}&recordPerPage=50",
    "dnn": "?PageIndex={n}",
}
LISTING_PATHS = {
    "vnpt-old": "/mDefault.aspx?sid=1444&pageid=6591&catid=71012&catname=tin-tuc",
    "vnpt-new": "/tin-chinh-tri",
    "sharepoint-tandan": "/portal/Pages/Tin-tuc-su-kien.aspx",
    "sharepoint": "/Trang/tin-tuc-su-kien.aspx",
    "sharepoint-json": "/APIVP/api/DSTinTuc/QUERYDATA",
    "liferay": "/vi_VN/thoi-su",
    "liferay-vnpt": "/chinh-tri",
    "liferay-dnict": "/tin-tuc?danhmuc=1045",
    "article-detail": "/chuyen-muc-tin-trong-tinh-c217-1.html",
    "nukeviet": "/vi/news/tin-tuc/",
    "nukeviet-egov": "/vi/sngoaivu/kinh-te-dau-tu/",
    "vccorp": "/chinh-tri.htm",
    "kentico": "/tin-tuc-su-kien/tin-tuc-su-kien.aspx",
    "bai-viet": "/vi/chuyen-muc/tin-trong-tinh",
    "vhv": "/tin-tuc-su-kien/hoat-dong",
    "dnn": "/tin-tuc",
    "dnn-json": "/DesktopModules/cmsview/api/NewsContent/listnew?PortalId=0&ModuleId=391&GetType=3&PageIndex=2",
    "wordpress": "/tin-tuc/trong-tinh/page/3/",
    "drupal": "/tin-tuc?page=2",
    "joomla": "/tin-tuc-su-kien?start=10",
    "next-shell": "/blogs/category/type/tin-tuc?&categoryId=65a1f0c2b4&page=2&size=10",
    "webcenter": "/wps/portal/Home/2018/home/tin-tuc",
    "generic": "/tin-tuc/chinh-tri/trang-4.html",
}


def fingerprint(family: str) -> list[Child]:
    """What the family has in the head of every page."""
    generator = {
        "nukeviet": "NukeViet v4.5",
        "nukeviet-egov": "NukeViet v4.5",
        "wordpress": "WordPress 6.1",
        "dnn": "DotNetNuke ",
        "joomla": "Joomla! - Open Source Content Management",
        "drupal": "Drupal 10 (https://www.drupal.org)",
        "sharepoint": "Microsoft SharePoint",
        "sharepoint-tandan": "Microsoft SharePoint",
    }.get(family)
    if generator:
        return [el("meta", name="generator", content=generator)]
    if family.startswith("liferay"):
        return [el("script", Raw("var Liferay={Portlet:{}};"))]
    return []


def pager(b: Build, family: str) -> Child:
    last = b.rng.randint(3, 60)
    if family == "vnpt-new":
        return el(
            "ul.pagination",
            *(el("li.page-item.page-number", el("a.page-link", str(n), href="#"), data_page=n) for n in (1, 2, 3)),
        )
    if family == "vnpt-old":
        return el(
            "div", *(el("a.ButtonPage", n, href=f"javascript:__doPostBack('p','{n}')") for n in ("2", "3", "4", "..."))
        )
    if family == "kentico":
        return el("div.PagerControl", el("span.SelectedPage", "1"), el("a.UnselectedPage", "2", href="?page=2"))
    if family == "article-detail":
        return el("div.wrapper-pagination", el("a.next-pages", "Tiếp", href="/chuyen-muc-tin-trong-tinh-c217-2.html"))
    pattern = NEXT.get(family, "?page={n}")
    return el(
        b.pick("div.pagination", "ul.paging", "div.phan-trang"),
        *(el("a", str(n), href=pattern.format(n=n)) for n in (2, 3, last)),
        el("a", b.pick("Tiếp theo", "Sau", "Next"), href=pattern.format(n=2)),
    )


def listing_page(b: Build, family: str, prose: Prose) -> Parts:
    name, _, inner = b.pick(*words.SECTIONS)
    head = b.pick(name, b.pick(*inner))
    b.f.title, b.f.section = head, [name] if b.chance(0.5) else []
    b.f.lead, b.f.lead_at, b.f.items = None, "none", []
    b.used = [b.pick("li", "div.news-item", "div.item", "div.row"), b.pick("h2", "h3", "h4", "div.title", "p")]
    make = ITEMS.get(family, _any)
    count = b.rng.randint(7, 15)
    rows = [make(b, other, prose.sentence() if b.chance(0.85) else "") for other in others(b, prose, count)]
    default = "ul" if b.used[0] == "li" and make is _any else "div"
    holder = el(HOLDERS.get(family, default), *rows)
    if family == "vnpt-new":
        holder = el("div.UIArticleInMenu_Default", holder)
    heading = el(b.pick("h1", "h2", "div.cate-title", "h1.portlet-title"), head) if b.chance(0.7) else None
    scripts = []
    if family == "vnpt-new":
        scripts = [
            'var p = {article_category_id: 1322, categoryIds: "1322,1323", site_id: 27, page_size: 15};'
            " maxPage = parseInt(12);"
        ]
    form = state(b) if family in ("vnpt-old", "vnpt-new", "kentico", "dnn", "sharepoint", "sharepoint-tandan") else None
    return Parts(
        [heading or "", b.nest(holder), pager(b, family)],
        form=form,
        scripts=scripts,
        head=fingerprint(family),
        title_as=b.pick("suffix", "none", "prefix"),
        table=family in ("vnpt-old", "generic") and b.chance(0.5),
    )


def json_listing(b: Build, family: str, prose: Prose) -> bytes:
    rows = others(b, prose, b.rng.randint(4, 12))
    if family == "sharepoint-json":
        data: object = {
            "data": [
                {
                    "ID": other.views,
                    "Title": f"{other.title}##",
                    "CreatedDate": "2025-06-30T19:02:21",
                    "DescriptionNews": prose.sentence(),
                    "ContentNews": "&lt;p&gt;…&lt;/p&gt;",
                }
                for other in rows
            ],
            "recordsTotal": 1200,
        }
    elif family == "dnn-json":
        made = [
            {
                "Id": other.views,
                "Name": other.title,
                "Url": slug(other.title),
                "PublishTime": "2026-01-19T08:50:00",
                "Description": prose.sentence(),
            }
            for other in rows
        ]
        data = {"ListData": made[:3], "ListMoreData": made[3:]}
    else:
        items = [
            {
                "id": other.views,
                "title": other.title,
                "summary": prose.sentence(),
                "content": "",
                "createdDate": other.date,
                "urlDetail": replace(other).url,
            }
            for other in rows
        ]
        data = {"items": items, "totalPageNum": 17}
    return json.dumps(data, ensure_ascii=b.chance(0.5)).encode()
