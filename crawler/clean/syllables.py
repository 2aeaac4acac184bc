"""Is a word a Vietnamese syllable? The spelling rules tell text from the same bytes read in a wrong encoding."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

from crawler.clean.legacytables import LOWER

# A tone stands on a vowel: "ñ" is a letter of other languages.
_ALPHABET = frozenset("abcdeghiklmnopqrstuvxy").union(LOWER)
_ONSETS = "ngh|ng|nh|gh|gi|kh|ph|qu|ch|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x"
# Rhymes without tones, grouped by their vowel; the last letter tells which tones they take.
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oc oi om on ong op ot oong ooc
oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oem oen oeo oet
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ
uy uya uych uynh uyt uyu uyên uyêt uyp
ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
y ynh yt yêm yên yêng yêt yêu
"""
_SYLLABLE = re.compile(f"(?:{_ONSETS})?(?:{'|'.join(sorted(_RHYMES.split(), key=len, reverse=True))})")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
# Syllables that end in a stop are spoken with the rising or the heavy tone only.
_STOPS = ("c", "p", "t", "ch")
_STOP_TONES = ("\u0301", "\u0323")

COMMON = frozenset(
    """
    và của các có được là trong cho với đã những người này về đến khi để năm tại một không từ trên đồng chí tỉnh ủy ban
    công tác hội nghị đảng ông bà phó chủ tịch bí thư ngày tháng huyện xã thành phố phát triển kinh tế xã chính trị nhân
    dân nhà nước quốc gia thực hiện đoàn kết làm việc tổ chức cán bộ lãnh đạo việt nam địa phương xây dựng nông thôn mới
    sau trước theo cùng nhiều đầu vào ra đang sẽ cũng như đó nhất lại hơn còn bằng qua giữa phải nên rất điều kiện thông
    tin báo sở phòng trường học sinh giáo dục y tế văn hóa thể thao du lịch sự kiện cấp đạt tình hình nhiệm vụ kế hoạch
    """.split()  # noqa: SIM905 - words are read more easily than a list of strings
)
"""Syllables that most news texts hold: they decide between two readings that are both well spelt."""


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """True if ``word`` (NFC, any case, letters only) is spelt as a Vietnamese syllable is.

    >>> [is_syllable(word) for word in ("Nguyễn", "quyết", "giếng", "ỦY", "trưóc", "cañ", "tàt")]
    [True, True, True, True, False, False, False]
    """
    word = word.lower()
    if not _ALPHABET.issuperset(word):
        return False
    parts = normalize("NFD", word)
    tones = _TONES.findall(parts)
    if len(tones) > 1:
        return False
    plain = normalize("NFC", _TONES.sub("", parts))
    if _SYLLABLE.fullmatch(plain) is None:
        return False
    return not plain.endswith(_STOPS) or (len(tones) == 1 and tones[0] in _STOP_TONES)
