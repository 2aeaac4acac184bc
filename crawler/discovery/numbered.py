"""Pages of a listing that nothing links: their addresses follow from how its pages are counted."""

from __future__ import annotations

from msgspec.structs import replace

from crawler.discovery import counters
from crawler.discovery.model import NextPage


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
