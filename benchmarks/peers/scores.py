"""How a reading of a page is marked, field by field: 1 right, 0 wrong, between for texts; None where there is no mark.

Every rule takes the reading that is kinder to a general extractor, and says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from benchmarks.compared import plain, token_f1

Reading = dict[str, Any]
"""What a tool made of a page, by the keys of a truth; ``image``: the one picture to show."""
Truth = dict[str, Any]

_WORDS = re.compile(r"\w+")
_DAY_FIRST = re.compile(r"^(\d\d)/(\d\d)/(\d{4})")
_HERE = timezone(timedelta(hours=7))


class Score(NamedTuple):
    """A column of the table: what a tool must give (``minute``: more than the day), and how a page is marked."""

    name: str
    key: str
    mark: Callable[[Reading, Truth], float | None]
    low: bool = False
    """The less, the better."""


def local(stamp: str | None) -> str:
    """A tool's date in the portal's time, without its zone: Vietnam's where the tool gives none.

    >>> local("2022-05-26T01:15:00+00:00"), local("26/05/2022"), local(None), local("2022-05-26 08:15:00")
    ('2022-05-26T08:15', '2022-05-26', '', '2022-05-26T08:15')
    """
    stamp = _DAY_FIRST.sub(r"\3-\2-\1", stamp or "")
    if len(stamp) <= 10:
        return stamp
    try:
        when = datetime.fromisoformat(stamp)
    except ValueError:
        return stamp.replace(" ", "T")[:16]
    return (when.astimezone(_HERE) if when.tzinfo else when).strftime("%Y-%m-%dT%H:%M")


def title(read: Reading, truth: Truth) -> float | None:
    """The same characters, but for spaces and what is invisible."""
    return float(plain(read["title"]) == plain(truth["title"])) if "title" in truth else None


def lead(read: Reading, truth: Truth) -> float | None:
    """F1 over the words: a description that is cut short is nearly right."""
    return token_f1(read["lead"] or "", truth["lead"] or "") if "lead" in truth else None


def day(read: Reading, truth: Truth) -> float | None:
    """The day; on a page without a date, that none is made up."""
    return float(local(read["published"])[:10] == (truth["published"] or "")[:10]) if "published" in truth else None


def minute(read: Reading, truth: Truth) -> float | None:
    """The minute, where the page says one."""
    wanted = truth.get("published") or ""
    return float(local(read["published"]) == wanted) if len(wanted) > 10 else None


def text(read: Reading, truth: Truth) -> float | None:
    """F1 over the words; the lead belongs to the body or not, here and in the truth, whichever is nearest."""
    if "text" not in truth:
        return None
    seen, wanted = (said["text"] or "" for said in (read, truth))
    lead_seen, lead_wanted = (said.get("lead") or "" for said in (read, truth))
    whole = f"{lead_wanted}\n{wanted}"
    if not seen:  # a lead alone is no body
        return token_f1(seen, wanted)
    return max(token_f1(seen, wanted), token_f1(seen, whole), token_f1(f"{lead_seen}\n{seen}", whole))


def mixed(read: Reading, truth: Truth) -> float | None:
    """1 where a caption stands in the text as if it were the author's; only pages with captions."""
    around = _flat(f"{truth.get('lead') or ''} {truth.get('text') or ''}")
    captions = [flat for one in truth.get("captions", ()) if (flat := _flat(one)) and flat not in around]
    if "text" not in truth or not captions:
        return None
    seen = _flat(read["text"] or "")
    return float(any(one in seen for one in captions))


def _flat(written: str) -> str:
    return " ".join(_WORDS.findall(plain(written).casefold()))


def names(read: Reading, truth: Truth) -> float | None:
    """The same words in any order: names one by one, twice or as one string; or the byline as it is printed."""
    if "names" not in truth:
        return None
    seen, wanted = ({_words(said.get("names")), _words([said.get("byline") or ""])} for said in (read, truth))
    # Nobody signs, or nobody was read: then the other has to be empty as well.
    nobody = frozenset[str]()
    return float(bool((seen - {nobody}) & (wanted - {nobody})) or seen == wanted == {nobody})


def _words(names: list[str] | None) -> frozenset[str]:
    return frozenset(_flat(" ".join(names or ())).split())


def section(read: Reading, truth: Truth) -> float | None:
    """One of the article's sections is named; none where it has none."""
    if "section" not in truth:
        return None
    seen, wanted = ({_flat(one) for one in said or ()} for said in (read["section"], truth["section"]))
    return float(bool(seen & wanted) if wanted else not seen)


def tags(read: Reading, truth: Truth) -> float | None:
    """The same set."""
    if "tags" not in truth:
        return None
    seen, wanted = ({_flat(one) for one in said or ()} for said in (read["tags"], truth["tags"]))
    return float(seen == wanted)


def image(read: Reading, truth: Truth) -> float | None:
    """The one picture to show is one of the article's; none where it has none."""
    if "images" not in truth:
        return None
    wanted = {_file(one) for one in truth["images"]}
    return float(_file(read["image"]) in wanted if wanted else not read["image"])


def images(read: Reading, truth: Truth) -> float | None:
    """F1 over the files of all pictures."""
    if "images" not in truth:
        return None
    seen, wanted = ({_file(one) for one in said or ()} for said in (read["images"], truth["images"]))
    return 2 * len(seen & wanted) / (len(seen) + len(wanted)) if seen or wanted else 1.0


def _file(url: str | None) -> str:
    return unquote(urlsplit(url or "").path).rpartition("/")[2]


def captions(read: Reading, truth: Truth) -> float | None:
    """Every caption, word for word; none where there is none."""
    if "captions" not in truth:
        return None
    return float(sorted(map(_flat, read["captions"] or ())) == sorted(map(_flat, truth["captions"])))


def views(read: Reading, truth: Truth) -> float | None:
    """The number; none where the page prints none."""
    return float(read["views"] == truth["views"]) if "views" in truth else None


def language(read: Reading, truth: Truth) -> float | None:
    """The language alone, without a region."""
    if "language" not in truth:
        return None
    return float((read["language"] or "").partition("-")[0].lower() == truth["language"].partition("-")[0])


SCORES = (
    Score("title", "title", title),
    Score("lead F1", "lead", lead),
    Score("day", "published", day),
    Score("minute", "minute", minute),
    Score("body F1", "text", text),
    Score("caption in body", "text", mixed, low=True),
    Score("authors", "names", names),
    Score("section", "section", section),
    Score("tags", "tags", tags),
    Score("picture", "image", image),
    Score("pictures F1", "images", images),
    Score("captions", "captions", captions),
    Score("views", "views", views),
    Score("language", "language", language),
)

RULES = (
    "title: the same characters but for spaces; day and minute: in Vietnam's time, the minute where the page says one; "
    "a page without a date wants none",
    "lead F1: over words, so that a description cut short is nearly right; body F1: with or without the lead, "
    "whichever is nearest",
    "caption in body: share of the pages with captions on which one stands in the text (less is better)",
    "authors: the same words, as names, as one string or as the printed byline; section: one of the article's; "
    "tags: the same set; picture: the one to show is one of the article's; pictures F1: over the files of all",
    "ms a page: of the processor, the median; raised: pages on which the tool raised or took longer than 20 seconds, "
    "which count as read empty",
    "a dash: the tool does not look for it, or nobody vouches for it in this set",
)


def mark(read: Reading, truth: Truth, gives: frozenset[str]) -> dict[str, float]:
    """The marks of one page in the fields that the tool gives and somebody vouches for; {} read is all empty."""
    whole = dict.fromkeys(gives) | read
    found = {score.name: score.mark(whole, truth) for score in SCORES if score.key in gives}
    return {name: one for name, one in found.items() if one is not None}
