"""Leads of real news."""

from __future__ import annotations

_TEXT = """\
Chiều 25-12, Phó Chủ tịch Thường trực UBND thành phố Hồ Kỳ Minh đến thăm và chúc mừng cán bộ, nhân viên Tổng Lãnh sự
quán Liên bang Nga và Tổng Lãnh sự quán Nhật Bản tại Đà Nẵng nhân dịp năm mới 2026.

Từ 12 đến 14-12, Sở Văn hóa, Thể thao và Du lịch Đà Nẵng phối hợp với UBND xã Avương tổ chức lớp tập huấn “Truyền dạy,
sử dụng cồng, trống, chiêng của dân tộc Cơ Tu” năm 2025.

Sáng 30-12, HĐND xã Duy Nghĩa tổ chức Kỳ họp đánh giá tình hình thực hiện nhiệm vụ phát triển kinh tế – xã hội, quốc
phòng – an ninh năm 2025; quyết định các mục tiêu, nhiệm vụ và giải pháp năm 2026. Phó Chủ tịch Thường trực HĐND thành
phố Trần Phước Sơn dự.

Tối 8-12 tại cảng Tiên Sa, thành phố Đà Nẵng tổ chức lễ đón Đoàn tàu Hải quân Hoa Kỳ, gồm tàu tấn công đổ bộ USS
Tripoli và tàu tuần dương USS Robert Smalls. Đoàn tàu với gần 2.300 sĩ quan, thủy thủ do Chuẩn Đô đốc Thomas Shultz
chỉ huy bắt đầu chuyến thăm hữu nghị Đà Nẵng từ ngày 8 đến 11-12-2025.

Nhằm bảo đảm quyền ứng cử của công dân theo quy định của pháp luật, Ủy ban bầu cử thành phố Đà Nẵng thông báo việc nộp
hồ sơ ứng cử đại biểu Quốc hội khóa XVI và đại biểu HĐND thành phố khóa XI, nhiệm kỳ 2026–2031, với các mốc thời gian
và yêu cầu hồ sơ cụ thể.

Ngày 13-12, xã Tam Xuân thành lập đoàn công tác trực tiếp đến thăm, tặng quà (đợt 2) tổng trị giá hơn 170 triệu đồng
để chia sẻ khó khăn với người dân đơn vị kết nghĩa xã Trà đốc bị thiệt hại nặng do sạt lở đất, thiên tai trong những
cơn bão lũ vừa qua.

Tại Kỳ họp thứ 5, HĐND thành phố Đà Nẵng khóa X, nhiệm kỳ 2021-2026, Phó Chủ tịch UBND thành phố Nguyễn Thị Anh Thi đã
trình bày 16 tờ trình kèm dự thảo Nghị quyết quan trọng, dự kiến được HĐND thành phố xem xét, thông qua.

Chiều 31-12, UBND xã Núi Thành tổ chức Hội nghị điển hình tiên tiến và tuyên dương khen thưởng các tập thể, cá nhân
xuất sắc phong trào thi đua yêu nước giai đoạn 2020–2025.

Sáng 08-01, xã Duy Nghĩa tổ chức Hội nghị cử tri nơi công tác để lấy ý kiến đối với người được dự kiến giới thiệu ứng
cử đại biểu Hội đồng nhân dân thành phố Đà Nẵng khóa XI, nhiệm kỳ 2026–2031.

Từ ngày 1 đến 6-12, tại thành phố Đà Nẵng diễn ra các sự kiện, hoạt động nổi bật về kinh tế, chính trị, văn hoá, xã
hội. Sau đây là những sự kiện, hoạt động do Cổng thông tin điện tử thành phố Đà Nẵng tổng hợp.

Chiều 16-12, Phó Chủ tịch UBND thành phố Nguyễn Thị Anh Thi chủ trì cuộc họp Hội đồng nghệ thuật xét chọn phác thảo
của khối tượng lớp 2 thuộc dự án Hạ tầng, cảnh quan khuôn viên Tượng đài Trường Sơn (giai đoạn 2).

Ngày 14-12, Thành đoàn – Hội Liên hiệp Thanh niên – Hội Sinh viên thành phố phối hợp Sở Khoa học và Công nghệ thành
phố tổ chức Festival “Khởi nghiệp đổi mới sáng tạo” năm 2025.

Sáng 30-12, Ban Thường vụ Liên đoàn Lao động thành phố tổ chức Hội nghị tổng kết hoạt động Công đoàn năm 2025 và tôn
vinh doanh nghiệp chăm lo tốt đời sống người lao động. Chủ tịch Uỷ ban MTTQ Việt Nam thành phố Lê Trí Thanh dự hội
nghị.

Tối 7-1, Đoàn công tác Bộ Chỉ huy Quân sự thành phố do Đại tá Trần Hữu Ích, Ủy viên Ban Thường vụ Thành ủy, Chỉ huy
trưởng Bộ CHQS thành phố làm trưởng đoàn đã đến thăm hỏi, động viên và trao hỗ trợ gần 350 triệu đồng cho hai gia đình
có người thân gặp nạn trong vụ sạt lở núi nghiêm trọng xảy ra tại thôn Pứt, xã Hùng Sơn.

Tại phiên thảo luận tổ Kỳ họp thứ 5, HĐND thành phố khóa X, nhiệm kỳ 2021 – 2026, các đại biểu tập trung góp ý, đề
xuất cơ chế vận hành hiệu quả chính quyền địa phương 2 cấp, giải pháp phát triển, kết nối 2 vùng Đông – Tây thành phố
cùng nhiều vấn đề an sinh xã hội khác.

Cổng Trời Đông Giang là khu du lịch sinh thái nổi tiếng nằm tại thôn A Sờ, xã Bến Hiên. Cách trung tâm thành phố Đà
Nẵng khoảng 70km và cách phố cổ Hội An khoảng 85 km, thuận tiện cho việc di chuyển và kết nối tour, tuyến du lịch khu
vực miền Trung – Tây Nguyên.

Chiều 08-01, UBND xã Duy Nghĩa phối hợp với Phòng giao dịch Ngân hàng Chính sách xã hội Duy Xuyên tổ chức hội nghị
tổng kết hoạt động tín dụng chính sách xã hội năm 2025 và triển khai phương hướng, nhiệm vụ năm 2026.

Tối 3-12, Hội Bảo trợ Người khuyết tật, Trẻ mồ côi và Bệnh nhân nghèo thành phố tổ chức chương trình “Những trái tim
hồng” lần thứ XII nhân kỷ niệm Ngày Quốc tế Người khuyết tật. Đến dự có Phó Chủ tịch UBND thành phố Trần Anh Tuấn.

Chiều 31-12, UBND phường Hội An Tây tổ chức lễ đón nhận giải thưởng “Điểm du lịch cộng đồng tốt nhất năm 2025” đối với
làng gốm Thanh Hà do Bộ Văn hóa, Thể thao và Du lịch trao tặng.

Chiều 08-12, Phó Chủ tịch UBND thành phố Trần Anh Tuấn chủ trì cuộc họp nghe báo cáo tiến độ giải ngân Chương trình
MTQG phát triển kinh tế - xã hội vùng đồng bào dân tộc thiểu số và miền núi; Chương trình MTQG giảm nghèo tại các xã
miền núi.

Trưa 5-12, Phó Chủ tịch Thường trực UBND thành phố Hồ Kỳ Minh chủ trì buổi tiếp ông Soulier Eric Gabriel Michel - Tham
tán Hợp tác và Hoạt động văn hóa, Đại sứ quán Cộng hòa Pháp tại Việt Nam nhân chuyến thăm và làm việc tại Đà Nẵng.

Chiều 08-01, tại UBND xã Hùng Sơn, Hội Liên hiệp Phụ nữ (LHPN) thành phố và Đảng ủy xã Hùng Sơn tổ chức Hội nghị ký
kết công tác kết nghĩa giai đoạn 2026 – 2030.

Từ ngày 18-12-2025 đến 17-12-2028, thành phố cho phép Công ty Cổ phần Dragon Lab triển khai thử nghiệm có kiểm soát có
thời hạn đối với giải pháp công nghệ mới “Giải pháp MIMO – Trung gian chuyển đổi tài sản số (USDT) sang tiền pháp định
(VND) và ngược lại theo cơ chế không lưu ký (non-custodial)”.

Chiều 5-1, Phó Chủ tịch UBND thành phố Trần Nam Hưng chủ trì cuộc họp về xử lý đất, cát bồi lấp sau thiên tai và phục
hồi sản xuất. Cùng dự có lãnh đạo các sở, ngành, địa phương liên quan.

Kỷ niệm 74 năm Ngày Truyền thống Mỹ thuật Việt Nam (10/12/1951 - 10/12/2025) và 68 năm Ngày thành lập Hội Mỹ thuật
Việt Nam (1957 - 2025), Hội Mỹ thuật thành phố Đà Nẵng tổ chức Triển lãm “Mỹ thuật Đà Nẵng 2025”.

Chiều 13-01, Phó Chủ tịch UBND thành phố Trần Anh Tuấn chủ trì buổi làm việc với các sở, ngành liên quan về Đề án quy
hoạch mạng lưới trường lớp học trên địa bàn thành phố thời gian tới.

Chiều 30-12, Chủ tịch UBND thành phố Phạm Đức Ấn chủ trì phiên họp thường kỳ của UBND thành phố để thảo luận, thông
qua một số nội dung theo chương trình công tác.

Hang Dơi Tiên An thuộc xã Thạnh Bình, thành phố Đà Nẵng. Nơi đây được ví như “Công viên kỷ Jura” với vẻ đẹp hoang sơ,
hài hòa của tự nhiên và mỗi thời khắc, mỗi góc nhìn đều mang một vẻ đẹp riêng.

Sáng 4-12, Thống kê thành phố tổ chức hội nghị tập huấn nghiệp vụ tổng điều tra kinh tế năm 2026 (giai đoạn 1) cho lực
lượng tham gia điều tra các cơ sở sản xuất kinh doanh (SXKD) cá thể, cơ sở tôn giáo, tín ngưỡng và tổ hợp tác trên địa
bàn.

Tối 12-12 tại Đà Nẵng, Hiệp hội Cao su Việt Nam tổ chức Hội nghị quốc tế ngành cao su tại Việt Nam 2025 kết hợp đón
đoàn doanh nghiệp nước ngoài vào Việt Nam mua hàng, với sự tham dự của đại diện hơn 80 doanh nghiệp cao su trong và
ngoài nước.

Sáng 30-12, đoàn công tác Bộ Dân tộc và Tôn giáo đến thăm, tặng quà đồng bào xã Trà Tân bị thiệt hại do mưa lũ gây ra
vừa qua. Cùng đi có lãnh đạo Sở Dân tộc và Tôn giáo thành phố.

Chiều 25-12, Phó Chủ tịch UBND thành phố Trần Chí Cường chủ trì cuộc họp trực tuyến nghe báo cáo tổng kết việc triển
khai Chương trình sinh kế cho người dân vùng lưu vực các hồ chứa thủy điện (Chương trình) trên địa bàn thành phố.

Chiều 29-12, Ban Nội chính Thành ủy long trọng tổ chức lễ kỷ niệm 60 năm ngày truyền thống ngành Nội chính Đảng
(05/01/1966 – 05/01/2026).

Sáng 08-01, Thường trực Đảng ủy xã Đông Giang tổ chức trao tặng 23 xe đạp với tổng trị giá 32,2 triệu đồng cho học
sinh có hoàn cảnh đặc biệt khó khăn, nỗ lực vươn lên trong học tập trên địa bàn xã.

Ngày 20-12, Đoàn Thanh niên Đại học Đà Nẵng (ĐHĐN) phối hợp Công ty TNHH Grab Việt Nam tổ chức vòng chung kết cuộc thi
“Đột phá ý tưởng sinh viên – Grab the Beyond 2025”.

Sáng 29-12, Thuế thành phố tổ chức Hội nghị tổng kết công tác thuế năm 2025 và triển khai nhiệm vụ công tác thuế năm
2026. Phó Chủ tịch Thường trực UBND thành phố Hồ Kỳ Minh dự và phát biểu chỉ đạo Hội nghị.

Sáng 11-6, tại Nhà ga quốc tế Đà Nẵng (Nhà ga T2), Starlux Airlines chính thức cung cấp cho hành khách dịch vụ ký gửi
hành lý tự động thông qua việc tích hợp hệ thống quầy tự gửi hành lý (self-bag drop) của Nhà ga T2 vào quy trình làm
thủ tục bay của hãng.

Chiều 9-12, Đại học Đà Nẵng tổ chức trao học bổng “Nâng bước sinh viên” cho các sinh viên có hoàn cảnh khó khăn, đạt
kết quả tốt trong học tập.

Sở Nội vụ vừa ban hành Công văn số 5853/SNV-XDCQ ngày 19-12-2025 về việc tăng cường công chức, viên chức hỗ trợ UBND
các xã, phường.

Từ chiến trường trở về đời thường, ông Bùi Thống, cựu chiến binh xã Núi Thành, vẫn lặng lẽ tiếp nối sứ mệnh của người
lính. Không chỉ tận tụy với hoạt động tại địa phương, ông còn dành trọn tâm huyết cho việc tìm kiếm, quy tập và di dời
hài cốt liệt sĩ trở về với đất mẹ, làm tròn đạo lý “Uống nước nhớ nguồn” của dân tộc.

Từ ngày 04 đến 11-01, Đội tuyển học sinh Trường Tiểu học Hoàng Dư Khương (phường Cẩm Lệ) tham gia Giải Robotics Thế
giới tại Giang Tô (Trung Quốc) và xuất sắc giành Cup Top 10 Thế giới cùng 02 Huy chương Vàng danh giá.

Bãi sậy sông Đầm (thuộc địa phận phường Bàn Thạch và phường Quảng Phú) là đầm nước ngọt tự nhiên có diện tích khoảng
180 ha. Trong đó diện tích ngập nước chiếm 140 ha, còn lại là khu vực bãi cạn nơi cây sậy sinh trưởng từ rất lâu đời.
Đây là nơi lý tưởng để thưởng ngoạn du lịch sinh thái miền quê xứ Quảng.

Chiều 07-01, Chi cục Hải quan khu vực XII tổ chức Hội nghị tổng kết công tác năm 2025 và triển khai nhiệm vụ công tác
năm 2026.

Chiều 5-1, Phó Chủ tịch Thường trực UBND thành phố Hồ Kỳ Minh chủ trì cuộc họp nghe báo cáo việc điều chỉnh quy hoạch
thành phố Đà Nẵng thời kỳ 2021 – 2030.

Sự kiện “Giao lưu văn hóa Hội An - Nhật Bản lần thứ 21” năm 2025 sẽ diễn ra từ ngày 26 đến 28-12 tại phố cổ Hội An,
nhằm phục vụ người dân và du khách trong dịp Giáng sinh 2025 và đón năm mới 2026.

Chiều 24-12, tổ đại biểu số 8, HĐND thành phố Đà Nẵng gồm các đại biểu Trần Xuân Vinh, Phó Chủ tịch HĐND thành phố và
Lê Thị Minh Tâm, Chủ tịch Hội Nông dân thành phố tiếp xúc cử tri các phường Điện Bàn, Điện Bàn Đông sau kỳ họp thứ 5,
HĐND thành phố khóa X.

Trong khuôn khổ hội nghị công bố thành lập Trung tâm tài chính quốc tế tại Việt Nam sáng 21-12, Ủy viên Bộ Chính trị,
Phó Thủ tướng Thường trực Chính phủ Nguyễn Hòa Bình công bố các Nghị định của Chính phủ về Trung tâm tài chính quốc tế
tại Việt Nam.

Hưởng ứng chương trình khuyến mại cuối năm 2025, Công ty Quản lý và Phát triển các chợ Đà Nẵng phối hợp với Ban Quản
lý chợ Đống Đa và Hội Liên hiệp Phụ nữ cơ sở chợ Đống Đa tổ chức chương trình kích cầu mua sắm với chủ đề “Đến chợ
Đống Đa, mua sắm thả ga, rinh quà cực đã”.

Chiều 12-12, Thuế thành phố tổ chức Chương trình lựa chọn “Hóa đơn may mắn” quý I, II năm 2025 trên địa bàn thành phố
Đà Nẵng (cũ) và tỉnh Quảng Nam (cũ).

Trong 2 ngày 17 và 18-12, Liên hiệp các tổ chức hữu nghị thành phố tổ chức chương trình trao quà nhu yếu phẩm cho các
hộ dân vùng lũ do tổ chức Children of VietNam (COV) tài trợ.

Cách Chùa Cầu không xa, có một “không gian văn hóa Nhật Bản” đã hình thành nhiều năm nay, góp phần tạo thêm điểm nhấn
cho hành trình du khách đến Hội An.

Sáng 20-12, Hội Doanh nhân trẻ thành phố Đà Nẵng tổ chức lễ kỷ niệm 25 năm thành lập và đón nhận Huân chương Lao động
hạng Nhất. Đến dự có Phó Bí thư Thành ủy, Chủ tịch HĐND thành phố Nguyễn Đức Dũng.

Năm 2025 tốc độ tăng GRDP cả năm đạt 9,18%, đóng góp quan trọng vào mục tiêu phát triển kinh tế của thành phố, là mức
tăng cao nhất giai đoạn 2021 – 2025.

Chiều 15-12, Phó Chủ tịch UBND thành phố Phan Thái Bình có buổi kiểm tra thực tế tiến độ chuẩn bị Lễ khởi công công
trình Dự án đầu tư xây dựng và kinh doanh kết cấu hạ tầng Phân khu B – Khu Công nghiệp Nam Thăng Bình.

Hộ kinh doanh nộp thuế theo phương pháp kê khai cần lưu ý một số quy định quan trọng để bảo đảm kê khai đúng, đủ và
tránh sai sót trong quá trình thực hiện nghĩa vụ thuế.

Sáng 31-12, Phó Chủ tịch UBND thành phố Trần Anh Tuấn đi kiểm tra thực tế tiến độ thi công bốn công trình trường học
do các Ban Quản lý dự án thành phố làm chủ đầu tư, gồm: Trường tiểu học Trần Quốc Toản, Trường THPT Ngô Quyền, Trường
THCS Nguyễn Bỉnh Khiêm (cơ sở 2) và Trường tiểu học Bùi Thị Xuân (cơ sở 2).

Năm 2025, kinh tế thành phố duy trì mức tăng trưởng khá. Tốc độ tăng GRDP cả năm 2025 ước đạt 9,18%, xếp thứ 9/34
tỉnh, thành.

Hưởng ứng lời kêu gọi triển khai thần tốc “Chiến dịch Quang Trung” của Thủ tướng Chính phủ, xã Trà Tập đã tổ chức khởi
động dự án xây dựng lại nhà ở cho các hộ bị sạt lở, thiên tai với tinh thần quyết liệt nhất, để người dân sớm ổn định
chỗ ở trước thềm Tết Nguyên đán 2026 gần kề.

Ngày 04-12, Đoàn công tác Quân khu 5 tổ chức kiểm tra khám sức khỏe nghĩa vụ quân sự (NVQS) năm 2026 và tình hình sinh
hoạt, chi trả phụ cấp trách nhiệm cho quân nhân dự bị (QNDB) trên địa bàn Ban Chỉ huy Phòng thủ khu vực 2- Thạnh Mỹ và
Ban Chỉ huy Phòng thủ khu vực 5- Điện Bàn.

Sáng 10-12, trước phiên khai mạc Kỳ họp thứ 5 HĐND thành phố khoá X, nhiệm kỳ 2021-2026, đoàn đại biểu Thành ủy, HĐND,
UBND, Ủy ban MTTQ Việt Nam thành phố đến đặt vòng hoa và dâng hương tưởng niệm các anh hùng liệt sĩ tại Đài tưởng niệm
thành phố.

Sáng 5-12, Đại hội đại biểu Đoàn TNCS Hồ Chí Minh thành phố Đà Nẵng lần thứ I, nhiệm kỳ 2025–2030 khai mạc với sự tham
dự của 350 đại biểu là đoàn viên, thanh niên ưu tú đại diện cho thế hệ trẻ toàn thành phố.

Chiều 05-01, Chủ tịch UBND thành phố Phạm Đức Ấn chủ trì cuộc họp về tình hình triển khai dự án tái định cư (TĐC) trên
địa bàn thành phố. Tham dự có Phó Chủ tịch Thường trực UBND thành phố Hồ Kỳ Minh; các Phó Chủ tịch UBND thành phố Phan
Thái Bình, Trần Nam Hưng cùng lãnh đạo các sở, ban, ngành liên quan.

Ngày 12-12, Chi cục Trồng trọt và Bảo vệ thực vật thành phố (Sở Nông nghiệp và Môi trường) tổ chức lớp tập huấn chuyển
giao thông tin, kỹ thuật trồng cây ăn quả cho 50 hộ nông dân xã Tam Xuân đang trồng hoặc dự kiến phát triển cây ăn
quả.

Trưa 4-1, Liên đoàn Pickleball thành phố tổ chức Hội nghị tổng kết công tác năm 2025 và triển khai nhiệm vụ năm 2026.
Tham dự hội nghị có Phó Chủ tịch Thường trực HĐND thành phố, Chủ tịch Liên đoàn Pickleball thành phố Trần Phước Sơn và
Phó Trưởng Ban Tuyên giáo và Dân vận Thành ủy Nguyễn Thị Kim Hoa.

Sáng 7-1, Thành Đoàn tổ chức Hội nghị tổng kết công tác Đoàn và phong trào thanh thiếu nhi năm 2025, triển khai phương
hướng năm 2026. Chủ tịch Ủy ban MTTQ Việt Nam thành phố Lê Trí Thanh dự và phát biểu chỉ đạo Hội nghị.

Cuộc thi tìm kiếm tài năng nghệ thuật Super Talent Contest 2026 chính thức khởi động tại Đà Nẵng, mở ra sân chơi nghệ
thuật chuyên nghiệp, quy mô dành cho các tài năng trẻ từ 5–18 tuổi khu vực miền Trung và trên toàn quốc.

Ngày 22-12, xã Trà Tân phối hợp với Bệnh viện Phạm Ngọc Thạch Quảng Nam tổ chức chương trình khám sàng lọc bệnh lao
phổi cho hơn 500 người dân, chủ yếu là đồng bào Ca Dong trên địa bàn xã.

Ngày 11-12, Thành Đoàn Đà Nẵng phát động đợt cao điểm “Tuổi trẻ Đà Nẵng tình nguyện vì cộng đồng”, thuộc Chương trình
Tình nguyện mùa Đông 2025 và Xuân tình nguyện 2026.

Chiều 8-12, UBND xã Avương tổ chức hội nghị triển khai “Chiến dịch Quang Trung” nhằm hỗ trợ xây dựng lại và sửa chữa
nhà ở cho các hộ dân bị thiệt hại do thiên tai trên địa bàn xã.

Sáng 30-12, Ban Chỉ đạo 35 Thành ủy Đà Nẵng tổ chức hội nghị tập huấn, bồi dưỡng nghiệp vụ công tác bảo vệ nền tảng tư
tưởng của Đảng, đấu tranh phản bác các quan điểm sai trái, thù địch trên địa bàn thành phố.

Chiều 26-12, Hội Văn nghệ Dân gian phố thành phố tổ chức Tọa đàm khoa học với chủ đề “Nghiên cứu văn hóa dân gian Đà
Nẵng – Thực trạng và định hướng phát triển”.

Chiều 30-12, Đảng ủy phường An Hải tổ chức Hội nghị Ban Chấp hành Đảng bộ phường (mở rộng). Phó Chủ tịch UBND thành
phố Nguyễn Thị Anh Thi dự và phát biểu chỉ đạo.

Sáng 8-12, Phó Chủ tịch UBND thành phố Trần Anh Tuấn chủ trì buổi làm việc nghe báo cáo về tình hình đầu tư công trong
lĩnh vực giáo dục và đào tạo giai đoạn 2026–2030.

Chiều 9-12, tại xã Thượng Đức, Công an thành phố phối hợp với xã Thượng Đức và xã Hà Nha tổ chức lễ Khởi công triển
khai “Chiến dịch Quang Trung”, xây dựng lại và sửa chữa nhà ở cho các hộ dân có nhà bị sập đổ, trôi, hư hỏng nặng do
bão, lũ vừa qua.

Xây dựng và phát triển toàn diện thanh niên Đà Nẵng thời kỳ mới có lý tưởng cách mạng, lòng yêu nước, có bản lĩnh, có
hoài bão, đạo đức tốt, có tri thức sâu rộng, thể chất khỏe mạnh và tâm hồn giàu bản sắc văn hóa xứ Quảng, trở thành
những công dân toàn cầu, góp phần xây dựng và bảo vệ Tổ quốc.

Sáng 10-01, Ủy ban bầu cử thành phố tổ chức Hội nghị tập huấn tổ chức, hoạt động của các Ban bầu cử đại biểu Quốc hội
khóa XVI và các Ban bầu cử đại biểu HĐND thành phố Đà Nẵng khóa XI, nhiệm kỳ 2026-2031. Hội nghị được tổ chức theo
hình thức trực tiếp kết hợp trực tuyến đến các điểm cầu xã, phường.

Chiều 29-12, Đảng ủy UBND thành phố tổ chức Hội nghị Ban Chấp hành lần thứ hai, nhiệm kỳ 2025-2030. Hội nghị do Phó Bí
thư Thành ủy, Bí thư Đảng ủy UBND thành phố, Chủ tịch UBND thành phố Phạm Đức Ấn chủ trì.

Với những giá trị nổi bật về văn hóa, cảnh quan, môi trường sinh thái, cố kết cộng đồng..., làng gốm Thanh Hà được Bộ
Văn hóa, Thể thao và Du lịch vinh danh là “Điểm du lịch cộng đồng tốt nhất năm 2025”. Sự kiện mở ra nhiều kỳ vọng và
cơ hội cho làng gốm Thanh Hà trong không gian phát triển mới.

Sáng 05-1, Đoàn đại biểu Quốc hội và HĐND thành phố tổ chức dâng hương tại Nghĩa trang liệt sĩ thành phố và Tượng đài
Mẹ Việt Nam anh hùng (phường Quảng Phú) nhân kỷ nệm 80 năm Ngày Tổng tuyển cử đầu tiên bầu Quốc hội Việt Nam
(06-1-1946-06-1-2026).

Chiều 7-1, tại xã Núi Thành, Liên đoàn Lao động thành phố tổ chức trao hỗ trợ cho đoàn viên, ngư dân Nghiệp đoàn nghề
cá Tam Giang gặp nạn trong quá trình khai thác hải sản trên biển.

HĐND thành phố ban hành Nghị quyết số 41/2025/NQ-HĐND ngày 11-12-2025 về một số chính sách trợ giúp xã hội trên địa
bàn thành phố gồm: Chính sách trợ giúp xã hội thường xuyên ở cộng đồng; Chính sách trợ giúp xã hội tại cơ sở trợ giúp
xã hội công lập và tại Bệnh viện Tâm thần trực thuộc Sở Y tế trên địa bàn thành phố.

Sáng 08-01, Phó Chủ tịch Thường trực UBND thành phố Hồ Kỳ Minh chủ trì buổi tiếp và làm việc với bà Jane Rexworthy,
Chủ tịch UK Skills Partnership (Vương Quốc Anh) để tìm hiểu, trao đổi về thực trạng, nhu cầu kỹ năng của thành phố
trong lĩnh vực tài chính xanh.

Chiều 16-12, Đoàn đại biểu thành phố Đà Nẵng có buổi tiếp xúc cử tri tại xã Núi Thành nhằm báo cáo kết quả kỳ họp thứ
10, Quốc hội khóa XV.

Sáng 10-01, phường Thanh Khê long trọng tổ chức Lễ đặt Tượng chân dung Chủ tịch Hồ Chí Minh. Đây là sự kiện chính trị
– văn hóa có ý nghĩa đặc biệt quan trọng, thể hiện lòng biết ơn sâu sắc, tình cảm thiêng liêng và sự tôn kính vô hạn
của Đảng bộ, chính quyền và Nhân dân phường Thanh Khê đối với Chủ tịch Hồ Chí Minh.
"""

LEADS = [" ".join(block.split()) for block in _TEXT.strip().split("\n\n")]
