"""What lines say that are captions or are none, whatever stands around them."""

from __future__ import annotations

import re

from crawler.clean.names import looks_like_byline
from crawler.clean.text import fold
from crawler.fields.tree.lengths import MAX_PLAIN_CAPTION

MAX_PLAIN_SENTENCE = 60
"""The same as ``MAX_PLAIN_CAPTION`` where the line ends like a sentence."""

# "Ảnh: Duy Khánh" at the end, with or without brackets; "Ảnh minh họa" anywhere at the start.
_CREDIT = re.compile(
    r"\(?\b(?:ảnh|nguồn ảnh|photo)\s*[:：](?:[^.;]|\.[^\W\d_]){2,62}\.?$|^\(?ảnh (?:minh h[oọ]|sưu tầm|tư liệu)",
    re.IGNORECASE,
)
OF_TEXT = re.compile(r"(?:tin|bài|bài viết|tác giả|thực hiện)\b[^:]{0,12}[:：]", re.IGNORECASE)
"""Who wrote the text; it stands under the last picture too."""

SENTENCE_END = re.compile(r"[.!?…][\"”’)\]]*\s+\S")
# A line that goes on with the text above the picture.
GOES_ON = re.compile(
    r"(?:nhưng|tuy nhiên|tuy vậy|và|song|do đó|do vậy|vì vậy|vì thế|bởi vậy|sau đó|ngoài ra|bên cạnh đó|đồng thời|"
    r"trong khi đó|theo đó|từ đó|khi đó|lúc đó|lúc này|thế nhưng|thế là)\b",
    re.IGNORECASE,
)
# "Toàn cảnh buổi làm việc.": no sentence, whatever stands at its end.
VIEW = re.compile(
    r"(?:toan|quang) canh (?!nen kinh te)|mot goc (?!nhin)|mot so hinh anh |anh (?:minh hoa|tu lieu|suu tam)"
)
# What captions of official events say.
WORDED = re.compile(
    VIEW.pattern + r"|\bphat bieu (?:tai|khai mac|chi dao|ket luan)\b|\bchup (?:hinh|anh) luu niem\b|"
    r"\btrao (?:qua|tang|giay|bang|bieu trung|hoa|quyet dinh|co)\b|"
    r"\b(?:tai|trong|nhan dip) (?:buoi|hoi nghi|le|ky hop|lop|cuoc|chuong trinh|dai hoi|toa dam)\b|"
    r"\b(?:an overview|a view|delegates?|participants) (?:of|at|pose)\b|\bspeaks? (?:at|to)\b|\bposes? for\b"
)
_FIRST = r"(?:tại|trong|ở|sau|trước|qua|theo|nhân|cùng|sáng|trưa|chiều|tối|đêm|ngày|dịp|đến) "
BEGINS_OTHERWISE = re.compile(_FIRST, re.IGNORECASE)
"""When or where, as what is told begins; a caption says who or what is seen first."""
# "Tại hội nghị, các đại biểu đã thảo luận sôi nổi.": when or where, then who did what.
TELLS = re.compile(
    _FIRST + r"[^,.]{2,60}, [^.]*"
    r"\b(?:đã|đang|sẽ|cũng|được|bị|phải|cần|cho biết|cho rằng|yêu cầu|đề nghị|đánh giá|nhấn mạnh|thống nhất)\b[^.]*\.",
    re.IGNORECASE,
)
# "Đường vành đai 2Ảnh: Duy Khánh": the credit's own element touches the caption.
_TOUCHING_CREDIT = re.compile(r"(?<=[^\s(\[“\"'/–-])(?=[(\[]?(?:Nguồn ảnh|Ảnh)\s?[:：])")
NOT_PLAIN = (":", ";", "?", "!", ",", "…", "...")


def parted(text: str) -> str:
    """A caption with a space before its credit.

    >>> parted("Đường vành đai 2Ảnh: Duy Khánh"), parted("Lễ hội (Ảnh: Duy Khánh)"), parted("Tin, Ảnh: Hà")
    ('Đường vành đai 2 Ảnh: Duy Khánh', 'Lễ hội (Ảnh: Duy Khánh)', 'Tin, Ảnh: Hà')
    """
    return _TOUCHING_CREDIT.sub(" ", text) if ":" in text or "：" in text else text


def is_unmarked(text: str) -> bool:
    """Whether a line is short and no sentence, nor the end of a letter or of a story, nor who made it.

    >>> [is_unmarked(text) for text in ("Các đại biểu dâng hương", "Toàn cảnh buổi lễ.", "Buổi lễ đã kết thúc.")]
    [True, True, False]
    >>> [is_unmarked(text) for text in ("Xin trân trọng cảm ơn", "Tại buổi lễ, các đại biểu đã dâng hương", "Lê Hà")]
    [False, False, False]
    """
    folded = fold(text[:_HEAD])
    if text.endswith(NOT_PLAIN) or len(text) > MAX_PLAIN_CAPTION or SENTENCE_END.search(text):
        return False
    if text[0].islower() or text.count(" ") < _LEAST_SPACES:
        return False
    if (text.endswith(".") and not VIEW.match(folded)) or CLOSES.match(folded) or looks_like_byline(text, set_off=True):
        return False
    return not (GOES_ON.match(text) or TELLS.fullmatch(f"{text}."))


CLOSES = re.compile(
    r"(?:xin|tran trong|kinh (?:chuc|moi|bao|gui)|chuc|moi|hen|than (?:ai|men)|cam on|con (?:nua|tiep)|het)\b"
)
"""How the last line of a letter or of a call begins."""
_HEAD = 40
_LEAST_SPACES = 2


def credit(text: str) -> re.Match[str] | None:
    """The credit in a line. Most have neither a label's colon nor that first word, which is told without a search."""
    may_be = ":" in text or "：" in text or text[:5].lower().startswith(("ảnh ", "(ảnh "))
    return _CREDIT.search(text) if may_be else None


def is_sourced(text: str) -> bool:
    """Whether a line is short, no sentence, and ends with where the picture is from, in brackets.

    >>> is_sourced("Lịch cắt điện. (Nguồn: Điện lực Ví Dụ)"), is_sourced("Xã có 45 hộ nghèo, đã giảm (Nguồn: UBND xã).")
    (True, False)
    >>> is_sourced("Sản lượng tăng. Giá cũng tăng (Nguồn: UBND xã)"), is_sourced("(Nguồn: Báo Ví Dụ)")
    (False, False)
    """
    found = _SOURCE.search(text) if text[-1:] in (")", "]") else None
    said = text[: found.start()].rstrip(". ") if found is not None else ""
    return len(said) >= _LEAST_SAID and is_unmarked(said) and _DID.search(said) is None


_SOURCE = re.compile(r"[(\[]nguồn\s?[:：][^()\[\]]{2,50}[)\]]$", re.IGNORECASE)
_DID = re.compile(r"\b(?:đã|đang|sẽ|còn|là)\b")
_LEAST_SAID = 10


def is_file_name(text: str) -> bool:
    """Whether a caption is nothing but the name of the picture's file.

    >>> is_file_name("img-2915.jpg"), is_file_name("ANH DOI THOAI 20_2.JPG"), is_file_name("Tệp .jpg đẹp")
    (True, True, False)
    """
    return _FILE.fullmatch(text) is not None


_FILE = re.compile(r"[\w ()-]{1,60}\.(?:jpe?g|png|gif|webp|bmp)", re.IGNORECASE)
