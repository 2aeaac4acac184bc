"""What single systems have that others have not: K2's film and lists, titles that Joomla's script prints as captions, a
theme's box for the source, records with files alone, other news in a table; and what looks like them."""

from __future__ import annotations

import json

import pytest

from archive.article import Article, Embed, Reject
from crawler.parse import parse_bytes
from tests.crawler.families.written import LEAD, TEXT, TITLE, article, parsed

JOOMLA = "<meta name=generator content='Joomla! - Open Source Content Management'>"
WORDPRESS = "<meta name=generator content='WordPress 6.2'>"
DATE = "<div>Ngày đăng: 19/06/2018</div>"


K2 = (
    f"<div id=k2Container class=itemView><span class=itemDateCreated>21/08/2020 11:05</span><h2 class=itemTitle>{TITLE}"
    "</h2><div class=itemBody><div class=itemIntroText></div><div class=itemFullText></div></div>"
    "<div class=itemVideoBlock><h3>Video</h3>{}</div></div>"
)


def test_an_item_of_k2_may_be_a_film_alone() -> None:
    found = article(K2.format("<video src=/media/k2/videos/ban-tin.mp4 controls></video>"), head=JOOMLA)
    assert (found.title, found.body) == (TITLE, "")
    assert [block.url for block in found.blocks if isinstance(block, Embed)] == [
        "https://vidu.gov.vn/media/k2/videos/ban-tin.mp4"
    ]
    # What the portal shows beside every page is no film.
    assert isinstance(
        parsed(K2.format("<iframe src='https://maps.example/embed?q=vidu'></iframe>"), head=JOOMLA), Reject
    )


@pytest.mark.parametrize("view", ["itemListView", "userView", "tagView", "genericView"])
def test_lists_of_k2_are_no_articles(view: str) -> None:
    row = f"<div class=userItemView><h3><a href=/item/7-le-hoi>Khai mạc lễ hội của huyện</a></h3><p>{TEXT}</p></div>"
    found = parsed(f"<div id=k2Container class={view}><h2>Ngọc Ánh</h2><p>{TEXT}</p>{row}</div>", head=JOOMLA)
    assert isinstance(found, Reject)
    assert found.reason == "listing"


def test_the_title_of_a_picture_is_its_caption_where_a_script_prints_it() -> None:
    text = f"<p>{TEXT}</p><img src=/images/stories/a.jpg {{}}><p>{TEXT}</p>"
    inside = f"<div class=item-page><h2>{TITLE}</h2>{DATE}{text}</div>"
    for told, caption in (
        ("class=caption title='Quang cảnh lễ khai giảng'", "Quang cảnh lễ khai giảng"),
        ("class='caption left' title='Quang cảnh lễ khai giảng' alt=''", "Quang cảnh lễ khai giảng"),
        ("title='Quang cảnh lễ khai giảng'", None),
        ("class=caption title=khai-giang-1", None),
        ("class=caption", None),
    ):
        assert [image.caption for image in article(inside.format(told), head=JOOMLA).images] == [caption], told


def test_a_theme_has_a_box_for_the_source_below_the_tags() -> None:
    source = "<div class=td-post-small-box><span>Nguồn</span><a href=//b.example>Báo Nhân Dân</a></div>"
    box = f"<div class=td-post-source-via>{source}</div>"
    time = "<time class=entry-date datetime=2021-09-18>18/09/2021</time>"
    text = f"<div class=td-post-content><p>{TEXT}</p><p>{TEXT}</p></div>"
    inside = f"<article class=type-post><h1 class=entry-title>{TITLE}</h1>{time}{text}<footer>{{}}</footer></article>"
    single = "class='single single-post'"
    assert article(inside.format(box), head=WORDPRESS, body=single).source == "Báo Nhân Dân"
    assert article(inside.format(""), head=WORDPRESS, body=single).source is None


def test_names_of_the_highlands_of_one_word_sign_where_they_are_set_so() -> None:
    inside = f"<h1>{TITLE}</h1>{DATE}<div><p>{TEXT}</p><p>{TEXT}</p><p {{}}><b>{{}}</b></p></div>"
    for name in ("K’BRÈO (thực hiện)", "K’Nhìn", "H’Linh"):
        assert article(inside.format("align=right", name)).byline == name
    for name in ("K’Ho", "H’Mông", "Hết"):
        assert article(inside.format("align=right", name)).byline is None, name
    assert article(inside.format("", "K’Nhìn")).byline is None


def test_what_is_announced_in_bold_is_no_lead_without_what_follows() -> None:
    inside = "<h1>Tin buồn</h1>{}<div id=news-bodyhtml><p><b>{}</b></p><p>{}</p><p>{}</p></div>"
    said = "Ban Chấp hành Huyện đoàn vô cùng thương tiếc báo tin:"
    found = article(inside.format(DATE, said, TEXT, TEXT))
    assert (found.lead, found.body.split("\n")[0]) == (None, said)
    assert article(inside.format(DATE, LEAD, TEXT, TEXT)).lead == LEAD


def test_other_news_may_stand_in_a_table_with_a_mark_before_each() -> None:
    row = "<tr><td>»</td><td><a href=/tin-tuc/{0}>{1}</a> (05/03/2018)</td></tr>"
    named = ("Khai mạc lễ hội cầu an của huyện", "Khởi công cầu qua sông ở ba xã ven biển")
    rows = "".join(row.format(f"bai-{at}", name) for at, name in enumerate(named, 1))
    inside = f"<div><div>{TITLE}</div>{DATE}<div><p>{TEXT}</p><p>{TEXT}</p></div>{{}}</div>"
    found = article(inside.format(f"<div class=OtherTitle>Tin khác</div><table class=OtherNews>{rows}</table>"))
    assert [other.title for other in found.related] == list(named)
    assert found.body == f"{TEXT.strip()}\n\n{TEXT.strip()}"


def shell(record: dict[str, object], slug: str = "mua-vang-4711") -> Article | Reject:
    state = json.dumps({"article": {"title": TITLE, "slug": slug, "publishedDate": "2024-11-20T15:10:00", **record}})
    return parsed(f"<div id=app></div><script>window.__STATE__={state};</script><script src=/app.js></script>")


def test_a_record_may_be_of_files_alone() -> None:
    files = [{"name": "Danh sách.pdf", "url": "/files/ds.pdf"}, {"name": "Ảnh bìa", "url": "/files/bia.jpg"}]
    found = shell({"summary": LEAD, "content": "", "attachments": files})
    assert isinstance(found, Article), found
    assert (found.lead, found.body, found.published_at) == (LEAD, "", "2024-11-20T15:10:00+07:00")
    assert [(file.url, file.name) for file in found.attachments] == [
        ("https://vidu.gov.vn/files/ds.pdf", "Danh sách.pdf")
    ]
    # Beside a text they are its own; those of another record are not this page's.
    whole = shell({"summary": LEAD, "content": f"<p>{TEXT}</p>", "attachments": files})
    assert isinstance(whole, Article)
    assert (whole.body, len(whole.attachments)) == (TEXT.strip(), 1)
    assert isinstance(shell({"content": "", "attachments": files}, "bai-khac"), Reject)
    assert isinstance(shell({"content": "", "attachments": files[1:]}), Reject)


@pytest.mark.parametrize("called", ["Thăm dò ý kiến", "Khảo sát ý kiến"])
def test_what_asks_for_votes_is_no_news(called: str) -> None:
    votes = f"<p>{LEAD}</p><p>Rất đẹp, dễ sử dụng 61% (412 phiếu)</p><p>{TEXT}</p>"
    page = f"<html><head><title>{{0}}</title></head><body><h1>{{0}}</h1>{{1}}<div>{votes}</div></body></html>"
    url = "https://vidu.gov.vn/tham-do-551"
    found = parse_bytes(page.format(called, "").encode(), url=url)
    assert isinstance(found, Reject)
    found = parse_bytes(page.format(f"{called}: 9 người trong 10 hài lòng", DATE).encode(), url=url)
    assert isinstance(found, Article)


def test_the_film_of_an_item_of_k2_stands_below_its_text() -> None:
    frame = "<iframe src='https://www.youtube.com/embed/aB3dE5gH7jK'></iframe>"
    film = f"<div class=itemVideoBlock><h3>Video</h3>{frame}</div>"
    item = (
        "<div id=k2Container class=itemView><span class=itemDateCreated>21/08/2020</span>"
        f"<h2 class=itemTitle>{TITLE}</h2>"
        f"<div class=itemBody><div class=itemFullText><p>{TEXT}</p><p>{TEXT}</p></div></div>{{}}</div>"
    )
    for inside, films in ((item.format(film), 1), (item.format("") + film, 0)):
        assert sum(isinstance(block, Embed) for block in article(inside, head=JOOMLA).blocks) == films


def test_a_record_may_call_its_fields_in_vietnamese() -> None:
    record = {
        "tieuDe": TITLE, "tomTat": LEAD, "noiDung": f"<p>{TEXT}</p>", "ngayDang": "2024-03-09T10:20:00", "luotXem": 91,
        "tacGia": "Lâm Ngọc Yến", "chuyenMuc": {"tenChuyenMuc": "Hoạt động HĐND"},
        "tepDinhKem": [{"tenFile": "Nghị quyết.pdf", "url": "/files/nq.pdf"}],
    }  # fmt: skip
    page = "<div id=root></div><script>window.__STATE__={}</script><script src=/a.js></script>"
    found = parsed(page.format(json.dumps(record)))
    assert isinstance(found, Article), found
    assert (found.title, found.lead, found.body) == (TITLE, LEAD, TEXT.strip())
    assert (found.published_at, found.views, found.byline) == ("2024-03-09T10:20:00+07:00", 91, "Lâm Ngọc Yến")
    assert (found.section, [each.name for each in found.attachments]) == (["Hoạt động HĐND"], ["Nghị quyết.pdf"])
    # A question and its answer have no day of publication.
    del record["ngayDang"]
    assert isinstance(parsed(page.format(json.dumps(record))), Reject)


def test_a_broadcast_alone_is_an_article_above_the_other_ones() -> None:
    others = (
        "Bản tin truyền thanh ngày 13/6/2021",
        "Bản tin truyền thanh ngày 12/6/2021",
        "Câu chuyện truyền thanh cuối tuần",
    )
    listed = "".join(f"<li><a href=/truyen-thanh/{at}>{name}</a></li>" for at, name in enumerate(others))
    inside = f"<h1>{TITLE}</h1><div>14/06/2021 06:00</div>{{}}<h3>Các chương trình khác</h3><ul>{listed}</ul>"
    found = article(inside.format("<div><audio controls src=/a.mp3></audio></div>"))
    assert (found.body, len(found.related)) == ("", 3)
    assert isinstance(parsed(inside.format("")), Reject)


def test_who_wrote_may_stand_in_the_list_of_facts_below_the_text() -> None:
    listed = "<ul><li><b>Người viết:</b> Lê Thị Hà</li><li>{}</li></ul>"
    inside = f"<h1>{TITLE}</h1><div><p>{TEXT}</p><p>{TEXT}</p></div>{listed}"
    found = article(inside.format("<b>Ngày đăng:</b> 04/08/2018"))
    assert (found.byline, found.published_at, "Người viết" in found.body) == ("Lê Thị Hà", "2018-08-04", False)
    # A list of the text's own.
    assert "Người viết: Lê Thị Hà" in article(DATE + inside.format("Trình bày: bìa cứng, 120 trang")).body


def test_when_it_was_put_up_may_be_told_over_the_block_of_title_and_text() -> None:
    signed = "<div align=right><b>Lê Thị Hà</b></div>"
    block = f"<div><h2>{TITLE}</h2><div>{LEAD}</div>{TEXT}<br><br>{TEXT}{signed}</div>"
    page = "<div>{}{}</div>"
    found = article(page.format("<div>Đăng ngày 08-09-2016 09:14:22 AM - 755 Lượt xem</div>", block))
    assert (found.published_at, found.views) == ("2016-09-08T09:14:22+07:00", 755)
    # The clock says no label.
    assert article(page.format("<div>Thứ Năm, 08-09-2016 09:14:22 AM</div>", block)).published_at is None


def test_a_title_that_opens_the_text_is_the_one_without_the_office_behind_it() -> None:
    head = f"<title>{TITLE} - Huyện Ví Dụ</title>"
    foot = "<div><span>Ngày xuất bản: 21/11/2019 07:45</span> | <span>Lượt người đọc: 1.024</span></div>"
    page = (
        f"<html><head>{head}</head><body><div><div class=journal-content-article>{{}}</div>{foot}</div></body></html>"
    )
    url = "https://vidu.gov.vn/-/mua-vang"
    found = parse_bytes(page.format(f"<h1>{TITLE.upper()}</h1><p>{TEXT}</p><p>{TEXT}</p>").encode(), url=url)
    assert isinstance(found, Article)
    assert (found.title, found.published_at, found.views) == (TITLE.upper(), "2019-11-21T07:45:00+07:00", 1024)
    # A heading of the text's own.
    found = parse_bytes(page.format(f"<p>{TEXT}</p><h2>Mùa vàng trên cánh</h2><p>{TEXT}</p>").encode(), url=url)
    assert isinstance(found, Article)
    assert found.title.startswith(TITLE)


def test_a_way_begins_at_the_home_page_in_any_language() -> None:
    way = "<ol class=breadcrumb><li><a href='{}'>ទំព័រដើម</a></li><li><a href=/km/vappathor>វប្បធម៌</a></li></ol>"
    inside = f"{way}<div><h1>{TITLE}</h1>{DATE}<p>{TEXT}</p><p>{TEXT}</p></div>"
    for home in ("/", "/km/home"):
        assert article(inside.format(home)).section == ["វប្បធម៌"]
    assert len(article(inside.format("/km/tin-tuc")).section) == 2


def test_who_leads_an_office_is_no_news_without_a_day() -> None:
    called = "Tiểu sử đồng chí Nguyễn Văn Bé - Bí thư Huyện ủy"
    inside = f"<div><h1>{called}</h1>{{}}<p>{TEXT}</p><p>{TEXT}</p></div>"
    page = f"<html><head><title>{called}</title></head><body>{inside}</body></html>"
    assert isinstance(parse_bytes(page.format("").encode(), url="https://vidu.gov.vn/lanh-dao/be-12"), Reject)
    assert isinstance(parse_bytes(page.format(DATE).encode(), url="https://vidu.gov.vn/tin/be-12"), Article)
