"""What Liferay itself prints around an article: tags, files of its library, a line of facts; and what looks like it."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.fields.tree.links import FILE
from crawler.parse import parse_bytes
from tests.crawler.families.page_kit import ONE, TITLE, TWO
from tests.crawler.families.written import LEAD

NUMBER = "da99a46a-8231-2a87-ff8d-8d3b2d388c24"
TEXT = f"<p>{ONE}</p><p>{TWO}</p>"


def published(inner: str, facts: str = "<span class=date-publish>14/01/2024 11:05</span>", beside: str = "") -> Article:
    page = (
        f"<html><head><title>{TITLE}</title></head><body><div class=portlet-boundary id=p_p_id_101_>"
        f"<div class=title-news><h1>{TITLE}</h1></div>{facts}"
        f"<div class=journal-content-article>{TEXT}{inner}</div>{beside}</div></body></html>"
    )
    found = parse_bytes(page.encode(), url="https://vidu.gov.vn/-/mua-vang")
    assert isinstance(found, Article), found
    assert found.parser.family == "liferay"
    return found


@pytest.mark.parametrize(
    ("address", "name", "kind"),
    [
        (f"/documents/20181/0/ke-hoach.pdf/{NUMBER}?t=1705200000000", "ke-hoach.pdf", "application/pdf"),
        (f"/documents/20143/32701/phu-luc.doc/{NUMBER}", "phu-luc.doc", "application/msword"),
        ("/documents/20143/32701/phu-luc.doc", "phu-luc.doc", "application/msword"),
        ("/documents/d/guest/ke-hoach-so-12-pdf", "ke-hoach-so-12-pdf", None),
        ("/documents/d/so-y-te/ke-hoach-docx-2?download=true", "ke-hoach-docx-2", None),
    ],
)
def test_files_of_the_library(address: str, name: str, kind: str | None) -> None:
    unnamed = published(f'<p>Tệp đính kèm: <a href="{address}"><i class=icon-download></i></a></p>')
    assert [(file.name, file.media_type) for file in unnamed.attachments] == [(name, kind)]
    assert unnamed.body == f"{ONE}\n\n{TWO}"
    named = published(f'<p>Tệp đính kèm: <a href="{address}">Kế hoạch số 12</a></p>')
    assert [file.name for file in named.attachments] == ["Kế hoạch số 12"]


@pytest.mark.parametrize(
    "address",
    [
        f"/documents/20143/0/anh.jpg/{NUMBER}?t=1",
        "/documents/d/guest/anh-jpg",
        f"/tin/ke-hoach.html/{NUMBER}",
        "/-/cong-bo-ke-hoach-pdf",
        "/documents/d/guest/huong-dan-nop-pdf-truc-tuyen",
        "/tin/ke-hoach.pdf/binh-luan",
    ],
)
def test_other_addresses_are_no_files(address: str) -> None:
    assert FILE.search(address) is None
    assert published(f'<p>Xem <a href="{address}">tại đây</a> để biết thêm.</p>').attachments == []


@pytest.mark.parametrize("entry", ["<a class=label href=/-/tag/x>{}</a>", "<span class='label label-lg'>{}</span>"])
def test_tags_that_no_comma_parts(entry: str) -> None:
    listed = " ".join(map(entry.format, ("thanh tra", "khoáng sản")))
    found = published("", beside=f"<span class=taglib-asset-tags-summary>Từ khóa: {listed}</span>")
    assert found.tags == ["thanh tra", "khoáng sản"]


def test_a_cloud_of_tags_is_of_the_portal() -> None:
    cloud = "<ul class=tag-items><li class=taglib-asset-tags-summary><a class=tag href=/x>bão số 3</a></ul>"
    assert published("", beside=cloud).tags == []


@pytest.mark.parametrize("tags", ["thanh tra, khoáng sản", "thanh tra; khoáng sản"])
def test_the_label_is_no_part_of_a_tag(tags: str) -> None:
    assert published("", beside=f"<p>Từ khóa: {tags}</p>").tags == ["thanh tra", "khoáng sản"]


def test_facts_between_bars_with_a_long_label() -> None:
    facts = "Ngày cập nhật: 12/08/2024 09:00 SA | Số lượt xem: 1.024 | Tác giả: Trung tâm Quan trắc TN&amp;MT"
    found = published("", facts=f"<div class=news-meta>{facts}</div>")
    assert (found.published_at, found.views) == ("2024-08-12T09:00:00+07:00", 1024)
    assert found.byline == "Trung tâm Quan trắc TN&MT"


def test_a_day_in_a_menu_between_bars_is_no_date() -> None:
    menu = "Ngày cập nhật thủ tục: 12/08/2024 09:00 SA | Hướng dẫn nộp hồ sơ | Tra cứu kết quả xử lý"
    assert published("", facts=f"<div class=news-meta>{menu}</div>").published_at is None


DATED = "<div class=news-time>Thứ Ba, 03/06/2025 16:45</div>"
SAPO = f"<div class=sapo>{LEAD}</div>"


@pytest.mark.parametrize(
    "content",
    [
        f"{DATED}{SAPO}<div class=news-body>{TEXT}</div>",
        f"<div class=detail>{DATED}{SAPO}<div>{TEXT}</div><div class=news-author>Hải Minh</div></div>",
        f"<h2>{TITLE}</h2>{DATED}<p>{LEAD}</p><section>{TEXT}</section>",
    ],
)
def test_a_template_sets_the_date_above_the_text(content: str) -> None:
    found = shown(content)
    assert (found.published_at, found.lead, found.body) == ("2025-06-03T16:45:00+07:00", LEAD, f"{ONE}\n\n{TWO}")
    assert found.byline == ("Hải Minh" if "Hải Minh" in content else None)


PARAGRAPHS = [ONE, TWO, LEAD, "Dự kiến có hơn 200.000 lượt khách."]


def test_text_in_blocks_below_the_date_of_a_template_is_kept_whole() -> None:
    """What an editor writes that makes a block of each paragraph: the longest of them is not the text."""
    found = shown(DATED + "".join(f"<div>{text}</div>" for text in PARAGRAPHS))
    assert found.published_at == "2025-06-03T16:45:00+07:00"
    assert found.body == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("below", "kind"),
    [
        ("<div><img src=/a.jpg></div>", "image"),
        ("<table><tr><td>Huyện<td>12<tr><td>Xã<td>14</table>", "table"),
        ("<div><iframe src='https://www.youtube.com/embed/x'></iframe></div>", "embed"),
        ("<ul><li>Xã Hòa Lợi đạt 19 tiêu chí<li>Xã Hưng Mỹ đạt 17 tiêu chí</ul>", "list"),
    ],
)
def test_what_stands_behind_the_text_of_a_template_is_kept(below: str, kind: str) -> None:
    found = shown(f"{DATED}{SAPO}<div class=news-body>{TEXT}</div>{below}")
    assert found.published_at == "2025-06-03T16:45:00+07:00"
    assert [block.__struct_config__.tag for block in found.blocks] == ["paragraph", "paragraph", kind]


def test_who_put_it_up_is_not_who_wrote() -> None:
    account = "<div class='autofit-row metadata-author'><div class=username>Trần Thu Hà</div></div>"
    assert shown(f"{DATED}{SAPO}<div>{TEXT}</div>", account).byline is None
    assert shown(f"{DATED}{SAPO}<div>{TEXT}</div><p class=news-author>Hải Minh</p>", account).byline == "Hải Minh"


def test_text_beside_a_block_stays_whole() -> None:
    """No date stands above the longest part: the others are of the text too."""
    found = shown(f"<p>{LEAD}</p><div>{TEXT}</div><p>Hội thi kết thúc lúc 16 giờ ngày 03/06/2025.</p>")
    assert found.body.startswith((LEAD, ONE))
    assert LEAD in (found.lead or "", found.body.partition("\n")[0])
    assert found.body.endswith("Hội thi kết thúc lúc 16 giờ ngày 03/06/2025.")


def shown(content: str, below: str = "") -> Article:
    inner = f"<div class=journal-content-article>{content}</div>"
    page = (
        f"<html><head><title>{TITLE}</title></head><body><div class=portlet-boundary id=p_p_id_101_>"
        f"<span class=component-title>{TITLE}</span>{inner}{below}</div></body></html>"
    )
    found = parse_bytes(page.encode(), url="https://vidu.gov.vn/w/mua-vang")
    assert isinstance(found, Article), found
    return found
