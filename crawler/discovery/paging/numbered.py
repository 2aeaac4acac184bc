"""Pages of a listing that nothing links: their addresses follow from how its pages are counted."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

from msgspec.structs import replace

from crawler.discovery.model import NextPage
from crawler.discovery.paging import counters


def is_of_another(known: NextPage, following: NextPage) -> bool:
    """Whether ``following``, linked on ``known``, goes on with another listing of the page, and only copies its state.

    >>> known = NextPage(url="http://a.vn/t?a_cur=2&b_cur=1", template="http://a.vn/t?a_cur={}&b_cur=1")
    >>> other = NextPage(url="http://a.vn/t?a_cur=2&b_cur=2", template="http://a.vn/t?a_cur=2&b_cur={}")
    >>> is_of_another(known, other), is_of_another(known, known)
    (True, False)
    """
    own, its = _parameter(known), _parameter(following)
    if own is None or its is None or own == its:
        return False
    return own in dict(parse_qsl(urlsplit(following.url).query))


def _parameter(known: NextPage) -> str | None:
    """The parameter of its address that counts the pages of a listing, if one does."""
    query = parse_qsl(urlsplit(known.template or "").query)
    return next((name for name, value in query if value == "{}"), None)


def page(known: NextPage, number: int) -> NextPage | None:
    """Page ``number`` of the listing of which ``known`` is a page; None where its address cannot be told.

    >>> known = NextPage(url="http://a.vn/t?p=1", number=2, template="http://a.vn/t?p={}", zero=-1)
    >>> page(known, 5).url, page(NextPage(url="http://a.vn/t?p=1", number=2), 5)
    ('http://a.vn/t?p=4', None)
    """
    if known.number is None:
        return None
    if known.kind == "xhr":
        return counters.at(known, number)
    if known.template is None or known.method != "GET":
        return None
    url = known.template.replace("{}", str(known.zero + known.step * number))
    return replace(known, url=url, number=number)


def may_be_first(asked: NextPage | None) -> bool:
    """Whether ``asked`` is the second page as a script counts, from nought, and the first where the server does not."""
    return asked is not None and asked.kind == "xhr" and asked.number == 2 and asked.zero == -1
