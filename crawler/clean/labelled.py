"""A line that tells who made an article, taken apart at its labels."""

from __future__ import annotations

import re

from crawler.clean.compounds import ends_one
from crawler.clean.namewords import LABEL, LABEL_WORD, PLAIN_LABEL, ROLES
from crawler.clean.persons import EDGE, lowered


def labelled(line: str) -> list[tuple[tuple[str, ...], str]]:
    """The parts of a line, each with the roles of the label before it (none for an unlabelled beginning)."""
    found = (PLAIN_LABEL if line.isascii() else LABEL).finditer(lowered(line))
    labels = [label for label in found if not ends_one(line, *label.span())]
    parts: list[tuple[tuple[str, ...], str]] = []
    lead = _value(line[: labels[0].start()] if labels else line)
    if lead:
        parts.append(((), lead))
    for index, match in enumerate(labels):
        end = labels[index + 1].start() if index + 1 < len(labels) else len(line)
        parts.append((_roles(match), _value(line[match.end() : end])))
    return parts


def _roles(label: re.Match[str]) -> tuple[str, ...]:
    if label["bare"]:
        return ("source",)
    return tuple(dict.fromkeys(ROLES[word] for word in LABEL_WORD.findall(label["words"])))


def _value(text: str) -> str:
    value = text.strip(EDGE)
    # A bracket that was opened before the label, or that holds the whole value.
    while value and (
        (value[0] == "(" and value[-1] == ")" and value.count("(") == 1)
        or (value[-1] in ")]" and value.count("(") + value.count("[") == 0)
        or (value[0] in "([" and value.count(")") + value.count("]") == 0)
        or (value[-1] in "([")
    ):
        value = (value[1:] if value[0] in "([" else value[:-1]).strip(EDGE)
    return value
