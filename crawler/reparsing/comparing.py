"""Two extractions of one page, field by field. Pure."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import Any

import msgspec
from msgspec.structs import replace

from archive.article import FILE_FAILED, INCOMPLETE, Article, Change
from archive.revisions import change, with_known_files
from crawler.filled import is_there

_WHENCE = frozenset(
    {
        "schema_version", "id", "portal", "revision", "supersedes", "change", "status", "urls", "text_hash",
        "content_hash", "duplicate_of", "crawl_id", "fetched_at", "recorded_at", "http", "warc", "parser",
    }
)  # fmt: skip
FIELDS = tuple(name for name in Article.__struct_fields__ if name not in _WHENCE)
"""What is read from a page. The rest says whence and when it was read, or follows from it."""

_values: Callable[[Article], tuple[Any, ...]] = attrgetter(*FIELDS)
_STORED = ("identity_reused", FILE_FAILED)
"""Warnings that the store gives, not the parser."""
_SHOWN = 160


class Field(msgspec.Struct):
    """What became of one field over all pages."""

    had: int = 0
    """Pages on which it was there before."""
    changed: int = 0
    gained: int = 0
    lost: int = 0
    samples: list[Sample] = []

    @property
    def share_lost(self) -> float:
        """Of those that had it, in percent."""
        return 100 * self.lost / self.had if self.had else 0.0


class Sample(msgspec.Struct, frozen=True):
    """One page on which a field is another."""

    url: str
    before: str | None
    after: str | None


def as_before(old: Article, new: Article) -> Article:
    """``new`` with all that is not the parser's: identity, capture, what is known of files, a listing's view count."""
    kept = [warning for warning in old.warnings if warning.partition(":")[0] in _STORED]
    # A page of which a part was lost since it was stored is no less whole than it was.
    said = [warning for warning in new.warnings if warning != INCOMPLETE or INCOMPLETE in old.warnings]
    # What a listing printed, and which of several the crawl had at hand, is not for the parser to say.
    if old.views_from != "page" and new.views_from != "page":
        new = replace(new, views=old.views, views_raw=old.views_raw, views_from=old.views_from)
    new = replace(
        new,
        id=old.id,
        revision=old.revision,
        supersedes=old.revision,
        urls=[url for url in dict.fromkeys([*old.urls, *new.urls]) if url != new.url],
        duplicate_of=old.duplicate_of,
        crawl_id=None,
        fetched_at=old.fetched_at,
        http=old.http,
        warc=old.warc,
        warnings=[*kept, *(warning for warning in said if warning not in kept)],
    )
    return with_known_files(old, new)


def differences(old: Article, new: Article) -> list[str]:
    """The fields in which two extractions are not the same."""
    before, after = _values(old), _values(new)
    found = (
        [] if before == after else [name for name, one, two in zip(FIELDS, before, after, strict=True) if one != two]
    )
    same = old.content_hash == new.content_hash and old.text_hash == new.text_hash
    return found if found or same else ["content_hash"]


def with_change(old: Article, new: Article, names: list[str]) -> Article:
    """``new`` as the revision that supersedes ``old``."""
    fields = change(old, new).fields
    for name in names:
        if name not in fields and not (name == "blocks" and "body" in fields):
            before, after = getattr(old, name), getattr(new, name)
            fields[name] = {"from": msgspec.to_builtins(before), "to": msgspec.to_builtins(after)}
    return replace(new, change=Change(cause="parser", fields=fields))


def count(old: Article | None, new: Article | None, names: list[str], into: dict[str, Field], samples: int) -> None:
    """Adds a page on which ``names`` differ; ``new`` is None where it is no article any more."""
    for name in names:
        field = into.setdefault(name, Field())
        before, after = getattr(old, name, None), getattr(new, name, None)
        if is_there(before) and is_there(after):
            field.changed += 1
        elif is_there(after):
            field.gained += 1
        elif is_there(before):
            field.lost += 1
        else:
            field.changed += 1
        if len(field.samples) < samples:
            url = (old or new).url  # type: ignore[union-attr]
            field.samples.append(Sample(url, shown(before, after), shown(after, before)))


def filled(article: Article) -> list[str]:
    """The fields that say something."""
    return [name for name, value in zip(FIELDS, _values(article), strict=True) if is_there(value)]


def merge(into: dict[str, Field], other: dict[str, Field], samples: int) -> None:
    """Adds the counts of ``other``."""
    for name, field in other.items():
        one = into.setdefault(name, Field())
        for part in ("had", "changed", "gained", "lost"):
            setattr(one, part, getattr(one, part) + getattr(field, part))
        one.samples.extend(field.samples[: max(0, samples - len(one.samples))])


def shown(value: Any, other: Any) -> str | None:
    """A value for people, from where it differs from the other one.

    >>> shown("abc", "abd"), shown(["a"], []), shown(None, "a")
    ('abc', '["a"]', None)
    >>> shown(f"{'a' * 300} and more", "a" * 300)[-15:]
    'aaaaaa and more'
    """
    if value is None:
        return None
    text, against = _text(value), _text(other)
    at = alike(text, against)
    start = max(0, at - 30) if at > _SHOWN // 2 else 0
    cut = text[start : start + _SHOWN]
    return ("…" if start else "") + cut + ("…" if start + _SHOWN < len(text) else "")


def alike(one: str, other: str) -> int:
    """How many of their first characters two texts share.

    >>> alike("abc", "abd"), alike("abc", "ab")
    (2, 2)
    """
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (first, second) in pairs if first != second), min(len(one), len(other)))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else msgspec.json.encode(value).decode()
