"""The section in its place, in the metadata or by a class above the title; names there that are none."""

from __future__ import annotations

import pytest

from tests.crawler.fields.pages_kit import (
    of_farmers,
    of_festival,
    of_meeting,
)


@pytest.mark.parametrize(
    "line",
    [
        "<div class=title_cat>Nghiên cứu - Trao đổi</div>",
        "<div class=CatTitle><a>Nghiên cứu - Trao đổi</a></div>",
        "<div><span id=ctl00_lblChuyenMuc>Nghiên cứu - Trao đổi</span></div>",
        "<p class=cate-name><a href=''>Nghiên cứu - Trao đổi</a></p>",
    ],
)
def test_the_name_above_the_title_that_its_class_calls_a_category_is_the_section(line: str) -> None:
    assert of_farmers(line).section == ["Nghiên cứu - Trao đổi"]
    assert of_farmers(line + "<div>12/03/2025 08:30</div>", date="").section == ["Nghiên cứu - Trao đổi"]


@pytest.mark.parametrize(
    "line",
    [
        "<div class=heading>Nghiên cứu - Trao đổi</div>",
        "<div class=cat-menu>Nghiên cứu - Trao đổi</div>",
        "<div class=publication>Nghiên cứu - Trao đổi</div>",
        "<div class=title_cat>Tin liên quan</div>",
        "<div class=title_cat>Nguyễn Văn An</div>",
        "<div class=title_cat>Nghiên cứu - Trao đổi</div><ul><li><a href='/a'>Hội</a><li><a href='/b'>Mùa</a></ul>",
    ],
)
def test_another_name_above_the_title_is_no_section(line: str) -> None:
    assert of_farmers(line).section == []


@pytest.mark.parametrize(
    "end", ["In bài viết", "Tìm kiếm nâng cao", "Nguyễn Văn An"], ids=["button", "search", "account"]
)
def test_what_stands_behind_a_path_is_no_section(end: str) -> None:
    links = f"<a href='/'>Trang chủ</a> › <a href='/tin-tuc'>Tin tức</a> <span>{end}</span>"
    assert of_meeting(above=f"<div class=breadcrumb>{links}</div>").section == ["Tin tức"]


@pytest.mark.parametrize(
    "above",
    [
        "<p><a href='/tin-tuc/a-1.html'>Bài trước</a> › <a href='/tin-tuc/b-2.html'>Bài sau</a></p>",
        "<p><a href='/a-1.html'>Hội nghị tổng kết phong trào thi đua yêu nước năm 2024</a> » "
        "<a href='/b-2.html'>Lễ phát động trồng cây đời đời nhớ ơn Bác năm 2025</a></p>",
        "<p><a href='/tin/hoi-thi-12.html'>Khai mạc hội thi tay nghề</a> » "
        "<a href='/tin/hoi-thao-13.html'>Bế mạc hội thao ngành</a></p>",
        "<p><a href='/tin-tuc/hoi-thi-12.html'>Hội thi</a> » <a href='/tin-tuc/hoi-thao-13.html'>Hội thao</a></p>",
        "<p><a href='/chuyen-muc/tin-tuc'>Quay lại</a></p>",
        "<p><a href='/chuyen-muc/thong-bao'>Xem thêm thông báo khác »</a></p>",
    ],
)
def test_what_leads_a_reader_on_is_no_section(above: str) -> None:
    assert of_meeting(above=above).section == []


@pytest.mark.parametrize(
    "above",
    [
        "<div class=breadcrumb><a href=/>Trang chủ</a> <a href=/vh>Văn hóa</a> <span>Lễ hội Ok Om Bok</span></div>",
        "<div><a href=/>Trang chủ</a> &raquo; <a href=/vh>Văn hóa</a> &raquo; Lễ hội Ok Om Bok</div>",
        '<ol itemtype="https://schema.org/BreadcrumbList"><li itemprop=name>Trang nhất</li>'
        "<li itemprop=name>Văn hóa</li></ol>",
    ],
)
def test_section(above: str) -> None:
    assert of_festival("", above=above).section == ["Văn hóa"]


def test_section_and_tags_of_the_metadata() -> None:
    meta = '<meta property="article:section" content="Văn hóa"><meta property="article:tag" content="lễ hội">'
    found = of_festival("", head=meta + '<meta name="keywords" content="ubnd, cong thong tin">')
    assert (found.section, found.tags) == (["Văn hóa"], ["lễ hội"])
