"""Labels of who told, translated, or where it is from; and what they lead."""

from __future__ import annotations

import json

import pytest

from archive.article import Article
from crawler.clean.besides import with_colon
from tests.crawler.families.skins_kit import DAY
from tests.crawler.families.written import LEAD, TEXT, TITLE, TWO, article

BODY = TEXT.strip()


@pytest.mark.parametrize("said", ["Báo Ví Dụ đưa tin: 520 suất quà", "Đài Truyền thanh xã viết bài: Mùa vàng đã về"])
def test_who_tells_what_is_text_and_nobody(said: str) -> None:
    for page in (f"<div><h1>{TITLE}</h1>{DAY}<div><p>{said}</p><p>{TEXT}</p><p>{TEXT}</p></div></div>",):
        found = article(page)
        assert (found.byline, found.body) == (None, f"{said}\n\n{BODY}\n\n{BODY}")


def test_a_label_behind_another_leaves_the_first_what_it_is_of() -> None:
    line = "Thực hiện: Lê Thị Hà; viết bài: Trần Nam"
    found = article(f"<div><h1>{TITLE}</h1>{DAY}<div><p>{TEXT}</p><p>{TEXT}</p><p><b>{line}</b></p></div></div>")
    assert ([author.name for author in found.authors], found.body) == (["Lê Thị Hà", "Trần Nam"], f"{BODY}\n\n{BODY}")


@pytest.mark.parametrize("label", ["Người đưa tin", "Người viết bài", "Tin bài", "Bài viết"])
def test_the_label_of_who_tells_names_somebody(label: str) -> None:
    page = f"<div><h1>{TITLE}</h1>{DAY}<div><p>{TEXT}</p><p>{TEXT}</p><p>{label}: Lê Thị Hà</p></div></div>"
    found = article(page)
    assert (found.byline, found.body) == ("Lê Thị Hà", f"{BODY}\n\n{BODY}")


@pytest.mark.parametrize(
    "account", ["Tài khoản: Quỹ Vì người nghèo tỉnh Ví Dụ", "Số tài khoản: 3714.0.1057 - Quỹ Vì người nghèo"]
)
def test_an_account_for_gifts_is_text_where_the_author_stands(account: str) -> None:
    end = f"<p class=author>{account}</p>"
    found = article(f"<div><h1>{TITLE}</h1>{DAY}<div><p>{TEXT}</p><p>{TEXT}</p>{end}</div></div>")
    assert (found.byline, found.body) == (None, f"{BODY}\n\n{BODY}\n\n{account}")


def test_what_a_desk_does_is_its_name() -> None:
    text = f"<div><p>{TEXT}</p><p>{TWO}</p><p align=right><b>BAN BIÊN TẬP</b></p></div>"
    assert [each.name for each in article(f"<h1>{TITLE}</h1><p>19/06/2025</p>{text}").authors] == ["BAN BIÊN TẬP"]


def test_who_translated_is_named_behind_the_english_word() -> None:
    assert with_colon("Translated by Ngoc Lan") == "Translated by: Ngoc Lan"
    assert with_colon("Translated by the office") == "Translated by the office"


def shell(below: str, content: str) -> Article:
    post = {"title": TITLE, "slug": "mua-vang-4711", "content": content, "publishedAt": "2026-06-04T02:20:00.000Z"}
    data = json.dumps({"props": {"pageProps": {"post": {**post, "id": 5}}}}, ensure_ascii=False)
    shown = f"<h1>{TITLE}</h1><div>09:20, 04/06/2026</div><div>{content}</div>{below}"
    return article(f"<div id=__next>{shown}</div><script id=__NEXT_DATA__ type='application/json'>{data}</script>")


def test_who_wrote_stands_below_the_text_that_is_shown_and_in_no_record() -> None:
    text = f"<p>{TEXT}</p><p>{TWO}</p>"
    found = shell("<p>Tác giả: Phòng Quản lý thương mại</p>", text)
    assert found.byline == "Phòng Quản lý thương mại"
    assert shell("<p>Mọi ý kiến xin gửi về sở.</p>", text).byline is None


HEAD = f"<h1 class=title>{TITLE}</h1><div class=ngay>19/11/2021 10:15</div>"


@pytest.mark.parametrize("sign", ["Lê Minh Tú (Theo TTXVN)", "Lê Minh Tú - Theo TTXVN"])
def test_the_source_behind_a_name(sign: str) -> None:
    found = article(f"{HEAD}<p>{LEAD}</p><p>{TEXT}</p><p align=right><b>{sign}</b></p>")
    assert (found.byline, found.source) == ("Lê Minh Tú", "TTXVN")
    agency = article(f"{HEAD}<p>{LEAD}</p><p>{TEXT}</p><p align=right><b>Lê Minh Tú/TTXVN</b></p>")
    assert agency.source is None, "where one works"


WORDPRESS = "<meta name=generator content='WordPress 6.2'>"


@pytest.mark.parametrize("label", ["Nguồn", "NGUỒN"])
def test_the_label_of_a_source_may_touch_it(label: str) -> None:
    told = f"<span>{label}</span><a href=//b.example>Báo Ấp Bắc</a>"
    box = f"<div class=td-post-source-via><div class=td-post-small-box>{told}</div></div>"
    text = f"<div class=td-post-content><p>{TEXT}</p><p>{TEXT}</p></div>"
    inside = f"<article class=type-post><h1 class=entry-title>{TITLE}</h1>{text}<footer>{box}</footer></article>"
    found = article(inside, head=WORDPRESS, body="class='single single-post'")
    assert (found.source, found.byline) == ("Báo Ấp Bắc", None)


def test_a_theme_has_a_box_for_the_source_below_the_tags() -> None:
    source = "<div class=td-post-small-box><span>Nguồn</span><a href=//b.example>Báo Nhân Dân</a></div>"
    box = f"<div class=td-post-source-via>{source}</div>"
    time = "<time class=entry-date datetime=2021-09-18>18/09/2021</time>"
    text = f"<div class=td-post-content><p>{TEXT}</p><p>{TEXT}</p></div>"
    inside = f"<article class=type-post><h1 class=entry-title>{TITLE}</h1>{time}{text}<footer>{{}}</footer></article>"
    single = "class='single single-post'"
    assert article(inside.format(box), head=WORDPRESS, body=single).source == "Báo Nhân Dân"
    assert article(inside.format(""), head=WORDPRESS, body=single).source is None
