"""The Article-Detail CMS, VCCorp's, Kentico and its like, the "bai-viet" portal, VHV."""

from __future__ import annotations

import random
from datetime import timedelta

from tests.synthetic import furniture
from tests.synthetic.body import body
from tests.synthetic.build import Build
from tests.synthetic.draw import when
from tests.synthetic.dsl import Child, Node, el
from tests.synthetic.facts import Facts
from tests.synthetic.family import COMMON_DATES, Family
from tests.synthetic.layouts_vnpt import category, state
from tests.synthetic.shell import Parts, json_ld


def detail_url(rng: random.Random, facts: Facts) -> str:
    return rng.choice(
        (f"/{facts.slug}-{facts.number}.html", f"/tin-tuc/{facts.slug}", f"/{facts.slug}-c217-{facts.number}.html")
    )


def _post_date(b: Build) -> Node | None:
    """The pipe between day and hour is a span of its own."""
    stamp = b.f.published
    node = b.date("span.post-date.left")
    if node and stamp and " | " in stamp.raw:
        day, _, hour = stamp.raw.partition(" | ")
        at = node.kids.index(stamp.raw) if stamp.raw in node.kids else None
        if at is not None:
            node.kids[at : at + 1] = [day, el("span.drash", " | "), hour]
    return node


def article_detail(b: Build) -> Parts:
    f = b.f
    b.lazy = "data-original" if b.chance(0.5) else None
    lead = b.lead(b.pick("div.article-brief", "p.article-brief", "div.common-brief", "h2.article-brief"))
    text = body(b, b.pick("div.article-content", "div#container", "div.brief", "div.content-detail"))
    source = b.credit("div.source")
    files: Child | None = furniture.attachments(b, "a.view-gallery")
    if f.files and b.chance(0.4):
        f.files = [type(file)(file.url, f"{file.url.rsplit('/', 1)[-1]}.frame") for file in f.files[:1]]
        if f.lead_at == "block" and not f.byline and not f.credit and b.chance(0.5):
            f.items = []
            text = el("div.article-content")
            b.used.append("pdf-only")
        files = el("iframe", src=f"/pdfjs/web/viewer.html?file={f.files[0].url}", width="100%", height="900")
    others = furniture.related(b, "div.relatedArticles.hidden" if b.chance(0.6) else "div.relatedArticles")
    button = el("div.show-article", el("button", "Tin liên quan", type="button")) if others else None
    author = b.byline("div.author")
    top: list[Child | None] = [_post_date(b), b.views(b.pick("div.author", "span.view"))]
    if author and f.byline is None:
        top.append(author)
        author = None
    title = b.title("h1.title-detail")
    main = [
        *([title, *top] if b.chance(0.8) else [*top, title]),
        furniture.tools(b) if b.chance(0.3) else None,
        lead,
        text,
        author,
        source,
        files,
        furniture.tags(b),
        *furniture.tail(b),
        button,
        others,
    ]
    inner = el("div.news-detail-layout-type-2", *main)
    section = el("section.section-list.Article-Detail-default", inner if b.chance(0.7) else list(main))
    return Parts([section], title_as=b.pick("suffix", "none"))


def press_url(rng: random.Random, facts: Facts) -> str:
    """Three digits of the channel, then the time to the millisecond."""
    made = when(facts) - timedelta(minutes=rng.randint(0, 30))
    return f"/{facts.slug[:80]}-{rng.choice((102, 115, 119, 197))}{made:%y%m%d%H%M%S}{rng.randint(100, 999)}.htm"


def vccorp(b: Build) -> Parts:
    f, made = b.f, when(b.f)
    b.captions = ("figure", "figure", "div-caption", "same-block")
    stamp = f"{made:%Y-%m-%dT%H:%M:%S}"
    head: list[Child] = [el("meta", property="og:title", content=f.title)]
    if f.lead:
        head.append(el("meta", property="og:description", content=f.lead))
    if b.chance(0.7):
        head.append(el("meta", property="article:published_time", content=b.pick(stamp, f"{stamp}+07:00")))
    if b.chance(0.4):
        head.append(
            json_ld(
                {
                    "@type": "NewsArticle",
                    "headline": f.title,
                    "datePublished": f"{stamp}+07:00",
                    "author": {"@type": "Organization", "name": f.site.name},
                }
            )
        )
    if b.chance(0.5):
        date = b.date(b.pick("div.detail-time", "span.detail-time", "div.detail-time"), data_role="publishdate")
    else:
        date = el("div.detail-time", b.date("div", data_role="publishdate")) if f.published else None
    lead = b.lead(b.pick("h2.detail-sapo", "h2.sapo", "h2"))
    if lead:
        lead.attrs.append(("data-role", "sapo"))
    text = body(b, "div.detail-content.afcbc-body", ("p", "p", "p", "div"))
    text.attrs.append(("data-role", "content"))
    title = b.title(b.pick("h1.article-title", "h1.title", "h1"))
    author = b.byline(b.pick("div.detail-author", "p.author", "div.author"))
    others = furniture.related(b, "div.relate-news", title=b.pick("Tin liên quan", "Đọc thêm:", "Tin khác"))
    main = [
        *([title, date] if b.chance(0.8) else [date, title]),
        b.views(),
        lead,
        text,
        author,
        b.credit("p.source"),
        furniture.tags(b, "div.detail-tag", "Từ khóa:"),
        *furniture.tail(b),
        others,
    ]
    return Parts([b.nest(*main)], head=head, title_as=b.pick("none", "suffix"), description=b.chance(0.5))


def kentico_url(rng: random.Random, facts: Facts) -> str:
    return f"/{rng.choice(('vi-vn/', 'vi/', ''))}{category(facts)}/{facts.slug}{rng.choice(('.aspx', ''))}"


def kentico(b: Build) -> Parts:
    return _kentico_article(b) if b.chance(0.55) else _postback_article(b)


def _kentico_article(b: Build) -> Parts:
    f = b.f
    others = None
    if f.related:
        rows = [furniture.other_item(b, other) for other in f.related]
        others = [el("h1", el("a", "Bài viết khác", href="#")), el("ul.list_orther", *rows)]
    main = [
        b.title("h1"),
        b.date("time.ct_time"),
        b.views(),
        b.lead(b.pick("div.sapo", "p", "div.news-description")),
        body(b, "div"),
        b.byline(b.pick("p", "div.author")),
        b.credit("p"),
        furniture.attachments(b),
        furniture.tags(b),
        *furniture.tail(b),
    ]
    crumbs = furniture.breadcrumb(b, "div.breadcrumb", "CMSBreadCrumbsLink", ends=True)
    article = el("div.article", *main, *(others or []) if b.chance(0.5) else [])
    column: list[Child] = [article] if others is None or others[0] in article.kids else [article, *others]
    return Parts(column, form=state(b), crumbs=crumbs, title_as=b.pick("none", "suffix"), description=b.chance(0.4))


def _postback_article(b: Build) -> Parts:
    """The portal of the postback lists: the site's name comes first in <title>."""
    f = b.f
    head: list[Child] = []
    if f.lead and b.chance(0.6):
        head.append(el("meta#ogdescription", property="og:description", content=f.lead))
    date = b.date(b.pick("span#datearticle", "div.detail-time", "span.detail-time"))
    title = b.title(b.pick("h1.title-article", "div.title-article", "h1"))
    main = [
        *([title, date] if b.chance(0.8) else [date, title]),
        b.views(),
        furniture.tools(b) if b.chance(0.4) else None,
        b.lead(b.pick("div.sapo", "p.tomtat", "h2")),
        body(b, b.pick("div.chitietbaiviet", "div.tinmoii", "div#box_t")),
        b.byline(b.pick("div.tacgia", "p")),
        b.credit("p"),
        furniture.attachments(b),
        furniture.tags(b),
        *furniture.tail(b),
        furniture.related(b),
    ]
    return Parts([b.nest(*main)], head=head, form=state(b), title_as="prefix", description=b.chance(0.4))


def bai_viet_url(rng: random.Random, facts: Facts) -> str:
    return f"/bai-viet/{facts.slug}{rng.choice(('', f'-{facts.number}'))}"


def bai_viet(b: Build) -> Parts:
    """Files, views and the byline are text in the block of the body."""
    f = b.f
    ending: list[Child] = [node for node in (furniture.attachments(b),) if node]
    line: list[Child] = []
    if f.views and f.views.place == "node":
        line.append(el(b.pick("div", "p"), *b.views_kids(f.views)))
    if f.byline and f.byline.place == "node":
        line.append(el(b.pick("div", "p"), *f.byline.lines))
    if b.chance(0.4):
        line.reverse()
    ending += line
    text = body(b, "div.detail-content", tail=ending)
    title, date = (
        b.title(b.pick("h1.detail-title", "div.detail-title", "h2.detail-title")),
        b.date(b.pick("div.time", "span.time")),
    )
    eye = b.views() if f.views and f.views.place == "eye" else None
    main = [
        *([title, date] if b.chance(0.8) else [date, title]),
        eye,
        b.lead(b.pick("div.detail-content-lead", "p.detail-content-lead")),
        text,
        b.credit("p.source"),
        furniture.tags(b),
        *furniture.tail(b),
        furniture.related(b),
    ]
    return Parts([b.nest(*main)], title_as=b.pick("suffix", "none"))


def vhv_url(rng: random.Random, facts: Facts) -> str:
    return f"/{category(facts)}/{rng.choice(('an-ninh-trat-tu', 'hoat-dong', 'su-kien'))}/{facts.slug}.html"


def vhv(b: Build) -> Parts:
    b.captions = ("exp-table", "exp-table", "div-caption", "figure", "table")
    title = b.title("h1.title")
    lead = b.lead(b.pick("div.desc", "p.sapo", "div.sapo", "p.desc"))
    meta = b.meta_line(date=b.pick("span.time", "div.date", "span", "p.post-time"))
    score = el("div", f"Trung bình 5/5 sao. Tổng số lượt bình chọn: {b.rng.randint(1, 40)}") if b.chance(0.5) else None
    main = [
        *([title, *meta] if b.chance(0.8) else [*meta, title]),
        el("div.social", "Chia sẻ Lưu") if b.chance(0.6) else None,
        lead,
        body(b, "div.detail-content"),
        b.byline(b.pick("div.author", "p.author")),
        b.credit("div.source"),
        furniture.attachments(b),
        furniture.tags(b),
        score,
        *furniture.tail(b),
        furniture.related(b),
    ]
    return Parts([b.nest(*main)], title_as=b.pick("suffix", "none"))


FAMILIES = (
    Family(
        "article-detail",
        article_detail,
        detail_url,
        dates=("wd-pipe-hm", "wd-pipe-hm", "wd-pipe-hm", "dmy-pipe-hm", "dmy-hm"),
        labels=("",),
        views=("author", "date", "date", "node", "", "listing"),
        bylines=("body-right", "body-last", "node", ""),
        view_labels=("Lượt xem: #", "lượt xem: #", "lượt xem: #"),
        leads=("block", "both", "both", "bold", "none"),
        files=0.3,
    ),
    Family(
        "vccorp",
        vccorp,
        press_url,
        dates=("wd-comma-gmt", "dmy-gmt", "dmy-pipe-gmt", "dmy-hm", "dmy-comma-hm", "wd-comma-hm"),
        labels=("", "", "", "Cập nhật:"),
        leads=("block", "block", "block", "meta", "bold"),
        views=("", "", "", "node", "listing"),
        files=0.0,
        tags=0.6,
    ),
    Family(
        "kentico",
        kentico,
        kentico_url,
        dates=("12h", "12h", "dmy-dash-hm", "dmy-hm", "sach", "dmy"),
        labels=("Cập nhật :", "Cập nhật :", "Cập nhật : ", "Ngày đăng:", ""),
        views=("", "", "node", "listing", "date"),
        leads=("block", "bold", "none", "meta"),
        old=True,
    ),
    Family(
        "bai-viet",
        bai_viet,
        bai_viet_url,
        dates=("dmy-hm", "dmy", "hm-dmy", "wd-comma-hm", "dmy-comma-hm", "dmy-dash-plain"),
        labels=("Đăng tải:",),
        views=("node", "node", "node", "eye", ""),
        view_labels=("Lượt xem: #",),
        files=0.4,
    ),
    Family("vhv", vhv, vhv_url, dates=("wd-pipe-hm", "wd-pipe-hm", "wd-comma-hm", "dmy-pipe-hm", *COMMON_DATES[:4])),
)
