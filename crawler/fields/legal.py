"""The record of a legal document, by its labels: a number, a day, who signed. It is no news."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crawler.clean.text import fold
from crawler.fields.lines import wordings
from crawler.fields.tree.flow import Grid, Line, Piece

_RECORD, _FIRST_LABEL = 2000, 80
"""Characters in which a document's labels stand, and those in which the first does."""

_LITTLE = 500
"""Characters of text beside a table up to which the table is what the page is about."""

_LABEL_AND_VALUE = 2
"""Cells of a row that says one thing."""


def in_page(folded: str) -> str | None:
    """The labels in the whole text of a page on which no article was found; ``folded`` is that text."""
    # The box of new documents beside other pages has two of the labels as well.
    number = wordings.LEGAL_NUMBER.search(folded) if wordings.LEGAL_DAY in folded else None
    is_plain = number is not None and number[0] == "so ky hieu" and "van ban moi" not in folded
    if number is not None and (is_plain or wordings.LEGAL_RECORD.search(folded) is not None):
        return f"{number[0]} + {wordings.LEGAL_DAY}"
    return None


def in_text(text: str) -> str | None:
    """The labels at the beginning of a text."""
    number = _numbered(text[:_FIRST_LABEL])
    if number is not None and len(set(wordings.LEGAL_RECORD.findall(fold(text[:_RECORD])))) > 1:
        return f"{number} and what goes with it"
    return None


def in_tables(pieces: Sequence[Piece], text: str, title: str, *, told: bool) -> str | None:
    """The labels before the values in a table that has hardly a ``text`` beside it.

    The heads of a list of documents stand in a row. ``told``: the page says when or by whom it is; then sentences above
    the table under a ``title`` that is no document's name are news of the document.
    """
    for at, table in enumerate(pieces if len(text) <= _LITTLE else ()):
        if not isinstance(table, Grid) or (told and _is_news(pieces[:at], table, title)):
            continue
        labels = [label for row in table.rows for label in _labels(row)]
        numbers = [found[0] for label in labels if (found := wordings.LEGAL_NUMBER.match(label))]
        # Of several documents with a row to each it is a list.
        is_list = len(numbers) > len(set(numbers)) and any(len(row) > 1 and _says_all(row) for row in table.rows)
        if numbers and not is_list and sum(map(_goes_with_it, labels)) > 1:
            return f"{numbers[0]} and what goes with it, in a table"
    return None


def _labels(row: Sequence[str]) -> list[str]:
    """The labels in a row of one value or two, each before its own, in its cell or beside it; a row of labels alone is
    the head of a list.

    >>> _labels(["Số ký hiệu", "12/QĐ", "Ngày ban hành", "2/3/2021"]), _labels(["Số ký hiệu", "Ngày ban hành"] * 2)
    (['so ky hieu', 'ngay ban hanh'], [])
    >>> _labels(["Số ký hiệu: 12/QĐ"]), _labels(["1", "Số ký hiệu", "12/QĐ"]), _labels(["Số ký hiệu:", "", "12/QĐ"])
    (['so ky hieu: 12/qd'], ['so ky hieu'], ['so ky hieu:'])
    """
    cells = [cell for cell in row if cell.strip()]
    if len(cells) > 1 and cells[0].strip(" .").isdigit():
        del cells[0]
    if _says_all(cells):
        return [fold(cell) for cell in cells]
    if len(cells) not in (_LABEL_AND_VALUE, 2 * _LABEL_AND_VALUE):
        return []
    values = (fold(cell) for cell in cells[1::2])
    is_head = len(cells) > _LABEL_AND_VALUE and any(_goes_with_it(each) for each in values)
    return [] if is_head else [fold(cell) for cell in cells[::2]]


def _says_all(cells: Sequence[str]) -> bool:
    """Whether each cell has label and value in it; an empty one, and the number of a row, have none."""
    said = [cell for cell in cells if cell.strip(" .0123456789")]
    return all(":" in cell.rstrip(" :") for cell in said)


_DOCUMENT = re.compile(
    r"(?:quyet dinh|nghi quyet|nghi dinh|thong tu|cong van|ke hoach|chi thi|to trinh|bao cao|luat|phap lenh|cong dien|"
    r"van ban|giay moi|huong dan|quy (?:che|dinh|trinh)|du thao|v/v|ve viec)\b|(?:thong bao )?so\s?[:\d]|"
    r"(?:thong bao )?\d+\s?/"
)
"""How the name of a document begins, and what it is about."""
_SHORTEST_SENTENCE, _LEAST_WORDS = 25, 5


def _is_news(above: Sequence[Piece], table: Grid, title: str) -> bool:
    """Whether a sentence stands above a table that neither its cells nor the title say, and that names no document."""
    if _DOCUMENT.match(fold(title)):
        return False
    said = [fold(title), *(fold(cell) for row in table.rows for cell in row)]
    for line in above:
        text = fold(line.text).rstrip(". ") if isinstance(line, Line) and line.text.endswith(".") else ""
        is_sentence = len(text) >= _SHORTEST_SENTENCE and text.count(" ") >= _LEAST_WORDS
        if is_sentence and not (_DOCUMENT.match(text) or any(text in each for each in said)):
            return True
    return False


_PROCEDURE = re.compile(
    r"\b(?:(?P<number>ma (?:so )?thu tuc(?=\s?:|\s(?:[a-z]{1,6}[-. ]?)?\d))|"
    r"(?:co quan|doi tuong|cach thuc|trinh tu|ket qua) thuc hien|"
    r"thoi han giai quyet|thanh phan ho so|can cu phap ly|(?:le )?phi(?=\s?:)|muc do(?: cung cap)?(?=\s?:))\b"
)
_MOST_OF_NEWS = 3
"""Labels of a procedure that news of one may have."""


def of_procedure(text: str) -> str | None:
    """The labels of an administrative procedure, which services list; ``text`` begins with its number's."""
    number = _PROCEDURE.match(fold(text[:_FIRST_LABEL]))
    if number is None or number["number"] is None:
        return None
    found = {match[0] for match in _PROCEDURE.finditer(fold(text[:_RECORD]))}
    return f"{len(found)} labels of a procedure" if len(found) > _MOST_OF_NEWS else None


_ASKER = re.compile(r"\b(?:ho(?: va)? ten )?nguoi (?:hoi|gui(?: cau hoi)?)\s?:")
_QUESTION, _ANSWER = re.compile(r"\b(?:cau hoi|hoi)\s?:"), re.compile(r"\btra loi\s?:")
_HEAD = 300
"""Characters in which the labels of who asked and of the question stand."""


def of_question(text: str) -> str | None:
    """The labels of a reader's question with its answer, which portals keep beside their news: who asked, the question,
    the answer.

    >>> of_question("Người hỏi: Lê Thị Tám Ngày gửi: 2/3/2022 Câu hỏi: Thủ tục ra sao? Trả lời: Chào bà!")
    'who asks, the question, the answer'
    >>> of_question("Ông Tám, người hỏi đầu tiên: bao giờ có nước? Chủ tịch xã trả lời: trong tháng này.") is None
    True
    """
    # Few texts have the word, and folding them all would be felt.
    folded = fold(text[:_HEAD]) if "gười " in text[:_HEAD] else ""
    asker = _ASKER.search(folded)
    if asker is None or _QUESTION.search(folded, asker.end()) is None or _ANSWER.search(fold(text[:_RECORD])) is None:
        return None
    return "who asks, the question, the answer"


def says_when_asked(text: str) -> bool:
    """Whether a page says on which day a question was put.

    >>> says_when_asked("Ngày gửi: 2/3/2022"), says_when_asked("Ngày đăng: 2/3/2022")
    (True, False)
    """
    return _ASKED.search(fold(text)) is not None


_ASKED = re.compile(r"\b(?:ngay|luc|thoi gian|thoi diem) (?:gui|hoi|nhan)\b|\b(?:gui|hoi) (?:luc|ngay)\b")


def _goes_with_it(label: str) -> bool:
    return label.startswith(wordings.LEGAL_DAY) or wordings.LEGAL_RECORD.match(label) is not None


def _numbered(text: str) -> str | None:
    """The label of a document's number that begins a line; of other lines "số hiệu" is a word of theirs.

    >>> _numbered("Số/Ký hiệu: 12/QĐ-UBND"), _numbered("Nghị định số hiệu 50/2024/NĐ-CP")
    ('so/ky hieu', None)
    """
    found = (wordings.LEGAL_NUMBER.search(line) for line in map(fold, text.split("\n")) if "hieu" in line)
    return next((each[0] for each in found if each is not None and (not each.start() or each[0] == "so ky hieu")), None)
