"""Listings that go on by a token: each answer has the one that asks for what comes after it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlsplit

from msgspec.structs import replace

from crawler.discovery.model import NextPage
from crawler.discovery.paging import counters
from crawler.html import Page

NAME = re.compile(
    r"(?:next|end|page)?_?cursor|(?:next_?)?page_?token|(?:next_?)?continuation(?:_?token)?|next_?token", re.IGNORECASE
)
"""What the parameter is called that asks for what follows; what proves who asks is called a token alone."""
_ATTRIBUTES = ("data-next-cursor", "data-cursor", "data-next-page-token", "data-page-token", "data-next-token")
_LONGEST = 2000
_DEEP = 3


def of(names: Iterable[str]) -> str | None:
    """The one of ``names`` that such a token goes under.

    >>> of(["muc", "next_cursor"]), of(["muc", "_token"]), of(["page"])
    ('next_cursor', None, None)
    """
    return next((name for name in names if NAME.fullmatch(name)), None)


def after(asked: NextPage, data: object, page: Page | None) -> NextPage | None:
    """The request for what follows on ``asked``, which was answered by JSON ``data`` or by the HTML of ``page``."""
    told = _among(data, _DEEP) or (_shown(page) if page is not None else None)
    name = asked.token or ""
    own = asked.form.get(name) if asked.method == "POST" else dict(parse_qsl(urlsplit(asked.url).query)).get(name)
    if not told or len(told) > _LONGEST or told == own:
        return None
    if asked.method == "POST":
        return replace(asked, form={**asked.form, name: told})
    return replace(asked, url=counters.put(asked.url, name, told))


def _among(data: object, deep: int) -> str | None:
    if not isinstance(data, dict) or not deep:
        return None
    named = {name: value for name, value in data.items() if NAME.fullmatch(name) and isinstance(value, str | int)}
    ahead = [value for name, value in named.items() if name.lower().startswith(("next", "end"))]
    said = next((value for value in (*ahead, *named.values()) if value not in ("", True, False)), None)
    if said is not None:
        return str(said)
    return next((found for value in data.values() if (found := _among(value, deep - 1))), None)


def _shown(page: Page) -> str | None:
    node = next(iter(page.css(", ".join(f"[{name}]" for name in _ATTRIBUTES))), None)
    return (
        next((node.attributes.get(name) for name in _ATTRIBUTES if node.attributes.get(name)), None) if node else None
    )
