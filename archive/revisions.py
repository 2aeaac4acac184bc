"""Revisions, pure: whether two records are one article, what changed between them, and why."""

from __future__ import annotations

import re
from collections import Counter
from difflib import unified_diff
from typing import Any, Literal, Protocol

import msgspec

from archive.article import INCOMPLETE, MORE_PAGES, Article, Attachment, Change
from archive.dedup import DUPLICATE_MIN, block_texts, content_hash, fold
from archive.times import instant

# Compared between revisions: what an edit can change, and what a reader would want to see of it. Not views,
# related lists, raw texts, nor what the store itself fills in.
_SHORT = (
    "url",
    "title",
    "lead",
    "byline",
    "authors",
    "source",
    "published_at",
    "modified_at",
    "section",
    "tags",
    "images",
    "attachments",
    "language",
)
_LOSABLE = ("lead", "body", "byline", "source", "published_at", "images", "attachments")
"""Fields of which a revision tells that they are gone: others make none by themselves."""
# Two articles of one portal share set phrases ("Ủy ban nhân dân tỉnh ..."), so a share above nothing is no sign
# of kinship yet; a rewritten one keeps far more than this.
_BODY_SHARE = 0.2
_TITLE_SHARE = 0.5
_NEARLY_ALL = 0.9
_DIFF_LIMIT = 1_000_000
"""Lines of one side times lines of the other from which a difference is given coarsely: the exact one is quadratic."""

# What the further pages of an article may add to its record.
_OF_ALL_PAGES = frozenset({"body", "blocks", "byline", "authors", "source", "tags", "images", "attachments"})

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")
_SUFFIX = re.compile(r"~\d+$")


Rank = tuple[bool, float, int]
"""Whether it is whole, when it was captured, its number: the greatest is the latest revision of an article."""


class Ranked(Protocol):
    """What decides which revision is the latest."""

    @property
    def warnings(self) -> list[str]: ...
    @property
    def fetched_at(self) -> str | None: ...
    @property
    def revision(self) -> int: ...


def rank(of: Ranked) -> Rank:
    """Where a revision stands: what is whole is later than what was cut off, however old it is; then the newer
    capture, then the newer extraction of one capture.

    >>> from types import SimpleNamespace as Page
    >>> whole = Page(warnings=[], fetched_at="2019-05-01T00:00:00Z", revision=2)
    >>> rank(Page(warnings=["incomplete"], fetched_at="2026-11-24T00:00:00Z", revision=1)) < rank(whole)
    True
    """
    return INCOMPLETE not in of.warnings, instant(of.fetched_at), of.revision


def base_id(id: str) -> str:
    """The identity that the portal gave.

    >>> base_id("vidu:12~2"), base_id("vidu:12")
    ('vidu:12', 'vidu:12')
    """
    return _SUFFIX.sub("", id)


def nth_id(base: str, number: int) -> str:
    """The id of the ``number``-th article that the portal gave one identity.

    >>> nth_id("vidu:12", 1), nth_id("vidu:12", 2)
    ('vidu:12', 'vidu:12~2')
    """
    return base if number == 1 else f"{base}~{number}"


def next_id(base: str, known: list[str]) -> str:
    """The id of one more article under ``base``: never one that a lost line may have had.

    >>> next_id("vidu:12", ["vidu:12~3", "vidu:12"]), next_id("vidu:12", ["vidu:12"])
    ('vidu:12~4', 'vidu:12~2')
    """
    return nth_id(base, max(int(id.removeprefix(base).removeprefix("~") or 1) for id in known) + 1)


def is_another(old: Article, new: Article) -> bool:
    """Whether a wholly different title and body came under a known identity.

    Without a body on both sides there is too little to go by, and it stays the one article.
    """
    return _share(old.title, new.title, 2) < _TITLE_SHARE and has_other_text(old, new)


def has_other_text(old: Article, new: Article) -> bool:
    """Whether two bodies are wholly different; without one on both sides that is not known."""
    return 0 <= _share(old.body, new.body, 3) < _BODY_SHARE


def is_shorter(one: str, other: str) -> bool:
    """Whether two addresses are one but for a number that ends the longer.

    >>> is_shorter("http://a.vn/-/content/hop-mat/20181", "http://a.vn/-/content/hop-mat")
    True
    >>> is_shorter("http://a.vn/tin/1", "http://a.vn/tin/2"), is_shorter("http://a.vn/tin/1", "http://a.vn/tin")
    (False, False)
    """
    short, long = sorted((one.rstrip("/"), other.rstrip("/")), key=len)
    head, _, tail = long.rpartition("/")
    return head == short and tail.isdigit() and "-" in short.rpartition("/")[2]


def is_one_at_its_address(old: Article, new: Article) -> bool:
    """Whether two records of one address are one article though its page calls it by another number, or by none any
    more: a new layout. An address may as well show what is newest, a notice that comes each week, say.

    So they have the same title, and the day, or else all that a light edit leaves: nearly all words, all numbers, and a
    file where the text is short. Or they have one long text and no other day: a short one stands in many, to say that
    a file is to be opened.
    """
    days = [day[:10] for day in (old.published_at, new.published_at) if day]
    if fold(old.title) != fold(new.title):
        return len(set(days)) < 2 and len(old.body) >= DUPLICATE_MIN and old.text_hash == new.text_hash
    return (len(days) == 2 and days[0] == days[1]) or _is_light_edit(old, new, may_lack=len(set(days)) < 2)


def is_rather_the_one_there(there: Article, named: Article, new: Article) -> bool:
    """Whether ``new`` is a look at the article at its address, as which it passes, and not at that with its number: it
    does not pass as the latter, or the text tells, of two notices of one title and day."""
    return not is_one_at_its_address(named, new) or (_has_text_of(there, new) and not _has_text_of(named, new))


def _has_text_of(old: Article, new: Article) -> bool:
    is_short = min(len(old.body), len(new.body)) < DUPLICATE_MIN
    return not is_short and _share(old.body, new.body, 3) >= _NEARLY_ALL


def _is_light_edit(old: Article, new: Article, *, may_lack: bool) -> bool:
    """``may_lack``: whether a record without a text may be of one that has it."""
    short, long = sorted((fold(each.body) for each in (old, new)), key=len)
    files = [{item.url for item in each.attachments} for each in (old, new)]
    if len(short) < DUPLICATE_MIN and all(files) and not files[0] & files[1]:
        return False
    if not short:
        return may_lack
    numbers = [Counter(_NUMBER.findall(text)) for text in (short, long)]
    return numbers[0] <= numbers[1] and _share(short, long, 3) >= _NEARLY_ALL


def is_same_print(old: Article, new: Article) -> bool:
    """Whether two whole records say the same in all that an edit can change, with the same pictures and files."""
    of_both = [(each.language, [image.url for image in each.images], rank(each)[0]) for each in (old, new)]
    return of_both[0] == of_both[1] and with_known_files(old, new).content_hash == old.content_hash


def _share(one: str, other: str, size: int) -> float:
    """How much of the shorter text's runs of ``size`` words stand in the other, 0 to 1; -1 where one has no words."""
    runs = [_runs(one, size), _runs(other, size)]
    smaller, larger = sorted(runs, key=len)
    return len(smaller & larger) / len(smaller) if smaller else -1.0


def _runs(text: str, size: int) -> set[tuple[str, ...]]:
    words = _WORD.findall(fold(text))
    return {tuple(words[at : at + size]) for at in range(max(len(words) - size + 1, min(len(words), 1)))}


def with_known_files(old: Article, new: Article) -> Article:
    """``new`` with what ``old`` knew of the bytes of the same attachments.

    A look that did not fetch them is no sign that they changed, nor is a page in the place of a document.
    """
    known = {item.url: item for item in old.attachments if item.sha256}
    if not any(item.url in known and _tells_less(item, known[item.url]) for item in new.attachments):
        return new
    attachments = [
        msgspec.structs.replace(
            item,
            sha256=known[item.url].sha256,
            bytes=known[item.url].bytes,
            media_type=known[item.url].media_type or item.media_type,
        )
        if item.url in known and _tells_less(item, known[item.url])
        else item
        for item in new.attachments
    ]
    return with_attachments(new, attachments)


def _tells_less(new: Attachment, old: Attachment) -> bool:
    was_document = old.media_type is not None and not old.media_type.startswith("text/")
    return new.sha256 is None or (new.media_type == "text/html" and was_document)


def with_attachments(article: Article, attachments: list[Attachment]) -> Article:
    """``article`` with other attachments, and the content hash that follows."""
    return msgspec.structs.replace(
        article,
        attachments=attachments,
        content_hash=content_hash(
            title=article.title,
            lead=article.lead,
            body=article.body,
            blocks=article.blocks,
            byline=article.byline,
            source=article.source,
            published_at=article.published_at,
            images=article.images,
            attachments=attachments,
        ),
    )


def change(old: Article, new: Article) -> Change:
    """Why ``new`` is a revision after ``old``, and what is different."""
    fields: dict[str, Any] = {}
    for name in _SHORT:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            fields[name] = {"from": msgspec.to_builtins(before), "to": msgspec.to_builtins(after)}
    if old.body != new.body:
        fields["body"] = {"diff": diff(old.body.split("\n"), new.body.split("\n"))}
    elif (before := list(block_texts(old.blocks))) != (after := list(block_texts(new.blocks))):
        fields["blocks"] = {"diff": diff(before, after)}
    if rank(old)[0] != rank(new)[0]:
        fields["warnings"] = {"from": old.warnings, "to": new.warnings}
    return Change(cause=_cause(old, new, fields), fields=fields)


def lost(old: Article, new: Article) -> list[str]:
    """The fields that ``old`` has and ``new`` has not."""
    return [name for name in _LOSABLE if getattr(old, name) and not getattr(new, name)]


def _cause(old: Article, new: Article, fields: dict[str, Any]) -> Literal["editorial", "correction", "parser"]:
    if new.supersedes is not None:
        return "parser"
    if rank(old)[0] < rank(new)[0]:
        return "correction"
    if set(fields) == {"attachments"} and _only_learnt(old, new):
        return "correction"
    return "correction" if _goes_on(old, new) and set(fields) <= _OF_ALL_PAGES else "editorial"


def _goes_on(old: Article, new: Article) -> bool:
    """Whether ``new`` only has what stood on further pages that could not be had for ``old``."""
    return MORE_PAGES in old.warnings and new.body.startswith(old.body)


def _only_learnt(old: Article, new: Article) -> bool:
    """Whether all that happened is that the bytes of attachments were fetched at last."""
    if [(item.url, item.name) for item in old.attachments] != [(item.url, item.name) for item in new.attachments]:
        return False
    pairs = zip(old.attachments, new.attachments, strict=True)
    return all(before.sha256 in (None, after.sha256) for before, after in pairs)


def diff(old: list[str], new: list[str]) -> str:
    """A unified difference without file names, one line of context.

    >>> print(diff(["a", "b"], ["a", "c"]))
    @@ -1,2 +1,2 @@
     a
    -b
    +c
    """
    if len(old) * len(new) > _DIFF_LIMIT:
        return _coarse(old, new)
    return "\n".join(list(unified_diff(old, new, lineterm="", n=1))[2:])


def _coarse(old: list[str], new: list[str]) -> str:
    """All between the common beginning and the common end, taken out and put in."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    gone, come = old[start : len(old) - end], new[start : len(new) - end]
    head = f"@@ -{start + 1},{len(gone)} +{start + 1},{len(come)} @@"
    return "\n".join([head, *(f"-{line}" for line in gone), *(f"+{line}" for line in come)])
