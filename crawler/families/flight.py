"""What a Next server sends its script piece by piece: rows that name each other, in calls of one function."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from crawler.families import json_record

_FILES, _CALL = b"/_next/", b"self.__next_f"
_HEAD = 1 << 13
"""Bytes of a page in which such a server names its files: to look through all of every page takes long."""

_PUSH = re.compile(r"self\.__next_f\.push\(\s{0,3}(?=\[)")
_ROW = re.compile(rb"([0-9a-f]{1,8}):(?:T([0-9a-f]{1,7}),)?")
_MOST = 5000
"""Calls and rows of one page that are looked at."""


def is_sent(markup: bytes) -> bool:
    """Whether a page has rows.

    >>> is_sent(b"<script src=/_next/a.js></script><script>self.__next_f.push([0])</script>"), is_sent(b"<p>_next")
    (True, False)
    """
    return markup.find(_FILES, 0, _HEAD) >= 0 and _CALL in markup


class Flight:
    """The rows of one page."""

    def __init__(self, script: str) -> None:
        self.documents: list[object] = []
        self._texts: dict[str, str] = {}
        for name, text, value in _rows(_joined(script)):
            if text:
                self._texts[name] = value.decode("utf-8", "replace")
            elif value[:1] in b"[{":
                self.documents.append(json_record.load(value))

    def whole(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """``row`` with the texts that stand in rows of their own, and dates as they were."""
        return {name: self._whole(value) if isinstance(value, str) else value for name, value in row.items()}

    def _whole(self, value: str) -> str:
        if value.startswith(("$D", "$$")):
            return value[2:] if value[1] == "D" else value[1:]
        return self._texts.get(value[1:], "") if value.startswith("$") else value


def _joined(script: str) -> bytes:
    parts = (json_record.begun(script, found.end()) for found in islice(_PUSH.finditer(script), _MOST))
    texts = (part[1] for part in parts if isinstance(part, list) and len(part) == 2 and isinstance(part[1], str))
    return "".join(texts).encode("utf-8", "replace")


def _rows(sent: bytes) -> Iterator[tuple[str, bool, bytes]]:
    """(name, whether it is a text, what stands there) of every row: a text as long as it says, JSON up to the line's
    end."""
    at = 0
    for _ in range(_MOST):
        found = _ROW.match(sent, at)
        if found is None:
            line = sent.find(b"\n", at) + 1
            if not line:
                return
            at = line
            continue
        start = found.end()
        if found[2]:
            at = start + int(found[2], 16)
            yield found[1].decode(), True, sent[start:at]
        else:
            end = sent.find(b"\n", start)
            at = end + 1 if end >= 0 else len(sent)
            yield found[1].decode(), False, sent[start : end if end >= 0 else len(sent)]
        if at >= len(sent):
            return
