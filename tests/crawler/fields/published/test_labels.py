"""Days behind their labels and in the last lines of a text: of the article, of its last change, of something else."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from tests.crawler.families.page_kit import (
    BOTH,
    FACTS,
    HEAD,
    ONE,
    TEXT,
    TITLE,
    TWO,
    article,
    framed,
    parsed,
    plain,
    read,
)

LABELS = ("Đưa tin lúc", "Thời điểm đưa tin", "Publish date", "Ngày hiển thị", "Cập nhật ngày đăng", "Giờ đăng")


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("tag", ["p", "div", "span"])
def test_labels_of_when_an_article_was_put_up(label: str, tag: str) -> None:
    found = article(f"<h1>{TITLE}</h1><{tag}>{label}: 25/05/2022 16:40</{tag}><div>{TEXT}</div>")
    assert (found.published_at, found.body) == ("2022-05-25T16:40:00+07:00", BOTH)


@pytest.mark.parametrize("line", ["Ngày thi: 20/05/2022", "Hạn nộp: 20/05/2022 16:40", "Điểm thi: 20"])
def test_labels_of_other_days_date_nothing(line: str) -> None:
    found = article(f"{HEAD}<div><p>{line}</p>{TEXT}</div>")
    assert (found.published_at, found.body) == ("2022-05-25T16:40:00+07:00", f"{line}\n\n{BOTH}")


def test_a_day_behind_such_a_label_is_the_day_and_files_are_files() -> None:
    link = "<a href=/b>25/05/2022</a>"
    for label in ("Đăng vào", "Posted in", "Đăng trong"):
        found = article(f"<h1>{TITLE}</h1><p>{label} {link}</p><div>{TEXT}</div>")
        assert (found.published_at, found.section) == ("2022-05-25", [])
    files = "Danh mục: <a href=/a.pdf>Danh mục dự án</a>, <a href=/b.pdf>Phụ lục</a>"
    for page in (f"<p>{files}</p><div>{TEXT}</div>", f"<div>{TEXT}<p>{files}</p></div>"):
        found = article(HEAD + page)
        assert ([each.name for each in found.attachments], found.section) == (["Danh mục dự án", "Phụ lục"], [])


@pytest.mark.parametrize("line", ["Publish House Ltd 20/05/2022", "Đài đã đưa tin 20/05/2022"])
def test_words_of_such_labels_lead_no_day(line: str) -> None:
    assert article(f"<h1>{TITLE}</h1><p>{line}</p><p>25/05/2022</p><div>{TEXT}</div>").published_at == "2022-05-25"


def test_the_publisher_prints_when_below_the_text() -> None:
    day = "<span class='metadata-entry metadata-publish-date'>11/11/2021 lúc 09:30</span>"
    told = f"<div class=asset-metadata>{day}<span class=metadata-entry>Bởi Phòng Nghiệp vụ</span></div>"
    content = f"<h1 class=header-title>{TITLE}</h1><div class=journal-content-article>{TEXT}</div>"
    found = article(f"<div class=portlet-boundary id=p_p_id_101_INSTANCE_x_>{content}{told}</div>")
    assert (found.published_at, found.byline) == ("2021-11-11T09:30:00+07:00", None)


def test_a_day_on_which_it_was_put_in_dates_the_article() -> None:
    found = parsed(f"<div><h1>{TITLE}</h1><div>{TEXT * 2}</div><p>Nhập tin: 25/05/2022</p></div>")
    assert isinstance(found, Article)
    assert found.published_at == "2022-05-25"


@pytest.mark.parametrize(
    "line",
    ["05/04/2022", "Ngày đăng: 05/04/2022 08:15", "Cập nhật lúc 08:15 ngày 05/04/2022", "Người đăng: quantri"],
)
def test_a_last_line_of_when_it_was_put_up_is_none(line: str) -> None:
    assert article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}</div><p>{line}</p></div>").body == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize("label", ["Được đăng:", "Ngày đưa tin:"])
def test_a_label_of_when_it_was_put_up_dates_it_below_the_text(label: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1><div>{TEXT}</div><p>{label} Thứ tư, 25/05/2022 16:40</p></div>")
    assert (found.published_at, found.body) == ("2022-05-25T16:40:00+07:00", f"{ONE}\n\n{TWO}")


@pytest.mark.parametrize("line", ["Lịch thi: 05/04/2022", "Hạn nộp: 30/4/2022", "Khai mạc: 05/04/2022"])
def test_such_a_day_dates_no_article(line: str) -> None:
    found = parsed(f"<div><h1>{TITLE}</h1><div>{TEXT * 2}<p>{line}</p></div></div>")
    assert getattr(found, "published_at", None) is None


@pytest.mark.parametrize("first", ["Thời gian: 8h ngày 27/5/2022", "Thời gian: Từ 8h00 ngày 27/5/2022"])
def test_a_time_of_another_day_below_the_date_is_of_an_event(first: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1>{FACTS}<div><p>{first}</p>{TEXT}</div></div>")
    assert found.body == f"{first}\n\n{ONE}\n\n{TWO}"
    assert found.published_at == "2022-05-25T16:40:00+07:00"


@pytest.mark.parametrize("facts", ["<p>Thời gian: 25/05/2022 16:40</p>", f"{FACTS}<p>Thời gian: 25/05/2022 16:40</p>"])
def test_the_time_of_the_publication_is_none_of_it(facts: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1>{facts}<div>{TEXT}</div></div>")
    assert (found.body, found.published_at) == (f"{ONE}\n\n{TWO}", "2022-05-25T16:40:00+07:00")


@pytest.mark.parametrize(
    ("facts", "views", "source"),
    [
        ("<p>25/05/2022 16:40 | Xem 1.482</p>", 1482, None),
        ("<p>25/05/2022 16:40 | Xem 1.482 | Nguồn Báo Ấp Bắc</p>", 1482, "Báo Ấp Bắc"),
        ("<p><span>25/05/2022 16:40</span> <span>Xem 1.482</span> <span>Nguồn TTXVN</span></p>", 1482, "TTXVN"),
        ("<ul><li>25/05/2022 16:40</li><li>Xem 1.482</li><li>Nguồn Sở Y tế</li></ul>", 1482, "Sở Y tế"),
        ("<p>25/05/2022 16:40</p><p>Xem 1.482</p><p>Nguồn vidu.vn</p>", 1482, "vidu.vn"),
        ("<p>25/05/2022 16:40 - Nguồn TTXVN</p>", None, "TTXVN"),
    ],
)
def test_facts_whose_labels_have_no_colon(facts: str, views: int | None, source: str | None) -> None:
    found = article(framed(facts=facts))
    assert (found.views, found.source, found.body) == (views, source, BOTH)
    assert found.published_at == "2022-05-25T16:40:00+07:00"


@pytest.mark.parametrize(
    "line", ["Nguồn nhân lực", "Nguồn vốn đầu tư công", "Xem 12 hiện vật", "Nguồn Báo Ấp Bắc cho biết mưa to"]
)
def test_such_words_of_a_text_are_no_facts(line: str) -> None:
    found = article(framed(text=f"<p>{line}</p>{TEXT}"))
    assert (found.views, found.source, found.body) == (None, None, f"{line}\n\n{BOTH}")


@pytest.mark.parametrize("day", ["Ngày 25/5/22", "(Ngày 25/5/22)", "Ngày 25/5/2022"])
def test_a_lone_day_below_a_text_is_the_articles_however_its_year_is_written(day: str) -> None:
    for text in (f"<div>{TEXT}<p>{day}</p></div>", f"<div>{TEXT}</div><div>{day}</div>"):
        found = article(f"<h1>{TITLE}</h1>{text}")
        assert (found.published_at, found.body) == ("2022-05-25", BOTH)


@pytest.mark.parametrize("day", ["Ngày 20/5/2022", "Ngày 20/5/2022:", "NGÀY 20-5-2022", "Ngày 20 tháng 5 năm 2022"])
@pytest.mark.parametrize("set_as", ["<p>{}</p>", "<p><b>{}</b></p>"])
def test_the_day_of_which_a_paragraph_tells_heads_it(day: str, set_as: str) -> None:
    found = article(
        f"<div>{HEAD}<div>{set_as.format(day)}<p>{ONE}</p><p><b>Ngày 21/5/2022</b></p><p>{TWO}</p></div></div>"
    )
    assert found.body == f"{day}\n\n{ONE}\n\nNgày 21/5/2022\n\n{TWO}"
    assert found.published_at == "2022-05-25T16:40:00+07:00"


@pytest.mark.parametrize(
    "day", ["Ngày 25/5/2022", "Ngày đăng: 20/5/2022", "Cập nhật ngày 20/5/2022", "20/5/2022", "Thứ sáu, ngày 20/5/2022"]
)
def test_another_line_that_says_when_it_was_put_up_is_no_text(day: str) -> None:
    assert article(f"<div>{HEAD}<div><p>{day}</p>{TEXT}</div></div>").body == BOTH


@pytest.mark.parametrize(
    "text",
    [
        "<p>Ngày 20/5/2022</p>{text}",
        "<p>Ngày 20/5/2022</p><p>{one}</p><p>Ngày 20/5/2022</p><p>{two}</p>",
        "{text}<p>Ngày 20/5/2022</p><p>Bản quyền thuộc Trang thông tin điện tử huyện, ghi rõ nguồn khi dùng lại.</p>",
    ],
)
def test_one_day_alone_is_when_it_was_written(text: str) -> None:
    found = article(f"<div>{HEAD}<div>{text.format(text=TEXT, one=ONE, two=TWO)}</div></div>")
    assert (found.body, found.published_at) == (BOTH, "2022-05-25T16:40:00+07:00")


def test_a_moment_that_a_dated_text_names_is_of_it() -> None:
    line = "Thời điểm: 26/05/2022"
    assert article(f"<div>{HEAD}<div>{TEXT}<p>{line}</p><p>{ONE} Vui.</p></div></div>").body.count(line) == 1


SITE_MENU = (
    "<ul><li><a href=/>Trang chủ</a></li><li><a href=/tin>Tin tức</a></li><li><a href=/vb>Văn bản</a></li>"
    "<li><a href=/lien-he>Liên hệ</a></li></ul>"
)


def test_when_a_portal_was_brought_up_to_date_is_no_day_of_an_article() -> None:
    assert isinstance(
        plain(f"{SITE_MENU}<div>Trang cập nhật lúc 26/05/2022</div><div><h1>{TITLE}</h1>{TEXT}</div>"), Reject
    )


@pytest.mark.parametrize(
    "first", ["Lê Thị Hà | 25/05/2022", "Xã Mỹ Long, 25/05/2022 10:05", "Tin hoạt động | 25/05/2022"]
)
def test_a_day_in_the_block_with_a_name_is_before_when_something_was_brought_up_to_date(first: str) -> None:
    block = f"<div><h1>{TITLE}</h1><p>{first}</p><p>{ONE}</p><p>{TWO}</p></div>"
    found = read(f"{SITE_MENU}<div><div>Cập nhật: 26/05/2022</div>{block}</div>")
    assert (found.published_at or "")[:10] == "2022-05-25"


@pytest.mark.parametrize("clock", ["Cập nhật hệ thống: 26/05/2022", "Thông tin cập nhật ngày 26/05/2022"])
def test_what_else_was_brought_up_to_date_says_no_day_of_an_article(clock: str) -> None:
    found = plain(f"{SITE_MENU}<div><div>{clock}</div><div><h1>{TITLE}</h1><p>{ONE}</p><p>{TWO}</p></div></div>")
    assert isinstance(found, Reject) or found.published_at is None


@pytest.mark.parametrize(
    ("stamp", "modified"), [("2022-05-26T07:00:00+07:00", "2022-05-26T07:00:00+07:00"), ("", "2022-05-26")]
)
def test_the_time_of_a_change_of_which_the_day_is_printed(stamp: str, modified: str) -> None:
    inner = (
        f"<div class=item-page><h2 itemprop=headline>{TITLE}</h2><dl class=article-info><dd class=published>"
        f"<time datetime='2022-05-25T16:40:00+07:00'>Được đăng: 25 Tháng 5 2022</time></dd><dd class=modified>"
        f"<time datetime='{modified}'>Cập nhật: 26 Tháng 5 2022</time></dd></dl>"
        f"<div itemprop=articleBody>{TEXT}</div></div>"
    )
    found = article(inner, head="<meta name=generator content='Joomla! - Open Source Content Management'>")
    assert (found.published_at, found.modified_at) == ("2022-05-25T16:40:00+07:00", modified)


@pytest.mark.parametrize("line", ["Ngày cập nhật: 01/01/2021", "Cập nhật: 24/05/2022", "Cập nhật lần cuối: 24/05/2022"])
def test_a_day_in_a_text_is_no_change_before_the_article_was_there(line: str) -> None:
    found = article(f"{HEAD}<div><p>{ONE}</p><p>{TWO}</p><p>{line}</p></div>")
    assert found.modified_at is None
