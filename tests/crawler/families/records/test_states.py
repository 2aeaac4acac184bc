"""Pages of which scripts show the text: read from the state that they are sent with."""

from __future__ import annotations

import json

import pytest

from archive.article import Article, Reject
from crawler.families.flight import Flight, unflattened
from crawler.families.json_record import EMBEDDED
from crawler.families.json_record import rows as rows_of
from crawler.parse import parse_bytes
from tests.crawler.families.page_kit import BOTH, ONE, TEXT, TITLE, TWO

SECOND = "Trang phục của bà con được may từ vải dệt tay, mỗi bộ mất cả tháng trời mới xong, giá vài triệu đồng."
STATE = {
    "lang": "vi",
    "page": {"detail": {"title": TITLE, "sapo": SECOND, "content": TEXT, "publishDate": "2024-12-05T14:20:00+07:00"}},
}
OBJECT = json.dumps(STATE, ensure_ascii=False)


def shell(script: str, mount: str = "<div id=app></div>") -> Article | Reject:
    page = f"<html><head><title>{TITLE}</title></head><body>{mount}<script>{script}</script><script src=/a.js></script>"
    return parse_bytes(page.encode(), url="http://vidu.gov.vn/tin-tuc/le-hoi-8f2")


@pytest.mark.parametrize("mount", ["<div id=app></div>", "<main><div id='root'> </div></main>"])
@pytest.mark.parametrize(
    "script",
    [
        f"window.__INITIAL_STATE__={OBJECT};(function(){{}})();",
        f"window.__PRELOADED_STATE__ = {OBJECT}",
        f"window.__DATA__ = JSON.parse({json.dumps(OBJECT)})",
    ],
)
def test_a_script_made_page_is_read_from_its_state(script: str, mount: str) -> None:
    found = shell(script, mount)
    assert isinstance(found, Article)
    assert (found.title, found.lead, found.body) == (TITLE, SECOND, f"{ONE}\n\n{TWO}")
    assert found.published_at == "2024-12-05T14:20:00+07:00"


@pytest.mark.parametrize(
    "script",
    ["window.__INITIAL_STATE__={};", "window.__STATE__={a:1}", "window.__STATE__=" + "[" * 5000, f"var state={OBJECT}"],
)
def test_a_state_without_an_article_leaves_the_shell_empty(script: str) -> None:
    found = shell(script)
    assert isinstance(found, Reject)
    assert found.reason == "script-only"


def sent(*rows: str) -> Article | Reject:
    calls = "".join(f"<script>self.__next_f.push({json.dumps([1, row])})</script>" for row in rows)
    head = f"<title>{TITLE}</title><script src=/_next/static/a.js></script>"
    page = f"<html><head>{head}</head><body><p>Đang tải...</p>{calls}"
    return parse_bytes(page.encode(), url="http://vidu.gov.vn/blogs/le-hoi")


ROW = {
    "title": TITLE,
    "slug": "le-hoi",
    "summary": SECOND,
    "content": "$1a",
    "publishedAt": "$D2025-08-11T02:15:00.000Z",
}
LONG = f"1a:T{len(TEXT.encode()):x},{TEXT}"
RECORD = f'5:["$","$L6",null,{{"article":{json.dumps(ROW, ensure_ascii=False)}}}]\n'


@pytest.mark.parametrize("rows", [(LONG, RECORD), (RECORD + LONG,), ("0:[]\n", RECORD[:60], RECORD[60:], LONG)])
def test_a_page_that_is_sent_row_by_row_is_read(rows: tuple[str, ...]) -> None:
    found = sent(*rows)
    assert isinstance(found, Article)
    assert (found.title, found.lead, found.body) == (TITLE, SECOND, f"{ONE}\n\n{TWO}")
    assert found.published_at == "2025-08-11T09:15:00+07:00"


@pytest.mark.parametrize("row", ["5:[]\n", "5:{", "1a:Tfffffff,x", "no row", "", RECORD, LONG])
def test_rows_without_a_whole_article_are_none(row: str) -> None:
    found = sent(row)
    assert isinstance(found, Reject) or found.body == ""


LEAD = "Trang phục của bà con được may từ vải dệt tay, mỗi bộ mất cả tháng trời mới xong, giá vài triệu đồng."


def nuxt(values: object) -> Article | Reject:
    data = f"<script type=application/json id=__NUXT_DATA__>{json.dumps(values, ensure_ascii=False)}</script>"
    page = f"<html><head><title>{TITLE}</title></head><body><div id=__nuxt></div>{data}"
    return parse_bytes(page.encode(), url="http://vidu.gov.vn/tin/le-hoi")


def test_values_that_are_written_once_are_put_together() -> None:
    row = {"title": 3, "summary": 4, "content": 5, "publishedAt": 6, "views": 7, "category": 8}
    when = "2025-03-01T08:00:00+07:00"
    found = nuxt([["Reactive", 1], {"news": 2}, row, TITLE, LEAD, TEXT, ["Date", when], 91, {"name": 9}, "Văn hóa"])
    assert isinstance(found, Article)
    assert (found.title, found.lead, found.body) == (TITLE, LEAD, f"{ONE}\n\n{TWO}")
    assert (found.published_at, found.views, found.section) == (when, 91, ["Văn hóa"])


@pytest.mark.parametrize(
    "values", [[], {}, [{"title": 99}], [{"title": 0, "content": 0}], [[1], {"content": "x"}], [1]]
)
def test_values_without_an_article_are_none(values: object) -> None:
    assert isinstance(nuxt(values), Reject)


UNTITLED = {"title": 1, "content": 1}
NEWS = [{"title": 1, "content": 2}, TITLE, TEXT]


@pytest.mark.parametrize(
    "values",
    [
        [UNTITLED, ["Ref", 1]],
        [UNTITLED, ["Ref", 2], ["Reactive", 1]],
        [UNTITLED, ["Ref", True], ["Ref", -1], ["Ref", [1]], ["Ref"]],
        [{"title": 0, "content": 0, "x": 0}],
        [[0] * 5000, {"title": 0, "content": 0}],
        [[0] * 400] + [{"title": 0, "content": 0}] * 400,
        [{f"k{at}": 0 for at in range(300)} | {"title": 0, "content": 0}] * 20,
        [{"title": 1, "content": 1}, " <b>" + TEXT * 1000] + [{"title": 1, "content": 1}] * 4000,
        [[["Ref", 0], 0, 0] * 500, *NEWS],
    ],
)
def test_values_that_name_themselves_come_to_an_end(values: object) -> None:
    made = json.dumps(unflattened(values), ensure_ascii=False)
    assert len(made) < 5_000_000
    assert isinstance(nuxt(values), Reject)


def test_a_value_in_wrappers_is_read_beside_one_that_names_itself() -> None:
    row = {"title": 1, "content": 3, "category": 6, "tags": 9, "publishedAt": 10}
    wrapped = [["ShallowRef", 2], TITLE, ["Ref", 4], ["Reactive", 5], TEXT, ["Ref", 7], {"name": 8}, "Văn hóa"]
    found = nuxt([row, *wrapped, ["Ref", 9], "2025-03-01T08:00:00+07:00"])
    assert isinstance(found, Article)
    assert (found.title, found.body, found.section, found.tags) == (TITLE, f"{ONE}\n\n{TWO}", ["Văn hóa"], [])


def test_one_text_that_many_rows_name_is_not_put_together_for_each() -> None:
    rows = [{"title": "$1", "content": "$1", "publishedAt": "2025-03-01"}] * 3000
    text = TEXT * 200
    sent = f"1:T{len(text.encode()):x},{text}2:{json.dumps(rows)}\n"
    flight = Flight(f"self.__next_f.push({json.dumps([1, sent])})")
    made = [flight.whole(row) for document in flight.documents for row in rows_of(document, EMBEDDED)]
    assert made[0]["content"] == text
    assert sum(len(row["content"]) for row in made) < 5_000_000


OWN_MENU = (
    "<ul><li><a href=/>Trang chủ</a></li><li><a href=/gt>Giới thiệu</a></li><li><a href=/tin>Tin tức</a></li></ul>"
)
# --- what Angular's server leaves for its script

SENT_ROW = {
    "id": 7,
    "title": TITLE,
    "summary": f"{ONE} Lễ.",
    "content": TEXT,
    "publishedDate": "2022-05-25T16:40:00",
    "viewCount": 640,
}


def left(script: str, text: str, inside: str = "") -> Article | Reject:
    page = (
        f"<html><head><title>{TITLE}</title></head><body><app-root>{OWN_MENU}{inside}</app-root>"
        f"<script id={script} type=application/json>{text}</script></body></html>"
    )
    return parse_bytes(page.encode(), url="http://vidu.gov.vn/tin/le-hoi")


LEFT_STATE = json.dumps({"G.json.http://vidu.gov.vn/api/tin": {"body": {"data": SENT_ROW}}}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("script", "text"),
    [
        ("serverApp-state", LEFT_STATE.replace("&", "&a;").replace('"', "&q;").replace("<", "&l;").replace(">", "&g;")),
        ("ng-state", LEFT_STATE.replace("<", "\\u003C")),
    ],
)
def test_the_state_of_a_page_that_its_server_has_not_drawn(script: str, text: str) -> None:
    found = left(script, text)
    assert isinstance(found, Article), found
    assert (found.title, found.body, found.views) == (TITLE, BOTH, 640)
    assert found.published_at == "2022-05-25T16:40:00+07:00"
    drawn = left(script, text, f"<h1>{TITLE}</h1><p>24/05/2022</p>{TEXT}")
    assert isinstance(drawn, Article), drawn
    assert (drawn.parser.family, drawn.body, drawn.published_at) == ("generic", BOTH, "2022-05-24")


def test_the_state_of_another_article_is_not_the_pages() -> None:
    assert isinstance(
        left("ng-state", LEFT_STATE.replace(TITLE, "Khai mạc lễ hội hoa").replace("<", "\\u003C")), Reject
    )
