"""Tables for reading bylines: syllables of Vietnamese names, words for agencies, labels, titles.

What is matched with its tones is written in lower case and in the one placement of ``names.canonical_name``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from crawler.clean.text import fold


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


def phrases(table: str) -> frozenset[str]:
    """What commas part in ``table``, on however many lines."""
    return frozenset(" ".join(phrase.split()) for phrase in table.split(","))


SURNAMES = _words(
    """
    nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý đào đoàn vương trịnh trương đinh lâm
    phùng mai tô hà tạ châu tăng quách triệu chu thái lưu la lương lục mạc văn cao kiều tống từ thạch sơn kim kiên
    danh ninh khổng giang nghiêm lại thân tôn đàm nông hứa cù doãn phó viên bạch âu ông đồng diệp quan khúc bế vi
    hầu giàng lò quàng cầm lường vàng sùng hạng thào mùa cháng ma đổng tòng hoa biện bành phương tiêu ung chế đàng
    sầm lữ mã trang thiều thi trầm khuất uông khưu nhữ
    """
)
"""Family names, also of the Khmer, Chăm, Tày, Thái and Mông."""

CLEAR_SURNAMES = _words(
    """
    nguyễn trần lê phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương đoàn trịnh trương đinh lâm phùng lương
    """
)
"""Those that hardly begin anything but a name when two or more capitalised syllables follow."""

GIVEN = _words(
    """
    ái an anh ánh ân bá bách bằng bảo bắc bích biên bình bội bửu cẩm can cảnh cát chánh châu chi chí chiến chinh
    chính chung chương công cúc cương cường dân danh di diễm diên diệp diệu dinh doanh du duân dung dũng duy duyên
    đan đạo đài đại đạt đăng đắc đệ đình định đoan đông đức gấm gia giang giao giáp hà hạ hải hạnh hảo hào hân
    hằng hận hậu hiên hiền hiến hiển hiệp hiếu hiệu hoa hòa hoài hoan hoàn hoàng hoạt học hòe hồng hợi hợp huân
    huấn huế huệ hùng huy huyên huyền hưng hương hường hướng hưởng hữu hy kha khải khang khanh khánh khắc khâm
    khiêm khiết khoa khoái khôi khuê khương kiên kiệt kiều kim kính kỳ la lam lan lành lâm lân lập lăng len lệ lễ
    lịch liêm liên liễu linh lĩnh loan lộc long lợi luân luận lụa lực lượng lương lưu lựu ly lý mai mạnh mẫn mận
    miên minh mơ mừng mỹ my na nam ngà nga ngân nghi nghĩa nghị nghiêm nghiệp ngoan ngọc ngôn nguyên nguyện nguyệt
    ngữ nhã nhạc nhàn nhân nhẫn nhật nhi nhị nhiên nho nhu nhung như nhựt nhường niệm ninh nở nương oanh phấn phi
    phong phòng phú phúc phụng phước phượng phương quan quang quân quế quốc quý quyên quyền quyết quỳnh sa san
    sang sáng sâm sen sinh soan song sơn sử sương sỹ sĩ tài tám tâm tân tấn tấm tây thạch thái thanh thành thạnh
    thảo thảnh thao thắm thắng thăng thân thập thế thi thị thiên thiện thiệp thiệu thìn thịnh thoa thoại thoan thọ
    thông thơ thơm thu thuần thuận thùy thụy thư thứ thức thừa thương thường thượng thúy thủy thuyên thuyết thy
    tiên tiền tiến tiếp tín tĩnh tình toại toan toàn toản tố trà trác trạch trang tráng trâm trân trấn tri trí
    triều triển triết trinh trình trọng trúc trung trường trực tú tuân tuấn tuệ tùng tuyên tuyền tuyến tuyết tường
    tý uyên uyển vân văn vang viên việt viễn vịnh vinh vĩnh vĩ vi vọng vui vũ vượng vương vy xinh xoàn xuân xuyên
    xuyến yên yến ý út lài bổn khởi luyến đào nhâm mùi đính điệp điền đoàn đô kỷ khuyên lạc lai liệu nết nhớ nhiệm
    nhuận nhuần quảng sự tạo thể thiết tịnh tới trầm tựu vẹn vệ xương
    """
)
"""Middle and given names."""

LAST_ALONE = _words(
    "giàu hội chiêu bé lùng rớt gái quyến tiệp vẻ nhạn hạc én cẩn tỏ rạng đậm bền nhứt lượm tánh quí mị"
)
"""Given names of which most are words as well: they end a name, and are no middle ones."""

NOT_PERSONS = phrases(
    """
    an giang, bắc giang, bắc ninh, bình dương, bình định, bình phước, bình thuận, cao bằng, gia lai, hà giang, hà
    nam, hà tĩnh, hải dương, hải phòng, hậu giang, hòa bình, hồ chí minh, hưng yên, khánh hòa, kiên giang, lai châu,
    lâm đồng, long an, nam định, ninh bình, ninh thuận, phú thọ, phú yên, quảng bình, quảng nam, quảng ninh, sơn la,
    tây ninh, thái bình, thái nguyên, thừa thiên huế, tiền giang, trà vinh, tuyên quang, vĩnh long, vĩnh phúc, việt
    nam, đông hà, long xuyên, hà tiên, long mỹ, châu thành, bình tân, duyên hải, vĩnh châu, bình long, phú xuyên,
    sơn tây, phú tân, tân châu, tân phú, phú nhuận, bình thạnh, long thành, vĩnh linh, hải lăng, tiên phước, nam
    giang, uông bí,
    đông giang, tây giang, hòa vang, sơn trà, cẩm lệ, trường sa, hoàng sa, phú quốc, thái lan, đài loan, hoa
    kỳ, đông nam, tây nam, đông bắc, tây bắc, tây nguyên, long hòa, hạnh phúc, văn minh, văn học, văn phòng, liêm
    chính, an ninh, an toàn, an sinh, bình yên, hòa hợp, tài chính, tài nguyên, tài liệu, thành tựu, thành lập,
    thành viên, quang cảnh, phong cảnh, phong phú, thông minh, thông điệp, chính quyền, công an, công nghiệp, công
    thương, công lý, công tâm, nhân dân, nhân sự, nhân ái, nhân văn, nhân đạo, nhân quyền, nghị quyết, nghị định,
    quyết định, quyết thắng, quyết tâm, chiến thắng, chiến sĩ, đông xuân, thu đông, mùa xuân, tân xuân, mừng xuân,
    lễ tân, thể thao, thể lệ, sáng tạo, đại học, đoàn viên, học sinh, sinh viên, học viên, trung tâm, trung học,
    trường học, quốc gia, quốc phòng, dân sinh, ý nghĩa, tình nguyện, tình thương, nghĩa tình, lịch sử, nông dân,
    nông nghiệp, giao thông, giao lưu, giao thừa, tuyên dương, liên hoan, liên minh, liên hiệp, hợp đồng, hiệp định,
    khởi nghiệp, khoa học, kỷ niệm, kỷ cương, trang trí, trang trọng, minh bạch, cảnh quan, danh hiệu, bảo vệ, gia
    đình, thi công, hướng nghiệp, phương hướng, quân sự, lương tâm, lý luận, lý lịch, đạo đức, đạo hiếu, vinh quang,
    vinh danh, anh hùng, tiên phong, tiên tiến, thăng long, thiện nguyện, từ thiện, tâm linh, phúc lộc thọ, tài lộc,
    châu âu, châu phi, châu mỹ, đông dương, trung quốc, đại việt, thăng bình, nông sơn, duy xuyên, quế sơn, đại lộc,
    trà my, nam trà my, bắc trà my, du lịch, trường chinh, thạnh mỹ, khâm đức, trung đông, bạc liêu, bà rịa, bắc kạn,
    bến tre, buôn ma thuột, cà mau, cần thơ, đà lạt, đà nẵng, đắk lắk, đăk lăk, đắk nông, đăk nông, điện biên, đồng
    nai, đồng tháp, hà nội, kon tum, lạng sơn, lào cai, nghệ an, nha trang, quảng ngãi, quảng trị, sài gòn, sóc trăng,
    thanh hóa, vũng tàu, yên bái, đại đoàn kết, dân trí, dân tộc, giáo dục, kinh tế, lao động, người lao động, pháp
    luật, phụ nữ, quân đội nhân dân, sài gòn giải phóng, sức khỏe, thanh niên, thời báo, tiền phong, tuổi trẻ, văn hóa,
    xây dựng, đời sống, hồ tây, hồ gươm, hồ hoàn kiếm, hồ trị an, hồ tuyền lâm, hoàng liên sơn, trường
    sơn đông, trường sơn tây, thái bình dương, đại tây dương, lan hồ điệp, trần hưng đạo, đinh tiên hoàng, lý thái tổ,
    lê thái tổ, lê thánh tông, trần nhân tông, lý thường kiệt
    """
)
"""Places, papers and words, most of them of the same syllables as names."""

NAMES_TOO = phrases(
    """
    thanh bình, bình minh, thanh xuân, mỹ đức, an khánh, tân an, hương sơn, hải vân, trường sơn, long sơn, hải châu,
    mỹ sơn, phước sơn, phước long, xuân lộc, tân bình, quang vinh, công minh, trung thành, trung hiếu, thành công,
    như ý, cát tường, phú quý, tâm an, kiên trung, bình an, an khang, trường sinh, mỹ long, mỹ hòa, an phú, hùng
    vương, đông anh, nhân nghĩa
    """
)
"""Places and words that are common names, too: where they stand must tell."""

BEFORE_NAMES = _words(
    """
    tỉnh huyện xã phường quận thị trấn phố tp ấp thôn khóm bản làng tổ khu cụm đường sông chợ chùa trường sở ban đoàn
    hội ủy ty ông bà anh chị em cô chú cháu thầy bác chí tịch thư của tại và với ở cho do là từ đến về các những
    """
)
"""Words behind which a capital begins a name, and no sentence."""

AGENCY = re.compile(
    r"(?:(?:nhóm |tổ )?(?:pv|p\.v\.?|phóng viên)|bbt|ban biên tập|ttv|ctv|cộng tác viên"
    r"|thông tin viên|ttxvn|vn[+a]|vov|vtv[0-9]?|vgp|bgp|vietnamplus"
    r"|(?:cổng|trang)(?: tin| thông tin| ttđt| tt-đt| giao tiếp)|báo(?! cáo)|tạp chí|bản tin|đài|thông tấn xã|hãng tin"
    r"|trung tâm|tt[a-zđ]{0,2}[ .-]|văn phòng|vp|tt(?:vh|gd|dv|yt|kn|pt)[a-zđ&.-]{0,8}"
    r"|sở|phòng(?! chống)|ban(?! hành)|bộ|cục|chi cục|tổng cục|ubnd|hđnd"
    r"|ủy ban|ubmttq|mttq|mặt trận|hội(?! nghị| thảo| thi| đàm| chợ| họp)|ct-hnd|liên đoàn|lđlđ"
    r"|đoàn (?:thanh niên|tncs|tn|xã|phường|trường|cơ sở)|tổ (?:ctxh|công tác xã hội|truyền thông|biên tập|thông tin)"
    r"|[a-zđ]+ đoàn|công an|công đoàn|đảng ủy|đảng bộ|[a-zđỉịậ]+ ủy|viện|trường(?! hợp)|bệnh viện|bảo hiểm|kho bạc"
    r"|ngân hàng|công ty|bhxh|bưu điện|điện lực|câu lạc bộ|clb|thường trực (?:hđnd|đảng ủy)"
    r"|xã(?! hội)|phường|quận|huyện|quân khu|bộ đội|biên phòng|hải quan|kiểm lâm|tòa án"
    r"|nhà xuất bản|nxb|thư viện|bảo tàng|khoa(?! học)|đồn biên phòng|trạm (?:y tế|khuyến nông)"
    r"|thanh tra (?:sở|tỉnh|huyện|bộ|thành phố|thị xã|chính phủ|nhà nước))(?!\w)"
)
"""What an organisation's name begins with."""

PRESS = re.compile(
    r"(?:bbt|ban biên tập|(?:nhóm )?(?:pv|p\.v\.?|phóng viên)|ctv|ttv|ttxvn|vov|vtv[0-9]?|vgp|bgp|vietnamplus"
    r"|báo(?! cáo)|tạp chí|(?:cổng|trang) (?:tin điện tử|thông tin|ttđt|tt-đt|giao tiếp)|thông tấn xã|đài"
    r"|trung tâm (?:truyền thông|văn hóa|vh\w*|tt\w*|thông tin))(?!\w)"
)
"""Press and editorial offices: what may sign an article without a label."""

PAPERS = frozenset(
    (
        "Tuổi Trẻ", "Thanh Niên", "Tiền Phong", "Dân trí", "Dân Trí", "VnExpress", "VNExpress", "Vnexpress", "Vietnam+",
        "VietNamNet", "VietnamNet", "Vietnamnet", "Người Lao Động", "Nhân Dân", "Sài Gòn Giải Phóng",
        "Quân đội nhân dân", "Quân đội Nhân dân", "Công an nhân dân", "Công an Nhân dân", "Đại Đoàn Kết", "Dân Việt",
        "Sức khỏe và Đời sống", "Sức khỏe & Đời sống", "Giáo dục và Thời đại", "Giáo dục & Thời đại", "Hà Nội Mới",
        "Kinh tế và Đô thị", "Nông nghiệp Việt Nam", "Zing", "Znews",
    )
)  # fmt: skip
"""Papers as they are printed without the word for one; in small letters some are words ("nguồn nhân dân"). One, "Lao
Động", is what a heading is about, and "Internet" is where a picture is from."""

WIRE = re.compile(r"(?:ttxvn|vov|vtv[0-9]?|vgp|bgp|vietnamplus|thông tấn xã|báo(?! cáo)|tạp chí)(?!\w)")
"""Those that a report is taken over from: behind a person's name they are its source."""

DOMAIN = re.compile(r"(?:https?://|www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+){0,4}\.(?:vn|com|net|org|info)\b\S{0,60}")

_WHO = {
    "text": "tác giả|tin bài|tin tức|tin|bài viết|viết bài|viết tin|bài|người viết"
    "|người viết tin|người viết bài|người đưa tin|người thực hiện|phóng viên|pv|cộng tác viên|ctv"
    "|nhóm pv|thực hiện|biên soạn|tổng hợp|t/h|t/ h|bài gửi|ghi chép|ghi|nội dung|lời|text|story|author|by|words",
    "photo": "hình ảnh|chùm ảnh|ảnh|hình|chụp ảnh|người chụp|người chụp ảnh|photo|photos|image|images",
    "video": "video clip|video|clip|quay phim|quay video|người quay|người quay phim|người quay video|phim"
    "|dựng phim|camera",
    "translation": "người dịch|biên dịch|lược dịch|dịch|translated by|translation",
    "other": "đồ họa|infographic|thiết kế|trình bày|trang trí|biên tập|biên tập viên|kỹ thuật|minh họa"
    "|âm nhạc|đọc|thể hiện|người duyệt|người duyệt bài|duyệt bài|người kiểm duyệt",
    "pictures": "nguồn ảnh|nguồn hình ảnh|nguồn video",
    "source": "nguồn tin bài|nguồn bài viết|nguồn tin|nguồn|theo nguồn|theo|trích nguồn|trích|source|sưu tầm",
}
_TONED = {word: role for role, alternatives in _WHO.items() for word in alternatives.split("|")}
ROLES = _TONED | {fold(word): role for word, role in _TONED.items()}
"""Role by label word, with and without diacritics; ``source`` is a credit, not a person, and ``pictures`` that of
pictures alone."""
AUTHORS = frozenset({"text", "photo", "video", "translation", "other"})
"""Roles of persons."""


_NEWS = r"tin(?:, | và | & |/| )(?:hình )?ảnh\b"
"""What some portals call news where they say who sent these and the pictures: "Thông tin, ảnh: Lê Hà"."""


_NO_OTHER_WORD = r"(?:(?<!tiếp )(?<!tiep )(?<!kèm )(?<!kem )|(?!theo\b))"
"""What goes on, or goes with something else, is from nobody: "Bài tiếp theo: ...", "Danh sách kèm theo: ..."."""


def _label(words: Iterable[str]) -> re.Pattern[str]:
    word = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(
        rf"(?<!\w){_NO_OTHER_WORD}(?P<words>(?:(?:ý tưởng|kịch bản)(?: và |, | - )|thông (?={_NEWS}))?(?:{word})"
        rf"(?:\s?(?:[,/&+-]|và(?= )|va(?= ))?\s?(?:{word})(?!\w)){{0,3}})\s?:\s{{0,3}}"
        rf"|(?:^|[(\[]\s?|\s[-–]\s)(?P<bare>theo|nguồn tin|nguồn)\s(?=\S)(?!(?:{word})\s?:)"
    )


LABEL = _label(_TONED)
"""A label with its colon anywhere, or a bare "Theo …", "(nguồn …)" where a part begins."""
PLAIN_LABEL = _label({fold(word) for word in _TONED})
"""The same for a line without any diacritics; elsewhere "Anh" and "Lợi" are names, not "ảnh" and "lời"."""
LABEL_WORD = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(ROLES, key=len, reverse=True))})(?!\w)")

POSTER = r"(?:nguoi|tai khoan|don vi)\s(?:dang|gui|nhap|post|tao|cap nhat)"
"""The label of the login that put an article up: not who wrote it. For folded text."""
LOGIN = r"(?:(?:so )?tai khoan|stk|ten dang nhap|account|user(?: ?name)?)\s?:"
"""The same where one who signs would stand; elsewhere an account is one at a bank. For folded text."""
POSTED_BY = re.compile(rf"{POSTER}|(?:dang|gui|post(?:ed)?) (?:boi|by)|{LOGIN}")
"""Either, or as a sentence begins that says so."""
RATED = re.compile(r"(?:(?:danh gia|xep hang|binh chon)(?: (?:bai(?: viet)?|tin(?: bai)?))?|giong(?: doc)?)\s?:")
"""The label of what readers thought of it, or of the voice that reads it out. For folded text."""
_CAPITAL = r"[A-ZĐÀ-Ỹ][^\W\d_]*"
TELLS = re.compile(
    rf"(?:(?:[Tt]hông|[Bb]ản) tin|(?:[Đđ]ưa|[Đđ]ăng|[Ll]oan|[Tt]ruyền) (?:tin|bài)"
    rf"|[Vv]iết (?:tin|bài)(?!\s?:\s?{_CAPITAL}(?:[ ,&–-]{{1,3}}{_CAPITAL}){{1,9}}\W*$))\s?:"
    r"|[^:]*(?<!\w)(?<![Nn]gười )(?:đưa|đăng|viết|loan|truyền) (?:tin|bài)\s?:"
)
"""How a line says who tells what: "Báo X đưa tin: ..." has no label in it, "Viết bài: Lê Hà" has. As printed: people
are called Đăng."""
ACCOUNT = re.compile(
    r"(?:(?:super ?user|system)(?: account)?|bientap\w*"
    r"|(?:ban |bo phan )?quan tri(?: vien| he thong| mang| website)?|quantri\w*|administrator|admin\w*"
    r"|by|boi|author|tac gia|nguoi dang|webmaster|editor|user\w*|root|test\w*|guest"
    r"|(?:bien tap vien|btv)(?: ?\d{1,3})?)$"
)
"""Names of logins, and labels without a name. For folded text."""
NONE = re.compile(r"(?:(?:khong|chua) (?:ro|co|xac dinh|cap nhat)|dang cap nhat|n/a|null|undefined)\W*$")
"""What is printed behind a label where there is nobody. For folded text."""

_SMALL = r"(?!(?:đề|các|những|để|với|cho|về|từ|tại|trong)\b)[^\W\d_]+"
DEPARTMENT = re.compile(
    rf"Phòng [A-ZĐÀ-Ỹ][^\W\d_]*(?: {_SMALL}){{1,7}}"
    rf"|Trung tâm (?:Dịch vụ|Cung ứng|Phục vụ|Bồi dưỡng)(?: {_SMALL}){{0,5}}"
    r"(?: (?:xã|phường|đặc khu|huyện|thị xã|thành phố|tỉnh)(?: [A-ZĐÀ-Ỹ0-9]\w*){0,4}| công| tổng hợp| chính trị)"
)
"""A department, or a centre of a commune: only the first word of what it does has a capital, and no word makes a
sentence of it."""

TITLE = re.compile(
    r"(?:(?:gs|pgs|ts|tskh|ths|th\.s|cn|ks|bs|bs\.?ck[i12]{1,2}|cki{1,2}|ds|ls|kts|nsưt|nsnd|dr|mr|mrs|ms|đ/c)[.\s]{1,2}"
    r"|(?:luật sư|nhà báo|nhà thơ|thạc s[ĩỹ]|tiến s[ĩỹ]|bác s[ĩỹ]|kỹ sư|cử nhân|giáo sư|đồng chí|ông|bà"
    r"|(?:đại|thượng|trung|thiếu) (?:tá|úy))\s)+"
)
"""Academic, professional and military titles before a name."""
DEGREE = re.compile(r"(?:gs|pgs|ts|tskh|ths|th\.s|ks|bs|bs\.?ck[i12]{1,2}|ds|ls|kts|nsưt|nsnd)\.\s?")
"""Titles that hardly stand before anything but a name, of whatever syllables it is."""
DOING = re.compile(
    r"\s*\(?(?:thực hiện|tổng hợp|biên soạn|ghi(?: chép)?|dịch|lược dịch|biên dịch|sưu tầm|tổng thuật|lược ghi"
    r"|lược thuật|biên tập|btv|t/h|th|st)\)?$"
)
"""What a name is followed by: "Nhóm PV thực hiện", "Ngọc Hồng (tổng hợp)"."""
NOBODY = re.compile(r"(?:ảnh )?(?:tư liệu|tl|nvcc|nhân vật cung cấp|minh họa|sưu tầm)")
"""Where a picture is from of which no photographer is named."""
OFFICE = re.compile(
    r"(?:phó|giám đốc|trưởng|chủ tịch|bí thư|ủy viên|thư ký|cán bộ|chuyên viên|nhân viên|công chức|viên chức|cc"
    r"|giảng viên|giáo viên|hiệu trưởng|đại biểu|phát thanh|viện trưởng|chánh|tổng|nguyên|cựu|học viên|sinh viên"
    r"|chỉ huy|doanh nhân|hội viên)\s"
)
"""What the office of a person begins with: "Nguyễn Văn A - Phó Giám đốc Sở Y tế"."""

LONE = re.compile(r"[KH][’'](?!(?i:ho|mong|mông|rê|roi|bang)\b)[^\W\d_]{2,12}(?: \([^()\d]{2,20}\))?")
"""Names of the highlands of one word ("K’Brèo"), with what they did; those of peoples and districts are none."""
