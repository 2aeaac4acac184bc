"""How much a line says of a page's title."""

from __future__ import annotations

import random
import re

from crawler.clean.text import fold
from crawler.families.unmarked import likeness

WORDS = re.findall(r"\w+", "lễ hội ok om bok khai mạc tại ao bà om trà vinh năm 2024 đoàn đua ghe ngo chào mừng")


def shared(said: str, title: str) -> float:
    one, two = set(said.split()), set(title.split())
    return len(one & two) / len(one | two)


def test_a_line_with_more_than_four_fifths_of_the_words_is_known_whichever_it_lacks() -> None:
    chance = random.Random(7)
    told = []
    for _ in range(2000):
        title = chance.sample(WORDS, chance.randint(6, len(WORDS)))
        line = [word for word in title if chance.random() > 0.1] + chance.sample(["nhiều", "mới"], chance.randint(0, 2))
        chance.shuffle(line)
        # In another order than the title's, so that only the words can tell.
        said, wanted = (fold(" ".join(words)) for words in (reversed(line), title))
        if (
            min(len(said), len(wanted)) < likeness.MIN_LIKE
            or said[:12] == wanted[:12]
            or said in wanted
            or wanted in said
        ):
            continue
        told.append(shared(said, wanted) > 0.8)
        assert (likeness.of(said, [wanted]) > 0) == told[-1], (said, wanted)
    assert 200 < sum(told) < len(told) - 200


def test_the_portals_name_is_no_title_even_where_the_metadata_say_so() -> None:
    name = "Cổng thông tin điện tử tỉnh Ví Dụ"
    assert likeness.of(name, [fold(name)]) == 0
