"""Sections in headings over titles, behind labels, on the title's own line, in categories of templates."""

from __future__ import annotations

import pytest

from tests.crawler.families.road_kit import LEAD, ONE, TEXT, TITLE, WHEN, parsed


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (f"<h1>Nông thôn mới</h1><h3>{TITLE}</h3>{WHEN}", TITLE),
        # A lead may be set in a heading, and a title may be as short as a section's name.
        (f"<h1>Khởi công đường</h1><h3>{LEAD}</h3>{WHEN}", "Khởi công đường"),
        (f"<h1>Làm đường ở Mỹ Lợi</h1><h3>Bài {ONE}</h3>{WHEN}", "Làm đường ở Mỹ Lợi"),
        (f"<h1>{TITLE}</h1><h3>Chuyện vui đầu năm mới ở vùng sâu</h3>{WHEN}", TITLE),
    ],
)
def test_a_short_heading_right_over_a_title_names_the_section(above: str, title: str) -> None:
    menu = "<ul><li><a href='/moi'>Nông thôn mới</a></li></ul>"
    found = parsed(f"<body>{menu}<div>{above}<p>{LEAD}</p>{TEXT}</div>", head="<title>Trang tin</title>")
    assert found.title == title


def test_the_metadata_tell_which_of_two_headings_is_the_title() -> None:
    above = f"<h1>Nông thôn mới</h1><h3>{TITLE}</h3>{WHEN}"
    assert parsed(f"<body><div>{above}{TEXT}</div>", head="<title>Nông thôn mới</title>").title == "Nông thôn mới"


@pytest.mark.parametrize(
    ("facts", "section"),
    [
        ("<span>Chuyên mục: Tin hoạt động</span> <span>|</span> <span>03/03/2022</span>", ["Tin hoạt động"]),
        ("<p>Danh mục: Thủ tục hành chính</p><p>03/03/2022</p>", []),
        ("<p>Chuyên mục: số 7 ra ngày 2/3</p><p>03/03/2022</p>", []),
        ("<p>Chuyên mục này giới thiệu những việc làm hay ở xã</p><p>03/03/2022</p>", []),
    ],
)
def test_a_section_behind_its_label_need_be_no_link(facts: str, section: list[str]) -> None:
    for above in (f"<div>{facts}</div><h1>{TITLE}</h1>", f"<h1>{TITLE}</h1><div>{facts}</div>"):
        assert parsed(f"<body><div>{above}<p><b>{LEAD}</b></p>{TEXT}</div>").section == section


def test_a_path_on_the_titles_own_line_is_the_section() -> None:
    found = parsed(f"<h2><a href='/tin'>Tin tức</a> &gt; {TITLE}</h2><p>03/03/2022</p>{TEXT}")
    assert (found.title, found.section) == (TITLE, ["Tin tức"])


def test_the_category_of_a_helix_template_is_the_section() -> None:
    facts = (
        "<div class=article-info><span class=category-name><a href='/tin-tuc'>Tin tức</a></span><span class=published>"
        "<time datetime='2022-03-03T09:10:00+07:00' itemprop=datePublished>3 Tháng 3 2022</time></span></div>"
    )
    found = parsed(
        f"<body class='com_content view-article'><div class=article-details><h1 itemprop=headline>{TITLE}</h1>{facts}"
        f"<div itemprop=articleBody>{TEXT}</div></div></body>",
        url="https://vidu.gov.vn/tin-tuc/40-khoi-cong",
        head=f'<meta name="generator" content="Joomla! - Open Source Content Management"><title>{TITLE}</title>',
    )
    assert (found.section, found.published_at) == (["Tin tức"], "2022-03-03T09:10:00+07:00")
