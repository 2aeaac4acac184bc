"""What came for a file of an article: the file, or something in its place. The same for a live look and a recovery."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from archive.captures.again import Lack
from archive.judging.standins import is_page
from archive.pages import Capture
from archive.times import stamp
from crawler.fetching.causes import PASSING, cause_of_status
from crawler.fields import refusal
from crawler.html import Page, PageError
from crawler.middlewares.backoff import seconds_of
from crawler.reasons import BLOCKED, IN_TROUBLE

LONGEST = timedelta(days=7)
"""For how long a server is believed that wants not to be asked for a file."""
_SAYS_NOTHING = IN_TROUBLE | {"not-an-article"}
"""What a page is that stands in a file's place and does not say that the file is gone, as the page of a list would."""


def trouble(status: int, body: bytes, url: str, headers: Mapping[str, str], *, is_document: bool) -> str:
    """Why an answer is not the file: its status, or what the page is that stands in for it; "" where it is.

    ``headers`` have their names in any case; ``is_document``: the file is known to be no page.
    """
    if status != 200:
        return cause_of_status(status)
    if not body:
        return "empty"
    said = next((value for name, value in headers.items() if name.lower() == "content-type"), "")
    if not is_page(said, body):
        return ""
    try:
        reason = refusal.of_rest(Page(body, url=url, headers=headers)).reason
    except PageError:
        reason = "soft-404"
    if reason in (*BLOCKED, "login", "error-page") or (is_document and reason in _SAYS_NOTHING):
        return reason
    return "soft-404" if is_document or reason == "soft-404" else ""


def is_passing(cause: str) -> bool:
    """Whether ``cause`` says nothing of the file: it may come at another time."""
    return cause in PASSING or cause in _SAYS_NOTHING


def not_before(told: timedelta | None, now: datetime) -> str:
    """When a server may be asked again that ``told`` for how long not to (UTC); "" where it did not."""
    return stamp(now + min(told, LONGEST)) if told is not None else ""


def lack_of(capture: Capture, is_document: bool) -> Lack | None:
    """Why ``capture`` is not the file that was asked for; None where it is, or leads on to it."""
    if capture.status // 100 == 3:
        return None
    cause = trouble(capture.status, capture.body, capture.url, capture.headers, is_document=is_document)
    if not cause:
        return Lack(is_passing=True) if capture.truncated else None
    now = datetime.fromisoformat(capture.fetched_at)
    header = capture.headers.get("retry-after") if capture.status in (429, 503) else None
    seconds = seconds_of(header, now) if header else None
    told = timedelta(seconds=min(seconds, LONGEST.total_seconds())) if seconds is not None else None
    return Lack(is_passing=is_passing(cause), not_before=not_before(told, now))
