"""Draws pages of a family from a seed, and sets the reference article in its layout."""

from __future__ import annotations

import random
from dataclasses import replace

from crawler.discovery.model import ListingRow
from tests.synthetic import (
    layouts_cms,
    layouts_dnn,
    layouts_liferay,
    layouts_nuke,
    layouts_other,
    layouts_press,
    layouts_sharepoint,
    layouts_vnpt,
    refusals,
)
from tests.synthetic import reference as reference_article
from tests.synthetic.build import Build
from tests.synthetic.dates import FORMS
from tests.synthetic.draw import draw_facts
from tests.synthetic.encodings import encode
from tests.synthetic.facts import Facts, truth
from tests.synthetic.family import Family
from tests.synthetic.page import SyntheticPage
from tests.synthetic.prose import Prose, slug
from tests.synthetic.shell import content_type, document, write

_MODULES = (
    layouts_vnpt,
    layouts_sharepoint,
    layouts_liferay,
    layouts_press,
    layouts_nuke,
    layouts_cms,
    layouts_dnn,
    layouts_other,
)
BY_NAME: dict[str, Family] = {family.name: family for module in _MODULES for family in module.FAMILIES}
FAMILIES = (
    "vnpt-old",
    "vnpt-new",
    "sharepoint-tandan",
    "sharepoint",
    "sharepoint-json",
    "liferay",
    "liferay-vnpt",
    "liferay-dnict",
    "article-detail",
    "nukeviet",
    "nukeviet-egov",
    "vccorp",
    "kentico",
    "bai-viet",
    "vhv",
    "dnn",
    "dnn-json",
    "wordpress",
    "drupal",
    "joomla",
    "next-shell",
    "webcenter",
    "generic",
)
REFUSED_EVERY = 6


def generate(family: str, seed: int, count: int) -> list[SyntheticPage]:
    """``count`` pages, every sixth of them one to be refused; the same pages for the same arguments."""
    master = random.Random(f"{family}:{seed}")
    kinds = refusals.kinds(family)
    turn = master.randrange(len(kinds) - 1)
    pages = []
    for number in range(count):
        rng = random.Random(master.getrandbits(64))
        if number % REFUSED_EVERY == REFUSED_EVERY - 1:
            place = number // REFUSED_EVERY
            kind = kinds[0] if place == 0 else kinds[1 + (place - 1 + turn) % (len(kinds) - 1)]
            pages.append(_refused(rng, BY_NAME[family], kind, number))
        else:
            pages.append(_article(rng, BY_NAME[family], number))
    return pages


def refused(family: str, kind: str, seed: int) -> SyntheticPage:
    """One page to be refused, of a kind that ``refusals.kinds`` names."""
    return _refused(random.Random(f"{family}:{seed}:{kind}"), BY_NAME[family], kind, 0)


def reference(family: str, text: str | None = None, seed: int = 0) -> SyntheticPage:
    """The reference article in the family's layout; ``text`` as in reference-article.txt, its copy here by default."""
    rng = random.Random(f"{family}:reference:{seed}")
    made = BY_NAME[family]
    facts = draw_facts(rng, replace(made, english=0.0, no_date=0.0, modified=0.0, hidden_modified=0.0), 0)
    views = _views_place(made)
    form = made.dates[0] if family in ("vnpt-old", "sharepoint-tandan") else _timed(made.dates)
    reference_article.put(facts, text, views, made.view_labels[0], form, made.labels[0])
    facts.slug, facts.encoding = slug(facts.title), "utf-8"
    if facts.lead_at in ("none", "meta"):
        facts.lead_at = "block"
    facts.url = facts.site.root + made.url(rng, facts)
    facts.listing = None
    if views == "listing":
        facts.listing = ListingRow(
            url=facts.url,
            title=facts.title,
            views=facts.views.count if facts.views else None,
            views_raw=facts.views.printed if facts.views else None,
            rank=3,
        )
    return _page(rng, made, facts, f"{family}-reference-{seed}")


def _views_place(family: Family) -> str:
    order = ("node", "date", "author", "body", "listing", "bare")
    return next(place for place in order if place in family.views)


def _timed(dates: tuple[str, ...]) -> str:
    return next(form for form in dates if "{MM}" in FORMS[form])


def _article(rng: random.Random, family: Family, number: int) -> SyntheticPage:
    facts = draw_facts(rng, family, rng.getrandbits(40))
    return _page(rng, family, facts, f"{family.name}-{number:03}")


def _page(rng: random.Random, family: Family, facts: Facts, name: str) -> SyntheticPage:
    b = Build(rng, facts)
    if family.json:
        body, kind = family.json(b), "application/json; charset=utf-8"
    else:
        parts = family.layout(b)
        text = write(b, document(b, parts), old=family.old)
        body, kind = encode(text, facts.encoding), content_type(b)
    drawn = [facts.encoding, *b.used, f"lead@{facts.lead_at}", f"views@{facts.views.place if facts.views else 'none'}"]
    if facts.byline:
        drawn.append(f"by@{facts.byline.place}")
    return SyntheticPage(
        family=family.name,
        case="-".join((name, *drawn)),
        url=facts.url,
        status=200,
        headers={"content-type": kind},
        body=body,
        fetched_at=f"{facts.fetched:%Y-%m-%dT%H:%M:%SZ}",
        encoding=facts.encoding,
        listing=facts.listing,
        expected=truth(facts),
    )


def _refused(rng: random.Random, family: Family, kind: str, number: int) -> SyntheticPage:
    plain = replace(family, english=0.0, old=False)
    facts = draw_facts(rng, plain, rng.getrandbits(40))
    facts.encoding, facts.listing = "utf-8", None
    prose = Prose(rng)
    made = refusals.make(Build(rng, facts), family, kind, prose)
    return SyntheticPage(
        family=family.name,
        case=f"{family.name}-{number:03}-refused-{kind}",
        url=made.url or facts.url,
        status=made.status,
        headers={"content-type": made.content_type},
        body=made.body,
        fetched_at=f"{facts.fetched:%Y-%m-%dT%H:%M:%SZ}",
        encoding="utf-8",
        refused=made.reason,
        refused_also=made.also,
    )
