"""Which page of an article a page is: whether it goes on on further ones, or is one of these itself.

WordPress's ``/2/`` is told by the address alone; others (``?phan=2``, ``/trang-2.html``, ``-p2.html``) by a pager that
stands behind the text and leads to the article's own address but for one number.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from urllib.parse import parse_qsl, urlencode

from archive.article import MORE_PAGES
from crawler.clean.urls import canonical, url_key
from crawler.fields.paged import counted
from crawler.fields.paged.pager import is_behind, number_of
from crawler.fields.tree import links, queries
from crawler.html import Page

FURTHER_PAGE = "further-page"
"""Warning: the page is a further one of an article, and the record holds only what stands on it."""

_PAGER = ".post-page-numbers[href], .page-links a[href]"
"""WordPress's own names for the links between the pages of one post; themes keep them."""

_PAGER_CLASSES = (b"post-page-numbers", b"page-links")

_BACK = f'{_PAGER}, link[rel="prev"][href], link[rel="first"][href]'


def warnings(page: Page, url: str, absolute: Callable[[str], str | None], said: Iterable[str] = ()) -> list[str]:
    """What is to be said of ``page``, whose article is known under ``url`` and reads as ``said``, line by line."""
    if first_of(page) is not None:
        return [FURTHER_PAGE]
    own = {url_key(page.url), url_key(url)}
    goes_on = _by_address(page, own, 2, absolute) is not None or _is_counted(page, own, absolute, said)
    return [MORE_PAGES] if goes_on else []


def _is_counted(page: Page, own: Collection[str], absolute: Callable[[str], str | None], said: Iterable[str]) -> bool:
    """Whether a pager of the article stands right behind its text."""
    if not counted.shows(page, 2):
        return False
    text = " ".join(said)
    return any(2 in each.pages and is_behind(each.node, text) for each in counted.pagers(page, own, absolute))


def following(page: Page, own: Collection[str], number: int, absolute: Callable[[str], str | None]) -> str | None:
    """The address of the article's page ``number`` where ``page`` links to it; ``own`` has the keys of its first."""
    found = _by_address(page, own, number, absolute)
    if found is not None:
        return found
    pagers = (pager for pager in counted.pagers(page, own, absolute) if pager.current == number - 1)
    return next((pager.pages[number] for pager in pagers if number in pager.pages), None)


def _by_address(page: Page, own: Collection[str], number: int, absolute: Callable[[str], str | None]) -> str | None:
    """The same where the address alone tells, or the link's own class does."""
    # One query: each walks the whole page.
    pager = f"{_PAGER}, " if any(name in page.classes.text for name in _PAGER_CLASSES) else ""
    nodes = page.css(f'{pager}a[href$="/{number}/"], a[href$="/{number}"], link[rel="next"][href]')
    for node in nodes:
        target = absolute(node.attrs.get("href") or "")
        if target is None:
            continue
        key = url_key(target)
        if _without_number(key, number) in own:
            return target
        if queries.matches(node, _PAGER) and _without_parameter(key, number) in own:
            return target
    return None


def first_of(page: Page) -> str | None:
    """The address of the article's first page, where ``page`` is a further one: its pager leads back.

    >>> pager = b'<a href="/le-hoi/" class="post-page-numbers">1</a>'
    >>> first_of(Page(pager, url="http://a.vn/le-hoi/2/")), first_of(Page(pager, url="http://a.vn/tin/le-hoi/"))
    ('http://a.vn/le-hoi/', None)
    """
    if page.first_page is None:
        page.first_page = (_first_by_address(page) or counted.first_of(page, links.resolver),)
    return page.first_page[0]


def _first_by_address(page: Page) -> str | None:
    number = number_of(page.url)
    if number < 2:
        return None
    key = url_key(page.url)
    own = _without_number(key, number) or _without_parameter(key, number)
    for node in page.css(_BACK) if own is not None else ():
        target = canonical(node.attrs.get("href") or "", base=page.url)
        if target is not None and url_key(target) == own:
            return target
    return None


def _without_number(key: str, number: int) -> str | None:
    """The key of the first page, where ``key`` is that of page ``number``.

    >>> _without_number("vidu.gov.vn/2022/05/hop-mat/2", 2), _without_number("vidu.gov.vn/2022/05/2?x=1", 2)
    ('vidu.gov.vn/2022/05/hop-mat', 'vidu.gov.vn/2022/05?x=1')
    """
    path, mark, query = key.partition("?")
    before, _, last = path.rpartition("/")
    return before + mark + query if last == str(number) else None


def _without_parameter(key: str, number: int) -> str | None:
    """The same where a parameter counts the pages; only a pager's link says so for sure.

    >>> _without_parameter("vidu.gov.vn?p=99&page=2", 2)
    'vidu.gov.vn?p=99'
    """
    path, _, query = key.partition("?")
    pairs = parse_qsl(query, keep_blank_values=True)
    counted = ("page", str(number))
    if counted not in pairs:
        return None
    left = urlencode([pair for pair in pairs if pair != counted])
    return f"{path}?{left}" if left else path
