"""WebForms listings whose pages are reached by `__doPostBack` only (evidence 1, families 1b and 8; 5.10)."""

from __future__ import annotations

import base64
import random
import re
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from tests.portals import render
from tests.portals.base import TestPortal
from tests.portals.links import with_query
from tests.portals.stock import Article, Section
from tests.portals.wire import Request, Response, html

SCRIPT = """<script>//<![CDATA[
var theForm = document.forms['aspnetForm'];
function __doPostBack(eventTarget, eventArgument) {
  if (!theForm.onsubmit || (theForm.onsubmit() != false)) {
    theForm.__EVENTTARGET.value = eventTarget; theForm.__EVENTARGUMENT.value = eventArgument; theForm.submit();
  }
}//]]></script>"""
REFUSED = (
    "<html><head><title>Invalid postback or callback argument.</title></head><body><h1>Server Error</h1></body></html>"
)


@dataclass(frozen=True)
class State:
    """What one response allows the next request to send: hidden fields, and the page behind each event."""

    view: str
    generator: str
    validation: str
    events: dict[tuple[str, str], int]


class PostbackPortal(TestPortal):
    """Groups of pages with "..." on either side; the hidden fields must be those of the last answer of the session.

    They are kept for each address of a session. Where a fault spoilt the last answer, those of the one before it are
    good as well, or nobody could go on after a broken connection.
    """

    kind = "postback"
    variants = ("khanhhoa", "travinh")
    ends = ("span", "repeat")
    max_rows = 12
    mixes = False  # these lists hold articles only
    webforms = True

    def setup(self, rng: random.Random) -> None:
        self.skin = "webforms" if self.variant == "khanhhoa" else "travinh"
        self.numbered = self.variant == "travinh"
        self.group = rng.choice((2, 3))
        self.strict = rng.choice(("500", "first"))  # what a wrong or stale state gets
        self.sid, self.pageid = rng.randrange(1000, 2000), rng.randrange(5000, 40_000)
        self.states: dict[tuple[str, str], list[State]] = {}
        self.refused = 0
        self._events: dict[tuple[str, str], int] = {}
        self._count = 0

    # addresses --------------------------------------------------------------------------------------------------------
    def section_path(self, section: Section) -> str:
        if self.variant == "khanhhoa":
            return f"/vi/{section.key}"
        return f"/mDefault.aspx?sid={self.sid}&pageid={self.pageid}&catid={section.number}&catname={section.key}"

    def article_path(self, article: Article, section: Section | None = None, slug: str | None = None) -> str:
        section, slug = section or article.section, slug or article.slug
        if self.variant == "khanhhoa":
            return f"/vi/{section.key}/{slug}"
        return (
            f"/mDefault.aspx?sid={self.sid}&pageid={self.pageid}&catid={section.number}&id={article.number}"
            f"&catname={section.key}&title={quote(slug)}"
        )

    def other_forms(self, article: Article) -> list[str]:
        if self.variant == "khanhhoa":
            return [with_query(self.article_path(article), "csource=Zm9vYmFy")]
        where = f"{article.section.number}/{article.number}/{article.section.key}"
        return [f"/{self.sid}/{self.pageid}/{where}/{article.slug[:100]}"]

    def key(self, path: str, query: dict[str, str]) -> str | None:
        if self.variant == "khanhhoa":
            found = re.fullmatch(r"/vi/[^/]+/([^/]+)", path)
            return found[1] if found else None
        if path == "/mDefault.aspx":
            return query.get("id")
        found = re.fullmatch(r"/\d+/\d+/\d+/(\d+)/[^/]+/[^/]*", path)
        return found[1] if found else None

    def asked_section(self, request: Request) -> Section | None:
        """The section whose listing is asked for."""
        for section in self.sections:
            if self.variant == "khanhhoa" and request.path == f"/vi/{section.key}":
                return section
            asked = request.query.get("catid") == str(section.number) and "id" not in request.query
            if self.variant == "travinh" and request.path == "/mDefault.aspx" and asked:
                return section
        return None

    # events -----------------------------------------------------------------------------------------------------------
    def wrap(self, request: Request, inner: str) -> str:
        """The form around the page, with a new state."""
        self._count += 1
        rng = random.Random(f"{self.salt}:state:{self._count}")
        view = "/wEPDwUK" + base64.b64encode(rng.randbytes(900)).decode()
        state = State(view, "CA0B0334", base64.b64encode(rng.randbytes(240)).decode(), self._events)
        if state.events:
            self.remember(request, state)
        self._events = {}
        hidden = {
            **{"__EVENTTARGET": "", "__EVENTARGUMENT": "", "__VIEWSTATE": state.view},
            **{"__VIEWSTATEGENERATOR": state.generator, "__EVENTVALIDATION": state.validation},
        }
        fields = "".join(f'<input type="hidden" name="{n}" id="{n}" value="{v}" />\n' for n, v in hidden.items())
        search = '<input type="text" name="ctl00$txtTim" /><input type="submit" name="ctl00$btnTim" value="Tìm" />'
        form = f'<form name="aspnetForm" method="post" action="{escape(request.target)}" id="aspnetForm">'
        return f"{form}{fields}{SCRIPT}{search}{inner}</form>"

    def remember(self, request: Request, state: State) -> None:
        """Makes a state good for its address; the one before it stays good if this answer will not arrive."""
        where = (self.session, self.place(request))
        self.states[where] = [*(self.states.get(where, []) if self.spoilt else []), state]

    def place(self, request: Request) -> str:
        """The address for which a state is good, whatever else is in the query."""
        section = self.asked_section(request)
        ident = None if section else self.known(self.untwin(request.path), request.query)
        return f"list {section.key}" if section else f"article {ident}" if ident else request.path

    def event(self, request: Request) -> int | None:
        """The page that a postback asks for; None where its state is not good."""
        sent = request.form
        for state in self.states.get((self.session, self.place(request)), []):
            fields = (sent.get("__VIEWSTATE"), sent.get("__VIEWSTATEGENERATOR"), sent.get("__EVENTVALIDATION"))
            if fields == (state.view, state.generator, state.validation) and "ctl00$btnTim" not in sent:
                found = state.events.get((sent.get("__EVENTTARGET", ""), sent.get("__EVENTARGUMENT", "")))
                if found is not None:
                    return found
        self.refused += 1
        return None

    def pager(self, page: int, last: int) -> str:
        """The numbers of a group; "..." back, then "..." forward, alike but for their place."""
        begin = (page - 1) // self.group * self.group + 1
        finish = min(begin + self.group - 1, last)
        labels = [("...", begin - 1)] if begin > 1 else []
        labels += [(str(n), n) for n in range(begin, finish + 1)]
        labels += [("...", finish + 1)] if finish < last else []
        parts = []
        for index, (label, number) in enumerate(labels):
            if number == page:
                parts.append(f"<span>{label}</span>")
                continue
            target, argument = "ctl00$ContentPlaceHolder1$gvTin", f"Page${number}"
            if self.variant == "travinh":  # the target tells the place in the row of links only, not the page
                target, argument = f"ctl00$ctl09$ctl00$rptPages$ctl{index:02d}$lbtPage", ""
            parts.append(self.button(label, target, argument, number))
        if self.end == "repeat":  # "next" stays on the last page and brings it again
            parts.append(self.button("Trang sau", "ctl00$ContentPlaceHolder1$lbtNext", "", min(page + 1, last)))
        return f'<div class="paging">{" ".join(parts)}</div>'

    def button(self, label: str, target: str, argument: str, page: int) -> str:
        """A link that posts back."""
        self._events[target, argument] = page
        script = escape(f"javascript:__doPostBack('{target}','{argument}')").replace("&#x27;", "&#39;")
        return f'<a class="ButtonPage" href="{script}">{label}</a>'

    # pages ------------------------------------------------------------------------------------------------------------
    def listing(self, request: Request) -> Response | None:
        section = self.asked_section(request)
        if section is None:
            return None
        page = 1
        if request.method == "POST":
            asked = self.event(request)
            if asked is None and self.strict == "500":
                return html(REFUSED, 500)
            page = asked or 1
        self._events = {}
        rows = render.rows(self, request, self.slice(section, page), section)
        return self.listing_page(request, section, rows, below=self.pager(page, self.pages(section)))

    def slice(self, section: Section, page: int) -> list[Article]:
        """The rows of a page."""
        items = self.listed(section)[(page - 1) * self.rows : page * self.rows]
        return [item for item in items if isinstance(item, Article)]

    def below_article(self, request: Request, article: Article) -> str:
        """Trà Vinh: the box of other news has the pager too, so that an article's address walks the archive."""
        self._events = {}
        if self.variant != "travinh":
            return ""
        page = (self.event(request) or 1) if request.method == "POST" else 1
        items = self.slice(article.section, page)
        box = render.rows(self, request, items, article.section)
        return f"<b>Các tin đã đưa</b>{box}{self.pager(page, self.pages(article.section))}"
