"""What stands in one line: links are taken out of it once, what is between them is kept."""

from __future__ import annotations

from itertools import pairwise

import pytest

from crawler.families.unmarked import surroundings, trims
from crawler.fields.tree.flow import Flow, Line, Link


def test_links_of_a_line_are_taken_out_of_it_once() -> None:
    """The flow of a long line of links is not walked for each, nor its text copied for each."""

    class Counted(list[Link]):
        """How often a link is looked at."""

        seen = 0

        def __getitem__(self, at: object) -> object:  # type: ignore[override]
            self.seen += 1
            return super().__getitem__(at)  # type: ignore[index]

        def __iter__(self) -> object:  # type: ignore[override]
            for each in super().__iter__():
                self.seen += 1
                yield each

    line = Line(" ".join(["In"] * 20_000), linked=40_000, aside=True)
    links = Counted(Link("#", "In", 0) for _ in range(20_000))
    assert trims.dated_tools(Flow([line], links), 0, in_text=False, dates=[]) == []
    assert links.seen == 0


@pytest.mark.parametrize("count", [1, 3])
def test_what_stands_between_the_parts_is_kept(count: int) -> None:
    parts = [f"nút {at}" for at in range(count)]
    assert surroundings.without(" 1/2/2020 ".join([*parts, ""]), parts) == " ".join(["1/2/2020"] * count)
    assert all(first < second for first, second in pairwise(parts))
