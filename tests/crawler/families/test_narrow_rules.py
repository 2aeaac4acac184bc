"""Pages on which a rule for other pages must not act: what they show was read before the rule, and stays."""

from __future__ import annotations

import pytest

from archive.article import Article
from tests.crawler.families.page_kit import BOTH, FACTS, ONE, TEXT, TITLE, TWO, article, parsed
from tests.steps import grows_evenly

PORTAL = "Cổng thông tin điện tử tỉnh Ví Dụ"
OTHER = "Ủy ban nhân dân xã phối hợp với các đoàn thể khánh thành cầu dân sinh nối hai ấp vùng sâu của địa phương."


@pytest.mark.parametrize("title", ["AI tóm tắt văn bản: xã thử nghiệm", "Tóm tắt biên bản bằng AI ở Cầu Ngang"])
def test_news_of_machines_that_sum_up_are_news(title: str) -> None:
    found = parsed(f"<div><h1>{title}</h1>{FACTS}<div>{TEXT}</div></div><div>{OTHER}</div>", title=title)
    assert isinstance(found, Article)
    assert (found.title, found.body) == (title, BOTH)


@pytest.mark.parametrize("heading", ["AI tóm tắt văn bản hành chính", "Ai tóm tắt nội dung cuộc họp?", "AI tóm tắt"])
def test_a_heading_among_the_paragraphs_sets_none_of_them_aside(heading: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1>{FACTS}<div><p>{ONE}</p><h3>{heading}</h3><p>{TWO}</p></div></div>")
    assert found.body == f"{ONE}\n\n{heading}\n\n{TWO}"


def test_the_box_in_which_a_machine_sums_up_is_none_of_the_text() -> None:
    box = "<div><p>AI tóm tắt</p><ul><li>Xã mở lễ hội.</li><li>Nhiều người dự.</li></ul></div>"
    assert article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{box}{TEXT}</div></div>").body == BOTH


@pytest.mark.parametrize(
    "link",
    [
        "<a href=http://vidu.gov.vn/x>Trang chủ</a> / <a href=''>{}</a>",
        "<a href=#>{}</a>",
        "<a href='https://mangxahoi.example/chia-se?u=1'>{}</a>",
    ],
)
@pytest.mark.parametrize("below", ["<h2>{}</h2>", "<div>{}</div>"])
def test_what_links_to_the_article_itself_says_its_title_and_no_section(link: str, below: str) -> None:
    under = "Xã Cầu Ngang tuyển hai mươi người vào làm việc"
    page = f"<div>{link.format(TITLE)}</div><div><h1>{TITLE}</h1>{below.format(under)}{FACTS}<div>{TEXT}</div></div>"
    assert article(page, title=PORTAL).title == TITLE


def test_a_heading_that_opens_a_box_above_the_clock_is_no_title() -> None:
    box = "<h2><a href=#>Dịch vụ công trực tuyến toàn trình</a></h2><div>Thứ sáu, 27/05/2022</div>"
    assert article(f"{box}<div><h3>{TITLE}</h3>{FACTS}<div>{TEXT}</div></div>", title=PORTAL).title == TITLE


@pytest.mark.parametrize("box", ["comments-area", "comment-list", "sidebar", "widget"])
def test_comments_and_lists_that_say_the_title_are_no_wrapper_of_the_article(box: str) -> None:
    said = f"<p>Ý kiến về bài: {TITLE}</p><p>{OTHER}</p><p>{OTHER} Vui lắm.</p><p>{OTHER} Mong xã làm nhanh hơn.</p>"
    assert (
        article(f"<div><h1>{TITLE}</h1>{FACTS}<div><p>{ONE}</p></div></div><div class={box}>{said}</div>").body == ONE
    )


@pytest.mark.parametrize(
    "foot",
    [
        f"<p>Trang thông tin điện tử của xã Ví Dụ, chịu trách nhiệm: ông Chủ tịch xã. {OTHER}</p>",
        "<p>Bản quyền thuộc về Ủy ban nhân dân xã Ví Dụ</p>",
    ],
)
@pytest.mark.parametrize("around", ["<div>{}</div>", "{}"])
def test_the_foot_of_a_page_that_says_whose_it_is_is_no_text(foot: str, around: str) -> None:
    contact = "<p>Địa chỉ: Số 1 Trần Phú, thị trấn Cầu Ngang</p><p>Điện thoại: 0912 345 678</p>"
    page = f"<div><h1>{TITLE}</h1>{FACTS}{TEXT}{around.format(foot + contact)}</div>"
    assert article(page).body == BOTH


@pytest.mark.parametrize("name", ["Trần Thị Ngọc Hân", "Nguyễn Minh Hà"])
def test_who_wrote_with_the_day_behind_the_name(name: str) -> None:
    line = f"<p style='text-align:right'><b>{name}, ngày 25/5/2022</b></p>"
    assert article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}{line}</div></div>").byline == name


@pytest.mark.parametrize(
    ("over", "href"), [("Sở Y tế tỉnh Ví Dụ", "/so-y-te"), ("Xã Cầu Ngang", "/vi"), ("Cầu Ngang ngày mới", "/vi/home")]
)
def test_whose_site_it_is_is_no_section(over: str, href: str) -> None:
    page = f"<a href={href}>{over}</a><div><h1>{over}</h1><h2>{TITLE}</h2>{FACTS}<div>{TEXT}</div></div>"
    assert article(page).section == []


@pytest.mark.parametrize(
    "below",
    [
        "<div><h3>Tin liên quan</h3></div><ul><li><a href=/gt>Giới thiệu chung</a></li></ul>",
        "<h3>Tin liên quan</h3><h3>Chuyên mục</h3><ul><li><a href=/cm/1>Giới thiệu chung</a></li></ul>",
    ],
)
def test_a_menu_below_an_empty_box_is_related_to_no_article(below: str) -> None:
    assert article(f"<div><div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}</div></div>{below}</div>").related == []


def test_a_count_below_what_it_is_of_is_no_readers_of_the_article() -> None:
    links = "".join(
        f"<li><a href=/tin/{n}>Khánh thành cầu dân sinh số {n} nối hai xã vùng sâu</a></li>" for n in (7, 8)
    )
    below = f"<div><h3>Tin liên quan</h3><ul>{links}</ul></div><div><p>Phim về lễ hội</p><p>Lượt xem: 345</p></div>"
    assert article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}</div>{below}</div>").views is None


def test_the_value_of_what_stands_before_it_stays_in_the_text() -> None:
    rates = "<ul><li><span>Đô la Mỹ</span> <span class=rate>25.430</span></li></ul>"
    found = article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}{rates}</div></div>")
    assert found.body == f"{BOTH}\n\nĐô la Mỹ 25.430"


@pytest.mark.parametrize("label", ["Lượt bình luận", "Lượt thích:"])
def test_what_readers_did_is_none_of_it(label: str) -> None:
    facts = f"<p>25/05/2022 16:40</p><p><span>{label}</span> <span class=comments>25</span></p>"
    found = article(f"<div><h1>{TITLE}</h1>{facts}<div>{TEXT}</div></div>")
    assert (found.views, "25" in found.body) == (None, False)


def test_news_of_the_numbers_of_procedures_are_no_procedure() -> None:
    news = (
        "Mã số thủ tục vừa được công bố kèm cơ quan thực hiện, "
        "cách thức thực hiện, lệ phí: 0 đồng, thời hạn giải quyết."
    )
    assert article(f"<div><h1>{TITLE}</h1>{FACTS}<div><p>{news}</p>{TEXT}</div></div>").body == f"{news}\n\n{BOTH}"


def test_a_day_on_which_it_was_put_in_dates_the_article() -> None:
    found = parsed(f"<div><h1>{TITLE}</h1><div>{TEXT * 2}</div><p>Nhập tin: 25/05/2022</p></div>")
    assert isinstance(found, Article)
    assert found.published_at == "2022-05-25"


@pytest.mark.parametrize(
    "repeated",
    [
        "<p>AI tóm tắt",
        "<p>Tin khác<p><a href=/tin/7>Cầu dân sinh</a>",
        "<h2>Tin mới</h2><h3>Khánh thành cầu dân sinh ở xã</h3><p>12/3/2022 08:30</p>",
    ],
)
@pytest.mark.parametrize("above", ["", "<p><img src=/upload/a.jpg>"])
def test_many_headers_are_looked_at_once_each(repeated: str, above: str) -> None:
    def read(size: int) -> None:
        parsed(f"<h1>{TITLE}</h1>{FACTS}<div>{above}{repeated * size}<p>{ONE}</div>")

    assert grows_evenly(read, 300)


UNDER = "Nơi bà con gặp nhau mỗi tối sau ngày làm đồng vất vả"
HERE = "http://vidu.gov.vn/tin-tuc/hop-mat-77.html"


@pytest.mark.parametrize(
    "href",
    [
        "/van-hoa/hop-mat-77.html",
        "/tin-tuc/hop-mat-77.html?utm_source=x",
        "/tin-tuc/hop-mat-77.html/amp",
        "/?p=77",
        "/tin-tuc/hop-mat-khac-81.html",
        "/tag/nha-van-hoa",
    ],
)
@pytest.mark.parametrize("below", ["<h2>{}</h2>", "<div>{}</div>"])
def test_a_title_that_a_list_of_articles_says_as_well_names_no_section(href: str, below: str) -> None:
    name = "Nhà văn hóa ấp Giồng Lớn"
    listed = f"<ul><li><a href='{href}'>{name}</a></ul>"
    page = f"<div><h1>{name}</h1>{below.format(UNDER)}{FACTS}<div>{TEXT}</div></div>{listed}"
    found = parsed(page, title=PORTAL, url=HERE)
    assert isinstance(found, Article)
    assert (found.title, found.section) == (name, [])


@pytest.mark.parametrize("href", ["/hoat-dong", "/chuyen-trang/hoat-dong?catid=7", "/tin-tuc/", "/hoat-dong-c7-1"])
def test_what_a_menu_leads_to_is_the_section_over_a_title(href: str) -> None:
    name = "Hoạt động của đoàn thể"
    page = f"<ul><li><a href='{href}'>{name}</a></ul><div><h1>{name}</h1><h2>{TITLE}</h2>{FACTS}<div>{TEXT}</div></div>"
    assert article(page, title=PORTAL, url=HERE).title == TITLE


@pytest.mark.parametrize(
    "number",
    [
        "<ul><li class=view>1</li><li class=view>2</li></ul>",
        "<div class=pages><span class=view>1</span> <a href='?p=2'>2</a></div>",
    ],
)
def test_numbers_beside_others_in_what_is_called_a_view_count_no_readers(number: str) -> None:
    assert article(f"<div><h1>{TITLE}</h1><p>25/05/2022</p>{number}<div>{TEXT}</div></div>").views is None


def test_how_many_voted_for_each_person_is_told_by_the_text() -> None:
    row = "<li><span>{}</span> <span class=votes>{}</span></li>"
    rows = row.format("Nguyễn Văn An", 512) + row.format("Trần Thị Bình", 498)
    found = article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}<ul>{rows}</ul><p>{OTHER}</p></div></div>")
    assert "Nguyễn Văn An 512\nTrần Thị Bình 498" in found.body


def test_how_many_commented_beside_who_wrote_is_none_of_the_text() -> None:
    facts = "<div><span>Nguyễn Minh Hà</span> <span class=comments>3</span></div><div>25/05/2022 16:40</div>"
    assert article(f"<div><h1>{TITLE}</h1>{facts}<div>{TEXT}</div></div>").body == BOTH


@pytest.mark.parametrize(
    "said",
    [
        "Theo dõi trang Khí tượng trên Zalo để nhận cảnh báo bão, lũ sớm nhất cho bà con ven biển.",
        "Theo dõi tình hình trên Facebook để nhận thông tin mới là việc nên làm.",
    ],
)
def test_what_a_text_says_of_where_to_follow_something_stays_in_it(said: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1>{FACTS}<div><p>{ONE}</p><p>{said}</p><p>{TWO}</p></div></div>")
    assert found.body == f"{ONE}\n\n{said}\n\n{TWO}"


@pytest.mark.parametrize(
    "text",
    [
        f"{FACTS}<p><a href='/chuyen-muc/vh'>Văn hóa xã</a></p><p>{ONE}</p><p>{TWO}</p>",
        f"<p>{ONE}</p><p>{TWO}</p><p>Chuyên mục: <a href='/chuyen-muc/vh'>Văn hóa xã</a></p>",
    ],
)
def test_the_section_between_the_day_and_the_text_or_behind_its_label_below_is_none_of_it(text: str) -> None:
    day = "" if FACTS in text else FACTS
    found = article(f"<div><h1>{TITLE}</h1>{day}<div>{text}</div></div>")
    assert (found.body, found.section) == (BOTH, ["Văn hóa xã"])


@pytest.mark.parametrize(
    "box",
    [
        "<div>Tin liên quan</div><div><h4>Hội thi</h4>{}</div><div><h4>Hội diễn</h4>{}</div>",
        "<h3>Tin cũ hơn</h3><h4>Tháng 5</h4>{}<h4>Tháng 4</h4>{}",
    ],
)
def test_headings_inside_a_box_of_other_news_do_not_end_it(box: str) -> None:
    links = [f"<a href=/tin/bai-{at}.html>Xã Long Hòa tổ chức hội thi nấu ăn lần thứ {at}</a>" for at in (1, 2)]
    found = article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}</div>{box.format(*links)}</div>")
    assert [each.url[-10:] for each in found.related] == ["bai-1.html", "bai-2.html"]
