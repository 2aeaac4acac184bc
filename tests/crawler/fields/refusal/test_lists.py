"""Lists that look like an article: teasers, cards, archives, questions, rows of a module."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler.parse import parse_bytes
from tests.crawler.families.skins_kit import DAY, dated_rows, menu
from tests.crawler.families.written import LEAD, TEXT, TITLE, TWO, article, parsed, whole


def test_headlines_with_a_day_in_brackets_over_their_leads_are_a_list() -> None:
    found = parsed(
        f"<div><h3>Tin hoạt động ngành</h3>{dated_rows(' (12/02/2021 8:00 SA)')}</div>", title="Tin hoạt động ngành"
    )
    assert isinstance(found, Reject)
    assert found.reason == "listing"
    # A paragraph that mostly links and says more than a day is text.
    said = "<p><a href='/x-{0}'>Kế hoạch phát triển vùng nguyên liệu lần thứ {0}</a> (do tỉnh ban hành)</p>"
    # What a dated article lists, papers with their days and what they rule, is its text.
    paper = "<p><a href='/x-{0}'>Kế hoạch phát triển vùng nguyên liệu lần thứ {0}</a> (12/02/2021)</p>"
    for row in (said, paper):
        text = "".join(f"{row.format(n)}<p>{TEXT}</p>" for n in range(4))
        assert isinstance(parsed(f"<h1>{TITLE}</h1><div>Ngày đăng: 13/02/2021</div><div>{text}</div>"), Article), row


OTHERS = (
    "Khai giảng lớp dạy nghề cho lao động nông thôn", "Trao học bổng cho học sinh nghèo hiếu học của huyện",
    "Diễn tập chữa cháy và cứu nạn tại chợ trung tâm", "Bàn giao nhà tình nghĩa cho gia đình chính sách",
)  # fmt: skip
CARD = (
    "<div><img src=/{0}.jpg><div><h2>{1}</h2><p>{2}</p>"
    "<div><span>{3}</span><a href=/tin-tuc/{0}>{4}</a></div></div></div>"
)


@pytest.mark.parametrize("more", ["Đọc thêm", "Xem chi tiết", "Đọc tiếp »"])
def test_cards_with_their_day_before_the_link_to_the_rest_are_a_list(more: str) -> None:
    cards = "".join(CARD.format(at, name, LEAD, f"0{at + 1}/09/2024", more) for at, name in enumerate(OTHERS))
    assert isinstance(parsed(f"<h1>Tin tức</h1><div>{cards}</div>", title="Tin tức"), Reject)


def test_a_day_before_another_link_is_no_card() -> None:
    days = "".join(f"<p>{TEXT}</p><p>0{at}/09/2024 <a href=/vb/{at}>Văn bản số {at}</a></p>" for at in range(1, 5))
    found = article(f"<h1>{TITLE}</h1><div>Ngày đăng: 19/06/2018</div><div>{days}</div>")
    assert found.body.count("Văn bản số") == 4


def test_a_link_to_read_on_below_each_teaser_tells_a_listing() -> None:
    """Drupal's; the words head boxes of other news as well."""
    rows = "".join(
        f"<div><h2><a href='/node/{n}'>Hội thi nhà nông đua tài lần thứ {n}</a></h2><div>0{n}/02/2026 - 07:30</div>"
        f"<p>{TWO}</p><ul><li><a href='/node/{n}'>Đọc thêm</a></li></ul></div>"
        for n in (5, 6, 7, 8)
    )
    assert isinstance(parsed(f"<h1>{TITLE}</h1><div>{rows}</div>"), Reject)
    box = "<div><h3>Đọc thêm</h3><ul>" + "".join(
        f"<li><a href='/tin/{n}'>Hội thi nhà nông đua tài lần thứ {n}</a></li></ul>" for n in (5, 6)
    )
    found = article(f"<h1>{TITLE}</h1><p>12/05/2025</p><div><p>{TEXT}</p><p>{TWO}</p></div>{box}</div>")
    assert len(found.related) == 2


@pytest.mark.parametrize(
    "heading", ["Lưu trữ Tháng Hai, 2016", "Tháng: Tháng Hai 2016", "Monthly Archives: February 2016"]
)
def test_what_a_month_has_is_a_list_with_one_post_as_well(heading: str) -> None:
    text = f"<p>{TEXT}</p><p>{TEXT}</p>"
    post = f"<h3><a href='/?p=1187'>{TITLE}</a></h3><small>12/02/2016</small>{text}"
    page = f"<div id=content><h2 class=pagetitle>{heading}</h2><div class=post>{post}</div></div>"
    found = parsed(page, title="Tạp chí » 2016 » Tháng Hai")
    assert isinstance(found, Reject)
    assert found.reason == "listing"


@pytest.mark.parametrize(
    "title", ["Lưu trữ hồ sơ năm 2016", "Tháng Hai 2016 ở vùng cao", "Công tác lưu trữ: tháng 2/2016"]
)
def test_news_of_archives_and_months_are_articles(title: str) -> None:
    found = parsed(f"<div><h1>{title}</h1>{DAY}<div><p>{TEXT}</p><p>{TEXT}</p></div></div>", title=title)
    assert isinstance(found, Article)
    assert found.title == title


MORE = "Bà con phấn khởi vì lúa được mùa, được giá, thương lái đến tận ruộng đặt mua từ đầu vụ. " * 2
BOTH_PARAGRAPHS = f"<p>{TEXT}</p><p>{MORE}</p>"
ADDRESSES = [f"/tin-tuc/{slug}" for slug in ("xa-ven-song-ra-quan", "hop-mat-hop-tac-xa-ven-song", "khoi-cong-cau-moi")]
NAMES = ["Xã ven sông ra quân làm thủy lợi", "Họp mặt hợp tác xã ven sông", "Khởi công cầu mới qua sông Cái"]
# --- a module of DNN: its rows are articles, too

HEAD = f"<html><head><meta name=generator content='DotNetNuke '><title>{TITLE}</title></head><body class=x>"


def row(at: int, tag: str) -> str:
    return (
        f"<{tag} class='edn_article edn_clearFix'><h2 class=edn_articleTitle>"
        f"<a href={ADDRESSES[at]}>{NAMES[at]}</a></h2>"
        f"<div class=edn_metaDetails><span class=edn_publishDate>1{at}/05/2022</span> / <span class=edn_views>"
        f"Số lượt xem: 4{at}</span></div><div class=edn_articleContent><p>{LEAD} {NAMES[at]}.</p></div></{tag}>"
    )


@pytest.mark.parametrize("tag", ["article", "div"])
def test_rows_of_a_module_are_no_article(tag: str) -> None:
    found = whole(
        f"{HEAD}<div class=DnnModule>{''.join(row(at, tag) for at in range(3))}</div>", "https://vidu.gov.vn/t"
    )
    assert isinstance(found, Reject), found


FACTS = "Tác giả: Lê Thị Hoa / Thứ Tư, 14 Tháng Mười 2020 08:22 / Số lượt xem: 911 / Bình luận: 0 / Chuyên mục: Lúa"


@pytest.mark.parametrize("frame", ["<div class='x edn_articleDetails'>{}</div>", "<div class=x>{}</div>"])
def test_the_article_above_such_rows_is_one(frame: str) -> None:
    inner = (
        f"<h1 class=edn_articleTitle>{TITLE}</h1><div>{FACTS}</div><div>{LEAD}</div><div>{BOTH_PARAGRAPHS}</div>"
        "<p>Thẻ:</p><div>Đánh giá bài viết: Không có đánh giá</div>"
    )
    beside = "".join(row(at, "div") for at in range(3))
    found = whole(f"{HEAD}<div class=DnnModule>{frame.format(inner)}</div><div><h2>Tin mới</h2>{beside}</div>")
    assert isinstance(found, Article), found
    assert (found.title, found.byline, found.views) == (TITLE, "Lê Thị Hoa", 911)
    assert found.published_at == "2020-10-14T08:22:00+07:00"
    assert found.body == f"{TEXT.strip()}\n\n{MORE.strip()}"


def test_questions_with_who_asked_and_when_are_a_list() -> None:
    asked = "".join(
        f"<div><b>Nguyễn Văn {name}</b> <i>{day}/11/2021</i><p>Xin hỏi thủ tục cấp giấy phép xây dựng nhà ở cần "
        f"những giấy tờ gì, nộp tại bộ phận nào của xã?</p><a href='/hoi/{day}'>Xem trả lời</a></div>"
        for day, name in ((21, "An"), (20, "Bình"), (18, "Chính"), (15, "Dũng"))
    )
    found = parse_bytes(
        f"<html><head><title>Hỏi đáp</title></head><body>{menu()}<h2>Hỏi đáp</h2>{asked}</body></html>".encode(),
        url="https://vidu.gov.vn/hoi-dap",
    )
    assert not isinstance(found, Article)
