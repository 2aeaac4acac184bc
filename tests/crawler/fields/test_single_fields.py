"""Fields whose rules are short: images, attachments, section, tags, identity, addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborNode

from archive.article import Article
from crawler.clean.urls import canonical
from crawler.fields.tree import queries
from crawler.fields.tree.imagefiles import image_url
from crawler.fields.tree.links import canonical_url, resolver
from crawler.html import Page
from crawler.parse import parse_bytes

TEXT = (
    "<p>"
    + "Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân trong năm nay. " * 3
    + "</p>"
)
HEAD = "<h1>Lễ hội Ok Om Bok</h1><div>26/05/2022</div>"


def article(inner: str, head: str = "", above: str = "") -> Article:
    page = f"<html><head><title>Lễ hội Ok Om Bok</title>{head}</head><body>{above}<div>{HEAD}{inner}{TEXT}</div></body>"
    found = parse_bytes(page.encode(), url="http://vidu.gov.vn/tin/le-hoi.html")
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"src": "/a.jpg"}, "/a.jpg"),
        ({"src": "data:image/gif;base64,R0", "data-src": "/a.jpg"}, "/a.jpg"),
        ({"src": "/small.jpg", "srcset": "/small.jpg 300w, /big.jpg 1024w"}, "/big.jpg"),
        ({"src": "/icon.png", "width": "16", "height": "16"}, None),
        ({"src": "/images/spacer.gif"}, None),
        ({"src": "/a.jpg", "width": "16"}, "/a.jpg"),
        ({}, None),
    ],
)
def test_image_versions(attributes: dict[str, str | None], expected: str | None) -> None:
    assert image_url(attributes) == expected


@pytest.mark.parametrize("around", ["<p>{}</p>", "<table><tr><td>{}<br><i>Quang cảnh lễ hội</i></td></tr></table>"])
@pytest.mark.parametrize(
    "image", ["<img src='/nho/a.jpg'>", "<span style='font-size:14px'><img src='/nho/a.jpg'></span>"]
)
def test_an_image_linked_to_its_large_version(image: str, around: str) -> None:
    found = article(around.format(f"<a href='/lon/a.jpg'>{image}</a>"))
    assert [each.url for each in found.images] == ["http://vidu.gov.vn/lon/a.jpg"]


def test_pictures_of_one_link_are_all_there() -> None:
    images = "<span><img src='/nho/a.jpg'></span><span><img src='/nho/b.jpg'></span>"
    found = article(f"<table><tr><td><a href='/lon/a.jpg'>{images}</a><br><i>Quang cảnh lễ hội</i></td></tr></table>")
    assert [each.url for each in found.images] == ["http://vidu.gov.vn/nho/a.jpg", "http://vidu.gov.vn/nho/b.jpg"]


def test_the_pictures_of_one_link_are_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    every, found, many = queries.every, [0], 1000

    def counted(node: LexborNode, selector: str) -> list[LexborNode]:
        nodes = every(node, selector)
        found[0] += len(nodes)
        return nodes

    monkeypatch.setattr(queries, "every", counted)
    images = "".join(f"<span><img src='/nho/{at}.jpg'></span>" for at in range(many))
    article(f"<table><tr><td><a href='/lon/a.jpg'>{images}</a></td></tr></table>")
    assert found[0] < 20 * many


def test_each_image_once_and_credits_set_apart() -> None:
    caption = "<p align=center><i>Quang cảnh lễ hội. Ảnh: Ngọc Hồng</i></p>"
    found = article(f"<p align=center><img src='/a.jpg'></p>{caption}{TEXT}<p><img src='/a.jpg'></p>")
    assert len(found.images) == 1
    assert found.images[0].credit == "Ngọc Hồng"


def test_attachments() -> None:
    found = article(
        "<p><a href='/tep/Kế hoạch.pdf'>Kế hoạch.pdf</a></p>"
        "<p><a href='#' onclick=\"downloadFile('12','/upload/bao-cao.docx')\">Báo cáo</a></p>"
        "<iframe src='/pdfjs/web/viewer.html?file=/tep/phu-luc.pdf'></iframe>"
        "<p>Xem <a href='/tep/khac.xlsx'>bảng số liệu</a> để biết thêm về kết quả của năm nay tại các xã.</p>"
    )
    assert [(file.url.rpartition("/")[2], file.name, file.media_type) for file in found.attachments] == [
        ("K%E1%BA%BF%20ho%E1%BA%A1ch.pdf", "Kế hoạch.pdf", "application/pdf"),
        ("bao-cao.docx", "Báo cáo", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("khac.xlsx", "bảng số liệu", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("phu-luc.pdf", "phu-luc.pdf", "application/pdf"),
    ]
    # A link inside a sentence stays text; a line that is nothing but the link to a file does not.
    assert "bảng số liệu" in found.body
    assert "Kế hoạch.pdf" not in found.body


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
    assert article("", above=above).section == ["Văn hóa"]


def test_section_and_tags_of_the_metadata() -> None:
    meta = '<meta property="article:section" content="Văn hóa"><meta property="article:tag" content="lễ hội">'
    found = article("", head=meta + '<meta name="keywords" content="ubnd, cong thong tin">')
    assert (found.section, found.tags) == (["Văn hóa"], ["lễ hội"])


@pytest.mark.parametrize(
    ("claims", "tags"),
    [
        (["Kỳ họp thứ 6,Thuế thu nhập cá nhân,Tin nóng"], ["Kỳ họp thứ 6", "Thuế thu nhập cá nhân", "Tin nóng"]),
        (["lễ hội; Ok Om Bok"], ["lễ hội", "Ok Om Bok"]),
        (["Trà Vinh, đất và người", "lễ hội"], ["Trà Vinh, đất và người", "lễ hội"]),
    ],
)
def test_one_claim_holds_all_tags_and_several_hold_one_each(claims: list[str], tags: list[str]) -> None:
    head = "".join(f'<meta property="article:tag" content="{claim}">' for claim in claims)
    assert article("", head=head).tags == tags


def test_the_account_is_not_the_byline() -> None:
    meta = '<meta name="author" content="quantri"><script type="application/ld+json">{"@type":"NewsArticle",'
    found = article("", head=meta + '"author":{"name":"admin"},"datePublished":"2022-05-26T01:15:00Z"}</script>')
    assert (found.byline, found.authors) == (None, [])


def test_a_name_printed_twice_is_one_author() -> None:
    page = f"<title>Lễ hội Ok Om Bok</title><div>{HEAD}{TEXT}<p>Tác giả: Ngọc Hồng, Ngọc Hồng</p></div>"
    signed = parse_bytes(page.encode(), url="http://vidu.gov.vn/tin/le-hoi.html")
    assert isinstance(signed, Article)
    assert (signed.byline, [author.name for author in signed.authors]) == ("Ngọc Hồng, Ngọc Hồng", ["Ngọc Hồng"])


def test_a_label_with_names_gives_authors_with_roles() -> None:
    page = f"<title>Lễ hội Ok Om Bok</title><div>{HEAD}{TEXT}<p>Tin: Bá Thi - Ảnh: Ngọc Hồng</p></div>"
    signed = parse_bytes(page.encode(), url="http://vidu.gov.vn/tin/le-hoi.html")
    assert isinstance(signed, Article)
    assert [(author.name, author.role) for author in signed.authors] == [("Bá Thi", "text"), ("Ngọc Hồng", "photo")]
    assert signed.byline_raw == "Tin: Bá Thi - Ảnh: Ngọc Hồng"


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/a/b.html", "http://vidu.gov.vn/a/b.html"),
        ("c.html", "http://vidu.gov.vn/tin/c.html"),
        (" /a b.htm?utm_source=x#y", "http://vidu.gov.vn/a%20b.htm"),
        ("//khac.vn/x", "http://khac.vn/x"),
        ("javascript:void(0)", None),
        ("#", None),
        ("http://[", None),
    ],
)
def test_addresses_on_a_page(href: str, expected: str | None) -> None:
    assert resolver(Page(b"<p>x", url="http://vidu.gov.vn/tin/1.html"))(href) == expected


@given(st.from_regex(r"https?://[a-z0-9.-]{1,12}(:[0-9]{1,4})?/[A-Za-z0-9_./~%?=&-]{0,20}", fullmatch=True))
def test_the_quick_way_to_a_canonical_address_agrees_with_the_long_one(url: str) -> None:
    assert canonical_url(url) == canonical(url)
