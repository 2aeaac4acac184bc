"""The longest field of rich text is the body."""

from __future__ import annotations

from tests.crawler.families.written import TEXT, TITLE, article


def test_the_longest_field_of_rich_text_is_the_body() -> None:
    found = article(
        f"<meta name=generator content='Microsoft SharePoint'><div class=ms-rtestate-field>CỔNG THÔNG TIN</div>"
        f"<h1>{TITLE}</h1><p>05/02/2024</p><div class=ms-rtestate-field><p>{TEXT}</p><p>{TEXT}</p></div>",
        "https://vidu.gov.vn/Pages/mua-vang.aspx",
    )
    assert (found.parser.family, found.body.startswith(TEXT.strip())) == ("sharepoint", True)
