"""What a family says of an address, remembered: the lists of a portal name the same ones again and again."""

from __future__ import annotations

from functools import lru_cache

from crawler.families.model import Family, Identity


class Same:
    """A family as the object that it is: its fields are many, and some cannot be hashed."""

    __slots__ = ("family",)

    def __init__(self, family: Family | None) -> None:
        self.family = family

    def __hash__(self) -> int:
        return id(self.family)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.family is other.family


def verdict(url: str, family: Family) -> bool | None:
    """``family.is_article_url``."""
    return _verdict(url, Same(family))


def identity(url: str, family: Family) -> Identity | None:
    """``family.identity``."""
    return _identity(url, Same(family))


def is_other(url: str, family: Family) -> bool:
    """``family.is_other``."""
    return _is_other(url, Same(family))


@lru_cache(maxsize=4096)
def _verdict(url: str, of: Same) -> bool | None:
    return of.family.is_article_url(url) if of.family is not None else None


@lru_cache(maxsize=4096)
def _identity(url: str, of: Same) -> Identity | None:
    return of.family.identity(url) if of.family is not None else None


@lru_cache(maxsize=4096)
def _is_other(url: str, of: Same) -> bool:
    return of.family is not None and of.family.is_other(url)
