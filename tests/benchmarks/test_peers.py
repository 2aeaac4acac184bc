"""The comparison's scores and tables, on readings and figures that are made up: no peer is needed."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy.exceptions import IgnoreRequest

from benchmarks import compare
from benchmarks.environment import describe
from benchmarks.peers import archives, crawlers, crawls, document, pages, stages, within
from benchmarks.peers.accuracy import COLUMNS, Marks, measure
from benchmarks.peers.extractors import PEERS
from benchmarks.peers.pages import Page
from benchmarks.peers.scores import SCORES, local, mark
from benchmarks.peers.sheets import Column, Sheet, number, share, whole

ROOT = Path(__file__).resolve().parents[2]
ALL = frozenset(score.key for score in SCORES) | {"published"}
TRUTH: dict[str, Any] = {
    "title": "Hội nghị tổng kết",
    "lead": "Sáng 25/5, tỉnh họp.",
    "published": "2022-05-26T08:15",
    "text": "Đoạn một của bài.\nĐoạn hai của bài.",
    "names": ["Ngọc Hồng"],
    "byline": "ThS. Ngọc Hồng",
    "section": ["Tin tức", "Trong tỉnh"],
    "tags": ["cải cách"],
    "images": ["https://a.vn/anh/1.jpg", "https://a.vn/anh/2.jpg"],
    "captions": ["Quang cảnh hội nghị"],
    "views": 2131,
    "language": "vi",
}
RIGHT: dict[str, Any] = TRUTH | {"image": "https://a.vn/thumb/2.jpg?w=300"}


def marked(**changes: object) -> dict[str, float]:
    return mark(RIGHT | changes, TRUTH, ALL)


def test_what_the_truth_says_is_right_in_every_field() -> None:
    assert marked() == {score.name: 0.0 if score.low else 1.0 for score in SCORES}


@pytest.mark.parametrize(
    ("field", "key", "value", "wanted"),
    [
        ("title", "title", "Hội nghị tổng kết - Cổng thông tin", 0.0),
        ("title", "title", "Hội nghị\u200b  tổng kết", 1.0),
        ("day", "published", "2022-05-26", 1.0),
        ("day", "published", "26/05/2022", 1.0),
        ("day", "published", "2022-05-25T23:30:00+00:00", 1.0),
        ("day", "published", None, 0.0),
        ("minute", "published", "2022-05-26", 0.0),
        ("minute", "published", "2022-05-26T01:15:59+00:00", 1.0),
        ("body F1", "text", "Sáng 25/5, tỉnh họp. Đoạn một của bài. Đoạn hai của bài.", 1.0),
        ("body F1", "text", None, 0.0),
        ("caption in body", "text", "Đoạn một của bài. Quang cảnh hội nghị", 1.0),
        ("authors", "names", ["quantri", "Ngọc Hồng"], 0.0),
        ("authors", "names", ["ThS. Ngọc Hồng"], 1.0),
        ("section", "section", ["Trong tỉnh"], 1.0),
        ("section", "section", ["Thể thao"], 0.0),
        ("tags", "tags", ["cải cách", "Xem tiếp..."], 0.0),
        ("picture", "image", "https://a.vn/logo.png", 0.0),
        ("picture", "image", None, 0.0),
        ("pictures F1", "images", ["/anh/1.jpg"], 2 / 3),
        ("captions", "captions", [], 0.0),
        ("views", "views", None, 0.0),
        ("language", "language", "vi-VN", 1.0),
    ],
)
def test_one_field(field: str, key: str, value: object, wanted: float) -> None:
    changes = {key: value} | ({"byline": None} if key == "names" else {})
    assert marked(**changes)[field] == pytest.approx(wanted)


def test_the_lead_may_stand_in_the_text_or_before_it() -> None:
    whole_text = f"{TRUTH['lead']} {TRUTH['text']}"
    said = {"text": whole_text}
    assert mark({"text": TRUTH["text"], "lead": TRUTH["lead"]}, said, ALL)["body F1"] == 1.0
    assert mark({"text": whole_text, "lead": TRUTH["lead"]}, TRUTH, ALL)["body F1"] == 1.0


def test_nothing_may_be_read_where_nothing_is() -> None:
    empty = {"published": None, "names": [], "byline": None, "section": [], "tags": [], "images": [], "captions": []}
    read = {"published": None, "names": [], "section": [], "tags": [], "images": [], "image": "", "captions": []}
    assert set(mark(read, empty, ALL).values()) == {1.0}
    wrong = mark(RIGHT, empty, ALL)
    assert {wrong[name] for name in ("day", "authors", "section", "tags", "picture", "pictures F1", "captions")} == {
        0.0
    }


def test_only_what_a_tool_gives_and_somebody_vouches_for_is_marked() -> None:
    assert mark(RIGHT, TRUTH, frozenset({"title"})) == {"title": 1.0}
    assert mark(RIGHT, {"title": "Khác"}, ALL) == {"title": 0.0}
    assert mark({}, TRUTH, ALL)["title"] == 0.0


def test_dates_that_no_rule_reads_stay_as_they_are() -> None:
    assert local("2026-11-11+0717:47:57")[:10] == "2026-11-11"


def test_a_tool_that_raises_has_read_nothing() -> None:
    marks = Marks()
    marks.add({"read": {}, "ms": 2.0, "raised": "ValueError: x"}, Page("u", b"", TRUTH), frozenset({"title"}))
    values = dict(zip([column.name for column in COLUMNS], marks.values(), strict=True))
    assert (values["title"], values["day"], values["ms a page"], values["raised"]) == (0.0, None, 2.0, 1)


SHEET = Sheet(
    "Pages",
    [Column("day", share, 1), Column("ms", number, -1), Column("raised", whole), Column("version", number)],
    [
        ("congtin", [0.5, 3.0, 0, "1.0"]),
        ("quick", [0.49, 1.26, 7, "2.0"]),
        ("alike", [0.5000001, 2.96, 0, None]),
        ("none", [None, None, None, None]),
    ],
    ["a note"],
)


def test_a_table_says_where_a_peer_is_better() -> None:
    # 0.5000001 and 0.5 are written alike: that is no difference that the table shows.
    assert SHEET.better() == ["quick is better at ms (1.3 against 3.0)."]
    assert SHEET.markdown() == (
        "### Pages\n\n| | day | ms | raised | version |\n|---|---:|---:|---:|---:|\n"
        "| congtin | 50.0 | 3.0 | 0 | 1.0 |\n| quick | 49.0 | **1.3** | 7 | 2.0 |\n| alike | 50.0 | 3.0 | 0 | - |\n"
        "| none | - | - | - | - |\n\n- a note\n- quick is better at ms (1.3 against 3.0).\n"
    )


def test_programs_get_the_figures_as_they_were_measured() -> None:
    facts: Any = SHEET.facts()
    assert facts["rows"]["quick"] == {"day": 0.49, "ms": 1.26, "raised": 7, "version": "2.0"}
    assert facts["rows"]["none"]["day"] is None
    assert facts["better"] == SHEET.better()


def test_a_row_has_a_value_for_every_column() -> None:
    with pytest.raises(ValueError, match="2 values for 4 columns"):
        SHEET.add("short", [1.0, 2.0])


def test_the_document_is_renewed_between_its_marks(tmp_path: Path) -> None:
    path = tmp_path / "comparison.md"
    start, end = (mark.format("Crawling") for mark in (document.START, document.END))
    path.write_text(f"words\n{start}\nold\n{end}\nmore words\n", encoding="utf-8")
    for _ in range(2):
        document.renew(path, {"Crawling": [SHEET]})
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"words\n{start}\n\nSeen: {describe()}.\n\n### Pages")
        assert text.endswith(f"{end}\nmore words\n")
        assert "old" not in text
    with pytest.raises(ValueError, match="Keeping"):
        document.renew(path, {"Keeping": [SHEET]})


def test_the_document_has_a_place_for_every_part() -> None:
    text = (ROOT / "docs" / "comparison.md").read_text(encoding="utf-8")
    for title in compare.PARTS.values():
        assert text.index(document.START.format(title)) < text.index(document.END.format(title))


def test_saved_and_synthetic_pages_have_a_truth() -> None:
    found = [*pages.saved(pages.SAVED), *pages.synthetic(seed=1, count=1)]
    assert len(found) > 80
    assert all(page.truth["title"] and page.url.startswith("http") and b"<" in page.body for page in found)
    assert {score.key for score in SCORES} - {"minute", "image"} <= set().union(*(page.truth for page in found))


def test_a_set_keeps_its_pages_with_a_text_when_it_is_thinned() -> None:
    found = [Page(str(at), b"", {"text": "x"} if at in (3, 8) else {}) for at in range(12)]
    assert [page.url for page in pages._with_text(found, 5)] == ["3", "8", "0", "5", "10"]
    assert [page.url for page in pages._thinned(found, 5)] == ["0", "3", "6", "9"]
    assert pages._with_text([], 5) == pages._thinned([], 5) == []


def test_ours_answers_like_every_worker() -> None:
    page = next(pages.saved(pages.SAVED))
    asked = json.dumps({"url": page.url, "body": base64.b64encode(page.body).decode()})
    command = [sys.executable, "-m", "benchmarks.peers.extractors", "congtin"]
    done = subprocess.run(command, cwd=ROOT, input=f"{asked}\n\n", capture_output=True, text=True, check=True)
    version, answer, end = map(json.loads, done.stdout.splitlines())
    assert version["version"]
    assert answer["raised"] == ""
    assert mark(answer["read"], page.truth, PEERS["congtin"].gives)["title"] == 1.0
    assert end["peak_mb"] > 1


def test_what_a_crawler_kept_is_held_against_the_articles() -> None:
    stage: Any = SimpleNamespace(
        wanted={"1", "2", "3"}, identify=lambda url: url.partition("-")[0] if "-" in url else None
    )
    kept = crawlers.Kept(["1-a", "1-print", "1-a", "2-b", "menu", "home"])
    assert crawls.held(kept, stage) == ({"1", "2"}, 2, 2)


def test_lines_and_captures_cut_short_are_broken(tmp_path: Path) -> None:
    (tmp_path / "kept.jsonl").write_bytes(b'{"url": "u"}\n{"url": "v')
    assert crawlers._kept_lines(tmp_path) == (["u"], 1)
    (tmp_path / "run0.warc.gz").write_bytes(b"\x1f\x8b\x08\x00")
    assert crawlers._kept_warc(tmp_path) == ([], 1)


def test_found_copies_count_by_what_was_changed() -> None:
    planted = {("a", "b"): 0.05, ("a", "c"): 0.1, ("d", "e"): 0.2}
    # b and c are copies of one article: a pair that nobody planted, and yet a right one.
    found = {("a", "b"), ("b", "c"), ("d", "e"), ("x", "y")}
    assert archives.recalls(found, planted) == [1.0, 0.0, 1.0, 0.75]


def test_one_letter_is_changed_in_every_archive(tmp_path: Path) -> None:
    day = tmp_path / "congtin" / "articles" / "portal=tin" / "day.jsonl"
    day.parent.mkdir(parents=True)
    line = b'{"id":"tin:1","body":"' + "Đảng bộ huyện tổ chức hội nghị về nông thôn mới".encode() * 3 + b'"}\n'
    for path in (day, tmp_path / "plain.jsonl"):
        path.write_bytes(line * 3)
    (tmp_path / "table.duckdb").write_bytes(b"\0" * 9)
    archives.damage(tmp_path)
    for path in (day, tmp_path / "plain.jsonl"):
        changed = path.read_bytes()
        assert sum(one != other for one, other in zip(changed, line * 3, strict=True)) == 1
        assert all(json.loads(one) for one in changed.decode("utf-8").splitlines())
    assert (tmp_path / "table.duckdb").read_bytes() == b"\0" * 4 + b"\1" + b"\0" * 4


class Steady:
    """Stands where a worker stands: reads every title, and breaks down at a page that it is told."""

    def __init__(self, name: str, breaks_at: str = "") -> None:
        self.name, self.breaks_at = name, breaks_at

    def read(self, page: Page) -> dict[str, Any]:
        if page.url == self.breaks_at:
            raise RuntimeError(f"{self.name} ended")
        return {"read": {"title": page.truth["title"]}, "ms": 1.0, "raised": ""}


def test_a_tool_that_breaks_down_takes_no_other_along() -> None:
    sets = {name: [Page(f"{name}{at}", b"", {"title": f"Tin {at}"}) for at in range(20)] for name in ("a", "b")}
    workers: Any = [Steady("congtin"), Steady("htmldate", breaks_at="b9"), Steady("goose3")]
    marks = measure(sets, workers)
    assert [worker.name for worker in workers] == ["congtin", "goose3"]
    assert {name: list(found) for name, found in marks.items()} == {name: ["congtin", "goose3"] for name in sets}
    assert marks["b"]["goose3"].fields == {"title": [1.0] * 20}


def test_the_bare_spider_is_measured_on_a_real_portal(tmp_path: Path) -> None:
    spider = next(each for each in crawlers.crawlers("no-such-python") if getattr(each, "name", "") != "congtin")
    assert isinstance(spider, crawlers.Crawler)
    with stages.small(articles=12) as stage:
        row = dict(zip([column.name for column in crawls.PACE], crawls.pace(spider, stage, tmp_path), strict=True))
        assert row["articles, %"] == 1.0
        assert row["requests"] == len(stage.asked)
        assert stage.identify(stage.url) is None


def test_a_peer_that_is_not_there_is_named() -> None:
    assert "news-please: no-such-python does not have it" in list(crawlers.crawlers("no-such-python"))


def test_a_peers_crawler_asks_nobody_else() -> None:
    within.Loopback().process_request(SimpleNamespace(url="http://127.0.0.1:8101/tin"))
    with pytest.raises(IgnoreRequest):
        within.Loopback().process_request(SimpleNamespace(url="http://example.org/127.0.0.1"))


def test_the_peers_python_holds_in_every_folder_and_keeps_its_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "python").symlink_to(sys.executable)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["compare", "--peers", "python"])
    assert compare.arguments().peers == str(tmp_path / "python")
