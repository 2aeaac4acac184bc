"""Fonts that draw small letters as capitals: what is set in them is in capitals, and nothing else."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from archive.article import Article
from crawler.clean.legacypages import to_unicode
from crawler.parse import parse_bytes
from tests.crawler.clean.legacy_kit import TEXT, encode, shown

OLD = f"<p>{shown(encode(TEXT, 'tcvn3'))}</p>"
READ = f"<p>{TEXT}</p>"


def old(text: str) -> str:
    return shown(encode(text, "tcvn3"))


@pytest.mark.parametrize(
    ("markup", "read"),
    [
        ('<font face=".VnTimeH">{tập huấn}</font>', "TẬP HUẤN"),
        ("<font size=4 face=.VnArialH>{tập huấn}</font>", "TẬP HUẤN"),
        ("<p style='font-family: .VnTimeH; color: red'>{tập huấn}", "TẬP HUẤN"),
        ('<span style="font-family:&quot;.VnArial NarrowH&quot;,serif">{tập huấn}</span>', "TẬP HUẤN"),
        ("<p style='font: bold 14pt .VnTimeH'>{tập huấn}</p>", "TẬP HUẤN"),
        ("<font face='.VnTimeH'><b>{tập} <i>{huấn}</i></b></font>", "TẬP HUẤN"),
        ("<font face='.VNTIMEH'>tin &amp; {tập huấn} R&lt;D</font>", "TIN & TẬP HUẤN R<D"),
        ("<font face='.VnTimeH'>{ủ}</font>{y ban}", "Ủy ban"),
        (
            "<font face='.VnTimeH'>tin: a.b@vidu.gov.vn, https://vidu.gov.vn/tin</font>",
            "TIN: a.b@vidu.gov.vn, https://vidu.gov.vn/tin",
        ),
        # Another font inside, or named first, is the one that is shown.
        ("<font face='.VnTimeH'>{tập} <font face='.VnTime'>{huấn}</font> {viên}</font>", "TẬP huấn VIÊN"),
        ("<font face='.VnTime'>{tập huấn}</font>", "tập huấn"),
        ("<p style='font-family: Arial, .VnTimeH'>{tập huấn}</p>", "tập huấn"),
        ("<p style='mso-bidi-font-family: .VnTimeH'>{tập huấn}</p>", "tập huấn"),
        ("<p title='.VnTimeH' class='VnTimeH'>{tập huấn}</p>", "tập huấn"),
        # Never closed: no reason to raise all that follows.
        ("<font face='.VnTimeH'>{tập huấn}", "tập huấn"),
        ("<div><font face='.VnTimeH'>{tập huấn}</div>", "tập huấn"),
        # Ends that may be left out.
        ("<p style='font-family: .VnTimeH'>{tập}<p>{huấn}</p>", "TẬPhuấn"),
        ("<table><td style='font-family: .VnTimeH'>{tập}<td>{huấn}</table>", "TẬPhuấn"),
        ("<dl><dt style='font-family: .VnTimeH'>{tập}<dd>{huấn}</dl>", "TẬPhuấn"),
        ("<select>" + "<option>1" * 400 + "</select><b style='font-family: .VnTimeH'>{huấn}</b>", "1" * 400 + "HUẤN"),
        # On a page that closes none, each tag would ask all that are open.
        ("<i>" * 400 + "<b style='font-family: .VnTimeH'>{huấn}</b>", "huấn"),
    ],
)
def test_what_is_set_in_a_font_of_capitals_is_in_capitals(markup: str, read: str) -> None:
    for word in ("tập huấn", "tập", "huấn", "viên", "y ban", "ủ"):
        markup = markup.replace(f"{{{word}}}", old(word))
    html, encoding = to_unicode(f"{OLD}<section>{markup}</section>{OLD}")
    assert encoding == "tcvn3"
    assert html.startswith(READ)
    assert html.endswith(READ)
    section = LexborHTMLParser(html).css_first("section")
    assert section is not None
    assert section.text(deep=True) == read


def test_words_without_accents_between_unicode_stay() -> None:
    """What an editor turned into Unicode may be set in the old font still."""
    span = "<span style='font-family: .VnTimeH'>{}</span>"
    html = f"<h1>{span.format('Huyện ủy')}{span.format(' sao y ')}{span.format('Cầu Ngang')}</h1>{{}}"
    assert to_unicode(html.format(OLD)) == (html.format(READ), "tcvn3")


@pytest.mark.parametrize(
    "html",
    [
        "<p>Huyện ủy</p><font face='.VnTimeH'>Tập huấn</font>",
        "<font face='.VnTimeH'>tin</font>",
        # Unicode on a page of both kinds was not made for the font.
        f"<font face='.VnTimeH'>Huyện ủy Cầu Ngang</font>{READ}",
    ],
)
def test_unicode_in_such_a_font_stays(html: str) -> None:
    assert to_unicode(html)[0] == html


def test_unicode_beside_an_old_text_stays_in_such_a_font() -> None:
    html = f"{{}}<p><font face='.VnTimeH'>Huyện ủy Cầu Ngang</font></p>{{}}<img alt='{old('tập huấn')}'>"
    assert to_unicode(html.format(OLD, OLD)) == (
        html.format(READ, READ).replace(old("tập huấn"), "tập huấn"),
        "tcvn3",
    )


def test_a_title_in_such_a_font_is_that_of_the_article() -> None:
    title = old("tập huấn tháng hành động vì trẻ em tại xã trung hiệp")
    html = (
        f"<title></title><p align=center><font face='.VnTimeH' size=4><b>{title}</b></font></p>"
        f"<p><font face='.VnTime'>{old('Ngày đăng')}: 21/2/2023</font></p>" + OLD * 3
    )
    read = parse_bytes(html.encode("cp1252"), url="https://vidu.gov.vn/tin-tuc/tap-huan-7.html")
    assert isinstance(read, Article), read
    assert read.title == "TẬP HUẤN THÁNG HÀNH ĐỘNG VÌ TRẺ EM TẠI XÃ TRUNG HIỆP"
    assert read.body.split("\n\n")[0] == TEXT
