"""What the program says, as it stands in the code: for the tests that hold the catalogue of Vietnamese against it."""

from __future__ import annotations

import ast
import gc
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from archive.words.catalogue import PLACE, entries, is_prose

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted([*ROOT.glob("crawler/**/*.py"), *ROOT.glob("archive/**/*.py")])
SAYING = {"_": 1, "many": 3}
"""Functions of ``archive.words``, and up to which argument they take texts."""


Nodes = Sequence[ast.AST]
"""All of one source."""


def sources() -> Iterator[Nodes]:
    for path in SOURCES:
        yield [*ast.walk(ast.parse(path.read_text(encoding="utf-8")))]


def kept() -> list[Nodes]:
    """All sources at once: to look through their trees for garbage takes longer than to make them."""
    gc.disable()
    try:
        return list(sources())
    finally:
        gc.freeze()
        gc.enable()


def said(nodes: Nodes) -> Iterator[str]:
    """The texts that are given to the functions that translate."""
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYING:
            for argument in node.args[: SAYING[node.func.id]]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def patterns(nodes: Nodes) -> Iterator[str]:
    """All texts, f-strings too, with ``{}`` for whatever is filled in."""
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from clauses(pattern(node.value))
        elif isinstance(node, ast.JoinedStr):
            yield from clauses(filled(node))


def clauses(text: str) -> Iterator[str]:
    """``text``, and what may be said of it alone.

    >>> list(clauses("{} ended; {} goes on: asked all the same."))
    ['{} ended; {} goes on: asked all the same.', '{} ended', '{} goes on', 'asked all the same']
    """
    yield text
    parts = [part for whole in text.rstrip(".").split("; ") for part in whole.split(": ")]
    yield from (part for part in parts if part and part != text)


def filled(node: ast.JoinedStr) -> str:
    return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)  # type: ignore[misc]


def pattern(text: str) -> str:
    """
    >>> pattern("{file} cannot be written: {why!r}")
    '{} cannot be written: {}'
    """
    return PLACE.sub("{}", text)


def errors(nodes: Nodes, roots: set[str]) -> Iterator[str]:
    """The texts of errors of ours: a class of ``roots`` whose last argument is one."""
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in roots and node.args:
            text = node.args[-1]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield pattern(text.value)
            elif isinstance(text, ast.JoinedStr):
                yield filled(text)


def sentences(nodes: Nodes) -> Iterator[str]:
    """Texts of one line that read like a sentence, but for what explains the code."""
    explaining = {
        part
        for node in nodes
        if isinstance(node, ast.Expr | ast.JoinedStr)
        for part in ([node.value] if isinstance(node, ast.Expr) else node.values)
    }
    for node in nodes:
        if node in explaining or not isinstance(node, ast.Constant | ast.JoinedStr):
            continue
        text = filled(node) if isinstance(node, ast.JoinedStr) else pattern(str(node.value))
        if "\n" not in text and is_prose(PLACE.sub("7", text)):
            yield text


def is_known(text: str, known: set[str]) -> bool:
    """Whether ``text`` is in a catalogue, or all that is prose of its clauses.

    >>> is_known("{} is late; {} is not", {"{} is late", "{} is not"}), is_known("it is late", set())
    (True, False)
    """
    whole, *parts = clauses(pattern(text))
    return whole in known or (
        bool(parts) and all(part in known or not is_prose(PLACE.sub("7", part)) for part in parts)
    )


def error_classes(sources: Iterable[Nodes]) -> set[str]:
    """Names of all errors that a command shows as one line."""
    found = {"CongtinError", "ArchiveError"}
    parents = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for nodes in sources
        for node in nodes
        if isinstance(node, ast.ClassDef)
    }
    while more := {name for name, bases in parents.items() if bases & found} - found:
        found |= more
    return found


if __name__ == "__main__":  # prints what the catalogue lacks; with --all, also what may be said by other ways
    ALL = "--all" in sys.argv[1:]
    document = (ROOT / "archive" / "words" / "vi.po").read_text(encoding="utf-8")
    known = {pattern(text) for entry in entries(document) for text in (entry.text, entry.several)}
    classes = error_classes(sources())
    wanted = (
        text
        for nodes in sources()
        for text in (*said(nodes), *errors(nodes, classes), *(sentences(nodes) if ALL else ()))
    )
    missing = dict.fromkeys(text for text in wanted if not is_known(text, known))
    print("\n".join(missing))
