"""The world's own systems in Vietnamese dress: WordPress, Drupal, Joomla."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from tests.synthetic import furniture
from tests.synthetic.body import body
from tests.synthetic.build import Build
from tests.synthetic.draw import when
from tests.synthetic.dsl import Child, el
from tests.synthetic.facts import Facts
from tests.synthetic.family import Family
from tests.synthetic.layouts_vnpt import category
from tests.synthetic.prose import slug
from tests.synthetic.shell import Parts, json_ld


def wordpress_url(rng: random.Random, facts: Facts) -> str:
    made = when(facts)
    return rng.choice((f"/{facts.slug}/", f"/{made:%Y/%m}/{facts.slug}/", f"/{category(facts)}/{facts.slug}/"))


def _utc(moment: datetime) -> str:
    return f"{moment - timedelta(hours=7):%Y-%m-%dT%H:%M:%S}+00:00"


def wordpress(b: Build) -> Parts:
    f, made = b.f, when(b.f)
    b.captions = ("wp", "wp", "figure", "centred", "same-block")
    edited = datetime.fromisoformat(f.modified_hidden[:19]) if f.modified_hidden else None
    head: list[Child] = [el("meta", name="generator", content="WordPress 6.1")]
    if b.chance(0.6) or edited:
        head.append(el("meta", property="article:published_time", content=_utc(made)))
        if edited:
            head.append(el("meta", property="article:modified_time", content=_utc(edited)))
    if b.chance(0.4):
        data: dict[str, object] = {
            "@type": "Article",
            "headline": f.title,
            "datePublished": _utc(made),
            "author": {"name": f.account or "admin"},
        }
        head.append(json_ld(data))
    local = f"{made:%Y-%m-%dT%H:%M:%S}+07:00"
    kids = b.date_kids()
    if b.chance(0.6):
        kids = [el("time.entry-date.published", *kids, datetime=local)]
    date = el(b.pick("span.posted-on.date", "span.date", "div.date"), *kids) if f.published else None
    if not f.published and b.f.views and b.f.views.place == "date":
        date = el("span.date", *b.date_kids())
    author = (
        el("span.author.vcard", el("a", f.account, href=f"/author/{f.account}/", rel="author")) if f.account else None
    )
    meta = el(
        "div.entry-meta", date, " ", author, " ", b.views(b.pick("span.post-views", "span.views", "div.post-views"))
    )
    title = b.title("h1.entry-title")
    entry = [
        el("header.entry-header", title, meta) if b.chance(0.6) else [title, meta],
        b.lead(b.pick("div.entry-summary", "p.excerpt", "div.excerpt")),
        body(b, "div.entry-content", ("p", "p", "p", "div")),
        b.byline(b.pick("p.author-name", "div.byline-text", "p")),
        b.credit("p"),
        furniture.attachments(b),
        furniture.tags(b, b.pick("div.tags-links", "span.tags-links")),
    ]
    article = el(f"article.post-{f.number}.post.type-post.status-publish#post-{f.number}", *entry)
    if b.chance(0.3):
        article = el(
            "div.elementor.elementor-location-single",
            el("section.elementor-section", el("div.elementor-container", article)),
        )
    return Parts(
        [article, *furniture.tail(b), furniture.related(b) or "", furniture.comments(b) if b.chance(0.3) else ""],
        head=head,
        title_as=b.pick("suffix", "suffix", "none"),
    )


def drupal_url(rng: random.Random, facts: Facts) -> str:
    return rng.choice((f"/node/{facts.number}", f"/{category(facts)}/{facts.slug}", f"/vi/node/{facts.number}"))


def drupal(b: Build) -> Parts:
    f = b.f
    title = b.pick_made(
        lambda: b.title("h1.page-header"),
        lambda: b.title("h1.page-title"),
        lambda: el("h1", b.title("span.field.field--name-title")),
    )
    posted: list[Child] = b.date_kids()
    if f.account and b.chance(0.7):
        posted = [el("span.field--name-uid", f.account), " ", b.pick("vào ", "- ", ""), *posted]
    submitted = (
        el(b.pick("div.node__submitted", "div.submitted", "span.field--name-created"), *posted) if posted else None
    )
    text = body(b, b.pick("div.field.field--name-body", "div.field.field--name-body.field--type-text-with-summary"))
    lead = b.lead(
        b.pick("div.field--name-field-summary", "div.field.field--name-field-sapo", "div.field--name-field-trich-yeu")
    )
    inner = [
        submitted,
        b.views(b.pick("li.statistics-counter", "span", "div")),
        lead,
        text,
        b.byline("div.field--name-field-author"),
        b.credit("div.field--name-field-source"),
        furniture.attachments(b),
        furniture.tags(b),
    ]
    node = el("article.node.node--type-article.node--view-mode-full", el("div.node__content", *inner))
    head: list[Child] = [
        el(
            "meta",
            name="Generator",
            content=b.pick("Drupal 9 (https://www.drupal.org)", "Drupal 10 (https://www.drupal.org)"),
        )
    ]
    main = [el("div.block.block-page-title-block", title), node, *furniture.tail(b), furniture.related(b)]
    return Parts([kid for kid in main if kid], head=head, title_as=b.pick("suffix", "suffix", "none"), separator=" | ")


def joomla_url(rng: random.Random, facts: Facts) -> str:
    raw = "-".join("".join(char if char.isalnum() else " " for char in facts.title.lower()).split())
    return rng.choice(
        (
            f"/tin-tuc-su-kien/{facts.number}-{raw}",
            f"/tin-tuc-su-kien/{facts.number}-{facts.slug}",
            f"/index.php/tin-t-c/{facts.number}-{slug(facts.title, drop_d=True)}",
            f"/index.php?option=com_content&view=article&id={facts.number}",
            f"/index.php?option=com_content&task=view&id={facts.number}",
        )
    )


def joomla(b: Build) -> Parts:
    f = b.f
    title = b.title(b.pick("h2", "h1", "h2.contentheading", "h1.article-title"))
    if b.chance(0.5):
        title.attrs.append(("itemprop", "headline"))
    rows: list[Child] = []
    if f.section and b.chance(0.3):
        rows.append(el("dd.category-name", "Danh mục: ", el("a", f.section[-1], href="/muc")))
    if f.account:
        rows.append(el("dd.createdby", "Viết bởi ", el("span", f.account, itemprop="name")))
    if (date := b.date(b.pick("dd.published", "dd.create"))) is not None:
        rows.append(date)
    if (views := b.views("dd.hits")) is not None:
        rows.append(views)
    if b.chance(0.2):
        b.rng.shuffle(rows)
    info = (
        el("dl.article-info", el("dt.article-info-term", b.pick("Chi tiết", "Thông tin chi tiết")), *rows)
        if rows
        else None
    )
    inner = [
        el("div.page-header", title) if b.chance(0.6) else title,
        info,
        b.lead(b.pick("div.introtext", "p", "div")),
        body(b, b.pick("div.item-body", "div", "div.article-content"), itemprop="articleBody"),
        b.byline("p"),
        b.credit("p"),
        furniture.attachments(b),
        furniture.tags(b),
        *furniture.tail(b),
    ]
    head: list[Child] = [el("meta", name="generator", content="Joomla! - Open Source Content Management")]
    main: list[Child] = [el("div.item-page", *inner)]
    others = furniture.related(b)
    return Parts([*main, *([others] if others else [])], head=head, title_as=b.pick("none", "suffix", "prefix"))


FAMILIES = (
    Family(
        "wordpress",
        wordpress,
        wordpress_url,
        dates=("dmy", "dmy-dash", "dmy-hm", "dmy-comma-hm", "hm-dmy", "wd-dmy"),
        labels=("", "", "Đăng ngày"),
        leads=("block", "bold", "none", "none", "meta"),
        views=("", "", "node", "node", "eye", "listing"),
        view_labels=("Lượt xem: #", "# lượt xem", "# lượt xem", "Views: #"),
        bylines=("body-right", "body-last", "", "", "node"),
        account=0.8,
        tags=0.5,
        hidden_time=True,
        hidden_modified=0.4,
        english=0.05,
    ),
    Family(
        "drupal",
        drupal,
        drupal_url,
        dates=("wd-bare-hm", "dmy-hm", "wd-plain-hm", "dmy-dash-hm", "dmy", "wd-comma-hm"),
        account=0.5,
        labels=("", "", "Ngày đăng:", "Đăng lúc"),
        no_date=0.05,
    ),
    Family(
        "joomla",
        joomla,
        joomla_url,
        dates=("wd-month", "wd-month", "wd-month", "dmy-hm", "wd-comma-hm"),
        labels=("Được đăng:", "Được đăng:", "Ngày đăng:"),
        views=("node", "node", "node", "", "listing"),
        view_labels=("Lượt xem: #", "Lượt xem: #", "Lượt đọc: #"),
        account=0.5,
        old=True,
        leads=("bold", "none", "block", "bold"),
    ),
)
