"""Sentences of real news, the second half."""

from __future__ import annotations

_TEXT = """\
Sở Y tế, các bệnh viện, ngành Lao động – Thương binh và Xã hội và Ban An toàn giao thông thành phố phối hợp để thực
hiện đầy đủ các chính sách hỗ trợ.

Chương trình hội nghị gồm 02 phiên chính: Phiên thứ nhất tập trung công bố các nội dung cơ bản của Nghị quyết số
259/2025/QH15.

Từ ngày 01-01-2026, chính sách xóa bỏ thuế khoán chính thức được áp dụng, chuyển sang phân loại hộ kinh doanh theo quy
mô doanh thu, với nghĩa vụ thuế tương ứng.

Đồng thời chú trọng phát triển nông nghiệp công nghệ cao, kinh tế rừng, kinh tế biển bền vững, gắn với bảo vệ môi
trường và quốc phòng - an ninh.

Đối với các nhà thầu, yêu cầu xây dựng biểu đồ tiến độ thi công chi tiết, xác định rõ các mốc thời gian cam kết về
khối lượng, thường xuyên phối hợp để kịp thời tháo gỡ khó khăn, vướng mắc ngay tại công trường; bảo đảm chất lượng,
tiến độ, kỹ thuật và mỹ thuật công trình.

Trong đó, tập trung nâng cao năng lực dự báo, phòng ngừa, xây dựng lực lượng tác chiến số phục vụ phòng, chống buôn
lậu, gian lận thương mại và hàng giả.

Qua các vòng thi, nhiều thí sinh thể hiện sự tiến bộ rõ rệt về tư duy hệ thống, năng lực xử lý kỹ thuật, kỹ năng
thuyết trình và tổ chức triển khai dự án.

UBND thành phố Đà Nẵng cam kết với Thủ tướng Chính phủ hoàn thành 100% sửa chữa nhà ở trước ngày 31-12-2025; hoàn
thành 100% xây dựng mới nhà ở trước ngày 31-1-2026.

Để hỗ trợ hộ kinh doanh trong giai đoạn chuyển đổi, ngành Thuế xác định nguyên tắc xuyên suốt là ưu tiên hỗ trợ –
hướng dẫn – điều chỉnh, không đặt nặng xử phạt trong thời gian đầu.

Sau khi kết thúc lễ phát động, toàn thể cán bộ, nhân dân và học sinh xã Trà Linh tổng vệ sinh môi trường và trồng hoa,
cây xanh tại khu dân cư trung tâm hành chính thôn 3 và tại các thôn còn lại.

Đồng thời đánh giá cao sự phối hợp chặt chẽ, hiệu quả của đơn vị với chính quyền thành phố trong công tác cứu hộ, cứu
nạn, phòng chống thiên tai, là điểm tựa để ngư dân yên tâm vươn khơi bám biển.

Thành phố đã xây dựng khung cơ cấu tổ chức, vị trí việc làm và phương án tuyển dụng nhân sự chủ chốt cho Trung tâm Tài
chính quốc tế để tổ chức triển khai ngay trong thời gian tới đây.

Bên cạnh đó, các không gian giới thiệu văn hóa – du lịch Việt Nam và Nhật Bản tại Vườn tượng An Hội, Nhà trưng bày văn
hóa Nhật Bản, Bảo tàng Gốm sứ Mậu dịch và các di tích trong khu phố cổ tiếp tục mang đến cho du khách nhiều trải
nghiệm độc đáo.

Thành phố đưa vào hoạt động Công viên phần mềm số 2; triển khai hạ tầng tính toán phục vụ nghiên cứu trí tuệ nhân tạo
và thiết kế chip vi mạch bán dẫn với kinh phí khoảng 200 tỷ đồng.

Đây không chỉ là tác phẩm nghệ thuật có giá trị thẩm mỹ, mà trước hết là biểu tượng thiêng liêng của Tổ quốc, là sự
kết tinh và hiện thân của tư tưởng, đạo đức, phong cách Hồ Chí Minh.

Trong thời gian đến, thành phố sẽ tập trung thực hiện 04 nhóm công việc trọng tâm: kiện toàn tổ chức bộ máy, ban hành,
niêm yết đầy đủ quy chế vận hành, quy trình phối hợp và phân công rõ trách nhiệm của từng bộ phận, hoàn thiện bộ tiêu
chí nhà đầu tư chiến lược.

Riêng đối với vấn đề đất tái định cư – một trong những nội dung khiến người dân còn băn khoăn – thành phố và các sở,
ngành liên quan đang tập trung rà soát, tháo gỡ và cam kết sẽ sớm bố trí tái định cư cho các hộ dân còn lại trong quý
I năm sau.

Đồng thời, Chính phủ cần thông tin rộng rãi về các phương án bình ổn giá dịp Tết Bính Ngọ 2026 và tăng cường giám sát
thực hiện để người dân yên tâm.

Đồng thời đề nghị các đối tác, cộng đồng doanh nghiệp, nhà đầu tư trong nước, quốc tế tiếp tục hợp tác, hỗ trợ Việt
Nam trong quá trình phát triển Trung tâm Tài chính quốc tế.

Việc đầu tư được định hướng theo mô hình chợ truyền thống, văn minh, đồng thời từng bước xóa bỏ các chợ tạm, chợ cóc
gây mất trật tự an toàn giao thông.

Trong bối cảnh đó, công tác tuyên giáo, dân vận được triển khai đồng bộ, kịp thời, góp phần quan trọng giữ vững ổn
định chính trị, tư tưởng; củng cố niềm tin, tạo sự đồng thuận trong cán bộ, đảng viên và Nhân dân đối với các chủ
trương lớn của Trung ương và thành phố.

Theo quy định, các đơn vị, doanh nghiệp tham gia chương trình đều phải tuân thủ nghiêm Luật Thương mại và các quy định
pháp luật liên quan; hàng hóa có nguồn gốc, xuất xứ rõ ràng, bảo đảm an toàn thực phẩm, tuân thủ quy định về sở hữu
trí tuệ.

Bên cạnh đó, Hội tăng cường vai trò phản biện chính sách, phối hợp tổ chức các cuộc đối thoại giữa doanh nghiệp và
chính quyền, kịp thời chuyển tải kiến nghị từ thực tiễn sản xuất, kinh doanh đến các cơ quan chức năng và được ghi
nhận, tiếp thu.

Trong đó, cần xác định rõ một đầu mối quản lý thống nhất, đủ thẩm quyền và năng lực để điều phối, giám sát và phát
triển nhãn hiệu “Made in Đà Nẵng”, đồng thời thiết lập cơ chế phối hợp chặt chẽ giữa các sở, ngành, địa phương, hiệp
hội và cộng đồng doanh nghiệp.

Qua việc bấm số lựa chọn ngẫu nhiên trên phần mềm, có tổng cộng 84 hóa đơn trúng thưởng (21 hóa đơn/quý/địa phương).

UBND phường Quảng Phú cần đẩy mạnh thông tin, quảng bá rộng rãi về thư viện số cộng đồng Yongin đến nhân dân, học sinh
trên địa bàn.

Theo Chủ tịch UBND thành phố, có thể nói, quy hoạch là vấn đề rất quan trọng cho sự phát triển của địa phương.

Đây cũng là môi trường cư trú, sinh sản của nhiều loài hải sản có giá trị kinh tế cao như tôm hùm, tôm sú, ốc hương,
mực và các loài giáp xác.

Công tác phối hợp liên ngành cũng được mở rộng, đặc biệt với các sở Nông nghiệp và Môi trường, Ban Quản lý các khu
công nghiệp, nhằm hình thành chuỗi kiểm soát đồng bộ từ phát hiện, kiểm tra đến xử lý.

Thành phố đã triển khai hệ thống điều khiển tín hiệu đèn cho 146 nút giao thông phức tạp, có mật độ lưu lượng giao
thông cao, trong đó 62 nút được kết nối về Trung tâm điều hành đèn tín hiệu giao thông và vận tải công cộng.

Dự án đầu tư xây dựng và kinh doanh kết cấu hạ tầng Phân khu B - Khu công nghiệp Nam Thăng Bình do Công ty CP Đầu tư
hạ tầng Khu công nghiệp Nam Thăng Bình (doanh nghiệp thuộc hệ sinh thái của Tập đoàn Bin Corporation) làm chủ đầu tư.

Đây là phương thức hiệu quả, có tỷ lệ tiếp cận cao, giúp người dân nhanh chóng nắm bắt thông tin và chủ động sắp xếp
tham gia.

Đồng thời gửi lời chúc các thí sinh giữ vững tâm lý, bình tĩnh, tự tin thể hiện tốt nhất năng lực, kiến thức, kinh
nghiệm của mình trong phần phỏng vấn và đạt kết quả cao nhất.

Theo đó, Trường phổ thông nội trú liên cấp Tiểu học – THCS Tây Giang đang dẫn đầu tiến độ khi đã hoàn tất khảo sát địa
chất và dự kiến xuất hồ sơ móng để triển khai thi công, phấn đấu hoàn thành công trình trước 30-6-2026.

Mỗi hộ được hỗ trợ 1,5 triệu đồng, kèm theo các phần quà nhu yếu phẩm, góp phần giúp các gia đình trang trải sinh
hoạt, từng bước khắc phục khó khăn trước mắt.

Từ đó, học viên có thể ứng dụng AI vào công tác tuyên truyền, quản lý, điều hành và đổi mới phương thức tổ chức các
phong trào thanh niên.

Đây là hoạt động thiết thực góp phần tăng cường hiệu quả công tác thông tin đối ngoại của thành phố, phục vụ nhiệm vụ
phát triển kinh tế – xã hội, bảo đảm quốc phòng, an ninh và hội nhập quốc tế.

Thành phố kỳ vọng thương mại – dịch vụ tiếp tục là động lực chính, góp phần hoàn thành mục tiêu kinh tế – xã hội năm
2025 và tạo nền tảng tăng trưởng cho những năm tiếp theo.

Bên cạnh đó, chú trọng đẩy mạnh công tác tuyên truyền, nâng cao nhận thức của xã hội về bình đẳng giới; thực thi
nghiêm túc, hiệu quả các quy định pháp luật có liên quan.

Đây là một trong những điểm check-in được thành phố tổ chức phục vụ người dân từ 15-12 đến 3-1-2026, góp phần tạo thêm
không gian sinh hoạt văn hóa cộng đồng, mang đến cảm giác ấm áp, lạc quan và kỳ vọng về một năm mới bình an, nhiều
khởi sắc.

Qua đó góp phần kích thích tiêu dùng, mở rộng cơ hội tiếp cận khách hàng cho doanh nghiệp và thúc đẩy dòng chảy thương
mại, dịch vụ trên địa bàn.

Cùng với đó, tham mưu UBND thành phố tổ chức điều hành chi ngân sách theo dự toán được giao một cách chặt chẽ, tiết
kiệm, hiệu quả, ưu tiên nguồn lực cho đầu tư phát triển, đẩy nhanh giải ngân vốn đầu tư công, nhất là các dự án hạ
tầng động lực.

Theo đánh giá, dự thảo đã quy định rõ các khu vực áp dụng trên cơ sở xác định ranh giới theo đơn vị hành chính, phù
hợp với bối cảnh sắp xếp đơn vị hành chính hiện nay.

Công tác quản lý trật tự đô thị được tăng cường với 1.309 lượt ra quân, kiểm tra 508 trường hợp xây dựng nhà ở riêng
lẻ, ban hành 18 quyết định xử phạt vi phạm hành chính với tổng số tiền 396,5 triệu đồng.

Theo báo cáo, nguồn thu thuế nội địa năm 2025 của thành phố đạt 54.400 tỷ đồng, bằng 131,8% dự toán, tăng 16,7% so với
năm 2024.

Tại chương trình, phường Hải Châu đã trao bảng tượng trưng 700 triệu đồng hỗ trợ xây dựng công trình nhà vệ sinh cho
70 hộ dân, góp phần cải thiện điều kiện sinh hoạt, đảm bảo vệ sinh môi trường và nâng cao chất lượng cuộc sống cho
người dân vùng bị ảnh hưởng bởi thiên tai.

Đối với 261 thông tin phản ánh qua Đường dây tiếp nhận ý kiến của cử tri, đến nay đã được các cơ quan, đơn vị, địa
phương phản hồi và giải quyết đầy đủ.

Từ đó tăng cường sự đồng thuận, nâng cao hiệu quả tổ chức thực hiện chính sách BHXH, BHYT trên địa bàn thành phố.

Đồng thời, Thuế thành phố đã hoàn thành việc khảo sát, thu thập và đối chiếu thông tin của 89.037 hộ kinh doanh, đạt
100% tổng số hộ thuộc diện quản lý.

Từ 6 giờ 30 sáng, các bậc cao niên trong làng thực hiện lễ cúng Thần Nông, Thần Hoàng, tạ ơn trời đất, cầu mong mưa
thuận gió hòa, mùa màng bội thu.

Trong đó, thành phố đã cấp mới 94 dự án với tổng vốn đăng ký mới đạt 118,9 nghìn tỷ đồng, tăng 59,3% về số dự án và
tăng 257,1% về tổng vốn so với cùng kỳ năm trước.

Theo dự thảo, tốc độ tăng trưởng tổng sản phẩm trên địa bàn (GRDP) giai đoạn 2026-2030 đạt bình quân từ 11%/năm trở
lên.

Theo báo cáo tổng kết năm 2025 của Bộ Y tế, ngành đã hoàn thành và vượt hầu hết các chỉ tiêu Quốc hội và Chính phủ
giao.

Cùng với đó xã đã huy động lực lượng dân quân, công an, cán bộ, giáo viên, thanh niên hoàn thành hỗ trợ 44 hộ có nhà
bị thiệt hại dưới 50% khắc phục hư hại, đảm bảo ổn định cuộc sống.

Theo đó, việc đầu tư xây dựng, phát triển, mở rộng hạ tầng số, hạ tổng diện toán đám mây của thành phố nhằm tạo nền
tảng vững chắc cho chuyển đổi số, phát triển chính quyền số, đô thị thông minh và kinh tế số.

Hiện toàn thành phố có hơn 91 nghìn lao đông nữ ở vị thế làm công hưởng lương trên tổng số hơn 164 nghìn lao động nữ
có việc làm, chiếm tỷ lệ 55%.

Chương trình cũng dành khoản hỗ trợ 1,5 triệu đồng/người cho 50 phụ nữ mang thai, phụ nữ đang cho con bú, phụ nữ cao
tuổi hoặc người khuyết tật theo nhu cầu thực tế.

Từ năm 2026, hộ kinh doanh chỉ phải thực hiện 02 sắc thuế gồm: thuế thu nhập cá nhân (TNCN) và thuế giá trị gia tăng
(GTGT).

Trong đó, có 61 dự án FDI với tổng vốn đăng ký 29.542 tỷ đồng và 108 dự án trong nước với tổng vốn đăng ký 55.607 tỷ
đồng, giải quyết việc làm cho khoảng 35.000 lao động.

Trong đó, kiến nghị thu hồi 210.940 tỷ đồng và 1.027 ha đất; kiến nghị xử lý khác 45.401 tỷ đồng và 387 ha đất; xử
phạt vi phạm hành chính 2.880 tỷ đồng.

Nhiều ý kiến cử tri phản ánh những tồn tại kéo dài liên quan đến quyền sử dụng đất chưa được giải quyết dứt điểm; hệ
thống đường giao thông liên thôn, giao thông nội đồng xuống cấp.

Bên cạnh đó, kiến nghị triển khai dự án đầu tư, khai thác Sân bay Chu Lai và hệ sinh thái kinh tế – đô thị sân bay
theo hình thức PPP với tổng vốn dự kiến khoảng 10 tỷ USD, tạo động lực mới cho kết nối và phát triển vùng.

Công tác quán triệt, triển khai nghị quyết của Đảng được thực hiện nghiêm túc, kịp thời, tạo sự thống nhất cao trong
nhận thức và hành động của cán bộ, đảng viên toàn Đảng bộ.

Đây được xem là bước cải cách mạnh mẽ nhằm giảm gánh nặng về thủ tục và chi phí tuân thủ cho khu vực kinh tế cá thể,
phù hợp với bối cảnh phục hồi sản xuất kinh doanh và việc điều chỉnh mặt bằng giá chung.

Theo định hướng, trong tương lai các đô thị hiện đại sẽ phát triển dọc từ sân bay Chu Lai đến trung tâm thành phố Đà
Nẵng hiện nay.

Trước mắt, khẩn trương cải tạo một số hạng mục tại Khu Công viên phần mềm số 2 để làm trụ sở hoạt động cho Cơ quan
điều hành Trung tâm tài chính thành phố, hoàn thành trong tháng 11-2025, đảm bảo vận hành chung toàn quốc theo chỉ đạo
của Trung ương.

Đối với thành phố Đà Nẵng, sau khi hợp nhất với tỉnh Quảng Nam vào tháng 7-2025, quy mô dân số hiện nay đã vượt hơn 3
triệu người, với cơ cấu dân cư đa dạng giữa các khu vực đồng bằng, trung du, miền núi và hải đảo.

Theo số liệu cập nhật, đến ngày 03-12-2025, toàn thành phố có 122 nhà bị thiệt hại hoàn toàn trên 70%, 75 nhà thiệt
hại rất nặng trên 50-70%, 249 nhà thiệt hại nặng 30-50%.

Cùng với đó, cần khuyến khích thanh niên tham gia ứng dụng công nghệ mới, hình thành đội ngũ “kỹ sư trẻ”, “công dân
số”; tổ chức nhiều sân chơi, cuộc thi đổi mới sáng tạo, hỗ trợ thanh niên triển khai các mô hình công nghệ phục vụ
cộng đồng”.

Tại cuộc họp, đại diện lãnh đạo các xã đều tập trung kiến nghị ở ba nhóm vấn đề: thiếu vật liệu cát, sỏi; nhu cầu bố
trí điểm học tạm cho học sinh trong thời gian thi công; tình trạng nhiều điểm sạt lở giao thông sau mưa lũ, ảnh hưởng
lớn đến khảo sát và vận chuyển thiết bị.

Theo báo cáo, lũy kế 11 tháng năm 2025, tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng trên địa bàn thành phố
ước đạt 230.539 tỷ đồng, tăng 23,1% so với cùng kỳ năm 2024.

Nhiều đoạn mặt đường bị đất đá xói mòn, sụt gãy hoàn toàn kéo dài hàng trăm mét, hình thành các hố sâu và khe nứt lớn.

Cùng với đó, chỉ đạo chấp hành viên xây dựng kế hoạch tổ chức thi hành dứt điểm các vụ việc có điều kiện thi hành án,
xác định rõ thời gian hoàn thành.

Đồng thời khẳng định, những phần quà ý nghĩa này không chỉ góp phần hỗ trợ vật chất mà còn là nguồn động viên tinh
thần to lớn đối với bà con Nhân dân phường Bình Kiến trong giai đoạn khó khăn hiện nay.

Đây chính là yếu tố then chốt giúp giảm thiểu rủi ro cho người làm nhiệm vụ trong những tình huống nguy hiểm nhất.

Tại chương trình, đại diện Trung tâm Hỗ trợ khởi nghiệp đổi mới sáng tạo Đà Nẵng giới thiệu tổng quan hệ thống chính
sách hỗ trợ khởi nghiệp đổi mới sáng tạo của thành phố, tập trung vào các cơ chế ưu đãi, hạ tầng hỗ trợ và môi trường
pháp lý dành cho doanh nghiệp công nghệ.

Hội nghị được tổ chức theo hình thức trực tiếp kết hợp trực tuyến tại 385 điểm cầu cơ quan thuế trong cả nước.

Bên cạnh đó, có 41 dự án điều chỉnh vốn, với tổng vốn tăng thêm đạt 142,7 triệu USD, tăng 86,3% so với cùng kỳ năm
2024, phản ánh xu hướng mở rộng hoạt động sản xuất kinh doanh của các nhà đầu tư hiện hữu.

Tại buổi làm việc, với sự tương đồng, tiềm năng phát triển giữa hai bên, phường Hải Vân và huyện Yeongam đã thống nhất
sẽ triển khai ký kết Biên bản ghi nhớ hợp tác (MOU) trong thời gian tới và sẽ có nhiều hoạt động giao lưu thiết thực
giữa hai bên.

Từ tài sản số, tiền số, thanh toán số đến các giải pháp ứng dụng Blockchain và trí tuệ nhân tạo, đi kèm với sự phát
triển mạnh mẽ của hoạt động quản lý quỹ nhằm hỗ trợ các startup công nghệ tài chính.

Việc triển khai hiệu quả nghị định không chỉ góp phần bảo vệ quyền lợi chính đáng của người tham gia bảo hiểm mà còn
nâng cao ý thức tuân thủ pháp luật của các đơn vị, doanh nghiệp.

Việc công khai, minh bạch thông tin trong hoạt động của các cơ quan, đơn vị ngày càng được quan tâm, góp phần nâng cao
trách nhiệm giải trình, cải thiện chất lượng phục vụ Nhân dân và hiệu quả quản lý nhà nước.

Trong các cuộc kháng chiến chống Pháp và Mỹ, lực lượng Đặc công - Biệt động quận 1 Đà Nẵng cùng với Biệt động thành đã
lập nên nhiều chiến công vang dội.

Trong quá trình triển khai, lực lượng vũ trang thành phố phối hợp chặt chẽ với cấp ủy, chính quyền và các đoàn thể để
nắm tình hình từng hộ, kịp thời tháo gỡ vướng mắc, bảo đảm thần tốc – quyết liệt – hiệu quả, giữ nghiêm kỷ luật và an
toàn tuyệt đối về người và phương tiện.

Sau khi hợp nhất đơn vị hành chính cấp tỉnh, mô hình chính quyền địa phương hai cấp từng bước đi vào ổn định và phát
huy hiệu quả.

Theo đó, thuế khoán và lệ phí môn bài chính thức được xóa bỏ, hộ kinh doanh chuyển sang phương thức kê khai, tự tính
và tự nộp thuế.

Theo bà Nguyễn Ngọc Lý, Chủ tịch Hội đồng Quản lý CECR, dự án được triển khai dựa trên Quyết định số 921/QĐ-LHHVN ngày
14-11-2025 của Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam (VUSTA).

Việc thúc đẩy chuyển đổi xanh trong công nghiệp nông thôn không chỉ là yêu cầu tất yếu mà còn là cơ hội lớn để doanh
nghiệp nâng chuẩn công nghệ, mở rộng thị trường và tăng sức cạnh tranh.
"""

SENTENCES_B = [" ".join(block.split()) for block in _TEXT.strip().split("\n\n")]
