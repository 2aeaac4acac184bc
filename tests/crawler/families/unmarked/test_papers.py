"""An article may be a file alone: title and day stand over it, and nothing else."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler.parse import parse_bytes

URL = "https://vidu.gov.vn/thong-bao/lich-tiep-cong-dan-12.html"
TITLE = "Thông báo lịch tiếp công dân tháng 5 của tỉnh"
DAY = "<p class=ngay>05/05/2025 08:00</p>"
FILE = "<p><a href='/tep/lich.pdf'>Lịch tiếp công dân.pdf</a></p>"
OTHERS = "<h3>Tin liên quan</h3><ul>" + "".join(
    f"<li><a href='/tin/{number}.html'>Hội nghị triển khai nhiệm vụ công tác quý {number} của tỉnh</a></li>"
    for number in range(1, 5)
)


def read(main: str, title: str = TITLE) -> Article | Reject:
    page = (
        f"<!DOCTYPE html><html lang=vi><head><meta charset=utf-8><title>{title} - Tỉnh Ví Dụ</title></head><body>"
        "<div class=dau><a href='/'>Trang chủ</a> <a href='/tin/'>Tin tức</a></div>"
        f"<div class=giua><h1>{title}</h1>{main}</div><div class=chan>Bản quyền thuộc về tỉnh Ví Dụ</div></body></html>"
    )
    return parse_bytes(page.encode(), url=URL)


@pytest.mark.parametrize(
    "main",
    [
        DAY + FILE,
        DAY + "<p>Tệp đính kèm:</p>" + FILE,
        "<p>05/05/2025 08:00</p><p>Lượt xem: 12</p>" + FILE,
        DAY + FILE + "<p><a href='/tep/phu-luc.doc'>Phụ lục</a></p>",
        DAY + "<p>Xem file đính kèm: <a href='/tep/lich.pdf'>tại đây</a></p>",
        DAY + FILE + OTHERS,
        DAY + FILE + "<p><b>Tác giả: Trần Văn Bình</b></p>",
    ],
    ids=["alone", "announced", "read so often", "two", "behind its label", "over other news", "signed"],
)
def test_what_is_a_file_alone_is_an_article(main: str) -> None:
    found = read(main)
    assert isinstance(found, Article), found
    assert (found.title, found.body, found.blocks) == (TITLE, "", [])
    assert found.published_at == "2025-05-05T08:00:00+07:00"
    assert found.attachments[0].url == "https://vidu.gov.vn/tep/lich.pdf"


HEADLINES = "".join(f"<h3><a href='/tin/{n}.html'>Hội nghị bàn nhiệm vụ quý {n}</a></h3>" for n in (1, 2, 3))
ROW = "<a href='/tep/{0}.pdf'>Tài liệu {0}.pdf</a>"


@pytest.mark.parametrize(
    ("main", "title"),
    [
        (FILE, TITLE),
        (FILE + DAY, TITLE),
        ("".join(f"<p>0{n}/05/2025</p><p>{ROW.format(n)}</p>" for n in (1, 2, 3)), "Tài liệu họp của các sở ngành"),
        ("".join(f"<p>{ROW.format(n)}</p><p>0{n}/05/2025</p>" for n in (1, 2, 3)), "Tài liệu họp của các sở ngành"),
        ("<p>Ngày ban hành: 05/05/2025</p>" + FILE, "Quyết định về lịch tiếp công dân của tỉnh"),
        (DAY + "<p>Bài viết này không tồn tại hoặc đã bị gỡ.</p>" + FILE, TITLE),
        (DAY + OTHERS + "</ul>" + FILE, TITLE),
        (DAY + HEADLINES + FILE, TITLE),
        (DAY + FILE + HEADLINES, TITLE),
        (DAY + FILE, "Liên hệ"),
        (DAY + "<p><a href='/tin/lich.html'>Lịch tiếp công dân</a></p>", TITLE),
        (DAY + FILE, "Danh bạ điện thoại"),
        (DAY + FILE, "Lỗi hệ thống, vui lòng quay lại sau ít phút"),
        (DAY + FILE, "Hệ thống đang bảo trì và nâng cấp"),
        (DAY + "".join(f"<p>{ROW.format(n)}</p>" for n in range(4)), TITLE),
    ],
    ids=[
        "no day", "day below", "days over rows", "days under rows", "a document's record", "a notice",
        "below other news", "below headlines", "over headlines", "static", "a page",
        "a chart", "a failure", "an upkeep", "many",
    ],
)  # fmt: skip
def test_a_file_under_anything_else_is_none(main: str, title: str) -> None:
    assert isinstance(read(main, title), Reject)


def test_the_clock_over_a_title_dates_no_file() -> None:
    page = (
        f"<!DOCTYPE html><html lang=vi><head><meta charset=utf-8><title>{TITLE}</title></head><body>"
        f"<div>Thứ Hai, 05/05/2025 08:00</div><div><h1>{TITLE}</h1>{FILE}</div></body></html>"
    )
    assert isinstance(parse_bytes(page.encode(), url=URL), Reject)
