"""The lines of a page among which its title is, and what was found out about each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from msgspec.structs import replace

from crawler.clean.names import looks_like_byline
from crawler.clean.text import clean_line, fold, is_portal_name
from crawler.clean.urls import leads_nowhere
from crawler.families.unmarked import likeness
from crawler.families.unmarked.brokenlines import last_of
from crawler.fields.lines import barred, furniture, meta
from crawler.fields.title import is_heading
from crawler.fields.trails import crumblines, paths, plainpaths, portalnames
from crawler.fields.tree.flow import Flow, Line, Piece
from crawler.fields.tree.lengths import FULL_PARAGRAPH
from crawler.fields.tree.links import leads_to_tag
from crawler.fields.tree.paragraphs import is_paragraph

if TYPE_CHECKING:
    from crawler.html import Page

MAX_TITLE = 400
"""Characters beyond which a line is no title."""

MIN_SET = 20
"""Characters from which a line that is only set like a title is one, and a link is a headline."""

_LONGEST_BELOW = 150
"""Characters of a title below the section's name: more are those of a lead."""


_LOWEST = 4
"""Level of the lowest heading that titles are set in."""

_WELCOME = re.compile(
    r"\W*(?:kinh )?chao mung (?:cac |quy )?(?:ban|vi|khach|ban doc)\b[^.!?]{0,30}? (?:den|toi)(?: voi| tham)?"
    r"\s+(?P<place>.+)"
)
_PLACE = re.compile(
    r"(?:website|web ?site|cong (?:thong tin|ttdt|tttdt|giao tiep|dien tu|dich vu)|"
    r"trang (?:chu|nha|thong tin|ttdt|tttdt|tin|dien tu|web|website))\b"
)
"""What a portal calls itself where it welcomes."""
_OFFICE = re.compile(
    r"(?:so|ubnd|uy ban|hdnd|cuc|chi cuc|trung tam|vien|toa an|cong an|tinh|thanh pho|huyen|quan|xa|phuong|(?:tinh|"
    r"thanh|huyen|dang) uy) "
)


class TitleLines:
    """The lines of a flow, and what was found out about them: each is looked at for several reasons."""

    def __init__(
        self,
        flow: Flow,
        names: list[str],
        titles: Sequence[str] = (),
        is_linked: Callable[[str], bool] = lambda text: False,
    ) -> None:
        """``is_linked``: whether a link of the page says a text, and no more."""
        self.flow = flow
        self._is_linked = is_linked
        self._names = names
        self._called = titles
        self._titles: dict[int, bool] = {}
        self._dated: dict[int, bool] = {}

    def may_be_title(self, at: int, *, linked: bool = False) -> bool:
        """Whether nothing speaks against the line as a title; ``linked``: not that it is a link either."""
        known = self._titles.get(at) if not linked else None
        if known is None:
            piece = self.flow.pieces[at]
            linked = linked or (
                isinstance(piece, Line) and piece.level > 0 and piece.is_linked and self._leads_nowhere(at)
            )
            if linked and isinstance(piece, Line):
                return _may_be_title(replace(piece, linked=0), self._names, self._called)
            known = isinstance(piece, Line) and _may_be_title(piece, self._names, self._called)
            known = self._titles[at] = known and not plainpaths.is_of_links(self.flow, at)
        return known

    def _leads_nowhere(self, at: int) -> bool:
        """Whether the links in a line are none but for a script: themes set titles so."""
        begun = self.flow.links_at(at)
        return bool(begun) and all(leads_nowhere(link.url) and not link.onclick for link in begun)

    def tell_when(self, places: Iterable[int]) -> bool:
        """Whether one of the lines at ``places`` says when, or how often something was read."""
        return any(self._tells_when(at) for at in places)

    def _tells_when(self, at: int) -> bool:
        known = self._dated.get(at)
        if known is None:
            known = self._dated[at] = has_date(self.flow.pieces[at : at + 1])
        return known

    def headings(self) -> list[int]:
        """The headings that may be titles, the highest first."""
        levels = [
            (piece.level, at)
            for at, piece in enumerate(self.flow.pieces)
            if isinstance(piece, Line) and 0 < piece.level <= _LOWEST and self.may_be_title(at)
        ]
        return [at for _, at in sorted(levels)]

    def below_headings(self, count: int) -> Iterator[tuple[int, list[int]]]:
        """The headings with the places below each, ``above_rows``: the plain ones before those that are links.

        Links to nothing open tabs and boxes, too, with the clock of the page near: of these the next line alone tells.
        """
        headings = self.headings()
        linked = {at for at in headings if isinstance(line := self.flow.pieces[at], Line) and line.is_linked}
        for at in sorted(headings, key=linked.__contains__):
            yield at, self.above_rows(at, 1 if at in linked else count)

    def above_rows(self, at: int, count: int) -> list[int]:
        """``below``, down to a link to another article: what tells when under that tells it of the other."""
        return list(takewhile(lambda place: not self.is_row(place), self.below(at, count)))

    def above_text(self, places: Iterable[int]) -> list[int]:
        """Those of the ``places`` below a heading that stand above the first paragraph there."""
        return list(takewhile(lambda place: not is_paragraph(self.flow.pieces[place], FULL_PARAGRAPH), places))

    def is_over_title(self, at: int) -> bool:
        """Whether a line that a link of the page says as well stands right over one that may be the title, with the
        date below: the first names the section. No link says a title such as "Tin buồn"."""
        line, below = self.flow.pieces[at], self.flow.pieces[at + 1] if at + 1 < len(self.flow.pieces) else None
        if not (isinstance(line, Line) and isinstance(below, Line)) or line.soft or not self.may_be_title(at + 1):
            return False
        is_title = MIN_SET <= len(below.text) <= _LONGEST_BELOW and below.text[-1] not in ".;,:"
        return is_title and self.tell_when(self.below(at + 1, 1)) and self._is_linked(line.text)

    def closes_text(self, at: int) -> bool:
        """Whether a paragraph stands right over the line, or over a byline there, and below it and the facts there
        neither another nor what an article may show: who wrote, or of which office, over the count of readers."""
        pieces = self.flow.pieces
        is_signed = at > 0 and isinstance(over := pieces[at - 1], Line) and looks_like_byline(over.text)
        if not any(_closes(pieces, place) for place in range(max(0, at - 1 - is_signed), at)):
            return False
        facts = sum(1 for _ in takewhile(_tells, pieces[at + 1 : at + 1 + _MOST_FACTS]))
        return all(
            each.aside or (isinstance(each, Line) and not is_paragraph(each, FULL_PARAGRAPH))
            for each in pieces[at + 1 : at + 1 + max(_TOLD_FIRST, facts + 1)]
        )

    def heads_menu(self, at: int) -> bool:
        """Whether a line that is no heading stands over links alone: of a page that is called as its portal is."""
        line, below = self.flow.pieces[at], self.flow.pieces[at + 1 : at + 1 + _LEAST_OF_MENU]
        links = [each for each in below if isinstance(each, Line) and each.is_linked]
        is_menu = len(links) == _LEAST_OF_MENU and not any(furniture.is_furniture(each.text) for each in links)
        return is_menu and isinstance(line, Line) and not line.level

    def is_set_over_text(self, menu: int, at: int) -> bool:
        """Whether the line is set like a title, and the first text below a ``menu`` stands below it."""
        line = self.flow.pieces[at]
        is_set = menu < at and isinstance(line, Line) and (line.level > 0 or line.bold)
        is_first = is_set and not any(is_paragraph(each, FULL_PARAGRAPH) for each in self.flow.pieces[menu + 1 : at])
        return is_first and any(is_paragraph(self.flow.pieces[place]) for place in self.below(at, _TOLD_FIRST))

    def is_row(self, at: int) -> bool:
        """Whether the line is a link as long as a headline, with no more than a date or a count beside it."""
        piece = self.flow.pieces[at]
        if not isinstance(piece, Line) or piece.level or piece.linked < MIN_SET or piece.linked * 2 <= len(piece.text):
            return False
        return any(len(link.text) >= MIN_SET for link in self.flow.links_at(at))

    def below(self, at: int, count: int) -> range:
        """The places of the pieces below the line at ``at`` and those that a ``<br>`` broke off it."""
        last = last_of(self.flow, at)
        # A line that tells when is none of a broken title: templates part the two by no more.
        first = next((place for place in range(at + 1, last + 1) if self._tells_when(place)), last + 1)
        return range(first, min(first + count, len(self.flow.pieces)))


_LEAST_OF_MENU, _TOLD_FIRST, _MOST_FACTS = 5, 3, 6
"""Links alone that make a menu, more than share an article; pieces below a title among which its text begins, and of
facts before those."""


def _closes(pieces: list[Piece], at: int) -> bool:
    """Whether a piece may be a text's last paragraph: links may stand in it where one without stands right above, as in
    no line about the portal."""
    piece = pieces[at]
    if is_paragraph(piece, FULL_PARAGRAPH):
        return True
    is_long = isinstance(piece, Line) and len(piece.text) >= FULL_PARAGRAPH and not (piece.is_linked or piece.aside)
    return is_long and at > 0 and is_paragraph(pieces[at - 1], FULL_PARAGRAPH)


def _tells(piece: Piece) -> bool:
    """Whether a piece is a fact, or has a label before it."""
    return isinstance(piece, Line) and not piece.linked and (":" in piece.text or any(meta.read(piece)))


def _may_be_title(line: Line, names: list[str], called: Sequence[str]) -> bool:
    text = line.text
    is_short = not (line.is_linked or line.aside) and len(text) <= MAX_TITLE
    if not is_short or likeness.names_a_portal(text) or is_portal_name(text, names):
        return False
    is_other = (
        is_heading(text)
        or crumblines.begins(text)
        or plainpaths.is_printed(text)
        or is_welcome(text, names, called)
        or furniture.is_furniture(text)
        or looks_like_byline(text)
    )
    return not (is_other or any(meta.read(line)) or barred.is_clock(text))


def has_date(pieces: list[Piece]) -> bool:
    """Whether one of the lines says when, or how often something was read."""
    lines = [piece for piece in pieces if isinstance(piece, Line)]
    told = ((meta.read(line), line) for line in lines)
    return any(read.date or read.views or meta.glued_date(line) is not None for read, line in told)


def is_welcome(text: str, names: Sequence[str], called: Sequence[str]) -> bool:
    """Whether a line welcomes the reader to the portal: it calls itself one, or says one of the portal's ``names``.

    ``called``: what the page's metadata call it, folded. A line that says the same is the title; that of an office is
    the portal's name, too.

    >>> is_welcome("Chào mừng quý vị đến với trang tin của huyện", [], [])
    True
    >>> is_welcome("Chào mừng bạn đến với Sở Y tế Ví Dụ", ["Sở Y tế Ví Dụ"], [])
    True
    >>> is_welcome("Chào mừng quý khách đến với Lễ hội hoa Đà Lạt", ["Sở Y tế Ví Dụ"], [])
    False
    """
    said = fold(text[:_LONGEST_WELCOME])
    found = _WELCOME.match(said)
    if found is None or any(title.startswith(said) for title in called):
        return False
    place = found["place"]
    offices = [title for title in called if _OFFICE.match(title)]
    return _PLACE.match(place) is not None or any(
        len(name) >= portalnames.MIN_NAME and place.startswith(name) for name in (*map(fold, names), *offices)
    )


_LONGEST_WELCOME = 120


def is_said_by_link(page: Page, text: str) -> bool:
    """Whether a link of the page to elsewhere on the portal says ``text`` and no more: the name of a section in the
    menu, or in a breadcrumb. What an article is called links to itself, in a list to another address of it or to one
    of the same name, and to where it is shared or what bears its tag."""
    said = fold(text)
    if said.count(" ") >= _MOST_WORDS:
        return False
    here = _place(page.url, page.url)
    texts = ((link, link.text(deep=True).strip()) for link in page.css("a[href]"))
    named = (link for link, each in texts if abs(len(each) - len(text)) <= _ABOUT and fold(clean_line(each)) == said)
    hrefs = [(link, href) for link in named if not leads_nowhere(href := link.attributes.get("href") or "")]
    inside = [at for at in hrefs if here is not None and (_place(page.url, at[1]) or ("",))[0] == here[0]]
    # A menu's entry may be as long as a headline, and have a number in its address.
    return bool(inside) and not any(
        _is_of_article(href, page.url, len(text) >= MIN_SET and not paths.is_in_menu(link)) for link, href in inside
    )


def _is_of_article(href: str, url: str, is_long: bool) -> bool:
    """Whether a link leads to the article at ``url``, by its path, its last part or its number, or to what bears a tag;
    to another article where what it says ``is_long`` for a section's name."""
    there, here = _place(url, href), _place(url, url)
    if there is None or here is None or leads_to_tag(href):
        return True
    if there == here or (there[1] == here[1] and there[1].count("/") > 1 and not here[2]):
        return True
    if paths.leads_to(href, url):
        return False
    last, own = (place[1].rpartition("/")[2] for place in (there, here))
    if last == own and "-" in own and not here[2]:
        return True
    is_numbered = set(_NUMBER.findall(there[1] + there[2])) & set(_NUMBER.findall(own + here[2])[-1:])
    return bool(is_numbered) or (is_long and _NUMBER.search(last + there[2]) is not None and paths.is_like(href, url))


_NUMBER = re.compile(r"\d{2,}")


def _place(base: str, href: str) -> tuple[str, str, str] | None:
    """Host, path and query that a link leads to; None where it leads nowhere."""
    try:
        parts = urlsplit(urljoin(base, href.strip()))
    except ValueError:
        return None
    return parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/"), parts.query


_ABOUT, _MOST_WORDS = 8, 10
"""Characters by which the text of such a link may be longer: space around it, an icon; and words of a section."""
