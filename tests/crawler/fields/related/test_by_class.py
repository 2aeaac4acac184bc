"""Boxes that a class calls related, and headers with links and without."""

from __future__ import annotations

import pytest

from tests.crawler.fields.pages_kit import (
    BRIDGE_FRAMES,
    BRIDGE_TEXT,
    VISIT_LEAD,
    VISIT_ONE,
    VISIT_TWO,
    framed_visit,
    of_bridge,
    of_farmers,
    of_visit,
)

OTHER = "<div class='{}'><ul><li><a href='/tin/le-hoi-{}.html'>Lễ hội hoa xuân năm nay</a></li></ul></div>"


@pytest.mark.parametrize("name", ["relation-in", "box-related", "tin-lien-quan", "related-news"])
def test_links_of_boxes_that_only_a_class_calls_related_are(name: str) -> None:
    inside, below = OTHER.format(name, 1), OTHER.format(name, 2)
    found = of_farmers(text=inside, below=below)
    assert [link.url[-6:] for link in found.related] == ["1.html", "2.html"]
    assert "Lễ hội" not in found.body


@pytest.mark.parametrize("name", ["share", "rating", "post-tags", "toolbar"])
def test_links_of_other_furniture_are_not(name: str) -> None:
    assert of_farmers(text=OTHER.format(name, 1), below=OTHER.format(name, 2)).related == []
    tag = "<div class=related><a href='/tag/chuyen-doi-so-2025.html'>chuyển đổi số năm 2025</a></div>"
    assert of_farmers(text=tag, below=tag).related == []


def test_a_teaser_that_touches_a_headline_is_none_of_it() -> None:
    card = (
        "<div class=related><a href='/tin/le-hoi-1.html' title='{}'><span>Lễ hội hoa xuân năm nay</span>"
        "<span>Nhiều hoạt động diễn ra trong ba ngày.</span></a></div>"
    )
    found = of_farmers(text=card.format("Lễ hội hoa xuân năm nay"))
    assert [link.title for link in found.related] == ["Lễ hội hoa xuân năm nay"]
    found = of_farmers(text=card.format("Lễ hội hoa"))
    assert [link.title for link in found.related] != ["Lễ hội hoa"]


def test_links_of_a_box_between_paragraphs_are_related_and_those_of_what_is_read_most_are_not() -> None:
    box = "<div><h4>{}</h4><ul><li><a href='/tin/le-hoi-1.html'>Lễ hội hoa xuân năm nay</a></li></ul></div>"
    assert [link.url[-6:] for link in of_farmers(text=box.format("Đọc thêm")).related] == ["1.html"]
    assert of_farmers(text=box.format("Đọc nhiều")).related == []


def test_a_table_with_an_icon_before_each_headline_is_a_list_and_no_pictures() -> None:
    row = "<tr><td><img src='/b.gif'>{}</td></tr>"
    links = [f"<a href='/tin/le-hoi-{n}.html'>Lễ hội hoa xuân năm thứ {n}</a> <i>(0{n}/03/2025)</i>" for n in (1, 2)]
    found = of_farmers(below=f"<div><b>Các tin khác</b><table>{''.join(map(row.format, links))}</table></div>")
    assert [link.url[-6:] for link in found.related] == ["1.html", "2.html"]
    assert found.images == []
    pictures = "".join(row.replace("b.gif", f"{n}.jpg").format(f"<p>Quang cảnh buổi lễ thứ {n}</p>") for n in (1, 2))
    assert len(of_farmers(text=f"<table>{pictures}</table>").images) == 2


def test_a_link_behind_an_arrow_that_closes_a_text_is_related() -> None:
    line = "<p>{} <a href='/tin/le-hoi-1.html'>Lễ hội hoa xuân năm nay</a></p>"
    assert [link.url[-6:] for link in of_farmers(below=line.format("&gt;&gt;&gt;")).related] == ["1.html"]
    assert of_farmers(below=line.format("").replace("/tin/le-hoi-1.html", "/")).related == []
    assert of_farmers(below=line.format("").replace("Lễ hội hoa xuân năm nay", "Về trang trước")).related == []


@pytest.mark.parametrize("frame", BRIDGE_FRAMES)
@pytest.mark.parametrize("name", ["OtherNews", "other-list", "tin-khac", "related"])
def test_a_class_on_the_header_alone_ends_the_text_there(frame: str, name: str) -> None:
    rows = "".join(
        f'<tr><td><img src="/images/dot.gif"> <a href="/tin/{n}">{n} hộ dân nhận nhà</a> (0{n}/03/2019)</td></tr>'
        for n in (1, 2)
    )
    for header in ("Các tin khác", "Tin liên quan:"):
        found = of_bridge(
            f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p><p align=right><b>Tin, ảnh: HỒNG NHUNG</b></p>"
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
        found = of_bridge(f"<p>{BRIDGE_TEXT}</p>{between}<p>Toàn xã thu gom 12 tấn rác.</p><p>{BRIDGE_TEXT}</p>")
        assert "12 tấn rác" in found.body
        assert "liên quan" not in found.body


@pytest.mark.parametrize("name", ["Góp ý", "Phản hồi", "Văn bản liên quan", "Xem thêm", "Bình luận"])
@pytest.mark.parametrize("tag", ["<p><b>{}</b></p>", "<h3>{}</h3>"])
def test_a_heading_over_running_text_is_the_articles(name: str, tag: str) -> None:
    found = of_visit(f"<p>{VISIT_ONE}</p>{tag.format(name)}<p>{VISIT_TWO}</p>")
    assert found.body == f"{VISIT_ONE.strip()}\n\n{name}\n\n{VISIT_TWO.strip()}"
    found = framed_visit(VISIT_LEAD, f"<p>{VISIT_ONE}</p>{tag.format(name)}<p>{VISIT_TWO}</p>")
    assert found.body == f"{VISIT_ONE.strip()}\n\n{name}\n\n{VISIT_TWO.strip()}"


@pytest.mark.parametrize("name", ["Góp ý", "Tin liên quan", "Xem thêm"])
def test_a_header_over_links_ends_the_text(name: str) -> None:
    box = f"<p><b>{name}</b></p><p><a href=/a>Một tin khác của tỉnh trong ngày</a></p>"
    assert of_visit(f"<p>{VISIT_ONE}</p><p>{VISIT_TWO}</p>{box}").body == f"{VISIT_ONE.strip()}\n\n{VISIT_TWO.strip()}"
