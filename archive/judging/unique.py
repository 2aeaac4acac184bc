"""Which articles repeat a text that has been given before: decided while they are selected, not when written.

``duplicate_of`` is fixed when a line is written. Later the article that it names may say something else, may itself
have become a repetition, or may be left out by a filter; leaving out by that field alone could lose a text altogether.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

import msgspec

from archive.article import Article
from archive.dedup import DUPLICATE_MIN
from archive.jsonl.decoding import LineDecoder, Source, in_order


class _Link(msgspec.Struct, frozen=True, gc=False):
    """What of an article's line names another article."""

    duplicate_of: str | None = None


def originals(sources: Sequence[Source]) -> set[str]:
    """Ids of the articles of one portal that some line names as the first with its text."""
    decoder = LineDecoder(_Link)
    return {link.duplicate_of for _, link in in_order(sources, decoder) if link.duplicate_of is not None}


class Texts:
    """The texts of one portal that have been given: 16 bytes for each that stands in more than one article."""

    def __init__(self, originals: set[str]) -> None:
        """``originals``: the articles that are named by a repetition; no other text is remembered."""
        self._originals = originals
        self._given: dict[bytes, str] = {}

    def is_new(self, article: Article) -> bool:
        """Whether no other article with this text was new before. Further revisions of that one stay new."""
        return self.is_first(article.id, article.duplicate_of, len(article.body) >= DUPLICATE_MIN, article.text_hash)

    def is_first(self, id: str, duplicate_of: str | None, is_long: bool, text_hash: str) -> bool:
        """The same, of an article that is not at hand; ``is_long``: enough that an equal text is no accident."""
        if not is_long or (duplicate_of is None and id not in self._originals):
            return True
        mark = blake2b(text_hash.encode(), digest_size=16).digest()
        return self._given.setdefault(mark, id) == id
