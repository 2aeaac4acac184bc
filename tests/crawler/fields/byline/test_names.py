"""Who signs: names beside a day, on the right, below a label, by a class; and places and persons that do not."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes
from tests.crawler.fields.pages_kit import (
    BRIDGE_TEXT,
    FESTIVAL_HEAD,
    FESTIVAL_TEXT,
    MEETING_TEXT,
    bridge_with,
    of_bridge,
    of_farmers,
    of_festival,
    of_gathering,
    of_lesson,
    of_meeting,
    paragraphs,
)


@pytest.mark.parametrize("district", ["Yên Châu", "Thanh Hà", "Trần Văn Thời", "LỆ THUỶ", "Hoàng Mai"])
def test_a_district_beside_the_date_wrote_nothing_but_behind_a_label_or_below_the_text(district: str) -> None:
    assert of_farmers(date=f"<div>{district} | 12/03/2025 08:30</div>").byline is None
    assert of_farmers(date=f"<div>Tác giả: {district} | 12/03/2025 08:30</div>").byline == district
    assert of_farmers(below=f"<p style='text-align:right'><b>{district}</b></p>").byline == district


@pytest.mark.parametrize("name", ["block-sc-author", "tac-gia"])
def test_a_name_that_a_class_calls_the_author_s_in_the_line_of_the_date_wrote(name: str) -> None:
    line = "<div><span class='{}'>{}</span> <span>12/03/2025 08:30</span></div>"
    assert of_farmers(date=line.format(name, "Nguyễn Diệp - Đức Thụy")).byline == "Nguyễn Diệp - Đức Thụy"
    assert of_farmers(date=line.format(name, "Mai Châu")).byline == "Mai Châu"
    for other, said in (("name", "Nguyễn Diệp"), (name, "Kinh tế"), (name, "Đăng lúc")):
        found = of_farmers(date=line.format(other, said))
        assert (found.byline, found.published_at) == (None, "2025-03-12T08:30:00+07:00")
    blog = "<meta name=generator content='WordPress 6.0'>"
    assert of_farmers(head=blog, date=line.format(name, "Nguyễn Diệp"), url="hoi-7/").byline is None


def test_the_office_below_a_name_is_where_that_person_works() -> None:
    right = "<p align=right><b>{}</b></p>"
    found = of_farmers(below=right.format("Nguyễn Thị Hạnh") + right.format("Văn phòng Sở"))
    assert (found.byline, found.byline_raw) == ("Nguyễn Thị Hạnh", "Nguyễn Thị Hạnh - Văn phòng Sở")
    assert [author.name for author in found.authors] == ["Nguyễn Thị Hạnh"]
    assert "Văn phòng" not in found.body
    found = of_farmers(below=right.format("Nguyễn Thị Hạnh") + right.format("Lê Văn Nam"))
    assert found.byline == "Nguyễn Thị Hạnh - Lê Văn Nam"
    found = of_farmers(below=right.format("Văn phòng Sở"))
    assert [author.name for author in found.authors] == ["Văn phòng Sở"]


def test_where_pictures_are_from_is_no_source_of_the_article_and_no_name() -> None:
    found = of_farmers(below="<p><b>HOÀNG LONG – Nguồn ảnh: CAH</b></p>")
    assert (found.byline, found.source, [author.name for author in found.authors]) == (
        "HOÀNG LONG",
        None,
        ["HOÀNG LONG"],
    )
    found = of_farmers(below="<p><b>HOÀNG LONG – Nguồn: TTXVN</b></p>")
    assert (found.byline, found.source) == ("HOÀNG LONG", "TTXVN")


@pytest.mark.parametrize("name", ["Ngọc Giàu", "Quốc Hội", "Hồng Nhạn"])
def test_a_name_that_ends_with_a_word_signs_where_it_is_set_so(name: str) -> None:
    found = of_farmers(below=f"<p align=right><b>{name}</b></p>")
    assert (found.byline, name in found.body) == (name, False)
    assert of_farmers(below=f"<p>{name}</p>").byline is None


@pytest.mark.parametrize("words", ["Đại Hội", "Làm Giàu", "Còn Nữa", "Lễ Hội"])
def test_words_that_are_set_so_sign_nothing(words: str) -> None:
    assert of_farmers(below=f"<p align=right><b>{words}</b></p>").byline is None


def test_a_highlander_signs_on_the_right_and_other_words_need_more() -> None:
    for words, byline in (("Alăng Ngước", "Alăng Ngước"), ("Còn nữa", None), ("Đắk Lắk", None)):
        assert of_farmers(below=f"<p align=right>{words}</p>").byline == byline


@pytest.mark.parametrize(
    "lines",
    [
        ("<ul><li>Anh</li><li>Pháp</li><li>Đức</li></ul>", "Anh\nPháp\nĐức"),
        ("<p><b>Nguồn</b></p><p>Ngân sách huyện 12 tỷ đồng</p>", "Nguồn\n\nNgân sách huyện 12 tỷ đồng"),
        ("<p><b>Thực hiện</b></p><p>Phòng Kinh tế chủ trì</p>", "Thực hiện\n\nPhòng Kinh tế chủ trì"),
        ("<p>Người Việt</p><p>Dùng hàng Việt</p>", "Người Việt\n\nDùng hàng Việt"),
    ],
    ids=["countries", "money", "duties", "slogan"],
)
def test_an_entry_is_no_label_of_the_next(lines: tuple[str, str]) -> None:
    markup, expected = lines
    record = of_meeting(text=paragraphs(MEETING_TEXT[0]) + markup + paragraphs(*MEETING_TEXT[1:]))
    assert record.body == "\n\n".join((MEETING_TEXT[0], expected, *MEETING_TEXT[1:]))
    assert (record.byline, record.source) == (None, None)


def test_a_place_beside_the_date_wrote_nothing() -> None:
    assert of_meeting(date="12/03/2025 08:30 | Mai Châu").byline is None
    assert of_meeting(date="12/03/2025 08:30 | Ngọc Hà").byline == "Ngọc Hà"


@pytest.mark.parametrize("place", ["Ngọc Hà", "Thanh Lâm", "Nguyễn Văn Linh"])
@pytest.mark.parametrize(
    ("word", "is_place"), [("UBND huyện", True), ("xã", True), ("chị", False), ("quanh xã và", False)]
)
def test_what_the_text_calls_a_place_wrote_nothing(place: str, word: str, *, is_place: bool) -> None:
    text = paragraphs(*MEETING_TEXT, f"Dự hội nghị có đại diện {word} {place} và các đơn vị.")
    found = of_meeting(date=f"{place} | 12/03/2025 08:30", text=text)
    assert (found.byline, found.published_at) == (None if is_place else place, "2025-03-12T08:30:00+07:00")


def test_a_name_like_a_voice_signs() -> None:
    signed = of_meeting(text=paragraphs(*MEETING_TEXT) + "<p style='text-align:right'><b>Nam Trung</b></p>")
    assert (signed.byline, signed.body) == ("Nam Trung", "\n\n".join(MEETING_TEXT))


@pytest.mark.parametrize("last", ["<p>TTHC</p>", "<p style='text-align:center'><b>TTHC trực tuyến</b></p>"])
def test_what_offices_do_is_no_office(last: str) -> None:
    found = of_meeting(text=paragraphs(*MEETING_TEXT) + last)
    assert (found.byline, found.authors) == (None, [])


def test_a_sentence_without_an_account_is_not_dropped() -> None:
    line = "Gửi bởi tấm lòng của người dân xứ biển"
    assert line in of_meeting(text=paragraphs(*MEETING_TEXT, line)).body


@pytest.mark.parametrize("said", ["Bài và ảnh do nhóm tác giả thực hiện:", "Trân trọng giới thiệu cùng bạn đọc:"])
def test_one_name_below_a_colon_may_sign(said: str) -> None:
    text = paragraphs(*MEETING_TEXT, said) + "<p style='text-align:right'><b>Nguyễn Thị Lý</b></p>"
    assert of_meeting(text=text).byline == "Nguyễn Thị Lý"


@pytest.mark.parametrize("name", ["Anh Minh", "Anh Tuấn"])
def test_a_name_that_begins_as_a_word_signs_on_the_right_in_bold(name: str) -> None:
    assert of_bridge(f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p><p align=right><b>{name}</b></p>").byline == name
    for other in (f"<p>{name}</p>", f"<p align=center>{name}</p>", "<p align=right><b>Anh Hùng</b></p>"):
        assert of_bridge(f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p>{other}").byline is None, other


def test_an_office_in_brackets_below_a_name_is_of_who_signs() -> None:
    for office in ("(Phòng PX03)", "(Văn phòng UBND xã)"):
        found = of_bridge(f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p><p align=right><b>Minh Phương<br>{office}</b></p>")
        assert found.authors[0].name == "Minh Phương"
        assert office not in found.body
    for end in ("(Còn nữa)", "(Xem tiếp kỳ sau)", "(Xin cảm ơn)"):
        found = of_bridge(f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p><p>{end}</p>")
        assert found.byline is None, end


def test_the_office_in_brackets_behind_a_name_is_no_author() -> None:
    for office in ("Công chức VH-XH", "Viên chức Trung tâm", "Cán bộ Văn phòng"):
        found = of_bridge(
            f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p><p align=right><b>Bài: Phạm Thị Lụa ({office})</b></p>"
        )
        assert [author.name for author in found.authors] == ["Phạm Thị Lụa"], office


@pytest.mark.parametrize("who", ["PV", "Lan Anh", "BBT"])
def test_who_wrote_may_stand_behind_the_date(who: str) -> None:
    for line in (f"08:15 | 26/05/2022 Tác giả: {who}", f"26/05/2022 08:15 | Lượt xem: 7 | Tác giả: {who}"):
        assert bridge_with(f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p>", f"<div>{line}</div>").byline == who, line
    for line in ("08:15 | 26/05/2022", "26/05/2022 | Tác giả:", "08:15 | 26/05/2022 Người đăng: quantri"):
        assert bridge_with(f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p>", f"<div>{line}</div>").byline is None, line


def test_names_with_units_and_names_without_accents_sign() -> None:
    for line, byline in (
        ("Hà Phương - TTVH", "Hà Phương - TTVH"),
        ("Kim Oanh - TTVHTT&TT", "Kim Oanh - TTVHTT&TT"),
        ("By Thanh Ha", "Thanh Ha"),
        ("THẠCH PÍCH", "THẠCH PÍCH"),
    ):
        assert bridge_with(f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p><p align=right><b>{line}</b></p>").byline == byline
    for line in ("By the river", "XIN CẢM ƠN", "QUÊ HƯƠNG", "Hà Phương - 12 tuổi", "KÍNH MỜI"):
        assert (
            bridge_with(f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p><p align=right><b>{line}</b></p>").byline is None
        ), line
    assert bridge_with(f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p><p>Thạch Pích</p>").byline is None


@pytest.mark.parametrize("mark", ["{0}. ", "{0}) ", "{0}/ "])
def test_persons_that_a_text_counts_up_did_not_write_it(mark: str) -> None:
    names = ("Nguyễn Thị Lý", "Trần Thị Hoa", "Lê Bích Hạnh")
    for said in ("Ban Chấp hành gồm ba người", "Ban Chấp hành gồm có các đồng chí sau đây:"):
        numbered = "".join(f"<p>{mark.format(at)}{name}</p>" for at, name in enumerate(names, 1))
        found = bridge_with(f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p><p>{said}</p>{numbered}")
        assert found.byline is None
        assert all(name in found.body for name in names)
    plain = "".join(f"<p>{name}</p>" for name in names)
    found = bridge_with(
        f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p><p>Ban Chấp hành gồm có các đồng chí sau đây:</p>{plain}"
    )
    assert found.byline is None
    assert all(name in found.body for name in names)


def test_a_name_below_a_label_or_on_the_right_signs_all_the_same() -> None:
    for above in ("Người thực hiện:", "Ban Chấp hành gồm có các đồng chí sau đây:"):
        found = bridge_with(
            f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p><p>{above}</p><p align=right><b>Trần Thị Hoa</b></p>"
        )
        assert found.byline == "Trần Thị Hoa"
    found = bridge_with(
        f"<p>{BRIDGE_TEXT}</p><p>{BRIDGE_TEXT}</p><p>Các xã đạt chuẩn gồm có những xã sau đây:</p><p>Tin: Trần Hoa</p>"
    )
    assert found.byline == "Trần Hoa"


@pytest.mark.parametrize(
    ("below", "byline", "names", "source"),
    [
        ("<p>Tác giả: Khánh Nhi</p><p>Nguồn: TTXVN</p>", "Khánh Nhi", ["Khánh Nhi"], "TTXVN"),
        ("<p align=right><b>THANH BÌNH</b></p>", "THANH BÌNH", ["THANH BÌNH"], None),
        ("<p>KHÁNH NHI-THANH BÌNH</p>", "KHÁNH NHI-THANH BÌNH", ["KHÁNH NHI", "THANH BÌNH"], None),
        ("<p>THUỶ THANH - Mai Chi</p>", "THUỶ THANH - Mai Chi", ["THỦY THANH", "Mai Chi"], None),
        ("<p>Mai Quang</p><p>CT-HND xã Long Sơn</p>", "Mai Quang", ["Mai Quang"], None),
        ("<p><b>Bài và ảnh: Mai Quang</b></p><p>Hoạt động của các sở, ngành</p>", "Mai Quang", ["Mai Quang"], None),
        ("<p><b>CỔNG THÔNG TIN ĐIỆN TỬ TỈNH VÍ DỤ</b></p>", "CỔNG THÔNG TIN ĐIỆN TỬ TỈNH VÍ DỤ", None, None),
        ("<p>HẠNH PHÚC</p>", None, [], None),
        ("<p>Người đăng: quantri | Ngày đăng: 26/05/2022</p>", None, [], None),
    ],
)  # fmt: skip
def test_who_signs(below: str, byline: str | None, names: list[str] | None, source: str | None) -> None:
    found = of_gathering(below=below)
    assert (found.byline, found.source) == (byline, source)
    assert names is None or [author.name for author in found.authors][: len(names)] == names


@pytest.mark.parametrize(
    ("opening", "below", "source"),
    [
        ("(TUAG)- ", "", "TUAG"),
        ("TTĐT - ", "", "TTĐT"),
        ("(Chinhphu.vn) - ", "<p>Nguồn: Báo Nhân Dân</p>", "Báo Nhân Dân"),
        ("(Infographic) - ", "", None),
        ("TRÀ VINH - ", "", None),
    ],
)
def test_an_agency_before_the_lead_is_the_source(opening: str, below: str, source: str | None) -> None:
    found = of_gathering(
        date=f"<div>26/05/2022</div><p><b>{opening}Sáng nay, huyện tổ chức họp mặt đầu năm.</b></p>", below=below
    )
    assert found.source == source
    assert (found.lead or found.body).startswith(opening.strip())


def test_the_account_is_not_the_byline() -> None:
    meta = '<meta name="author" content="quantri"><script type="application/ld+json">{"@type":"NewsArticle",'
    found = of_festival("", head=meta + '"author":{"name":"admin"},"datePublished":"2022-05-26T01:15:00Z"}</script>')
    assert (found.byline, found.authors) == (None, [])


def test_a_name_printed_twice_is_one_author() -> None:
    page = (
        f"<title>Lễ hội Ok Om Bok</title><div>{FESTIVAL_HEAD}{FESTIVAL_TEXT}<p>Tác giả: Ngọc Hồng, Ngọc Hồng</p></div>"
    )
    signed = parse_bytes(page.encode(), url="http://vidu.gov.vn/tin/le-hoi.html")
    assert isinstance(signed, Article)
    assert (signed.byline, [author.name for author in signed.authors]) == ("Ngọc Hồng, Ngọc Hồng", ["Ngọc Hồng"])


def test_a_label_with_names_gives_authors_with_roles() -> None:
    page = (
        f"<title>Lễ hội Ok Om Bok</title><div>{FESTIVAL_HEAD}{FESTIVAL_TEXT}<p>Tin: Bá Thi - Ảnh: Ngọc Hồng</p></div>"
    )
    signed = parse_bytes(page.encode(), url="http://vidu.gov.vn/tin/le-hoi.html")
    assert isinstance(signed, Article)
    assert [(author.name, author.role) for author in signed.authors] == [("Bá Thi", "text"), ("Ngọc Hồng", "photo")]
    assert signed.byline_raw == "Tin: Bá Thi - Ảnh: Ngọc Hồng"


@pytest.mark.parametrize("between", [" - ", " – ", " | ", ", "])
def test_translator_behind_the_writer(between: str) -> None:
    signed = f'<p style="text-align: right"><b>By Hoang Lan{between}Translated by Thu Ha</b></p>'
    article = of_lesson("", signed=signed, language="en")
    roles = [(author.name, author.role) for author in article.authors]
    assert roles == [("Hoang Lan", "text"), ("Thu Ha", "translation")]
    assert "Thu Ha" not in article.body


@pytest.mark.parametrize(
    "line",
    ["By the way, translated by a friend", "By noon - translated by the host into Thai", "By 2030, translated by"],
)
def test_sentence_about_a_translation(line: str) -> None:
    article = of_lesson("", signed=f"<p>{line}</p>", language="en")
    assert article.authors == []
    assert line in article.body
