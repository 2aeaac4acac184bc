"""Files of articles that are looked at again: replaced, gone, not modified. The clock is set, nothing sleeps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from archive.observations import FALSE_304
from tests.conftest import Run, lines
from tests.crawler.days_kit import day, edited, path_of
from tests.crawler.running import HTML
from tests.portal_server import Answer, PortalServer, article, served


def test_a_replaced_file_is_a_revision_though_its_page_stays(congtin: Run, tmp_path: Path) -> None:
    link = "<p><a href='/tep/ke-hoach.pdf'>Tệp đính kèm: kế hoạch</a></p>"
    pdf = {"Content-Type": "application/pdf"}
    with served(PortalServer(articles=3, etags=True)) as portal:
        portal.answers[path_of(2)] = edited(2, link)
        portal.answers["/tep/ke-hoach.pdf"] = Answer(200, b"%PDF-1.4 one", pdf)
        day(congtin, portal, tmp_path, 0)
        day(congtin, portal, tmp_path, 5)
        portal.answers["/tep/ke-hoach.pdf"] = Answer(200, b"%PDF-1.4 two, longer", pdf)
        day(congtin, portal, tmp_path, 70)
        assert path_of(2) not in portal.conditional
        day(congtin, portal, tmp_path / "none", 0, "--assets", "none")
        day(congtin, portal, tmp_path / "all", 0, "--assets", "all")
    first, second = [line for line in lines(tmp_path, "articles") if "/2/" in line["url"]]
    assert [record["attachments"][0]["bytes"] for record in (first, second)] == [12, 20]
    assert list(second["change"]["fields"]) == ["attachments"]
    (plain,) = [line for line in lines(tmp_path / "none", "articles") if "/2/" in line["url"]]
    assert [plain["attachments"][0][name] for name in ("sha256", "bytes")] == [None, None]


@pytest.mark.parametrize(
    ("said", "kind", "cause"),
    [
        ("Hãy đợi trong giây lát, bạn truy cập quá nhanh", "text/html", "asset flood"),
        ("Cổng đang được nâng cấp theo kế hoạch", "application/pdf", "asset not-an-article"),
    ],
)
def test_a_page_in_the_place_of_a_file_is_no_revision(
    congtin: Run, tmp_path: Path, said: str, kind: str, cause: str
) -> None:
    link = "<p><a href='/tep/ke-hoach.pdf'>Tệp đính kèm: kế hoạch</a></p>"
    with served(PortalServer(articles=3)) as portal:
        portal.answers[path_of(2)] = edited(2, link)
        portal.answers[path_of(3)] = edited(3, link)
        portal.answers["/tep/ke-hoach.pdf"] = Answer(200, b"%PDF-1.4 one", {"Content-Type": "application/pdf"})
        day(congtin, portal, tmp_path, 0)
        assert portal.asked.count("/tep/ke-hoach.pdf") == 1, "once a run, though two articles offer it"
        page = f"<html><head><title>Thông tin</title></head><body><p>{said}</p></body></html>"
        portal.answers["/tep/ke-hoach.pdf"] = Answer(200, page.encode(), {"Content-Type": kind})
        run = day(congtin, portal, tmp_path, 5, "-s", "CONGTIN_FIRST_WAIT=0.01")
    assert run["failed"] == {cause: 1}
    found = [line for line in lines(tmp_path, "articles") if line["attachments"]]
    assert [record["attachments"][0]["bytes"] for record in found] == [12, 12]


def test_a_file_is_asked_for_under_a_condition_and_a_server_that_lies_is_not_believed(
    congtin: Run, tmp_path: Path
) -> None:
    files = [f"/tep/ke-hoach-{number}.pdf" for number in (1, 2)]
    pdf = {"Content-Type": "application/pdf"}
    link = "<p><a href='/tep/ke-hoach-{}.pdf'>Tệp đính kèm: kế hoạch</a></p>"
    pages = {path_of(n): Answer(200, article(n, extra=link.format(n)).encode(), HTML) for n in (1, 2)}
    with served(PortalServer(articles=2, etags=True, answers=pages)) as portal:
        portal.answers |= {path: Answer(200, b"%PDF-1.4 one", pdf) for path in files}

        def look(days: float) -> tuple[list[str], list[str], dict[str, Any]]:
            """Files asked for, those of them under a condition, and how the run ended."""
            portal.asked.clear()
            portal.conditional.clear()
            said = day(congtin, portal, tmp_path, days, "--mode", "full")
            asked, conditional = (
                [path for path in paths if path in files] for paths in (portal.asked, portal.conditional)
            )
            return sorted(asked), sorted(conditional), said

        look(0)
        asked, conditional, said = look(1)
        assert (conditional, len(asked), said["counts"]["not_modified"]) == (files, 3, 2), "the first 304 is proved"
        assert said["counts"]["files_not_modified"] == 2
        assert not said["counts"].get("revised")
        portal.answers[files[1]] = Answer(200, b"%PDF-1.4 two, longer", pdf)
        assert look(2)[2]["counts"]["revised"] == 1
        portal.lies = True
        portal.answers[files[0]] = Answer(200, b"%PDF-1.4 three, longer still", pdf)
        portal.answers[files[1]] = Answer(200, b"%PDF-1.4 four, the longest of all", pdf)
        assert look(3)[2]["counts"][FALSE_304] == 1
        assert look(4)[1] == [], "from then on without a condition"
    newest = {line["id"]: line["attachments"][0]["bytes"] for line in lines(tmp_path, "articles")}
    assert sorted(newest.values()) == [28, 33]
