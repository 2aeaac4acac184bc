"""The tables of old Joomla, without the columns they had."""

from __future__ import annotations

import pytest

from archive.article import Article
from crawler.parse import parse_bytes
from tests.crawler.families.written import TEXT, TITLE

OTHER = (
    "Xã đã giao mỗi chi hội nhận chăm sóc một đoạn đường, trồng hoa hai bên và thu gom rác vào sáng thứ bảy hằng tuần. "
    * 2
)


def test_a_joomla_table_without_the_old_columns_is_read_by_what_it_holds() -> None:
    told = "<tr><td class='createdate'>Thứ tư, 02 Tháng 3 2011 08:41</td></tr>"
    rows = f"{told}<tr><td><p>{TEXT}</p><p>{OTHER}</p></td></tr>"
    found = parse_bytes(
        '<html><head><meta name="generator" content="Joomla! 1.5"><title>Mùa vàng</title></head><body>'
        f"<table class='contentpaneopen'><tr><td class='contentheading'>{TITLE}</td></tr></table>"
        f"<table class='contentpaneopen'>{rows}</table></body></html>".encode(),
        url="https://vidu.gov.vn/index.php?option=com_content&view=article&id=977:mua-vang",
    )
    assert isinstance(found, Article), found
    assert (found.title, found.published_at) == (TITLE, "2011-03-02T08:41:00+07:00")
    assert found.body.startswith(TEXT.strip()[:40])


@pytest.mark.parametrize("block", ["<p>{}</p>", "<div>{}</div>", "{}<br><br>"])
def test_the_cell_of_joomla_with_the_text_is_the_first_that_says_no_fact(block: str) -> None:
    """An editor that writes no paragraphs leaves the note on the last change as the only one."""
    cells = (
        "<tr><td colspan=2><span class=small>Viết bởi Administrator</span></td></tr>"
        "<tr><td colspan=2 class=createdate>Thứ tư, 02 Tháng 3 2011 08:41</td></tr>"
        f"<tr><td colspan=2 valign=top>{block.format(TEXT)}{block.format(OTHER)}</td></tr>"
        "<tr><td colspan=2 class=modifydate><p>Cập nhật ngày ( Thứ năm, 03 Tháng 3 2011 09:00 )</p></td></tr>"
    )
    found = parse_bytes(
        '<html><head><meta name="generator" content="Joomla! 1.5"><title>Mùa vàng</title></head><body>'
        f"<table class='contentpaneopen'><tr><td class='contentheading'>{TITLE}</td></tr></table>"
        f"<table class='contentpaneopen'>{cells}</table></body></html>".encode(),
        url="https://vidu.gov.vn/index.php?option=com_content&view=article&id=977:mua-vang",
    )
    assert isinstance(found, Article), found
    assert (found.published_at, found.modified_at) == ("2011-03-02T08:41:00+07:00", "2011-03-03T09:00:00+07:00")
    assert found.body == f"{TEXT.strip()}\n\n{OTHER.strip()}"
