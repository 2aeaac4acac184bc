"""Themes of known systems, and pages of none, that differ from those seen in one thing each."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler.clean.legacy import decode
from crawler.clean.legacypages import to_unicode
from crawler.clean.names import looks_like_byline
from tests.crawler.families.page_kit import ONE, PORTAL, TEXT, TITLE, TWO, article, parsed


@pytest.mark.parametrize("hidden", ["hide-accessible", "visuallyhidden", "element-invisible", "x assistive-text"])
@pytest.mark.parametrize("heading", ["h2", "h3"])
def test_a_heading_for_screen_readers_is_not_the_title(hidden: str, heading: str) -> None:
    found = article(
        f"<h1 class='{hidden}'>{TITLE} - {PORTAL}</h1><div><a href=/>Trang chủ</a> » <a href=/kt>Kinh tế</a></div>"
        f"<div><{heading}>{TITLE}</{heading}><p>25/05/2022 16:40</p>{TEXT}</div>"
    )
    assert found.body == f"{ONE}\n\n{TWO}"
    assert found.section == ["Kinh tế"]


def test_a_heading_that_says_what_the_tab_says_loses_the_portal_too() -> None:
    assert article(f"<h1>{TITLE} - {PORTAL}</h1><p>25/05/2022 16:40</p>{TEXT}").body == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize("heading", ["<h2 class=header-title>{}</h2>", "<h3><span>{}</span></h3>", "<h1>{}</h1>"])
@pytest.mark.parametrize("date", ["<i>(25/05/2022, 16:40)</i>", "16:40 25/05/2022"])
def test_the_date_below_a_heading_that_no_selector_names(heading: str, date: str) -> None:
    long = TEXT * 2
    body = f"<div class=journal-content-article>{long}</div>"
    found = article(f"<div class=portlet>{heading.format(TITLE)}<div>{date}</div>{body}</div>")
    assert found.parser.family == "liferay"
    assert found.published_at == "2022-05-25T16:40:00+07:00"


@pytest.mark.parametrize("icon", ["em", "i", "span"])
@pytest.mark.parametrize("other", ["fa fa-comment", "glyphicon glyphicon-thumbs-up"])
def test_a_count_between_two_icons(icon: str, other: str) -> None:
    facts = f"25/05/2022 16:40 <{icon} class='fa fa-eye'></{icon}> 1094 <{icon} class='{other}'></{icon}> 3"
    assert article(f"<h1>{TITLE}</h1><div>{facts}</div>{TEXT}").views == 1094


@pytest.mark.parametrize("own", ["Chi tiết tin", "Tin tức", "Nội dung:"])
@pytest.mark.parametrize("clock", ["dnn_dnnCURRENTDATE_lblDate", "dnn_dnnDATE_lblDate"])
def test_a_skins_clock_and_a_modules_heading_are_not_the_articles(own: str, clock: str) -> None:
    module = (
        f"<div class=DnnModule><span class=Head>{own}</span><div><h2>{TITLE}</h2><div><b>Lượt xem:</b> 602</div>"
        f"<div>{TEXT}</div></div></div>"
    )
    found = article(
        f"<div><span id={clock}>Thứ năm, 26/05/2022, 08:12:33</span></div><div id=dnn_ContentPane>{module}</div>",
        title=own,
        head='<meta name=generator content="DotNetNuke ">',
    )
    assert (found.published_at, found.views, found.parser.family) == (None, 602, "dnn")


@pytest.mark.parametrize("facts", ["Ngày đăng: 4/8/2023 - Người đăng: admin - Lượt xem: 45", "Đăng ngày 4/8/2023"])
@pytest.mark.parametrize("mark", ["- ", "+ ", ""])
def test_a_notice_of_short_lines_with_its_facts_below(facts: str, mark: str) -> None:
    lines = [
        "Điện lực Cầu Ngang thông báo lịch ngừng cung cấp điện như sau:",
        f"{mark}Từ 8h00 đến 11h30 ngày 7/8: ấp Chợ, ấp Đầu Giồng;",
        f"{mark}Từ 13h30 đến 16h00 ngày 8/8: ấp Sóc Chà.",
    ]
    found = article(
        f"<div>{PORTAL}</div><div><h2>{TITLE}</h2><div>{'<br>'.join(lines)}</div><div>{facts}</div></div>", title=PORTAL
    )
    assert found.published_at == "2023-08-04"
    assert [line for line in lines if line not in found.body] == []
    assert found.byline is None


@pytest.mark.parametrize("heading", ["Kết quả tìm kiếm", "Kết quả tìm kiếm: lúa", "Kết quả tìm kiếm cho từ khóa “lúa”"])
def test_what_a_search_found_is_a_listing(heading: str) -> None:
    row = "<div><h3><a href=/tin/{0}>Tin số {0} của xã</a></h3><p>1{0}/05/2022</p><p>" + TWO + "</p></div>"
    found = parsed(f"<h1>{heading}</h1>{''.join(map(row.format, range(3)))}", title=f"Tìm kiếm - {PORTAL}")
    assert isinstance(found, Reject)
    assert found.reason == "listing"


def test_news_of_a_search_for_somebody_is_news() -> None:
    title = "Kết quả tìm kiếm cứu nạn ba ngư dân"
    found = parsed(f"<h1>{title}</h1><p>25/05/2022 16:40</p>{TEXT}", title=title)
    assert isinstance(found, Article)
    assert found.title == title


@pytest.mark.parametrize("name", ["ThS. Kim Thị Sa Rết", "KS. Hoàng Thị Nga Mi", "BS.CKII. Y Blim Niê"])
def test_a_degree_before_words_in_capitals_makes_them_a_name(name: str) -> None:
    assert looks_like_byline(name)
    assert not looks_like_byline(name.partition(" ")[2].replace(" ", " và các ", 1))


def test_a_middle_dot_between_words_is_a_letter_of_viscii() -> None:
    line = "Lễ giỗ tổ nghề gốm ở đây đã có hơn năm trăm năm, sản phẩm từng được dùng ở cung đình"
    codes = line.encode("utf-8").decode()
    table = {decode(bytes([code]), "viscii"): chr(code) for code in range(0x80, 0x100)}
    page = "<p>" + "".join(table.get(letter, letter) for letter in codes) + "</p><p>\xb7 Tin \xb7</p>"
    assert to_unicode(page) == (f"<p>{line}</p><p>\xb7 Tin ở</p>", "viscii")


@pytest.mark.parametrize("name", ["Rơ Lan H’Nga", "Thanh tra Sở", "Alăng Ngước", "Kim Oanh (UBND phường)"])
@pytest.mark.parametrize("style", ["text-align:right", "text-align: right; margin: 0"])
@pytest.mark.parametrize("tag", ["b", "i"])
def test_words_on_the_right_in_bold_or_italic_sign(name: str, style: str, tag: str) -> None:
    found = article(f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p>{TEXT}<p style='{style}'><{tag}>{name}</{tag}></p>")
    assert (found.byline, found.body) == (name, f"{ONE}\n\n{TWO}")


@pytest.mark.parametrize(
    "line", ["CHỦ TỊCH", "Trà Vinh, ngày 25 tháng 5", "(Còn nữa)", "Xin cảm ơn bà!", "Hẹn gặp lại các bạn."]
)
def test_what_else_stands_on_the_right_does_not(line: str) -> None:
    found = article(f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p>{TEXT}<p style='text-align:right'><b>{line}</b></p>")
    assert found.byline is None


@pytest.mark.parametrize("end", ["PV: Trân trọng cảm ơn ông!", "PV: Ông có nhắn gửi gì thêm?"])
def test_the_last_words_of_an_interview_are_text(end: str) -> None:
    found = article(
        f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p>{TEXT}<p><b>{end}</b></p><p align=right><b>Thu Hà (thực hiện)</b></p>"
    )
    assert found.body.endswith(end)
    assert [author.name for author in found.authors] == ["Thu Hà"]


@pytest.mark.parametrize(
    "box",
    [
        "<article class=inline-related><h4><a href=/a.htm>Đèo Cả thông hầm sớm ba tháng</a></h4></article>",
        "<h3><a href=/a.htm>Đèo Cả thông hầm sớm ba tháng so với kế hoạch</a></h3>",
        "<div class='x link-content-footer'><a href=/a.htm>Đèo Cả thông hầm sớm ba tháng</a></div>",
    ],
)
def test_other_news_between_two_paragraphs(box: str) -> None:
    found = article(f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p><div><p>{ONE}</p>{box}<p>{TWO}</p></div>")
    assert found.body == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize("label", ["<span>Từ khóa</span>", "<b>Tags:</b>"])
@pytest.mark.parametrize("tags", ["<ul><li><a href=/t/1>lễ hội</a></li><li><a href=/t/2>Cầu Ngang</a></li></ul>"])
def test_tags_below_their_label_are_no_text(label: str, tags: str) -> None:
    found = article(f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p>{TEXT}<div>{label}{tags}</div><h3>Bình luận (2)</h3>")
    assert found.body == f"{ONE}\n\n{TWO}"
    assert found.tags == ["lễ hội", "Cầu Ngang"]


@pytest.mark.parametrize(
    ("facts", "byline", "source"),
    [
        ("Ngày đăng: 25/05/2022 16:40 | Cập nhật: 26/05/2022 08:05 | Tác giả: Phòng TCHC", "Phòng TCHC", None),
        ("25/05/2022 16:40 | Nguồn tin: Báo Trà Vinh | Lượt xem: 5", None, "Báo Trà Vinh"),
        ("Ngày đăng | 25/05/2022 | 16:40", None, None),
        ("Tin tức: Kinh tế | 25/05/2022 16:40", None, None),
        ("Văn hóa - Xã hội | 16:40 25/05/2022", None, None),
    ],
)
def test_who_made_it_in_the_line_of_the_date(facts: str, byline: str | None, source: str | None) -> None:
    found = article(f"<h1>{TITLE}</h1><div>{facts}</div>{TEXT}")
    assert (found.byline, found.source) == (byline, source)


@pytest.mark.parametrize("image", ["<amp-img src=/a.jpg width=800 height=500></amp-img>", "<img src=/a.jpg>"])
@pytest.mark.parametrize("align", ["rtecenter", "text-center"])
def test_a_caption_of_another_editor(image: str, align: str) -> None:
    picture = f"<p class={align}>{image}</p><p class={align}><em>Quang cảnh lễ hội</em></p>"
    found = article(f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p><p>{ONE}</p>{picture}<p>{TWO}</p>")
    assert [(image.url, image.caption) for image in found.images] == [("http://vidu.gov.vn/a.jpg", "Quang cảnh lễ hội")]


@pytest.mark.parametrize("hits", ["Đọc <b>2047</b> lần", "2047 lượt xem", "Đã xem: 2047"])
def test_an_item_of_k2(hits: str) -> None:
    found = article(
        "<div id=k2Container class=itemView><div class=itemHeader><span class=itemDateCreated>"
        f"Thứ hai, 15 Tháng 8 2022 09:21</span><h2 class=itemTitle>{TITLE}</h2>"
        "<span class=itemAuthor>Được viết bởi <a href=/u>Quản trị</a></span></div>"
        f"<div class=itemBody><div class=itemIntroText><p>{ONE}</p></div>"
        f"<div class=itemFullText><p>{TWO}</p></div></div>"
        f"<div class=itemLinks><div class=itemCategory>Chuyên mục <a href=/tin>Tin tức</a></div></div>"
        f"<div class=itemContentFooter><span class=itemHits>{hits}</span></div></div>",
        head='<meta name=generator content="Joomla! - Open Source Content Management">',
    )
    assert found.parser.family == "joomla"
    assert (found.lead, found.body, found.byline) == (ONE, TWO, None)
    assert (found.published_at, found.views, found.section) == ("2022-08-15T09:21:00+07:00", 2047, ["Tin tức"])


@pytest.mark.parametrize(
    "said",
    [
        "Rất tiếc, bài viết bạn tìm hiện không có hoặc đã được gỡ khỏi hệ thống.",
        "Trang này không còn vì đã bị xóa bởi người quản trị.",
    ],
)
def test_what_a_portal_took_off_is_gone(said: str) -> None:
    found = parsed(f"<div><a href=/>Trang chủ</a></div><div><h2>Thông báo</h2><p>{said}</p></div>", title=PORTAL)
    assert isinstance(found, Reject)
    assert found.reason == "soft-404"


@pytest.mark.parametrize(
    "box",
    [
        "<table><tr><td><p>Có thể bạn quan tâm</p><a href=/a.html>Chè Shan tuyết xuất ngoại</a></td></tr></table>",
        "<div><b>Tin liên quan</b><ul><li><a href=/a.html>Chè Shan tuyết tìm đường xuất ngoại</a></li></ul></div>",
    ],
)
@pytest.mark.parametrize("body", ["cms-body", "afcbc-body"])
def test_text_goes_on_behind_a_box_of_its_own(box: str, body: str) -> None:
    short = "Khó khăn lớn nhất hiện nay là chi phí vận chuyển cao, thiếu kho lạnh."
    found = article(f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p><div class={body}><p>{ONE}</p>{box}<p>{short}</p></div>")
    assert found.body == f"{ONE}\n\n{short}"


@pytest.mark.parametrize(
    "head",
    [
        "<header><a href=/>Báo Ví Dụ</a><time>Thứ Năm, 26/05/2022</time></header><nav><a href=/a>Tin tức</a></nav>",
        "<div>Thứ Năm, 26/05/2022</div><nav><a href=/a>Tin tức</a></nav>",
        "<div><span>Thứ Năm, 26/05/2022 10:11:12</span></div>",
        f"<div>{PORTAL} Thứ Năm, 26/05/2022</div>",
    ],
)
def test_a_clock_right_above_the_title_is_no_date(head: str) -> None:
    found = article(f"{head}<h1>{TITLE}</h1>{TEXT * 2}<p align=right><b>Ngọc Hồng</b></p>")
    assert found.published_at is None


@pytest.mark.parametrize("line", ["• 26/05/2022", "Thời gian: 26/05/2022 08:15", "Ngày cập nhật : 26/05/2022"])
def test_a_date_right_above_the_title_is_one(line: str) -> None:
    found = article(f"<div><a href=/a>Tin tức</a></div><div>{line}</div><h1>{TITLE}</h1>{TEXT}")
    assert (found.published_at or "")[:10] == "2022-05-26"


@pytest.mark.parametrize("between", [" <span>vanthu</span>", ""])
def test_a_count_beside_an_eye_in_the_line_of_the_date(between: str) -> None:
    facts = f"<span>02/10/2023 03:25 CH</span>{between}<span><i class='fa fa-eye'></i> 1.533</span>"
    found = article(f"<h3>{TITLE}</h3><div>{facts}</div><div>{TEXT}</div>")
    assert (found.views, found.published_at) == (1533, "2023-10-02T15:25:00+07:00")


@pytest.mark.parametrize("last", ["<div>MINH CHUNG</div>", "<p align=right><b>MINH CHUNG</b></p>"])
def test_a_name_above_and_below_the_text(last: str) -> None:
    lead = "Huyện vừa đưa vào sử dụng con đường nối hai xã vùng sâu, công trình được người dân mong đợi."
    facts = "<div><span>MINH CHUNG</span><span>05/07/2024 14:08</span></div>"
    found = article(f"<h1>{TITLE}</h1>{facts}<h2>{lead}</h2><div>{TEXT}</div>{last}")
    assert (found.lead, found.body, found.byline) == (lead, f"{ONE}\n\n{TWO}", "MINH CHUNG")


@pytest.mark.parametrize(
    ("links", "section"),
    [
        ("<a href=/kinh-te/>Kinh tế</a> / <a href=/kinh-te/nong-nghiep/>Nông nghiệp</a>", ["Kinh tế", "Nông nghiệp"]),
        ("<a href=/kinh-te/>Kinh tế</a> | <a href=/van-hoa/>Văn hóa</a>", []),
        ("<a href=/kinh-te/>Kinh tế</a> / <a href=/van-hoa/>Văn hóa</a>", []),
    ],
)
def test_a_path_without_the_home_page(links: str, section: list[str]) -> None:
    found = article(f"<div>{links}</div><div><h1>{TITLE}</h1><p>25/05/2022 16:40</p>{TEXT}</div>")
    assert found.section == section


@pytest.mark.parametrize("tags", ["<h3>#lễ hội</h3>", "<p><a href=/t/1>#lễ hội</a></p>"])
def test_a_hashtag_is_no_text(tags: str) -> None:
    found = article(f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p><div>{TEXT}</div><div>{tags}</div>")
    assert (found.body, found.tags) == (f"{ONE}\n\n{TWO}", ["lễ hội"])
