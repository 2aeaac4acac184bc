"""Elements that a framework made: parts stand in lines of their own and part no sentence."""

from __future__ import annotations

import pytest

from tests.crawler.families.written import LEAD, TEXT, TITLE, article

MOMENT = "22/10/2025 17:08"
OTHER = "Đội công tác đã bàn giao thiết bị cho các tổ công nghệ số cộng đồng và hướng dẫn sử dụng ngay tại chỗ."


def _of_angular(title: str, facts: str, text: str) -> str:
    """A page as Angular Material makes it: no class tells a thing."""
    return (
        "<app-root><app-header><mat-toolbar><a href='/'>Trang chủ</a><a href='/tin'>Tin</a></mat-toolbar></app-header>"
        f"<app-article><mat-card><mat-card-title>{title}</mat-card-title><mat-card-subtitle>{facts}</mat-card-subtitle>"
        f"<mat-card-content>{text}</mat-card-content></mat-card></app-article></app-root>"
    )


def test_parts_that_a_framework_made_stand_in_lines_of_their_own() -> None:
    facts = f"<span><mat-icon>schedule</mat-icon> {MOMENT}</span><span><mat-icon>visibility</mat-icon> 509</span>"
    found = article(_of_angular(TITLE, facts, f"<div>{LEAD}</div><div><p>{TEXT}</p><p>{OTHER}</p></div>"))
    assert (found.title, found.lead, found.published_at, found.views) == (
        TITLE, LEAD, "2025-10-22T17:08:00+07:00", 509,
    )  # fmt: skip
    assert found.body == f"{TEXT.strip()}\n\n{OTHER}"


@pytest.mark.parametrize(
    "small",
    ["<fa-icon><i class='fa fa-star'></i></fa-icon>", "<app-link><a href='/m'>né rầy</a></app-link>",
     "<app-date>20/10</app-date>", "<o:p></o:p>", "<st1:place>né rầy</st1:place>"],
)  # fmt: skip
def test_small_elements_of_a_framework_part_no_sentence(small: str) -> None:
    found = article(
        f"<h1>{TITLE}</h1><p>{MOMENT}</p>"
        f"<div><p>{OTHER}</p><p>Bà con {small} đã xuống giống tập trung, {TEXT}</p></div>"
    )
    assert len(found.body.split("\n\n")) == 2


@pytest.mark.parametrize("small", ["app-link", "news-time", "x-badge"])
def test_a_small_element_of_a_framework_stands_among_other_runs(small: str) -> None:
    runs = f"<span>Bà con cùng nhau </span><{small}><a href='/m'>né rầy</a></{small}><span> và gieo sạ, {TEXT}</span>"
    found = article(f"<h1>{TITLE}</h1><p>{MOMENT}</p><div><div>{OTHER}</div><div>{runs}</div></div>")
    assert "cùng nhau né rầy và gieo sạ" in found.body
