"""The wordings that the evidence gives, and names to fill pages with (no real portal among them)."""

from __future__ import annotations

PLACES = (
    ("tragiang", "Trà Giang", "TRÀ GIANG"),
    ("haian", "Hải An", "HẢI AN"),
    ("sonlam", "Sơn Lâm", "SƠN LÂM"),
    ("vinhha", "Vĩnh Hà", "VĨNH HÀ"),
    ("anphuoc", "An Phước", "AN PHƯỚC"),
    ("namthanh", "Nam Thạnh", "NAM THẠNH"),
    ("dongkhe", "Đông Khê", "ĐÔNG KHÊ"),
    ("binhsa", "Bình Sa", "BÌNH SA"),
    ("kimson", "Kim Sơn Đông", "KIM SƠN ĐÔNG"),
    ("longtruong", "Long Trường", "LONG TRƯỜNG"),
)
SECTIONS = (
    ("Tin tức - Sự kiện", "tin-tuc-su-kien", ("Chính trị", "Kinh tế", "Văn hóa - Xã hội", "Quốc phòng - An ninh")),
    ("Tin tức", "tin-tuc", ("Tin trong tỉnh", "Tin nổi bật", "Kinh tế - Xã hội", "Hoạt động của lãnh đạo tỉnh")),
    ("Thời sự", "thoi-su", ("Chính trị", "Xây dựng Đảng", "Đầu tư phát triển", "Giáo dục - Đào tạo")),
    ("Tin hoạt động", "tin-hoat-dong", ("Sở, ngành, địa phương", "Cải cách hành chính", "Chuyển đổi số")),
    ("Nghiên cứu - Trao đổi", "nghien-cuu-trao-doi", ("Lý luận chính trị", "Học tập và làm theo Bác")),
)
SECTIONS_EN = (("News", "news", ("Politics", "Economy", "Culture and Society", "Investment")),)
SURNAMES = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Thạch",
    "Kim",
    "Lâm",
    "Trương",
    "Đinh",
    "Mai",
]
MIDDLES = [
    "Văn",
    "Thị",
    "Minh",
    "Thanh",
    "Hữu",
    "Đức",
    "Quốc",
    "Ngọc",
    "Xuân",
    "Kim",
    "Hồng",
    "Thành",
    "Anh",
    "Công",
    "Đình",
]
GIVEN = [
    "Hồng",
    "Bình",
    "Cường",
    "Dũng",
    "Hạnh",
    "Hùng",
    "Hương",
    "Lan",
    "Linh",
    "Long",
    "Mai",
    "Nam",
    "Nga",
    "Nhung",
    "Phương",
    "Quang",
    "Sơn",
    "Tâm",
    "Thảo",
    "Trang",
    "Trung",
    "Tuấn",
    "Vân",
    "Yến",
    "Đông",
    "Hiếu",
    "Khanh",
    "Lộc",
    "Nhân",
    "Tài",
]
PEN_NAMES = [
    "Ngọc Hồng",
    "Thanh Bình",
    "Minh Tuấn",
    "Phương Thảo",
    "Hoàng Nam",
    "Kim Chi",
    "Thu Hằng",
    "Đình Nguyên",
    "Mai Quang",
    "Khánh Nhi",
    "Bá Thi",
    "Sơn Tuyền",
    "Hữu Phước",
    "Mỹ Nhân",
    "Trường Nguyên",
    "Diễm My",
    "Thạch Hồng",
    "Lê Vy",
    "Xuân Hương",
    "Đức Mạnh",
    "Trần Tiến",
    "Vũ Hạnh",
    "Hải Yến",
]
PAPERS = [
    "Báo Nhân Dân",
    "TTXVN",
    "Báo Trà Giang",
    "Đài PT-TH tỉnh",
    "Cổng TTĐT Chính phủ",
    "baochinhphu.vn",
    "Báo Hải An điện tử",
    "Báo Lao Động",
    "Sở Tài chính",
    "Trung tâm VHTT huyện Cầu Kè",
    "nhandan.vn",
]
ROLES = [
    "Chủ tịch UBND tỉnh",
    "Phó Chủ tịch UBND tỉnh",
    "Bí thư Huyện ủy",
    "Phó Bí thư Thường trực Tỉnh ủy",
    "Giám đốc Sở Y tế",
    "Trưởng Ban Tổ chức Tỉnh ủy",
    "Chủ tịch Hội Nông dân tỉnh",
    "Phó Chánh Văn phòng",
    "Chủ tịch UBND huyện",
]
JOBS = ["Phó Chánh Văn phòng", "Trung tâm CNTT", "Phòng Văn hóa xã hội", "Công an tỉnh", "Chuyên viên Sở Nội vụ"]
EVENTS = [
    "buổi làm việc",
    "hội nghị",
    "buổi lễ",
    "lễ khởi công",
    "cuộc họp",
    "buổi tiếp",
    "lớp tập huấn",
    "kỳ họp",
    "lễ phát động",
    "buổi gặp mặt",
]
PREFIXES = (
    ("(TUAG)-", "TUAG"),
    ("(TGAG)-", "TGAG"),
    ("TTĐT -", "TTĐT"),
    ("PORTAL -", "PORTAL"),
    ("(Thanhuytphcm.vn) - ", "Thanhuytphcm.vn"),
    ("(Chinhphu.vn) - ", "Chinhphu.vn"),
)
ACCOUNTS = ("quantri", "admin", "bientap01", "Administrator", "quantrivien", "System Account")
HOMES = ("Trang chủ", "Trang chủ", "Trang nhất", "Home")
RELATED_HEADERS = (
    "Tin khác",
    "Các tin khác",
    "Tin liên quan",
    "Các tin đã đưa",
    "Các tin đã đưa ngày:",
    "Các tin đã đưa theo ngày:",
    "Tin đã đưa",
    "Bài viết khác",
    "Đọc thêm:",
)
POPULAR_HEADERS = ("Đọc nhiều", "Tin đọc nhiều nhất", "Xem nhiều", "Tin xem nhiều", "TIN ĐỌC NHIỀU")
SHARES = ("Chia sẻ:", "Chia sẻ Lưu", "Chia sẻ", "Share", "Gửi bài viết qua email")
PRINTS = ("In bài viết", "In trang", "Print", "Bản in")
TOOLS = ("Mặc định Cỡ chữ", "Cỡ chữ: A- A A+", "100%", "Nghe đọc", "Truy cập nội dung luôn", "Xem cỡ chữ")
RATINGS = (
    "Đánh giá bài viết",
    "Tổng số điểm của bài viết là: 15 trong 3 đánh giá",
    "Trung bình 5/5 sao. Tổng số lượt bình chọn: 12",
    "Xếp hạng: 4.5 - 2 phiếu bầu",
    "Click để đánh giá bài viết",
)
COMMENTS = ("Ý kiến của bạn", "Bình luận", "Gửi ý kiến", "Ý kiến bạn đọc")
COUNTERS = (
    ("Thống kê truy cập", ("Đang trực tuyến: {a}", "Trong tuần: {b}", "Tất cả: {c}")),
    ("Lượt truy cập", ("Hôm nay: {b}", "Tháng này: {c}", "Lượt truy cập: {c}")),
    ("Thống kê", ("Đang truy cập {a}", "Tổng lượt truy cập {c}")),
    ("", ("Lượt truy cập: {c}",)),
    ("Số lượt truy cập", ("{c}",)),
)
NOTICES = (
    "Ghi rõ nguồn 'Cổng Thông tin điện tử tỉnh {place}' khi phát hành lại thông tin từ các nguồn này.",
    "Ghi rõ nguồn tin 'http://{host}' khi phát hành lại các thông tin từ Cổng TTĐT này",
    "Bản quyền thuộc về {name}. Giấy phép số 123/GP-TTĐT. Chịu trách nhiệm: Chánh Văn phòng UBND tỉnh.",
    "Cơ quan chủ quản: UBND tỉnh {place}. Địa chỉ: Số 1, đường 19/5. Điện thoại: (0294) 3855 895. Email: vp@{host}",
)
MENU = ("Giới thiệu", "Tin tức", "Văn bản", "Thủ tục hành chính", "Công dân", "Doanh nghiệp", "Du khách", "Liên hệ")
DATE_TRAPS = (
    "Chương trình đã thu hút hơn 3.200 lượt xem trên trang thông tin của xã.",
    "Tính đến hết ngày 15/3, toàn tỉnh đã tiếp nhận 1.250 lượt hồ sơ trực tuyến.",
    "Theo báo cáo của Sở Nông nghiệp, từ 09/3 – 15/3 không phát sinh ổ dịch mới.",
    "Quyết định số 45/QĐ-UBND có hiệu lực kể từ ngày 01/01/2021 và thay thế các quy định trước đây.",
    "Lễ khai mạc diễn ra lúc 16h30 ngày 25/5, thời gian tổ chức từ 28-6 đến 4-7.",
)
