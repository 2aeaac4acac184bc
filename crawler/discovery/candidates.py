"""Which URLs of a page may be articles, and which of their links stand alike.

Links with the same chain of elements above them are a *group*: rows repeat. Links inside a row that
lead elsewhere (its category, its author) repeat too; they are told by what they hang on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from selectolax.lexbor import LexborNode

from crawler.clean import urls
from crawler.discovery import told
from crawler.discovery.anchors import Anchor, Anchors, words
from crawler.discovery.listing import headings, row_fields
from crawler.discovery.listing.pieces import HAS_DATE
from crawler.discovery.marks import Marks
from crawler.discovery.shapes import is_home, leads_elsewhere
from crawler.families.model import Family

# Class names that tell one row from the next, not rows from other things.
_STATE = re.compile(
    r"^(?:odd|even|first|last|active|current|alt|alternate|clearfix|cf|selected|featured|left|right|wow|hidden|show|"
    r"has-post-thumbnail|hentry|(?:tag|category|status|format|col|animat\w*|fade\w*)[-_][\w-]*|[a-z_-]*\d[\w-]*)$",
    re.IGNORECASE,
)
_SIGNATURE_DEPTH = 4
_CONTINUATION = re.compile(r"^(.+/)\d{1,2}/?$")
_OTHER_RELS = frozenset({"tag", "author", "category", "license"})
MENU_WORDS = 6
"""Words of a link up to which it may name a section."""
_SUBORDINATE_WORDS = 7.0


@dataclass(slots=True, eq=False)
class Candidate:
    """An article, perhaps: a URL with all links to it on this page."""

    url: str
    links: list[Anchor]
    title: Anchor
    """The link that shows the title."""
    certain: bool
    """The family knows the shape of the URL as an article's."""
    nodes: list[LexborNode] = field(default_factory=list)
    """What makes up its row."""
    container: int = 0
    """Key of the element that holds the row and its siblings."""
    fields: row_fields.Fields = field(default_factory=row_fields.Fields)

    @property
    def words(self) -> int:
        """Length of the title; one word may be a syllable only, as Vietnamese is written."""
        return min(25, self.title.words or words(self.title.title))


@dataclass(slots=True, eq=False)
class Group:
    """Candidates whose titles stand alike."""

    signature: tuple[str, ...]
    members: list[Candidate] = field(default_factory=list)
    support: int = 0
    """URLs with a text link that stands so, whether or not it is the one that shows their title."""

    def share(self, shown: Iterable[bool]) -> float:
        """Part of the members that are ``shown`` to have something."""
        return sum(shown) / len(self.members)

    @property
    def certain(self) -> bool:
        """Whether the family vouches for one of them."""
        return any(member.certain for member in self.members)

    @property
    def mean_words(self) -> float:
        """Words of a title, on average."""
        return sum(member.words for member in self.members) / len(self.members)

    @property
    def headed(self) -> bool:
        """Whether the titles are headings."""
        return self.share(member.title.heading for member in self.members) >= 0.5


def groups(anchors: Anchors, family: Family, pagers: Collection[str]) -> list[Group]:
    """The groups of what may be rows, links inside rows left out; ``pagers`` are no candidates."""
    grouped: dict[tuple[str, ...], Group] = {}
    support: Counter[tuple[str, ...]] = Counter()
    for candidate in _candidates(anchors, family, pagers):
        signature = _signature(anchors, candidate.title)
        grouped.setdefault(signature, Group(signature)).members.append(candidate)
        others = {_signature(anchors, link) for link in candidate.links if link is not candidate.title and link.words}
        support.update({signature} | others)
    for group in grouped.values():
        group.support = support[group.signature]
    found = [group for group in grouped.values() if group.certain or group.headed or group.mean_words >= 3]
    return _without_subordinate(anchors, found)


def _candidates(anchors: Anchors, family: Family, pagers: Collection[str]) -> list[Candidate]:
    by_url: dict[str, list[Anchor]] = {}
    for link in anchors.items:
        by_url.setdefault(link.url, []).append(link)
    here = urls.canonical(anchors.page.url)
    found: dict[str, Candidate] = {}
    alone: dict[int, str | None] = {}
    for url, standing in by_url.items():
        if url in pagers or url == here or is_home(url):
            continue
        verdict = told.verdict(url, family)
        if verdict is False:
            continue
        links = standing
        if verdict is None:
            links = _without_furniture(anchors, standing)
            if not links or leads_elsewhere(url) or told.is_other(url, family):
                continue
        elif _is_continuation(url, by_url, here):
            continue
        title = _title_link(anchors, links)
        # A link that says nothing may be laid over all of a card.
        is_laid = not (title.text or words(title.title))
        headed = headings.of(title, alone) if is_laid or row_fields.says_more(title.text) else None
        if verdict is None and headed is None and row_fields.says_more(title.text):
            continue
        title = headed or title
        if verdict is None and (title.words or words(title.title)) < 2:
            continue
        identity = told.identity(url, family)
        key = identity.of("") if identity is not None else url.partition("://")[2].removeprefix("www.").rstrip("/")
        known = found.get(key)
        if known is None:
            found[key] = Candidate(url, links, title, verdict is True)
        else:
            known.links.extend(links)
            known.title = _title_link(anchors, known.links)
    return list(found.values())


def _without_furniture(anchors: Anchors, links: list[Anchor]) -> list[Anchor]:
    """The links that may name an article; none where the URL stands in a menu."""
    if any(anchors.marks(link) & Marks.CHROME and 0 < link.words <= MENU_WORDS for link in links):
        return []
    return [
        link
        for link in links
        if not anchors.marks(link) & (Marks.BREADCRUMB | Marks.REMARKS)
        and not (anchors.marks(link) & Marks.PAGER and link.words < 4)
        and _OTHER_RELS.isdisjoint(link.rel)
        and not _in_prose(link)
    ]


def _in_prose(link: Anchor) -> bool:
    """Whether the link stands in the middle of a sentence."""
    before = link.node.prev
    if before is None or before.tag != "-text":
        return False
    said = before.text_content or ""
    return sum(map(str.isalpha, said)) >= 15 and HAS_DATE.search(said) is None


def _is_continuation(url: str, others: Collection[str], here: str | None) -> bool:
    """Whether the URL is a later page of an article that is known by its first (``/slug/2/``)."""
    found = _CONTINUATION.match(url)
    return found is not None and (found[1] in others or found[1].rstrip("/") in others or found[1] == here)


def _title_link(anchors: Anchors, links: list[Anchor]) -> Anchor:
    """The link that shows the title; one in a box beside the listing only where no other does."""
    shown = [link for link in links if link.words and not row_fields.says_more(link.text)]
    shown = [link for link in shown if not anchors.marks(link) & (Marks.ASIDE | Marks.COLUMN | Marks.CHROME)] or shown
    headed = next((link for link in shown if link.heading), None)
    return headed or max(shown, key=lambda link: len(link.text), default=links[0])


def _signature(anchors: Anchors, link: Anchor) -> tuple[str, ...]:
    parts: list[str] = []
    key: int | None = link.parent
    while key is not None and len(parts) < _SIGNATURE_DEPTH:
        around = anchors.around[key]
        parts.append(_form(around.node.tag or "", around.classes))
        key = around.parent
    return tuple(parts)


@lru_cache(maxsize=4096)
def _form(tag: str, names: str) -> str:
    return ".".join((tag, *sorted(name for name in names.split() if not _STATE.match(name))))


def _without_subordinate(anchors: Anchors, found: list[Group]) -> list[Group]:
    """Groups without those that hang on the rows of others, one or two on each: categories, authors."""
    leading = [group for group in found if group.certain or group.headed or group.mean_words >= _SUBORDINATE_WORDS]
    if not leading or len(leading) == len(found):
        return found
    owners = own(anchors, [member for group in leading for member in group.members])
    kept = []
    for group in found:
        if group not in leading:
            hung = [_hangs_on(anchors, owners, member) for member in group.members]
            rows = {id(owner) for owner in hung if owner is not None}
            hanging = sum(owner is not None for owner in hung)
            # Two or more a row on average are rows of their own, below one that leads.
            if len(rows) >= 2 and hanging >= 0.6 * len(hung) and hanging <= 1.5 * len(rows) + 1:
                continue
        kept.append(group)
    return kept


def _hangs_on(anchors: Anchors, owners: dict[int, Candidate | None], member: Candidate) -> Candidate | None:
    return next((owners[key] for key in anchors.chain(member.title) if key in owners), None)


def own(anchors: Anchors, candidates: Iterable[Candidate]) -> dict[int, Candidate | None]:
    """For every element above a candidate's links: the one candidate it holds, or None where it holds more."""
    owners: dict[int, Candidate | None] = {}
    for candidate in candidates:
        for link in candidate.links:
            for key in anchors.chain(link):
                if key not in owners:
                    owners[key] = candidate
                elif owners[key] is None:
                    break  # and so is all that is above it
                elif owners[key] is not candidate:
                    owners[key] = None
    return owners
