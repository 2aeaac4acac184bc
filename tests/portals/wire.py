"""What goes over the wire: a request as the portal sees it, and the answer it gives."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, quote, unquote, urlsplit

HTML = "text/html; charset=utf-8"


@dataclass(frozen=True)
class Request:
    """One request: `target` as sent, header names in lower case."""

    method: str
    target: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    arrived: float = 0.0
    """When it came, in seconds of the machine's clock; by the kernel, however late it is answered."""

    @cached_property
    def path(self) -> str:
        """The path, decoded, without path parameters such as `;jsessionid=...`."""
        return unquote(urlsplit(self.target.split(";", 1)[0]).path) or "/"

    @cached_property
    def query(self) -> dict[str, str]:
        """The query, first value of each name."""
        pairs = parse_qsl(urlsplit(self.target).query, keep_blank_values=True)
        return dict(reversed(pairs))

    @cached_property
    def form(self) -> dict[str, str]:
        """The fields of a form or of a JSON object in the body."""
        if "json" in self.headers.get("content-type", ""):
            try:
                data = json.loads(self.body or b"{}")
            except ValueError:
                return {}
            return {str(k): "" if v is None else str(v) for k, v in data.items()} if isinstance(data, dict) else {}
        return dict(parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True))

    @cached_property
    def cookies(self) -> dict[str, str]:
        """The cookies sent."""
        try:
            jar = SimpleCookie(self.headers.get("cookie", ""))
        except CookieError:
            return {}
        return {name: morsel.value for name, morsel in jar.items()}

    @property
    def host(self) -> str:
        """Host and port as the client wrote them."""
        return self.headers.get("host", "127.0.0.1")

    @property
    def gzips(self) -> bool:
        """Whether the client takes gzip."""
        return "gzip" in self.headers.get("accept-encoding", "")


@dataclass
class Response:
    """One answer; `stream` in place of `body` where it is too large to hold; `sabotage`: the fault on the wire."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    stream: Iterator[bytes] | None = None
    sabotage: str = ""
    delay: float = 0.0  # seconds to hang before anything is sent (the robots fault only)


def html(text: str, status: int = 200) -> Response:
    """An HTML page."""
    return Response(status, text.encode(), {"Content-Type": HTML})


def xml(text: str) -> Response:
    """A feed or a sitemap."""
    return Response(200, text.encode(), {"Content-Type": "text/xml; charset=utf-8"})


def data(value: object, status: int = 200) -> Response:
    """A JSON answer."""
    body = json.dumps(value, ensure_ascii=False).encode()
    return Response(status, body, {"Content-Type": "application/json; charset=utf-8"})


def redirect(to: str, status: int = 302) -> Response:
    """A redirect, its page as short as servers write it."""
    answer = html(f'<html><body>Object moved to <a href="{to}">here</a>.</body></html>', status)
    answer.headers["Location"] = quote(to, safe=":/?&=%#;,+@!$'()*[]~-._")
    return answer


def compress(answer: Response) -> None:
    """Turns the body into gzip."""
    answer.body = gzip.compress(answer.body, 1, mtime=0)
    answer.headers["Content-Encoding"] = "gzip"
