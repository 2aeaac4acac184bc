"""Headlines of real news, one a line."""

from __future__ import annotations

TITLES = """\
Đà Nẵng tăng tốc trở thành trung tâm đổi mới sáng tạo của khu vực
Mở rộng mạng lưới hỗ trợ hộ kinh doanh chuyển đổi sang kê khai thuế
Hỗ trợ học sinh và các hộ gia đình khó khăn tại Trà Giáp
[Infographic] - Thu phí, lệ phí “0 đồng” đối với nhiều thủ tục hành chính thực hiện trực tuyến
Khai mạc Hội thảo quốc tế về bán dẫn
Phó Bí thư Thành ủy Ngô Xuân Thắng làm việc với Ban Thường vụ Đảng ủy phường Sơn Trà
Kỷ niệm 260 năm Ngày sinh Đại thi hào Nguyễn Du: Thân thế, sự nghiệp và những đóng góp tiêu biểu
Thu nhập bình quân đầu người xã Duy Nghĩa đạt 70,7 triệu đồng/năm
Tập trung lực lượng, nguồn lực triển khai các công trình trọng điểm, dự án quan trọng lĩnh vực đường sắt
Sẵn sàng bước vào giai đoạn phát triển bứt phá
Khắc phục hậu quả vụ tai nạn giao thông nghiêm trọng trên cao tốc Đà Nẵng - Quảng Ngãi
Made in Đà Nẵng- Kiến tạo niềm tin, nâng tầm thương hiệu sản phẩm địa phương
Tập huấn nâng cao nghiệp vụ tuyên truyền Bảo hiểm xã hội, Bảo hiểm y tế
Chuẩn bị tốt các điều kiện phục vụ nhân dân đón Tết Bính Ngọ 2026
Tạo điều kiện cho đoàn viên, thanh niên tham gia góp ý chính sách, pháp luật
14 tác phẩm đoạt Giải báo chí “Xây dựng Đà Nẵng – Thành phố môi trường” năm 2025
Tháo gỡ vướng mắc giải phóng mặt bằng các dự án tại phường An Hải, Sơn Trà, Ngũ Hành Sơn
Dự kiến đầu tư hơn 3.100 tỷ đồng phát triển hệ thống chợ giai đoạn 2025–2035
Ứng dụng Blockchain trong tài chính số
Khung kiến trúc số Đà Nẵng - Nền tảng chuyển đổi số và vận hành chính quyền địa phương hai cấp
Các tỉnh, thành miền Trung – Tây Nguyên chia sẻ kinh nghiệm, giải pháp nâng cao hiệu quả khuyến công
Cục Thuế hướng dẫn cá nhân, doanh nghiệp quyết toán thuế năm 2023
Tăng tốc giải ngân dự án thuộc chương trình mục tiêu quốc gia tại khu vực miền núi
200 học sinh Đà Nẵng bước vào Kỳ thi chọn học sinh giỏi quốc gia THPT năm học 2025–2026
Quyết liệt giải ngân đầu tư công, không để ảnh hưởng đến sự phát triển của thành phố
Đà Nẵng 2025, một năm nhìn lại - Bài 4: Động lực phát triển mới từ Trung tâm Tài chính quốc tế
Lãnh đạo thành phố dâng hương tưởng niệm anh hùng liệt sĩ trước kỳ họp thứ 5 HĐND thành phố khóa X
Thận trọng, bám sát thực tiễn khi xây dựng dự thảo quy định khu vực đầu tư xây dựng nhà ở
Đoàn ĐBQH thành phố Đà Nẵng: Tiếp tục phát huy vai trò, vị thế trong hoạt động chung của Quốc hội
Chính thức công bố thành lập Trung tâm tài chính quốc tế tại Việt Nam
Khai mạc Hội chợ triển lãm hàng công nghiệp nông thôn năm 2025
Phường Hải Châu trao 700 triệu đồng hỗ trợ xây dựng nhà vệ sinh cho 70 hộ dân xã Hùng Sơn
Ngành Công Thương các tỉnh, thành miền Trung- Tây Nguyên tổ chức hội nghị lần thứ XI, năm 2025
Đà Nẵng đón những du khách đầu tiên năm 2026, lan tỏa khí thế thành phố mới
Ra xã đảo Tam Hải khám phá danh thắng Bàn Than – Hòn Mang – Hòn Dứa
Họp Hội đồng nghệ thuật Cuộc thi sáng tác biểu trưng thành phố Đà Nẵng
Khẩn trương thi công các trường phổ thông nội trú liên cấp tại các xã biên giới
Đến năm 2030, thành phố có 126 cụm công nghiệp với tổng diện tích hơn 3.700 ha
Thu phí, lệ phí “0 đồng” đối với nhiều thủ tục hành chính thực hiện trực tuyến
Ra quân Tổng điều tra kinh tế thành phố năm 2026
Tập trung rà soát danh mục đầu tư công giáo dục giai đoạn 2026–2030
Xã Đại Lộc thu ngân sách năm 2025 hơn 322 tỷ đồng, gấp 3,6 lần dự toán
Khởi công dự án nhà ở xã hội Khu dân cư nam cầu Cẩm Lệ hơn 1.730 tỷ đồng
Phát huy giá trị văn hóa dân gian trong giai đoạn mới
Đà Nẵng thống nhất chi thu nhập tăng thêm 0,5 lần lương cho cán bộ xuất sắc
Thanh tra Nhà nước tỉnh Sekong (Lào) trao đổi kinh nghiệm với Thanh tra thành phố Đà Nẵng
Phát biểu của Thủ tướng Phạm Minh Chính công bố thành lập Trung tâm tài chính quốc tế tại Việt Nam
Khẩn trương hoàn thiện dự thảo Nghị quyết trình HĐND thành phố
Khẩn trương xử lý đất, cát bồi lấp, phục hồi sản xuất nông nghiệp
Đẩy mạnh đối ngoại nhân dân, vun đắp quan hệ hữu nghị Việt Nam – Lào
Bệnh viện Đà Nẵng lan tỏa tinh thần tri ân qua bộ phim “Mưa đỏ”
Trường Cao đẳng Đà Nẵng tăng cường hợp tác đào tạo nghề với Trường Đại học KOREATECH
Giữ vững đoàn kết, huy động sức mạnh của cả hệ thống chính trị hoàn thành thắng lợi mục tiêu năm 2026
Công an xã Nông Sơn triển khai mô hình dân vận khéo đồng hành cùng học sinh khó khăn
[Infographic] - Cơ chế, chính sách đặc thù phát triển Đà Nẵng trở thành động lực tăng trưởng mới của miền Trung
Thay đổi lịch tiếp công dân định kỳ tháng 12 của Chủ tịch UBND thành phố
Nông Sơn: nhận đỡ đầu 02 học sinh có hoàn cảnh đặc biệt khó khăn
Chủ tịch UBND thành phố Phạm Đức Ấn kiểm tra thực tế các công trình, dự án trọng điểm lĩnh vực giao thông
Anh Lê Công Hùng giữ chức Bí thư Thành Đoàn Đà Nẵng nhiệm kỳ 2025 - 2030
Phó Chủ tịch Thường trực UBND thành phố Hồ Kỳ Minh thăm, chúc mừng quyết toán niên độ 2025 tại NHCSXH thành phố
Mặt trận thành phố góp phần quan trọng bảo đảm an sinh xã hội, chăm lo người nghèo
Quyết tâm đổi mới, nâng cao năng lực quản trị, phát huy mô hình chính quyền địa phương 2 cấp
Họp báo công bố các hoạt động chào mừng Đại hội VIII Doanh nhân trẻ Đà Nẵng
Khám sàng lọc, tầm soát bệnh phổi miễn phí cho công nhân các khu công nghiệp
Tổng kết, trao giải cuộc thi trực tuyến tìm hiểu pháp luật về quyền lợi trẻ em và nghĩa vụ thuế
Tuổi trẻ Văn phòng UBND thành phố với hành trình vì cộng đồng
Đưa khoa học công nghệ làm đòn bẩy nâng tầm Sâm Ngọc Linh và dược liệu
Lan tỏa giá trị nhân văn qua chương trình “Thắp sáng ước mơ hoàn lương”
Chủ tịch HĐND thành phố Nguyễn Đức Dũng tiếp xã giao Tổng Lãnh sự Liên bang Nga tại Đà Nẵng
Núi Thành khen thưởng 131 tập thể và cá nhân điển hình tiên tiến giai đoạn 2020–2025
Phát huy vai trò của phụ nữ ve chai trong công tác bảo vệ môi trường và an sinh xã hội
Nâng cao chất lượng Công đoàn gắn với phát triển đoàn viên khu vực tư nhân
Thần tốc khởi công xây dựng, sửa chữa nhà cho người dân xã Quế Phước
Cải thiện môi trường đầu tư, tạo điều kiện thuận lợi cho doanh nghiệp phát triển lớn mạnh, bền vững
84 hóa đơn trúng thưởng “Hóa đơn may mắn” quý I, II - năm 2025
Khai mạc Đại hội đại biểu Công đoàn thành phố Đà Nẵng lần thứ I, nhiệm kỳ 2025-2030
Xã Hòa Tiến trao sinh kế và hỗ trợ sửa chữa nhà cho phụ nữ khó khăn
Chủ tịch UBND thành phố Phạm Đức Ấn làm Phó Chủ tịch Hội đồng điều hành Trung tâm tài chính quốc tế
Lãnh đạo xã Avương thăm, tặng quà động viên lực lượng tham gia chiến dịch Quang Trung
Đoàn lãnh đạo thành phố dâng hương tại Đền thờ Bác Hồ và Khu di tích quốc gia đặc biệt Hang Tám Cô
Hỗ trợ 40.000 cây quế giống cho người dân miền núi
Kịp thời cứu thành công tàu cá và ngư dân gặp nạn trên biển
Chuyển biến trong công tác xử lý ô nhiễm môi trường tại khu vực Âu thuyền và Cảng cá Thọ Quang
Đẩy nhanh tiến độ giải phóng mặt bằng Dự án cải tạo, nâng cấp quốc lộ 14E
Ngành tuyên giáo, dân vận phát huy vai trò “đi trước, mở đường” trong giai đoạn phát triển mới của thành phố
Hàng triệu thuê bao 2G sẽ được nhà mạng hỗ trợ gì?
Tổng thu ngân sách nhà nước phường Hải Vân đạt 697%
Tổng kết công tác bảo đảm trật tự, an toàn giao thông năm 2025
Đà Nẵng tiếp tục khẳng định vị thế điểm đến MICE chuyên nghiệp và hấp dẫn
[Infographic] - Chỉ tiêu phát triển kinh tế - xã hội thành phố Đà Nẵng năm 2026
Văn phòng UBND thành phố tổ chức kỳ thi xét tuyển viên chức tại các đơn vị sự nghiệp trực thuộc năm 2025
Thúc đẩy hợp tác về bảo tồn di sản văn hoá giữa Đà Nẵng và Ukraine
Tập trung các nhiệm vụ then chốt, tạo nền tảng tăng trưởng hai con số
Đại biểu HĐND thành phố tiếp xúc cử tri phường Điện Bàn, Điện Bàn Đông
Quân khu 5 kiểm tra công tác khám tuyển NVQS năm 2026
Từ 15-12-2025 đến 01-02-2026: Tiếp nhận hồ sơ ứng cử đại biểu Quốc hội khóa XVI và HĐND thành phố khóa XI
[Infographic] - Lợi ích khi hộ kinh doanh chuyển lên doanh nghiệp
Phó Chủ tịch UBND thành phố Trần Anh Tuấn kiểm tra, thống nhất chủ trương đầu tư nhiều dự án trường học
Lãnh đạo thành phố chúc mừng năm mới Tổng Lãnh sự quán Nga, Nhật Bản tại Đà Nẵng
Đà Nẵng cần ổn định giá đất, ưu tiên môi trường đầu tư và lợi ích lâu dài
[Infographic] - Một số lưu ý đối với hộ kinh doanh nộp thuế theo phương pháp kê khai
Phường An Khê lan tỏa hơn 50 mô hình “Dân vận khéo” hiệu quả, thiết thực
Khai mạc chương trình chiếu phim 3D mapping “Câu chuyện Đà Nẵng- The story of Da Nang”
Ngành Thuế đồng hành cùng hộ kinh doanh trong giai đoạn chuyển đổi
Khởi công xây dựng, sửa chữa nhà ở cho nhân dân theo tinh thần “Chiến dịch Quang Trung”
Sạt lở gây ách tắc giao thông hơn 800 hộ dân tại xã Nam Trà My
Tập huấn truyền dạy cồng, trống, chiêng dân tộc Cơ Tu tại xã Avương
Đà Nẵng rực sắc ngày đầu năm mới 2026
Đà Nẵng định hình lại khu công nghiệp theo hướng sinh thái
Cử tri phường Hương Trà, Tam Kỳ kiến nghị vướng mắc về quy hoạch treo, dự án chậm tiến độ
Lãnh đạo thành phố thăm, làm việc với tỉnh Quảng Trị và trao quà cho gia đình chính sách, người có công
Phường Hòa Cường tập huấn dịch vụ công trực tuyến và kỹ năng số
Khởi tố vụ tai nạn giao thông trên cao tốc Đà Nẵng - Quảng Ngãi
Khai mạc ngày hội khuyến mại hàng hiệu - Mega Sale Holiday Đà Nẵng 2025
Chủ tịch UBND thành phố Lê Trung Chinh tiếp, giải quyết kiến nghị của công dân
Đà Nẵng đặt mục tiêu tăng thu ngân sách bình quân 10%/năm
Chương trình nghệ thuật “Ngũ Hành Sơn – Đón Xuân năm 2026”
Đà Nẵng thông qua Nghị quyết về mức chi đặc thù cho công tác y tế, dân số
Tổng Công ty Hàng không Việt Nam trao tặng 1 tỷ đồng cho đồng bào vùng lũ
Bộ CHQS thành phố bàn giao căn nhà đầu tiên cho Nhân dân tỉnh Đắk Lắk
Chuẩn bị phương án đưa sĩ quan về biên chế Ban CHQS cấp xã
Nhiều kiến nghị, đề xuất xây dựng Đảng, chính quyền và phát triển kinh tế – xã hội năm 2026
Phân bổ kế hoạch vốn đầu tư công cho dự án xây dựng phát triển, mở rộng hạ tầng số, hạ tầng điện toán đám mây
Công nghệ lượng tử – Từ nguyên lý cơ bản đến chiến lược ứng dụng tại Đà Nẵng
Cổng Trời Đông Giang – Kiệt tác giữa đại ngàn Trường Sơn
[Infographic] Các mốc thời gian hình thành Trung tâm Tài chính quốc tế Việt Nam tại thành phố Đà Nẵng
NHNN Việt Nam Khu vực 9 tiếp tục đồng hành cùng doanh nghiệp và người dân trong phát triển kinh tế
Làng sản xuất bánh khô mè quận Cẩm Lệ
Bộ CHQS thành phố hiệp đồng giao nhận quân, kiểm tra sẵn sàng động viên lực lượng dự bị năm 2026
Đà Nẵng đặt mục tiêu hoàn thành gần 5.000 căn nhà ở xã hội trong năm 2026
Đà Nẵng hoàn thành mục tiêu giảm nghèo năm 2025
Ngành Tài chính hướng tới mục tiêu tăng trưởng hai con số năm 2026
Đà Nẵng định hình các động lực tăng trưởng từ hạ tầng chiến lược
Hội Doanh nhân trẻ Đà Nẵng tổ chức nhiều hoạt động chào mừng Đại hội lần thứ VIII
Mega Sale Holiday Đà Nẵng 2025 thu hút hơn 45.000 lượt khách
Đặc sắc chương trình nghệ thuật “Miền Ký Ức Cơ Tu”
Hội Doanh nhân trẻ Đà Nẵng bước vào nhiệm kỳ mới với khát vọng phát triển bền vững
Trung tâm tài chính quốc tế tại Việt Nam có ưu đãi thuế như thế nào?
Hỗ trợ kinh phí xây dựng nhà cho 3 hộ gia đình có hoàn cảnh đặc biệt khó khăn
Xã Avương hoàn thành xây dựng, sửa chữa 34 ngôi nhà trong “Chiến dịch Quang Trung”
Phát triển và định vị Trung tâm Tài chính quốc tế tại Đà Nẵng hiện đại, sáng tạo, đẳng cấp
Khơi dậy sức mạnh và trí tuệ phụ nữ Đà Nẵng trong kỷ nguyên vươn mình của dân tộc
Đà Nẵng định hướng phát triển văn hóa, thể thao, du lịch bền vững và chất lượng cao
Làng gốm Thanh Hà đón nhận Giải thưởng “Điểm du lịch cộng đồng tốt nhất” năm 2025
Ấn tượng Giao lưu Văn hoá Hội An – Nhật Bản lần thứ 21, Đà Nẵng năm 2025
Chủ tịch UBND thành phố Phạm Đức Ấn tiếp Tổng Lãnh sự Trung Quốc tại Đà Nẵng
16 tác giả, nhóm tác giả xuất sắc đạt Giải Búa Liềm Vàng thành phố năm 2025
Đà Nẵng hoàn thành 100% sửa chữa nhà hư hỏng sau bão lũ, đẩy nhanh tiến độ xây dựng nhà mới
[Infographic] - Chuỗi sự kiện hấp dẫn tại Lễ hội Chào năm mới Đà Nẵng 2026
Liên hiệp các Hội khoa học và Kỹ thuật thành phố quán triệt một số Nghị quyết của Đảng
Tăng cường kiểm tra, phát hiện, xử lý nghiêm các đối tượng vi phạm phòng, chống buôn lậu, hàng giả
Dẹp ô nhiễm tiếng ồn từ karaoke bằng nhiều cách làm linh hoạt, hiệu quả
Xã Núi Thành động viên 52 ngư dân gặp nạn trên biển
Thúc đẩy kết nối, hợp tác đầu tư với doanh nghiệp đổi mới sáng tạo Trung Quốc
HanaGold khai trương chi nhánh tại Đà Nẵng
Hơn 39,9 tỷ đồng nâng cấp, mở rộng cơ sở vật chất Trường THPT Thanh Khê
Khởi tố vụ án bắt giữ người trái pháp luật
Trao Quyết định nhập Quốc tịch Việt Nam cho ông Sant Ana Santos Gustavo
Khai mạc Hội thảo Thành phố thông minh: Sáng tạo và Trải nghiệm 2025
Sửa đổi 12 nghị định về nông nghiệp, môi trường nhằm phù hợp với thực tiễn
“Đà Nẵng chào 2026 – Hòa âm tỏa sáng”
UBND thành phố giải trình nhiều nội dung đại biểu quan tâm tại Kỳ họp thứ 5 HĐND thành phố
Xoá bỏ thuế khoán: Ưu tiên hỗ trợ, hướng dẫn hộ kinh doanh trong giai đoạn chuyển đổi
Tập huấn nâng cao kỹ năng, nghiệp vụ công tác hội và phong trào thanh niên
Lãnh đạo thành phố kiểm tra hiện trường, thăm hỏi nạn nhân vụ TNGT trên cao tốc
Đặc sắc chương trình Da Nang Concert số thứ 2 – “Dòng chảy bất tận”
Nhiều nội dung quan trọng được đề xuất tại phiên thảo luận tổ Kỳ họp thứ 5 HĐND thành phố
Trung tâm Tài chính quốc tế: Khát vọng vươn lên của Việt Nam trong kỷ nguyên mới
Hội Sinh viên Đại học Đà Nẵng tuyên dương Sinh viên 5 tốt, trao giải thưởng Cánh chim trắng
Phường An Khê đồng loạt ra quân xử lý vi phạm trật tự đô thị
Đại biểu HĐND thành phố tiếp xúc cử tri phường Ngũ Hành Sơn
Ngành Nội chính thành phố phát huy vai trò tham mưu trong phòng, chống tham nhũng
Chương trình sinh kế lưu vực hồ thủy điện: Định hướng phát triển bền vững
Triển khai hóa đơn điện tử theo từng lần bán hàng đối với hoạt động bán lẻ xăng dầu
Lãnh đạo thành phố và đoàn công tác Phường Ngũ Hành Sơn thăm và tặng quà cho người dân tại xã Avương
Xã Trà Tân tập huấn chuyển đổi số cho cán bộ, công chức và Tổ công nghệ số cộng đồng
Quảng bá tiềm năng, mở rộng cơ hội hợp tác và thu hút đầu tư vào Đà Nẵng
Hộ, cá nhân kinh doanh được trải nghiệm kê khai, nộp thuế điện tử trên eTax Mobile trước 1-1-2026
Củng cố tổ chức, tiếp tục lan tỏa phong trào Pickleball trên địa bàn thành phố
Bộ CHQS thành phố Đà Nẵng hoàn thành thắng lợi “Chiến dịch Quang Trung” thần tốc
Đoàn đại biểu quốc hội thành phố tiếp xúc cử tri sau kỳ họp thứ 10 Quốc hội khóa XV
Đẩy nhanh tiến độ giải ngân các Chương trình mục tiêu quốc gia
Tăng tốc hoàn thành Chiến dịch Quang Trung trước 15-01-2026
Khởi công dự án nút giao Quốc lộ 14B với cao tốc Đà Nẵng - Quảng Ngãi
Cấp phép thử nghiệm có kiểm soát đối với “Giải pháp MIMO” của Công ty Cổ phần Dragon Lab
Xã Tam Xuân tập huấn chuyển giao kỹ thuật trồng cây ăn quả cho 50 hộ nông dân
Đẩy nhanh tiến độ giải ngân các chương trình giảm nghèo, phát triển kinh tế-xã hội miền núi
Viettel nhân đôi lưu lượng data khi đi Hàn Quốc, Trung Quốc với mức giá không đổi
Xây dựng chính quyền phường Hải Châu vững mạnh trong giới đoạn mới
Tạp chí Đất Quảng nhận gần 5.000 tác phẩm cộng tác trong năm 2025
Thử nghiệm MIMO – bước phát triển mới trong quản lý tài sản số
Các nội dung dự kiến sửa đổi, bổ sung một số điều của Hiến pháp năm 2013 với quy định hiện hành
Bộ CHQS thành phố huy động gần 500 cán bộ, chiến sĩ sửa chữa, dựng lại nhà cho nhân dân
Đoàn đại biểu thành phố tham dự Đại hội thi đua yêu nước toàn quốc lần thứ XI
Công an TP Đà Nẵng tổ chức lễ khởi công “Chiến dịch Quang Trung” tại xã Avương
Duy Nghĩa lấy ý kiến cử tri nơi công tác đối với nhân sự ứng cử Đại biểu HĐND xã
21 cá nhân, hộ kinh doanh trúng thưởng hóa đơn may mắn quý I - năm 2023
Quốc hội thông qua nghị quyết về cơ chế, chính sách đặc thù phát triển thành phố Đà Nẵng
Bộ CHQS thành phố bàn giao nhà Chiến dịch Quang Trung tại xã Đông Giang
Hơn 400 sản phẩm tham gia triển lãm OCOP năm 2025
Phường Cẩm Lệ vinh danh 02 học sinh đoạt Huy chương vàng tại Giải Robotics thế giới
Diễn tập thực chiến bảo đảm an toàn thông tin mạng năm 2025
Giới thiệu tiềm năng, cơ hội đầu tư đến Hội đồng Doanh nhân Ả Rập
Tăng cường công chức, viên chức hỗ trợ UBND các xã, phường
Ghé thăm làng nghề đúc đồng Phước Kiều
Đảng ủy phường Thanh Khê quyết tâm thực hiện thắng lợi Nghị quyết năm 2026
AVSE Global tư vấn chiến lược phát triển dài hạn cho Đà Nẵng
Tặng quà các hộ dân bị thiệt hại do mưa lũ
Bộ Chỉ huy quân sự thành phố trao 350 triệu đồng hỗ trợ gia đình nạn nhân vụ sạt lở núi xã Hùng Sơn
Quyết liệt triển khai 2 nghị quyết đột phá và cách mạng của Quốc hội
""".splitlines()
