"""Places of older templates: NukeViet 3 on a phone, a title that links to its own page, a way with arrows, the
section below a title, a clip before a file, the line of the last change; and what looks like them."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler.parse import parse_bytes

TITLE = "Khai mạc lễ hội cầu an của huyện Ví Dụ"
TEXT = "Sở đã phối hợp với các địa phương triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân."
LEAD = "Sáng 3/4, huyện Ví Dụ khai mạc lễ hội cầu an với hàng nghìn người dân tham dự."
BODY = f"<div class=nd><p>{TEXT * 2}</p><p>{TEXT}</p></div>"
DATE = "<div>03/04/2022 08:15</div>"


def parsed(inside: str, called: str = TITLE, *, head: str = "", url: str = "tin/le-hoi-7.html") -> Article | Reject:
    page = f"<html lang=vi><head><title>{called}</title>{head}</head><body>{inside}</body></html>"
    return parse_bytes(page.encode(), url=f"http://vidu.example/{url}")


def article(inside: str, called: str = TITLE, *, head: str = "", url: str = "tin/le-hoi-7.html") -> Article:
    found = parsed(inside, called, head=head, url=url)
    assert isinstance(found, Article), found
    assert found.title == TITLE
    return found


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("<div class=fl><a href='/le.jpg'><img src='/le.jpg' width=200></a><p><em>Quang cảnh</em></p></div>", ""),
        ("", "<div class=ac><img src='/le.jpg' width=460><p><em>Quang cảnh</em></p></div>"),
    ],
)
@pytest.mark.parametrize("text", [f"<p>{TEXT}</p><p>{TEXT}</p>", f"{TEXT}<br><br>{TEXT}"])
def test_version_3_of_nukeviet_on_a_phone_sets_its_lead_bare(above: str, below: str, text: str) -> None:
    icon = "<a href='javascript:void(0)' onclick='x()'><img src='/images/{}.png'></a>"
    found = article(
        f"<ul><li><a href='/vi/news/Xa-hoi/'>Xã hội</a></li></ul><div><h1>{TITLE}</h1><span class=smll>Chủ nhật - "
        f"03/04/2022 08:15</span>{icon.format('email')}{icon.format('print')}<div class=clear></div>{above}{LEAD}"
        f"{below}<div class=fiximg>{text}</div><p class=ar><strong>Tác giả bài viết: </strong>Ngô Thị Hạnh</p></div>",
        head="<meta name=generator content='NukeViet v3.4'>",
        url="vi/news/Xa-hoi/Le-hoi-71/",
    )
    assert (found.lead, found.body) == (LEAD, f"{TEXT}\n\n{TEXT}")
    assert [(image.url, image.caption) for image in found.images] == [("http://vidu.example/le.jpg", "Quang cảnh")]
    assert (found.byline, found.published_at) == ("Ngô Thị Hạnh", "2022-04-03T08:15:00+07:00")


def test_a_title_that_links_to_its_own_page_is_one_beside_a_date_alone() -> None:
    line = "<div><div><a href='{}'>{}</a></div>{}{}</div>"
    for called in ("Cổng thông tin điện tử", "Trang chủ"):
        assert article(line.format("#", TITLE, DATE, BODY), called).title == TITLE
        for other in (line.format("/a-7.html", TITLE, DATE, BODY), line.format("#", TITLE, "", BODY)):
            found = parsed(other, called)
            assert isinstance(found, Reject) or found.title != TITLE


def test_a_way_in_an_element_of_navigation_has_arrows() -> None:
    links = [f"<a href='/{at}'>{name}</a>" for at, name in enumerate(("Trang chủ", "Kinh tế", "Nông nghiệp"))]
    links[0] = "<a href='/'>Trang chủ</a>"
    inside = f"<div>{{}}<div><h1>{TITLE}</h1>{DATE}{BODY}</div></div>"
    for name, mark, sections in (
        ("UINavigation", "»", ["Kinh tế", "Nông nghiệp"]),
        ("UINavigation", "", []),
        ("navigation-menu", "»", []),
        ("UINavigation", "|", []),
    ):
        assert article(inside.format(f"<div class='{name}'>{f' {mark} '.join(links)}</div>")).section == sections


def test_a_link_below_the_title_that_the_menu_has_is_the_section_and_no_text() -> None:
    menu = "<ul><li><a href='/xa-hoi.aspx'>Xã hội</a></li></ul>"
    inside = f"<div><h1>{TITLE}</h1>{DATE}{{}}<div><b>{LEAD}</b><div>{BODY}</div></div></div>"
    found = article(menu + inside.format("<a href='/xa-hoi.aspx'>Xã hội</a>"))
    assert (found.section, found.lead, "Xã hội" in found.body) == (["Xã hội"], LEAD, False)
    assert article(inside.format("<a href='/xa-hoi.aspx'>Xã hội</a>")).section == []
    assert article(menu + inside.format("<a href='/xa-hoi.aspx'>Xem thêm</a>")).section == []


def test_a_clip_before_a_file_is_no_picture() -> None:
    file = "<p><img src='/images/{}'> <a href='/f/kh.pdf'>Kế hoạch</a></p>"
    inside = f"<div><h1>{TITLE}</h1>{DATE}{BODY}{{}}</div>"
    for icon in ("attach.gif", "dinh-kem.png", "icon_attachment.gif"):
        assert article(inside.format(file.format(icon))).images == [], icon
    for picture in ("attach.jpg", "le-hoi.gif", "attach.gif' width='600"):
        assert len(article(inside.format(file.format(picture))).images) == 1, picture


def test_the_line_of_the_last_change_below_a_text_is_none_of_it() -> None:
    frame = f"<div><h1>{TITLE}</h1>{DATE}<div><p>{TEXT * 2}</p><p>{TEXT}</p><p><em>{{}}</em></p></div></div>"
    found = article(frame.format("(Cập nhật lần cuối: 05/04/2022 - 09:00)"))
    assert (found.modified_at, "Cập nhật" in found.body) == ("2022-04-05T09:00:00+07:00", False)
    assert found.published_at == "2022-04-03T08:15:00+07:00"
    named = f"<div class=item-page><h2 itemprop=headline>{TITLE}</h2>{DATE}<div itemprop=articleBody>{{}}</div></div>"
    head = "<meta name=generator content='Joomla! 3.9'>"
    for said, changed in (
        ("(Cập nhật lần cuối: 05/04/2022 - 09:00)", "2022-04-05T09:00:00+07:00"),
        ("Cập nhật giá vé: 05/04/2022 là 15.000 đồng.", None),
        ("Thời gian thi: 05/04/2022", None),
    ):
        body = f"<p>{TEXT * 2}</p><p>{TEXT}</p><p>{said}</p>"
        found = article(named.format(body), head=head, url="7-le-hoi")
        assert (found.modified_at, said in found.body) == (changed, changed is None), said
        assert article(frame.format(said)).modified_at == changed
