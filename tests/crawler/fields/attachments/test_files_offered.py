"""Files that buttons, programs and lists offer, and pages and words that are called like files."""

from __future__ import annotations

import pytest

from tests.crawler.families.page_kit import BOTH, FACTS, HEAD, TEXT, TITLE, article

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


@pytest.mark.parametrize("name", ["phu-luc.zip", "ban-ve.rar", "E-TBMT.pdf"])
def test_archives_that_a_program_hands_out_are_files(name: str) -> None:
    link = f"<p>Tệp đính kèm: <a href='/vi/news/download/le-hoi-31101/1/'>{name}</a></p>"
    found = article(f"<h1>{TITLE}</h1>{FACTS}{TEXT}{link}")
    assert [file.url for file in found.attachments] == ["http://vidu.gov.vn/vi/news/download/le-hoi-31101/1/"]


def test_a_page_about_an_archive_is_none() -> None:
    link = "<p><a href='/vi/news/huong-dan-phu-luc-31101.html'>phu-luc.zip</a></p>"
    assert article(f"<h1>{TITLE}</h1>{FACTS}{TEXT}{link}").attachments == []


@pytest.mark.parametrize("file", ["/DocumentDownload.ashx?id=4", "/Attachments/4", "/tin/getfile?x=4"])
def test_a_file_that_a_program_hands_out(file: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div>{TEXT}<p><a href='{file}'>Danh sách.xlsx</a> (48 KB)</p></div>")
    assert [attachment.name for attachment in found.attachments] == ["Danh sách.xlsx"]
    assert found.body == BOTH


def test_a_page_that_is_called_after_a_file_is_none() -> None:
    linked = "<a href='/van-ban/chi-tiet-4'>QD-12.pdf</a>"
    assert article(f"<h1>{TITLE}</h1>{FACTS}<div>{TEXT}<p>Xem {linked}.</p></div>").attachments == []


@pytest.mark.parametrize("stars", ["", ": ☆☆☆☆☆", " ★★★★"])
@pytest.mark.parametrize(("header", "files"), [("Tài liệu đính kèm:", 1), ("Văn bản", 0), ("Văn bản mới", 0)])
def test_files_below_a_rating_need_the_articles_own_header(stars: str, header: str, files: int) -> None:
    box = f"<div><p>{header}</p><ul><li><a href='/tai/ke-hoach.pdf'>Kế hoạch tổ chức</a></li></ul></div>"
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div>{TEXT}<p>Đánh giá bài viết{stars}</p>{box}</div>")
    assert (len(found.attachments), found.body) == (files, BOTH)


@pytest.mark.parametrize("box", ["<div>{}</div>", "<div><ul>{}</ul></div>"])
def test_files_with_their_days_below_a_text_are_its_own(box: str) -> None:
    row = "<p><a href=/u/vb-{0}.{1}>Quyết định số {0} về việc phê duyệt quy hoạch</a> (1{0}/3/2022)</p>"
    files = "".join(row.format(at, "pdf") for at in (1, 2))
    found = article(f"<div>{HEAD}<div>{TEXT}</div>{box.format(files)}</div>")
    assert len(found.attachments) == 2
    pages = "".join(row.format(at, "html") for at in (1, 2))
    assert article(f"<div>{HEAD}<div>{TEXT}</div>{box.format(pages)}</div>").body == BOTH
