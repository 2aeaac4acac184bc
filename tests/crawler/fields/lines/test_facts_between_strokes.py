"""Facts that strokes, bars and icons part, and sentences with such signs."""

from __future__ import annotations

import pytest

from archive.article import Article
from tests.crawler.families.skins_kit import joomla
from tests.crawler.families.written import LEAD, TEXT, TITLE, TWO, article, whole

MORE = "Bà con phấn khởi vì lúa được mùa, được giá, thương lái đến tận ruộng đặt mua từ đầu vụ. " * 2
BOTH_PARAGRAPHS = f"<p>{TEXT}</p><p>{MORE}</p>"


def test_strokes_in_a_sentence_part_no_facts() -> None:
    said = "Đoàn đã trao 15 / 20 suất quà, số còn lại / phần bổ sung sẽ trao ngày 14/10/2020 tại xã: ấp 1 / ấp 2."
    found = article(f"<h1>{TITLE}</h1><div>12/05/2022</div><p>{LEAD}</p><p>{said}</p>{BOTH_PARAGRAPHS}")
    assert said in found.body
    assert found.published_at == "2022-05-12"


def test_cards_are_no_label_of_tags_and_essays_no_rating() -> None:
    card = "Thẻ: cử tri mang theo khi đi bầu."
    found = article(
        f"<h1>{TITLE}</h1><div>12/05/2022</div>{BOTH_PARAGRAPHS}<p>{card}</p><p align=right><b>Bài: Lê Hoa</b></p>"
    )
    assert card in found.body
    assert found.byline == "Lê Hoa"


# --- a line of a blog's theme, parted by strokes

META = (
    "<span><a href=#respond>Để lại bình luận</a></span> / <span class=ast-terms-link><a href=/category/lua/>Lúa</a>"
    "</span> / <span class=author>Bởi <a href=/author/admin/>admin</a></span> / <span class=posted-on>{day}</span>"
)


@pytest.mark.parametrize("day", ["Tháng Sáu 5, 2024", "05/06/2024"])
def test_strokes_between_what_a_theme_prints_above_the_text(day: str) -> None:
    found = whole(
        f"<html><head><meta name=generator content='WordPress 6.4'><title>{TITLE}</title></head><body class='single "
        f"single-post'><article class='post type-post'><header><h1 class=entry-title>{TITLE}</h1><div class=entry-meta>"
        f"{META.format(day=day)}</div></header><div class=entry-content><p><strong>{LEAD}</strong></p>"
        f"{BOTH_PARAGRAPHS}</div>"
    )
    assert isinstance(found, Article), found
    assert (found.lead, found.published_at, found.section) == (LEAD, "2024-06-05", ["Lúa"])
    assert "Để lại" not in found.body


ONE = f"<p>{TEXT}</p><p>{LEAD}</p>"
BODY = f"{TEXT.strip()}\n\n{LEAD}"


@pytest.mark.parametrize("office", ["Phòng Dự án", "Văn phòng UBND tỉnh Vân Hải", "Kinh tế"])
@pytest.mark.parametrize("bar", ["•", "|", "·"])
def test_what_a_bar_parts_from_the_day_is_no_text(office: str, bar: str) -> None:
    time = '<time datetime="2024-05-17T03:30:00.000Z">17/05/2024 10:30</time>'
    row = f"<div><span>{office}</span><span>{bar}</span>{time}<span>{bar}</span><span>4 phút đọc</span></div>"
    found = article(f"<h1>{TITLE}</h1>{row}<div>{ONE}</div>")
    assert (found.published_at, found.byline, found.body) == ("2024-05-17T10:30:00+07:00", None, BODY)


@pytest.mark.parametrize("names", ["Thảo Vy", "Thảo Vy - Minh Hà", "Tác giả: Thảo Vy"])
def test_who_stands_before_such_a_bar_wrote(names: str) -> None:
    time = '<time datetime="2024-05-17T03:30:00.000Z">17/05/2024 10:30</time>'
    found = article(f"<h1>{TITLE}</h1><div><span>{names}</span><span>•</span>{time}</div><div>{ONE}</div>")
    assert (found.byline, found.body) == (names.removeprefix("Tác giả: "), BODY)


def test_an_office_in_the_list_with_the_day_is_no_text() -> None:
    row = "<ul><li><i class='fa fa-user'></i> {}</li><li>5 tháng trước (14/06/2026)</li><li>2,145 lượt xem</li></ul>"
    found = article(f"<h1>{TITLE}</h1>{row.format('Trung tâm Khuyến nông')}<div>{ONE}</div>")
    assert (found.published_at, found.views, found.body) == ("2026-06-14", 2145, BODY)
    other = "<ul><li>Trung tâm Khuyến nông</li><li>Chi cục Thủy sản</li></ul>"
    kept = article(f"<h1>{TITLE}</h1><p>14/06/2026</p><div><p>{LEAD}</p>{other}<p>{TEXT}</p></div>")
    assert "Trung tâm Khuyến nông\nChi cục Thủy sản" in kept.body


def test_many_facts_in_a_row_take_time_in_proportion() -> None:
    row = "Phòng Dự án • <time datetime='2024-05-17T03:30:00Z'>17/05/2024</time><br>"
    found = article(f"<h1>{TITLE}</h1><div>{row * 300}</div><p>{TEXT}</p><p>{TEXT}</p>")
    assert found.published_at == "2024-05-17T10:30:00+07:00"


@pytest.mark.parametrize("office", ["Văn phòng UBND tỉnh Vân Hải", "Nông nghiệp", "Theo TTXVN"])
@pytest.mark.parametrize("bar", ["•", "|", "·"])
@pytest.mark.parametrize("row", ["<div>{} {}<br>{}</div>", "<div><span>{}</span><span>{}</span><span>{}</span></div>"])
def test_a_day_behind_such_a_bar_is_read_without_markup_of_its_own(row: str, bar: str, office: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{row.format(office, bar, '17/05/2024 10:30')}{ONE}")
    assert (found.published_at, found.body) == ("2024-05-17T10:30:00+07:00", BODY)


def test_facts_in_a_table_with_lines() -> None:
    rows = (("Người đăng", "Phạm Thị Loan"), ("Ngày đăng", "01/03/2012 07:15"), ("Số lần xem", "129"))
    told = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
    page = (
        f"<table border=1><tr><td colspan=2><h2>{TITLE}</h2></td></tr>{told}<tr><td colspan=2><p>{TEXT}</p></td></tr>"
    )
    found = article(f"{page}</table>")
    assert (found.published_at, found.views, found.byline) == ("2012-03-01T07:15:00+07:00", 129, None)
    assert "Loan" not in found.body


def test_a_long_line_of_facts_in_the_titles_cell_is_no_text() -> None:
    facts = "Gửi bởi: banbientap vào lúc 07/07/2008 - 08:30 (Đọc: 233 lần)"
    short = "Nhân dân đóng góp gần 3.000 ngày công và hiến 4.200 m2 đất."
    head = f"<td><font><b>{TITLE}</b></font><br><font>{facts}</font></td>"
    found = article(f"<table><tr>{head}</tr><tr><td>{LEAD}<br><br>{short}<br><br></td></tr></table>")
    assert (found.published_at, found.views) == ("2008-07-07T08:30:00+07:00", 233)
    assert short in found.body
    assert "banbientap" not in found.body


PARAGRAPHS = f"<div><p>{TEXT}</p><p>{TEXT}</p></div>"


@pytest.mark.parametrize(
    "facts",
    [
        "<b>Chuyên mục:</b> <a href='/y-te'>Y tế</a> &nbsp; <b>Ngày:</b> 7.6.2019 &nbsp; <b>Xem:</b> 318",
        "Chuyên mục: <a href='/y-te'>Y tế</a> | Ngày đăng: 07/06/2019 | Lượt xem: 318",
        "Ngày đăng: 07/06/2019 - Danh mục: <a href='/y-te'>Y tế</a> - Lượt xem: 318",
    ],
)
def test_facts_in_one_line_are_each_read(facts: str) -> None:
    found = article(f"<h1>{TITLE}</h1><div>{facts}</div>{PARAGRAPHS}")
    assert (found.section, found.published_at, found.views) == (["Y tế"], "2019-06-07", 318)


def test_an_icon_parts_the_time_from_the_count() -> None:
    told = "<span>Trần Văn Nam</span><span>T5, 07/12/2023 17:12</span><span><svg></svg>2.131</span>"
    found = article(f"<h1>{TITLE}</h1><div>{told}</div>{PARAGRAPHS}")
    assert (found.published_at, found.views) == ("2023-12-07T17:12:00+07:00", 2131)


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


FACTS = (
    "<dd class=parent-category-name>Chuyên mục cha: <a href='/sang-tac'>Sáng tác</a></dd>"
    "<dd class=category-name>Chuyên mục: <a href='/sang-tac/tho'>Thơ</a></dd>"
    "<dd class=create>Được tạo: Thứ ba, 05 Tháng 5 2015 08:12</dd>"
    "<dd class=modified>Lần cập nhật cuối: Thứ tư, 06 Tháng 5 2015 02:40</dd>"
)


def test_the_facts_above_a_text_of_joomla_are_none_of_it() -> None:
    found = joomla(f"<dl class=article-info>{FACTS}</dl><p><strong>{LEAD}</strong></p><p>{TEXT}</p><p>{TWO}</p>")
    assert found.lead == LEAD
    assert found.body == f"{TEXT}\n\n{TWO}".replace(" \n", "\n").strip()
    assert found.section == ["Sáng tác", "Thơ"]


def test_a_first_line_like_them_is_text_where_no_date_stands_with_it() -> None:
    assert (
        "Chuyên mục: An toàn giao thông"
        in joomla(f"<p>Chuyên mục: An toàn giao thông</p><p>{TEXT}</p><p>{TWO}</p>").body
    )
