"""Headers in two languages, and tables of headlines with bullets."""

from __future__ import annotations

from tests.crawler.families.village_kit import BODY, DAY, TEXT, TITLE, read


def test_headers_in_two_languages_are_headers() -> None:
    name = "<p style='text-align:right'><b>Tác giả: Lê Hoa</b></p>"
    file = "<label>Tệp đính kèm / Attachments:</label><ul><li><a href=/f/1.pdf>Kế hoạch</a></ul>"
    others = "<label>Tin khác / Other news</label><ul><li><a href=/tin-tuc-su-kien/78.m>Lễ hội mùa vàng ở xã</a></ul>"
    found = read(f"<div class=a><div class=t>{TITLE}</div>{DAY}{BODY}{name}<div>{file}</div><div>{others}</div></div>")
    assert (found.byline, found.body.split("\n\n")) == ("Lê Hoa", TEXT)
    assert [each.url for each in found.related] == ["https://vidu.gov.vn/tin-tuc-su-kien/78.m"]
    assert [each.name for each in found.attachments] == ["Kế hoạch"]


BULLET = "<td><img src='/images/bullet.gif'></td>"


def test_a_table_of_headlines_with_bullets_is_the_box_of_other_news() -> None:
    rows = [("Lễ hội mùa vàng trên bản Nà Lốc", 78), ("Khởi công cầu dân sinh ở thôn Bãi", 79)]
    table = "".join(f"<tr>{BULLET}<td><a href=/tin-tuc/{no}.m>{name}</a> (1/2/2025)</td></tr>" for name, no in rows)
    found = read(f"<div class=a><h1>{TITLE}</h1>{DAY}{BODY}<div>Các tin khác</div><table>{table}</table></div>")
    assert [each.url for each in found.related] == [f"https://vidu.gov.vn/tin-tuc/{no}.m" for _, no in rows]
    assert (found.body.split("\n\n"), [each for each in found.blocks if hasattr(each, "rows")]) == (TEXT, [])
