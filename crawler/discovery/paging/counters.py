"""Pages that a script asks for: their counter, and the requests for the pages after and beyond."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import msgspec

from crawler.discovery.digits import whole_number
from crawler.discovery.model import NextPage
from crawler.discovery.scripting.expressions import Literal


def after(asked: NextPage, *, rows: int, total: int | None = None, last: int | None = None) -> NextPage | None:
    """The request for the page after ``asked``, which gave ``rows`` rows; None at the end.

    ``total`` rows and the ``last`` page are what the answer said of them.
    """
    number = asked.number or 1
    last = last or asked.last
    if asked.template is not None and rows and (last is None or number < last):
        return _at_hole(msgspec.structs.replace(asked, last=last), number + 1)
    step = rows if asked.step > 1 and rows else asked.step  # a server may give fewer rows than were asked for
    value = _counted(asked) + step
    if not rows and asked.number == 1 and asked.zero == -1:
        return _set(asked, 2, value)  # the script says nought; the server may count from one all the same
    if not rows or asked.counter is None or (last is not None and number >= last):
        return None
    if total is not None and asked.step > 1 and value >= total:
        return None
    return _set(msgspec.structs.replace(asked, last=last), number + 1, value)


def at(asked: NextPage, number: int) -> NextPage | None:
    """The request for page ``number`` of the listing that ``asked`` asks for; None where its pages are not counted."""
    if asked.number is not None and asked.template is not None:
        return _at_hole(asked, number)
    if asked.counter is None or asked.number is None:
        return None
    return _set(asked, number, _counted(asked) + asked.step * (number - asked.number))


def _at_hole(asked: NextPage, number: int) -> NextPage:
    """``asked`` for page ``number``, where its address tells how pages are counted.

    >>> _at_hole(NextPage(url="http://a.vn/trang/1", template="http://a.vn/trang/{}"), 7).url
    'http://a.vn/trang/7'
    """
    url = (asked.template or "").replace("{}", str(asked.zero + asked.step * number))
    return msgspec.structs.replace(asked, url=url, number=number)


def _set(asked: NextPage, number: int, value: int) -> NextPage:
    """``asked`` for page ``number``, at which its counter stands at ``value``."""
    name = asked.counter or ""
    if asked.method == "POST":
        return msgspec.structs.replace(asked, form={**asked.form, name: value}, number=number)
    return msgspec.structs.replace(asked, url=put(asked.url, name, value), number=number)


def _counted(asked: NextPage) -> int:
    """Where the counter of ``asked`` stands."""
    name = asked.counter or ""
    given = asked.form.get(name) if asked.method == "POST" else dict(parse_qsl(urlsplit(asked.url).query)).get(name)
    return whole_number(given) or 0


def put(url: str, name: str, value: Literal) -> str:
    """``url`` with the parameter ``name`` at its end, once."""
    parts = urlsplit(url)
    query = [(key, said) for key, said in parse_qsl(parts.query, keep_blank_values=True) if key != name]
    return urlunsplit(parts._replace(query=urlencode([*query, (name, str(value))])))
