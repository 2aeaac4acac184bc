"""DNN: its pages, and the module that answers in JSON."""

from __future__ import annotations

import html
import json
import random
from datetime import timedelta

from tests.synthetic import furniture
from tests.synthetic.body import MODES, body, render
from tests.synthetic.build import Build
from tests.synthetic.draw import when
from tests.synthetic.dsl import el
from tests.synthetic.encodings import encode
from tests.synthetic.facts import Facts
from tests.synthetic.family import COMMON_DATES, Family, in_json
from tests.synthetic.layouts_vnpt import category, state
from tests.synthetic.shell import Parts, fragment


def dnn_url(rng: random.Random, facts: Facts) -> str:
    return rng.choice(
        (
            f"/tin-tuc/{facts.slug}-{facts.number}",
            f"/Default.aspx?tabid=119&NewsViews={facts.number}",
            f"/{category(facts)}/tabid/{rng.randint(80, 900)}/newsid/{facts.number}/Default.aspx",
        )
    )


def dnn(b: Build) -> Parts:
    f, number = b.f, b.rng.randint(380, 990)
    main = [
        el(b.pick("h2", "div.title-module", "span.Head", "h1"), "Chi tiết tin") if b.chance(0.6) else None,
        b.title(b.pick("h1", "h2", f"span#dnn_ctr{number}_ViewNews_lblTitle", "div.title-detail", "p.Head")),
        *b.meta_line(
            date=b.pick(f"span#dnn_ctr{number}_ViewNews_lblDate", None, "span.Normal"),
            views=b.pick(None, "span.Normal"),
        ),
        b.lead(b.pick(f"div#dnn_ctr{number}_ViewNews_divLead", "p.sapo", "div.Normal", "p")),
        body(b, b.pick(f"div#dnn_ctr{number}_ViewNews_lblContent", "div.Normal", "div.content-detail")),
        b.byline("p"),
        b.credit("p"),
        furniture.attachments(b),
        furniture.tags(b),
        *furniture.tail(b),
        furniture.related(b),
    ]
    module = el(f"div.DnnModule.DnnModule-{number}", el(f"div#dnn_ctr{number}_ContentPane", *main))
    pane = el("div#dnn_ContentPane", module)
    return Parts(
        [pane],
        form=state(b) | {"__dnnVariable": "{}"},
        action=f.url[-80:],
        table=b.chance(0.2),
        title_as=b.pick("suffix", "none", "prefix"),
        head=[el("meta", name="GENERATOR", content="DotNetNuke ")],
    )


def dnn_answer(b: Build) -> bytes:
    f = b.f
    assert f.published
    created = when(f) - timedelta(minutes=b.rng.randint(3, 3000))
    text = fragment(b, render(b, b.rng.choice([mode for mode in MODES if mode != "word"])))
    row: dict[str, object] = {
        "Id": f.number,
        "Name": f.title,
        "Url": f.slug,
        "Description": f.lead or None,
        "FullContent": html.escape(text) if b.chance(0.3) else text,
        "PublishTime": f.published.raw,
        "CreatedTime": f"{created:%Y-%m-%dT%H:%M:%S}",
        "PortalId": 0,
    }
    if b.chance(0.25):
        row["CreatedTime"] = row.pop("PublishTime")
    if f.account:
        row["CreatedUser"] = f.account
    data = b.pick(row, {"Data": row}, {"success": True, "data": row})
    return encode(json.dumps(data, ensure_ascii=b.chance(0.4) and f.encoding != "nfd"), f.encoding)


FAMILIES = (
    Family(
        "dnn",
        dnn,
        dnn_url,
        dates=(*COMMON_DATES, "sach", "sach-hm", "us"),
        no_date=0.3,
        stale=0.4,
        old=True,
        views=("node", "node", "node", "date", "", "listing"),
    ),
    in_json("dnn-json", dnn_url, dnn_answer),
)
