"""What a page says its portal is called."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from crawler.clean.text import clean_line, fold
from crawler.fields.tree import queries
from crawler.html import Page

MIN_NAME = 8
"""Characters below which a link to the home page says "Home" and names no portal."""

_META = ("og:site_name", "application-name", "dc.publisher")
_HOME_LINKS = 'a[href="/"]'
_SITE_LINKS = 'h1 a[href*="/web/"], a[class*="logo"][href*="/web/"], [class*="logo"] a[href*="/web/"]'
_SITE = re.compile(r"/web/[\w.-]+(?:/(?:home|trang-chu|trangchu))?/?")
"""The home page of one of the sites that a Liferay server holds, which its banner leads to."""
_LIFERAY = '[id^="p_p_id_"], .portlet-boundary, .portlet-asset-publisher, .journal-content-article'
_LIFERAY_ADDRESS = re.compile(r"/-/|[?&]p_p_id=")

_MOST_LINKS = 3
_ORIGIN = re.compile(r"https?://[\w.:-]+", re.ASCII)
_SET_OFF = re.compile(r"\s*[-–—|»]")


def names(page: Page) -> list[str]:
    """The metadata's names of the portal, then what its banner, linked to the home page, says or shows."""
    if page.portal_names is None:
        page.portal_names = _find(page)
    return page.portal_names


def _find(page: Page) -> list[str]:
    found = [name for key in _META for name in page.metas.get(key, ())[:1]]
    for link in _home_links(page):
        said = clean_line(link.text(deep=True)) or _described(link)
        if len(said) >= MIN_NAME and fold(said) not in {"trang chu", "trang nhat", "homepage"}:
            found.append(said)
    return found


def _described(link: LexborNode) -> str:
    picture = queries.first(link, "img[alt]")
    return clean_line(picture.attrs.get("alt") or "") if picture is not None else ""


def _home_links(page: Page) -> list[LexborNode]:
    """The first links to the home page by its path, then those by its whole address: one query, each walks the page."""
    found = _ORIGIN.match(page.url)
    if found is None:
        return page.css(_HOME_LINKS)[:_MOST_LINKS] * 2
    wanted = f'{_HOME_LINKS}, a[href="{found[0]}/"], a[href="{found[0]}"]'
    links = page.css(f"{wanted}, {_SITE_LINKS}" if b"/web/" in page.markup else wanted)
    by_path = [link for link in links if link.attrs.get("href") == "/"]
    whole = [link for link in links if _is_root((link.attrs.get("href") or "").strip(), found[0], page)]
    return by_path[:_MOST_LINKS] + whole[:_MOST_LINKS]


def _is_root(target: str, origin: str, page: Page) -> bool:
    path = target.removeprefix(origin)
    return (path in ("", "/") and path != target) or is_site(target, page)


def is_site(href: str, page: Page) -> bool:
    """Whether a link leads to the home page of a site on a Liferay server: elsewhere ``/web/`` is a path as any other.

    A title may lead to the page that it stands on: that is no home page.
    """
    origin = _ORIGIN.match(page.url)
    path = href.removeprefix(origin[0]) if origin is not None else href
    if _SITE.fullmatch(path) is None:
        return False
    own = urlsplit(page.url).path
    if path.rstrip("/") == own.rstrip("/"):
        return False
    return _LIFERAY_ADDRESS.search(page.url) is not None or bool(page.css(_LIFERAY))


def without_home(title: str) -> str:
    """The title of a home page without the words for that before or behind the portal's name.

    >>> without_home("Trang chủ - Trang thông tin xã Ví Dụ"), without_home("Xã Ví Dụ | Home"), without_home("Home")
    ('Trang thông tin xã Ví Dụ', 'Xã Ví Dụ', 'Home')
    """
    return _HOME_BEHIND.sub("", _HOME_BEFORE.sub("", title))


_HOME_WORDS = r"(?:trang chủ|trang nhất|trang chính|home ?page|home)"
_HOME_BEFORE = re.compile(rf"{_HOME_WORDS}\s?[-–—|:»]+\s?(?=\w)", re.IGNORECASE)
_HOME_BEHIND = re.compile(rf"(?<=\w)\s?[-–—|»]\s?{_HOME_WORDS}$", re.IGNORECASE)


def describes_itself(text: str, page: Page, title: str) -> bool:
    """Whether ``text`` is the portal's description of itself: it begins with its name, and goes on with that.

    The name is one of ``names``, or what stands beside ``title`` in the page's <title>. Where a dash follows, the
    name was put before another text.
    """
    folded = fold(text)
    whole, given = fold(page.text_of("title") or ""), fold(title)
    beside = whole.replace(given, "", 1).strip(" -–—|:»>") if given and given in whole else ""
    starts = (name for name in (*map(fold, names(page)), beside) if len(name) >= MIN_NAME and folded.startswith(name))
    return any(not _SET_OFF.match(folded, len(name)) for name in starts)
