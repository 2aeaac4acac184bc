"""How each field of one article is held against the truth of its page: its mark, and what is let pass."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

from archive.article import Article, Table
from crawler.clean.text import fold

Truth = dict[str, Any]

_WORDS = re.compile(r"\w+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_LABEL = re.compile(
    r"^\(?\s*(?:tin, ảnh|tin, bài|bài và ảnh|bài, ảnh|tác giả|nguồn(?: tin)?)\s*:\s*|^theo\s+", re.IGNORECASE
)
_CREDIT = re.compile(r"\bẢnh\s*:\s*([^()]+?)\)?$")


class Compared(NamedTuple):
    """One page's mark in one field."""

    score: float
    seen: object
    wanted: object


@dataclass(frozen=True)
class Field:
    """A field of the table: how a page is marked, and the least mean that is good enough."""

    name: str
    bar: float | None
    compare: Callable[[Article, Truth], Compared | None]
    """None where the truth says nothing about the field."""


def plain(text: str | None) -> str:
    """What two prints of one text share: NFC, single spaces, nothing invisible."""
    return " ".join(_INVISIBLE.sub("", normalize("NFC", text or "")).split())


def token_f1(seen: str, wanted: str) -> float:
    """Harmonic mean of precision and recall over the bags of words.

    >>> token_f1("một hai", "một hai"), round(token_f1("một hai ba", "một hai"), 2), token_f1("", "")
    (1.0, 0.8, 1.0)
    """
    ours, theirs = (Counter(_WORDS.findall(text.casefold())) for text in (plain(seen), plain(wanted)))
    common = (ours & theirs).total()
    if not ours and not theirs:
        return 1.0
    return 2 * common / (ours.total() + theirs.total())


def same(seen: object, *wanted: object) -> Compared:
    """Right if ``seen`` is one of ``wanted``."""
    return Compared(1.0 if seen in wanted else 0.0, seen, wanted[0] if len(wanted) == 1 else wanted)


def compare_title(article: Article, truth: Truth) -> Compared:
    return same(article.title, plain(truth["title"]))


def compare_published(article: Article, truth: Truth) -> Compared:
    """Exact to the minute, zone included."""
    seen = article.published_at or ""
    return same((seen[:16], seen[-6:]), (truth["published"][:16], truth["published"][-6:]))


def compare_modified(article: Article, truth: Truth) -> Compared:
    return same((article.modified_at or "")[:16], truth["modified"][:16])


def byline_of(truth: Truth) -> str | None:
    """The labelled author, else the name that signs the body; what a text was taken from is no byline."""
    if truth["author_shown"]:
        return plain(truth["author_shown"])
    signed = plain(truth["byline_in_body"])
    return None if not signed or _is_source(signed) else _LABEL.sub("", signed).strip(" ()")


def compare_byline(article: Article, truth: Truth) -> Compared:
    return same(article.byline, byline_of(truth))


def compare_source(article: Article, truth: Truth) -> Compared:
    """The labelled source; where there is none, the one that the body's last line names."""
    if truth["source"]:
        return same(article.source, plain(truth["source"]))
    signed = plain(truth["byline_in_body"])
    return same(article.source, _LABEL.sub("", signed).strip(" ()") if _is_source(signed) else None)


def _is_source(signed: str) -> bool:
    return signed.casefold().startswith(("theo ", "(nguồn", "nguồn"))


def compare_lead(article: Article, truth: Truth) -> Compared:
    return same(article.lead or "", plain(truth["lead"]))


def body_of(truth: Truth) -> str:
    """The clean paragraphs; of the CMS's samples the text of the block. What has neither shows pictures or films."""
    if truth["paragraphs"] is not None:
        return "\n".join(truth["paragraphs"])
    return "" if truth["origin"] == "synthetic" else str(truth["body_text"])


def compare_body(article: Article, truth: Truth) -> Compared:
    """Token F1 against ``body_of`` the truth."""
    wanted = body_of(truth)
    return Compared(token_f1(article.body, wanted), plain(article.body), plain(wanted))


def compare_paragraphs(article: Article, truth: Truth) -> Compared | None:
    """The body's paragraphs one by one, word for word."""
    if truth["paragraphs"] is None:
        return None
    seen = [plain(text) for text in article.body.split("\n\n") if text]
    return same(seen, [plain(text) for text in truth["paragraphs"]])


def compare_captions(article: Article, truth: Truth) -> Compared:
    """Every picture's file and caption; one set in the body and at the head stands once."""
    wanted = [(_file(caption["src"]), plain(caption["caption"])) for caption in truth["captions"]]
    seen = [(_file(urlsplit(image.url or "").path), image.caption or "") for image in article.images]
    if truth["origin"] == "shipped-sample":
        # The truth lists the head's picture of these only, and not whether its text is shown.
        wanted = [entry for entry in wanted if entry[1]]
        seen = [entry for entry in seen if entry in wanted]
    return same(sorted(seen), sorted(wanted))


def compare_credits(article: Article, truth: Truth) -> Compared:
    """Who took the pictures, where captions say it."""
    said = [_CREDIT.search(plain(caption["caption"])) for caption in truth["captions"]]
    return same(
        sorted(image.credit for image in article.images if image.credit),
        sorted(found[1].strip() for found in said if found),
    )


def _file(path: str) -> str:
    return unquote(path.rpartition("/")[2])


def compare_section(article: Article, truth: Truth) -> Compared:
    return same(article.section[-1:], [plain(truth["category"])])


def compare_tags(article: Article, truth: Truth) -> Compared:
    return same(article.tags, [plain(tag) for tag in truth["tags"]])


def compare_attachments(article: Article, truth: Truth) -> Compared:
    return same(
        sorted(item.name or "" for item in article.attachments),
        sorted(path.rpartition("/")[2] for path in truth["attachments"]),
    )


def compare_table(article: Article, truth: Truth) -> Compared | None:
    if truth["origin"] == "shipped-sample":
        return None
    rows = [block.rows for block in article.blocks if isinstance(block, Table)]
    return same(rows, [truth["table"]] if truth["table"] else [])


def compare_id(article: Article, truth: Truth) -> Compared:
    return same(article.id.rpartition(":")[2], str(truth["id"]))


def compare_views(article: Article, truth: Truth) -> Compared | None:
    """The listings print the count, before the article was read or after that."""
    if article.views is None:
        return None
    return same(article.views, truth["views_before"], truth["views_before"] + 1)


def compare_boilerplate(article: Article, truth: Truth) -> Compared:
    """No line of the body says what a page says around articles."""
    said = [line for line in article.body.split("\n\n") if BOILERPLATE.search(fold(line))]
    return same(said, [])


BOILERPLATE = re.compile(
    r"^(?:in bai viet|chia se(?: luu)?|danh gia bai viet|y kien(?: cua ban)?|binh luan|tep dinh kem|file dinh kem|"
    r"skip ribbon commands|skip to main content|100%|mac dinh co chu|nghe doc|xem them|tin khac|cac tin khac|"
    r"tin lien quan|nhung tin (?:moi|cu) hon|cac tin da dua|bai viet khac|tu khoa|tags?)\s*:?$|"
    r"tong so diem cua bai viet|tong so luot binh chon|^ghi ro nguon|du lieu dang duoc cap nhat|"
    r"your browser does not support|luot truy cap|^(?:luot xem|da xem|so luot xem)\b"
)
"""Wordings that stand around articles on the portals seen, folded."""


FIELDS = (
    Field("id", 1.0, compare_id),
    Field("title", 0.995, compare_title),
    Field("published_at (to the minute)", 1.0, compare_published),
    Field("modified_at", 0.995, compare_modified),
    Field("byline", 0.995, compare_byline),
    Field("source", 0.995, compare_source),
    Field("lead", 0.995, compare_lead),
    Field("body (token F1)", 0.995, compare_body),
    Field("body (every paragraph)", None, compare_paragraphs),
    Field("body (free of boilerplate)", 1.0, compare_boilerplate),
    Field("views (of the listing's row)", 1.0, compare_views),
    Field("captions", 0.99, compare_captions),
    Field("credits of pictures", 0.995, compare_credits),
    Field("section", 0.995, compare_section),
    Field("tags", 0.995, compare_tags),
    Field("attachments", 0.995, compare_attachments),
    Field("tables", 0.995, compare_table),
)


LENIENT = (
    "a count one higher than the truth's, which was noted before the listing was asked for (each look adds one)",
    "any picture beside those that the truth lists, and words of captions in the text, on the CMS's 15 own samples: "
    "their truth has the text of the whole block",
    "characters that print alike: texts are compared in NFC, with single spaces, without what is invisible",
)
"""What the comparison lets pass, and why."""
