"""The language in which the program speaks to people: what it says stands in the code in English, and in ``vi.po`` in
Vietnamese.

Only what a person reads at once is translated: files, logs and JSON are English in every language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import reduce

from archive.words.catalogue import Catalogue, empty, load


class Language(StrEnum):
    """Those that there are."""

    VI = "vi"
    EN = "en"


VARIABLES = ("CONGTIN_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
"""The first that is set decides, as POSIX says of the last three."""

_spoken: list[Catalogue] = [empty()]


def use(language: str) -> None:
    """From now on everything is said in ``language``."""
    _spoken[0] = load(language) if language != "en" else empty()


def language() -> str:
    """The one that is spoken now."""
    return _spoken[0].language


def wanted(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """The language of a call: as ``--lang`` before the command says, else as the environment does, else English.

    >>> wanted(["--lang", "vi", "crawl"], {}), wanted(["--lang=en"], {"LANG": "vi_VN.UTF-8"})
    ('vi', 'en')
    >>> wanted(["crawl", "--lang", "vi"], {"LANG": "vi_VN.UTF-8", "LC_ALL": "C"}), wanted([], {"LANG": "vi_VN"})
    ('en', 'vi')
    """
    for at, argument in enumerate(arguments):
        if not argument.startswith("-"):
            break
        name, is_joined, value = argument.partition("=")
        if name == "--lang":
            return _known(value if is_joined else "".join(arguments[at + 1 : at + 2]))
    return _known(next((environ[name] for name in VARIABLES if environ.get(name)), ""))


def unknown(environ: Mapping[str, str]) -> str:
    """A line on a CONGTIN_LANG that names a language which is not spoken; empty where it does not.

    A locale may name any.

    >>> unknown({"CONGTIN_LANG": "xx", "LANG": "fr_FR"}), unknown({"CONGTIN_LANG": "vi_VN.UTF-8"}), unknown({})
    ("CONGTIN_LANG is vi or en, not 'xx': English is spoken", '', '')
    """
    named = environ.get(VARIABLES[0], "")
    if not named or _tongue(named) in {*Language, "c", "posix"}:
        return ""
    return f"{VARIABLES[0]} is {either(Language)}, not {named!r}: English is spoken"


def _known(locale: str) -> str:
    language = _tongue(locale)
    return language if language in set(Language) else Language.EN.value


def _tongue(locale: str) -> str:
    return locale.replace("-", "_").split("_")[0].split(".")[0].lower()


def _(text: str, **values: object) -> str:
    """``text`` in the language spoken, with ``values`` in its places.

    >>> _("{count} portals", count=3)
    '3 portals'
    """
    said = _spoken[0].exact.get(text, text)
    return said.format(**values) if values else said


def many(count: int, one: str, several: str, **values: object) -> str:
    """Of ``one`` and ``several`` what ``count`` things ask for; both may name ``{count}``.

    >>> many(1, "{count} page", "{count} pages"), many(2, "{count} page", "{count} pages")
    ('1 page', '2 pages')
    """
    # Languages of one form, as Vietnamese is, have it under the first text.
    said = _spoken[0].exact.get(one) or (one if count == 1 else several)
    return said.format(count=count, **values)


def either(names: Iterable[str]) -> str:
    """Names of which one is meant, as a sentence has them in English: ``again`` finds that again.

    >>> either(["vidu", "mau", "thu"])
    'vidu or mau or thu'
    """
    return reduce(lambda one, other: f"{one} or {other}", names)


def again(text: str) -> str:
    """What was said in English before it was known to whom (an error, a sentence of a record), in the language spoken.

    What the catalogue does not know stays as it is.
    """
    return _spoken[0].again(text)
