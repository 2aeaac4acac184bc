"""The page of one article, and its print twin."""

from __future__ import annotations

from html import escape
from urllib.parse import quote_plus

from crawler.demo.frame import crumb, link, whole_page
from crawler.demo.model import (
    Bullets,
    DemoArticle,
    Figure,
    Frame,
    Grid,
    Part,
    Style,
    Subhead,
    Text,
    thousands,
)
from crawler.demo.portal import TITLE, DemoPortal, date_line, short_date


def article_page(portal: DemoPortal, shown: DemoArticle, base: str) -> str:
    """The article's page; ``base`` is the portal's own address without a slash at the end."""
    section = shown.section
    main = f"""<div class="chi-tiet-tin">
<h2 class="tieu-de-bai">{escape(shown.title)}</h2>
{_info(portal, shown)}
{_lead(shown)}
<div class="noi-dung" id="noi-dung">
{_content(shown)}
</div>
{_source(shown)}{_attachments(shown)}{_tags(shown)}
<div class="tien-ich"><a href="{shown.print_path}" rel="nofollow">In bài viết</a> |
<a href="#">Chia sẻ</a> | Cỡ chữ: A- A A+</div>
{_related(portal, shown)}
</div>"""
    return whole_page(
        portal,
        title=f"{shown.title} - {TITLE}",
        head=_head(shown, base),
        main=main,
        crumbs=crumb(section.name, f"/{section.key}/"),
    )


def print_page(shown: DemoArticle) -> str:
    """The twin for printing: the same article, bare, and naming no other address as its own."""
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{escape(shown.title)} - {TITLE}</title></head>
<body onload="window.print()"><div class="trang-in"><h2 class="tieu-de-bai">{escape(shown.title)}</h2>
<div class="thong-tin-bai"><span class="ngay-dang">{date_line(shown)}</span></div>
{_lead(shown)}<div class="noi-dung">
{_content(shown)}
</div></div></body></html>
"""


def _head(shown: DemoArticle, base: str) -> str:
    summary = escape(_shortened(shown.lead or shown.title), quote=True)
    title = escape(shown.title, quote=True)
    image = f'<meta property="og:image" content="{base}{shown.figures[0].path}" />\n' if shown.figures else ""
    return f"""<meta name="description" content="{summary}" />
<meta property="og:type" content="article" />
<meta property="og:title" content="{title}" />
<meta property="og:url" content="{base}{shown.path}" />
{image}<link rel="canonical" href="{base}{shown.path}" />
"""


def _shortened(text: str) -> str:
    return text if len(text) <= 150 else text[:150].rpartition(" ")[0] + "..."


def _info(portal: DemoPortal, shown: DemoArticle) -> str:
    count = portal.views(shown)
    number = thousands(count) if shown.style.grouped else str(count)
    date = f'<span class="ngay-dang">{date_line(shown)}</span>'
    views = f'<span class="luot-xem">{shown.style.views}: {number}</span>'
    return f'<div class="thong-tin-bai">{date} | {views}</div>'


def _lead(shown: DemoArticle) -> str:
    if shown.lead is None or shown.style.lead == "bold":
        return ""
    if shown.style.lead == "sapo":
        return f'<p class="sapo"><strong>{escape(shown.lead)}</strong></p>'
    return f'<div class="tom-tat">{escape(shown.lead)}</div>'


def _content(shown: DemoArticle) -> str:
    lines = [_part(part, shown.style) for part in shown.parts]
    if shown.lead is not None and shown.style.lead == "bold":
        lines.insert(0, f'<p style="text-align: justify;"><b>{escape(shown.lead)}</b></p>')
    if shown.byline is not None:
        lines.append(
            f'<p style="text-align: right;"><strong>{escape(shown.style.byline.format(shown.byline))}</strong></p>'
        )
    return "\n".join(lines)


def _part(part: Part, style: Style) -> str:
    match part:
        case Text():
            return _paragraph(part, style)
        case Subhead(text):
            return f"<h3>{escape(text)}</h3>"
        case Bullets(items):
            return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"
        case Grid(rows):
            return _grid(rows)
        case Figure():
            return _figure(part, style)
        case Frame(url):
            return f'<div class="khung-nhung"><iframe src="{escape(url)}" width="640" height="360"></iframe></div>'


def _paragraph(part: Text, style: Style) -> str:
    text = escape(part.raw or part.text, quote=False)
    if style.name == "plain":  # pasted from a word processor
        text = f'<span style="font-size:13.0pt;line-height:150%">{text}<o:p></o:p></span>'
        return f'<p class="MsoNormal" style="text-align:justify">{text}</p>'
    return f'<p style="text-align: justify;">{text}</p>'


def _grid(rows: tuple[tuple[str, ...], ...]) -> str:
    lines = ["<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows]
    return '<table border="1" cellpadding="4" class="bang-so-lieu"><tbody>\n' + "\n".join(lines) + "\n</tbody></table>"


def _figure(part: Figure, style: Style) -> str:
    caption = escape(part.caption)
    image = f'<img src="{part.path}" alt="" width="480" />'
    match style.figure:
        case "table":
            return (
                f'<table align="center" border="0" class="anh"><tbody><tr><td>{image}</td></tr>\n'
                f'<tr><td style="text-align: center;"><em>{caption}</em></td></tr></tbody></table>'
            )
        case "figure":
            return f"<figure>{image}<figcaption>{caption}</figcaption></figure>"
        case _:
            return f'<p style="text-align: center;">{image}</p>\n<p style="text-align: center;"><em>{caption}</em></p>'


def _source(shown: DemoArticle) -> str:
    return f'<div class="nguon-tin">Nguồn: {escape(shown.source)}</div>\n' if shown.source else ""


def _attachments(shown: DemoArticle) -> str:
    if not shown.attachments:
        return ""
    rows = "".join(f'<li><a href="{file.path}">{escape(file.name)}</a></li>' for file in shown.attachments)
    return f'<div class="tep-dinh-kem"><b>Tệp đính kèm:</b><ul>{rows}</ul></div>\n'


def _tags(shown: DemoArticle) -> str:
    if not shown.tags:
        return ""
    links = ", ".join(f'<a href="/tim-kiem?tu-khoa={quote_plus(tag)}">{escape(tag)}</a>' for tag in shown.tags)
    return f'<div class="tu-khoa">Từ khóa: {links}</div>\n'


def _related(portal: DemoPortal, shown: DemoArticle) -> str:
    rows = "".join(
        f'<li>{link(other)} <span class="ngay">({short_date(other)})'
        f'</span> <span class="so-xem">Lượt xem: {portal.views(other)}</span></li>\n'
        for other in portal.related(shown.number)
    )
    return f'<div class="tin-khac"><h3>Tin khác</h3><ul>\n{rows}</ul></div>'
