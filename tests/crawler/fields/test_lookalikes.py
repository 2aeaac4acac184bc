"""What only looks like a fact of an article, on pages that are otherwise alike: a place for who wrote, a list for a
label, a birthday for a date."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler.parse import parse_bytes

_TITLE = "Huyện Mai Châu triển khai kế hoạch phát triển kinh tế"
_TEXT = (
    "Sáng 12/3, Ủy ban nhân dân huyện đã tổ chức hội nghị triển khai kế hoạch phát triển kinh tế - xã hội năm 2025 với "
    "sự tham dự của đông đảo đại biểu.",
    "Phát biểu tại hội nghị, lãnh đạo huyện đề nghị các phòng, ban, đơn vị tập trung thực hiện tốt các nhiệm vụ trọng "
    "tâm đã đề ra trong thời gian tới.",
    "Hội nghị cũng dành thời gian thảo luận, đóng góp ý kiến cho các nội dung quan trọng, góp phần hoàn thiện chương "
    "trình công tác của cả năm.",
)


def _paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def _parsed(*, above: str = "", date: str = "12/03/2025 08:30", text: str = "") -> Article | Reject:
    page = (
        f"<title>{_TITLE}</title><body><div class=main>{above}<h1>{_TITLE}</h1><div class=date>{date}</div>"
        f"<div class=content>{text or _paragraphs(*_TEXT)}</div></div></body>"
    )
    return parse_bytes(page.encode(), url="http://vidu.example/tin-tuc/hoi-nghi-7.html")


def _article(*, above: str = "", date: str = "12/03/2025 08:30", text: str = "") -> Article:
    record = _parsed(above=above, date=date, text=text)
    assert isinstance(record, Article), record
    assert record.title == _TITLE
    return record


@pytest.mark.parametrize(
    "lines",
    [
        ("<ul><li>Anh</li><li>Pháp</li><li>Đức</li></ul>", "Anh\nPháp\nĐức"),
        ("<p><b>Nguồn</b></p><p>Ngân sách huyện 12 tỷ đồng</p>", "Nguồn\n\nNgân sách huyện 12 tỷ đồng"),
        ("<p><b>Thực hiện</b></p><p>Phòng Kinh tế chủ trì</p>", "Thực hiện\n\nPhòng Kinh tế chủ trì"),
        ("<p>Người Việt</p><p>Dùng hàng Việt</p>", "Người Việt\n\nDùng hàng Việt"),
    ],
    ids=["countries", "money", "duties", "slogan"],
)
def test_an_entry_is_no_label_of_the_next(lines: tuple[str, str]) -> None:
    markup, expected = lines
    record = _article(text=_paragraphs(_TEXT[0]) + markup + _paragraphs(*_TEXT[1:]))
    assert record.body == "\n\n".join((_TEXT[0], expected, *_TEXT[1:]))
    assert (record.byline, record.source) == (None, None)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("<ul><li>5 GB</li><li>10 GB</li><li>1,5x</li><li>In ấn</li></ul>", "5 GB\n10 GB\n1,5x\nIn ấn"),
        ("<p>Mỗi hộ được cấp mỗi tháng:</p><p>5 GB</p>", "Mỗi hộ được cấp mỗi tháng:\n\n5 GB"),
        ("<h3>In ấn</h3>", "In ấn"),
        ("<h3>Lượt xem</h3>", "Lượt xem"),
        ("<p>Giọng nữ miền Nam</p>", "Giọng nữ miền Nam"),
    ],
    ids=["list", "amount", "heading", "counted", "voice"],
)
def test_words_of_buttons_between_paragraphs_are_of_the_text(lines: str, expected: str) -> None:
    record = _article(text=_paragraphs(_TEXT[0]) + lines + _paragraphs(*_TEXT[1:]))
    assert record.body == "\n\n".join((_TEXT[0], expected, *_TEXT[1:]))


@pytest.mark.parametrize(
    "bar",
    ["<p>Lưu</p><p>Chia sẻ</p>", "<p><a href='/in/7'>In ấn</a></p>", "<p>1x</p><p>0:00 / 2:31</p><p>Nữ miền Nam</p>"],
)
def test_words_of_buttons_beside_other_buttons_are_none_of_the_text(bar: str) -> None:
    for at in range(len(_TEXT) + 1):
        assert _article(text=_paragraphs(*_TEXT[:at]) + bar + _paragraphs(*_TEXT[at:])).body == "\n\n".join(_TEXT)


@pytest.mark.parametrize(
    ("line", "views"),
    [
        ("Lượt xem: 120 / tháng", None), ("Lượt xem: 1200 / ngày", None), ("Lượt xem: 120 / tháng này", None),
        ("Lượt xem: 387 / Ngày đăng: 12/03/2025", 387), ("Lượt xem: 387 / Danh mục: Hội", 387),
    ],
)  # fmt: skip
def test_a_count_for_a_length_of_time_is_none_of_the_article(line: str, views: int | None) -> None:
    assert _article(date=f"12/03/2025 08:30</div><div>{line}").views == views


def test_a_table_with_heads_is_data_whatever_its_cells_hold() -> None:
    cells = "".join(f"<tr><td>{at}. Hỏi</td><td>{_paragraphs(*_TEXT)}</td></tr>" for at in range(2))
    table = f"<table><tr><th>Câu hỏi</th><th>Trả lời</th></tr>{cells}</table>"
    record = _article(text=_paragraphs(_TEXT[0]) + table + _paragraphs(*_TEXT[1:]))
    assert [type(block).__name__ for block in record.blocks].count("Table") == 1


def test_a_link_into_a_drive_is_a_file_where_a_label_says_so() -> None:
    sheet = "https://docs.google.com/spreadsheets/d/1a/edit"
    told = f"Chi tiết xem <a href='{sheet}'>tại đây</a>."
    listed = f"<a href='{sheet}'>Danh sách thí sinh trúng tuyển kỳ thi công chức năm 2025</a>"
    record = _article(text=_paragraphs(_TEXT[0], told, listed, *_TEXT[1:]))
    assert record.attachments == []
    assert "Chi tiết xem tại đây." in record.body
    assert "Danh sách thí sinh" in record.body
    for offer in (f"<p>Tệp đính kèm: {listed}</p>", f"<p><b>Tệp đính kèm</b></p><p>{listed}</p>"):
        record = _article(text=_paragraphs(*_TEXT) + offer)
        assert [file.url for file in record.attachments] == [sheet]
        assert "Danh sách thí sinh" not in record.body


@pytest.mark.parametrize("file", ["view.png", "views.png", "captcha-moi.jpg"])
def test_a_picture_called_like_an_icon_is_shown_with_its_caption(file: str) -> None:
    picture = f"<p align=center><img src='/uploads/2024/05/{file}'></p><p align=center><em>Quang cảnh hội nghị</em></p>"
    record = _article(text=_paragraphs(_TEXT[0]) + picture + _paragraphs("2024 là năm cuối.", *_TEXT[1:]))
    assert [(image.url, image.caption) for image in record.images] == [
        (f"http://vidu.example/uploads/2024/05/{file}", "Quang cảnh hội nghị")
    ]
    assert record.views is None


@pytest.mark.parametrize(
    "said", ["Nhà văn nhận giải thưởng năm nay của tỉnh.", "Nguyễn Văn An nhận giải thưởng của tỉnh."]
)
def test_who_is_told_of_in_the_text_keeps_the_picture(said: str) -> None:
    box = f"<div class='tac-gia'><img src='/a/an.jpg' alt='Nguyễn Văn An'><p>{said}</p></div>"
    record = _article(text=_paragraphs(_TEXT[0]) + box + _paragraphs(*_TEXT[1:]))
    assert [image.url for image in record.images] == ["http://vidu.example/a/an.jpg"]


def test_a_place_beside_the_date_wrote_nothing() -> None:
    assert _article(date="12/03/2025 08:30 | Mai Châu").byline is None
    assert _article(date="12/03/2025 08:30 | Ngọc Hà").byline == "Ngọc Hà"


@pytest.mark.parametrize("place", ["Ngọc Hà", "Thanh Lâm", "Nguyễn Văn Linh"])
@pytest.mark.parametrize(
    ("word", "is_place"), [("UBND huyện", True), ("xã", True), ("chị", False), ("quanh xã và", False)]
)
def test_what_the_text_calls_a_place_wrote_nothing(place: str, word: str, *, is_place: bool) -> None:
    text = _paragraphs(*_TEXT, f"Dự hội nghị có đại diện {word} {place} và các đơn vị.")
    found = _article(date=f"{place} | 12/03/2025 08:30", text=text)
    assert (found.byline, found.published_at) == (None if is_place else place, "2025-03-12T08:30:00+07:00")


def test_a_birthday_is_no_date_of_an_article() -> None:
    born = _paragraphs("Nguyễn Văn An, 12/03/1990", *_TEXT)
    assert isinstance(_parsed(date="", text=born), Reject)
    # Behind a date another beside a name is of the text.
    told = _article(text=_paragraphs("Trần Văn Nam 03/02/2021", *_TEXT))
    assert (told.published_at or "")[:10] == "2025-03-12"
    assert told.body.startswith("Trần Văn Nam")


@pytest.mark.parametrize(
    "end", ["In bài viết", "Tìm kiếm nâng cao", "Nguyễn Văn An"], ids=["button", "search", "account"]
)
def test_what_stands_behind_a_path_is_no_section(end: str) -> None:
    links = f"<a href='/'>Trang chủ</a> › <a href='/tin-tuc'>Tin tức</a> <span>{end}</span>"
    assert _article(above=f"<div class=breadcrumb>{links}</div>").section == ["Tin tức"]


@pytest.mark.parametrize("opening", ["Trân trọng kính mời.", "I. Mục đích, yêu cầu.", "Kính thưa quý vị đại biểu."])
def test_a_greeting_or_a_first_heading_is_no_lead(opening: str) -> None:
    record = _article(text=f"<p><b>{opening}</b></p>{_paragraphs(*_TEXT)}")
    assert record.lead is None
    assert record.body.startswith(opening)


def test_news_of_a_decree_are_no_record_of_it() -> None:
    said = (
        "Nghị định số hiệu 50/2024/NĐ-CP do Chính phủ ban hành, ngày ban hành 10/5/2024, ngày có hiệu lực 15/5/2024, "
        "người ký là Thủ tướng."
    )
    assert _article(text=_paragraphs(said, *_TEXT)).body.startswith("Nghị định số hiệu")


def test_stars_between_two_paragraphs_end_no_text() -> None:
    stars = _paragraphs(_TEXT[0], "Đánh giá: 4,5/5 (120 phiếu)", *_TEXT[1:])
    assert _article(text=stars).body == "\n\n".join(_TEXT)


def test_a_name_like_a_voice_signs() -> None:
    signed = _article(text=_paragraphs(*_TEXT) + "<p style='text-align:right'><b>Nam Trung</b></p>")
    assert (signed.byline, signed.body) == ("Nam Trung", "\n\n".join(_TEXT))


@pytest.mark.parametrize(
    ("claim", "heading"),
    [
        ("Xây dựng nông thôn", "Tiểu Cần đón bằng công nhận xã về đích xây dựng nông thôn mới"),
        ("Nông thôn", "Cầu Ngang về đích nông thôn mới"),
        ("Trà Cú xây dựng nông thôn", "Trà Cú xây dựng nông thôn mới"),
    ],
)
def test_a_title_is_not_cut_where_the_page_claims_a_part_of_it(claim: str, heading: str) -> None:
    head = f"<title>{heading}</title><meta property='og:title' content='{claim}'>"
    page = f"{head}<body><div class=main><h1>{heading}</h1>12/03/2025 08:30<div>{_paragraphs(*_TEXT)}</div></div>"
    record = parse_bytes(page.encode(), url="http://vidu.example/tin-tuc/hoi-nghi-7.html")
    assert isinstance(record, Article)
    assert record.title == heading


@pytest.mark.parametrize(
    "line",
    [
        "<h3>Nội dung thế nào?</h3>",
        "<p>Nội dung có hữu ích không? Đó là câu hỏi của người dân.</p>",
        "<p>Bài viết có hữu ích không? Ban biên tập mong nhận được ý kiến của bạn đọc gần xa trong cả nước.</p>",
    ],
)
def test_a_question_in_a_text_ends_it_nowhere(line: str) -> None:
    assert _TEXT[2] in _article(text=_paragraphs(*_TEXT[:2]) + line + _paragraphs(_TEXT[2])).body


@pytest.mark.parametrize("last", ["<p>TTHC</p>", "<p style='text-align:center'><b>TTHC trực tuyến</b></p>"])
def test_what_offices_do_is_no_office(last: str) -> None:
    found = _article(text=_paragraphs(*_TEXT) + last)
    assert (found.byline, found.authors) == (None, [])


@pytest.mark.parametrize(
    "text", ["Sau khi xông hơi, hãy chờ 15 phút rồi mới tắm.", "Cảnh báo thao tác quá nhanh khi chuyển tiền"]
)
def test_advice_to_wait_is_no_flood_page(text: str) -> None:
    record = _parsed(text=f"<p>{text}</p>")
    assert not (isinstance(record, Reject) and record.reason == "flood")


def test_news_of_functions_is_no_static_page() -> None:
    title = "Chức năng nhiệm vụ - Những điểm mới của Sở Nội vụ"
    page = (
        f"<title>{title}</title><div class=main><h1>{title}</h1>12/03/2025 08:30<div>{_paragraphs(*_TEXT)}</div></div>"
    )
    assert isinstance(parse_bytes(page.encode(), url="http://vidu.example/tin-tuc/diem-moi-7.html"), Article)


@pytest.mark.parametrize(
    "above",
    [
        "<p><a href='/tin-tuc/a-1.html'>Bài trước</a> › <a href='/tin-tuc/b-2.html'>Bài sau</a></p>",
        "<p><a href='/a-1.html'>Hội nghị tổng kết phong trào thi đua yêu nước năm 2024</a> » "
        "<a href='/b-2.html'>Lễ phát động trồng cây đời đời nhớ ơn Bác năm 2025</a></p>",
        "<p><a href='/tin/hoi-thi-12.html'>Khai mạc hội thi tay nghề</a> » "
        "<a href='/tin/hoi-thao-13.html'>Bế mạc hội thao ngành</a></p>",
        "<p><a href='/tin-tuc/hoi-thi-12.html'>Hội thi</a> » <a href='/tin-tuc/hoi-thao-13.html'>Hội thao</a></p>",
        "<p><a href='/chuyen-muc/tin-tuc'>Quay lại</a></p>",
        "<p><a href='/chuyen-muc/thong-bao'>Xem thêm thông báo khác »</a></p>",
    ],
)
def test_what_leads_a_reader_on_is_no_section(above: str) -> None:
    assert _article(above=above).section == []


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("/kinh-te", "/nong-nghiep"),
        ("/kinh-te-c1", "/nong-nghiep-c12.html"),
        ("?muc=1", "?muc=2"),
        ("/tin-tuc", "/a/9"),
    ],
)
def test_sections_behind_arrows_are_a_path(first: str, last: str) -> None:
    way = f"<p><a href='{first}'>Kinh tế</a> » <a href='{last}'>Nông nghiệp</a></p>"
    assert _article(above=way).section == ["Kinh tế", "Nông nghiệp"]


@pytest.mark.parametrize("last", ["Đăng nhập", "Giao diện tối", "Tiếng Việt"])
def test_a_way_that_ends_at_a_button_ends_at_the_section(last: str) -> None:
    way = f"<a href='/'>Trang chủ</a> » <a href='/tin-tuc'>Tin tức</a> » <span>{last}</span>"
    assert _article(above=f"<div class=breadcrumb>{way}</div>").section == ["Tin tức"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Trong tuần, Cổng thông tin điện tử huyện đã đăng ba sự kiện nổi bật về chuyển đổi số.",
        "Người dân có thể thực hiện trực tuyến những thủ tục dưới đây tại nhà, không phải đi lại.",
    ],
)
def test_a_list_of_links_that_the_text_speaks_of_stays(sentence: str) -> None:
    titles = ("Khai trương trung tâm điều hành thông minh huyện", "Ra mắt ứng dụng công dân số của tỉnh nhà")
    listed = "".join(f"<li><a href='/tin-tuc/{at}-khai-truong.html'>{said}</a></li>" for at, said in enumerate(titles))
    body = _article(text=f"<p>{_TEXT[0]}</p><p>{sentence}</p><ul>{listed}</ul><p>{_TEXT[2]}</p>").body
    assert all(said in body for said in titles)


def test_a_sentence_without_an_account_is_not_dropped() -> None:
    line = "Gửi bởi tấm lòng của người dân xứ biển"
    assert line in _article(text=_paragraphs(*_TEXT, line)).body


@pytest.mark.parametrize("said", ["Bài và ảnh do nhóm tác giả thực hiện:", "Trân trọng giới thiệu cùng bạn đọc:"])
def test_one_name_below_a_colon_may_sign(said: str) -> None:
    text = _paragraphs(*_TEXT, said) + "<p style='text-align:right'><b>Nguyễn Thị Lý</b></p>"
    assert _article(text=text).byline == "Nguyễn Thị Lý"
