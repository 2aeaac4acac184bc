"""How each family marks up an article and a row, from the table of families (evidence 1); the rest is generic.

A skin lists the alternatives that the evidence allows; the seed picks one of each. In the templates, {stamp} is a date
by one of `stamps`, {views} a number. The letters of `orders` are the parts of the article page: t title, d date,
v views, l lead, b body.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

UL = ('<ul class="{list}">', '<li class="{item}">', "</li>", "</ul>")
TABLE = ('<table class="{list}" width="100%">', '<tr><td class="{item}">', "</td></tr>", "</table>")
CARDS = ('<div class="{list}">', '<div class="{item}">', "</div>", "</div>")
FULL, SHORT, GLUED = "{dd}/{mm}/{y} {HH}:{M}", "{dd}/{mm}/{y}", "{HH}:{M} {dd}/{mm}/{y}"


@dataclass(frozen=True)
class Skin:
    """Markup of one family; `items` are a row's link, `item_dates` its date, `names` the classes of list and row."""

    stamps: tuple[str, ...] = (FULL, GLUED, "{dd}/{mm}/{y} | {HH}:{M}")
    titles: tuple[str, ...] = ('<h1 class="title">{title}</h1>', '<h1 class="news-title">{title}</h1>')
    dates: tuple[str, ...] = ('<span class="date">{stamp}</span>', '<div class="time">{stamp}</div>')
    views: tuple[str, ...] = ('<span class="view">Lượt xem: {views}</span>',)
    leads: tuple[str, ...] = ('<div class="sapo"><strong>{lead}</strong></div>', '<p class="summary">{lead}</p>')
    bodies: tuple[str, ...] = ('<div class="content-detail">{body}</div>', '<div class="detail">{body}</div>')
    bylines: tuple[str, ...] = ('<p style="text-align:right"><strong>{name}</strong></p>',)
    orders: tuple[str, ...] = ("tdvlb", "dtlbv", "tvdlb")
    related: tuple[str, ...] = ("<h3>Tin liên quan</h3>", "<h3>Các tin khác</h3>", '<div class="head">Tin đã đưa</div>')
    items: tuple[str, ...] = ('<h3><a href="{href}">{title}</a></h3>', '<a class="title" href="{href}">{title}</a>')
    item_dates: tuple[str, ...] = ('<span class="date">{stamp}</span>', "<i>({stamp})</i>", "")
    boxes: tuple[tuple[str, str, str, str], ...] = (UL, TABLE, CARDS)
    names: tuple[tuple[str, str], ...] = (("list-news", "item"), ("news", "news-item"), ("danhsach", "row"))
    head: str = ""
    entities: bool = False  # .NET pages escape Latin-1 letters (evidence 5.13)
    site_first: bool = False  # <title> has the site's name in front (khanhhoa, evidence 5.7)
    menu_heading: bool = False  # "Thực đơn" and portlet-title before the article's h1 (evidence 5.7)


SKINS = {
    # family 11, hatinh: views and author stand in the body block
    "baiviet": Skin(
        titles=('<h1 class="detail-title">{title}</h1>',),
        dates=('<div class="time">Đăng tải: {stamp}</div>',),
        leads=('<div class="detail-content-lead">{lead}</div>',),
        views=(),
        bodies=('<div class="detail-content">{body}<p>Tệp đính kèm:</p><p>Lượt xem: {views}</p></div>',),
        bylines=("<p>Tác giả: {name}</p>",),
    ),
    # family 2, thanhhoa and dienbien; a font-size widget prints 100% after the date
    "tandan": Skin(
        stamps=("{dd} - {mm} - {y}",),
        titles=('<h1 class="tandan-p-article-news-title">{title}</h1>', '<div class="tandan-title-view">{title}</div>'),
        dates=('<span class="tandan-span-date-publish">Đăng ngày {stamp}</span> <span class="zoom">100%</span>',),
        views=(),
        leads=('<p class="tandan-p-article-news-summary">{lead}</p>', '<div class="news-sapo">{lead}</div>'),
        bodies=(
            '<div class="tandan-p-article-main"><div class="tandan-p-article-news-content">{body}</div></div>',
            '<div class="tandan-p-article-main"><div class="ms-rtestate-field">{body}</div></div>',
        ),
        related=('<div class="tandan-div-article-other"><b>Tin khác</b></div>',),
        items=('<p class="channel-news-title"><a href="{href}">{title}</a></p>',),
        item_dates=('<span class="tandan-span-date">{stamp}</span>', ""),
        orders=("tdlb",),
    ),
    # section 6: a department of Tuyên Quang; date and views in one line
    "detailview": Skin(
        stamps=("{Wd}, {d}/{m}/{y} - {HH}:{M}",),
        dates=('<div class="info">{stamp} Đã xem: {views}</div>', "<p><i>{stamp}</i> <i>Đã xem: {views}</i></p>"),
        views=(),
        bylines=("<p>Nguồn: {name}</p>",),
        item_dates=("", '<span class="date">{stamp}</span>'),
    ),
    # family 8, khanhhoa and cema
    "webforms": Skin(
        titles=('<h1 class="title-article">{title}</h1>', '<div class="title-article"><h1>{title}</h1></div>'),
        dates=('<span id="datearticle">{stamp}</span>', '<span class="detail-time">{stamp}</span>'),
        views=(),
        bodies=(
            '<div class="chitietbaiviet">{body}</div>',
            '<div class="tinmoii">{body}</div>',
            '<div id="box_t">{body}</div>',
        ),
        orders=("tdlb", "dtlb"),
        head='<meta id="ogdescription" property="og:description" content="{lead}">',
        entities=True,
        site_first=True,
    ),
    # family 3, quangninh, and family 4, vinhphuc
    "sharepoint": Skin(
        stamps=(FULL,),
        titles=('<h1 id="news-title">{title}</h1>', '<div id="divArticleDescription3"><h1>{title}</h1></div>'),
        dates=('<div class="date">{stamp}</div>', "<span>{stamp}</span>"),
        views=(),
        leads=('<div id="news-des">{lead}</div>', '<div id="divArticleDescription1">{lead}</div>'),
        bodies=(
            '<div id="news-detail" class="ms-rtestate-field">{body}</div>',
            '<div id="divArticleDescription2">{body}</div>',
        ),
        bylines=('<div id="ctl00_ctl30_g_5f1d_pnNguontin"><p><font size="2">{name}</font></p></div>',),
        orders=("tdlb",),
        head='<meta property="og:title" content="{title}">',
        entities=True,
    ),
    # family 7, NukeViet
    "nukeviet": Skin(
        stamps=("{wd} - {dd}/{mm}/{y} {HH}:{M}",),
        titles=('<h1 class="title margin-bottom-lg" itemprop="headline">{title}</h1>',),
        dates=('<div class="row"><span class="h5">{stamp}</span></div>', '<span class="h5">{stamp} {views}</span>'),
        views=(),
        leads=('<div class="hometext m-bottom" itemprop="description">{lead}</div>',),
        bodies=('<div id="news-bodyhtml" class="bodytext margin-bottom-lg">{body}</div>',),
        bylines=('<p class="h5 text-right"><strong>Tác giả: </strong>{name}</p>',),
        related=("<p class='h3'><strong>Những tin cũ hơn</strong></p>", "<h3>Những tin mới hơn</h3>"),
        items=(
            '<h3><a href="{href}" title="{title}">{title}</a></h3>',
            '<h2 class="h4"><a href="{href}">{title}</a></h2>',
        ),
        item_dates=('<em class="fa fa-clock-o"></em> {stamp} <em class="fa fa-eye"></em> Đã xem: {views}',),
        orders=("tdlb",),
        head='<meta name="generator" content="NukeViet v4.5">',
    ),
    # family 10, VCCorp
    "vccorp": Skin(
        stamps=(FULL,),
        titles=('<h1 class="detail-title" data-role="title">{title}</h1>',),
        dates=('<div class="detail-time"><div data-role="publishdate">{stamp}</div></div>',),
        views=(),
        leads=('<h2 class="detail-sapo" data-role="sapo">(Chinhphu.vn) - {lead}</h2>',),
        bodies=('<div class="detail-content afcbc-body" data-role="content">{body}</div>',),
        related=('<div class="relate-news-title">Tin liên quan</div>',),
        items=('<a class="box-title" href=" {href}" title="{title}">{title}</a>',),
        orders=("tdlb", "dtlb"),
        head='<meta property="og:title" content="{title}">'
        '<meta property="og:description" content="(Chinhphu.vn) - {lead}">'
        '<meta property="article:published_time" content="{iso}">',
    ),
    # family 6, hungyen and gialai
    "hungyen": Skin(
        stamps=('{wd}, {dd}/{mm}/{y}<span class="drash"> | </span>{HH}:{M}',),
        titles=('<h1 class="title-detail">{title}</h1>',),
        dates=(
            '<span class="post-date left">{stamp}</span>',
            '<span class="post-date left">{stamp} | lượt xem: {views}</span>',
        ),
        views=("", '<div class="author">Lượt xem: {views}</div>'),
        leads=('<div class="article-brief">{lead}</div>', '<div class="common-brief">{lead}</div>'),
        bodies=('<div class="article-content">{body}</div>', '<div id="container">{body}</div>'),
        bylines=("<p><strong>Tác giả: {name}</strong></p>", '<div class="source">{name}</div>'),
        related=('<button class="show-article">Tin liên quan</button>',),
        items=(
            '<h3><a class="article-title common-title" href="{href}">{title}</a></h3>',
            '<h2 class="entry-title"><a href="{href}">{title}</a></h2>',
        ),
        item_dates=('<time class="post-date updated" datetime="{iso}">{day}</time>',),
        names=(("section-list Article-Detail-default", "item"), ("list-article", "article")),
        orders=("tdvlb",),
    ),
    # family 14, WordPress
    "blog": Skin(
        stamps=("{dd}/{mm}/{y}", "{dd}-{mm}-{y}", "{dd}/{mm}/{y} {HH}:{M}"),
        titles=('<h1 class="entry-title">{title}</h1>',),
        dates=(
            '<span class="date">{stamp}</span>',
            '<time class="entry-date date published" datetime="{iso}">{stamp}</time>',
        ),
        views=("", '<span class="post-views">{views} lượt xem</span>'),
        leads=("<p><strong>{lead}</strong></p>",),
        bodies=('<div class="entry-content">{body}</div>',),
        items=(
            '<h3 class="entry-title"><a class="tpg-post-link" href="{href}">{title}</a></h3>',
            '<h2 class="entry-title"><a href="{href}" rel="bookmark">{title}</a></h2>',
        ),
        item_dates=('<span class="date">{stamp}</span>',),
        names=(("rt-holder tpg-post-holder", "post"), ("posts", "article-container")),
        boxes=(CARDS,),
        orders=("tdvlb", "dtvlb"),
    ),
    # family 5a, danang, bacgiang, daklak
    "liferay": Skin(
        stamps=(FULL,),
        titles=(
            '<div class="title-news"><h1>{title}</h1></div>',
            '<h1 class="title-detail">{title}</h1>',
            '<h1 class="title-art">{title}</h1>',
        ),
        dates=('<span class="ngay_xb">{stamp}</span>', '<div class="publish-date">{stamp} | Lượt xem: {views}</div>'),
        views=(),
        bodies=('<div class="journal-content-article">{body}</div>', '<div class="content-detail">{body}</div>'),
        item_dates=('<span class="date">{stamp}</span>', "({day}, {clock})"),
        head='<meta name="description" content="{lead}">',
        orders=("tdlb",),
        menu_heading=True,
    ),
    # family 5b, bacninh
    "bacninh": Skin(
        titles=('<h1 id="contentDetailTitleId">{title}</h1>',),
        leads=('<div id="sapoDetailId">{lead}</div>',),
        bodies=('<div id="contentDetail">{body}</div>',),
        views=(),
        orders=("tdlb",),
        menu_heading=True,
    ),
    # family 1b, travinh: the date's first text node begins with "Ngày "
    "travinh": Skin(
        stamps=("{d}/{m}/{y}",),
        dates=('<div class="DateCreate">Ngày {stamp}<span></span></div>',),
        views=(),
        related=("<b>Các tin khác</b>",),
        item_dates=("<i>({stamp})</i>", ""),
        boxes=(TABLE, UL),
        orders=("tdlb",),
    ),
    # family 1a, sonla, caobang, cantho, ninhbinh: the title is a div
    "vnpt": Skin(
        stamps=(FULL, SHORT, "{HH}:{M} - {dd}/{mm}/{y}"),
        titles=('<div class="ArticleHeader">{title}</div>',),
        dates=('<div class="PostDate">{stamp}</div>', '<div class="PostDate">{stamp} | Lượt xem: {views}</div>'),
        views=("",),
        leads=('<div class="ArticleSummary">{lead}</div>',),
        bodies=('<div class="ArticleContent">{body}</div>',),
        bylines=('<div class="author">{name}</div>',),
        items=('<h2 class="Title"><a href="{href}">{title}</a></h2>',),
        item_dates=('<div class="Ngaydang">{stamp}</div>',),
        boxes=(UL,),
        names=(("ArticleList", "row"),),
        orders=("tdvlb",),
    ),
}
GENERIC = Skin()  # families whose article markup the evidence does not give (dnn; listings of Tuyên Quang's units)
SKINS["wordpress"] = replace(SKINS["blog"], stamps=(FULL,))  # the API gives the time, so the page does too
