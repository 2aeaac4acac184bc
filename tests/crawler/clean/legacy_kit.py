"""A text in the old encodings, as bytes and as a page shows them."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

from crawler.clean.legacytables import TCVN3, UPPER, VISCII, VN1, VNI_PAIRS, VNI_SINGLE, VPS

SHARED = Path(__file__).parents[4] / "shared" / "data"
TEXT = (
    "Tiếp tục chương trình làm việc của Thường trực Tỉnh ủy, chiều ngày 25/5, đoàn công tác Tỉnh ủy Trà Vinh do ông "
    "Lâm Minh Đằng, Phó Bí thư Tỉnh ủy làm trưởng đoàn đã đến kiểm tra công tác xây dựng Đảng tại Huyện ủy Cầu Ngang."
)
TABLES = {"tcvn3": TCVN3, "viscii": VISCII, "vps": VPS, "vn1": VN1}
SINGLE_TONES = "\u0300\u0301\u0303\u0309\u0323"


def encode(text: str, encoding: str) -> bytes:
    """Text as software of the time wrote it."""
    if encoding == "utf-8":
        return text.encode()
    if encoding == "windows-1258":
        return b"".join(map(_encode_1258, text))
    if encoding == "vni":
        codes = {letter: chr(code) for code, letter in VNI_SINGLE.items()}
        codes |= {letter: pair for pair, letter in VNI_PAIRS.items() if pair[0].isupper() == pair[1].isupper()}
    else:
        codes = {letter: chr(code) for code, letter in TABLES[encoding].items()}
        # The capitals that TCVN3 has no code for are typed as small letters and drawn by a font of capitals.
        codes |= {letter: codes[letter.lower()] for letter in UPPER if letter not in codes}
    return "".join(codes.get(letter, letter) for letter in text).encode("latin-1")


def _encode_1258(letter: str) -> bytes:
    parts = normalize("NFD", letter)
    tones = "".join(part for part in parts if part in SINGLE_TONES)
    base = normalize("NFC", "".join(part for part in parts if part not in SINGLE_TONES))
    return (base + tones).encode("cp1258")


def shown(data: bytes, by: str = "cp1252") -> str:
    """How a browser shows the bytes: the five codes that Windows-1252 lacks as controls."""
    return "".join(bytes([code]).decode(by, "ignore") or chr(code) for code in data)
