"""What stands around an article and is none of it."""

from __future__ import annotations

from datetime import timedelta

from tests.synthetic import words
from tests.synthetic.build import Build
from tests.synthetic.dates import FORMS, printed, weekday
from tests.synthetic.dsl import Child, Node, el
from tests.synthetic.facts import Other


def clock(b: Build) -> Node:
    """Today's date in the header; on some sites it stopped years ago."""
    today = b.f.fetched + timedelta(hours=7)
    if "stale-clock" in b.f.notes:
        today = today.replace(day=min(today.day, 28), year=today.year - b.rng.randint(1, 6))
    text = b.pick(
        f"{weekday(today, title=True)}, {today:%d/%m/%Y}",
        f"Thứ {today.weekday() + 2}, Ngày {today:%d/%m/%Y} -"
        if today.weekday() < 6
        else f"CN, Ngày {today:%d/%m/%Y} -",
        f"{weekday(today)}, {today:%d/%m/%Y}, {today:%H:%M:%S}",
        f"Hôm nay, ngày {today:%d/%m/%Y}",
        f"{weekday(today)}, ngày {today.day} tháng {today.month} năm {today.year}",
    )
    spec = b.pick(
        "div.date-today", "span.current-date", "div#clock", "div.clock", "span#date-time", "div.datetime", "div"
    )
    return el(spec, text)


def menu(b: Build) -> Node:
    items = b.rng.sample(words.MENU, b.rng.randint(4, len(words.MENU)))
    links = [el("li", el("a", name, href=b.pick("/", "#", "/trang-") + f"{place}")) for place, name in enumerate(items)]
    heading = el(b.pick("h1", "h2", "h1"), "Thực đơn") if b.chance(0.25) else None
    return el(b.pick("nav", "div.menu", "div#mainmenu"), heading, el("ul.nav", *links))


def header(b: Build) -> list[Child]:
    site = b.f.site
    banner: Child = el("a", el("img", src="/images/logo.png", alt=site.name), href="/")
    if b.chance(0.35):
        banner = el("h1", el("a", site.name.upper() if not b.legacy else site.name, href="/"))
    parts: list[Child] = [el(b.pick("div.banner", "header", "div#header"), banner)]
    if b.chance(0.7) or "stale-clock" in b.f.notes:
        parts.append(clock(b))
    parts.append(menu(b))
    if b.chance(0.4):
        parts.append(
            el(
                "div.search" if b.webforms else "form.search",
                el("input", type="text", name="q", placeholder="Tìm kiếm"),
                action=None if b.webforms else "/tim-kiem",
            )
        )
    if b.chance(0.2):
        parts.append(el("div.login-box", el("a", "Đăng nhập", href="/dang-nhap")))
    return parts


def breadcrumb(b: Build, spec: str | None = None, link_class: str | None = None, *, ends: bool = False) -> Node | None:
    """The way from the home page; ``ends`` lets the article's title close it."""
    if not b.f.section:
        return None
    sep = b.pick(" > ", " / ", " » ", " | ")
    kids: list[Child] = [el("a", b.pick(*words.HOMES), href="/", class_=link_class)]
    for name in b.f.section:
        link = el("a", name, href=f"/muc-{b.rng.randint(1, 99)}", class_=link_class)
        kids += [sep, link]
    if ends and b.chance(0.3):
        kids += [sep, el("span", b.f.title)]
    if (spec is None and b.chance(0.5)) or (spec and spec.startswith(("ul", "ol"))):
        links = [el("li", kid) for kid in kids if isinstance(kid, Node)]
        return el(spec or b.pick("ul.breadcrumb", "ol.breadcrumb", "ul.path"), *links)
    return el(spec or b.pick("div.breadcrumb", "div.breadcrumbs", "div.duong-dan", "div.path"), *kids)


def tools(b: Build, spec: str | None = None) -> Node:
    """Print, size of letters, read aloud."""
    kids: list[Child] = [el("span", text) for text in b.rng.sample(words.TOOLS, b.rng.randint(0, 2))]
    kids.append(el("a", b.pick(*words.PRINTS), href="javascript:window.print()"))
    return el(spec or b.any_spec(), *kids)


def share(b: Build, spec: str | None = None) -> Node:
    links = [el("a", name, href=f"https://{name.lower()}.com/share?u={b.f.url}") for name in ("Facebook", "Zalo")]
    return el(spec or b.pick("div.share", "div.social", "div.chia-se"), b.pick(*words.SHARES), *links)


def rating(b: Build) -> Node:
    return el(
        b.pick("div.rating", "div.danh-gia", "div#danhgia"), *(el("p", text) for text in b.rng.sample(words.RATINGS, 2))
    )


def comments(b: Build) -> Node:
    kids = [
        el(b.pick("h3", "div", "h4"), b.pick(*words.COMMENTS)),
        el("label", "Họ tên"),
        el("input", name="name", type="text"),
        el("label", "Nội dung"),
        el("textarea", name="content"),
        el("button", "Gửi bình luận", type="button"),
        b.pick(None, el("p", "Dữ liệu đang được cập nhật"), el("p", "Chưa có bình luận nào")),
    ]
    return el(b.pick("div.comment", "div#comments", "div.y-kien"), *kids)


def other_item(b: Build, other: Other, tag: str = "li", spec: str | None = None, *, heading: str | None = None) -> Node:
    link = el("a", other.title, href=other.url, title=other.title if b.chance(0.3) else None)
    kids: list[Child] = [el(heading, link) if heading else link]
    if b.chance(0.6):
        kids += [" ", el(b.pick("span", "em", "i", "span.date"), f"({other.date})")]
    if b.chance(0.25):
        kids += [" ", el(b.pick("span", "em"), f"Lượt xem: {other.views}")]
    return el(spec or tag, *kids)


def related(
    b: Build,
    spec: str | None = None,
    header_spec: str | None = None,
    title: str | None = None,
    items: list[Other] | None = None,
    list_spec: str = "ul",
    item_spec: str = "li",
    heading: str | None = None,
) -> Node | None:
    others = b.f.related if items is None else items
    if not others:
        return None
    head = title or b.pick(*words.RELATED_HEADERS)
    kids: list[Child] = [el(header_spec or b.pick("h3", "div.title", "h2", "p", "div.title-other"), head)]
    if "ngày" in head and b.chance(0.7):
        kids.append(el("div", "Xem tin theo ngày: ", el("select", el("option", "1")), " / ", el("select"), " / "))
    kids.append(el(list_spec, *(other_item(b, other, spec=item_spec, heading=heading) for other in others)))
    return el(spec or b.pick("div.other-news", "div.tin-khac", "div", "section", "div.news-other"), *kids)


def sidebar(b: Build) -> Node | None:
    kids: list[Child] = []
    if b.f.popular:
        rows = [
            el(
                "li",
                el("a", other.title, href=other.url),
                " ",
                el("span", b.pick(f"{other.views} lượt xem", f"({other.date})", f"Lượt xem: {other.views}")),
            )
            for other in b.f.popular
        ]
        kids.append(
            el(
                b.pick("div.box", "div.doc-nhieu", "div"),
                el(b.pick("h3", "h2.portlet-title", "div.title"), b.pick(*words.POPULAR_HEADERS)),
                el("ul", *rows),
            )
        )
    if b.chance(0.12):
        kids.append(_documents(b))
    if b.chance(0.5):
        kids.append(counter(b))
    return el(b.pick("div.col-right", "aside", "div.sidebar", "div#right"), *kids) if kids else None


def _documents(b: Build) -> Node:
    """New legal documents, whose dates are nobody's date of publication."""
    number = b.rng.randint(10, 900)
    row = el(
        "li", el("a", f"Số ký hiệu: {number}/QĐ-UBND", href=f"/van-ban/{number}"), el("p", "Ngày ban hành: 12/05/2022")
    )
    return el("div.van-ban-moi", el("h3", "Văn bản mới"), el("ul", row))


def counter(b: Build) -> Node:
    """The visits of the site, which are nobody's views."""
    head, lines = b.pick(*words.COUNTERS)
    numbers = {
        "a": b.rng.randint(3, 90),
        "b": f"{b.rng.randint(900, 9999):,}".replace(",", "."),
        "c": f"{b.rng.randint(1_000_000, 40_000_000):,}".replace(",", "."),
    }
    return el(
        b.pick("div.thong-ke", "div#counter", "div"),
        el("div", head) if head else None,
        *(el("p", line.format(**numbers)) for line in lines),
    )


def footer(b: Build) -> Node:
    site = b.f.site
    fill = {"place": site.place, "host": site.host, "name": site.name}
    notices = [el("p", text.format(**fill)) for text in b.rng.sample(words.NOTICES, b.rng.randint(1, 2))]
    return el(b.pick("footer", "div#footer", "div.footer"), *notices, counter(b) if b.chance(0.5) else None)


def tail(b: Build, *, share_spec: str | None = None) -> list[Child]:
    """Some of the things that follow a text, in any order."""
    parts: list[Child] = []
    if b.chance(0.5):
        parts.append(share(b, share_spec))
    if b.chance(0.35):
        parts.append(rating(b))
    if b.chance(0.3):
        parts.append(tools(b))
    b.rng.shuffle(parts)
    return parts


def attachments(b: Build, link: str = "a") -> Node | None:
    """Files under their label; or the label with nothing behind it."""
    label = b.pick("Tệp đính kèm:", "File đính kèm:", "Tài liệu đính kèm:")
    if b.f.files_empty:
        return el("div", "File đính kèm: Không có")
    if not b.f.files:
        return None
    if b.chance(0.2):
        label = "Tệp đính kèm: "
    links = [el(link, file.name, href=file.url) for file in b.f.files]
    if b.chance(0.5):
        return el(
            b.pick("div.attach", "div.tep-dinh-kem", "div"), el("b", label), el("ul", *(el("li", one) for one in links))
        )
    spaced: list[Child] = [part for one in links for part in (one, el("br"))]
    return el(b.pick("div", "p"), el("span", label), " ", *spaced)


def tags(b: Build, spec: str | None = None, label: str | None = "Từ khóa:") -> Node | None:
    if not b.f.tags:
        return None
    links: list[Child] = []
    for name in b.f.tags:
        links += [", " if links else "", el("a", name, href=f"/tag/{len(links)}")]
    return el(spec or b.pick("div.tags", "div.tu-khoa", "p.tag"), el("span", label) if label else None, " ", *links)


def other_date(b: Build, year: int) -> str:
    """A date of another article."""
    when = b.f.fetched.replace(year=year, month=b.rng.randint(1, 12), day=b.rng.randint(1, 28))
    return printed(when, b.pick(*(form for form in ("dmy", "dmy-hm", "dmy-dash") if form in FORMS)))
