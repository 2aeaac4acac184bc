"""Sentences of real news, the first half."""

from __future__ import annotations

_TEXT = """\
Công tác giải phóng mặt bằng đang được triển khai khẩn trương: trường La Êê đã hoàn thành công tác đo đạc, giải thửa
và kiểm đếm, còn Đắc Pring và La Dêê dự kiến hoàn tất trước 10-12-2025.

Thành phố mong muốn năm 2026 các doanh nghiệp Nhật Bản, đặc biệt trong lĩnh vực tài chính và ngân hàng, tham gia vào
Trung tâm Tài chính quốc tế Đà Nẵng; cũng như duy trì, phát triển Lễ hội Việt Nam – Nhật Bản.

Theo ghi nhận, sau hơn 3 ngày làm việc, lực lượng tham gia chiến dịch đã sữa chữa khắc phục toàn bộ 19 căn nhà bị hư
hỏng nặng.

Tại cuộc họp, nhiều ý kiến đề xuất thành phố cho phép xác định khối lượng đất, bùn san lấp là tài sản để tổ chức đấu
giá theo quy định, nhằm bảo đảm cơ sở pháp lý, tránh lãng phí ngân sách, đồng thời đẩy nhanh tiến độ san gạt, sớm trả
lại đất sản xuất cho người dân.

Đồng thời giới thiệu khái quát về tiềm năng, vị thế, các thành tựu kinh tế - xã hội nổi bật của thành phố trong thời
gian qua; tầm nhìn phát triển trong giai đoạn mới.

Với bờ biển dài và khung cảnh đẹp như tranh vẽ, làng nghề nước mắm Nam Ô thu hút du khách đến tham quan, tìm hiểu và
trải nghiệm cuộc sống lao động của người dân.

Đồng thời, làm tốt công tác bảo vệ chính trị nội bộ; tổ chức sinh hoạt Đảng ủy, sinh hoạt chi bộ đúng quy định.

Chương trình là dịp để giảng viên, sinh viên hai trường tăng cường giao lưu, trao đổi kinh nghiệm, chia sẻ kỹ năng
nghề và tham gia các hoạt động trải nghiệm thực tế, góp phần làm sâu sắc hơn mối quan hệ hợp tác song phương.

Theo đó, tại hội nghị, các bộ, ngành, địa phương tập trung thảo luận, kiến nghị nhiều giải pháp nhằm nâng cao hiệu quả
công tác phòng, chống buôn lậu, gian lận thương mại, hàng giả.

Việc bắt buộc xây dựng nhà ở để bán chỉ áp dụng đối với khu vực phía Đông thành phố đã và đang phát triển nhanh.

Công tác chạy chương trình được triển khai đồng bộ, đảm bảo các nội dung theo kế hoạch, sẵn sàng cho lễ khởi công dự
án diễn ra vào sáng 19-12.

Đồng thời, phải phát triển thể thao toàn diện gắn với nâng cao sức khỏe Nhân dân; đưa du lịch thực sự trở thành ngành
kinh tế mũi nhọn.

Theo ông, đây là cách tiếp cận đúng đắn, bởi chính sách này tác động trực tiếp đến người dân, doanh nghiệp và quá
trình phát triển đô thị – kinh tế xã hội.

Với những đóng góp bền bỉ, thiết thực, ông Bùi Thống đã tặng Bằng khen về thành tích tìm kiếm, quy tập hài cốt liệt
sĩ; được địa phương khen thưởng vì những đóng góp xuất sắc trong phong trào thi đua yêu nước giai đoạn 2020 – 2025.

Theo đó, xã Trà Leng quyết tâm thực hiện chiến dịch về đích đúng tinh thần chỉ đạo của Trung ương và thành phố Đà
Nẵng.

Đối với 361 nhà ở cần sửa chữa, thành phố đã sửa chữa xong 250 căn (đạt 69%), 88 căn đang được thi công (đạt 25%) và
còn 23 căn chưa triển khai sửa chữa (chiếm 6%).

Từ lượng bài cộng tác, trong năm, Tạp chí Đất Quảng cũ, Tạp chí Non Nước và Tạp chí Đất Quảng mới đã biên tập, lựa
chọn, sử dụng hơn 900 tác phẩm của các tác giả trong và ngoài thành phố.

Trong bối cảnh chuyển đổi số hiện nay, giảm nghèo về thông tin có ý nghĩa đặc biệt quan trọng, góp phần giúp người dân
kịp thời tiếp cận chủ trương, chính sách của Nhà nước, nắm bắt cơ hội học nghề, việc làm và phát triển kinh tế.

Đối với hệ thống chợ dân sinh, thành phố tập trung đầu tư xây dựng mới, xây dựng lại và cải tạo 89 chợ trong giai đoạn
2025–2030, định hướng đến năm 2035.

Theo đó, UBND thành phố sẽ triển khai chuyển giao con người, dự án và nguồn vốn từ các Ban quản lý khu vực về lại xã,
phường.

Việc sắp xếp, kiện toàn tổ chức được thực hiện chặt chẽ, đồng bộ, góp phần nâng cao chất lượng huấn luyện, sẵn sàng
chiến đấu.

Cùng với đó, thành phố cải thiện môi trường đầu tư, cải cách thủ tục hành chính, thu hút các dự án quy mô lớn, công
nghệ cao, thân thiện môi trường trong các lĩnh vực du lịch cao cấp, logistics, năng lượng sạch.

Đây từng là trung tâm tôn giáo quan trọng, nơi diễn ra các nghi lễ thờ cúng lớn của người Chăm ở vùng Amaravati.

Trong đó, chính sách phát triển sản phẩm lưu niệm phục vụ du lịch được duy trì và khẳng định là hướng đi đặc trưng,
góp phần lan tỏa bản sắc văn hóa- du lịch của thành phố.

Tại buổi tiếp xúc, cử tri phản ánh tình trạng xả lũ của các hồ, đập thủy điện thời gian qua đã gây thiệt hại nghiêm
trọng về tài sản và đời sống của nhân dân khu vực hạ du.

Trước tình trạng giá vàng biến động mạnh và liên tục tăng cao, gây tác động tiêu cực đến tâm lý xã hội và đời sống
nhân dân, cử tri đề nghị Nhà nước sớm có giải pháp ổn định thị trường vàng, tránh hiệu ứng dây chuyền đẩy giá các mặt
hàng thiết yếu tăng theo.

Bên cạnh việc thăm khám, người dân còn được tư vấn, hướng dẫn các biện pháp phòng bệnh, góp phần nâng cao nhận thức về
sức khỏe và phòng ngừa dịch bệnh trong cộng đồng.

Đây là thời điểm để nhiều hộ kinh doanh tận dụng các chính sách hỗ trợ của Nhà nước, đồng thời tạo bước tiến vững chắc
cho chặng đường phát triển lâu dài.

Riêng đối với công tác phòng, chống tham nhũng, lãng phí, tiêu cực, cần tiếp tục triển khai một cách kiên quyết, kiên
trì và bền bỉ, chú trọng ba yêu cầu xuyên suốt.

Thành phố sẽ tiếp tục đồng hành, hỗ trợ doanh nghiệp, tạo điều kiện thuận lợi về cơ chế, chính sách và hạ tầng để các
doanh nghiệp nước ngoài, trong đó có doanh nghiệp Trung Quốc, nghiên cứu, đầu tư và phát triển bền vững tại Đà Nẵng.

Đây là những tín hiệu cho thấy quá trình phục hồi và chuyển dịch cơ cấu tiếp tục diễn ra đúng hướng, tạo nền tảng để
đẩy nhanh tốc độ tăng trưởng trong thời gian tới.

Trong năm, Đảng bộ phường kết nạp 41 đảng viên mới, đề nghị xét tặng Huy hiệu Đảng cho 65 đảng viên, chuyển đảng chính
thức cho 27 đảng viên dự bị.

Việc phân công rõ người, rõ việc, rõ trách nhiệm được xác định là điều kiện tiên quyết để Trung tâm có thể hoạt động
hiệu quả ngay từ giai đoạn đầu.

Mỗi năm, thành phố tổ chức hơn 50 sự kiện về khoa học – công nghệ – đổi mới sáng tạo, đồng thời duy trì các vòng gọi
vốn, hội thảo chuyên đề, chương trình tăng tốc.

Tại chương trình, các cấp đoàn cơ sở ôn lại truyền thống vẻ vang của phong trào học sinh, sinh viên Việt Nam; bày tỏ
lòng tri ân sâu sắc đối với các thế hệ học sinh, sinh viên đi trước.

Người dân và du khách sẽ được cung cấp các dịch vụ chất lượng cao về du lịch, giúp ngành du lịch có thể dễ dàng thông
tin và quảng bá hình ảnh các cơ sở du lịch trong thành phố nói riêng và hình ảnh toàn thành phố nói chung, tạo ra sự
tăng trưởng cho ngành du lịch.

Việc làm chính là mấu chốt cho vấn đề an sinh xã hội, có việc làm sẽ có thu nhập cho bản thân, gia đình, góp phần phát
triển KT-XH địa phương, giảm tải tình trạng thất nghiệp.

Việc đặt các tác phẩm kinh điển thế giới song song với chất liệu âm nhạc Việt Nam không chỉ tạo nên tinh thần đối
thoại văn hóa độc đáo, mà còn góp phần đưa Da Nang Concert trở thành không gian nghệ thuật mang tính quốc tế nhưng vẫn
giữ trọn bản sắc riêng của thành phố.

Cùng với đó là đẩy mạnh đầu tư hạ tầng và hỗ trợ trực tiếp cho doanh nghiệp, với tổng kinh phí gần 11,5 tỷ đồng; mở
rộng hợp tác quốc tế thông qua các không gian đổi mới sáng tạo liên kết nhằm thúc đẩy kết nối đầu tư và thương mại hóa
sản phẩm.

Tại các buổi tiếp, lãnh đạo thành phố bày tỏ sự trân trọng, cảm ơn những đóng góp tích cực, trách nhiệm của ông
Souphanh Hadaoheuang trong vai trò cầu nối thúc đẩy quan hệ hợp tác hữu nghị, gắn bó bền chặt giữa Đà Nẵng với các địa
phương của Lào, đặc biệt là các tỉnh Nam Trung Lào.

Ngoài ra, du khách còn được thăm Nhà trưng bày Làng đúc đồng Phước Kiều, nơi lưu giữ nhiều hiện vật quý giá, từ nhạc
khí, đồ thờ cho đến các dụng cụ cổ.

Trong khuôn khổ chương trình, Hội LHPN - Đoàn Thanh niên xã và các trường học trên địa bàn ký kết phối hợp triển khai
mô hình “Mẹ đỡ đầu” giai đoạn 2025–2030, tiếp tục chung tay chăm sóc, nuôi dưỡng trẻ em mồ côi và lan tỏa tinh thần
nhân ái trong cộng đồng.

Sau một tháng phát động, ban tổ chức nhận được 16 tham luận khoa học với nội dung đa chiều, phản ánh cả chiều sâu lý
luận lẫn thực tiễn đời sống văn hóa.

Đồng thời, triển khai quyết liệt công tác phòng, chống buôn lậu, gian lận thương mại, hàng giả, xâm phạm quyền sở hữu
trí tuệ; thực hiện tốt công tác tổ chức cán bộ, kiện toàn bộ máy; quản lý, sử dụng tiết kiệm, hiệu quả ngân sách nhà
nước.

Hiện nay, Bản đồ thể chế đã được công khai tại ứng dụng Danang Smart City, để tạo điều kiện thuận lợi cho người dân và
doanh nghiệp theo dõi tình hình thực hiện cải cách hành chính công của thành phố ngay trên thiết bị di động.

Nhiều chuỗi sự kiện, hoạt động lớn diễn ra sôi động chào mừng các ngày lễ lớn, các sự kiện trọng đại của thành phố và
cả nước.

Việc hỗ trợ cây quế giống tạo điều kiện phát triển cây trồng chủ lực, mang lại nguồn thu nhập bền vững, giúp người dân
sớm ổn định cuộc sống sau thiên tai.

Đồng thời, giao ngành Y tế tiếp tục rà soát nhu cầu đầu tư, sửa chữa các Trạm y tế trong giai đoạn này, trong đó tập
trung sửa chữa đối với các hạng mục đã xuống cấp để đáp ứng kịp thời công tác khám chữa bệnh cho người dân trên địa
bàn.

Tại hội nghị, UBND thành phố cũng đã trao quyết định thỏa thuận đầu tư cho 36 dự án trọng điểm, mở ra giai đoạn thu
hút đầu tư mới với nhiều kỳ vọng.

Đồng thời, tạo điều kiện cho người nhà bệnh nhân nếu có nhu cầu chuyển tuyến, làm các thủ tục liên quan đến nạn nhân
tử vong.

Đồng thời, thể hiện rõ vai trò tiên phong, trách nhiệm cao trong việc tham mưu, kiến nghị để Quốc hội ban hành nhiều
cơ chế, chính sách đặc thù, có ý nghĩa then chốt đối với sự phát triển của thành phố; tạo nền tảng và động lực mới cho
giai đoạn phát triển tiếp theo.

Mỗi sản phẩm mang nét ngộ nghĩnh, đáng yêu, thể hiện hình ảnh chú bộ đội với mũ cối, quân phục xanh, dáng đứng nghiêm
trang nhưng gần gũi.

Từ đăng ký, phát hành hóa đơn điện tử đến vận hành máy POS, máy tính tiền, các giải pháp công nghệ đều được hướng dẫn
cụ thể, sát với thực tế kinh doanh của từng hộ.

Chương trình được thiết kế như một hành trình xuyên suốt của âm nhạc – nơi dòng chảy văn hóa, ký ức và cảm xúc được
tái hiện qua thời gian: từ khởi nguyên, đi qua miền huyền thoại, đến sự hòa nhập với bức tranh âm nhạc toàn cầu.

Chương trình nổi bật với ngôn ngữ âm nhạc đa dạng, kết hợp giao hưởng, semi-classical, electronic và chất liệu dân
gian đương đại, đặt các tác phẩm kinh điển thế giới song hành cùng âm nhạc Việt Nam, tạo nên cuộc đối thoại văn hóa
giàu sáng tạo.

Đây là mô hình phù hợp với bối cảnh hiện nay, cho phép chúng ta khai thác tối đa lợi thế so sánh của từng thành phố,
tiềm năng khác biệt, cơ hội nổi trội, lợi thế cạnh tranh của đất nước: Tại TP.

Tại khu phố cổ Hội An, du khách dạo phố, tận hưởng không khí rộn ràng của đêm giao thừa, đồng thời lưu giữ những
khoảnh khắc đẹp trong thời khắc chuyển giao giữa năm cũ và năm mới.

Đồng thời, Ban Bầu cử sẽ tiến hành khảo sát thực tế tại các địa phương nhằm nắm tình hình, kịp thời chỉ đạo, tháo gỡ
khó khăn trong quá trình chuẩn bị để đảm bảo cuộc bầu cử được tổ chức trang trọng, thành công tốt đẹp.

Thành phố cũng đang từng bước triển khai các định hướng phát triển mới, phù hợp với yêu cầu thực tiễn và chiến lược
phát triển trong giai đoạn tới.

Trong thời gian tới, nhiệm vụ đặt ra đối với ngành Nội chính Đảng là rất nặng nề, đòi hỏi mỗi cán bộ làm công tác nội
chính phải luôn kiên định bản lĩnh chính trị, tuyệt đối trung thành với Tổ quốc, với Đảng và Nhân dân.

Tại hội nghị, các đại biểu đã tập trung thảo luận, đánh giá kết quả công tác thu NSNN năm 2025 và việc triển khai
chiến dịch “60 ngày cao điểm chuyển đổi mô hình từ thuế khoán sang kê khai đối với hộ kinh doanh”.

Đến nay, có 12 xã đã triển khai nhiều mô hình phù hợp với điều kiện tự nhiên, tập quán sản xuất của đồng bào miền núi,
được người dân hưởng ứng và từng bước nhân rộng.

Theo ghi nhận, có không ít hộ kinh doanh truyền thống vẫn còn tâm lý e ngại với việc chuyển sang phương pháp kê khai
thuế, bởi sự thay đổi này gắn với công nghệ - lĩnh vực mà nhiều người chưa thực sự thành thạo.

Công tác phòng ngừa, ứng phó thiên tai đạt giá trị trên 81 tỷ đồng, hỗ trợ hơn 89.600 lượt người; nhiều mô hình hỗ trợ
ngư dân, truyền thông giảm nhẹ rủi ro thiên tai, cứu trợ khẩn cấp bão lũ được triển khai kịp thời và hiệu quả.

Đồng thời khẳng định việc tổ chức lễ đón khách ngay từ thời khắc đầu năm thể hiện quyết tâm làm mới hình ảnh điểm đến,
tạo ấn tượng thân thiện, cởi mở với du khách trong nước và quốc tế.

Trong nhiệm kỳ qua, các cấp Hội luôn chú trọng nâng cao nhận thức chính trị, hiểu biết pháp luật, trách nhiệm cộng
đồng, tự hào dân tộc, khát vọng vươn lên của nông dân.

Thành phố cam kết quản lý và sử dụng nguồn kinh phí hỗ trợ đúng mục đích, minh bạch và hiệu quả, bảo đảm đến đúng đối
tượng cần giúp đỡ.

Cùng với đó, việc tăng cường kết nối làng gốm Thanh Hà với các làng nghề và điểm du lịch lân cận không chỉ giúp giữ
vững danh hiệu, mà còn hình thành các tour tuyến du lịch hấp dẫn, lan tỏa tinh thần gìn giữ di sản đến cộng đồng.

Thành phố chủ động đổi mới mô hình tăng trưởng, phát huy vai trò của các ngành dịch vụ, du lịch, kinh tế biển; chú
trọng nâng cao năng suất lao động, hiệu quả đầu tư và sức cạnh tranh của nền kinh tế.

Theo kế hoạch, Công an xã hỗ trợ thường xuyên cho 6 em học sinh khó khăn của Trường THPT Nông Sơn, với mức 500.000
đồng/tháng/em.

Đến nay, các cơ quan cơ bản hoàn thành 38 nhiệm vụ, đáp ứng yêu cầu, các cơ quan đang tích cực; 05 nhiệm vụ là công
việc chỉ đạo, điều hành thường xuyên và 04 nhiệm vụ chưa đáp ứng tiến độ vì liên quan đến các đối tác nước ngoài hoặc
cần thời gian để thực hiện.

Đây là nền tảng quan trọng để thành phố tổ chức thực hiện có hiệu quả các mục tiêu kinh tế - xã hội giai đoạn 2026 -
2030.

Bên cạnh đó, phối hợp chặt chẽ với các cơ quan chức năng tăng cường giám sát, nắm bắt sát sao tình hình cung cầu và
giá cả thị trường, chủ động ngăn chặn kịp thời các hoạt động gây bất ổn thị trường trong dịp Tết Nguyên đán.

Theo kế hoạch, DANAFF IV dự kiến diễn ra từ ngày 28-6 đến 4-7-2026 với khẩu hiệu “DANAFF – Nhịp cầu từ Châu Á ra thế
giới”.

Trong năm, doanh số cho vay đạt hơn 29 tỷ đồng, tạo điều kiện cho 807 lượt hộ dân tiếp cận nguồn vốn ưu đãi để phát
triển sản xuất, kinh doanh và ổn định đời sống.

Đây là nguồn dữ liệu đầy đủ, tin cậy giúp thành phố đánh giá chính xác thực trạng, tiềm năng và lợi thế của từng
ngành, từng khu vực, làm cơ sở khoa học cho việc xây dựng, điều chỉnh quy hoạch, kế hoạch phát triển kinh tế – xã hội.

Đến nay, thành phố đã thiết lập quan hệ hợp tác với 62 địa phương thuộc 24 quốc gia thông qua 121 thỏa thuận ký kết.

Trong giai đoạn mới, hoạt động Công đoàn cần đổi mới theo hướng đi vào chiều sâu và thực chất, bám sát thực tiễn tại
cơ sở, đặc biệt là tại các khu, cụm công nghiệp.

Ngoài ra, điểm nhấn hoạt động của thành phố trong dịp Tết dương lịch chính là Lễ hội Chào năm mới Đà Nẵng 2026 (Danang
New Year Festival 2026) kéo dài 5 ngày liên tiếp.

Đây là những bước đi ban đầu nhưng có ý nghĩa đặt nền móng cho sự vận hành ổn định và minh bạch của Trung tâm trong
thời gian tới.

Trong đó, luôn đặt lợi ích quốc gia, dân tộc và lợi ích của Nhân dân lên trên hết, góp phần xây dựng Đảng và hệ thống
chính trị trong sạch, vững mạnh, hiệu lực, hiệu quả, thực sự liêm chính và phục vụ Nhân dân.

Từ 09h00 đến 11h00, 07 chuyến bay quốc tế đến từ Incheon, Busan, Bangkok, Đài Bắc, Hồng Kông, Kuala Lumpur và
Singapore với khoảng 1.200 du khách lần lượt hạ cánh.

Ngoài ra, Hội Chữ thập đỏ thành phố Hồ Chí Minh trao tặng 13.500 ly sữa cho Hội Chữ thập đỏ thành phố Đà Nẵng gửi đến
đồng bào bị ảnh hưởng thiên tai.

Đây là một dấu mốc quan trọng thể hiện bước tiến trong năng lực cấp cứu và điều trị đột quỵ của Bệnh viện C Đà Nẵng
tại khu vực miền Trung – Tây Nguyên.

Qua đây thể hiện sự quan tâm, trách nhiệm của cấp ủy, chính quyền đối với người có công với cách mạng và các đơn vị
quân đội đóng quân trên địa bàn.

Thành phố định hướng trở thành trung tâm kinh tế - văn hóa - giáo dục – logistics của Việt Nam nói riêng và khu vực
nói chung.

UBND thành phố quan tâm xây dựng lộ trình bố trí kinh phí xây mới, nâng cấp, sửa chữa trụ sở làm việc của hệ thống
chính trị cấp xã, đảm bảo phù hợp cho thực hiện mô hình 2 cấp hiện nay.

Trong đó, đảm bảo thông tin tín hiệu, hình ảnh, bám sát kịch bản theo khung chương trình kết nối trực tuyến với điểm
cầu trung ương.
"""

SENTENCES_A = [" ".join(block.split()) for block in _TEXT.strip().split("\n\n")]
