"""Buttons, adverts, viewers and notes around a text are none of it; what reads like them and says more is."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.fields.lines import furniture
from tests.crawler.families.page_kit import BOTH, FACTS, HEAD, ONE, TEXT, TITLE, TWO, article, framed, parsed


@pytest.mark.parametrize(
    "line",
    [
        "In ấn Phản hồi Quay lại", "Nghe audio Nữ miền Bắc Nữ miền Nam", "Giọng nam miền Nam", "00:00 / 02:31",
        "0:00/12:05", "Nghe podcast",
    ],
)  # fmt: skip
def test_buttons_in_other_words_are_no_text(line: str) -> None:
    assert article(f"<h1>{TITLE}</h1>{FACTS}<div>{line}</div>{TEXT}").body == BOTH


@pytest.mark.parametrize(
    "line",
    ["Phản hồi của bà con rất tốt.", "Nam miền Bắc, nữ miền Nam cùng thi", "Tỷ số 01:30 / 02:15 nghiêng về đội khách"],
)
def test_lines_of_a_text_that_hold_such_words_stay(line: str) -> None:
    assert line in article(f"<h1>{TITLE}</h1>{FACTS}{TEXT}<p>{line}</p><p>{ONE}</p>").body


@pytest.mark.parametrize("name", ["Nam Trung", "Nữ Trung", "Đậu Trang", "Nam Bắc"])
def test_names_that_read_like_buttons_are_none(name: str) -> None:
    assert not furniture.is_furniture(name)


@pytest.mark.parametrize("line", ["In | Gửi cho bạn | Đầu trang", "Lên đầu trang", "Giọng nữ Bắc"])
def test_rows_of_buttons(line: str) -> None:
    assert furniture.is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Thích 24 Bình luận 2 Theo dõi Báo Ví Dụ trên Google News", "In bài Lưu bài", "210 KB", "(1,2 MB)",
        "Thích 3", "Bình luận 12",
    ],
)  # fmt: skip
def test_buttons_with_counts_and_sizes_of_files_are_no_text(line: str) -> None:
    assert article(f"<h1>{TITLE}</h1>{FACTS}<div>{line}</div>{TEXT}").body == BOTH


@pytest.mark.parametrize("line", ["Bình luận 12 bức ảnh", "Thích 24 giờ", "In bài vị", "210 kg"])
def test_short_lines_that_say_something_are_no_buttons(line: str) -> None:
    assert not furniture.is_furniture(line)


@pytest.mark.parametrize("where", ["Facebook", "Zalo", "Google News"])
def test_a_line_that_asks_to_be_followed_is_none_of_the_text(where: str) -> None:
    line = f"Theo dõi <b>Huyện Tân Hiệp</b> trên {where} để không bỏ lỡ những tin tức mới nhất của địa phương."
    assert article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}<p>{line}</p></div></div>").body == f"{ONE}\n\n{TWO}"


def test_news_of_what_was_followed_there_stay() -> None:
    line = "Theo dõi trực tiếp lễ khai mạc trên Facebook của huyện có hơn 3.000 lượt người."
    assert article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}<p>{line}</p></div></div>").body.endswith(line)


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


def test_how_to_open_a_file_is_no_text() -> None:
    said = "Để xem được tệp này máy tính của bạn cần cài đặt phần mềm đọc tệp, có thể tải miễn phí trên mạng. " * 2
    file = "<div><a href=/u/a.pdf>Tải tệp kế hoạch</a></div>"
    found = parsed(f"<div>{HEAD}{file}<div class=tools><p>{said}</p><p>{said} Xin cảm ơn.</p></div></div>")
    assert not (isinstance(found, Article) and "phần mềm" in found.body)


@pytest.mark.parametrize("name", ["ad-box", "ads-inline", "road-slot ads-zone", "ads-banner-1", "td-a-rec"])
@pytest.mark.parametrize("inner", [f"<p>{ONE}</p><p>{TWO}</p>", f"<div><div>{ONE}<br><br>{TWO}</div></div>"])
def test_text_in_a_box_that_is_called_an_advert_stays(name: str, inner: str) -> None:
    assert article(f"{HEAD}<div><div class='{name}'>{inner}</div></div>").body == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize("name", ["ad-box", "ads-inline", "ads-zone", "td-a-rec"])
@pytest.mark.parametrize(
    "inner",
    [
        "<a href=/qc><img src=/qc.jpg></a>", "<p>Mua nhà trả góp</p><img src=/qc.jpg>",
        f"<script>var t = '{ONE}';</script><img src=/qc.jpg>", f"<p><a href=https://ban.vn>{ONE}</a></p>",
    ],
)  # fmt: skip
def test_an_advert_between_paragraphs_is_none_of_the_text(name: str, inner: str) -> None:
    found = article(f"{HEAD}<div><p>{ONE}</p><div class='{name}'>{inner}</div><p>{TWO}</p></div>")
    assert (found.body, found.images) == (f"{ONE}\n\n{TWO}", [])


@pytest.mark.parametrize("page", ["Trang 12/40", "trang: 3 / 4", "Page 3/4"])
def test_which_page_a_list_names_stays_in_it(page: str) -> None:
    found = article(f"{HEAD}<div><p>{ONE}</p><ul><li>Tờ số 5</li><li>{page}</li><li>Khổ A4</li></ul><p>{TWO}</p></div>")
    assert found.body == f"{ONE}\n\nTờ số 5\n{page}\nKhổ A4\n\n{TWO}"


@pytest.mark.parametrize("beside", ["", "<li><a href='?p=2'>Sau</a></li>", "<li>Tải về</li>", "<li>Trang 1/12</li>"])
def test_the_page_of_a_viewer_that_is_set_as_a_list_is_none(beside: str) -> None:
    frame = "<iframe src='/web/viewer.html?file=/u/a.pdf'></iframe>"
    assert "1/12" not in article(f"{HEAD}<div>{TEXT}<ul><li>Trang 1/12</li>{beside}</ul>{frame}</div>").body


@pytest.mark.parametrize("bar", ["Trang 1/12", "Trang: 1 / 12", "Page 1/12", "Trang: <span></span> / <span></span>"])
def test_the_pages_of_a_viewer_are_no_text(bar: str) -> None:
    viewer = f"<div><div>{bar}</div><iframe src='/web/viewer.html?file=/u/a.pdf'></iframe></div>"
    found = article(framed(text=TEXT + viewer))
    assert (found.body, len(found.attachments)) == (BOTH, 1)


def test_a_sentence_about_a_page_is_text() -> None:
    line = "Trang 1/12 của bản dự thảo có lỗi chính tả."
    assert article(framed(text=f"{TEXT}<p>{line}</p>")).body == f"{BOTH}\n\n{line}"


@pytest.mark.parametrize("tags", ["<h3>#lễ hội</h3>", "<p><a href=/t/1>#lễ hội</a></p>"])
def test_a_hashtag_is_no_text(tags: str) -> None:
    found = article(f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p><div>{TEXT}</div><div>{tags}</div>")
    assert (found.body, found.tags) == (f"{ONE}\n\n{TWO}", ["lễ hội"])


def test_a_line_on_the_article_being_carried_over_is_no_text() -> None:
    note = "<div>Bài viết được đồng bộ từ Trang thông tin điện tử xã Vĩnh Hòa (cũ) ngày 02/07/2025</div>"
    found = article(f"<h1>{TITLE}</h1><p>Ngày đăng: 14/05/2021</p>{note}<div>{TEXT}</div>")
    assert (found.published_at, found.body) == ("2021-05-14", BOTH)


def test_a_sentence_on_what_is_carried_over_is_text() -> None:
    said = "Dữ liệu được đồng bộ từ Trang thông tin điện tử xã Vĩnh Hòa (cũ) từ ngày 02/07/2025."
    assert said in article(f"<h1>{TITLE}</h1>{FACTS}<p>{said}</p>{TEXT}").body
