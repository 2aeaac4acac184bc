"""Articles as JSON, and pages that scripts fill from one."""

from __future__ import annotations

import html
import json

import pytest

from archive.article import Article, Reject
from crawler.parse import parse_bytes

P = "Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân trong năm nay."
BODY = (
    f"<p>{P}</p><p style='text-align:center'><img src='/u/a.jpg'></p>"
    "<p style='text-align:center'><em>Quang cảnh lễ</em></p>"
    f"<p>{P.replace('Huyện', 'Thị xã')}</p><p style='text-align:right'><b>Bá Thi</b></p>"
)
LEAD = "Sáng 12/5, huyện khởi công tuyến đường nối hai xã vùng sâu sau nhiều năm chờ đợi."
JSON = {"content-type": "application/json; charset=utf-8"}


def parse(data: object, url: str, headers: dict[str, str] | None = None) -> Article | Reject:
    return parse_bytes(json.dumps(data, ensure_ascii=False).encode(), url=url, headers=headers or JSON)


def is_whole(found: Article | Reject) -> bool:
    """Whether the record has what ``BODY`` and ``LEAD`` say."""
    assert isinstance(found, Article), found
    assert [image.caption for image in found.images] == ["Quang cảnh lễ"]
    assert (found.title, found.lead, found.byline) == ("Khởi công tuyến đường", LEAD, "Bá Thi")
    return found.body.startswith(P) and "<" not in found.body


@pytest.mark.parametrize("escaped", [False, True])
@pytest.mark.parametrize("wrap", [lambda row: row, lambda row: {"data": [row], "recordsTotal": 1}])
def test_a_row_of_a_sharepoint_service(wrap: object, *, escaped: bool) -> None:
    row = {
        "ID": 7,
        "Title": "Khởi công tuyến đường##",
        "DescriptionNews": LEAD,
        "ContentNews": html.escape(BODY) if escaped else BODY,
        "CreatedDate": "2025-06-30T19:02:21",
        "CreatedBy": "quantri",
    }
    assert callable(wrap)
    found = parse(wrap(row), "http://vidu.gov.vn/Lists/KinhTe/View_Detail.aspx?ItemID=7")
    assert is_whole(found)
    assert isinstance(found, Article)
    assert (found.id, found.parser.family) == ("vidu.gov.vn:lists.kinhte:7", "sharepoint-json")
    assert (found.published_at, found.images[0].url) == ("2025-06-30T19:02:21+07:00", "http://vidu.gov.vn/u/a.jpg")


def test_rows_of_one_service_are_several_articles() -> None:
    ids = set()
    for number in (7, 8):
        row = {"ID": number, "Title": "Tin", "ContentNews": BODY, "CreatedDate": "2025-06-30T19:02:21"}
        found = parse({"data": [row]}, "http://vidu.gov.vn/APIVP/api/DSTinTuc/QUERYDATA")
        assert isinstance(found, Article)
        ids.add(found.id)
    assert ids == {"vidu.gov.vn:apivp.api.dstintuc:7", "vidu.gov.vn:apivp.api.dstintuc:8"}


ENTRY = {"ID": 8, "Title": "Tin khác", "DescriptionNews": LEAD, "CreatedDate": "2025-06-29T19:02:21"}
WHOLE = {"ID": 7, "Title": "Khởi công tuyến đường", "ContentNews": BODY, "CreatedDate": "2025-06-30T19:02:21"}


@pytest.mark.parametrize(
    "answer", [{"data": [WHOLE, ENTRY]}, [ENTRY, WHOLE], {"d": {"results": [WHOLE, ENTRY | {"ID": 9}]}}]
)
def test_a_list_of_which_one_row_alone_has_its_text_is_a_listing(answer: object) -> None:
    found = parse(answer, "http://vidu.gov.vn/APIVP/api/DSTinTuc/QUERYDATA")
    assert isinstance(found, Reject)
    assert found.reason == "listing"


@pytest.mark.parametrize(
    ("answer", "url"),
    [
        ({"data": WHOLE, "others": [ENTRY, ENTRY | {"ID": 9}]}, "http://vidu.gov.vn/api/tin?id=7"),
        ({"data": [WHOLE], "others": [ENTRY]}, "http://vidu.gov.vn/api/tin"),
        ({"data": [WHOLE, ENTRY]}, "http://vidu.gov.vn/Lists/KinhTe/View_Detail.aspx?ItemID=7"),
    ],
)
def test_an_article_beside_a_list_or_asked_for_by_its_number_is_one(answer: object, url: str) -> None:
    found = parse(answer, url)
    assert isinstance(found, Article)
    assert (found.title, found.body.startswith(P)) == ("Khởi công tuyến đường", True)


@pytest.mark.parametrize("published", ["PublishTime", "CreatedTime"])
@pytest.mark.parametrize("wrap", ["", "Data"])
def test_an_answer_of_a_dnn_module(published: str, wrap: str) -> None:
    row = {"Id": 99, "Name": "Khởi công tuyến đường", "Description": f"<p>{LEAD}</p>", "FullContent": BODY}
    row[published] = "2026-01-19T08:50:00"
    found = parse(
        {wrap: row, "success": True} if wrap else row, "http://vidu.gov.vn/DesktopModules/cmsview/api/getbyid?id=99"
    )
    assert is_whole(found)
    assert isinstance(found, Article)
    assert (found.id, found.published_at, found.parser.family) == (
        "vidu.gov.vn:99",
        "2026-01-19T08:50:00+07:00",
        "dnn-json",
    )


@pytest.mark.parametrize(
    ("address", "ident"),
    [("getbyid?id=99", ":99"), ("getbyid?Id=99&lang=vi", ":99"), ("getbyslug?slug=khoi-cong", None)],
)
def test_an_answer_without_a_number_is_known_by_what_was_asked_for(address: str, ident: str | None) -> None:
    row = {"Name": "Khởi công tuyến đường", "Description": LEAD, "FullContent": BODY}
    row["PublishTime"] = "2026-01-19T08:50:00"
    url = f"http://vidu.gov.vn/DesktopModules/cmsview/api/{address}"
    found = parse({"Data": row}, url)
    assert isinstance(found, Article)
    assert found.id.endswith(ident or found.id)
    assert is_whole(found)
    assert isinstance(parse({"ListData": [row]}, url), Reject)  # the only one of a list
    assert isinstance(parse({"Data": row}, "http://vidu.gov.vn/DesktopModules/cmsview/api/newest"), Reject)


def test_a_row_that_names_its_page() -> None:
    row = {
        "id": 5,
        "title": "Khởi công tuyến đường",
        "summary": LEAD,
        "content": BODY,
        "createdDate": "12/05/2022 08:15",
        "urlDetail": "http://vidu.gov.vn/-/details/37632/khoi-cong-tuyen-duong-141199571",
    }
    found = parse(
        {"items": [row], "totalPageNum": 1}, "http://vidu.gov.vn/chinh-tri?p_p_resource_id=loadPage&pageNum=1"
    )
    assert is_whole(found)
    assert isinstance(found, Article)
    assert (found.url, found.published_at) == (row["urlDetail"], "2022-05-12T08:15:00+07:00")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"ListData": [{"Id": 1, "Name": "A", "PublishTime": "2026-01-19T08:50:00"}] * 3}, "listing"),
        ({"data": [{"Title": "A", "ContentNews": "x", "CreatedDate": "2025-06-30T19:02:21"}] * 2}, "listing"),
        ({"data": []}, "not-html"),
        ({"Message": "An error has occurred."}, "not-html"),
        ([1, 2, {"a": None}], "not-html"),
    ],
)
def test_answers_that_are_no_article(data: object, reason: str) -> None:
    found = parse(data, "http://vidu.gov.vn/api/x")
    assert isinstance(found, Reject)
    assert found.reason == reason


@pytest.mark.parametrize("body", [b"{", b'{"Title": ', b"[Infographic] x", b"\xff\xfe{", b"[" * 5000])
def test_broken_json_is_no_crash(body: bytes) -> None:
    assert isinstance(parse_bytes(body, url="http://vidu.gov.vn/api/x", headers=JSON), Reject)


def shell(
    record: object, inner: str = "<div class=loading></div>", head: str = "<title>Khởi công tuyến đường</title>"
) -> bytes:
    data = json.dumps({"props": {"pageProps": record}}, ensure_ascii=False).replace("</", "<\\/")
    return (
        f"<html><head>{head}</head><body><header><span>Thứ Hai, 12/01/2026</span></header><div id=__next>{inner}</div>"
        f"<script id=__NEXT_DATA__ type=application/json>{data}</script></body></html>"
    ).encode()


RECORD = {
    "slug": "khoi-cong",
    "title": "Khởi công tuyến đường",
    "summary": LEAD,
    "content": BODY,
    "createdAt": "2022-05-25T01:00:00.000Z",
    "publishedAt": "2022-05-26T01:15:00.000Z",
    "viewCount": 2131,
    "tags": [{"name": "cầu đường"}, "hạ tầng"],
}


@pytest.mark.parametrize("key", ["post", "detail"])
def test_an_empty_shell_with_a_record(key: str) -> None:
    found = parse_bytes(shell({key: RECORD}), url="http://vidu.gov.vn/blogs/khoi-cong")
    assert is_whole(found)
    assert isinstance(found, Article)
    assert (found.parser.family, found.published_at) == ("next-shell", "2022-05-26T08:15:00+07:00")
    assert (found.views, found.tags) == (2131, ["cầu đường", "hạ tầng"])


def test_the_record_that_the_address_names() -> None:
    others = [{**RECORD, "slug": f"tin-{n}", "title": f"Tin khác số {n}"} for n in range(3)]
    found = parse_bytes(shell({"others": others, "post": RECORD}), url="http://vidu.gov.vn/blogs/khoi-cong")
    assert is_whole(found)


def test_a_printed_date_wins_over_the_record() -> None:
    inner = (
        "<div class=d_1x><h1 class=title_title__8sd>Khởi công tuyến đường</h1><span>Thứ Năm, 26/05/2022</span>"
        f"<p>{LEAD}</p><div class=content_content__1>{BODY}</div></div>"
    )
    found = parse_bytes(shell({"post": RECORD}, inner), url="http://vidu.gov.vn/blogs/khoi-cong")
    assert is_whole(found)
    assert isinstance(found, Article)
    assert found.published_at == "2022-05-26"


def test_a_shell_without_a_record_is_refused() -> None:
    page = (
        b"<html><head><title>x</title></head><body><noscript>You need to enable JavaScript</noscript>"
        b"<div id=__next></div>"
        b"<script src=/_next/static/main.js></script></body></html>"
    )
    found = parse_bytes(page, url="http://vidu.gov.vn/blogs/khoi-cong")
    assert isinstance(found, Reject)
    assert found.reason == "script-only"


ANSWER = {"ID": 7, "Title": "Khởi công", "ContentNews": BODY, "CreatedDate": "2025-06-30T19:02:21"}


@pytest.mark.parametrize("inner", [{}, {"ContentNews": ""}, {"ContentNews": BODY}])
def test_other_news_that_an_article_names_are_no_listing(inner: dict[str, str]) -> None:
    others = [{"ID": n, "Title": f"Tin {n}", "DescriptionNews": LEAD, "CreatedDate": "2025-06-01"} for n in (1, 2)]
    data = {"data": {**ANSWER, "Related": [{**other, **inner} for other in others]}}
    found = parse(data, "http://vidu.gov.vn/APIVP/api/DSTinTuc/QUERYDATA")
    assert isinstance(found, Article), found
    assert (found.id, found.title) == ("vidu.gov.vn:apivp.api.dstintuc:7", "Khởi công")


def test_other_news_beside_the_article_are_no_listing() -> None:
    other = {"ID": 1, "Title": "Tin", "DescriptionNews": LEAD, "CreatedDate": "2025-06-01"}
    found = parse({"data": ANSWER, "related": [other, other]}, "http://vidu.gov.vn/api/x")
    assert isinstance(found, Article), found
    assert found.id == "vidu.gov.vn:api:7"


@pytest.mark.parametrize(
    ("url", "is_article"),
    [
        ("/api/tin?id=7", True), ("/api/tin/7", True), ("/api/tin?slug=khoi-cong", True), ("/api/tin/khoi-cong", True),
        ("/api/tin?page=7", False), ("/api/tin", False), ("/api/tin?slug=tin", False), ("/api/chuyen-muc/2", False),
    ],
)  # fmt: skip
def test_of_a_list_the_record_that_the_address_asks_for_is_the_article(url: str, *, is_article: bool) -> None:
    """Beside it stand other news without their texts; a listing may have the text of its first row alone as well."""
    other = {"ID": 1, "Title": "Tin", "DescriptionNews": LEAD, "CreatedDate": "2025-06-01", "Slug": ["tin"]}
    found = parse({"data": [{**ANSWER, "Slug": "khoi-cong"}, other]}, f"http://vidu.gov.vn{url}")
    assert isinstance(found, Article) is is_article


def test_a_record_without_number_and_address_is_refused() -> None:
    found = parse({**ANSWER, "ID": None}, "http://vidu.gov.vn/api/x")
    assert isinstance(found, Reject)


@pytest.mark.parametrize(
    "names", [("created_at", "short_description"), ("published_at", "summary"), ("publish_date", "sapo")]
)
def test_a_state_whose_names_are_words_with_bars(names: tuple[str, str]) -> None:
    day, lead = names
    row = {"id": 5, "title": "Khởi công tuyến đường", lead: LEAD, "content_html": BODY, day: "2021-11-19 10:15:00"}
    page = (
        f"<html><body><div id=app></div><script>window.__STATE__={json.dumps({'article': row})}</script></body></html>"
    )
    found = parse_bytes(page.encode(), url="https://vidu.gov.vn/tin/khoi-cong-5")
    assert is_whole(found)
    assert isinstance(found, Article)
    assert found.published_at == "2021-11-19T10:15:00+07:00"


def test_a_state_of_a_menu_is_no_article() -> None:
    row = {"id": 5, "title": "Liên hệ", "content_type": "page", "menu_order": 3, "page_url": "/lien-he"}
    page = (
        f"<html><body><div id=app></div><script>window.__STATE__={json.dumps({'page': row})}</script><script src=/a.js>"
    )
    assert isinstance(parse_bytes(page.encode(), url="https://vidu.gov.vn/lien-he"), Reject)
