"""What an article of the demo portal is made of: the truth that its pages print.

A test compares a crawl with these fields; the pages are rendered from the same objects, so nothing can
drift apart.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Section:
    """One of the portal's sections: ``key`` stands in URLs, ``name`` on pages."""

    key: str
    name: str


SECTIONS = (
    Section("thoi-su", "Thời sự - Chính trị"),
    Section("kinh-te", "Kinh tế"),
    Section("van-hoa-xa-hoi", "Văn hóa - Xã hội"),
)


@dataclass(frozen=True)
class Style:
    """How a generation of the portal's editors laid out their articles."""

    name: str
    date: str
    """strftime of the date line; ``{weekday}`` is the Vietnamese weekday."""
    has_time: bool
    views: str
    """The view count's label."""
    grouped: bool
    """Whether the count is printed as 12.345."""
    lead: str
    """div | sapo | bold (a bold first paragraph inside the body)."""
    figure: str
    """table | figure | centred."""
    byline: str
    """The byline's line; ``{}`` is the name."""


STYLES = (
    Style("editor", "Ngày đăng: %d/%m/%Y %H:%M", True, "Lượt xem", False, "bold", "centred", "{}"),
    Style("classic", "%d/%m/%Y", False, "Lượt xem", False, "div", "table", "{}"),
    Style("modern", "{weekday}, %d/%m/%Y, %H:%M", True, "Lượt xem", True, "sapo", "figure", "Tác giả: {}"),
    Style("plain", "%H:%M | %d/%m/%Y", True, "Đã xem", False, "div", "centred", "Tin, ảnh: {}"),
)


@dataclass(frozen=True)
class Text:
    """A paragraph; ``raw`` is how the page prints it where that differs (odd spaces)."""

    text: str
    raw: str | None = None


@dataclass(frozen=True)
class Subhead:
    """A heading inside the body."""

    text: str


@dataclass(frozen=True)
class Bullets:
    """An unordered list."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """A table of figures, the header row first."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Figure:
    """An image with its caption."""

    path: str
    caption: str


@dataclass(frozen=True)
class Frame:
    """A video or a document viewer; ``url`` is absolute for another host, else a path."""

    url: str


Part = Text | Subhead | Bullets | Grid | Figure | Frame


@dataclass(frozen=True)
class File:
    """A file for download."""

    path: str
    name: str
    media_type: str


@dataclass(frozen=True, kw_only=True)
class DemoArticle:
    """One article as it should come out of a crawl. Paths are relative to the portal's home."""

    number: int
    title: str
    lead: str | None
    parts: tuple[Part, ...]
    """The body in order, without the lead."""
    byline: str | None
    """The name alone; the page may print a label before it."""
    source: str | None
    published_at: str
    """ISO 8601 with +07:00; a bare date where the page prints no time."""
    section: Section
    style: Style
    tags: tuple[str, ...] = ()
    attachments: tuple[File, ...] = ()
    base_views: int = 0
    """The count before the portal's clock and visits add to it."""

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The body's plain paragraphs; headings, lists, tables and figures are not among them."""
        return tuple(part.text for part in self.parts if isinstance(part, Text))

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(part for part in self.parts if isinstance(part, Figure))

    @property
    def captions(self) -> tuple[str, ...]:
        return tuple(figure.caption for figure in self.figures)

    @property
    def slug(self) -> str:
        return slug(self.title)

    @property
    def path(self) -> str:
        """The canonical path."""
        return f"/{self.section.key}/bai-{self.number}/{self.slug}"

    @property
    def print_path(self) -> str:
        """The path of the article's print twin."""
        return f"/print{self.path}"


def slug(title: str) -> str:
    """The title in plain ASCII words.

    >>> slug("Đường về xã Cò Nòi: 12,5 km")
    'duong-ve-xa-co-noi-12-5-km'
    """
    plain = unicodedata.normalize("NFD", title.lower().replace("đ", "d")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:90].rstrip("-")


def thousands(number: int) -> str:
    """
    >>> thousands(1234567)
    '1.234.567'
    """
    return f"{number:,}".replace(",", ".")
