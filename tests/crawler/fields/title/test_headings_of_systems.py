"""What a system's own place for the title says that is none, or not all of it."""

from __future__ import annotations

import pytest

from tests.crawler.fields.pages_kit import SYSTEMS, of_system

TITLE = "Mùa vàng trên cánh đồng mẫu lớn"
DAY = "<p>20/11/2025 14:05</p>"
HEAD = f"<title>{TITLE}</title>"


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("home", ["/", "/vi/", "/index.php", "http://vidu.gov.vn/"])
def test_a_heading_that_leads_to_the_home_page_is_no_title(system: str, home: str) -> None:
    over = f"<h1><a href='{home}'>Nông nghiệp và Môi trường</a></h1><h2>{TITLE}</h2>{DAY}"
    assert of_system(system, over, head=HEAD).title == TITLE


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("heading", ["20/11/2025", "Thứ Năm, 20/11/2025 14:05", "&nbsp;"])
def test_a_day_or_nothing_is_no_title(system: str, heading: str) -> None:
    assert of_system(system, f"<h1>{heading}</h1><h2>{TITLE}</h2>{DAY}", head=HEAD).title == TITLE


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_title_in_two_headings_is_what_the_page_is_called(system: str) -> None:
    over = f"<h1>Mùa vàng trên cánh đồng</h1><h1>mẫu lớn</h1>{DAY}"
    assert of_system(system, over, head=HEAD).title == TITLE


@pytest.mark.parametrize("system", ["nukeviet", "joomla"])
def test_the_day_in_brackets_behind_a_title_is_when_it_was_published_and_the_line_no_lead(system: str) -> None:
    found = of_system(system, f"<h1>{TITLE} (20/11/2025 14:05)</h1>", head=HEAD)
    assert (found.title, found.published_at, found.lead) == (TITLE, "2025-11-20T14:05:00+07:00", None)
