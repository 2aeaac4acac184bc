"""Pages on the markup of public templates that offices, schools and stations use: what was misread in each, and what
looks like it."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler.parse import parse_bytes
from tests.crawler.families.written import LEAD, TEXT, TITLE

WORDPRESS = "<meta name=generator content='WordPress 6.2'>"
OTHERS = (
    "Khai giảng lớp dạy nghề cho lao động nông thôn", "Trao học bổng cho học sinh nghèo hiếu học của huyện",
    "Diễn tập chữa cháy và cứu nạn tại chợ trung tâm", "Bàn giao nhà tình nghĩa cho gia đình chính sách",
)  # fmt: skip


def parsed(inside: str, head: str = "", *, title: str = TITLE, body: str = "") -> Article | Reject:
    page = f"<html lang=vi><head><title>{title}</title>{head}</head><body {body}>{inside}</body></html>"
    return parse_bytes(page.encode(), url="https://vidu.example/tin-tuc/mua-vang-4711")


def article(inside: str, head: str = "", *, title: str = TITLE, body: str = "") -> Article:
    found = parsed(inside, head, title=title, body=body)
    assert isinstance(found, Article), found
    return found


CARD = (
    "<div><img src=/{0}.jpg><div><h2>{1}</h2><p>{2}</p>"
    "<div><span>{3}</span><a href=/tin-tuc/{0}>{4}</a></div></div></div>"
)


@pytest.mark.parametrize("more", ["Đọc thêm", "Xem chi tiết", "Đọc tiếp »"])
def test_cards_with_their_day_before_the_link_to_the_rest_are_a_list(more: str) -> None:
    cards = "".join(CARD.format(at, name, LEAD, f"0{at + 1}/09/2024", more) for at, name in enumerate(OTHERS))
    assert isinstance(parsed(f"<h1>Tin tức</h1><div>{cards}</div>", title="Tin tức"), Reject)


def test_a_day_before_another_link_is_no_card() -> None:
    days = "".join(f"<p>{TEXT}</p><p>0{at}/09/2024 <a href=/vb/{at}>Văn bản số {at}</a></p>" for at in range(1, 5))
    found = article(f"<h1>{TITLE}</h1><div>Ngày đăng: 19/06/2018</div><div>{days}</div>")
    assert found.body.count("Văn bản số") == 4


def test_a_theme_with_its_own_name_for_the_text_is_read_whatever_else_is_called_content() -> None:
    text = f"<div class=text_content><p>{TEXT}</p><p>{TEXT}</p></div>"
    inside = f"<article class=content_single_post><h1>{TITLE}</h1><p>Ngày đăng: 24/09/2021</p>{text}</article>"
    single = "class='single single-post postid-88'"
    for around in ("<div class='col-md-9 content'>{}</div>", "<div class=entry>{}</div>", "{}"):
        found = article(around.format(inside), WORDPRESS, body=single)
        assert (found.body, found.published_at) == (f"{TEXT.strip()}\n\n{TEXT.strip()}", "2021-09-24")


@pytest.mark.parametrize("label", ["Nguồn", "NGUỒN"])
def test_the_label_of_a_source_may_touch_it(label: str) -> None:
    told = f"<span>{label}</span><a href=//b.example>Báo Ấp Bắc</a>"
    box = f"<div class=td-post-source-via><div class=td-post-small-box>{told}</div></div>"
    text = f"<div class=td-post-content><p>{TEXT}</p><p>{TEXT}</p></div>"
    inside = f"<article class=type-post><h1 class=entry-title>{TITLE}</h1>{text}<footer>{box}</footer></article>"
    found = article(inside, WORDPRESS, body="class='single single-post'")
    assert (found.source, found.byline) == ("Báo Ấp Bắc", None)


def test_a_box_with_news_of_the_office_that_the_page_is_called_after_holds_no_title() -> None:
    """And a banner that says the office's name is none, where the page is called by both."""
    text = f"<div><p>{TEXT}</p><p>{TEXT}</p></div>"
    box = "<div><p>Các tin khác</p><a href=/1><p>Hội Nông dân xã ra mắt câu lạc bộ nông dân tỷ phú</p></a></div>"
    inside = f"<div><span>09/08/2022</span><h1>{TITLE}</h1></div>{text}{box}"
    assert article(inside, title="Hội Nông dân").title == TITLE
    banner = "<header><h1><a href=/>TRƯỜNG THCS LÝ TỰ TRỌNG</a></h1></header>"
    dated = f"<h3>{TITLE}</h3><div>Ngày đăng: 24/05/2014</div>{text}"
    assert article(banner + dated, title=f"TRƯỜNG THCS LÝ TỰ TRỌNG: {TITLE}").title == TITLE


@pytest.mark.parametrize(
    ("line", "byline", "source"),
    [
        ("Tác giả: SuperUser Account/Số lượt xem (1045)/Bình luận (0)", None, None),
        ("Tác giả: Lê Thị Mai/Số lượt xem (1045)/Bình luận (0)", "Lê Thị Mai", None),
        ("Tác giả: Lê Thị Mai/TTXVN", "Lê Thị Mai/TTXVN", None),
        ("Nguồn: Không rõ", None, None),
        ("Nguồn: Đang cập nhật", None, None),
        ("Nguồn: Báo Không gian xanh", None, "Báo Không gian xanh"),
    ],
)
def test_counts_between_strokes_and_words_for_nobody_name_nobody(
    line: str, byline: str | None, source: str | None
) -> None:
    text = f"<div><p>{TEXT}</p><p>{TEXT}</p></div>"
    found = article(f"<article><h1>{TITLE}</h1><p>Ngày đăng: 19/06/2018</p>{text}<div>{line}</div></article>")
    assert (found.byline, found.source) == (byline, source)
    assert found.body == f"{TEXT.strip()}\n\n{TEXT.strip()}"


@pytest.mark.parametrize("label", ["Kích cỡ font chữ", "Kích cỡ chữ", "Cỡ chữ", "Kích thước chữ"])
def test_the_size_of_letters_is_no_text(label: str) -> None:
    icons = "".join(f"<a href=#><img src=/img/{name}.png alt='Cỡ chữ'></a>" for name in ("a-", "a", "a_z"))
    text = f"<div><p>{LEAD}</p></div><div><p>{TEXT}</p><p>{TEXT}</p></div>"
    found = article(f"<div>{TITLE}</div><div>Cập nhật lúc 2019-05-21 14:05:00</div><div>{label} {icons}</div>{text}")
    assert (label in found.body, found.images) == (False, [])


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
