"""Articles that a server gives as plain text."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes

TITLE = "Mùa vàng trên cánh đồng mẫu lớn"
ONE = (
    "Ngành nông nghiệp huyện đã hướng dẫn bà con xuống giống tập trung, né rầy và bảo đảm nguồn nước tưới cho toàn bộ "
    "diện tích lúa vụ này, đồng thời cử cán bộ xuống từng thôn để theo dõi sâu bệnh hằng tuần."
)
TWO = ONE.replace("Ngành nông nghiệp huyện", "Trung tâm khuyến nông tỉnh")


def read(*lines: str) -> Article:
    found = parse_bytes("\n".join(lines).encode(), url="http://vidu.gov.vn/mua-vang.txt")
    assert isinstance(found, Article), found
    assert (found.title, found.parser and found.parser.family) == (TITLE, "text")
    return found


@pytest.mark.parametrize("facts", [("20/11/2025 14:05", "Lượt xem: 509"), ("20/11/2025 14:05 | Lượt xem: 509",)])
def test_lines_under_the_title_say_when_and_how_often(facts: tuple[str, ...]) -> None:
    found = read(TITLE, *facts, ONE, TWO)
    assert (found.published_at, found.views) == ("2025-11-20T14:05:00+07:00", 509)
    assert facts[0] not in found.body


def test_a_short_line_between_long_paragraphs_is_the_caption_of_a_picture() -> None:
    caption = "Bà con thu hoạch lúa"
    assert [image.caption for image in read(TITLE, ONE, caption, TWO).images] == [caption]
    for lines in (
        (ONE, f"{caption}.", TWO),
        (ONE, "Thu hoạch", TWO),
        (caption, ONE, TWO),
        (f"{caption}.", caption, ONE, TWO),
        (ONE, f"{caption}, {caption} {ONE.rpartition(',')[0]}", TWO),
        (ONE, TWO, caption),
        (ONE, caption, "Bà con ăn mừng.", TWO),
    ):
        assert read(TITLE, *lines).images == [], lines


def test_a_paragraph_that_tells_of_a_day_says_not_when_it_was_published() -> None:
    told = f"Sáng 19/11/2025, {ONE}"
    found = read(TITLE, "20/11/2025", told, TWO)
    assert (found.published_at, told in f"{found.lead} {found.body}") == ("2025-11-20", True)
