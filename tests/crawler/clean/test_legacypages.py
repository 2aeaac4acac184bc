"""Pages in old encodings: read as Unicode wherever they are old, and never touched where they are Unicode."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

from archive.article import Article
from crawler.clean.legacypages import to_unicode
from crawler.parse import parse_bytes
from tests.crawler.clean.legacy_kit import SHARED, TEXT, encode, shown
from tests.steps import grows_evenly

TITLE = "Đoàn công tác của Tỉnh ủy kiểm tra tại huyện"
URL = "https://vidu.gov.vn/tin-tuc/kiem-tra-7.html"
OLD = ("tcvn3", "vni", "viscii", "vps", "windows-1258", "utf-8")


def page(title: str, text: str, frame: str = "Trang chủ") -> str:
    return (
        f"<html><head><title>{title}</title><meta property='og:type' content='article'>"
        f"<meta name='description' content='{text[:60]}'><script>var a = 'µøñ';</script></head>"
        f"<body><a href='/'>{frame}</a><h1>{title}</h1><div>25/05/2022 08:15</div><div>"
        + f"<p>{text}</p>" * 3
        + f"<p><img src='/a.jpg' alt='{title}'></p></div><p>© 2022 » {frame}</p></body></html>"
    )


def article(body: bytes, charset: str | None) -> Article:
    headers = {"Content-Type": f"text/html; charset={charset}" if charset else "text/html"}
    read = parse_bytes(body, url=URL, headers=headers)
    assert isinstance(read, Article)
    return read


@pytest.mark.parametrize("encoding", OLD)
@pytest.mark.parametrize("form", ["bytes", "undeclared bytes", "shown in UTF-8", "entities", "article only"])
def test_all_text_of_an_article_comes_out_in_unicode(encoding: str, form: str) -> None:
    title, text = (shown(encode(part, encoding)) for part in (TITLE, TEXT))
    frame = "Trang chủ tỉnh" if form == "article only" else shown(encode("Trang chủ", encoding))
    html = page(escape(title), escape(text), frame)
    charset: str | None = "utf-8"
    if form.endswith("bytes"):
        charset = "iso-8859-1" if form == "bytes" else None
        body = html.encode("latin-1", "ignore") if encoding == "utf-8" else b"".join(map(_byte, html))
        if encoding == "utf-8":
            pytest.skip("those bytes are UTF-8")
    elif form == "entities":
        body = html.encode("ascii", "xmlcharrefreplace")
    else:
        body = html.encode()
    read = article(body, charset)
    assert read.title == TITLE
    assert read.body == "\n\n".join([TEXT] * 3)
    assert read.warnings[-1] == f"legacy-encoding: {encoding}"


def _byte(letter: str) -> bytes:
    return letter.encode("cp1252") if ord(letter) > 255 else letter.encode("latin-1")


def test_the_word_of_one_dot_stands_behind_every_letter_of_viscii() -> None:
    text = f"{TEXT} Xe bán ở chợ, ở siêu thị ở thành phố, cả ở quê."
    read, encoding = to_unicode(page(TITLE, shown(encode(text, "viscii"))))
    assert encoding == "viscii"
    assert text in read
    assert "· Trang chủ" in to_unicode(page(TITLE, shown(encode(text, "viscii")), "|  · Trang chủ"))[0]


def test_unicode_beside_an_old_text_stays() -> None:
    old = shown(encode(TEXT, "tcvn3"))
    html = page("Lê Hà", old, "Huyện ủy Cầu Ngang")
    read, encoding = to_unicode(html)
    assert encoding == "tcvn3"
    assert read == page("Lê Hà", TEXT, "Huyện ủy Cầu Ngang").replace(TEXT[:60], to_unicode(old)[0][:0] or TEXT[:60])


@pytest.mark.parametrize(
    ("markup", "encoding"),
    [
        ("<font face='.VnTime'>{}</font>", "tcvn3"),
        ("<font face=.VNARIAL>{}</font>", "tcvn3"),
        ("<p style='color: red; font-family: Arial, .VnTime'>{}</p>", "tcvn3"),
        ("<p style='font:13pt VNI-Times'>{}</p>", "vni"),
    ],
)
def test_a_few_words_in_an_old_font_are_read_by_its_name(markup: str, encoding: str) -> None:
    frame = "<h1>Huyện ủy Cầu Ngang</h1><p>Trang chủ</p>{}<p>Đoàn công tác</p>"
    said = "Nhóm phóng viên thực hiện"
    html = frame.format(markup.format(shown(encode(said, encoding))))
    assert to_unicode(html) == (frame.format(markup.format(said)), encoding)


@pytest.mark.parametrize(("font", "encoding"), [(".VnTime", "tcvn3"), ("VNI-Times", "vni")])
def test_one_word_in_an_old_font_is_read_by_its_name(font: str, encoding: str) -> None:
    html = f"<h1>Huyện ủy</h1><font face='{font}'>{{}}</font>"
    assert to_unicode(html.format(shown(encode("Tin tức", encoding)))) == (html.format("Tin tức"), encoding)


def test_the_name_of_a_font_is_found_among_other_words_with_its_letter() -> None:
    html = "<h1>Văn bản, Việt Nam, VN</h1><font face='.VnTime'>{}</font><p>Vinh, VN</p>"
    assert to_unicode(html.format(shown(encode("Tin tức", "tcvn3")))) == (html.format("Tin tức"), "tcvn3")


def test_a_page_longer_than_old_ones_are_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.clean.legacypages.MAX_LENGTH", len(OLD_TEXT))
    assert to_unicode(OLD_TEXT) == (READ_TEXT, "tcvn3")
    assert to_unicode(f"{OLD_TEXT} ") == (f"{OLD_TEXT} ", None)


OLD_TEXT = f"<p>{shown(encode(TEXT, 'tcvn3'))}</p>"
READ_TEXT = f"<p>{TEXT}</p>"


@pytest.mark.parametrize(
    ("html", "read"),
    [
        # What markup needs stays an entity; letters do not.
        (
            f"{OLD_TEXT}<p>&lt;b&gt; R&amp;D &#97; tin t&oslash;c</p>",
            f"{READ_TEXT}<p>&lt;b&gt; R&amp;D &#97; tin tức</p>",
        ),
        # No syllable in either reading: the texts around it tell.
        (f"<b>H§ND</b>{OLD_TEXT}", f"<b>HĐND</b>{READ_TEXT}"),
        (f"{OLD_TEXT}<b>H§ND</b>{OLD_TEXT}<i>Huyện ủy</i>", f"{READ_TEXT}<b>HĐND</b>{READ_TEXT}<i>Huyện ủy</i>"),
        (f"{OLD_TEXT}<b>H§ND</b><i>Huyện ủy</i>", f"{READ_TEXT}<b>H§ND</b><i>Huyện ủy</i>"),
        # An attribute in Unicode is the system's: the text behind it goes with the texts. One in Unicode parts them.
        (
            f"<i>Huyện ủy</i>{OLD_TEXT}<img alt='Ảnh'>Tõ 6 giê <b>30 s¸ng</b>{OLD_TEXT}",
            f"<i>Huyện ủy</i>{READ_TEXT}<img alt='Ảnh'>Từ 6 giờ <b>30 sáng</b>{READ_TEXT}",
        ),
        (
            f"{OLD_TEXT}<i>Huyện ủy</i><img alt='¶nh'>Tõ 6 giê<i>Huyện ủy</i>{OLD_TEXT}",
            f"{READ_TEXT}<i>Huyện ủy</i><img alt='ảnh'>Tõ 6 giê<i>Huyện ủy</i>{READ_TEXT}",
        ),
        # A sign that stands alone parts a text, and all its parts are read.
        (f"{OLD_TEXT}<p>Tin tøc » TØnh ñy » H§ND</p>", f"{READ_TEXT}<p>Tin tức » Tỉnh ủy » HĐND</p>"),
    ],
)
def test_short_texts_go_with_those_around_them(html: str, read: str) -> None:
    assert to_unicode(html) == (read, "tcvn3")


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p style='font-family: .VnTime'>El año que viene, la señora Muñoz</p><p>Huyện ủy</p>",
        "<p>Liên hệ: vanthu.VnTime@vidu.vn</p><p>thùc hiÖn</p>",
        "<p>µ ø ñ ð Ç Ä</p>",
        "<p>El año que viene, la señora Muñoz y el niño irán a España</p>",
        "<p>Bụi mịn PM2.5 ở mức 45 µg/m3 tại Hà Nội, &micro; là ký hiệu</p>",
        "<p>Blåbærsyltetøy på brødskiver, så går vi på skøyter og kjøper smør</p>",
        f"<p>{TEXT}</p><p>TØnh ñy Trµ Vinh</p>",
        "<script>" + "<style <!-- <" * 50,
    ],
)
def test_what_is_not_old_is_not_touched(html: str) -> None:
    assert to_unicode(html) == (html, None)


@pytest.mark.skipif(not SHARED.exists(), reason="the real pages of ../shared are not here")
def test_no_real_page_is_touched() -> None:
    pages = [path for path in sorted(Path(SHARED / "realhtml").rglob("*")) if path.suffix in (".html", ".htm")]
    assert len(pages) > 40
    for path in pages:
        html = path.read_text("utf-8", "replace")
        assert to_unicode(html) == (html, None)
        # Also where something in it makes the quick check look closer.
        assert to_unicode(f"{html}µ") == (f"{html}µ", None)


@pytest.mark.skipif(not SHARED.exists(), reason="the real texts of ../shared are not here")
def test_no_real_article_is_touched() -> None:
    import csv

    with (SHARED / "danang-articles.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            html = f"µ<p>{'</p><p>'.join(row['content'].splitlines())}</p><b>{row['title']}</b>{row['summary']}"
            assert to_unicode(html) == (html, None)


@pytest.mark.parametrize("piece", ["<", "<script>", "<!--", "<a title='", "µ<", "&micro;", '<a alt="µ"', "ñ "])
def test_long_runs_are_of_no_legacy_font(piece: str) -> None:
    text = "µ" + piece * (400_000 // len(piece))  # with a pattern that tries again and again this does not end
    assert to_unicode(text) == (text, None)
    assert grows_evenly(lambda count: to_unicode("µ" + piece * count), 400)


@pytest.mark.parametrize(
    "code",
    [
        "<script>var title = 'TØnh ñy';</script>",
        "<SCRIPT type='module'>let label = \"TØnh ñy\"</SCRIPT>",
        "<style>/* title='TØnh ñy' */</style>",
        "<style media='all'>/* title='TØnh ñy' */</style>",
    ],
)
def test_what_scripts_and_styles_say_stays(code: str) -> None:
    assert to_unicode(f"{OLD_TEXT}{code}") == (f"{READ_TEXT}{code}", "tcvn3")


def test_every_attribute_that_is_read_is_converted() -> None:
    old, read = (f"<img alt='{said}' src=a.jpg title=\"{said}\">" for said in ("TØnh ñy", "Tỉnh ủy"))
    assert to_unicode(f"{OLD_TEXT}{old}") == (f"{READ_TEXT}{read}", "tcvn3")


@pytest.mark.parametrize(("words", "found"), [("TØnh ñy Trµ §oµn ®Õn", None), ("TØnh ñy Trµ §oµn ®Õn häp", "tcvn3")])
def test_six_words_show_an_encoding(words: str, found: str | None) -> None:
    assert to_unicode(f"<p>{words}</p>")[1] == found


def test_a_word_of_viscii_that_is_a_sign_elsewhere_is_read_between_words() -> None:
    said = f"{TEXT} Họp ở huyện"
    assert to_unicode(f"<p>{shown(encode(said, 'viscii'))}</p>") == (f"<p>{said}</p>", "viscii")


def test_the_longest_texts_show_the_encoding_of_a_page() -> None:
    short = "<b>Traø</b>" * 1000
    long = shown(encode(" ".join([TEXT] * 20), "tcvn3"))
    assert to_unicode(f"{short}<p>{long}</p>")[1] == "tcvn3"


@pytest.mark.parametrize("font", ["<span style='font-family: VNI-Times; font-size: 13pt'>", "<font face=VNI-Helve>"])
def test_a_name_that_is_spelt_either_way_is_read_as_the_text_around_it_in_its_font(font: str) -> None:
    """The first or last words of a text in an old font, which its neighbours on one side alone are in, too."""
    end = f"</{font[1:5]}>"
    old = shown(encode(f"<div>Hang Dơi <b>Tiên An</b>. {TEXT}</div><div>{TEXT}</div><p><b>Bá Thi</b></p>", "vni"))
    frame = "<a>Công báo của tỉnh</a><i>Hang Dôi</i>"
    read = to_unicode(f"{frame}{font}{old}{end}{frame}")[0]
    assert (
        read
        == f"{frame}{font}<div>Hang Dơi <b>Tiên An</b>. {TEXT}</div><div>{TEXT}</div><p><b>Bá Thi</b></p>{end}{frame}"
    )
    bare = to_unicode(f"{frame}<div>{old}</div>{frame}")[0]
    assert bare.count("Hang Dôi <b>Tiên An</b>") == 1, "nothing tells"


@pytest.mark.parametrize(
    "inner", ["<span style='font-family: Arial'>", "<font face='Times New Roman'>", "<div style='font: 12pt Tahoma'>"]
)
def test_the_innermost_font_is_what_a_text_is_set_in(inner: str) -> None:
    text = shown(encode(f"<p>{TEXT}</p>", "vni"))
    name = f"{inner}<b>Hoàng Thoa</b></{inner[1:5].strip()}>"
    for open_, end in (("<font face=VNI-Times>", "</font>"), ("<div style='font-family: VNI-Times'>", "</div>")):
        page = f"<p>Công báo của tỉnh ủy</p>{open_}{text}{name}{end}<p>Công báo của tỉnh ủy</p>"
        assert "<b>Hoàng Thoa</b>" in to_unicode(page)[0]
        assert "<b>Hoàng Thoa</b>" not in to_unicode(page.replace(inner, f"{inner[:5]}>"))[0], "no font of its own"


def test_markup_of_fonts_is_gone_through_once() -> None:
    old = shown(encode(f"<p>{TEXT}</p>", "vni"))
    assert grows_evenly(
        lambda count: to_unicode(f"<font face=VNI-Times>{'<font>' * count}{old * count}Hang Dôi</font>Công ủy"), 500
    )
