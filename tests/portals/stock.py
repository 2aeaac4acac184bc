"""Articles, documents and sections of a fictitious portal, all drawn from the seed."""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.portals.corpus import SENTENCES, TITLES

NEWEST = datetime(2025, 10, 30, 16, 45)
PLACES = (
    "Xã Tân Lập",
    "Phường Đông Hải",
    "Xã Yên Thượng",
    "Huyện Bình Sơn",
    "Phường Quang Trung",
    "Xã Đắk Nia",
    "Sở Xây dựng",
    "Sở Y tế",
    "Xã Long Vĩnh",
    "Phường Hòa Bình",
    "Thị xã An Phú",
    "Sở Nội vụ",
    "Xã Mỹ Đức",
    "Xã Nam Cường",
)
SECTIONS = (
    "Tin trong tỉnh",
    "Kinh tế",
    "Chính trị",
    "Văn hóa - Xã hội",
    "Tin tức - Sự kiện",
    "Quốc phòng - An ninh",
    "Cải cách hành chính",
    "Khoa học - Công nghệ",
    "Hoạt động của lãnh đạo tỉnh",
)
BYLINES = (
    "THANH LAM - HẢI YẾN",
    "THU HÀ – ĐÌNH PHONG",
    "BBT",
    "Minh Ngọc",
    "PV",
    "CỔNG THÔNG TIN ĐIỆN TỬ TỈNH",
    "MINH CHI-PHI LONG",
)
LAWS = (
    "Quyết định về việc ban hành bảng giá đất",
    "Nghị quyết về phân bổ dự toán ngân sách",
    "Công văn tăng cường phòng cháy",
    "Kế hoạch cải cách hành chính",
    "Thông báo kết luận cuộc họp",
    "Chỉ thị về phòng, chống thiên tai",
)


@dataclass(frozen=True)
class Section:
    """One listing: `key` is its slug, `number` the CMS's, `module` the scope of its articles' numbers."""

    key: str
    name: str
    number: int
    module: str
    instance: str
    oldest_first: bool


@dataclass
class Article:
    """One article; `state` is public, hidden, trap, or how it was withdrawn (404, 410, tombstone, home)."""

    id: str
    number: int
    title: str
    slug: str
    section: Section
    published: datetime
    views: int
    also: Section | None = None
    old_slug: str = ""
    state: str = "public"
    trap: str = ""
    lead: str = ""
    body: tuple[str, ...] = ()
    visits: int = 0
    sessions: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Document:
    """A legal document that stands among the news (evidence 5.18)."""

    number: int
    title: str
    slug: str
    issued: datetime


def slugify(text: str, *, drop_d: bool = False, cut: int = 100, capital: bool = False) -> str:
    """A slug as these CMSs make it: some drop the letter đ, most cut (evidence 5.14), SharePoint keeps capitals."""
    text = re.sub("[đĐ]", lambda m: "" if drop_d else ("d" if m[0] == "đ" else "D"), text)
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    text = re.sub("[^A-Za-z0-9]+", "-", text).strip("-")[:cut].strip("-")
    return text if capital else text.lower()


def make_sections(rng: random.Random, modules: tuple[str, ...]) -> list[Section]:
    """Three or four sections, the last one in the last module; one of them may list its oldest article first."""
    names = rng.sample(SECTIONS, rng.choice((3, 4)))
    odd = rng.choice((None, None, 1, 2))
    return [
        Section(
            key=slugify(name),
            name=name,
            number=rng.randrange(100, 90_000),
            module=modules[-1] if index == len(names) - 1 else modules[0],
            instance="".join(rng.choices("ABCDEFGHJKLMNPQRSTabcdefghjkmnpqrst0123456789", k=12)),
            oldest_first=index == odd,
        )
        for index, name in enumerate(names)
    ]


def make_titles(rng: random.Random, count: int) -> list[str]:
    """So many titles; one is used three times and a few twice, as portals do (evidence 5.2)."""
    pool = rng.sample(TITLES, len(TITLES))
    titles = []
    for index in range(count):
        lap, at = divmod(index, len(pool))
        again, place = divmod(lap - 1, len(PLACES))
        title = pool[at] if not lap else f"{PLACES[place]}: {pool[at]}"
        titles.append(title if lap == 0 or again == 0 else f"{title} (đợt {again + 1})")
    if count >= 100:
        for source, copies in ((10, (33, 71)), (15, (52,)), (20, (90,))):
            for copy in copies:
                titles[copy] = titles[source]
    return titles


def shares(rng: random.Random, count: int, sections: list[Section]) -> list[Section]:
    """Which article stands in which section: fixed shares, the first the largest, in a drawn order."""
    parts = (0.5, 0.28, 0.22) if len(sections) == 3 else (0.45, 0.2, 0.18, 0.17)
    placed = [s for s, part in zip(sections, parts, strict=True) for _ in range(int(count * part))]
    placed += [sections[0]] * (count - len(placed))
    rng.shuffle(placed)
    return placed


def make_times(rng: random.Random, count: int, newest: datetime) -> list[datetime]:
    """Times of publication, newest first, about five a day."""
    times, when = [], newest
    for _ in range(count):
        times.append(when)
        when -= timedelta(minutes=rng.randrange(60, 540))
    return times


def make_numbers(rng: random.Random, count: int) -> list[int]:
    """Numbers of a CMS, largest first, with gaps."""
    number, numbers = rng.randrange(2_000, 60_000), []
    for _ in range(count):
        number += rng.choice((1, 1, 1, 2, 3))
        numbers.append(number)
    return numbers[::-1]


def make_documents(rng: random.Random, newest: datetime) -> list[Document]:
    """Six legal documents."""
    return [
        Document(n, title, slugify(title), newest - timedelta(days=rng.randrange(5, 300)))
        for n, title in zip(rng.sample(range(300, 900), len(LAWS)), LAWS, strict=True)
    ]


def sentences(rng: random.Random, count: int) -> str:
    """That many sentences in a row."""
    return " ".join(rng.choice(SENTENCES) for _ in range(count))


def lead_of(article: Article, salt: str) -> str:
    """The lead; one in three begins with a day that is not the publication's (evidence 4.70-77)."""
    if article.lead:
        return article.lead
    rng = random.Random(f"{salt}:lead:{article.id}")
    text = sentences(rng, rng.choice((1, 1, 2)))
    if rng.random() < 0.34:
        day = article.published - timedelta(days=rng.randrange(3))
        mark = rng.choice(("-", "/", " - ", " – "))
        text = f"{rng.choice(('Sáng', 'Chiều', 'Ngày'))} {day.day}{mark}{day.month}, {text}"
    return text


def body_of(article: Article, salt: str) -> tuple[str, ...]:
    """The paragraphs; some are decomposed Unicode or hold a soft hyphen (evidence 5.13)."""
    if article.body:
        return article.body
    rng = random.Random(f"{salt}:body:{article.id}")
    paragraphs = [sentences(rng, rng.randrange(2, 5)) for _ in range(rng.randrange(3, 7))]
    if rng.random() < 0.05:
        paragraphs = [unicodedata.normalize("NFD", p) for p in paragraphs]
    elif rng.random() < 0.02:
        paragraphs[0] = paragraphs[0].replace(" ", " \u00ad", 1)
    return tuple(paragraphs)


def byline_of(article: Article, salt: str) -> str:
    """The byline."""
    return random.Random(f"{salt}:by:{article.id}").choice(BYLINES)
