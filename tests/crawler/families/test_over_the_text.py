"""What stands over a text and is none of it, or looks so: notes of a merged portal, clocks and streams, a question for
a password; and lines of it that read like who made it."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from tests.crawler.families.written import LEAD, TEXT, TITLE, article, parsed

BODY = TEXT.strip()
DAY = "<div class=f><span>18/08/2025 10:05</span></div>"
POEM = 3 * "<p>Chiều về trên bến sông quê<br>Con đò lặng lẽ bốn bề khói sương</p>"
STREAM = "<iframe src='https://www.youtube.com/embed/abcdefghijk' width=560 height=315></iframe>"


def skins(over: str, text: str = f"<p>{TEXT}</p><p>{TEXT}</p>") -> list[str]:
    """An article with ``over`` above its lead: of no system, of WordPress, all of it in the block of the text."""
    lead = f"<p><b>{LEAD}</b></p>"
    return [
        f"<div><h1>{TITLE}</h1>{DAY}{over}<div><b>{LEAD}</b></div><div>{text}</div></div>",
        f"<div><h2>{TITLE}</h2>{DAY}{over}{lead}{text}</div>",
        f"<article class='post type-post'><h1 class=entry-title>{TITLE}</h1><div class=entry-meta>{DAY}</div>{over}"
        f"<div class=entry-content>{lead}{text}</div></article>",
        f"<article class='post type-post'><h1 class=entry-title>{TITLE}</h1><div class=entry-meta>{DAY}</div>"
        f"<div class=entry-content>{over}{lead}{text}</div></article>",
    ]


@pytest.mark.parametrize(
    "note",
    [
        "Lưu ý: Bài viết đăng trước ngày 01/7/2025, tên đơn vị hành chính có thể đã thay đổi.",
        "Ghi chú: Tin bài này được chuyển từ cổng cũ sau sáp nhập.",
        "(Bài viết cũ)",
        "[Bài viết đã được đăng trên Trang TTĐT huyện Ví Dụ trước sáp nhập]",
    ],
)
def test_a_note_of_who_carried_the_article_over_is_neither_lead_nor_text(note: str) -> None:
    for over in (f"<p>{note}</p>", f"<div class=notice>{note}</div>", f"<p><b>{note}</b></p>"):
        for page in skins(over):
            found = article(page)
            assert (found.lead, found.body) == (LEAD, f"{BODY}\n\n{BODY}"), page


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


def test_a_note_that_is_all_of_a_text_is_it() -> None:
    note = "Lưu ý: Dữ liệu đã chuyển về trang thông tin của tỉnh sau sáp nhập."
    assert article(f"<div><h1>{TITLE}</h1>{DAY}<div><p>{note}</p></div></div>").body == note


def test_a_line_that_its_class_calls_the_lead_is_that_with_any_label() -> None:
    said = "Chú ý: Người dân không ra đường khi có lốc xoáy, nhất là ở các xã ven biển."
    found = article(
        f"<div><h1>{TITLE}</h1>{DAY}<div class=sapo>{said}</div><div><p>{TEXT}</p><p>{TEXT}</p></div></div>"
    )
    assert (found.lead, found.body) == (said, f"{BODY}\n\n{BODY}")


@pytest.mark.parametrize(
    "note", ["(Bài đã đăng trên Báo Ví Dụ số 512, trang 3)", "(Bài đăng trên Cổng thông tin điện tử Chính phủ)"]
)
def test_where_a_paper_or_a_portal_had_an_article_stays_text(note: str) -> None:
    found = article(skins(f"<p>{note}</p>")[3])
    assert note in found.body


@pytest.mark.parametrize(
    "text",
    [
        f"{POEM}<p>10/3/2010</p><p><b>Lê An</b></p>",
        f"<iframe src=https://www.youtube.com/embed/aB3dE5gH7jK></iframe><p>10/03/2010</p><p>{TEXT}</p>",
        f"<ul><li>Lê An</li><li>Thu Hà</li><li>10/03/2010</li></ul><p>{TEXT}</p><p>{TEXT}</p>",
    ],
)
def test_a_day_above_the_title_gives_way_to_none_in_the_text(text: str) -> None:
    found = parsed(f"<div><div>12/03/2021 08:15</div><h1>{TITLE}</h1><div>{text}</div></div>")
    assert isinstance(found, Article)
    assert found.published_at == "2021-03-12T08:15:00+07:00"


@pytest.mark.parametrize(
    ("below", "own"),
    [
        (f"<div><p>10/03/2010</p>{POEM}</div>", False),
        (f"<p>10/03/2010</p>{POEM}", False),
        (f"<div><p>10/03/2010</p><p>{TEXT}</p><p>{TEXT}</p></div>", False),
        (f"<div><p>10/03/2010</p><p><b>{LEAD}</b></p></div><div><p>{TEXT}</p><p>{TEXT}</p></div>", True),
    ],
)
def test_a_day_over_verses_or_a_text_in_their_element_is_when_they_were_written(below: str, own: bool) -> None:
    found = article(f"<div><div>12/03/2021 08:15</div><h1>{TITLE}</h1>{below}</div>")
    assert found.published_at == ("2010-03-10" if own else "2021-03-12T08:15:00+07:00")


@pytest.mark.parametrize("between", ["<img src=/uploads/a.jpg><p><i>Lễ hội xuân</i></p>", "<a href='#'>In bài</a>"])
def test_a_picture_or_a_button_may_stand_between_a_title_and_its_day(between: str) -> None:
    over = f"<div>28/11/2026 09:15</div><h1>{TITLE}</h1><div>{between}</div><div>18/08/2025</div>"
    assert article(f"<div>{over}<div><p>{TEXT}</p><p>{TEXT}</p></div></div>").published_at == "2025-08-18"


@pytest.mark.parametrize("clock", ["Thứ bảy, 28/11/2026 09:15", "28/11/2026"])
def test_a_day_above_the_title_gives_way_to_the_one_below(clock: str) -> None:
    for over in ("", STREAM):
        found = article(
            f"<div>{over}<div>{clock}</div><h1>{TITLE}</h1>{DAY}<p>{LEAD}</p><p>{TEXT}</p><p>{TEXT}</p></div>"
        )
        assert found.published_at == "2025-08-18T10:05:00+07:00"


@pytest.mark.parametrize(
    ("above", "below", "published"),
    [
        ("18/08/2025", "<p>Cập nhật: 20/08/2025 07:00</p>", "2025-08-18"),
        ("28/11/2026", "<p>Cập nhật: 20/08/2025 07:00</p>", "2025-08-20T07:00:00+07:00"),
        ("28/11/2026", f"{STREAM}<p>Ngày đăng: 20/08/2025</p>", "2025-08-20"),
        ("Ngày đăng: 18/08/2025", "<p>20/08/2025</p>", "2025-08-18"),
        ("Ngày đăng: 18/08/2025", "<p>10/08/2025</p>", "2025-08-18"),
        ("18/08/2025", "<div><p>10/08/2025 08:00</p></div><p>Địa điểm: Hội trường xã</p>", "2025-08-18"),
        ("18/08/2025", "", "2025-08-18"),
        ("18/08/2025", "<p>10/08/2025 08:00 - 11:30</p>", "2025-08-18"),
        ("18/08/2025", "<p>10/08/2025</p><p>Địa điểm: Hội trường xã</p>", "2025-08-18"),
        ("18/08/2025", "<p>8h00 - 10/08/2025</p><p>Địa điểm: Hội trường xã</p>", "2025-08-18"),
        ("18/08/2025", "<p>25/08/2025</p>", "2025-08-18"),
        ("18/08/2025", "<p>Ngày 15/08/2025</p>", "2025-08-18"),
        ("18/08/2025", "<p>Số: 12/TB-UBND - Ngày 15/08/2025</p>", "2025-08-18"),
        ("28/11/2026", "<p>Thứ hai, 18/08/2025 - 10:05</p>", "2025-08-18T10:05:00+07:00"),
    ],
)
def test_a_day_above_the_title_is_the_articles_where_no_other_is_or_its_label_says_so(
    above: str, below: str, published: str
) -> None:
    found = article(f"<div><div>{above}</div><h1>{TITLE}</h1>{below}<p>{LEAD}</p><p>{TEXT}</p><p>{TEXT}</p></div>")
    assert found.published_at == published


@pytest.mark.parametrize(
    "player", [STREAM, "<video src=/a.mp4 controls></video>", "<audio src=/a.mp3 controls></audio>"]
)
def test_a_day_between_a_player_and_the_title_is_the_articles(player: str) -> None:
    # A clock below a stream had been told apart here: articles that begin with their film were refused with it.
    for text in (f"<p>{TEXT}</p>", f"<p>{LEAD}</p>" + f"<p>{TEXT}</p>" * 6, f"<p>{TEXT}</p><p>Tác giả: Lê Thị Hà</p>"):
        found = article(f"<div>{player}<p>28/11/2026</p><h1>{TITLE}</h1>{text}</div>")
        assert (found.title, found.published_at) == (TITLE, "2026-11-28")


FORM = (
    "<form class=post-password-form method=post action='/wp-login.php?action=postpass'><p>Nội dung này được bảo mật. "
    "Hãy nhập mật khẩu để xem tiếp:</p><p><label>Mật khẩu: <input name=post_password type=password></label></p></form>"
)


def test_the_question_for_the_password_of_the_rest_is_no_text_below_a_lead() -> None:
    for page in skins("", text=FORM):
        found = article(page)
        assert (found.lead, found.body) == (LEAD, "")


def test_a_text_over_a_form_for_its_rest_is_read() -> None:
    said = "Mật khẩu của hộ dân do công an xã cấp, không ai được hỏi."
    for end in ("", f"<p>{said}</p>"):
        found = article(skins("", text=f"<p>{TEXT}</p><p>{TEXT}</p>{end}{FORM}")[3])
        assert found.body == "\n\n".join([BODY, BODY, *([said] if end else [])])
        found = article(skins("", text=f"<p>{TEXT}</p><p>{TEXT}</p>{end}")[3])
        assert found.body == "\n\n".join([BODY, BODY, *([said] if end else [])])


@pytest.mark.parametrize("said", ["Báo Ví Dụ đưa tin: 520 suất quà", "Đài Truyền thanh xã viết bài: Mùa vàng đã về"])
def test_who_tells_what_is_text_and_nobody(said: str) -> None:
    for page in (f"<div><h1>{TITLE}</h1>{DAY}<div><p>{said}</p><p>{TEXT}</p><p>{TEXT}</p></div></div>",):
        found = article(page)
        assert (found.byline, found.body) == (None, f"{said}\n\n{BODY}\n\n{BODY}")


def test_a_label_behind_another_leaves_the_first_what_it_is_of() -> None:
    line = "Thực hiện: Lê Thị Hà; viết bài: Trần Nam"
    found = article(f"<div><h1>{TITLE}</h1>{DAY}<div><p>{TEXT}</p><p>{TEXT}</p><p><b>{line}</b></p></div></div>")
    assert ([author.name for author in found.authors], found.body) == (["Lê Thị Hà", "Trần Nam"], f"{BODY}\n\n{BODY}")


@pytest.mark.parametrize("label", ["Người đưa tin", "Người viết bài", "Tin bài", "Bài viết"])
def test_the_label_of_who_tells_names_somebody(label: str) -> None:
    page = f"<div><h1>{TITLE}</h1>{DAY}<div><p>{TEXT}</p><p>{TEXT}</p><p>{label}: Lê Thị Hà</p></div></div>"
    found = article(page)
    assert (found.byline, found.body) == ("Lê Thị Hà", f"{BODY}\n\n{BODY}")


@pytest.mark.parametrize(
    "account", ["Tài khoản: Quỹ Vì người nghèo tỉnh Ví Dụ", "Số tài khoản: 3714.0.1057 - Quỹ Vì người nghèo"]
)
def test_an_account_for_gifts_is_text_where_the_author_stands(account: str) -> None:
    end = f"<p class=author>{account}</p>"
    found = article(f"<div><h1>{TITLE}</h1>{DAY}<div><p>{TEXT}</p><p>{TEXT}</p>{end}</div></div>")
    assert (found.byline, found.body) == (None, f"{BODY}\n\n{BODY}\n\n{account}")


@pytest.mark.parametrize(
    ("names", "byline", "caption"),
    [
        ("MINH TUẤN - KIM CHI - THANH BÌNH", "MINH TUẤN - KIM CHI - THANH BÌNH", None),
        ("NGUYỄN VĂN AN", None, "NGUYỄN VĂN AN"),
        ("QUANG CẢNH LỄ HỘI - XÃ VÍ DỤ", None, "QUANG CẢNH LỄ HỘI - XÃ VÍ DỤ"),
        ("Lê Minh Tuấn - Trần Kim Chi", None, "Lê Minh Tuấn - Trần Kim Chi"),
        ("QUANG TRUNG - NGUYỄN HUỆ", None, "QUANG TRUNG - NGUYỄN HUỆ"),
        ("LÊ VĂN NAM - TRẦN THỊ MAI - BÙI VĂN AN", None, "LÊ VĂN NAM - TRẦN THỊ MAI - BÙI VĂN AN"),
    ],
)
def test_names_in_capitals_in_the_last_row_of_a_picture_sign(
    names: str, byline: str | None, caption: str | None
) -> None:
    table = f"<table><tr><td><img src=/uploads/a.jpg></td></tr><tr><td><b>{names}</b></td></tr></table>"
    found = article(f"<div><h1>{TITLE}</h1>{DAY}<div><p>{TEXT}</p><p>{TEXT}</p>{table}</div></div>")
    assert (found.byline, [image.caption for image in found.images]) == (byline, [caption])
    assert found.body == f"{BODY}\n\n{BODY}"


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


def test_names_in_capitals_under_a_picture_between_paragraphs_are_of_who_is_seen() -> None:
    table = "<table><tr><td><img src=/uploads/a.jpg></td></tr><tr><td><b>LÊ HÀ - MINH TÚ</b></td></tr></table>"
    found = article(f"<div><h1>{TITLE}</h1>{DAY}<div><p>{TEXT}</p>{table}<p>{TEXT}</p></div></div>")
    assert (found.byline, [image.caption for image in found.images]) == (None, ["LÊ HÀ - MINH TÚ"])
    three = table.replace("MINH TÚ", "MINH TÚ - VĂN AN")
    for over in ("", "<h3>Phần hai của lễ hội</h3>", "<p><img src=/uploads/b.jpg></p>", "<p><a href=/x>Xem</a></p>"):
        parts = f"<div><div><p>{TEXT}</p>{three}</div>{over}<div><p>{TEXT}</p></div></div>"
        found = article(f"<div><h1>{TITLE}</h1>{DAY}{parts}</div>")
        assert (found.byline, found.images[0].caption) == (None, "LÊ HÀ - MINH TÚ - VĂN AN")


@pytest.mark.parametrize("names", ["LÊ HÀ - MINH TÚ - VĂN AN", "MINH TUẤN - KIM CHI - THANH BÌNH"])
def test_names_in_capitals_at_the_end_of_a_text_sign_whatever_stands_below_its_block(names: str) -> None:
    table = f"<table><tr><td><img src=/uploads/a.jpg></td></tr><tr><td>{names}</td></tr></table>"
    text = f"<div><p>{TEXT}</p><p>{TEXT}</p><div>{table}</div></div>"
    found = article(f"<div><h1>{TITLE}</h1>{DAY}{text}</div><div class=footer>{LEAD}</div>")
    assert (found.byline, found.images[0].caption) == (names, None)
    both = f"<div><p>{TEXT}</p>{table}<p>{TEXT}</p>{table.replace('a.jpg', 'b.jpg')}</div>"
    found = article(f"<div><h1>{TITLE}</h1>{DAY}{both}</div>")
    assert (found.byline, [image.caption for image in found.images]) == (None, [names, names])


@pytest.mark.parametrize(
    "title", ["Lưu trữ hồ sơ năm 2016", "Tháng Hai 2016 ở vùng cao", "Công tác lưu trữ: tháng 2/2016"]
)
def test_news_of_archives_and_months_are_articles(title: str) -> None:
    found = parsed(f"<div><h1>{title}</h1>{DAY}<div><p>{TEXT}</p><p>{TEXT}</p></div></div>", title=title)
    assert isinstance(found, Article)
    assert found.title == title


@pytest.mark.parametrize(
    ("last", "byline"),
    [("Hồ Hoàn Kiếm", None), ("Hoàng Liên Sơn", None), ("Trần Hưng Đạo", None), ("Hồ Thị Lan", "Hồ Thị Lan")]
    + [(name, name) for name in ("Vương Quốc Anh", "Mai Anh Đào", "Hồ Xuân Hương", "Đào Nhật Tân")],
)
def test_lakes_mountains_and_heroes_sign_nothing(last: str, byline: str | None) -> None:
    found = article(f"<div><h1>{TITLE}</h1>{DAY}<div><p>{TEXT}</p><p>{TEXT}</p><p>{last}</p></div></div>")
    assert (found.byline, found.body.endswith(last)) == (byline, byline is None)
