"""Which requests are never sent, told by their words."""

from __future__ import annotations

import pytest

from crawler.discovery import acts


@pytest.mark.parametrize(
    "path",
    [
        "/Ajax/TangLuotXem", "/api/incView", "/setview", "/guiykien", "/GuiGopY", "/luuthongtin",
        "/xoatin", "/votepoll", "/LuuThongTin",
        "/api/dangkynhantin", "/addcomment", "/postcomment", "/sendmail", "/api/lien-he/gui", "/savecontact",
        "/binhluan/them", "/CountView", "/news/like-article", "/loginajax", "/dang-ky", "/dang-nhap?page=1",
        "/x?action=UpdateView", "/%64elete", "/Đăng-ký",
    ],
)  # fmt: skip
def test_what_changes_something_is_an_act(path: str) -> None:
    assert acts.is_act(f"http://vidu.gov.vn{path}")


@pytest.mark.parametrize(
    "path",
    [
        "/tin-tuc/giao-luu?page=1", "/xoa-doi-giam-ngheo", "/luu-tru", "/api/tin-moi-cap-nhat?page=1", "/addons/x",
        "/GetTinMoiCapNhat", "/tien-gui", "/tin/sua-doi-luat", "/api/news?sort=update_time",
        "/wp-json/wp/v2/posts?page=2",
        "/dao-tao", "/_layouts/15/SharePoint/GetListNews.aspx?orderby=UpdateDate", "/api/QUERYDATA", "/",
    ],
)  # fmt: skip
def test_what_shows_a_listing_is_none(path: str) -> None:
    assert not acts.is_act(f"http://vidu.gov.vn{path}")


def test_names_of_fields_are_no_acts() -> None:
    fields = {"new": 1, "date_begin": "", "is_authenticated": "true", "keyword": "", "update": 3, "page": None}
    assert not acts.is_act("http://vidu.gov.vn/LoadArticle", fields)
    assert acts.is_act("http://vidu.gov.vn/x", {"cmd": "savePost"})


@pytest.mark.parametrize(
    "word",
    [
        "comment", "feedback", "survey", "captcha", "gop-y", "binh-chon", "binh-luan", "binh-bau", "bieu-quyet",
        "bo-phieu", "danh-gia", "khao-sat", "tham-do", "yeu-thich",
    ],
)  # fmt: skip
def test_what_readers_think_is_asked_for_by_no_address_name_or_box(word: str) -> None:
    assert acts.is_act(f"http://vidu.gov.vn/{word}")
    assert acts.is_control(f"box-{word}")
    assert acts.is_opinion(f"frm_{word}")


def test_a_mood_is_a_box_for_readers_but_may_be_a_section() -> None:
    assert acts.is_control("cam-xuc")
    assert acts.is_opinion("camXuc2")
    assert not acts.is_act("http://vidu.gov.vn/goc-cam-xuc?page=2")


@pytest.mark.parametrize(
    "path",
    [
        "/quan-tam/7", "/theo-doi/7", "/bo-qua/7/", "/QuanTam?id=7", "/theo-doi.aspx?tin=7", "/bai/ghim/7", "/follow/7",
        "/nhan-thong-bao/7",
    ],
)  # fmt: skip
def test_what_a_reader_does_with_an_article_is_no_row(path: str) -> None:
    assert acts.row_acts(f"http://vidu.gov.vn{path}")


@pytest.mark.parametrize(
    "path",
    [
        "/quan-tam/le-hoi-7", "/tin-quan-tam/7", "/theo-doi-thi-hanh-phap-luat/7", "/tin/7", "/quan-tam/7/le-hoi",
        "/chi-tiet?id=7", "/van-de-quan-tam?id=7",
    ],
)  # fmt: skip
def test_an_article_of_a_section_that_is_called_so_is_one(path: str) -> None:
    assert not acts.row_acts(f"http://vidu.gov.vn{path}")


@pytest.mark.parametrize(
    ("path", "here", "acts_here"),
    [
        ("/chia-se/7", "/chia-se/", False),
        ("/chia-se/7", "/chia-se/2", False),  # its second page
        ("/nhan-tin?id=7", "/nhan-tin?trang=2", False),
        ("/chia-se/theo-doi/7", "/chia-se", True),
        ("/chia-se/theo-doi?id=7", "/chia-se", True),
        ("/chia-se/7", "/tin-tuc", True),
        ("/chia-se/7", "/", True),
        ("/theo-doi?id=7", "/", True),
        ("/chia-se/xoa/7", "/chia-se/xoa", True),
    ],
)
def test_a_section_that_is_called_as_an_act_has_rows_of_its_own(path: str, here: str, acts_here: bool) -> None:
    """Its articles have a number alone below its address: none of them was found."""
    assert acts.row_acts(f"http://vidu.gov.vn{path}", f"http://vidu.gov.vn{here}") is acts_here
