"""Requests for further pages of a listing, sent as the portal's own pages would send them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
from scrapy import FormRequest, Request

from crawler.discovery.paging import answers

if TYPE_CHECKING:
    from crawler.discovery.model import NextPage


def asking(request: Request, page: NextPage) -> Request:
    """``request``, made to ask for ``page``: method, fields and what a script would add; ``asked`` for the callback."""
    if page.kind == "xhr":
        request.cb_kwargs["asked"] = page
        request.meta["asked"] = answers.written(page)
        request.headers["X-Requested-With"] = "XMLHttpRequest"
    if page.method == "GET":
        return request
    if page.encoding == "json":
        request.headers["Content-Type"] = "application/json; charset=utf-8"
        return request.replace(method="POST", body=orjson.dumps(page.form))
    sent = {name: _written(value) for name, value in page.form.items()}
    return request.replace(cls=FormRequest, method="POST", formdata=sent)


def _written(value: object) -> str:
    """A field as a browser's script would send it in a form."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
