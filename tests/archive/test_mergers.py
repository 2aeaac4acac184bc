"""A planted merger: what became of each article of the old portal is told, and nothing is taken for another."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from archive.article import Article, Attachment, Image
from archive.mergers.sums import fates, mergers
from archive.observations import CrawlRun, Observation
from archive.reader import Archive
from tests.archive.building import Files, article, observation, run
from tests.conftest import Run

TABLE = {"cu": "giua", "giua": "moi"}
TEXT = " ".join(
    f"Đoạn {n} kể rằng đoàn công tác của tỉnh đã đến thăm xã thứ {n} và làm việc về vụ lúa {n}." for n in range(9)
)
OTHER = " ".join(f"Phiên chợ {n} bày bán hàng thủ công, trái cây và bánh tét của làng nghề số {n}." for n in range(9))


def old(number: int, **changes: Any) -> Article:
    values = {
        "url": f"https://cu.example/tin/{number}.html",
        "title": f"Bài viết thứ {number} về sản xuất lúa đông xuân",
        "body": f"Mở đầu của bài {number}. {TEXT.replace('xã', f'xã số {number}')}",  # all are alike
        "byline": "Ngọc Hồng",
        "published_at": f"2024-05-{number:02}T08:00:00+07:00",
        "images": [Image(url=f"https://cu.example/{number}.jpg", caption="Cánh đồng")],
    }
    return article(f"cu:{number}", **values | changes)


def new(number: int, **changes: Any) -> Article:
    """The same at the present portal, under another number."""
    return msgspec.structs.replace(
        old(number, **{"url": f"https://moi.example/bai/{number + 500}", **changes}),
        id=f"moi:{number + 500}",
        portal="moi",
    )


def gone(number: int, kind: str = "gone", **changes: Any) -> Observation:
    return observation(f"cu:{number}", **{"kind": kind, "fetched_at": "2026-11-25T02:00:00Z", **changes})


def planted(
    root: Path, articles: Sequence[Article], looks: Sequence[Observation] = (), runs: Sequence[CrawlRun] = ()
) -> Archive:
    files = Files(root)
    for kind, records in (("articles", articles), ("observations", looks), ("crawls", runs)):
        for each in records:
            files.add(each, kind=kind, portal=each.portal)
    return Archive(root)


def told(archive: Archive) -> dict[str, tuple[str, str | None]]:
    return {each.id: (each.fate, each.successor) for each in fates(archive, TABLE)}


def test_each_article_has_its_fate(tmp_path: Path) -> None:
    moved_on = {"moved_to": "https://moi.example/bai/504"}
    archive = planted(
        tmp_path,
        [
            *(old(number) for number in range(1, 8)),
            new(1),
            new(2, byline=None, images=[]),
            new(3, title="Tiêu đề nay đã khác", body=old(3).body + " Thêm một câu ở cuối bài."),
            new(4, title="Bài thứ tư ở nhà mới", body=OTHER, published_at="2025-07-02"),
        ],
        [
            gone(1), gone(4, "moved", **moved_on), gone(5), gone(6, "moved", moved_to="https://moi.example/bai/999"),
            gone(7, "unchanged"),
        ],
    )  # fmt: skip
    assert told(archive) == {
        "cu:1": ("found", "moi:501"),
        "cu:2": ("changed", "moi:502"),
        "cu:3": ("changed", "moi:503"),
        "cu:4": ("changed", "moi:504"),
        "cu:5": ("missing", None),
        "cu:6": ("moved", None),
        "cu:7": ("old", None),
    }
    (merger,) = mergers(archive, TABLE)
    assert merger.fates == {"found": 1, "changed": 3, "moved": 1, "old": 1, "missing": 1}
    assert (merger.portal, merger.successors, merger.articles) == ("cu", ["giua", "moi"], 7)
    assert merger.lost == {"byline": 1, "captions": 1, "images": 1}
    assert merger.changed["body"] == 2
    assert merger.years == {"2024": {"found": 1, "changed": 3, "moved": 1, "old": 1, "missing": 1}}
    assert [each.id for each in merger.examples["missing"]] == ["cu:5"]


def test_a_weekly_notice_is_found_by_its_day_alone(tmp_path: Path) -> None:
    weekly = {"title": "Lịch cắt điện trong tuần", "body": TEXT}
    days = [f"2024-05-{day:02}" for day in (3, 10, 17)]
    archive = planted(
        tmp_path,
        [
            *(old(n, **weekly, published_at=day) for n, day in enumerate(days, 1)),
            new(2, **weekly, published_at=days[1]),
            new(9, **weekly, published_at="2025-08-01"),
        ],
    )
    found = {each.id: each.successor for each in fates(archive, TABLE)}
    assert found["cu:2"] == "moi:502"


def test_strangers_are_not_taken_for_each_other(tmp_path: Path) -> None:
    archive = planted(
        tmp_path,
        [
            old(1),
            old(2, title="Thông báo", body="Nghỉ lễ.", images=[]),
            new(1, title="Chợ quê họp lại", body=OTHER),
            new(2, title="Thông báo", body="Mời thầu.", images=[], published_at="2025-09-01"),
        ],
    )
    assert {fate for fate, _ in told(archive).values()} == {"old"}


def test_layout_alone_is_no_change(tmp_path: Path) -> None:
    """The lead stands in the body there, addresses and sections are new, a time was added to the day."""
    head, rest = TEXT[:200], TEXT[200:]
    here = old(1, lead=head.strip(), body=rest.strip(), published_at="2024-05-01", section=["Tin tức"])
    there = new(1, lead=None, body=f"{head.strip()}\n\n{rest.strip()}", section=["Sự kiện"])
    assert told(planted(tmp_path, [here, there])) == {"cu:1": ("found", "moi:501")}


def test_files_that_did_not_come_along_are_told(tmp_path: Path) -> None:
    files = [Attachment(url=f"https://cu.example/{n}.pdf") for n in range(2)]
    archive = planted(tmp_path, [old(1, attachments=files), new(1, attachments=files[:1])])
    (merger,) = mergers(archive, TABLE)
    assert (merger.fates, merger.changed, merger.lost) == ({"changed": 1}, {"attachments": 1}, {})


@pytest.mark.parametrize(
    ("looks", "runs", "fate"),
    [
        ([], [], "old"),
        ([], [run("cu", finish="unreachable", started_at="2026-11-26T02:00:00Z")], "missing"),
        ([gone(n, "moved", moved_to="https://moi.example/") for n in (1, 2)], [], "missing"),
        ([gone(1), gone(1, "back", fetched_at="2026-11-26T02:00:00Z")], [], "old"),
    ],
)
def test_what_the_old_portal_says_last_counts(
    tmp_path: Path, looks: list[Observation], runs: list[CrawlRun], fate: str
) -> None:
    """A portal that is out of reach, or sends all to a front page, holds nothing any more."""
    archive = planted(tmp_path, [old(1), new(2, title="Chợ quê họp lại", body=OTHER)], looks, runs)
    assert told(archive) == {"cu:1": (fate, None)}


def test_without_a_successor_in_the_archive_nothing_is_known(tmp_path: Path) -> None:
    archive = planted(tmp_path, [old(1), old(2)], [gone(1)])
    (merger,) = mergers(archive, TABLE)
    assert (merger.fates, merger.successor_articles, merger.successor_whole) == ({"unknown": 2}, 0, None)


def test_a_copy_that_links_name_counts(tmp_path: Path) -> None:
    archive = planted(tmp_path, [old(1), new(1, title="Khác hẳn", body=OTHER, published_at="2025-08-02")])
    assert told(archive) == {"cu:1": ("old", None)}
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "pairs.jsonl").write_text('{"one":"cu:1","other":"moi:501","similarity":0.3}\n')
    assert told(archive) == {"cu:1": ("changed", "moi:501")}


@pytest.mark.parametrize("content", [b'{"one":"cu:1",', b'{"one":1}\n', None])
def test_damaged_links_are_said_in_a_line(tmp_path: Path, congtin: Run, content: bytes | None) -> None:
    planted(tmp_path, [old(1), new(1)])
    pairs = tmp_path / "links" / "pairs.jsonl"
    pairs.parent.mkdir()
    pairs.write_bytes(content) if content is not None else pairs.mkdir()
    csv = tmp_path / "succession.csv"
    csv.write_text("portal,successor\ncu,moi\n")
    done = congtin("archive", "merger", "--archive", tmp_path, "--succession", csv)
    assert done.returncode == 2
    (said,) = done.stderr.splitlines()
    assert "links/pairs.jsonl" in said


def test_the_command_shows_it(tmp_path: Path, congtin: Run) -> None:
    planted(tmp_path, [old(1), old(2), new(1)], [gone(2)], [run("moi", mode="full")])
    csv = tmp_path / "succession.csv"
    csv.write_text("portal,successor\ncu,giua\ngiua,moi\n")
    asked = ("archive", "merger", "--archive", tmp_path, "--succession", csv)
    shown = congtin(*asked)
    assert shown.returncode == 0, shown.stderr
    assert "cu, then giua, then moi: 2 articles: 1 found again, 1 missing" in shown.stdout
    assert "missing: cu:2 https://cu.example/tin/2.html" in shown.stdout
    (facts,) = json.loads(congtin(*asked, "--json").stdout)
    assert facts["fates"] == {"found": 1, "missing": 1}
    assert facts["successor_whole"] is not None
    each = [json.loads(line) for line in congtin(*asked, "--articles").stdout.splitlines()]
    assert [(one["id"], one["fate"]) for one in each] == [("cu:1", "found"), ("cu:2", "missing")]
    assert json.loads(congtin(*asked, "--json", "cu", "moi").stdout) == [facts]
    assert congtin(*asked, "moi").stdout == "moi has no successor in the table\n"
