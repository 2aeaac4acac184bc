"""Files in tables, in a drive, behind scripts and programs, and what is beside them."""

from __future__ import annotations

import pytest

from archive.article import Table
from crawler.fields.tree.flow import Link
from crawler.fields.tree.links import called, is_file
from tests.crawler.families.written import LEAD, TEXT, TITLE, article

FACTS = "<p>25/05/2022 16:40</p>"


def test_files_in_the_cells_of_a_table_are_offered() -> None:
    rows = "".join(
        f"<tr><td>{at}</td><td>Mẫu {at}</td><td><a href='/f/mau-{at}.docx'>Tải</a> <a href='/x'>Xem</a></td></tr>"
        for at in (1, 2)
    )
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{TEXT}</p><table border='1'>{rows}</table></div>")
    assert [file.url.rpartition("/")[2] for file in found.attachments] == ["mau-1.docx", "mau-2.docx"]


DATED = "<p>08:15 12/04/2024</p>"
SECOND = "Huyện tiếp tục mời doanh nghiệp liên kết tiêu thụ, xây dựng nhãn hiệu cho gạo của địa phương trong vụ tới."


def test_a_file_that_dnn_hands_out() -> None:
    link = "<a href='/LinkClick.aspx?fileticket=Ab12%3d&amp;tabid=139'>{}</a>"
    page = f"<h1>{TITLE}</h1>{DATED}<div><p>{TEXT}</p><p>Tải về: {link.format('TB-15.pdf')}</p><p>{SECOND}</p></div>"
    assert [file.name for file in article(page).attachments] == ["TB-15.pdf"]
    page = f"<h1>{TITLE}</h1>{DATED}<div><p>{TEXT} {link.format('trang của ngành')}</p><p>{SECOND}</p></div>"
    assert article(page).attachments == []


BODY = f"<p>{LEAD}</p><p>{TEXT}</p>"
DRIVES = [
    "https://drive.google.com/file/d/abc/view", "https://docs.google.com/spreadsheets/d/abc/edit", "https://1drv.ms/b/s!abc",
    "https://onedrive.live.com/?id=abc", "https://vidu-my.sharepoint.com/:b:/g/personal/abc",
    "https://www.dropbox.com/scl/fi/abc/x?rlkey=1",
]  # fmt: skip


@pytest.mark.parametrize("drive", DRIVES)
@pytest.mark.parametrize(
    "table",
    [
        "<tr><th>STT</th><th>Tên</th><th>Tệp đính kèm</th></tr><tr><td>1</td><td>Kế hoạch</td><td>{}</td></tr>",
        "<tr><td>Số hiệu</td><td>12/KH</td></tr><tr><td>File đính kèm:</td><td>{}</td></tr>",
        "<tr><td>Số hiệu</td><td>12/KH</td></tr><tr><td>Phụ lục</td><td>Tải về: {}</td></tr>",
    ],
)
def test_a_file_in_a_drive_that_a_cell_announces(drive: str, table: str) -> None:
    rows = table.format(f"<a href='{drive}'>Kế hoạch số 12</a>")
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div>{BODY}<table border=1>{rows}</table></div>")
    assert [file.name for file in found.attachments] == ["Kế hoạch số 12"]
    assert isinstance(found.blocks[-1], Table)


@pytest.mark.parametrize("drive", DRIVES)
def test_a_file_in_a_drive_behind_its_label(drive: str) -> None:
    offer = f"<p>Tệp đính kèm: <a href='{drive}'>Kế hoạch số 12</a></p>"
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div>{BODY}{offer}</div>")
    assert [file.name for file in found.attachments] == ["Kế hoạch số 12"]


@pytest.mark.parametrize(
    "table",
    [
        "<tr><th>STT</th><th>Tên</th><th>Đăng ký tại</th></tr><tr><td>1</td><td>Cuộc thi</td><td>{}</td></tr>",
        "<tr><th>Tệp đính kèm</th><th>Tên</th></tr><tr><td>Không</td><td>{}</td></tr>",
    ],
)
def test_what_a_cell_does_not_call_a_file_is_none(table: str) -> None:
    rows = table.format(f"<a href='{DRIVES[0]}'>Biểu mẫu trực tuyến</a>")
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div>{BODY}<table border=1>{rows}</table></div>")
    assert found.attachments == []


def link(url: str, onclick: str | None = None) -> Link:
    return Link(url, "Tải về", 0, False, onclick)


@pytest.mark.parametrize(
    ("offered", "file"),
    [
        (link("javascript:void(0)", "taiFile('/Upload/2021/TB-120.pdf')"), "/Upload/2021/TB-120.pdf"),
        (link("#", 'window.open("/van-ban/a.docx")'), "/van-ban/a.docx"),
        (link("javascript:mo('/a/b.xlsx')"), "/a/b.xlsx"),
        (link("#", "downloadFile('a','/upload/9')"), "/upload/9"),
        (link("#", "moMenu('/gioi-thieu')"), None),
        (link("#", "share('https://a.vn/bai-1.html')"), None),
        (link("/gioi-thieu", "dem('/a.pdf')"), None),
        (link("javascript:window.print()"), None),
    ],
)
def test_a_file_is_what_a_script_is_called_with(offered: Link, file: str | None) -> None:
    assert called(offered) == file
    assert is_file(offered) is (file is not None)


@pytest.mark.parametrize("rest", ["", " (.pdf, 1.2 MB)", " (.pdf, 1.2 MB) - 45 download(s)", " - 320 KB - 7 lượt tải"])
def test_kind_and_size_beside_a_file_are_none_of_the_text(rest: str) -> None:
    offer = f"<h4>Tài liệu đính kèm</h4><ul><li><a href='/a/quy-trinh.pdf'>Quy trình</a>{rest}</li></ul>"
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{TEXT}</p>{offer}</div>")
    assert [file.url for file in found.attachments] == ["https://vidu.gov.vn/a/quy-trinh.pdf"]
    assert found.body == TEXT.strip()


def test_a_sentence_with_a_file_in_it_stays() -> None:
    line = "<p>Bà con tải <a href='/a/don.pdf'>mẫu đơn</a> (2 MB) rồi nộp tại xã.</p>"
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{TEXT}</p>{line}</div>")
    assert found.body.endswith("Bà con tải mẫu đơn (2 MB) rồi nộp tại xã.")


VNPT_HEAD = f"<div class=ArticleHeader>{TITLE}</div><div class=PostDate>19/11/2021</div>"
VNPT = "<div class=ArticleDetailControl>{}<div class=ArticleSummary>{}</div><div class=ArticleContent><p>{}</p></div>"


def test_a_file_that_only_a_script_gives_out() -> None:
    link = "<a onclick=\"downloadFile('x.pdf','/upload/x.pdf')\">Quyết định 5</a>"
    found = article(VNPT.format(VNPT_HEAD, LEAD, TEXT) + link + "</div>")
    assert [(file.url, file.name) for file in found.attachments] == [
        ("https://vidu.gov.vn/upload/x.pdf", "Quyết định 5")
    ]


def test_other_scripts_give_out_no_file() -> None:
    other = (
        "<button onclick=\"location.href='/lien-he'\">Liên hệ</button><a onclick=\"share('/tin/a.html')\">Chia sẻ</a>"
    )
    assert article(VNPT.format(VNPT_HEAD, LEAD, TEXT) + other + "</div>").attachments == []


def test_files_that_a_program_hands_out_are_no_other_articles() -> None:
    rows = "".join(
        f"<div><a href='/download?id={at}'>Quy chế làm việc của Ủy ban nhân dân xã số {at}</a><p>{TEXT}</p></div>"
        for at in range(3)
    )
    for url, related in (("/download?id=", 0), ("/tin/quy-che-", 3)):
        box = rows.replace("/download?id=", url)
        found = article(
            f"<div><h1>{TITLE}</h1><p>18/08/2025</p><div><p>{TEXT}</p><p>{TEXT}</p></div><div>{box}</div></div>"
        )
        assert (len(found.related), "Quy chế làm việc" in found.body) == (related, not related)
