"""Finding the rows of a listing in a page whose layout nobody described.

A row's *block* is the largest element around its links that holds no other row. What the blocks of a
group show (dates, leads, images, headings, long titles) tells a list of articles from a menu.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from crawler.clean import urls
from crawler.discovery import shapes
from crawler.discovery.anchors import Anchors
from crawler.discovery.candidates import MENU_WORDS, Candidate, Group, groups, own
from crawler.discovery.listing import boxheads, row_fields
from crawler.discovery.listing.pieces import HAS_DATE
from crawler.discovery.marks import Marks
from crawler.discovery.paging.pagers import base
from crawler.families.model import Family

_STOP = frozenset({"body", "main", "form", "aside", "nav", "footer", "html"})
# Elements after which the rest of a row may follow beside, not inside.
_FLAT = frozenset(
    {"a", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "p", "span", "strong", "b", "em", "font", "tr", "div"}
)
_OUTSIDE = Marks.ASIDE | Marks.CHROME | Marks.REMARKS
_BESIDE = _OUTSIDE | Marks.COLUMN
_LONE_HEIGHT = 5
_LONE_REACH = 4
_MAX_SIBLINGS = 6
_LEAST_LED = 3


def find(anchors: Anchors, family: Family, *, pagers: Collection[str] = ()) -> tuple[list[Candidate], list[Candidate]]:
    """The rows of the main listing, then those of boxes beside it, both in document order, fields read.

    ``pagers`` are URLs known as further pages of a listing: never rows.
    """
    found = groups(anchors, family, pagers)
    owners = own(anchors, [member for group in found for member in group.members])
    for group in found:
        _set_blocks(anchors, group, owners)
    for group in found:
        for member in group.members:
            links = frozenset(link.node.mem_id for link in member.links)
            member.fields = row_fields.read(member.nodes, own=links, fallback=_fallback(member))
    rows = _accepted(anchors, found)
    rows.sort(key=lambda row: row.title.order)
    main = _main(anchors, rows, found, pagers)
    return [row for row in rows if row in main], [row for row in rows if row not in main]


def _fallback(row: Candidate) -> list[str]:
    """Texts of attributes that may stand for the title."""
    titles = [row.title.title, *(link.title for link in row.links)]
    if row.title.text:
        return titles
    images = (link.node.css_first("img") for link in row.links)
    return titles + [(image.attributes.get("alt") or "") for image in images if image is not None]


def _set_blocks(anchors: Anchors, group: Group, owners: dict[int, Candidate | None]) -> None:
    """Gives every member its block, as high above the title as is usual in the group."""
    paths = {member: _own_path(anchors, member, owners) for member in group.members}
    if len(group.members) > 1:
        usual = Counter(len(path) for path in paths.values()).most_common(1)[0][0]
    else:
        # Nothing like it stops a lone row from growing into the page: links to other pages do.
        path = next(iter(paths.values()))
        usual = sum(_reach(anchors.around[key].node) <= _LONE_REACH for key in path[:_LONE_HEIGHT])
    by_container: dict[int, list[Candidate]] = defaultdict(list)
    for member, whole in paths.items():
        path = whole[:usual]
        if path:
            member.nodes = [anchors.around[path[-1]].node]
            member.container = anchors.around[path[-1]].parent or 0
        else:
            member.nodes = [member.title.node]
            member.container = member.title.parent
        by_container[member.container].append(member)
    for members in by_container.values():
        _extend(members, owners)


def _reach(node: LexborNode) -> int:
    """How many addresses the links inside ``node`` lead to."""
    return len({link.attributes.get("href") for link in node.css("a[href]")})


def _own_path(anchors: Anchors, member: Candidate, owners: dict[int, Candidate | None]) -> list[int]:
    path = []
    for key in anchors.chain(member.title):
        if owners.get(key) is not member or anchors.around[key].node.tag in _STOP:
            break
        path.append(key)
    return path


def _extend(members: list[Candidate], owners: dict[int, Candidate | None]) -> None:
    """Adds what belongs to a row but stands beside its block: dates and leads of lists laid out flat."""
    if members[0].nodes[0].tag not in _FLAT:
        return
    after = [_beside(member.nodes[0], owners, forward=True) for member in members]
    if len(members) > 1:
        before = _beside(members[0].nodes[0], owners, forward=False)
        if _dated(before) and not _dated(after[-1][:2]):
            others = [_beside(member.nodes[0], owners, forward=False) for member in members[1:]]
            # What stands before the first row may be the head of the page: it gets no more than the others have.
            before = before[: max(map(len, others))]
            if _dated(before):
                for member, nodes in zip(members, [before, *others], strict=True):
                    member.nodes = nodes[::-1] + member.nodes
                return
        # What follows the last row may be anything: it gets no more than the others have.
        after[-1] = after[-1][: max(map(len, after[:-1]))]
    else:
        after[0] = after[0][:3]
    for member, nodes in zip(members, after, strict=True):
        member.nodes = member.nodes + nodes


def _beside(node: LexborNode, owners: dict[int, Candidate | None], *, forward: bool) -> list[LexborNode]:
    """Siblings up to the next one that holds a row, nearest first."""
    found: list[LexborNode] = []
    sibling = node.next if forward else node.prev
    while sibling is not None and len(found) < _MAX_SIBLINGS:
        if sibling.mem_id in owners or (sibling.tag == "a" and "href" in sibling.attributes):
            break
        if sibling.tag != "-text" or (sibling.text_content or "").strip():
            found.append(sibling)
        sibling = sibling.next if forward else sibling.prev
    return found


def _dated(nodes: list[LexborNode]) -> bool:
    return any(HAS_DATE.search(node.text(deep=True)) for node in nodes)


def _accepted(anchors: Anchors, found: list[Group]) -> list[Candidate]:
    """The members of those groups that look like lists of articles, and what stands among them."""
    rows: list[Candidate] = []
    left: list[Candidate] = []
    for group in found:
        by_container: dict[int, list[Candidate]] = defaultdict(list)
        for member in group.members:
            by_container[member.container].append(member)
        # Lists that look alike by tags and classes may differ in kind; those too short to tell are told together.
        parts = [members for members in by_container.values() if len(members) >= 3]
        rest = [member for members in by_container.values() if len(members) < 3 for member in members]
        for members in [*parts, rest] if rest else parts:
            part = Group(group.signature, members, group.support)
            certain = [member for member in members if member.certain]
            if _lists_articles(anchors, part):
                rows += members
            else:
                rows += certain
                left += [member for member in members if not member.certain]
    containers = {row.container for row in rows}
    headed = {row.container for row in rows if row.title.heading}
    # A short title alone says little; an address made like those of rows says enough.
    forms = Counter(shapes.form(row.url) for row in rows)
    folder = urlsplit(base(urls.canonical(anchors.page.url) or anchors.page.url)).path.rstrip("/") + "/"
    bare = not any(_stands_apart(anchors, row) for row in rows)
    return rows + [
        member
        for member in left
        if (member.container in containers and member.words >= 3 and not _names_rows(member, headed))
        or (forms.get(shapes.form(member.url), 0) >= 2 and shapes.form(member.url) is not None)
        or (bare and _is_last_one(anchors, member, folder))
    ]


def _names_rows(member: Candidate, headed: set[int]) -> bool:
    """Whether a link is a short heading among rows that are none: the name of their section."""
    return member.title.heading and member.words <= MENU_WORDS and member.container not in headed


def _stands_apart(anchors: Anchors, row: Candidate) -> bool:
    """Whether a row is in the page's main part, as far as its surroundings say."""
    return not anchors.marks(row.title) & (_BESIDE | Marks.BREADCRUMB)


def _is_last_one(anchors: Anchors, member: Candidate, folder: str) -> bool:
    """Whether a link that nothing else resembles is the one row of a listing's last page.

    Its title is long, it stands in the main part, and it is a heading or its address lies below the listing's.
    """
    below = len(folder) > 1 and urlsplit(member.url).path.startswith(folder)
    return member.words >= (5 if below else 7) and (below or member.title.heading) and _stands_apart(anchors, member)


def _lists_articles(anchors: Anchors, part: Group) -> bool:
    """Whether the blocks show what lists of articles show and menus do not."""
    fields = [member.fields for member in part.members]
    size, mean = len(fields), part.mean_words
    dated = part.share(read.published_at is not None or read.views is not None for read in fields)
    led = part.share(read.lead is not None for read in fields)
    pictured = part.share(read.image for read in fields)
    if part.share(bool(anchors.marks(member.title) & Marks.CHROME) for member in part.members) >= 0.5:
        return mean >= 4 and (dated >= 0.4 or (led >= 0.5 and mean >= 6))
    if dated >= 0.4:
        return mean >= 2 and (size > 1 or mean >= 4)
    if led >= 0.4:
        return mean >= 4
    if pictured >= 0.4:
        return mean >= 6 or (part.headed and mean >= 4 and size > 1)
    if part.headed:
        return mean >= 7 and size > 1
    return mean >= 7.5 and max(size, part.support) > 2


def _main(anchors: Anchors, rows: list[Candidate], found: list[Group], pagers: Collection[str]) -> set[Candidate]:
    """The rows of the container that shows most, and of those beside it that are no sidebar: in a column that is called
    by its side, a list is one with others beside it whose rows have leads, or that goes on right there."""
    scores: dict[int, float] = defaultdict(float)
    for row in rows:
        aside = anchors.marks(row.title) & _BESIDE
        scores[row.container] += _weight(row) * (0.1 if aside else 1.0)
    if not scores:
        return set()
    best = max(scores, key=lambda key: scores[key])
    own = anchors.around[best].marks & _BESIDE
    column = _column(anchors, best)
    is_beside = own and any(_column(anchors, row.container) != column for row in rows)
    is_list = is_beside and (_is_led(row for row in rows if row.container == best) or _goes_on(anchors, best, pagers))
    if own and (own & _OUTSIDE or not is_list):
        return set()
    signatures = [group.signature for group in found if any(member.container == best for member in group.members)]
    alike = {member for group in found if group.signature in signatures for member in group.members}
    above = _above(anchors, best)
    near = {best, above}
    others = boxheads.of_others(anchors, rows, best, near)
    boxes = _boxes(anchors, rows, column) if own else set()
    return {
        row
        for row in rows
        if row.container == best
        or (
            row.container not in others
            and not anchors.marks(row.title) & _BESIDE & ~own
            and not (own and row.container in boxes)
            and ((row in alike and not own) or row.container in near or _above(anchors, row.container) in near)
        )
    }


def _is_led(rows: Iterable[Candidate]) -> bool:
    """Whether most of several rows tell what their articles are about, as those of boxes beside a list do not."""
    led = [row.fields.lead is not None for row in rows]
    return len(led) >= _LEAST_LED and sum(led) * 2 > len(led)


def _boxes(anchors: Anchors, rows: Iterable[Candidate], column: int | None) -> set[int]:
    """The containers of ``rows`` in other columns than ``column`` but those with leads: lists may have two columns."""
    held: dict[int, list[Candidate]] = defaultdict(list)
    for row in rows:
        held[row.container].append(row)
    return {key for key, each in held.items() if _column(anchors, key) != column and not _is_led(each)}


def _goes_on(anchors: Anchors, key: int, pagers: Collection[str]) -> bool:
    """Whether a link to a further page stands in the element ``key`` or in that around it, of its column both."""
    above = _above(anchors, key)
    near = {key} if above is None or not anchors.around[above].marks & Marks.COLUMN else {key, above}
    return any(link.url in pagers and not near.isdisjoint(anchors.chain(link)) for link in anchors.items)


def _column(anchors: Anchors, key: int | None) -> int | None:
    """The column that the element ``key`` is in, or that element."""
    while key is not None and (above := _above(anchors, key)) in anchors.around:
        if above is None or not anchors.around[above].marks & Marks.COLUMN:
            break
        key = above
    return key


def _above(anchors: Anchors, key: int) -> int | None:
    around = anchors.around.get(key)
    return around.parent if around is not None else None


def _weight(row: Candidate) -> float:
    read = row.fields
    return min(row.words, 15) + 8 * (read.lead is not None) + 6 * (read.published_at is not None) + 3 * read.image
