"""Pictures, videos, links and icons that are set as blocks, and short facts beside the date."""

from __future__ import annotations

import pytest

from archive.article import Article, Embed, Reject
from crawler.parse import parse_bytes

TITLE = "Xã Ví Dụ khánh thành cầu dân sinh"
TEXT = "Huyện đã triển khai nhiều giải pháp nhằm nâng cao chất lượng phục vụ người dân trong năm nay. " * 2
DATE = "<div>Ngày đăng: 26/05/2022 08:15</div>"
URL = "http://a.vn/tin/cau-dan-sinh"


def read(body: str, date: str = DATE, title: str = TITLE, head: str = "") -> Article | Reject:
    html = f"<html><head><title>{title}</title>{head}</head><body><div><h1>{TITLE}</h1>{date}{body}</div></body></html>"
    return parse_bytes(html.encode(), url=URL)


def article(body: str, date: str = DATE, title: str = TITLE, head: str = "") -> Article:
    found = read(body, date, title, head)
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize("style", ["display:block; margin-left:auto; margin-right:auto", "DISPLAY: block", "width:9px"])
def test_a_picture_or_video_that_is_set_as_a_block_is_shown(style: str) -> None:
    found = article(
        f"<p>{TEXT}</p><p><img style='{style}' src='/cau.jpg'></p><p>{TEXT}</p>"
        f"<iframe style='{style}' src='https://www.youtube.com/embed/x1'></iframe><p>{TEXT}</p>"
    )
    assert [image.url for image in found.images] == ["http://a.vn/cau.jpg"]
    assert [block.url for block in found.blocks if isinstance(block, Embed)] == ["https://www.youtube.com/embed/x1"]


@pytest.mark.parametrize("link", ["<a style='display:block' href='{}'>{}</a>", "<a href='{}'><div>{}</div></a>"])
def test_a_link_that_holds_blocks_or_is_one_leads_somewhere(link: str) -> None:
    file = link.format("/f/ke-hoach.pdf", "Kế hoạch số 12")
    cards = "".join(
        link.format(f"/tin/{n}", f"<h4>Hội thi nấu ăn của khu dân cư số {n}</h4><p>1{n}/05/2022</p>") for n in (1, 2)
    )
    found = article(f"<p>{TEXT}</p><p>{TEXT}</p><div>{file}</div><h3>Tin liên quan</h3><div>{cards}</div>")
    assert [each.url for each in found.attachments] == ["http://a.vn/f/ke-hoach.pdf"]
    assert [(each.url, each.title) for each in found.related] == [
        (f"http://a.vn/tin/{n}", f"Hội thi nấu ăn của khu dân cư số {n}") for n in (1, 2)
    ]
    assert "Hội thi" not in found.body


def test_an_anchor_around_the_text_is_no_link() -> None:
    found = article(f"<a name='top'><p>{TEXT}</p><p>{TEXT}</p></a>")
    assert found.body.count("Huyện đã triển khai") == 4


@pytest.mark.parametrize("icon", ["/i/view.png", "/images/views.gif", "/icons/eye.svg"])
def test_a_count_beside_a_picture_of_an_eye_behind_the_date_is_read(icon: str) -> None:
    found = article(f"<p>{TEXT}</p><p>{TEXT}</p>", f"<p>26/05/2022 08:15 <img src='{icon}'> 918</p>")
    assert (found.views, found.published_at, found.images) == (918, "2022-05-26T08:15:00+07:00", [])
    beside = "<img src='/icons/comment.png'> 3"
    found = article(f"<p>{TEXT}</p><p>{TEXT}</p>", f"<p>26/05/2022 08:15 <img src='{icon}'> 918 {beside}</p>")
    assert found.views == 918
    assert len(article(f"<p>{TEXT}</p><p><img src='/anh/view.jpg'></p><p>{TEXT}</p>").images) == 1


@pytest.mark.parametrize("icon", ["<img src='/i/view.png'>", "<img src='/icons/eye.svg'>", "<i class='fa fa-eye'></i>"])
@pytest.mark.parametrize(
    "blocks",
    [
        "<div>{}</div><div>1.918</div>", "<div><span>{}</span></div><div><b>1.918</b></div>",
        "<table><tr><td>{}</td><td>1.918</td></tr></table>", "<ul><li>{}</li><li>1.918</li></ul>",
    ],
)  # fmt: skip
def test_a_count_in_the_block_behind_that_of_its_eye(icon: str, blocks: str) -> None:
    found = article(f"<p>{TEXT}</p><p>{TEXT}</p>", f"<p>26/05/2022 08:15</p><div>{blocks.format(icon)}</div>")
    assert (found.views, found.views_raw, found.images) == (1918, "1.918", [])
    assert found.body == f"{TEXT.strip()}\n\n{TEXT.strip()}"


@pytest.mark.parametrize("behind", ["<div>2022 là năm thứ ba của chương trình.</div>", "<div>Quang cảnh</div>", ""])
def test_words_in_the_block_behind_a_picture_count_nothing(behind: str) -> None:
    found = article(f"<p>{TEXT}</p><div><img src='/u/view.png'></div>{behind}<p>{TEXT}</p>", "<p>26/05/2022 08:15</p>")
    assert (found.views, len(found.images)) == (None, 1)


def test_an_eye_far_above_a_number_tells_nothing_of_it() -> None:
    eye = "<div><i class='fa fa-eye'></i></div><div>Chế độ xem</div><div>918</div>"
    assert article(f"<p>{TEXT}</p><p>{TEXT}</p>", f"<p>26/05/2022 08:15</p>{eye}").views is None


def test_a_number_alone_captions_nothing() -> None:
    found = article(f"<p>{TEXT}</p><div align=center><img src='/a.jpg'><br><i>918</i></div><p>{TEXT}</p>")
    assert [image.caption for image in found.images] == [None]


@pytest.mark.parametrize("who", ["PV", "Lan Anh", "BBT"])
def test_who_wrote_may_stand_behind_the_date(who: str) -> None:
    for line in (f"08:15 | 26/05/2022 Tác giả: {who}", f"26/05/2022 08:15 | Lượt xem: 7 | Tác giả: {who}"):
        assert article(f"<p>{TEXT}</p><p>{TEXT}</p>", f"<div>{line}</div>").byline == who, line
    for line in ("08:15 | 26/05/2022", "26/05/2022 | Tác giả:", "08:15 | 26/05/2022 Người đăng: quantri"):
        assert article(f"<p>{TEXT}</p><p>{TEXT}</p>", f"<div>{line}</div>").byline is None, line


def test_names_with_units_and_names_without_accents_sign() -> None:
    for line, byline in (
        ("Hà Phương - TTVH", "Hà Phương - TTVH"),
        ("Kim Oanh - TTVHTT&TT", "Kim Oanh - TTVHTT&TT"),
        ("By Thanh Ha", "Thanh Ha"),
        ("THẠCH PÍCH", "THẠCH PÍCH"),
    ):
        assert article(f"<p>{TEXT}</p><p>{TEXT}</p><p align=right><b>{line}</b></p>").byline == byline
    for line in ("By the river", "XIN CẢM ƠN", "QUÊ HƯƠNG", "Hà Phương - 12 tuổi", "KÍNH MỜI"):
        assert article(f"<p>{TEXT}</p><p>{TEXT}</p><p align=right><b>{line}</b></p>").byline is None, line
    assert article(f"<p>{TEXT}</p><p>{TEXT}</p><p>Thạch Pích</p>").byline is None


@pytest.mark.parametrize(
    "line", ["Ngày 9/11/2022 - 02:30:00 PM", "9/11/2022 2:30 PM", "Cập nhật: 9/11/2022 2:30:00 PM"]
)
def test_a_date_that_may_be_two_days_is_none_and_no_text(line: str) -> None:
    found = article(
        f"<p><b>Sáng nay, xã khánh thành cây cầu dân sinh.</b></p><p>{TEXT}</p><p>{TEXT}</p>", f"<p>{line}</p>"
    )
    assert found.published_at is None
    assert found.lead == "Sáng nay, xã khánh thành cây cầu dân sinh."
    assert line not in found.body


@pytest.mark.parametrize("mark", [">", "&gt;", "|", "-"])
def test_the_portal_s_name_as_a_description_is_no_lead(mark: str) -> None:
    name = "UBND phường Ví Dụ"
    for title in (f"{name} {mark} {TITLE}", f"{TITLE} {mark} {name}"):
        found = article(f"<p>{TEXT}</p><p>{TEXT}</p>", title=title, head=f"<meta name=description content='{name}'>")
        assert (found.lead, found.title) == (None, TITLE)


@pytest.mark.parametrize("name", ["Tìm kiếm", "Tìm kiếm tin tức", "Kết quả tìm kiếm"])
def test_a_page_for_searching_is_a_listing(name: str) -> None:
    html = f"<title>{name} - Xã Ví Dụ</title><form><input name=q></form><ul><li><a href='/1'>Khai hội</a></li></ul>"
    found = parse_bytes(html.encode(), url="http://a.vn/vi/seek/?x=1")
    assert isinstance(found, Reject)
    assert found.reason == "listing"
    news = article(f"<p>{TEXT}</p><p>{TEXT}</p>", title="Tìm kiếm người mất tích trên sông")
    assert news.published_at == "2022-05-26T08:15:00+07:00"


@pytest.mark.parametrize("told", ["0 bình luận", "Bình luận (3)", "12 lượt thích", "Phản hồi: 0"])
def test_how_many_commented_is_told_above_the_text(told: str) -> None:
    short = "<p>Năm nay, kinh tế số chiếm hai phần mười của cả tỉnh, tăng so với năm trước.</p>" * 3
    found = article(f"<div>{told}</div>{short}", "<div>Thứ Ba, 10/03/2026</div>")
    assert found.body.count("kinh tế số") == 3
    assert told not in found.body
    below = article(f"{short}<h3>Bình luận (2)</h3><p>Bài viết rất hay và bổ ích cho bà con chúng tôi.</p>")
    assert "rất hay" not in below.body


def test_a_video_that_an_editor_only_names_is_shown() -> None:
    for video in ("<oembed url='{}'></oembed>", "<figure class=media><oembed url='{}'></oembed></figure>"):
        url = "https://www.youtube.com/watch?v=QwErTy12345"
        found = article(f"<p>{TEXT}</p>{video.format(url)}<p>{TEXT}</p>")
        assert [block.url for block in found.blocks if isinstance(block, Embed)] == [url]


@pytest.mark.parametrize("hidden", ["style='display:none'", "class=hidden", "hidden"])
def test_a_hidden_badge_is_no_part_of_the_title(hidden: str) -> None:
    heading = f"<h1 class=title-detail><span {hidden}>Mới</span>{TITLE}</h1>"
    html = f"<title>{TITLE}</title><div>{heading}{DATE}<p>{TEXT}</p><p>{TEXT}</p></div>"
    found = parse_bytes(html.encode(), url=URL)
    assert isinstance(found, Article)
    assert found.title == TITLE


@pytest.mark.parametrize("told", ["1.2K", "1,204", "18"])
def test_a_count_beside_an_eye_is_read_behind_a_day(told: str) -> None:
    date = f"<p><i class='fa fa-clock'></i> 07:05 - 30/04/2025 <i class='fa fa-eye'></i> {told}</p>"
    found = article(f"<p>{TEXT}</p><p>{TEXT}</p>", date)
    assert (found.views, found.published_at) == (
        {"1.2K": 1200, "1,204": 1204}.get(told, 18),
        "2025-04-30T07:05:00+07:00",
    )


def test_a_box_of_adverts_shows_no_picture_of_the_article_and_its_text_stays() -> None:
    for name in ("quang-cao", "box-quangcao"):
        found = article(f"<p>{TEXT}</p><div class='{name}'><a href='//b.vn'><img src='/b.jpg'></a></div><p>{TEXT}</p>")
        assert found.images == []
        assert "chất lượng" in article(f"<p>Mở đầu bài.</p><div class='{name}'><p>{TEXT}</p><p>{TEXT}</p></div>").body


@pytest.mark.parametrize("mark", ["{0}. ", "{0}) ", "{0}/ "])
def test_persons_that_a_text_counts_up_did_not_write_it(mark: str) -> None:
    names = ("Nguyễn Thị Lý", "Trần Thị Hoa", "Lê Bích Hạnh")
    for said in ("Ban Chấp hành gồm ba người", "Ban Chấp hành gồm có các đồng chí sau đây:"):
        numbered = "".join(f"<p>{mark.format(at)}{name}</p>" for at, name in enumerate(names, 1))
        found = article(f"<p>{TEXT}</p><p>{TEXT}</p><p>{said}</p>{numbered}")
        assert found.byline is None
        assert all(name in found.body for name in names)
    plain = "".join(f"<p>{name}</p>" for name in names)
    found = article(f"<p>{TEXT}</p><p>{TEXT}</p><p>Ban Chấp hành gồm có các đồng chí sau đây:</p>{plain}")
    assert found.byline is None
    assert all(name in found.body for name in names)


def test_a_name_below_a_label_or_on_the_right_signs_all_the_same() -> None:
    for above in ("Người thực hiện:", "Ban Chấp hành gồm có các đồng chí sau đây:"):
        found = article(f"<p>{TEXT}</p><p>{TEXT}</p><p>{above}</p><p align=right><b>Trần Thị Hoa</b></p>")
        assert found.byline == "Trần Thị Hoa"
    found = article(f"<p>{TEXT}</p><p>{TEXT}</p><p>Các xã đạt chuẩn gồm có những xã sau đây:</p><p>Tin: Trần Hoa</p>")
    assert found.byline == "Trần Hoa"


def test_that_nobody_commented_is_none_of_the_text() -> None:
    for said in ("Chưa có bình luận nào.", "Hiện chưa có ý kiến nào"):
        assert said not in article(f"<p>{TEXT}</p><p>{TEXT}</p><div>{said}</div>").body
    kept = "Hiện chưa có ý kiến nào khác về phương án mở rộng đường."
    assert kept in article(f"<p>{TEXT}</p><p>{kept}</p><p>{TEXT}</p>").body


def test_a_block_that_is_to_be_printed_holds_the_article_and_a_button_to_print_nothing() -> None:
    assert article(f"<div class=print><p>{TEXT}</p><p>{TEXT}</p></div>").body.count("Huyện") == 4
    found = article(f"<p>{TEXT}</p><p>{TEXT}</p><div class=print><a href='/in'>Bản để in</a> Cỡ chữ lớn</div>")
    assert "để in" not in found.body


def test_a_video_inside_an_object_is_shown() -> None:
    url = "http://www.youtube.com/v/abc123"
    old = f"<object width=425><param name=movie value='{url}'><embed src='{url}'></object>"
    found = article(f"<p>{TEXT}</p>{old}<p>{TEXT}</p>")
    assert [block.url for block in found.blocks if isinstance(block, Embed)] == [url]


@pytest.mark.parametrize("blank", ["Lượt xem: <span></span> | Bình luận: 3", "Số lượt đọc:", "Lượt xem"])
def test_a_count_that_a_script_fills_in_is_no_text(blank: str) -> None:
    found = article(f"<div>{blank}</div><p>{TEXT}</p><p>{TEXT}</p>")
    assert (found.views, "Lượt" in found.body, "lượt" in found.body) == (None, False, False)
    kept = "Lượt xem của kênh tăng gấp đôi so với năm trước."
    assert kept in article(f"<p>{TEXT}</p><p>{kept}</p><p>{TEXT}</p>").body
    assert article(f"<dl><dt>Lượt xem</dt><dd>45</dd></dl><p>{TEXT}</p><p>{TEXT}</p>").views == 45


def test_files_that_lie_in_a_drive_are_attachments_and_forms_and_folders_are_none() -> None:
    for path in ("drive.google.com/file/d/1abc/view", "docs.google.com/document/d/1/edit", "drive.google.com/uc?id=1"):
        found = article(f"<p>{TEXT}</p><p>{TEXT}</p><p>Tệp đính kèm: <a href='https://{path}'>Kế hoạch</a></p>")
        assert [file.url for file in found.attachments] == [f"https://{path}"]
        assert "Kế hoạch" not in found.body
    for path in ("docs.google.com/forms/d/1/viewform", "drive.google.com/drive/folders/1"):
        found = article(
            f"<p>{TEXT}</p><p>{TEXT}</p><p>Đăng ký tại <a href='https://{path}'>đây</a> trước ngày 5/6.</p>"
        )
        assert found.attachments == []
