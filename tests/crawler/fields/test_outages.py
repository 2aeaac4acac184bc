"""Pages of a portal that is being worked on, in the frame of an article; and news of such work."""

from __future__ import annotations

import pytest

from crawler.fields.outages import told

SAID = [
    ("Hệ thống đang bảo trì", "Cổng thông tin điện tử đang được nâng cấp. Xin quý vị vui lòng quay lại sau ít phút."),
    ("Thông báo", "Website đang được bảo trì và nâng cấp."),
    ("Thông báo", "Trang web hiện đang tạm thời bảo trì. Mong quý vị thông cảm."),
    ("Website đang bảo trì", "Đường dây nóng: 0299 3822111"),
    ("Under maintenance", "We will be back soon."),
    ("Site is currently under maintenance", "Please check back later."),
    ("Xin lỗi, hệ thống đang được nâng cấp", "Hotline 1022"),
    ("Thông báo", "Máy chủ quá tải. Xin vui lòng thử lại sau."),
    ("Bảo trì", "Cổng tạm ngừng hoạt động từ 20h ngày 12/11 để nâng cấp. Kính mong quý vị quay lại sau."),
    ("Cổng TTĐT", "Hệ thống đang trong quá trình nâng cấp, bảo trì."),
]
NEWS = [
    ("Hệ thống cấp nước xã Tân Hòa đang được nâng cấp", "Công trình do xã đầu tư với 2 tỷ đồng."),
    ("Bảo trì đường tỉnh 825", "Sở Xây dựng bảo trì tuyến đường trong tháng 11."),
    ("Tạm ngừng cấp điện", "Để bảo trì lưới điện, Điện lực tạm ngừng cấp điện từ 8 giờ đến 17 giờ ngày 12/11."),
    ("Nâng cấp hệ thống dịch vụ công", "Hệ thống dịch vụ công được nâng cấp, người dân nộp hồ sơ thuận lợi hơn."),
    ("Quốc lộ 60 đang được nâng cấp", "Người dân đi lại khó khăn, mong đường sớm xong."),
    ("Trường học đang sửa chữa", "Học sinh sẽ quay lại trường sau Tết."),
    ("Đường hoa sẽ quay lại", "Đường hoa Tết trở lại sau ba năm tạm dừng vì dịch bệnh."),
    ("Cầu Cổ Chiên đang bảo dưỡng", "Xe tải đi đường tránh, xe khách đi như cũ."),
    ("Du khách trở lại sau bão", "Khách sạn đang nâng cấp. Du khách quay lại Đà Nẵng sau bão số 3."),
    ("Lễ hội trở lại", "Lễ hội đua ghe ngo trở lại sau hai năm gián đoạn do dịch bệnh."),
    ("Tấm biển 'Website đang bảo trì'", "Đó là câu mà người dân gặp nhiều nhất khi nộp hồ sơ trong tuần qua."),
]
LISTED = "Chủ tịch UBND tỉnh thăm làng nghề"


@pytest.mark.parametrize("listed", [LISTED, None])
@pytest.mark.parametrize(("title", "text"), SAID)
def test_what_says_that_the_portal_rests_is_told(title: str, text: str, listed: str | None) -> None:
    assert told(title, text, listed)


@pytest.mark.parametrize(("title", "text"), SAID)
def test_news_of_such_work_are_called_so_in_their_list_or_have_their_day(title: str, text: str) -> None:
    assert told(title, text, title) is None
    assert told(title, text, f"{title} …") is None
    assert told(title, text, None, dated=True) is None
    assert told(title, text, LISTED, dated=True), "the clock above the page is no day of its own"


@pytest.mark.parametrize(("title", "text"), NEWS)
def test_news_of_other_work_are_news(title: str, text: str) -> None:
    assert told(title, text, LISTED) is None
    assert told(title, text, None) is None


def test_a_long_text_is_no_notice() -> None:
    assert told(*SAID[0], LISTED)
    assert told(SAID[0][0], SAID[0][1] + " Chi tiết." * 60, LISTED) is None


@pytest.mark.parametrize("listed", ["", "Tin", "Xem chi tiết", "Đọc tiếp »"])
@pytest.mark.parametrize(("title", "text"), SAID)
def test_a_row_that_says_only_that_there_is_more_tells_nothing_of_a_page_with_a_day(
    title: str, text: str, listed: str
) -> None:
    assert told(title, text, listed, dated=True) is None
    assert told(title, text, listed)
