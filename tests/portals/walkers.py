"""Reference walkers: how a client with plain `http.client` reads each kind of listing to its end."""

from __future__ import annotations

import gzip
import http.client
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlencode, urljoin, urlsplit

from tests.waiting import HANGS

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Page:
    """One answer."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text, unpacked."""
        packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode("utf-8", "replace")

    @property
    def main(self) -> str:
        """The main column."""
        found = re.search(r'<div class="main-content">(.*?)(?:<aside|<footer)', self.text, re.S)
        return found[1] if found else ""


class Client:
    """One keep-alive connection that keeps its cookie; `port` may be changed, redirects are not followed."""

    def __init__(self, address: str, *, cookies: bool = True) -> None:
        self.address, self.cookies, self.cookie = address, cookies, ""
        self.connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=HANGS)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.connection.close()

    def fetch(
        self, url: str, body: bytes | None = None, kind: str = FORM, *, plain: bool = False, etag: str = ""
    ) -> Page:
        """GET, or POST if there is a body."""
        target = urljoin(self.address + "/", url.strip())
        if not target.startswith(self.address):
            raise AssertionError(f"left the portal: {target}")
        headers = {"Accept-Encoding": "identity" if plain else "gzip", "Cookie": self.cookie, "If-None-Match": etag}
        if body is not None:
            headers["Content-Type"] = kind
        headers = {name: value for name, value in headers.items() if value}
        try:
            self.connection.request("GET" if body is None else "POST", target[len(self.address) :], body, headers)
            answer = self.connection.getresponse()
            page = Page(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        except (http.client.HTTPException, OSError):
            self.connection.close()
            raise
        if self.cookies and "set-cookie" in page.headers:
            self.cookie = page.headers["set-cookie"].split(";")[0]
        return page


def hrefs(markup: str) -> list[str]:
    """All links, unescaped."""
    return [unescape(href).strip() for href in re.findall(r'href="([^"]*)"', markup)]


def sections(client: Client, names: set[str]) -> dict[str, str]:
    """The sections with these names, from the menu of the home page."""
    menu = re.search(r"<nav>(.*?)</nav>", client.fetch("/").text, re.S)
    entries = re.findall(r'<a href="([^"]+)">([^<]+)</a>', menu[1] if menu else "")
    return {unescape(name): unescape(href) for href, name in entries if unescape(name) in names}


def paged(client: Client, start: str) -> list[str]:
    """Follows every link of the pager that was not followed yet."""
    todo, seen, found = [start], {start}, list[str]()
    while todo:
        page = client.fetch(todo.pop(0))
        rows, _, below = page.main.partition('<div class="wrapper-pagination')
        if page.status == 200:
            found += hrefs(rows)
        for href in hrefs(below.split("</div>")[0]):
            if href not in seen:
                seen.add(href)
                todo.append(href)
        if len(seen) > 60:
            raise AssertionError(f"no end: {start}")
    return found


def hidden_fields(markup: str) -> dict[str, str]:
    """The hidden fields of a form."""
    return dict(re.findall(r'<input type="hidden" name="(\w+)" id="\w+" value="([^"]*)" />', markup))


def postback(client: Client, start: str) -> list[str]:
    """Clicks the next number, or the "..." behind the current one."""
    page, found = client.fetch(start), list[str]()
    for _ in range(60):
        rows, _, below = page.main.partition('<div class="paging">')
        found += hrefs(rows)
        current = re.search(r"<span>(\d+)</span>(.*)", below, re.S)
        if current is None:
            raise AssertionError(f"no pager: {page.status} {page.text[:200]}")
        links = re.findall(r"__doPostBack\(&#39;([^&]*)&#39;,&#39;([^&]*)&#39;\)\">([^<]+)<", current[2])
        wanted = [(t, a) for t, a, label in links if label in (str(int(current[1]) + 1), "...")]
        if not wanted:
            return found
        fields = hidden_fields(page.text) | {"__EVENTTARGET": wanted[0][0], "__EVENTARGUMENT": wanted[0][1]}
        page = client.fetch(start, urlencode(fields).encode())
    raise AssertionError(f"no end: {start}")


def fragment(client: Client, start: str) -> list[str]:
    """Posts to LoadArticle with what the regexes of the evidence find in the inline script."""
    script, found = client.fetch(start).text, list[str]()
    last = re.findall(r"maxPage\s*=\s*parseInt\((\d+)\)", script)[0]
    url = re.findall(r"url: '([^']*LoadArticle)'", script)[0]
    for number in range(1, int(last) + 2):
        form = {
            "article_category_id": re.findall(r"article_category_id:\s*(\d+)", script)[0],
            "categoryIds": re.findall(r'categoryIds:\s*"([^"]+)"', script)[0],
            "site_id": re.findall(r"site_id:\s*(\d+)", script)[0],
            "page_size": re.findall(r"page_size:\s*(\d+)", script)[0],
            "page": str(number),
        }
        if "JSON.stringify" in script:
            page = client.fetch(url, json.dumps(form).encode(), "application/json; charset=utf-8")
        else:
            page = client.fetch(url, urlencode(form).encode())
        if page.status == 200 and "<html" not in page.text:
            found += hrefs(page.text)
    return found


def querydata(client: Client, start: str) -> list[str]:
    """Posts QUERYDATA until no row is new."""
    script, found = client.fetch(start).text, list[str]()
    folder, order = re.findall(r'UrlList: "([^"]+)".*ascending: "(\w+)"', script, re.S)[0]
    url = re.findall(r'url: "([^"]+)"', script)[0]
    while True:
        form = {"do": "QUERYDATA", "UrlList": folder, "start": len(found), "length": 50}
        form |= {"fieldOrder": "CreatedDate", "ascending": order}
        answer = json.loads(client.fetch(url, urlencode(form).encode()).text)
        new = [f"{folder}/View_Detail.aspx?ItemID={row['ID']}" for row in answer["data"]]
        if not set(new) - set(found):
            return found
        found += new


def loadpage(client: Client, start: str) -> list[str]:
    """Gets `loadPageURL` up to `totalPageNum`."""
    script, found = client.fetch(start).text, list[str]()
    url, number, last = re.findall(r"loadPageURL: '([^']+)'", script)[0], 1, 1
    while number <= last:
        answer = json.loads(client.fetch(f"{url}&pageNum={number}&recordPerPage=50&keyword=").text)
        found += [item["urlDetail"] for item in answer["items"]]
        number, last = number + 1, answer["totalPageNum"]
    return found


def listnew(client: Client, start: str) -> list[str]:
    """Gets listnew until no row is new."""
    script, found = client.fetch(start).text, list[str]()
    portal, module, kind = re.findall(r"getNewsBlockContents\((\d+), (\d+), (\d+),", script)[0]
    url = re.findall(r"'(/DesktopModules/[^']*listnew)\?", script)[0]
    number = 0
    while True:
        number += 1
        query = f"PortalId={portal}&ModuleId={module}&GetType={kind}&PageIndex={number}"
        answer = json.loads(client.fetch(f"{url}?{query}").text)
        rows = answer["ListData"] + answer["ListMoreData"]
        new = [f"/tin-tuc/{row['Url']}-{row['Id']}" for row in rows]
        if not set(new) - set(found):
            return found
        found += new


def wordpress_api(client: Client) -> list[str] | None:
    """All posts of the API; None where it is shut."""
    found, number, last = list[str](), 1, 1
    while number <= last:
        page = client.fetch(f"/wp-json/wp/v2/posts?per_page=100&page={number}")
        if page.status == 401:
            return None
        found += [post["link"] for post in json.loads(page.text)]
        number, last = number + 1, int(page.headers["x-wp-totalpages"])
    return found


WALKERS: dict[str, Callable[[Client, str], list[str]]] = {
    "query": paged,
    "path-page": paged,
    "liferay-cur": paged,
    "wordpress": paged,
    "postback": postback,
    "vnpt-fragment": fragment,
    "sharepoint-json": querydata,
    "liferay-json": loadpage,
    "dnn-json": listnew,
}
