"""The item of this project: what one look at one page gave."""

from __future__ import annotations

from dataclasses import dataclass, field

from archive.article import Article, Reject
from archive.observations import Observation, Sighting
from crawler.html import Page

Record = Article | Reject | Observation | Sighting


@dataclass(slots=True)
class Look:
    """Records read from one answer, and the token under which the store keeps its bytes.

    A look without records still settles its token: the page was read, and there was nothing in it.
    """

    token: int | None
    records: list[Record] = field(default_factory=list)
    page: Page | None = None
    """What the answer was parsed into, for whoever looks at its shape."""
    more: bool = False
    """Further looks with records from the same answer follow: the token is not settled yet."""
