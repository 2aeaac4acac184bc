"""What portals print around their articles, as tables: phrases (regular expressions), folded.

Compared with ``crawler.clean.text.fold``: no case, no diacritics, đ as d. Most are from the evidence collected on
provincial portals; English ones are those of untranslated themes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from crawler.fields.lines import factlabels


def whole(phrases: Iterable[str], end: str = "") -> str:
    """The expression for a line that is one of ``phrases`` and nothing else but ``end``; for ``match``."""
    return rf"(?:{'|'.join(phrases)}){end}$"


_NEWS = (
    r"(?:tin|bai|bai viet|tin(?:,|/| -| va)? ?bai|tin tuc|van ban|chuyen muc, tin tuc)(?: (?:tin|bai|bai viet))?"
    r"(?: (?:cung|trong))?"
)
_OTHER = (
    r"(?:khac|lien quan|da dua|da dang|cung chuyen muc|chuyen muc|cung loai|cu hon|moi hon|moi nhat|moi|cu|"
    r"tiep|tiep theo|doc nhieu|xem nhieu|noi bat|chu de)"
)

_ONES = r"(?:cac |nhung )?(?:tin|bai|bai viet|tin bai|tin tuc)"

OTHER_MATTERS = (
    r"(?:cac |nhung )?(?:video|clip|phong su|chuong trinh|thong bao|su kien|podcast|infographic|e-?magazine)(?: clip)? "
    r"(?:khac|moi nhat)",
    r"(?:co the ban (?:se )?|ban (?:co the|se) )thich", r"tin hoat dong khac", r"bai (?:viet )?dang gan day",
    rf"(?:(?:{_ONES} )?cung|{_ONES} (?:theo|thuoc)) (?:danh muc|chu de|chuyen muc|su kien|the loai)",
    rf"{_ONES}(?: (?:duoc )?(?:dang|dua))? (?:cung ngay|trong ngay|ngay khac)", rf"danh sach {_ONES} khac",
    rf"{_ONES} (?:moi (?:cap nhat|dang|dua)|(?:lien quan|cung chuyen muc) khac)",
)  # fmt: skip
"""Headers of boxes with other news where a link follows; a text has headings of these words, too."""

RELATED = (
    *OTHER_MATTERS,
    rf"(?:(?:xem|doc) them )?(?:cac |nhung )?(?:ban )?{_NEWS} {_OTHER}"
    r"(?: (?:ngay|theo ngay|cung chuyen muc|nhat|hon|trong chuyen muc))?",
    r"(?:tin |bai )?(?:doc|xem) nhieu(?: nhat)?", r"doc (?:them|tiep)", r"xem them", r"moi nhat", r"cung chuyen muc",
    r"(?:co the ban|ban co the) quan tam",
    r"(?:cac |nhung )?(?:tin|bai|bai viet|tin bai) cung (?:muc|the loai)",
    r"(?:bai viet|tin) cung (?:chu de|chuyen muc)",
    r"(?:cac )?muc lien quan(?: \(theo (?:tu khoa|the)\))?",
    rf"{_ONES}(?: (?:da )?(?:dua|dang))? truoc (?:do|day)",
    r"(?:cac |nhung )(?:tin|bai|bai viet|tin bai)(?: (?:da )?(?:dua|dang))? truoc",
    r"(?:cac |nhung )?(?:tin|bai viet|tin bai) gan day", r"(?:cac |nhung )?tin (?:cu|moi) lien quan",
    r"you may also like", r"related (?:posts|articles|news)", r"other news",
)  # fmt: skip
"""Headers of boxes with other news."""

STARS = (
    r"danh gia(?: bai viet)?\s?:?[\s\u2605\u2606]{0,12}"
    r"(?:\d(?:[.,]\d)?\s?/\s?5\s?\([^()]{1,24}\)|\(\d(?:[.,]\d)?\s?/\s?5\b[^()]{0,24}\)|(?<=:\s)0(?:[.,]0)?$)"
)
"""How an article was rated; themes print it below the text, or above."""

DRAWN_STARS = (
    r"danh gia(?: bai viet)?\s?:?\s?[\u2605\u2606]{3,10}"
    r"(?:\s?\(\d{1,6}(?: (?:luot|danh gia|luot danh gia|binh chon|phieu))?\))?"
)
"""The same where no mark is printed beside the stars."""

COMMENTS = (
    STARS,
    DRAWN_STARS,
    r"y kien(?: (?:cua ban|ban doc|binh luan)|\s?\(\d+\))", r"(?:\d+ )?binh luan(?: cua ban)?(?:\s?\(\d+\))?",
    r"gop y", r"phan hoi", r"gui (?:binh luan|y kien)(?: cua ban)?", r"viet binh luan(?: moi)?", r"binh luan facebook",
    r"ho (?:va )?ten\b[\s:*()]{0,8}(?:e-?mail|dia chi|(?:so )?dien thoai|noi dung|tieu de)\b.*",
    r"trinh bay y kien", r"leave a (?:reply|comment)",
    r"(?:hien )?chua co (?:binh luan|y kien|phan hoi|loi binh)(?: nao)?(?: cho (?:tin|bai viet)(?: nay)?|\. bat dau)?",
    r"(?:ban (?:thay|danh gia) )?(?:bai viet|noi dung)(?: nay)? (?:the nao|(?:co )?huu ich(?: voi ban| khong)*)\s?\?"
    r"(?:\W{1,3}(?:rat |khong )?(?:hay|huu ich|tot|co|khong|binh thuong)){0,5}",
)  # fmt: skip
"""Headers of comments; in a text they head what people said at a meeting."""

RATINGS = (
    r"danh gia bai viet(?:\s?:?[\s\u2605\u2606]{1,12})?", r"tong so diem cua bai viet la\b.*", r"trung binh \d.*sao.*",
    r"click de danh gia bai viet",
    r"(?:danh gia|xep hang) bai viet(?: nay)?\s?:\s?(?:chua|khong)(?: co| duoc)? (?:danh gia|xep hang)(?: nao)?",
    r"xep hang.*phieu bau",
)  # fmt: skip
"""What ratings say: nothing of the article stands below them."""

ACCOUNT = (factlabels.POSTER, r"dang boi", r"(?:duoc )?gui boi", r"posted by")
"""Labels of the account that put an article on the portal: who wrote it says another one."""

VISITORS = (
    r"(?:tong )?(?:so )?luot (?:nguoi )?(?:truy cap|online)", r"tong (?:so )?luot (?:xem|doc)(?: (?:trang|website))?",
    r"(?:dang |so nguoi )?(?:truy cap|truc tuyen|online)",
    r"khach(?: truc tuyen)?", r"(?:trong )?(?:hom nay|hom qua|tuan|thang|nam|ngay)(?: nay| truoc)?", r"tat ca",
    r"tong(?: cong| so)?", r"thong ke truy cap",
)  # fmt: skip
"""Labels of the portal's own counters."""

NOTICES = (
    r"ghi ro nguon", r"chu y: viec dang lai", r"de nghi ghi ro nguon", r"yeu cau ghi ro nguon",
    r"vui long ghi ro nguon", r"moi (?:ban|quy) doc vao chuyen muc",
    r"theo doi [^.]{0,60}\btren (?:facebook|fanpage|zalo|youtube|google news) de "
    r"(?:khong bo lo|(?:cap nhat|nhan)(?: (?:nhung|cac|them|nhanh))* (?:tin (?:tuc|moi|nhanh|nong)|bai viet))",
)  # fmt: skip
"""Beginnings of terms of reuse, printed under every article."""

ATTACHED = (
    r"(?:cac |tai )?(?:tep|file|tap tin|tai lieu|van ban)(?: tin)?(?: dinh kem| kem theo)?(?:\s*: khong(?: co)?)?",
    r"danh sach (?:cac )?(?:tep|file|tai lieu)(?: tin)? (?:dinh kem|kem theo)", r"(?:tep|file|tai lieu) tai ve",
    r"tai (?:ve|xuong)(?: (?:tep|file|tai lieu|van ban).*)?", r"dinh kem", r"documents? to download",
    r"xem (?:file|tep|noi dung chi tiet)(?: dinh kem)?", r"attach(?:ments?|ed (?:files?|documents?))",
)  # fmt: skip
"""Headers of lists of attached files."""

FOOT = (
    r"©", r"\(c\)", r"copyright", r"ban quyen", r"dia chi\b", r"tru so\b", r"dien thoai\b", r"tel\b", r"fax\b",
    r"e-?mail\b", r"hotline\b", r"giay phep", r"chiu trach nhiem", r"(?:cong|trang) thong tin dien tu",
    r"ghi ro nguon", r"(?:truong ban|tong) bien tap\s?:", r"thiet ke (?:boi|va)",
    r"thiet ke\s?:\s?(?:trung tam|cong ty|phong|vnpt|viettel)", r"phat trien boi",
    r"designed", r"powered",
)  # fmt: skip
"""Beginnings of lines at the foot of a page."""

CHALLENGE = (
    r"just a moment", r"attention required", r"checking your browser", r"ddos", r"dang kiem tra trinh duyet",
    r"security check", r"verify(?:ing)? you", r"are you (?:a )?(?:human|robot)", r"captcha", r"request rejected",
    r"xac (?:minh|thuc|nhan) (?:ban la|rang ban|khong phai)", r"web application firewall",
    r"access (?:is )?(?:denied|blocked)", r"enable javascript and cookies",
    r"ban khong phai (?:la )?(?:robot|nguoi may)",
)  # fmt: skip
"""Pages that test whether a person is reading."""

FLOOD = (
    r"^hay doi\b", r"he thong dang tu choi truy cap", r"too many requests", r"flood ?block",
    r"qua nhieu (?:yeu cau|truy cap|luot truy cap)", r"vui long (?:cho|doi) .{0,30}giay(?! lat)",
    r"(?:^|\bban (?:(?:da|dang) )?)(?:truy cap|thao tac) (?:lien tuc )?qua nhanh",
    r"^(?:hay|xin) (?:cho|doi) \d{1,4} (?:giay|phut)\b", r"thu lai sau \d{1,4} (?:giay|phut)\b",
)  # fmt: skip
"""Pages of a limiter; some servers send them with status 200."""

ERROR = (
    r"server error", r"runtime error", r"^50[0234]\b",
    *(rf"\b{name}\W{{1,3}}50[0234]\b" for name in ("error", "http", "loi", "status")),
    r"khong the ket noi", r"loi (?:khi )?ket noi", r"bad gateway", r"service unavailable",
    r"gateway time", r"internal error", r"fatal error", r"parse error", r"stack trace", r"database error",
    r"error establishing", r"loi (?:he thong|may chu|co so du lieu)", r"bao tri", r"maintenance", r"forbidden",
    r"something went wrong", r"unexpected error", r"correlation id",
)  # fmt: skip
"""Pages of a server that failed."""

GONE = (
    r"^404\b(?![.,/]\d?)", r"\b(?:loi|error|http|status|ma)\W{1,3}404\b",
    r"\b404\W{1,3}(?:error|not found|page|file|loi)\b",
    r"not found", r"khong (?:(?:duoc|the) )?tim thay", r"khong ton tai", r"page (?:does not|doesn't) exist",
    r"bai viet (?:ngung|da ngung|da bi|da duoc) (?:xuat ban|xoa|go)", r"ngung xuat ban", r"da bi (?:xoa|go bo)",
    r"\b(?:bai viet|noi dung|trang)\b[^.]{0,40}\bda (?:(?:bi|duoc) )?(?:go|xoa)\b",
    r"noi dung (?:khong|da bi|dang cap nhat)", r"duong dan khong", r"trang .{0,40}khong (?:con|ton tai)",
    r"khong co (?:bai viet|noi dung|du lieu)",
    r"\b(?:bai viet|tin bai|noi dung)(?: nay)? (?:da )?het han\b",
    r"\bbai viet(?: nay)? chua (?:duoc )?(?:xuat ban|duyet)",
)  # fmt: skip
"""Pages of what is not (any more) there, often with status 200."""

WITHDRAWN = (
    r"\b(?:bai viet|bai bao|bai|tin bai|ban tin|tin|noi dung)(?: nay)?(?: hien)?(?: da| bi| da bi| da duoc)? "
    r"(?:ngung (?:xuat ban|dang|hien thi)|go(?: bo| xuong)?|thu hoi|xoa)\b"
)
"""The portal's own word that it has taken an article back."""
OR_ELSE = r"\bhoac\b|khong ton tai|khong tim thay|co the"
"""Beside it: a page for whatever is not there, that guesses."""

_THING = (
    r"(?:bai viet|trang(?: web)?|noi dung|tin|duong dan|lien ket)"
    r"(?: nay| (?:ma )?(?:ban|quy (?:vi|khach|doc gia))\b.{0,40})?(?: hien| hien tai)?"
)
GONE_LINES = (
    r"(?:(?:loi|error|http|trang)\W{1,3}){0,2}404(?:\W{1,3}(?:error|loi))?"
    r"(?:\W.{0,40}(?:not found|khong (?:tim thay|ton tai))\b.{0,40})?",
    r"(?:page |file |article )?not found", r"page (?:does not|doesn't) exist", r"da bi (?:xoa|go bo)",
    r"(?:(?:rat tiec|xin loi|loi)\W{1,3})?(?:khong tim thay|khong co) "
    r"(?:bai viet|trang|noi dung|du lieu|tin(?! nhan))\b.{0,60}",
    rf"(?:(?:rat tiec|xin loi|loi)\W{{1,3}})?{_THING} (?:khong (?:con|ton tai|tim thay|co san|hop le)|"
    r"(?:da |da bi )?ngung xuat ban|(?:da )?het han (?:dang|hien thi)|"
    r"chua (?:duoc )?(?:xuat ban|duyet)|(?:da|da bi|da duoc) (?:xoa|go)|dang (?:duoc )?cap nhat)\b.{0,60}",
)  # fmt: skip
"""The same as whole lines, for pages that have the frame of an article: news tell of what was not found as well."""

LOGIN_LINE = (
    r"(?:trang )?(?:dang nhap|dang ky|log ?in|sign in)"
    r"(?: (?:he thong|tai khoan|thanh vien|quan tri|thanh cong|vao he thong))?(?:\s*[-|–—»].*)?"
)

LOGIN = (r"dang nhap\b.*", r"log ?in\b.*", r"sign in\b.*", r"dang ky\b.*")
"""Titles of login pages."""

LEGAL_NUMBER = re.compile(r"\bso(?:\W{0,3}|\s)(?:va )?ky hieu\b|\b(?:so|ky) hieu(?: van ban)?\b")
LEGAL_DAY = "ngay ban hanh"
"""Labels that stand together on the record of a legal document, and in boxes of new ones."""

LEGAL_RECORD = re.compile(
    r"trich yeu|(?:co quan|don vi) (?:ban hanh|ky)|nguoi ky|ngay (?:co )?hieu luc|(?:loai|the loai|hinh thuc) van ban"
)
"""Labels that only the record has beside them."""

_AFTER_STATIC = r"(?:$|\s*[-|–—:»])"
STATIC = re.compile(
    r"(?:trang )?(?:lien he|gioi thieu(?: chung)?|so do (?:cong|site|trang|website)|site ?map|dieu khoan(?: su dung)?|"
    r"chinh sach bao mat|huong dan su dung|tro giup|hoi dap|gop y|lich cong tac|co cau to chuc|bo may to chuc|"
    r"(?:kenh )?(?:tin )?rss|(?:chuc nang(?:,| va)? nhiem vu|so (?:luu (?:but|niem)|ghi cam tuong)|"
    r"tham do (?:y kien|du luan)|khao sat (?:y kien|truc tuyen))(?!\s*[-–—:])|"
    r"contact(?: us)?|about(?: us)?)" + _AFTER_STATIC
)
"""Titles of pages that are no news."""

OFFICE = re.compile(
    r"(?:(?:so do|co cau)(?: bo may| co cau)? to chuc|(?!.*\b(?:gi|the nao|ra sao|quy dinh|sau|theo|moi(?! truong))\b)"
    r"(?:vi tri, )?chuc nang(?:,| va) nhiem vu(?:(?:,| va) quyen han)?"
    r"(?:,? va co cau to chuc)?) (?:(?:cua|bo may|co quan|cac co quan) )*"
    r"(?:ubnd|hdnd|uy ban|hoi dong|dang uy|van phong|so|phong|ban|chi cuc|trung tam)(?: [^\W\d]+){0,8}"
)
"""Titles of pages on how an office is made up and what it does; where nothing says when they were published."""

LEADER = re.compile(r"(?:tom tat )?tieu su(?: tom tat)? (?:cua )?dong chi [^:.]{3,90}")
"""Titles of pages on who leads an office; of one who came newly into it there is news, which has a day."""

GALLERY = re.compile(r"(?:thu vien (?:hinh )?anh|thu vien video|(?:danh sach )?album(?: anh)?)(?: (?:&|va) video)?")
"""Titles of the list of all albums: one of them, or a story in pictures, says what it is of."""

STATIC_LINE = re.compile(rf"{STATIC.pattern.removesuffix(_AFTER_STATIC)}(?:$|\s*»|\s+[-|–—]\s)")
"""The same where the page has an article's frame: behind a colon stands what a piece of news is about."""

PAGER = frozenset(
    {"trang", "page", "sau", "truoc", "tiep", "theo", "ke", "dau", "cuoi", "next", "prev", "previous", "last", "first"}
)
"""Words beside the numbers of the pages that an article is split over."""

_SEARCH = r"(?:ket qua tim kiem|search results?)"
SEARCH = re.compile(
    rf"{_SEARCH}(?:(?: (?:cho|voi))?(?: (?:tu khoa|cum tu)\b.*|\s?[\"“'‘][^\"”'’]*[\"”'’])"
    r"| for\b.*|\s?\(\d+[^():]*\))?\W*$"
)
"""Headings over what a search found."""

SEARCHED = re.compile(r"(?:ket qua )?tim kiem(?: (?:tin tuc|tin bai|bai viet|nang cao|thong tin))?" + _AFTER_STATIC)
"""Titles of pages for searching."""

MAYBE_SEARCH = re.compile(rf"{_SEARCH}(?: (?:cho|voi)\b|\s?[:(])(?P<behind>.*)")
"""The same, or news of a search for somebody: what the page is must tell."""

MORE = (
    r"xem (?:cau )?tra loi", r"xem them", r"xem tiep", r"xem chi tiet", r"chi tiet", r"doc tiep", r"read more",
    r"doc them",
)  # fmt: skip
"""The link behind a teaser."""

LEADS_ON = re.compile(
    r"(?:bai|tin|trang)(?: viet)? (?:truoc|sau|tiep|cu|moi|ke tiep)\b|quay (?:lai|ve)|tro (?:ve|lai)|"
    r"xem (?:them|tiep|tat ca)|dang (?:nhap|ky|xuat)|tai khoan|doc tiep|tim kiem|"
    r"giao dien|che do (?:sang|toi)|tieng (?:viet|anh)$|english$"
)
"""How links begin that are for a reader's way and no section's name."""

SLOGAN = re.compile(
    r"(?:(?:nhiet liet |tich cuc )?chao mung|nhiet liet|huong toi|mung (?:dang|xuan|dai hoi)|quyet tam|phan dau|ra suc|"
    r"(?:thi dua |ra suc )?lap thanh tich|thi dua (?:lap|chao|huong|thuc hien|day|hoc|lao dong)|"
    r"toan (?:dang|dan), |(?:dang (?:cong san|bo) .{0,40}|nuoc cong hoa .{0,40}|ho chi minh .{0,30})\bmuon nam)\b"
)
"""How a banner begins that welcomes a day or calls to something, folded."""
