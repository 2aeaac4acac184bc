"""What skins print around an article in words and places of their own, and what reads alike in a text."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest

from archive.article import Article
from crawler.clean.names import looks_like_byline
from crawler.clean.numbers import find_views
from crawler.fields.lines import furniture
from crawler.fields.lines.titleflags import without_flag
from tests.crawler.families.page_kit import BOTH, FACTS, ONE, TEXT, TITLE, TWO, article, parsed


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


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("Bạn thấy bài viết này thế nào? Hay Không hay", True),
        ("Bài viết có hữu ích với bạn không?", True),
        ("Đánh giá: ★★★★☆ 4/5 (3 phiếu)", True),
        ("Họ và tên: Email: Nội dung:", True),
        ("Đánh giá: 4/5 xã đạt chuẩn nông thôn mới", False),
        ("Đánh giá bài viết của các em", False),
        ("Họ và tên: Trần Văn Bé, sinh năm 1962", False),
        ("Bài viết này nói gì? Ai viết?", False),
    ],
)
def test_what_asks_readers_ends_an_article(line: str, ends: bool) -> None:
    assert furniture.is_end(line) is ends


@pytest.mark.parametrize("names", ["lien-quan", "bai-lien-quan", "article__relate", "ds-bai-viet-lien-quan"])
def test_a_box_of_other_news_in_the_text_by_its_class(names: str) -> None:
    box = f"<ul class='{names}'><li><a href='/tin/khac'>Phụ nữ vùng cao khởi nghiệp từ chè</a></li></ul>"
    assert article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{ONE}</p>{box}<p>{TWO}</p></div>").body == BOTH


@pytest.mark.parametrize("names", ["chuyen-lien-quan-den-hoi", "correlate", "co-quan", "relates-to"])
def test_classes_with_such_a_word_in_them_hide_nothing(names: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{ONE}</p><div class='{names}'>{TWO}</div></div>")
    assert found.body == BOTH


@pytest.mark.parametrize("names", ["author", "article__author", "bai-tac-gia"])
@pytest.mark.parametrize("who", ["Hoàng Phước - Tú Linh", "Kim Sơn, Lê Hà", "Thu Hằng"])
def test_names_and_a_face_in_the_authors_element(names: str, who: str) -> None:
    face = f"<img src='/a/hp.jpg' alt='{who.split(' - ', maxsplit=1)[0].split(',', maxsplit=1)[0]}'>"
    picture = "<figure><img src='/a/hoi.jpg' alt='Hội thi'></figure>"
    found = article(f"<h1>{TITLE}</h1><div class={names}>{face}<b>{who}</b></div>{FACTS}<div>{picture}{TEXT}</div>")
    assert found.byline == who
    assert [image.url for image in found.images] == ["http://vidu.gov.vn/a/hoi.jpg"]
    assert found.body == BOTH


@pytest.mark.parametrize("inner", ["{p}", "<div class=author-quantri>{p}</div>"])
def test_a_portrait_in_the_text_stays(inner: str) -> None:
    picture = inner.format(p="<img src='/a/ba-me.jpg' alt='Bà mẹ Việt Nam anh hùng'>")
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{ONE}</p>{picture}<p>{TWO}</p></div>")
    assert [image.url for image in found.images] == ["http://vidu.gov.vn/a/ba-me.jpg"]


@pytest.mark.parametrize("file", ["/captcha.ashx", "/images/captcha_img.aspx?x=1", "/Captcha/Anh.png"])
def test_a_captcha_is_no_picture(file: str) -> None:
    assert article(f"<h1>{TITLE}</h1>{FACTS}<div>{TEXT}<img src='{file}'></div>").images == []


@pytest.mark.parametrize("kicker", ["KÝ SỰ", "Chuyện người tốt", "Kỳ 1"])
@pytest.mark.parametrize("date", ["Cập nhật lúc 16h40, Thứ Tư, 25/05/2022 (GMT+7)", "Ngày đăng: 25/05/2022 16:40"])
def test_the_date_above_a_kicker(kicker: str, date: str) -> None:
    found = article(f"<div><p>{date}</p><p>{kicker}</p><h1>{TITLE}</h1>{TEXT}</div>")
    assert found.published_at == "2022-05-25T16:40:00+07:00"


@pytest.mark.parametrize("kicker", ["KÝ SỰ", "Trang chủ", "<a href=/ks>Ký sự</a>"])
def test_a_clock_above_a_kicker_is_none(kicker: str) -> None:
    found = article(
        f"<div><p>Thứ Tư, 25/05/2022 16:40</p><p>{kicker}</p><h1>{TITLE}</h1><p>Lượt xem: 5</p>{TEXT}</div>"
    )
    assert found.published_at is None


@pytest.mark.parametrize(
    ("text", "views"),
    [
        ("Đã có 927 lượt xem", 927), ("Có 12 lượt đọc", 12), ("Đã được 1.024 lượt xem", 1024),
        ("Hải Đăng | Lượt xem: 12", 12), ("Hải Đăng / Số lần xem: 387 / Danh mục: Hội", 387),
        ("Clip đã có 5 triệu lượt xem", None), ("Clip đã được 5 triệu lượt xem", None),
        ("Đang có 12 lượt xem", None), ("Đang xem: 12", None),
        ("Đã có 12 lượt xem xét hồ sơ", None), ("Đã xem: 5 / 10", None), ("Đã có 3 xã", None),
    ],
)  # fmt: skip
def test_counts_among_other_words(text: str, views: int | None) -> None:
    found = find_views(text)
    assert (found.views if found is not None else None) == views


@pytest.mark.parametrize("text", ["THÀNH CÔNG - ALĂNG NGƯỚC", "Hồng Thu – Y Blim Niê", "BÌNH MINH - RƠ LAN H’NGA"])
def test_names_of_whom_one_is_of_the_highlands_sign(text: str) -> None:
    assert looks_like_byline(text, set_off=True)


@pytest.mark.parametrize(
    "text", ["THÀNH CÔNG - VANG DỘI", "HÒA BÌNH - HỮU NGHỊ", "Truyền thống - Hiện đại", "ALĂNG NGƯỚC - QUÊ HƯƠNG"]
)
def test_words_in_pairs_sign_nothing(text: str) -> None:
    assert not looks_like_byline(text, set_off=True)


MENU = "<ul>{}</ul>".format("".join(f"<li><a href='/m/{at}'>{n}</a></li>" for at, n in enumerate(("Hội", "Hoạt động"))))


@pytest.mark.parametrize(
    ("above", "section"),
    [
        ("<div><a href='/m/1'>Hoạt động</a></div>", ["Hoạt động"]),
        ("<p><a href='/m/1'>Hoạt động</a></p>", ["Hoạt động"]),
        ("<div><a href='/m/9'>Hoạt động</a></div>", []),
        ("<div><a href='/m/1'>Xem tiếp</a></div>", []),
        (MENU, []),
        ("<div><div><a href='/m/1'>Hoạt động</a></div></div>", []),
    ],
)
def test_a_link_over_the_title_that_the_menu_has(above: str, section: list[str]) -> None:
    found = article(f"{MENU}<div>{above}<h1>{TITLE}</h1>{FACTS}{TEXT}</div>")
    assert found.section == section


@pytest.mark.parametrize("flag", ["Nổi bật", "HOT", "New", "Đặc sắc"])
def test_a_themes_flag_behind_the_title(flag: str) -> None:
    inner = f"<h2>{TITLE} <sup>{flag}</sup></h2>{FACTS}{TEXT}"
    found = article(inner, title=TITLE)
    assert (found.title, found.body) == (TITLE, BOTH)


@pytest.mark.parametrize(
    "heading",
    [
        "{}<span class=hot>Hot</span>", "{}<sup>MỚI</sup>", "<a href=/x>{}</a> <label>Nổi bật</label>",
        "<span class=new>New</span>{}", "<b>Tiêu điểm</b> {}", "{} <span><i>Hot</i></span>",
    ],
)  # fmt: skip
@pytest.mark.parametrize("behind", ["", " | Sở Công Thương"])
def test_a_themes_flag_that_touches_the_title(heading: str, behind: str) -> None:
    inner = f"<h1>{heading.format(TITLE)}</h1>{FACTS}{TEXT}"
    assert article(inner, title=f"{TITLE}{behind}").title == TITLE


@pytest.mark.parametrize("end", ["nổi bật", "đặc sắc", "hot", "mới", "nổi <b>bật</b>"])
@pytest.mark.parametrize("claim", ["{} {}", "{}"])
def test_a_title_that_ends_with_such_a_word_keeps_it(end: str, claim: str) -> None:
    whole = re.sub("<.*?>", "", end)
    inner = f"<h1>{TITLE} {end}</h1>{FACTS}{TEXT}"
    found = parsed(inner, title=claim.format(TITLE, whole))
    assert isinstance(found, Article)
    assert found.title == f"{TITLE} {whole}"


class Told:
    """An element of a page that counts how often its text is asked for."""

    child = None
    is_text_node = False

    def __init__(self, said: str, number: int, parent: Told | None = None) -> None:
        self.said, self.mem_id, self.parent = said, number, parent
        self.asked = 0

    def iter(self, *, include_text: bool = False) -> tuple[Told, ...]:
        return ()

    def text(self, *, deep: bool = True) -> str:
        self.asked += 1
        return self.said


def test_what_stands_around_many_flags_is_read_once() -> None:
    """A page of nothing but flags in one block: what is around them is as long as all of them."""
    around = Told("hot hot hot", 0)
    flags = [Told("hot", number, around) for number in range(1, 100)]
    page = SimpleNamespace(css=lambda _: [around, *flags])
    assert without_flag(f"{TITLE} hot", [TITLE], page) is None  # type: ignore[arg-type]
    assert around.asked <= 2


@pytest.mark.parametrize("file", ["/DocumentDownload.ashx?id=4", "/Attachments/4", "/tin/getfile?x=4"])
def test_a_file_that_a_program_hands_out(file: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div>{TEXT}<p><a href='{file}'>Danh sách.xlsx</a> (48 KB)</p></div>")
    assert [attachment.name for attachment in found.attachments] == ["Danh sách.xlsx"]
    assert found.body == BOTH


def test_a_page_that_is_called_after_a_file_is_none() -> None:
    linked = "<a href='/van-ban/chi-tiet-4'>QD-12.pdf</a>"
    assert article(f"<h1>{TITLE}</h1>{FACTS}<div>{TEXT}<p>Xem {linked}.</p></div>").attachments == []


@pytest.mark.parametrize("kind", ["Ghi chép của", "Bút ký của", "Bài viết của", "Phóng sự của", "Tác giả"])
@pytest.mark.parametrize("who", ["Lò Văn Chiến", "THU HẰNG"])
def test_what_somebody_wrote_names_who(kind: str, who: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}{TEXT}<p align=right><b>{kind} {who}</b></p>")
    assert (found.byline, found.body) == (who, BOTH)


@pytest.mark.parametrize("line", ["Ghi chép của bà con trong sổ tay", "Bút ký của một thời", "Phóng sự của Nhà trường"])
def test_what_things_are_of_is_text(line: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}{TEXT}<p>{line}</p>")
    assert (found.byline, found.body) == (None, f"{BOTH}\n\n{line}")


@pytest.mark.parametrize("label", ["By", "Bởi", "Tác giả", "Author"])
def test_a_label_without_a_name_names_nobody(label: str) -> None:
    found = article(f"<h1>{TITLE}</h1><div class=author-by>{label}</div>{FACTS}<div>{TEXT}</div>")
    assert (found.byline, found.authors) == (None, [])


@pytest.mark.parametrize(("names", "file"), [("data-photo-original-src", "lon.jpg"), ("data-full", "vua.jpg")])
def test_the_original_of_a_picture_wins_over_the_one_that_is_shown(names: str, file: str) -> None:
    picture = f"<img src='data:image/gif;base64,AA' data-src='/w1000/vua.jpg' {names}='/goc/lon.jpg'>"
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{ONE}</p>{picture}<p>{TWO}</p></div>")
    assert [(image.url or "").rpartition("/")[2] for image in found.images] == [file]


@pytest.mark.parametrize("stars", ["", ": ☆☆☆☆☆", " ★★★★"])
@pytest.mark.parametrize(("header", "files"), [("Tài liệu đính kèm:", 1), ("Văn bản", 0), ("Văn bản mới", 0)])
def test_files_below_a_rating_need_the_articles_own_header(stars: str, header: str, files: int) -> None:
    box = f"<div><p>{header}</p><ul><li><a href='/tai/ke-hoach.pdf'>Kế hoạch tổ chức</a></li></ul></div>"
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div>{TEXT}<p>Đánh giá bài viết{stars}</p>{box}</div>")
    assert (len(found.attachments), found.body) == (files, BOTH)


def test_the_layout_of_a_publishing_page() -> None:
    head = "<meta name=GENERATOR content='Microsoft SharePoint'>"
    above = (
        "<div class=article-header><div class=date-line>25/05/2022 16:40</div><div class=by-line>Thu Hằng</div></div>"
    )
    picture = (
        "<div class=captioned-image><div class=image><div class=ms-rtestate-field><img src='/a/hoi.jpg'></div></div>"
        "<div class=caption><div class=ms-rtestate-field>Các đội đua ghe</div></div></div>"
    )
    text = f"<div class=article-content><div class=ms-rtestate-field>{TEXT}</div></div>"
    found = article(f"<div class='article article-left'>{above}<h1>{TITLE}</h1>{picture}{text}</div>", head=head)
    assert (found.byline, found.published_at, found.body) == ("Thu Hằng", "2022-05-25T16:40:00+07:00", BOTH)
    assert [(image.url, image.caption) for image in found.images] == [
        ("http://vidu.gov.vn/a/hoi.jpg", "Các đội đua ghe")
    ]


@pytest.mark.parametrize("name", ["Nam Trung", "Nữ Trung", "Đậu Trang", "Nam Bắc"])
def test_names_that_read_like_buttons_are_none(name: str) -> None:
    assert not furniture.is_furniture(name)


@pytest.mark.parametrize("line", ["In | Gửi cho bạn | Đầu trang", "Lên đầu trang", "Giọng nữ Bắc"])
def test_rows_of_buttons(line: str) -> None:
    assert furniture.is_furniture(line)
