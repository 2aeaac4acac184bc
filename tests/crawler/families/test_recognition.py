"""By what a page is recognised as one of a system, and the names of the systems."""

from __future__ import annotations

import pytest

from crawler import families
from crawler.html import Page


def test_names_of_the_table() -> None:
    for name, family in families.FAMILIES.items():
        assert families.named(name) is family
        assert family.name == name
    assert families.named("generic") is families.GENERIC
    with pytest.raises(KeyError):
        families.named("khong-co")


def test_a_page_says_itself_what_made_it() -> None:
    for generator, name in (("NukeViet v4.5", "nukeviet"), ("WordPress 6.1", "wordpress"), ("Khác", "generic")):
        page = Page(f"<meta name=generator content='{generator}'><p>x".encode(), url="http://vidu.gov.vn/")
        assert families.recognise(page).name == name


P = "Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân trong năm nay."
TEXT = f"<p>{P}</p><p>{P.replace('Huyện', 'Thị xã')}</p>"


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (f"<h1 class=x>A</h1><div class='detail-content afcbc-body'>{TEXT}</div>", "vccorp"),
        (f"<div><h1 class=title>A</h1></div><section><div class=detail-content>{TEXT}</div></section>", "vhv"),
        (f"<h2 class=detail-title>A</h2><div class=detail-content>{TEXT}</div>", "bai-viet"),
        ("<div class='DnnModule DnnModule-391'><h2>A</h2></div>", "dnn"),
        ("<div id=__next></div>", "next-shell"),
        ("<div class=wpthemeControlBody></div>", "webcenter"),
        ("<h1 class=title>A</h1><div class=content>x</div>", "generic"),
    ],
)
def test_what_a_page_is_recognised_by(page: str, name: str) -> None:
    assert families.recognise(Page(page.encode(), url="http://vidu.gov.vn/a")).name == name


def test_a_stray_name_makes_no_liferay_page() -> None:
    page = Page(b"<div id=p_p_id_1><div class=Article-Detail-default></div></div>", url="https://vidu.gov.vn/a")
    assert families.recognise(page).name == "article-detail"
