"""Letters of VISCII, and signs that stand for themselves."""

from __future__ import annotations

from crawler.clean.legacy import decode
from crawler.clean.legacypages import to_unicode


def test_a_middle_dot_between_words_is_a_letter_of_viscii() -> None:
    line = "Lễ giỗ tổ nghề gốm ở đây đã có hơn năm trăm năm, sản phẩm từng được dùng ở cung đình"
    codes = line.encode("utf-8").decode()
    table = {decode(bytes([code]), "viscii"): chr(code) for code in range(0x80, 0x100)}
    page = "<p>" + "".join(table.get(letter, letter) for letter in codes) + "</p><p>\xb7 Tin \xb7</p>"
    assert to_unicode(page) == (f"<p>{line}</p><p>\xb7 Tin ở</p>", "viscii")
