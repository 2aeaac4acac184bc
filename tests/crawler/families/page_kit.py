"""An article of a festival, and the page around it: what most tests of families are written with."""

from __future__ import annotations

from archive.article import Article, Reject
from crawler.parse import parse_bytes

TITLE = "Huyện Cầu Ngang tổ chức lễ hội Ok Om Bok năm 2022"
PORTAL = "Trang thông tin điện tử huyện Cầu Ngang"
ONE = "Ban Tổ chức trao 51 bộ huy chương cho các đội đạt thành tích cao tại hội thi diễn ra trong ba ngày của lễ hội."
TWO = "Lễ hội có 66 hoạt động chính như lễ cúng trăng, đua ghe ngo, thi múa và triển lãm ảnh nghệ thuật về địa phương."
TEXT = f"<p>{ONE}</p><p>{TWO}</p>"
BOTH = f"{ONE}\n\n{TWO}"
"""The body of such an article."""
FACTS = "<p>25/05/2022 16:40</p>"
HEAD = f"<h1>{TITLE}</h1>{FACTS}"
URL = "http://vidu.gov.vn/tin/le-hoi"


def parsed(inner: str, *, title: str = f"{TITLE} - {PORTAL}", head: str = "", url: str = URL) -> Article | Reject:
    page = f"<html><head><title>{title}</title>{head}</head><body>{inner}</body></html>"
    return parse_bytes(page.encode(), url=url)


def article(inner: str, *, title: str = f"{TITLE} - {PORTAL}", head: str = "", url: str = URL) -> Article:
    found = parsed(inner, title=title, head=head, url=url)
    assert isinstance(found, Article), found
    assert found.title == TITLE
    return found


def last(line: str, align: str = "left") -> Article:
    return article(f"<div>{HEAD}<div>{TEXT}<p align={align}>{line}</p></div></div>")


def plain(inside: str, title: str = TITLE, head: str = "") -> Article | Reject:
    page = f"<html lang=vi><head><title>{title}</title>{head}</head><body>{inside}</body></html>"
    return parse_bytes(page.encode(), url="https://vidu.gov.vn/tin-tuc/hoi-nghi-4711.html")


def read(inside: str, title: str = TITLE, head: str = "") -> Article:
    found = plain(inside, title, head)
    assert isinstance(found, Article), found
    return found


def framed(*, facts: str = FACTS, text: str = TEXT, over: str = "", inner: str = "", after: str = "") -> str:
    own = f"<div class=bai>{over}<h1>{TITLE}</h1>{facts}<div class=noidung>{text}</div>{inner}</div>"
    return f"<div class=khung>{own}{after}</div>"
