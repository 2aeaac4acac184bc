"""A breadcrumb is told from a short menu, which begins with the home page too."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler.parse import parse_bytes

TITLE = "Huyện Cầu Ngang tổ chức lễ hội Ok Om Bok năm 2022"
ONE = "Ban Tổ chức trao 51 bộ huy chương cho các đội đạt thành tích cao tại hội thi diễn ra trong ba ngày của lễ hội."
TWO = "Lễ hội có 66 hoạt động chính như lễ cúng trăng, đua ghe ngo, thi múa và triển lãm ảnh nghệ thuật về địa phương."
HOME = "<a href=/>Trang chủ</a>"
NEWS, TRADE = "<a href=/tin-tuc/>Tin tức</a>", "<a href=/kinh-te/>Kinh tế</a>"
BODIES = {
    "generic": f"<h1>{TITLE}</h1><p>12/05/2022</p><p>{ONE}</p><p>{TWO}</p>",
    "article-detail": f'<section class="Article-Detail-default"><h1 class="title-detail">{TITLE}</h1>'
    f'<span class="post-date">12/05/2022</span><div class="article-content"><p>{ONE}</p><p>{TWO}</p></div></section>',
}
FRAMES = ["{links}{article}", "{links}<div id=main>{article}</div>", "<div class=top>{links}</div><div>{article}</div>"]


def section(links: str, frame: str, family: str) -> list[str]:
    inner = frame.format(links=links, article=BODIES[family])
    page = f"<html><head><title>{TITLE}</title></head><body>{inner}</body></html>"
    found = parse_bytes(page.encode(), url="http://vidu.gov.vn/le-hoi-3421.html")
    assert isinstance(found, Article)
    assert found.parser.family == family
    return found.section


@pytest.mark.parametrize("family", BODIES)
@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(
    "links",
    [
        f"<div id=menu>{HOME} {NEWS} {TRADE}</div>",
        f"<div class=top-menu>{HOME} » {NEWS} » {TRADE}</div>",
        f"<div class=top-nav>{HOME} / {NEWS} / {TRADE}</div>",
        f"<div class=top-nav>{HOME} » {NEWS} | {TRADE}</div>",
        f"<div>{HOME} {NEWS} {TRADE}</div>",
        f"<div>{HOME} | {NEWS} | {TRADE}</div>",
        f"<table><tr><td class=menutop>{HOME} | {NEWS} | {TRADE} <marquee>Trang tin của xã Ví Dụ</marquee></table>",
        f"<div>{HOME}<span>Thứ Sáu, 27/05/2022</span></div>",
        f"<ul><li>{HOME}<li>{NEWS}<li>{TRADE}</ul>",
        f"<div role=navigation>{HOME} <a href=/lien-he>Liên hệ</a></div>",
        f"<div><b>Xã Ví Dụ</b><div>Thứ Năm, 26/05/2022 10:10</div>{HOME} {NEWS} {TRADE}</div>",
        f"<div class=navbar><div>{HOME} <a href=/tin/>Tin</a> <a href=/tin/kinh-te/>Kinh tế</a></div></div>",
    ],
)
def test_a_menu_gives_no_section(links: str, frame: str, family: str) -> None:
    assert section(links, frame, family) == []


@pytest.mark.parametrize("family", BODIES)
@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(
    "links",
    [
        f"<div>{HOME} » {NEWS} » {TRADE}</div>",
        f"<div class=duongdan>Bạn đang ở đây: {HOME} / {NEWS} / {TRADE}</div>",
        f"<p>Bạn đang ở: {HOME} › {NEWS} › {TRADE}</p>",
        f"<div class=nav>Bạn đang xem: {HOME} > {NEWS} > {TRADE}</div>",
        f"<div class=tin-nav>{HOME} » {NEWS} » {TRADE}</div>",
        f"<div>{HOME}<i class='fa fa-angle-right'></i>{NEWS}<i class='fa fa-angle-right'></i>{TRADE}</div>",
        f"<ul class=breadcrumb><li>{HOME}<li>{NEWS}<li>{TRADE}</ul>",
        f"<div class=breadcrumb>{HOME} | {NEWS} | {TRADE} <b>Trang thông tin của xã Ví Dụ</b></div>",
        f"<nav aria-label=breadcrumb><ol><li>{HOME}<li>{NEWS}<li>{TRADE}</ol></nav>",
        f"<div>{HOME} {NEWS} <a href=/tin-tuc/kinh-te/>Kinh tế</a></div>",
        f"<div>{HOME} <a href=/tin-tuc.html>Tin tức</a> <a href=/tin-tuc/kinh-te.html>Kinh tế</a></div>",
    ],
)
def test_a_path_gives_the_section(links: str, frame: str, family: str) -> None:
    assert section(links, frame, family) == ["Tin tức", "Kinh tế"]


@pytest.mark.parametrize("family", BODIES)
def test_one_link_right_above_the_article_in_its_column(family: str) -> None:
    assert section(f"<div>{HOME} {NEWS}</div>", "<div class=col>{links}{article}</div>", family) == ["Tin tức"]
    assert section(f"<div>{HOME} {NEWS}</div>", "{links}{article}", family) == []


MAIN, SUB = "<a{} href='/thoi-su.htm'>Thời sự</a>", "<a{} href='/thoi-su/xa-hoi.htm'>Xã hội</a>"
ROLE = " data-role=cate-name"


@pytest.mark.parametrize(
    ("way", "section"),
    [
        (f"<div>{MAIN.format(ROLE)} {SUB.format('')}</div>", ["Thời sự", "Xã hội"]),
        (f"<ul><li>{MAIN.format(ROLE)}</li><li>{SUB.format('')}</li></ul>", ["Thời sự", "Xã hội"]),
        (f"<div><a href='/'>Trang chủ</a> {MAIN.format(ROLE)} {SUB.format('')}</div>", ["Thời sự", "Xã hội"]),
        (f"<div>{MAIN.format('')} {SUB.format(ROLE)}</div>", ["Thời sự", "Xã hội"]),
        (f"<div>{MAIN.format(ROLE)} <a href='/kinh-te.htm'>Kinh tế</a></div>", ["Thời sự"]),
        (f"<div>{MAIN.format(ROLE)} <a href='/rss.htm'>RSS</a></div>", ["Thời sự"]),
        (
            f"<div class=breadcrumb><a href='/'>Trang chủ</a> {MAIN.format(ROLE)} <a href='/zalo'>Zalo</a></div>",
            ["Thời sự"],
        ),
    ],
)
def test_the_way_around_the_name_of_a_category_is_whole(way: str, section: list[str]) -> None:
    page = (
        f"<title>{TITLE}</title><div>{way}<h1 data-role=title>{TITLE}</h1><div data-role=publishdate>26/05/2022 08:15"
        f"</div><div class='detail-content afcbc-body' data-role=content><p>{ONE}</p><p>{TWO}</p></div></div>"
    )
    record = parse_bytes(page.encode(), url="http://vidu.gov.vn/le-hoi-115241201164520419.htm")
    assert isinstance(record, Article)
    assert record.section == section


@pytest.mark.parametrize("about", ["Giới thiệu", "Giới thiệu chung", "GIỚI THIỆU"])
@pytest.mark.parametrize("day", ["", "<div class=PostDate>26/05/2022 08:15</div>"])
def test_below_the_section_on_the_portal_what_has_no_day_is_no_article(about: str, day: str) -> None:
    def read(*names: str) -> Article | Reject:
        way = "".join(f" » <a href='/muc-{at}'>{name}</a>" for at, name in enumerate(names))
        page = (
            f"<title>{TITLE}</title><div class=breadcrumb><a href='/'>Trang chủ</a>{way}</div>"
            f"<div class=ArticleDetailControl><div class=ArticleHeader>{TITLE}</div>{day}<div class=ArticleContent>"
            f"<p>{ONE}</p><p>{TWO}</p></div></div>"
        )
        return parse_bytes(page.encode(), url="http://vidu.gov.vn/muc/le-hoi-3421")

    for names in ([about], [about, "Lịch sử hình thành"]):
        found = read(*names)
        assert isinstance(found, Article) if day else (isinstance(found, Reject) and found.reason == "static-page")
    for names in (["Tin tức"], ["Giới thiệu sách mới"], ["Tin tức", about], ["Du lịch", "Giới thiệu điểm đến"]):
        assert isinstance(read(*names), Article), names
