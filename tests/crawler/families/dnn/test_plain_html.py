"""DNN: pages are put together of modules, of which one is the article; banners, links and footers are others."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes

TITLE = "Sở Tài chính họp giao ban tháng 9 năm 2019"
P = "Sáng 05/9, Sở Tài chính họp giao ban tháng 9, đánh giá kết quả công tác và bàn nhiệm vụ của tháng tới."
Q = "Giám đốc Sở yêu cầu các phòng tập trung giải ngân vốn đầu tư công, báo cáo trước ngày 20 hằng tháng."
TEXT = f"<p>{P}</p><p>{Q}</p>"
NEWS = "dnn_ctr507_ViewNews"


def module(number: int, kind: str, inner: str, name: str | None = None) -> str:
    """A module in its container, with the container's title above it."""
    head = f"<span id=dnn_ctr{number}_dnnTITLE_lblTitle class=Head>{name}</span>" if name else ""
    return (
        f"<div class='DnnModule DnnModule-{kind} DnnModule-{number}'>{head}<div id=dnn_ctr{number}_ModuleContent>"
        f"{inner}</div></div>"
    )


def plain(number: int, inner: str, name: str | None = None) -> str:
    """A module of plain HTML."""
    return module(number, "DNN_HTML", f"<div id=dnn_ctr{number}_HtmlModule_lblContent>{inner}</div>", name)


def page(news: str) -> bytes:
    """A page of DNN with modules of plain HTML in the panes around the article."""
    about = "<p>Sở Tài chính là cơ quan chuyên môn, tham mưu quản lý nhà nước về tài chính ngân sách trên địa bàn.</p>"
    return (
        "<html lang=vi><meta name=GENERATOR content='DotNetNuke '><title>Sở Tài chính</title><div id=dnn_TopPane>"
        f"{plain(401, '<p><img src=/banner.jpg></p>')}</div><div id=dnn_LeftPane>"
        f"{plain(402, about, 'Liên kết website')}</div><div id=dnn_ContentPane>{news}</div><div id=dnn_RightPane>"
        f"{plain(409, about, 'Thông báo')}</div>"
    ).encode()


@pytest.mark.parametrize("name", ["Chi tiết tin", "Tin tức - Sự kiện", None])
@pytest.mark.parametrize(
    "news",
    [
        f"<span id={NEWS}_lblTitle>{TITLE}</span><span id={NEWS}_lblDate>05/09/2019 08:12:33 SA</span>"
        f"<div id={NEWS}_lblContent>{TEXT}</div>",
        f"<h1>{TITLE}</h1><span id={NEWS}_lblDate>05/09/2019 08:12:33 SA</span><div id={NEWS}_lblContent>{TEXT}</div>",
        f"<h2>{TITLE}</h2><div>05/09/2019 08:12:33 SA</div><div>{TEXT}</div>",
    ],
)
def test_modules_of_plain_html_above_an_article_are_not_the_article(news: str, name: str | None) -> None:
    found = parse_bytes(page(module(507, "News", news, name)), url="http://vidu.gov.vn/tin-tuc/hop-giao-ban-1284")
    assert isinstance(found, Article), found
    assert (found.title, found.published_at) == (TITLE, "2019-09-05T08:12:33+07:00")
    assert (found.body, found.images) == (f"{P}\n\n{Q}", [])
