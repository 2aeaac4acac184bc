"""What a text says in words that portals print around articles stays in the text."""

from __future__ import annotations

import pytest

from archive.article import Article, Embed
from tests.crawler.families.page_kit import ONE, TEXT, TITLE, TWO, article, parsed

HEAD = f"<h1>{TITLE}</h1><p>25/05/2022 16:40</p>"
EVENTS = ["Hội thi đua ghe ngo, sáng 14/3 tại sông Long Bình", "Hội chợ thương mại, từ 13/3 đến 19/3"]
LISTED = "<ul>" + "".join(f"<li>{event}</li>" for event in EVENTS) + "</ul>"
LINKED = "<ul>" + "".join(f"<li><a href=/tin-{n}>{event}</a></li>" for n, event in enumerate(EVENTS)) + "</ul>"
WORDS = ["Các sự kiện khác", "Thông báo khác", "Video khác", "Những phóng sự khác:"]


@pytest.mark.parametrize("words", WORDS)
def test_a_heading_over_what_is_no_link_is_the_articles(words: str) -> None:
    body = article(f"{HEAD}<div>{TEXT}<p><b>{words}</b></p>{LISTED}</div>").body
    assert body == "\n\n".join([ONE, TWO, words, "\n".join(EVENTS)])


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("rows", [LINKED, "<div><img src=/a.jpg></div>" + LINKED])
def test_the_same_words_over_links_head_a_box(words: str, rows: str) -> None:
    found = article(f"{HEAD}<div>{TEXT}<p><b>{words}</b></p>{rows}</div>")
    assert found.body == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize("line", ["Thể: Tám chữ", "Thế: Trận địa ven sông", "Thẻ: vàng, đỏ, xanh"])
def test_a_line_like_the_label_of_tags_stays(line: str) -> None:
    found = article(f"{HEAD}<div><p>{ONE}</p><p>{line}</p><p>{TWO}</p></div>")
    assert (found.body, found.tags) == (f"{ONE}\n\n{line}\n\n{TWO}", [])


@pytest.mark.parametrize("label", ["Thẻ:", "<span>Thẻ :</span>"])
def test_the_label_before_links_is_one_of_tags(label: str) -> None:
    found = article(f"{HEAD}<div>{TEXT}</div><div>{label} <a href=/t/1>giao thông</a> <a href=/t/2>hạ tầng</a></div>")
    assert (found.body, found.tags) == (f"{ONE}\n\n{TWO}", ["giao thông", "hạ tầng"])


@pytest.mark.parametrize("name", ["", "title='YouTube video player'"])
def test_a_line_below_a_video_is_its_title(name: str) -> None:
    film = f"<iframe src='https://www.youtube.com/embed/x' {name}></iframe>"
    said = "Cầu Rạch Miễu 2 rút ngắn thời gian qua sông còn năm phút."
    below = f"<p style='text-align:center'><em>{said}</em></p>"
    found = article(f"{HEAD}<div><p>{ONE}</p>{film}{below}<p>{TWO}</p></div>")
    assert [block.title for block in found.blocks if isinstance(block, Embed)] == [said]


@pytest.mark.parametrize("said", ["Ảnh: Trần Văn Minh", "Trần Văn Minh"])
def test_who_signs_below_a_video_is_not_its_title(said: str) -> None:
    film = "<iframe src='https://www.youtube.com/embed/x' title='Cầu Rạch Miễu 2'></iframe>"
    found = article(f"{HEAD}<div><p>{ONE}</p><p>{TWO}</p>{film}<p style='text-align:center'><em>{said}</em></p></div>")
    assert [block.title for block in found.blocks if isinstance(block, Embed)] == ["Cầu Rạch Miễu 2"]
    assert found.byline is not None
    assert found.byline in said


@pytest.mark.parametrize("href", ["#", "javascript:void(0)"])
@pytest.mark.parametrize("file", ["/uploads/2026/so-do.svg", "/upload/quy-hoach.gif"])
def test_what_opens_larger_by_a_script_is_a_picture(href: str, file: str) -> None:
    shown = f"<p><a href='{href}' class=zoom><img src='{file}'></a></p>"
    for text in (f"<p>{ONE}</p>{shown}<p>{TWO}</p>", shown):
        found = article(f"{HEAD}<div>{text}</div>")
        assert [image.url.rpartition("/")[2] for image in found.images] == [file.rpartition("/")[2]]


def test_a_scanned_page_that_is_called_an_attachment_is_a_picture() -> None:
    found = article(f"{HEAD}<div><p>{ONE}</p><p><img src='/uploads/2026/dinh-kem1.png'></p><p>{TWO}</p></div>")
    assert len(found.images) == 1


@pytest.mark.parametrize(
    ("name", "below"), [("Tin buồn", "Nghệ nhân ưu tú Thạch Voi từ trần"), ("Mùa lúa mới", "Bài 2")]
)
def test_a_short_title_over_another_heading_stays_the_title(name: str, below: str) -> None:
    below = f"{below}: lời chia tay của bà con phum sóc"
    page = f"<h1>{name}</h1><h2>{below}</h2><p>25/05/2022 16:40</p><div><p>{ONE}</p><p>{TWO}</p></div>"
    found = parsed(page, title="Trang tin xã")
    assert isinstance(found, Article)
    assert found.title == name


@pytest.mark.parametrize("line", ["Ngày cập nhật: 01/01/2021", "Cập nhật: 24/05/2022", "Cập nhật lần cuối: 24/05/2022"])
def test_a_day_in_a_text_is_no_change_before_the_article_was_there(line: str) -> None:
    found = article(f"{HEAD}<div><p>{ONE}</p><p>{TWO}</p><p>{line}</p></div>")
    assert found.modified_at is None


@pytest.mark.parametrize("said", ["(7h30 ngày 20/9/2026)", "(08:00, 20/09/2026)", "(10h00 ngày 20/9/2026)"])
@pytest.mark.parametrize("called", ["{} - Trang tin xã", "Trang tin xã"])
def test_when_something_is_to_be_stays_in_the_title(said: str, called: str) -> None:
    title = f"Thông báo tạm ngừng cấp nước ấp Trà Kim {said}"
    page = f"<h1>{title}</h1><p>25/05/2022 16:40</p><div><p>{ONE}</p><p>{TWO}</p></div>"
    found = parsed(page, title=called.format(title))
    assert isinstance(found, Article)
    assert (found.title, found.published_at) == (title, "2022-05-25T16:40:00+07:00")
