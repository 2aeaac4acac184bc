"""Paragraphs that an editor has cut into runs stay whole; small things that touch stay things of their own."""

from __future__ import annotations

import itertools
import random
import re

import pytest

from archive.article import Article
from crawler.parse import parse_bytes

TITLE = "Hội nghị đánh giá chỉ số cải cách hành chính của các huyện"
LEAD = "Chiều 5-1, lãnh đạo UBND huyện chủ trì hội nghị về cải cách hành chính, có các xã tham dự."
TEXTS = (
    "Căn cứ quyết định ban hành ngày 20/11/2026, từ 01/01/2027 đến 30-6-2027 huyện thực hiện 02 đợt kiểm tra.",
    "Ngày 21/11/2026, tại hội nghị ông Nguyễn Văn Ngà, Chủ tịch UBND huyện, các ngành và (theo kế hoạch) 24 xã ký.",
    "Trong đó có 61 dự án với tổng vốn 29.542 tỷ đồng và 108 dự án trong nước với tổng vốn 55.607 tỷ đồng; giải quyết "
    "việc làm cho 35.000 lao động.",
)
IMAGE = "<div class=anh><img src=/a.jpg alt=''></div>"
FRAMES = {
    "paragraphs": "<div class=noi-dung>" + "".join(f"<p>{{{at}}}</p>" for at in range(4)) + "</div>",
    "breaks beside a picture": f"<div class=noi-dung>{{0}}<br><br>{{1}}<br><br>{IMAGE}{{2}}<br><br>{{3}}{IMAGE}</div>",
    "divs": "<div class=noi-dung>" + "".join(f"<div>{{{at}}}</div>" for at in range(4)) + "</div>",
    "a table of old": f"<table><tr><td>{{0}}<br><br>{{1}}{IMAGE}{{2}}<br><br>{{3}}</td></tr></table>",
}
RUNS = [("<span>", "</span>"), ("<b>", "</b>"), ("<i>", "</i>"), ("<font size=2>", "</font>"), ("", "")]
SPACES = ("{} ", " {}", "{}&nbsp;", "\u200b {}")


def cut(text: str, chance: random.Random) -> str:
    """The text in runs of some words each; the space between two stands in one of them."""
    words, runs = text.split(" "), list[str]()
    while words:
        several, words = words[: (most := chance.randint(1, 7))], words[most:]
        space = chance.choice(SPACES) if runs or words else "{}"
        runs.append(" ".join(several))
        if space.startswith("{}") and words:
            runs[-1] = space.format(runs[-1])
        elif words:
            words[0] = space.format(words[0])
    before = ""
    said = []
    for run in runs:
        before = chance.choice([each for each, _ in RUNS if each or before])
        said.append(f"{before}{run}{dict(RUNS)[before]}")
    return "".join(said)


def parsed(body: str) -> Article:
    page = f"<title>{TITLE} - Cổng thông tin</title><h1>{TITLE}</h1><div class=ngay>21/11/2026 08:15</div>{body}"
    found = parse_bytes(page.encode(), url="http://vidu.gov.vn/tin/hoi-nghi-12.html")
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize(("frame", "seed"), [*itertools.product(FRAMES, range(8))])
def test_a_paragraph_in_runs_is_one_paragraph(frame: str, seed: int) -> None:
    chance = random.Random(seed)
    whole = parsed(FRAMES[frame].format(LEAD, *TEXTS))
    runs = parsed(FRAMES[frame].format(*(cut(text, chance) for text in (LEAD, *TEXTS))))
    assert all(text in whole.body for text in TEXTS)
    assert (runs.lead, runs.body, runs.published_at) == (whole.lead, whole.body, whole.published_at)


@pytest.mark.parametrize("space", ["", " ", "&nbsp;"])
@pytest.mark.parametrize("name", ["Kim Loan", "Nguyễn Thị Thu Hà"])
def test_small_things_beside_the_text_are_no_words_of_it(space: str, name: str) -> None:
    facts = f"<span>Tác giả: {name}{space}</span><span>20/11/2026{space}</span><span>Lượt xem: 35</span>"
    found = parsed(f"<div class=noi-dung>{facts}{''.join(f'<p>{text}</p>' for text in (LEAD, *TEXTS))}</div>")
    assert (found.byline, found.views) == (name, 35)
    assert "Lượt xem" not in f"{found.lead} {found.body}"


FACTS = (
    ["Lê Hà", "21/11/2026", "35 lượt xem"],
    ["Thứ Bảy,", "21/11/2026", "35 lượt xem"],
    ["08:15 - 21/11/2026", "Đã xem 35 lần", "Cỡ chữ A- A+"],
    ["Thứ Bảy, ngày 21 tháng 11 năm 2026, 08 giờ 15 phút", "35 lượt xem"],
)


@pytest.mark.parametrize("facts", FACTS, ids=" ".join)
@pytest.mark.parametrize("run", ["<span>{} </span>", "<b> {}</b>", "<font>{}&nbsp;</font>"])
def test_facts_in_the_line_of_a_title_are_none_of_its_runs(facts: list[str], run: str) -> None:
    line = run.format(TITLE) + "".join(map(run.format, facts))
    text = "".join(f"<p>{each}</p>" for each in (LEAD, *TEXTS))
    page = f"<title>{TITLE}</title><div class=a>{line}<div class=noi-dung>{text}</div></div>"
    found = parse_bytes(page.encode(), url="http://vidu.gov.vn/tin/hoi-nghi-12.html")
    assert isinstance(found, Article), found
    assert (found.title, (found.published_at or "")[:10], found.views) == (TITLE, "2026-11-21", 35)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("(theo quyết định của <a href=/ct>Thủ tướng Chính phủ</a>", "<span>) huyện đã có 12 xã đạt chuẩn.</span>"),
        ("Huyện họp với <b>Sở Nội vụ</b>", "<i>, Sở Tài chính và các xã.</i>"),
        ("Đến dự có đại biểu các sở, các hội, <b>12 xã, </b>", "<i>3 phường</i><span> và 2 thị trấn</span>"),
        ("Hội nghị gồm <b>02</b>", f"<span> phiên chính: Phiên thứ nhất {TEXTS[0]}</span>"),
    ],
)
def test_a_sentence_goes_on_in_the_next_run(first: str, then: str) -> None:
    said = re.sub("<.*?>", "", first + then)
    found = parsed(f"<div class=noi-dung>{LEAD}<br><br>{first}{then}<br><br>{IMAGE}{TEXTS[0]}<br><br>{TEXTS[1]}</div>")
    assert said in found.body.split("\n\n")


@pytest.mark.parametrize("tag", ["app-highlight", "x-count", "my-em", "o:p"])
def test_words_in_an_element_that_a_framework_made_are_words_of_their_text(tag: str) -> None:
    marked = [text.replace(" huyện", f" <{tag}>huyện</{tag}>") for text in (LEAD, *TEXTS)]
    found, whole = (parsed(FRAMES["paragraphs"].format(*texts)) for texts in (marked, (LEAD, *TEXTS)))
    assert (found.lead, found.body) == (whole.lead, whole.body)


@pytest.mark.parametrize(
    "beside", ["<b>các</b> <{0}>huyện</{0}>", "<b><{0}>các huyện</{0}></b>", "<{0}>các huyện</{0}>"]
)
@pytest.mark.parametrize("tag", ["app-highlight", "x-count"])
def test_such_an_element_beside_other_runs_holds_words_too(tag: str, beside: str) -> None:
    first, second = "Đoàn kiểm tra làm việc với <i>các xã và</i>", "<i>về cải cách hành chính trong năm.</i>"
    run = f"{first} {beside.format(tag)} {second}"
    found = parsed(f"<div class=noi-dung><p>{TEXTS[0]}</p><p>{run}</p><p>{TEXTS[1]}</p></div>")
    assert re.sub("<.*?>", "", run) in found.body.split("\n\n")


@pytest.mark.parametrize("end", ["", " (ảnh)", "’", " xã"])
def test_a_paragraph_without_a_number_goes_on_however_it_ends(end: str) -> None:
    first = "Đội công tác đã bàn giao thiết bị cho các tổ công nghệ số cộng đồng và "
    runs = (first, "Ủy ban nhân dân ", f"các huyện{end}")
    line = "<span>{}</span><b>{}</b><span>{}</span>".format(*runs)
    found = parsed(f"<div class=noi-dung>{TEXTS[0]}<br><br>{line}{IMAGE}{TEXTS[1]}</div>")
    assert "".join(runs) in found.body.split("\n\n")


@pytest.mark.parametrize(
    "name", ["Thu Hà", "Theo TTXVN", "Tin tức - Sự kiện", "In bài viết", "» Chi tiết", "(Xem: Video)"]
)
def test_a_name_or_a_button_behind_a_title_in_bold_is_none_of_its_words(name: str) -> None:
    head = f"<div><b>{TITLE}</b><span> {name}</span><div>20/11/2026 14:05</div></div>"
    page = f"<title>Sở Tài chính</title>{head}<div>{''.join(f'<p>{text}</p>' for text in TEXTS)}</div>"
    found = parse_bytes(page.encode(), url="http://vidu.gov.vn/tin/hoi-nghi-12.html")
    assert isinstance(found, Article), found
    assert found.title == TITLE


@pytest.mark.parametrize("around", ["span", "font", "p"])
def test_such_elements_one_right_behind_another_stand_in_lines_of_their_own(around: str) -> None:
    facts = "".join(f"<x-cell>{fact}</x-cell>" for fact in ("Ngày đăng: 21/11/2026 08:15", "Lượt xem: 35", "Thu Hà"))
    texts = "".join(f"<x-text>{text}</x-text>" for text in TEXTS)
    found = parsed(f"<{around}>{facts}</{around}><div class=noi-dung><{around}>{texts}</{around}></div>")
    assert ([author.name for author in found.authors], found.views) == (["Thu Hà"], 35)
    assert found.body.split("\n\n") == list(TEXTS)


@pytest.mark.parametrize(
    "runs",
    [
        (
            "Đội công tác đã bàn giao thiết bị cho các tổ công nghệ số cộng đồng ",
            "trong năm 2025 ",
            "và quý I năm 2026",
        ),
        ("Huyện đã phân bổ vốn cho các xã trong kế hoạch đầu tư công của ", "năm 2025 ", "là 35 tỷ đồng"),
        (
            "Quyết định số 45/QĐ-UBND của huyện có hiệu lực kể từ ngày 0",
            "1/01/2027 và thay thế các quy định trước đây.",
        ),
        ("Đoàn công tác của tỉnh làm việc tại huyện vào sáng 1", "2/5/2026, có các sở cùng dự."),
        ("Toàn huyện có 1", "2 xã đạt chuẩn nông thôn mới, trong đó có 3 xã đạt chuẩn nâng cao và một xã kiểu mẫu."),
        ("Cả năm cổng có 1.", "250 lượt xem mỗi ngày, người dân đọc 35 tin và tải về máy 12 văn bản của huyện."),
        ("Từ ngày 15/3", "/2026 người dân nộp hồ sơ ngay tại Trung tâm Phục vụ hành chính công của xã."),
        ("Từ ngày ", "5/3/2026", " các xã đã nhận hồ sơ của người dân đến 15/3/2026 tại Trung tâm (ảnh)"),
    ],
)
def test_a_paragraph_goes_on_behind_and_within_a_number(runs: tuple[str, ...]) -> None:
    line = "".join(f"<{tag}>{run}</{tag}>" for tag, run in zip(("span", "b", "span"), runs, strict=False))
    found = parsed(f"<div class=noi-dung>{TEXTS[0]}<br><br>{line}{IMAGE}{TEXTS[1]}</div>")
    assert "".join(runs) in found.body.split("\n\n")


@pytest.mark.parametrize("count", ["Đã xem: 37", "Lượt xem: 1.037", "Lượt đọc : 37"])
def test_a_line_of_facts_ends_with_its_count(count: str) -> None:
    facts = f"<span class=ngaydang><b>Ngày</b> Thứ Bảy, 21/11/2026 08:15  {count}</span><b>  {LEAD}</b>"
    text = f"{TEXTS[0]}<br><br>{TEXTS[1]}"
    page = f"<title>{TITLE}</title><div><div class=a>{TITLE}</div>{facts}<div id=noi-dung>{text}</div></div>"
    found = parse_bytes(page.encode(), url="http://vidu.gov.vn/tin/hoi-nghi-12.html")
    assert isinstance(found, Article), found
    assert (found.lead, found.views) == (LEAD, int("".join(filter(str.isdigit, count))))


@pytest.mark.parametrize("run", ["<span>{}</span>", "<b>{}</b> ", "<i> {}</i>"])
def test_a_count_before_other_facts_parts_them_not(run: str) -> None:
    facts = "".join(map(run.format, ("Lượt xem: 509", "Cỡ chữ", "Tác giả: Thu Hà", "08:15 - 21/11/2026")))
    text = "".join(f"<p>{each}</p>" for each in TEXTS)
    page = f"<title>{TITLE}</title><h1>{TITLE}</h1><p>{facts}</p><div>{text}</div>"
    found = parse_bytes(page.encode(), url="http://vidu.gov.vn/tin/hoi-nghi-12.html")
    assert isinstance(found, Article), found
    assert ((found.published_at or "")[:10], found.views, found.byline) == ("2026-11-21", 509, "Thu Hà")


def test_a_count_in_a_sentence_parts_it_not() -> None:
    runs = ("Cuộc thi kéo dài đến hết tháng, video đứng đầu có lượt xem: ", "5.000 ", "Ban tổ chức sẽ trao giải")
    line = "<b>{}</b><i>{}</i><span>{}</span>".format(*runs)
    found = parsed(f"<div class=noi-dung><p>{TEXTS[0]}</p><p>{line}</p><p>{TEXTS[1]}</p></div>")
    assert "".join(runs) in found.body.split("\n\n")
