"""Who wrote, behind a label, beside the date, in an element of the author; and what is labelled so and is nobody."""

from __future__ import annotations

import pytest

from tests.crawler.families.page_kit import BOTH, FACTS, HEAD, ONE, TEXT, TITLE, TWO, article, framed, last


def test_the_label_of_the_contents_names_who_wrote() -> None:
    found = article(framed(text=f"{TEXT}<p>Nội dung: Lê Minh</p><p>Trình bày: Thu Hà</p>"))
    assert [(author.name, author.role) for author in found.authors] == [("Lê Minh", "text"), ("Thu Hà", "other")]
    assert found.body == BOTH


def test_a_signature_of_several_labels_with_the_address_it_is_from() -> None:
    signed = (
        "<p align=right><b>Linh Linh</b><br><em>Ảnh:</em><b> Jake Long</b><br>"
        "<em>Ý tưởng và Trang trí: </em><b>Tiệc cưới Phùng Đình Huy</b></p><p>http://vidu.net/a.html</p>"
    )
    found = article(framed(text=TEXT + signed))
    assert found.body == BOTH
    names = [(author.name, author.role) for author in found.authors]
    assert names == [("Linh Linh", "text"), ("Jake Long", "photo"), ("Tiệc cưới Phùng Đình Huy", "other")]


@pytest.mark.parametrize("last", ["Đăng ký tại: http://vidu.vn/dk", "http://vidu.vn/dk"])
def test_an_address_below_no_signature_stays(last: str) -> None:
    assert article(framed(text=f"{TEXT}<p>{last}</p>")).body == f"{BOTH}\n\n{last}"


@pytest.mark.parametrize("line", ["Tác giả: admin", "Tác giả: Quản trị viên", "Author: SuperUser Account"])
def test_an_account_behind_the_label_of_who_wrote_is_nobody_and_no_text(line: str) -> None:
    for inner in (f"<div>{line}</div>{FACTS}<div>{TEXT}</div>", f"{FACTS}<div>{TEXT}</div><p>{line}</p>"):
        found = article(f"<h1>{TITLE}</h1>{inner}")
        assert (found.byline, found.body) == (None, BOTH)


@pytest.mark.parametrize("line", ["Tác giả: Quản Trị Hùng", "Tác giả: admin của nhóm kể lại chuyện xưa."])
def test_what_says_more_behind_that_label_is_kept(line: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div>{TEXT}</div><p>{line}</p>")
    assert found.byline is not None or line in found.body


@pytest.mark.parametrize("names", ["author", "article__author", "bai-tac-gia"])
@pytest.mark.parametrize("who", ["Hoàng Phước - Tú Linh", "Kim Sơn, Lê Hà", "Thu Hằng"])
def test_names_and_a_face_in_the_authors_element(names: str, who: str) -> None:
    face = f"<img src='/a/hp.jpg' alt='{who.split(' - ', maxsplit=1)[0].split(',', maxsplit=1)[0]}'>"
    picture = "<figure><img src='/a/hoi.jpg' alt='Hội thi'></figure>"
    found = article(f"<h1>{TITLE}</h1><div class={names}>{face}<b>{who}</b></div>{FACTS}<div>{picture}{TEXT}</div>")
    assert found.byline == who
    assert [image.url for image in found.images] == ["http://vidu.gov.vn/a/hoi.jpg"]
    assert found.body == BOTH


@pytest.mark.parametrize("kind", ["Ghi chép của", "Bút ký của", "Bài viết của", "Phóng sự của", "Tác giả"])
@pytest.mark.parametrize("who", ["Lò Văn Chiến", "THU HẰNG"])
def test_what_somebody_wrote_names_who(kind: str, who: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}{TEXT}<p align=right><b>{kind} {who}</b></p>")
    assert (found.byline, found.body) == (who, BOTH)


@pytest.mark.parametrize("line", ["Ghi chép của bà con trong sổ tay", "Bút ký của một thời", "Phóng sự của Nhà trường"])
def test_what_things_are_of_is_text(line: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}{TEXT}<p>{line}</p>")
    assert (found.byline, found.body) == (None, f"{BOTH}\n\n{line}")


@pytest.mark.parametrize("label", ["By", "Bởi", "Tác giả", "Author"])
def test_a_label_without_a_name_names_nobody(label: str) -> None:
    found = article(f"<h1>{TITLE}</h1><div class=author-by>{label}</div>{FACTS}<div>{TEXT}</div>")
    assert (found.byline, found.authors) == (None, [])


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Đọc: Phát thanh viên Lan Anh", "Phát thanh viên Lan Anh"),
        ("Trình bày: Tổ Đồ họa", "Tổ Đồ họa"),
        ("Ảnh: K'Brôi", "K'Brôi"),
        ("Ảnh: Lữ đoàn 125", "Lữ đoàn 125"),
        ("Trình bày: Ca sĩ Kim Loan", "Ca sĩ Kim Loan"),
    ],
)
def test_who_made_it_by_what_they_are(line: str, byline: str) -> None:
    assert (last(line).body, last(line).byline) == (BOTH, byline)


@pytest.mark.parametrize("facts", ["25/05/2022 16:40 | Văn hóa / Xã hội", "25 / 05 / 2022 | Văn hóa / Xã hội | Lê Hà"])
def test_a_stroke_within_a_part_between_bars_parts_nothing(facts: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1><p>{facts}</p><div>{TEXT}</div></div>")
    assert (found.body, (found.published_at or "")[:10]) == (BOTH, "2022-05-25")


@pytest.mark.parametrize(
    ("facts", "byline", "source"),
    [
        ("Tác giả: Minh Hà / Ảnh: Lê Tám / 25/05/2022", "Minh Hà - Lê Tám", None),
        ("25/05/2022 / Nguồn: Báo Ấp Bắc / TTXVN", None, "Báo Ấp Bắc / TTXVN"),
        ("25/05/2022 / Nguồn: Báo Ấp Bắc / Tác giả: Minh Hà", "Minh Hà", "Báo Ấp Bắc"),
    ],
)
def test_names_between_strokes_go_on_with_the_label_before_them(facts: str, byline: str, source: str) -> None:
    found = article(f"<div><h1>{TITLE}</h1><p>{facts}</p><div>{TEXT}</div></div>")
    assert (found.byline, found.source, found.body) == (byline, source, BOTH)


@pytest.mark.parametrize(
    "listed",
    [
        "<p>Các tác phẩm đạt giải:</p><ul><li>Tác giả: Lê Thị Hà</li><li>Xuất bản: 25/05/2022</li></ul>",
        "<ul><li>Tác giả: Lê Thị Hà</li><li>Lượt xem: 12</li><li>Tác giả: Trần Văn Tám</li><li>Lượt xem: 9</li></ul>",
        f"<ul><li>Tác giả: Lê Thị Hà</li><li>Ngày đăng: 25/05/2022</li></ul><p>{TWO}</p>",
    ],
)
def test_works_and_winners_that_a_text_lists_wrote_nothing(listed: str) -> None:
    found = article(f"{HEAD}<div>{TEXT}{listed}</div>")
    assert (found.byline, "Tác giả: Lê Thị Hà" in found.body) == (None, True)
    # With no heading over it, such a list has the section's link in it.
    own = "<ul><li><a href=/x>Tin huyện</a></li><li>Tác giả: Lê Thị Hà</li><li>Lượt xem: 200</li></ul>"
    assert article(f"<h1>{TITLE}</h1><p>25/05/2022</p><div><p>{ONE}</p><p>{TWO}</p></div>{own}").byline == "Lê Thị Hà"


@pytest.mark.parametrize("work", ["<a href=/x>Mùa vàng</a>", "Tác phẩm: <a href=/x>Mùa vàng</a>"])
def test_a_list_that_leads_to_a_work_tells_who_made_that(work: str) -> None:
    told = f"<h4>Tác phẩm dự thi</h4><ul><li>Tác giả: Lê Thị Hà</li><li>{work}</li><li>Ngày đăng: 20/05/2022</li></ul>"
    found = article(f"<h1>{TITLE}</h1><p>25/05/2022</p><div><p>{ONE}</p><p>{TWO}</p></div>{told}")
    assert (found.byline, "Tác giả: Lê Thị Hà" in found.body) == (None, True)
    # With no heading over it, such a list has the section's link in it.
    own = "<ul><li><a href=/x>Tin huyện</a></li><li>Tác giả: Lê Thị Hà</li><li>Lượt xem: 200</li></ul>"
    assert article(f"<h1>{TITLE}</h1><p>25/05/2022</p><div><p>{ONE}</p><p>{TWO}</p></div>{own}").byline == "Lê Thị Hà"


# --- whose essay it is


@pytest.mark.parametrize("set_as", ["<p>{}</p>", "<p><b>{}</b></p>", "<div align=center>{}</div>"])
@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("PGS.TS NGUYỄN VĂN HUY - Ủy viên Hội đồng di sản quốc gia", "NGUYỄN VĂN HUY"),
        ("ThS. Trần Thị Mai, giảng viên Trường Chính trị tỉnh", "Trần Thị Mai"),
        ("đồng chí Lê Minh - Bí thư Huyện ủy", "Lê Minh"),
    ],
)
def test_whose_essay_it_is_stands_above_or_below_it(set_as: str, who: str, name: str) -> None:
    line = set_as.format(f"Bài viết của {who}")
    for text in (f"{line}{TEXT}", f"{TEXT}{line}"):
        found = article(f"<div>{HEAD}<div>{text}</div></div>")
        assert (found.body, found.byline, [author.name for author in found.authors]) == (BOTH, who, [name])


@pytest.mark.parametrize(
    "line",
    [
        "Bài viết của các nhà khoa học",
        "Bài viết của Nguyễn Văn Huy, giới trẻ và mạng xã hội",
        "Bài viết của Nguyễn Văn Huy - một góc nhìn khác",
    ],
)
def test_what_an_essay_is_about_is_text(line: str) -> None:
    found = article(f"<div>{HEAD}<div><p>{line}</p>{TEXT}</div></div>")
    assert (found.byline, found.body) == (None, f"{line}\n\n{BOTH}")


@pytest.mark.parametrize(
    ("facts", "byline", "source"),
    [
        ("Ngày đăng: 25/05/2022 16:40 | Cập nhật: 26/05/2022 08:05 | Tác giả: Phòng TCHC", "Phòng TCHC", None),
        ("25/05/2022 16:40 | Nguồn tin: Báo Trà Vinh | Lượt xem: 5", None, "Báo Trà Vinh"),
        ("Ngày đăng | 25/05/2022 | 16:40", None, None),
        ("Tin tức: Kinh tế | 25/05/2022 16:40", None, None),
        ("Văn hóa - Xã hội | 16:40 25/05/2022", None, None),
    ],
)
def test_who_made_it_in_the_line_of_the_date(facts: str, byline: str | None, source: str | None) -> None:
    found = article(f"<h1>{TITLE}</h1><div>{facts}</div>{TEXT}")
    assert (found.byline, found.source) == (byline, source)


@pytest.mark.parametrize("last", ["<div>MINH CHUNG</div>", "<p align=right><b>MINH CHUNG</b></p>"])
def test_a_name_above_and_below_the_text(last: str) -> None:
    lead = "Huyện vừa đưa vào sử dụng con đường nối hai xã vùng sâu, công trình được người dân mong đợi."
    facts = "<div><span>MINH CHUNG</span><span>05/07/2024 14:08</span></div>"
    found = article(f"<h1>{TITLE}</h1>{facts}<h2>{lead}</h2><div>{TEXT}</div>{last}")
    assert (found.lead, found.body, found.byline) == (lead, f"{ONE}\n\n{TWO}", "MINH CHUNG")


@pytest.mark.parametrize("name", ["Trần Thị Ngọc Hân", "Nguyễn Minh Hà"])
def test_who_wrote_with_the_day_behind_the_name(name: str) -> None:
    line = f"<p style='text-align:right'><b>{name}, ngày 25/5/2022</b></p>"
    assert article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}{line}</div></div>").byline == name


@pytest.mark.parametrize("office", ["Trung tâm Tin học", "Công ty Ví Dụ"])
def test_who_made_the_portal_did_not_make_the_article(office: str) -> None:
    text = f"<h1>{TITLE}</h1>{FACTS}{TEXT}<p align=right><b>Trần Minh Quang</b></p>"
    rows = f"<table><tr><td>{text}</td></tr><tr><td>Thiết kế: {office}</td></tr></table>"
    assert article(rows).byline == "Trần Minh Quang"


RIGHT = "<p style='text-align:right'><b>{}</b></p>"


@pytest.mark.parametrize("office", ["Khoa Lý luận cơ sở", "Phòng Đào tạo", "Trường Chính trị tỉnh"])
def test_a_name_above_the_text_may_have_its_office_below_it(office: str) -> None:
    found = article(f"{HEAD}{RIGHT.format('ThS. Thạch Thị Cầm')}{RIGHT.format(office)}{TEXT}")
    assert found.authors[0].name == "Thạch Thị Cầm"
    assert found.body == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize(("first", "second"), [("Kính gửi", "Sở Y tế"), ("Mùa xuân năm ấy", "Ban Biên tập")])
def test_words_above_an_office_name_nobody(first: str, second: str) -> None:
    found = article(f"{HEAD}{RIGHT.format(first)}{RIGHT.format(second)}{TEXT}")
    assert found.byline is None
