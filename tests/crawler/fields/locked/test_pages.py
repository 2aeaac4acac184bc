"""An article behind a password is none; one that stands beside a password's field is."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler.parse import parse_bytes

URL = "https://vidu.gov.vn/2024/02/lich-truc.html"
TITLE = "Lịch trực Tết Nguyên đán của cơ quan xã"
WORDPRESS = (
    '<form action="https://vidu.gov.vn/wp-login.php?action=postpass" class="post-password-form" method="post"><p>{}</p>'
    '<p><label for="pwbox-12">{}: <input name="post_password" id="pwbox-12" type="password"></label> '
    '<input type="submit" value="Nhập"></p></form>'
)
OTHER = "<div class='khoa'><p>{}</p><form method='post'>{}: <input type='password' name='mk'></form></div>"
SAID = [
    ("Nội dung này được bảo mật. Hãy nhập mật khẩu để xem tiếp:", "Mật khẩu"),
    ("Bài viết này được bảo vệ bằng mật khẩu. Để xem, xin hãy nhập mật khẩu dưới đây:", "Mật khẩu"),
    ("This content is password protected. To view it please enter your password below:", "Password"),
    ("This content is password-protected. To view it, please enter the password below.", "Password"),
    ("This post is password protected. To view it please enter your password below:", "Password"),
]
LOGIN = "<aside><h3>Đăng nhập</h3><form><input name='ten'><input type='password' name='mk'></form></aside>"


def page(content: str, beside: str = "", title: str = TITLE) -> bytes:
    return (
        f"<title>{title} – Xã Ví Dụ</title><a href='/'>Xã Ví Dụ</a><main><article class='post type-post hentry'>"
        f"<h1 class='entry-title'>{title}</h1><time class='entry-date published' datetime='2024-02-01T08:00:00+07:00'>"
        f"01/02/2024</time><div class='entry-content'>{content}</div></article></main>{beside}"
    ).encode()


@pytest.mark.parametrize("form", [WORDPRESS, WORDPRESS.replace(' class="post-password-form"', ""), OTHER])
@pytest.mark.parametrize(("said", "label"), SAID)
@pytest.mark.parametrize("title", [TITLE, f"Được bảo vệ: {TITLE}"])
def test_an_article_behind_a_password_is_refused(form: str, said: str, label: str, title: str) -> None:
    read = parse_bytes(page(form.format(said, label), title=title), url=URL)
    assert isinstance(read, Reject), read
    assert read.reason == "login"


def test_words_of_a_theme_in_the_form_of_the_system_are_no_text() -> None:
    read = parse_bytes(
        page(WORDPRESS.format("Tài liệu nội bộ, mời cán bộ xã nhập mã đã được cấp để đọc.", "Mã")), url=URL
    )
    assert isinstance(read, Reject), read
    assert read.reason == "login"


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        # A text, and a form below it: that of its comments, or of a part that only members read.
        ("Cơ quan xã phân công cán bộ trực Tết từ ngày 08 đến hết ngày 14 tháng 02 năm 2024.", WORDPRESS),
        ("Nội dung này được bảo mật theo quy định, cán bộ không cung cấp mật khẩu cho người khác dùng chung.", LOGIN),
        ("Nội dung này được bảo mật. Hãy nhập mật khẩu để xem tiếp: đó là câu mà kẻ gian gửi cho người dân.", LOGIN),
        # No field to answer in.
        (f"{SAID[1][0][:-1]}.", ""),
    ],
)
@pytest.mark.parametrize("times", [1, 3])
def test_an_article_beside_a_field_for_a_password_is_one(text: str, beside: str, times: int) -> None:
    below = beside.format(*SAID[0]) if beside == WORDPRESS else ""
    read = parse_bytes(page(f"<p>{text}</p>" * times + below, "" if below else beside), url=URL)
    assert isinstance(read, Article), read
    assert read.title == TITLE
    assert (read.body or "").startswith(text)


def test_a_film_beside_a_login_is_an_article() -> None:
    film = "<iframe src='https://www.youtube.com/embed/abcdefghijk'></iframe>"
    assert isinstance(parse_bytes(page(film, LOGIN), url=URL), Article)
