"""What a crawl of one portal came to, made by hand."""

from __future__ import annotations

from crawler.processes.outcome import Outcome


def outcome(portal: str, **changes: object) -> Outcome:
    values = {"portal": portal, "archive": "a", "finish": "unreachable", "failed": {"listing dns": 1}, "exit_code": 1}
    return Outcome(**{**values, **changes})  # type: ignore[arg-type]
