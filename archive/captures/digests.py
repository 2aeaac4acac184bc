"""Digests as WARC files write them: ``sha1:`` and base 32, or another name and hexadecimal."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable

_HASHES: dict[str, Callable[[bytes], bytes]] = {
    "md5": lambda data: hashlib.md5(data, usedforsecurity=False).digest(),
    "sha1": lambda data: hashlib.sha1(data, usedforsecurity=False).digest(),
    "sha256": lambda data: hashlib.sha256(data).digest(),
}


def matches(said: str, payload: bytes) -> bool:
    """Whether ``payload`` has the digest ``said``; False also where its name is unknown.

    >>> matches("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", b""), matches("sha1:" + "0" * 40, b"")
    (True, False)
    """
    name, _, value = said.partition(":")
    if name.lower() not in _HASHES:
        return False
    digest = _HASHES[name.lower()](payload)
    return value.upper().rstrip("=") == base64.b32encode(digest).decode().rstrip("=") or value.lower() == digest.hex()
