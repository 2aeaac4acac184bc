"""Links to other articles between the paragraphs of a text."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from crawler.fields.lines import boxes
from crawler.fields.tree import walk
from tests.crawler.families.written import TEXT, TITLE, article

FACTS = "<p>25/05/2022 16:40</p>"
BEHIND = "“Chúng tôi sẽ làm đến cùng”, đại diện tổ hợp tác nói."


@pytest.mark.parametrize(
    "teaser",
    [
        "<p><a href='/a-2'>☛ Trồng rừng gỗ lớn ở vùng cao</a></p>",
        "<p><a href='/a-2'>&gt;&gt; Trồng rừng gỗ lớn ở vùng cao</a></p>",
        "<p><b>Tin liên quan:</b> <a href='/a-2'>Trồng rừng gỗ lớn ở vùng cao</a></p>",
        "<div>Đọc thêm: <a href='/a-2'>Trồng rừng gỗ lớn ở vùng cao</a></div>",
        "<div><span>Quảng cáo</span></div>",
        "<div><h4>Đọc thêm</h4><ul><li><a href='/a-2'>Trồng rừng gỗ lớn ở vùng cao</a></li></ul></div>",
    ],
)
@pytest.mark.parametrize("block", ["<div class='detail-content'>{}</div>", "<div>{}</div>"])
def test_a_link_to_another_article_is_none_of_the_text_that_goes_on(teaser: str, block: str) -> None:
    text = block.format(f"<p>{TEXT}</p>{teaser}<p>{BEHIND}</p>")
    found = article(f"<h1 class='detail-title'>{TITLE}</h1>{FACTS}{text}")
    assert found.body == f"{TEXT.strip()}\n\n{BEHIND}"


HEADLINES = ["Khai trương trung tâm điều hành thông minh huyện", "Ra mắt ứng dụng công dân số của tỉnh nhà"]
LISTED = "".join(f"<li><a href='/tin/tin-moi-{at}.html'>{title}</a></li>" for at, title in enumerate(HEADLINES))
ANOTHER = "Hội nghị tổng kết công tác năm của huyện"
BOX = f"<div><h3>Tin khác</h3><ul><li><a href='/tin/tin-moi-9.html'>{ANOTHER}</a></ul></div>"


@pytest.mark.parametrize("block", ["<div class='detail-content'>{}</div>", "<div>{}</div>"])
@pytest.mark.parametrize(("below", "others"), [("", []), (BOX, [ANOTHER])])
def test_headlines_between_paragraphs_are_related(block: str, below: str, others: list[str]) -> None:
    text = block.format(f"<p>{TEXT}</p><ul>{LISTED}</ul><p>{TEXT}</p>")
    found = article(f"<h1 class='detail-title'>{TITLE}</h1>{FACTS}{text}{below}")
    assert found.body == f"{TEXT.strip()}\n\n{TEXT.strip()}"
    assert [other.title for other in found.related] == [*HEADLINES, *others]


def test_an_article_that_is_named_in_text_and_box_is_related_once() -> None:
    teaser = f"<p><a href='/tin/tin-moi-9.html'>&gt;&gt; {ANOTHER}</a></p>"
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{TEXT}</p>{teaser}<p>{BEHIND}</p></div>{BOX}")
    assert [(other.url, other.title) for other in found.related] == [
        ("https://vidu.gov.vn/tin/tin-moi-9.html", ANOTHER)
    ]


@pytest.mark.parametrize("last", ["<a href='/tin/tin-moi-8.html'></a>", "<a href='/tin/tin-moi-8.html'>Ba bốn năm</a>"])
def test_a_link_to_nothing_at_the_end_of_a_box_is_passed_over(last: str) -> None:
    root = LexborHTMLParser(f"<h3>Tin khác</h3><ul><li><a href='/tin/tin-moi-9.html'>{ANOTHER}</a><li>{last}</ul>").body
    assert root is not None
    said = [ANOTHER, "Ba bốn năm"] if "Ba" in last else [ANOTHER]
    assert [link.text for link in boxes.other_articles(walk.read(root))] == said


def test_a_list_that_stays_in_the_text_is_not_related() -> None:
    listed = f"<p>Trong tuần, Cổng thông tin điện tử đã đăng hai sự kiện nổi bật sau đây:</p><ul>{LISTED}</ul>"
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{TEXT}</p>{listed}<p>{TEXT}</p></div>")
    assert all(title in found.body for title in HEADLINES)
    assert found.related == []


@pytest.mark.parametrize(
    "line",
    [
        "&gt;&gt; Trồng rừng gỗ lớn: làm một lần, lợi nhiều năm", "Tin liên quan: đã có trong sổ tay của xã",
        "» Đăng ký tại <a href='/dang-ky'>trang này</a> trước ngày 5/6",
        "Đọc thêm: sách của thư viện huyện, mượn tại <a href='/x'>quầy số 2</a>", "Quảng cáo là việc của báo.",
    ],
)  # fmt: skip
def test_words_of_the_text_that_begin_like_such_links_stay(line: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{TEXT}</p><p>{line}</p><p>{BEHIND}</p></div>")
    assert len(found.body.split("\n\n")) == 3


@pytest.mark.parametrize(
    "line",
    [
        "<p><a href='https://dichvucong.gov.vn/p/home/1.html'>» Nộp hồ sơ trực tuyến tại Cổng dịch vụ công</a></p>",
        "<p><a href='https://baotinh.vn/tin/le-hoi-hoa-1.html'>» Lễ hội hoa thu hút hàng nghìn du khách</a></p>",
        "<p><a href='/video/phong-su-12.html'>▶ Xem phóng sự tại đây</a></p>",
        "<p><a href='/tin/tai-lieu-huong-dan-ke-khai-thue-9.html'>➤ Tài liệu hướng dẫn kê khai thuế</a></p>",
        "<p><a href='/dich-vu-cong'>&gt; Nộp hồ sơ trực tuyến tại một cửa của huyện</a></p>",
        "<p><a href='/kinh-te'>→ Kinh tế</a></p>", "<p><a href='#bang-1'>» Bảng giá đất của các xã trong huyện</a></p>",
        "<p><a href='/u/bang-gia.jpg'>» Bảng giá đất của các xã trong huyện</a></p>",
        "<p>Văn bản liên quan: <a href='/van-ban/nghi-dinh-12-2022.html'>Nghị định 12/2022</a></p>",
        "<p>Tin liên quan: <a href='https://dichvucong.gov.vn/tin-1.html'>Cổng dịch vụ công quốc gia</a></p>",
        "<p>Đọc thêm: <a href='https://sach.vn/tai-lieu-1.html'>Sổ tay của nhà nông</a></p>",
    ],
)  # fmt: skip
def test_links_of_the_text_stay(line: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{TEXT}</p>{line}<p>{BEHIND}</p></div>")
    assert len(found.body.split("\n\n")) == 3


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ("<ul><li>Google</li><li>Amazon</li></ul>", ["Google", "Amazon"]),
        ("<ul><li>Netflix</li><li>Facebook</li><li>Google</li></ul>", ["Netflix", "Facebook", "Google"]),
        ("<h3>Các nguồn thu</h3><p>Quảng cáo</p><p>Phát hành</p>", ["Các nguồn thu", "Quảng cáo", "Phát hành"]),
        ("<p><b>Các nguồn thu</b></p><p>Quảng cáo</p>", ["Các nguồn thu", "Quảng cáo"]),
        ("<p>Bán báo</p><p>Quảng cáo</p>", ["Bán báo", "Quảng cáo"]),
        ("<div>Quảng cáo</div>", []), ("<div>Facebook</div><div>Google</div><div>Zalo</div>", []),
        ("<ul><li><a href=#>Facebook</a></li><li><a href=#>Google</a></li></ul>", []),
        ("<ul><li>Facebook</li><li>Google</li></ul>", []),
    ],
)  # fmt: skip
def test_an_entry_of_the_text_is_no_button(entries: str, said: list[str]) -> None:
    text = f"<div><p>{TEXT}</p>{entries}<p>{BEHIND}</p></div>"
    assert article(f"<h1>{TITLE}</h1>{FACTS}{text}").body.split() == " ".join([TEXT, *said, BEHIND]).split()


@pytest.mark.parametrize("block", ["<div class='detail-content'>{}</div>", "<div>{}</div>"])
@pytest.mark.parametrize(
    "first",
    [
        "Bản tin dự báo cập nhật 6h00 ngày 27/9/2022", "Tin cập nhật lúc 06 giờ ngày 27/9/2022",
        "Đăng ngày 12/5/2022 trên Công báo", "Xuất bản ngày 12/5/2022 tại Hà Nội", "Giá cập nhật ngày 27/9/2022",
    ],
)  # fmt: skip
def test_a_first_line_that_tells_more_than_a_date_is_text(first: str, block: str) -> None:
    text = block.format(f"<p>{first}</p><p>{TEXT}</p><p>{BEHIND}</p>")
    found = article(f"<h1 class='detail-title'>{TITLE}</h1>{FACTS}{text}")
    assert (found.published_at, found.modified_at) == ("2022-05-25T16:40:00+07:00", None)
    assert found.body.startswith(first)
