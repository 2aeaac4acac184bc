"""An article keeps its identity, whatever number a new layout or system prints on its page."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest

from archive.article import Attachment, Parser
from archive.dedup import text_hash
from tests.archive.store_kit import article, body_of, exchange, lines, opened, page, state_dump, url_of, visit

BY_ADDRESS = "vidu:cf892c8bce102032"


@pytest.mark.parametrize("ids", [("vidu:1", BY_ADDRESS), (BY_ADDRESS, "vidu:1"), ("vidu:1", "vidu:tin:71")])
@pytest.mark.parametrize("together", [True, False])
def test_a_new_layout_that_numbers_a_page_otherwise_makes_no_second_article(
    tmp_path: Path, ids: tuple[str, str], together: bool
) -> None:
    first, second = ids
    store = opened(tmp_path)
    visit(store, exchange(page(1, id=first), url_of(1), 1))
    if not together:
        store.commit()
    visit(store, exchange(page(1, id=second, byline="Ngọc Hồng"), url_of(1), 2))
    store.commit()
    visit(store, exchange(page(1, id=second, byline="Ngọc Hồng"), url_of(1), 3))
    visit(store, exchange(page(1, id=first, byline="Ngọc Hồng"), url_of(1), 4))
    visit(store, exchange(page(1, id=second, body=f"{body_of(1)} Đã sửa."), url_of(1), 5))
    store.commit()
    row = store.frontier.get(url_of(1)) or store.frontier.get(first)
    store.close()
    found = [(line["id"], line["revision"]) for line in lines(tmp_path, "articles")]
    assert found == [(first, 1), (first, 2), (first, 3)]
    looks = [(line["id"], line["kind"]) for line in lines(tmp_path, "observations")]
    assert looks == [(first, "revised"), (first, "unchanged"), (first, "unchanged"), (first, "revised")]
    assert row is not None
    assert row.id == first
    before = state_dump(tmp_path)
    shutil.rmtree(tmp_path / "state")
    opened(tmp_path).close()
    assert state_dump(tmp_path) == before


@pytest.mark.parametrize(
    ("changes", "other"),
    [
        ({"title": "Thời tiết ngày mai", "body": body_of(8)}, True),  # an address that shows what is new
        ({"title": "Thời tiết ngày mai", "body": f"{body_of(1)} Và mai."}, True),
        ({"title": "Thời tiết ngày mai"}, False),
        ({"published_at": "2026-10-02", "body": body_of(8)}, True),  # a notice of each month
        ({"published_at": "2026-10-02", "body": f"{body_of(1)} Đã sửa."}, False),
        ({"published_at": "2026-09-01T07:30:00+07:00", "body": body_of(8)}, False),
        ({"body": ""}, False),
        ({"url": url_of(2)}, True),
        ({"published_at": None, "body": body_of(8)}, True),  # the day goes with the layout, the text does not
        ({"published_at": None, "body": f"{body_of(1)} Đã sửa."}, False),
        ({"published_at": None, "body": ""}, False),
        ({"published_at": "2026-10-02", "body": ""}, True),
        ({"title": "Thời tiết ngày mai", "published_at": "2026-10-02"}, True),
    ],
)
def test_an_address_is_no_proof_alone(tmp_path: Path, changes: dict[str, Any], other: bool) -> None:
    said = page(1)
    old = msgspec.structs.replace(article(said, url_of(1), "2026-11-24T01:00:00Z"), published_at="2026-09-01")
    body = str(changes.get("body", said["body"]))
    new = msgspec.structs.replace(
        old, **{"id": BY_ADDRESS, "fetched_at": "2026-11-25T01:00:00Z", "text_hash": text_hash(body), **changes}
    )
    store = opened(tmp_path)
    store.put(old)
    store.commit()
    store.put(msgspec.structs.replace(new, content_hash="f" * 64))
    store.commit()
    store.close()
    ids = [line["id"] for line in lines(tmp_path, "articles")]
    assert ids == ["vidu:1", BY_ADDRESS if other else "vidu:1"]


WEEKLY = (
    "Ủy ban nhân dân phường thông báo lịch tiếp công dân của lãnh đạo phường tại trụ sở tiếp công dân, số 12 đường Lê "
    "Lợi. Thời gian: ngày {}. Người chủ trì là đồng chí Chủ tịch Ủy ban nhân dân phường. Đề nghị các cơ quan, đơn vị, "
    "tổ dân phố và nhân dân biết, liên hệ và thực hiện đúng quy định của pháp luật về tiếp công dân, khiếu nại, tố cáo."
)
SHORT = "Chi tiết xem tệp đính kèm."
ONE, OTHER = ([Attachment(url=f"http://vidu.gov.vn/tep/{name}.pdf", name=name)] for name in ("tuan-40", "tuan-41"))


@pytest.mark.parametrize("days", [("2026-10-04", "2026-10-11"), ("2026-10-04", None), (None, None)])
@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        ({"body": WEEKLY.format("5/10")}, {"body": WEEKLY.format("12/10")}, 2),
        ({"body": WEEKLY.format("5/10")}, {"body": WEEKLY.format("5/10 (buổi sáng)")}, 1),
        ({"body": SHORT, "title": "Quyết định về giá đất"}, {"body": SHORT, "title": "Kế hoạch chống bão"}, 2),
        ({"body": SHORT, "attachments": ONE}, {"body": SHORT, "attachments": OTHER}, 2),
        ({"body": SHORT, "attachments": ONE}, {"body": SHORT, "attachments": ONE + OTHER}, 1),
        ({"body": "", "attachments": ONE}, {"body": "", "attachments": OTHER}, 2),
    ],
)
def test_an_address_that_shows_the_newest_notice_has_many_articles(
    tmp_path: Path, days: tuple[str | None, str | None], old: dict[str, Any], new: dict[str, Any], count: int
) -> None:
    store = opened(tmp_path)
    for number, (said, day) in enumerate(zip((old, new), days, strict=True), 1):
        changes = {"title": "Lịch tiếp công dân", "published_at": day, "content_hash": f"{number}" * 64, **said}
        record = article(page(number), url_of(7), f"2026-11-24T0{number}:00:00Z")
        store.put(msgspec.structs.replace(record, text_hash=text_hash(said["body"]), **changes))
        store.commit()
    store.close()
    assert len({line["id"] for line in lines(tmp_path, "articles")}) == count


def test_a_text_read_anew_is_of_the_article_that_it_was_read_for(tmp_path: Path) -> None:
    """Read wrongly before, it is wholly another now, and like the one that stands at its address by then."""
    store = opened(tmp_path)
    visit(store, exchange(page(1, title="Cổng thông tin", body=body_of(4)), url_of(7), 1))
    visit(store, exchange(page(2, title="Thông báo", body=body_of(7)), url_of(7), 2))
    store.commit()
    anew = article(page(1, title="Thông báo", body=body_of(7)), url_of(7), "2026-11-24T01:00:01Z")
    store.put(msgspec.structs.replace(anew, supersedes=1, parser=Parser(version="2", family="generic")))
    store.close()
    found = [(line["id"], line["revision"], line["supersedes"]) for line in lines(tmp_path, "articles")]
    assert found == [("vidu:1", 1, None), ("vidu:2", 1, None), ("vidu:1", 2, 1)]


def test_articles_that_a_new_system_numbers_anew_stay_what_they_are(tmp_path: Path) -> None:
    """Each has the number that another one had, or a new one, at the address that it always had."""
    store = opened(tmp_path)
    for number in (1, 2, 3):
        visit(store, exchange(page(number), url_of(number), number))
    store.commit()
    for number in (1, 2, 3):
        visit(store, exchange(page(number, id=f"vidu:{number + 1}"), url_of(number), number + 10))
    visit(store, exchange(page(5, id="vidu:1"), url_of(5), 20))  # a new one, with the number that is free now
    store.commit()
    visit(store, exchange(page(2, id="vidu:3", byline="Ngọc Hồng"), url_of(2), 30))
    store.close()
    articles = [(line["id"], line["revision"], line["url"]) for line in lines(tmp_path, "articles")]
    assert articles == [
        ("vidu:1", 1, url_of(1)),
        ("vidu:2", 1, url_of(2)),
        ("vidu:3", 1, url_of(3)),
        ("vidu:1~2", 1, url_of(5)),
        ("vidu:2", 2, url_of(2)),
    ]
    looks = [(line["id"], line["kind"]) for line in lines(tmp_path, "observations")]
    assert looks == [*((f"vidu:{number}", "unchanged") for number in (1, 2, 3)), ("vidu:2", "revised")]


def test_an_article_that_moved_to_the_address_of_another_keeps_its_number(tmp_path: Path) -> None:
    store = opened(tmp_path)
    for number in (1, 2):
        visit(store, exchange(page(number, title="Thông báo"), url_of(number), number))
    store.commit()
    visit(store, exchange(page(2, title="Thông báo"), url_of(1), 10))
    store.close()
    assert [line["id"] for line in lines(tmp_path, "articles")] == ["vidu:1", "vidu:2"]
    assert [line["id"] for line in lines(tmp_path, "observations")] == ["vidu:2"]


@pytest.mark.parametrize("numbers", [(2, 1), (2, 3)])
@pytest.mark.parametrize("days", [("2026-10-04", "2026-10-11"), ("2026-10-04", "2026-10-04"), (None, None)])
def test_schedules_of_one_title_that_are_numbered_anew_stay_what_they_are(
    tmp_path: Path, numbers: tuple[int, int], days: tuple[str | None, str | None]
) -> None:
    """Each has the number of another one of the same title, which an edit could have made of that."""
    store = opened(tmp_path)
    for turn, ids in enumerate(((1, 2), numbers, (1, 2))):
        for place in (1, 0):
            said = page(ids[place], title="Lịch công tác tuần", body=body_of(place + 5))
            record = article(said, url_of(place + 1), f"2026-11-24T0{turn + 1}:00:0{2 - place}Z")
            store.put(msgspec.structs.replace(record, published_at=days[place]))
        store.commit()
    store.close()
    found = {(line["id"], line["url"], line["body"]) for line in lines(tmp_path, "articles")}
    assert found == {(f"vidu:{place}", url_of(place), body_of(place + 4)) for place in (1, 2)}
    assert {line["kind"] for line in lines(tmp_path, "observations")} == {"unchanged"}
