"""A page of no known family: the article is found by what it holds, class names are hints at most.

The title stands in the page's metadata and again on the page; near it a date or a view count; under it the
text, dense and not linked; below that a header of other news. ``locate`` reads the page as a flow of lines
and finds those.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborNode

from crawler.clean.dates import find_dates, parse_date
from crawler.clean.numbers import find_views, parse_count
from crawler.clean.text import fold
from crawler.families.model import Family
from crawler.families.unmarked import (
    called,
    cards,
    headline,
    moments,
    opening,
    papers,
    region,
    surroundings,
    untitled,
    wrapped,
)
from crawler.fields import beside, lastresort
from crawler.fields.lines import boxes, counts, meta, onward, updates
from crawler.fields.lines.facts import author_in
from crawler.fields.trails import crumblines, namedlinks, portalnames
from crawler.fields.tree import walk
from crawler.fields.tree.flow import Flow, Line
from crawler.fields.tree.hints import Located, Spot

if TYPE_CHECKING:
    from crawler.html import Page

MIN_TEXT = 120
"""Characters of text from which a page without pictures or files can be an article."""

MIN_DATED = 60
"""The same for a page with a title that tells when it is from or how often it was read, and shows no headlines:
short news are of one sentence."""

_NEAR = 3
"""Pieces above and below a title among which its section stands before its day."""

MIN_UNDATED = 300
"""The same for a page that tells neither when nor how often it was read."""


_BLOG = re.compile(r"wordpress|joomla|drupal", re.IGNORECASE)


class Generic(Family):
    """Finds title, metadata lines and body by content."""

    def locate(self, page: Page) -> Located | None:
        """None where the page does not read like an article."""
        return self.read(page)

    def read(self, page: Page, *, named: bool = False, dated: bool = False) -> Located | None:
        """The same; ``named``: its address is one that only articles have. ``dated``: who lists the page says when it
        is from."""
        root = page.tree.body
        if root is None:
            return None
        flow = walk.read(root)
        aside = wrapped.aside(flow)
        found = self._read(page, root, flow, named=named, dated=dated)
        if sum(map(len, aside)) <= max(wrapped.MIN_TEXT, _said(found)):
            return found
        title = headline.find(page, flow, named=named)
        # Comments and lists say the title as well: in the article's wrapper stands the title itself.
        is_aside = title is not None and isinstance(line := flow.pieces[title.first], Line) and line.aside
        said = title.text if title is not None else ""
        text = wrapped.OwnText.NONE if found is None else wrapped.own_text(flow, found.body)
        own = wrapped.wrappers(root, aside, said, text, inside=is_aside) if title is not None else frozenset()
        again = self._read(page, root, walk.read(root, own), named=named, dated=dated) if own else None
        return again if _said(again) > _said(found) else found

    def _read(self, page: Page, root: LexborNode, flow: Flow, *, named: bool, dated: bool) -> Located | None:
        """What ``flow`` tells of an article; None where it does not read like one."""
        title = headline.find(page, flow, named=named)
        claims = title is None and _claims_article(page)
        alone = untitled.title(page) if title is None and not claims else ""
        if title is None and not (claims or alone):
            return None
        moments.join(flow, title.last + 1 if title is not None else 0)
        before_day = namedlinks.cut_before_day(flow, title.first - _NEAR, title.last + _NEAR, page.url) if title else []
        found = region.find(flow, title.first if title else None, title.last if title else None, root, page.url)
        if found is not None and title is not None and not found.dates:
            found.dates += beside.in_bar(flow, title.last)
        title = _without_day(page, flow, title, found)
        is_one = found is not None and (
            untitled.is_of(alone, found, flow)
            if alone
            else _is_article(page, found, titled=title is not None, named=named, dated=dated)
        )
        if found is not None and not is_one and title is not None and papers.are_article(flow, found, title):
            found.places, found.files, is_one = found.files, [], True
        if found is None or not is_one:
            return _by_last_resort(page) if found is None or not found.reads_like_listing else None
        located = Located(body=surroundings.part(flow, sorted([*found.places, *found.files])))
        if title is not None:
            located.is_title_guessed = title.guessed
            path, text = crumblines.before_title(flow, title.first, title.text)
            located.spots["title"] = [Spot(text, "line that repeats the page's title or is set like one")]
            located.spots["section"] = surroundings.sections(flow, title.first, root, page.url)
            located.spots["section"] += [Spot(" › ".join(path), "line of the title")] if path else []
            located.spots["section"] += [Spot(name, "link before the day") for name in before_day]
        located.spots.setdefault("section", []).extend(surroundings.named_sections(flow, found.sections))
        first = opening.set_apart(flow, found.places)
        if first is not None:
            located.spots["lead"] = [Spot(first.text, "paragraph outside of the block with the text", inside=True)]
        # Systems of blogs print the account that posted where others print who wrote.
        posts = _BLOG.match(page.meta("generator") or "") is not None
        signed = [line for date in found.dates if (line := author_in(date)) is not None]
        credits = [line for line in (*found.credits, *signed) if not (posts and line.signs)]
        for name, lines in (("published", found.dates), ("views", found.views), ("byline", credits)):
            located.spots[name] = [Spot(_told(line, name), "line near the title", line.stamp) for line in lines]
        # A count may stand on the title's own line.
        told = [flow.pieces[at] for at in range(title.first, title.last + 1)] if title is not None else []
        located.spots["views"] += [
            Spot(line.text, "line of the title") for line in told if isinstance(line, Line) and find_views(line.text)
        ]
        located.spots["tags"] = surroundings.tags(
            flow, found.tags, title.last if title is not None else None, found.places[-1]
        )
        day = parse_date(found.dates[0].text) if found.updated is not None and found.dates else None
        if day is not None and updates.known(found.updated, day.iso, None) and found.updated is not None:
            located.spots["modified"] = [Spot(found.updated, "line below the text")]
        located.onward = surroundings.links_inside(flow, found.places)
        located.onward += cards.headlines(flow, found.rows)
        located.onward += onward.closing(flow, found.places[-1], page.url)
        _note_others(located, flow, found, title.first if title is not None else None)
        return located


class Listed(Generic):
    """The same of a page that a list of news names and dates: its address and the page need not tell what it is."""

    def locate(self, page: Page) -> Located | None:
        return self.read(page, named=True, dated=True)


def _without_day(
    page: Page, flow: Flow, title: headline.Headline | None, found: region.Region | None
) -> headline.Headline | None:
    """The title without the date behind it, in brackets or behind a mark, which is noted where no other was ``found``:
    the title's own words are in bold, and the date is not. The page is called by them alone, or where it is called by
    the portal's name the date has a time or a label: a day alone may be of what the title tells."""
    line = flow.pieces[title.first] if title is not None else None
    if title is None or found is None or found.dates or title.first != title.last or not isinstance(line, Line):
        return title
    for mark in _MARK.finditer(title.text) if line.strong and not line.bold else ():
        words, day = title.text[: mark.start()], title.text[mark.end() :].rstrip(" )]")
        is_set = len(words.replace(" ", "")) - 1 <= line.strong <= len(words) + 1
        if not is_set or not meta.says_no_more(day) or len(find_dates(day)) != 1:
            continue
        wanted = called.titles(page, portalnames.names(page))
        if fold(words) in wanted or (not wanted and ":" in day):
            found.dates.append(Line(day))
            return title._replace(text=words)
    return title


_MARK = re.compile(r"\s[(\[|–-]\s?")
"""What stands before a date behind a title."""
_GROUP = 3
"""Digits that a space parts from those before them."""


def _told(line: Line, name: str) -> str:
    """What a line near the title tells: of a count that only an icon labels, the number alone."""
    has_eye = line.eye or counts.EYE in line.text
    is_alone = name != "views" or not has_eye or parse_count(line.text) is not None
    counted = counts.of_line(line) if not is_alone else None
    # Before the last group of "1 533" stands a digit, and it is none of the time.
    is_group = counted is not None and len(counted.raw) == _GROUP and counted.raw.isdigit()
    before = line.text[: counted.span[0]].rstrip() if counted is not None and is_group else ""
    day = parse_date(before) if before[-1:].isdigit() else None
    is_whole = counted is not None and (not before[-1:].isdigit() or (day is not None and before.endswith(day.raw)))
    return counted.raw if counted is not None and is_whole else line.text


def _is_article(page: Page, found: region.Region, *, titled: bool, named: bool, dated: bool) -> bool:
    dated = titled and bool(dated or found.dates or found.views)
    least = MIN_DATED if dated and not found.headlines else MIN_TEXT
    if not (found.characters >= least or found.media):
        return False
    if found.reads_like_listing:
        return False
    # Without a title of its own a page needs more than a date: every page has the clock of its header.
    if dated:
        return True
    # Pages that print no date: who wrote it, tags, the box of other news are what static pages have not.
    signed = bool(found.credits or found.tags or found.has_box or found.signs)
    enough = found.characters >= (MIN_TEXT if found.media else MIN_UNDATED)
    return (titled and (signed or named) and enough) or _claims_article(page)


def _claims_article(page: Page) -> bool:
    """Whether the page's metadata call it an article."""
    kind = (page.meta("og:type") or "").lower()
    if kind == "article" or page.meta("article:published_time", "pubdate", "datepublished"):
        return True
    return any("Article" in str(thing.get("@type")) for thing in page.json_ld)


def _note_others(located: Located, flow: Flow, found: region.Region, title: int | None) -> None:
    """Note the box of other news below the text, and the article's own count below that: in the element around text and
    ``title`` a count is of neither the portal nor a film."""
    last = found.places[-1]
    around = surroundings.around(flow, flow.pieces[last].block, flow.pieces[last if title is None else title].block)
    others = boxes.other_articles(flow, last + 1, around)
    located.spots["related"] = [Spot(link.title or link.text, "box of other news", link.url) for link in others]
    if not others or found.views:
        return
    counts = beside.counts_below(flow, others, last, around) if around else []
    located.spots["views"] += [Spot(line.text, "line below the box of other news") for line in counts]


def _said(found: Located | None) -> int:
    """Characters of what was found."""
    return sum(len(line.text) for line in found.body.lines() if not line.is_linked) if found is not None else 0


def _by_last_resort(page: Page) -> Located | None:
    body = lastresort.body(page) if _claims_article(page) else None
    return Located(body, by=lastresort.NAME) if body is not None else None


FAMILY = Generic(
    name="generic",
    selectors={
        "section": (
            '[itemtype$="BreadcrumbList"] [itemprop=name]',
            '[class*="breadcrumb"] a',
            '[class*="breakcumb"] a',
            ".bread a",
            '[id*="breadcrumb"] a',
            '[aria-label*="breadcrumb" i] a',
        ),
        # Clouds of tags beside the article have such names too; outside of these the line under the text tells.
        "tags": tuple(
            f"{place} {tags}"
            for tags in ('a[rel="tag"]', '[class*="tags"] a', '[class*="tag-list"] a', '[class*="keyword"] a')
            for place in ("article", '[class*="detail"]', '[class*="article"]')
        ),
        "attachments": (),
    },
)
LISTED = Listed(name="listed", selectors=FAMILY.selectors)
