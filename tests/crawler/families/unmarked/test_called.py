"""The title of an article whose page is called as all of the portal are: after the office, or after the section."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes
from tests.crawler.families.written import TEXT, TITLE

BODIES = {
    "wordpress": "<div class=entry-content>{}</div>",
    "nukeviet": "<div id=news-bodyhtml class=bodytext>{}</div>",
    "liferay": "<div class=journal-content-article>{}</div>",
    "generic": "<div class=nd>{}</div>",
}
HEADS = {
    "wordpress": "<meta name=generator content='WordPress 6'>",
    "nukeviet": "<meta name=generator content='NukeViet v4.5'>",
    "liferay": "<script>var Liferay = {};</script>",
    "generic": "",
}
SECTION = "Hoạt động của ngành"
WAY = "<ul><li><a href='/'>Trang chủ</a></li><li><a href='/muc'>{}</a></li></ul>"
MENU = f"<ul><li><a href='/gt'>Bộ máy</a></li><li><a href='/muc'>{SECTION}</a></li></ul>"
DAY = "<i>25/05/2025 08:15</i>"
BOX = "<h2>Thông báo mới trong tuần này</h2>"


def _title(family: str, name: str, above: str, inside: str = "") -> str:
    text = BODIES[family].format(f"{inside}<p>{TEXT}</p><p>{TEXT}</p>")
    page = (
        f"<title>{name}</title>{HEADS[family]}<body class=single><header><a href='/'><img src='/l.png'></a></header>"
        f"<div class=main><article class='post'>{above}{text}</article></div></body>"
    )
    found = parse_bytes(page.encode(), url="https://vidu.gov.vn/ra-mat-mo-hinh-12.html")
    assert isinstance(found, Article), found
    return found.title


@pytest.mark.parametrize("family", BODIES)
@pytest.mark.parametrize(
    ("name", "above"),
    [
        (SECTION, f"{WAY.format(SECTION)}<h2>{{}}</h2>{DAY}"),
        (f"{SECTION} - Sở Tài chính tỉnh Sơn Lâm", f"{WAY.format(SECTION)}<h3>{{}}</h3>{DAY}"),
        (f"{SECTION} | Cổng thông tin điện tử tỉnh", f"{WAY.format(SECTION)}<div><h2>{{}}</h2>{DAY}</div>"),
        ("Thông báo", f"{WAY.format('Thông báo')}<h3>{{}}</h3>{DAY}"),
        (SECTION, f"{MENU}<div>Thứ bảy, 28/11/2026</div><h1>{{}}</h1>{DAY}"),
        (f"{SECTION} - Tin tức", f"{MENU}<h3>{{}}</h3>{DAY}<b>Sáng 25/5, xã tổ chức lễ ra quân với 30 thành viên</b>"),
        ("Sở Tài chính tỉnh Sơn Lâm", f"<h4>{{}}</h4>{DAY}"),
        ("UBND xã Tân Lập", f"<div><h2>{{}}</h2>{DAY}</div>"),
    ],
)
def test_the_heading_above_the_text_is_its_title(family: str, name: str, above: str) -> None:
    assert _title(family, name, above.format(TITLE)) == TITLE
    notice = "Thông báo lịch cúp điện tháng 6"
    assert _title(family, name, above.format(notice)) == notice


@pytest.mark.parametrize("family", ["wordpress", "nukeviet", "liferay"])
@pytest.mark.parametrize("title", [TITLE, "Sở Tài chính tổ chức hội nghị", "Xã Tân Lập ra quân"])
@pytest.mark.parametrize(
    ("above", "inside"),
    [
        (f"{BOX}<div><b>{{}}</b><br>{DAY}</div>", ""),
        (f"{BOX}<div><span>{{}}</span>{DAY}</div>", ""),
        (f"{WAY}{BOX}<div>{{}}</div>{DAY}", ""),
        (f"<ul><li><a href='/'>Trang chủ</a></li><li>{{}}</li></ul>{BOX}{DAY}", ""),
        (f"{BOX}{DAY}", "<p><b>{}</b></p>"),
        (f"<h2><a href='/x'>{{}}</a></h2>{BOX}{DAY}", ""),
    ],
)
def test_a_page_that_says_its_name_is_called_so(family: str, title: str, above: str, inside: str) -> None:
    for name in (title, f"{title} - Cổng thông tin điện tử tỉnh"):
        assert _title(family, name, above.format(title, title), inside.format(title)) == title


@pytest.mark.parametrize("family", BODIES)
@pytest.mark.parametrize(
    "above",
    [
        f"{WAY}{DAY}<b>{{}}</b>",
        f"{MENU}<div><a href='#'>{{}}</a></div>{DAY}<b>Sáng 25/5, xã tổ chức lễ ra quân với 30 thành viên</b>",
        f"<a href='/t'>Tin tức</a><div><a href='/x'>{{}}</a></div>{DAY}<b>Sáng 25/5, xã ra quân với 30 thành viên</b>",
        f"{MENU}<b><a href='/x'>{{}}</a></b>{DAY}<b>Sáng 25/5, xã ra quân với 30 thành viên</b>",
    ],
)
def test_a_short_title_that_is_a_link_is_one(family: str, above: str) -> None:
    title = "Ra mắt tổ tự quản"
    assert _title(family, title, above.format(title, title)) == title


@pytest.mark.parametrize("family", ["wordpress", "nukeviet", "liferay"])
def test_a_name_that_is_neither_an_office_nor_a_section_stays_the_title(family: str) -> None:
    assert _title(family, TITLE, f"{BOX}{DAY}") == TITLE


def test_of_a_name_in_thousands_of_parts_only_the_first_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []

    def count(behind: str, said: str) -> bool:
        looked_at.append(behind)
        return said == behind

    monkeypatch.setattr("crawler.fields.title._is_short_office", count)
    name = " - ".join(f"Mục {number}" for number in range(2000))
    assert _title("nukeviet", name, f"<h2>{TITLE}</h2>{DAY}") == TITLE
    assert len(looked_at) < 50
