"""Pages that were read before a rule for others came: what it took for a board, a survey, a fund or a fact is none."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from tests.crawler.families.page_kit import BOTH, FACTS, HEAD, ONE, PORTAL, TEXT, TITLE, TWO, article, parsed
from tests.steps import grows_evenly


def last(line: str, align: str = "left") -> Article:
    return article(f"<div>{HEAD}<div>{TEXT}<p align={align}>{line}</p></div></div>")


@pytest.mark.parametrize(
    "name",
    [
        "Tuổi Trẻ", "Dân trí", "Vietnam+", "Người Lao Động", "Sức khỏe và Đời sống", "VnExpress", "CAND",
        "Kinh tế đô thị", "Pháp luật Việt Nam", "Hà Nội mới",
    ],
)  # fmt: skip
@pytest.mark.parametrize("line", ["Theo {}", "(Theo {})", "<em>Theo {}</em>"])
def test_papers_that_no_list_has_are_sources(name: str, line: str) -> None:
    found = last(line.format(name), "right")
    assert (found.body, found.source) == (BOTH, name)


def test_a_source_in_capitals_below_who_wrote() -> None:
    found = article(f"<div>{HEAD}<div>{TEXT}<p>Minh Hà</p><p align=right><b>THEO TUỔI TRẺ</b></p></div></div>")
    assert (found.body, found.byline, found.source) == (BOTH, "Minh Hà", "TUỔI TRẺ")


@pytest.mark.parametrize(
    "line",
    [
        "Theo Nghị quyết của Đảng ủy xã", "Theo Kế hoạch năm", "Theo Luật Đất đai", "Theo quy định", "NGUỒN NƯỚC SẠCH",
        "Nguồn Ngân sách Trung ương", "Theo Công văn 12", "Nguồn: Nước ngầm", "Nguồn: Quỹ đất công",
        "Nguồn: Vốn Trung ương",
    ],
)  # fmt: skip
def test_rules_and_funds_are_none(line: str) -> None:
    found = last(line, "right")
    assert (found.body, found.source) == (f"{BOTH}\n\n{line}", None)


@pytest.mark.parametrize("name", ["Điện lực Trà Vinh", "Quỹ Bảo trợ trẻ em tỉnh", "Điện ảnh Việt Nam"])
def test_offices_that_are_called_as_a_fund_is_are_sources(name: str) -> None:
    assert last(f"Nguồn: {name}").source == name


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Đọc: Phát thanh viên Lan Anh", "Phát thanh viên Lan Anh"),
        ("Trình bày: Tổ Đồ họa", "Tổ Đồ họa"),
        ("Ảnh: K'Brôi", "K'Brôi"),
        ("Ảnh: Lữ đoàn 125", "Lữ đoàn 125"),
        ("Trình bày: Ca sĩ Kim Loan", "Ca sĩ Kim Loan"),
    ],
)
def test_who_made_it_by_what_they_are(line: str, byline: str) -> None:
    assert (last(line).body, last(line).byline) == (BOTH, byline)


@pytest.mark.parametrize(
    "line", ["Nội dung: Tổ chức tập huấn cho cán bộ xã", "Ảnh: Ca sĩ hát mừng", "Ảnh: Lữ đoàn 125 giúp dân"]
)
def test_what_they_do_in_a_caption_made_nothing(line: str) -> None:
    assert (last(line).body, last(line).byline) == (f"{BOTH}\n\n{line}", None)


@pytest.mark.parametrize("align", ["left", "right"])
def test_an_office_with_a_full_stop_signs_and_what_it_did_does_not(align: str) -> None:
    office = "Trung tâm Y tế huyện Cầu Ngang"
    assert last(f"<b>{office}.</b>", align).byline == office
    assert last(f"<b>{office} tiêm ngừa cho trẻ em.</b>", align).byline is None


@pytest.mark.parametrize("facts", ["25/05/2022 16:40 | Văn hóa / Xã hội", "25 / 05 / 2022 | Văn hóa / Xã hội | Lê Hà"])
def test_a_stroke_within_a_part_between_bars_parts_nothing(facts: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1><p>{facts}</p><div>{TEXT}</div></div>")
    assert (found.body, (found.published_at or "")[:10]) == (BOTH, "2022-05-25")


@pytest.mark.parametrize(
    ("facts", "byline", "source"),
    [
        ("Tác giả: Minh Hà / Ảnh: Lê Tám / 25/05/2022", "Minh Hà - Lê Tám", None),
        ("25/05/2022 / Nguồn: Báo Ấp Bắc / TTXVN", None, "Báo Ấp Bắc / TTXVN"),
        ("25/05/2022 / Nguồn: Báo Ấp Bắc / Tác giả: Minh Hà", "Minh Hà", "Báo Ấp Bắc"),
    ],
)
def test_names_between_strokes_go_on_with_the_label_before_them(facts: str, byline: str, source: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1><p>{facts}</p><div>{TEXT}</div></div>")
    assert (found.byline, found.source, found.body) == (byline, source, BOTH)


@pytest.mark.parametrize("title", ["Bản tin thời tiết", "Giá nông sản"])
@pytest.mark.parametrize("film", ["<iframe src='https://www.youtube.com/embed/a'></iframe>", "<video src=/u/a.mp4>"])
def test_a_forecast_that_is_read_out_is_an_article(title: str, film: str) -> None:
    assert isinstance(parsed(f"<div><h1>{title}</h1>{FACTS}<div>{film}</div></div>", title=title), Article)


def test_a_board_in_a_frame_is_none() -> None:
    board = "<iframe src='/thoi-tiet/bang.aspx'></iframe>"
    title = "Thời tiết"
    assert isinstance(parsed(f"<div><h1>{title}</h1>{FACTS}<div>{board}</div></div>", title=title), Reject)


RATE = "<input type=radio name=sao value=1><input type=radio name=sao value=2><textarea name=y></textarea>"


@pytest.mark.parametrize(
    "more", ["", "<select name=lk></select>", "<input type=radio name=k1><input type=radio name=k2>"]
)
def test_news_in_a_form_that_asks_readers_how_they_rate_it_are_news(more: str) -> None:
    title = "Đánh giá kết quả xây dựng nông thôn mới"
    found = parsed(f"<form><h1>{title}</h1>{FACTS}<div>{TEXT}</div>{RATE}{more}</form>", title=title)
    assert isinstance(found, Article)


ANSWERED = (
    "<p>Người hỏi: Lê Thị Tám, xã Mỹ Long</p><p>Câu hỏi: Thủ tục cấp đổi giấy chứng nhận ra sao?</p>"
    "<p>Trả lời: Chào bà! Hồ sơ nộp tại bộ phận một cửa của xã, thời hạn giải quyết là bảy ngày làm việc.</p>"
)


@pytest.mark.parametrize("above", ["", f"<p><b>{ONE}</b></p>"])
def test_news_that_answer_a_reader_are_news(above: str) -> None:
    assert "Trả lời" in article(f"<div>{HEAD}<div>{above}{ANSWERED}</div></div>").body


@pytest.mark.parametrize(
    "counts",
    [
        "<div class='article-statistics'><span class=views>512</span></div>",
        "<div class='thong-ke'><span class=luot-xem>512</span></div>",
        "<div class=meta><span class=views>512</span><a class=comments href='#c'>3</a></div>",
        "<div class=meta><a class=comments href='/bai.html#c'>3</a><span class=views>512</span></div>",
    ],
)
def test_an_articles_own_count_beside_others(counts: str) -> None:
    found = article(f"<div>{HEAD}{counts}<div>{TEXT}</div></div>")
    assert (found.views, found.body) == (512, BOTH)


def test_a_row_with_the_day_between_lead_and_text_counts_readers() -> None:
    row = "<div class=meta><span>25/05/2022 16:40</span><span class=luotxem>512</span></div>"
    found = article(f"<div><h1>{TITLE}</h1><p>{ONE}</p>{row}<p>{TWO}</p></div>")
    assert (found.views, found.published_at) == (512, "2022-05-25T16:40:00+07:00")


def test_what_readers_did_is_no_text_where_no_word_says_of_what() -> None:
    row = "<div><span class=like>5</span><span class=share>7</span></div>"
    assert article(f"<div>{HEAD}<div><p>{ONE}</p>{row}<p>{TWO}</p></div></div>").body == BOTH


@pytest.mark.parametrize(
    ("printed", "tags"),
    [
        ("Xã Mỹ Long, Xã Tân Phong", ["Xã Mỹ Long", "Xã Tân Phong"]),
        ("Huyện Cầu Ngang, Nguyễn Văn An", ["Huyện Cầu Ngang", "Nguyễn Văn An"]),
        ("bão, lũ, sạt lở", ["bão", "lũ", "sạt lở"]),
        ("Đảng, dân, chính quyền", ["Đảng", "dân", "chính quyền"]),
    ],
)
def test_tags_of_one_kind_are_several(printed: str, tags: list[str]) -> None:
    assert article(f"<div>{HEAD}<div>{TEXT}</div></div><p>Từ khóa: {printed}</p>").tags == tags


@pytest.mark.parametrize("name", ["Cải cách hành chính - Chuyển đổi số", "Hoạt động của lãnh đạo tỉnh Ví Dụ năm 2022"])
def test_a_menus_entry_in_whose_address_a_number_stands_is_the_section(name: str) -> None:
    menu = f"<ul class=menu><li><a href=/>Trang chủ</a><li><a href=/tin-tuc/muc-ay-45.html>{name}</a></ul>"
    page = f"{menu}<div><h1>{name}</h1><p><b>{TITLE}</b></p>{FACTS}<div>{TEXT}</div></div>"
    assert article(page, title=PORTAL, url="http://vidu.gov.vn/tin-tuc/hop-mat-77.html").body == BOTH


def test_a_moment_that_a_dated_text_names_is_of_it() -> None:
    line = "Thời điểm: 26/05/2022"
    assert article(f"<div>{HEAD}<div>{TEXT}<p>{line}</p><p>{ONE} Vui.</p></div></div>").body.count(line) == 1


def test_a_place_that_was_rated_by_nobody_does_not_end_the_text() -> None:
    rows = "<p>Đình Tân Phong</p><p>Xếp hạng: Chưa xếp hạng</p><p>Đình Mỹ Long</p><p>Người trông coi: Lê Văn Tám</p>"
    assert "Xếp hạng: Chưa xếp hạng\n\nĐình Mỹ Long" in article(f"<div>{HEAD}<div>{TEXT}{rows}</div></div>").body


def test_how_to_open_a_file_is_no_text() -> None:
    said = "Để xem được tệp này máy tính của bạn cần cài đặt phần mềm đọc tệp, có thể tải miễn phí trên mạng. " * 2
    file = "<div><a href=/u/a.pdf>Tải tệp kế hoạch</a></div>"
    found = parsed(f"<div>{HEAD}{file}<div class=tools><p>{said}</p><p>{said} Xin cảm ơn.</p></div></div>")
    assert not (isinstance(found, Article) and "phần mềm" in found.body)


@pytest.mark.parametrize("box", ["<div>{}</div>", "<div><ul>{}</ul></div>"])
def test_files_with_their_days_below_a_text_are_its_own(box: str) -> None:
    row = "<p><a href=/u/vb-{0}.{1}>Quyết định số {0} về việc phê duyệt quy hoạch</a> (1{0}/3/2022)</p>"
    files = "".join(row.format(at, "pdf") for at in (1, 2))
    found = article(f"<div>{HEAD}<div>{TEXT}</div>{box.format(files)}</div>")
    assert len(found.attachments) == 2
    pages = "".join(row.format(at, "html") for at in (1, 2))
    assert article(f"<div>{HEAD}<div>{TEXT}</div>{box.format(pages)}</div>").body == BOTH


@pytest.mark.parametrize(("over", "section"), [("THÔNG BÁO", []), ("Lịch tiếp công dân", []), ("Văn hóa", ["Văn hóa"])])
def test_the_kind_of_a_paper_over_its_title_is_no_section_though_a_menu_has_it(over: str, section: list[str]) -> None:
    menu = f"<ul><li><a href=/a>{over}</a><li><a href=/b>Liên hệ</a></ul>"
    bold = f"<p><b>{over}</b></p><p><b>{TITLE}</b></p>"
    assert article(f"{menu}<div>{bold}{FACTS}<div>{TEXT}</div></div>", title=PORTAL).section == section


@pytest.mark.parametrize("figure", ["<figure><img src=/u/a.jpg></figure>{0}", "<figure><img src=/u/a.jpg>{0}</figure>"])
def test_many_pictures_and_credits_are_looked_at_once_each(figure: str) -> None:
    def read(size: int) -> None:
        credit = "<figure><figcaption>Ảnh: Lê Tám</figcaption></figure>"
        parsed(f"<div>{HEAD}<div>{TEXT}{figure.format('') * size}{credit * size}</div></div>")

    assert grows_evenly(read, 300)


CALLED = (
    "<div class=portlet-boundary id=p_p_id_1_><p class=x>{}</p>{}<span class=date-publish>14/01/2024 11:05</span>"
    "<div class=journal-content-article>{}</div></div>"
)
REPORT = "Hội nghị tổng kết năm 2022"


@pytest.mark.parametrize(
    ("claimed", "above", "also", "title"),
    [
        (f"{TITLE} - Sở Văn hóa tỉnh Ví Dụ", TITLE, "", TITLE),
        (f"Nông thôn mới nâng cao - Xã Ví Dụ {TITLE.lower()}", "Nông thôn mới nâng cao", "", None),
        ("Đại hội Đảng bộ xã lần thứ mười hai - Thành công tốt đẹp", "Đại hội Đảng bộ xã lần thứ mười hai", "", None),
        (f"{REPORT} - Xã Ví Dụ", REPORT, f"{REPORT} - Xã Ví Dụ", None),
    ],
)
def test_a_section_or_a_half_of_it_above_the_text_is_not_the_title(
    claimed: str, above: str, also: str, title: str | None
) -> None:
    inner = CALLED.format(above, f"<p>{also}</p>", TEXT)
    found = parsed(inner, title=claimed, url="https://vidu.gov.vn/-/mua")
    assert isinstance(found, Article)
    assert found.title == (title or claimed)
