"""Documents whose labels stand in a table are no news; news with such a table are."""

from __future__ import annotations

import pytest

from archive.article import Reject
from crawler.parse import parse_bytes
from tests.crawler.families.written import LEAD, TEXT, TITLE, TWO, article, parsed

PROCEDURE = (
    ("Mã thủ tục:", "1.001193"), ("Cơ quan thực hiện:", "UBND cấp xã"), ("Thời hạn giải quyết:", "Ngay trong ngày"),
    ("Lệ phí:", "Miễn phí"), ("Trình tự thực hiện:", TEXT), ("Thành phần hồ sơ:", "Tờ khai; giấy chứng sinh"),
)  # fmt: skip


def test_the_labels_of_a_procedure_tell_that_it_is_no_news() -> None:
    listed = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in PROCEDURE)
    assert isinstance(parsed(f"<h1>{TITLE}</h1><dl>{listed}</dl>"), Reject)
    told = "".join(f"<p><b>{label}</b> {value}</p>" for label, value in PROCEDURE[1:])
    assert "Miễn phí" in article(f"<h1>{TITLE}</h1><p>19/06/2025</p><div><p>{TEXT}</p>{told}</div>").body


LABELS = (
    ("Số / Ký hiệu", "412/QĐ-UBND"), ("Ngày ban hành", "12/03/2025"), ("Loại văn bản", "Quyết định"),
    ("Cơ quan ban hành", "UBND tỉnh"), ("Người ký", "Trần Quốc Huy"),
)  # fmt: skip
RECORD = "<table>" + "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in LABELS) + "</table>"
FILE = "<h3>Tải về</h3><a href='/vb/412.pdf'>412.pdf</a><p>Lượt xem: 96</p>"


def test_a_document_whose_labels_stand_in_a_table_is_no_news() -> None:
    found = parsed(f"<h1>{TITLE}</h1><div>{RECORD}{FILE}</div>")
    assert isinstance(found, Reject)
    assert found.reason == "legal-document"


def test_news_with_such_a_table_or_a_list_of_documents_is() -> None:
    assert article(f"<h1>{TITLE}</h1><p>12/05/2025</p><div><p>{TEXT}</p><p>{TWO}</p><p>{TWO}</p>{RECORD}</div>").blocks
    heads = "".join(f"<td>{label}</td>" for label, _ in LABELS)
    cells = "".join(f"<td>{value}</td>" for _, value in LABELS)
    table = f"<table><tr>{heads}</tr><tr>{cells}</tr></table>"
    assert article(f"<h1>{TITLE}</h1><p>12/05/2025</p><div><p>{TEXT}</p>{table}</div>").blocks


HEAD = f"<h1 class=title>{TITLE}</h1><div class=ngay>19/11/2021 10:15</div>"
CELLS = [
    "Số, ký hiệu",
    "12/QĐ-UBND",
    "Ngày ban hành",
    "19/11/2021",
    "Cơ quan ban hành",
    "UBND huyện",
    "Trích yếu",
    "Quy chế",
]


@pytest.mark.parametrize("cells", [2, 4])
def test_a_document_whose_record_has_two_values_in_a_row(cells: int) -> None:
    rows = (CELLS[at : at + cells] for at in range(0, len(CELLS), cells))
    table = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in rows)
    page = f"<title>Quyết định quy chế</title>{HEAD.replace(TITLE, 'Quyết định quy chế')}<table>{table}</table>"
    found = parse_bytes(page.encode(), url="https://vidu.gov.vn/van-ban/12")
    assert isinstance(found, Reject)
    assert found.reason == "legal-document"


def test_news_with_a_list_of_documents_are_news() -> None:
    head = "<tr><td>Số, ký hiệu</td><td>Ngày ban hành</td><td>Trích yếu</td><td>Cơ quan ban hành</td></tr>"
    rows = "".join(f"<tr><td>{n}/QĐ</td><td>2/3/2021</td><td>Quy chế</td><td>UBND</td></tr>" for n in range(3))
    found = article(f"{HEAD}<p>{LEAD}</p><p>{TEXT}</p><table>{head}{rows}</table>")
    assert found.body.endswith(TEXT.strip())
