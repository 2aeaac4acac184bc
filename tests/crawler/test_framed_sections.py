"""Sections that have no rows of their own and show a frame, or send on: what is there is not the section's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run, lines
from tests.crawler.running import HTML
from tests.portal_server import Answer, PortalServer, served

TEXT = "".join(
    f"<p>Đoạn {n} nói về tình hình kinh tế, đời sống của nhân dân và công tác cải cách.</p>" for n in range(5)
)
MENU = "<ul class=menu><li><a href='/kinh-te'>Kinh tế</a></li><li><a href='/y-te'>Y tế</a></li></ul>"


def title(number: int) -> str:
    return f"Hội nghị số {number} về phát triển kinh tế của địa phương"


def rows(*numbers: int) -> str:
    return "".join(
        f"<div><h3><a href='/tin/bai-viet-{n}.html'>{title(n)}</a></h3><span>07/12/2023</span></div>" for n in numbers
    )


def page(body: str, head: str = "") -> Answer:
    html = f"<html><head><meta charset=utf-8><title>Cổng tin Ví Dụ</title>{head}</head><body>{body}</body></html>"
    return Answer(200, html.encode(), HTML)


def article(number: int) -> Answer:
    return page(
        f"<h1>{title(number)}</h1><p>07/12/2023 08:10</p><div>{TEXT.replace('Đoạn', f'Bài {number}, đoạn')}</div>"
    )


def sections(archive: Path) -> dict[str, set[str | None]]:
    """The sections of each article's sightings in a listing."""
    found: dict[str, set[str | None]] = {}
    for line in lines(archive, "sightings"):
        if line["kind"] == "listing":
            found.setdefault(line["url"].rpartition("/")[2], set()).add(line["section"])
    return found


@pytest.mark.parametrize(
    ("shown", "below"),
    [
        ("<iframe src='/noi-bat'></iframe>", None),
        ("<script>location.href = '/noi-bat';</script>", None),
        ("<iframe src='/y-te/danh-sach'></iframe>", "Y tế"),
    ],
)
def test_months_are_walked_beside_a_section_that_shows_a_frame_whose_rows_have_no_section(
    congtin: Run, tmp_path: Path, shown: str, below: str | None
) -> None:
    months = "".join(f"<li><a href='/luu-tru/2024/{m:02d}'>Tháng {m}/2024</a></li>" for m in range(1, 4))
    with served(PortalServer(articles=0)) as portal:
        portal.answers |= {
            "/": page(f"{MENU}{rows(5, 6, 7)}<div class=archive><ul>{months}</ul></div>"),
            "/kinh-te": page(f"{MENU}{rows(1, 2, 3, 4)}"),
            "/y-te": page(f"{MENU}{shown}" if "<script>" not in shown else shown),
            "/noi-bat": page(rows(5, 6, 7)),
            "/y-te/danh-sach": page(rows(5, 6, 7)),
            **{f"/luu-tru/2024/{m:02d}": page(MENU + rows(10 + m, 20 + m)) for m in range(1, 4)},
            **{f"/tin/bai-viet-{n}.html": article(n) for n in range(1, 30)},
        }
        done = congtin("crawl", portal.url, "--archive", tmp_path, "-s", "CONGTIN_PROGRESS=0")
    assert done.returncode == 0, done.stderr
    assert {path for path in portal.asked if "luu-tru" in path} == {f"/luu-tru/2024/{m:02d}" for m in range(1, 4)}
    assert len(lines(tmp_path, "articles")) == 13
    seen = sections(tmp_path)
    assert [seen[f"bai-viet-{n}.html"] for n in (5, 6, 7)] == [{below}] * 3
    assert seen["bai-viet-1.html"] == {"Kinh tế"}


def test_a_page_behind_the_last_that_sends_on_is_the_end(congtin: Run, tmp_path: Path) -> None:
    pager = "<div class=pager><a href='/kinh-te?page=2'>2</a> <a href='/kinh-te?page=3'>3</a></div>"
    with served(PortalServer(articles=0)) as portal:
        portal.answers |= {
            "/": page(f"{MENU}{rows(5, 6, 7)}"),
            "/kinh-te": page(f"{MENU}{rows(1, 2, 3, 4)}{pager}"),
            "/kinh-te?page=2": page(f"{MENU}{rows(8, 9)}{pager}"),
            "/kinh-te?page=3": page(f"{MENU}<p>Không có</p>", "<meta http-equiv=refresh content='3;url=/y-te/moi'>"),
            "/y-te": page(f"{MENU}{rows(5, 6, 7)}"),
            "/y-te/moi": page(rows(10, 11)),
            **{f"/tin/bai-viet-{n}.html": article(n) for n in range(1, 12)},
        }
        done = congtin("crawl", portal.url, "--archive", tmp_path, "-s", "CONGTIN_PROGRESS=0")
    assert "/kinh-te?page=3" in portal.asked
    assert "/y-te/moi" not in portal.asked, done.stderr
    assert "bai-viet-10.html" not in sections(tmp_path)
