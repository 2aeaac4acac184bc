"""Bylines, sources and view counts in the forms that portals print them."""

from __future__ import annotations

import random

from tests.synthetic import words
from tests.synthetic.facts import Byline, Credit, Views
from tests.synthetic.prose import Prose

TEXT, PHOTO = "text", "photo"
VIEW_LABELS = ("Lượt xem: #", "Lượt xem: #", "Lượt xem : #", "Đã xem: #", "Số lượt xem: #", "Lượt đọc: #")
_BOTH = ("Tin, ảnh: ", "Bài, ảnh: ", "Tin và ảnh: ", "Bài và ảnh: ", "Tin ảnh: ")
_LABELS = ("Tác giả: ", "Tác giả: ", "Tác giả : ")


def number(rng: random.Random, count: int) -> str:
    plain = str(count)
    if count < 1000:
        return plain
    groups = f"{count:,}"
    return rng.choice([plain, plain, plain, groups.replace(",", "."), groups, groups.replace(",", "\u00a0")])


def draw_views(rng: random.Random, place: str, labels: tuple[str, ...], *, short: bool) -> Views:
    count = rng.choice(
        [rng.randint(0, 60), rng.randint(60, 999), rng.randint(1000, 9999), rng.randint(10_000, 250_000)]
    )
    label, text = rng.choice(labels), number(rng, count)
    if place in ("bare", "eye"):
        label = "#"
    if place == "bare":
        count = max(count, 2)
        text = str(count)
    if short and place in ("node", "eye") and rng.random() < 0.3:
        tenths = rng.randint(11, 98)
        if rng.random() < 0.7:
            count, text = tenths * 100, f"{tenths // 10},{tenths % 10}K" if tenths % 10 else f"{tenths // 10}K"
        else:
            count, text = tenths * 100_000, f"{tenths // 10}.{tenths % 10} triệu"
            if not tenths % 10:
                text = f"{tenths // 10} triệu"
    if place == "listing":
        text = str(count)
    return Views(count=count, label=label, number=text, place=place)


def _caps(rng: random.Random, prose: Prose) -> tuple[str, list[str]]:
    names = list(dict.fromkeys(prose.pen_name().upper() for _ in range(rng.randint(1, 3))))
    return rng.choice((" - ", " – ", " - ", "-")).join(names), names


def _labelled(rng: random.Random, prose: Prose) -> Byline:
    roll = rng.random()
    name = prose.pen_name()
    if roll < 0.3:
        line = rng.choice(_BOTH) + name
        return Byline([line], "", name, [(name, TEXT)], also_authors=[[(name, TEXT), (name, PHOTO)], [(name, PHOTO)]])
    if roll < 0.6:
        return Byline([rng.choice(_LABELS) + name], "", name, [(name, TEXT)])
    if roll < 0.72:
        person, job = prose.full_name(), rng.choice(words.JOBS)
        text = f"{person} - {job}"
        also = [[(person, TEXT), (job, TEXT)], [(text, TEXT)]]
        return Byline([rng.choice(_LABELS) + text], "", text, [(person, TEXT)], [person], also)
    second = prose.fitting(lambda: rng.choice([pen for pen in words.PEN_NAMES if pen != name]))
    if roll < 0.86:
        text = rng.choice((", ", " - ", " – ")).join((name, second))
        return Byline([f"Tác giả: {text}"], "", text, [(name, TEXT), (second, TEXT)])
    first_label, between, photo = rng.choice((("Bài", " - ", "Ảnh"), ("Tin", "; ", "ảnh"), ("Tin", ", ", "ảnh")))
    line = f"{first_label}: {name}{between}{photo}: {second}"
    text = line.partition(": ")[2]
    also_text = [line, f"{name}{between}{second}", f"{name}, {second}", f"{name} - {second}"]
    return Byline([line], "", text, [(name, TEXT), (second, PHOTO)], also_text)


def _unlabelled(rng: random.Random, prose: Prose, agency: str, *, units: bool) -> Byline:
    roll = rng.random()
    if roll < 0.45:
        name = prose.pen_name()
        return Byline([name], "", name, [(name, TEXT)])
    if units and roll < 0.6:
        name, unit = prose.full_name(), f"CT-HND xã {prose.rng.choice(words.PLACES)[1]}"
        also = [f"{name}{join}{unit}" for join in (" ", ", ", " - ", "; ", "\n")]
        return Byline([name, unit], "", name, [(name, TEXT)], also, [[(name, TEXT), (unit, TEXT)]])
    if roll < 0.8 and prose.fits("THU HẰNG"):
        text, names = _caps(rng, prose)
        return Byline([text], "", text, [(name, TEXT) for name in names])
    if roll < 0.88 and prose.fits(agency):
        return Byline([agency], "", agency, [(agency, TEXT)])
    if roll < 0.92:
        return Byline(
            ["Nhóm P.V thực hiện"],
            "",
            "Nhóm P.V thực hiện",
            [("Nhóm P.V", TEXT)],
            ["Nhóm P.V"],
            [[("Nhóm P.V thực hiện", TEXT)]],
        )
    short = rng.choice(("PV", "BBT", "VGP", "BGP"))
    return Byline([short], "", short, [(short, TEXT)])


def draw_byline(rng: random.Random, prose: Prose, place: str, agency: str, *, units: bool = False) -> Byline:
    """``place``: body-right, body-last, node, top; with ``node-label`` the markup's own label stands before it."""
    if place == "top":
        name = prose.full_name()
        if rng.random() < 0.5:
            titled = f"ThS. {name}"
            byline = Byline([titled], "", titled, [(titled, TEXT)], [name], [[(name, TEXT)]])
        else:
            byline = Byline([name], "", name, [(name, TEXT)])
    elif place == "node-label":
        name = prose.pen_name()
        byline = Byline([name], "", name, [(name, TEXT)])
        place = "node"
    elif rng.random() < 0.5:
        byline = _labelled(rng, prose)
    else:
        byline = _unlabelled(rng, prose, agency, units=units and place.startswith("body"))
    byline.place = place
    return byline


def draw_credit(rng: random.Random, prose: Prose, place: str, *, bare: bool) -> Credit:
    paper = prose.paper()
    if bare and rng.random() < 0.4:
        return Credit(f"Theo {paper}", place, paper, bare=True)
    return Credit(f"{rng.choice(('Nguồn: ', 'Nguồn tin: ', 'Nguồn: '))}{paper}", place, paper)
