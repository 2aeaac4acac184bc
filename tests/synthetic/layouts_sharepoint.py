"""SharePoint: the tandan skin, the plain one, and the lists that answer in JSON."""

from __future__ import annotations

import html
import json
import random

from tests.synthetic import furniture
from tests.synthetic.body import MODES, body, render
from tests.synthetic.build import Build
from tests.synthetic.draw import when
from tests.synthetic.dsl import Child, el
from tests.synthetic.encodings import encode
from tests.synthetic.facts import Facts
from tests.synthetic.family import COMMON_DATES, Family, in_json
from tests.synthetic.layouts_vnpt import state
from tests.synthetic.prose import slug
from tests.synthetic.shell import Parts, fragment


def tandan_url(rng: random.Random, facts: Facts) -> str:
    day = when(facts)
    name = slug(facts.title, limit=50).capitalize()
    noise = "".join(rng.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(rng.randint(6, 7)))
    pages = rng.choice(("Pages", "Pages", "pages"))
    padded = rng.random() < 0.3
    path = f"{day:%Y-%m-%d}" if padded else f"{day.year}-{day.month}-{day.day}"
    return f"/portal/{pages}/{path}/{name}{noise}.aspx"


def tandan(b: Build) -> Parts:
    f = b.f
    title = b.title(
        b.pick(
            "h1.tandan-p-article-news-title",
            "p.tandan-p-article-news-title",
            "div.tandan-title-view",
            "h2.tandan-p-article-news-title",
            "h1",
        )
    )
    date = b.date("span.tandan-span-date-publish")
    widget = el("span", "100%") if b.chance(0.6) else None
    inner = body(
        b,
        b.pick(
            "div.ms-rtestate-field", "div#art-content", "div.tandan-p-article-news-content", "div.tandan-p-article-main"
        ),
    )
    if b.chance(0.4) and "ms-rtestate-field" in str(inner.attrs):
        inner = el(b.pick("div.tandan-p-article-main", "div.tandan-p-article-news-content"), inner)
    tags = furniture.tags(b, "div.td-tags", b.pick("Từ khóa:", "Tags:", None))
    other = furniture.related(b, "div.tandan-div-article-other", list_spec="div", item_spec="p.tandan-p-article-other")
    top: list[Child | None] = [title, date, widget, b.views()]
    if b.chance(0.2):
        top = [date, widget, title, b.views()]
    main = [
        *top,
        furniture.tools(b) if b.chance(0.4) else None,
        b.lead(b.pick("p.tandan-p-article-news-summary", "div.tandan-p-article-news-summary", "div.news-sapo")),
        inner,
        b.byline(b.pick("p.tandan-p-article-author", "div.author", "p")),
        b.credit("p"),
        furniture.attachments(b),
        tags,
        *furniture.tail(b),
        other,
    ]
    column = b.nest(el("div.tandan-div-article" if b.chance(0.5) else b.any_spec(), *main))
    return Parts(
        [column],
        form=state(b),
        action=f.url.rsplit("/", 1)[-1],
        title_as="suffix",
        separator=" - ",
        top=_skip_links(b) if b.chance(0.5) else [],
    )


def _skip_links(b: Build) -> list[Child]:
    links = [el("a.ms-SkiptoNavigation", "Skip Ribbon Commands"), el("a.ms-SkiptoMainContent", "Skip to main content")]
    return [el("div", b.pick("Skip Ribbon Commands", "Skip to main content"))] if b.chance(0.3) else list(links)


def plain_url(rng: random.Random, facts: Facts) -> str:
    return rng.choice(
        (
            f"/Trang/ChiTietTinTuc.aspx?nid={facts.number}",
            f"/Pages/tintuc/chitiet.aspx?ItemID={facts.number}",
            f"/Lists/TinTucSuKien/View_Detail.aspx?ItemID={facts.number}",
            f"/SitePages/{facts.slug[:60]}.aspx",
            f"/sites/sotaichinh/SitePages/chi-tiet.aspx?ItemID={facts.number}",
        )
    )


def plain(b: Build) -> Parts:
    """Two skins: news-* and divArticle*."""
    f = b.f
    guid = f"ctl00_ctl{b.rng.randint(10, 60)}_g_{b.rng.getrandbits(64):016x}"
    if b.chance(0.5):
        title, lead = b.title(b.pick("h1#news-title", "div#news-title", "h2#news-title")), b.lead("div#news-des")
        text = body(b, "div#news-detail")
    else:
        title = el("div#divArticleDescription3", b.title("h1"))
        lead = b.lead("div#divArticleDescription1")
        text = body(b, b.pick("div#divArticleDescription2", "div#divArticleContent"))
    date = b.date(b.pick(f"span#{guid}_lblDate", "div.news-date", "span", "p.ngay", "div"))
    if date and f.published and not f.published.label and b.chance(0.1):
        date.kids.insert(0, el("span", "hidden", style="display:none") if b.chance(0.5) else "hidden")
    if b.chance(0.3):
        text.attrs.append(("class", "ms-rtestate-field"))
    source = f.credit if f.credit and f.credit.place == "node" else None
    credit = el(f"div#{guid}_pnNguontin", el("p", el("font", source.printed))) if source else None
    main = [
        title,
        date,
        b.views(),
        furniture.tools(b) if b.chance(0.4) else None,
        lead,
        text,
        b.byline(b.pick(f"div#{guid}_pnTacgia", "p.author", "div")),
        credit,
        furniture.attachments(b),
        furniture.tags(b),
        *furniture.tail(b),
        furniture.related(b),
    ]
    return Parts(
        [b.nest(*main)],
        form=state(b),
        action=f.url.rsplit("/", 1)[-1],
        top=_skip_links(b),
        title_as=b.pick("suffix", "none", "prefix"),
        head=[
            el("meta", property="og:title", content=f.title),
            el("meta", name="GENERATOR", content="Microsoft SharePoint"),
        ],
    )


def json_url(rng: random.Random, facts: Facts) -> str:
    """The address of the record's page in its list."""
    name = rng.choice(("KinhTe", "VanHoaXaHoi", "ChinhTri"))
    return f"/ct/cms/tintuc/Lists/{name}/View_Detail.aspx?ItemID={facts.number}"


def record(b: Build) -> dict[str, object]:
    """One row as the list's service has it: the text as escaped HTML, ## in the title, a naive local time."""
    f = b.f
    text = fragment(b, _content(b))
    title = b.pick(f"{f.title}##", f"{f.title} ##", f"##{f.title}", f.title)
    assert f.published
    row: dict[str, object] = {
        "ID": f.number,
        "Title": title,
        "CreatedDate": f.published.raw,
        "DescriptionNews": f.lead or "",
        "ContentNews": html.escape(text),
        "ImageNews": None,
    }
    if f.account:
        row["CreatedBy"] = f.account
    if b.chance(0.3):
        keys = list(row)
        b.rng.shuffle(keys)
        row = {key: row[key] for key in keys}
    return row


def _content(b: Build) -> list[Child]:
    nodes = render(b, b.rng.choice([mode for mode in MODES if mode != "word"]))
    return [el("div", *nodes)] if b.chance(0.5) else nodes


def answer(b: Build) -> bytes:
    row = record(b)
    data: object = b.pick({"data": [row]}, {"data": [row], "recordsTotal": 1}, row)
    text = json.dumps(data, ensure_ascii=b.chance(0.4) and b.f.encoding != "nfd")
    return encode(text, b.f.encoding)


FAMILIES = (
    Family(
        "sharepoint-tandan",
        tandan,
        tandan_url,
        dates=("dmy-spaced", "dmy-spaced-full", "dmy-spaced", "dmy", "dmy-hm"),
        labels=("Đăng ngày", "Đăng ngày", "Đăng ngày "),
        no_date=0.06,
        url_date=True,
        hidden_time=False,
        views=("", "", "listing", "node", "eye", "date"),
        english=0.1,
        tags=0.4,
    ),
    Family(
        "sharepoint",
        plain,
        plain_url,
        no_date=0.05,
        views=("", "", "listing", "node", "date"),
        old=True,
        modified=0.1,
        dates=(*COMMON_DATES, "us", "us-hm", "sach", "sach-hm", "dmy-hm", "dmy-hm", "dmy-hm", "ampm"),
    ),
    in_json("sharepoint-json", json_url, answer),
)
