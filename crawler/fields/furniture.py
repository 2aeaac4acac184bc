"""Lines inside an article's block that are not the article's: share and print links, ratings, boxes of other news.

Wordings are compared folded (``crawler.clean.text.fold``: no case, no diacritics), so that decomposed and
misspelt forms match too.
"""

from __future__ import annotations

import re

from crawler.clean.text import fold
from crawler.fields.flow import Line, Piece

MAX_LABEL = 90
"""Characters beyond which a line is no label or header of a box."""

_NOTICE_LENGTH = 60
"""Characters in which a notice on reuse shows itself."""

_RELATED = re.compile(
    r"^(?:(?:cac |nhung )?(?:tin|bai|bai viet|tin bai|tin tuc|van ban|chuyen muc, tin tuc)"
    r"(?: (?:tin|bai|bai viet))?(?: (?:cung|trong))?"
    r" (?:khac|lien quan|da dua|da dang|cung chuyen muc|chuyen muc|cung loai|cu hon|moi hon|moi nhat|moi|cu|doc nhieu|"
    r"xem nhieu|noi bat|chu de)(?: (?:ngay|theo ngay|cung chuyen muc|nhat|hon|trong chuyen muc))?"
    r"|doc them|xem them|co the ban quan tam|ban co the quan tam|bai viet cung chu de|cung chuyen muc|tin cung chuyen muc"
    r"|you may also like|related (?:posts|articles|news)|other news|moi nhat)\s*[:.»>]*$"
)
"""Headers of boxes with other news (evidence section 2)."""

_COMMENTS = re.compile(
    r"^(?:y kien (?:cua ban|ban doc|binh luan)|(?:\d+ )?binh luan(?: cua ban)?|gui (?:binh luan|y kien)(?: cua ban)?|"
    r"gop y|viet binh luan|leave a (?:reply|comment)|phan hoi|trinh bay y kien|danh gia bai viet"
    r"|tong so diem cua bai viet la\b.*|trung binh \d.*sao.*|click de danh gia bai viet|xep hang.*phieu bau)\s*[:.]*$"
)
"""Headers of comments and ratings."""

_TOOLS = re.compile(
    r"^(?:in (?:bai viet|trang|tin|ra)|ban in|print|email|e-mail|gui (?:email|mail|bai viet|cho ban be|tin nay)|chia se"
    r"(?: (?:bai viet|tin|luu|len|qua|facebook|zalo|twitter|mang xa hoi))*|share(?: (?:this|on))?|luu|luu bai viet|tweet|thich|"
    r"facebook|twitter|zalo|pinterest|linkedin|addthis|copy link|sao chep(?: lien ket)?|lien ket|quay lai|ve dau trang|tro ve|"
    r"tro lai|ve trang truoc|len dau trang|back|top|xem (?:co|kieu) chu|co chu|a\+|a-|a|\d{1,3}%|nghe (?:doc )?(?:bai viet|bai|tin)|"
    r"doc bai viet|skip (?:ribbon commands|to main content)|du lieu dang duoc cap nhat|dang cap nhat|"
    r"your browser does not support.*|trinh duyet (?:cua ban )?khong ho tro.*|theo doi .* tren (?:google news|zalo|facebook)|"
    r"xem chi tiet|xem tiep|chi tiet|tai ve|download|tai tai ve)\s*[:.»|]*$"
)
"""Labels of buttons and links."""

_NOTICE = re.compile(
    r"^\(?(?:ghi ro nguon|chu y: viec dang lai|de nghi ghi ro nguon|yeu cau ghi ro nguon|vui long ghi ro nguon)\b"
)
"""Terms of reuse that portals print under every article."""

_ATTACHED = re.compile(
    r"^(?:(?:cac )?(?:tep|file|tap tin|tai lieu|van ban)(?: tin)?(?: dinh kem| kem theo)?|(?:tep|file|tai lieu) tai ve|"
    r"tai (?:ve|xuong)(?: (?:tep|file|tai lieu|van ban).*)?|dinh kem|xem (?:file|tep|noi dung chi tiet)(?: dinh kem)?)\s*:?$"
)
"""Headers of lists of attached files."""

_TAGS = re.compile(r"^(?:tu khoa|tags?|key ?words?)\s*[:：]")

_DATE_ONLY = re.compile(r"^[\s(\[•-]*\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}(?:[\s,|-]*\d{1,2}[:h]\d{2}(?::\d{2})?)?[\s)\]]*$")


def is_related_header(text: str) -> bool:
    """Whether ``text`` is the header of a box with other news.

    >>> is_related_header("Các tin đã đưa ngày:"), is_related_header("Tin khác"), is_related_header("Những tin cũ hơn")
    (True, True, True)
    >>> is_related_header("Đoàn đã kiểm tra các tin khác nhau về dịch bệnh")
    False
    """
    return len(text) <= MAX_LABEL and bool(_RELATED.match(fold(text)))


def is_end(text: str) -> bool:
    """Whether ``text`` begins what stands below an article for good: comments, ratings."""
    return len(text) <= MAX_LABEL and bool(_COMMENTS.match(fold(text)))


def is_attachment_header(text: str) -> bool:
    """Whether ``text`` announces attached files and says nothing else.

    >>> is_attachment_header("Tệp đính kèm:"), is_attachment_header("Tài liệu kèm theo")
    (True, True)
    """
    return len(text) <= MAX_LABEL and bool(_ATTACHED.match(fold(text)))


def keep(pieces: list[Piece]) -> list[Piece]:
    """``pieces`` without buttons, notices, boxes of other news and whatever stands below an article."""
    kept: list[Piece] = []
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        at += 1
        if not isinstance(piece, Line):
            kept.append(piece)
            continue
        folded = fold(piece.text if len(piece.text) <= MAX_LABEL else piece.text[:_NOTICE_LENGTH])
        if len(piece.text) <= MAX_LABEL:
            if _RELATED.match(folded):
                at = _end_of_box(pieces, at)
                continue
            if _COMMENTS.match(folded):
                break
            if _TOOLS.match(folded) or _TAGS.match(folded) or _ATTACHED.match(folded) or not _has_words(piece.text):
                continue
        if not _NOTICE.match(folded):
            kept.append(piece)
    return kept


def _has_words(text: str) -> bool:
    """False for a lone mark left over between links."""
    return any(char.isalnum() for char in text)


def _end_of_box(pieces: list[Piece], start: int) -> int:
    """Where the box ends whose header stands before ``start``: at text that is no link, if an article follows there."""
    at = start
    while at < len(pieces) and _is_entry(pieces[at]):
        at += 1
    if at == start:
        # Nothing linked follows: the page was saved without links, or the header stands over teasers.
        return len(pieces)
    # What follows is the article again only if it reads so: at least one full paragraph.
    if any(isinstance(piece, Line) and len(piece.text) > 2 * MAX_LABEL and not piece.is_linked for piece in pieces[at:]):
        return at
    return len(pieces)


def _is_entry(piece: Piece) -> bool:
    """Whether a piece can be part of a box with other news: a link, the date after it, a thumbnail."""
    if not isinstance(piece, Line):
        return True
    return piece.is_linked or bool(_DATE_ONLY.match(piece.text)) or not _has_words(piece.text)
