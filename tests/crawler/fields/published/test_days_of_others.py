"""Days of other things: of lists, footers, events, places and changes; and the article's own beside them."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.clean.dates import parse_date
from crawler.parse import parse_bytes
from tests.crawler.families.skins_kit import wordpress
from tests.crawler.families.written import LEAD, TEXT, TITLE, TWO, article

BODY = TEXT.strip()


def test_the_footer_above_an_articles_text_tells_when_it_is_from() -> None:
    foot, text = "<footer><div>14/04/2023 - 10:05</div></footer>", f"<div><p>{TEXT}</p><p>{TEXT}</p></div>"
    found = article(f"<h1>{TITLE}</h1><article>{foot}{text}</article>")
    assert (found.published_at, found.body) == ("2023-04-14T10:05:00+07:00", f"{BODY}\n\n{BODY}")
    # The last of an article, and that of the page, are of neither.
    told = f"<h1>{TITLE}</h1><div>15/04/2023</div>"
    for below in (f"<article>{told}{text}{foot}</article>", f"<article>{told}{text}</article>{foot}"):
        found = article(below)
        assert (found.published_at, found.body) == ("2023-04-15", f"{BODY}\n\n{BODY}")


@pytest.mark.parametrize(
    "foot",
    [
        "Nguyễn Văn An, phóng viên Báo Ví Dụ, sinh ngày 20/4/1980", "Gửi bởi bbt vào T4, 14/04/2021 - 10:05",
        "Chuyên mục: <a href=/tin>Tin tức</a> Tag: <a href=/tag/le-hoi>lễ hội</a>",
        "<h3>Tin liên quan</h3><a href=/tin/a-1.html>Xã Mỹ Long tổ chức hội nghị sơ kết</a> (20/4/2021)",
    ],
)  # fmt: skip
@pytest.mark.parametrize("behind", ["<div id=comments><form><input></form></div>", "<div class=clear></div>"])
def test_a_footer_below_an_articles_text_is_none_of_it_whatever_stands_behind(foot: str, behind: str) -> None:
    told = f"<h1>{TITLE}</h1><div>15/04/2023</div><div><p>{TEXT}</p><p>{TEXT}</p></div>"
    found = article(f"<article>{told}<footer>{foot}</footer>{behind}</article>")
    assert (found.published_at, found.body, found.authors) == ("2023-04-15", f"{BODY}\n\n{BODY}", [])


def test_a_footer_above_a_text_that_tells_no_day_is_none_of_it() -> None:
    foot = "<footer><h4>Tin liên quan</h4><a href=/tin/k-1.html>Xã Mỹ Long tổ chức hội nghị sơ kết</a></footer>"
    head = f"<header><h1>{TITLE}</h1><p>15/04/2023</p></header>"
    found = article(f"<article>{head}{foot}<div><p>{TEXT}</p><p>{TEXT}</p></div></article>")
    assert (found.published_at, found.body) == ("2023-04-15", f"{BODY}\n\n{BODY}")


@pytest.mark.parametrize(
    "foot",
    ["Sự kiện ngày 20/04/2021", "© UBND huyện 20/04/2021", "<a href=/tin/k-1.html>Xã Mỹ Long họp</a> 20/04/2021"],
)
def test_a_footer_above_a_text_that_names_a_day_beside_other_words_is_none_of_it(foot: str) -> None:
    head = f"<header><h1>{TITLE}</h1><p>15/04/2023</p></header><footer>{foot}</footer>"
    found = article(f"<article>{head}<div><p>{TEXT}</p><p>{TEXT}</p></div></article>")
    assert (found.published_at, found.lead, found.body) == ("2023-04-15", None, f"{BODY}\n\n{BODY}")


@pytest.mark.parametrize(
    "below",
    [
        "<article><h3><a href=/tin/k-1.html>Xã Mỹ Long họp tổng kết vụ</a></h3>{}<p>Sáng nay xã họp.</p></article>",
        "<div class=yk><article>{}<div>Bài viết rất hay, cảm ơn ban biên tập đã đưa tin.</div></article></div>",
    ],
)
def test_a_footer_of_other_news_or_of_a_remark_dates_no_article(below: str) -> None:
    foot = "<footer>20/04/2021 10:00</footer>"
    found = article(f"<h1>{TITLE}</h1><p>Lượt xem: 12</p><div><p>{TEXT}</p><p>{TEXT}</p></div>{below.format(foot)}")
    assert found.published_at is None
    # A long title above is no text.
    head = f"<div><b>{LEAD.rstrip('.')}</b></div><article>{foot}<div><p>{TEXT}</p><p>{TEXT}</p></div></article>"
    assert article(head, title=LEAD.rstrip(".")).published_at == "2021-04-20T10:00:00+07:00"


ONE = f"<p>{TEXT}</p><p>{LEAD}</p>"


@pytest.mark.parametrize(
    "line",
    [
        "Đăng trong Báo Nhân Dân ngày 13/04/2018", "Đăng trong Nhân Dân số ra ngày 13/04/2018",
        "Đăng trong Tập san Văn nghệ ngày 13/04/2018", "(Đăng trong Người Sơn Lâm, ngày 13/04/2018)",
        "Danh sách đăng trong Công báo ngày 13/04/2018", "Đăng trong nội dung công bố ngày 13/04/2018",
    ],
)  # fmt: skip
def test_where_else_something_stood_on_a_day_is_not_when_it_was_published(line: str) -> None:
    page = f"<html><head><title>{TITLE}</title></head><body><h2>{TITLE}</h2>{ONE}<p>{line}</p></body></html>"
    found = parse_bytes(page.encode(), url="https://vidu.gov.vn/tin-tuc/mua-vang-4711")
    assert not isinstance(found, Article)


SECOND = "Huyện tiếp tục mời doanh nghiệp liên kết tiêu thụ, xây dựng nhãn hiệu cho gạo của địa phương trong vụ tới."


@pytest.mark.parametrize("named", ["Nguyễn Diệp - Đức Thụy", "Minh Hòa, Ngọc Lan"])
def test_a_date_beside_two_names(named: str) -> None:
    found = article(f"<h1>{TITLE}</h1><div>{named} <span>15/05/2024 06:08</span></div><p>{TEXT}</p><p>{SECOND}</p>")
    assert found.published_at == "2024-05-15T06:08:00+07:00"
    assert named not in found.body


def test_a_date_beside_two_places_is_of_the_text() -> None:
    line = "Hà Nội - Hải Phòng 15/05/2024"
    found = article(f"<h1>{TITLE}</h1><p>Lượt xem: 7</p><div>{line}</div><p>{TEXT}</p><p>{SECOND}</p>")
    assert found.published_at is None


@pytest.mark.parametrize("line", ["Đăng bởi admin lúc 19/11/2021 10:15", "Gửi bởi quantri - 19/11/2021 10:15"])
def test_a_date_behind_the_account_that_posted(line: str) -> None:
    found = article(f"<h1>{TITLE}</h1><div class=x>{line}</div><p>{LEAD}</p><p>{TEXT}</p>")
    assert (found.published_at, found.byline) == ("2021-11-19T10:15:00+07:00", None)


@pytest.mark.parametrize("line", ["Ngày 19/11/21", "Ngày 19-11-21", "(Ngày 19/11/21)"])
def test_a_year_of_two_digits_behind_its_word(line: str) -> None:
    found = article(f"<h1>{TITLE}</h1><div class=x>{line}</div><p>{LEAD}</p><p>{TEXT}</p>")
    assert found.published_at == "2021-11-19"


@pytest.mark.parametrize("line", ["Từ 19/11/21", "19.11.21", "Số 19-11-21", "Ngày 19/11/21, UBND huyện họp"])
def test_other_such_numbers_are_no_date(line: str) -> None:
    found = article(f"<h1>{TITLE}</h1><div class=x>{line}</div><p>{LEAD}</p><p>{TEXT}</p><p>Tác giả: Lê Minh Tú</p>")
    assert found.published_at is None


WORDPRESS = "<meta name=generator content='WordPress 6.2'>"


def test_the_day_of_the_last_change_may_touch_that_of_the_article() -> None:
    days = "<span class=published>14/03/2025</span><span class=updated itemprop=dateModified>15/03/2025</span>"
    others = "<a href=/x/#respond>Để lại một bình luận</a> / <a href=/so/>Chuyển đổi số</a> / Bởi <a href=/a/>VHXH</a>"
    meta = f"<div class=entry-meta>{others} / <span class=posted-on>{days}</span></div>"
    text = f"<div class=entry-content><p>{TEXT}</p><p>{TEXT}</p></div>"
    inside = (
        f"<article class='post type-post'><header><h1 class=entry-title>{TITLE}</h1>{meta}</header>{text}</article>"
    )
    found = article(inside, head=WORDPRESS, body="class='single single-post'")
    assert (found.published_at, found.modified_at) == ("2025-03-14", "2025-03-15")


ROWS = "".join(
    f"<article class='jeg_post'><h3 class='jeg_post_title'><a href='/tin-{n}/'>Hội thi nhà nông đua tài lần thứ {n}</a>"
    f"</h3><div class='jeg_meta_date'>0{n}/02/2026</div></article>"
    for n in (7, 8, 9)
)


def test_the_articles_of_a_theme_that_are_its_lists_tell_no_date() -> None:
    """JNews has no ``article`` around the post, and one around each row of what is read most."""
    post = (
        f"<div class=jeg_inner_content><h1 class=jeg_post_title>{TITLE}</h1><div class=jeg_meta_date>22/08/2025</div>"
        f"<div class=entry-content><p>{TEXT}</p><p>{TWO}</p></div></div>"
    )
    found = wordpress(f"{post}<div class=jnews_related_post_container>{ROWS}</div>", above=ROWS)
    assert found.published_at == "2025-08-22"
    assert [each.url for each in found.related] == [f"https://a.vn/tin-{n}/" for n in (7, 8, 9)]


def test_the_article_around_a_post_tells_its_date() -> None:
    facts = f"<h1>{TITLE}</h1><div class=jeg_meta_date>22/08/2025</div>"
    post = f"<article>{facts}<div class=entry-content><p>{TEXT}</p></div></article>"
    assert wordpress(post, above=ROWS).published_at == "2025-08-22"


@pytest.mark.parametrize(
    ("printed", "seen"),
    [
        ("3 tháng trước (25/08/2026 17:10)", "2026-08-25T17:10:00+07:00"),
        ("2 giờ trước | 25/08/2026", "2026-08-25"),
    ],
)
def test_how_long_ago_before_the_date(printed: str, seen: str | None) -> None:
    assert article(f"<h1>{TITLE}</h1><div>{printed}</div><div><p>{TEXT}</p><p>{TWO}</p></div>").published_at == seen


@pytest.mark.parametrize("text", ["30 ngày trước (kể từ 25/08/2026)", "Nộp trước (25/08/2026)"])
def test_a_term_before_a_day_tells_no_date(text: str) -> None:
    assert parse_date(text) is None
