"""VNPT Portal, the old one (mDefault.aspx) and the new skin (UIArticle…)."""

from __future__ import annotations

import random

from tests.synthetic import furniture
from tests.synthetic.body import body
from tests.synthetic.build import Build
from tests.synthetic.captions import image
from tests.synthetic.dsl import Child, Node, el
from tests.synthetic.facts import Facts, Pic
from tests.synthetic.family import Family
from tests.synthetic.prose import slug
from tests.synthetic.shell import Parts


def category(facts: Facts) -> str:
    """The slug of the section for URLs."""
    return next((note[4:] for note in facts.notes if note.startswith("cat=")), "tin-tuc")


def state(b: Build) -> dict[str, str]:
    """The hidden fields of a WebForms page."""
    junk = "".join(b.rng.choice("abcdefghABCDEFGH0123456789+/") for _ in range(b.rng.randint(60, 300)))
    return {
        "__EVENTTARGET": "",
        "__EVENTARGUMENT": "",
        "__VIEWSTATE": f"/wEPDwUK{junk}=",
        "__VIEWSTATEGENERATOR": "CA0B0334",
    }


def old_url(rng: random.Random, facts: Facts) -> str:
    sid, page, cat = rng.randint(1000, 1600), rng.randint(1000, 60_000), rng.randint(10_000, 99_999)
    name, short = category(facts), facts.slug[:100]
    roll = rng.random()
    if roll < 0.45:
        return f"/mDefault.aspx?sid={sid}&pageid={page}&catid={cat}&id={facts.number}&catname={name}&title={short}"
    if roll < 0.85:
        return f"/{sid}/{page}/{cat}/{facts.number}/{name}/{short}"
    upper = slug(facts.title).upper()[:90]
    return f"/stnmt/{sid}/{page}/{cat}/{facts.number}/{name.title()}/{upper}.aspx"


def vnpt_old(b: Build) -> Parts:
    f = b.f
    date = el("div.DateCreate", *b.date_kids(label_tag="")) if f.published else None
    title = b.title(
        b.pick("div.TitleNews", "h1", "div.titledetail", "span.title", "td.TitleNews", "p.title", "h2", "h3")
    )
    views = b.views(b.pick("div.view", "span", "div", "p", "div.LuotXem"))
    above: list[Child | None] = [title, date, views]
    if b.chance(0.3):
        above = [date, title, views]
    elif b.chance(0.3):
        above = [title, views, date]
    parts = [
        *above,
        b.top_byline(),
        b.lead(b.pick("div.sapo", "div", "p.Summary", "div.LeadNews", "p", "b")),
        body(b, b.any_spec()),
        b.byline(b.pick("div.tacgia", "p.author", "div")),
        b.credit(b.pick("div", "p.nguon")),
        furniture.attachments(b),
        furniture.tags(b),
        *furniture.tail(b),
    ]
    if title.tag == "td" or b.chance(0.4):
        column: list[Child] = [
            el(
                "table",
                *(el("tr", part if _is_cell(part) else el("td", part)) for part in parts if part),
                width="100%",
                border="0",
            )
        ]
    else:
        column = [b.nest(*parts)]
    others = furniture.related(b)
    if others:
        others.kids.append(_pager(b))
        column.append(others)
    if b.chance(0.5):
        column.append(furniture.counter(b))
    fields = state(b)
    return Parts(
        column,
        form=fields,
        action=f.url.removeprefix(f.site.root)[:120],
        table=b.chance(0.6),
        title_as=b.pick("none", "suffix", "site", "prefix"),
        description=b.chance(0.3),
    )


def _is_cell(part: Child) -> bool:
    return isinstance(part, Node) and part.tag == "td"


def _pager(b: Build) -> Node:
    links: list[Child] = [el("span.ButtonPage", "1")]
    for number in (*map(str, range(2, b.rng.randint(3, 8))), "..."):
        target = f"javascript:__doPostBack('ctl00$pager','{number}')"
        links += [" ", el("a.ButtonPage", number, href=target)]
    return el("div", *links)


def new_url(rng: random.Random, facts: Facts) -> str:
    return f"/{category(facts)}/{facts.slug}-{facts.number}{rng.choice(('', '', '?pageindex=0'))}"


def vnpt_new(b: Build) -> Parts:
    f = b.f
    head: list[Child | None] = [b.title("div.ArticleHeader")]
    head.append(b.date("div.PostDate" if b.chance(0.7) else "span.PostDate"))
    head.append(b.views(b.pick("div.ViewCount", "span", "div.author", "div.luotxem")))
    author = b.byline("div.author")
    signed_below = b.chance(0.6)
    if author and not signed_below:
        head.append(author)
    if b.chance(0.7):
        head.append(furniture.tools(b, "div.tool"))
    if b.chance(0.7):
        head.append(furniture.share(b, "div.UISocialShare"))
    skip, lead_image = 0, None
    first = f.items[0] if f.items else None
    if isinstance(first, Pic) and not first.caption and f.lead_at not in ("bold", "both"):
        skip, lead_image = 1, image(b, first, "ImgDetailImage")
    main = [
        *head,
        b.lead("div.ArticleSummary"),
        lead_image,
        body(b, "div.ArticleContent", skip=skip),
        author if signed_below else None,
        b.credit(b.pick("div.source", "div", "p")),
        _downloads(b),
        furniture.tags(b),
        *furniture.tail(b, share_spec="div.UISocialShare"),
    ]
    detail = el(b.pick("div.ArticleDetailControl", "div.UIArticleDetail.ArticleDetailControl"), *main)
    others = furniture.related(b, b.pick("div.UIArticleOther", "div.ArticleOther"), list_spec="ul.ArticleList")
    script = f"$.post('/DesktopModule/UIArticleDetail/ArticleDetail.aspx/UpdateView', {{id: {f.number}}});"
    return Parts(
        [b.nest(detail, most=1), *([others] if others else [])],
        form=state(b),
        action=f.url[:100],
        title_as=b.pick("suffix", "none", "suffix", "prefix"),
        scripts=[script],
    )


def _downloads(b: Build) -> Node | None:
    if not b.f.files or b.chance(0.4):
        return furniture.attachments(b, "a.link-download")
    links = [
        el(
            "li",
            el(
                "a.link-download",
                file.name,
                href=b.pick("javascript:void(0)", "#"),
                onclick=f"downloadFile('{file.url.rsplit('/', 1)[-1]}','{file.url}')",
            ),
        )
        for file in b.f.files
    ]
    return el("div.attachments", el("b", "Tệp đính kèm:"), el("ul", *links))


FAMILIES = (
    Family(
        "vnpt-old",
        vnpt_old,
        old_url,
        dates=("dmy-bare", "dmy-bare", "dmy", "dmy-hm"),
        labels=("Ngày ", "Ngày", "Ngày"),
        no_date=0.15,
        leads=("block", "bold", "bold", "none", "block"),
        views=("node", "node", "node", "", "date", "body"),
        bylines=("body-right", "body-right", "body-last", "top", "node", ""),
        old=True,
        units=True,
        tags=0.1,
    ),
    Family(
        "vnpt-new",
        vnpt_new,
        new_url,
        views=("date", "date", "author", "node", "eye", "", "listing"),
        leads=("block", "block", "both", "bold", "none"),
        bylines=("node", "node", "body-right", "body-last", ""),
        files=0.3,
        modified=0.1,
    ),
)
