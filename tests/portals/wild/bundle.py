"""A React shell: every address gives one empty page; its bundle asks a Spring interface, whose pages count from "
"nought."""

from __future__ import annotations

import json
import re
from datetime import UTC, timedelta

from tests.portals.strange.host import Ask, Reply
from tests.portals.strange.newsroom import News, newsroom
from tests.portals.wild.around import Wild, paragraphs

TREE = {
    "tin-tuc": (31, "Tin tức", 0), "tin-trong-tinh": (32, "Tin trong tỉnh", 31), "tin-so-nganh": (33, "Tin sở, "
    "ngành", 31),
    "chuyen-doi-so": (40, "Chuyển đổi số", 0), "cai-cach-hanh-chinh": (41, "Cải cách hành chính", 0),
}  # fmt: skip

BUNDLE = """"use strict";(self.webpackChunkportal=self.webpackChunkportal||[]).push([[179],{6601:function(e,t,n){
var r=n(1413),a=n(5861),i=n(2791),o=window.__ENV__.API_URL,s=n(9569).Z.create({baseURL:o,timeout:3e4});
var c={getCategories:function(){return s.get("/categories/tree")},getPosts:function(e,t,n){return s.get("/posts",{
params:{categoryId:e,page:t,size:n||12,
sort:"publishedAt,desc"}})},getPost:function(e){return s.get("/posts/slug/".concat(e))},
countView:function(e){return s.post("/posts/".concat(e,"/view"))},login:function(e){return s.post("/auth/login",e)}};
function l(e){return i.createElement(d.rU,{to:"/bai-viet/".concat(e.slug)},e.title)}
var u=[{path:"/",element:h},{path:"/chuyen-muc/:slug",element:p},
{path:"/bai-viet/:slug",element:m}];
}}]);"""


class Bundle(Wild):
    """JSON with moments in milliseconds; HTML inside JSON; a sitemap of sections alone."""

    def __init__(self) -> None:
        super().__init__(newsroom(81, tuple(TREE), 62))
        self.robots = "User-agent: *\nAllow: /\nSitemap: ORIGIN/sitemap.xml\n"

    def file(self, news: News) -> str:
        return f"/api/public/files/ke-hoach-{news.number}.pdf"

    def row(self, news: News) -> dict[str, object]:
        moment = int((news.at - timedelta(hours=7)).replace(tzinfo=UTC).timestamp() * 1000)
        return {
            "id": news.number, "title": news.title, "slug": f"{news.slug[:80]}-{news.number}", "summary": news.lead,
            "thumbnail": f"/api/public/files/{news.number}.jpg", "publishedAt": moment, "viewCount": news.number % 300,
            "category": {"id": TREE[news.section][0], "name": TREE[news.section][1], "slug": news.section},
        }  # fmt: skip

    def shell(self) -> Reply:
        return Reply(
            "<!doctype html><html lang='vi'><head><meta charset='utf-8'/><link rel='icon' href='/favicon.ico'/>"
            "<meta name='viewport' content='width=device-width,initial-scale=1'/><title>Cổng thông tin điện tử "
            "tỉnh</title>"
            '<script>window.__ENV__={API_URL:"/api/public",SITE_ID:"7"}</script>'
            "<script defer='defer' src='/static/js/main.3f2a1bd0.js'></script>"
            "<link href='/static/css/main.88aa0c.css' rel='stylesheet'></head><body><noscript>Bạn cần bật JavaScript "
            "để "
            "xem trang này.</noscript><div id='root'></div></body></html>"
        )

    def interface(self, ask: Ask) -> Reply | None:
        path = ask.path.removeprefix("/api/public")
        found = re.fullmatch(r"/posts/slug/[\w-]+-(\d+)", path)
        data: object = None
        if path == "/categories/tree":
            data = [
                {"id": k, "name": n, "slug": s, "children": [
                    {"id": i, "name": m, "slug": u, "children": []} for u, (i, m, p) in TREE.items() if p == k
                ]} for s, (k, n, above) in TREE.items() if not above
            ]  # fmt: skip
        elif path == "/posts":
            section = next((s for s, (k, _, _) in TREE.items() if str(k) == ask.query.get("categoryId")), None)
            of = self.news if section is None else self.of(section)
            number, size = ask.query.get("page", "0"), ask.query.get("size", "12")
            at, many = int(number or 0), min(int(size or 12), 24)
            data = {
                "content": [self.row(n) for n in of[at * many : (at + 1) * many]], "number": at, "size": many,
                "totalElements": len(of), "totalPages": -(-len(of) // many), "last": (at + 1) * many >= len(of),
            }  # fmt: skip
        elif found:
            news = self.by_number(found[1])
            if news:
                files = [{"name": f"ke-hoach-{news.number}.pdf", "url": self.file(news)}] if self.has_file(news) else []
                data = self.row(news) | {"content": paragraphs(news), "author": "Ban Biên tập", "attachments": files}
        if data is None:
            return Reply('{"status":404,"error":"Not Found"}', 404, kind="application/json")
        return Reply(json.dumps(data, ensure_ascii=False), kind="application/json;charset=UTF-8")

    def answer(self, ask: Ask) -> Reply | None:
        if ask.method == "POST":
            self.harm.append(f"POST {ask.target}")
        if ask.path.endswith(".pdf"):
            return self.given_file(ask.path)
        if ask.path.startswith("/api/public/"):
            return self.interface(ask)
        if ask.path == "/static/js/main.3f2a1bd0.js":
            return Reply(BUNDLE, kind="application/javascript")
        if ask.path == "/sitemap.xml":
            urls = "".join(f"<url><loc>{self.origin}/chuyen-muc/{s}</loc></url>" for s in TREE)
            return Reply(
                f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{urls}</urlset>", kind="text/xml"
            )
        if ask.path.startswith(("/static/", "/favicon")):
            return None
        return self.shell()
