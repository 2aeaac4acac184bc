"""What a portal may do wrong, and what it may set as a trap. All off by default."""

from __future__ import annotations

import math
import random
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Literal

from tests.portals.wire import Response, html

#: Traps whose link looks like an article's (see `traps.serve`), and traps that are links or pages of their own.
ARTICLE_TRAPS = (
    *("bomb", "huge", "huge-unsized", "deep", "loop", "redirect-off", "redirect-file", "soft-404"),
    *("challenge-200", "challenge-503"),
)
OTHER_TRAPS = ("calendar", "endless", "chain", "other-port", "other-host", "file")
TRAPS = frozenset(ARTICLE_TRAPS + OTHER_TRAPS)


@dataclass
class Faults:
    """Shares of the answers (0 to 1) that go wrong in each way, and the rest of what can be switched on.

    Which answer goes wrong depends on the seed, the target and how often it was asked for, not on the order of
    requests. robots.txt is spared by the shares; only `robots` and the flood limiter touch it.
    """

    error: float = 0.0  # 500
    busy: float = 0.0  # 429 with Retry-After: 0
    reset: float = 0.0  # connection reset in mid-body
    truncated: float = 0.0  # gzip cut off, Content-Length of what is sent (plain reset where the client takes no gzip)
    drip: float = 0.0  # a few bytes at a time, then closed unfinished
    challenge: float = 0.0  # a page that asks for JavaScript, with `challenge_status`
    challenge_status: int = 200
    until: int | None = None  # so many faulty answers, then none
    drip_seconds: float = 1.0
    drip_pause: float = 0.05
    # Requests allowed in so many seconds (robots.txt and feeds count too); in inf, one of so many is turned away and
    # they are counted anew: a limit below the pace of any crawl, however slow its machine is.
    flood: tuple[int, float] | None = None
    flood_status: int = 200  # 200: the page "Hãy đợi..."; 429: the same with Retry-After
    robots: Literal["ok", "503", "403", "hang"] = "ok"
    robots_hang: float = 30.0
    lying_304: bool = False  # every conditional request gets 304 (issue 4: servers lie)
    traps: frozenset[str] = frozenset()
    done: int = 0  # faulty answers given so far
    flooded: int = 0  # answers of the flood limiter so far
    _recent: deque[float] = field(default_factory=deque, repr=False)

    def __post_init__(self) -> None:
        unknown = set(self.traps) - TRAPS
        if unknown:
            raise ValueError(f"no such trap: {sorted(unknown)}")

    @classmethod
    def mixed(cls, share: float, until: int | None = None) -> Faults:
        """The five faults of the wire in equal parts, together `share` of the answers."""
        part = share / 5
        return cls(error=part, busy=part, reset=part, truncated=part, drip=part, until=until, drip_seconds=0.3)

    def pick(self, salt: str) -> str:
        """The fault of one answer, or an empty string; counts it."""
        if self.until is not None and self.done >= self.until:
            return ""
        point = random.Random(salt).random()
        for name in ("error", "busy", "reset", "truncated", "drip", "challenge"):
            point -= getattr(self, name)
            if point < 0:
                self.done += 1
                return name
        return ""

    def limit(self) -> Response | None:
        """The answer of the flood limiter, if it bites (the NukeViet capture; a page with 200 in another edition)."""
        if self.flood is None or (self.until is not None and self.flooded >= self.until):
            return None
        allowed, window = self.flood
        now = time.monotonic()
        while self._recent and self._recent[0] <= now - window:
            self._recent.popleft()
        if len(self._recent) < allowed:
            self._recent.append(now)
            return None
        self.flooded += 1
        if window == math.inf:
            self._recent.clear()
        wait = max(1, round(self._recent[0] + window - now)) if self._recent else 1
        answer = html(WAIT.format(wait=wait), self.flood_status)
        if self.flood_status != 200:
            answer.headers["Retry-After"] = str(wait)
        return answer

    def instead(self, name: str) -> Response | None:
        """The answer that a fault gives in place of the page; None where it spoils the page itself."""
        if name == "error":
            return html("<html><body><h1>Server Error in '/' Application.</h1>Runtime Error</body></html>", 500)
        if name == "busy":
            answer = html("<html><body><h1>429 Too Many Requests</h1></body></html>", 429)
            answer.headers["Retry-After"] = "0"
            return answer
        if name == "challenge":
            return html(CHALLENGE, self.challenge_status)
        return None


WAIT = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Hãy đợi...</title>
<meta name="robots" content="noindex"></head><body><div id="wait"><p>Hệ thống nhận thấy bạn truy cập quá nhanh.</p>
<p>Hãy đợi... Trang sẽ được tải lại sau <strong>{wait}</strong> giây.</p></div></body></html>"""

CHALLENGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Just a moment...</title>
<noscript><meta http-equiv="refresh" content="5"></noscript></head><body>
<script>function go(){document.cookie="D1N=9f2c4a71d0";location.reload(true);}setTimeout(go,10);</script>
<p>Please enable JavaScript and cookies to continue. Vui lòng bật JavaScript để tiếp tục.</p></body></html>"""
