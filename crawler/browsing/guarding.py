"""What stands between a browser and Datasette: only our addresses are answered, and every answer has its rules."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]
_RULES = {
    "default-src": "'none'",
    "style-src": "'self'",
    "frame-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
POLICY = "; ".join(f"{name} {value}" for name, value in _RULES.items())
"""Of our own pages: they have no script, and load nothing but their style sheet and the stored page in its frame."""
_HEADERS = {
    "content-security-policy": POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-dns-prefetch-control": "off",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
_LOOPBACK = re.compile(r"(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?", re.IGNORECASE)


def guarded(
    application: Application, *, known: Callable[[str], bool], elsewhere: str, only_loopback: bool
) -> Application:
    """``application``, of which only reading is left, under the addresses that are ``known``; others are ``elsewhere``.

    ``only_loopback``: a request has to name this machine as its host, so that no page of elsewhere can have its own
    name lead here.
    """

    async def ours(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await application(scope, receive, send)
        if scope["method"] not in ("GET", "HEAD") or (only_loopback and not _names_loopback(scope)):
            return await _refused(send)
        path = scope.get("raw_path", scope["path"].encode()).partition(b"?")[0].decode("latin-1")
        if not known(path):
            scope = {**scope, "path": elsewhere, "raw_path": elsewhere.encode()}
        return await application(scope, receive, _sending(send))

    return ours


def _names_loopback(scope: Scope) -> bool:
    host = next((value for name, value in scope["headers"] if name == b"host"), b"").decode("latin-1")
    return _LOOPBACK.fullmatch(host) is not None


def _sending(send: Send) -> Send:
    """``send`` with our headers: those that an answer has itself stay."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = [(name.lower(), value) for name, value in message.get("headers", [])]
            names = {name for name, _ in given if name != b"cache-control"}
            ours = [(name.encode(), value.encode()) for name, value in _HEADERS.items() if name.encode() not in names]
            message = {**message, "headers": [each for each in given if each[0] in names - {b"set-cookie"}] + ours}
        await send(message)

    return sending


async def _refused(send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-security-policy", b"default-src 'none'")]
    await send({"type": "http.response.start", "status": 400, "headers": headers})
    await send({"type": "http.response.body", "body": b"This archive is only read, and only under its own address.\n"})
