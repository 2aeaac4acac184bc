"""What all that is printed has in common: where it goes, how wide it may be, bytes and places in words."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
from rich.console import Console

from archive.article import Article
from archive.showing.streams import stopped
from archive.words import many

ANY_WIDTH = 100_000
"""Columns. A file or a pipe takes lines of any length."""


def printer() -> Console:
    """Standard output; as wide as anything is where it is no terminal, so that nothing is cut there."""
    found = Console(markup=False, highlight=False)
    return found if found.is_terminal else Console(markup=False, highlight=False, width=ANY_WIDTH)


def write_lines(lines: Iterable[bytes]) -> bool:
    """Writes ``lines`` to standard output; False if its reader (``| head``) went away before the end. Raises
    ``Unprinted`` where it cannot be written."""
    out = sys.stdout.buffer
    return all(_took(out.write, line + b"\n") for line in lines) and _took(out.flush)


def _took(write: Callable[..., object], *what: bytes) -> bool:
    try:
        write(*what)
    except OSError as error:
        stopped(error)
        return False
    return True


def fields(articles: Iterable[Article], names: Sequence[str]) -> Iterator[bytes]:
    """Articles as JSON objects of only the fields ``names``, in that order."""
    encoder = msgspec.json.Encoder()
    for article in articles:
        yield encoder.encode({name: getattr(article, name) for name in names})


def document(value: object) -> None:
    """``value`` as indented JSON."""
    write_lines([msgspec.json.format(msgspec.json.encode(value), indent=2)])


def row(head: str, text: object, width: int = 11) -> None:
    """One fact on one line, its name before it."""
    print(f"{head:{width}} {text}")


def places(count: int) -> str:
    """
    >>> places(1), places(2)
    ('1 place is', '2 places are')
    """
    return many(count, "1 place is", "{count} places are")


def size_of(count: int) -> str:
    """Bytes, for people.

    >>> size_of(999), size_of(1_234_567)
    ('999 B', '1.2 MB')
    """
    size = float(count)
    for unit in ("B", "kB", "MB", "GB"):
        if size < 1000:
            return f"{size:.0f} {unit}" if unit == "B" else f"{size:.1f} {unit}"
        size /= 1000
    return f"{size:.1f} TB"
