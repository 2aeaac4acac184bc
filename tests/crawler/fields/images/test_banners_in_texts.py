"""A banner in a text is none of its pictures."""

from __future__ import annotations

import pytest

from tests.crawler.families.written import TEXT, TITLE, article

DATED = "<p>08:15 12/04/2024</p>"
SECOND = "Huyện tiếp tục mời doanh nghiệp liên kết tiêu thụ, xây dựng nhãn hiệu cho gạo của địa phương trong vụ tới."


@pytest.mark.parametrize("named", ["adv", "ads", "qc"])
def test_a_banner_in_the_text_is_none_of_its_pictures(named: str) -> None:
    banner = f"<div class={named}><a href=https://quangcao.example.com><img src=/qc/dai.gif></a></div>"
    found = article(f"<h1>{TITLE}</h1>{DATED}<div><p>{TEXT}</p>{banner}<p>{SECOND}</p></div>")
    assert found.images == []
    kept = banner.replace("</div>", f"{SECOND}</div>")
    assert SECOND in article(f"<h1>{TITLE}</h1>{DATED}<div><p>{TEXT}</p>{kept}<p>{TEXT}</p></div>").body
