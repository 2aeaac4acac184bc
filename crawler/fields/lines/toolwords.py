"""What the buttons around an article say: phrases (regular expressions), folded, as those of ``wordings``."""

from __future__ import annotations

THINGS = (
    r"facebook", r"google(?: news)?", r"twitter", r"zalo", r"pinterest", r"linkedin", r"quang cao", r"advertisement",
)  # fmt: skip
"""Buttons and marks that are called by a thing of which a text may tell."""
AMOUNTS = (
    r"\d{1,3}%", r"\(?\d[\d.,]{0,9}\s?(?:[kmg]b|bytes)\)?", r"\d(?:[.,]\d{1,2})?x", r"(?:so )?luot (?:xem|doc)",
    r"giong (?:doc\s?:?|(?:nu|nam)(?:(?: mien)? (?:bac|trung|nam))?)", r"(?:nu|nam) mien (?:bac|trung|nam)",
)  # fmt: skip
"""How large, how loud, how fast: of a player or a file, or entries of the text's own."""

VIEWER = r"(?:trang|page)\s?:?\s?\d{0,4}\s?/\s?\d{0,4}"
"""Which page a document's viewer shows."""

TOOLS = (
    r"(?:trung binh|average)\s?\(\d{1,6} (?:danh gia|binh chon|phieu bau|votes?)\)",
    *THINGS, *AMOUNTS,
    r"in (?:bai(?: viet)?|trang|tin|ra|an)", r"in", r"ban in", r"print", r"e-?mail",
    r"gui (?:(?:bai viet|tin)(?: nay)? qua )?(?:e-?mail|mail|bai viet|cho ban(?: be)?|tin(?: nay)?)",
    r"chia se(?: (?:bai viet|tin|luu|len|qua|facebook|zalo|twitter|mang xa hoi))*", r"share(?: (?:this|on))?",
    r"luu(?: (?:bai(?: viet)?|tin))?", r"tweet", r"thich(?: \d{1,6})?", r"binh luan \d{1,5}",
    r"addthis", r"copy link", r"sao chep(?: lien ket)?", r"lien ket", r"quay lai", r"tro (?:ve|lai)",
    r"ve (?:dau trang|trang truoc)", r"(?:quay )?len (?:dau trang|tren)", r"(?<=\W)dau trang",
    r"back", r"(?:len )?top",
    r"(?:bai|tin)(?: viet)? (?:truoc(?: do)?|sau(?: do)?|(?:ke )?tiep(?: theo)?|cu hon|moi hon)",
    r"(?:xem (?:voi )?|mac dinh |kich )?(?:kieu|co|mau|thuoc)(?: font)? chu[:\s\-+]*(?:\ba[\s\-+]*){0,4}",
    r"a[+-]?",
    r"nghe (?:doc )?(?:bai viet|bai|tin|audio|podcast)", r"nghe doc", r"phan hoi",
    r"0?0:00(?:\s?/\s?\d{1,2}:\d\d)?", r"doc (?:bai(?: viet)?|tin)", r"dung doc",
    r"do tuong phan", r"nho vua lon",
    r"skip (?:ribbon commands|to main content)", r"truy cap noi dung luon",
    r"du lieu dang duoc cap nhat", r"dang cap nhat", r"your browser does not support.*",
    r"trinh duyet (?:cua ban )?khong ho tro.*", r"theo doi (?:.* )?tren (?:google news|zalo|facebook)",
    r"\d{1,2} (?:giay|phut|gio|ngay|tuan) truoc", r"\d{1,2} phut doc", r"(?:left|center|right){3}del",
    r"\d{1,5} (?:binh luan|(?:luot )?danh gia)",
    r"so luot danh gia\s?\(\d{1,5}\)",
    r"\d(?:[.,]\d)?\s?/\s?5 \(\d{1,6} (?:binh chon|danh gia|luot|phieu)\)", r"binh luan\s?[:(]\s?\d{1,6}\)?",
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",  # SharePoint's canvas prints which component stands there
    VIEWER, r"rate this article\s?:\s?(?:no rating|\d(?:\.\d)?)",
    r"xem (?:chi tiet|tiep)", r"chi tiet(?: (?:tin(?: tuc)?|bai viet))?", r"tai ve", r"download", r"tai tai ve",
    r"phong to(?: (?:anh|hinh))?",
    r"(?:bam|an|nhan|click|kich)(?: chuot)? (?:vao )?(?:anh|hinh) de (?:xem|phong to)"
    r"(?: (?:anh|hinh|co lon|kich co lon|lon hon|day du|ro hon)){0,3}",
)  # fmt: skip
"""Labels of buttons and links."""
