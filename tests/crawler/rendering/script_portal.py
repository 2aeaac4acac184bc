"""A portal that shows nothing without its scripts: one shell for every address, data as JSON, on loopback."""

from __future__ import annotations

import json
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self, cast

SHELL = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Cổng thông tin điện tử</title>
<link rel="stylesheet" href="/style.css"></head>
<body><div id="root"></div><script src="/app.js"></script></body></html>"""

APP = """
const root = document.getElementById("root"), stuck = %(stuck)d;
const outside = "http://127.0.0.1:%(outside)d/";
fetch(outside + "count").catch(() => 0);
try { new WebSocket("ws://127.0.0.1:%(outside)d/live"); } catch (error) {}
new Image().src = outside + "pixel.png";
const text = (tag, name, value) => {
  const node = document.createElement(tag); node.className = name; node.textContent = value; return node;
};
async function list(section, page) {
  const found = await (await fetch(`/api/news?section=${section}&page=${page}`)).json();
  const box = text("div", "list-news", "");
  for (const row of found.rows) {
    const item = text("div", "item", ""), link = text("a", "title", row.title);
    link.href = `/bai-viet/${row.slug}-${row.id}`;
    item.append(text("h3", "", ""), text("span", "date", row.date), text("p", "lead", row.lead));
    item.firstChild.append(link); box.append(item);
  }
  root.append(box);
  const pager = text("div", "pagination", "");
  for (let at = 1; at <= found.pages; at++) {
    const link = text(at == page ? "span" : "a", "page", at);
    if (at != page) link.href = `/${section}?page=${at}`;
    pager.append(link);
  }
  root.append(pager);
}
async function article(id) {
  const found = await (await fetch("/api/news/detail", {method: "POST", headers: {"Content-Type": "application/json"},
                                                        body: JSON.stringify({id})})).json();
  const box = text("div", "article-detail", "");
  box.append(text("h1", "title", found.title), text("div", "date", `Ngày đăng: ${found.date}`),
             text("div", "views", `Lượt xem: ${found.views}`), text("p", "sapo", found.lead));
  const body = text("div", "content", "");
  for (const line of found.body) body.append(text("p", "", line));
  box.append(body, text("p", "author", found.author));
  root.append(box);
  document.title = found.title + " - Cổng thông tin điện tử";
}
const nav = text("ul", "menu", "");
for (const [path, name] of [["thoi-su", "Thời sự"], ["kinh-te", "Kinh tế"]]) {
  const link = text("a", "", name); link.href = "/" + path;
  nav.append(text("li", "", "")); nav.lastChild.append(link);
}
root.append(nav);
const number = location.pathname.match(/^\\/bai-viet\\/.*-(\\d+)$/);
if (number && number[1] == stuck) for (;;);
if (number) article(Number(number[1]));
else list(location.pathname.slice(1) || "thoi-su", new URLSearchParams(location.search).get("page") || 1);
"""

SECTIONS = {"thoi-su": range(1, 6), "kinh-te": range(6, 9)}
ROWS = 3


def story(number: int) -> dict[str, Any]:
    """What the portal says in article ``number``."""
    lead = f"Sáng ngày {number % 27 + 1}/3, đoàn công tác số {number} đã đến thăm và làm việc tại xã Phước Hảo."
    body = [
        f"Tại buổi làm việc thứ {number}, lãnh đạo xã báo cáo tình hình vụ đông xuân với {number * 7} hộ tham gia.",
        f"Đoàn đánh giá cao kết quả đạt được và đề nghị xã tiếp tục hỗ trợ {number * 3} hộ còn khó khăn về vốn, giống.",
        "Trước đó, đoàn đã khảo sát tuyến đê bao và các trạm bơm phục vụ tưới tiêu trên địa bàn các ấp ven sông.",
    ]
    return {
        "id": number, "slug": f"tham-xa-lan-{number}", "title": f"Đoàn công tác số {number} thăm xã Phước Hảo",
        "date": f"{number % 27 + 1:02}/03/2025 08:{number % 60:02}", "views": 1000 + number, "lead": lead, "body": body,
        "author": "Ngọc Hồng",
    }  # fmt: skip


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        server = cast("ScriptPortal", self.server)
        path, _, query = self.path.partition("?")
        server.asked[path] += 1
        if path == "/app.js":
            self._send("text/javascript", APP % {"outside": server.outside, "stuck": server.stuck})
        elif path == "/api/news":
            given = dict(pair.split("=") for pair in query.split("&"))
            numbers = list(SECTIONS[given["section"]])[::-1]
            start = (int(given["page"]) - 1) * ROWS
            rows = [story(number) for number in numbers[start : start + ROWS]]
            self._send("application/json", json.dumps({"rows": rows, "pages": -(-len(numbers) // ROWS)}))
        elif path == "/robots.txt" or "." in path.rpartition("/")[2]:
            self._send("text/plain", "", 404)
        else:
            self._send("text/html; charset=utf-8", SHELL)

    def do_POST(self) -> None:
        cast("ScriptPortal", self.server).asked[self.path] += 1
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._send("application/json", json.dumps(story(asked["id"])))

    def _send(self, mime: str, text: str, status: int = 200) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", mime)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class ScriptPortal(ThreadingHTTPServer):
    """The portal, served while the context lasts.

    ``outside`` is a port that its scripts would like to reach, ``stuck`` the article whose script never ends.
    """

    daemon_threads = True

    def __init__(self, outside: int, stuck: int = 0) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.outside, self.stuck = outside, stuck
        self.asked: Counter[str] = Counter()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/"

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *error: object) -> None:
        self.shutdown()
        self.server_close()
