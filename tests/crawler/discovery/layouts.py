"""Listings as portals lay them out, made from one set of articles: for tests of the row finder."""

from __future__ import annotations

from dataclasses import dataclass

TITLES = (
    "Hội nghị tổng kết công tác sản xuất vụ lúa đông xuân tại các xã vùng ven",
    "Lịch tiếp công dân tháng 6",
    "Ủy ban nhân dân tỉnh họp phiên thường kỳ bàn về giải ngân vốn đầu tư công",
    "Khánh thành cầu dân sinh nối hai ấp sau nhiều năm chờ đợi của người dân",
    "Ra quân dọn vệ sinh môi trường, trồng cây xanh dọc tuyến đường nông thôn mới",
    "Thông báo nghỉ lễ Quốc khánh",
    "Đoàn công tác kiểm tra tiến độ xây dựng trường trung học phổ thông",
    "Nông dân phấn khởi vì tôm nuôi được mùa, được giá ngay từ đầu vụ",
)


@dataclass(frozen=True)
class Row:
    """One article of a listing."""

    url: str
    title: str
    day: str
    iso: str
    lead: str
    views: int


ROWS = tuple(
    Row(
        url=f"/tin-tuc/bai-viet-so-{40 - place}-{7000 - place}.html",
        title=title,
        day=f"{20 - place:02}/06/2024",
        iso=f"2024-06-{20 - place:02}",
        lead=f"Đại diện các đơn vị đã trao đổi nhiều nội dung và thống nhất kế hoạch cho quý tới, lần thứ {place + 1}.",
        views=1200 + 37 * place,
    )
    for place, title in enumerate(TITLES)
)

# Name to (what holds the rows, one row); `{rows}`, `{url}`, `{title}`, `{day}`, `{lead}`, `{views}` are filled in.
LAYOUTS: dict[str, tuple[str, str]] = {
    "ul-heading": (
        '<ul class="ds-tin">{rows}</ul>',
        '<li><a href="{url}"><img src="/a.jpg" alt=""></a><h3><a href="{url}" title="{title}">{title}</a></h3>'
        '<span class="ngay">{day}</span><span>Lượt xem: {views}</span><p class="tomtat">{lead}</p>'
        '<a href="{url}">Xem thêm</a></li>',
    ),
    "div-cards": (
        '<div class="grid">{rows}</div>',
        '<div class="card col-md-4"><div class="thumb"><a href="{url}"><img src="/a.jpg"></a></div>'
        '<div class="card-body"><a class="card-cat" href="/tin-tuc">Tin tức</a><div class="ttl">'
        '<a href="{url}">{title}</a></div>'
        '<div class="info"><i class="fa fa-clock"></i> {day} <i class="fa fa-eye"></i> {views}</div>'
        '<div class="tx">{lead}</div></div></div>',
    ),
    "card-is-link": (
        '<section><div class="list">{rows}</div></section>',
        '<a class="item" href="{url}"><figure><img src="/a.jpg"></figure><h4>{title}</h4>'
        '<time datetime="{iso}T08:30:00+07:00">{day}</time><p>{lead}</p><span>{views} lượt xem</span></a>',
    ),
    "table": (
        '<table width="100%"><tr><th>STT</th><th>Tiêu đề</th><th>Ngày đăng</th><th>Lượt xem</th></tr>{rows}</table>',
        '<tr><td>{n}</td><td><a href="{url}">{title}</a><br>{lead}</td><td>{day}</td><td>Lượt xem: {views}</td></tr>',
    ),
    "own-table-each": (
        '<td valign="top">{rows}</td>',
        '<table border="0"><tr><td rowspan="2"><img src="/a.jpg"></td><td><a class="LinkTin" href="{url}">{title}</a>'
        '<font color="gray"> ({day})</font></td></tr><tr><td>{lead} <b>Đã xem: {views}</b></td></tr></table>',
    ),
    "date-first": (
        "<div id='c'>{rows}</div>",
        '<div class="r"><div class="d">{day}</div><div><a href="{url}">{title}</a></div><div>{lead}</div>'
        "<div>Lượt xem: {views}</div></div>",
    ),
    "flat-headings": (
        "<div class='nd'>{rows}</div>",
        '<h3><a href="{url}">{title}</a></h3><p class="meta">{day} | Lượt xem: {views}</p><p>{lead}</p>',
    ),
    "definition-list": (
        "<dl>{rows}</dl>",
        '<dt><a href="{url}">{title}</a></dt><dd>{day} - Lượt xem: {views}</dd><dd>{lead}</dd>',
    ),
    "two-rows-each": (
        "<table>{rows}</table>",
        '<tr><td><a href="{url}"><b>{title}</b></a> <i>({day})</i> Đã xem: {views}</td></tr><tr><td>{lead}</td></tr>',
    ),
    "articles": (
        '<main><div class="wrap">{rows}</div></main>',
        '<article class="post-{n} post type-post hentry tag-lua category-tin-tuc"><header class="entry-header"><h2>'
        '<a href="{url}" rel="bookmark">{title}</a></h2></header><div class="entry-meta"><a href="{url}">'
        '<time class="published" datetime="{iso}T09:00:00+07:00">{day}</time>'
        '</a> <a rel="author" href="/author/an">An</a>'
        '<span class="views">{views} lượt xem</span></div><div class="entry-summary"><p>{lead}</p></div></article>',
    ),
    "unmarked": (
        "<div>{rows}</div>",
        '<div><div><a href="{url}">{title}</a></div><div>Đăng ngày {day}</div><div>{lead}</div>'
        "<div>{views} lượt xem</div></div>",
    ),
    "title-in-attribute": (
        '<div class="box">{rows}</div>',
        '<div class="it"><a href="{url}" title="{title}"><img src="/a.jpg"></a>'
        '<a href="{url}" title="{title}">{cut}...</a>'
        '<em>{day}</em><div class="sapo">{lead}</div><div>Lượt xem: {views}</div></div>',
    ),
}

_PAGE = """<!DOCTYPE html><html><head><title>Tin tức</title></head><body>
<div class="header"><div class="date-now">Thứ hai, 01/07/2024</div><a href="/"><img src="/logo.png"></a>
<div class="menu-top"><ul><li><a href="/gioi-thieu">Giới thiệu</a></li><li><a href="/tin-tuc">Tin tức</a></li>
<li><a href="/kinh-te">Kinh tế</a></li><li>
<a href="/van-ban-chi-dao-dieu-hanh-cua-tinh">Văn bản chỉ đạo điều hành của tỉnh</a></li>
<li><a href="/lien-he">Liên hệ</a></li></ul></div></div>
<div class="content">{listing}
<div class="trang"><b>1</b> <a href="/tin-tuc?page=2">2</a> <a href="/tin-tuc?page=3">3</a></div></div>
<div class="sidebar"><h3><a href="/thong-bao">Thông báo</a></h3><ul>
<li><a href="/thong-bao/moi-nop-ho-so-xet-tuyen-vien-chuc-nam-2024-5001.html">
Mời nộp hồ sơ xét tuyển viên chức năm 2024</a></li>
<li><a href="/thong-bao/dau-gia-quyen-su-dung-dat-khu-dan-cu-5002.html">
Đấu giá quyền sử dụng đất tại khu dân cư phía đông</a></li>
<li><a href="/thong-bao/lay-y-kien-du-thao-quy-che-lam-viec-5003.html">
Lấy ý kiến dự thảo quy chế làm việc của cơ quan</a></li>
</ul><a href="/upload/mau-don.pdf">Mẫu đơn đề nghị cấp giấy phép xây dựng nhà ở riêng lẻ</a>
<a href="https://khac.gov.vn/tin/mot-bai-o-cho-khac-1.html">Một bài viết dài ở cổng thông tin của đơn vị khác</a></div>
<div class="footer"><a href="mailto:a@vidu.gov.vn">a@vidu.gov.vn</a><a href="/so-do-website">Sơ đồ</a>
<a href="javascript:void(0)">Đầu trang</a><p>Lượt truy cập: 1.234.567</p></div></body></html>"""


def page(name: str, rows: tuple[Row, ...] = ROWS) -> bytes:
    """The listing page ``name`` with ``rows``."""
    holder, row = LAYOUTS[name]
    made = "\n".join(
        row.format(
            n=place + 1,
            url=one.url,
            title=one.title,
            cut=one.title[:24].strip(),
            day=one.day,
            iso=one.iso,
            lead=one.lead,
            views=one.views,
        )
        for place, one in enumerate(rows)
    )
    listing = holder.replace("{rows}", made)
    if holder.startswith("<td"):
        listing = f"<table><tr>{listing}</tr></table>"
    return _PAGE.replace("{listing}", listing).encode()
