"""The title: the article's own, never the portal's name, a portlet's or a menu's heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from msgspec import structs
from selectolax.lexbor import LexborNode

from crawler.clean.besides import is_source
from crawler.clean.tails import in_brackets, is_date_alone, without_tail
from crawler.clean.text import clean_line, fold, is_portal_name, strip_portal_name, unescape
from crawler.clean.urls import leads_home
from crawler.fields import frames
from crawler.fields.candidate import Candidate, pick
from crawler.fields.lines import furniture, wordings
from crawler.fields.lines.titleflags import without_flag
from crawler.fields.trails import portalnames
from crawler.fields.tree import nearby, queries
from crawler.fields.tree.hints import Hints
from crawler.fields.tree.texts import text_of
from crawler.html import Page

_MOST_HEADINGS = 4
"""Elements of one selector among which the title is: portals have their own name and their menu's before it."""

_NO_TITLE = frozenset(
    {
        "thuc don", "menu", "trang chu", "trang nhat", "home", "dang nhap", "tim kiem", "tin tuc",
        "chi tiet", "chi tiet tin", "chi tiet tin tuc", "chi tiet bai viet", "noi dung", "tin tuc su kien",
        "tin tuc va su kien",
        "tin khac", "lien ket", "danh muc", "untitled", "untitled document", "new page", "none", "null", "undefined",
    }
)  # fmt: skip
"""Headings of menus, portlets and empty templates, folded."""


_FILE = re.compile(r"\.\w{2,5}$")
_SEPARATED = re.compile(r"\s+[-–—|»:]\s|\s?[|»]")
_OFFICE = re.compile(
    r"(?:so|ubnd|uy ban|cong|trang|bao|ban|hoi|cuc|chi cuc|trung tam|tinh|huyen|xa|phuong|thanh pho|dai|cong an) "
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_LEVELS, _NEIGHBOURS = 4, 8
"""How far above and before the body's element its heading is looked for."""

_LEAST = 12
"""Characters from which two titles can be alike."""


def candidates(hints: Hints) -> Iterator[Candidate[str]]:
    """Headings first, then what the page's metadata calls itself."""
    claims = _claims(hints.page)
    if hints.family.complete:
        # A frame that the family knows holds no heading but the article's: the portal's name need not be known.
        for where, node in hints.framed("title"):
            yield _heading(node, where, [], claims, hints)
    names = portalnames.names(hints.page)
    for where, nodes in hints.groups("title"):
        for node in nodes[:_MOST_HEADINGS]:
            yield _heading(node, where, names, claims, hints)
    for spot in hints.located.spots.get("title", ()) if hints.located is not None else ():
        yield _candidate(_whole(spot.text, names, claims, hints.page), spot.where, spot.text, names)
    above = _above(hints)
    alike = above if any(_is_alike(above, strip_portal_name(unescape(raw), names)) for _, raw in claims) else ""
    if alike:
        yield _candidate(alike, "heading above the body", alike, names)
    elif said := _said_above(hints, claims, names):
        yield _candidate(said, "line above the body that the page's title begins with", said, names)
    elif opening := _opening(hints, claims, names):
        yield _candidate(opening, "heading that opens the body, as the page's title begins", opening, names)
    elif above and _is_of_all_pages(hints, above, claims, names):
        yield _candidate(above, "heading above the body, of a page that is called as others are", above, names)
    for where, raw in claims:
        candidate = _candidate(strip_portal_name(unescape(raw), names), where, raw, names)
        is_file = fold(raw) == fold(_FILE.sub("", urlsplit(hints.page.url).path).rpartition("/")[2])
        yield structs.replace(candidate, refused="the page's file name") if is_file else candidate
    if above and not alike:
        yield _candidate(above, "heading above the body", above, names)


def _above(hints: Hints) -> str:
    """The nearest heading above the body on a page of a theme without the family's own places for the title."""
    node = hints.node("body") if hints.located is None else None
    headings = (_heading_in(beside) for _, beside in nearby.before(node, _LEVELS, _NEIGHBOURS))
    return next((text for text in headings if text), "")


def _said_above(hints: Hints, claims: list[tuple[str, str]], names: list[str]) -> str:
    """What the page calls itself without the office's name behind it, that it tells nowhere else, where an element
    above the body says just that, and none the whole; of a system whose templates set the title in no heading."""
    node = hints.node("body") if hints.located is None else None
    for _, raw in claims if node is not None else ():
        whole = strip_portal_name(unescape(raw), names)
        for behind in islice(_SEPARATED.finditer(whole), _MOST_PARTS):
            said = clean_line(whole[: behind.start()])
            is_short = len(said) >= _LEAST and _is_short_office(clean_line(whole[behind.end() :]), said)
            if node is not None and is_short and frames.saying_above(node, said):
                return "" if frames.saying_above(node, clean_line(whole)) else said
    return ""


def _opening(hints: Hints, claims: list[tuple[str, str]], names: list[str]) -> str:
    """The heading with which the body opens, where what the page calls itself is that with the office's name behind."""
    body = hints.node("body") if hints.located is None else None
    first = queries.first(body, "h1, h2") if body is not None else None
    heading = text_of(first) if first is not None else ""
    opens = (
        any(_is_of_office(heading, strip_portal_name(unescape(raw), names)) for _, raw in claims)
        and body is not None
        and clean_line(body.text(deep=True)).startswith(heading)
    )
    return heading if opens else ""


def _is_of_office(heading: str, claim: str) -> bool:
    """Whether a claim is the heading, cut off or with the name of whose page it is: what goes on is the whole title."""
    behind = claim[len(heading) :].strip(" -–—|:")
    return _is_alike(heading, claim) and (fold(heading).startswith(fold(claim)) or _is_short_office(behind, heading))


def _is_of_all_pages(hints: Hints, above: str, claims: list[tuple[str, str]], names: list[str]) -> bool:
    """Whether the page calls itself only after its office, and as a link above the body or in a menu calls its section,
    and nothing else there or in the body says it but the heading ``above``."""
    wholes = {strip_portal_name(unescape(raw), names) for _, raw in claims}
    called = {part for whole in wholes for part in _SEPARATED.split(whole) if part and not is_heading(part)}
    body = hints.node("body")
    said, linked = [body.text(deep=True)[:_BEGINNING] if body is not None else ""], [""]
    if len(called) > _MOST_PARTS or any(wordings.STATIC.fullmatch(fold(each)) for each in called):
        return False
    for _, beside in nearby.before(body, _LEVELS, _NEIGHBOURS) if called else ():
        said.append(beside.text(deep=True, separator=" "))
        links = (link for link in queries.every(beside, "a[href]") if link.parent and link.parent.tag not in _HEADINGS)
        linked += [link.text(deep=True) for link in links]
    texts, ways = (fold(clean_line("|".join(each))) for each in (said, linked))
    texts = texts.replace(fold(above), "", 1)
    if any(texts.count(name := fold(each)) != ways.count(name) for each in called):
        return False
    sections = {each for each in called if not is_source(each) and fold(each) not in ways}
    menus = {clean_line(link.text(deep=True)) for link in hints.page.css("a[href]")} if sections else set()
    return sections <= menus


_BEGINNING, _MOST_PARTS = 500, 8
"""Characters of a body in which its title may stand; names of the page beyond which they are not looked for."""


def _is_short_office(behind: str, said: str) -> bool:
    """Whether what stands behind a title is the name of whose page it is: a section before a title has as many words of
    an office behind it ("Nông thôn mới - Xã Ví Dụ khánh thành cầu"), and a title's second half has none."""
    is_named = is_source(behind) or is_portal_name(behind, []) or len(behind.split()) <= _FEW
    return len(behind) < len(said) and _OFFICE.match(f"{fold(behind)} ") is not None and is_named


_FEW = 4
"""Words of a place's name."""


def _heading_in(node: LexborNode) -> str:
    if node.tag in _HEADINGS:
        return text_of(node)
    # An element with several is a box of other news, or the page's head.
    found = queries.every(node, "h1, h2, h3, h4") if node.child is not None else []
    return text_of(found[0]) if len(found) == 1 and queries.first(node, "li, nav") is None else ""


def _is_alike(heading: str, claim: str) -> bool:
    """Whether a heading and what the page calls itself are one title, of which one says more: the portal's name behind
    it, or what a list cut off."""
    said, called = fold(heading), fold(claim)
    if min(len(said), len(called)) < _LEAST:
        return False
    if said.startswith(called):
        return True
    behind = _SEPARATED.match(called, len(said)) if called.startswith(said) else None
    rest = called[behind.end() :].strip() if behind is not None else ""
    # "Section | title" begins with a heading too; what stands behind that is longer, and no office.
    return bool(rest) and (len(rest) < len(said) or _OFFICE.match(rest) is not None)


def _heading(
    node: LexborNode, where: str, names: list[str], claims: list[tuple[str, str]], hints: Hints
) -> Candidate[str]:
    """The text of a heading; one that leads to the home page is the portal's name."""
    page, text = hints.page, hints.text(node)
    candidate = _candidate(_whole(text, names, claims, page), where, text, names)
    child = node.child
    is_text = child is not None and child.is_text_node and child.next is None
    link = queries.first(node, "a[href]") if candidate.refused is None and not is_text else None
    if link is not None and _leads_home(link.attrs.get("href") or "", page) and text_of(link) == text:
        return structs.replace(candidate, refused="links to the home page")
    return candidate


def _leads_home(href: str, page: Page) -> bool:
    return leads_home(href) or portalnames.is_site(href.strip(), page)


def extract(hints: Hints) -> Candidate[str] | None:
    """The title, or None where the page has none."""
    if hints.heading is None:
        hints.heading = (pick(candidates(hints)),)
    return hints.heading[0]


def is_heading(text: str) -> bool:
    """Whether a text is the heading of a menu, a portlet, or an empty template.

    >>> is_heading("Chi tiết tin:"), is_heading("Chi tiết hội nghị")
    (True, False)
    >>> is_heading("TIN TỨC – SỰ KIỆN"), is_heading("Tin tức, sự kiện"), is_heading("Tin tức sự kiện nổi bật")
    (True, True, False)
    """
    said = fold(text).strip(_AROUND)
    return len(said) <= _LONGEST and _BETWEEN.sub(" ", said) in _NO_TITLE


_BETWEEN = re.compile(r"\s?[-–—&,/|]\s?")
"""What may part two words of such a heading, or not."""
_AROUND = " .:-–—&,/|"
_LONGEST = 2 * max(map(len, _NO_TITLE))
"""Characters that such a heading has at most: two more for each space in it."""


def _claims(page: Page) -> list[tuple[str, str]]:
    """(where, what stands there) of the titles in the page's metadata."""
    found = [
        (f"meta {name}", content)
        for name in ("og:title", "twitter:title", "title", "dc.title")
        for content in page.metas.get(name, ())[:1]
    ]
    found.append(("title", clean_line(page.text_of("title") or "")))
    return [(where, raw) for where, raw in found if raw]


def _whole(heading: str, names: list[str], claims: list[tuple[str, str]], page: Page) -> str:
    """The heading without its tail and a theme's flag; where its line ends in the middle of a title that the page
    claims, that title."""
    heading = unescape(heading)
    stamp = stamp_behind(heading, page)
    heading = without_tail(heading.removesuffix(stamp))
    said = fold(heading)
    bare = without_flag(heading, [unescape(raw) for _, raw in claims], page) if claims else None
    if bare is not None:
        return bare
    for _, raw in claims if said else ():
        whole = unescape(raw)
        if said == fold(whole):
            # Themes print what the browser's tab says, the portal's name behind it.
            return strip_portal_name(heading, names) or heading
        if f"{said} " not in fold(whole):
            continue
        title = strip_portal_name(whole, names)
        folded = fold(title)
        if folded.startswith(f"{said} ") and folded[len(said) + 1].isalnum() and not title.endswith(("...", "…")):
            return title
    return heading


def stamp_behind(heading: str, page: Page) -> str:
    """The date and time in brackets behind a heading, where the page claims the title without them; else nothing:
    titles of notices end in the time of what is to be, "Lịch cắt điện (08:00, 20/09/2026)"."""
    stamp = in_brackets(heading)
    if not stamp:
        return ""
    claims = [fold(unescape(raw)) for _, raw in _claims(page)]
    bare, said = fold(heading.removesuffix(stamp)).strip(), fold(stamp).strip("() ")
    return stamp if any(bare in claim for claim in claims) and not any(said in claim for claim in claims) else ""


def _candidate(text: str, where: str, raw: str, names: list[str]) -> Candidate[str]:
    title = clean_line(text)
    refused = None
    if is_heading(title):
        refused = "heading of a menu or portlet"
    elif furniture.is_related_header(title):
        refused = "header of other news"
    elif is_date_alone(title):
        refused = "a date"
    elif is_portal_name(title, names):
        refused = "the portal's name"
    elif len(title) > 500:
        refused = "too long for a title"
    return Candidate(title, where, raw if raw != title else None, refused)
