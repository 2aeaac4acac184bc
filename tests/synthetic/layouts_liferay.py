"""Liferay: the asset publisher, VNPT's portlets on it, and the "dnict" portlet."""

from __future__ import annotations

import random

from tests.synthetic import furniture
from tests.synthetic.body import body
from tests.synthetic.build import Build
from tests.synthetic.dsl import Child, Node, Raw, el
from tests.synthetic.facts import Facts
from tests.synthetic.family import COMMON_DATES, Family
from tests.synthetic.layouts_vnpt import category
from tests.synthetic.shell import Parts


def instance(rng: random.Random) -> str:
    return "".join(rng.choice("abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ0123456789") for _ in range(12))


def publisher_url(rng: random.Random, facts: Facts) -> str:
    key = instance(rng)
    return rng.choice(
        (
            f"/web/guest/-/{facts.slug}",
            f"/-/{facts.slug}",
            f"/vi/web/dng/-/{facts.slug}",
            f"/chi-tiet-tin-tuc/-/asset_publisher/{key}/content/{facts.slug}/{rng.randint(10_000, 30_000)}",
            f"/{category(facts)}/-/asset_publisher/{key}/content/{facts.slug}",
        )
    )


def _portlet(b: Build, kind: str, *kids: Child | None) -> Node:
    ident = f"p_p_id_{kind}_INSTANCE_{instance(b.rng)}_"
    heading = el("h1.portlet-title", el("span.portlet-title-text", _portlet_name(b))) if b.chance(0.6) else None
    content = el("div.portlet-content", heading, el("div.portlet-body", *kids))
    return el(f"div.portlet-boundary#{ident}", el("section.portlet", content) if b.chance(0.5) else content)


def _portlet_name(b: Build) -> str:
    return b.pick("Chi tiết tin", b.f.section[-1] if b.f.section else "Chi tiết tin", "Xuất bản thông tin")


def _thuc_don(b: Build) -> list[Child]:
    if not b.chance(0.5):
        return []
    links = [el("li", el("a", name, href="#")) for name in ("Trang chủ", "Tin tức", "Văn bản")]
    return [el("div.menu-mobile", el(b.pick("h1", "h1.hide-accessible", "h2"), "Thực đơn"), el("ul", *links))]


def publisher(b: Build) -> Parts:
    f = b.f
    title = b.pick_made(
        lambda: el("div.title-news", b.title("h1")),
        lambda: b.title("h1.title-detail"),
        lambda: b.title("div.title-art"),
        lambda: b.title("h1.title-art"),
    )
    meta = b.meta_line(
        date=b.pick(
            "span.date",
            "span.time",
            "p.publish-date",
            "span.ngay_xb",
            "div.publish",
            "div.date-time",
            "span.time-publish",
        )
    )
    ending: list[Child] = []
    signed = f.byline is not None and f.byline.place.startswith("body")
    if f.section and signed and b.chance(0.5):
        ending = [el(b.pick("div.categories", "span.asset-category", "a.category", "div"), f.section[-1])]
    text = body(
        b,
        b.pick("div.journal-content-article", "div.content-detail", "div.content-detail.journal-content-article"),
        tail=ending,
    )
    top: list[Child | None] = [title, *meta]
    if b.chance(0.2):
        top = [*meta, title]
    main = [
        *top,
        furniture.tools(b) if b.chance(0.3) else None,
        b.lead(b.pick("div.sapo", "p.sapo", "h2.sapo")),
        text,
        b.byline(b.pick("div.author", "p.tac-gia", "div")),
        b.credit(b.pick("div.source", "p")),
        furniture.attachments(b),
        furniture.tags(b),
        *furniture.tail(b),
        furniture.comments(b) if b.chance(0.4) else None,
        furniture.related(b),
    ]
    generator: list[Child] = [el("script", Raw("var Liferay={Portlet:{},AUI:{getCombine:function(){return true}}};"))]
    return Parts(
        [_portlet(b, b.pick("101", "56", "com_liferay_asset_publisher_web_portlet_AssetPublisherPortlet"), *main)],
        top=_thuc_don(b),
        head=generator,
        title_as=b.pick("suffix", "suffix", "none"),
    )


def vnpt_url(rng: random.Random, facts: Facts) -> str:
    return rng.choice(
        (
            f"/-/details/{rng.randint(20_000, 40_000)}/{facts.slug}-{facts.number}",
            f"/{category(facts)}?p_p_id=newsbycategory_WAR_bacninhportlet&p_p_lifecycle=0"
            f"&_newsbycategory_WAR_bacninhportlet_articleId={facts.number}",
            f"/-/dsnews/{facts.slug}-{facts.number}",
        )
    )


def vnpt_portlet(b: Build) -> Parts:
    title = b.title("h1#contentDetailTitleId")
    meta = b.meta_line()
    lead = b.lead("div#sapoDetailId")
    main = [
        *([title, *meta] if b.chance(0.75) else [*meta, title]),
        furniture.tools(b) if b.chance(0.3) else None,
        lead,
        body(b, "div#contentDetail"),
        b.byline(b.pick("div#authorDetailId", "div.author", "p")),
        b.credit(b.pick("div", "p")),
        furniture.attachments(b),
        furniture.tags(b),
        *furniture.tail(b),
        furniture.related(b),
    ]
    portlet = b.pick("newsbycategory_WAR_bacninhportlet", "dsnews_WAR_vnpteportalnewsportlet")
    script = f"var config = {{loadPageURL: '/tin?p_p_id={portlet}&p_p_lifecycle=2&p_p_resource_id=loadPage'}};"
    node = el(f"div.portlet-boundary#p_p_id_{portlet}_", _thuc_don(b), el("div.portlet-content", *main))
    head: list[Child] = [el("script", Raw("var Liferay={Portlet:{}};"))] if b.chance(0.8) else []
    return Parts([node], scripts=[script], head=head, title_as=b.pick("suffix", "none", "prefix"))


def dnict_url(rng: random.Random, facts: Facts) -> str:
    page = rng.choice(("/chi-tiet-tin", "/web/quan/chi-tiet", "/tin-tuc"))
    cat = rng.randint(10, 999)
    return page + rng.choice(
        (f"?dinhdanh={facts.number}&cat={cat}", f"?cat={cat}&dinhdanh={facts.number}", f"?dinhdanh={facts.number}")
    )


def dnict(b: Build) -> Parts:
    f = b.f
    english = f.language == "en"
    stamp, views = f.published, f.views
    made: list[Child] = []
    if stamp:
        label = "Posted: " if english else "Ngày đăng tin: "
        made.append(el("span.the-article-timecreate", el("b", label), stamp.raw))
    if f.account:
        made.append(el("span.the-article-createby", el("b", "Người đăng tin: "), f.account))
    if views and views.place == "node":
        made.append(el("span.viewcount", el("b", "Views: " if english else "Lượt xem: "), views.number))
    if b.chance(0.3):
        b.rng.shuffle(made)
    spaced: list[Child] = [kid for one in made for kid in (one, b.pick(" ", " | ", " "))]
    byline = b.byline("p.the-article-author", label="Tác giả: ")
    if byline and b.chance(0.5):
        byline.kids[0] = el("b", "Tác giả: ")
    title = el("header.title-article", b.title(b.pick("h1", "h2", "h3", "span")) if b.chance(0.8) else f.title)
    inner = [
        el(b.pick("div.the-article-meta", "div", "p"), *spaced) if made else None,
        b.lead(b.pick("p.the-article-summary", "p", "div")),
        body(b, b.pick("div.the-article-body", "div.the-article-content", "section.the-article-body")),
        byline,
        b.credit("p.the-article-source"),
        furniture.attachments(b),
    ]
    article = (
        el("div.the-article", title, *inner) if b.chance(0.7) else el("div", title, el("article.the-article", *inner))
    )
    header = "Chuyên mục, tin tức liên quan" if not english else "Related news"
    others = furniture.related(b, title=header)
    script = (
        f"$.ajax({{type:'POST',url:'/chi-tiet?p_p_id=dnictnews&p_p_resource_id=updateViewer',data:{{id:{f.number}}}}});"
    )
    ident = f"p_p_id_dnict_news_WAR_dnictportlet_INSTANCE_{instance(b.rng)}_"
    node = el(f"div.portlet-boundary#{ident}", article, *furniture.tail(b), others)
    return Parts([node], scripts=[script], title_as=b.pick("suffix", "none", "prefix"), top=_thuc_don(b))


FAMILIES = (
    Family(
        "liferay",
        publisher,
        publisher_url,
        dates=(*COMMON_DATES, "dmy-hm", "dmy-hm", "dmy-paren"),
        no_date=0.04,
        leads=("block", "block", "meta", "bold", "none"),
        views=("date", "date", "node", "", "listing"),
        bylines=("body-last", "body-last", "body-right", "node", ""),
        modified=0.08,
    ),
    Family(
        "liferay-vnpt",
        vnpt_portlet,
        vnpt_url,
        no_date=0.35,
        leads=("block", "block", "bold", "none", "both"),
        views=("", "", "node", "listing"),
    ),
    Family(
        "liferay-dnict",
        dnict,
        dnict_url,
        dates=("dmy-hm", "dmy-hm", "dmy", "hm-dmy", "dmy-comma-hm", "dmy-hms"),
        labels=("",),
        views=("node", "node", "node", ""),
        bylines=("node-label", "node-label", "body-right", ""),
        account=0.4,
        english=0.15,
        # The portlet has no place for them.
        tags=0,
        related=0.8,
        leads=("block", "bold", "none", "block"),
    ),
)
