"""Facts that a theme prints otherwise than its system does: in other elements, in one line, above the text."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler.parse import parse_bytes
from tests.crawler.families.written import LEAD, TEXT, TITLE, article

URL = "https://vidu.gov.vn/vi/news/nong-nghiep/mua-vang-4711.html"
HEAD = f"<h1 class=title>{TITLE}</h1><div class=ngay>19/11/2021 10:15</div>"
EYES = ["<em class='fa fa-eye'>&nbsp;</em>", "<i class='far fa-eye'> </i>", "<em class='fa-solid fa-eye'></em>"]
VNPT_HEAD = f"<div class=ArticleHeader>{TITLE}</div><div class=PostDate>19/11/2021</div>"
VNPT = "<div class=ArticleDetailControl>{}<div class=ArticleSummary>{}</div><div class=ArticleContent><p>{}</p></div>"


def nukeviet(after: str = "", *, beside: str = "") -> Article:
    page = (
        f"<html><head><meta name=generator content='NukeViet v4.5'><title>{TITLE}</title></head><body>"
        "<div itemscope itemtype='http://schema.org/NewsArticle' class=news_column>"
        f"<h1 class=title itemprop=headline>{TITLE}</h1><span class=h5>Thứ sáu - 19/11/2021 10:15</span>{beside}"
        f"<div class=hometext>{LEAD}</div><div id=news-bodyhtml class=bodytext><p>{TEXT}</p></div>{after}</div>"
    )
    found = parse_bytes(page.encode(), url=URL)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize(
    "around", ["<p class=tacgia>{}</p>", "<div><i>{}</i></div>", "<div><p align=right>{}</p></div>"]
)
@pytest.mark.parametrize(
    ("line", "byline", "source"),
    [
        ("Tác giả: Lê Minh Tú", "Lê Minh Tú", None),
        ("<b>Tác giả</b>: Lê Minh Tú", "Lê Minh Tú", None),
        ("Bài và ảnh: Lê Minh Tú", "Lê Minh Tú", None),
        ("Nguồn tin: Báo Ấp Bắc", None, "Báo Ấp Bắc"),
        ("Ghi chú: chưa có", None, None),
    ],
)
def test_who_wrote_is_read_where_a_theme_has_no_place_for_it(
    around: str, line: str, byline: str | None, source: str | None
) -> None:
    found = nukeviet(around.format(line))
    assert (found.byline, found.source) == (byline, source)


def test_a_line_of_other_news_signs_nothing() -> None:
    box = "<div><b>Các tin khác</b><p>Tác giả: Lê Minh Tú</p><a href=/vi/news/a/b-1.html>Hội thi</a></div>"
    assert nukeviet(box).byline is None


@pytest.mark.parametrize(
    "line",
    [
        "<div>Tin: <a href=#>Gửi</a> | <a href=#>In</a></div>",
        "<p>Bài viết cùng tác giả: Lê Minh Tú</p>",
        "<p>Thực hiện: Trung tâm Công nghệ thông tin VNPT</p>",
        "<div id=idcomment><p>Lê Minh Tú - 26/05/2022</p><p>Tin này hay</p><p>Nguồn: Facebook</p></div>",
    ],
)
def test_what_else_a_theme_has_beside_the_text_signs_nothing(line: str) -> None:
    for found in (nukeviet(line), nukeviet(after=line)):
        assert (found.byline, found.source) == (None, None)


@pytest.mark.parametrize("eye", EYES)
def test_an_eye_that_a_space_stands_in_is_one(eye: str) -> None:
    found = article(f"{HEAD}<span class=a>{eye} 1.284</span><p>{LEAD}</p><p>{TEXT}</p>")
    assert (found.views, nukeviet(beside=f"<span>{eye} 1.284</span>").views) == (1284, 1284)
    assert "1.284" not in found.body


def test_an_emphasis_of_a_space_is_no_icon() -> None:
    assert article(f"{HEAD}<p>{LEAD}</p><p>{TEXT}</p><p>Xã có<em>&nbsp;</em>1.284 hộ.</p>").body.endswith(
        "Xã có 1.284 hộ."
    )


@pytest.mark.parametrize("line", ["Lê Minh Tú | Lượt xem: 29", "Lượt xem: 29 - Lê Minh Tú"])
def test_a_name_and_a_count_in_the_authors_element(line: str) -> None:
    found = article(f"{HEAD}<p>{LEAD}</p><p>{TEXT}</p><div class=author>{line}</div>")
    assert (found.byline, found.views) == ("Lê Minh Tú", 29)


def test_a_labelled_name_and_a_count_below_the_text() -> None:
    found = article(f"{HEAD}<p>{LEAD}</p><p>{TEXT}</p><div>Tác giả: Lê Minh Tú - Lượt xem: 29</div>")
    assert (found.byline, found.views) == ("Lê Minh Tú", 29)
    other = article(f"{HEAD}<p>{LEAD}</p><p>{TEXT}</p><div>Chuyên mục: Nông nghiệp - Lượt xem: 29</div>")
    assert other.byline is None


@pytest.mark.parametrize("name", ["Lê Minh Tú", "Nguyễn Văn Sáu", "TRẦN VĂN SANG", "Tác giả: Hoàng Thị Chiều"])
def test_a_name_like_a_word_of_dates_leads_to_the_date(name: str) -> None:
    found = article(f"<h1>{TITLE}</h1><div class=ngay>{name} | 19/11/2021 10:15</div><p>{LEAD}</p><p>{TEXT}</p>")
    assert found.published_at == "2021-11-19T10:15:00+07:00"


@pytest.mark.parametrize("label", ["Lịch Tiếp Dân Chiều", "Ngày Tháng Năm Sinh", "Quyết định ký"])
def test_a_label_in_capitals_is_no_name(label: str) -> None:
    found = article(f"<h1>{TITLE}</h1><div class=ngay>{label} | 19/11/2021</div><p>{LEAD}</p><p>{TEXT}</p>" * 1)
    assert found.published_at is None


RATINGS = ["Đánh giá bài viết", "Tổng số điểm của bài viết là: 45 trong 9 đánh giá", "Click để đánh giá bài viết"]


@pytest.mark.parametrize("rating", RATINGS)
@pytest.mark.parametrize("inside", [False, True])
def test_a_rating_above_the_text_ends_nothing(rating: str, inside: bool) -> None:
    line = f"<div class=x>{rating}</div>"
    text = f"{line if inside else ''}<p>{LEAD}</p><p>{TEXT}</p>"
    found = article(f"{HEAD}{'' if inside else line}<div class=nd>{text}</div>")
    assert found.body.endswith(TEXT.strip())
    assert rating not in f"{found.lead} {found.body}"


@pytest.mark.parametrize("rating", RATINGS)
def test_a_rating_below_the_text_ends_it(rating: str) -> None:
    behind = f"<p>{TEXT.replace('huyện', 'tỉnh')}</p>"
    found = article(f"{HEAD}<div class=nd><p>{LEAD}</p><p>{TEXT}</p><div>{rating}</div>{behind}</div>")
    assert found.body.endswith(TEXT.strip())


def test_a_file_that_only_a_script_gives_out() -> None:
    link = "<a onclick=\"downloadFile('x.pdf','/upload/x.pdf')\">Quyết định 5</a>"
    found = article(VNPT.format(VNPT_HEAD, LEAD, TEXT) + link + "</div>")
    assert [(file.url, file.name) for file in found.attachments] == [
        ("https://vidu.gov.vn/upload/x.pdf", "Quyết định 5")
    ]


def test_other_scripts_give_out_no_file() -> None:
    other = (
        "<button onclick=\"location.href='/lien-he'\">Liên hệ</button><a onclick=\"share('/tin/a.html')\">Chia sẻ</a>"
    )
    assert article(VNPT.format(VNPT_HEAD, LEAD, TEXT) + other + "</div>").attachments == []


@pytest.mark.parametrize("line", ["Đăng bởi admin lúc 19/11/2021 10:15", "Gửi bởi quantri - 19/11/2021 10:15"])
def test_a_date_behind_the_account_that_posted(line: str) -> None:
    found = article(f"<h1>{TITLE}</h1><div class=x>{line}</div><p>{LEAD}</p><p>{TEXT}</p>")
    assert (found.published_at, found.byline) == ("2021-11-19T10:15:00+07:00", None)


@pytest.mark.parametrize("sign", ["Lê Minh Tú (Theo TTXVN)", "Lê Minh Tú - Theo TTXVN"])
def test_the_source_behind_a_name(sign: str) -> None:
    found = article(f"{HEAD}<p>{LEAD}</p><p>{TEXT}</p><p align=right><b>{sign}</b></p>")
    assert (found.byline, found.source) == ("Lê Minh Tú", "TTXVN")
    agency = article(f"{HEAD}<p>{LEAD}</p><p>{TEXT}</p><p align=right><b>Lê Minh Tú/TTXVN</b></p>")
    assert agency.source is None, "where one works"


def test_what_a_portal_says_of_itself_is_no_lead() -> None:
    said = "Cổng thông tin điện tử huyện Cầu Ngói, tỉnh Trà Viên, nước Việt Nam"
    assert article(VNPT.format(VNPT_HEAD, said, TEXT)).lead is None
    news = "Cổng thông tin điện tử huyện Cầu Ngói vừa được khai trương sáng nay."
    assert article(VNPT.format(VNPT_HEAD, news, TEXT)).lead == news


@pytest.mark.parametrize("line", ["Ngày 19/11/21", "Ngày 19-11-21", "(Ngày 19/11/21)"])
def test_a_year_of_two_digits_behind_its_word(line: str) -> None:
    found = article(f"<h1>{TITLE}</h1><div class=x>{line}</div><p>{LEAD}</p><p>{TEXT}</p>")
    assert found.published_at == "2021-11-19"


@pytest.mark.parametrize("line", ["Từ 19/11/21", "19.11.21", "Số 19-11-21", "Ngày 19/11/21, UBND huyện họp"])
def test_other_such_numbers_are_no_date(line: str) -> None:
    found = article(f"<h1>{TITLE}</h1><div class=x>{line}</div><p>{LEAD}</p><p>{TEXT}</p><p>Tác giả: Lê Minh Tú</p>")
    assert found.published_at is None


RECORD = [
    "Số, ký hiệu",
    "12/QĐ-UBND",
    "Ngày ban hành",
    "19/11/2021",
    "Cơ quan ban hành",
    "UBND huyện",
    "Trích yếu",
    "Quy chế",
]


@pytest.mark.parametrize("cells", [2, 4])
def test_a_document_whose_record_has_two_values_in_a_row(cells: int) -> None:
    rows = (RECORD[at : at + cells] for at in range(0, len(RECORD), cells))
    table = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in rows)
    page = f"<title>Quyết định quy chế</title>{HEAD.replace(TITLE, 'Quyết định quy chế')}<table>{table}</table>"
    found = parse_bytes(page.encode(), url="https://vidu.gov.vn/van-ban/12")
    assert isinstance(found, Reject)
    assert found.reason == "legal-document"


def test_news_with_a_list_of_documents_are_news() -> None:
    head = "<tr><td>Số, ký hiệu</td><td>Ngày ban hành</td><td>Trích yếu</td><td>Cơ quan ban hành</td></tr>"
    rows = "".join(f"<tr><td>{n}/QĐ</td><td>2/3/2021</td><td>Quy chế</td><td>UBND</td></tr>" for n in range(3))
    found = article(f"{HEAD}<p>{LEAD}</p><p>{TEXT}</p><table>{head}{rows}</table>")
    assert found.body.endswith(TEXT.strip())
