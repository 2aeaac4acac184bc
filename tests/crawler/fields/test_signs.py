"""What a page says of itself is found phrase by phrase as one expression of them all would find it."""

from __future__ import annotations

import random
import re

import pytest

from crawler.fields.signs import SIGNS, plain

WORDS = sorted({word for sign in SIGNS for word in re.findall(r"[a-z]+|\d{3}", sign.any.pattern)})


def test_each_is_found_where_one_expression_of_all_finds_it() -> None:
    chosen = random.Random(7)
    texts = [" ".join(chosen.choices(WORDS, k=12)) for _ in range(400)]
    texts += ["trang nay da bi go va bai viet khong ton tai", "loi: 503", "500", "tang 500 cay, loi ich cua 404 ho"]
    for sign in SIGNS:
        for text in texts:
            found, wanted = sign.search(text), sign.any.search(text)
            assert (found and found.span()) == (wanted and wanted.span()), (sign.reason, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        (r"(?:cho|doi) (?:\d+ )?giay", "giay"),
        (r"loi [^.(]{0,9}may\??", "loi "),
        (r"e-?mail \(gui\)", "mail "),
        (r"(?:a|b)c?", ""),
        (r"mot|hai", ""),
    ],
)
def test_what_may_be_missing_is_no_plain_text(phrase: str, text: str) -> None:
    assert plain(phrase) == text
