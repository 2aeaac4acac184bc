"""Endpoints of systems whose listing code lies in a script file of its own, while its parameters stand in the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from urllib.parse import urljoin, urlsplit

from crawler.discovery.digits import whole_number
from crawler.discovery.model import NextPage
from crawler.discovery.scripting.expressions import Literal
from crawler.discovery.scripting.lexemes import MAX_SCRIPT
from crawler.discovery.scripting.scripts import Script, read

_SIGNS = 5
"""Blocks of parameters of one script."""
_BLOCK = 3000
"""Characters to either side of a sign in which its block lies."""


@dataclass(frozen=True, slots=True)
class _Known:
    """An endpoint whose code is in a file of its own; its parameters are read from the page."""

    sign: re.Pattern[str]
    url: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    """Field to the name under which the page gives its value, or ``=value``."""
    counter: str = "page"
    row_url: str | None = None
    code: str | None = None
    """What a page says that has the code itself, where not the address."""


_ENDPOINTS = (
    # VNPT's "UI*" skin: LoadArticle of UIArticleInMenu (selectors that scrapers ran; form data, answered in HTML).
    _Known(
        re.compile(r"article_category_id\s*:\s*\d"),
        "/DesktopModule/UIArticleInMenu/ArticleInMenuPagination.aspx/LoadArticle",
        "POST",
        {
            name: name
            for name in (
                "article_category_id", "categoryIds", "site_id", "page_size", "show_no", "show_post_date",
                "num_of_text", "show_view_count", "filter_order_in_list", "is_default", "new", "number_of_day",
                "articlelang", "lang", "is_authenticated",
            )
        } | {"keyword": "=", "date_begin": "=", "date_end": "="},
    ),
    # DNN with the cmsview module: portal, module and kind of list are the arguments of getNewsBlockContents().
    _Known(
        re.compile(r"getNewsBlockContents\(\s*(?P<PortalId>\d+)\s*,\s*(?P<ModuleId>\d+)\s*,\s*(?P<GetType>\d+)"),
        "/DesktopModules/cmsview/api/NewsContent/listnew?PortalId={PortalId}&ModuleId={ModuleId}&GetType={GetType}",
        "GET",
        counter="PageIndex",
        row_url="/tin-tuc/{Url}-{Id}",
    ),
    # Liferay with VNPT's portlets: the page names the address alone, its code asks with number and size.
    _Known(
        re.compile(r"loadPageURL\s{0,9}[:=]\s{0,9}['\"](?P<address>[^'\"\s]{1,2000}p_p_resource_id=[^'\"\s]{1,500})['\"]"),
        "{address}&keyword=&recordPerPage=50",
        "GET",
        counter="pageNum",
        code="pageNum",
    ),
)  # fmt: skip


def requests(script: Script, text: str, here: str) -> Iterator[NextPage]:
    """Requests for page 1 to endpoints that the page at ``here`` gives the parameters of, but not the code.

    ``text`` is the inline script that ``script`` was read from.
    """
    for endpoint in _ENDPOINTS:
        posts = endpoint.method == "POST"
        signs = list(islice(endpoint.sign.finditer(text, 0, MAX_SCRIPT), _SIGNS))
        for sign in signs:
            url = urljoin(here, endpoint.url.format_map(sign.groupdict()))
            if (endpoint.code or urlsplit(endpoint.url).path) in text:
                continue  # the code is here after all, and was read
            around = _around(text, sign.start())
            # Several blocks of parameters: none takes what another says.
            own = {**(script.values if len(signs) == 1 else {}), **read(around).values}
            given: dict[str, Literal] = {
                name: said[1:] if said.startswith("=") else own.get(said, _word(around, said))
                for name, said in endpoint.fields.items()
            }
            form = {name: value for name, value in given.items() if value is not None}
            size = whole_number(form.get("page_size"))
            if size is not None and posts:
                form["no"] = -size
            counter = endpoint.counter
            yield NextPage(
                url=url if posts else f"{url}&{counter}=1",
                number=1,
                method="POST" if posts else "GET",
                form={**form, counter: 1} if posts else {},
                kind="xhr",
                counter=counter,
                row_url=endpoint.row_url,
            )


def _around(text: str, at: int) -> str:
    """The object literal in which ``at`` lies, without its brackets."""
    begin = text.rfind("{", max(0, at - _BLOCK), at) + 1
    end = text.find("}", at, at + _BLOCK)
    return text[begin or max(0, at - _BLOCK) : end if end >= 0 else at + _BLOCK]


def _word(text: str, name: str) -> str | None:
    """A value that is no literal of its own: ``true``, ``false``, a negative number."""
    found = re.search(rf"\b{re.escape(name)}\s*:\s*(true|false|-\d{{1,6}})\b", text)
    return found[1] if found else None
