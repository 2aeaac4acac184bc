"""What a class, a bracket, an icon or a last crumb says, and the same where it says nothing."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler.parse import parse_bytes

TITLE = "Xã Ví Dụ khánh thành cầu dân sinh"
TEXT = "Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân trong năm nay. " * 2
FRAMES = (
    "<div><h1>{title}</h1><div>Ngày đăng: 26/05/2022 08:15</div><div class=nd>{body}</div></div>",
    "<table><tr><td><font size=4>{title}</font><br>26/05/2022 08:15</td></tr><tr><td>{body}</td></tr></table>",
)


def page(
    body: str, frame: str = FRAMES[0], above: str = "", url: str = "http://a.vn/tin/cau-dan-sinh"
) -> Article | Reject:
    inside = frame.format(title=TITLE, body=body)
    html = f"<html><head><title>{TITLE}</title></head><body>{above}{inside}</body></html>"
    return parse_bytes(html.encode(), url=url)


def article(body: str, frame: str = FRAMES[0], above: str = "") -> Article:
    found = page(body, frame, above)
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("name", ["OtherNews", "other-list", "tin-khac", "related"])
def test_a_class_on_the_header_alone_ends_the_text_there(frame: str, name: str) -> None:
    rows = "".join(
        f'<tr><td><img src="/images/dot.gif"> <a href="/tin/{n}">{n} hộ dân nhận nhà</a> (0{n}/03/2019)</td></tr>'
        for n in (1, 2)
    )
    for header in ("Các tin khác", "Tin liên quan:"):
        found = article(
            f"<p>{TEXT}</p><p>{TEXT}</p><p align=right><b>Tin, ảnh: HỒNG NHUNG</b></p>"
            f"<table><tr><td class='{name}'>{header}</td></tr>{rows}<tr><td>1 2 3</td></tr></table>",
            frame,
        )
        assert "hộ dân" not in found.body
        assert found.images == []
        assert found.byline == "HỒNG NHUNG"


def test_a_box_of_that_name_between_paragraphs_leaves_the_text_behind_it() -> None:
    box = "<div class='related'><b>Tin liên quan</b><a href='/tin/1'>Hướng dẫn phân loại rác tại nguồn</a></div>"
    empty = "<div class='related'><b>Tin liên quan</b></div>"
    for between in (box, empty):
        found = article(f"<p>{TEXT}</p>{between}<p>Toàn xã thu gom 12 tấn rác.</p><p>{TEXT}</p>")
        assert "12 tấn rác" in found.body
        assert "liên quan" not in found.body


def test_icons_of_files_are_no_pictures_of_the_article() -> None:
    for icon in ("pdf.gif", "icon_doc.png", "ic-xls.svg", "download.png", "dinhkem.gif"):
        found = article(f"<p>{TEXT}</p><p>{TEXT}<a href='/f/tb.pdf'><img src='/Images/{icon}'> Tải về</a></p>")
        assert found.images == [], icon
        assert [each.url for each in found.attachments] == ["http://a.vn/f/tb.pdf"]
    for picture in ("bia-sach.png", "pdf.png' width='600", "tai-lieu-2.jpg"):
        found = article(f"<p>{TEXT}</p><p><a href='/f/sach.pdf'><img src='/Images/{picture}'></a></p><p>{TEXT}</p>")
        assert len(found.images) == 1, picture


@pytest.mark.parametrize("label", ["Số ký hiệu", "Số hiệu", "Số/Ký hiệu", "Số, ký hiệu", "Số hiệu văn bản"])
def test_a_record_of_a_document_is_one_whatever_its_number_is_called(label: str) -> None:
    rows = [(label, "55/QĐ-UBND"), ("Ngày ban hành", "11/01/2022"), ("Người ký", "Hoàng Thủy"), ("Trích yếu", TEXT)]
    table = "".join(f"<tr><td>{name}</td><td>{value}</td></tr>" for name, value in rows)
    found = page(f"<table>{table}</table>", "<div><h3>{title}</h3>{body}</div>")
    assert isinstance(found, Reject)
    assert found.reason == "legal-document"


def test_news_of_a_number_and_a_day_of_issue_are_news() -> None:
    found = article(f"<p>Tàu cá số hiệu 9012 và ngày ban hành lệnh cấm biển đã được báo. {TEXT}</p><p>{TEXT}</p>")
    assert "số hiệu 9012" in f"{found.lead} {found.body}"


def test_a_few_words_alone_with_a_picture_in_its_block_are_its_caption() -> None:
    words = "Cán bộ xã hướng dẫn người dân"
    after = "Trong ngày, tổ đã giúp 86 người dân."
    for start, end in (("<span>", "</span>"), ("<br>", "")):
        found = article(f"<p>{TEXT}</p><div><img src='/a.jpg'>{start}{words}{end}</div><p>{after}</p><p>{TEXT}</p>")
        assert [image.caption for image in found.images] == [words]
        assert words not in found.body
    for said in (f"{words}.", f"{words}:", "Theo đó, người dân được hướng dẫn"):
        found = article(f"<p>{TEXT}</p><p><img src='/a.jpg'>{said}</p><p>{after}</p><p>{TEXT}</p>")
        assert said in found.body
    found = article(f"<div>{TEXT}<br><img src='/a.jpg'><br>{words}<br>{after}<br>{TEXT}</div>")
    assert words in found.body


@pytest.mark.parametrize("name", ["Anh Minh", "Anh Tuấn"])
def test_a_name_that_begins_as_a_word_signs_on_the_right_in_bold(name: str) -> None:
    assert article(f"<p>{TEXT}</p><p>{TEXT}</p><p align=right><b>{name}</b></p>").byline == name
    for other in (f"<p>{name}</p>", f"<p align=center>{name}</p>", "<p align=right><b>Anh Hùng</b></p>"):
        assert article(f"<p>{TEXT}</p><p>{TEXT}</p>{other}").byline is None, other


def test_an_office_in_brackets_below_a_name_is_of_who_signs() -> None:
    for office in ("(Phòng PX03)", "(Văn phòng UBND xã)"):
        found = article(f"<p>{TEXT}</p><p>{TEXT}</p><p align=right><b>Minh Phương<br>{office}</b></p>")
        assert found.authors[0].name == "Minh Phương"
        assert office not in found.body
    for end in ("(Còn nữa)", "(Xem tiếp kỳ sau)", "(Xin cảm ơn)"):
        found = article(f"<p>{TEXT}</p><p>{TEXT}</p><p>{end}</p>")
        assert found.byline is None, end


def test_the_office_in_brackets_behind_a_name_is_no_author() -> None:
    for office in ("Công chức VH-XH", "Viên chức Trung tâm", "Cán bộ Văn phòng"):
        found = article(f"<p>{TEXT}</p><p>{TEXT}</p><p align=right><b>Bài: Phạm Thị Lụa ({office})</b></p>")
        assert [author.name for author in found.authors] == ["Phạm Thị Lụa"], office


def test_entities_that_were_escaped_twice_are_read() -> None:
    found = article(
        f"<p>Sở TT&amp;amp;TT b&amp;aacute;o: &amp;ldquo;Tốt&amp;rdquo; {TEXT}</p><p>R&amp;D, a&amp;copy=1 {TEXT}</p>"
    )
    assert "Sở TT&TT báo: “Tốt” Huyện" in f"{found.lead} {found.body}"
    assert "R&D, a&copy=1" in f"{found.lead} {found.body}"


def test_a_way_may_end_with_the_name_of_the_section_alone() -> None:
    for start, end, last in (("<li>", "</li>", "<li class=active>{}</li>"), ("", " / ", "<span>{}</span>")):
        way = f"{start}<a href='/'>Trang chủ</a>{end}{start}<a href='/tin'>Tin tức</a>{end}"

        def sections(name: str, way: str = way, last: str = last) -> list[str]:
            above = f"<div class='breadcrumb'>{way}{last.format(name)}</div>"
            return article(f"<p>{TEXT}</p><p>{TEXT}</p>", above=above).section

        assert sections("Tin địa phương") == ["Tin tức", "Tin địa phương"]
        assert sections("Cầu dân sinh") == ["Tin tức", "Cầu dân sinh"]  # of which the title speaks
        for other in (
            TITLE,
            "Xã Ví Dụ khánh thành...",
            "Chi tiết tin",
            "Tin tức chi tiết",
            "Xem bài viết",
            "tin mới",
            "",
        ):
            assert sections(other) == ["Tin tức"], other


@pytest.mark.parametrize("kind", ["div", "section"])
def test_abstracts_without_a_whole_text_are_a_listing(kind: str) -> None:
    rows = "".join(
        f"<{kind} class=asset-abstract><h3><a href='/-/{n}'>Hội xuân {n}</a></h3><div class=asset-summary>"
        f"Hội xuân diễn ra từ ngày {n} đến ngày {n + 3} với nhiều trò chơi."
        f"<a href='/-/{n}'>Xem thêm »</a></div></{kind}>"
        for n in (1, 2, 3)
    )
    frame = "<div class=portlet-boundary><h1 class=portlet-title>Tin tức</h1>{body}</div>"
    assert isinstance(page(rows, frame, url="http://a.vn/tin-tuc"), Reject)
    whole = (
        f"<div class=portlet-boundary><div class=asset-full-content><div class=title-news><h1>{TITLE}</h1></div>"
        f"<span class=date>26/05/2022</span><div class=journal-content-article><p>{TEXT}</p><p>{TEXT}</p></div>"
        "</div></div>"
    )
    assert isinstance(page(rows, f"{whole}<div class=portlet-boundary>{{body}}</div>"), Article)
