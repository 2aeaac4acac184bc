"""``python -m archive``: what is printed, where, and with which exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from archive.cli import app
from tests.archive.building import DAY, Files, article, encode, run

REPEATED = "Đoạn văn. " * 20 + "Hết."
LAST_RUN = f"crawl finished, {DAY} 02:10"

LONG = "Đoạn văn dài. " * 30


@pytest.fixture
def files(tmp_path: Path) -> Files:
    files = Files(tmp_path / "archive")
    files.add(
        article("vidu:1", title="Cũ", body=REPEATED, day="2026-11-23", published_at="2022-07-14"),
        article("vidu:2", body=REPEATED, published_at="2022-07-16", day="2026-11-23", duplicate_of="vidu:1"),
        day="2026-11-23",
    )
    files.add(article("vidu:1", title="Mới", body=REPEATED, revision=2, published_at="2022-07-14"))
    files.add(article("khac:1", published_at=None), portal="khac")
    files.add(run("vidu"), kind="crawls")
    return files


def call(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def records(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


class TestCat:
    @pytest.mark.parametrize(("since", "said"), [("2030-01-01", True), ("2022-07-15", False)])
    def test_a_choice_of_nothing_is_told(self, files: Files, tmp_path: Path, since: str, said: bool) -> None:
        csv = ("export", "csv", tmp_path / "out.csv")
        for result in (call(*part, "--archive", files.root, "--since", since) for part in (("cat",), csv)):
            assert ("no article is among what was chosen" in result.stderr, result.exit_code) == (said, 0)

    def test_latest_of_all_as_stored(self, files: Files) -> None:
        found = records(call("cat", "--archive", files.root))
        assert [(record["id"], record["title"]) for record in found] == [
            ("khac:1", "Hội nghị tổng kết"),
            ("vidu:2", "Hội nghị tổng kết"),
            ("vidu:1", "Mới"),
        ]

    @pytest.mark.parametrize(
        ("options", "expected"),
        [
            (["--portal", "khac"], ["khac:1"]),
            (["--since", "2022-07-15"], ["vidu:2"]),
            (["--until", "2022-07-15"], ["vidu:1"]),
            (["--unique"], ["khac:1", "vidu:2"]),
            (["--all-revisions", "--portal", "vidu"], ["vidu:1", "vidu:2", "vidu:1"]),
        ],
    )
    def test_filters(self, files: Files, options: list[str], expected: list[str]) -> None:
        assert [record["id"] for record in records(call("cat", "--archive", files.root, *options))] == expected

    def test_fields_in_the_order_asked_for(self, files: Files) -> None:
        result = call("cat", "--archive", files.root, "--portal", "khac", "--fields", "title, id,views")
        assert result.stdout == '{"title":"Hội nghị tổng kết","id":"khac:1","views":null}\n'

    @pytest.mark.parametrize("fields", ["headline", "", "id,,headline"])
    def test_unknown_fields(self, files: Files, fields: str) -> None:
        result = call("cat", "--archive", files.root, "--fields", fields)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "published_at" in result.stderr

    @pytest.mark.parametrize("day", ["2026-99-01", "yesterday", ""])
    def test_a_day_that_is_none(self, files: Files, day: str) -> None:
        result = call("cat", "--archive", files.root, "--since", day)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == f"congtin: --since is a day like 2026-01-31, not {day!r}\n"

    def test_days_in_the_wrong_order(self, files: Files) -> None:
        result = call("cat", "--archive", files.root, "--since", "2022-07-02", "--until", "2022-07-01")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == "congtin: --since 2022-07-02 is after --until 2022-07-01: no day lies between\n"

    def test_damage_is_left_out_and_said(self, files: Files) -> None:
        files.add_bytes(b"?\n")
        result = call("cat", "--archive", files.root)
        assert result.exit_code == 1
        assert len(result.stdout.splitlines()) == 3
        assert "archive verify" in result.stderr

    def test_crlf_alone_is_no_loss(self, files: Files) -> None:
        files.add_bytes(encode(article("vidu:5"))[:-1] + b"\r\n")
        result = call("cat", "--archive", files.root)
        assert (result.exit_code, len(result.stdout.splitlines())) == (0, 4)

    def test_a_reader_that_leaves_early(self, files: Files) -> None:
        files.add(*(article(f"vidu:{number}", body="Đoạn văn. " * 500) for number in range(10, 200)))
        command = [sys.executable, "-m", "archive", "cat", "--archive", str(files.root)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            json.loads(process.stdout.readline())
            process.stdout.close()
            said = process.stderr.read()
            assert (process.wait(), said) == (0, b"")

    def test_bytes_are_utf8_whatever_the_locale(self, files: Files) -> None:
        command = [sys.executable, "-m", "archive", "cat", "--archive", str(files.root), "--fields", "title"]
        done = subprocess.run(
            command, capture_output=True, env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}, check=True
        )
        assert "Hội nghị".encode() in done.stdout


class TestInfo:
    def test_table(self, files: Files) -> None:
        result = call("info", "--archive", files.root)
        assert result.exit_code == 0
        assert "2022-07-16" in result.stdout
        assert "crawl finished" in result.stdout
        assert "2022-07 " not in result.stdout

    def test_months(self, files: Files) -> None:
        assert "2022-07 " in call("info", "--archive", files.root, "--months").stdout

    def test_a_narrow_terminal_gets_a_block_a_portal(self, files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
        for name, value in {"FORCE_COLOR": "1", "TERM": "dumb", "COLUMNS": "40"}.items():
            monkeypatch.setenv(name, value)
        lines = call("info", "--archive", files.root, "--months").stdout.splitlines()
        assert lines[:4] == [str(files.root), "", "portal: khac", "articles: 1"]
        assert lines.index("portal: khac") < lines.index("portal: vidu") < lines.index("last run (UTC): " + LAST_RUN)
        assert any(line.split() == ["│", "vidu", "│", "2022-07", "│", "2", "│"] for line in lines)
        assert not any("…" in line for line in lines)

    @pytest.mark.parametrize("columns", ["20", "80", "200"])
    def test_a_pipe_gets_the_table_unwrapped(self, files: Files, columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", columns)
        files.add(run("vidu", finish="disk " * 40), kind="crawls")
        lines = call("info", "--archive", files.root).stdout.splitlines()
        assert lines[0] == str(files.root)
        assert "disk " * 40 in next(line for line in lines if "vidu" in line)
        assert len(lines) == 7

    def test_json(self, files: Files) -> None:
        facts = json.loads(call("info", "--archive", files.root, "--json", "--portal", "vidu").stdout)
        (portal,) = facts["portals"]
        assert (portal["portal"], portal["articles"], portal["revisions"]) == ("vidu", 2, 3)
        assert portal["last_run"]["finish"] == "finished"


class TestVerify:
    def test_sound(self, files: Files) -> None:
        result = call("verify", "--archive", files.root, "--jobs", 1)
        assert (result.exit_code, result.stdout.split(":")[0]) == (0, "sound")

    def test_says_whether_warc_files_were_read(self, files: Files) -> None:
        unread = "; WARC files were not read (`--warc` reads them)\n"
        assert call("verify", "--archive", files.root, "--jobs", 1).stdout.endswith(unread)
        assert "not read" not in call("verify", "--archive", files.root, "--jobs", 1, "--warc").stdout

    def test_findings_one_a_line_then_counts(self, files: Files) -> None:
        files.add_bytes(b"?\n\n")
        result = call("verify", "--archive", files.root, "--jobs", 1)
        first, second, last, step = result.stdout.splitlines()
        assert result.exit_code == 1
        assert first.startswith(f"articles/portal=vidu/{DAY}.jsonl:2: bad-json")
        assert second == f"articles/portal=vidu/{DAY}.jsonl:3: blank-line"
        assert last.startswith("1 bad-json, 1 blank-line: 7 lines")
        assert step.startswith("`congtin archive repair` mends")

    def test_json(self, files: Files) -> None:
        files.add_bytes(b"?\n\n")
        result = call("verify", "--archive", files.root, "--json", "--jobs", 1)
        report = json.loads(result.stdout)
        assert [finding["what"] for finding in report["findings"]] == ["bad-json", "blank-line"]
        assert report["counts"] == {"bad-json": 1, "blank-line": 1}
        assert report["checked"]["lines"] == 7


@pytest.mark.parametrize("command", ["info", "cat", "verify"])
class TestEveryCommand:
    def test_not_an_archive(self, command: str, tmp_path: Path) -> None:
        for directory in (tmp_path, tmp_path / "none"):
            result = call(command, "--archive", directory)
            assert (result.exit_code, result.stdout) == (2, "")
            assert len(result.stderr.splitlines()) == 1

    def test_a_file_is_no_archive(self, command: str, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        result = call(command, "--archive", tmp_path / "file")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(f"congtin: {tmp_path / 'file'} is a file: give the folder")
        assert result.stderr.count("\n") == 1

    def test_a_portal_that_is_not_there(self, command: str, files: Files) -> None:
        result = call(command, "--archive", files.root, "--portal", "nope")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "khac, vidu" in result.stderr

    def test_archive_from_the_environment(self, command: str, files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CONGTIN_ARCHIVE", str(files.root))
        assert call(command).exit_code == 0

    def test_help_names_every_option(self, command: str) -> None:
        result = CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "200"})
        assert result.exit_code == 0
        assert "--archive" in result.stdout


@pytest.mark.parametrize("line", ["first", "last"])
def test_a_newer_schema(files: Files, line: str) -> None:
    path, newer = files.path(), article("vidu:7", schema_version="2.0")
    path.write_bytes(encode(newer) + path.read_bytes() if line == "first" else path.read_bytes() + encode(newer))
    for command in (["cat"], ["cat", "--all-revisions"], ["info"]):
        result = call(*command, "--archive", files.root)
        assert result.exit_code == 1
        assert "1 place is damaged" in result.output
        assert "vidu:7" not in result.stdout
    assert "vidu:1" in call("cat", "--archive", files.root).stdout
    checked = call("verify", "--archive", files.root, "--jobs", 1)
    assert (checked.exit_code, checked.stdout.count(": newer-schema: ")) == (1, 1)
    assert "upgrade congtin" in checked.stdout


def test_a_newer_minor_version_is_read_by_all(files: Files) -> None:
    path = files.path()
    newer = encode(article("vidu:7", schema_version="1.7")).replace(b'"id":', b'"mood":{"x":[1]},"id":')
    path.write_bytes(newer + path.read_bytes())
    assert '"mood"' in call("cat", "--archive", files.root).stdout
    for command in ("cat", "info", "verify"):
        assert call(command, "--archive", files.root).exit_code == 0


DAMAGES = {
    "a broken line": b'{"id":"vidu:9",\n',
    "a blank line": b"\n",
    "NUL": bytes(600) + b"\n",
    "not UTF-8": encode(article("vidu:9")).replace(b'"title":"', b'"title":"\xff\xfe'),
    "no record": b'{"schema_version":"1.0"}\n',
    "many": b"?\n" * 1234,
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_one_damage_is_one_count_everywhere(files: Files, damage: str) -> None:
    files.path().write_bytes(DAMAGES[damage] + files.path().read_bytes())
    count = DAMAGES[damage].count(b"\n")
    said = "1 place is damaged" if count == 1 else f"{count} places are damaged"
    for command in (["info"], ["cat"], ["diff", "vidu:1"]):
        done = call(*command, "--archive", files.root)
        assert done.exit_code == 1
        assert said in done.stderr
    checked = json.loads(call("verify", "--archive", files.root, "--json").stdout)
    assert len(checked["findings"]) == count
    assert json.loads(call("info", "--archive", files.root, "--json").stdout)["damaged"] == count


def test_a_difference_that_is_not_there_says_first_what_could_not_be_read(files: Files) -> None:
    path = files.path()
    path.write_bytes(path.read_bytes().replace(b'"vidu:1"', b'"vid\xff:1"'))
    done = call("diff", "vidu:1", "--archive", files.root)
    assert done.exit_code == 2
    damaged, why = done.stderr.splitlines()
    assert "1 place is damaged" in damaged
    assert "one revision only" in why


def test_verify_says_in_plain_words_what_is_wrong(files: Files) -> None:
    files.add_bytes(encode(article("vidu:9")).replace(b'"title":"', b'"title":"\xff') + b'{"a" 1}\n')
    said = call("verify", "--archive", files.root).stdout
    assert "bad-json: byte " in said
    assert " of the line is not UTF-8" in said
    assert "at character 6 of the line" in said


def test_damage_among_observations_counts_in_info(files: Files) -> None:
    files.add_bytes(b"?\n", kind="observations")
    assert "1 place is damaged" in call("info", "--archive", files.root).stderr


def test_errors_keep_their_exit_code_when_mounted(tmp_path: Path) -> None:
    outer = typer.Typer()
    outer.add_typer(app, name="archive")
    result = CliRunner().invoke(outer, ["archive", "info", "--archive", str(tmp_path)])
    assert result.exit_code == 2
    assert result.stderr.startswith("congtin: ")
