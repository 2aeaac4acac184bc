"""``archive coverage`` and ``congtin coverage`` as commands: tables, JSON, exit codes."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from archive.cli import app
from tests.archive.building import Files, article, run
from tests.archive.coverage_kit import LATE, missed, seen


@pytest.fixture
def files(tmp_path: Path) -> Files:
    (tmp_path / "articles").mkdir()
    return Files(tmp_path)


class TestCommand:
    def call(self, *arguments: object) -> tuple[int, str]:
        result = CliRunner().invoke(app, ["coverage", *(str(argument) for argument in arguments)])
        return result.exit_code, result.output

    @pytest.fixture
    def files(self, files: Files) -> Files:
        files.add(article("vidu:1"), article("vidu:2", published_at="2022-08-02"))
        files.add(
            seen(2, section="Tin tức"),
            seen(3, section="Văn hóa", published_at="2022-08-03"),
            kind="sightings",  # type: ignore[arg-type]
        )
        files.add(missed(3, "failed", cause="timeout", next_try=LATE), kind="observations")  # type: ignore[arg-type]
        return files

    def test_a_line_a_portal_and_a_map_of_its_months(self, files: Files) -> None:
        code, output = self.call("--archive", files.root)
        assert code == 0
        assert "vidu: 2 of 3 known articles, 66.6 % as of 2026-" in output
        assert "holes: 1 failed: timeout" in output
        (year,) = [line for line in output.splitlines() if "2022" in line]
        assert year.split() == ["2022", *["·"] * 6, "100", "50", *["·"] * 4, "2"]
        assert "Văn hóa" in output
        assert "no date" not in output

    def test_what_has_no_date_is_said_below_the_months(self, files: Files) -> None:
        files.add(seen(4), kind="sightings")  # type: ignore[arg-type]
        output = self.call("--archive", files.root)[1]
        assert "  no date: 0 archived, 1 hole" in output
        assert "none" not in output

    def test_as_json(self, files: Files) -> None:
        code, output = self.call("--archive", files.root, "--portal", "vidu", "--json")
        said = msgspec.json.decode(output)
        assert (code, said["damaged"]) == (0, 0)
        (portal,) = said["portals"]
        assert portal["months"]["2022-08"] == {"exist": 2, "archived": 1, "holes": {"failed: timeout": 1}}

    def test_the_holes_themselves(self, files: Files) -> None:
        code, output = self.call("--archive", files.root, "--holes")
        (hole,) = [msgspec.json.decode(line) for line in output.splitlines()]
        assert (code, hole["id"], hole["cause"], hole["next_try"]) == (0, "vidu:3", "failed: timeout", LATE)

    def test_damage_is_said(self, files: Files) -> None:
        files.add_bytes(b"{bad\n")
        code, output = self.call("--archive", files.root)
        assert (code, "1 place is damaged and left out" in output) == (1, True)

    def test_a_listing_that_was_not_read_is_said_beside_the_share(self, files: Files) -> None:
        unread = {"failed/listing script-only": 1, "failed/timeout": 4}
        at = {"script-only": ["https://vidu.vn/tin-tuc"]}
        files.add(run(causes=unread, unread=at), run(counts={"partial": 1}), kind="crawls")  # type: ignore[arg-type]
        output = self.call("--archive", files.root)[1]
        said = "  1 page of a listing was not read in the last crawl (script-only 1): what it alone names is not known"
        assert f"{said}\n    https://vidu.vn/tin-tuc\n" in output
        (portal,) = msgspec.json.decode(self.call("--archive", files.root, "--json")[1])["portals"]
        assert (portal["unread"], portal["unread_urls"]) == ({"script-only": 1}, ["https://vidu.vn/tin-tuc"])

    def test_crawls_that_saw_nothing_are_no_looks(self, files: Files) -> None:
        before = self.call("--archive", files.root, "--json")[1]
        changes = [{"finish": "unreachable"}, {"causes": {"failed/listing http-500": 1}}, {"finish": "unreachable"}]
        away = [run(counts={"failed": 1}, **change) for change in changes]
        late = [msgspec.structs.replace(each, ended_at=f"2026-11-{25 + at}T00:00:00Z") for at, each in enumerate(away)]
        files.add(*late, kind="crawls")  # type: ignore[arg-type]
        (portal,) = msgspec.json.decode(self.call("--archive", files.root, "--json")[1])["portals"]
        assert portal["as_of"] == msgspec.json.decode(before)["portals"][0]["as_of"]
        assert portal["turned_away"] == {"unreachable": 2, "http-500": 1}
        said = (
            "  3 crawls since then saw nothing of it (unreachable 2, http-500 1): what was published since is not known"
        )
        assert said in self.call("--archive", files.root)[1]

    def test_and_are_forgotten_once_it_answers(self, files: Files) -> None:
        files.add(run(finish="unreachable", counts={}), run(counts={"listings_read": 1}), kind="crawls")  # type: ignore[arg-type]
        assert "saw nothing" not in self.call("--archive", files.root)[1]

    def test_a_listing_that_was_read_again_is_not(self, files: Files) -> None:
        files.add(run(causes={"failed/listing http-500": 1}), run(), kind="crawls")  # type: ignore[arg-type]
        assert "not read" not in self.call("--archive", files.root)[1]

    def test_also_without_archive_before_it(self, files: Files) -> None:
        from crawler.cli import app as whole

        result = CliRunner().invoke(whole, ["coverage", "--archive", str(files.root)])
        assert (result.exit_code, "66.6 %" in result.output) == (0, True)
