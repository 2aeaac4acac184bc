"""Files that buttons open, and labels before the day on which an article was put up."""

from __future__ import annotations

import pytest

from tests.crawler.families.page_kit import BOTH, TEXT, TITLE, article

HEAD = f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p>"
BUTTONS = {
    "called": "<button onclick=\"downloadFile('12','/upload/ke-hoach.pdf')\">{}</button>",
    "opened": "<button type=button onclick=\"window.open('/upload/ke-hoach.pdf')\">{}</button>",
    "gone to": "<button onclick=\"location.href='/upload/ke-hoach.pdf'\">{}</button>",
    "input": "<input type=button value='{}' onclick=\"window.open('/upload/ke-hoach.pdf')\">",
    "kept": "<button data-href='/upload/ke-hoach.pdf'>{}</button>",
}


@pytest.mark.parametrize("button", BUTTONS.values(), ids=BUTTONS)
@pytest.mark.parametrize(("label", "name"), [("Tải về", "ke-hoach.pdf"), ("Kế hoạch 12", "Kế hoạch 12")])
def test_a_button_that_opens_a_file_offers_it(button: str, label: str, name: str) -> None:
    shown = button.format(label)
    for page in (
        f"<div>{TEXT}{shown}</div>",
        f"<div>{TEXT}</div>{shown}",
        f"<div>{TEXT}<p>Tệp đính kèm: {shown}</p></div>",
    ):
        found = article(HEAD + page)
        assert [(each.url, each.name) for each in found.attachments] == [
            ("http://vidu.gov.vn/upload/ke-hoach.pdf", name)
        ]
        assert found.body == BOTH


@pytest.mark.parametrize(
    "button",
    [
        '<button onclick="window.print()">In bài</button>',
        "<button onclick=\"location.href='/tin-tuc'\">Quay lại</button>",
        "<button onclick=\"play('/upload/phim')\">Nghe</button>",
        "<button>Tải về</button>",
        "<button onclick=\"copyText('/upload/ke-hoach.pdf')\">Sao chép liên kết</button>",
        "<button data-url='/tts/1288.mp3'>Nghe bài viết</button>",
        "<input type=hidden value='/upload/ke-hoach.pdf'>",
    ],
)
def test_other_buttons_offer_nothing(button: str) -> None:
    found = article(f"{HEAD}<div>{TEXT}{button}</div>")
    assert (found.attachments, found.body) == ([], BOTH)


def test_a_button_in_a_sentence_does_not_break_it() -> None:
    button = BUTTONS["opened"].format("Xem")
    assert article(f"{HEAD}<div>{TEXT}<p>Xem tại {button} theo quy định.</p></div>").body.endswith(
        "\n\nXem tại theo quy định."
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


SECTIONS = {
    "two": ("Danh mục: <a href=/a>Tin tức</a>, <a href=/b>Kinh tế</a>", ["Tin tức", "Kinh tế"]),
    "bar": ("Chuyên mục: <a href=/a>Tin tức</a> | <a href=/b>Kinh tế</a>", ["Tin tức", "Kinh tế"]),
    "of": ("Thuộc chuyên mục <a href=/b>Kinh tế</a>", ["Kinh tế"]),
    "in": ("Đăng trong <a href=/b>Kinh tế</a>", ["Kinh tế"]),
    "English": ("Posted in <a href=/b>Kinh tế</a>", ["Kinh tế"]),
}


@pytest.mark.parametrize(("line", "names"), SECTIONS.values(), ids=SECTIONS)
def test_what_sorts_an_article_is_its_section_and_no_text(line: str, names: list[str]) -> None:
    for page in (f"<p>{line}</p><div>{TEXT}</div>", f"<div>{TEXT}</div><div>{line}</div>"):
        found = article(HEAD + page)
        assert (found.section, found.body) == (names, BOTH)


@pytest.mark.parametrize(
    "line",
    [
        "Danh mục: <a href=/a>Tin tức</a>, công trình và <a href=/b>Kinh tế</a>",
        "Danh mục: <a href=/a>Nghị quyết số 12</a>, <a href=/b>Nghị quyết số 13</a>",
        "Trong danh mục <a href=/b>các di sản</a>",
        "Được xếp vào <a href=/b>Di tích quốc gia</a>",
        "Thuộc chuyên mục <a href=/b>Kinh tế</a> của báo",
        "Đăng trong <a href=/b>số báo Xuân</a> vừa qua",
    ],
)
def test_what_says_more_than_where_it_stands_is_text(line: str) -> None:
    found = article(f"{HEAD}<div>{TEXT}<p>{line}</p></div>")
    assert (found.section, len(found.body) > len(BOTH)) == ([], True)


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
