"""NukeViet before 4.1, and themes of others: what their templates print around an article, and their addresses."""

from __future__ import annotations

import pytest

from archive.article import Article, Reject
from crawler.fields.lines import meta
from crawler.fields.tree.flow import Line
from crawler.parse import parse_bytes

TITLE = "Huyện Cầu Ngang tổng kết phong trào thi đua năm 2014"
LEAD = "Sáng 12/1, UBND huyện tổ chức hội nghị tổng kết phong trào thi đua, triển khai nhiệm vụ năm tới."
ONE = "Dự hội nghị có lãnh đạo tỉnh, các đồng chí trong Ban Thường vụ Huyện ủy và đại diện các xã, thị trấn."
TWO = "Trong năm, toàn huyện có 45 tập thể và 120 cá nhân được khen thưởng; nhiều mô hình hay được nhân rộng."
CAPTION, NOTE = "Quang cảnh hội nghị", "Đại biểu dự hội nghị"
TEXT = (
    f"<p style='text-align: justify'>{ONE}</p><p style='text-align:center'><img src=/uploads/news/2015_01/hn.jpg></p>"
    f"<p style='text-align:center'><em>{CAPTION}</em></p><p style='text-align: justify'>{TWO}</p>"
)
NEWER = "".join(
    f"<li><a title='Tin số {number}' href=/vi/news/Xa-hoi/tin-{number}/>Trao quà Tết cho hộ nghèo đợt {number}</a>"
    f" <span class=date>(1{number}/01/2015)</span></li>"
    for number in range(3)
)
FOLDER = "http://vidu.gov.vn/vi/news/Xa-hoi/Tong-ket-phong-trao-76/"
FILE = "https://vidu.gov.vn/vi/news/xa-hoi/tong-ket-phong-trao-76.html"


def parsed(body: str, url: str, version: str = "3.4.02") -> object:
    head = (
        f"<title>{TITLE} - Xã hội - Trang tin huyện Cầu Ngang</title><meta name=description content='{LEAD}'>"
        f"<meta name=generator content='NukeViet v{version}'>"
    )
    crumbs = "<div class=breadcrumbs><a href=/>Trang nhất</a> » <a href=/vi/news/Xa-hoi/>Xã hội</a></div>"
    clock = "<div id=topdate>Thứ hai, 19/01/2015, 08:15</div>"
    counter = "<div class=box><h4>Thống kê</h4><ul><li>Hôm nay: 345<li>Tổng lượt truy cập: 1234567</ul></div>"
    page = f"<html><head>{head}</head><body><h3><a href=/>Huyện</a></h3>{clock}{crumbs}{body}{counter}</body></html>"
    return parse_bytes(page.encode(), url=url)


def told(found: object) -> dict[str, object]:
    assert isinstance(found, Article), found
    return {
        "title": found.title, "lead": found.lead, "body": found.body, "at": found.published_at, "byline": found.byline,
        "source": found.source, "captions": [image.caption for image in found.images], "tags": found.tags,
        "section": found.section, "views": found.views,
    }  # fmt: skip


WHOLE: dict[str, object] = {
    "title": TITLE, "lead": LEAD, "body": f"{ONE}\n\n{TWO}", "at": "2015-01-12T14:35:00+07:00",
    "byline": "Ngọc Hồng", "source": "Báo Trà Vinh", "captions": [NOTE, CAPTION], "tags": ["thi đua", "tổng kết"],
    "section": ["Xã hội"], "views": None,
}  # fmt: skip

V3 = f"""
<div class=header-details><div class="action fr right"><a class=email href="javascript:void(0);">Gửi bài viết qua email
</a><br><a class=print href="javascript:void(0)">In ra</a><br><a class=save href=/vi/news/savefile/Xa-hoi/a-76/>Lưu bài
viết này</a></div><div class=title><h1>{TITLE}</h1><span class=small>Đăng lúc: Thứ hai - 12/01/2015 14:35 - Người đăng
bài viết: <a href="#" class=highlight>quantri</a></span></div></div>
<div id=hometext class="short-desc clearfix"><div id=imghome class="fl left" style="width:180px"><a href=/uploads/a.jpg
rel=shadowbox><img src=/files/a.jpg width=180></a><p><em>{NOTE}</em></p></div>{LEAD}</div>
<div id=bodytext class="details-content clearfix">{TEXT}</div>
<div class="aright source"><strong>Tác giả bài viết: </strong>Ngọc Hồng<br><strong>Nguồn tin: </strong>Báo Trà Vinh
</div><div class=copyright>Chú ý: Việc đăng lại bài viết trên ở website khác mà không ghi rõ nguồn là vi phạm bản
quyền</div><div class="box clearfix"><div class="oop fl"><div class="header-oop tag">Từ khóa:</div><p>
<a href=/vi/news/tag/a/>thi đua</a>, <a href=/vi/news/tag/b/>tổng kết</a></p></div>
<div class="oop fr"><div class=header-oop>Đánh giá bài viết</div>
<form id=form3B><div id=stringrating>Tổng số điểm của bài viết là: 10 trong 2 đánh giá</div></form></div></div>
<div class=other-news><h4>Theo dòng sự kiện</h4><ul>{NEWER}</ul></div>
<div class=other-news><h4>Những tin mới hơn</h4><ul>{NEWER}</ul></div>
<div id=idcomment><h3>Ý kiến bạn đọc</h3><div id=showcomment></div><textarea>Nội dung</textarea></div>"""

V40 = f"""
<div class="news_column panel panel-default"><div class=panel-body><h1>{TITLE}</h1>
<em class="pull-left time">Thứ hai - 12/01/2015 14:35</em><hr class=clear>
<div id=hometext><div class="imghome pull-left text-center"><a href=/uploads/a.jpg rel=shadowbox><img src=/files/a.jpg
class=img-thumbnail></a><em>{NOTE}</em></div><h2>{LEAD}</h2></div><div class=bodytext>{TEXT}</div>
<p class=text-right><strong>Tác giả bài viết: </strong>Ngọc Hồng</p>
<p class=text-right><strong>Nguồn tin: </strong>Báo Trà Vinh</p><hr><div class="fb-like">&nbsp;</div>
<form id=form3B><div id=stringrating>Tổng số điểm của bài viết là: 0 trong 0 đánh giá</div></form>
<div class=keywords><em class="fa fa-tags">&nbsp;</em><strong>Từ khóa: </strong><a href=/vi/news/tag/a/><em>thi đua</em>
</a>, <a href=/vi/news/tag/b/><em>tổng kết</em></a></div></div></div>"""

CARDS = f"""
<div class=detail-news><h1 class=entry-title>{TITLE}</h1><p><span>Thứ hai - 12/01/2015 14:35</span> <span> Tác giả bài
viết: <strong>Ngọc Hồng</strong> Nguồn tin:<strong>Báo Trà Vinh</strong></span></p><div class=clearfix>
<div class="hometext mb-2">{LEAD}</div><figure class="article center"><img src=/uploads/a.jpg><figcaption>{NOTE}
</figcaption></figure></div><div id=news-bodyhtml><div class=card><div class=card-body>{TEXT}</div></div></div></div>
<div class="card mb-3"><div class=h6><em class="fa fa-tags"></em><strong>Từ khóa: </strong><a href=/vi/news/tag/a/>thi
đua</a>, <a href=/vi/news/tag/b/>tổng kết</a></div></div>
<div class="card mb-3"><div class=title-des>Những tin mới hơn</div><ul class=related>{NEWER}</ul></div>"""

SINGLE = f"""
<div class="card style-1 blog-single" itemtype="http://schema.org/NewsArticle" itemscope><div class=card-media>
<img src=/uploads/a.jpg></div><div class=card-info><div class=card-meta><ul><li class=post-date><i class="las la-cal">
</i> Ngày đăng : Thứ hai - 12/01/2015 14:35</li><li class=post-author><a href="javascript:void(0);"><strong>Tác giả bài
viết: </strong>Ngọc Hồng</a></li></ul></div><h1 class=title itemprop=headline>{TITLE}</h1>
<span class=hidden itemprop=datePublished>2015-01-12T14:35:10+07:00</span><div id=news-bodyhtml>{TEXT}</div></div>
<div class=post-tags><a href=/vi/news/tag/a/>#thi đua</a><a href=/vi/news/tag/b/>#tổng kết</a></div></div>"""

TOOLBOX = f"""
<div class=ct_left><div class=dt_ndung><h3>{TITLE}</h3><div style="float:left"><div class="addthis_toolbox
addthis_default_style" style="float:right"><span class=small>Đăng lúc: Thứ hai - 12/01/2015 14:35 - Người đăng bài viết:
<a href="#">Minh Tú</a></span></div></div><div id=bodytext class=details-content>{TEXT}</div>
<div class=dt_cttk><div>Những tin mới hơn</div><ul>{NEWER}</ul></div></div></div>"""

EGOV = f"""
<div class="news_column panel panel-default newsdetail"><div class=panel-body><h1 class=title>{TITLE}</h1>
<div class="row newsdetailmetatop"><div class=col-md-12><span class=h5><i class="fa fa-clock-o"></i>Thứ hai - 12/01/2015
14:35</span> <span class=h5><i class="fa fa-eye"></i>2131</span> <span class=h5><i class="fa fa-comment-o"></i>3</span>
</div></div><div class=clearfix><div class=hometext>{LEAD}</div><figure class="article center"><img src=/uploads/a.jpg>
<figcaption>{NOTE}</figcaption></figure></div><div id=news-bodyhtml class="bodytext has-attach">{TEXT}</div>
<div><p class="h5 text-right"><strong>Tác giả bài viết: </strong>Ngọc Hồng</p><p class="h5 text-right"><strong>Nguồn
tin: </strong>Báo Trà Vinh</p></div></div></div>
<div class="news_column newsdetailbox"><div class=h5><em class="fa fa-tags">
</em><strong>Từ khóa: </strong><a href=/vi/news/tag/a/>thi đua</a>, <a href=/vi/news/tag/b/>tổng kết</a></div></div>
<div class="news_column newsdetailbox"><div class=other-news><div>Theo dòng sự kiện</div><ul class=related>{NEWER}</ul>
</div></div>"""

PHONE = f"""
<div class="news_column panel panel-default"><div class=panel-body><h1>{TITLE}</h1><em class=time>Thứ hai - 12/01/2015
14:35</em><hr><div id=hometext><div class="imghome text-center"><a href="#" id=pop><img src=/uploads/a.jpg></a>
<div class="modal fade" role=dialog aria-hidden=true><h4 class=modal-title>{TITLE}</h4><img src=""></div>
<em class=show>{NOTE}</em><hr></div><p>{LEAD}</p></div><div class=bodytext>{TEXT}</div>
<p class=text-right><strong>Tác giả bài viết: </strong>Ngọc Hồng</p>
<p class=text-right><strong>Nguồn tin: </strong>Báo Trà Vinh</p><hr><div class=keywords><em class="fa fa-tags"></em>
<strong>Từ khóa: </strong><a href=/vi/news/tag/a/>thi đua</a>, <a href=/vi/news/tag/b/>tổng kết</a></div>
<p class=sociss><strong>Những tin mới hơn</strong></p><ul class=related>{NEWER}</ul></div></div>"""


@pytest.mark.parametrize(
    ("body", "url", "version", "others"),
    [
        (V3, FOLDER, "3.4.02", {}),
        (V3, "http://vidu.gov.vn/index.php/vi/news/Xa-hoi/Tong-ket-76/", "3.1.00", {}),
        (V3, "http://vidu.gov.vn/phong-gd/index.php?language=vi&nv=news&op=Xa-hoi/Tong-ket-76", "3.1.00", {}),
        (V40, FOLDER, "4.0", {}),
        (CARDS, FILE, "4.3", {}),
        (EGOV, FILE, "4.3", {"views": 2131}),
        (PHONE, FILE, "4.3", {}),
        # Neither prints the lead; the one names no source, the other the account that posted alone.
        (SINGLE, FILE, "4.5", {"lead": None, "source": None, "captions": [CAPTION]}),
        (TOOLBOX, FILE, "3.4", {"lead": None, "source": None, "byline": None, "captions": [CAPTION], "tags": []}),
    ],
)
def test_an_article_of_each_theme(body: str, url: str, version: str, others: dict[str, object]) -> None:
    assert told(parsed(body, url, version)) == WHOLE | others


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("/vi/news/Xa-hoi/Tong-ket-76/", "vidu.gov.vn:vi.news:76"),
        ("/index.php/news/Xa-hoi/Tong-ket-76/", "vidu.gov.vn:news:76"),
        ("/Xa-hoi/Tong-ket-phong-trao-thi-dua-76/", "vidu.gov.vn:76"),
        # One host may have the CMS in several folders, each of which counts from one.
        ("/so-y-te/vi/news/xa-hoi/tong-ket-76.html", "vidu.gov.vn:so-y-te.vi.news:76"),
        ("/so-y-te/index.php?language=vi&nv=news&op=xa-hoi/tong-ket-76", "vidu.gov.vn:so-y-te.vi.news:76"),
    ],
)
def test_identity(address: str, wanted: str) -> None:
    found = parsed(V3, f"http://vidu.gov.vn{address}")
    assert isinstance(found, Article)
    assert found.id == wanted


@pytest.mark.parametrize("action", ["print", "savefile"])
@pytest.mark.parametrize(
    "address", ["/vi/news/{}/xa-hoi/tong-ket-76.html", "/index.php?nv=news&op={}/xa-hoi/tong-ket-76"]
)
def test_a_print_twin_is_refused(address: str, action: str) -> None:
    found = parsed(V3, f"http://vidu.gov.vn{address.format(action)}")
    assert isinstance(found, Reject)
    assert found.reason == "print-twin"


@pytest.mark.parametrize(
    "address", ["/vi/news/nam-2015/", "/news/khu-vuc-1/", "/vi/news/Xa-hoi/page-2/", "/vi/news/topic/Dai-hoi-15/"]
)
def test_a_category_a_topic_and_a_further_page_are_no_articles(address: str) -> None:
    rows = "".join(f"<h4><a href=/vi/news/Xa-hoi/tin-{n}/>Trao quà Tết cho hộ nghèo đợt {n}</a></h4>" for n in range(9))
    found = parsed(f"<div class=news_column>{rows}</div>", f"http://vidu.gov.vn{address}")
    assert isinstance(found, Reject), found


@pytest.mark.parametrize("count", [1, 5])
def test_a_category_whose_rows_are_set_as_articles_are_is_none(count: int) -> None:
    """A theme may set each row in the element that holds an article elsewhere, its date above it."""
    rows = "".join(
        f"<div class=news_column><h3><a href=/vi/news/Xa-hoi/tin-{n}/>Trao quà Tết cho hộ nghèo đợt {n}</a></h3>"
        f"<p class=time>Đăng lúc: 1{n}/01/2015 08:00</p><div class=bodytext>{ONE}</div></div>"
        for n in range(count)
    )
    found = parsed(rows, "http://vidu.gov.vn/vi/news/Xa-hoi/")
    assert isinstance(found, Reject), found


@pytest.mark.parametrize(
    ("text", "linked", "wanted"),
    [
        ("Đăng lúc: Thứ hai - 12/01/2015 14:35 - Người đăng bài viết: quantri", 7, (True, False)),
        ("12/01/2015 14:35 Tác giả bài viết: Nguyễn Thị Hoa Nguồn tin: Cổng TTĐT tỉnh", 0, (True, True)),
        ("Tác giả bài viết: Nguyễn Thị Hoa", 32, (False, True)),
        # A headline, and sentences that begin with a day or end with who posted something.
        ("Tác giả: ai sẽ được nhận giải thưởng năm nay", 44, (False, False)),
        ("Ngày 12/01/2015 Hội Nhà báo họp mặt tác giả: có 40 người dự.", 0, (False, False)),
        ("Kẻ lừa đảo bị bắt ngày 12/01/2015 sau khi nạn nhân trình báo - Người đăng: quantri", 0, (False, False)),
    ],
)
def test_what_a_line_tells(text: str, linked: int, wanted: tuple[bool, bool]) -> None:
    line = Line(text, linked=linked)
    assert meta.read(line)[::2] == wanted


EYES = {
    "ligature": '<i class="material-icons">visibility</i>',
    "other ligature": '<span class="material-symbols-outlined">remove_red_eye</span>',
    "picture": '<img src="/themes/x/images/eye.png" alt="">',
    "letter": "👁️",
    "symbol": '<svg><use xlink:href="#icon-eye"></use></svg>',
    "class": '<i class="icon-view"></i>',
}
EGOV = "<div class='news_column panel'><h1 class='title'>{}</h1><div class=row><span class=h5>{}</span>{}</div>{}</div>"


@pytest.mark.parametrize("eye", EYES.values(), ids=EYES)
@pytest.mark.parametrize(
    "form", ["<span>{} 1.284</span>", "<div>{}<span>1284</span></div>", "<ul><li>{} 1284</li></ul>"]
)
def test_any_eye_beside_the_date_counts(eye: str, form: str) -> None:
    text = f"<div class=hometext>{LEAD}</div><div id=news-bodyhtml class=bodytext>{TEXT}</div>"
    day = "Thứ hai - 12/01/2015 14:35"
    found = told(parsed(EGOV.format(TITLE, day, form.format(eye), text), FILE, "4.5"))
    assert (found["views"], found["at"], found["lead"]) == (1284, "2015-01-12T14:35:00+07:00", LEAD)
    bare = told(parsed(EGOV.format(TITLE, day, f"<span>{eye}</span>", text), FILE, "4.5"))
    assert (bare["views"], bare["body"]) == (None, found["body"])


def test_a_letter_like_an_eye_behind_the_time_counts_and_another_sign_does_not() -> None:
    text = f"<div class=hometext>{LEAD}</div><div id=news-bodyhtml class=bodytext>{TEXT}</div>"
    for behind, views in (("👁 1.284", 1284), ("👁 1.284 💬 4", 1284), ("💬 4", None), ("👁 💬 4", None)):
        found = told(parsed(EGOV.format(TITLE, f"Thứ hai - 12/01/2015 14:35 {behind}", "", text), FILE, "4.5"))
        assert found["views"] == views
