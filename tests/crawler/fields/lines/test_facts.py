"""Lines of several facts: between bars, in English, in a list between lead and text."""

from __future__ import annotations

import pytest

from tests.crawler.families.page_kit import BOTH, FACTS, HEAD, ONE, TEXT, TITLE, TWO, article


@pytest.mark.parametrize(
    ("facts", "byline", "source"),
    [
        ("12/03/2025 08:30 | Nguồn: Báo Ví Dụ | Tác giả: Ngọc Hà", "Ngọc Hà", "Báo Ví Dụ"),
        ("12/03/2025 08:30 | Tác giả: Ngọc Hà | Kinh tế", "Ngọc Hà", None),
        ("Kinh tế | 12/03/2025 | 08:30 | Tác giả: Ngọc Hà | 3 bình luận", "Ngọc Hà", None),
        ("Chuyên mục: Tin trong tỉnh | 12/03/2025 08:30 | Nguồn tin: Báo Ví Dụ", None, "Báo Ví Dụ"),
        ("12/03/2025 08:30 • Văn hóa - Xã hội • 12", None, None),
        ("12/03/2025 • 08:30 • Nguyễn Văn Hùng", "Nguyễn Văn Hùng", None),
        ("Thể thao | Trần Thị Bích Vân | 12/03/2025", "Trần Thị Bích Vân", None),
    ],
)
@pytest.mark.parametrize("tag", ["div", "p", "span"])
def test_a_line_of_facts_between_bars(facts: str, byline: str | None, source: str | None, tag: str) -> None:
    found = article(f"<h1>{TITLE}</h1><{tag}>{facts}</{tag}><div>{TEXT}</div>")
    assert (found.byline, found.source, found.body) == (byline, source, f"{ONE}\n\n{TWO}")
    assert (found.published_at or "")[:10] == "2025-03-12"


@pytest.mark.parametrize("clock", ["<i class='fa fa-clock-o'></i>", "<i class='bi bi-clock'></i>", ""])
@pytest.mark.parametrize("icon", ["", "<i class='fa fa-comment'></i>"])
def test_clock_date_eye_and_comments_in_one_line(clock: str, icon: str) -> None:
    facts = f"{clock} 12/03/2025 08:30 <i class='fa fa-eye'></i> 1094 {icon} 3 bình luận"
    found = article(f"<h1>{TITLE}</h1><div>{facts}</div><div>{TEXT}</div>")
    assert (found.published_at, found.views) == ("2025-03-12T08:30:00+07:00", 1094)
    assert found.body == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize("who", ["", "Author: SuperUser Account / ", "Author: admin / ", "Posted by: host / "])
def test_the_facts_of_a_module_in_english(who: str) -> None:
    facts = f"{who}Friday, May 14, 2021 / Number of views (1,207) / Categories: External relations"
    found = article(f"<h1>{TITLE}</h1><div>{facts}</div><div>{TEXT}</div>")
    assert (found.published_at, found.views, found.body) == ("2021-05-14", 1207, BOTH)
    assert found.byline is None


@pytest.mark.parametrize(
    "line", ["Categories: rice, shrimp and fruit of 2021", "Author: who wins the prize of 5/5/2021?"]
)
def test_lines_of_a_text_that_begin_with_such_labels_stay(line: str) -> None:
    assert line in article(f"<h1>{TITLE}</h1>{FACTS}{TEXT}<p>{line}</p><p>{ONE}</p>").body


@pytest.mark.parametrize("lead", [f"<h2>{ONE}</h2>", f"<p><b>{ONE}</b></p>", f"<p class=sapo>{ONE}</p>"])
def test_facts_that_are_listed_between_lead_and_text_are_the_articles(lead: str) -> None:
    facts = "<ul><li>Tác giả: Lê Thị Hà</li><li>Ngày đăng: 25/05/2022</li></ul>"
    found = article(f"<h1>{TITLE}</h1>{lead}{facts}<div><p>{TWO}</p><p>{TWO}</p></div>")
    assert (found.byline, "Tác giả" in found.body) == ("Lê Thị Hà", False)
    # Below a paragraph, in a dated article, or one of several the list is of a work.
    parts = f"{lead}{facts}<p>{TWO}</p>"
    for text in (f"<h1>{TITLE}</h1><p>{TWO}</p>{parts}", f"{HEAD}<div>{parts}</div>", f"<h1>{TITLE}</h1>{parts * 2}"):
        found = article(f"{text}<p>{TWO}</p>")
        assert (found.byline, "Tác giả" in found.body) == (None, True)
