"""The lead: what the page prints wins over what its metadata say, and the body never begins with it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.article import Article
from crawler.parse import parse_bytes

LEAD = "Huyện vừa đưa vào sử dụng con đường nối hai xã vùng sâu - công trình được người dân mong đợi nhiều năm."
ONE = "Tuyến đường dài sáu cây số, có hai cây cầu, được thi công trong mười tám tháng bằng vốn của tỉnh và huyện."
TWO = "Theo kế hoạch, trong năm tới huyện sẽ tiếp tục nâng cấp các tuyến đường còn lại để việc đi lại được thuận tiện."
TITLE = "Khánh thành tuyến đường mới"


def article(inner: str, head: str = "", title: str = TITLE) -> Article:
    page = (
        f"<html><head><title>{title}</title>{head}</head><body><div><h1>{title}</h1><div>26/05/2022 08:15</div>"
        f"{inner}</div></body></html>"
    )
    found = parse_bytes(page.encode(), url="http://www.vidu.gov.vn/tin/khanh-thanh.html")
    assert isinstance(found, Article), found
    return found


def described(text: str, site: str = "Báo Ví Dụ") -> str:
    return f'<meta name="description" content="{text}"><meta property="og:site_name" content="{site}">'


REST = f"<p>{ONE}</p><p>{TWO}</p>"
WANTED = (LEAD, f"{ONE}\n\n{TWO}")


@pytest.mark.parametrize(
    "inner",
    [
        f"<p class='description'>{LEAD}</p>{REST}",
        f"<h2 class='detail-sapo'>{LEAD}</h2><article>{REST}</article>",
        f"<div id='ctl00_lblSummary'><div>{LEAD}</div></div>{REST}",
        f"<span id='tom-tat'>{LEAD}</span>{REST}",
        f"<p class='lead'>{LEAD}</p><p>{LEAD}</p>{REST}",
        f"<p class='lead'>{LEAD}</p><p>{LEAD[:60]}...</p>{REST}",
        f"<p class='lead'>{LEAD[:60]}…</p><p>{LEAD}</p>{REST}",
        f"<p class='lead'>{LEAD}</p><p>{LEAD} {ONE}</p><p>{TWO}</p>",
        f"<p><img src=a.jpg></p><p class='sapo'>{LEAD}</p>{REST}",
        f"<p><b>{LEAD}</b></p>{REST}",
    ],
)
@pytest.mark.parametrize("head", ["", described(f"{LEAD} - Báo Ví Dụ"), described("Một câu khác hẳn của toà soạn.")])
def test_the_printed_lead_wins(inner: str, head: str) -> None:
    found = article(inner, head)
    assert (found.lead, found.body) == WANTED


@pytest.mark.parametrize(
    ("text", "site"),
    [
        (f"{LEAD} - Báo Ví Dụ", "Báo Ví Dụ"),
        (f"Báo Ví Dụ - {LEAD}", "Báo Ví Dụ"),
        (f"{LEAD} | BAOVIDU", "baovidu.vn"),
        (f"{LEAD} - vidu.gov.vn", ""),
        (f"{LEAD} - ViDu", ""),
    ],
)
def test_a_lead_of_the_metadata_loses_the_name_of_the_site(text: str, site: str) -> None:
    found = article(REST, described(text, site))
    assert (found.lead, found.body) == WANTED


@pytest.mark.parametrize("words", ["Thông tin chỉ đạo điều hành, thủ tục hành chính", "Tin tức và sự kiện trong tỉnh"])
def test_a_description_that_names_nothing_of_the_article_is_no_lead(words: str) -> None:
    assert article(REST, described(f"Báo Ví Dụ - {words}", "Báo Ví Dụ")).lead is None


@pytest.mark.parametrize("tail", ["", ".", "...", " - Một tên nào đó", " | Kênh 5"])
def test_the_first_paragraph_is_the_lead_where_the_description_repeats_or_extends_it(tail: str) -> None:
    found = article(f"<p>{LEAD}</p>{REST}", described(LEAD.rstrip(".") + tail))
    assert (found.lead, found.body) == WANTED


@pytest.mark.parametrize("name", ["introduction", "news-introduction"])
def test_what_introduces_the_text(name: str) -> None:
    found = article(f"<div class='{name}'>{LEAD}</div>{REST}")
    assert (found.lead, found.body) == WANTED


@pytest.mark.parametrize("name", ["lead", "summary", "entry-summary", "description", "introduction"])
def test_a_class_around_the_whole_text_makes_no_lead(name: str) -> None:
    found = article(f"<div class='{name}'>{REST}<p>{ONE} {TWO}</p></div>")
    assert found.lead is None
    assert found.body.startswith(ONE)
    short = article(f"<div class='{name}'><p>{ONE} {TWO}</p></div><p>Ghi chú ngắn</p>")
    assert short.body.startswith(ONE)


@pytest.mark.parametrize("name", ["image-description", "site-description", "author-summary"])
def test_descriptions_of_other_things_are_no_lead(name: str) -> None:
    assert article(f"<p class='{name}'>{LEAD}</p>{REST}").lead is None


SENTENCES = st.lists(st.sampled_from([LEAD, ONE, TWO, "Ngắn thôi.", "Mở đầu"]), min_size=1, max_size=3).map(" ".join)
MARKS = st.sampled_from(["", "...", " […]"])


@settings(max_examples=60, deadline=None)
@given(
    st.tuples(SENTENCES, MARKS).map("".join),
    st.lists(st.tuples(SENTENCES, MARKS).map("".join), min_size=1, max_size=4),
    st.sampled_from(["lead", "plain", "bold"]),
    st.tuples(SENTENCES, st.sampled_from(["", "...", " - Báo Ví Dụ"])).map("".join),
)
def test_the_body_never_begins_with_the_whole_lead(first: str, others: list[str], kind: str, description: str) -> None:
    opened, closed = {"lead": ("<p class=lead>", "</p>"), "plain": ("<p>", "</p>"), "bold": ("<p><b>", "</b></p>")}[
        kind
    ]
    body = "".join(f"<p>{text}</p>" for text in others)
    page = f"<title>{TITLE}</title><h1>{TITLE}</h1><div>26/05/2022</div>{opened}{first}{closed}{body}<p>{TWO}</p>"
    found = parse_bytes((described(description) + page).encode(), url="http://vidu.gov.vn/tin/a.html")
    assert isinstance(found, Article)
    if found.lead:
        assert found.body.split("\n\n")[0] != found.lead
        assert not found.body.startswith(f"{found.lead} ")


@pytest.mark.parametrize(
    ("following", "left"),
    [
        ("Đến dự có lãnh đạo huyện và bà con trong xã.", "Đến dự có lãnh đạo huyện và bà con trong xã."),
        ("do huyện tổ chức tại xã.", None),
    ],
)
def test_a_lead_without_a_full_stop_is_cut_off_only_where_a_sentence_follows(following: str, left: str | None) -> None:
    lead = "Sáng 12/5, hàng trăm bà con nông dân đã tham gia ngày hội xuống đồng đầu năm"
    whole = f"{lead} {following}"
    assert article(f"<p class=lead>{lead}</p><p>{whole}</p>{REST}").body.startswith(left or whole)


def test_the_name_behind_a_half_sentence_stays_with_it() -> None:
    lead = "Sáng 12/5, hàng trăm bà con nông dân đã tham gia ngày hội xuống đồng đầu năm ở huyện"
    whole = f"{lead} Cầu Ngang do huyện tổ chức."
    assert article(f"<p class=lead>{lead}</p><p>{whole}</p>{REST}").body.startswith(whole)


@pytest.mark.parametrize("line", [TITLE.upper(), TITLE, f"{TITLE}."])
@pytest.mark.parametrize("tail", ["", " - Báo điện tử Ví Dụ", " | vidu.net"])
def test_a_first_line_that_repeats_the_title_is_dropped(line: str, tail: str) -> None:
    found = article(f"<h2>{line}</h2>{REST}", title=TITLE + tail)
    assert TITLE.casefold() not in found.body.casefold()
    assert found.body.endswith(TWO)


def test_a_first_line_that_only_begins_like_the_title_stays() -> None:
    found = article(f"<h2>{TITLE}</h2>{REST}", title=f"{TITLE} nối hai xã")
    assert found.body.startswith(TITLE)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("<p class='author_mail'><strong>Anh Minh</strong></p>", "Anh Minh"),
        ("<p class='tac-gia'>Anh Minh</p>", "Anh Minh"),
        ("<div id='lblAuthor'><span>Chị Lan</span></div>", "Chị Lan"),
        ("<p style='text-align:right'>Lê Phương</p>", "Lê Phương"),
        ("<p class='author'>admin</p>", None),
        ("<p>Anh Minh</p>", None),
    ],
)
def test_a_last_line_that_its_class_calls_the_author(line: str, byline: str | None) -> None:
    found = article(f"{REST}{line}")
    assert found.byline == byline
    if byline:
        assert found.body == f"{ONE}\n\n{TWO}"


def test_an_authors_class_around_the_whole_text_signs_nothing() -> None:
    found = article(f"<div class='author-post'>{REST}{REST}<p>Anh Minh</p></div>")
    assert found.byline is None
    assert found.body.endswith("Anh Minh")
