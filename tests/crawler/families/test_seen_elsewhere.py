"""What pages of other portals showed, and beside each what looks like it and is something else."""

from __future__ import annotations

import json

import pytest

from archive.article import Article, Reject
from crawler.parse import parse_bytes
from tests.crawler.families.page_kit import HEAD, ONE, TEXT, TITLE, TWO, article

SECOND = "Trang phục của bà con được may từ vải dệt tay, mỗi bộ mất cả tháng trời mới xong, giá vài triệu đồng."


def served(record: object, url: str = "http://vidu.gov.vn/api/getbyid?id=10442") -> Article | Reject:
    return parse_bytes(json.dumps(record, ensure_ascii=False).encode(), url=url)


@pytest.mark.parametrize("name", ["AuthorName", "tacGia", "butDanh"])
@pytest.mark.parametrize(
    ("key", "source"), [("Source", "Báo Nhân Dân"), ("nguonTin", "TTXVN"), ("nguon", "nhandan.vn")]
)
def test_a_record_names_who_wrote_and_where_it_is_from(name: str, key: str, source: str) -> None:
    row = {"Id": 10442, "Name": TITLE, "FullContent": TEXT, "PublishTime": "2025-12-14T08:50:00", name: "Minh Hiếu"}
    found = served({**row, key: source, "ModifiedDate": "2025-12-15T09:00:00"})
    assert isinstance(found, Article)
    assert (found.byline, found.source, found.modified_at) == ("Minh Hiếu", source, "2025-12-15T09:00:00+07:00")


@pytest.mark.parametrize(
    "more",
    [
        {"AuthorName": "admin", "Source": "CMS"},
        {"Author": "Trần Thị Quản Trị", "source": "crawler"},
        {"author": {"name": "Thu Trang"}, "source": 3},
        {"AuthorName": "", "Source": None},
    ],
)
def test_the_account_that_posted_a_record_did_not_write_it(more: dict[str, object]) -> None:
    row = {"Id": 10442, "Name": TITLE, "FullContent": TEXT, "PublishTime": "2025-12-14T08:50:00"}
    found = served(row | more)
    assert isinstance(found, Article)
    assert (found.byline, found.source, found.modified_at) == (None, None, None)


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


@pytest.mark.parametrize(
    "picture",
    [
        "<div class=thumb><a href=/a.jpg><img src=/a.jpg></a><em>Nghi thức khai hội</em></div>",
        "<figure><img src=/a.jpg><figcaption>Nghi thức khai hội</figcaption></figure>",
        "<p align=center><img src=/a.jpg></p><p align=center><i>Nghi thức khai hội</i></p>",
    ],
)
def test_a_caption_inside_of_the_lead_is_no_lead(picture: str) -> None:
    lead = f"<div class=hometext>{picture}<p>{SECOND}</p></div>"
    head = f"<h1 class=title>{TITLE}</h1><span class=h5>Thứ tư - 25/05/2022 16:40</span>{lead}"
    body = f"<div id=news-bodyhtml class=bodytext>{TEXT}</div>"
    found = article(f"<div itemtype='http://schema.org/NewsArticle'>{head}{body}</div>")
    assert (found.lead, found.body) == (SECOND, f"{ONE}\n\n{TWO}")
    assert [(image.url, image.caption) for image in found.images] == [
        ("http://vidu.gov.vn/a.jpg", "Nghi thức khai hội")
    ]


def test_a_caption_below_a_video_is_its_title_and_no_text() -> None:
    frame = (
        "<div><iframe src=https://player.vn/v1></iframe><div class=VideoCMS_Caption><p>Video: Toàn cảnh</p></div></div>"
    )
    found = article(f"{HEAD}<p>{ONE}</p>{frame}<p>{TWO}</p>")
    assert found.body == f"{ONE}\n\n{TWO}"
    assert [block.title for block in found.blocks if block.__class__.__name__ == "Embed"] == ["Video: Toàn cảnh"]


@pytest.mark.parametrize("below", ["<p>Đoạn phim dài ba phút.</p>", "<p class=text>Xem đoạn phim trên.</p>"])
def test_a_sentence_below_a_video_is_text(below: str) -> None:
    found = article(f"{HEAD}<p>{ONE}</p><p><iframe src=https://player.vn/v1></iframe></p>{below}<p>{TWO}</p>")
    assert below.partition(">")[2].removesuffix("</p>") in found.body


@pytest.mark.parametrize("arrow", ["&gt;&gt; ", "» ", "› ", ">>> "])
def test_an_arrow_before_a_link_leads_away(arrow: str) -> None:
    other = f"<p><a href='/tin/gia-vai.html'>{arrow}Giá vải đầu vụ tăng cao hơn năm ngoái</a></p>"
    assert article(f"{HEAD}<p>{ONE}</p>{other}<p>{TWO}</p>").body == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize(
    "line", ["&gt; Nhiệt độ ngoài trời lên tới 39 độ.", "» Bước 1: nộp hồ sơ tại <a href=/x>một cửa</a>."]
)
def test_an_arrow_before_text_is_text(line: str) -> None:
    assert article(f"{HEAD}<p>{ONE}</p><p>{line}</p><p>{TWO}</p>").body.count("\n\n") == 2


TAGS = "<span>Từ khóa:</span><a href=/metro.html>metro số 5</a><a href=/duong-sat.html>đường sắt đô thị</a>"


def test_tags_that_nothing_parts_are_all_read() -> None:
    below = f"<div>{TAGS}</div><p><a href=/x>Giá nhà</a></p>"
    found = article(f"<div><h1>{TITLE}</h1><p>25/05/2022</p><div id=contentDetail>{TEXT}</div>{below}</div>")
    assert found.tags == ["metro số 5", "đường sắt đô thị"]


MENU = (
    "<ul><li><a href=/>Trang chủ</a></li><li><a href=/gioi-thieu>Giới thiệu</a></li>"
    "<li><a href=/van-ban>Văn bản</a></li></ul>"
)


def test_a_path_of_sections_above_the_title_is_read_below_a_menu() -> None:
    path = (
        "<table><tr><td><a href=/nong-nghiep>Nông nghiệp</a> / <a href=/nong-nghiep/tom>Nuôi tôm</a></td></tr></table>"
    )
    assert article(f"{MENU}{path}{HEAD}{TEXT}").section == ["Nông nghiệp", "Nuôi tôm"]


def test_a_menu_above_the_title_is_no_path() -> None:
    assert article(f"{MENU}{HEAD}{TEXT}").section == []


def test_the_office_at_the_foot_is_not_the_title_of_a_page_that_is_called_so() -> None:
    body = f"<div><font><b>{TITLE}</b></font><br><div class=DateCreate>Ngày 12/10/2021</div><div>{TEXT}</div></div>"
    foot = "<div>TRƯỜNG CHÍNH TRỊ TỈNH<br>Số 1, Phan Đình Phùng</div>"
    page = f"<html><head><title>Trường Chính trị</title></head><body>{body}{foot}".encode()
    found = parse_bytes(page, url="http://vidu.gov.vn/1462/39939/69623/655041/trao-doi/bai-viet")
    assert isinstance(found, Article)
    assert (found.title, found.published_at) == (TITLE, "2021-10-12")


RIGHT = "<p style='text-align:right'><b>{}</b></p>"


@pytest.mark.parametrize("office", ["Khoa Lý luận cơ sở", "Phòng Đào tạo", "Trường Chính trị tỉnh"])
def test_a_name_above_the_text_may_have_its_office_below_it(office: str) -> None:
    found = article(f"{HEAD}{RIGHT.format('ThS. Thạch Thị Cầm')}{RIGHT.format(office)}{TEXT}")
    assert found.authors[0].name == "Thạch Thị Cầm"
    assert found.body == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize(("first", "second"), [("Kính gửi", "Sở Y tế"), ("Mùa xuân năm ấy", "Ban Biên tập")])
def test_words_above_an_office_name_nobody(first: str, second: str) -> None:
    found = article(f"{HEAD}{RIGHT.format(first)}{RIGHT.format(second)}{TEXT}")
    assert found.byline is None


def test_the_publisher_prints_when_below_the_text() -> None:
    day = "<span class='metadata-entry metadata-publish-date'>11/11/2021 lúc 09:30</span>"
    told = f"<div class=asset-metadata>{day}<span class=metadata-entry>Bởi Phòng Nghiệp vụ</span></div>"
    content = f"<h1 class=header-title>{TITLE}</h1><div class=journal-content-article>{TEXT}</div>"
    found = article(f"<div class=portlet-boundary id=p_p_id_101_INSTANCE_x_>{content}{told}</div>")
    assert (found.published_at, found.byline) == ("2021-11-11T09:30:00+07:00", None)


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


@pytest.mark.parametrize("row", ["table align=center", "table align=right width=990"])
def test_where_a_table_stands_says_nothing_of_its_text(row: str) -> None:
    picture = (
        "<p><img src=/a.jpg></p><p>Kết quả, đội xã Huyền Hội đoạt giải Nhất, đội thị trấn đoạt giải Nhì hội thi.</p>"
    )
    found = article(f"<{row}><tr><td>{HEAD}<p>{ONE}</p>{picture}</td></tr></table>")
    assert found.images[0].caption is None
    assert found.byline is None
    assert "đội xã Huyền Hội" in found.body


CAPTION = "<p style='text-align:center'><em>{}</em></p>"
IMAGE = "<p style='text-align:center'><img src=/{}.jpg></p>"


def test_captions_of_several_pictures_may_stand_above_them() -> None:
    pair = "".join(CAPTION.format(f"Đội thi thứ {name}") + IMAGE.format(name) for name in "ab")
    found = article(f"{HEAD}<p>{ONE}</p>{pair}<p>{TWO}</p>")
    assert [image.caption for image in found.images] == ["Đội thi thứ a", "Đội thi thứ b"]
    assert found.body == f"{ONE}\n\n{TWO}"


def test_captions_between_pictures_stand_below_them_where_the_last_does() -> None:
    pair = "".join(IMAGE.format(name) + CAPTION.format(f"Đội thi thứ {name}") for name in "ab")
    found = article(f"{HEAD}<p>{ONE}</p>{CAPTION.format('Hội thi diễn ra sôi nổi')}{pair}<p>{TWO}</p>")
    assert [image.caption for image in found.images] == ["Đội thi thứ a", "Đội thi thứ b"]


@pytest.mark.parametrize("line", ["Xem thêm: <a href=/tin/hai-man.html>Ngày hội hái mận</a>"])
def test_a_label_before_a_link_leads_away(line: str) -> None:
    assert article(f"{HEAD}<p>{ONE}</p><p><b>{line}</b></p><p>{TWO}</p>").body == f"{ONE}\n\n{TWO}"


def test_a_sentence_that_begins_like_the_label_is_text() -> None:
    line = "Xem thêm: hồ sơ gồm đơn và bản sao, tải <a href=/tin/don.html>mẫu đơn</a> rồi nộp tại bộ phận một cửa."
    assert "bộ phận một cửa" in article(f"{HEAD}<p>{ONE}</p><p>{line}</p><p>{TWO}</p>").body


def test_a_popup_to_print_is_a_twin_and_a_moment_of_waiting_a_challenge() -> None:
    query = "p_p_id=101_INSTANCE_x&p_p_state=pop_up&_101_INSTANCE_x_viewMode="
    for mode, reason in (("print", "print-twin"), ("view", None)):
        found = parse_bytes(f"<title>{TITLE}</title>{HEAD}{TEXT}".encode(), url=f"http://vidu.gov.vn/tin?{query}{mode}")
        assert getattr(found, "reason", None) == reason
    said = "<h3>Hệ thống đang kiểm tra trình duyệt của bạn</h3><p>Vui lòng đợi trong giây lát</p>"
    wait = f"<title>Vui lòng đợi...</title>{said}"
    refused = parse_bytes(wait.encode(), url="http://vidu.gov.vn/tin/a")
    assert isinstance(refused, Reject)
    assert refused.reason == "challenge"
