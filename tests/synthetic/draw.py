"""Draws the facts of one article."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from urllib.parse import quote

from crawler.discovery.model import ListingRow
from tests.synthetic import draw_items, words
from tests.synthetic.credits import draw_byline, draw_credit, draw_views
from tests.synthetic.dates import FORMS, printed, restamp, stamp
from tests.synthetic.encodings import fits_tcvn3
from tests.synthetic.facts import (
    Byline,
    Facts,
    Other,
    Site,
    Stamp,
)
from tests.synthetic.family import Family
from tests.synthetic.prose import Prose, slug

_MODERN = ["utf-8"] * 15 + [
    "nfd",
    "nfd",
    "utf-8-undeclared",
    "utf-8-bom",
    "utf-16",
    "entities-decimal",
    "entities-named",
    "entities-hex",
]
_OLD = ["utf-8"] * 13 + [
    "nfd",
    "utf-8-undeclared",
    "utf-16",
    "entities-decimal",
    "entities-named",
    "cp1258",
    "cp1258",
    "tcvn3",
    "tcvn3-utf8",
    "tcvn3-body",
    "vni",
    "vni-utf8",
    "vni-body",
]


def draw_facts(rng: random.Random, family: Family, seconds: int) -> Facts:
    english = rng.random() < family.english
    if family.json:
        encoding = rng.choice(["utf-8", "utf-8", "utf-8", "nfd"])
    else:
        encoding = rng.choice(_OLD if family.old and not english else _MODERN)
    prose = Prose(rng, "en" if english else "vi", fits_tcvn3 if encoding.startswith("tcvn3") else lambda _: True)
    facts = _frame(rng, family, prose, encoding, seconds)
    _lead(rng, family, facts, prose)
    facts.items = draw_items.items(rng, prose, facts)
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
    name = rng.choice(
        (
            f"Cổng thông tin điện tử tỉnh {place}",
            f"CỔNG THÔNG TIN ĐIỆN TỬ TỈNH {capitals}",
            f"Trang thông tin điện tử huyện {place}",
            f"Sở Tài chính tỉnh {place}",
        )
    )
    if not prose.fits(name):
        name = f"Cổng thông tin điện tử tỉnh {place}"
    if prose.english:
        name = f"{place} Portal"
    host = rng.choice(
        (f"{ident}.gov.vn", f"www.{ident}.gov.vn", f"sotaichinh.{ident}.gov.vn", f"xa{ident}.longha.gov.vn")
    )
    site = Site(host, place, name, f"CỔNG THÔNG TIN ĐIỆN TỬ TỈNH {capitals}", rng.random() < 0.7)
    title = prose.headline()
    facts = Facts(
        site=site,
        url="",
        number=rng.randint(300, 990_000),
        slug=slug(title, drop_d=rng.random() < 0.3),
        title=title,
        encoding=encoding,
        language="en" if prose.english else "vi",
        fetched=datetime(2026, 1, 10, 1, 0, 0) + timedelta(seconds=seconds % 25_000_000),
    )
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


def _people(rng: random.Random, family: Family, facts: Facts, prose: Prose) -> None:
    place = rng.choice(family.bylines)
    if place and not prose.english:
        facts.byline = _fitting_byline(rng, prose, place, facts.site.agency, units=family.units)
        if place == "top" and rng.random() < 0.3:
            facts.notes.append("top-inside")
    place = rng.choice(family.credits)
    if place and not facts.lead_source and not prose.english:
        facts.credit = draw_credit(rng, prose, place, bare=facts.byline is None and place == "body")
    if rng.random() < family.account:
        facts.account = rng.choice(words.ACCOUNTS)


def _fitting_byline(rng: random.Random, prose: Prose, place: str, agency: str, *, units: bool) -> Byline:
    while True:
        byline = draw_byline(rng, prose, place, agency, units=units)
        if all(prose.fits(line) for line in byline.lines):
            return byline


def _time(rng: random.Random, family: Family, facts: Facts) -> None:
    form = rng.choice(family.dates)
    if facts.language == "en" and ("wd" in form or form.startswith("short")):
        form = "dmy-hm"
    made = stamp(
        rng, form, family.labels if facts.language == "vi" else ("", "Posted:"), facts.fetched - timedelta(days=30)
    )
    facts.published = made
    if rng.random() < family.no_date:
        facts.published = None
        if family.url_date:
            facts.published_elsewhere = made.iso[:10]
            facts.notes.append("date-in-url")
        elif rng.random() < 0.6:
            facts.published_elsewhere = made.iso
    elif made.when and family.hidden_time and "{MM}" not in FORMS[form]:
        facts.hidden_time = f"{made.when:%Y-%m-%dT%H:%M:%S}+07:00"
    if made.when:
        facts.notes.append(f"when={made.when:%Y-%m-%dT%H:%M:%S}")
        later = min(
            made.when + timedelta(days=rng.randint(1, 300), minutes=rng.randint(1, 600)),
            facts.fetched - timedelta(days=1),
        )
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
        facts.files = draw_items.files(rng)
    elif rng.random() < 0.05 and family.files and not prose.english:
        facts.files_empty = True
    few = prose.english
    if rng.random() < family.related:
        facts.related = [_other(rng, prose, facts) for _ in range(rng.randint(1, 3 if few else 7))]
    if rng.random() < 0.5:
        facts.popular = [_other(rng, prose, facts) for _ in range(rng.randint(1, 2 if few else 5))]


def _other(rng: random.Random, prose: Prose, facts: Facts) -> Other:
    title = prose.title()
    day = datetime(rng.randint(2013, 2025), rng.randint(1, 12), rng.randint(1, 28), rng.randint(6, 20), 5)
    text = printed(day, rng.choice(("dmy", "dmy-hm", "dmy-dash")))
    return Other(
        f"{facts.site.root}/tin-tuc/{slug(title)}-{rng.randint(100, 99_999)}.html", title, text, rng.randint(2, 9999)
    )


def _row(rng: random.Random, family: Family, facts: Facts) -> None:
    dated = facts.published_elsewhere is not None and "date-in-url" not in facts.notes
    needed = dated or (facts.views and facts.views.place == "listing")
    if not needed and rng.random() > family.row:
        return
    views, published = facts.views, facts.published or _elsewhere(facts)
    count = max(0, views.count - rng.randint(0, 20)) if views and views.place != "listing" else None
    if views and views.place == "listing":
        count = views.count
    facts.listing = ListingRow(
        url=quote(facts.url, safe=":/?&=%#!,._-"),
        title=facts.title,
        published_at=published.iso if published else None,
        published_raw=published.raw if published else None,
        views=count,
        views_raw=views.label.replace("#", str(count)) if views and count is not None else None,
        rank=rng.randint(0, 14),
    )


def _elsewhere(facts: Facts) -> Stamp | None:
    if facts.published_elsewhere is None or "date-in-url" in facts.notes:
        return None
    return Stamp(facts.published_elsewhere, facts.published_elsewhere)
