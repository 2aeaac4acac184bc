"""In which language an article is written."""

from __future__ import annotations

import pytest

from tests.crawler.families.written import TEXT, TITLE, article

DATED = "<p>08:15 12/04/2024</p>"
SECOND = "Huyện tiếp tục mời doanh nghiệp liên kết tiêu thụ, xây dựng nhãn hiệu cho gạo của địa phương trong vụ tới."


@pytest.mark.parametrize("claimed", ["en-US", "en", "fr"])
def test_a_vietnamese_text_on_a_page_that_claims_another_language(claimed: str) -> None:
    page = f"<h1>{TITLE}</h1>{DATED}<p>{TEXT}</p><p>{SECOND}</p>"
    assert article(page).language == "vi"
    assert article(f"</body></html><html lang={claimed}><body>{page}").language == "vi"


@pytest.mark.parametrize("said", ["vi", "vi-VN", "vi-vn", "vi_VN", "VI", "", "vietnamese, please"])
def test_a_language_has_one_name(said: str) -> None:
    assert article(f"</body></html><html lang='{said}'><body><h1>{TITLE}</h1>{DATED}<p>{TEXT}</p>").language == "vi"


@pytest.mark.parametrize("said", ["en", "en-GB", "EN_us"])
def test_an_english_text_with_vietnamese_names_is_english(said: str) -> None:
    text = "The People's Committee of Trà Vinh province held a meeting in Cầu Ngang district on rice and on fish. " * 2
    page = f"</body></html><html lang={said}><body><h1>{TITLE}</h1>{DATED}<p>{text}</p>"
    assert article(page).language == "en"
