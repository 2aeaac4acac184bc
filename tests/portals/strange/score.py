"""What a crawl of a strange portal brought, against what the portal knows of itself."""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.portals.strange.host import Site


@dataclass(frozen=True)
class Score:
    """Counts over the articles of a portal."""

    all: int
    found: int
    twice: int
    wrong: int
    dated: int
    sectioned: int
    asked: int
    harm: int

    def line(self, name: str) -> str:
        per = self.asked / self.all
        return (
            f"{name:10} {self.found:4}/{self.all:<4} twice {self.twice:3} wrong {self.wrong:3} dates {self.dated:4} "
            f"sections {self.sectioned:4} requests {self.asked:4} ({per:.2f} an article) harm {self.harm}"
        )


def score(site: Site, articles: Iterable[Mapping[str, Any]], say: bool = False) -> Score:
    """Articles count by their title; one title in two units counts twice."""
    truth = Counter(n.title for n in site.news)
    dates: dict[str, set[str]] = {}
    names: dict[str, set[str]] = {}
    for n in site.news:
        dates.setdefault(n.title, set()).add(f"{n.at:%Y-%m-%d}")
        names.setdefault(n.title, set()).add(n.section)
    had: Counter[str] = Counter()
    twice = wrong = dated = sectioned = 0
    for a in articles:
        title = a["title"]
        if had[title] < truth[title]:
            had[title] += 1
            dated += (a["published_at"] or "")[:10] in dates[title]
            sectioned += bool(names[title] & set(a["section"] or []))
            continue
        twice, wrong = (twice + 1, wrong) if title in truth else (twice, wrong + 1)
        if say:
            print("TWICE" if title in truth else "WRONG", a["url"], title, a.get("duplicate_of"), file=sys.stderr)
    if say:
        for n in site.news:
            if had[n.title] < truth[n.title]:
                print("LOST", n.number, n.section, n.title, file=sys.stderr)
    return Score(len(site.news), had.total(), twice, wrong, dated, sectioned, len(site.asked), len(site.harm))
