"""The encodings that pages come in, the legacy Vietnamese ones among them."""

from __future__ import annotations

import unicodedata

TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
_VOWELS = "aăâeêioôơuưy"
_TCVN3_TONED = {  # bytes of the vowel with the five tones, in the order of TONES
    "a": "B5B6B7B8B9",
    "ă": "BBBCBDBEC6",
    "â": "C7C8C9CACB",
    "e": "CCCECFD0D1",
    "ê": "D2D3D4D5D6",
    "i": "D7D8DCDDDE",
    "o": "DFE1E2E3E4",
    "ô": "E5E6E7E8E9",
    "ơ": "EAEBECEDEE",
    "u": "EFF1F2F3F4",
    "ư": "F5F6F7F8F9",
    "y": "FAFBFCFDFE",
}
_TCVN3_BARE = dict(zip("ĂÂÊÔƠƯĐăâêôơưđ", range(0xA1, 0xAF), strict=True))
_PLAIN = str.maketrans({"©": "(c)", "»": ">", "®": "(R)", "·": "-", "\u2022": "-", "°": "o", "²": "2"})


def tcvn3_table() -> dict[str, int]:
    table = dict(_TCVN3_BARE)
    for vowel, codes in _TCVN3_TONED.items():
        for tone, code in zip(TONES, bytes.fromhex(codes), strict=True):
            table[unicodedata.normalize("NFC", vowel + tone)] = code
    return table


def _vni_table() -> dict[str, str]:
    table = {"đ": "ñ", "ơ": "ô", "ư": "ö", "ă": "aê", "â": "aâ", "ê": "eâ", "ô": "oâ", "ị": "ò", "ĩ": "ó", "ỉ": "æ"}
    table |= {"ì": "ì", "í": "í", "ỵ": "î"}
    plain = dict(zip(TONES, "øûõùï", strict=True))
    breve = dict(zip(TONES, "èúüéë", strict=True))
    hat = dict(zip(TONES, "àåãáä", strict=True))
    for vowel in _VOWELS:
        for tone in TONES:
            char = unicodedata.normalize("NFC", vowel + tone)
            if char in table:
                continue
            if vowel == "ă":
                table[char] = "a" + breve[tone]
            elif vowel in "âêô":
                table[char] = {"â": "a", "ê": "e", "ô": "o"}[vowel] + hat[tone]
            else:
                table[char] = {"ơ": "ô", "ư": "ö"}.get(vowel, vowel) + plain[tone]
    return table | {key.upper(): value.upper() for key, value in table.items()}


TCVN3 = tcvn3_table()
VNI = _vni_table()
_VIETNAMESE = frozenset(VNI)


def fits_tcvn3(text: str) -> bool:
    """Whether every letter exists in .VnTime: it has no toned capitals."""
    return all(char in TCVN3 or ord(char) < 128 or char not in _VIETNAMESE for char in text)


def to_tcvn3(text: str) -> str:
    """What .VnTime text looks like when its bytes are read as Windows-1252; a toned capital falls to small."""
    out = []
    for char in text.translate(_PLAIN):
        code = TCVN3.get(char) or (TCVN3.get(char.lower()) if char in _VIETNAMESE else None)
        out.append(chr(code) if code else char)
    return "".join(out)


def to_vni(text: str) -> str:
    return "".join(VNI.get(char, char) for char in text.translate(_PLAIN))


def from_tcvn3(text: str) -> str:
    back = {chr(code): char for char, code in TCVN3.items()}
    return "".join(back.get(char, char) for char in text)


def from_vni(text: str) -> str:
    """The longest match backwards; enough for words, which is all that the check asks."""
    back = {value: key for key, value in VNI.items()}
    out, at = [], 0
    while at < len(text):
        for length in (2, 1):
            piece = text[at : at + length]
            if piece in back:
                out.append(back[piece])
                at += length
                break
        else:
            out.append(text[at])
            at += 1
    return "".join(out)


def to_cp1258(text: str) -> bytes:
    """Windows-1258 keeps tones as marks of their own behind the letter."""
    out = bytearray()
    for char in text:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            tone = next((mark for mark in parts if mark in TONES), "")
            base = unicodedata.normalize("NFC", parts.replace(tone, "") if tone else parts)
            out += (base + tone).encode("cp1258", errors="xmlcharrefreplace")
    return bytes(out)


LEGACY = {"tcvn3": to_tcvn3, "tcvn3-utf8": to_tcvn3, "tcvn3-body": to_tcvn3}
LEGACY |= {"vni": to_vni, "vni-utf8": to_vni, "vni-body": to_vni}
FONTS = {"tcvn3": (".VnTime", ".VnArial", ".vntime"), "vni": ("VNI-Times", "VNI-Helve", "VNI-Times,Times New Roman")}


def encode(page: str, encoding: str) -> bytes:
    """The bytes of a page whose legacy text, if it is only in places, was recoded before."""
    if encoding in ("tcvn3", "vni"):
        return LEGACY[encoding](page).encode("cp1252", errors="xmlcharrefreplace")
    if encoding in ("tcvn3-utf8", "vni-utf8"):
        return LEGACY[encoding](page).encode()
    if encoding == "nfd":
        return unicodedata.normalize("NFD", page).encode()
    if encoding == "cp1258":
        return to_cp1258(page)
    if encoding == "utf-16":
        return page.encode("utf-16")
    return page.encode("utf-8-sig" if encoding == "utf-8-bom" else "utf-8")


def decode(body: bytes, encoding: str) -> str:
    """The other way round, for the checks; text recoded only in places stays as it is."""
    if encoding in ("tcvn3", "vni"):
        text = body.decode("cp1252")
    elif encoding in ("cp1258", "utf-16"):
        text = body.decode(encoding)
    else:
        text = body.decode("utf-8-sig")
    if encoding.startswith("tcvn3"):
        return text if encoding.endswith("body") else from_tcvn3(text)
    if encoding.startswith("vni"):
        return text if encoding.endswith("body") else from_vni(text)
    return unicodedata.normalize("NFC", text)


def declared(encoding: str) -> tuple[str | None, str | None]:
    """The charset that the header and the meta element may name (None: they say nothing)."""
    return {
        "utf-16": ("utf-16", None),
        "cp1258": ("windows-1258", "windows-1258"),
        "tcvn3": ("iso-8859-1", "windows-1252"),
        "vni": ("iso-8859-1", "windows-1252"),
        "utf-8-undeclared": (None, None),
    }.get(encoding, ("utf-8", "utf-8"))
