"""Draws the facts of one article."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from crawler.discovery.model import ListingRow
from tests.synthetic import words
from tests.synthetic.credits import draw_byline, draw_credit, draw_views
from tests.synthetic.dates import FORMS, printed, restamp, stamp
from tests.synthetic.encodings import fits_tcvn3
from tests.synthetic.facts import (
    Cited, Facts, File, Film, Grid, Head, Item, Listed, Other, Para, Pic, Site, Stamp,
)  # fmt: skip
from tests.synthetic.family import Family
from tests.synthetic.prose import Prose, slug

_MODERN = ["utf-8"] * 15 + ["nfd", "nfd", "utf-8-undeclared", "utf-8-bom", "utf-16", "entities-decimal", "entities-named",
                            "entities-hex"]  # fmt: skip
_OLD = ["utf-8"] * 13 + ["nfd", "utf-8-undeclared", "utf-16", "entities-decimal", "entities-named", "cp1258", "cp1258",
                         "tcvn3", "tcvn3-utf8", "tcvn3-body", "vni", "vni-utf8", "vni-body"]  # fmt: skip
_FILES = ("cong-van", "ke-hoach", "quyet-dinh", "phu-luc", "bao-cao")
_NAMES = ("Công văn số {n}/UBND-VX", "Kế hoạch số {n}/KH-UBND.pdf", "Phụ lục kèm theo", "Báo cáo số {n}.docx", "QĐ {n}.pdf")


def draw_facts(rng: random.Random, family: Family, seconds: int) -> Facts:
    english = rng.random() < family.english
    if family.json:
        encoding = rng.choice(["utf-8", "utf-8", "utf-8", "nfd"])
    else:
        encoding = rng.choice(_OLD if family.old and not english else _MODERN)
    prose = Prose(rng, "en" if english else "vi", fits_tcvn3 if encoding.startswith("tcvn3") else lambda _: True)
    facts = _frame(rng, family, prose, encoding, seconds)
    _lead(rng, family, facts, prose)
    facts.items = _items(rng, prose, facts)
    _people(rng, family, facts, prose)
    _time(rng, family, facts)
    _views(rng, family, facts)
    _around(rng, family, facts, prose)
    facts.url = facts.site.root + family.url(rng, facts)
    _row(rng, family, facts)
    if "charset" not in facts.notes and rng.random() < 0.6:
        facts.notes.append("charset")
    return facts


def _frame(rng: random.Random, family: Family, prose: Prose, encoding: str, seconds: int) -> Facts:
    ident, place, capitals = rng.choice(words.PLACES)
    name = rng.choice((f"Cổng thông tin điện tử tỉnh {place}", f"CỔNG THÔNG TIN ĐIỆN TỬ TỈNH {capitals}",
                       f"Trang thông tin điện tử huyện {place}", f"Sở Tài chính tỉnh {place}"))  # fmt: skip
    if prose.english:
        name = f"{place} Portal"
    host = rng.choice((f"{ident}.gov.vn", f"www.{ident}.gov.vn", f"sotaichinh.{ident}.gov.vn", f"xa{ident}.longha.gov.vn"))
    site = Site(host, place, name, f"CỔNG THÔNG TIN ĐIỆN TỬ TỈNH {capitals}", rng.random() < 0.7)
    title = prose.headline()
    facts = Facts(
        site=site, url="", number=rng.randint(300, 990_000), slug=slug(title, drop_d=rng.random() < 0.3),
        title=title, encoding=encoding, language="en" if prose.english else "vi",
        fetched=datetime(2026, 1, 10, 1, 0, 0) + timedelta(seconds=seconds % 25_000_000),  # noqa: DTZ001
    )  # fmt: skip
    if not family.json and any(char in title for char in '"&') and rng.random() < 0.4:
        facts.notes.append("double-escaped")
    return facts


def _lead(rng: random.Random, family: Family, facts: Facts, prose: Prose) -> None:
    facts.lead_at = rng.choice(family.leads)
    if facts.lead_at == "none":
        return
    facts.lead = prose.lead()
    if not prose.english and facts.lead_at != "bold" and rng.random() < 0.15:
        prefix, source = rng.choice(words.PREFIXES)
        facts.lead, facts.lead_source = f"{prefix} {facts.lead}".replace("  ", " "), source


def _items(rng: random.Random, prose: Prose, facts: Facts) -> list[Item]:
    if facts.lead and rng.random() < 0.03:
        return [Film(_film(rng))]
    many = 2 if prose.english else 3
    texts = [Para(prose.paragraph(many)) for _ in range(rng.randint(2, 4 if prose.english else 7))]
    items: list[Item] = list(texts)
    pictures = [_picture(rng, prose, facts) for _ in range(rng.choice((0, 1, 1, 2, 2, 3)))]
    gaps = rng.sample(range(len(items)), min(len(pictures), len(items)))
    for gap, picture in zip(sorted(gaps, reverse=True), pictures, strict=False):
        items.insert(gap, picture)
    if prose.english:
        return items
    for share, make in ((0.12, _heading), (0.1, _listed), (0.1, _grid), (0.05, _cited), (0.05, lambda r, _p: Film(_film(r)))):
        if rng.random() < share:
            items.insert(_after_paragraph(rng, items), make(rng, prose))
    return items


def _after_paragraph(rng: random.Random, items: list[Item]) -> int:
    """A place between two paragraphs: never between an image and the text that may be its caption."""
    places = [at for at in range(1, len(items)) if isinstance(items[at - 1], Para) and isinstance(items[at], Para)]
    return rng.choice(places) if places else len(items)


def _picture(rng: random.Random, prose: Prose, facts: Facts) -> Pic:
    root = rng.choice(("/upload", "/uploads/news", "/documents/20181", "/SiteAssets", "/Portals/0/images"))
    src = f"{root}/{rng.randint(2013, 2025)}_{rng.randint(1, 12):02}/anh-{rng.randint(1000, 999_999)}.jpg"
    caption = prose.caption() if rng.random() < 0.8 else None
    credit = f"Ảnh: {prose.pen_name()}" if caption and not prose.english and rng.random() < 0.12 else None
    if credit and rng.random() < 0.4:
        credit += "/TTXVN"
    small = src.replace("/anh-", "/thumb/anh-") if rng.random() < 0.06 else None
    return Pic(src, caption, credit, small)


def _film(rng: random.Random) -> str:
    ident = "".join(rng.choice("abcdefghkmnpqrstuvwxyzABCDEFGH23456789") for _ in range(11))
    return rng.choice((f"https://www.youtube.com/embed/{ident}", f"https://media.longha.gov.vn/video/{ident}.mp4"))


def _heading(rng: random.Random, prose: Prose) -> Item:
    return Head(prose.title(), rng.choice((2, 3, 3, 4)))


def _listed(rng: random.Random, prose: Prose) -> Item:
    return Listed([prose.sentence() for _ in range(rng.randint(2, 4))], rng.random() < 0.4)


def _cited(_rng: random.Random, prose: Prose) -> Item:
    return Cited(prose.sentence())


def _grid(rng: random.Random, _prose: Prose) -> Item:
    rows = [["STT", "Huyện", "Số hộ"]]
    rows += [[str(place), words.PLACES[place][1], str(rng.randint(100, 900))] for place in range(1, rng.randint(4, 7))]
    if rng.random() < 0.3:
        rows.insert(0, ["Kết quả 6 tháng"])
    return Grid(rows)


def _people(rng: random.Random, family: Family, facts: Facts, prose: Prose) -> None:
    place = rng.choice(family.bylines)
    if place and not prose.english:
        facts.byline = draw_byline(rng, prose, place, facts.site.agency, units=family.units)
        if place == "top" and rng.random() < 0.3:
            facts.notes.append("top-inside")
    place = rng.choice(family.credits)
    if place and not facts.lead_source and not prose.english:
        facts.credit = draw_credit(rng, prose, place, bare=facts.byline is None and place == "body")
    if rng.random() < family.account:
        facts.account = rng.choice(words.ACCOUNTS)


def _time(rng: random.Random, family: Family, facts: Facts) -> None:
    form = rng.choice(family.dates)
    made = stamp(rng, form, family.labels if facts.language == "vi" else ("", "Posted:"), facts.fetched - timedelta(days=30))
    facts.published = made
    if rng.random() < family.no_date:
        facts.published = None
        if rng.random() < 0.6:
            facts.published_elsewhere = made.iso
    elif made.when and family.hidden_time and "{MM}" not in FORMS[form]:
        facts.hidden_time = f"{made.when:%Y-%m-%dT%H:%M:%S}+07:00"
    if made.when:
        facts.notes.append(f"when={made.when:%Y-%m-%dT%H:%M:%S}")
        later = min(made.when + timedelta(days=rng.randint(1, 300), minutes=rng.randint(1, 600)),
                    facts.fetched - timedelta(days=1))  # fmt: skip
        if facts.published and made.label and rng.random() < family.modified:
            facts.modified = restamp(later, form, rng.choice(("Ngày cập nhật:", "Cập nhật:", "Cập nhật ngày:")))
        elif rng.random() < family.hidden_modified:
            facts.modified_hidden = f"{later:%Y-%m-%dT%H:%M:%S}+07:00"
    if rng.random() < family.stale:
        facts.notes.append("stale-clock")


def when(facts: Facts) -> datetime:
    """The full time of publication, printed or not."""
    return next(datetime.fromisoformat(note[5:]) for note in facts.notes if note.startswith("when="))


def _views(rng: random.Random, family: Family, facts: Facts) -> None:
    place = rng.choice(family.views)
    if place == "bare" and not (facts.published and facts.published.raw[-3:-2] == ":"):
        place = "node"
    if place == "date" and not facts.published:
        place = "node"
    if place:
        labels = family.view_labels if facts.language == "vi" else ("Views: #",)
        facts.views = draw_views(rng, place, labels, short=not family.old)


def _around(rng: random.Random, family: Family, facts: Facts, prose: Prose) -> None:
    if rng.random() < family.crumbs:
        outer, path, inner = rng.choice(words.SECTIONS_EN if prose.english else words.SECTIONS)
        facts.section = [outer, rng.choice(inner)] if rng.random() < 0.7 else [outer]
        facts.notes.append(f"cat={path}")
    if rng.random() < family.tags:
        facts.tags = [tag.lower() for tag in rng.sample(words.EVENTS, rng.randint(1, 4))]
        if prose.english:
            facts.tags = ["economy", "investment"]
    if rng.random() < family.files:
        facts.files = _files(rng)
    elif rng.random() < 0.05 and family.files and not prose.english:
        facts.files_empty = True
    few = prose.english
    if rng.random() < family.related:
        facts.related = [_other(rng, prose, facts) for _ in range(rng.randint(1, 3 if few else 7))]
    if rng.random() < 0.5:
        facts.popular = [_other(rng, prose, facts) for _ in range(rng.randint(1, 2 if few else 5))]


def _files(rng: random.Random) -> list[File]:
    out = []
    for _ in range(rng.randint(1, 2)):
        number, ending = rng.randint(10, 4000), rng.choice(("pdf", "pdf", "docx", "xls", "rar"))
        url = f"/upload/tailieu/{rng.choice(_FILES)}-{number}.{ending}"
        out.append(File(url, rng.choice(_NAMES).format(n=number)))
    return out


def _other(rng: random.Random, prose: Prose, facts: Facts) -> Other:
    title = prose.title()
    day = datetime(rng.randint(2013, 2025), rng.randint(1, 12), rng.randint(1, 28), rng.randint(6, 20), 5)  # noqa: DTZ001
    text = printed(day, rng.choice(("dmy", "dmy-hm", "dmy-dash")))
    return Other(f"{facts.site.root}/tin-tuc/{slug(title)}-{rng.randint(100, 99_999)}.html", title, text, rng.randint(2, 9999))


def _row(rng: random.Random, family: Family, facts: Facts) -> None:
    needed = facts.published_elsewhere is not None or (facts.views and facts.views.place == "listing")
    if not needed and rng.random() > family.row:
        return
    views, published = facts.views, facts.published or _elsewhere(facts)
    count = max(0, views.count - rng.randint(0, 20)) if views and views.place != "listing" else None
    if views and views.place == "listing":
        count = views.count
    facts.listing = ListingRow(
        url=facts.url,
        title=facts.title,
        published_at=published.iso if published else None,
        published_raw=published.raw if published else None,
        views=count,
        views_raw=f"Lượt xem: {count}" if count is not None else None,
        rank=rng.randint(0, 14),
    )


def _elsewhere(facts: Facts) -> Stamp | None:
    if facts.published_elsewhere is None:
        return None
    return Stamp(facts.published_elsewhere, facts.published_elsewhere)
