"""The Vietnamese encodings from before Unicode: the byte (or bytes) of every accented letter.

Sources: TCVN 5712:1993 (VN1, of which the .VnTime fonts use the part called VN3 or TCVN3), RFC 1456 (VISCII), the
chart of the Vietnamese Professionals Society (VPS), the layout of the VNI-Times fonts (VNI for Windows).
Windows-1258 is Python's ``cp1258``: base letters and combining tones.
"""

from __future__ import annotations

from unicodedata import normalize

_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LOWER = tuple(
    letter
    for letter in (*(normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in _TONES), "đ")
    if not letter.isascii()
)
"""The 67 accented lower-case letters: vowel by vowel, in the order of the dictionary's tones (à ả ã á ạ), đ last."""
UPPER = tuple(letter.upper() for letter in LOWER)
LETTERS = LOWER + UPPER


def _table(lower: str, upper: str = "") -> dict[int, str]:
    codes = [int(code, 16) for code in (lower + upper).split()]
    return dict(zip(codes, LETTERS, strict=False))


_TCVN_LOWER = """
B5 B6 B7 B8 B9 A8 BB BC BD BE C6 A9 C7 C8 C9 CA CB CC CE CF D0 D1 AA D2 D3 D4 D5 D6 D7 D8 DC DD DE DF E1 E2 E3 E4 AB E5
E6 E7 E8 E9 AC EA EB EC ED EE EF F1 F2 F3 F4 AD F5 F6 F7 F8 F9 FA FB FC FD FE AE
"""
VN1 = _table(
    _TCVN_LOWER,
    """
    80 81 82 83 84 A1 AF BA BF C0 85 A2 C1 C2 C3 C4 86 87 88 89 8A 8B A3 C5 CD D9 DA 8C 8D 8E 8F 90 91 92 93 94 95 96
    A4 DB E0 F0 FF 97 A5 98 99 9A 9B 9C 9D 9E 9F 01 02 A6 04 05 06 11 12 13 14 15 16 17 A7
    """,
)
"""TCVN 5712-1: every letter has a code, capitals with tones among the control characters."""
TCVN3 = _table(_TCVN_LOWER) | {code: VN1[code] for code in (0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7)}
"""The .VnTime fonts: capitals with tones have no code of their own; a second font (.VnTimeH) draws small ones large."""
VISCII = _table(
    """
    E0 E4 E3 E1 D5 E5 A2 C6 C7 A1 A3 E2 A5 A6 E7 A4 A7 E8 EB A8 E9 A9 EA AB AC AD AA AE EC EF EE ED B8 F2 F6 F5 F3 F7
    F4 B0 B1 B2 AF B5 BD B6 B7 DE BE FE F9 FC FB FA F8 DF D7 D8 E6 D1 F1 CF D6 DB FD DC F0
    """,
    """
    C0 C4 C3 C1 80 C5 82 02 05 81 83 C2 85 86 06 84 87 C8 CB 88 C9 89 CA 8B 8C 8D 8A 8E CC 9B CE CD 98 D2 99 A0 D3 9A
    D4 90 91 92 8F 93 B4 96 97 B3 95 94 D9 9C 9D DA 9E BF BB BC FF BA B9 9F 14 19 DD 1E D0
    """,
)
VPS = _table(
    """
    E0 E4 E3 E1 E5 E6 A2 A3 A4 A1 A5 E2 C0 C4 C5 C3 C6 E8 C8 EB E9 CB EA 8A 8B CD 89 8C EC CC EF ED CE F2 D5 F5 F3 86
    F4 D2 B0 87 D3 B6 D6 A9 AA AB A7 AE F9 FB DB FA F8 DC D8 BA BB D9 BF FF 9B CF 9A 9C C7
    """,
    """
    80 81 82 C1 02 88 8E 8F F0 8D 04 C2 84 85 1C 83 03 D7 DE FE C9 05 CA 93 94 95 90 06 B5 B7 B8 B4 10 BC BD BE B9 11
    D4 97 98 99 96 12 F7 9E 9F A6 9D 13 A8 D1 AC DA 14 D0 AF B1 1D AD 15 B2 FD B3 DD 19 F1
    """,
)
VNI_SINGLE = {ord(code): letter for code, letter in zip("ìæóíòÌÆÓÍÒñÑôÔöÖîÎ", "ìỉĩíịÌỈĨÍỊđĐơƠưƯỵỴ", strict=True)}
"""VNI letters of one byte."""
_VNI_MARKS = {
    **dict(zip("øûõùï", _TONES[1:], strict=True)),
    **{mark: "\u0302" + tone for mark, tone in zip("âàåãáä", ("", *_TONES[1:]), strict=True)},
    **{mark: "\u0306" + tone for mark, tone in zip("êèúüéë", ("", *_TONES[1:]), strict=True)},
}


def _vni_pairs() -> dict[str, str]:
    pairs: dict[str, str] = {}
    for base, letter in (*((vowel, vowel) for vowel in "aeouy"), ("ô", "ơ"), ("ö", "ư")):
        for mark, sign in _VNI_MARKS.items():
            composed = normalize("NFC", letter + sign)
            if composed in LOWER:
                pairs[base + mark] = composed
                pairs[base.upper() + mark.upper()] = pairs[base.upper() + mark] = composed.upper()
    return pairs


VNI_PAIRS = _vni_pairs()
"""VNI letters of two bytes: a base (ô is ơ, ö is ư) and a mark, which is a capital behind a capital."""
