"""What stands between a browser and Datasette: only our addresses are answered, and every answer has its rules."""

from __future__ import annotations

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
_REFUSED = {
    400: b"This archive is only read.",
    403: b"This archive is not shown as a part of other sites.",
    414: b"That asks for too much: shorten it.",
    421: b"This is no name that the archive is served under.",
}
_LONGEST = 4096
"""Bytes of a query: what its form can ask is shorter."""


def guarded(
    application: Application, *, known: Callable[[str], bool], elsewhere: str, is_name: Callable[[str], bool]
) -> Application:
    """``application``, of which only reading is left, under the addresses that are ``known``; others are ``elsewhere``.

    ``is_name``: a request has to name this machine as its host, so that no page of elsewhere can have its own name
    lead here.
    """

    async def ours(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await application(scope, receive, send)
        if (status := _refusal(scope, is_name)) is not None:
            return await _refused(send, status)
        path = scope.get("raw_path", scope["path"].encode()).partition(b"?")[0].decode("latin-1")
        if not known(path):
            scope = {**scope, "path": elsewhere, "raw_path": elsewhere.encode()}
        return await application(scope, receive, _sending(send))

    return ours


def _refusal(scope: Scope, is_name: Callable[[str], bool]) -> int | None:
    """The status with which a request is refused; None for one that is answered."""
    if scope["method"] not in ("GET", "HEAD"):
        return 400
    if not is_name(_header(scope, b"host")):
        return 421
    if len(scope.get("query_string", b"")) > _LONGEST:
        return 414
    return 403 if _comes_from_elsewhere(scope) else None


def _comes_from_elsewhere(scope: Scope) -> bool:
    """Whether a page of another site asks for this, as a part of itself: a link that somebody follows is none."""
    if _header(scope, b"sec-fetch-site") != "cross-site":
        return False
    return (_header(scope, b"sec-fetch-mode"), _header(scope, b"sec-fetch-dest")) != ("navigate", "document")


def _header(scope: Scope, wanted: bytes) -> str:
    found: bytes = next((value for name, value in scope["headers"] if name == wanted), b"")
    return found.decode("latin-1")


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


async def _refused(send: Send, status: int) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-security-policy", b"default-src 'none'")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": _REFUSED[status] + b"\n"})
