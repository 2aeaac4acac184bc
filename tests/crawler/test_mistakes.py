"""What a careless user is told: one line that names what is meant, or what to do next."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from crawler.cli import main
from crawler.portals import registry
from crawler.processes.selection import begun
from crawler.showing import crawled, many
from tests.archive.building import Files, article
from tests.crawler.outcomes_kit import outcome

Called = Callable[..., tuple[int, str]]


@pytest.fixture
def called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Called:
    """Calls the command from an empty folder; (exit code, the one line on standard error)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CONGTIN_CONTACT", raising=False)

    def call(*arguments: object) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["congtin", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        assert said.out == ""
        assert len(said.err.splitlines()) == 1, said.err
        assert said.err.startswith("congtin: ")
        return int(ended.value.code or 0), said.err

    return call


def ending() -> str:
    """A declared portal that has ended, and has a successor."""
    return next(portal.id for portal in registry.read_all()[0] if portal.valid_to and portal.successor)


def test_near_misses_name_what_is_near(called: Called) -> None:
    near = {
        ("crawl", "travin"): "did you mean travinh",
        ("crawl", "--province", "Tra-vin"): "did you mean Trà Vinh",
        ("crawl", "--province", "hai fong"): "Hải Phòng",
        ("crawl", "--family", "nukevit"): "did you mean nukeviet?",
        ("portals", "show", "travin"): "did you mean travinh",
        ("crawl", "Trà Vinh"): "did you mean travinh",
        ("crawl", "tra-vin"): "did you mean travinh",
        ("crwl",): "crawl",
        ("crawl", "demo", "-s", "DOWNLOAD_DELY=3"): "did you mean DOWNLOAD_DELAY?",
        ("crawl", "demo", "-s", "download_delay=3"): "did you mean DOWNLOAD_DELAY?",
        ("crawl", "demo", "-s", "CONGTIN_LOKBACK_DAYS=3"): "did you mean CONGTIN_LOOKBACK_DAYS?",
        ("crawl", "demo", "-s", "CONGTIN_FOO=3"): "CONGTIN_FOO: there are CONGTIN_ARCHIVE, CONGTIN_",
        ("crawl", "demo", "-s", "DOWNLOAD_DELAY=-1"): "seconds from 0 on are expected",
        ("crawl", "demo", "-s", "DOWNLOAD_DELAY=nan"): "seconds from 0 on are expected",
        ("crawl", "demo", "--sinse", "2026-01-01"): "--since",
    }
    for call, said in near.items():
        code, line = called(*call)
        assert (code, said in line) == (2, True), line


@pytest.mark.parametrize(
    "command", [("archive", "info"), ("health",), ("schedule", "list"), ("crawl", "demo"), ("report",)]
)
def test_an_archive_that_is_a_file_is_named(called: Called, command: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("x")
    code, line = called(*command, "--archive", "tep")
    # What reads was given wrong input; what writes cannot start.
    wanted = 3 if command[0] == "crawl" else 2
    assert (code, "tep is a file: give the folder" in line) == (wanted, True), line


@pytest.mark.parametrize(
    "call",
    [
        ("archive", "cat", "--since", "31.12.2025"),
        ("portals", "show", "travinh", "--on", "2024-99-99"),
        ("schedule", "sweep", "--before", "tomorrow"),
        ("schedule", "add", "demo", "--every", "day", "--ends", "31/12/2026"),
        ("crawl", "demo", "--until", "2026-13-01"),
    ],
    ids=" ".join,
)
def test_a_wrong_day_is_told_how_days_look(called: Called, call: tuple[str, ...]) -> None:
    code, line = called(*call)
    assert (code, "a day like 2026-01-31" in line) == (2, True), line


@pytest.mark.parametrize("contact", ["x", "my name", "toi@", "https://x"])
def test_a_contact_that_reaches_nobody_is_refused(
    called: Called, contact: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONGTIN_CONTACT", contact)
    code, line = called("crawl", "travinh", "-s", f"CONGTIN_CONTACT={contact}")
    assert (code, "CONGTIN_CONTACT is your e-mail or web address" in line) == (2, True), line


def test_a_key_that_is_there_twice_is_named_with_its_line(called: Called, tmp_path: Path) -> None:
    plan = tmp_path / "archive-data" / "schedule.toml"
    plan.parent.mkdir()
    plan.write_text('timezone = "UTC"\njobs = 2\njobs = 3\n')
    code, line = called("schedule", "list")
    assert (code, "line 3: jobs is there twice: keep one of them" in line) == (2, True), line


def test_a_report_has_one_form(called: Called, tmp_path: Path) -> None:
    Files(tmp_path / "archive-data").add(article("vidu:1"))
    code, line = called("report", "--json", "--format", "md")
    assert (code, "give one of them" in line) == (2, True), line
    for call in (("coverage", "--holes", "--json"), ("archive", "merger", "--articles", "--json")):
        code, line = called(*call)
        assert (code, "leave --json out" in line) == (2, True), line


def test_a_page_of_another_portal_is_no_case_of_this_one(called: Called) -> None:
    code, line = called("snapshot", "travinh", "https://example.org/a.html")
    assert (code, "no page of travinh" in line) == (2, True), line
    other = registry.load("vinhlong").home
    code, line = called("snapshot", "travinh", f"{other}a.html")
    assert (code, "`congtin snapshot vinhlong " in line) == (2, True), line


def test_a_portal_that_ended_names_who_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from datetime import date

    from crawler.processes.selection import ended

    name = ending()
    portal = registry.load(name)
    today = date(2026, 11, 26)
    assert ended([name, "demo", "nope"], today) == [
        f"{name} ended on {portal.valid_to}; {portal.successor} goes on for it; asking the old one all the same"
    ]
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["congtin", "schedule", "add", name, "--every", "day"])
    with pytest.raises(SystemExit) as done:
        main()
    assert done.value.code in (0, None)
    assert f"{portal.successor} goes on for it" in capsys.readouterr().err


def test_global_options_are_told_where_they_stand(called: Called) -> None:
    code, line = called("crawl", "demo", "--lang", "vi")
    assert (code, "it stands before the command" in line) == (2, True), line


@pytest.mark.parametrize(
    ("words", "is_told"), [("reparse vidu", True), ("archive verify vidu", True), ("schedule list vidu", False)]
)
def test_a_portal_that_is_no_argument_is_told_its_option(called: Called, words: str, is_told: bool) -> None:
    code, line = called(*words.split())
    assert (code, "; a portal is named with --portal here" in line) == (2, is_told), line


def test_what_may_not_be_read_is_one_line(called: Called, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Files(tmp_path / "archive-data").add(article("vidu:1"))

    def refuse(path: Path, unreadable: object = None) -> list[str]:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("archive.paths.portals", refuse)
    code, line = called("archive", "info")
    assert (code, "archive-data may not be read" in line) == (3, True), line


def test_a_machine_without_network_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    many.outcomes([outcome("mot"), outcome("hai"), outcome("ba")])
    said = capsys.readouterr().out
    assert said.count("is this machine on the network?") == 1
    assert "fell short  hai" not in said
    crawled.outcomes([outcome("mot")], as_json=False)
    said = capsys.readouterr().out
    assert ("is this machine on the network?" in said, "raw pages" in said) == (True, False)
    crawled.outcomes([outcome("mot", failed={"listing timeout": 1})], as_json=False)
    assert "is this machine on the network?" not in capsys.readouterr().out
    many.outcomes([outcome("mot"), outcome("hai", finish="finished", failed={}, exit_code=0)])
    said = capsys.readouterr().out
    assert "is this machine on the network?" not in said
    assert "fell short  mot: " in said


def test_no_place_lies_between_this_machine_and_its_own_address(capsys: pytest.CaptureFixture[str]) -> None:
    for portal, egress, here in (
        ("127.0.0.1-8081", "direct", True),
        ("localhost", "direct", True),
        ("demo", "direct", True),
        ("127.0.0.1-8081", "Berlin", False),  # whoever names a place has one that lies elsewhere
        ("vidu.gov.vn", "direct", False),
        ("127.0.0.1.vidu.gov.vn-81", "direct", False),
    ):
        crawled.outcomes([outcome(portal, egress=egress, failed={"listing refused": 1})], as_json=False)
        said = capsys.readouterr().out
        assert ("see whether its server runs there" in said, "closed to this place" in said) == (here, not here)


def test_what_keeps_a_run_out_of_a_portal_that_answers_is_its_last_word(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def said(portal: str, **changes: object) -> str:
        crawled.outcomes([outcome(portal, egress="direct", **changes)], as_json=False)
        return capsys.readouterr().out

    registry.use(tmp_path, tmp_path)
    for name, more in (("cu", ""), ("xa", 'successor = "moi"\n'), ("moi", "")):
        text = f'title = "{name}"\nhome = "https://{name}.vidu.vn/"\nevidence = "none"\n{more}'
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    led = {"failed": {"listing off-host": 1}}
    for portal, to, step in (
        ("127.0.0.1-8081", "https://la.vidu.vn/", "`congtin portals add https://la.vidu.vn/` takes up"),
        ("127.0.0.1-8081", "https://la.vidu.vn/?a=1&b=2", "portals add 'https://la.vidu.vn/?a=1&b=2'` takes up"),
        (
            "cu",
            "https://la.vidu.vn/",
            '`congtin portals add https://la.vidu.vn/ --id ID`, and successor = "ID" with valid_to = ',
        ),
        (
            "cu",
            "https://moi.vidu.vn/x",
            'successor = "moi" with valid_to = its last day (YYYY-MM-DD) in the file of cu',
        ),
        ("xa", "https://moi.vidu.vn/x", "That is the portal moi: `congtin crawl moi` reads it.\n"),
    ):
        text = said(portal, leads_to=to, **led)
        assert (f"The portal leads to {to}," in text, step in text) == (True, True), text
        assert not any(other in text for other in ("its server runs there", "Run the same command later")), text
    many.outcomes([outcome("cu", leads_to="https://moi.vidu.vn/", **led), outcome("hai", **led)])
    assert "unreachable; listing off-host 1; it leads to https://moi.vidu.vn/\n" in capsys.readouterr().out

    tls = {"failed": {"listing tls": 1}, "tls_helps": "unverified"}
    text = said("127.0.0.1-8081", distrusted="expired", **tls)
    assert 'its certificate is not trusted (expired): tls = "unverified" in the portal\'s file' in text
    assert "see whether its server runs there" not in text
    text = said("127.0.0.1-8081", **{**tls, "tls_helps": "legacy"})
    assert ('tls = "legacy" in the portal' in text, "its server runs there" in text) == (True, False)
    assert "its server may speak plain HTTP, try http://" in said("127.0.0.1-8081", failed={"listing tls": 1})
    # That of a host of files says nothing of the portal.
    text = said("127.0.0.1-8081", distrusted="expired", tls_helps="unverified", failed={"listing refused": 1})
    assert ("certificate" in text, "see whether its server runs there" in text) == (False, True)


def test_a_word_that_begins_with_a_dash_is_no_option(called: Called) -> None:
    assert "stands behind --, as in `archive search" in called("archive", "search", "-giao")[1]
    assert "stands behind --" not in called("archive", "search", "--giao")[1]
    assert "stands behind --" not in called("archive", "info", "-g")[1]


def test_only_words_to_leave_out_find_nothing(called: Called) -> None:
    Files(Path("archive-data")).add(article("vidu:1"))
    assert "only says what to leave out: give a word" in called("archive", "search", "--", "-giao")[1]
    assert "has no word to look for" in called("archive", "search", "--", "-")[1]


def test_a_choice_that_is_none_is_said_without_the_library_s_words(called: Called) -> None:
    code, line = called("report", "--format", "pdf")
    assert (code, "Value error" in line, "'pdf' is not one of 'html', 'md'" in line) == (2, False, True), line


def test_whether_what_stands_behind_a_host_counts_is_said() -> None:
    known = next(portal for portal in registry.read_all()[0] if portal.home.count("/") == 3 and portal.id != "demo")
    whole = f"{known.id} is crawled whole, from {known.home} on; --section TEXT crawls a part of it"
    assert begun([f"{known.home}tin-tuc/"]) == [whole]
    assert begun([known.home, known.id, known.home.rstrip("/")]) == []
    assert begun(["https://la.vidu.vn", "https://la.vidu.vn/", "https://"]) == []
    (said,) = begun(["https://la.vidu.vn/tin-tuc/"])
    assert said.startswith("la.vidu.vn is crawled whole, beginning at https://la.vidu.vn/tin-tuc")


def test_tables_that_go_into_a_file_cut_no_id(capsys: pytest.CaptureFixture[str]) -> None:
    long = "cong-thong-tin-dien-tu-" + "x" * 200
    many.outcomes([outcome(long), outcome("hai", finish="finished", failed={}, exit_code=0)])
    assert long in capsys.readouterr().out
