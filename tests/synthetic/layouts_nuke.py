"""NukeViet 4 and its eGovernment edition."""

from __future__ import annotations

import random

from tests.synthetic import furniture
from tests.synthetic.body import body
from tests.synthetic.build import Build
from tests.synthetic.draw import when
from tests.synthetic.dsl import Child, el
from tests.synthetic.facts import Facts
from tests.synthetic.family import Family
from tests.synthetic.layouts_vnpt import category
from tests.synthetic.shell import Parts


def news_url(rng: random.Random, facts: Facts) -> str:
    lang = "en" if facts.language == "en" else "vi"
    module = rng.choice(("news", "news", "tin-tuc"))
    return f"/{lang}/{module}/{category(facts)}/{facts.slug}-{facts.number}.html"


def unit_url(rng: random.Random, facts: Facts) -> str:
    module = rng.choice(("sngoaivu", "sotaichinh", "ubndhuyen", "news"))
    return f"/vi/{module}/{category(facts)}/{facts.slug}-{facts.number}.html"


def _head(b: Build) -> list[Child]:
    f, made = b.f, when(b.f)
    kids: list[Child] = [el("meta", name="generator", content=b.pick("NukeViet v4.5", "NukeViet v4.4", "NukeViet 4.3"))]
    if b.chance(0.7):
        kids += [
            el("meta", property="og:type", content="article"),
            el("meta", property="article:published_time", content=f"{made:%Y-%m-%d}+07{made:%H:%M:%S}"),
        ]
        if f.modified_hidden:
            kids.append(el("meta", property="article:modified_time", content=f.modified_hidden))
    if f.tags:
        kids.append(el("meta", name="keywords", content=", ".join(f.tags)))
    return kids


def _microdata(b: Build) -> list[Child]:
    """Hidden spans; the author in them is the account where there is no byline."""
    f, made = b.f, when(b.f)
    hidden: list[Child] = [el("span", f"{made:%Y-%m-%dT%H:%M}:00+07:00", itemprop="datePublished")]
    if f.modified_hidden:
        hidden.append(el("span", f.modified_hidden, itemprop="dateModified"))
    if f.account:
        hidden.append(
            el(
                "span",
                el("span", f.account, itemprop="name"),
                itemprop="author",
                itemscope="",
                itemtype="http://schema.org/Person",
            )
        )
    return [el("div.hidden.hide.d-none", *hidden)]


def _others(b: Build) -> list[Child]:
    others = b.f.related
    if not others:
        return []
    if len(others) < 2 or b.chance(0.3):
        node = furniture.related(
            b,
            "div.news_column",
            "p.h3",
            b.pick("Các tin khác", "Những tin cũ hơn"),
            list_spec="ul.detail-related.related",
            heading="h4",
        )
        return [node] if node else []
    at = b.rng.randint(1, len(others) - 1)
    groups = (("Những tin mới hơn", others[:at]), ("Những tin cũ hơn", others[at:]))
    kids = [
        furniture.related(
            b, "div", "p.h3", name, items, list_spec="ul.detail-related.related.list-inline", heading="h4"
        )
        for name, items in groups
    ]
    return [el("div.news_column.panel.panel-default", el("div.panel-body.other-news", *kids))]


def _score(b: Build) -> Child:
    total, votes = b.rng.randint(0, 25), b.rng.randint(0, 5)
    return el(
        "div.news_column",
        el(
            "form#form3B",
            el("div#stringrating", f"Tổng số điểm của bài viết là: {total} trong {votes} đánh giá"),
            el("p", "Click để đánh giá bài viết"),
        ),
    )


def nukeviet(b: Build, *, bare_theme: bool = False) -> Parts:
    f = b.f
    if bare_theme:
        line: list[Child] = [b.date("span.h5" if b.chance(0.5) else None) or "", b.views() or ""]
    else:
        line = [b.date(b.pick("span.h5", "span.h5.help-block")) or "", b.views("span.h5") or ""]
    lead = b.lead(b.pick("div.hometext.m-bottom", "div.hometext", "p.hometext"))
    if lead:
        lead.attrs.append(("itemprop", "description"))
    title = b.title(b.pick("h1.title.margin-bottom-lg", "h1.title"))
    title.attrs.append(("itemprop", "headline"))
    text = body(b, "div#news-bodyhtml.bodytext.margin-bottom-lg")
    text.attrs.append(("itemprop", "articleBody"))
    signed = b.byline(b.pick("p.h5.text-right", "p.h5.text-right"))
    credit = b.credit("p.h5.text-right")
    ending = [signed, credit]
    rendered = [
        title,
        el("div", *line) if b.chance(0.4) else line,
        *_microdata(b),
        el("ul.list-inline", el("li", el("a", "In bài viết", href=f"/vi/news/print/x/{f.slug}-{f.number}.html")))
        if b.chance(0.6)
        else None,
        lead,
        text,
        el("div.margin-bottom-lg", *ending) if any(ending) else None,
        furniture.attachments(b),
    ]
    panel = el(
        "div.news_column.panel.panel-default",
        el("div.panel-body", *rendered),
        itemscope="",
        itemtype="http://schema.org/NewsArticle",
    )
    tags = furniture.tags(b, "div.keywords" if b.chance(0.5) else "div.h5", "Từ khóa: ")
    main: list[Child | None] = [panel, tags, _score(b) if b.chance(0.7) else None, *_others(b)]
    if b.chance(0.3):
        main.append(furniture.comments(b))
    crumbs = furniture.breadcrumb(
        b, b.pick("ul.breadcrumbs.list-none", "ol.breadcrumb", "div.breadcrumbs"), "show", ends=False
    )
    return Parts(
        [kid for kid in main if kid], head=_head(b), crumbs=crumbs, title_as=b.pick("suffix", "none", "suffix")
    )


def egov(b: Build) -> Parts:
    return nukeviet(b, bare_theme=True)


FAMILIES = (
    Family(
        "nukeviet",
        nukeviet,
        news_url,
        dates=("wd-dash-hm",),
        labels=("",),
        leads=("block", "block", "bold", "none"),
        views=("listing", "listing", "", "bare"),
        view_labels=("Đã xem: #",),
        bylines=("node", "node", "body-right", "body-last", ""),
        credits=("node", "node", "body", "", "", ""),
        account=0.8,
        tags=0.5,
        hidden_modified=0.6,
        english=0.08,
        row=0.2,
    ),
    Family(
        "nukeviet-egov",
        egov,
        unit_url,
        dates=("wd-dash-hm", "wd-dash-hm", "wd-dash-hm", "wd-bare-hm"),
        labels=("",),
        leads=("block", "block", "bold", "both", "none"),
        views=("bare", "bare", "eye", "date", "node", "listing", ""),
        view_labels=("Đã xem: #", "Đã xem: #", "Lượt xem: #"),
        bylines=("node", "body-right", "body-last", ""),
        credits=("node", "body", "", ""),
        account=0.8,
        tags=0.4,
        hidden_modified=0.5,
    ),
)
