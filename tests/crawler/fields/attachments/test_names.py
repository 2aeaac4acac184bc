"""Files by their links and labels, what they are called, and files without end in one line."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborNode

from crawler.fields.tree import placing
from tests.crawler.fields.pages_kit import (
    BRIDGE_TEXT,
    MEETING_TEXT,
    VISIT_LEAD,
    VISIT_ONE,
    VISIT_TWO,
    bridge_with,
    framed_visit,
    of_farmers,
    of_festival,
    of_lesson,
    of_meeting,
    of_visit,
    paragraphs,
)

ROWS = (
    "<table border=1><tr><th>STT</th><th>{head}</th><th>Cơ quan</th><th>Tải về</th></tr><tr><td>1</td>"
    "<td>Báo cáo tuần 32</td><td>{office}</td><td><a href='/tep/bc32.docx'>{link}</a></td></tr></table>"
)


@pytest.mark.parametrize("link", ["<i class=tai></i>", "Tải về", "Download"])
def test_a_file_is_called_as_the_row_of_its_button_says(link: str) -> None:
    for row in (ROWS.format(head="Tên tệp", office="Sở Y tế", link=link), ROWS.format(head="", office="", link=link)):
        assert [file.name for file in of_farmers(below=row).attachments] == ["Báo cáo tuần 32"]


def test_a_row_that_does_not_say_what_a_file_is_called_names_none() -> None:
    row = ROWS.format(head="Loại", office="Sở Y tế", link="<i class=tai></i>")
    assert [file.name for file in of_farmers(below=row).attachments] == ["bc32.docx"]
    row = ROWS.format(head="Tên tệp", office="", link="bc-32.docx (12 KB)")
    assert [file.name for file in of_farmers(below=row).attachments] == ["bc-32.docx (12 KB)"]


def test_a_file_is_not_called_as_who_signed_it_where_its_own_cell_says_more() -> None:
    row = "<tr><td>Quyết định số {n} <a href='/tep/{n}.pdf'>Tải về</a></td><td>Người ký: Trần Văn Minh</td></tr>"
    rows = "".join(row.format(n=n) for n in (12, 13))
    found = of_farmers(below=f"<table border=1><tr><th>Văn bản</th><th>Ký</th></tr>{rows}</table>")
    assert [file.name for file in found.attachments] == ["Tải về", "Tải về"]


def test_buttons_of_one_row_are_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    every = placing.queries.every

    def counted(node: LexborNode, selector: str) -> list[LexborNode]:
        found = every(node, selector)
        looked.append(len(found))
        return found

    monkeypatch.setattr(placing.queries, "every", counted)
    sums = []
    for count in (50, 100):
        looked.clear()
        buttons = "<a href='/tep/1.pdf'></a>" * count
        head = "<tr><th>Văn bản</th><th>Tệp</th></tr>"
        of_farmers(below=f"<table border=1>{head}<tr><td>Kế hoạch</td><td>{buttons}</td></tr></table>")
        sums.append(sum(looked))
    assert sums[1] < 3 * sums[0]


def test_a_link_into_a_drive_is_a_file_where_a_label_says_so() -> None:
    sheet = "https://docs.google.com/spreadsheets/d/1a/edit"
    told = f"Chi tiết xem <a href='{sheet}'>tại đây</a>."
    listed = f"<a href='{sheet}'>Danh sách thí sinh trúng tuyển kỳ thi công chức năm 2025</a>"
    record = of_meeting(text=paragraphs(MEETING_TEXT[0], told, listed, *MEETING_TEXT[1:]))
    assert record.attachments == []
    assert "Chi tiết xem tại đây." in record.body
    assert "Danh sách thí sinh" in record.body
    for offer in (f"<p>Tệp đính kèm: {listed}</p>", f"<p><b>Tệp đính kèm</b></p><p>{listed}</p>"):
        record = of_meeting(text=paragraphs(*MEETING_TEXT) + offer)
        assert [file.url for file in record.attachments] == [sheet]
        assert "Danh sách thí sinh" not in record.body


def test_files_that_lie_in_a_drive_are_attachments_and_forms_and_folders_are_none() -> None:
    for path in ("drive.google.com/file/d/1abc/view", "docs.google.com/document/d/1/edit", "drive.google.com/uc?id=1"):
        found = bridge_with(
            f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p><p>Tệp đính kèm: <a href='https://{path}'>Kế hoạch</a></p>"
        )
        assert [file.url for file in found.attachments] == [f"https://{path}"]
        assert "Kế hoạch" not in found.body
    for path in ("docs.google.com/forms/d/1/viewform", "drive.google.com/drive/folders/1"):
        found = bridge_with(
            f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p>"
            f"<p>Đăng ký tại <a href='https://{path}'>đây</a> trước ngày 5/6.</p>"
        )
        assert found.attachments == []


def test_attachments() -> None:
    found = of_festival(
        "<p><a href='/tep/Kế hoạch.pdf'>Kế hoạch.pdf</a></p>"
        "<p><a href='#' onclick=\"downloadFile('12','/upload/bao-cao.docx')\">Báo cáo</a></p>"
        "<iframe src='/pdfjs/web/viewer.html?file=/tep/phu-luc.pdf'></iframe>"
        "<p>Xem <a href='/tep/khac.xlsx'>bảng số liệu</a> để biết thêm về kết quả của năm nay tại các xã.</p>"
    )
    assert [(file.url.rpartition("/")[2], file.name, file.media_type) for file in found.attachments] == [
        ("K%E1%BA%BF%20ho%E1%BA%A1ch.pdf", "Kế hoạch.pdf", "application/pdf"),
        ("bao-cao.docx", "Báo cáo", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("khac.xlsx", "bảng số liệu", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("phu-luc.pdf", "phu-luc.pdf", "application/pdf"),
    ]
    # A link inside a sentence stays text; a line that is nothing but the link to a file does not.
    assert "bảng số liệu" in found.body
    assert "Kế hoạch.pdf" not in found.body


@pytest.mark.parametrize("size", ["(1,2 MB)", "(245 KB)", "[ 12,5kb ]", "(812 bytes)"])
def test_size_behind_a_file(size: str) -> None:
    link = f'<a href="/api/files/9912/download"><span>tai-lieu.pdf</span><span>{size}</span></a>'
    for below, signed in ((link, ""), ("", f"<p>{link}</p>")):
        assert [file.name for file in of_lesson(below, signed=signed).attachments] == [f"tai-lieu.pdf{size}"]


@pytest.mark.parametrize("label", ["Kế hoạch (2024)", "Kế hoạch (1,2 MB)", "Lớp học (35 học viên)"])
def test_what_is_no_name_of_a_file(label: str) -> None:
    assert of_lesson("", signed=f'<p><a href="/download/muc-luc">{label}</a></p>').attachments == []
    named = of_lesson("", signed=f'<p><a href="/tep/ke-hoach.pdf">{label}</a></p>').attachments
    assert [file.name for file in named] == [label]


def test_many_files_in_one_line_and_many_labels_of_tags() -> None:
    files = " ".join(f"<a href=/f{at}.pdf>tệp số {at}</a>" for at in range(3000))
    assert len(of_visit(f"<p>{VISIT_ONE}</p><p>{VISIT_TWO}</p><p>{files}</p>").attachments) == 3000
    labels = "".join(f"<p>Từ khóa: <a href=/t{at}>thẻ {at}</a></p>" for at in range(2000))
    assert (
        framed_visit(VISIT_LEAD, f"<p>{VISIT_ONE}</p>").body
        == framed_visit(VISIT_LEAD, f"<p>{VISIT_ONE}</p>{labels}").body
    )
