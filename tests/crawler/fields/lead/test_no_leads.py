"""What stands where the lead is expected and is none."""

from __future__ import annotations

import pytest

from tests.crawler.fields.pages_kit import NAMED_PARAGRAPHS, PARAGRAPH, SYSTEMS, of_system

TITLE = "Mùa vàng trên cánh đồng mẫu lớn"
HEAD = f"<title>{TITLE}</title>"
OVER = f"<h1>{TITLE}</h1><p>20/11/2025 14:05</p>"


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("said", ["…", "- - -", PARAGRAPH * 20])
def test_what_says_nothing_and_what_is_a_text_of_its_own(system: str, said: str) -> None:
    assert of_system(system, f"{OVER}<div class=sapo>{said}</div>", head=HEAD).lead is None


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("told", ["…", f"{TITLE}: bà con vui mừng, được mùa và được giá lúa trong vụ này của huyện."])
def test_a_description_that_says_nothing_or_says_the_title(system: str, told: str) -> None:
    assert of_system(system, OVER, head=f"{HEAD}<meta name=description content='{told}'>").lead is None


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_class_around_all_of_the_text_calls_none_of_it_the_lead(system: str) -> None:
    caption = "Bà con thu hoạch lúa"
    text = f"<div class=lead><p><img src=/a.jpg></p><p>{caption}</p>{NAMED_PARAGRAPHS}{NAMED_PARAGRAPHS}</div>"
    found = of_system(system, OVER, head=HEAD, text=text)
    assert ([image.caption for image in found.images], found.lead) == ([caption], None)
    assert caption not in found.body
