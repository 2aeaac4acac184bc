"""What pages are on which no article was found, and that words in a headline do not make one of them."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler.fields.refusal import is_withdrawal, of_rest
from crawler.html import Page
from crawler.parse import parse_bytes

URL = "http://vidu.gov.vn/tin/a.html"
NAME = "Cổng thông tin điện tử huyện Ví Dụ"
MENU = "<ul>" + "".join(f"<li><a href=/m{n}>Mục số {n}</a></li>" for n in range(9)) + "</ul>"
FRAME = f"{MENU}<p>{'Thông tin liên hệ của văn phòng. ' * 90}</p>"
TEXT = "Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân trong những tháng đầu năm nay. "

HEADLINES = [
    "Lực lượng cứu hộ không tìm thấy nạn nhân trong vụ sạt lở",
    "Xử lý 404 trường hợp vi phạm nồng độ cồn",
    "Huyện có 404 hộ thoát nghèo trong năm",
    "Cảnh báo trang web giả mạo không tồn tại trên mạng",
    "Dữ liệu đã bị xóa: bài học từ vụ tấn công mạng vừa qua",
    "Bảo trì hệ thống truyền tải điện trong dịp Tết Nguyên đán",
    "Captcha và an toàn thông tin: những điều cần biết khi giao dịch",
    "Không tìm thấy dấu hiệu ô nhiễm tại kênh Xáng",
    "Liên hệ chặt chẽ với nhân dân trong công tác dân vận",
    "Giới thiệu sản phẩm OCOP tại hội chợ của tỉnh",
    "Đăng nhập tài khoản định danh điện tử: những lưu ý cho người dân",
]


@pytest.mark.parametrize("title", HEADLINES)
@pytest.mark.parametrize(
    "content",
    [
        f"<p>{TEXT}</p>" * 3,
        f"<p>{TEXT}</p>",
        "<img src='/tai-len/do-hoa.jpg'>",
        "<iframe src='https://www.youtube.com/embed/abc'></iframe>",
        "<iframe src='/pdfjs/web/viewer.html?file=/tep/ke-hoach.pdf'></iframe>",
    ],
)
def test_an_article_whose_headline_has_such_words_is_one(title: str, content: str) -> None:
    head = f"<title>{title} - {NAME}</title>{MENU}"
    page = f"{head}<div><h1>{title}</h1><div>12/09/2024 14:30</div><div>{content}</div></div>"
    read = parse_bytes(page.encode(), url=URL)
    assert isinstance(read, Article), read
    assert read.title == title


@pytest.mark.parametrize("title", HEADLINES)
def test_such_a_headline_says_nothing_of_a_long_page_either(title: str) -> None:
    page = Page(f"<title>{title} - {NAME}</title><body>{FRAME}".encode(), url=URL)
    assert of_rest(page).reason == "not-an-article"


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("404 Not Found", "soft-404"),
        (f"Lỗi 404 - {NAME}", "soft-404"),
        (f"Không tìm thấy trang | {NAME}", "soft-404"),
        (f"{NAME} - Page not found", "soft-404"),
        ("Trang bạn yêu cầu không tồn tại", "soft-404"),
        ("Runtime Error", "error-page"),
        (f"{NAME} | 503 Service Unavailable", "error-page"),
        ("Server Error in '/' Application.", "error-page"),
        ("Hãy đợi...", "flood"),
        ("Just a moment...", "challenge"),
        ("Attention Required! | Cloudflare", "challenge"),
    ],
)
@pytest.mark.parametrize("frame", ["<p>...</p>", FRAME])
def test_a_title_that_says_nothing_else_does(title: str, reason: str, frame: str) -> None:
    assert of_rest(Page(f"<title>{title}</title><body>{frame}".encode(), url=URL)).reason == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Bạn truy cập quá nhanh. Hãy đợi 1 giây rồi thử lại...", "flood"),
        ("Bạn thao tác quá nhanh, xin vui lòng quay lại sau", "flood"),
        ("Vui lòng thử lại sau 5 phút", "flood"),
        ("Hệ thống đang bảo trì, vui lòng thử lại sau", "error-page"),
        ("Mạng lưới truy cập nhanh của tỉnh", "not-an-article"),
        ("Xe chạy quá nhanh trên đường tỉnh", "not-an-article"),
    ],
)
def test_limiters_say_it_in_many_ways(text: str, reason: str) -> None:
    assert of_rest(Page(f"<body><p>{text}</p>".encode(), url=URL)).reason == reason


ALBUMS = "".join(
    f"<div><a href=/anh?id={n}><img src=/a{n}.jpg></a><p>Đoàn viên trồng cây ở ấp {n}</p><i>1{n}/05/2025</i></div>"
    for n in range(3)
)


@pytest.mark.parametrize("title", ["Thư viện ảnh", "THƯ VIỆN HÌNH ẢNH", "Album ảnh", "Thư viện video"])
def test_the_list_of_all_albums_is_no_article(title: str) -> None:
    page = f"<html><head><title>{title} - {NAME}</title></head><body>{MENU}<h2>{title}</h2>{ALBUMS}</body></html>"
    found = parse_bytes(page.encode(), url="http://vidu.gov.vn/thu-vien-anh")
    assert not isinstance(found, Article)


@pytest.mark.parametrize(
    "title", ["Thư viện ảnh: Sắc xuân trên bản", "Thư viện ảnh - Lễ hội Ok Om Bok", "Thư viện ảnh mới của huyện"]
)
def test_an_album_is_one(title: str) -> None:
    inner = f"<div><h1>{title}</h1><p>12/05/2025</p>{ALBUMS}</div>"
    page = f"<html><head><title>{title}</title></head><body>{MENU}{inner}</body></html>"
    found = parse_bytes(page.encode(), url="http://vidu.gov.vn/anh/sac-xuan-77.html")
    assert isinstance(found, Article)
    assert found.title == title


def notice(text: bytes, charset: str = "") -> str:
    body = b"<HTML><BODY>" + text + b"</BODY></HTML>"
    headers = {"Content-Type": "text/html" + (f"; charset={charset}" if charset else "")}
    return of_rest(Page(body, url="http://vidu.gov.vn/xemtin.asp?id=7", headers=headers)).reason


@pytest.mark.parametrize("charset", ["", "windows-1252"])
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (b"Kh\xabng t\xd7m th\xcay b\xb6n tin n\xb5y!", "soft-404"),  # TCVN3
        (b"Kho\xe2ng t\xecm tha\xe1y ba\xfbn tin na\xf8y!", "soft-404"),  # VNI
        (b"Kh\xf4ng t\xecm th\xa4y b\xe4i n\xe0y", "soft-404"),  # VISCII
        # The same words, of which one is none in any of them; other words; another language.
        (b"Kh\xabng t\xd7m th\xcay b\xb6n tin n\xb5y! \xabtr\xe8s bient\xf4t\xbb", "not-an-article"),
        (b"Tin t\xf8c", "not-an-article"),
        ("Nous n'avons pas trouvé la page demandée, désolé".encode("latin-1"), "not-an-article"),
    ],
)
def test_a_notice_too_short_to_tell_its_old_encoding_is_read_in_each(text: bytes, reason: str, charset: str) -> None:
    assert notice(text, charset) == reason


def test_a_notice_in_unicode_is_read_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.clean.legacy.decode", lambda *_: pytest.fail("it was read in an old encoding"))
    assert notice("Không tìm thấy bản tin này!".encode()) == "soft-404"
    assert notice("Trang tin huyện Ví Dụ".encode()) == "not-an-article"
    assert notice("Không rõ «trạng thái» của tờ khai µ".encode(), "utf-8") == "not-an-article"
    assert notice("Tr\u00e2n tr\u1ecdng".encode("utf-8"), "windows-1252") == "not-an-article"
    assert notice("Đang xây dựng".encode("cp1258", "ignore"), "windows-1258") == "not-an-article"


def test_what_was_taken_back_is_told_in_old_letters_too() -> None:
    def taken_back(text: bytes) -> bool:
        return is_withdrawal(Page(b"<HTML><BODY>" + text + b"</BODY></HTML>", url=URL, headers={}))

    assert taken_back(b"B\xb5i vi\xd5t n\xb5y \xae\xb7 b\xde g\xec")
    assert not taken_back(b"B\xb5i vi\xd5t n\xb5y \xae\xb7 b\xde g\xec ho\xc6c kh\xabng t\xe5n t\xb9i")


@pytest.mark.parametrize("title", ["Bài viết không tồn tại", "Không tìm thấy nội dung yêu cầu", "404 Not Found"])
@pytest.mark.parametrize("text", [f"<p>{TEXT}</p><p>{TEXT}{TEXT}</p>", f"<p><img src=/404.png></p><p>{TEXT}</p>"])
def test_a_page_that_is_gone_says_so_over_a_text_of_its_own(title: str, text: str) -> None:
    page = f"<title>{NAME}</title>{MENU}<div><h1>{title}</h1><p>20/11/2025 14:05</p><div>{text}</div></div>"
    found = parse_bytes(page.encode(), url=URL)
    assert isinstance(found, Reject)
    assert found.reason == "soft-404"
