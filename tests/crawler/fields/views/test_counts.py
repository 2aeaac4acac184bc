"""How often an article was read: by labels, icons and places; and numbers that count something else."""

from __future__ import annotations

import pytest

from crawler.clean.numbers import find_views
from tests.crawler.families.page_kit import BOTH, FACTS, HEAD, ONE, TEXT, TITLE, TWO, article, framed


@pytest.mark.parametrize("named", ["phan-hoi", "quan_tam", "soBinhLuan", "luot-thich", "total-comments", "luot-tai"])
@pytest.mark.parametrize(
    "facts",
    [
        "<p><span>25/05/2022 16:40</span> <span class='{}'>1094</span></p>",
        "<p>25/05/2022 16:40 <span><span id='{}'>1094</span></span></p>",
        "<ul><li>25/05/2022 16:40</li><li class='{}'>1094</li></ul>",
        "<div>25/05/2022 16:40</div><div class='{}'><i class='ic'></i> 1.094</div>",
    ],
)
def test_a_count_that_its_class_calls_another_is_no_readers(named: str, facts: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{facts.format(named)}<div>{TEXT}</div>")
    assert (found.views, found.body) == (None, f"{ONE}\n\n{TWO}")
    assert found.published_at == "2022-05-25T16:40:00+07:00"


@pytest.mark.parametrize("named", ["detail-view", "luotxem", "post_views", "so-luot-doc", "hits"])
@pytest.mark.parametrize(
    "facts",
    [
        "<ul><li>25/05/2022 16:40</li><li class='{}'>1.094</li></ul>",
        "<time>25/05/2022 16:40</time><div class='{}'>1094</div><span class='phan-hoi'>7</span>",
        "<p><span class='{}'>1.094</span></p><p>25/05/2022 16:40</p>",
    ],
)
def test_a_count_that_its_class_calls_one_of_readers(named: str, facts: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{facts.format(named)}<div>{TEXT}</div>")
    assert (found.views, found.body) == (1094, f"{ONE}\n\n{TWO}")


@pytest.mark.parametrize("named", ["so-thich", "preview", "ket-qua", "danh-gia", "binh-chon", "view"])
def test_numbers_of_a_text_stay_in_it_whatever_their_element_is_called(named: str) -> None:
    line = f"Kết quả bầu cử: <span class='{named}'>1.094</span> phiếu thuận."
    found = article(f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p><div>{TEXT}<p>{line}</p></div>")
    assert found.body.endswith("Kết quả bầu cử: 1.094 phiếu thuận.")
    assert found.views is None


@pytest.mark.parametrize(
    "icon", ["<svg class=c><use href='#chat'></use></svg>", "<img src=/icons/comment.png width=16>"]
)
def test_a_count_behind_a_drawn_icon(icon: str) -> None:
    facts = f"25/05/2022 16:40 <svg><use href='#eye'></use></svg> 1094 {icon} 3"
    found = article(f"<h1>{TITLE}</h1><div>{facts}</div>{TEXT}")
    assert (found.views, found.body) == (1094, f"{ONE}\n\n{TWO}")


@pytest.mark.parametrize("line", ["3 xã về đích", "Năm 2024", "2 bình luận viên tham gia"])
def test_a_line_with_an_icon_that_counts_nothing_is_text(line: str) -> None:
    listed = f"<p><i class='fa fa-check'></i> {line}</p>"
    found = article(f"<h1>{TITLE}</h1>{FACTS}<p>{ONE}</p>{listed}<p>{TWO}</p>")
    assert found.body == f"{ONE}\n\n{line}\n\n{TWO}"


@pytest.mark.parametrize("line", ["3", "12", "1094"])
def test_a_number_with_an_icon_of_the_texts_own_stays(line: str) -> None:
    listed = f"<p><i class='fa fa-users'></i> {line}</p>"
    found = article(f"<h1>{TITLE}</h1>{FACTS}<p>{ONE}</p>{listed}<p>{TWO}</p>")
    assert line in found.body.split("\n\n")


@pytest.mark.parametrize("line", ["Đọc 3 lần", "Đọc 12 lần.", "đọc 2 lần"])
@pytest.mark.parametrize("tag", ["p", "b", "li"])
def test_how_often_to_read_is_no_count(line: str, tag: str) -> None:
    found = article(f"<h1>{TITLE}</h1>{FACTS}<div><p>{ONE}</p><{tag}>{line}</{tag}><p>{TWO}</p></div>")
    assert (found.views, found.body) == (None, f"{ONE}\n\n{line}\n\n{TWO}")


@pytest.mark.parametrize("facts", ["25/05/2022 16:40 | Đọc 2047 lần", "Thứ tư, 25/05/2022 - Đọc 2047 lần"])
def test_how_often_it_was_read_beside_the_date_is_one(facts: str) -> None:
    found = article(f"<h1>{TITLE}</h1><div>{facts}</div><div>{TEXT}</div>")
    assert (found.views, found.body) == (2047, f"{ONE}\n\n{TWO}")


OTHER = "Ủy ban nhân dân xã phối hợp với các đoàn thể khánh thành cầu dân sinh nối hai ấp vùng sâu của địa phương."
LINKS = "".join(f"<li><a href=/tin/{n}>Khánh thành cầu dân sinh số {n} nối hai xã vùng sâu</a></li>" for n in (7, 8))
BOX = f"<div class=khac><h3>Tin liên quan</h3><ul>{LINKS}</ul></div>"


@pytest.mark.parametrize("heading", ["<h3>Diện tích (ha)</h3>", ""])
def test_a_number_alone_between_paragraphs_counts_no_readers(heading: str) -> None:
    found = article(framed(text=f"<p>{ONE}</p>{heading}<p class=view>1250</p><p>{TWO}</p>"))
    assert (found.views, "1250" in found.body) == (None, True)


@pytest.mark.parametrize("around", ["visit", "thong-ke", "truy-cap", "online"])
def test_visits_of_the_portal_are_no_readers_and_no_text(around: str) -> None:
    found = article(framed(inner=f"<div class={around}><span class=hits>1234567</span></div>"))
    assert (found.views, found.body) == (None, BOTH)


@pytest.mark.parametrize(
    "text",
    [
        f"<p class=sapo>{ONE}</p><div class=view>1250</div><p>{TWO}</p><p>{OTHER}</p>",
        f"<p><b>{ONE}</b></p><div class=view>1250</div><p>{TWO}</p><p>{OTHER}</p>",
        f"{TEXT}<div class=hits>1250</div>",
        f"<div class=view>1250</div>{TEXT}",
    ],
)
def test_a_count_below_the_lead_or_around_the_text_is_the_articles(text: str) -> None:
    found = article(framed(text=text))
    assert (found.views, "1250" in found.body) == (1250, False)


@pytest.mark.parametrize(
    "below",
    [
        {"after": f"{BOX}<p>Lượt xem: 1.234.567</p>"},
        {"after": f"<div>{BOX}<span>Lượt xem: 345</span></div>"},
        {"inner": BOX.replace("</ul>", "</ul><p>Lượt xem: 345</p>")},
    ],
)
def test_a_count_below_a_box_outside_of_the_article_or_in_the_box_is_anothers(below: dict[str, str]) -> None:
    assert article(framed(**below)).views is None


def test_a_count_below_the_box_in_the_articles_element_is_its_own() -> None:
    assert article(framed(inner=f"{BOX}<p>Lượt xem: 345</p>")).views == 345


def test_a_number_of_views_in_a_sentence_counts_no_readers() -> None:
    assert find_views("The number of views on tourism rose") is None
    assert find_views("A number of 12 views were heard at the meeting") is None


@pytest.mark.parametrize(
    ("text", "views"),
    [
        ("Đã có 927 lượt xem", 927), ("Có 12 lượt đọc", 12), ("Đã được 1.024 lượt xem", 1024),
        ("Hải Đăng | Lượt xem: 12", 12), ("Hải Đăng / Số lần xem: 387 / Danh mục: Hội", 387),
        ("Clip đã có 5 triệu lượt xem", None), ("Clip đã được 5 triệu lượt xem", None),
        ("Đang có 12 lượt xem", None), ("Đang xem: 12", None),
        ("Đã có 12 lượt xem xét hồ sơ", None), ("Đã xem: 5 / 10", None), ("Đã có 3 xã", None),
    ],
)  # fmt: skip
def test_counts_among_other_words(text: str, views: int | None) -> None:
    found = find_views(text)
    assert (found.views if found is not None else None) == views


@pytest.mark.parametrize("icon", ["em", "i", "span"])
@pytest.mark.parametrize("other", ["fa fa-comment", "glyphicon glyphicon-thumbs-up"])
def test_a_count_between_two_icons(icon: str, other: str) -> None:
    facts = f"25/05/2022 16:40 <{icon} class='fa fa-eye'></{icon}> 1094 <{icon} class='{other}'></{icon}> 3"
    assert article(f"<h1>{TITLE}</h1><div>{facts}</div>{TEXT}").views == 1094


@pytest.mark.parametrize("between", [" <span>vanthu</span>", ""])
def test_a_count_beside_an_eye_in_the_line_of_the_date(between: str) -> None:
    facts = f"<span>02/10/2023 03:25 CH</span>{between}<span><i class='fa fa-eye'></i> 1.533</span>"
    found = article(f"<h3>{TITLE}</h3><div>{facts}</div><div>{TEXT}</div>")
    assert (found.views, found.published_at) == (1533, "2023-10-02T15:25:00+07:00")


@pytest.mark.parametrize("line", ["Xem: 1.482 hiện vật", "Đọc: 3 cuốn sách", "Xem: 2 mẫu phiếu"])
def test_so_many_things_to_see_are_no_readers(line: str) -> None:
    beside = article(f"<h1>{TITLE}</h1><p>25/05/2022 16:40 | {line}</p>{TEXT}")
    assert (beside.views, beside.published_at) == (None, "2022-05-25T16:40:00+07:00")
    amid = article(f"{HEAD}<div><p>{ONE}</p><p>{line}</p><p>{TWO}</p></div>")
    assert (amid.views, amid.body) == (None, f"{ONE}\n\n{line}\n\n{TWO}")


@pytest.mark.parametrize(
    "line", ["Xem: 1.482", "Xem: 1.482 lượt", "Xem: 1.482 In trang", "Xem: 1.482 in | gửi", "Đọc: 1.482 lần"]
)
def test_a_count_behind_a_bare_verb_and_a_colon(line: str) -> None:
    assert article(f"<h1>{TITLE}</h1><p>25/05/2022 16:40 | {line}</p>{TEXT}").views == 1482


@pytest.mark.parametrize("where", ["{head}<div>{signs}</div>{text}", "{head}<div>{text}</div><div>{signs}</div>"])
@pytest.mark.parametrize(
    ("signs", "views"),
    [
        ("👁 💬 4", None),
        ("👁 ❤ 4", None),
        ("👁 | 💬 4", None),
        ("💬 4 👁", None),
        ("<i class='fa fa-eye'></i> <i class='fa fa-comment'></i> 4", None),
        ("<i class='fa fa-eye'></i><i class='bi bi-hand-thumbs-up likes'></i><span>4</span>", None),
        ("👁 4", 4),
        ("💬 3 👁 4", 4),
        ("👁 4 💬 3", 4),
        ("<i class='fa fa-eye'></i> <i class='icon'></i> 4", 4),
        ("<span class='views-count'><svg></svg> 4</span>", 4),
    ],
)
def test_the_number_behind_another_sign_is_not_the_eyes(where: str, signs: str, views: int | None) -> None:
    found = article(where.format(head=HEAD, signs=signs, text=TEXT))
    assert (found.views, found.body) == (views, BOTH)


@pytest.mark.parametrize("line", ["Tài khoản: Hội Chữ thập đỏ", "Tài khoản: 0123456789 - Kho bạc Nhà nước Ví Dụ"])
def test_an_account_at_a_bank_stays_in_the_text(line: str) -> None:
    found = article(f"{HEAD}<div>{TEXT}<p>{line}</p></div>")
    assert (found.body, found.byline) == (f"{BOTH}\n\n{line}", None)


COUNTERS = ("Tổng lượt xem: 2131", "Tổng số lượt xem 2.131", "Tổng lượt đọc: 2131", "Tổng lượt xem trang: 98.131")


@pytest.mark.parametrize("counter", COUNTERS)
@pytest.mark.parametrize("tag", ["p", "div", "span"])
def test_a_count_of_the_portal_is_neither_text_nor_the_articles(counter: str, tag: str) -> None:
    line = f"<{tag}>{counter}</{tag}>"
    for page in (f"{line}<div>{TEXT}</div>", f"<div>{TEXT}{line}</div>", f"<div>{TEXT}</div>{line}"):
        found = article(HEAD + page)
        assert (found.body, found.views) == (BOTH, None)


@pytest.mark.parametrize(
    "line", ["Tổng lượt xem phim đạt 2131 lượt", "Hôm nay: 25 | Tổng: 12131", "Tổng lượt xem năm 2022", "Tổng lượt xem"]
)
def test_a_sum_that_a_text_tells_of_stays_in_it(line: str) -> None:
    found = article(f"{HEAD}<div>{TEXT}<p>{line}</p></div>")
    assert (found.body, found.views) == (f"{BOTH}\n\n{line}", None)


@pytest.mark.parametrize(("number", "views"), [("1.2 tr", 1_200_000), ("3 tr", 3_000_000), ("1,2K", 1200)])
def test_a_short_number_beside_an_eye(number: str, views: int) -> None:
    found = article(f"{HEAD}<span><i class='fa fa-eye'></i> {number}</span><div>{TEXT}</div>")
    assert (found.views, found.body) == (views, BOTH)


def test_the_pages_of_a_paper_are_no_millions() -> None:
    assert article(f"{HEAD}<p>Đã xem: 12 tr. 5</p><div>{TEXT}</div>").views != 12_000_000


def test_a_count_below_what_it_is_of_is_no_readers_of_the_article() -> None:
    links = "".join(
        f"<li><a href=/tin/{n}>Khánh thành cầu dân sinh số {n} nối hai xã vùng sâu</a></li>" for n in (7, 8)
    )
    below = f"<div><h3>Tin liên quan</h3><ul>{links}</ul></div><div><p>Phim về lễ hội</p><p>Lượt xem: 345</p></div>"
    assert article(f"<div><h1>{TITLE}</h1>{FACTS}<div>{TEXT}</div>{below}</div>").views is None


@pytest.mark.parametrize(
    "number",
    [
        "<ul><li class=view>1</li><li class=view>2</li></ul>",
        "<div class=pages><span class=view>1</span> <a href='?p=2'>2</a></div>",
    ],
)
def test_numbers_beside_others_in_what_is_called_a_view_count_no_readers(number: str) -> None:
    assert article(f"<div><h1>{TITLE}</h1><p>25/05/2022</p>{number}<div>{TEXT}</div></div>").views is None


@pytest.mark.parametrize(
    "counts",
    [
        "<div class='article-statistics'><span class=views>512</span></div>",
        "<div class='thong-ke'><span class=luot-xem>512</span></div>",
        "<div class=meta><span class=views>512</span><a class=comments href='#c'>3</a></div>",
        "<div class=meta><a class=comments href='/bai.html#c'>3</a><span class=views>512</span></div>",
    ],
)
def test_an_articles_own_count_beside_others(counts: str) -> None:
    found = article(f"<div>{HEAD}{counts}<div>{TEXT}</div></div>")
    assert (found.views, found.body) == (512, BOTH)


def test_a_row_with_the_day_between_lead_and_text_counts_readers() -> None:
    row = "<div class=meta><span>25/05/2022 16:40</span><span class=luotxem>512</span></div>"
    found = article(f"<div><h1>{TITLE}</h1><p>{ONE}</p>{row}<p>{TWO}</p></div>")
    assert (found.views, found.published_at) == (512, "2022-05-25T16:40:00+07:00")


@pytest.mark.parametrize("behind", ["facebook", "đánh giá", "thích", "đăng bởi Admin", "quay lại", "tải về", "email"])
def test_a_count_before_a_button_or_a_label_is_one(behind: str) -> None:
    assert article(f"{HEAD}<div>Xem: 318 {behind}</div><div>{TEXT}</div>").views == 318
