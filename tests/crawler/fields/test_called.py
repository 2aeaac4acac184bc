"""What a class, a row of a table, a label or a list of districts says of names, files, sections and other articles, and
the same where it says nothing."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborNode

from archive.article import Article
from crawler.fields.tree import placing
from crawler.parse import parse_bytes

TITLE = "Hội Nông dân tỉnh tổng kết phong trào thi đua năm 2023"
TEXT = "Phong trào đã lan tỏa sâu rộng trong hội viên, góp phần giảm nghèo và xây dựng nông thôn mới ở địa phương. "
DATE = "<div>12/03/2025 08:30</div>"


def article(
    above: str = "", *, head: str = "", date: str = DATE, text: str = "", below: str = "", url: str = "tin/hoi-7.html"
) -> Article:
    page = (
        f"<html lang=vi><head><title>{TITLE}</title>{head}</head><body><div class=trang>{above}<h1>{TITLE}</h1>{date}"
        f"<div class=nd><p>{TEXT}</p>{text}<p>{TEXT * 2}</p>{below}</div></div></body></html>"
    )
    found = parse_bytes(page.encode(), url=f"http://vidu.example/{url}")
    assert isinstance(found, Article), found
    assert found.title == TITLE
    return found


@pytest.mark.parametrize("district", ["Yên Châu", "Thanh Hà", "Trần Văn Thời", "LỆ THUỶ", "Hoàng Mai"])
def test_a_district_beside_the_date_wrote_nothing_but_behind_a_label_or_below_the_text(district: str) -> None:
    assert article(date=f"<div>{district} | 12/03/2025 08:30</div>").byline is None
    assert article(date=f"<div>Tác giả: {district} | 12/03/2025 08:30</div>").byline == district
    assert article(below=f"<p style='text-align:right'><b>{district}</b></p>").byline == district


@pytest.mark.parametrize("name", ["block-sc-author", "tac-gia"])
def test_a_name_that_a_class_calls_the_author_s_in_the_line_of_the_date_wrote(name: str) -> None:
    line = "<div><span class='{}'>{}</span> <span>12/03/2025 08:30</span></div>"
    assert article(date=line.format(name, "Nguyễn Diệp - Đức Thụy")).byline == "Nguyễn Diệp - Đức Thụy"
    assert article(date=line.format(name, "Mai Châu")).byline == "Mai Châu"
    for other, said in (("name", "Nguyễn Diệp"), (name, "Kinh tế"), (name, "Đăng lúc")):
        found = article(date=line.format(other, said))
        assert (found.byline, found.published_at) == (None, "2025-03-12T08:30:00+07:00")
    blog = "<meta name=generator content='WordPress 6.0'>"
    assert article(head=blog, date=line.format(name, "Nguyễn Diệp"), url="hoi-7/").byline is None


def test_the_office_below_a_name_is_where_that_person_works() -> None:
    right = "<p align=right><b>{}</b></p>"
    found = article(below=right.format("Nguyễn Thị Hạnh") + right.format("Văn phòng Sở"))
    assert (found.byline, found.byline_raw) == ("Nguyễn Thị Hạnh", "Nguyễn Thị Hạnh - Văn phòng Sở")
    assert [author.name for author in found.authors] == ["Nguyễn Thị Hạnh"]
    assert "Văn phòng" not in found.body
    found = article(below=right.format("Nguyễn Thị Hạnh") + right.format("Lê Văn Nam"))
    assert found.byline == "Nguyễn Thị Hạnh - Lê Văn Nam"
    found = article(below=right.format("Văn phòng Sở"))
    assert [author.name for author in found.authors] == ["Văn phòng Sở"]


def test_where_pictures_are_from_is_no_source_of_the_article_and_no_name() -> None:
    found = article(below="<p><b>HOÀNG LONG – Nguồn ảnh: CAH</b></p>")
    assert (found.byline, found.source, [author.name for author in found.authors]) == (
        "HOÀNG LONG",
        None,
        ["HOÀNG LONG"],
    )
    found = article(below="<p><b>HOÀNG LONG – Nguồn: TTXVN</b></p>")
    assert (found.byline, found.source) == ("HOÀNG LONG", "TTXVN")


@pytest.mark.parametrize("name", ["Ngọc Giàu", "Quốc Hội", "Hồng Nhạn"])
def test_a_name_that_ends_with_a_word_signs_where_it_is_set_so(name: str) -> None:
    found = article(below=f"<p align=right><b>{name}</b></p>")
    assert (found.byline, name in found.body) == (name, False)
    assert article(below=f"<p>{name}</p>").byline is None


@pytest.mark.parametrize("words", ["Đại Hội", "Làm Giàu", "Còn Nữa", "Lễ Hội"])
def test_words_that_are_set_so_sign_nothing(words: str) -> None:
    assert article(below=f"<p align=right><b>{words}</b></p>").byline is None


ROWS = (
    "<table border=1><tr><th>STT</th><th>{head}</th><th>Cơ quan</th><th>Tải về</th></tr><tr><td>1</td>"
    "<td>Báo cáo tuần 32</td><td>{office}</td><td><a href='/tep/bc32.docx'>{link}</a></td></tr></table>"
)


@pytest.mark.parametrize("link", ["<i class=tai></i>", "Tải về", "Download"])
def test_a_file_is_called_as_the_row_of_its_button_says(link: str) -> None:
    for row in (ROWS.format(head="Tên tệp", office="Sở Y tế", link=link), ROWS.format(head="", office="", link=link)):
        assert [file.name for file in article(below=row).attachments] == ["Báo cáo tuần 32"]


def test_a_row_that_does_not_say_what_a_file_is_called_names_none() -> None:
    row = ROWS.format(head="Loại", office="Sở Y tế", link="<i class=tai></i>")
    assert [file.name for file in article(below=row).attachments] == ["bc32.docx"]
    row = ROWS.format(head="Tên tệp", office="", link="bc-32.docx (12 KB)")
    assert [file.name for file in article(below=row).attachments] == ["bc-32.docx (12 KB)"]


def test_a_file_is_not_called_as_who_signed_it_where_its_own_cell_says_more() -> None:
    row = "<tr><td>Quyết định số {n} <a href='/tep/{n}.pdf'>Tải về</a></td><td>Người ký: Trần Văn Minh</td></tr>"
    rows = "".join(row.format(n=n) for n in (12, 13))
    found = article(below=f"<table border=1><tr><th>Văn bản</th><th>Ký</th></tr>{rows}</table>")
    assert [file.name for file in found.attachments] == ["Tải về", "Tải về"]


def test_buttons_of_one_row_are_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    every = placing.queries.every

    def counted(node: LexborNode, selector: str) -> list[LexborNode]:
        found = every(node, selector)
        looked.append(len(found))
        return found

    monkeypatch.setattr(placing.queries, "every", counted)
    sums = []
    for count in (50, 100):
        looked.clear()
        buttons = "<a href='/tep/1.pdf'></a>" * count
        head = "<tr><th>Văn bản</th><th>Tệp</th></tr>"
        article(below=f"<table border=1>{head}<tr><td>Kế hoạch</td><td>{buttons}</td></tr></table>")
        sums.append(sum(looked))
    assert sums[1] < 3 * sums[0]


def test_addresses_of_pictures_and_files_keep_the_order_of_their_parameters() -> None:
    picture = "<p><img src='/anh.ashx?w=900&amp;h=500&amp;utm_source=z'></p>"
    found = article(text=picture, below="<p><a href='/DocumentDownload.ashx?portalid=0&amp;id=4'>kh.pdf</a></p>")
    assert [image.url for image in found.images] == ["http://vidu.example/anh.ashx?w=900&h=500"]
    assert [file.url for file in found.attachments] == ["http://vidu.example/DocumentDownload.ashx?portalid=0&id=4"]


@pytest.mark.parametrize(
    "line",
    [
        "<div class=title_cat>Nghiên cứu - Trao đổi</div>",
        "<div class=CatTitle><a>Nghiên cứu - Trao đổi</a></div>",
        "<div><span id=ctl00_lblChuyenMuc>Nghiên cứu - Trao đổi</span></div>",
        "<p class=cate-name><a href=''>Nghiên cứu - Trao đổi</a></p>",
    ],
)
def test_the_name_above_the_title_that_its_class_calls_a_category_is_the_section(line: str) -> None:
    assert article(line).section == ["Nghiên cứu - Trao đổi"]
    assert article(line + "<div>12/03/2025 08:30</div>", date="").section == ["Nghiên cứu - Trao đổi"]


@pytest.mark.parametrize(
    "line",
    [
        "<div class=heading>Nghiên cứu - Trao đổi</div>",
        "<div class=cat-menu>Nghiên cứu - Trao đổi</div>",
        "<div class=publication>Nghiên cứu - Trao đổi</div>",
        "<div class=title_cat>Tin liên quan</div>",
        "<div class=title_cat>Nguyễn Văn An</div>",
        "<div class=title_cat>Nghiên cứu - Trao đổi</div><ul><li><a href='/a'>Hội</a><li><a href='/b'>Mùa</a></ul>",
    ],
)
def test_another_name_above_the_title_is_no_section(line: str) -> None:
    assert article(line).section == []


def test_a_path_of_two_headings_with_a_stroke_between_is_one_above_the_date_too() -> None:
    path = "<div><h2><a href='/tin'>Tin tức</a></h2><span>/</span><h3><a href='{}'>Thời sự</a></h3></div>"
    assert article(path.format("/tin/thoi-su") + DATE, date="").section == ["Tin tức", "Thời sự"]
    assert article(path.format("/video") + DATE, date="").section != ["Tin tức", "Thời sự"]


OTHER = "<div class='{}'><ul><li><a href='/tin/le-hoi-{}.html'>Lễ hội hoa xuân năm nay</a></li></ul></div>"


@pytest.mark.parametrize("name", ["relation-in", "box-related", "tin-lien-quan", "related-news"])
def test_links_of_boxes_that_only_a_class_calls_related_are(name: str) -> None:
    inside, below = OTHER.format(name, 1), OTHER.format(name, 2)
    found = article(text=inside, below=below)
    assert [link.url[-6:] for link in found.related] == ["1.html", "2.html"]
    assert "Lễ hội" not in found.body


@pytest.mark.parametrize("name", ["share", "rating", "post-tags", "toolbar"])
def test_links_of_other_furniture_are_not(name: str) -> None:
    assert article(text=OTHER.format(name, 1), below=OTHER.format(name, 2)).related == []
    tag = "<div class=related><a href='/tag/chuyen-doi-so-2025.html'>chuyển đổi số năm 2025</a></div>"
    assert article(text=tag, below=tag).related == []


def test_a_teaser_that_touches_a_headline_is_none_of_it() -> None:
    card = (
        "<div class=related><a href='/tin/le-hoi-1.html' title='{}'><span>Lễ hội hoa xuân năm nay</span>"
        "<span>Nhiều hoạt động diễn ra trong ba ngày.</span></a></div>"
    )
    found = article(text=card.format("Lễ hội hoa xuân năm nay"))
    assert [link.title for link in found.related] == ["Lễ hội hoa xuân năm nay"]
    found = article(text=card.format("Lễ hội hoa"))
    assert [link.title for link in found.related] != ["Lễ hội hoa"]


def test_links_of_a_box_between_paragraphs_are_related_and_those_of_what_is_read_most_are_not() -> None:
    box = "<div><h4>{}</h4><ul><li><a href='/tin/le-hoi-1.html'>Lễ hội hoa xuân năm nay</a></li></ul></div>"
    assert [link.url[-6:] for link in article(text=box.format("Đọc thêm")).related] == ["1.html"]
    assert article(text=box.format("Đọc nhiều")).related == []


def test_a_table_with_an_icon_before_each_headline_is_a_list_and_no_pictures() -> None:
    row = "<tr><td><img src='/b.gif'>{}</td></tr>"
    links = [f"<a href='/tin/le-hoi-{n}.html'>Lễ hội hoa xuân năm thứ {n}</a> <i>(0{n}/03/2025)</i>" for n in (1, 2)]
    found = article(below=f"<div><b>Các tin khác</b><table>{''.join(map(row.format, links))}</table></div>")
    assert [link.url[-6:] for link in found.related] == ["1.html", "2.html"]
    assert found.images == []
    pictures = "".join(row.replace("b.gif", f"{n}.jpg").format(f"<p>Quang cảnh buổi lễ thứ {n}</p>") for n in (1, 2))
    assert len(article(text=f"<table>{pictures}</table>").images) == 2


def test_a_credit_that_a_class_calls_so_names_whoever_it_is_of() -> None:
    block = (
        "<div class=itemImageBlock><img src='/a.jpg'><span class=itemImageCaption>Đội ghe tập luyện</span>"
        "<span class=itemImageCredits>{}</span></div>"
    )
    for name, credit in (("Chanh Đa", "Chanh Đa"), ("và các đội khác", None)):
        (image,) = article(text=block.format(name)).images
        assert (image.credit, image.caption == "Đội ghe tập luyện") == (credit, credit is not None)


def test_a_highlander_signs_on_the_right_and_other_words_need_more() -> None:
    for words, byline in (("Alăng Ngước", "Alăng Ngước"), ("Còn nữa", None), ("Đắk Lắk", None)):
        assert article(below=f"<p align=right>{words}</p>").byline == byline


def test_a_link_behind_an_arrow_that_closes_a_text_is_related() -> None:
    line = "<p>{} <a href='/tin/le-hoi-1.html'>Lễ hội hoa xuân năm nay</a></p>"
    assert [link.url[-6:] for link in article(below=line.format("&gt;&gt;&gt;")).related] == ["1.html"]
    assert article(below=line.format("").replace("/tin/le-hoi-1.html", "/")).related == []
    assert article(below=line.format("").replace("Lễ hội hoa xuân năm nay", "Về trang trước")).related == []
