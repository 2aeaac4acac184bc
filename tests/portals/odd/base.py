"""What odd portals share: pages, a server that notes what it was asked, and a second day."""

from __future__ import annotations

import random
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.portals.odd.articles import Told, many, told

HTML = {"Content-Type": "text/html; charset=utf-8"}


@dataclass
class Asked:
    """A request."""

    method: str
    target: str
    form: dict[str, str]
    agent: str
    path: str = ""
    query: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        parts = urlsplit(self.target)
        self.path, self.query = unquote(parts.path), dict(parse_qsl(parts.query, keep_blank_values=True))

    def number(self, name: str, usual: int = 1) -> int:
        """A number of the query or the form."""
        said = self.form.get(name, self.query.get(name, ""))
        return int(said) if said.isdigit() else usual


@dataclass
class Given:
    """An answer."""

    body: str | bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: HTML)

    @property
    def bytes(self) -> bytes:
        """The body as it is sent."""
        return self.body.encode() if isinstance(self.body, str) else self.body


class OddPortal:
    """A portal of no known system. ``seed`` chooses the articles and what things are called."""

    sections: ClassVar[dict[str, str]] = {
        "thoi-su": "Thời sự", "kinh-te": "Kinh tế", "van-hoa-xa-hoi": "Văn hóa - Xã hội", "y-te": "Y tế",
    }  # fmt: skip
    shared: ClassVar[float] = 0.0
    hours: ClassVar[int] = 31
    protocol: ClassVar[str] = "HTTP/1.1"
    title: ClassVar[str] = "Cổng thông tin điện tử huyện Tân Hòa"

    def __init__(self, seed: int = 0, articles: int = 120, rows: int = 10) -> None:
        self.rng = random.Random(f"{type(self).__name__}:{seed}")
        self.articles = many(self.rng, articles, list(self.sections), shared=self.shared, hours=self.hours)
        self.rows, self.port = rows, 0
        self.log: list[Asked] = []
        self.counter = self.rng.choice(("trang", "page", "p"))
        self.goes = self.rng.choice(("goPage", "chuyenTrang", "GotoPage"))
        self.more = self.rng.choice(("Xem thêm", "Tải thêm", "Xem thêm tin"))
        self.names = self.rng.choice((("muc-tin", "ngay"), ("item", "time"), ("post", "meta-date"), ("bv", "tg")))

    @property
    def host(self) -> str:
        """Where it listens."""
        return f"127.0.0.1:{self.port}"

    @property
    def agent(self) -> str | None:
        """What a crawler has to call itself, if that matters."""
        return None

    def live(self, section: str | None = None) -> list[Told]:
        """What is public now."""
        return [each for each in self.articles if not each.withdrawn and (section is None or section in each.sections)]

    def find(self, number: str | None) -> Told | None:
        """The public article of that number."""
        return next((each for each in self.live() if str(each.number) == number), None)

    def part(self, section: str, page: int) -> tuple[list[Told], int]:
        """The articles of one page of a section, and the number of the last page."""
        every = self.live(section)
        return every[(page - 1) * self.rows : page * self.rows], -(-len(every) // self.rows)

    def go_on(self) -> tuple[list[Told], Told, Told]:
        """A week later: five new ones, one edited, one withdrawn."""
        top, names = max(each.number for each in self.articles), list(self.sections)
        new = [
            told(self.rng, top + 3 * (at + 1), datetime(2026, 11, 27, 10 + at), [names[at % len(names)]])
            for at in range(5)
        ]
        edited, gone = self.articles[0], self.articles[1]
        edited.paragraphs[0] = (
            "Đoạn này đã được sửa lại sau khi đăng: số liệu mới nhất là 512 hộ được hỗ trợ trong năm."
        )
        gone.withdrawn = True
        self.articles = [*reversed(new), *self.articles]
        return new, edited, gone

    def href(self, article: Told, section: str | None = None) -> str:
        """The address of an article, as a list of ``section`` links it."""
        return f"/{section or article.sections[0]}/{article.slug}-{article.number}.html"

    def of_href(self, path: str) -> Told | None:
        """The article at the path of ``href``."""
        found = re.fullmatch(r"/[\w-]+/.*-(\d+)\.html", path)
        return self.find(found[1]) if found is not None else None

    def section_href(self, section: str) -> str:
        """The address of a section."""
        return f"/{section}"

    def frame(self, title: str, main: str, head: str = "") -> str:
        """A whole page."""
        links = [f'<li><a href="{self.section_href(each)}">{name}</a></li>' for each, name in self.sections.items()]
        return f"""<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">
<title>{escape(title)} - {self.title}</title>
{head}</head><body><div class="dau"><a href="/"><img src="/logo.png" alt="{self.title}"></a>
<span>Thứ năm, 26/11/2026</span></div><nav><ul class="menu-chinh"><li><a href="/">Trang chủ</a></li>{"".join(links)}
{self.menu()}<li><a href="/gioi-thieu">Giới thiệu</a></li><li><a href="/lien-he">Liên hệ</a></li>
<li><a href="https://dichvucong.gov.vn/">Dịch vụ công</a></li></ul></nav><div class="than">{main}</div>
<div class="chan"><p>Bản quyền thuộc về UBND huyện. Lượt truy cập: 1.234.567</p></div></body></html>"""

    def menu(self) -> str:
        """Further entries of the menu."""
        return ""

    def row(self, article: Told, section: str | None = None) -> str:
        """An article in a list."""
        row, date = self.names
        return (
            f'<div class="{row}"><h3><a href="{self.href(article, section)}">{escape(article.title)}</a></h3>'
            f'<span class="{date}">{article.date:%d/%m/%Y}</span><p>{escape(article.lead[:90])}…</p></div>'
        )

    def listing(self, section: str, page: int = 1, after: str = "") -> str:
        """A page of a section; ``after`` stands behind its rows."""
        rows = "".join(self.row(each, section) for each in self.part(section, page)[0])
        return self.frame(self.sections[section], f'<h1>{self.sections[section]}</h1><div id="ds">{rows}</div>{after}')

    def article(self, article: Told, head: str = "") -> str:
        """The page of an article."""
        older = [each for each in self.live(article.sections[0]) if each.number < article.number][:4]
        others = "".join(f'<li><a href="{self.href(each)}">{escape(each.title)}</a></li>' for each in older)
        body = "".join(f"<p>{escape(each)}</p>" for each in article.paragraphs)
        main = f"""<div class="chi-tiet"><h1 class="tieu-de">{escape(article.title)}</h1><div class="thong-tin">
<span class="ngay-dang">{article.date:%d/%m/%Y %H:%M}</span> | Lượt xem: {article.number % 50 + 3}</div>
<p class="tom-tat"><b>{escape(article.lead)}</b></p>
<div class="noi-dung">{body}</div></div><div class="tin-khac"><h4>Các tin khác</h4>
<ul>{others}</ul></div>"""
        return self.frame(article.title, main, head)

    def home(self) -> str:
        """The front page: four of each section."""
        boxes = "".join(
            f'<div class="khoi"><h2><a href="{self.section_href(each)}">{name}</a></h2>'
            + "".join(self.row(one, each) for one in self.live(each)[:4])
            + "</div>"
            for each, name in self.sections.items()
        )
        return self.frame("Trang chủ", boxes)

    def answer(self, asked: Asked) -> Given:
        """What is sent for a request."""
        if asked.path == "/robots.txt":
            return self.robots()
        if asked.path == "/":
            return Given(self.home())
        if asked.path in ("/gioi-thieu", "/lien-he"):
            text = "Huyện nằm ở phía đông của tỉnh, có mười hai xã và một thị trấn. " * 6
            return Given(self.frame("Giới thiệu", f"<h1>Giới thiệu</h1><div><p>{text}</p></div>"))
        return self.route(asked) or self.missing()

    def robots(self) -> Given:
        """robots.txt."""
        return Given("none", 404)

    def missing(self) -> Given:
        """What stands where nothing is."""
        return Given(self.frame("Không tìm thấy", "<h1>Không tìm thấy trang</h1>"), 404)

    def route(self, asked: Asked) -> Given | None:
        """What this portal has at an address; None for nothing."""
        raise NotImplementedError

    def wired(self, asked: Asked, raw: bytes, headers: dict[str, str]) -> bytes:
        """The bytes as they go out; ``headers`` may be changed."""
        headers["Content-Length"] = str(len(raw))
        return raw


@contextmanager
def serve(portal: OddPortal) -> Iterator[str]:
    """Serves ``portal`` on loopback; gives its address."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = portal.protocol

        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode("utf-8", "replace")
            asked = Asked(self.command, self.path, dict(parse_qsl(body)), self.headers.get("User-Agent") or "")
            with lock:
                portal.log.append(asked)
                given = portal.answer(asked)
                headers = dict(given.headers)
                raw = portal.wired(asked, given.bytes, headers)
            self.send_response(given.status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(raw)

        do_POST = do_GET  # noqa: N815 - the name that http.server calls

        def log_message(self, *_: object) -> None:
            pass

    lock = threading.Lock()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    portal.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://{portal.host}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
