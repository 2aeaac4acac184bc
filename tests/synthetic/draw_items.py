"""Draws what an article consists of: paragraphs, images, tables, files."""

from __future__ import annotations

import random

from tests.synthetic import words
from tests.synthetic.facts import Cited, Facts, File, Film, Grid, Head, Item, Listed, Para, Pic
from tests.synthetic.prose import Prose

_FILES = ("cong-van", "ke-hoach", "quyet-dinh", "phu-luc", "bao-cao")
_NAMES = (
    "Công văn số {n}/UBND-VX",
    "Kế hoạch số {n}.{end}",
    "Phụ lục {n} kèm theo",
    "Báo cáo số {n}.{end}",
    "QĐ {n}.{end}",
)


def items(rng: random.Random, prose: Prose, facts: Facts) -> list[Item]:
    if facts.lead and rng.random() < 0.03:
        return [Film(_film(rng))]
    if facts.lead and rng.random() < 0.025:
        return [Pic(f"/upload/infographic/{rng.randint(1000, 99_999)}.png")]
    many = 2 if prose.english else 3
    texts = [Para(prose.paragraph(many)) for _ in range(rng.randint(2, 4 if prose.english else 7))]
    drawn: list[Item] = list(texts)
    pictures = [_picture(rng, prose, facts) for _ in range(rng.choice((0, 1, 1, 2, 2, 3)))]
    gaps = rng.sample(range(len(drawn)), min(len(pictures), len(drawn)))
    for gap, picture in zip(sorted(gaps, reverse=True), pictures, strict=False):
        drawn.insert(gap, picture)
    if prose.english:
        return drawn
    for share, make in (
        (0.12, _heading),
        (0.1, _listed),
        (0.1, _grid),
        (0.05, _cited),
        (0.05, lambda r, _p: Film(_film(r))),
    ):
        at = _after_paragraph(rng, drawn)
        if at and rng.random() < share:
            drawn.insert(at, make(rng, prose))
    return drawn


def _after_paragraph(rng: random.Random, items: list[Item]) -> int | None:
    """A place between two paragraphs: never between an image and the text that may be its caption."""
    places = [at for at in range(1, len(items)) if isinstance(items[at - 1], Para) and isinstance(items[at], Para)]
    return rng.choice(places) if places else None


def _picture(rng: random.Random, prose: Prose, facts: Facts) -> Pic:
    root = rng.choice(("/upload", "/uploads/news", "/documents/20181", "/SiteAssets", "/Portals/0/images"))
    src = f"{root}/{rng.randint(2013, 2025)}_{rng.randint(1, 12):02}/anh-{rng.randint(1000, 999_999)}.jpg"
    caption = prose.caption() if rng.random() < 0.8 else None
    signed = caption and not prose.english and prose.fits("Ảnh") and rng.random() < 0.12
    credit = f"Ảnh: {prose.pen_name()}" if signed else None
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


def files(rng: random.Random) -> list[File]:
    out = []
    for _ in range(rng.randint(1, 2)):
        number, ending = rng.randint(10, 4000), rng.choice(("pdf", "pdf", "docx", "xls", "rar"))
        url = f"/upload/tailieu/{rng.choice(_FILES)}-{number}.{ending}"
        out.append(File(url, rng.choice(_NAMES).format(n=number, end=ending)))
    return out
