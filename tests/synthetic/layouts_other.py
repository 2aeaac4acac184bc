"""Shells of script-made portals, WebSphere and WebCenter, and pages of no family."""

from __future__ import annotations

import json
import random
from datetime import timedelta

from tests.synthetic import furniture
from tests.synthetic.body import MODES, body, render
from tests.synthetic.build import Build
from tests.synthetic.draw import when
from tests.synthetic.dsl import Child, Node, Raw, el
from tests.synthetic.facts import Facts
from tests.synthetic.family import COMMON_DATES, COMMON_LABELS, Family
from tests.synthetic.layouts_vnpt import category
from tests.synthetic.shell import Parts, fragment


def next_url(_rng: random.Random, facts: Facts) -> str:
    return f"/blogs/{facts.slug}"


def _hashed(b: Build, name: str) -> str:
    """A class as css-modules make it."""
    return f"{name}_{name}__{''.join(b.rng.choice('abcdefghABCDEFGH0123456789') for _ in range(5))}"


def _record(b: Build) -> dict[str, object]:
    f, made = b.f, when(b.f)
    utc = b.chance(0.5)
    shown = f"{made - timedelta(hours=7):%Y-%m-%dT%H:%M:%S}.000Z" if utc else f"{made:%Y-%m-%dT%H:%M:%S}+07:00"
    earlier = f"{made - timedelta(hours=b.rng.randint(8, 90)):%Y-%m-%dT%H:%M:%S}.000Z"
    text = fragment(b, render(b, b.rng.choice([mode for mode in MODES if mode != "word"])))
    row: dict[str, object] = {
        "_id": f"{b.rng.getrandbits(96):024x}",
        b.pick("title", "title", "name"): f.title,
        "slug": f.slug,
        b.pick("content", "content", "body", "contentHtml"): text,
    }
    if b.chance(0.4):
        row["createdAt"], row["publishedAt"] = earlier, shown
    else:
        row[b.pick("publishedAt", "publishDate", "createdAt")] = shown
    if f.lead:
        row[b.pick("summary", "description", "sapo")] = f.lead
    if f.views and f.views.place == "node":
        row[b.pick("views", "viewCount", "totalView")] = f.views.count
    if f.tags:
        row["tags"] = f.tags
    if f.account:
        row["createdBy"] = f.account
    return row


def next_shell(b: Build) -> Parts:
    """The record in the page's JSON; the text is on the page too, or is not."""
    f = b.f
    rendered = b.chance(0.5)
    mention = f.published
    if rendered:
        title = b.title(f"h1.{_hashed(b, 'title')}")
        date = b.date(f"span.{_hashed(b, 'date')}")
        inner: list[Child | None] = [
            title,
            date,
            b.views(f"span.{_hashed(b, 'view')}"),
            b.lead(f"p.{_hashed(b, 'lead')}"),
            body(b, f"div.{_hashed(b, 'content')}"),
            furniture.tags(b, f"div.{_hashed(b, 'tags')}"),
            furniture.related(b),
        ]
        column: list[Child] = [el(f"div.{_hashed(b, 'detail')}", *inner)]
        if b.chance(0.4):
            return Parts(column, title_as=b.pick("suffix", "none"))
    else:
        f.related = []
        f.section = []
        column = []
        made = when(f)
        f.published_elsewhere = f"{made:%Y-%m-%dT%H:%M:%S}+07:00"
        f.published = None
        mention = None
    blog = _record(b)
    if mention and rendered:
        made = when(f)
        f.hidden_time = f"{made:%Y-%m-%dT%H:%M:%S}+07:00"
    data = {
        "props": {"pageProps": {b.pick("blog", "post", "data", "detail"): blog}},
        "page": "/blogs/[slug]",
        "buildId": "x7",
    }
    script = el(
        "script#__NEXT_DATA__",
        Raw(json.dumps(data, ensure_ascii=b.chance(0.2)).replace("</", "<\\/")),
        type="application/json",
    )
    root = el("div#__next", *column) if rendered else el("div#__next", el("div.loading"))
    f.notes.append("bare-shell" if not rendered else "rendered")
    return Parts([root, script], title_as=b.pick("suffix", "none"))


def portal_url(rng: random.Random, facts: Facts) -> str:
    """A readable path; a layout may put the state behind it and name the path as canonical."""
    base = rng.choice(
        ("/wps/portal/Home/2018/home/tin-chi-tiet", "/wps/portal/noivu", "/webcenter/portal/sotaichinh/tin-chi-tiet")
    )
    return f"{base}/{facts.slug}" if rng.random() < 0.6 else f"{base}/{category(facts)}/{facts.slug}"


def portal_state(rng: random.Random) -> str:
    return "!ut/p/z1/" + "".join(
        rng.choice("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") for _ in range(90)
    )


def webcenter(b: Build) -> Parts:
    f = b.f
    head: list[Child] = []
    stable = f.url
    main: list[Child | None] = []
    if b.chance(0.4):
        f.url = f"{f.site.root}/wps/portal/{portal_state(b.rng)}/"
        head.append(el("link", rel="canonical", href=stable))
        if f.listing:
            f.listing = None
            if f.views and f.views.place == "listing":
                f.views = None
            if f.published_elsewhere:
                f.published_elsewhere = None
    title = b.title(b.pick("div.titleNews", "h2", "h3", "td.titleNews", "p.titleNews", "h1"))
    main += [
        *([title, *b.meta_line()] if b.chance(0.7) else [*b.meta_line(), title]),
        b.lead(b.pick("div", "p", "b")),
        body(b, b.pick("div", "div.wpthemeContent", "div#contentText", "td")),
        b.byline("p"),
        b.credit("p"),
        furniture.attachments(b),
        furniture.tags(b),
        *furniture.tail(b),
        furniture.related(b),
    ]
    if any(isinstance(kid, Node) and kid.tag == "td" for kid in main):
        rows = [el("tr", kid if isinstance(kid, Node) and kid.tag == "td" else el("td", kid)) for kid in main if kid]
        main = [el("table", *rows, width="100%")]
    spec = b.pick(
        "div.wpsPortletBody", "div.component-control.id-Z7_9P8GH", "div.wpthemeControlBody", "div#T:pt_s1.xoy"
    )
    return Parts([el(spec, *main)], head=head, table=b.chance(0.3), title_as=b.pick("site", "suffix", "none"))


def generic_url(rng: random.Random, facts: Facts) -> str:
    return rng.choice(
        (
            f"/pages/detail/{facts.number}/{facts.slug}.html",
            f"/DetailView/{facts.number}/{category(facts)}/{facts.slug}",
            f"/chi-tiet-tin?id={facts.number}",
            f"/?gd=1&cn=129&tc={facts.number}",
            f"/vi-vn/tin/{facts.slug}-p16129-c76190-n{facts.number}",
            f"/Noi_dung.asp?id={facts.number}",
        )
    )


def generic(b: Build) -> Parts:
    """Tables and <font>, no classes that say anything."""
    f = b.f
    title = b.pick_made(
        lambda: b.title("h1"),
        lambda: b.title("h2"),
        lambda: el("p", el("font", b.title("b"), size="4", color="#0000FF")),
        lambda: el("div", b.title("b")),
        lambda: b.title("h3"),
    )
    line = _dateline(b)
    views = b.views(b.pick("span", "p", "div", "i"))
    lead = b.lead(b.pick("p", "div", "b", "p"))
    top: list[Child | None] = [title, line, views]
    order = b.rng.random()
    if f.published and f.published.label == "Update":
        top = [el("div", title, " ", line), views]
    elif order < 0.25:
        top = [line, title, views]
    elif order < 0.35 and lead and _may_be_glued(f):
        top = [title, views]
        lead = el("div", el("span", *b.date_kids()), *b.inline(f.lead or ""))
        b.used.append("glued")
    main = [
        *top,
        furniture.tools(b, "div") if b.chance(0.3) else None,
        b.top_byline(),
        lead,
        body(b, b.pick("div", "div", "span", "td")),
        b.byline(b.pick("p", "div")),
        b.credit("p"),
        furniture.attachments(b),
        *furniture.tail(b),
        furniture.tags(b, "p"),
        furniture.related(
            b,
            "div",
            b.pick("b", "p", "h3", "div"),
            list_spec=b.pick("ul", "div"),
            item_spec="li" if b.chance(0.7) else "p",
        ),
    ]
    if b.chance(0.6) or any(isinstance(kid, Node) and kid.tag == "td" for kid in main):
        rows = [el("tr", kid if isinstance(kid, Node) and kid.tag == "td" else el("td", kid)) for kid in main if kid]
        main = [el("table", *rows, width="100%", cellpadding="4", border="0")]
    crumbs = furniture.breadcrumb(b, b.pick("div", "p", "div.duong-dan", "ul.path", "font"))
    return Parts(
        [kid for kid in main if kid],
        crumbs=crumbs,
        table=b.chance(0.6),
        title_as=b.pick("suffix", "none", "prefix", "site"),
        description=b.chance(0.3),
    )


def _may_be_glued(facts: Facts) -> bool:
    """Whether the lead may follow the date without a space and still be told from it."""
    if not facts.published or facts.published.label or not facts.lead:
        return False
    return facts.lead[0].isalpha() and (facts.views is None or facts.views.place not in ("bare", "date"))


def _dateline(b: Build) -> Node | None:
    """The date with a word glued in front, with a bullet, in a font tag."""
    node = b.date(b.pick("span", "p", "div", "i", "font"))
    if node and b.f.published and not b.f.published.label:
        roll = b.rng.random()
        if roll < 0.12:
            node.kids.insert(0, "• ")
        elif roll < 0.24:
            node.kids.insert(0, el("a", "Print", href="javascript:window.print()"))
            node.kids.insert(1, " ")
        elif roll < 0.3:
            node.kids.insert(0, "hidden")
    return node


FAMILIES = (
    Family(
        "next-shell",
        next_shell,
        next_url,
        dates=("wd-dmy", "wd-dmy", "wd-comma-hm", "dmy-hm"),
        labels=("",),
        views=("node", "", "", "listing"),
        bylines=("body-right", "body-last", ""),
        credits=("body", "", "", ""),
        files=0,
        leads=("block", "block", "none"),
    ),
    Family(
        "webcenter",
        webcenter,
        portal_url,
        dates=("hm-dmy", "hm-dmy", *COMMON_DATES),
        old=True,
        views=("node", "", "date", "listing"),
    ),
    Family(
        "generic",
        generic,
        generic_url,
        old=True,
        units=True,
        no_date=0.08,
        leads=("block", "block", "bold", "bold", "none"),
        dates=(
            *COMMON_DATES,
            "short-wd",
            "hour-word",
            "hour-h",
            "ampm",
            "us-hm",
            "sach-hm",
            "dmy-dash-comma",
            "wd-month",
            "dmy-dot",
        ),
        labels=(*COMMON_LABELS, "Ngày cập nhật :", "Update", "Cập nhật ngày:"),
        views=("node", "node", "date", "body", "bare", "", "listing", "eye"),
        bylines=("body-right", "body-right", "body-last", "top", "node", ""),
        view_labels=("Lượt xem: #", "Đã xem: #", "Số lượt xem: #", "Lượt đọc: #", "# lượt xem", "Lượt xem : #"),
    ),
)
