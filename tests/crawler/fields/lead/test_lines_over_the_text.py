"""Lines over a text that are its lead, and those that only stand or are set so."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes
from tests.crawler.families.skins_kit import DAY, skins
from tests.crawler.families.written import LEAD, TEXT, TITLE, article

BODY = TEXT.strip()


@pytest.mark.parametrize(
    "note",
    [
        "Lưu ý: xã Ví Dụ được thành lập trên cơ sở hợp nhất các xã Bình An, Hòa Bình và Tân Long.",
        "Lưu ý: Bài viết đăng ký dự thi phải gửi trước ngày 01/7/2025.",
        "Lưu ý: Tin đã đăng trước đây về việc ngừng cấp điện ở xã Ví Dụ là sai sự thật.",
        "Lưu ý: Các bài đăng trước ngày hội thi được ban giám khảo chấm điểm.",
        "Chú ý: Người dân không ra đường khi có lốc xoáy.",
        "Lưu ý: Bài viết đăng trên Trang thông tin xã được chấm điểm thi đua hằng tháng.",
        "Lưu ý: Nội dung đăng trên Cổng thông tin điện tử tỉnh được lấy ý kiến đến hết ngày 30/9.",
        "Lưu ý: Tin đã đăng tải về sáp nhập thôn là chưa chính xác, mọi người không chia sẻ lại.",
    ],
)
def test_what_a_text_bids_to_mind_is_no_lead_and_stays_text(note: str) -> None:
    for page in skins(f"<p><b>{note}</b></p>")[1:2] + skins(f"<p><b>{note}</b></p>")[3:]:
        found = article(page)
        assert (found.lead, found.body) == (LEAD, f"{note}\n\n{BODY}\n\n{BODY}"), page


def test_a_line_that_its_class_calls_the_lead_is_that_with_any_label() -> None:
    said = "Chú ý: Người dân không ra đường khi có lốc xoáy, nhất là ở các xã ven biển."
    found = article(
        f"<div><h1>{TITLE}</h1>{DAY}<div class=sapo>{said}</div><div><p>{TEXT}</p><p>{TEXT}</p></div></div>"
    )
    assert (found.lead, found.body) == (said, f"{BODY}\n\n{BODY}")


def test_the_first_of_several_questions_in_bold_is_no_lead() -> None:
    asked = ["Câu 5: Danh sách cử tri được niêm yết khi nào?", "Câu 6: Cử tri có được nhờ người khác bầu thay không?"]
    answers = f"<p><b>{asked[0]}</b></p><p>{TEXT}</p><p><b>{asked[1]}</b></p><p>{TEXT}</p>"
    page = "<h1>{}</h1><div>25/04/2016</div><div>{}</div>"
    found = article(page.format(TITLE, answers))
    assert (found.lead, found.body) == (None, f"{asked[0]}\n\n{BODY}\n\n{asked[1]}\n\n{BODY}")
    # One question alone opens what follows.
    found = article(page.format(TITLE, f"<p><b>{asked[0]}</b></p><p>{TEXT}</p><p>{TEXT}</p>"))
    assert found.lead == asked[0]


DATE = "<div>Ngày đăng: 19/06/2018</div>"


def test_what_is_announced_in_bold_is_no_lead_without_what_follows() -> None:
    inside = "<h1>Tin buồn</h1>{}<div id=news-bodyhtml><p><b>{}</b></p><p>{}</p><p>{}</p></div>"
    said = "Ban Chấp hành Huyện đoàn vô cùng thương tiếc báo tin:"
    found = article(inside.format(DATE, said, TEXT, TEXT))
    assert (found.lead, found.body.split("\n")[0]) == (None, said)
    assert article(inside.format(DATE, LEAD, TEXT, TEXT)).lead == LEAD


MOMENT = "22/10/2025 17:08"
OTHER = "Đội công tác đã bàn giao thiết bị cho các tổ công nghệ số cộng đồng và hướng dẫn sử dụng ngay tại chỗ."
ITEMS = "".join(
    f"<li>{item} ngay tại trụ sở Ủy ban nhân dân xã để bà con tiện theo dõi.</li>" for item in ("Niêm yết", "Thông báo")
)


@pytest.mark.parametrize(
    "text",
    [f"<p>{LEAD}</p><p><b>Xã đề nghị:</b></p><ul>{ITEMS}</ul>", f"<p>{LEAD}</p><ul>{ITEMS}</ul>",
     f"<p>{LEAD}</p><p>Xã đề nghị:</p><ul>{ITEMS}</ul><p>Trân trọng./.</p>"],
)  # fmt: skip
def test_the_paragraph_before_a_list_in_one_text_is_no_lead(text: str) -> None:
    found = article(f"<h1>{TITLE}</h1><p>{MOMENT}</p><div>{text}</div>")
    assert (found.lead, found.body.startswith(LEAD)) == (None, True)


def test_a_paragraph_over_the_block_of_a_list_is_one() -> None:
    found = article(f"<h1>{TITLE}</h1><p>{MOMENT}</p><p>{LEAD}</p><div><p>Xã đề nghị:</p><ul>{ITEMS}</ul></div>")
    assert (found.lead, found.body.startswith("Xã đề nghị:")) == (LEAD, True)


@pytest.mark.parametrize(
    "title", ["UBND xã Bình An đón đoàn công tác của tỉnh bạn", "XÃ BÌNH AN ĐÓN ĐOÀN CÔNG TÁC", TITLE]
)
def test_the_name_of_a_box_before_a_title_in_capitals_is_no_lead_with_it(title: str) -> None:
    head = f"<span class='Head'>Chi tiết tin</span><span id='dnn_ctr7_ViewNews_lblTitle'>{title}</span>"
    page = (
        f"<html><head><meta name='GENERATOR' content='DotNetNuke '><meta property='og:title' content='{title}'></head>"
        f"<body><div id='dnn_ContentPane'><div class='DnnModule'><div id='dnn_ctr7_ContentPane'>{head}<span"
        f" id='dnn_ctr7_ViewNews_lblDate'>02-02-2013</span><div class='view-count'><b>Số lượt xem: </b>180,259</div>"
        f"<div class='content-detail'>{TEXT}<br><br>{OTHER}</div></div></div></div></body></html>"
    )
    found = parse_bytes(page.encode(), url="https://vidu.gov.vn/tin-tuc/tabid/447/newsid/157445/Default.aspx")
    assert isinstance(found, Article), found
    assert (found.title, found.lead) == (title, None)


VNPT_HEAD = f"<div class=ArticleHeader>{TITLE}</div><div class=PostDate>19/11/2021</div>"
VNPT = "<div class=ArticleDetailControl>{}<div class=ArticleSummary>{}</div><div class=ArticleContent><p>{}</p></div>"


def test_what_a_portal_says_of_itself_is_no_lead() -> None:
    said = "Cổng thông tin điện tử huyện Cầu Ngói, tỉnh Trà Viên, nước Việt Nam"
    assert article(VNPT.format(VNPT_HEAD, said, TEXT)).lead is None
    news = "Cổng thông tin điện tử huyện Cầu Ngói vừa được khai trương sáng nay."
    assert article(VNPT.format(VNPT_HEAD, news, TEXT)).lead == news


MORE = "Bà con phấn khởi vì lúa được mùa, được giá, thương lái đến tận ruộng đặt mua từ đầu vụ. " * 2
BOTH_PARAGRAPHS = f"<p>{TEXT}</p><p>{MORE}</p>"


def test_strokes_in_the_lead_part_no_facts() -> None:
    lead = "Hai vụ / ba vụ một năm: từ 05/06/2024 bà con Tân Phú / Tân Lộc chọn cách làm nào cho ruộng của mình?"
    found = article(f"<h1>{TITLE}</h1><div>12/05/2022</div><div class=sapo><b>{lead}</b></div>{BOTH_PARAGRAPHS}")
    assert (found.lead, found.published_at) == (lead, "2022-05-12")
