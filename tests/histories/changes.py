"""Kinds of planted change, as what they do to a portal's template, its listings or its answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.histories.template import SITE, Template


def _same(template: Template) -> Template:
    return template


@dataclass(frozen=True)
class Change:
    """One planted change; ``named`` holds what a report may say, as alarm and field (``*``: any)."""

    name: str
    named: tuple[tuple[str, str | None], ...]
    template: Callable[[Template], Template] = _same
    failure: tuple[str, dict[str, int]] | None = None
    freezes: bool = False
    reorders: bool = False
    editorial: bool = False
    """Bylines are left away by the editors: articles from before keep theirs."""
    archival: bool = False
    """Bylines are gone from the articles from before, as after a move of the portal's data: new ones have theirs."""


def _title_renamed(template: Template) -> Template:
    """The title's class is another, every page is named after the portal, whose name is a heading as well."""
    return replace(
        template,
        title='<div class="ttl-x">{}</div>',
        head=template.head.replace('<meta property="og:title" content="{title}">', ""),
        site_title=True,
        heading=f"<h1>{SITE}</h1>",
    )


def _title_mute(template: Template) -> Template:
    return replace(_title_renamed(template), heading="")


def _views_scripted(template: Template) -> Template:
    hidden = '<span id="luot"></span><script>count({number}, "luot")</script>'
    return replace(template, views=hidden if template.views else None)


def _month_first(template: Template) -> Template:
    return replace(template, stamp="{:%m/%d/%Y %I:%M %p}", head="")


def _body_scripted(template: Template) -> Template:
    """In place of every text stands one sentence."""
    return replace(template, placeholder="Nội dung đang được tải, xin vui lòng chờ trong giây lát.")


def _split(template: Template) -> Template:
    return replace(template, split='</div><div class="banner"><a href="/qc">Quảng cáo</a></div><div class="phan-2">')


def _new_template(template: Template) -> Template:
    return Template(
        name="new",
        frame='<div id="app"><div class="layout-2026"><div class="post">',
        title='<h1 class="post__name">{}</h1>',
        date='<div class="post__when">{}</div>',
        views='<div class="post__seen">{views} lượt xem</div>',
        lead='<div class="post__intro">{}</div>',
        body='<div class="post__text">',
        byline='<div class="post__by">{}</div>',
        selectors=template.selectors,
        family=template.family,
    )


_FIELD, _DATES = "field", "dates"
CHANGES = (
    Change("title class renamed", ((_FIELD, "title"),), template=_title_renamed),
    Change("title class renamed, no other", ((_FIELD, "title"),), template=_title_mute),
    Change(
        "date without its time",
        ((_DATES, "*"), (_FIELD, "published_at")),
        template=lambda t: replace(t, stamp="{:%d/%m/%Y}", head=""),
    ),
    Change(
        "date as days ago",
        ((_DATES, "*"), (_FIELD, "published_at")),
        template=lambda t: replace(t, stamp="Cách đây {:%d} ngày", head=""),
    ),
    Change("views moved into a script", ((_FIELD, "views"),), template=_views_scripted),
    Change("body container split", ((_FIELD, "body"),), template=_split),
    Change(
        "pagination changed",
        (("listing", "pager"),),
        template=lambda t: replace(t, pager='<div class="more"><button class="btn-more">Xem thêm</button></div>'),
    ),
    Change("WAF in front", (("blocked", "*"),), failure=("failed/listing challenge", {"200": 1})),
    Change("WAF in front, 403", (("blocked", "*"),), failure=("failed/listing http-403", {"403": 1})),
    Change("TLS expired", (("tls", "*"),), failure=("failed/listing tls", {})),
    Change("host moved", (("moved", "*"),), failure=("failed/listing off-host", {"301": 1})),
    Change("listing reordered", (("listing", "order"),), reorders=True),
    Change("byline dropped", ((_FIELD, "byline"),), template=lambda t: replace(t, drops_byline=True)),
    Change("byline no longer written", ((_FIELD, "byline"),), editorial=True),
    Change("byline gone from old articles", ((_FIELD, "byline"),), archival=True),
    Change("date with its month first", ((_DATES, "*"), (_FIELD, "published_at")), template=_month_first),
    Change("lead dropped", ((_FIELD, "lead"),), template=lambda t: replace(t, lead="")),
    # Where the parser takes the lead for the body, that is the field which is gone.
    Change("body fetched by a script", ((_FIELD, "body"), (_FIELD, "lead")), template=_body_scripted),
    Change("portal frozen", (("silent", "*"),), freezes=True),
    Change("template wholly new", (("layout", "*"),), template=_new_template),
)
