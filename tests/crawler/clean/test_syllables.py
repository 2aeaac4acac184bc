"""Spelling: a word for each rhyme and each onset that Vietnamese has, and words that only look like such."""

from __future__ import annotations

from crawler.clean.syllables import is_syllable

RHYMES = """
ba các sách hai làm bạn đang anh cao tháp mát sau ngày ă bắc năm ăn bằng gặp mặt bậc âm dân nâng cấp nhất đầu xây
xe séc em đen xẻng theo phép xét về ếch đêm trên bệnh bếp tết nêu
đi chia lịch tìm tin tỉnh nhịp ít chịu việc kiểm tiền tiếng nghiệp viết nhiều
có học nói gom con trong họp ngọt xoong moóc
hoa khoác hoạch ngoài ngoạm toàn hoang doanh ngoao oạp thoát xoay hoặc hoắm xoăn hoẵng thoắt khỏe ngoém hoen ngoéo loét
số tốc tôi hôm bốn công hộp một ở mới cơm đơn hợp ớt
thu mua phúc vui cụm bún trung giúp bút tuần khuâng xuất khuấy thuế khuếch huênh thuộc cuối nhuộm muốn xuống suốt thuở
huy khuya huỵch huynh huýt khuỷu huyện tuyết tuýp
thư đưa mức gửi hừm chưn từng đứt lưu nước người gươm vườn đường cướp vượt rượu
ý quỳnh quýt yếm yên yểng yết yêu
"""
"""In the order of the dictionary's rhymes: each word has another one."""

ONSETS = """
nghe ngày nhà ghi giáo khi phó quê cho thu trên bốn cao dân đường gà hai kể làm mới nước pin ra sau tin về xã
"""


def test_every_rhyme_is_spelt() -> None:
    words = RHYMES.split()
    assert len(words) == len(set(words)) > 140
    assert [word for word in words if not is_syllable(word)] == []
    assert [word for word in words if not is_syllable(word.upper())] == []


def test_every_onset_is_spelt() -> None:
    assert [word for word in ONSETS.split() if not is_syllable(word)] == []


def test_a_syllable_that_ends_in_a_stop_rises_or_is_heavy() -> None:
    assert [word for word in ("các", "sạch", "tập", "mát", "lịch", "thích") if not is_syllable(word)] == []
    assert [
        word for word in ("càc", "cac", "sàch", "sach", "tàp", "tap", "mảt", "mat", "lĩch") if is_syllable(word)
    ] == []


def test_what_only_looks_like_a_syllable_is_none() -> None:
    two_tones, letters, others = (
        ("ba\u0301\u0323", "hội\u0300"),
        ("fan", "jazz", "will", "zin"),
        ("trr", "ngo1", "cañ", ""),
    )
    assert [word for word in (*two_tones, *letters, *others) if is_syllable(word)] == []
