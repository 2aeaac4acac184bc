"""Headers of boxes of other news, of comments, of what is new, and what stands under them."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.fields.lines import boxes, furniture
from crawler.parse import parse_bytes
from tests.crawler.families.written import LEAD, TEXT, TITLE, TWO, article, whole


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("Tin, bài liên quan", True), ("Các tin, bài khác", True), ("Tin và bài cùng chuyên mục:", True),
        ("Tin - bài mới nhất", True), ("Tin, bài: Mai Lan", False), ("Tin, bài", False), ("Tin, ảnh liên quan", False),
        ("Tin, bài của báo chí liên quan đến xã", False),
    ],
)  # fmt: skip
def test_the_header_of_other_news_names_both_kinds(line: str, heads: bool) -> None:
    assert furniture.is_related_header(line) is heads


DATED = "<p>08:15 12/04/2024</p>"


@pytest.mark.parametrize("header", ["Video khác", "Những bài cùng mục", "Các mục liên quan (theo từ khóa)", "Đọc tiếp"])
def test_headers_of_other_news(header: str) -> None:
    assert furniture.is_related_header(header)


@pytest.mark.parametrize(
    "header", ["Video liên quan", "Hình ảnh khác", "Những thông báo khác nhau", "Đọc tiếp phần hai"]
)
def test_headers_of_the_articles_own(header: str) -> None:
    assert not furniture.is_related_header(header)


LONG, SHORT = "Hội nghị tổng kết công tác khuyến học", "Họp mặt đầu xuân"


def test_short_headlines_beside_long_ones_are_related() -> None:
    rows = f"<li><a href=/tin/1.html>{LONG}</a><li><a href=/tin/2.html>{SHORT}</a><li><a href=/tin/all>Xem thêm</a>"
    found = article(f"<h1>{TITLE}</h1>{DATED}<div><p>{TEXT}</p></div><div><b>Tin khác</b><ul>{rows}</ul></div>")
    assert [other.title for other in found.related] == [LONG, SHORT]
    assert len(SHORT) < boxes.MIN_HEADLINE


def test_links_of_another_list_are_not() -> None:
    rows = f"<li><a href=/tin/1.html>{LONG}</a></li></ul><ul><li><a href=/gioi-thieu>{SHORT}</a></li>"
    found = article(f"<h1>{TITLE}</h1>{DATED}<div><p>{TEXT}</p></div><div><b>Tin khác</b><ul>{rows}</ul></div>")
    assert [other.title for other in found.related] == [LONG]


MORE = "Bà con phấn khởi vì lúa được mùa, được giá, thương lái đến tận ruộng đặt mua từ đầu vụ. " * 2
BOTH_PARAGRAPHS = f"<p>{TEXT}</p><p>{MORE}</p>"
ADDRESSES = [f"/tin-tuc/{slug}" for slug in ("xa-ven-song-ra-quan", "hop-mat-hop-tac-xa-ven-song", "khoi-cong-cau-moi")]
NAMES = ["Xã ven sông ra quân làm thủy lợi", "Họp mặt hợp tác xã ven sông", "Khởi công cầu mới qua sông Cái"]
LINKS = "".join(f"<li><a href={at}>{name}</a></li>" for at, name in zip(ADDRESSES, NAMES, strict=True))


@pytest.mark.parametrize(
    ("behind", "related"),
    [
        (f"<div><h3>Bài viết khác</h3></div><div><ul>{LINKS}</ul></div>", NAMES),
        (f"<div><h3>Bài mới nhất</h3></div><div><ul>{LINKS}</ul></div>", []),
        (f"<div><h3>Bài viết khác</h3></div><p>{LEAD}</p><div><ul>{LINKS}</ul></div>", []),
        (f"<footer><h3>Bài viết liên quan</h3><ul>{LINKS}</ul></footer>", NAMES),
        (f"<footer><h3>Bài mới nhất</h3><ul>{LINKS}</ul></footer>", []),
    ],
)
def test_boxes_behind_the_articles_element(behind: str, related: list[str]) -> None:
    page = (
        f"<html><head><meta name=generator content='WordPress 6.5'><title>{TITLE}</title></head>"
        f"<body class='single single-post'><article class='post type-post'><h1 class=entry-title>{TITLE}</h1>"
        f"<time datetime=2024-05-21>21/05/2024</time><div class=entry-content>{BOTH_PARAGRAPHS}</div></article>{behind}"
    )
    found = whole(page)
    assert isinstance(found, Article), found
    assert [each.title for each in found.related] == related


def test_a_header_that_asks_to_read_on() -> None:
    box = "".join(f"<div><a href={at}>{name}</a> - 12/05/2022</div>" for at, name in zip(ADDRESSES, NAMES, strict=True))
    head = f"<h1>{TITLE}</h1><div>12/05/2022</div><p>{LEAD}</p>{BOTH_PARAGRAPHS}"
    found = article(f"<div>{head}</div><div><div>Xem thêm tin cùng chuyên mục</div>{box}</div>")
    assert [each.title for each in found.related] == NAMES


DATE = "<div>Ngày đăng: 19/06/2018</div>"


def test_other_news_may_stand_in_a_table_with_a_mark_before_each() -> None:
    row = "<tr><td>»</td><td><a href=/tin-tuc/{0}>{1}</a> (05/03/2018)</td></tr>"
    named = ("Khai mạc lễ hội cầu an của huyện", "Khởi công cầu qua sông ở ba xã ven biển")
    rows = "".join(row.format(f"bai-{at}", name) for at, name in enumerate(named, 1))
    inside = f"<div><div>{TITLE}</div>{DATE}<div><p>{TEXT}</p><p>{TEXT}</p></div>{{}}</div>"
    found = article(inside.format(f"<div class=OtherTitle>Tin khác</div><table class=OtherNews>{rows}</table>"))
    assert [other.title for other in found.related] == list(named)
    assert found.body == f"{TEXT.strip()}\n\n{TEXT.strip()}"


OTHERS = (
    "Khai giảng lớp dạy nghề cho lao động nông thôn", "Trao học bổng cho học sinh nghèo hiếu học của huyện",
    "Diễn tập chữa cháy và cứu nạn tại chợ trung tâm", "Bàn giao nhà tình nghĩa cho gia đình chính sách",
)  # fmt: skip


@pytest.mark.parametrize("tag", ["h3", "h4", "p"])
def test_older_news_have_their_own_header_below_the_newer_ones(tag: str) -> None:
    text = f"<h1>{TITLE}</h1><p>Ngày đăng: 19/06/2018</p><div><p>{TEXT}</p><p>{TEXT}</p></div>"
    rows = [f"<ul><li><a href=/tin-tuc/{at}>{name}</a> - 08/12/2011</li></ul>" for at, name in enumerate(OTHERS)]
    box = f"<div><{tag}>Tin mới hơn:</{tag}>{rows[0]}<{tag}>Tin cũ hơn:</{tag}>{rows[1]}</div>"
    assert [other.title for other in article(f"<div>{text}{box}</div>").related] == list(OTHERS[:2])
    portal = (
        f"<div><{tag}>Tin liên quan</{tag}>{rows[0]}<h3>Tin mới nhất</h3>{rows[1]}<h3>Đọc nhiều</h3>{rows[2]}</div>"
    )
    assert [other.title for other in article(f"<div>{text}{portal}</div>").related][:1] == [OTHERS[0]]


def test_other_bulletins_are_a_box() -> None:
    cells = "".join(f"<div><a href=/tin/{at}><img src=/{at}.jpg><br>{name}</a></div>" for at, name in enumerate(OTHERS))
    text = f"<h1>{TITLE}</h1><p>Cập nhật: 27/05/2016</p><p>{TEXT}</p><p>{TEXT}</p>"
    found = article(f"<div>{text}<h3>Xem thêm bản tin khác</h3><div>{cells}</div></div>")
    assert ([other.title for other in found.related], found.images) == (list(OTHERS), [])


def test_a_picture_alone_ends_where_other_news_begin() -> None:
    box = "<div><h3>TIN KHÁC</h3>" + "".join(
        f"<p><a href='/tin/{n}'>Hội thi nhà nông đua tài lần thứ {n}</a></p>" for n in (5, 6, 7)
    )
    found = article(
        f"<h1>{TITLE}</h1><p>03/01/2026 07:00</p><div><img src='/do-hoa.jpg'></div><p>Đồ họa: TRẦN HÙNG</p>{box}</div>"
    )
    assert [each.url for each in found.images] == ["https://vidu.gov.vn/do-hoa.jpg"]
    assert (found.byline, len(found.related), found.body) == ("TRẦN HÙNG", 3, "")


def test_a_text_goes_on_below_such_a_header_under_its_first_picture() -> None:
    box = "<h3>Tin khác</h3><p><a href='/tin/5'>Hội thi nhà nông đua tài lần thứ 5</a></p>"
    found = article(
        f"<h1>{TITLE}</h1><p>03/01/2026 07:00</p><div><img src='/do-hoa.jpg'>{box}<p>{TEXT}</p><p>{TWO}</p></div>"
    )
    assert "khuyến nông" in found.body


READER = "<b>Nguyễn Văn A</b> <span>20/06/2025 08:00</span>"
SAID = "<p>Thông tin rất hữu ích cho bà con vùng hạn mặn, đề nghị tỉnh hỗ trợ thêm nước ngọt cho các xã ven biển.</p>"


def test_a_reader_with_a_date_under_a_counted_header_ends_the_text() -> None:
    text = f"<div><p>{TEXT}</p><p>{TWO}</p><p><em>Theo Báo Bến Tre</em></p></div>"
    found = article(
        f"<h1>{TITLE}</h1><p>19/06/2025</p>{text}<div><h3>Bình luận (2)</h3><div>{READER}{SAID}</div></div>"
    )
    assert (found.source, "hạn mặn" in found.body) == ("Báo Bến Tre", False)


@pytest.mark.parametrize("header", ["Bình luận (2)", "Ý kiến bạn đọc"])
def test_such_a_header_above_paragraphs_ends_nothing(header: str) -> None:
    found = article(f"<h1>{TITLE}</h1><p>19/06/2025</p><div>{header}</div><div><p>{TEXT}</p><p>{TWO}</p></div>")
    assert "khuyến nông" in found.body


@pytest.mark.parametrize("header", ["Các tin tiếp", "Tin tiếp theo:"])
def test_the_following_news_are_other_news(header: str) -> None:
    links = "".join(f"<li><a href='/tin/{n}'>Hội thi nhà nông đua tài lần thứ {n}</a></li>" for n in (5, 6))
    text = f"<div><p>{TEXT}</p><p>{TWO}</p><p align=right><b>Hồ Quân</b></p></div>"
    found = article(f"<h1>{TITLE}</h1><p>03/02/2024</p>{text}<div><h3>{header}</h3><ul>{links}</ul></div>")
    assert (found.byline, len(found.related)) == ("Hồ Quân", 2)


HEAD = f"<h1>{TITLE}</h1><div>12/05/2022 08:00</div><p>{LEAD}</p>"
TEXTS = f"<p>{TEXT}</p><p>Bà con phấn khởi vì lúa được mùa, được giá, thương lái đến tận ruộng đặt mua.</p>"
BOX = "<ul><li><a href=/tin-tuc/khoi-cong-cau-moi-4712>Khởi công cầu mới qua sông Cái</a></ul>"


def test_what_is_new_in_the_next_column_is_not_related() -> None:
    beside = article(f"<div><div>{HEAD}{TEXTS}</div><div><h2>Tin mới</h2>{BOX}</div></div>")
    assert beside.related == []
    below = article(f"<div><div>{HEAD}{TEXTS}<h2>Tin mới</h2>{BOX}</div></div>")
    assert [each.title for each in below.related] == ["Khởi công cầu mới qua sông Cái"]
    others = article(f"<div><div>{HEAD}{TEXTS}</div><div><h2>Tin khác</h2>{BOX}</div></div>")
    assert [each.title for each in others.related] == ["Khởi công cầu mới qua sông Cái"]


HEADLINES = (
    "Khởi công cầu mới qua sông Cái sau nhiều năm chờ đợi của bà con hai bờ và các xã ven biển",
    "Họp mặt hợp tác xã ven sông bàn kế hoạch xuống giống vụ hè thu năm nay và các năm sau",
    "Mùa cá về trên đầm phá quê tôi, bà con ngư dân phấn khởi ra khơi từ sáng sớm tinh mơ",
    "Xã ven sông ra quân làm thủy lợi nội đồng, nạo vét kênh mương phục vụ sản xuất vụ mới",
)


def test_other_news_are_not_the_text_of_a_film() -> None:
    rows = "".join(
        f"<article class='story story--sm'><h4 class=name><a href=/tin-post{at}{day}.html>{name} ({day})</a></h4>"
        f"<time class=story__time>1{at}/07/20{day} 08:00</time></article>"
        for day in (19, 20, 21, 22)
        for at, name in enumerate(HEADLINES)
    )
    page = (
        f"<html><head><title>{TITLE} | Báo Ví Dụ</title><meta property=og:type content=article><meta property=og:title "
        f"content='{TITLE}'></head><body><div class=wrap><div class=col-main><div class=player>"
        f"<video src=/a.mp4></video></div><h1 class=detail__title>{TITLE}</h1>"
        "<div class=detail__meta><time>15/12/2024 19:30</time></div>"
        "<div class=detail__body><p class=author><b>Thực hiện: Ngọc Trâm - Bá Lộc</b></p></div></div>"
        f"<div class=col-side><div class=box><h3 class=box__t>Đọc nhiều</h3>{rows}</div></div></div></body></html>"
    )
    found = parse_bytes(page.encode(), url="https://vidu.gov.vn/video/mua-vang-post4711.html")
    assert not isinstance(found, Article) or not any(name in found.body for name in HEADLINES)
